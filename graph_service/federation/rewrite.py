"""The SPARQL that joint queries are made of: what a partner is sent, what the store is asked for the left side, how answers are written.

It is put together here because it is made of the asker's own text; terms go in through ``graph_service.rdf.terms`` only. Pure.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from graph_service.federation.parse import ServiceClause, Structure
from graph_service.federation.results import Row
from graph_service.rdf.terms import UNDEFINED

_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*:")


def without_services(structure: Structure) -> str:
    """Return the query with its SERVICE clauses as plain groups and a pattern that has no solution, for the engine's parser.

    Every line and, but for the last line of the pattern, every column stays where it was.
    """
    pieces, done = [], 0
    text, where = structure.text, structure.where
    for place, token in enumerate(structure.tokens):
        if token.keyword == "SERVICE":
            opening = next((later.start for later in structure.tokens[place:] if later.text == "{"), len(text))
            pieces += [text[done : token.start], re.sub(r"[^\r\n]", " ", text[token.start : opening])]
            done = opening
    rest = text[done:]
    if not where.is_select:
        last = where.end - 1 - done
        rest = f"{rest[:last]} FILTER(false) {rest[last:]}"
    return "".join(pieces) + rest


def join_context_query(structure: Structure, pattern: str, names: Sequence[str], most: int) -> str:
    """Return the query for the distinct bindings of the left side; one more than ``most``, to detect that there are more."""
    columns = " ".join(f"?{name}" for name in names)
    return f"{structure.prologue}SELECT DISTINCT {columns} {structure.dataset} WHERE {{ {pattern} }} LIMIT {most + 1}"


def partner_query(structure: Structure, service: ServiceClause, columns: Sequence[str], rows: Sequence[Row], most: int) -> str:
    """Return what a partner is asked: the clause's pattern with the prefixes that it uses, restricted to bindings if there are columns.

    The pattern stays in its own braces, so that its FILTERs see what they saw.
    """
    start, end = service.pattern
    names = {token.text.partition(":")[0] for token in structure.within(start, end) if token.kind == "name"}
    lines = [f"PREFIX {name}: <{structure.prefixes[name]}>" for name in sorted(names & structure.prefixes.keys())]
    if any(token.kind == "iri" and not _ABSOLUTE.match(token.text) for token in structure.within(start, end)):
        lines.insert(0, f"BASE <{structure.base}>")
    pattern = structure.text[start:end]
    where = f"{{ {values(columns, rows)} {pattern} }}" if columns else pattern
    return "\n".join([*lines, f"SELECT * WHERE {where} LIMIT {most + 1}"])


def values(names: Sequence[str], rows: Sequence[Row]) -> str:
    """Return rows as a VALUES block (SPARQL 1.1 §10.2), one line."""
    head = f"VALUES ({' '.join(f'?{name}' for name in names)})"
    shown = (f"({' '.join(row.get(name, UNDEFINED).sparql for name in names)})" for row in rows)
    return f"{head} {{ {' '.join(shown)} }}"


def in_scope(structure: Structure, service: ServiceClause) -> list[str]:
    """Return the variables that a clause's pattern can bind: for a sub-select those it projects, else all that it mentions.

    They are in the order of the text, which is that of the columns of ``SELECT *``.
    """
    listed = list(structure.within(*service.pattern))[1:]
    mentioned = dict.fromkeys(token.text[1:] for token in listed if token.kind == "variable")
    if not listed or listed[0].keyword != "SELECT":
        return list(mentioned)
    level = listed[0].parentheses
    names: dict[str, None] = {}
    for before, token in pairwise(listed):
        if token.text == "{" and token.parentheses == level:
            break
        if token.text == "*" and token.parentheses == level:
            return list(mentioned)
        if token.kind == "variable" and (token.parentheses == level or before.keyword == "AS"):
            names.setdefault(token.text[1:])
    return list(names)
