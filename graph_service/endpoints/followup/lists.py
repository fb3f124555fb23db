"""The lists of what partners send: one request for a page of one, from values to objects.

They are statements of partners, so each object names the graph it is said in (decision 0021), and what one graph says never names or
describes the things of another.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from graph_service.corpus.directory import Directory
from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.select import bindings
from graph_service.endpoints.api.service import Listings
from graph_service.endpoints.followup.by_date import Dates
from graph_service.endpoints.followup.columns import GCMO, codelists
from graph_service.endpoints.followup.filters import BY_NAME, Filter, List
from graph_service.endpoints.resources.document import shape
from graph_service.endpoints.resources.framing import Json, expanded, render
from graph_service.errors import BadRequestError, UnavailableError, UpstreamError
from graph_service.http.addresses import thing
from graph_service.namespaces import BASE, PREFIXES
from graph_service.rdf import serialise
from graph_service.rdf.formats import JSON
from graph_service.rdf.index import Index
from graph_service.rdf.serialise import Statement
from graph_service.rdf.terms import Iri, Literal, Term, Undefined
from graph_service.sparql import paging
from graph_service.sparql.bind import bind
from graph_service.sparql.files import text
from graph_service.store.interface import Limits, Query
from graph_service.store.own_graphs import OwnGraphs

_AT_ONCE = 200
_SORTED_AT_ONCE = 1_000
"""As many members are sorted within a few milliseconds."""
_MOST_DATES = 10_000
"""As in ``dates.rq``, whose LIMIT is one more."""
_TYPE = PREFIXES["rdf"] + "type"
_NAMINGS = {"title": serialise.iri(PREFIXES["skos"] + "prefLabel"), "label": serialise.iri(PREFIXES["rdfs"] + "label")}
Binding = Mapping[str, Mapping[str, str]]


_CLASSES = {
    "by": ("Actor",),
    "reporter": ("Actor",),
    "area": ("Actor",),
    "part": ("Objective", "Action", "Provision", "Ask"),
    "forum": ("Forum", "Process"),
}
_FOLLOW_UP_KINDS = {kind.lower(): GCMO + kind for kind in ("Pledge", "ActionPlan", "Measure", "Practice")}
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?\Z")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list: how many members there are in all, and the members of this page."""

    total: int
    members: Sequence[Json] = field(default_factory=list)


def read_values(list_: List, given: Mapping[str, str], directory: Directory) -> dict[str, list[Term | Undefined]]:
    """Return the values of the query's variables for the filters that are given.

    Raises:
        BadRequestError: a value names nothing, or has another form; says what is known.

    """
    return {one.variable: [_term(one, given[one.name].strip(), directory)] for one in list_.filters if given.get(one.name, "").strip()}


def _term(one: Filter, value: str, directory: Directory) -> Term:
    if one.reads == "thing":
        thing = directory.find(value, _CLASSES[one.variable])
        return Iri(thing.iri) if thing else _iri(one, value, directory.near(value, _CLASSES[one.variable]))
    if one.reads == "iri":
        return _iri(one, value, ())
    if one.reads in ("word", "day", "flag"):
        return Literal(_literal(one, value))
    return Iri(_among(one, value, _FOLLOW_UP_KINDS if one.reads == "kind" else codelists()[one.reads]))


def _literal(one: Filter, value: str) -> str:
    if one.reads == "word":
        return value.lower()
    if one.reads == "flag":
        return _among(one, value, {"true": "true"})
    if not _DAY.match(value):
        raise BadRequestError(f"{one.name} must be a day, month or year such as 2022-05-17, not {value[:40]!r}.", parameter=one.name)
    return value


def _iri(one: Filter, value: str, near: Sequence[str]) -> Iri:
    if "://" not in value or any(char in value for char in '<>"{}|^`\\ \n'):
        known = f" Near: {', '.join(near)}." if near else ""
        raise BadRequestError(
            f"{one.name}: {value[:60]!r} names nothing here.{known}", help="Give an IRI, or a name of the graph.", known=list(near)
        )
    return Iri(value)


def _among(one: Filter, value: str, known: Mapping[str, str]) -> str:
    code = known.get(value.lower())
    if code is None:
        raise BadRequestError(f"{one.name} must be one of {', '.join(known)}, not {value[:40]!r}.", known=list(known), parameter=one.name)
    return code


