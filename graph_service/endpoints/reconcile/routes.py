"""``/reconcile``: OpenRefine and its kin match their tables to our IRIs (Reconciliation Service API 0.2).

Every answer may be read from any page: by CORS, or as JSONP (§3.3), which OpenRefine up to 3.3 reads only. Its boxes for suggestions also
send what Freebase took (``spell``, ``exact``, ``prefixed``), so what a path besides ``/reconcile`` does not know is passed over there.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import partial
from inspect import Parameter
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import AfterValidator

from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.endpoints.reconcile import answers
from graph_service.endpoints.reconcile.candidates import Work, candidates
from graph_service.endpoints.reconcile.queries import Extension, Query, read_batch, read_extension
from graph_service.endpoints.search.index import Index
from graph_service.errors import BadRequestError, NotFoundError, UnsupportedMediaTypeError
from graph_service.http.addresses import href
from graph_service.http.exchange import QUERIES, Exchange, parse_parameters, single
from graph_service.http.responses import FRAMED, client_address, options_and_post, origin, redirect, reply
from graph_service.http.routing import Handler, Responses, add_options, add_route, add_undescribed, responses_of
from graph_service.http.typed_parameters import Given, depends, free_text, parameter, refuse_unknown, whole
from graph_service.pages.environment import render
from graph_service.rdf.formats import split_content_type
from graph_service.store import offload

_FORM = "application/x-www-form-urlencoded"
_MOST_BODY = 2**22
_SUGGESTED = 20
_EXTENDED = 50
"""Entities of a data extension query whose values are read in one piece."""
_CALLBACK = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*(?:\.[A-Za-z_$][A-Za-z0-9_$]*){0,4}\Z")


def _callback(name: str) -> str:
    if not _CALLBACK.match(name):
        raise BadRequestError(f"callback is not the name of a function: {name[:40]!r}.", parameter="callback")
    return name


_FORM_FIELDS = {"queries": "A batch of reconciliation queries, as JSON.", "extend": "A data extension query, as JSON."}
_QUERIES = free_text("queries", _FORM_FIELDS["queries"], example='{"q0":{"query":"C189"}}')
_EXTEND = free_text("extend", _FORM_FIELDS["extend"])
_JSONP = (
    parameter(
        "callback", "A function of the page that asks, to be called with the answer (JSONP).", Annotated[str, AfterValidator(_callback)]
    ),
    # What jQuery adds against caches.
    free_text("_", "Ignored.", include_in_schema=False),
)


def _others(_request: Request) -> bool:
    """Let every request have parameters that are not known here."""
    return True


def _named(example: str, *more: Parameter) -> Any:  # noqa: ANN401 - as ``depends``
    return depends(free_text("id", "The entity, type or property.", required=True, example=example), *more, lenient=_others)


_PREFIX = (
    # A field that the user has just emptied is not a mistake.
    free_text("prefix", "What the user has typed.", required=True, example="c"),
    whole("cursor", "How many suggestions to skip.", (0, 1000), default=0),
)
_TYPE = free_text("type", "Only entities of this type.", example="ILOConvention")
_PROPOSALS = (
    free_text("type", "Properties that things of this type have.", example="ILOConvention"),
    whole("limit", "How many at most.", (1, 100), default=100),
)
Batch = Annotated[Given, depends(_QUERIES, _EXTEND, *_JSONP)]
Prefix = Annotated[Given, depends(*_PREFIX, *_JSONP, lenient=_others)]
EntityPrefix = Annotated[Given, depends(*_PREFIX, _TYPE, *_JSONP, lenient=_others)]
Proposals = Annotated[Given, depends(*_PROPOSALS, *_JSONP, lenient=_others)]
Page = Annotated[Given, _named("instrument/ilo-c189")]
Entity = Annotated[Given, _named("instrument/ilo-c189", *_JSONP)]
Type = Annotated[Given, _named("ILOConvention", *_JSONP)]
Property = Annotated[Given, _named("dct:date", *_JSONP)]


class Reconcile:
    """The handlers."""

    def __init__(self, indexes: PerVersion[Index], public_url: str) -> None:
        self._indexes = indexes
        self._public_url = public_url

    async def get(self, request: Request, given: Batch) -> Response:
        """Return the manifest, or answer queries in the URL."""
        return await self._endpoint(request, given)

    async def post(self, request: Request) -> Response:
        """Answer queries in a form."""
        refuse_unknown(parse_parameters(request.scope["query_string"]), ())
        media_type, _ = split_content_type(request.headers.get("content-type"))
        if media_type != _FORM:
            raise UnsupportedMediaTypeError(f"The body must be {_FORM}.", accepts=[_FORM])
        exchange: Exchange = request.state.exchange
        form = parse_parameters(await exchange.body(_MOST_BODY, QUERIES))
        refuse_unknown(form, list(_FORM_FIELDS))
        if not form:
            raise BadRequestError(
                "The form has neither queries nor extend.", help="Send one of them; a GET without parameters gives the manifest."
            )
        return await self._endpoint(request, {name: value for name in form if (value := single(form, name)) is not None})

    async def _endpoint(self, request: Request, given: Given) -> Response:
        _, index = await self._indexes.get()
        if "queries" in given and "extend" in given:
            raise BadRequestError("queries and extend come in requests of their own.")
        if "queries" in given:
            batch = read_batch(given["queries"])
            # Each query by itself, so that others have their turn between two.
            results = {
                name: await offload.run(client_address(request), partial(_answer, index, query, work))
                for work in [Work()]
                for name, query in batch.items()
            }
            return _json(request, given, results)
        if "extend" in given:
            return _json(request, given, await self._extend(request, read_extension(given["extend"]), index.things))
        return _json(request, given, answers.manifest(origin(request, self._public_url), index.things))

    async def _extend(self, request: Request, extension: Extension, things: Things) -> dict[str, Any]:
        rows: dict[str, Any] = {}
        meta: list[Any] = []
        for start in range(0, len(extension.ids) or 1, _EXTENDED):
            piece = Extension(extension.ids[start : start + _EXTENDED], extension.properties)
            answer = await offload.run(client_address(request), partial(answers.extend, piece, things))
            rows |= answer["rows"]
            meta = answer["meta"]
        return {"meta": meta, "rows": rows}

    async def suggest_entity(self, request: Request, given: EntityPrefix) -> Response:
        """Suggest entities (§6)."""
        _, index = await self._indexes.get()
        cursor = given["cursor"]
        types = [given["type"]] if given.get("type") else []
        things = await offload.run(client_address(request), partial(index.suggest, given["prefix"], cursor + _SUGGESTED, types))
        return _json(request, given, answers.entities(things[cursor:], index.things))

    async def suggest_type(self, request: Request, given: Prefix) -> Response:
        """Suggest types."""
        _, index = await self._indexes.get()
        return _json(request, given, {"result": _piece(answers.suggest_types(given["prefix"], index.things), given)})

    async def suggest_property(self, request: Request, given: Prefix) -> Response:
        """Suggest properties."""
        return _json(request, given, {"result": _piece(answers.suggest_properties(given["prefix"]), given)})

    async def flyout_entity(self, request: Request, given: Entity) -> Response:
        """Return a small preview of a suggested entity (§6.5)."""
        name, index, thing = await self._thing(given)
        return _json(request, given, {"id": name, "html": render("preview-words.html", **self._words(request, index, thing)).decode()})

    async def flyout_type(self, request: Request, given: Type) -> Response:
        """Return what a suggested type means."""
        name = given["id"]
        _, index = await self._indexes.get()
        word = index.things.words.get(f"gcmo:{name}")
        if name not in answers.types_in(index.things):
            raise NotFoundError(f"There is no type {name[:80]}.")
        words = {"title": word.label if word else name, "text": word.meaning if word else ""}
        return _json(request, given, {"id": name, "html": render("flyout.html", **words).decode()})

    async def flyout_property(self, request: Request, given: Property) -> Response:
        """Return what a suggested property means."""
        name = given["id"]
        if name not in answers.PROPERTIES:
            raise NotFoundError(f"There is no property {name[:80]}.")
        _, index = await self._indexes.get()
        word = index.things.words.get(name)
        words = {"title": answers.PROPERTIES[name], "text": word.meaning if word else name}
        return _json(request, given, {"id": name, "html": render("flyout.html", **words).decode()})

    async def preview(self, request: Request, given: Page) -> Response:
        """Show an entity in a frame of another page (§5)."""
        _, index, thing = await self._thing(given)
        body = render("preview.html", **self._words(request, index, thing))
        return reply(request, body, "text/html; charset=utf-8", policy=FRAMED)

    async def view(self, request: Request, given: Page) -> Response:
        """Send to an entity's own page: its id has slashes, which a client must encode."""
        _, _, thing = await self._thing(given)
        address = self._href(request, thing)
        if address == "#":
            raise NotFoundError(f"{thing.iri[:200]} is not an address of the web.")
        return redirect(303, address)

    async def properties(self, request: Request, given: Proposals) -> Response:
        """Propose properties to fetch (§7.2)."""
        _, index = await self._indexes.get()
        kind = given.get("type", "")
        if kind and kind not in answers.types_in(index.things):
            raise BadRequestError(f"There is no type {kind[:80]}.", help=f"There are {', '.join(answers.types_in(index.things))}.")
        return _json(request, given, answers.proposals(kind, given["limit"], index.things))

    async def _thing(self, given: Given) -> tuple[str, Index, Thing]:
        name = given["id"]
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


