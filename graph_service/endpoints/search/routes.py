"""``/search`` and ``/search/suggest``: things by their words and by the codes people cite them by, as JSON-LD and as a page.

The API and the page read a request by the same rules, so they are in one file, longer than others.
"""

import asyncio
import html
import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import quote, unquote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response
from markupsafe import Markup

from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.endpoints.resources import context as json_ld_context
from graph_service.endpoints.resources.document import reference
from graph_service.endpoints.search.index import LANGUAGES, Asked, Found, Hit, Index
from graph_service.endpoints.search.query_parser import LONGEST
from graph_service.errors import BadRequestError
from graph_service.federation import text_search
from graph_service.http.addresses import href
from graph_service.http.parameters import Parameter, number, openapi, read_page_parameters, read_parameters
from graph_service.http.responses import client_address, options, origin, redirect, reply
from graph_service.namespaces import BASE
from graph_service.pages import i18n as language
from graph_service.pages.environment import render
from graph_service.pages.i18n import Language
from graph_service.pages.listing import Entry, Section, show_listing
from graph_service.pages.names import name_in
from graph_service.rdf.curies import path_of
from graph_service.rdf.formats import HTML, JSON_LD, MARKDOWN, Choice, choose_by_name
from graph_service.store import offload
from graph_service.store.interface import Store