class FollowUpLists:
    """Answers requests for the lists, from all graphs."""

    def __init__(self, own: OwnGraphs, listings: Listings, limits: Limits) -> None:
        self.own = own
        self._store = own.whole
        self._listings = listings
        self._limits = limits
        self._dates = PerVersion(own.whole, self._count_dates)

    async def directory(self) -> Directory:
        """Return what a request can name in our graphs."""
        _, directory = await self._listings.directory()
        return directory

    async def page(self, list_: List, values: Mapping[str, Sequence[Term | Undefined]], start: int, count: int) -> Page:
        """Return the members of a list from ``start``, at most ``count``.

        Raises:
            ServiceError: the store cannot answer.

        """
        total, rows = await self._chosen(list_, values, start, count)
        chosen = [(row["graph"]["value"], row["item"]["value"]) for row in rows if row["item"]["type"] == "uri"]
        members: list[Json] = []
        for first in range(0, len(chosen), _AT_ONCE):
            members += await self._members(list_, chosen[first : first + _AT_ONCE])
        return Page(total, members)

    async def _chosen(
        self, list_: List, values: Mapping[str, Sequence[Term | Undefined]], start: int, count: int
    ) -> tuple[int, Sequence[Binding]]:
        """Return how many members there are, and the rows of a page. A page of all pledges is read by its dates, without sorting all."""
        if list_.name == "pledges" and not values:
            dates = None
            with suppress(UnavailableError):  # they are written faster than counted
                version, counted = await self._dates.get()
                dates = counted if version == self._store.version else None
            place = dates.slice(start, count) if dates else None
            if dates and place:
                values = {"newest": place.dates}
                return dates.total, await self._ask(paging.page(_bound(list_, values), place.skip, count))
        query = _bound(list_, values)
        return await self._total(query), await self._ask(paging.page(query, start, count))

    async def _count_dates(self) -> Dates | None:
        """Return the dates of all pledges; None where sorting those costs less, or there are too many dates."""
        total = await self._total(_bound(BY_NAME["pledges"], {}))
        rows = await self.rows("dates", {}) if total > _SORTED_AT_ONCE else []
        return Dates(rows, total) if 0 < len(rows) <= _MOST_DATES else None

    async def count(self, list_: List, values: Mapping[str, Sequence[Term | Undefined]]) -> int:
        """Return how many members a list has; none without a query where there are no graphs of others.

        Raises:
            ServiceError: the store cannot answer.

        """
        return await self._total(_bound(list_, values)) if self.own.view.foreign else 0

    async def _total(self, query: str) -> int:
        counted = await self._ask(paging.total(query))
        if len(counted) != 1:
            raise UpstreamError("The engine answered a count with no number.")
        return int(counted[0]["total"]["value"])

    async def rows(self, name: str, values: Mapping[str, Sequence[Term | Undefined]]) -> list[Binding]:
        """Return the rows of one of the queries of this folder."""
        return await self._ask(bind(text(f"endpoints/followup/{name}"), values))

    async def _ask(self, query: str) -> list[Binding]:
        asked = Query(query, JSON, self._limits)
        rows: list[Binding] = list(bindings(await (await self._store.query(asked)).read()))
        return rows

    async def _members(self, list_: List, chosen: Sequence[tuple[str, str]]) -> list[Json]:
        graphs, items = ([Iri(one) for one in dict.fromkeys(pair[side] for pair in chosen)] for side in (0, 1))
        directory = await self.directory()
        statements: dict[tuple[str, str], list[Statement]] = {pair: [] for pair in chosen}
        for row in await self.rows("describe", {"graph": graphs, "item": items}):
            pair = row["graph"]["value"], row["item"]["value"]
            if pair in statements:
                statements[pair] += _statements(row, directory)
        reports = await self.reports([item for _, item in chosen]) if list_.name == "pledges" else {}
        return [self._member(list_, pair, statements[pair], reports) for pair in chosen]

    def _member(self, list_: List, pair: tuple[str, str], statements: Iterable[Statement], reports: Mapping[str, Sequence[Json]]) -> Json:
        graph, item = pair
        frame, this = shape(list_.frame), serialise.iri(item)
        # Where a page, a file and the contract of the API expect a thing, a literal is apart, under the IRI of its property.
        leads = {name.predicate for name, inner in frame.fields if inner.fields or inner.never}
        said = set(statements)
        odd = {one for one in said if one[0] == this and one[1] in leads and one[2].startswith('"')}
        made = render(Index(said - odd), this, frame)
        for _, predicate, value in sorted(odd):
            made.setdefault(predicate[1:-1], []).append(expanded(value))
        made |= {"graph": graph, **self.sent(graph), "local": thing(item)}
        if list_.name == "pledges":
            made["reports"] = list(reports.get(item, ()))
        return made

    def sent(self, graph: str) -> Json:
        """Return who sent the present version of a graph, when, and which version of the dataset that made; null where it is not known."""
        write = self._store.last_write(graph)
        return (
            {"sentBy": write.who or None, "sentAt": write.when or None, "version": write.version}
            if write
            else {"sentBy": None, "sentAt": None, "version": None}
        )

    async def reports(self, items: Sequence[str]) -> dict[str, list[Json]]:
        """Return what is reported of some things, by thing, the newest first; each report names its graph."""
        directory = await self.directory()
        reports_of: dict[str, dict[tuple[str, str], Json]] = {}
        for row in await self.rows("reports", {"item": [Iri(one) for one in dict.fromkeys(items)]}) if items else ():
            graph, update = row["graph"]["value"], row["update"]["value"]
            report = reports_of.setdefault(row["item"]["value"], {}).setdefault(
                (graph, update),
                {
                    "id": update,
                    "graph": graph,
                    **self.sent(graph),
                    "reportedBy": named(row["reporter"]["value"], row.get("name", {}).get("value", ""), directory),
                    "status": row["status"]["value"].removeprefix(GCMO),
                    "issued": row["date"]["value"],
                    "text": {},
                    "factSource": [],
                },
            )
            if "words" in row:
                report["text"][row["words"].get("xml:lang", "@none")] = row["words"]["value"]
            if "source" in row and row["source"]["value"] not in report["factSource"]:
                report["factSource"].append(row["source"]["value"])
        return {item: list(reports.values()) for item, reports in reports_of.items()}


