"""``/api``: collections and items as JSON-LD, for developers who need no SPARQL for the common questions."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from inspect import Parameter, Signature
from itertools import chain
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel

from graph_service.endpoints.api import chains, models, openapi
from graph_service.endpoints.api import request as reading
from graph_service.endpoints.api.collection import Collection
from graph_service.endpoints.api.collections import BY_NAME, COLLECTIONS
from graph_service.endpoints.api.fields import EVIDENCE, OF_GRAPH
from graph_service.endpoints.api.request import Reading
from graph_service.endpoints.api.service import Listings, no_item
from graph_service.endpoints.api.shaper import Object
from graph_service.endpoints.explore.csv_rows import cell, csv_bytes
from graph_service.endpoints.followup.filters import LISTS
from graph_service.endpoints.resources import context as json_ld_context
from graph_service.http import typed_parameters
from graph_service.http.answer_cache import AnswerCache
from graph_service.http.cached_responses import CachedResponses, NormalisedRequest, encode
from graph_service.http.responses import origin
from graph_service.http.routing import add_nothing, add_options, add_undescribed
from graph_service.http.typed_parameters import Given
from graph_service.rdf.formats import CSV, JSON_LD, Choice, choose, negotiate

Endpoint = Callable[[Request, Given], Awaitable[Response]]
PARTS_OF_ITEMS = (
    ("objectives", "actions", "actions", "objective"),
    ("priorities", "items", "priority-items", "priority"),
    ("states", "ratifications", "ratifications", "state"),
)
"""Collections under an item: whose items, the last segment, the collection shown and its filter."""
_ABOUT_CHAINS = (
    "get_chains",
    "From an objective to instruments and civil-society priorities",
    (
        "The objective and its parts; their links to instruments; the civil-society provisions that take up the same part or name the same "
        "instrument; and on which words, on what basis and how surely each link rests."
    ),
)


class Api:
    """The handlers."""

    def __init__(self, listings: Listings, answers: AnswerCache, public_url: str = "", whole: AnswerCache | None = None) -> None:
        """``whole`` keeps answers that are made of all graphs, which have another version than those of ours."""
        self._listings = listings
        self._answering = CachedResponses(answers)
        self._whole = CachedResponses(whole or answers)
        self._public_url = public_url

    async def index(self, request: Request, _given: Given) -> Response:
        """List the collections."""

        async def make() -> tuple[str, Object]:
            return version, _index()

        version, _ = await self._listings.directory()
        return await self._give(request, version, "/api", make, columns=("id", "type", "title", "description"))

    def collection(self, collection: Collection) -> Endpoint:
        """Return the endpoint of a collection."""

        async def endpoint(request: Request, given: Given) -> Response:
            return await self._page(request, collection, given)

        return endpoint

    def item(self, collection: Collection) -> Endpoint:
        """Return the endpoint of a collection's items."""

        async def endpoint(request: Request, given: Given) -> Response:
            asked = reading.read_item(given)
            name = request.path_params["id"]
            version, directory = await self._listings.directory()
            if collection.others and directory.find(name, collection.classes) is None:
                theirs = await self._listings.item_of_others(collection, name, asked, _client(request))
                if theirs:
                    return await self._give(request, theirs[0], asked.url(f"/api/{collection.name}/{name}"), _already(theirs), self._whole)

            async def make() -> tuple[str, Object]:
                return await self._listings.item(collection, name, asked, _client(request))

            return await self._give(request, version, asked.url(f"/api/{collection.name}/{name}"), make)

        return endpoint

    def part(self, owners: Collection, shown: Collection, filter_name: str) -> Endpoint:
        """Return the endpoint of a collection under an item, which is the collection narrowed to that item."""

        async def endpoint(request: Request, given: Given) -> Response:
            _, directory = await self._listings.directory()
            owner = directory.find(request.path_params["id"], owners.classes)
            if owner is None:
                raise no_item(owners, request.path_params["id"], directory)
            return await self._page(request, shown, {**given, filter_name: [owner.iri]})

        return endpoint

    async def chains(self, request: Request, given: Given) -> Response:
        """Return the chains of an objective."""
        version, directory = await self._listings.directory()
        asked = chains.read(given, directory, table=self._offered(request, given).format is CSV)

        async def make() -> tuple[str, Object]:
            return await self._listings.chains(asked, _client(request))

        url = asked.reading.url("/api/chains", asked.reading.page)
        return await self._give(request, version, url, make, columns=models.columns(models.ChainsPage), given=given)

    async def _page(self, request: Request, collection: Collection, given: Given) -> Response:
        if reading.wants_others(given):
            return await self._page_of_all(request, collection, given)
        version, directory = await self._listings.directory()
        asked = reading.read(collection, given, directory, table=self._offered(request, given).format is CSV)

        async def make() -> tuple[str, Object]:
            return await self._listings.page(collection, asked, _client(request))

        url = asked.url(f"/api/{collection.name}", asked.page)
        return await self._give(request, version, url, make, columns=_columns(collection, asked), given=given)

    async def _page_of_all(self, request: Request, collection: Collection, given: Given) -> Response:
        version, others = await self._listings.others()
        asked = reading.read(collection, given, others.directory)

        async def make() -> tuple[str, Object]:
            return await self._listings.page_of_all(collection, asked, _client(request))

        url = asked.url(f"/api/{collection.name}", asked.page)
        return await self._give(request, version, url, make, self._whole, columns=_columns(collection, asked, *OF_GRAPH), given=given)

    async def _give(
        self,
        request: Request,
        version: str,
        asked: str,
        find: Callable[[], Awaitable[tuple[str, Object]]],
        answering: CachedResponses | None = None,
        *,
        columns: Sequence[str] = (),
        given: Given | None = None,
    ) -> Response:
        """Answer the normalised request ``asked`` with what ``find`` finds; a list, which has ``columns``, also as a table.

        The context has its whole address: a document that was saved, or handed to a processor without its own address, can still be read.
        """
        choice = self._offered(request, given or {}) if columns else negotiate(request.headers.get("accept"), (JSON_LD,))
        context = origin(request, self._public_url) + json_ld_context.LOCAL

        async def make() -> tuple[str, bytes]:
            made_of, answer = await find()
            if choice.format is CSV:
                rows = ([cell(member.get(column)) for column in columns] for member in answer["member"])
                return made_of, await asyncio.to_thread(csv_bytes, chain([columns], rows))
            return made_of, encode({"@context": context, **answer})

        return await (answering or self._answering).give(request, NormalisedRequest(version, (asked, context)), choice, make)

    @staticmethod
    def _offered(request: Request, given: Given) -> Choice:
        return choose(request.headers.get("accept"), given.get("format"), (JSON_LD, CSV))


