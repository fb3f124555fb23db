"""A small graph outside the store, read and written by the engine: what serving needs without a second RDF library."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple

from graph_service.namespaces import PREFIXES
from graph_service.rdf.oxigraph import RDF_FORMATS, tidy


class Triples:
    """Triples in the order of their N-Triples, each once. Terms are compared by their text: an IRI, or a literal's value."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._triples = sorted(set(triples), key=str)
        self._index: dict[tuple[str, str], list[NamedNode | BlankNode | Literal | Triple]] = {}
        for triple in self._triples:
            self._index.setdefault((_text(triple.subject), triple.predicate.value), []).append(triple.object)

    @classmethod
    def read(cls, files: Iterable[Path]) -> "Triples":
        """Return what Turtle files hold together; blank nodes are named by their place, so that the same files give the same bytes.

        Raises:
            SyntaxError: names the line.

        """
        return cls(
            _named(quad.triple for file in files for quad in pyoxigraph.parse(path=file, format=RdfFormat.TURTLE, rename_blank_nodes=True))
        )

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property, sorted."""
        return sorted(_text(term) for term in self._index.get((subject, predicate), ()))

    def iris(self, subject: str, predicate: str) -> list[str]:
        """Return those of a property's values that are IRIs, sorted."""
        return sorted(term.value for term in self._index.get((subject, predicate), ()) if isinstance(term, NamedNode))

    def subjects(self, predicate: str, value: str) -> list[str]:
        """Return the IRIs that have this IRI as a property's value, sorted."""
        return sorted(subject for subject, used in self._index if used == predicate and value in self.iris(subject, predicate))

    def where(self, wanted: Callable[[str], bool]) -> "Triples":
        """Return the triples whose subject is wanted."""
        return Triples(triple for triple in self._triples if wanted(_text(triple.subject)))

    def with_texts(self, texts: Iterable[tuple[str, str, str]]) -> "Triples":
        """Return these triples and some more, each of a subject, a property and a plain literal."""
        more = [Triple(NamedNode(subject), NamedNode(predicate), Literal(text)) for subject, predicate, text in texts]
        return Triples([*self._triples, *more])

    def write(self, format_name: str) -> bytes:
        """Return the graph in a format of ``graph_service.rdf.formats`` by its name; equal graphs give equal bytes."""
        return tidy(pyoxigraph.serialize(self._triples, format=RDF_FORMATS[format_name], prefixes=PREFIXES) or b"")


def _named(triples: Iterable[Triple]) -> Iterator[Triple]:
    names: dict[BlankNode, BlankNode] = {}
    for triple in triples:
        subject, value = triple.subject, triple.object
        if isinstance(subject, BlankNode):
            subject = names.setdefault(subject, BlankNode(f"b{len(names)}"))
        if isinstance(value, BlankNode):
            value = names.setdefault(value, BlankNode(f"b{len(names)}"))
        yield Triple(subject, triple.predicate, value)


def _text(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return str(term) if isinstance(term, Triple | BlankNode) else term.value