_OFFERS = (JSON_LD, HTML, MARKDOWN)
_MARKS = re.compile(r"</?mark>")
_MOST_PAGES = 1000
_PAGE = 20
_MOST_BY_MEANING = 50
Nearness = Callable[[str], Awaitable[tuple[Mapping[str, float], str]]]
"""Returns how near a text is to things, by id, as far as a model knows; or why it does not know."""
SEARCH = (
    Parameter(
        "q",
        "Words, a “phrase”, the beginning of a word*, -word to leave out; or a code: C189, objective 6, 22(a). "
        "What is in quotation marks is looked for as it is; "
        "for other words their other spelling, English for Spanish and what a slip meant will do.",
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
        example="gcm/final-draft-2018",
    ),
    Parameter("texts", "Only texts in this language.", {"type": "string", "enum": list(LANGUAGES)}, example="en"),
    Parameter("lang", "For programs the same as texts; for a page the language of its own words.", {"type": "string"}, example="en"),
    Parameter(
        "mode",
        "words, or meaning: the nearest texts in whatever language they are asked for, up to 50; by words where no model is installed.",
        {"type": "string", "enum": ["words", "meaning"], "default": "words"},
    ),
    Parameter("page", "Which page, from 1.", {"type": "integer", "minimum": 1, "maximum": _MOST_PAGES, "default": 1}),
    Parameter("per_page", "How many on a page.", {"type": "integer", "minimum": 1, "maximum": 100, "default": _PAGE}),
    Parameter("format", "jsonld, html or markdown, whatever is accepted.", {"type": "string", "enum": ["jsonld", "html", "markdown"]}),
    Parameter("ui", "The same as lang for a page, as links before it were.", {"type": "string"}),
)
_READ = tuple(replace(one, required=False) for one in SEARCH)
"""As they are read: without q there is nothing to answer, but a page that asks for it."""
SUGGEST = (
    Parameter("q", "The beginning of a code or of a word in a name.", {"type": "string"}, required=True, example="dom"),
    Parameter("type", "Only things of these classes, separated by commas.", {"type": "string"}, example="ILOConvention"),
    Parameter("limit", "How many at most.", {"type": "integer", "minimum": 1, "maximum": 50, "default": 10}),
)


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

    async def search(self, request: Request) -> Response:
        """Answer a search as JSON-LD or as a page."""
        values = read_page_parameters(request, _READ)
        choice = _choice(request, values)
        version, index = await self._indexes.get()
        if choice.format is HTML:
            # On pages lang is the language of the page's own words, as everywhere; programs choose among the texts with it.
            values["ui"] = values.pop("lang", "") or values.get("ui", "")
        asked = _asked(values, index.things)
        iri = asked.text.strip()
        if choice.format is HTML and iri.startswith(BASE):
            # Somebody follows an IRI from an answer: its page is the result, and where there is none it says what is near.
            reader = language.choose(values.get("ui"), request.headers.get("accept-language"))
            place = "/" + quote(unquote(iri.removeprefix(BASE)).lstrip("/"), safe="/:@!$&'()*+,;=-._~#")
            return redirect(303, reader.link(place))
        result, note = await self._result(index, asked, client_address(request))
        client = client_address(request)
        near = [] if result.total or not asked.text.strip() else await offload.run(client, partial(index.near, asked.text))
        if choice.format is HTML:
            reader = language.choose(values.get("ui"), request.headers.get("accept-language"))
            shown = _shown(asked, result, index.things, reader) | {
                "words_alone": bool(note),
                "near": [_near(thing, reader) for thing in near],
                "hidden": await self._hidden(index, asked, result, client),
                "unfiltered": _address(asked, type="", document="", texts="", page="", lang=reader.code if reader.asked else ""),
            }
            other = partial(_in_language, asked)
            body = render("search.html", **shown, **language.speaking(reader, "/search", other))
            return reply(request, body, choice.content_type, language=reader.code, version=version)
        if choice.format is MARKDOWN:
            return self._listed(request, asked, result, near, version)
        if not asked.text.strip():
            raise BadRequestError("q is missing: what to search for.", help=f"Known here: {', '.join(one.name for one in SEARCH)}.")
        collection = _collection(asked, result, near, index.things, origin(request, self._public_url))
        if asked.by_meaning:
            collection |= {"mode": "words" if note else "meaning", "modeNote": note or None}
        return reply(request, _json(collection), choice.content_type, version=version)

    async def _result(self, index: Index, asked: Asked, client: str) -> tuple[Found, str]:
        """Return what was found, and why it was found by words alone though meaning was asked for, or an empty text."""
        note = ""
        if asked.by_meaning and asked.text.strip() and self._nearness:
            nearness, note = await self._nearness(asked.text[:LONGEST])
            if not note:
                return await offload.run(client, partial(index.ranked, asked, nearness, _MOST_BY_MEANING)), ""
        return await offload.run(client, partial(index.search, asked)), note

    def _listed(self, request: Request, asked: Asked, result: Found, near: Sequence[Thing], version: str) -> Response:
        """Answer with what was found, or is near, as a list in Markdown."""
        reader = language.choose(None, request.headers.get("accept-language"))
        hits = [Entry(_cited(hit.thing), hit.thing.iri, words_of(hit), quoted=bool(hit.thing.first("gcmo:text"))) for hit in result.hits]
        sections = [Section(f"{asked.text[:LONGEST]} – {result.total}", hits)] if asked.text.strip() else []
        if near:
            sections.append(Section(str(reader.t("search.near")), [Entry(_cited(thing), thing.iri) for thing in near]))
        pages = _pages(asked, result)
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

    async def suggest(self, request: Request) -> Response:
        """Suggest things whose code or name begins as the text does."""
        values = read_parameters(request.scope["query_string"], SUGGEST)
        limit = number(values, "limit", 10, 1, 50)
        version, index = await self._indexes.get()
        types = _types(values, index.things)
        things = await offload.run(client_address(request), partial(index.suggest, values["q"], limit, types))
        answer = {"query": values["q"], "suggestions": [_member(thing) for thing in things]}
        return reply(request, _json(answer), "application/json", version=version)


def _cited(thing: Thing) -> str:
    return f"{thing.label}: {thing.title}" if thing.title and thing.title not in (thing.label, thing.text) else thing.label


def _choice(request: Request, values: Mapping[str, str]) -> Choice:
    wanted = MARKDOWN.name if request.url.path.endswith(".md") else values.get("format")
    return choose_by_name(request.headers.get("accept"), wanted, _OFFERS)


def _asked(values: Mapping[str, str], things: Things) -> Asked:
    name = "texts" if "texts" in values else "lang"
    language = values.get(name, "")
    if language and language not in LANGUAGES:
        raise BadRequestError(f"{name}={language[:40]} is not a language here.", help=f"Use one of {', '.join(LANGUAGES)}.")
    documents = tuple(path_of(one) for one in values.get("document", "").split(",") if one)
    known = {things.document(thing) for thing in things.by_id.values()} - {""}
    unknown = [one for one in documents if one not in known]
    if unknown:
        raise BadRequestError(f"There is no document {unknown[0][:80]}.", help=f"There are {', '.join(sorted(known))}.")
    return Asked(
        values.get("q", ""),
        _types(values, things),
        documents,
        language,
        number(values, "page", 1, 1, _MOST_PAGES),
        number(values, "per_page", _PAGE, 1, 100),
        by_meaning=_mode(values) == "meaning",
    )


