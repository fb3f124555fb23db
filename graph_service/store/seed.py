"""The contents of a new store: our Turtle files, each a named graph, or nothing; and versions derived from the data."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple

from graph_service.namespaces import GRAPHS

VERSION_LENGTH = 24


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A Turtle file and the IRI of its named graph."""

    path: Path
    graph: str


def builtin(turtle: Path, ontology: Path) -> list[SeedFile]:
    """Return the files of our graph: every ``*.ttl`` of ``data/turtle`` and the vocabulary, sorted by graph IRI."""
    files = [*turtle.glob("*.ttl"), *ontology.glob("migration-compact.ttl")]
    return sorted((SeedFile(path, GRAPHS + path.stem) for path in files), key=lambda source: source.graph)


def load(store: pyoxigraph.Store, sources: Sequence[SeedFile]) -> str:
    """Load the files into a store and return the version of their contents.

    The version is a hash of graph IRIs and file contents. Blank nodes are named by graph and position, so that two processes with the
    same files give the same bytes. Statements are added one by one: those loaded in batches lie scattered in memory, and scans take
    a sixth longer.
    """
    digest = hashlib.sha256()
    for source in sources:
        data = source.path.read_bytes()
        digest.update(f"{source.graph} {hashlib.sha256(data).hexdigest()}\n".encode())
        graph = NamedNode(source.graph)
        store.add_graph(graph)
        for quad in _quads(data, graph):
            store.add(quad)
    return digest.hexdigest()[:VERSION_LENGTH]


def _quads(data: bytes, graph: NamedNode) -> Iterator[Quad]:
    stem = hashlib.sha256(graph.value.encode()).hexdigest()[:8]
    names: dict[BlankNode, BlankNode] = {}

    def named(node: NamedNode | BlankNode | pyoxigraph.Literal | Triple) -> NamedNode | BlankNode | pyoxigraph.Literal | Triple:
        return names.setdefault(node, BlankNode(f"b{stem}n{len(names)}")) if isinstance(node, BlankNode) else node

    for quad in pyoxigraph.parse(input=data, format=RdfFormat.TURTLE, base_iri=graph.value):
        subject, value = quad.subject, quad.object
        if isinstance(subject, BlankNode) or isinstance(value, BlankNode):
            subject, value = named(subject), named(value)
        yield Quad(subject, quad.predicate, value, graph)


def next_version(version: str, change: Iterable[bytes]) -> str:
    """Return the version after a change to another version; the change is a text in pieces."""
    digest = hashlib.sha256(version.encode() + b"\n")
    for piece in change:
        digest.update(piece)
    return digest.hexdigest()[:VERSION_LENGTH]
