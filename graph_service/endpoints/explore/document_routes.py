"""``/read/gcm`` and ``/read/<document>``: a text as one document, with anchors, notes, and a margin of what is linked to each part."""

from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.routing import Route

from graph_service.corpus.atlas import GCM_TEXT, Atlas, Thing
from graph_service.corpus.per_version import PerVersion
from graph_service.endpoints.explore import document as reading
from graph_service.errors import NotFoundError
from graph_service.http.parameters import Parameter, read_page_parameters
from graph_service.http.responses import client_address, redirect
from graph_service.pages.comparison import LANG, draw, language_of, send, show
from graph_service.pages.i18n import Language
from graph_service.store import offload
from graph_service.store.byte_cache import ByteCache

_BESIDE = Parameter(
    "beside",
    "Path of another wording of the text, to be read beside it: the resolution, another language.",
    {"type": "string"},
    example="gcm/a-res-73-195",
)
_PART = Parameter(
    "part",
    "The anchor of a heading: its section is read alone. The whole text where it is not given.",
    {"type": "string"},
    example="objective/6",
)
_KEPT = 8 * 2**20
"""Bytes of drawn texts."""


class Readings:
    """The handlers; the atlas is read once for each version of the dataset."""

    def __init__(self, atlas: PerVersion[Atlas]) -> None:
        self._atlas = atlas
        self._drawn: ByteCache[tuple[str, str, Language], bytes] = ByteCache(_KEPT)

    async def index(self, request: Request) -> Response:
        """List the texts."""
        values = read_page_parameters(request, (LANG,))
        version, atlas = await self._atlas.get()
        documents = [one for one in atlas.things.values() if not one.order and any(part.order for part in atlas.parts(one.key))]
        documents.sort(key=lambda one: one.key)
        first = [atlas.thing(GCM_TEXT), *atlas.civil_society_texts()]
        groups = [[one for one in first if one in documents], [one for one in documents if one not in first]]
        rows = [[(one, _path(one), sum(1 for _ in atlas.down(one.key))) for one in texts] for texts in groups]
        return show(request, "reading_index.html", language_of(request, values), version=version, groups=rows)

    async def document(self, request: Request) -> Response:
        """Show a text."""
        values = read_page_parameters(request, (_BESIDE, _PART, LANG))
        version, atlas = await self._atlas.get()
        name = request.path_params["document"].strip("/")
        key = GCM_TEXT if name == "gcm" else name
        language = language_of(request, values)
        text = next((one for one in atlas.climb(key) if not atlas.thing(one).order), key)
        if text != key:
            # A part is read in its place, on a page that says at its head which text this is.
            there = f"{_path(atlas.thing(text))}#{reading.anchor(text, key)}"
            return redirect(303, language.link(there), vary="Accept-Language")
        if not any(part.order for part in atlas.parts(key)):
            raise NotFoundError(f"There is no text named {name[:80]} here.", help="GET /read lists the texts.")
        beside = values.get("beside", "").strip("/")
        if beside and all(one.key != beside for one in reading.versions(atlas, key)):
            raise NotFoundError(f"There is no wording {beside[:80]} of this text here.", help="GET /read lists the texts.")
        part = values.get("part", "")
        # A long text takes a tenth of a second to draw, in which nobody else is answered: once for each version is enough.
        place = (version, f"{request.url.path}?{beside}&{part}", language)
        body = self._drawn.get(place)
        if body is None:
            try:
                made = reading.read(atlas, key, beside, part)
            except KeyError:
                raise NotFoundError(f"There is no section {part[:80]} in this text.", help=f"GET {_path(atlas.thing(key))}") from None
            shown = {
                "reading": made,
                "first_named": made.first_named,
                "compact": key == GCM_TEXT,
                "at": _path(atlas.thing(key)),
                "words": atlas.parts(key)[0].language or "en",
            }
            body = await offload.run(client_address(request), partial(draw, request, "reading.html", language, **shown))
            self._drawn.put(place, body, len(body))
        return send(request, body, language, version=version)


def _path(one: Thing) -> str:
    return "/read/gcm" if one.key == GCM_TEXT else f"/read/{one.key}"


def router(atlas: PerVersion[Atlas]) -> APIRouter:
    """Return the routes."""
    pages = Readings(atlas)
    return APIRouter(
        routes=[
            Route("/read", pages.index, methods=["GET", "HEAD"]),
            Route("/read/{document:path}", pages.document, methods=["GET", "HEAD"]),
        ]
    )
