"""Where a request goes that no API took: the first page, the vocabulary, and every other path as the IRI of a thing."""

from graph_service.endpoints.explore.home import HomeEndpoint
from graph_service.endpoints.ontology.endpoint import OntologyEndpoint
from graph_service.endpoints.resources.endpoint import ResourceEndpoint
from graph_service.http.answer_cache import AnswerCache
from graph_service.http.dispatch import Endpoint
from graph_service.http.exchange import Application, Exchange, Receive, Scope, Send
from graph_service.store.interface import Limits
from graph_service.store.own_graphs import OwnGraphs


def linked_data(store: OwnGraphs, answers: AnswerCache, limits: Limits, public_url: str = "") -> Endpoint:
    """Return the endpoint for all of them."""
    home = HomeEndpoint(store, limits)
    ontology = OntologyEndpoint(store, limits)
    resources = ResourceEndpoint(store, answers, limits, public_url)

    async def endpoint(exchange: Exchange) -> None:
        path = exchange.path
        if path == "/":
            await home(exchange)
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
