"""``/api``: collections and items as JSON-LD, for developers who need no SPARQL for the common questions."""

from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph_service.endpoints.api import chains, openapi
from graph_service.endpoints.api import request as reading
from graph_service.endpoints.api.collections import BY_NAME, COLLECTIONS, Collection
from graph_service.endpoints.api.service import Listings
from graph_service.endpoints.api.shaping import Object
from graph_service.endpoints.resources import context as json_ld_context
from graph_service.errors import NotFoundError
from graph_service.http.answer_cache import AnswerCache
from graph_service.http.cached_responses import CachedResponses, NormalisedRequest, encode
from graph_service.http.exchange import Parameters, parse_parameters
from graph_service.http.responses import origin
from graph_service.http.routing import Handler, add_nothing, add_options, add_route, add_slashed
from graph_service.rdf.formats import JSON_LD, negotiate

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

    def __init__(self, listings: Listings, answers: AnswerCache, public_url: str = "") -> None:
        self._listings = listings
        self._answering = CachedResponses(answers)
        self._public_url = public_url

    async def index(self, request: Request) -> Response:
        """List the collections."""
        reading.refuse_unknown(_parameters(request), ())

        async def make() -> tuple[str, Object]:
            return version, _index()

        version, _ = await self._listings.directory()
        return await self._give(request, version, "/api", make)

    def collection(self, collection: Collection) -> Handler:
        """Return the endpoint of a collection."""

        async def endpoint(request: Request) -> Response:
            return await self._page(request, collection, _parameters(request))

        return endpoint

    def item(self, collection: Collection) -> Handler:
        """Return the endpoint of a collection's items."""

        async def endpoint(request: Request) -> Response:
            if not request.path_params["id"]:
                # /api/objectives/ is /api/objectives.
                return await self._page(request, collection, _parameters(request))
            asked = reading.read_item(collection, _parameters(request))
            name = request.path_params["id"]
            version, _ = await self._listings.directory()

            async def make() -> tuple[str, Object]:
                return await self._listings.item(collection, name, asked, _client(request))

            return await self._give(request, version, asked.url(f"/api/{collection.name}/{name}"), make)

        return endpoint

    def part(self, owners: Collection, shown: Collection, filter_name: str) -> Handler:
        """Return the endpoint of a collection under an item, which is the collection narrowed to that item."""

        async def endpoint(request: Request) -> Response:
            parameters = _parameters(request)
            known = [name for name in reading.known_parameters(shown) if name != filter_name]
            reading.refuse_unknown(parameters, known)
            _, directory = await self._listings.directory()
            owner = directory.find(request.path_params["id"], owners.classes)
            if owner is None:
                near = directory.near(request.path_params["id"], owners.classes)
                raise NotFoundError(f"Nothing in /api/{owners.name} is called {request.path_params['id'][:80]!r}.", known=near)
            return await self._page(request, shown, {**parameters, filter_name: [owner.iri]})

        return endpoint

    async def chains(self, request: Request) -> Response:
        """Return the chains of an objective."""
        version, directory = await self._listings.directory()
        asked = chains.read(_parameters(request), directory)

        async def make() -> tuple[str, Object]:
            return await self._listings.chains(asked, _client(request))

        return await self._give(request, version, asked.reading.url("/api/chains", asked.reading.page), make)

    async def _page(self, request: Request, collection: Collection, parameters: Parameters) -> Response:
        version, directory = await self._listings.directory()
        asked = reading.read(collection, parameters, directory)

        async def make() -> tuple[str, Object]:
            return await self._listings.page(collection, asked, _client(request))

        return await self._give(request, version, asked.url(f"/api/{collection.name}", asked.page), make)

    async def _give(self, request: Request, version: str, asked: str, find: Callable[[], Awaitable[tuple[str, Object]]]) -> Response:
        """Answer the normalised request ``asked`` with what ``find`` finds.

        The context has its whole address: a document that was saved, or handed to a processor without its own address, can still be read.
        """
        choice = negotiate(request.headers.get("accept"), (JSON_LD,))
        context = origin(request, self._public_url) + json_ld_context.LOCAL

        async def make() -> tuple[str, bytes]:
            made_of, found = await find()
            return made_of, encode({"@context": context, **found})

        return await self._answering.give(request, NormalisedRequest(version, (asked, context)), choice, make)


def router(listings: Listings, answers: AnswerCache, public_url: str = "") -> APIRouter:
    """Return the routes of ``/api``."""
    api = Api(listings, answers, public_url)
    found = APIRouter(tags=["api"])

    about = ("list_collections", "All collections", "What the API holds.")
    add_route(found, "/api", api.index, about, openapi.answer("CollectionsPage"))
    add_slashed(found, "/api/", api.index)
    add_route(found, "/api/chains", api.chains, _ABOUT_CHAINS, openapi.chains())
    for owners, segment, shown, filter_name in PARTS_OF_ITEMS:
        owner, collection = BY_NAME[owners], BY_NAME[shown]
        about = (f"list_{segment}_of_{owners}", f"{collection.title} of one of the {owner.title.lower()}", collection.about)
        described = openapi.collection(collection, under=(owner.example, filter_name))
        path, endpoint = f"/api/{owners}/{{id:path}}/{segment}", api.part(owner, collection, filter_name)
        add_route(found, path, endpoint, about, described)
        add_slashed(found, f"{path}/", endpoint)
    for collection in COLLECTIONS:
        path, name = f"/api/{collection.name}", collection.name.replace("-", "_")
        about = (f"list_{name}", collection.title, collection.about)
        add_route(found, path, api.collection(collection), about, openapi.collection(collection))
        about = (f"get_{name}_item", f"One of the {collection.title.lower()}", collection.about)
        add_route(found, f"{path}/{{id:path}}", api.item(collection), about, openapi.item(collection))
    add_nothing(found, "/api/{rest:path}", f"The collections are {', '.join(collection.name for collection in COLLECTIONS)}, and chains.")
    add_options(found, "/api", "/api/{rest:path}")
    return found


def _index() -> Object:
    members = [
        {
            "id": f"/api/{collection.name}",
            "type": ["PagedCollection"],
            "title": {"en": collection.title},
            "description": {"en": collection.about},
        }
        for collection in COLLECTIONS
    ]
    return {"id": "/api", "type": ["PagedCollection"], "totalItems": len(members), "member": members}


def _parameters(request: Request) -> Parameters:
    return parse_parameters(request.scope["query_string"])


def _client(request: Request) -> str:
    return request.client.host if request.client else ""
