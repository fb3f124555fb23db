"""The plan of a check of writes: which nodes its rules are about and what they read, as JSON between processes.

``graph_service.shacl.plan`` makes it of SHACL shapes, ``graph_service.store.embedded.affected`` compares it with what a write changes. So
the
process that holds the data knows no SHACL.
"""

from typing import Any, Literal, TypedDict

Path = list[Any]
"""A property path: ``["p", iri]``, ``["inv", path]``, ``["seq", [path …]]``, ``["alt", [path …]]``, or ``["?", path]``, ``["*", path]``
and ``["+", path]``, where the path is repeated."""

TargetKind = Literal["class", "node", "subjects", "objects", "our subjects", "our objects"]
Target = tuple[TargetKind, str]
"""What a rule is about (SHACL 2.1.3): a class, a node, or the subjects or objects of a property; and its IRI. The two of ours are those of
statements whose subject has a class of ours: the property is one that everybody uses, and what others say with it is theirs."""


class Rule(TypedDict):
    """A shape: its IRI, the stem of its file, its targets, and the paths that it reads from them."""

    id: str
    stem: str
    targets: list[Target]
    reads: list[Path]


class Check(TypedDict):
    """A constraint in SPARQL, which the engine evaluates over all of the data.

    ``shape`` is the shape's IRI. ``select`` is a query in two pieces, between which the targets are put. ``predicates`` are the properties
    in it, ``classes`` the classes after ``rdf:type``; rdf:type is a predicate where it can be any class. ``any`` says that a property is a
    variable, so that any statement may matter.
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
    """What a write reaches.

    ``focus``: nodes by the rule's id; ``statements``: N-Triples that these rules read there; ``relevant``: ids of the checks that may find
    something else than before; ``rows``: by the check's id, what it finds, variable to term in N-Triples.
    """

    focus: dict[str, list[str]]
    statements: str
    relevant: list[str]
    rows: dict[str, list[dict[str, str]]]


TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
INSTANCE_OF: Path = ["seq", [["p", TYPE], ["*", ["p", SUBCLASS]]]]
"""From a thing to its classes (SHACL 3.2)."""