def _piece(suggestions: Sequence[dict[str, Any]], given: Given) -> Sequence[dict[str, Any]]:
    return suggestions[given["cursor"] : given["cursor"] + _SUGGESTED]


def _json(request: Request, given: Given, answer: Mapping[str, Any]) -> Response:
    text, media_type = json.dumps(answer, ensure_ascii=False), "application/json"
    if callback := given.get("callback"):
        # The comment keeps a page from taking the first bytes for something else than a script.
        text, media_type = f"/**/{callback}({text});", "text/javascript; charset=utf-8"
    return reply(request, text.encode(errors="replace"), media_type, vary="Origin")


def router(indexes: PerVersion[Index], public_url: str = "") -> APIRouter:
    """Return the routes over an index that others may share."""
    handlers = Reconcile(indexes, public_url)
    routes = APIRouter(tags=["Reconciliation"])
    answered = responses_of("The answer", ["application/json"])
    page_shown = responses_of("The page", ["text/html"])
    sent_on: Responses = {303: {"description": "The entity's own page"}}
    table: list[tuple[str, Handler, str, Responses]] = [
        ("", handlers.get, "Manifest, or answers to queries in the URL", answered),
        ("/suggest/entity", handlers.suggest_entity, "Suggest entities", answered),
        ("/suggest/type", handlers.suggest_type, "Suggest types", answered),
        ("/suggest/property", handlers.suggest_property, "Suggest properties", answered),
        ("/flyout/entity", handlers.flyout_entity, "Preview a suggested entity", answered),
        ("/flyout/type", handlers.flyout_type, "Explain a suggested type", answered),
        ("/flyout/property", handlers.flyout_property, "Explain a suggested property", answered),
        ("/preview", handlers.preview, "Show an entity in a frame", page_shown),
        ("/view", handlers.view, "Go to an entity's page", sent_on),
        ("/properties", handlers.properties, "Propose properties to fetch", answered),
    ]
    for path, handler, summary, responses in table:
        add_route(routes, f"/reconcile{path}", handler, summary, responses, operation=f"reconcile_{handler.__name__}")
        if path:
            add_options(routes, f"/reconcile{path}")
    form = {"type": "object", "properties": {name: {"type": "string", "description": about} for name, about in _FORM_FIELDS.items()}}
    body = {"requestBody": {"required": True, "content": {_FORM: {"schema": form}}}}
    routes.add_api_route(
        "/reconcile",
        handlers.post,
        methods=["POST"],
        operation_id="reconcile_post",
        summary="Answer queries in a form",
        responses=answered,
        response_class=Response,
        openapi_extra=body,
    )
    # Some clients append a slash to the address they were given; a redirect would lose the body of their POST.
    add_undescribed(routes, "/reconcile/", handlers.get)
    routes.add_api_route("/reconcile/", handlers.post, methods=["POST"], include_in_schema=False)
    for path in ("/reconcile", "/reconcile/"):
        routes.add_api_route(path, options_and_post, methods=["OPTIONS"], include_in_schema=False)
    return routes