def _bound(list_: List, values: Mapping[str, Sequence[Term | Undefined]]) -> str:
    return bind(_with_filters(text(f"endpoints/followup/{list_.name}"), values), values)


def _with_filters(query: str, given: Iterable[str]) -> str:
    """Return a query without the lines that end with ``#?`` and the name of a filter that is not given, or ``#? -`` and one that is."""
    names = set(given)
    lines = (line.partition("#? ") for line in query.splitlines(keepends=True))
    return "".join(
        line + mark + name for line, mark, name in lines if not mark or (name.strip().lstrip("-") in names) != name.startswith("-")
    )


def named(iri: str, name: str, directory: Directory) -> Json:
    """Return a thing by its name: ours by ours, another by what the graph that speaks of it calls it."""
    thing = directory.get(iri)
    label = (thing.titles or thing.labels) if thing else {"@none": name} if name else {}
    return {"id": iri, "label": dict(label) or None}


def _statements(row: Binding, directory: Directory) -> Iterable[Statement]:
    """Return what a row says, and the names of what it leads to: of a thing of ours our names, of another those of the graph."""
    subject, predicate, value = serialise.iri(row["item"]["value"]), serialise.iri(row["property"]["value"]), _written(row["value"])
    yield subject, predicate, value
    if row["value"]["type"] != "uri" or row["property"]["value"] == _TYPE:
        return
    thing = directory.get(row["value"]["value"])
    if thing:
        yield from thing.statements()
    elif not row["value"]["value"].startswith(BASE + "ontology#"):
        yield from ((value, naming, _written(row[name])) for name, naming in _NAMINGS.items() if name in row)


def _written(value: Mapping[str, str]) -> str:
    if value["type"] == "uri":
        return serialise.iri(value["value"])
    if value["type"] == "bnode":
        return f"_:{value['value']}"
    return serialise.literal(value["value"], value.get("xml:lang", ""), value.get("datatype", ""))
