"""``/text/add`` and ``/text/new``: what ``compact-graph text`` does, as a dry run. What comes out can be sent to ``/graph``.

A GET is the form. It sends its file as ``multipart/form-data``, without a script.
"""

import asyncio
import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph_service.endpoints.incoming import reader
from graph_service.endpoints.incoming.request import content_body, read_document
from graph_service.errors import BadRequestError, from_slug
from graph_service.http.parameters import Parameter, openapi, read_parameters
from graph_service.http.problems import prefers_page
from graph_service.http.responses import NO_STORE, json_text, options_and_post, reply
from graph_service.http.routing import add_undescribed
from graph_service.pages.comparison import LANG, language_of, show
from graph_service.rdf import formats
from graph_service.rdf.formats import TURTLE

MOST_BYTES = 8 * 2**20
_SECONDS = 60.0
_MEMORY = 640 * 2**20
_LISTED = 2000
"""Lines of the report that the page shows; the data have all."""
_MOST_LINKED = 2 * 2**20
"""Bytes of Turtle that the page holds."""
_PROCESS = "graph_service.pipeline.text_process"
_WORDS = {"type": "string", "minLength": 1, "maxLength": 500}


def _parameter(name: str, help_: str, example: str, *, required: bool = True) -> Parameter:
    return Parameter(name, help_, _WORDS, required=required, example=example)


_LANGUAGE = _parameter("language", "The language of the text; en if left out.", "es", required=False)
_FILE = _parameter("file", "The name of the file, for gcmo:sourceFile.", "resolution.pdf", required=False)
_FORMAT = Parameter(
    "format",
    "json: graph, report and Turtle; turtle: Turtle alone; html: a page with the report. Or whatever is accepted.",
    {"type": "string", "enum": ["json", "turtle", "html"]},
)
ADD = (
    _parameter("like", "The text version to read it by.", "gcm/final-draft-2018"),
    _parameter("version", "What the wording is cited as.", "A/RES/73/195"),
    _parameter("date", "The date of the wording: a day, a month or a year.", "2018-12-19"),
    _parameter("source", "Where the file is from: an address, or words.", "https://undocs.org/A/RES/73/195"),
    _parameter("publisher", "The IRI of who issued the wording.", "https://w3id.org/migration-compact/actor/un", required=False),
    *(_LANGUAGE, _FILE, _FORMAT),
)
NEW = (
    _parameter("iri", "The IRI of the text.", "https://example.org/plan-2026"),
    _parameter("title", "The title of the text.", "National plan 2026"),
    _parameter("publisher", "Who issued it: path or IRI of an actor, or a name.", "Ministry of Labour"),
    _parameter("date", "The date of the text: a day, a month or a year.", "2026-11", required=False),
    _parameter("kind", "What the text is: Statement, Agenda, Report and so on; Statement if left out.", "Agenda", required=False),
    *(_LANGUAGE, _FILE, _FORMAT),
)


CLASSES = ("Statement", "Agenda", "Report", "Declaration", "Resolution", "Guideline", "Treaty")
"""What a text of one's own can be: the same as in ``pipeline.text_files``, which loads what makes graphs."""


