"""What graphs of others say of a thing of ours: shown apart on its page, with the graph in which it is said (decision 0021)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from graph_service.corpus.select import CLIENT, bindings
from graph_service.endpoints.resources.description import Description, describe
from graph_service.http.addresses import href
from graph_service.namespaces import PREFIXES
from graph_service.rdf import serialise
from graph_service.rdf.formats import JSON
from graph_service.sparql.files import text
from graph_service.store.interface import Limits, Query
from graph_service.store.own_graphs import OwnGraphs

_MOST = 50
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: its property by prefixed name, the value, where that leads (empty: nowhere) and its language."""

    property: str
    value: str
    href: str
    language: str


@dataclass(frozen=True, slots=True)
class Others:
    """Statements by the IRI of their graph, and whether there are more than these."""

    graphs: Sequence[tuple[str, Sequence[Said]]] = ()
    more: bool = False


async def read_others(own: OwnGraphs, iri: str, limits: Limits) -> Others:
    """Return what graphs that are not ours say of a thing.

    Raises:
        ServiceError: whatever the store raises.

    """
    foreign = own.view.foreign
    if not foreign:
        return Others()
    asked = Query(text("endpoints/resources/others"), JSON, limits, default_graphs=(), named_graphs=foreign, client=CLIENT)
    answer = await own.whole.query(replace(asked, bindings={"this": serialise.iri(iri)}))
    rows = bindings(await answer.read())
    by_graph = groupby(rows[:_MOST], key=lambda row: row["graph"]["value"])
    return Others([(graph, [_said(row) for row in found]) for graph, found in by_graph], more=len(rows) > _MOST)


async def describe_own(own: OwnGraphs, iri: str, limits: Limits, client: str) -> tuple[Description, bool]:
    """Return what our graphs say of a thing and True; or, where they say nothing, what others say of it and False.

    Raises:
        ServiceError: whatever the store raises.

    """
    description = await describe(own, iri, limits=limits, client=client)
    if description.exists or not own.view.foreign:
        return description, description.exists
    # A thing that only others describe, under an IRI in our namespace: their words, and the page says whose.
    return await describe(own.whole, iri, limits=limits, client=client), False


def _said(row: dict[str, dict[str, str]]) -> Said:
    value = row["value"]
    text = value["value"]
    place = href(text) if value["type"] == "uri" else ""
    shown = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    return Said(_prefixed(row["property"]["value"]), shown, "" if place == "#" else place, value.get("xml:lang", ""))


def _prefixed(iri: str) -> str:
    found = max((name for name, start in PREFIXES.items() if iri.startswith(start)), key=lambda name: len(PREFIXES[name]), default="")
    return f"{found}:{iri.removeprefix(PREFIXES[found])}" if found else iri
