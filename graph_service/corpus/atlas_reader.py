"""Reading the atlas: the things of the corpus in their places, and the answers to the queries on links and standings."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from sys import intern
from typing import Any

from graph_service.corpus import thing as corpus
from graph_service.corpus.atlas import Article, Ask, Atlas, Coverage, Fields, Link, Span, Standing, Thing
from graph_service.corpus.odd_rows import odd_rows
from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.select import Row, select
from graph_service.corpus.things import Things
from graph_service.namespaces import PREFIXES
from graph_service.rdf.curies import path_of
from graph_service.rdf.ordering import natural_key
from graph_service.rdf.terms import decimal_number, whole_number
from graph_service.store.interface import Store

GCMO = PREFIXES["gcmo"]
_QUERIES = ("links", "quotations", "standings", "coverage", "articles", "asks", "agreement")
_MOST_TOLD = 5
_GENERAL = frozenset({"Provision", "Instrument"})


def atlas_of(
    store: Store, things: PerVersion[Things], told: Callable[[str, dict[str, Any]], None] = lambda _event, _members: None
) -> PerVersion[Atlas]:
    """Return the atlas of a store's things, made once for each version of its dataset; ``told`` hears of odd values, with the first."""

    async def make() -> Atlas:
        everything = (await things.current()).all
        answers = {name: [_fields(row) for row in await select(store, f"corpus/{name}")] for name in _QUERIES}
        # Some tens of milliseconds of work: not while other requests wait.
        odd = await asyncio.to_thread(lambda: list(odd_rows(answers | {"provisions": _numbers(everything)})))
        if odd:
            told("odd-rows", {"count": len(odd), "first": odd[:_MOST_TOLD]})
        return await asyncio.to_thread(read, everything, answers)

    return PerVersion(store, make)


def _fields(row: Row) -> dict[str, str]:
    # Dates, standings and IRIs come again and again: one text of each spares megabytes.
    return {name: intern(term.value) for name, term in row.items()}


def _key(iri: str) -> str:
    return intern(path_of(iri))


def _numbers(things: Iterable[corpus.Thing]) -> Iterator[Fields]:
    for one in filter(_is_provision, things):
        yield {"iri": one.iri, "order": one.first("gcmo:order"), "noteOffset": one.first("gcmo:noteOffset")}


def read(everything: Iterable[corpus.Thing], answers: Mapping[str, Iterable[Fields]]) -> Atlas:
    """Return the atlas from all things and the answers to the queries in ``queries``, by the query's name.

    Raises:
        KeyError: an answer or a variable that a query must bind is missing.

    """
    everything = list(everything)
    linked = {row["object"] for row in answers["links"]}
    things: dict[str, Thing] = {}
    for one in everything:
        if _is_provision(one):
            things[one.id] = _provision(one)
        elif {"Instrument", "TextVersion"} & set(one.types) or (one.iri in linked and "gcmo:text" not in one.values):
            things[one.id] = _whole(one)
    links = _links(answers["links"], answers["quotations"])
    asks = {_key(row["ask"]): _ask(row) for row in answers.get("asks", ())}
    parts: dict[str, list[Thing]] = defaultdict(list)
    for part in sorted(things.values(), key=lambda part: part.order):
        if part.whole:
            parts[part.whole].append(part)
    # An ask has a name and an item, and is not part of the text.
    things |= {key: Thing(key, ask.label, ask.label, frozenset({"Ask"}), whole=ask.item) for key, ask in asks.items()}
    asked: dict[str, list[Ask]] = defaultdict(list)
    for ask in sorted(asks.values(), key=lambda one: natural_key(one.key)):
        asked[ask.item].append(ask)
    outgoing: dict[str, list[Link]] = defaultdict(list)
    incoming: dict[str, list[Link]] = defaultdict(list)
    # The natural order is dear and asked once: sorting keeps it among links that the second key finds equal.
    ordered = sorted(links, key=lambda link: natural_key(link.iri))
    for link in sorted(ordered, key=lambda link: (things[link.subject].order if link.subject in things else 0, -link.confidence)):
        outgoing[link.subject].append(link)
        incoming[link.object].append(link)
    states = [_state(one) for one in everything if "State" in one.types and not {"en", "@none"}.isdisjoint(one.titles)]
    standings = _standings(answers["standings"])
    return Atlas(
        things,
        ordered,
        list(standings.values()),
        sorted(states, key=lambda one: one.name),
        _coverage(answers.get("coverage", ())),
        _articles(answers.get("articles", ())),
        asks,
        list(answers.get("agreement", ())),
        standings,
        parts,
        outgoing,
        incoming,
        asked,
    )