class Texts:
    """The handlers. Each text is read in a process of its own, two at a time."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(2)

    async def form(self, request: Request) -> Response:
        """Show the form."""
        values = read_parameters(request.scope["query_string"], (LANG,), others=True)
        return show(request, "text.html", language_of(request, values), **_fields(request, {}), made=None)

    async def add(self, request: Request) -> Response:
        """Make a second wording."""
        return await self._make(request, "add", ADD)

    async def new(self, request: Request) -> Response:
        """Make provisions of a text of one's own."""
        return await self._make(request, "new", NEW)

    async def _make(self, request: Request, action: str, parameters: tuple[Parameter, ...]) -> Response:
        # What a form says is not in the address.
        optional = [replace(one, required=False) for one in (*parameters, LANG)]
        values = read_parameters(request.scope["query_string"], optional)
        document = await read_document(request, MOST_BYTES)
        names = [one.name for one in optional]
        values = {name: value for name, value in document.fields.items() if name in names} | values
        for parameter in parameters:
            if parameter.required and not values.get(parameter.name, "").strip():
                raise BadRequestError(f"{parameter.name} is missing.", help=f"{parameter.help} For example {parameter.example}.")
        as_page = values["format"] == "html" if values.get("format") else prefers_page(request.headers.get("accept"))
        accept = None if as_page else formats.choose(request.headers.get("accept"), values.get("format"), (formats.JSON_LD, TURTLE))
        said = {"language": "en"} | {name: value for name, value in values.items() if value}
        about = {"name": values.get("file") or document.name or "text", "mediaType": document.media_type, "charset": document.charset}
        asked = json.dumps({"action": action, "said": said, **about}).encode() + b"\n" + document.content
        answer, turtle = await self._ask(asked)
        lines = answer.pop("lines")
        if accept is None:
            shown = {"graph": answer["graph"], "lines": lines[:_LISTED], "hidden": max(0, len(lines) - _LISTED), "turtle": _link(turtle)}
            return show(request, "text.html", language_of(request, values), **_fields(request, values), made=shown)
        if accept.format is TURTLE:
            name = {"Content-Disposition": 'attachment; filename="text.ttl"'}
            return reply(request, turtle, TURTLE.content_type(), cache=NO_STORE, headers=name)
        told = json_text({**answer, "turtle": turtle.decode()})
        return reply(request, told, "application/json", cache=NO_STORE)

    async def _ask(self, asked: bytes) -> tuple[dict[str, Any], bytes]:
        """Return what the process made: graph and report, and Turtle.

        Raises:
            TimeLimitError, MemoryLimitError: it took more than it may.
            ServiceError: whatever is wrong with the text.

        """
        async with self._free:
            output = await reader.ask(_PROCESS, asked, memory=_MEMORY, seconds=_SECONDS)
        line, _, turtle = output.partition(b"\n")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise from_slug(answer["error"], answer["detail"], answer["help"], answer["members"])
        return answer, turtle


def _fields(request: Request, values: Mapping[str, str]) -> dict[str, Any]:
    """Return what the template of the form shows."""
    action = request.url.path.rpartition("/")[2]
    parameters = [one for one in (ADD if action == "add" else NEW) if one.name not in ("file", "format")]
    return {"action": action, "parameters": parameters, "values": values, "kinds": CLASSES}


def _link(turtle: bytes) -> str:
    """Return the Turtle as an address that a browser can save; empty if it is too long for one."""
    return "data:text/turtle;charset=utf-8;base64," + b64encode(turtle).decode() if len(turtle) <= _MOST_LINKED else ""


RESULT: dict[str, Any] = {
    "type": "object",
    "required": ["graph", "report", "turtle"],
    "properties": {
        "graph": {"type": "string", "format": "uri", "description": "The graph to send it to."},
        "report": {"type": "object", "description": "What was taken for what, and what was not taken."},
        "turtle": {"type": "string"},
    },
}


def router() -> APIRouter:
    """Return the routes."""
    handlers = Texts()
    routes = APIRouter(tags=["Texts"])
    described: dict[int | str, dict[str, Any]] = {
        200: {
            "description": "The graph",
            "content": {"application/json": {"schema": RESULT}, "text/turtle": {"schema": {"type": "string"}}},
        },
        **{status: {"$ref": f"#/components/responses/Problem{status}"} for status in (400, 413, 415, 503)},
    }
    cut = "It is cut along the text named by like; a text that does not fit is refused with the place."
    own = "Headings, numbers and letters become provisions."
    told = (
        ("/text/add", handlers.add, "addText", ADD, "A second wording of the Compact as RDF", cut),
        ("/text/new", handlers.new, "newText", NEW, "A text of one's own as RDF", own),
    )
    for path, handler, name, parameters, summary, description in told:
        routes.add_api_route(
            path,
            handler,
            methods=["POST"],
            operation_id=name,
            summary=summary,
            description=f"{description} Nothing is stored, and nothing that is sent is kept: send the Turtle to /graph. 8 MiB at most.",
            responses=described,
            openapi_extra={"requestBody": content_body(), **openapi(parameters)},
            response_model=None,
            response_class=Response,
        )
        add_undescribed(routes, path, handlers.form)
        routes.add_api_route(path, options_and_post, methods=["OPTIONS"], include_in_schema=False, response_model=None)
    return routes
