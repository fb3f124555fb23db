"""The changes of a write, graph by graph: computed from the store before and after, written as text, and replayed on recovery.

The text form is lines of N-Triples with a sign, under a line for the graph, so that people can read the journal::

    @ <https://example.org/graph>
    * created
    + <s> <p> "o" .
    - <s> <p> "old" .
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat

from graph_service.errors import BadRequestError, ServiceError

_PLACE = re.compile(r"^Parser error .*?: | \(line \d+\)$")

Contents = dict[str, bytes]
"""Graph IRI (empty for the default graph) to its triples, as N-Triples in the engine's order."""


@dataclass(frozen=True, slots=True)
class GraphChange:
    """How one graph changed: its fate (``created``, ``dropped`` or neither) and the N-Triples lines added and removed."""

    graph: str
    fate: str
    added: tuple[bytes, ...]
    removed: tuple[bytes, ...]

    def first_about(self, beginnings: tuple[str, ...]) -> str:
        """Return the subject of the first added statement whose subject begins with one of these, or an empty text."""
        starts = tuple(f"<{one}".encode() for one in beginnings)
        return next((line[1 : line.index(b">")].decode() for line in self.added if line.startswith(starts)), "")


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
    """Return what changed, sorted by graph and line."""
    changes = []
    for graph in sorted(before.keys() | after.keys()):
        old, new = before.get(graph), after.get(graph)
        if old == new:
            continue
        old_lines, new_lines = set((old or b"").split(b"\n")) - {b""}, set((new or b"").split(b"\n")) - {b""}
        added, removed = tuple(sorted(new_lines - old_lines)), tuple(sorted(old_lines - new_lines))
        fate = "created" if old is None else "dropped" if new is None else ""
        if fate or added or removed:
            changes.append(GraphChange(graph, fate, added, removed))
    return changes


def check(changes: list[GraphChange]) -> None:
    """Refuse a change that could not be parsed again.

    The engine can make literals that no parser accepts, such as one of type rdf:langString without a language.

    Raises:
        BadRequestError: a statement cannot be parsed; the detail says why.

    """
    for change in changes:
        try:
            deque(_parse(change.added, DefaultGraph(), lenient=False), maxlen=0)
        except SyntaxError as error:
            why = _PLACE.sub("", str(error.msg or error))
            raise BadRequestError(
                f"A value could not be read again: {why}.", help="Give it another datatype, or a language. Nothing was changed."
            ) from None


def inverse(change: GraphChange) -> GraphChange:
    """Return the change that undoes one."""
    fate = {"created": "dropped", "dropped": "created"}.get(change.fate, "")
    return GraphChange(change.graph, fate, change.removed, change.added)


def encode(changes: list[GraphChange]) -> bytes:
    """Return the text form."""
    lines: list[bytes] = []
    for change in changes:
        lines.append(f"@ <{change.graph}>".encode())
        if change.fate:
            lines.append(b"* " + change.fate.encode())
        lines += [b"+ " + line for line in change.added]
        lines += [b"- " + line for line in change.removed]
    return b"".join(line + b"\n" for line in lines)


def decode(text: bytes) -> Iterator[GraphChange]:
    """Yield the changes in a text form.

    Raises:
        ServiceError: it is not one.

    """
    graph: str | None = None
    fate = ""
    added: list[bytes] = []
    removed: list[bytes] = []
    for line in text.split(b"\n"):
        sign, rest = line[:2], line[2:]
        if sign == b"@ ":
            if graph is not None:
                yield GraphChange(graph, fate, tuple(added), tuple(removed))
            graph, fate, added, removed = rest[1:-1].decode(), "", [], []
        elif sign == b"* ":
            fate = rest.decode()
        elif sign == b"+ ":
            added.append(rest)
        elif sign == b"- ":
            removed.append(rest)
        elif line:
            message = f"A line of the journal starts with {sign!r}."
            raise ServiceError(message)
    if graph is not None:
        yield GraphChange(graph, fate, tuple(added), tuple(removed))


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
    # One by one, as in ``seed.load``.
    for quad in quads(change.added, graph):
        store.add(quad)


def quads(lines: tuple[bytes, ...], graph: NamedNode | DefaultGraph = DefaultGraph()) -> Iterator[pyoxigraph.Quad]:  # noqa: B008 - a constant
    """Yield the statements of lines of N-Triples, as of one graph. They were written once, so whatever was accepted then is read."""
    return _parse(lines, graph, lenient=True)


def _parse(lines: tuple[bytes, ...], graph: NamedNode | DefaultGraph, *, lenient: bool) -> Iterator[pyoxigraph.Quad]:
    for quad in pyoxigraph.parse(input=b"\n".join(lines), format=RdfFormat.N_TRIPLES, lenient=lenient):
        yield pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, graph)