def _ask(row: Fields) -> Ask:
    return Ask(_key(row["ask"]), row["label"], row["about"], _key(row["item"]), row["uptake"].removeprefix(GCMO))


def _articles(rows: Iterable[Fields]) -> dict[str, tuple[Article, ...]]:
    """Return the articles that bear each link, by the link's IRI, in natural order."""
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    made: dict[str, Fields] = {}
    bearing: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        made[row["article"]] = row
        groups[row["article"]][row["group"]] = None
        if "link" in row:
            bearing[row["link"]].add(row["article"])
    articles = {
        iri: Article(_key(iri), row["label"], row["about"], row["force"].removeprefix(GCMO), tuple(sorted(groups[iri])))
        for iri, row in made.items()
    }
    return {link: tuple(articles[iri] for iri in sorted(iris, key=natural_key)) for link, iris in bearing.items()}


def _standings(rows: Iterable[Fields]) -> dict[tuple[str, str], Standing]:
    """Return the newest standing for each State and treaty."""
    newest: dict[tuple[str, str], Standing] = {}
    for row in rows:
        one = Standing(
            _key(row["state"]), _key(row["treaty"]), row["standing"], row.get("since", ""), row.get("asOf", ""), row.get("note", "")
        )
        held = newest.get((one.state, one.treaty))
        if held is None or held.as_of < one.as_of:
            newest[one.state, one.treaty] = one
    return newest


def _coverage(rows: Iterable[Fields]) -> dict[str, Coverage]:
    """Return what is covered, by the key of the instrument; of several records the newest counts."""
    newest: dict[str, Coverage] = {}
    for row in rows:
        treaty, as_of = _key(row["treaty"]), row["asOf"]
        held = newest.get(treaty)
        if held is None or held.as_of < as_of:
            held = Coverage(as_of, frozenset())
        if held.as_of == as_of and "unclear" in row:
            held = Coverage(as_of, held.unclear | {_key(row["unclear"])})
        newest[treaty] = held
    return newest


def _is_provision(one: corpus.Thing) -> bool:
    return all(name in one.values for name in ("gcmo:text", "rdfs:label", "gcmo:order", "dct:isPartOf"))


def _kinds(one: corpus.Thing) -> frozenset[str]:
    placed = "gcmo:text" in one.values or not {"Instrument", "TextVersion"}.isdisjoint(one.types)
    return frozenset(one.types) - _GENERAL if placed else frozenset()


def _whole(one: corpus.Thing) -> Thing:
    name = one.english("skos:prefLabel", "dct:title") or one.english("rdfs:label") or one.id
    short = one.notation
    return Thing(
        one.id,
        short or name,
        name,
        _kinds(one),
        notation=short,
        publisher=_key(one.first("dct:publisher")),
        date=one.first("dct:date", "dct:issued"),
    )


def _state(one: corpus.Thing) -> Thing:
    name = one.titles.get("en") or one.titles["@none"]
    return Thing(one.id, name, name, notation=one.notation)


def _provision(one: corpus.Thing) -> Thing:
    text = one.values["gcmo:text"][0]
    return Thing(
        one.id,
        one.first("rdfs:label"),
        one.first("skos:prefLabel"),
        _kinds(one),
        text=text.value,
        language=text.language,
        order=_count(one.first("gcmo:order")),
        whole=_key(one.first("dct:isPartOf")),
        notation=one.first("skos:notation"),
        marker=one.first("gcmo:marker"),
        heading=_key(one.first("gcmo:underHeading")),
        note_of=_key(one.first("gcmo:noteOf")),
        note_offset=_count(one.first("gcmo:noteOffset")),
        same_as=_key(one.first("gcmo:sameProvisionAs")),
    )


def _links(rows: Iterable[Fields], quotations: Iterable[Fields]) -> list[Link]:
    spans: dict[str, set[Span]] = defaultdict(set)
    for row in quotations:
        spans[row["link"]].add(Span(_key(row["source"]), _count(row["start"]), _count(row["end"])))
    return [
        Link(
            row["link"],
            _key(row["subject"]),
            _local(row["predicate"]),
            _key(row["object"]),
            _local(row["basis"]),
            _sure(row["confidence"]),
            row.get("reason", ""),
            tuple(sorted(spans.get(row["link"], ()), key=lambda span: (span.source, span.start, span.end))),
            row.get("unread") in {"true", "1"},
        )
        for row in rows
    ]


def _count(text: str) -> int:
    # A text that is not a number counts as 0, so that it does not break every page.
    return max(0, whole_number(text) or 0)


def _sure(text: str) -> float:
    confidence = decimal_number(text)
    return confidence if confidence is not None and 0 <= confidence <= 1 else 0.0


def _local(iri: str) -> str:
    return intern(iri.rpartition("#")[2].rpartition("/")[2])
