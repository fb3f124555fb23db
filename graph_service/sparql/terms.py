"""The IRIs that a query names, and whether each is meant as a class, as a property, or as something else. Pure.

It reads the tokens of a query and knows where in a triple it is. What is in a SERVICE clause is for another dataset and is left out, and
so is the template of a CONSTRUCT, which may say what it likes.
A query that the grammar refuses may be read wrongly, which does not matter: it has no answer.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph_service.sparql.tokens import Token, tokens

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_PREFIX = re.compile(r"(?i:PREFIX)\s+([^\s:<#?]*+):\s*+<([^<>\"\s]*+)>")
_NAME = re.compile(r"<([a-zA-Z][^<>\"\s]*+)>|(?<![\w?$:])([A-Za-z][\w.-]*+|):((?:[^\s<>\"'{}()\[\];,|^*+?&=!$@#/\\]|\\.)*+)")
_ESCAPE = re.compile(r"\\(.)")
_PATH = frozenset("/|^")
_MODIFIERS = frozenset("*+?")
_EXPRESSIONS = frozenset(("FILTER", "BIND", "HAVING", "VALUES", "BY"))
_GRAPHS = frozenset(("GRAPH", "FROM", "NAMED", "PREFIX", "BASE", "USING"))


class Named(NamedTuple):
    """An IRI in a query: as the query writes it, whole, and what it is meant as: ``class``, ``property``, or an empty text."""

    written: str
    iri: str
    kind: str


def iris_in(text: str) -> Iterator[str]:
    """Yield what may be the IRIs of a query, quickly: also those in comments and strings, and each as often as it is written."""
    prefixes = dict(_PREFIX.findall(text))
    for iri, prefix, local in _NAME.findall(text):
        if iri:
            yield iri
        elif prefix in prefixes and (local or prefix):
            yield prefixes[prefix] + _local(local)


def named_in(text: str) -> Iterator[Named]:
    """Yield the IRIs that the patterns of a query name, with what each is meant as.

    Raises:
        ContentTooLargeError: the query has more tokens than anybody should have to read.

    """
    prefixes: dict[str, str] = {}
    place = _Place()
    before: Token | None = None
    before_that = ""
    for token in tokens(text):
        if before is not None and before.kind == "name" and before_that == "PREFIX" and token.kind == "iri":
            prefixes[before.text.partition(":")[0]] = token.text[1:-1]
        elif token.kind in ("iri", "name"):
            iri = token.text[1:-1] if token.kind == "iri" else _expand(token.text, prefixes)
            kind = place.term(token, iri)
            if iri and token.braces and not place.elsewhere and (before is None or (before.keyword not in _GRAPHS and before.text != "^^")):
                yield Named(token.text.rstrip(".") if token.kind == "name" else token.text, iri, kind)
            if token.kind == "name" and token.text.endswith("."):
                # The dot that ends a triple, without a blank before it.
                place.end_triple()
        else:
            place.take(token)
        before_that, before = before.keyword if before else "", token


def undeclared_in(text: str) -> list[str]:
    """Return the prefixes that a text uses and does not declare, in the order in which it uses them."""
    declared: set[str] = set()
    used: dict[str, None] = {}
    before = ""
    for token in tokens(text):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            else:
                used.setdefault(prefix)
        before = token.keyword
    return [prefix for prefix in used if prefix not in declared]


def _expand(name: str, prefixes: dict[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return prefixes[prefix] + _local(local) if prefix in prefixes else ""


def _local(name: str) -> str:
    return _ESCAPE.sub(r"\1", name.rstrip(".")) if "\\" in name else name.rstrip(".")


class _Place:
    """Where in a triple a token is: before the subject, in the predicate, or in the object. Nested blank nodes are kept on a stack."""

    def __init__(self) -> None:
        self._part = "subject"
        self._is_type = False
        self._stack: list[tuple[str, bool]] = []
        self._expression = -1
        self._service = -1
        self._template = False
        self._lists = 0

    @property
    def elsewhere(self) -> bool:
        """Whether what is named here is not asked of this dataset."""
        return self._service >= 0 or self._template

    def term(self, token: Token, iri: str) -> str:
        """Take an IRI and return what it is meant as."""
        if self._expression >= 0 and token.parentheses + token.braces > self._expression:
            return ""
        if self._part == "predicate":
            self._is_type = iri == _TYPE or (self._is_type and iri.endswith("subClassOf"))
            self._part = "path" if not self._lists else "predicate"
            return "property"
        kind = "class" if self._part in ("path", "object") and self._is_type else ""
        self._after_term()
        return kind

    def end_triple(self) -> None:
        """Take the end of a triple."""
        self._part, self._is_type, self._lists = "subject", False, 0

    def take(self, token: Token) -> None:  # noqa: C901, PLR0912 - one branch for each sign that moves the place
        """Take a token that is not an IRI."""
        sign, depth = token.text, token.parentheses + token.braces
        if self._service >= 0 and sign == "}" and token.braces <= self._service:
            self._service = -1
        if self._expression >= 0:
            if depth > self._expression or sign in "({":
                return
            if sign in ")}":
                self._expression = -1
                self._part = "subject"
                return
        keyword = token.keyword
        if self._template and sign == "}" and not token.braces:
            self._template = False
        if keyword == "CONSTRUCT":
            self._template = True
        elif keyword in ("WHERE", "FROM") and not token.braces:
            self._template = False
        if keyword in _EXPRESSIONS:
            self._expression = depth
        elif keyword == "SERVICE":
            self._service = token.braces
        elif sign == "a" and self._part == "predicate":
            self._is_type, self._part = True, "path"
        elif sign in ("{", "}", ".") or keyword in ("UNION", "OPTIONAL", "MINUS", "GRAPH", "WHERE"):
            self.end_triple()
        elif sign == ";":
            self._part, self._is_type, self._lists = "predicate", False, 0
        elif sign == "[":
            self._stack.append((self._part, self._is_type))
            self._part, self._is_type, self._lists = "predicate", False, 0
        elif sign == "]":
            self._part, self._is_type = self._stack.pop() if self._stack else ("subject", False)
            self._after_term()
        elif sign == "," and self._part == "done":
            self._part = "object"
        elif self._part == "predicate" and sign in ("(", ")"):
            self._lists = max(0, self._lists + (1 if sign == "(" else -1))
            self._part = "predicate" if self._lists else "path"
        elif self._part == "path" and sign in _PATH:
            self._part = "predicate"
        elif token.kind in ("variable", "string", "number", "node") or keyword in ("TRUE", "FALSE"):
            self._after_term()

    def _after_term(self) -> None:
        if self._part == "subject":
            self._part, self._is_type = "predicate", False
        elif self._part == "predicate":
            self._part, self._is_type = "object", False
        elif self._part in ("path", "object"):
            self._part = "done"
