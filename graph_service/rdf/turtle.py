"""A description as Turtle that reads well: only the prefixes it uses, the described thing first, numbers as numbers, 2 before 10. Pure."""

import re
from collections.abc import Iterable, Sequence

from graph_service.namespaces import PREFIXES
from graph_service.rdf import serialise
from graph_service.rdf.curies import CURIES
from graph_service.rdf.index import Index, place_of
from graph_service.rdf.serialise import TYPE, Statement

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9_-]))*\Z")
_INTEGER, _DOUBLE = (f"^^<{PREFIXES['xsd']}{name}>" for name in ("integer", "double"))
_PLAIN = {_INTEGER: re.compile(r'"([+-]?[0-9]+)"\Z'), _DOUBLE: re.compile(r'"([+-]?[0-9]+\.[0-9]+E[+-]?[0-9]+)"\Z')}
_INDENT = "\n        "


def write(statements: Iterable[Statement], first: str = "") -> str:
    """Return statements as Turtle; ``first`` is the term whose statements come first. Equal graphs give equal text."""
    index = Index(statements)
    used: set[str] = set()
    subjects = sorted({statement[0] for statement in index.statements}, key=lambda term: (term != first, place_of(term)))
    blocks = [_block(index, subject, used) for subject in subjects]
    prefixes = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in sorted(used))
    return prefixes + "".join(blocks)


def _block(index: Index, subject: str, used: set[str]) -> str:
    lines = []
    for predicate in sorted(index.predicates(subject), key=lambda term: (term != TYPE, term)):
        things = [_short(thing, used) for thing in index.objects(subject, predicate)]
        lines.append(f"{'a' if predicate == TYPE else _short(predicate, used)}{_listed(things)}")
    return f"\n{_short(subject, used)}\n    " + " ;\n    ".join(lines) + " .\n"


def _listed(things: Sequence[str]) -> str:
    return f" {things[0]}" if len(things) == 1 else _INDENT + f" ,{_INDENT}".join(things)


def _short(term: str, used: set[str]) -> str:
    """Return a term as Turtle writes it, shortened where it can be (Turtle 1.1 §2.4, §2.5.2)."""
    if term[0] == '"':
        for datatype, number in _PLAIN.items():
            digits = number.match(term.removesuffix(datatype)) if term.endswith(datatype) else None
            if digits:
                return digits[1]
        text, mark, datatype = term.rpartition("^^")
        return f"{text}^^{_short(datatype, used)}" if mark and datatype[0] == "<" and serialise.value(term)[2] else term
    if term[0] == "<":
        for prefix, local in CURIES.splits(term[1:-1]):
            if _LOCAL.match(local):
                used.add(prefix)
                return f"{prefix}:{local}"
    return term
