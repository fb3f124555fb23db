"""A small graph in memory, to be asked from both ends; terms are written as in N-Triples. Pure."""

import copy
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from graph_service.namespaces import PREFIXES
from graph_service.rdf import serialise
from graph_service.rdf.ordering import natural_key
from graph_service.rdf.serialise import Statement
from graph_service.rdf.terms import whole_number

ORDER = f"<{PREFIXES['gcmo']}order>"
PARTS = f"<{PREFIXES['dct']}hasPart>"
DOUBLE = PREFIXES["xsd"] + "double"
_DOUBLES = f"^^<{DOUBLE}>"


class Index:
    """Statements by subject and by object; what is returned is sorted as people count: by reading order, then 2 before 10."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._counted: frozenset[str] | None = None
        self.statements: Sequence[Statement] = sorted(set(statements))
        self._forward: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._backward: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, thing in self.statements:
            self._forward[subject][predicate].append(thing)
            if thing[0] != '"':
                self._backward[thing][predicate].append(subject)

    def around(self, node: str) -> "Index":
        """Return the same statements sorted as in a description of one thing, where only it and its parts have places in reading order."""
        index = copy.copy(self)
        parts = self.objects(node, PARTS)
        index._counted = frozenset({node, *parts, *(inner for part in parts for inner in self.objects(part, PARTS))})  # noqa: SLF001 - a copy of this
        return index

    def __contains__(self, node: str) -> bool:
        return node in self._forward

    def predicates(self, node: str) -> Sequence[str]:
        """Return the predicates of a node's statements, sorted."""
        return list(self._forward[node]) if node in self._forward else []

    def objects(self, node: str, predicate: str) -> Sequence[str]:
        """Return what a node points to by a predicate, in order."""
        objects = self._forward.get(node, {}).get(predicate, ())
        return sorted(objects, key=self.place) if len(objects) > 1 else objects

    def subjects(self, predicate: str, node: str) -> Sequence[str]:
        """Return what points to a node by a predicate, in order."""
        subjects = self._backward.get(node, {}).get(predicate, ())
        return sorted(subjects, key=self.place) if len(subjects) > 1 else subjects

    def value(self, node: str, predicate: str) -> str | None:
        """Return the first thing that a node points to by a predicate."""
        objects = self._forward.get(node, {}).get(predicate)
        return objects[0] if objects else None

    def place(self, term: str) -> tuple[int, tuple[str | int, ...]]:
        """Return a key that sorts terms: by reading order where they have one, else by their numbers and letters."""
        counts = term[0] == "<" and (self._counted is None or term in self._counted)
        order = self.value(term, ORDER) if counts else None
        return (_count(order) if order else 0, place_of(term))


@lru_cache(maxsize=1024)
def _count(order: str) -> int:
    return whole_number(serialise.text(order)) or 0


def place_of(term: str) -> tuple[str | int, ...]:
    """Return a key that puts 2 before 10, and a thing before its parts: without its bracket, which sorts behind the slash."""
    return natural_key(term.removesuffix(">"))


def canonical(term: str) -> str:
    """Return a term with an ``xsd:double`` in its canonical form, which is what a JSON number means (JSON-LD 1.1 API §8.2).

    One that the 16 digits of that form cannot hold stays as it is.
    """
    return _canonical(term) if term.endswith(_DOUBLES) else term


@lru_cache(maxsize=512)
def _canonical(term: str) -> str:
    text, _, _ = serialise.value(term)
    written = canonical_double(text)
    return serialise.literal(written, datatype=DOUBLE) if written else term


def canonical_double(text: str) -> str:
    """Return the canonical form of an ``xsd:double`` (XML Schema 1.1 Part 2 §3.3.5), or nothing if its 16 digits cannot hold the value."""
    try:
        number = float(text)
    except ValueError:
        return ""
    written = f"{number:.15E}"
    if number in (float("inf"), float("-inf")) or number != float(written):
        return ""
    mantissa, _, exponent = written.partition("E")
    mantissa = mantissa.rstrip("0")
    return f"{mantissa}{'0' if mantissa.endswith('.') else ''}E{int(exponent)}"
