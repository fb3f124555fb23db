"""``/search`` and ``/search/suggest``: things by their words and by the codes people cite them by, as JSON-LD and as a page."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph_service.errors import BadRequestError
from graph_service.media import HTML, JSON_LD, Choice, negotiate
from graph_service.per_version import PerVersion
from graph_service.search.index import LANGUAGES, Asked, Index
from graph_service.search.things import Things, read_things, shorten
from graph_service.store.base import Store
from graph_service.web import language
from graph_service.web.replying import Parameter, number, openapi, options, origin, page, read_parameters, reply
from graph_service.web.search_answer import MOST_PAGES, PAGE, collection, member, shown

_OFFERS = (JSON_LD, HTML)
SEARCH = (
    Parameter(
        "q",
        "Words, a “phrase”, the beginning of a word*, -word to leave out; or a code: C189, objective 6, 22(a).",
        {"type": "string", "pattern": r"\S"},
        required=True,
        example="domestic workers",
    ),
    Parameter(
        "type", "Only things of these classes, by their names in the vocabulary, separated by commas.", {"type": "string"}, example="Action"
    ),
    Parameter(
        "document",
        "Only what stands in these documents, by their paths, separated by commas.",
        {"type": "string"},
        example="priorities-2021",
    ),
    Parameter("lang", "Only words in this language.", {"type": "string", "enum": list(LANGUAGES)}, example="en"),
    Parameter("page", "Which page, from 1.", {"type": "integer", "minimum": 1, "maximum": MOST_PAGES, "default": 1}),
    Parameter("per_page", "How many on a page.", {"type": "integer", "minimum": 1, "maximum": 100, "default": PAGE}),
    Parameter("format", "jsonld or html, whatever is accepted.", {"type": "string", "enum": ["jsonld", "html"]}),
)
_READ = tuple(replace(one, required=False) for one in SEARCH)
"""As they are read: without q there is nothing to answer, but a page that asks for it."""
SUGGEST = (
    Parameter("q", "The beginning of a code or of a word in a name.", {"type": "string"}, required=True, example="dom"),
    Parameter("type", "Only things of these classes, separated by commas.", {"type": "string"}, example="ILOConvention"),
    Parameter("limit", "How many at most.", {"type": "integer", "minimum": 1, "maximum": 50, "default": 10}),
)


def index_of(store: Store) -> PerVersion[Index]:
    """Return the index of a store, built once for each version of its dataset, off the event loop."""

    async def make() -> Index:
        return await asyncio.to_thread(Index, await read_things(store))

    return PerVersion(store, make)


class Search:
    """The handlers."""

    def __init__(self, indexes: PerVersion[Index], public_url: str) -> None:
        self._indexes = indexes
        self._public_url = public_url

    async def search(self, request: Request) -> Response:
        """Answer a search as JSON-LD or as a page."""
        values = read_parameters(request.scope["query_string"], _READ)
        choice = _choice(request, values)
        _, index = await self._indexes.get()
        if choice.format is HTML and values.get("lang") not in LANGUAGES:
            # On pages lang also carries the reader's language from page to page, and not every one of those is one of the texts.
            values.pop("lang", None)
        asked = _asked(values, index.things)
        found = await asyncio.to_thread(index.search, asked)
        if choice.format is HTML:
            # Here lang= chooses among the texts, so the interface speaks what the browser asks for.
            reader = language.choose(None, request.headers.get("accept-language"))
            body = page("search.html", **shown(asked, found, index.things, reader), **language.speaking(reader, "/search"))
            spoken = {"Vary": "Accept, Accept-Language", "Content-Language": reader.code}
            return reply(request, body, choice.content_type, headers=spoken)
        if not asked.text.strip():
            raise BadRequestError("q is missing: what to search for.", help=f"Known here: {', '.join(one.name for one in SEARCH)}.")
        body = _json(collection(asked, found, index.things, origin(request, self._public_url)))
        return reply(request, body, choice.content_type)

    async def suggest(self, request: Request) -> Response:
        """Suggest things whose code or name begins as the text does."""
        values = read_parameters(request.scope["query_string"], SUGGEST)
        limit = number(values, "limit", 10, 1, 50)
        _, index = await self._indexes.get()
        types = _types(values, index.things)
        things = await asyncio.to_thread(index.suggest, values["q"], limit, types)
        answer = {"query": values["q"], "suggestions": [member(thing) for thing in things]}
        return reply(request, _json(answer), "application/json")


def _choice(request: Request, values: Mapping[str, str]) -> Choice:
    wanted = values.get("format")
    if wanted is None:
        return negotiate(request.headers.get("accept"), _OFFERS)
    found = next((one for one in _OFFERS if one.name == wanted), None)
    if found is None:
        raise BadRequestError(f"format={wanted[:40]} is not on offer here.", help=f"Use one of {', '.join(one.name for one in _OFFERS)}.")
    return Choice(found, found.types[0])


def _asked(values: Mapping[str, str], things: Things) -> Asked:
    language = values.get("lang", "")
    if language and language not in LANGUAGES:
        raise BadRequestError(f"lang={language[:40]} is not a language here.", help=f"Use one of {', '.join(LANGUAGES)}.")
    documents = tuple(shorten(one) for one in values.get("document", "").split(",") if one)
    known = {things.document(thing) for thing in things.by_id.values()} - {""}
    unknown = [one for one in documents if one not in known]
    if unknown:
        raise BadRequestError(f"There is no document {unknown[0][:80]}.", help=f"There are {', '.join(sorted(known))}.")
    return Asked(
        values.get("q", ""),
        _types(values, things),
        documents,
        language,
        number(values, "page", 1, 1, MOST_PAGES),
        number(values, "per_page", PAGE, 1, 100),
    )


def _types(values: Mapping[str, str], things: Things) -> tuple[str, ...]:
    types = tuple(one.removeprefix("gcmo:") for one in values.get("type", "").split(",") if one)
    known = {one for thing in things.by_id.values() for one in thing.types}
    unknown = [one for one in types if one not in known]
    if unknown:
        raise BadRequestError(f"There is nothing of type {unknown[0][:80]}.", help=f"There are {', '.join(sorted(known))}.")
    return types


def _json(answer: Mapping[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False, indent=1).encode(errors="replace") + b"\n"


def router(indexes: PerVersion[Index], public_url: str = "") -> APIRouter:
    """Return the routes over an index that others may share."""
    handlers = Search(indexes, public_url)
    routes = APIRouter(tags=["Search"])
    found: dict[int | str, dict[str, Any]] = {200: {"description": "What was found", "content": {one.types[0]: {} for one in _OFFERS}}}
    suggested: dict[int | str, dict[str, Any]] = {200: {"description": "Suggestions", "content": {"application/json": {}}}}
    add = partial(routes.add_api_route, response_class=Response)
    add("/search", handlers.search, methods=["GET"], summary="Search by words or codes", responses=found, openapi_extra=openapi(SEARCH))
    add("/search/suggest", handlers.suggest, methods=["GET"], summary="Suggest names", responses=suggested, openapi_extra=openapi(SUGGEST))
    for path, handler in (("/search", handlers.search), ("/search/suggest", handlers.suggest)):
        routes.add_api_route(path, handler, methods=["HEAD"], include_in_schema=False)
        routes.add_api_route(path, options, methods=["OPTIONS"], include_in_schema=False)
    return routes