def router(listings: Listings, answers: AnswerCache, public_url: str = "", whole: AnswerCache | None = None) -> APIRouter:
    """Return the routes of ``/api``."""
    api = Api(listings, answers, public_url, whole)
    routes = APIRouter(tags=["api"])
    _add(routes, "/api", api.index, ("list_collections", "All collections", "What the API holds."), models.CollectionsPage)
    parameters = [*reading.filters_of(chains.FILTERS), *reading.paging()]
    _add(routes, "/api/chains", api.chains, _ABOUT_CHAINS, models.ChainsPage, parameters=parameters, example="chains")
    for owners, segment, shown, filter_name in PARTS_OF_ITEMS:
        owner, collection = BY_NAME[owners], BY_NAME[shown]
        about = (f"list_{segment}_of_{owners}", f"{collection.title} of one of the {owner.title.lower()}", collection.about)
        parameters = reading.parameters_of(collection, without=filter_name)
        path, endpoint = f"/api/{owners}/{{id:path}}/{segment}", api.part(owner, collection, filter_name)
        _add(routes, path, endpoint, about, models.page(collection), parameters=parameters, identified=owner.example, example=shown)
    for collection in COLLECTIONS:
        path, name = f"/api/{collection.name}", collection.name.replace("-", "_")
        parameters = reading.parameters_of(collection)
        about = (f"list_{name}", collection.title, collection.about)
        _add(routes, path, api.collection(collection), about, models.page(collection), parameters=parameters, example=collection.name)
        about = (f"get_{name}_item", f"One of the {collection.title.lower()}", collection.about)
        model, parameters = models.item(collection.shape, evidence=collection.evidence), reading.item_parameters(collection)
        path, example = f"{path}/{{id:path}}", f"{collection.name}/{collection.example}"
        _add(routes, path, api.item(collection), about, model, parameters=parameters, identified=collection.example, example=example)
    add_nothing(routes, "/api/{rest:path}", f"The collections are {', '.join(collection.name for collection in COLLECTIONS)}, and chains.")
    add_options(routes, "/api", "/api/{rest:path}")
    return routes


