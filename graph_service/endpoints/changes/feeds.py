"""``/feed.atom``: what changed, in everything or in one objective, State, graph or saved query."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from textwrap import shorten
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from graph_service.corpus.saved_queries import SavedQuery
from graph_service.corpus.select import texts
from graph_service.endpoints.changes import feed, releases
from graph_service.errors import BadRequestError, HistoryNotKeptError, NotFoundError
from graph_service.http.parameters import Parameter, number, read_parameters
from graph_service.http.responses import client_address, origin, reply
from graph_service.namespaces import BASE, GRAPHS
from graph_service.rdf import serialise
from graph_service.rdf.formats import JSON
from graph_service.rdf.terms import Iri, check_iri
from graph_service.sparql.bind import bind
from graph_service.sparql.files import text
from graph_service.store import offload
from graph_service.store.history import History, Version
from graph_service.store.interface import Limits, Query
from graph_service.store.own_graphs import OwnGraphs

_MOST_SUBJECTS = 20
_MOST_NAMED, _LONGEST = 3, 80
"""Things that the title of an entry names, and characters of the words of each."""
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Characters that XML has not (XML 1.0 §2.2), and marks that would turn the words of others around them."""
_MOST_PAGES = 10**6
_PREFIX = re.compile(r"(?i)\bPREFIX\s+([\w-]*):\s*<([^<>\s]*)>")
_PREFIXED = re.compile(r"(?<![\w:<])([\w-]*):([\w][\w-]*)")
_OBJECTIVE, _STATE = f"{BASE}gcm/objective/", f"{BASE}actor/state/"

OBJECTIVE = Parameter("objective", "Only what concerns an objective, by its number.", {"type": "integer"}, example="6")
STATE = Parameter("state", "Only what concerns a State, by its code (ISO 3166-1 alpha-2).", {"type": "string"})
GRAPH = Parameter("graph", "Only what changed in a graph, by its IRI: the words of one partner.", {"type": "string"})
QUERY = Parameter("query", "Only what changed in terms that a saved query names.", {"type": "string"})
PAGE = Parameter("page", "Which page, from 1, the newest.", {"type": "integer", "minimum": 1, "default": 1})
PARAMETERS = (OBJECTIVE, STATE, GRAPH, QUERY, PAGE)
_LIMITS = Limits(seconds=10.0, rows=1000)


@dataclass(frozen=True, slots=True)
class _Topic:
    """What a feed is of: its title, the parameters that ask for it, and which releases and versions concern it."""

    title: str
    query: Mapping[str, str]
    releases: Callable[[frozenset[str], frozenset[str]], bool]
    versions: Callable[[Sequence[Version], str], Awaitable[Sequence[Version]]]


