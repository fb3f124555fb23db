"""``/embed/<path>`` and ``/card/<path>.svg`` or ``.png``: a quotation with its citation, without script or cookies."""

import re

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.routing import Route

from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.endpoints.documents.citations import cite
from graph_service.endpoints.documents.files import Files
from graph_service.endpoints.documents.model import writable
from graph_service.endpoints.resources.citation import Citation, line
from graph_service.errors import NotFoundError
from graph_service.http.parameters import read_page_parameters
from graph_service.http.responses import FRAMED, origin, reply
from graph_service.pages.comparison import HTML_TYPE, LANG, draw, language_of
from graph_service.pages.environment import family
from graph_service.pages.markdown import lead
from graph_service.rdf.formats import PNG, SVG

_ON_A_CARD = 560
"""Characters of a quotation that a card has room for."""
_COLOURS = {"compact": "#0a4a8a", "ilo": "#00635a", "law": "#66339a", "civil": "#963a06"}
"""The colours of kinds on a light page (``site.css``)."""
_PICTURES = {f".{one.extension}": one for one in (SVG, PNG)}


class Quotations:
    """The handlers."""

    def __init__(self, things: PerVersion[Things], files: Files, public_url: str) -> None:
        self._things = things
        self._files = files
        self._public_url = public_url

    async def embed(self, request: Request) -> Response:
        """Show a quotation for the frame of another page: the one kind of page that may be framed."""
        values = read_page_parameters(request, (LANG,), page=True)
        version, thing, citation = await self._quoted(request, request.path_params["path"])
        reader = language_of(request, values)
        shown = {"thing": thing, "own": bool(thing.first("gcmo:text")), "cite": line(citation), "address": citation.address}
        body = draw(request, "embed.html", reader, **shown)
        return reply(request, body, HTML_TYPE, language=reader.code, policy=FRAMED, version=version)

    async def card(self, request: Request) -> Response:
        """Return a quotation as a picture."""
        read_page_parameters(request, (), page=True)
        path, dot, suffix = request.path_params["path"].rpartition(".")
        form = _PICTURES.get(dot + suffix)
        if form is None:
            raise NotFoundError("A card is an SVG or a PNG.", help="Put .svg or .png after the path of a provision.")
        version, thing, citation = await self._quoted(request, path)
        words = lead(thing.text, _ON_A_CARD)
        given = {
            "words": writable(f"“{words}”" if thing.first("gcmo:text") else words),
            "language": thing.language if re.fullmatch("[a-z]{2,3}", thing.language) else "en",
            "label": writable(citation.label or citation.title),
            "text": writable(citation.title if citation.label else ""),
            "address": writable(citation.address),
            "colour": _COLOURS.get(family(thing.iri), _COLOURS["compact"]),
        }
        name = re.sub(r"[^A-Za-z0-9]+", "-", path[:80]).strip("-")
        return await self._files.reply(request, form, given, name, version=version)

    async def _quoted(self, request: Request, path: str) -> tuple[str, Thing, Citation]:
        """Return the version, and a thing that has words, with its citation.

        Raises:
            NotFoundError: nothing with words has that path.

        """
        version, things = await self._things.get()
        thing = things.find(path)
        if thing is None or not thing.text:
            raise NotFoundError(f"There are no words to quote at {path[:80]}.", help="Give the path of a provision.")
        return version, thing, cite(things, thing, origin(request, self._public_url))


def router(things: PerVersion[Things], files: Files, public_url: str) -> APIRouter:
    """Return the routes."""
    handlers = Quotations(things, files, public_url)
    methods = ["GET", "HEAD"]
    return APIRouter(
        routes=[
            Route("/embed/{path:path}", handlers.embed, methods=methods),
            Route("/card/{path:path}", handlers.card, methods=methods),
        ]
    )
