"""``/changes``: releases, and what changed since a version; ``/feed.atom``: what changed, as Atom."""

import asyncio
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi import Path as InPath
from fastapi.responses import Response

from graph_service import package_data
from graph_service.corpus.saved_queries import read_queries
from graph_service.endpoints.catalog.routes import Extension, explicit
from graph_service.endpoints.changes import feed, feeds, releases, since
from graph_service.errors import NotFoundError
from graph_service.http.exchange import parse_parameters
from graph_service.http.parameters import openapi, read_page_parameters, read_parameters
from graph_service.http.responses import OFFERS, client_address, links, redirect, reply
from graph_service.http.routing import Responses, add_options, add_route, add_undescribed, responses_of
from graph_service.pages.comparison import LANG, draw, language_of, send
from graph_service.rdf import formats, serialise
from graph_service.store import offload
from graph_service.store.history import History
from graph_service.store.own_graphs import OwnGraphs

_Release = Annotated[str, InPath(description="A release that /changes lists.")]
_Change = Annotated[str, InPath(description="A file that /changes lists for the release.")]


class Changes:
    """The handlers. ``folder`` has the records of releases."""

    def __init__(self, folder: Path, changed: since.Since) -> None:
        self._folder = folder
        self._since = changed

    async def changes(self, request: Request) -> Response:
        """List the releases and what changed between them; with ``since=``, what was added and removed since a version."""
        if since.SINCE.name in parse_parameters(request.scope["query_string"]):
            return await self._since.answer(request)
        return await self._releases(request, formats.choose(request.headers.get("accept"), None, OFFERS))

    async def changes_as(self, request: Request, extension: Extension) -> Response:
        """List the releases in the format that the extension names."""
        return await self._releases(request, explicit(extension))

    async def _releases(self, request: Request, choice: formats.Choice) -> Response:
        values = read_page_parameters(request, (LANG,), page=choice.format is formats.HTML)
        statements = await asyncio.to_thread(releases.read, self._folder)
        if choice.format is formats.HTML:
            reader = language_of(request, values)
            body = draw(request, "changes.html", reader, releases=releases.releases(statements))
            return send(request, body, reader, headers=links(choice, "/changes"))
        body = await offload.run(client_address(request), partial(serialise.write, statements, choice.format.name))
        return reply(request, body, choice.content_type, headers=links(choice, "/changes"))

    async def change_dump(self, request: Request, version: _Release, name: _Change) -> Response:
        """Send the triples that a graph gained or lost with a release."""
        read_parameters(request.scope["query_string"], ())
        path = self._folder / version / name
        if not releases.VERSION.match(version) or not releases.DUMP_NAME.match(name) or not path.is_file():
            raise NotFoundError(f"No such list of changes: {version[:40]}/{name[:80]}.", help="GET /changes lists them.")
        return reply(request, await asyncio.to_thread(path.read_bytes), formats.N_TRIPLES.content_type())


async def _to_feed(_request: Request) -> Response:
    """Send to the feed of all changes."""
    return redirect(308, "/feed.atom", vary="")


def router(own: OwnGraphs, history: History, public_url: str = "") -> APIRouter:
    """Return the routes. ``public_url`` is where clients reach the service; empty takes the Host header."""
    folder = package_data.curated() / "changes"
    handlers = Changes(folder, since.Since(own, history, public_url))
    follow = feeds.Feeds(own, history, releases.read(folder), read_queries(package_data.queries()), public_url)
    routes = APIRouter(tags=["Changes"])
    in_format = responses_of("The description", (one.types[0] for one in OFFERS))
    described = responses_of("The description", (one.types[0] for one in OFFERS))
    described[200]["model"] = since.ChangesSince
    described[200]["content"]["application/n-quads"] = {}
    triples = responses_of("The triples", ("application/n-triples",))
    atom = responses_of("The feed", (feed.MEDIA_TYPE,))
    table: list[tuple[str, Any, str, Responses, Any]] = [
        ("/changes", handlers.changes, "Releases, or what changed since a version", described, openapi(since.PARAMETERS)),
        ("/changes.{extension}", handlers.changes_as, "Releases in a named format", in_format, None),
        ("/changes/{version}/{name}", handlers.change_dump, "What a graph gained or lost", triples, None),
        ("/feed.atom", follow.answer, "What changed, as Atom (RFC 4287)", atom, openapi(feeds.PARAMETERS)),
    ]
    for path, handler, summary, responses, parameters in table:
        name = "feed" if handler == follow.answer else handler.__name__
        add_route(routes, path, handler, summary, responses, operation=name, extra=parameters)
        add_options(routes, path)
    for path in ("/feed", "/feed/"):
        add_undescribed(routes, path, _to_feed)
    return routes
