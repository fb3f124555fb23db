"""``/reconcile``: OpenRefine and its kin match their tables to our IRIs (Reconciliation Service API 0.2).

Every answer may be read from any page: by CORS, or as JSONP (§3.3), which OpenRefine up to 3.3 reads only. Its boxes for suggestions also
send what Freebase took (``spell``, ``exact``, ``prefixed``), so what a path besides ``/reconcile`` does not know is passed over there.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.endpoints.reconcile import answers
from graph_service.endpoints.reconcile.matching import Work, candidates
from graph_service.endpoints.reconcile.queries import Extension, Query, read_batch, read_extension
from graph_service.endpoints.search.index import Index
from graph_service.errors import BadRequestError, ContentTooLargeError, NotFoundError, UnsupportedMediaTypeError
from graph_service.http.addresses import href
from graph_service.http.exchange import parse_parameters, single
from graph_service.http.parameters import Parameter, number, openapi, read_parameters
from graph_service.http.responses import FRAMED, client_address, options, origin, preflight, redirect, reply
from graph_service.pages.environment import render
from graph_service.rdf.formats import split_content_type
from graph_service.store import offload

_FORM = "application/x-www-form-urlencoded"
_MOST_BODY = 2**22
_SUGGESTED = 20
_EXTENDED = 50
"""Entities of a data extension query whose values are read in one piece."""
_CALLBACK = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*(?:\.[A-Za-z_$][A-Za-z0-9_$]*){0,4}\Z")
ENDPOINT = (
    Parameter("queries", "A batch of reconciliation queries, as JSON.", {"type": "string"}, example='{"q0":{"query":"C189"}}'),
    Parameter("extend", "A data extension query, as JSON.", {"type": "string"}),
)
JSONP = (
    Parameter("callback", "A function of the page that asks, to be called with the answer (JSONP).", {"type": "string"}),
    Parameter("_", "Passed over: what jQuery adds against caches.", {"type": "string"}),
)
PREFIX = (
    Parameter("prefix", "What the user has typed.", {"type": "string"}, required=True, example="c"),
    Parameter("cursor", "How many suggestions to skip.", {"type": "integer", "minimum": 0, "maximum": 1000, "default": 0}),
)
ENTITY_PREFIX = (*PREFIX, Parameter("type", "Only entities of this type.", {"type": "string"}, example="ILOConvention"))
ID = (Parameter("id", "The entity, type or property.", {"type": "string"}, required=True, example="instrument/ilo-c189"),)
OF_TYPE, OF_PROPERTY = ((replace(ID[0], example=example),) for example in ("ILOConvention", "dct:date"))
PROPOSALS = (
    Parameter("type", "Properties that things of this type have.", {"type": "string"}, example="ILOConvention"),
    Parameter("limit", "How many at most.", {"type": "integer", "minimum": 1, "maximum": 100, "default": 100}),
)


class Reconcile:
    """The handlers."""

    def __init__(self, indexes: PerVersion[Index], public_url: str) -> None:
        self._indexes = indexes
        self._public_url = public_url

    async def get(self, request: Request) -> Response:
        """Return the manifest, or answer queries in the URL."""
        given = read_parameters(request.scope["query_string"], (*ENDPOINT, *JSONP))
        return await self._endpoint(request, {name: given[name] for name in ("queries", "extend") if name in given})

    async def post(self, request: Request) -> Response:
        """Answer queries in a form."""
        read_parameters(request.scope["query_string"], ())
        media_type, _ = split_content_type(request.headers.get("content-type"))
        if media_type != _FORM:
            raise UnsupportedMediaTypeError(f"The body must be {_FORM}.", accepts=[_FORM])
        form = read_parameters(await _body(request), ENDPOINT)
        if not form:
            raise BadRequestError(
                "The form has neither queries nor extend.", help="Send one of them; a GET without parameters gives the manifest."
            )
        return await self._endpoint(request, form)

    async def _endpoint(self, request: Request, values: Mapping[str, str]) -> Response:
        _, index = await self._indexes.get()
        if len(values) > 1:
            raise BadRequestError("queries and extend come in requests of their own.")
        if "queries" in values:
            batch = read_batch(values["queries"])
            # Each query by itself, so that others have their turn between two.
            results = {
                name: await offload.run(client_address(request), partial(_answer, index, query, work))
                for work in [Work()]
                for name, query in batch.items()
            }
            return _json(request, results)
        if "extend" in values:
            return _json(request, await self._extend(request, read_extension(values["extend"]), index.things))
        return _json(request, answers.manifest(origin(request, self._public_url), index.things))

    async def _extend(self, request: Request, extension: Extension, things: Things) -> dict[str, Any]:
        rows: dict[str, Any] = {}
        meta: list[Any] = []
        for start in range(0, len(extension.ids) or 1, _EXTENDED):
            piece = Extension(extension.ids[start : start + _EXTENDED], extension.properties)
            answer = await offload.run(client_address(request), partial(answers.extend, piece, things))
            rows |= answer["rows"]
            meta = answer["meta"]
        return {"meta": meta, "rows": rows}

    async def suggest_entity(self, request: Request) -> Response:
        """Suggest entities (§6)."""
        values, cursor = _prefix(request)
        _, index = await self._indexes.get()
        types = [values["type"]] if values.get("type") else []
        things = await offload.run(client_address(request), partial(index.suggest, values["prefix"], cursor + _SUGGESTED, types))
        return _json(request, answers.entities(things[cursor:], index.things))

    async def suggest_type(self, request: Request) -> Response:
        """Suggest types."""
        values, cursor = _prefix(request)
        _, index = await self._indexes.get()
        return _json(request, {"result": answers.suggest_types(values["prefix"], index.things)[cursor : cursor + _SUGGESTED]})

    async def suggest_property(self, request: Request) -> Response:
        """Suggest properties."""
        values, cursor = _prefix(request)
        return _json(request, {"result": answers.suggest_properties(values["prefix"])[cursor : cursor + _SUGGESTED]})

    async def flyout_entity(self, request: Request) -> Response:
        """Return a small preview of a suggested entity (§6.5)."""
        name, index, thing = await self._thing(request)
        return _json(request, {"id": name, "html": render("preview-words.html", **self._words(request, index, thing)).decode()})

    async def flyout_type(self, request: Request) -> Response:
        """Return what a suggested type means."""
        name = _read(request, ID)["id"]
        _, index = await self._indexes.get()
        word = index.things.words.get(f"gcmo:{name}")
        if name not in answers.types_in(index.things):
            raise NotFoundError(f"There is no type {name[:80]}.")
        words = {"title": word.label if word else name, "text": word.meaning if word else ""}
        return _json(request, {"id": name, "html": render("flyout.html", **words).decode()})

    async def flyout_property(self, request: Request) -> Response:
        """Return what a suggested property means."""
        name = _read(request, ID)["id"]
        if name not in answers.PROPERTIES:
            raise NotFoundError(f"There is no property {name[:80]}.")
        _, index = await self._indexes.get()
        word = index.things.words.get(name)
        words = {"title": answers.PROPERTIES[name], "text": word.meaning if word else name}
        return _json(request, {"id": name, "html": render("flyout.html", **words).decode()})

    async def preview(self, request: Request) -> Response:
        """Show an entity in a frame of another page (§5)."""
        _, index, thing = await self._thing(request)
        body = render("preview.html", **self._words(request, index, thing))
        return reply(request, body, "text/html; charset=utf-8", policy=FRAMED)

    async def view(self, request: Request) -> Response:
        """Send to an entity's own page: its id has slashes, which a client must encode."""
        _, _, thing = await self._thing(request)
        address = self._href(request, thing)
        if address == "#":
            raise NotFoundError(f"{thing.iri[:200]} is not an address of the web.")
        return redirect(303, address)

    async def properties(self, request: Request) -> Response:
        """Propose properties to fetch (§7.2)."""
        values = _read(request, PROPOSALS)
        _, index = await self._indexes.get()
        kind = values.get("type", "")
        if kind and kind not in answers.types_in(index.things):
            raise BadRequestError(f"There is no type {kind[:80]}.", help=f"There are {', '.join(answers.types_in(index.things))}.")
        return _json(request, answers.proposals(kind, number(values, "limit", 100, 1, 100), index.things))

    async def options(self, _request: Request) -> Response:
        """Tell a page of another origin that it may ask, also with a form."""
        return preflight("GET, HEAD, OPTIONS, POST")

    async def _thing(self, request: Request) -> tuple[str, Index, Thing]:
        name = _read(request, ID)["id"]
        _, index = await self._indexes.get()
        thing = index.things.find(name)
        if thing is None:
            raise NotFoundError(
                f"There is no entity {name[:80]}.", help="Ids are the paths of our IRIs; /reconcile/suggest/entity finds them."
            )
        return name, index, thing

    def _href(self, request: Request, thing: Thing) -> str:
        address = href(thing.iri)
        return f"{origin(request, self._public_url)}{address}" if address.startswith("/") else address

    def _words(self, request: Request, index: Index, thing: Thing) -> dict[str, Any]:
        return {
            "thing": thing,
            "href": self._href(request, thing),
            "words": thing.text if thing.text != thing.title else "",
            "kinds": [answers.type_of(one, index.things)["name"] for one in thing.types],
            "date": thing.first("dct:date"),
            "codes": thing.texts("skos:notation", "dct:identifier"),
        }


