"""Letters without their accents, so that spellings can be compared."""

import unicodedata


def without_accents(text: str) -> str:
    """Return a text without what combines with its letters (Unicode NFKD): “Côte” is “Cote”."""
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
