"""``POST /suggest``: a text in, what its passages may be about out, as JSON, as an SSSOM draft or as a page; ``GET /suggest``: the page."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph_service.endpoints.suggest import answer, draft
from graph_service.endpoints.suggest.service import MOST_PASSAGES, Suggestions, excluded
from graph_service.errors import BadRequestError, ContentTooLargeError, UnsupportedMediaTypeError
from graph_service.extract.formats import MARKDOWN, PLAIN, extract
from graph_service.extract.text import Bounds, ExtractedText
from graph_service.http.addresses import href
from graph_service.http.parameters import Parameter, openapi, read_page_parameters, read_parameters
from graph_service.http.responses import NO_STORE, client_address, preflight, reply
from graph_service.pages.comparison import LANG, language_of
from graph_service.pages.environment import render
from graph_service.pages.i18n import speaking
from graph_service.rdf.formats import HTML, TSV, Choice, Format, negotiate, split_content_type
from graph_service.store import offload

MOST_BYTES = 2 << 20
_FORM = "application/x-www-form-urlencoded"
_ENCODED = 3
"""A byte of text may be three in a form."""
_ACCEPTS = (PLAIN, MARKDOWN, _FORM)
_PLAIN_JSON = Format("json", ("application/json",), "json")
_SSSOM = Format("sssom", TSV.types, "sssom.tsv", text=True)
_OFFERS = (_PLAIN_JSON, _SSSOM, HTML)
_TEXT = Parameter("text", "The text.", {"type": "string"})
POST = (
    Parameter(
        "exclude",
        "A text whose items and links are left out, by its IRI or path: to see what would be suggested for it if we did not know it.",
        {"type": "string"},
        example="priorities-2021",
    ),
    Parameter("format", "json, sssom or html, whatever is accepted.", {"type": "string", "enum": [one.name for one in _OFFERS]}),
    LANG,
)


class Suggest:
    """The handlers."""

    def __init__(self, suggestions: Suggestions) -> None:
        self._suggestions = suggestions

    async def form(self, request: Request) -> Response:
        """Show the page with an empty form."""
        values = read_page_parameters(request, (LANG,), page=True)
        return self._page(request, values, {})

    async def post(self, request: Request) -> Response:
        """Answer for a text."""
        values = read_parameters(request.scope["query_string"], POST)
        choice = _choice(request, values)
        content, media_type, charset, values = await _sent(request, values)
        version, known = await self._suggestions.known()
        without = excluded(values.get("exclude", ""), known.knowledge)
        client = client_address(request)
        text = await offload.run(client, lambda: _extracted(content, media_type, charset))
        read, note = await self._suggestions.read(text, known, without, client)
        method = "words" if note else "words and meaning"
        if choice.format is _SSSOM:
            made = draft.to_tsv(read, known.knowledge, method=method, date=datetime.now(UTC).date().isoformat())
            name = {"Content-Disposition": 'attachment; filename="suggestions.sssom.tsv"'}
            return reply(request, made.encode(errors="replace"), choice.content_type, cache=NO_STORE, headers=name, version=version)
        shown = await offload.run(
            client, lambda: answer.answer(read, known.knowledge, excluded=without, method=method, note=note, version=version)
        )
        if choice.format is HTML:
            return self._page(request, values, {**shown, "sent": text.text}, version)
        return reply(
            request,
            json.dumps(shown, ensure_ascii=False, indent=1).encode(errors="replace"),
            choice.content_type,
            cache=NO_STORE,
            version=version,
        )

    async def options(self, _request: Request) -> Response:
        """Tell a page of another origin that it may send a text."""
        return preflight("GET, HEAD, OPTIONS, POST")

    def _page(self, request: Request, values: Mapping[str, str], shown: Mapping[str, Any], version: str = "") -> Response:
        language = language_of(request, values)
        words = speaking(language, "/suggest", lambda code: f"/suggest?lang={code}")
        body = render("suggest.html", shown=shown, exclude=values.get("exclude", ""), most=MOST_PASSAGES, local=href, **words)
        return reply(request, body, HTML.content_type(), cache=NO_STORE, language=language.code, version=version)


def _choice(request: Request, values: Mapping[str, str]) -> Choice:
    wanted = values.get("format")
    if wanted is None:
        return negotiate(request.headers.get("accept"), _OFFERS)
    offer = next((one for one in _OFFERS if one.name == wanted), None)
    if offer is None:
        raise BadRequestError(f"format={wanted[:40]} is not on offer here.", help=f"Use one of {', '.join(one.name for one in _OFFERS)}.")
    return Choice(offer, offer.types[0])


async def _sent(request: Request, values: dict[str, str]) -> tuple[bytes, str, str, dict[str, str]]:
    """Return the bytes of the text, their media type and charset, and the parameters, of which a form has some."""
    media_type, charset = split_content_type(request.headers.get("content-type"))
    if media_type == _FORM:
        form = read_parameters(await _body(request, _ENCODED * MOST_BYTES), (_TEXT, *POST), others=True)
        content = form.pop("text", "").encode(errors="replace")
        if len(content) > MOST_BYTES:
            raise _too_large()
        return content, PLAIN, "utf-8", {**form, **values}
    if media_type not in _ACCEPTS:
        raise UnsupportedMediaTypeError(f"The body must be one of {', '.join(_ACCEPTS)}.", accepts=list(_ACCEPTS))
    return await _body(request, MOST_BYTES), media_type, charset, values


async def _body(request: Request, most: int) -> bytes:
    pieces = []
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > most:
            raise _too_large()
        pieces.append(piece)
    return b"".join(pieces)


def _too_large() -> ContentTooLargeError:
    return ContentTooLargeError(f"The text is longer than {MOST_BYTES:,} bytes.", limit="body", maximum=MOST_BYTES)


def _extracted(content: bytes, media_type: str, charset: str) -> ExtractedText:
    if not content.strip():
        raise BadRequestError("There is no text.", help="Send the text as the body, with Content-Type: text/plain.")
    return extract(content, media_type, Bounds(sent=MOST_BYTES), charset=charset)


def router(suggestions: Suggestions) -> APIRouter:
    """Return the routes."""
    handlers = Suggest(suggestions)
    routes = APIRouter(tags=["Suggest"])
    page: dict[int | str, dict[str, Any]] = {200: {"description": "The page", "content": {"text/html": {}}}}
    made: dict[int | str, dict[str, Any]] = {
        200: {"description": "What the passages may be about", "content": {one.types[0]: {} for one in _OFFERS}}
    }
    text = {"schema": {"type": "string", "pattern": r"\S"}, "example": "No child should be detained because of the status of its parents."}
    body = {"requestBody": {"required": True, "content": {PLAIN: text, MARKDOWN: text}}}
    add = partial(routes.add_api_route, response_class=Response)
    add(
        "/suggest",
        handlers.form,
        methods=["GET"],
        operation_id="suggest_form",
        summary="The page to suggest links for a text",
        responses=page,
        openapi_extra=openapi((LANG,)),
    )
    add("/suggest", handlers.form, methods=["HEAD"], include_in_schema=False)
    add(
        "/suggest",
        handlers.post,
        methods=["POST"],
        operation_id="suggest",
        summary="Suggest what a text is about",
        description="Suggestions of a program for each passage, never links of the graph. Nothing that is sent is kept.",
        responses=made,
        openapi_extra={**openapi(POST), **body},
    )
    routes.add_api_route("/suggest", handlers.options, methods=["OPTIONS"], include_in_schema=False)
    return routes
