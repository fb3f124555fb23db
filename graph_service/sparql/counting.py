"""The closed list of query forms that columns may answer: counts of rows over joined triple patterns, the rows, texts that contain words.

What is read here is a part of SPARQL 1.1 without blank nodes, paths, OPTIONAL, UNION, GRAPH, sub-selects and expressions:

    SELECT (?v | (COUNT([DISTINCT] * | ?v) AS ?n))+ WHERE { triples . FILTER(CONTAINS([LCASE](?v | STR(?v)), "word")) }
    [GROUP BY ?v+] [ORDER BY (?v | ASC(?v) | DESC(?v))+] [LIMIT n]

Anything else is not a form of ours, and ``read`` returns None. Whether a text is SPARQL at all is the engine's to say. Pure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_service.sparql.tokens import Token, tokens

_MOST_CHARACTERS = 4000
_MOST_PATTERNS = 6
_CANDIDATE = re.compile(r"\b(?:COUNT|CONTAINS)\s*\(", re.IGNORECASE)
_IRI = re.compile(r"<[^<>\s]*>")
_OTHER = re.compile(r"\b(?:OPTIONAL|UNION|GRAPH|MINUS|VALUES|BIND|SERVICE|EXISTS|HAVING|OFFSET|FROM)\b|\\", re.IGNORECASE)
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*:")
_PLAIN = re.compile(r"[A-Za-z][\w-]*:[\w\-./]*[\w\-]|[A-Za-z]?[\w-]*:")
_RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"

Pattern = tuple[str, str, str]
"""Subject, predicate, object: a variable with its question mark, or a term as the query writes it, its prefix resolved."""


@dataclass(frozen=True, slots=True)
class Count:
    """A counted column: its name; the variable counted, or ``*``; whether equal ones count once."""

    name: str
    variable: str
    distinct: bool


@dataclass(frozen=True, slots=True)
class Contains:
    """A filter: the variable, the word, whether case is ignored by LCASE, and whether any term's text is meant (STR)."""

    variable: str
    word: str
    lower: bool
    any_term: bool


@dataclass(frozen=True, slots=True)
class CountQuery:
    """A query of one of the forms. ``columns`` are variables and counts in their order; ``order`` names with True for descending."""

    columns: tuple[str | Count, ...]
    patterns: tuple[Pattern, ...]
    filters: tuple[Contains, ...]
    group: tuple[str, ...] = ()
    order: tuple[tuple[str, bool], ...] = ()
    limit: int | None = None

    @property
    def counts(self) -> tuple[Count, ...]:
        """The counted columns."""
        return tuple(column for column in self.columns if isinstance(column, Count))


def may_be(text: str, many: frozenset[str]) -> bool:
    """Return True if a text may be of one of the forms and worth it: it counts, seeks a word, or names one of the IRIs that many have."""
    if _is_other(text):
        return False
    return _CANDIDATE.search(text) is not None or not many.isdisjoint(_IRI.findall(text))


def read(text: str) -> CountQuery | None:
    """Return what a query of one of the forms asks for, or None if it is of another form."""
    if _is_other(text):
        return None
    try:
        return _Reader([part for token in tokens(text) for part in _parts(token)]).query()
    except _OtherFormError:
        return None


def _parts(token: Token) -> tuple[Token, ...]:
    """Return a token, or a name and the dot after it: a name may have dots, but does not end with one (SPARQL 1.1 §19.8)."""
    if token.kind != "name" or token.text[-1] != ".":
        return (token,)
    return token._replace(text=token.text[:-1]), token._replace(kind="mark", text=".")


def _is_other(text: str) -> bool:
    return len(text) > _MOST_CHARACTERS or _OTHER.search(text) is not None


class _OtherFormError(Exception):
    """The query is of no form of ours."""


