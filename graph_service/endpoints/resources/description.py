"""The description of one thing, asked for with one query; that of a State with two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph_service.namespaces import BASE, PREFIXES
from graph_service.rdf import serialise
from graph_service.rdf.formats import N_TRIPLES
from graph_service.rdf.index import Index, canonical
from graph_service.rdf.serialise import Statement
from graph_service.rdf.terms import Iri, whole_number
from graph_service.sparql.bind import bind
from graph_service.sparql.files import text
from graph_service.store.interface import Limits, Query, Store

_PLACE, _NAME = f"<{BASE}page#place>", f"<{BASE}page#name>"
_DATE, _ISSUER = f"<{BASE}page#date>", f"<{BASE}page#issuer>"
_PARAGRAPH = f"<{BASE}page#paragraph>"
_STATE = f"<{PREFIXES['gcmo']}State>"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What comes before or after a thing among the parts of the same whole: its IRI and its label."""

    iri: str
    label: str


@dataclass(slots=True)
class Credit:
    """Who issued a text and when, as far as the graph says: names in English, sorted; a date as exact as it is known, or empty."""

    issuers: list[str] = field(default_factory=list)
    date: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """What the graph says of a thing: its IRI, the statements, its neighbours, and the dataset's version that was asked.

    For its citation, and no part of the statements: ``credits`` has what the thing is part of, by IRI, and ``paragraph`` the number of the
    paragraph that an action is in, or an empty text.
    """

    iri: str
    index: Index
    previous: Neighbour | None
    next: Neighbour | None
    version: str
    credits: Mapping[str, Credit] = field(default_factory=dict)
    paragraph: str = ""
    left_out: int = 0
    """Statements that our formats cannot write: triples about triples (RDF 1.2). SPARQL answers give them."""

    @property
    def statements(self) -> Sequence[Statement]:
        """The statements, sorted; terms are written as in N-Triples."""
        return self.index.statements

    @property
    def exists(self) -> bool:
        """Whether the graph says anything of it as a subject."""
        return f"<{self.iri}>" in self.index


async def describe(store: Store, iri: str, *, limits: Limits | None = None, client: str = "") -> Description:
    """Return what the graph says of a thing. Doubles are in canonical form, so that a JSON number means the same literal.

    Raises:
        ServiceError: whatever the store raises.

    """
    version, lines = await _lines(store, iri, limits or Limits(), client)
    statements: list[Statement] = []
    places: dict[str, int] = {}
    names: dict[str, str] = {}
    credit: dict[str, Credit] = {}
    paragraph = ""
    left_out = 0
    for line in lines:
        try:
            subject, predicate, thing = serialise.parse(line)
        except ValueError:
            left_out += 1
            continue
        if predicate == _PLACE:
            places[subject] = whole_number(serialise.text(thing)) or 0
        elif predicate == _NAME:
            names[subject] = serialise.text(thing)
        elif predicate == _DATE:
            credit.setdefault(subject[1:-1], Credit()).date = serialise.text(thing)
        elif predicate == _ISSUER:
            credit.setdefault(subject[1:-1], Credit()).issuers.append(serialise.text(thing))
        elif predicate == _PARAGRAPH:
            paragraph = serialise.text(thing)
        else:
            statements.append((subject, predicate, canonical(thing) if thing[0] == '"' else thing))
    for one in credit.values():
        one.issuers.sort()
    previous, following = _neighbours(f"<{iri}>", places)
    before, after = _named(previous, names), _named(following, names)
    return Description(iri, Index(statements), before, after, version, credit, paragraph, left_out)


async def _lines(store: Store, iri: str, limits: Limits, client: str) -> tuple[str, list[str]]:
    """Return the version that was asked, and the statements as lines of N-Triples."""

    async def ask(query: str, **bindings: str) -> tuple[str, list[str]]:
        answer = await store.query(Query(query, N_TRIPLES, limits, bindings=bindings, client=client))
        return answer.version, (await answer.read()).decode().splitlines()

    version, lines = await ask(text("endpoints/resources/describe"), this=serialise.iri(iri))
    if f"{serialise.iri(iri)} {serialise.TYPE} {_STATE} ." in lines:
        derived = bind(text("corpus/derived-standings"), {"item": [Iri(iri)]})
        lines = list(dict.fromkeys([*lines, *(await ask(derived))[1]]))
    return version, lines


def _neighbours(node: str, places: dict[str, int]) -> tuple[str | None, str | None]:
    if node not in places:
        return None, None
    row = sorted(places, key=lambda sibling: (places[sibling], sibling))
    here = row.index(node)
    return (row[here - 1] if here else None, row[here + 1] if here + 1 < len(row) else None)


def _named(node: str | None, names: dict[str, str]) -> Neighbour | None:
    return Neighbour(node[1:-1], names.get(node) or node[1:-1]) if node else None
