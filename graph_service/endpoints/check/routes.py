"""``/check``: a document in, by POST; out its quotations and citations with verdicts, as JSON or as a page that marks them in place.

A GET is the form. It sends its text or its file as ``multipart/form-data``, without a script.
"""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph_service.endpoints.check import page
from graph_service.endpoints.check.service import MOST_BYTES, Checked, TextChecks
from graph_service.endpoints.incoming.request import content_body, read_document
from graph_service.http.parameters import Parameter, openapi, read_parameters
from graph_service.http.problems import prefers_page
from graph_service.http.responses import NO_STORE, client_address, json_text, options_and_post, reply
from graph_service.http.routing import add_undescribed
from graph_service.pages.comparison import LANG, language_of, send, show

FORMAT = Parameter("format", "json or html, whatever is accepted.", {"type": "string", "enum": ["json", "html"]})
TEXT = Parameter("text", "yes adds the text that the places are of, as it was extracted.", {"type": "string", "enum": ["yes", "no"]})
_PARAMETERS = (FORMAT, TEXT, LANG)


class CheckPages:
    """The handlers."""

    def __init__(self, checks: TextChecks) -> None:
        self._checks = checks

    async def form(self, request: Request) -> Response:
        """Show the form."""
        values = read_parameters(request.scope["query_string"], _PARAMETERS, others=True)
        return show(request, "check.html", language_of(request, values), result=None)

    async def check(self, request: Request) -> Response:
        """Check a document."""
        values = read_parameters(request.scope["query_string"], _PARAMETERS)
        as_page = values["format"] == "html" if values.get("format") else prefers_page(request.headers.get("accept"))
        document = await read_document(request, MOST_BYTES)
        checked = await self._checks.check(document.content, document.media_type, document.charset, client_address(request))
        if as_page:
            language = language_of(request, values)
            return send(request, page.draw(request, checked, language), language, 200, version=checked.version)
        answer = json_text(_answer(checked, text=values.get("text") == "yes"))
        return reply(request, answer, "application/json", cache=NO_STORE, version=checked.version)


def _answer(checked: Checked, *, text: bool) -> dict[str, Any]:
    return checked.result | ({"text": checked.text} if text else {})


def router(checks: TextChecks) -> APIRouter:
    """Return the routes."""
    handlers = CheckPages(checks)
    routes = APIRouter(tags=["Check"])
    described: dict[int | str, dict[str, Any]] = {
        200: {"description": "What was found", "content": {"application/json": {"schema": RESULT}, "text/html": {}}},
        **{status: {"$ref": f"#/components/responses/Problem{status}"} for status in (400, 413, 415, 503)},
    }
    routes.add_api_route(
        "/check",
        handlers.check,
        methods=["POST"],
        operation_id="checkText",
        summary="Check the quotations and citations of a text",
        description=(
            "Each quotation and each citation of a document with a verdict, the true words, each difference, canonical citation, IRI and "
            "text version; and in numbers what was not checked. Nothing that is sent is kept. Documents have 2 MiB at most."
        ),
        responses=described,
        openapi_extra={"requestBody": content_body(), **openapi((FORMAT, TEXT))},
        response_model=None,
        response_class=Response,
    )
    add_undescribed(routes, "/check", handlers.form)
    add_undescribed(routes, "/check/", handlers.form)
    routes.add_api_route("/check", options_and_post, methods=["OPTIONS"], include_in_schema=False, response_model=None)
    return routes


_STRING, _NUMBER = {"type": "string"}, {"type": "integer", "minimum": 0}
_PLACE = {"start": _NUMBER, "end": _NUMBER}
RESULT: dict[str, Any] = {
    "type": "object",
    "required": ["textVersions", "checked", "notChecked", "findings", "passedOver"],
    "properties": {
        "textVersions": {
            "type": "array",
            "items": {"type": "object"},
            "description": "The wordings that the document was checked against.",
        },
        "checked": {"type": "object", "additionalProperties": _NUMBER},
        "notChecked": {"type": "object", "additionalProperties": _NUMBER, "description": "How many were not checked, by reason."},
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["kind", "start", "end", "verdict", "found", "differences", "citation", "iri", "textVersion"],
                "properties": {
                    "kind": {"enum": ["quotation", "citation"]},
                    **_PLACE,
                    "verdict": {"enum": ["exact", "close", "other place", "absent", "unknown reference", "not held"]},
                    "found": _STRING | {"description": "The true words."},
                    "differences": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {
                                "op": {"enum": ["replace", "insert", "delete", "spelling", "case"]},
                                **_PLACE,
                                "ours": _STRING,
                                "theirs": _STRING,
                            },
                        },
                    },
                    "citation": _STRING,
                    "iri": _STRING,
                    "textVersion": _STRING,
                },
            },
        },
        "passedOver": {"type": "array", "items": {"type": "object", "properties": {"reason": _STRING, **_PLACE}}},
    },
}
"""The answer, as JSON Schema."""
