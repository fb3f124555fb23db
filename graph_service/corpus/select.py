"""The service's own questions to the store: SPARQL from files, answers as rows of terms."""

import json
from collections.abc import Mapping, Sequence
from sys import intern
from typing import NamedTuple

from graph_service.rdf import terms as rdf
from graph_service.rdf.formats import JSON
from graph_service.sparql.bind import bind
from graph_service.sparql.files import text
from graph_service.store.interface import Limits, Query, Store

CLIENT = "the service itself"
_LIMITS = Limits(seconds=60.0, rows=5_000_000, bytes=2**30)
XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


class Term(NamedTuple):
    """An RDF term: its value, its kind (``iri``, ``blank`` or ``literal``), and a literal's language and datatype, else empty."""

    value: str
    kind: str = "literal"
    language: str = ""
    datatype: str = ""

    @property
    def is_iri(self) -> bool:
        """Whether it is an IRI."""
        return self.kind == "iri"


Row = dict[str, Term]
_KINDS = {"uri": "iri", "bnode": "blank"}


async def select(
    store: Store, name: str, values: Mapping[str, Sequence[rdf.Term | rdf.Undefined]] | None = None, limits: Limits = _LIMITS
) -> list[Row]:
    """Return the rows of a query of ours, with ``values`` for variables of its VALUES blocks; an unbound variable has no key."""
    answer = await store.query(Query(bind(text(name), values) if values else text(name), JSON, limits, client=CLIENT))
    return [{variable: _term(value) for variable, value in row.items()} for row in bindings(await answer.read())]


def bindings(answer: bytes) -> list[dict[str, dict[str, str]]]:
    """Return the rows of an answer in SPARQL's JSON, without those that hold a triple term (RDF 1.2).

    Nothing of ours is said of a triple, and what reads these rows expects text.
    """
    rows: list[dict[str, dict[str, str]]] = json.loads(answer)["results"]["bindings"]
    return [row for row in rows if all(value["type"] != "triple" for value in row.values())]


def texts(answer: bytes) -> list[dict[str, str]]:
    """Return the rows of an answer in SPARQL's JSON as text, with an empty text for a variable that is not bound."""
    variables: list[str] = json.loads(answer)["head"]["vars"]
    return [{name: row[name]["value"] if name in row else "" for name in variables} for row in bindings(answer)]


def _term(value: dict[str, str]) -> Term:
    kind = _KINDS.get(value["type"], "literal")
    # IRIs, languages and datatypes come again and again: one string for each spares megabytes in what is kept.
    words = value["value"] if kind == "literal" else intern(value["value"])
    return Term(words, kind, intern(value.get("xml:lang", "")), intern(value.get("datatype", "")))