@dataclass(slots=True)
class _Reader:
    listed: Sequence[Token]
    place: int = 0
    prefixes: dict[str, str] = field(default_factory=dict)

    def query(self) -> CountQuery:
        while self._keyword() == "PREFIX":
            self._next()
            name, iri = self._next("name"), self._next("iri")
            if not name.endswith(":") or not _ABSOLUTE.match(iri):
                raise _OtherFormError
            self.prefixes[name] = iri[1:-1]
        self._word("SELECT")
        columns: list[str | Count] = []
        while self._keyword() != "WHERE" and self._text() != "{":
            columns.append(self._column())
        if self._keyword() == "WHERE":
            self._next()
        patterns, filters = self._block()
        group = self._group()
        order = self._order()
        limit = self._limit()
        if self.place != len(self.listed):
            raise _OtherFormError
        return _checked(CountQuery(tuple(columns), tuple(patterns), tuple(filters), group, order, limit))

    # Tokens

    def _peek(self, ahead: int = 0) -> Token | None:
        return self.listed[self.place + ahead] if self.place + ahead < len(self.listed) else None

    def _keyword(self) -> str:
        token = self._peek()
        return token.keyword if token else ""

    def _text(self) -> str:
        token = self._peek()
        return token.text if token else ""

    def _next(self, kind: str = "") -> str:
        token = self._peek()
        if token is None or (kind and token.kind != kind):
            raise _OtherFormError
        self.place += 1
        return token.text

    def _word(self, *words: str) -> None:
        for word in words:
            if self._keyword() != word:
                raise _OtherFormError
            self.place += 1

    def _mark(self, mark: str) -> None:
        if self._text() != mark:
            raise _OtherFormError
        self.place += 1

    # Parts

    def _column(self) -> str | Count:
        token = self._peek()
        if token and token.kind == "variable":
            return _variable(self._next())
        self._mark("(")
        self._word("COUNT")
        self._mark("(")
        distinct = self._keyword() == "DISTINCT"
        if distinct:
            self._next()
        counted = self._next() if self._text() == "*" else _variable(self._next("variable"))
        self._mark(")")
        self._word("AS")
        name = _variable(self._next("variable"))
        self._mark(")")
        return Count(name, counted, distinct)

    def _block(self) -> tuple[list[Pattern], list[Contains]]:
        patterns: list[Pattern] = []
        filters: list[Contains] = []
        self._mark("{")
        while self._text() != "}":
            if self._keyword() == "FILTER":
                self._next()
                filters.append(self._filter())
                if self._text() == ".":
                    self._next()
                continue
            subject = self._term()
            while True:
                predicate = self._predicate()
                patterns.append((subject, predicate, self._term()))
                while self._text() == ",":
                    self._next()
                    patterns.append((subject, predicate, self._term()))
                if self._text() != ";":
                    break
                self._next()
                if self._text() in (".", "}", ";"):
                    break
            if self._text() == ".":
                self._next()
            elif self._text() != "}" and self._keyword() != "FILTER":
                raise _OtherFormError
        self._mark("}")
        return patterns, filters

    def _predicate(self) -> str:
        token = self._peek()
        if token and token.kind == "word":
            if token.text != "a":
                raise _OtherFormError
            self.place += 1
            return _RDF_TYPE
        return self._term()

    def _term(self) -> str:
        token = self._peek()
        match token.kind if token else "":
            case "variable":
                return _variable(self._next())
            case "iri" | "name":
                return self._iri()
            case "string":
                return self._literal()
            case "number" if self._text().isdigit():
                return self._next()
            case _:
                raise _OtherFormError

    def _iri(self) -> str:
        token = self._peek()
        text = self._next()
        if token and token.kind == "name":
            prefix, _, local = text.partition(":")
            if not _PLAIN.fullmatch(text) or f"{prefix}:" not in self.prefixes:
                raise _OtherFormError
            return f"<{self.prefixes[prefix + ':']}{local}>"
        if not _ABSOLUTE.match(text):
            raise _OtherFormError
        return text

    def _literal(self) -> str:
        text = self._next("string")
        if text.startswith(('"""', "'''")):
            raise _OtherFormError
        token = self._peek()
        if token and token.kind == "language":
            return text + self._next()
        if token and token.text == "^^":
            self._next()
            return f"{text}^^{self._iri()}"
        return text

    def _filter(self) -> Contains:
        self._mark("(")
        self._word("CONTAINS")
        self._mark("(")
        lower = any_term = False
        depth = 0
        if self._keyword() == "LCASE":
            self.place += 1
            self._mark("(")
            lower, depth = True, depth + 1
        if self._keyword() == "STR":
            self.place += 1
            self._mark("(")
            any_term, depth = True, depth + 1
        variable = _variable(self._next("variable"))
        for _ in range(depth):
            self._mark(")")
        self._mark(",")
        word = self._next("string")
        for _ in range(2):
            self._mark(")")
        if word.startswith(('"""', "'''")):
            raise _OtherFormError
        return Contains(variable, word[1:-1], lower, any_term)

    def _group(self) -> tuple[str, ...]:
        variables: list[str] = []
        if self._keyword() == "GROUP":
            self._word("GROUP", "BY")
            while (token := self._peek()) and token.kind == "variable":
                variables.append(_variable(self._next()))
            if not variables:
                raise _OtherFormError
        return tuple(variables)

    def _order(self) -> tuple[tuple[str, bool], ...]:
        keys: list[tuple[str, bool]] = []
        if self._keyword() == "ORDER":
            self._word("ORDER", "BY")
            while (token := self._peek()) and (token.kind == "variable" or token.keyword in ("ASC", "DESC")):
                if token.kind == "variable":
                    keys.append((_variable(self._next()), False))
                    continue
                self.place += 1
                self._mark("(")
                keys.append((_variable(self._next("variable")), token.keyword == "DESC"))
                self._mark(")")
            if not keys:
                raise _OtherFormError
        return tuple(keys)

    def _limit(self) -> int | None:
        if self._keyword() != "LIMIT":
            return None
        self._next()
        text = self._next("number")
        if not text.isascii() or not text.isdigit():
            raise _OtherFormError
        return int(text)


