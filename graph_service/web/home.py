"""The first page: what this is, for whom, in numbers of today, with questions to try."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from graph_service import __version__, assets
from graph_service.media import JSON
from graph_service.resources.index import natural
from graph_service.resources.paths import HTML, OFFERS
from graph_service.saved_queries import SavedQuery, read_queries
from graph_service.store.base import Limits, Query, Store
from graph_service.web import cache, pages
from graph_service.web.exchange import CORS, Exchange, Header
from graph_service.web.language import Language
from graph_service.web.resources import allowed, choose, reads, redirect, speaks
from graph_service.web.translated import in_words
from graph_service.web.watch import Watch

_QUESTIONS = (
    "ilo-behind-objective",
    "civil-society-behind-objective",
    "asks-no-objective-addresses",
    "tensions",
    "most-cited-instruments",
    "joined-one-treaty-not-another",
)
_NUMBERS = ("provisions", "links", "quotations", "instruments", "actors")
_CATALOGUE = "/catalog"
Row = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A title on the page and the IRI it leads to."""

    iri: str
    title: str
    language: str


@lru_cache(maxsize=1)
def questions() -> list[SavedQuery]:
    """Return the questions to try, from the saved queries."""
    saved = read_queries(assets.queries())
    return [saved[name] for name in _QUESTIONS]


class HomeEndpoint:
    """``/``: a page for people; who asks for RDF is sent to the catalogue."""

    def __init__(self, store: Store, limits: Limits) -> None:
        self._store = store
        self._limits = limits
        self._query = files("graph_service.web").joinpath("home.rq").read_text(encoding="utf-8")
        self._made: tuple[str, list[Row]] = ("", [])
        self._drawn: dict[Language, bytes] = {}

    async def __call__(self, exchange: Exchange) -> None:
        """Answer a request."""
        if not await allowed(exchange):
            return
        choice = choose(exchange, None, (HTML, *(offer for offer in OFFERS if offer is not HTML)))
        if choice.format is not HTML:
            await redirect(exchange, 303, _CATALOGUE)
            return
        version = self._store.version
        reader = reads(exchange)
        tag = cache.etag(version, cache.request_key("home", __version__, reader.code, str(reader.asked)))
        headers: list[Header] = [
            (b"content-type", choice.content_type.encode()),
            *speaks(reader),
            (b"cache-control", b"no-cache"),
            (b"link", b'</catalog>; rel="describedby", </.well-known/void>; rel="describedby", </openapi.json>; rel="service-desc"'),
            (b"etag", tag),
            *CORS,
            *pages.SECURITY,
        ]
        if version and cache.matches(exchange.header(b"if-none-match"), tag):
            await exchange.respond(304, headers)
            return
        if self._made[0] != version:
            answer = await Watch(exchange).over(self._store.query(Query(self._query, JSON, self._limits, client=exchange.client)))
            self._made = answer.version, json.loads(await answer.read())["results"]["bindings"]
            self._drawn = {}
        body = self._drawn.get(reader) or self._drawn.setdefault(reader, _page(self._made[1], reader))
        await exchange.respond(200, headers, body)


def _page(rows: list[Row], reader: Language) -> bytes:
    numbers = {row["what"]["value"]: int(row["count"]["value"]) for row in rows if "count" in row}
    return pages.render(
        "home.html",
        numbers=[(what, numbers.get(what, 0)) for what in _NUMBERS],
        objectives=_titles(rows, "objective"),
        priorities=_titles(rows, "priority"),
        texts=_titles(rows, "text"),
        questions=[(one, in_words(one, reader)) for one in questions()],
        **pages.speak(reader, "/"),
    )


def _titles(rows: list[Row], what: str) -> list[Entry]:
    found = [row for row in rows if row["what"]["value"] == what]
    found.sort(key=lambda row: (natural(row.get("place", {"value": ""})["value"]), row["thing"]["value"]))
    return [Entry(row["thing"]["value"], row["title"]["value"], row["title"].get("xml:lang", "")) for row in found]