def _answer(index: Index, query: Query, work: Work) -> dict[str, Any]:
    return answers.result(candidates(index, query, work), index.things)


def _prefix(request: Request) -> tuple[dict[str, str], int]:
    if single(parse_parameters(request.scope["query_string"]), "prefix") == "":
        # A field that the user has just emptied is not a mistake.
        values = {"prefix": "", **_read(request, ENTITY_PREFIX[1:])}
    else:
        values = _read(request, ENTITY_PREFIX)
    return values, number(values, "cursor", 0, 0, 1000)


def _read(request: Request, known: tuple[Parameter, ...]) -> dict[str, str]:
    return read_parameters(request.scope["query_string"], known, others=True)


async def _body(request: Request) -> bytes:
    pieces = []
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > _MOST_BODY:
            raise ContentTooLargeError(f"The body is longer than {_MOST_BODY} bytes.", limit="body", maximum=_MOST_BODY)
        pieces.append(piece)
    return b"".join(pieces)


def _json(request: Request, answer: Mapping[str, Any]) -> Response:
    text, media_type = json.dumps(answer, ensure_ascii=False), "application/json"
    callback = single(parse_parameters(request.scope["query_string"]), "callback")
    if callback is not None:
        if not _CALLBACK.match(callback):
            raise BadRequestError(f"callback is not the name of a function: {callback[:40]!r}.")
        # The comment keeps a page from taking the first bytes for something else than a script.
        text, media_type = f"/**/{callback}({text});", "text/javascript; charset=utf-8"
    return reply(request, text.encode(errors="replace"), media_type, vary="Origin")


