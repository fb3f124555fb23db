"""What graphs of others say of a thing of ours: shown apart on its page, with the graph in which it is said (decision 0021)."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby

from graph_service.corpus.select import CLIENT, bindings
from graph_service.endpoints.resources.description import Description, describe
from graph_service.http.addresses import has_path, href, thing
from graph_service.namespaces import BASE, PREFIXES
from graph_service.rdf import serialise
from graph_service.rdf.formats import JSON
from graph_service.rdf.terms import Iri, is_iri
from graph_service.sparql.bind import bind
from graph_service.sparql.files import text
from graph_service.store.interface import Limits, Query
from graph_service.store.own_graphs import OwnGraphs

_MOST = 50
_LONGEST = 300
_MOST_NAMED = 500
_TERMS = BASE + "ontology#"
_MOST_STATEMENTS, _MOST_BYTES = 20_000, 8 * 2**20
"""Statements, and bytes of them, that others may say of a thing that is described here in their words."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: its property by prefixed name, the value, where that leads (empty: nowhere) and its language."""

    property: str
    value: str
    href: str
    language: str


@dataclass(frozen=True, slots=True)
class Contest:
    """What somebody says against a link: where that is described here, its graph, the words and their language, the day and the source."""

    href: str
    graph: str
    words: str
    language: str
    date: str
    source: str


@dataclass(frozen=True, slots=True)
class Others:
    """Statements by the IRI of their graph, whether there are more than these, and the IRIs of things of others that have a page here.

    ``contests`` are those of a link.
    """

    graphs: Sequence[tuple[str, Sequence[Said]]] = ()
    more: bool = False
    here: AbstractSet[str] = frozenset()
    contests: Sequence[Contest] = ()


async def read_others(own: OwnGraphs, iri: str, limits: Limits, named: Iterable[str] = ()) -> Others:
    """Return what graphs that are not ours say of a thing, and which of the things named they describe; ``named`` are further such things.

    Raises:
        ServiceError: whatever the store raises.

    """
    foreign = own.view.foreign
    if not foreign:
        return Others()
    asked = Query(text("endpoints/resources/others"), JSON, limits, default_graphs=(), named_graphs=foreign, client=CLIENT)
    answer = await own.whole.query(replace(asked, bindings={"this": serialise.iri(iri)}))
    rows = bindings(await answer.read())
    values = [row["value"]["value"] for row in rows if row["value"]["type"] == "uri"]
    here = await described(own, [*values, *named], limits)
    by_graph = groupby(rows[:_MOST], key=lambda row: row["graph"]["value"])
    contests = await _contests(own, asked, iri) if iri.startswith(f"{BASE}link/") else ()
    said = [(graph, [_said(row, here) for row in of_graph]) for graph, of_graph in by_graph]
    return Others(said, more=len(rows) > _MOST, here=here, contests=contests)


async def _contests(own: OwnGraphs, asked: Query, link: str) -> Sequence[Contest]:
    query = replace(asked, text=text("endpoints/resources/contests"), bindings={"this": serialise.iri(link)})
    rows = bindings(await (await own.whole.query(query)).read())
    return [
        Contest(
            thing(row["contest"]["value"]),
            row["graph"]["value"],
            row["words"]["value"],
            row["words"].get("xml:lang", ""),
            *(row.get(name, {}).get("value", "") for name in ("date", "source")),
        )
        for row in rows
    ]


async def described(own: OwnGraphs, iris: Iterable[str], limits: Limits) -> frozenset[str]:
    """Return those of some IRIs that graphs of others describe and whose pages are at ``/thing``: they are not paths of ours.

    Of many IRIs only the first ``_MOST_NAMED`` are looked at; others, such as the names of blank nodes, are passed over.
    """
    asked = [iri for iri in dict.fromkeys(iris) if not has_path(iri) and not iri.startswith(_TERMS) and is_iri(iri)][:_MOST_NAMED]
    if not asked or not own.view.foreign:
        return frozenset()
    query = bind(text("endpoints/resources/described"), {"thing": [Iri(iri) for iri in asked]})
    answer = await own.whole.query(Query(query, JSON, limits, default_graphs=(), named_graphs=own.view.foreign, client=CLIENT))
    return frozenset(row["thing"]["value"] for row in bindings(await answer.read()))


async def describe_own(own: OwnGraphs, iri: str, limits: Limits, client: str) -> tuple[Description, bool]:
    """Return what our graphs say of a thing and True; or, where they say nothing, what others say of it and False.

    Raises:
        ServiceError: whatever the store raises.

    """
    description = await describe(own, iri, limits=limits, client=client)
    if description.exists or not own.view.foreign:
        return description, description.exists
    # A thing that only others describe: their words, and the page says whose.
    bounded = replace(limits, rows=min(limits.rows, _MOST_STATEMENTS), bytes=min(limits.bytes, _MOST_BYTES))
    return await describe(own.whole, iri, limits=bounded, client=client), False


def _said(row: dict[str, dict[str, str]], here: AbstractSet[str]) -> Said:
    value = row["value"]
    text = value["value"]
    place = (thing(text) if text in here else href(text)) if value["type"] == "uri" else ""
    shown = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    return Said(_prefixed(row["property"]["value"]), shown, "" if place == "#" else place, value.get("xml:lang", ""))


def _prefixed(iri: str) -> str:
    prefix = max((name for name, start in PREFIXES.items() if iri.startswith(start)), key=lambda name: len(PREFIXES[name]), default="")
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}" if prefix else iri
