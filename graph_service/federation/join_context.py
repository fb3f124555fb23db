"""What a SERVICE clause is joined with, so that a partner can be sent bindings in place of being asked for all it has. Pure.

A restriction of a partner's answer is sound when it leaves out only solutions that are in no solution of the whole pattern (SPARQL 1.1
§18.5). What may restrict a clause, and why:

- the elements beside it that are joined with it, before and after: a solution of the group is compatible with one of each;
- OPTIONAL and BIND only where they come before it and everything before them is there too, for they depend on it;
- outside its group the same again, as long as a solution of the group carries the clause's values on: through groups, branches of UNION
  and GRAPH. The body of an OPTIONAL or a MINUS is restricted by what comes before it and by nothing further, for there a solution that is
  missing changes what others mean. EXISTS and sub-selects are restricted from inside only;
- a FILTER whose variables all occur in what is there and nowhere else in its group;
- never MINUS, and nothing whose value may differ when it is evaluated twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from graph_service.federation.parse import Element, Group, ServiceClause, Structure

_UNSTABLE = frozenset(["RAND", "UUID", "STRUUID", "BNODE", "NOW", "LIMIT", "OFFSET", "SAMPLE", "GROUP_CONCAT"])
_JOINED = frozenset(["triples", "values", "group", "graph"])
_DEPENDENT = frozenset(["optional", "bind"])
_CARRIED = frozenset(["group", "graph"])
_BEFORE_ONLY = frozenset(["optional", "minus"])

Path = tuple[tuple[Group, int], ...]


@dataclass(frozen=True, slots=True)
class JoinContext:
    """A pattern, and the variables that it mentions."""

    pattern: str
    variables: frozenset[str]


def paths(structure: Structure) -> dict[int, Path]:
    """Return for each SERVICE clause, by where it starts, the groups from the outermost to its own with the element of each on the way."""
    places: dict[int, Path] = {}

    def walk(group: Group, above: Path) -> None:
        for place, element in enumerate(group.elements):
            path = (*above, (group, place))
            if element.service:
                places[element.service.start] = path
            for inner in element.groups:
                walk(inner, path)

    for group in (structure.where, *structure.others):
        walk(group, ())
    return places


def join_context(structure: Structure, path: Path) -> JoinContext:
    """Return what restricts the clause at the end of a path; an empty pattern where nothing does."""
    group, place = path[-1]
    pattern, variables = _beside(structure, group, place, after=True)
    above = list(reversed(path[:-1]))
    while above:
        kind = group.kind
        if kind not in _CARRIED and kind not in _BEFORE_ONLY:
            break
        outer, number = above.pop(0)
        if pattern:
            head = structure.text[outer.elements[number].start : group.start] if kind == "graph" else ""
            variables |= structure.variables(outer.elements[number].start, group.start) if kind == "graph" else set()
            pattern = f"{head}{{ {pattern} }}"
        beside, more = _beside(structure, outer, number, after=kind in _CARRIED)
        pattern, variables = f"{beside} {pattern}".strip(), variables | more
        group = outer
        if kind in _BEFORE_ONLY:
            break
    return JoinContext(_in_its_graph(structure, group, above, pattern), frozenset(variables))


def _in_its_graph(structure: Structure, group: Group, above: Sequence[tuple[Group, int]], pattern: str) -> str:
    """Return a pattern in the GRAPH clause that its group is in, if it is in one that has not been passed.

    Where the clause has a variable any graph will do: which one it is may depend on what has not been taken along.
    """
    for outer, number in above:
        if group.kind == "graph" and pattern:
            start = outer.elements[number].start
            head = structure.text[start : group.start]
            if structure.variables(start, group.start):
                known = structure.variables(0, len(structure.text))
                head = f"GRAPH ?{next(name for name in map('graph{}'.format, count()) if name not in known)} "
            return f"{head}{{ {pattern} }}"
        group = outer
    return pattern


def _beside(structure: Structure, group: Group, place: int, *, after: bool) -> tuple[str, set[str]]:
    taken: list[Element] = []
    left_out: list[Element] = [group.elements[place]]
    whole = True
    for element in group.elements[:place]:
        if element.kind == "filter":
            continue
        if _usable(structure, element, _JOINED if not whole else _JOINED | _DEPENDENT):
            taken.append(element)
        else:
            left_out.append(element)
            # A MINUS left out leaves more solutions, the same ones otherwise.
            whole = whole and element.kind == "minus"
    for element in group.elements[place + 1 :]:
        if element.kind == "filter":
            continue
        if after and _usable(structure, element, _JOINED):
            taken.append(element)
        else:
            left_out.append(element)
    if group.kind != "optional":
        # A FILTER in an OPTIONAL sees what the OPTIONAL extends as well (§18.2.2.6), which is not here.
        taken += _filters(structure, group, taken, left_out)
    variables = {name for element in taken for name in structure.variables(element.start, element.end)}
    return " ".join(_separate(structure, taken)), variables


def _filters(structure: Structure, group: Group, taken: Sequence[Element], left_out: Sequence[Element]) -> list[Element]:
    inside = {name for element in taken for name in structure.variables(element.start, element.end)}
    outside = {name for element in left_out for name in structure.variables(element.start, element.end)}
    filters = []
    for element in group.elements:
        names = structure.variables(element.start, element.end)
        if element.kind == "filter" and names <= inside - outside and _usable(structure, element, frozenset(["filter"])):
            filters.append(element)
    return filters


def _usable(structure: Structure, element: Element, kinds: frozenset[str]) -> bool:
    if element.kind not in kinds or any(True for _ in element.services):
        return False
    keywords = structure.keywords(element.start, element.end)
    if element.kind in ("filter", "bind") and "EXISTS" in keywords:
        return False
    return not keywords & _UNSTABLE


def _separate(structure: Structure, elements: Sequence[Element]) -> list[str]:
    """Return the elements as text; what follows triples needs a full stop, which may be there already."""
    texts = []
    for element in elements:
        text = structure.text[element.start : element.end]
        if element.kind == "triples" and not text.endswith("."):
            text += " ."
        # A comment inside an element ends with its line.
        texts.append(text + "\n")
    return texts


def shared(structure: Structure, service: ServiceClause, side: JoinContext) -> list[str]:
    """Return the variables that the clause's pattern and its left side both mention, in the order of their names."""
    return sorted(structure.variables(*service.pattern) & side.variables)
