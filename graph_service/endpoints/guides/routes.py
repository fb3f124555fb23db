"""``/guides``: the list of the documents; ``/guides/<name>``: one as a page; ``/guides/<name>.md``: its Markdown."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import Response
from markupsafe import Markup, escape

from graph_service.endpoints.guides.documents import GROUPS, Document, documents, page
from graph_service.errors import NotFoundError
from graph_service.http.parameters import read_page_parameters
from graph_service.http.responses import origin, reply
from graph_service.http.routing import add_options, add_undescribed
from graph_service.pages import markdown
from graph_service.pages.comparison import FORMAT, LANG, language_of, show, show_markdown
from graph_service.pages.i18n import speaking
from graph_service.rdf.formats import HTML, MARKDOWN, Format, choose

_EXAMPLE = "http://127.0.0.1:8000"
_FOR_CLIENTS = ("sparql", "developers", "assistants", "check", "partners", "texts", "queries")
"""Documents whose commands are for a client: their page names the address of this service, so that they work as copied."""


class Guides:
    """The handlers. ``folder`` is ``docs/``."""

    def __init__(self, folder: Path, public_url: str) -> None:
        self._folder = folder
        self._public_url = public_url

    async def index(self, request: Request) -> Response:
        """List the documents by group."""
        values = read_page_parameters(request, (FORMAT, LANG))
        guides = documents(self._folder).values()
        groups = [(group or "reference", [one for one in guides if one.group == group]) for group in GROUPS]
        if request.url.path.endswith(".md") or _wanted(request, values) is MARKDOWN:
            reader = language_of(request, values)
            shown = {"groups": groups, **speaking(reader, "/guides")}
            return show_markdown(request, reader, lambda _: markdown.render("guides.md", **shown), 0, whole=True)
        return show(request, "guides.html", language_of(request, values), groups=groups)

    async def guide(self, request: Request) -> Response:
        """Show a document."""
        values = read_page_parameters(request, (FORMAT, LANG))
        document = self._find(request.path_params["name"])
        if _wanted(request, values) is MARKDOWN:
            return await self.markdown(request)
        # The first time some tens of milliseconds of work: not while other requests wait.
        made = await asyncio.to_thread(page, self._folder, document.name)
        body = made.body
        if document.name in _FOR_CLIENTS:
            body = Markup(body.replace(_EXAMPLE, escape(origin(request, self._public_url))))  # noqa: S704 - both parts are escaped
        return show(request, "guide.html", language_of(request, values), document=document, headings=made.headings, body=body)

    async def markdown(self, request: Request) -> Response:
        """Return the Markdown of a document."""
        return reply(request, self._find(request.path_params["name"]).text.encode(), MARKDOWN.content_type())

    def _find(self, name: str) -> Document:
        guides = documents(self._folder)
        if name not in guides:
            raise NotFoundError(f"There is no guide {name[:80]!r}.", help="/guides lists the guides.", known=list(guides))
        return guides[name]


def _wanted(request: Request, values: Mapping[str, str]) -> Format:
    return choose(request.headers.get("accept"), values.get("format"), (HTML, MARKDOWN)).format


def router(folder: Path, public_url: str = "") -> APIRouter:
    """Return the routes."""
    handlers = Guides(folder, public_url)
    routes = APIRouter()
    for path, handler in (
        ("/guides", handlers.index),
        ("/guides.md", handlers.index),
        ("/guides/{name}.md", handlers.markdown),
        ("/guides/{name}", handlers.guide),
    ):
        add_undescribed(routes, path, handler)
    add_undescribed(routes, "/guides/", handlers.index)
    add_options(routes, "/guides", "/guides/{name}")
    return routes
