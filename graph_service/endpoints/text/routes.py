"""``POST /text/add`` and ``POST /text/new``: what ``compact-graph text`` does, as a dry run. What comes out can be sent to ``/graph``."""

import asyncio
import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph_service.errors import BadRequestError, MemoryLimitError, ServiceError, TimeLimitError, UnsupportedMediaTypeError, from_slug
from graph_service.extract.formats import MEDIA_TYPES
from graph_service.http.disconnect import Watch
from graph_service.http.exchange import QUERIES, Exchange
from graph_service.http.parameters import Parameter, openapi, read_parameters
from graph_service.http.responses import NO_STORE, preflight, reply
from graph_service.rdf import formats
from graph_service.rdf.formats import TURTLE
from graph_service.store.embedded import child_process

MOST_BYTES = 8 * 2**20
_SECONDS = 60.0
_MEMORY = 1024 * 2**20
_PROCESS = "graph_service.pipeline.text_process"
_WORDS = {"type": "string", "minLength": 1, "maxLength": 500}


def _parameter(name: str, help_: str, example: str, *, required: bool = True) -> Parameter:
    return Parameter(name, help_, _WORDS, required=required, example=example)


_LANGUAGE = _parameter("language", "The language of the text; en if left out.", "es", required=False)
_FILE = _parameter("file", "The name of the file, for gcmo:sourceFile.", "resolution.pdf", required=False)
_FORMAT = Parameter(
    "format",
    "json: graph, report and Turtle; turtle: Turtle alone. Or whatever is accepted.",
    {"type": "string", "enum": ["json", "turtle"]},
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


class Texts:
    """The handlers. Each text is read in a process of its own, two at a time."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(2)

    async def add(self, request: Request) -> Response:
        """Make a second wording."""
        return await self._make(request, "add", ADD)

    async def new(self, request: Request) -> Response:
        """Make provisions of a text of one's own."""
        return await self._make(request, "new", NEW)

    async def _make(self, request: Request, action: str, parameters: tuple[Parameter, ...]) -> Response:
        values = read_parameters(request.scope["query_string"], parameters)
        for parameter in parameters:
            if parameter.required and not values.get(parameter.name, "").strip():
                raise BadRequestError(f"{parameter.name} is missing.", help=f"{parameter.help} For example {parameter.example}.")
        accept = formats.choose(request.headers.get("accept"), values.get("format"), (formats.JSON_LD, TURTLE))
        media_type, charset = formats.split_content_type(request.headers.get("content-type"))
        if media_type not in MEDIA_TYPES:
            raise UnsupportedMediaTypeError(f"Texts of type {media_type[:80] or 'unknown'} are not read here.", accepts=list(MEDIA_TYPES))
        exchange: Exchange = request.state.exchange
        body = await exchange.body(MOST_BYTES, QUERIES)
        said = {"language": "en"} | {name: value for name, value in values.items() if value}
        asked = {"action": action, "said": said, "name": values.get("file") or "text", "mediaType": media_type, "charset": charset}
        answer, turtle = await Watch(exchange).over(self._ask(json.dumps(asked).encode() + b"\n" + body))
        if accept.format is TURTLE:
            return reply(request, turtle, TURTLE.content_type(), cache=NO_STORE)
        told = json.dumps({**answer, "turtle": turtle.decode()}, ensure_ascii=False, indent=1).encode() + b"\n"
        return reply(request, told, "application/json", cache=NO_STORE)

    async def _ask(self, asked: bytes) -> tuple[dict[str, Any], bytes]:
        """Return what the process made: graph and report, and Turtle.

        Raises:
            TimeLimitError, MemoryLimitError: it took more than it may.
            ServiceError: whatever is wrong with the text.

        """
        try:
            async with asyncio.timeout(_SECONDS), self._free:
                outcome = await child_process.ask(_PROCESS, _MEMORY, asked)
        except TimeoutError:
            raise TimeLimitError(
                f"Reading the text took longer than {_SECONDS:g} s.", help="Send it as plain text.", limit="seconds", maximum=_SECONDS
            ) from None
        if outcome.status:
            if outcome.out_of_memory:
                raise MemoryLimitError("Reading the text needed too much memory.", help="Send it as plain text.", limit="memory")
            raise ServiceError("The text could not be read.")
        line, _, turtle = outcome.output.partition(b"\n")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise from_slug(answer["error"], answer["detail"], answer["help"], answer["members"])
        return answer, turtle


async def _options(_request: Request) -> Response:
    return preflight("POST, OPTIONS")


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
    body = {
        "required": True,
        "content": {
            one: {"schema": {"type": "string", **({} if one.startswith("text/") else {"format": "binary"})}} for one in MEDIA_TYPES
        },
    }
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
            openapi_extra={"requestBody": body, **openapi(parameters)},
            response_model=None,
            response_class=Response,
        )
        routes.add_api_route(path, _options, methods=["OPTIONS"], include_in_schema=False, response_model=None)
    return routes
