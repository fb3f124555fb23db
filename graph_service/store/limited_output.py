"""What the engine's serialisers write to, wherever the engine runs: counts, stops at a limit, and hands on pieces of 64 KiB.

It also stops what the engine would write although the format has no place for it: characters and names that XML cannot hold, and triple
terms in N3. An answer that nobody can read is not an answer.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import IO, cast

import pyoxigraph

from graph_service.errors import LimitExceededError, NotAcceptableError
from graph_service.namespaces import PREFIXES
from graph_service.rdf.formats import CSV, JSON, N3, N_TRIPLES, TSV, TURTLE
from graph_service.rdf.oxigraph import RDF_FORMATS, tidy
from graph_service.store import row_count

_PIECE = 1 << 16
_NOT_XML = bytes(set(range(0x20)) - set(b"\t\n\r"))
_NOT_XML_EITHER = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""U+FFFE and U+FFFF."""
_NO_NAME = re.compile(rb"<(?:\w+:[ />]|xmlns:)")
"""What the engine writes for a property or class whose IRI does not end in a name, or is of the namespace that XML keeps for itself."""
_FORMATS = ("JSON-LD ", "RDF/XML ")
_CUT = 32
"""Bytes of what was written before in which the beginning of any of these may lie."""


class LimitedOutput:
    """A writable file for the engine that raises once a limit is exceeded; ``hand_on`` gets each full piece, in its parts."""

    def __init__(self, most_bytes: int, most_rows: int, counter: row_count.RowCounter, hand_on: Callable[[list[bytes]], None]) -> None:
        self._most_bytes = most_bytes
        self._most_rows = most_rows
        self.counter = counter
        self._hand_on = hand_on
        self._held: list[bytes] = []
        self._size = 0
        self._total = 0
        self._uncounted: list[bytes] | None = []
        self._xml = self._rdf_xml = False
        self._before = b""

    def write(self, data: bytes) -> int:
        """Take the engine's next bytes and return their number, as a file does."""
        taken = len(data)
        data = bytes(data)
        if not self._total:
            data = tidy(data)
            self._xml, self._rdf_xml = data.startswith(b"<?xml"), b"<rdf:RDF" in data
        if self._xml:
            data = self._fit_for_xml(data)
        self._total += len(data)
        if self._total > self._most_bytes:
            raise LimitExceededError(f"The answer is longer than {self._most_bytes} bytes.", limit="bytes", maximum=self._most_bytes)
        self._count(data)
        self._held.append(data)
        self._size += len(data)
        if self._size >= _PIECE:
            self._hand_on(self.take())
        return taken

    def _fit_for_xml(self, data: bytes) -> bytes:
        """Return bytes that an XML parser reads back unchanged; raise if a character or name has no form in XML."""
        seen = self._before + data
        self._before = seen[-_CUT:]
        if len(data.translate(None, _NOT_XML)) != len(data) or any(character in seen for character in _NOT_XML_EITHER):
            raise _unwritable("A value has a character that XML 1.0 cannot hold.", graph=self._rdf_xml)
        if self._rdf_xml and _NO_NAME.search(seen):
            raise _unwritable("RDF/XML has no way to write a property or class whose IRI does not end in a name.", graph=True)
        # A carriage return as it is would be read as the end of a line (XML 1.0 §2.11).
        return data.replace(b"\r", b"&#13;") if b"\r" in data else data

    def _count(self, data: bytes) -> None:
        """Count rows, but only once enough bytes for too many rows came: counting costs as much as writing."""
        if self._uncounted is None:
            self.counter.feed(data)
        else:
            self._uncounted.append(data)
            if self._total <= self._most_rows * self.counter.least:
                return
            for piece in self._uncounted:
                self.counter.feed(piece)
            self._uncounted = None
        self.check_rows(self.counter.rows)

    def check_rows(self, count: int) -> None:
        """Raise if there are too many rows."""
        if count > self._most_rows:
            raise LimitExceededError(f"The answer has more than {self._most_rows} rows.", limit="rows", maximum=self._most_rows)

    def flush(self) -> None:
        """Do nothing: pieces are passed on when they are full."""

    def take(self) -> list[bytes]:
        """Return and clear the bytes that were not passed on, in their parts."""
        held, self._held, self._size = self._held, [], 0
        return held

    def write_triples(self, triples: Iterator[pyoxigraph.Triple], format_name: str) -> None:
        """Serialise at most the allowed number of triples and raise if there are more; they are counted without a Python loop."""
        most = self._most_rows
        fit = _fit_for_n3(triples) if format_name == N3.name else triples
        try:
            pyoxigraph.serialize(islice(fit, most), cast("IO[bytes]", self), RDF_FORMATS[format_name], prefixes=PREFIXES)
        except OSError as error:
            # The serialisers name their format; what the evaluation meets, and our own socket, do not.
            if str(error).startswith(_FORMATS):
                raise _unwritable(f"{error}.", graph=True) from None
            raise
        self.check_rows(most + (next(triples, None) is not None))


def _unwritable(detail: str, *, graph: bool) -> NotAcceptableError:
    offers = [offer.types[0] for offer in ((TURTLE, N_TRIPLES) if graph else (JSON, TSV, CSV))]
    return NotAcceptableError(detail, offers=offers)


def _fit_for_n3(triples: Iterator[pyoxigraph.Triple]) -> Iterator[pyoxigraph.Triple]:
    for triple in triples:
        value = triple.object
        if isinstance(value, pyoxigraph.Triple) or (isinstance(value, pyoxigraph.Literal) and value.direction):
            raise _unwritable("N3 has no triple terms and no directions of text.", graph=True)
        yield triple
