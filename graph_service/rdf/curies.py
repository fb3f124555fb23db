"""IRIs as prefixed names (CURIEs) and as paths under our base: the one converter. Pure."""

import re
from collections.abc import Iterator, Mapping

from graph_service.namespaces import BASE, PREFIXES

_WRITABLE = re.compile(r"[\w:~.!$&'()*+,;=/?#@%-]*")
_RESERVED = re.compile(r"[~!$&'()*+,;=/?#@%]|\A[.-]|\.\Z")
_ESCAPED = r"\\\g<0>"


class Converter:
    """Shortens IRIs by some prefixes, the longest namespace first, and expands names."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._by_length = sorted(prefixes.items(), key=lambda item: -len(item[1]))

    def splits(self, iri: str) -> Iterator[tuple[str, str]]:
        """Yield every prefix of an IRI with the rest of it, the longest namespace first."""
        return ((prefix, iri[len(namespace) :]) for prefix, namespace in self._by_length if iri.startswith(namespace))

    def shorten(self, iri: str) -> str:
        """Return an IRI as a prefixed name, or as it is where no prefix fits."""
        return next((f"{prefix}:{local}" for prefix, local in self.splits(iri)), iri)

    def typed(self, iri: str) -> str:
        """Return an IRI as one types it into a query: as ``shorten``, with what SPARQL reserves escaped (SPARQL 1.1, rule 172, PLX).

        What no name can write is in angle brackets; an IRI that no prefix fits is as it is.
        """
        prefix, local = next(self.splits(iri), ("", ""))
        if not prefix:
            return iri
        return f"{prefix}:{_RESERVED.sub(_ESCAPED, local)}" if _WRITABLE.fullmatch(local) else f"<{iri}>"

    def expand(self, name: str) -> str | None:
        """Return the IRI of a prefixed name, None where its prefix is not known."""
        prefix, colon, local = name.partition(":")
        return self._prefixes[prefix] + local if colon and prefix in self._prefixes else None


CURIES = Converter(PREFIXES)
"""With the prefixes used everywhere."""


def path_of(iri: str) -> str:
    """Return the path of an IRI of ours under the base, and another IRI as it is."""
    return iri.removeprefix(BASE)
