"""``/search`` and ``/search/suggest``: things by their words and by the codes people cite them by, as JSON-LD and as a page."""

import asyncio
import html
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.endpoints.search.collection import collection, member
from graph_service.endpoints.search.found import Asked, Found, Hit
from graph_service.endpoints.search.index import Index
from graph_service.endpoints.search.page import near_link, shown
from graph_service.endpoints.search.query_parser import LONGEST
from graph_service.endpoints.search.request import SEARCH, SUGGEST, address, in_language, pages_of, read, types_of
from graph_service.federation import text_search
from graph_service.http.parameters import wants_page
from graph_service.http.responses import client_address, json_text, origin, redirect, reply
from graph_service.http.routing import add_options, add_route, add_undescribed, responses_of
from graph_service.http.typed_parameters import Given, depends
from graph_service.namespaces import BASE
from graph_service.pages import i18n as language
from graph_service.pages.environment import render
from graph_service.pages.i18n import Language
from graph_service.pages.listing import Entry, Section, show_listing
from graph_service.rdf.formats import HTML, JSON_LD, MARKDOWN, choose_by_name
from graph_service.store import offload
from graph_service.store.interface import Store

_OFFERS = (JSON_LD, HTML, MARKDOWN)
_MARKS = re.compile(r"</?mark>")
_MOST_BY_MEANING = 50
_NOTHING_NEAR = "Nothing that the graph holds is near to this by its meaning."
Nearness = Callable[[str], Awaitable[tuple[Mapping[str, float], str]]]
"""Returns how near a text is to things, by id, as far as a model knows; or why it does not know."""
SearchParameters = Annotated[Given, depends(*SEARCH, lenient=wants_page)]
SuggestParameters = Annotated[Given, depends(*SUGGEST)]


def index_of(store: Store, things: PerVersion[Things]) -> PerVersion[Index]:
    """Return the index of a store's things, built once for each version of its dataset, off the event loop."""

    async def make() -> Index:
        return await asyncio.to_thread(Index, await things.current())

    return PerVersion(store, make)


def text_index(indexes: PerVersion[Index]) -> text_search.Index:
    """Return the index as ``SERVICE gcm:search`` asks it."""

    async def find(text: str, most: int, client: str) -> list[text_search.Match]:
        _, index = await indexes.get()
        results = await offload.run(client, partial(index.search, Asked(text, per_page=most)))
        return [text_search.Match(hit.thing.iri, hit.score, words_of(hit), hit.thing.language) for hit in results.hits]

    return find


def words_of(hit: Hit) -> str:
    """Return the words of a hit's snippet, as they are in the text."""
    return html.unescape(_MARKS.sub("", hit.snippet))


