"""The changes of a write, graph by graph: computed from the store before and after, written as text, and replayed on recovery.

The text form is lines of N-Triples with a sign, under a line for the graph, so that people can read the journal::

    @ <https://example.org/graph>
    * created
    + <s> <p> "o" .
    - <s> <p> "old" .
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Protocol

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat

from graph_service.errors import BadRequestError, ServiceError

_PLACE = re.compile(r"^Parser error .*?: | \(line \d+\)$")
_PIECE = 4 * 2**20
_RUN_ENDS = {b"+ ": re.compile(rb"\n(?!\+ )"), b"- ": re.compile(rb"\n(?!- )")}
"""Where lines of one sign end."""

Contents = dict[str, bytes]
"""Graph IRI (empty for the default graph) to its triples, as N-Triples in the engine's order."""


class Pieces(Protocol):
    """A text in pieces of some MiB, which can be read several times."""

    def __iter__(self) -> Iterator[bytes]:
        """Yield the pieces."""
        ...


@dataclass(frozen=True, slots=True)
class GraphChange:
    """How one graph changed: its fate (``created``, ``dropped`` or neither) and the N-Triples added and removed, in whole lines."""

    graph: str
    fate: str
    added: bytes
    removed: bytes

    def first_about(self, beginnings: tuple[str, ...]) -> str:
        """Return the subject of the first added statement whose subject begins with one of these, or an empty text."""
        text, starts = self.added, tuple(f"<{one}".encode() for one in beginnings)
        places = [0] if text.startswith(starts) else [place + 1 for one in starts if (place := text.find(b"\n" + one)) >= 0]
        return text[min(places) + 1 : text.index(b">", min(places))].decode() if places else ""


def name(graph: str) -> NamedNode | DefaultGraph:
    """Return the engine's name for a graph IRI."""
    return NamedNode(graph) if graph else DefaultGraph()


def contents(store: pyoxigraph.Store, only: str | None = None) -> Contents:
    """Return the contents of every graph, or of one.

    Raises:
        BadRequestError: a graph has no IRI.

    """
    if only is not None:
        graphs = [only] if not only or store.contains_named_graph(NamedNode(only)) else []
    else:
        named = list(store.named_graphs())
        if not all(isinstance(graph, NamedNode) for graph in named):
            raise BadRequestError("A graph is named by a blank node, which a query cannot name.", help="Give the graph an IRI.")
        graphs = ["", *(str(graph.value) for graph in named)]
    return {graph: store.dump(format=RdfFormat.N_TRIPLES, from_graph=name(graph)) or b"" for graph in graphs}


def compare(before: Contents, after: Contents) -> list[GraphChange]:
    """Return what changed, sorted by graph; and by line where a graph was not empty before."""
    changes = []
    for graph in sorted(before.keys() | after.keys()):
        old, new = before.get(graph), after.get(graph)
        if old == new:
            continue
        added, removed = new or b"", old or b""
        if added and removed:
            old_lines, new_lines = set(BytesIO(removed)), set(BytesIO(added))
            added, removed = b"".join(sorted(new_lines - old_lines)), b"".join(sorted(old_lines - new_lines))
        fate = "created" if old is None else "dropped" if new is None else ""
        if fate or added or removed:
            changes.append(GraphChange(graph, fate, added, removed))
    return changes


def is_empty(store: pyoxigraph.Store, graph: str) -> bool:
    """Return True if a graph has no statement."""
    return next(store.quads_for_pattern(None, None, None, name(graph)), None) is None


def is_new(store: pyoxigraph.Store, graph: str) -> bool:
    """Return True if there is no such named graph."""
    named = name(graph)
    return isinstance(named, NamedNode) and not store.contains_named_graph(named)


def count(changes: Iterable[GraphChange]) -> tuple[int, int]:
    """Return the numbers of statements added and removed."""
    added = removed = 0
    for change in changes:
        added += change.added.count(b"\n")
        removed += change.removed.count(b"\n")
    return added, removed


def check(changes: Iterable[GraphChange]) -> None:
    """Refuse a change that could not be parsed again.

    The engine can make literals that no parser accepts, such as one of type rdf:langString without a language.

    Raises:
        BadRequestError: a statement cannot be parsed; the detail says why.

    """
    for change in changes:
        try:
            deque(pyoxigraph.parse(input=change.added, format=RdfFormat.N_TRIPLES), maxlen=0)
        except SyntaxError as error:
            why = _PLACE.sub("", str(error.msg or error))
            raise BadRequestError(
                f"A value could not be read again: {why}.", help="Give it another datatype, or a language. Nothing was changed."
            ) from None


