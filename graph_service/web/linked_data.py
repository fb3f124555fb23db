"""Where a request goes that no API took: the first page, the vocabulary, the style sheet, and every other path as the IRI of a thing."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from graph_service.errors import NotFoundError
from graph_service.store.base import Limits, Store
from graph_service.web import cache
from graph_service.web.cache import AnswerCache
from graph_service.web.exchange import Application, Exchange, Header, Receive, Scope, Send
from graph_service.web.front import Endpoint
from graph_service.web.home import HomeEndpoint
from graph_service.web.ontology import OntologyEndpoint
from graph_service.web.resources import ResourceEndpoint, allowed

_STATIC = "/static/"
_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml", "png": "image/png"}


def linked_data(store: Store, answers: AnswerCache, limits: Limits, public_url: str = "") -> Endpoint:
    """Return the endpoint for all of them."""
    home = HomeEndpoint(store, limits)
    ontology = OntologyEndpoint(store, limits)
    resources = ResourceEndpoint(store, answers, limits, public_url)

    async def endpoint(exchange: Exchange) -> None:
        path = exchange.path
        if path == "/":
            await home(exchange)
        elif path.startswith(_STATIC):
            await static(exchange)
        elif path.startswith(("/ontology/", "/ontology.")) or path == "/ontology":
            await ontology(exchange)
        else:
            await resources(exchange)

    return endpoint


def fallback(endpoint: Endpoint) -> Application:
    """Return an endpoint as the ASGI application that the web framework asks last (``router.default``)."""

    async def application(scope: Scope, _receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
            return
        await endpoint(scope["state"]["exchange"])

    return application


async def static(exchange: Exchange) -> None:
    """Answer with a file of ``static/``.

    Raises:
        NotFoundError: there is none of that name.

    """
    if not await allowed(exchange):
        return
    name = exchange.path.removeprefix(_STATIC)
    known: dict[str, Traversable] = {file.name: file for file in files("graph_service.web").joinpath("static").iterdir() if file.is_file()}
    if name not in known or name.rpartition(".")[2] not in _TYPES:
        raise NotFoundError(f"There is nothing at {exchange.path}.")
    data = known[name].read_bytes()
    tag = cache.etag("static", cache.request_key(data.hex()))
    headers: list[Header] = [
        (b"content-type", _TYPES[name.rpartition(".")[2]].encode()),
        (b"cache-control", b"public, max-age=3600"),
        (b"x-content-type-options", b"nosniff"),
        (b"etag", tag),
    ]
    if cache.matches(exchange.header(b"if-none-match"), tag):
        await exchange.respond(304, headers)
    else:
        await exchange.respond(200, headers, data)