class Feeds:
    """The handler. ``records`` are the records of releases, ``queries`` the saved queries by name."""

    def __init__(
        self, own: OwnGraphs, history: History, records: list[serialise.Statement], queries: Mapping[str, SavedQuery], public_url: str
    ) -> None:
        self._own = own
        self._history = history
        self._releases = releases.releases(records)
        self._touched = _touched(records)
        self._queries = queries
        self._public_url = public_url

    async def answer(self, request: Request) -> Response:
        """Return a page of a feed.

        Raises:
            BadRequestError: the parameters contradict each other.
            NotFoundError: there is no such thing.

        """
        values = read_parameters(request.scope["query_string"], PARAMETERS)
        client = client_address(request)
        topic = await self._topic({name: value for name, value in values.items() if name != "page" and value}, client)
        entries, changed = await self._entries(topic, client)
        pages = feed.pages_of(entries)
        page = number(values, "page", 1, 1, _MOST_PAGES)
        if page > pages:
            raise NotFoundError(f"The feed has {pages} pages.", help="Follow its links from the first page.")
        chosen = [await self._filled(entry, changed, client) for entry in feed.on_page(entries, page)]
        where = origin(request, self._public_url)
        made = {"title": topic.title, "updated": entries[0].updated, "origin": where, "query": topic.query, "page": page, "pages": pages}
        body = await offload.run(client, partial(feed.write, chosen, **made))  # type: ignore[arg-type]  # keywords of several types
        return reply(request, body, feed.MEDIA_TYPE, vary="", version=self._own.whole.version)

    async def _filled(self, entry: feed.Entry, changed: Mapping[str, str], client: str) -> feed.Entry:
        """Return an entry of a version with the names of what it changed, which only those on the page need."""
        if entry.id not in changed:
            return entry
        subjects = await self._history.subjects(changed[entry.id], _MOST_SUBJECTS + 1, client)
        if not subjects:
            return entry
        more = " and more" if len(subjects) > _MOST_SUBJECTS else ""
        shown = subjects[:_MOST_SUBJECTS]
        called = await self._called(shown, client)
        if called:
            first = "; ".join(list(called.values())[:_MOST_NAMED])
            rest = " and more" if len(subjects) > min(len(called), _MOST_NAMED) else ""
            entry = replace(entry, title=f"{first}{rest} ({entry.title})")
        named = "; ".join(called.get(one, one) for one in shown)
        return replace(entry, summary=f"{entry.summary} It speaks of {named}{more}.")

    async def _called(self, subjects: Sequence[str], client: str) -> Mapping[str, str]:
        """Return what those of some things that have a name now are called, follow-up first; a thing that was removed has none."""
        query = bind(text("endpoints/changes/called"), {"thing": [Iri(one) for one in subjects]})
        rows = texts(await (await self._own.whole.query(Query(query, JSON, _LIMITS, client=client))).read())
        rows.sort(key=lambda row: not row.get("is"))
        return {row["thing"]: _name(row) for row in rows if row.get("thing") and row.get("name")}

    async def _entries(self, topic: _Topic, client: str) -> tuple[list[feed.Entry], Mapping[str, str]]:
        """Return the entries, newest first, and the versions of those that have one, by their ids."""
        entries = [
            _release_entry(one)
            for one in self._releases
            # Of the first release every statement is new.
            if not one.previous or topic.releases(*self._touched.get(one.version, (frozenset(), frozenset())))
        ]
        changed: dict[str, str] = {}
        try:
            versions = await self._history.versions(client)
        except HistoryNotKeptError:
            versions = []
        before = {one.name: previous.name for previous, one in pairwise(versions)}
        concerned = [one for one in await topic.versions(versions, client) if one.name in before or not entries] if versions else []
        for one in concerned:
            made = _version_entry(one, before.get(one.name, ""))
            changed[made.id] = one.name
            entries.append(made)
        if not entries:
            raise NotFoundError("Nothing that this feed is of has changed here.", help="Follow /feed.atom, which has every change.")
        # Of equal times the later version is the newer one.
        entries.reverse()
        return sorted(entries, key=lambda entry: entry.updated, reverse=True), changed

    async def _topic(self, asked: Mapping[str, str], client: str) -> _Topic:
        if len(asked) > 1:
            raise BadRequestError(f"{', '.join(sorted(asked))} are given; a feed is of one of them.", help="Follow several feeds.")
        for name, value in asked.items():
            match name:
                case "objective":
                    return await self._thing(asked, _OBJECTIVE + value, client)
                case "state":
                    return await self._thing({"state": value.lower()}, _STATE + value.lower(), client)
                case "graph":
                    return self._graph(check_iri(value, "graph"))
                case "query":
                    return self._query(value)
        return _Topic("Changes of the Migration Compact Graph", {}, lambda _graphs, _subjects: True, _all)

    async def _thing(self, asked: Mapping[str, str], iri: str, client: str) -> _Topic:
        checked = check_iri(iri, next(iter(asked)))
        bindings = {"this": serialise.iri(checked)}
        answer = await self._own.query(Query(text("endpoints/changes/name"), JSON, _LIMITS, bindings=bindings, client=client))
        names = texts(await answer.read())
        if not names:
            raise NotFoundError(
                f"There is no {checked.removeprefix(BASE)[:80]}.", help="/api/objectives and /api/states list what there is."
            )
        answer = await self._own.whole.query(Query(text("endpoints/changes/follow-up"), JSON, _LIMITS, bindings=bindings, client=client))
        also = sorted({row["thing"] for row in texts(await answer.read()) if row["thing"]})

        def in_release(_graphs: frozenset[str], subjects: frozenset[str]) -> bool:
            return any(subject == checked or subject.startswith(checked + "/") for subject in subjects)

        async def in_versions(_versions: Sequence[Version], client: str) -> Sequence[Version]:
            return await self._history.mentioning((checked, f"{checked}/"), also, client)

        return _Topic(f"Changes that concern {names[0]['name']}", asked, in_release, in_versions)

    def _graph(self, graph: str) -> _Topic:
        async def in_versions(versions: Sequence[Version], _client: str) -> Sequence[Version]:
            return [one for one in versions if graph in one.graphs]

        if graph not in self._own.summary.graphs:
            raise NotFoundError(f"There is no graph {graph[:200]}.", help="/catalog lists the graphs.")
        ours = graph.startswith(GRAPHS)
        return _Topic(f"Changes in the graph {graph}", {"graph": graph}, lambda graphs, _: ours and graph in graphs, in_versions)

    def _query(self, name: str) -> _Topic:
        if name not in self._queries:
            raise NotFoundError(f"There is no saved query {name[:80]}.", help="/queries lists them.")
        query = self._queries[name]
        terms = terms_of(query.text)

        async def in_versions(_versions: Sequence[Version], client: str) -> Sequence[Version]:
            return await self._history.mentioning(terms, (), client)

        return _Topic(f"Changes in what this question asks: {query.title}", {"query": name}, lambda *_: True, in_versions)