def router(indexes: PerVersion[Index], public_url: str = "") -> APIRouter:
    """Return the routes over an index that others may share."""
    handlers = Reconcile(indexes, public_url)
    routes = APIRouter(tags=["Reconciliation"])
    answered: dict[int | str, dict[str, Any]] = {200: {"description": "The answer", "content": {"application/json": {}}}}
    page_shown: dict[int | str, dict[str, Any]] = {200: {"description": "The page", "content": {"text/html": {}}}}
    sent_on: dict[int | str, dict[str, Any]] = {303: {"description": "The entity's own page"}}
    add = partial(routes.add_api_route, response_class=Response)
    table: list[tuple[str, Any, str, dict[int | str, dict[str, Any]], tuple[Parameter, ...]]] = [
        ("/reconcile", handlers.get, "Manifest, or answers to queries in the URL", answered, (*ENDPOINT, *JSONP[:1])),
        ("/reconcile/suggest/entity", handlers.suggest_entity, "Suggest entities", answered, ENTITY_PREFIX),
        ("/reconcile/suggest/type", handlers.suggest_type, "Suggest types", answered, PREFIX),
        ("/reconcile/suggest/property", handlers.suggest_property, "Suggest properties", answered, PREFIX),
        ("/reconcile/flyout/entity", handlers.flyout_entity, "Preview a suggested entity", answered, ID),
        ("/reconcile/flyout/type", handlers.flyout_type, "Explain a suggested type", answered, OF_TYPE),
        ("/reconcile/flyout/property", handlers.flyout_property, "Explain a suggested property", answered, OF_PROPERTY),
        ("/reconcile/preview", handlers.preview, "Show an entity in a frame", page_shown, ID),
        ("/reconcile/view", handlers.view, "Go to an entity's page", sent_on, ID),
        ("/reconcile/properties", handlers.properties, "Propose properties to fetch", answered, PROPOSALS),
    ]
    for path, handler, summary, responses, parameters in table:
        name = f"reconcile_{handler.__name__}"
        add(path, handler, methods=["GET"], operation_id=name, summary=summary, responses=responses, openapi_extra=openapi(parameters))
        add(path, handler, methods=["HEAD"], include_in_schema=False)
        add(path, handlers.options if path == "/reconcile" else options, methods=["OPTIONS"], include_in_schema=False)
    form = {"type": "object", "properties": {one.name: {"type": "string", "description": one.help} for one in ENDPOINT}}
    body = {"requestBody": {"required": True, "content": {_FORM: {"schema": form}}}}
    add(
        "/reconcile",
        handlers.post,
        methods=["POST"],
        operation_id="reconcile_post",
        summary="Answer queries in a form",
        responses=answered,
        openapi_extra=body,
    )
    # Some clients append a slash to the address they were given; a redirect would lose the body of their POST.
    add("/reconcile/", handlers.get, methods=["GET", "HEAD"], include_in_schema=False)
    add("/reconcile/", handlers.post, methods=["POST"], include_in_schema=False)
    add("/reconcile/", handlers.options, methods=["OPTIONS"], include_in_schema=False)
    return routes
