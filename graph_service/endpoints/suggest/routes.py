"""``POST /suggest``: a text in, what its passages may be about out, as JSON, as an SSSOM draft or as a page; ``GET /suggest``: the page."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph_service.endpoints.incoming.request import content_body, read_document
from graph_service.endpoints.suggest.service import MOST_BYTES, MOST_PASSAGES, Suggestions
from graph_service.extract.formats import PLAIN
from graph_service.http.addresses import href
from graph_service.http.parameters import Parameter, openapi, read_page_parameters, read_parameters
from graph_service.http.responses import NO_STORE, client_address, json_text, options_and_post, reply
from graph_service.http.routing import add_route, responses_of
from graph_service.pages.comparison import LANG, language_of
from graph_service.pages.environment import render
from graph_service.pages.i18n import speaking
from graph_service.rdf.formats import HTML, TSV, Format, choose_by_name
from graph_service.store import offload

_PLAIN_JSON = Format("json", ("application/json",), "json")
_SSSOM = Format("sssom", TSV.types, "sssom.tsv", text=True)
_OFFERS = (_PLAIN_JSON, _SSSOM, HTML)
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
_NAMES = [one.name for one in POST]


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
        document = await read_document(request, MOST_BYTES)
        values = {**{name: value for name, value in document.fields.items() if name in _NAMES}, **values}
        choice = choose_by_name(request.headers.get("accept"), values.get("format"), _OFFERS)
        made = await self._suggestions.suggest(document, values.get("exclude", ""), client_address(request))
        if choice.format is _SSSOM:
            name = {"Content-Disposition": 'attachment; filename="suggestions.sssom.tsv"'}
            tsv = (await offload.run(client_address(request), made.sssom)).encode(errors="replace")
            return reply(request, tsv, choice.content_type, cache=NO_STORE, headers=name, version=made.version)
        shown = await offload.run(client_address(request), made.json)
        if choice.format is HTML:
            # A text that was pasted stays in its field; what was a file is shown by its passages.
            sent = "" if document.name or document.media_type != PLAIN else document.content.decode(document.charset or "utf-8", "replace")
            return self._page(request, values, {**shown, "sent": sent}, made.version)
        told = json_text(shown)
        return reply(request, told, choice.content_type, cache=NO_STORE, version=made.version)

    def _page(self, request: Request, values: Mapping[str, str], shown: Mapping[str, Any], version: str = "") -> Response:
        language = language_of(request, values)
        words = speaking(language, "/suggest", lambda code: f"/suggest?lang={code}")
        body = render("suggest.html", shown=shown, exclude=values.get("exclude", ""), most=MOST_PASSAGES, local=href, **words)
        return reply(request, body, HTML.content_type(), cache=NO_STORE, language=language.code, version=version)


def router(suggestions: Suggestions) -> APIRouter:
    """Return the routes."""
    handlers = Suggest(suggestions)
    routes = APIRouter(tags=["Suggest"])
    page = responses_of("The page", ["text/html"])
    made = responses_of("What the passages may be about", (one.types[0] for one in _OFFERS))
    example = "No child should be detained because of the status of its parents."
    body = content_body({"schema": {"type": "string", "pattern": r"\S"}, "example": example})
    summary = "The page to suggest links for a text"
    add_route(routes, "/suggest", handlers.form, summary, page, operation="suggest_form", extra=openapi((LANG,)))
    routes.add_api_route(
        "/suggest",
        handlers.post,
        methods=["POST"],
        operation_id="suggest",
        summary="Suggest what a text is about",
        description=(
            "Suggestions of a program for each passage of a document, never links of the graph. Nothing that is sent is kept. "
            "Documents have 2 MiB at most."
        ),
        responses=made,
        openapi_extra={"requestBody": body, **openapi(POST)},
        response_class=Response,
    )
    routes.add_api_route("/suggest", options_and_post, methods=["OPTIONS"], include_in_schema=False)
    return routes