class JsonLdResponse(JSONResponse):
    """What the OpenAPI document says that an operation answers; answers are sent as bytes."""

    media_type = JSON_LD.types[0]


def _add(
    router: APIRouter,
    path: str,
    endpoint: Endpoint,
    about: tuple[str, str, str],
    model: type[BaseModel],
    *,
    parameters: Sequence[Parameter] = (),
    identified: str = "",
    example: str = "",
) -> None:
    """Add an endpoint for GET and HEAD, also with a slash at the end; ``about`` is its id, summary and description.

    ``identified`` is an example of the item in the path, ``example`` the path of an example answer.
    """
    operation, summary, description = about
    handler = _handler(endpoint, parameters, identified)
    described = openapi.described(example, missing=bool(parameters))
    if issubclass(model, models.Page):
        described["responses"]["200"].setdefault("content", {})["text/csv"] = {"schema": {"type": "string"}}
    router.add_api_route(
        path,
        handler,
        methods=["GET", "HEAD"],
        operation_id=operation,
        summary=summary,
        description=description,
        response_model=model,
        response_class=JsonLdResponse,
        response_description="The answer.",
        openapi_extra=described,
    )
    # People append a slash; the path of an item takes it as part of the name.
    if not path.endswith("}"):
        add_undescribed(router, f"{path}/", handler)


def _handler(endpoint: Endpoint, parameters: Sequence[Parameter], identified: str) -> Callable[..., Awaitable[Response]]:
    """Return an endpoint with the signature from which FastAPI reads and describes what it takes."""
    given = typed_parameters.depends(*parameters)

    async def handler(request: Request, given: Given, **_: str) -> Response:
        return await endpoint(request, given)

    taken = [
        Parameter("request", Parameter.KEYWORD_ONLY, annotation=Request),
        Parameter("given", Parameter.KEYWORD_ONLY, annotation=Given, default=given),
    ]
    if identified:
        examples = {"example": {"value": identified}}
        named = Annotated[str, Path(min_length=1, description="A number, slug, path or IRI.", openapi_examples=examples)]
        taken.insert(0, Parameter("id", Parameter.KEYWORD_ONLY, annotation=named))
    handler.__signature__ = Signature(taken)  # type: ignore[attr-defined]  # read by inspect.signature
    return handler


def _columns(collection: Collection, asked: Reading, *more: str) -> list[str]:
    """Return the columns of a collection as a table: the members of its items that are asked for."""
    names = [*reading.field_names(collection), *more]
    if not asked.evidence:
        names = [name for name in names if name not in EVIDENCE]
    return [name for name in names if asked.fields is None or name in (*asked.fields, "id", "type", *more)]


def _index() -> Object:
    titles = [*((one.name, one.title, one.about) for one in COLLECTIONS), *((one.name, one.title, one.about) for one in LISTS)]
    members = [
        {"id": f"/api/{name}", "type": ["PagedCollection"], "title": {"en": title}, "description": {"en": about}}
        for name, title, about in titles
    ]
    return {"id": "/api", "type": ["PagedCollection"], "totalItems": len(members), "member": members}


def _already(answer: tuple[str, Object]) -> Callable[[], Awaitable[tuple[str, Object]]]:
    async def make() -> tuple[str, Object]:
        return answer

    return make


def _client(request: Request) -> str:
    return request.client.host if request.client else ""