class Search:
    """The handlers."""

    def __init__(self, indexes: PerVersion[Index], public_url: str, nearness: Nearness | None) -> None:
        self._indexes = indexes
        self._public_url = public_url
        self._nearness = nearness

    async def search(self, request: Request, given: SearchParameters) -> Response:
        """Answer a search as JSON-LD, as a page or as Markdown."""
        wanted = MARKDOWN.name if request.url.path.endswith(".md") else given.get("format")
        choice = choose_by_name(request.headers.get("accept"), wanted, _OFFERS)
        version, index = await self._indexes.get()
        client = client_address(request)
        page = choice.format in (HTML, MARKDOWN)
        if page:
            # On pages lang is the language of the page's own words, as everywhere; programs choose among the texts with it.
            given = {**given, "lang": "", "ui": given.get("lang") or given.get("ui")}
        reader = language.choose(given.get("ui") if page else None, request.headers.get("accept-language"))
        asked = read(given, index.things)
        iri = asked.text.strip()
        if choice.format is HTML and iri.startswith(BASE):
            # Somebody follows an IRI from an answer: its page is the result, and where there is none it says what is near.
            place = "/" + quote(unquote(iri.removeprefix(BASE)).lstrip("/"), safe="/:@!$&'()*+,;=-._~#")
            return redirect(303, reader.link(place))
        result, note = await self._result(index, asked, client)
        near = [] if result.total or not iri else await offload.run(client, partial(index.near, asked.text))
        if choice.format is HTML:
            words = shown(asked, result, index.things, reader) | {
                "words_alone": bool(note),
                "near": [near_link(thing, reader) for thing in near],
                "hidden": await self._hidden(index, asked, result, client),
                "unfiltered": address(asked, type="", document="", texts="", page="", lang=reader.code if reader.asked else ""),
            }
            body = render("search.html", **words, **language.speaking(reader, "/search", partial(in_language, asked)))
            return reply(request, body, choice.content_type, language=reader.code, version=version)
        if choice.format is MARKDOWN:
            return self._listed(request, reader, asked, result, near, version)
        answer = collection(asked, result, near, index.things, origin(request, self._public_url))
        if asked.by_meaning:
            nothing = _NOTHING_NEAR if not note and not result.total else None
            answer |= {"mode": "words" if note else "meaning", "modeNote": note or nothing}
        return reply(request, json_text(answer), choice.content_type, version=version)

    async def _result(self, index: Index, asked: Asked, client: str) -> tuple[Found, str]:
        """Return what was found, and why it was found by words alone though meaning was asked for, or an empty text."""
        note = ""
        if asked.by_meaning and asked.text.strip() and self._nearness:
            nearness, note = await self._nearness(asked.text[:LONGEST])
            if not note:
                return await offload.run(client, partial(index.ranked, asked, nearness, _MOST_BY_MEANING)), ""
        return await offload.run(client, partial(index.search, asked)), note

    def _listed(self, request: Request, reader: Language, asked: Asked, result: Found, near: Sequence[Thing], version: str) -> Response:  # noqa: PLR0917 - all of it is what is shown
        """Answer with what was found, or is near, as a list in Markdown."""
        hits = [Entry(_cited(hit.thing), hit.thing.iri, words_of(hit), quoted=bool(hit.thing.first("gcmo:text"))) for hit in result.hits]
        sections = [Section(f"{asked.text[:LONGEST]} – {result.total}", hits)] if asked.text.strip() else []
        if near:
            sections.append(Section(str(reader.t("search.near")), [Entry(_cited(thing), thing.iri) for thing in near]))
        pages = pages_of(asked, result, reader.code if reader.asked else "")
        if "next" in pages and hits:
            sections.append(Section("", [Entry(str(reader.t("search.next")), pages["next"].replace("/search?", "/search.md?"))]))
        title, lead = str(reader.t("search.go")), str(reader.t("search.words"))
        return show_listing(request, reader, title, lead, sections, whole=False, version=version)

    async def _hidden(self, index: Index, asked: Asked, result: Found, client: str) -> int:
        """Return how many results only the filters hide, where they leave none."""
        if result.total or not (asked.types or asked.documents or asked.language):
            return 0
        everything, _ = await self._result(index, replace(asked, types=(), documents=(), language="", page=1), client)
        return everything.total

    async def suggest(self, request: Request, given: SuggestParameters) -> Response:
        """Suggest things whose code or name begins as the text does."""
        version, index = await self._indexes.get()
        types = types_of(given, index.things)
        things = await offload.run(client_address(request), partial(index.suggest, given["q"], given["limit"], types))
        answer = {"query": given["q"], "suggestions": [member(thing) for thing in things]}
        return reply(request, json_text(answer), "application/json", version=version)


def _cited(thing: Thing) -> str:
    return f"{thing.label}: {thing.title}" if thing.title and thing.title not in (thing.label, thing.text) else thing.label


def router(indexes: PerVersion[Index], public_url: str = "", nearness: Nearness | None = None) -> APIRouter:
    """Return the routes over an index that others may share; ``nearness`` is that of meaning."""
    handlers = Search(indexes, public_url, nearness)
    routes = APIRouter(tags=["Search"])
    answers = responses_of("What was found", (one.types[0] for one in _OFFERS))
    suggested = responses_of("Suggestions", ["application/json"])
    add_route(routes, "/search", handlers.search, "Search by words or codes", answers, operation="search_search_get")
    add_route(routes, "/search/suggest", handlers.suggest, "Suggest names", suggested, operation="suggest_search_suggest_get")
    add_undescribed(routes, "/search.md", handlers.search)
    add_options(routes, "/search", "/search.md", "/search/suggest")
    return routes