def _variable(text: str) -> str:
    if text[:1] not in ("?", "$") or not text[1:].isascii():
        raise _OtherFormError
    return "?" + text[1:]


def _checked(query: CountQuery) -> CountQuery:
    """Return a query that obeys the rules of aggregates and whose patterns hang together; everything else is the engine's."""
    used = {term for pattern in query.patterns for term in pattern if term[0] == "?"}
    plain = [column for column in query.columns if isinstance(column, str)]
    names = [*plain, *(count.name for count in query.counts)]
    sound = (
        query.columns
        and 0 < len(query.patterns) <= _MOST_PATTERNS
        and len(set(names)) == len(names)
        and used.issuperset(plain)
        and used.issuperset(query.group)
        and not any(count.name in used for count in query.counts)
        and used.issuperset(count.variable for count in query.counts if count.variable != "*")
        and not any(count.distinct and count.variable == "*" for count in query.counts)
        and used.issuperset(condition.variable for condition in query.filters)
        and set(names).issuperset(name for name, _ in query.order)
        and len(dict(query.order)) == len(query.order)
        and all(len({term for term in pattern if term[0] == "?"}) == sum(term[0] == "?" for term in pattern) for pattern in query.patterns)
    )
    # The first rows in no order are those that the engine finds first.
    kind = set(query.group).issuperset(plain) if query.counts else not query.group and (query.filters or query.order or query.limit is None)
    if not sound or not kind or not _connected(query.patterns):
        raise _OtherFormError
    return query


def _connected(patterns: Sequence[Pattern]) -> bool:
    """Return True if each pattern shares a variable with those before it, in some order: there is no cross product."""
    known = {term for term in patterns[0] if term[0] == "?"}
    rest = list(patterns[1:])
    while rest:
        following = next((pattern for pattern in rest if known.intersection(pattern)), None)
        if following is None:
            return False
        rest.remove(following)
        known.update(term for term in following if term[0] == "?")
    return bool(known)
