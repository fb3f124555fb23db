"""``/federation``: the partners that queries may name, how they are doing, and joint queries to try."""

import time
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph_service.corpus.saved_queries import SavedQuery, read_queries
from graph_service.errors import NotFoundError
from graph_service.federation import Gateway, Partner, Probes
from graph_service.http.parameters import read_page_parameters
from graph_service.http.responses import json_text, links, reply
from graph_service.http.routing import add_route, responses_of
from graph_service.pages.comparison import LANG, draw, language_of, send
from graph_service.rdf import formats
from graph_service.rdf.formats import HTML, JSON_LD

_OFFERS = (JSON_LD, HTML)
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "id": "@id",
    "type": "@type",
    "partners": {"@reverse": "dct:isPartOf"},
    "title": "dct:title",
    "description": "dct:description",
    "endpoint": {"@id": "dcat:endpointURL", "@type": "@id"},
    "state": "http://www.w3.org/ns/adms#status",
    "queries": {"@id": "dct:references"},
    "text": "http://www.w3.org/ns/shacl#select",
}
_STATES = {
    "untried": "not asked since the service started",
    "answering": "answering",
    "failing": "its last call failed",
    "resting": "left alone for a while, for its last calls failed or it asked for that",
}
_NOW = "; being asked just now"


class Federation:
    """The handlers. ``folder`` holds the joint queries."""

    def __init__(self, gateway: Gateway, folder: Path) -> None:
        self._gateway = gateway
        self._probes = Probes(gateway)
        self._folder = folder

    async def show(self, request: Request) -> Response:
        """Describe the partners, as a page or as JSON-LD."""
        return await self._show(request, formats.choose(request.headers.get("accept"), None, _OFFERS))

    async def show_as(self, request: Request, extension: str) -> Response:
        """Describe the partners in the format that the extension names."""
        for offer in _OFFERS:
            if offer.extension == extension:
                return await self._show(request, formats.Choice(offer, offer.types[0]))
        raise NotFoundError(f"There is no .{extension[:20]} of this.", help="There are .jsonld and .html.")

    async def _show(self, request: Request, choice: formats.Choice) -> Response:
        values = read_page_parameters(request, (LANG,))
        await self._probes.look()
        queries = _queries(self._folder)
        partners = [self._partner(partner, queries) for partner in self._gateway.partners.listed]
        # How a partner is doing changes by itself.
        headers = links(choice, "/federation")
        if choice.format is HTML:
            states = {words: state for state, words in _STATES.items()}
            shown = {"partners": partners, "queries": queries, "run": _run, "calls": self._gateway.partners.calls, "states": states}
            reader = language_of(request, values)
            return send(request, draw(request, "federation.html", reader, **shown), reader, headers=headers)
        described = [{"id": one.iri, "title": one.title, "description": one.description, "text": one.text} for one in queries]
        document = {"@context": _CONTEXT, "id": "", "title": "Partners of this service", "queries": described, "partners": partners}
        body = json_text(document)
        return reply(request, body, choice.content_type, headers=headers)

    def _partner(self, partner: Partner, queries: tuple[SavedQuery, ...]) -> dict[str, Any]:
        health = self._gateway.breaker(partner)
        state = health.state(time.time())
        return {
            "id": f"#{partner.name}",
            "type": "dcat:DataService",
            "title": partner.title or partner.name,
            "description": partner.description,
            "endpoint": partner.endpoint,
            "state": _STATES[state] + (_NOW if self._probes.running(partner) else ""),
            "lastAnswer": _moment(health.last_answer),
            "answeredIn": round(health.last_seconds, 3) if health.last_answer else None,
            "lastFailure": _moment(health.last_failure),
            "lastProblem": health.last_problem or None,
            "exampleQueries": [one.name for one in queries if f"<{partner.endpoint}>" in one.text],
        }


@lru_cache(maxsize=4)
def _queries(folder: Path) -> tuple[SavedQuery, ...]:
    return tuple(read_queries(folder).values()) if folder.is_dir() else ()


def _run(query: SavedQuery) -> str:
    return "/sparql?q=" + quote(query.text)


def _moment(seconds: float) -> str | None:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds") if seconds else None


def router(gateway: Gateway, folder: Path) -> APIRouter:
    """Return the routes."""
    handlers = Federation(gateway, folder)
    routes = APIRouter(tags=["Federation"])
    described = responses_of("The partners", (one.types[0] for one in _OFFERS))
    for path, handler, name, summary in (
        ("/federation", handlers.show, "show_federation_get", "The partners that SERVICE may name, and joint queries"),
        ("/federation.{extension}", handlers.show_as, "show_as_federation__extension__get", "The partners in a named format"),
    ):
        add_route(routes, path, handler, summary, described, operation=name)
    return routes
