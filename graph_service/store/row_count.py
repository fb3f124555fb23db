"""Counts the rows of an answer while the engine writes it, because the engine does not report their number.

There is one class for each format. It is fed with pieces of bytes that may be cut anywhere, and relies on the format's escapes: a line
end in TSV and N-Triples and ``<`` in XML are never part of a value; in CSV and JSON, text inside quotes is skipped. Pure.
"""

import re
from typing import Protocol


class RowCounter(Protocol):
    """Counts rows in bytes fed to it."""

    rows: int
    least: int
    """The fewest bytes of a row: a shorter answer than the limit of rows times this needs no counting."""

    def feed(self, data: bytes) -> None:
        """Take the next bytes."""
        ...


class Lines:
    """A row is a line, after ``header`` lines."""

    least = 1

    def __init__(self, header: int = 0) -> None:
        self._lines = -header
        self.rows = 0

    def feed(self, data: bytes) -> None:
        """Take the next bytes."""
        self._lines += data.count(b"\n")
        self.rows = max(0, self._lines)


class Xml:
    """A row is a ``<result>``."""

    least = len(b"<result></result>")
    _MARK = b"<result>"

    def __init__(self) -> None:
        self.rows = 0
        self._tail = b""

    def feed(self, data: bytes) -> None:
        """Take the next bytes."""
        text = self._tail + data
        self.rows += text.count(self._MARK)
        self._tail = text[-(len(self._MARK) - 1) :]


class Csv:
    """A row is a line end outside quotes (RFC 4180), after the header."""

    least = 1

    def __init__(self) -> None:
        self.rows = 0
        self._lines = -1
        self._inside = 0

    def feed(self, data: bytes) -> None:
        """Take the next bytes."""
        if not self._inside and b'"' not in data:
            self._lines += data.count(b"\n")
        else:
            pieces = data.split(b'"')
            self._lines += sum(piece.count(b"\n") for piece in pieces[self._inside :: 2])
            self._inside ^= (len(pieces) - 1) & 1
        self.rows = max(0, self._lines)


class Json:
    """Rows are separated by ``},{`` outside strings, within ``bindings``."""

    least = len(b"{}")

    _ESCAPED = re.compile(rb"\\.", re.DOTALL)
    _OTHERS = bytes(set(range(256)) - set(b'"{}[,'))

    def __init__(self) -> None:
        self.rows = 0
        self._separators = 0
        self._inside = 0
        self._carry = b""
        self._tail = b""
        self._started = False

    def feed(self, data: bytes) -> None:
        """Take the next bytes."""
        text = self._carry + data
        self._carry = b""
        if b"\\" in text:
            # An escape may be cut in two: keep a final single backslash for the next piece.
            if (len(text) - len(text.rstrip(b"\\"))) & 1:
                text, self._carry = text[:-1], b"\\"
            text = self._ESCAPED.sub(b"", text)
        # Only quotes, brackets and commas matter. Two adjacent quotes then enclose nothing, so replacing both with a blank keeps every
        # other character inside or outside as it was, and little is left to examine.
        pieces = text.translate(None, self._OTHERS).replace(b'""', b" ").split(b'"')
        outside = pieces[self._inside :: 2]
        if not self._inside:
            outside[0] = self._tail + outside[0]
        structure = b'"'.join(outside)
        self._separators += structure.count(b"},{")
        self._started = self._started or b"[{" in structure
        self._inside ^= (len(pieces) - 1) & 1
        self._tail = b"" if self._inside else outside[-1][-2:]
        self.rows = self._separators + 1 if self._started else 0


class Uncounted:
    """Counts nothing: rows are counted elsewhere, or the answer has none."""

    rows = 0
    least = 1

    def feed(self, data: bytes) -> None:
        """Take the next bytes."""


def counter(format_name: str) -> RowCounter:
    """Return the counter for a format of ``graph_service.rdf.formats`` by its name."""
    match format_name:
        case "json":
            return Json()
        case "xml":
            return Xml()
        case "csv":
            return Csv()
        case "tsv":
            return Lines(header=1)
        case _:
            return Uncounted()
