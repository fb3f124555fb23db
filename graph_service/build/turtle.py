"""Turtle that people can read and version control can compare: one statement a line, subjects in natural order, always the same bytes."""

import re
from io import BytesIO
from typing import Any

from rdflib import Graph
from rdflib.plugins.serializers.longturtle import LongTurtleSerializer

_NUMBER = re.compile(r"(\d+)")


def natural(text: str) -> list[tuple[int, int, str]]:
    """Return a sort key under which ``objective/9`` stands before ``objective/10``."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in _NUMBER.split(text)]


class _Serializer(LongTurtleSerializer):
    """rdflib's long Turtle with subjects in natural order; the parent's order puts 10 before 2 and moves lines when a subject is mentioned more often."""

    def orderSubjects(self) -> list[Any]:  # noqa: N802 -- rdflib's own hook
        """Return the subjects, 2 before 10."""
        return sorted(self._subjects, key=_natural_term)

    def objectList(self, objects: Any) -> None:  # noqa: N802 -- rdflib's own hook
        """Write the objects of a predicate, 2 before 10."""
        super().objectList(sorted(objects, key=_natural_term))


def _natural_term(term: Any) -> list[tuple[int, int, str]]:
    return natural(term.n3())


def to_turtle(graph: Graph) -> bytes:
    """Return the graph as Turtle in UTF-8; equal graphs without blank nodes give equal bytes."""
    stream = BytesIO()
    _Serializer(graph).serialize(stream, encoding="utf-8")
    return stream.getvalue().rstrip() + b"\n"
