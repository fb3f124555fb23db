"""The formats of documents that are checked: by media type, and by the ending of a file's name."""

from collections.abc import Mapping
from pathlib import PurePath

PLAIN, MARKDOWN, HTML, PDF = "text/plain", "text/markdown", "text/html", "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
TYPES = (PLAIN, MARKDOWN, HTML, DOCX, ODT, PDF)
_ENDINGS: Mapping[str, str] = {
    **dict.fromkeys((".txt", ".text"), PLAIN),
    **dict.fromkeys((".md", ".markdown"), MARKDOWN),
    **dict.fromkeys((".html", ".htm", ".xhtml"), HTML),
    ".docx": DOCX,
    ".odt": ODT,
    ".pdf": PDF,
}


def by_name(name: str) -> str:
    """Return the media type of a file by the ending of its name, or an empty text."""
    return _ENDINGS.get(PurePath(name).suffix.casefold(), "")