def inverse(change: GraphChange) -> GraphChange:
    """Return the change that undoes one."""
    fate = {"created": "dropped", "dropped": "created"}.get(change.fate, "")
    return GraphChange(change.graph, fate, change.removed, change.added)


def encode(changes: Iterable[GraphChange]) -> Iterator[bytes]:
    """Yield the text form in pieces."""
    for change in changes:
        yield heading(change.graph, change.fate)
        for sign, lines in ((b"+ ", change.added), (b"- ", change.removed)):
            for piece in _pieces(lines):
                yield _signed(sign, piece)


def heading(graph: str, fate: str) -> bytes:
    """Return the lines before the statements of a graph."""
    return f"@ <{graph}>\n".encode() + (f"* {fate}\n".encode() if fate else b"")


def _signed(sign: bytes, lines: bytes) -> bytes:
    return sign + lines[:-1].replace(b"\n", b"\n" + sign) + b"\n"


def _pieces(lines: bytes) -> Iterator[bytes]:
    """Yield whole lines, some MiB at a time."""
    start = 0
    while start < len(lines):
        end = lines.find(b"\n", start + _PIECE) + 1 or len(lines)
        yield lines[start:end]
        start = end


class AddedLines:
    """A file for the engine to write the N-Triples of a graph to, which go on to another one as added lines; counts them."""

    def __init__(self, file: IO[bytes]) -> None:
        self.count = 0
        self._file = file
        self._rest = b""

    def write(self, data: bytes) -> int:
        """Write on whole lines."""
        lines, newline, rest = data.rpartition(b"\n")
        if newline:
            self._file.write(_signed(b"+ ", self._rest + lines + newline))
            self.count += lines.count(b"\n") + 1
            self._rest = rest
        else:
            self._rest += data
        return len(data)

    def flush(self) -> None:
        """Do nothing: a serialisation ends with a whole line."""


def decode(pieces: Iterable[bytes]) -> Iterator[GraphChange]:
    """Yield the changes in a text form. Those of a graph in a long text come in parts, each with the fate of the graph.

    Raises:
        ServiceError: it is not one.

    """
    graph: str | None = None
    fate, begun = "", False
    parts: dict[bytes, bytes] = {}

    def part() -> Iterator[GraphChange]:
        nonlocal begun
        if graph is not None and (begun or parts):
            yield GraphChange(graph, fate, parts.get(b"+ ", b""), parts.get(b"- ", b""))
        parts.clear()
        begun = False

    for text in _whole_lines(pieces):
        start = 0
        while start < len(text):
            sign = text[start : start + 2]
            if run_ends := _RUN_ENDS.get(sign):
                last = run_ends.search(text, start)
                end = last.end() if last else len(text)
                # Most texts have one run of a sign.
                parts[sign] = parts.get(sign, b"") + text[start + 2 : end].replace(b"\n" + sign, b"\n")
            else:
                end = text.index(b"\n", start) + 1
                rest = text[start + 2 : end - 1]
                if sign == b"@ ":
                    yield from part()
                    graph, fate, begun = rest[1:-1].decode(), "", True
                elif sign == b"* ":
                    fate, begun = rest.decode(), True
                elif sign[:1] != b"\n":
                    message = f"A line of the journal starts with {sign!r}."
                    raise ServiceError(message)
            start = end
        yield from part()


def _whole_lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        lines, newline, after = piece.rpartition(b"\n")
        if newline:
            yield rest + lines + newline
            rest = after
        else:
            rest += piece
    if rest:
        yield rest + b"\n"


def apply(store: pyoxigraph.Store, change: GraphChange) -> None:
    """Make a change to a store."""
    graph = name(change.graph)
    if isinstance(graph, NamedNode) and change.fate == "dropped":
        store.remove_graph(graph)
        return
    if isinstance(graph, NamedNode):
        store.add_graph(graph)
    # An old journal may hold statements that today's check refuses, and acknowledged writes must be read.
    for quad in quads(change.removed, graph):
        store.remove(quad)
    for lines in _pieces(change.added):
        if b"_:" in lines:
            # The engine's own loading gives blank nodes new names, and later changes name them.
            store.extend(quads(lines, graph))
        else:
            # Its bulk loading sets 136 MiB aside, however little comes.
            store.load(input=lines, format=RdfFormat.N_TRIPLES, to_graph=graph, lenient=True)


def quads(lines: bytes, graph: NamedNode | DefaultGraph = DefaultGraph()) -> Iterator[pyoxigraph.Quad]:  # noqa: B008 - a constant
    """Yield the statements of lines of N-Triples, as of one graph. They were written once, so whatever was accepted then is read."""
    for quad in pyoxigraph.parse(input=lines, format=RdfFormat.N_TRIPLES, lenient=True):
        yield pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, graph)
