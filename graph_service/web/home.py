"""The first page: what this is, for whom, in numbers of today, with questions to try."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from graph_service import __version__, asking, assets
from graph_service.media import JSON
from graph_service.names import BASE
from graph_service.natural_order import natural_key
from graph_service.per_version import PerVersion
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
_COMPACT = BASE + "gcm/final-draft-2018"
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
        query = files("graph_service.web").joinpath("home.rq").read_text(encoding="utf-8")

        async def read() -> list[Row]:
            answer = await store.query(Query(query, JSON, limits, client=asking.CLIENT))
            return asking.bindings(await answer.read())

        # One question for all who come at the same time, the first of them after the start.
        self._rows = PerVersion(store, read)
        self._drawn: tuple[list[Row] | None, dict[Language, bytes]] = (None, {})

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
        _, rows = await Watch(exchange).over(self._rows.get())
        if self._drawn[0] is not rows:
            self._drawn = rows, {}
        drawn = self._drawn[1]
        body = drawn.get(reader) or drawn.setdefault(reader, _page(rows, reader))
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

    def place(row: Row) -> tuple[object, ...]:
        thing = row["thing"]["value"]
        return thing != _COMPACT, natural_key(row.get("place", {"value": ""})["value"]), thing

    found.sort(key=place)
    return [Entry(row["thing"]["value"], row["title"]["value"], row["title"].get("xml:lang", "")) for row in found]
