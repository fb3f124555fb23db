"""The plan by which writes are checked: the targets of its rules and the paths that they read, as JSON between processes.

``graph_service.shacl.plan`` makes it from SHACL shapes, and ``graph_service.store.embedded.affected`` compares it with the changes of a
write. So the data process needs no SHACL.
"""

from typing import Any, Literal, TypedDict

Path = list[Any]
"""A property path: ``["p", iri]``, ``["inv", path]``, ``["seq", [path …]]``, ``["alt", [path …]]``, or ``["?", path]``, ``["*", path]``
and ``["+", path]``, where the path is repeated."""

TargetKind = Literal["class", "node", "subjects", "objects", "our subjects", "our objects"]
Target = tuple[TargetKind, str]
"""A target (SHACL 2.1.3): a class, a node, or the subjects or objects of a property; and its IRI. "our subjects" and "our objects" count
only statements whose subject has one of our classes, because other publishers use the same property."""


class Rule(TypedDict):
    """A shape: its IRI, the stem of its file, its targets, and the paths that it reads from them."""

    id: str
    stem: str
    targets: list[Target]
    reads: list[Path]


class Check(TypedDict):
    """A SPARQL constraint, which the engine evaluates over all data.

    ``shape`` is the shape's IRI. ``select`` is a query in two pieces; the targets go between them. ``predicates`` are the properties in
    the query, ``classes`` the classes after ``rdf:type``; ``rdf:type`` is a predicate if the class is a variable. ``any`` is true if a
    property is a variable, so that any statement may matter.
    """

    id: str
    stem: str
    shape: str
    targets: list[Target]
    select: tuple[str, str]
    predicates: list[str]
    classes: list[str]
    any: bool


class CheckPlan(TypedDict):
    """All rules and checks, and ``predicates``, the properties that a rule, a target or a check reads."""

    predicates: list[str]
    rules: list[Rule]
    checks: list[Check]


class Affected(TypedDict):
    """What a write affects.

    ``focus``: focus nodes by the rule's id; ``statements``: the N-Triples that these rules read; ``relevant``: ids of the checks whose
    result may have changed; ``rows``: the rows of each check by its id, variable to term in N-Triples.
    """

    focus: dict[str, list[str]]
    statements: str
    relevant: list[str]
    rows: dict[str, list[dict[str, str]]]


def nodes_of(affected: Affected) -> set[str]:
    """Return the nodes that are judged: those that rules are put to, and those that checks select."""
    focus = {node for listed in affected["focus"].values() for node in listed}
    return focus | {row["this"] for rows in affected["rows"].values() for row in rows}


TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
INSTANCE_OF: Path = ["seq", [["p", TYPE], ["*", ["p", SUBCLASS]]]]
"""From a thing to its classes (SHACL 3.2)."""
