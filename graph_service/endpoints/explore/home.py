"""The first page: what this is, the objectives against the priorities of civil society, numbers of today, questions to try."""

from dataclasses import dataclass
from functools import lru_cache

from graph_service import __version__, package_data
from graph_service.corpus import select
from graph_service.corpus.atlas import Atlas, Choice
from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.saved_queries import SavedQuery, read_queries
from graph_service.endpoints.explore import matrix
from graph_service.endpoints.queries.translations import in_words
from graph_service.endpoints.resources.endpoint import allowed, choose, reads
from graph_service.http import answer_cache
from graph_service.http.addresses import OFFERS
from graph_service.http.disconnect import Watch
from graph_service.http.exchange import Exchange, Header
from graph_service.http.responses import described, head, send, send_redirect, sent_unchanged
from graph_service.namespaces import BASE
from graph_service.pages import environment
from graph_service.pages.i18n import Language
from graph_service.rdf.formats import HTML, JSON, MARKDOWN
from graph_service.rdf.ordering import natural_key
from graph_service.sparql.files import text
from graph_service.store.interface import Limits, Query, Store

_QUESTIONS = (
    "ilo-behind-objective",
    "civil-society-behind-objective",
    "asks-not-taken-up",
    "tensions",
    "most-cited-instruments",
    "joined-one-treaty-not-another",
)
_NUMBERS = ("provisions", "links", "quotations", "instruments", "actors")
_CLEAR = Choice("all", 0.7)
"""The links that the matrix counts: as many as /explore shows first."""
_CATALOGUE = "/catalog"
_OVERVIEW = "/llms.txt"
_LINKS = b'</catalog>; rel="describedby", </.well-known/void>; rel="describedby", </openapi.json>; rel="service-desc"'
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
    saved = read_queries(package_data.queries())
    return [saved[name] for name in _QUESTIONS]


class HomeEndpoint:
    """``/``: a page for people; a client that asks for RDF is sent to the catalogue."""

    def __init__(self, store: Store, limits: Limits, atlas: PerVersion[Atlas]) -> None:
        self._store = store
        self._atlas = atlas
        query = text("endpoints/explore/home")

        async def read() -> list[Row]:
            answer = await store.query(Query(query, JSON, limits, client=select.CLIENT))
            return select.bindings(await answer.read())

        # One question for all who come at the same time, the first of them after the start.
        self._rows = PerVersion(store, read)
        self._drawn: tuple[list[Row] | None, dict[Language, bytes]] = (None, {})

    async def __call__(self, exchange: Exchange) -> None:
        """Answer a request."""
        if not await allowed(exchange):
            return
        choice = choose(exchange, None, (HTML, *(offer for offer in OFFERS if offer is not HTML)))
        if choice.format is not HTML:
            await send_redirect(exchange, 303, _OVERVIEW if choice.format is MARKDOWN else _CATALOGUE)
            return
        version = self._store.version
        reader = reads(exchange)
        if version and await sent_unchanged(exchange, *_head(version, reader)):
            return
        # The last that was made may be of an older version, and its tag with it.
        version, rows = await Watch(exchange).over(self._rows.get())
        _, atlas = await Watch(exchange).over(self._atlas.get())
        if self._drawn[0] is not rows:
            self._drawn = rows, {}
        drawn = self._drawn[1]
        body = drawn.get(reader) or drawn.setdefault(reader, _page(rows, atlas, reader))
        await send(exchange, answer_cache.CachedResponse(*_head(version, reader), body))


def _head(version: str, reader: Language) -> tuple[bytes, list[Header]]:
    tag = answer_cache.etag(version, answer_cache.request_key("home", __version__, reader.code, str(reader.asked)))
    return tag, head(HTML.content_type(), tag, language=reader.code, more=[*described(version), (b"link", _LINKS)])


def _page(rows: list[Row], atlas: Atlas, reader: Language) -> bytes:
    texts = atlas.civil_society_texts()
    numbers = {row["what"]["value"]: int(row["count"]["value"]) for row in rows if "count" in row}
    return environment.render(
        "home.html",
        numbers=[(what, numbers.get(what, 0)) for what in _NUMBERS],
        objectives=_titles(rows, "objective"),
        priorities=_titles(rows, "priority"),
        texts=_titles(rows, "text"),
        questions=[(one, in_words(one, reader)) for one in questions()],
        view="priorities",
        text=texts[0] if texts else None,
        matrix=matrix.of_asks(atlas, texts[0].key, _CLEAR) if texts else None,
        choice=_CLEAR,
        **environment.speak(reader, "/"),
    )


def _titles(rows: list[Row], what: str) -> list[Entry]:
    titles = [row for row in rows if row["what"]["value"] == what]

    def place(row: Row) -> tuple[object, ...]:
        thing = row["thing"]["value"]
        return thing != _COMPACT, natural_key(row.get("place", {"value": ""})["value"]), thing

    titles.sort(key=place)
    return [Entry(row["thing"]["value"], row["title"]["value"], row["title"].get("xml:lang", "")) for row in titles]