def _name(row: Mapping[str, str]) -> str:
    """Return a thing by its kind, whose it is and the beginning of its words: ``Pledge of Kenya: Recruiters will …``."""
    words, who = (shorten(_NO_TEXT.sub("", row.get(key, "")), _LONGEST, placeholder=" …") for key in ("name", "by"))
    kind = row.get("is", "").rpartition("#")[2]
    return f"{kind}{f' of {who}' if who else ''}: {words}" if kind else words


async def _all(versions: Sequence[Version], _client: str) -> Sequence[Version]:
    return versions


def terms_of(query: str) -> tuple[str, ...]:
    """Return the terms of our vocabulary that a query names, sorted; if it names none, all terms that it names."""
    prefixes = dict(_PREFIX.findall(query))
    body = _PREFIX.sub("", "\n".join(line for line in query.splitlines() if not line.startswith("#")))
    terms = {prefixes[prefix] + local for prefix, local in _PREFIXED.findall(body) if prefix in prefixes}
    return tuple(sorted({term for term in terms if term.startswith(f"{BASE}ontology#")} or terms))


def _touched(records: list[serialise.Statement]) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return the graphs and the subjects that each release changed, by its version."""
    graphs: dict[str, set[str]] = {}
    subjects: dict[str, set[str]] = {}
    for subject, predicate, term in records:
        version = subject[1:-1].removeprefix(f"{releases.CHANGES}/").partition("#")[0]
        if predicate == serialise.name("dct:relation"):
            graphs.setdefault(version, set()).add(term[1:-1])
        elif predicate == serialise.name("dct:subject"):
            subjects.setdefault(version, set()).add(term[1:-1])
    return {version: (frozenset(graphs[version]), frozenset(subjects.get(version, ()))) for version in graphs}


def _release_entry(one: releases.Release) -> feed.Entry:
    when = datetime.fromisoformat(one.date).replace(tzinfo=UTC)
    return feed.Entry(
        f"{BASE}release/{one.version}", when, f"Release {one.version}", one.note or "A release.", {"text/html": f"/changes#{one.version}"}
    )


def _version_entry(one: Version, previous: str) -> feed.Entry:
    title = feed.counted(one.added, one.removed, one.graphs) if previous else f"{one.added:,} statements: the first version kept here"
    query = urlencode({"since": previous, "until": one.name})
    links = (
        {"text/html": f"/changes?{query}&format=html", "application/json": f"/changes?{query}&format=json"}
        if previous
        else {"text/html": "/catalog"}
    )
    return feed.Entry(feed.version_id(one.name), one.when, title, f"{title}.", links, one.who)
