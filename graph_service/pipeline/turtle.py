"""Turtle that people can read and version control can compare: one statement a line, subjects in natural order, always the same bytes."""

from collections.abc import Iterable
from io import BytesIO

from rdflib import Graph, Literal
from rdflib.namespace import XSD
from rdflib.plugins.serializers.longturtle import LongTurtleSerializer
from rdflib.term import Node

from graph_service.rdf.ordering import natural_key


class _Serializer(LongTurtleSerializer):
    """rdflib's long Turtle in natural order; the parent puts 10 before 2 and moves lines when a subject is mentioned more often."""

    def orderSubjects(self) -> list[Node]:  # noqa: N802 -- rdflib's own hook
        """Return the subjects, 2 before 10."""
        return sorted(self._subjects, key=_natural_term)

    def objectList(self, objects: Iterable[Node]) -> None:  # noqa: N802 -- rdflib's own hook
        """Write the objects of a predicate, 2 before 10."""
        super().objectList(sorted(objects, key=_natural_term))  # type: ignore[no-untyped-call]  # rdflib leaves its serialisers untyped

    def label(self, node: Node, position: int) -> str:
        """Return a term as it is written; a double as the store keeps it, so that our files and the dumps say the same."""
        if isinstance(node, Literal) and node.datatype == XSD.double:
            number = repr(float(node)).removesuffix(".0")
            return f'"{number}"^^{self.label(XSD.double, position)}'
        return str(super().label(node, position))  # type: ignore[no-untyped-call]  # rdflib leaves its serialisers untyped


def _natural_term(term: Node) -> tuple[str | int, ...]:
    return natural_key(term.n3())


def to_turtle(graph: Graph) -> bytes:
    """Return the graph as Turtle in UTF-8; equal graphs without blank nodes give equal bytes."""
    stream = BytesIO()
    _Serializer(graph).serialize(stream, encoding="utf-8")  # type: ignore[no-untyped-call]  # rdflib leaves its serialisers untyped
    return stream.getvalue().rstrip() + b"\n"
