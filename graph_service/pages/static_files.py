"""``/static/…``: styles, scripts and the vendored libraries, each read and hashed once."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.routing import Route

from graph_service.errors import NotFoundError
from graph_service.http.responses import entry, respond

_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "txt": "text/plain; charset=utf-8",
    "woff2": "font/woff2",
}
_STARTS = "/static/"
FAVICON = "/favicon.ico"
_FONTS = "vendor/fonts/"
"""The files whose names carry their versions; a style sheet names them."""
_LASTING = b"public, max-age=31536000, immutable"
_ASKED_AGAIN = b"public, no-cache"


@dataclass(frozen=True, slots=True)
class File:
    """A file: where it is, its media type and its ETag. Its bytes are read when they are sent: the system keeps them at hand."""

    place: Traversable
    media_type: str
    tag: str


@cache
def known() -> Mapping[str, File]:
    """Return the files by their path under ``static/``."""
    by_address: dict[str, File] = {}

    def gather(folder: Traversable, prefix: str) -> None:
        for one in folder.iterdir():
            if one.is_dir():
                gather(one, f"{prefix}{one.name}/")
            elif media_type := _TYPES.get(one.name.rpartition(".")[2]):
                tag = hashlib.blake2b(one.read_bytes(), digest_size=12).hexdigest()
                by_address[prefix + one.name] = File(one, media_type, f'"{tag}"')

    gather(files("graph_service.pages").joinpath("static"), "")
    return by_address


def address(name: str) -> str:
    """Return where a file is, with its version, so that a browser asks for it once and gets the new one when there is one.

    Raises:
        KeyError: there is none of that name.

    """
    return f"{_STARTS}{name}?v={_version(known()[name])}"


def _version(file: File) -> str:
    return file.tag.strip('"')[:10]


async def static(request: Request) -> Response:
    """Answer with a file.

    Raises:
        NotFoundError: there is none of that name.

    """
    path = request.path_params["path"]
    file = known().get(path)
    if file is None:
        raise NotFoundError(f"There is nothing at {request.url.path}.")
    lasting = path.startswith(_FONTS) or request.query_params.get("v") == _version(file)
    cache = _LASTING if lasting else _ASKED_AGAIN
    return respond(request, entry(file.place.read_bytes(), file.media_type, file.tag.encode(), cache=cache, vary=""))


async def favicon(request: Request) -> Response:
    """Answer with the icon where browsers and readers of feeds look for it unasked."""
    file = known()["icon.svg"]
    return respond(request, entry(file.place.read_bytes(), file.media_type, file.tag.encode(), cache=_ASKED_AGAIN, vary=""))


def router() -> APIRouter:
    """Return the paths with their handlers."""
    methods = ["GET", "HEAD"]
    return APIRouter(routes=[Route(_STARTS + "{path:path}", static, methods=methods), Route(FAVICON, favicon, methods=methods)])
