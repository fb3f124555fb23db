"""The places of the SERVICE clauses of a query among its groups (SPARQL 1.1 §19.8, rules 53 to 69). Pure.

The text is never changed here and never printed anew: an element is a stretch of it, so what is not a SERVICE clause reaches the engine as
it was written. A query that the grammar does not explain is a ``StructureError``; the engine's own parser has the last word on it.
One parser of one grammar, so one file.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from graph_service.namespaces import BASE
from graph_service.sparql.tokens import Token, tokens

_DEEPEST = 100
_FORMS = ("SELECT", "CONSTRUCT", "ASK", "DESCRIBE")
_ONE_GROUP = ("OPTIONAL", "MINUS", "LATERAL")
_STARTS = frozenset(["FILTER", "BIND", "VALUES", "GRAPH", "SERVICE", *_ONE_GROUP])
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_LOCAL_ESCAPE = re.compile(r"\\([_~.\-!$&'()*+,;=/?#@%])")
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class StructureError(ValueError):
    """The text is not what the grammar lets a query be."""


@dataclass(frozen=True, slots=True)
class ServiceClause:
    """A SERVICE clause: the IRI it names or its variable (without the mark), SILENT, and where its pattern's braces stand."""

    iri: str
    variable: str
    silent: bool
    start: int
    pattern: tuple[int, int]
    end: int


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a group: its kind, its stretch of the text, the groups in it, and the SERVICE clause that it is.

    Kinds: triples, filter, bind, values, optional, minus, lateral, graph, group (one, or branches of UNION), service, select.
    """

    kind: str
    start: int
    end: int
    groups: tuple["Group", ...] = ()
    service: ServiceClause | None = None

    @property
    def services(self) -> Iterator[ServiceClause]:
        """Every SERVICE clause in it, the ones in other SERVICE clauses left out."""
        if self.service:
            yield self.service
        for group in self.groups:
            yield from group.services


@dataclass(frozen=True, slots=True)
class Group:
    """A group graph pattern: where its braces stand, what it is the body of (the element's kind, or exists), and its elements in order."""

    kind: str
    start: int
    end: int
    elements: tuple[Element, ...]

    @property
    def services(self) -> Iterator[ServiceClause]:
        """Every SERVICE clause in it."""
        for element in self.elements:
            yield from element.services

    @property
    def is_select(self) -> bool:
        """Whether it is a sub-select."""
        return bool(self.elements) and self.elements[0].kind == "select"


@dataclass(frozen=True, slots=True)
class Structure:
    """A query taken apart: prologue (as text and as values), dataset clauses, WHERE group, and the groups of EXISTS outside it."""

    text: str
    tokens: Sequence[Token]
    prologue: str
    base: str
    prefixes: Mapping[str, str]
    dataset: str
    where: Group
    others: tuple[Group, ...]

    @property
    def services(self) -> list[ServiceClause]:
        """Every SERVICE clause, in the order of the text."""
        services = [service for group in (self.where, *self.others) for service in group.services]
        return sorted(services, key=lambda service: service.start)

    def variables(self, start: int, end: int) -> set[str]:
        """Return the variables that a stretch of the text mentions."""
        return {token.text[1:] for token in self.within(start, end) if token.kind == "variable"}

    def keywords(self, start: int, end: int) -> set[str]:
        """Return the keywords and function names of a stretch of the text, in upper case."""
        return {token.keyword for token in self.within(start, end) if token.kind == "word"}

    def within(self, start: int, end: int) -> Iterator[Token]:
        """Yield the tokens of a stretch of the text."""
        first = bisect_left(self.tokens, start, key=_start)
        return (self.tokens[place] for place in range(first, bisect_left(self.tokens, end, key=_start)))


def take_apart(text: str) -> Structure:
    """Return the structure of a query.

    Raises:
        StructureError: there is none to be found.

    """
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(tokens(text))
        if max((token.braces for token in self.tokens), default=0) > _DEEPEST:
            raise StructureError(f"its groups are nested more than {_DEEPEST} deep")
        self.match = _matches(self.tokens)
        self.base = BASE
        self.prefixes: dict[str, str] = {}

    def read(self) -> Structure:
        place = self._prologue()
        prologue = self.text[: self._start(place)]
        dataset: list[str] = []
        clause = place + 1
        while not self._is(clause, "{") or self._keyword(clause - 1) == "CONSTRUCT":
            if clause >= len(self.tokens):
                raise StructureError("the query has no pattern")
            if self._keyword(clause) == "FROM":
                last = clause + (2 if self._keyword(clause + 1) == "NAMED" else 1)
                dataset.append(self.text[self._start(clause) : self._end(last)])
                clause = last
            elif self._is(clause, "(") or self._is(clause, "{"):
                # Expressions of the SELECT clause, or the template of a CONSTRUCT.
                clause = self._closing(clause)
            clause += 1
        where = self._group(clause, "where")
        others = [*self._exists(place, clause), *self._exists(self._closing(clause), len(self.tokens))]
        return Structure(self.text, self.tokens, prologue, self.base, self.prefixes, " ".join(dataset), where, tuple(others))

    # Tokens

    def _keyword(self, place: int) -> str:
        return self.tokens[place].keyword if 0 <= place < len(self.tokens) else ""

    def _is(self, place: int, mark: str) -> bool:
        return place < len(self.tokens) and self.tokens[place].kind == "mark" and self.tokens[place].text == mark

    def _start(self, place: int) -> int:
        return self.tokens[place].start if place < len(self.tokens) else len(self.text)

    def _end(self, place: int) -> int:
        if place >= len(self.tokens):
            raise StructureError("the query ends too early")
        return self.tokens[place].start + len(self.tokens[place].text)

    def _closing(self, place: int) -> int:
        if place not in self.match:
            raise StructureError("a bracket is missing")
        return self.match[place]

    # Names

    def _prologue(self) -> int:
        place = 0
        while self._keyword(place) not in _FORMS:
            match self._keyword(place):
                case "BASE":
                    self.base = self._iri(place + 1)
                    place += 2
                case "PREFIX":
                    name = self.tokens[place + 1].text if place + 1 < len(self.tokens) else ""
                    if not name.endswith(":"):
                        raise StructureError("a prefix has no colon")
                    self.prefixes[name[:-1]] = self._iri(place + 2)
                    place += 3
                case _:
                    raise StructureError("the query has no form")
        return place

    def _iri(self, place: int) -> str:
        if place >= len(self.tokens):
            raise StructureError("an IRI is missing")
        token = self.tokens[place]
        if token.kind == "iri":
            reference = _CODE_POINT.sub(_character, token.text[1:-1])
            # urljoin loses an empty fragment, which most namespaces end with.
            return reference if _ABSOLUTE.match(reference) else urljoin(self.base, reference) + ("#" if reference.endswith("#") else "")
        prefix, colon, local = token.text.partition(":")
        if token.kind != "name" or not colon or prefix not in self.prefixes:
            raise StructureError("an IRI is missing")
        return self.prefixes[prefix] + _LOCAL_ESCAPE.sub(r"\1", local)

    # Groups

    def _group(self, opening: int, kind: str) -> Group:
        if not self._is(opening, "{"):
            raise StructureError("a group is missing")
        closing = self._closing(opening)
        elements: list[Element] = []
        place = opening + 1
        if self._keyword(place) == "SELECT":
            elements.append(self._select(place, closing))
            place = closing
        while place < closing:
            if self._is(place, "."):
                place += 1
                continue
            element, place = self._element(place, closing)
            elements.append(element)
        return Group(kind, self._start(opening), self._end(closing), tuple(elements))

    def _select(self, place: int, closing: int) -> Element:
        clause = place
        while clause < closing and not self._is(clause, "{"):
            clause = self._closing(clause) + 1 if self._is(clause, "(") else clause + 1
        inner = self._group(clause, "select")
        groups = (inner, *self._exists(place, clause), *self._exists(self._closing(clause), closing))
        return Element("select", self._start(place), self._start(closing), groups)

    def _element(self, place: int, closing: int) -> tuple[Element, int]:
        start, keyword = self._start(place), self._keyword(place)
        if keyword == "SERVICE":
            return self._service(place)
        groups: tuple[Group, ...] = ()
        kind = keyword.lower()
        if keyword in _ONE_GROUP or keyword == "GRAPH":
            body = place + (2 if keyword == "GRAPH" else 1)
            groups = (self._group(body, kind),)
            last = self._closing(body)
        elif self._is(place, "{"):
            kind = "group"
            branches = [self._group(place, kind)]
            last = self._closing(place)
            while self._keyword(last + 1) == "UNION":
                branches.append(self._group(last + 2, kind))
                last = self._closing(last + 2)
            groups = tuple(branches)
        elif keyword == "VALUES":
            last = place + 1
            while last < closing and not self._is(last, "{"):
                last += 1
            last = self._closing(last)
        elif keyword in ("FILTER", "BIND"):
            last = self._constraint(place + 1)
            groups = tuple(self._exists(place, last + 1))
        else:
            kind, last = "triples", self._triples(place, closing)
        if last >= closing:
            raise StructureError("a group ends too early")
        return Element(kind, start, self._end(last), groups), last + 1

    def _constraint(self, place: int) -> int:
        """Return the last token of a constraint: brackets, a call, or EXISTS and its group."""
        if self._keyword(place) == "NOT":
            place += 1
        if not self._is(place, "("):
            place += 1
        return self._closing(place)

    def _triples(self, place: int, closing: int) -> int:
        last = place
        while last + 1 < closing:
            following = last + 1
            if self._keyword(following) in _STARTS:
                break
            if self._is(following, "{"):
                # Annotations of RDF 1.2 are braces with a bar; they hold triples only.
                if not (self._is(following + 1, "|") and self._start(following + 1) == self._end(following)):
                    break
                following = self._closing(following)
            last = following
        return last

    def _service(self, place: int) -> tuple[Element, int]:
        silent = self._keyword(place + 1) == "SILENT"
        named = place + (2 if silent else 1)
        if named + 1 >= len(self.tokens):
            raise StructureError("SERVICE names nobody")
        token = self.tokens[named]
        variable = token.text[1:] if token.kind == "variable" else ""
        iri = "" if variable else self._iri(named)
        if not self._is(named + 1, "{"):
            raise StructureError("SERVICE has no pattern")
        last = self._closing(named + 1)
        start, end = self._start(place), self._end(last)
        service = ServiceClause(iri, variable, silent, start, (self._start(named + 1), end), end)
        return Element("service", start, end, (), service), last + 1

    def _exists(self, start: int, end: int) -> Iterator[Group]:
        place = start
        while place < min(end, len(self.tokens)):
            if self._keyword(place) == "EXISTS" and self._is(place + 1, "{"):
                yield self._group(place + 1, "exists")
                place = self._closing(place + 1)
            place += 1


def _matches(listed: Sequence[Token]) -> dict[int, int]:
    """Return for each opening bracket and brace the place of the one that closes it; those of the wrong kind close nothing."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for place, token in enumerate(listed):
        if token.kind != "mark":
            continue
        if token.text in "({":
            opened.append(place)
        elif token.text in ")}":
            if not opened or listed[opened[-1]].text + token.text not in ("()", "{}"):
                raise StructureError("brackets do not match")
            ends[opened.pop()] = place
    return ends


def _start(token: Token) -> int:
    return token.start


def _character(match: re.Match[str]) -> str:
    try:
        return chr(int(match[1] or match[2], 16))
    except ValueError:
        raise StructureError("an escape is not a character") from None
