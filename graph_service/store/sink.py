"""What the engine's serialisers write to, wherever the engine runs: counts, stops at a limit, and hands on pieces of 64 KiB."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import IO, cast

import pyoxigraph

from graph_service.errors import LimitExceededError
from graph_service.names import PREFIXES
from graph_service.store import rows
from graph_service.store.engine import RDF_FORMATS

_PIECE = 1 << 16
_NAMESPACES = re.compile(rb'<rdf:RDF((?: xmlns:\w+="[^"]*")+)>')


class Sink:
    """Keeps count, and stops the engine by raising once a limit is passed; ``hand_on`` gets a piece, in its parts, whenever one is full."""

    def __init__(self, most_bytes: int, most_rows: int, counter: rows.RowCounter, hand_on: Callable[[list[bytes]], None]) -> None:
        self._most_bytes = most_bytes
        self._most_rows = most_rows
        self.counter = counter
        self._hand_on = hand_on
        self._held: list[bytes] = []
        self._size = 0
        self._total = 0
        self._uncounted: list[bytes] | None = []

    def write(self, data: bytes) -> int:
        """Take the engine's next bytes."""
        data = bytes(data) if self._total else tidy(bytes(data))
        self._total += len(data)
        if self._total > self._most_bytes:
            raise LimitExceededError(f"The answer is longer than {self._most_bytes} bytes.", limit="bytes", maximum=self._most_bytes)
        self._count(data)
        self._held.append(data)
        self._size += len(data)
        if self._size >= _PIECE:
            self._hand_on(self.take())
        return len(data)

    def _count(self, data: bytes) -> None:
        """Count rows, but only once there are bytes enough for too many: finding rows in bytes costs as much as writing them."""
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
        """Raise once there are too many rows."""
        if count > self._most_rows:
            raise LimitExceededError(f"The answer has more than {self._most_rows} rows.", limit="rows", maximum=self._most_rows)

    def flush(self) -> None:
        """Nothing to do: pieces leave when they are full."""

    def take(self) -> list[bytes]:
        """Return what was not handed on, in its parts; it is the caller's now."""
        held, self._held, self._size = self._held, [], 0
        return held

    def write_triples(self, triples: Iterator[pyoxigraph.Triple], format_name: str) -> None:
        """Have no more triples serialised than may be, and raise if there are more; counted without touching each one in Python."""
        most = self._most_rows
        pyoxigraph.serialize(islice(triples, most), cast("IO[bytes]", self), RDF_FORMATS[format_name], prefixes=PREFIXES)
        self.check_rows(most + (next(triples, None) is not None))


def tidy(head: bytes) -> bytes:
    """Return the beginning of a graph with its prefixes in order.

    The engine writes them in another order each time, and a strong ETag promises the same bytes.
    """
    if head.startswith(b"@prefix "):
        lines = head.split(b"\n")
        count = next((number for number, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
        return b"\n".join(sorted(lines[:count]) + lines[count:])
    if head.startswith(b"<?xml"):
        return _NAMESPACES.sub(lambda found: b" ".join([b"<rdf:RDF", *sorted(found[1].split())]) + b">", head, count=1)
    return head