def _mode(values: Mapping[str, str]) -> str:
    mode = values.get("mode") or "words"
    if mode not in ("words", "meaning"):
        raise BadRequestError(f"mode must be words or meaning, not {mode[:40]!r}.")
    return mode


def _types(values: Mapping[str, str], things: Things) -> tuple[str, ...]:
    types = tuple(one.removeprefix("gcmo:") for one in values.get("type", "").split(",") if one)
    known = {one for thing in things.by_id.values() for one in thing.types}
    unknown = [one for one in types if one not in known]
    if unknown:
        raise BadRequestError(f"There is nothing of type {unknown[0][:80]}.", help=f"There are {', '.join(sorted(known))}.")
    return types


def _address(asked: Asked, **changed: object) -> str:
    values = {
        "q": asked.text,
        "type": ",".join(asked.types),
        "document": ",".join(asked.documents),
        "texts": asked.language,
        "mode": "meaning" if asked.by_meaning else "",
        "page": asked.page if asked.page > 1 else "",
        "per_page": asked.per_page if asked.per_page != _PAGE else "",
    }
    return "/search?" + urlencode({key: value for key, value in (values | changed).items() if value}, errors="replace")


def _in_language(asked: Asked, code: str) -> str:
    return _address(asked, lang=code)


def _pages(asked: Asked, result: Found, ui: str = "") -> dict[str, str]:
    last = min(_MOST_PAGES, max(1, -(-result.total // asked.per_page)))
    spoken = {"lang": ui} if ui else {}
    pages = {"first": _address(asked, page="", **spoken)}
    if asked.page > 1:
        pages["previous"] = _address(asked, **spoken, page=min(asked.page - 1, last) if min(asked.page - 1, last) > 1 else "")
    if asked.page < last:
        pages["next"] = _address(asked, page=asked.page + 1, **spoken)
    return {**pages, "last": _address(asked, page=last if last > 1 else "", **spoken)}


def _member(thing: Thing) -> dict[str, Any]:
    return reference(thing.iri, thing.statements())


def _collection(asked: Asked, result: Found, near: Sequence[Thing], things: Things, base: str) -> dict[str, Any]:
    pages = _pages(asked, result)
    view = {key: base + pages[key] if key in pages else None for key in ("first", "previous", "next", "last")}
    return {
        # What the context does not name, as score and snippet, says nothing beyond this answer.
        "@context": base + json_ld_context.LOCAL,
        "id": base + _address(asked, page="", per_page=""),
        "type": ["PagedCollection"],
        "query": asked.text,
        "match": result.match,
        "readAs": [{"word": word, "as": list(words)} for word, words in result.read_as.items()],
        "totalItems": result.total,
        "nearest": [_member(thing) for thing in near],
        "view": {"id": base + _address(asked), "type": ["PartialCollectionView"], **view},
        "facets": {
            "type": [{"value": one, "label": _class_label(one, things), "count": count} for one, count in result.types.items()],
            "document": [{"value": one, "label": _name(one, things), "count": count} for one, count in result.documents.items()],
        },
        "member": [_hit(hit, things) for hit in result.hits],
    }


def _hit(hit: Hit, things: Things) -> dict[str, Any]:
    document = _member(things.by_id[hit.document]) if hit.document in things.by_id else None
    return {**_member(hit.thing), "document": document, "score": hit.score, "snippet": hit.snippet, "textLanguage": hit.thing.language}


def _name(path: str, things: Things) -> str:
    thing = things.by_id.get(path)
    return (thing.title or thing.label) if thing else path


def _class_label(name: str, things: Things) -> str:
    word = things.words.get(f"gcmo:{name}")
    return word.label if word else name


def _kind(name: str, things: Things, reader: Language) -> str:
    """Return what a class is called: as the vocabulary says, which speaks English, or in the reader's language."""
    label = _class_label(name, things)
    return label if reader.code == language.DEFAULT and label != name else str(reader.known(f"kind.{name}", label))


def _called(thing: Thing, reader: Language) -> dict[str, str]:
    """Return the label and the title of a hit with their languages: its name in the reader's language in the place of the English one."""
    own = name_in(thing.iri, reader.code)
    title = thing.title if thing.title not in (thing.label, thing.text) else ""
    if thing.labels:
        title, title_language = (own, reader.code) if own else (title, thing.language)
        return {"label": thing.label, "label_language": language.DEFAULT, "title": title, "title_language": title_language}
    label, label_language = (own, reader.code) if own else (thing.label, language.DEFAULT)
    return {"label": label, "label_language": label_language, "title": title, "title_language": thing.language}


def _shown(asked: Asked, result: Found, things: Things, reader: Language) -> dict[str, Any]:
    ui = reader.code if reader.asked else ""
    pages = _pages(asked, result, ui)
    here = partial(_address, asked, page="", **({"lang": ui} if ui else {}))
    hits = [
        {
            "href": _href(hit.thing, reader),
            **_called(hit.thing, reader),
            "language": hit.thing.language,
            "snippet": hit.snippet,
            "kind": _kind(hit.thing.kind, things, reader),
            "whole": whole.title if (whole := things.whole(hit.thing)) else "",
            "document": _name(hit.document, things) if hit.document else "",
        }
        for hit in result.hits
    ]
    types = [
        {"label": _kind(one, things, reader), "language": reader.code, "count": count, "href": here(type=one)}
        for one, count in result.types.items()
        if one not in asked.types
    ]
    documents = [
        {"label": _name(one, things), "language": language.DEFAULT, "count": count, "href": here(document=one)}
        for one, count in result.documents.items()
        if one not in asked.documents
    ]
    active = [
        *(
            {"label": _kind(one, things, reader), "language": reader.code, "href": here(type=_without(asked.types, one))}
            for one in asked.types
        ),
        *(
            {"label": _name(one, things), "language": language.DEFAULT, "href": here(document=_without(asked.documents, one))}
            for one in asked.documents
        ),
    ]
    return {
        "asked": asked,
        "found": result,
        "hits": hits,
        "start": (asked.page - 1) * asked.per_page + 1,
        "previous": pages.get("previous", ""),
        "next": pages.get("next", ""),
        "data_href": _address(asked, format="jsonld"),
        "facets": [{"title": "search.by_kind", "rows": types}, {"title": "search.by_document", "rows": documents}],
        "read_as": [(word, ", ".join(words)) for word, words in result.read_as.items()],
        "label_lang": Markup("") if reader.code == language.DEFAULT else Markup(' lang="en"'),
        "active": active,
    }


def _near(thing: Thing, reader: Language) -> tuple[str, str, str]:
    return _href(thing, reader), thing.label, thing.title if thing.title != thing.label else ""


def _href(thing: Thing, reader: Language) -> str:
    if thing.kind == "Concept":
        # Its own page is the United Nations'; ours says what is linked to it.
        return reader.link("/queries/provisions-of-sdg.html", sdg=thing.first("skos:notation"))
    place = href(thing.iri)
    return reader.link(place) if place.startswith("/") else place


def _without(values: tuple[str, ...], one: str) -> str:
    return ",".join(value for value in values if value != one)


def _json(answer: Mapping[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False, indent=1).encode(errors="replace") + b"\n"


def router(indexes: PerVersion[Index], public_url: str = "", nearness: Nearness | None = None) -> APIRouter:
    """Return the routes over an index that others may share; ``nearness`` is that of meaning."""
    handlers = Search(indexes, public_url, nearness)
    routes = APIRouter(tags=["Search"])
    answers: dict[int | str, dict[str, Any]] = {200: {"description": "What was found", "content": {one.types[0]: {} for one in _OFFERS}}}
    suggested: dict[int | str, dict[str, Any]] = {200: {"description": "Suggestions", "content": {"application/json": {}}}}
    add = partial(routes.add_api_route, response_class=Response)
    add("/search", handlers.search, methods=["GET"], summary="Search by words or codes", responses=answers, openapi_extra=openapi(SEARCH))
    add("/search/suggest", handlers.suggest, methods=["GET"], summary="Suggest names", responses=suggested, openapi_extra=openapi(SUGGEST))
    routes.add_api_route("/search.md", handlers.search, methods=["GET"], include_in_schema=False)
    for path, handler in (("/search", handlers.search), ("/search.md", handlers.search), ("/search/suggest", handlers.suggest)):
        routes.add_api_route(path, handler, methods=["HEAD"], include_in_schema=False)
        routes.add_api_route(path, options, methods=["OPTIONS"], include_in_schema=False)
    return routes
