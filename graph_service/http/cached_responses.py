"""How the API answers: one negotiation, a strong ETag that is known before the work is done, and answers kept for asking again."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from graph_service import __version__
from graph_service.errors import NotFoundError
from graph_service.http import answer_cache
from graph_service.http.answer_cache import AnswerCache, Entry
from graph_service.http.exchange import CORS, Header
from graph_service.http.responses import CACHE, preflight
from graph_service.rdf.formats import Choice
from graph_service.store.interface import Answer

Endpoint = Callable[[Request], Awaitable[Response]]
Made = tuple[str, bytes | Answer]
"""The version of the dataset that was asked, and a body or an answer to stream."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, normalised, and the dataset's version now: equal ones get equal answers."""

    version: str
    parts: tuple[str, ...]


class Answering:
    """Gives answers, from the cache where it has them."""

    def __init__(self, answers: AnswerCache, *, strong: bool = True) -> None:
        self._answers = answers
        self._strong = strong

    async def give(
        self,
        request: Request,
        asked: Asked,
        choice: Choice,
        make: Callable[[], Awaitable[Made]],
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        """Return what ``make`` makes for the normalised request ``asked``; 304 where the client has it, the headers alone for HEAD.

        What is made may be of a later version than the one asked, and is kept and named by that.
        """
        # A new release may write the same data differently, so the ETag names it too.
        key = answer_cache.request_key(__version__, *asked.parts, choice.content_type)
        version = asked.version
        fixed: list[Header] = [
            (b"content-type", choice.content_type.encode()),
            (b"vary", b"Accept"),
            (b"cache-control", CACHE.encode()),
            *CORS,
            *((name.lower().encode(), value.encode()) for name, value in (headers or {}).items()),
        ]
        known = request.headers.get("if-none-match")
        known_tag = answer_cache.etag(version, key, strong=self._strong)
        if version and answer_cache.names(known, known_tag):
            return _response(request, 304, [*fixed, (b"etag", known_tag)], b"")
        entry = self._answers.get(version, key) if version else None
        if entry is None:
            made_of, body = await make()
            tag = answer_cache.etag(made_of, key, strong=self._strong)
            sent: list[Header] = [*fixed, (b"etag", tag)]
            if not isinstance(body, bytes):
                if answer_cache.matches(known, tag):
                    body.cancel()
                    return _response(request, 304, sent, b"")
                return _stream(sent, body)
            entry = Entry(tag, sent, body)
            if made_of == version:
                self._answers.put(version, key, (), entry)
        return _response(request, 304 if answer_cache.matches(known, entry.etag) else 200, entry.headers, entry.body)


def _response(request: Request, status: int, headers: list[Header], body: bytes) -> Response:
    response = Response(b"" if request.method == "HEAD" or status == 304 else body, status)  # noqa: PLR2004 - RFC 9110 §15.4.5
    length: list[Header] = [] if status == 304 else [(b"content-length", b"%d" % len(body))]  # noqa: PLR2004
    response.raw_headers = [*headers, *length]
    return response


def _stream(headers: list[Header], answer: Answer) -> Response:
    async def pieces() -> AsyncIterator[bytes]:
        try:
            async for piece in answer:
                yield piece
        finally:
            answer.cancel()

    response = StreamingResponse(pieces())
    response.raw_headers = headers
    return response


def add_route(router: APIRouter, path: str, endpoint: Endpoint, about: tuple[str, str, str], described: dict[str, Any]) -> None:
    """Add an endpoint for GET and HEAD; ``about`` is its id, summary and description, ``described`` the rest of what OpenAPI says."""
    operation, summary, description = about
    router.add_api_route(
        path,
        endpoint,
        methods=["GET"],
        summary=summary,
        description=description,
        operation_id=operation,
        openapi_extra=described,
        response_model=None,
        # Else the framework adds JSON of any shape to the answers described.
        response_class=Response,
    )
    # One operation in OpenAPI, not two with the same name.
    router.add_api_route(path, endpoint, methods=["HEAD"], include_in_schema=False, response_model=None)


def add_slashed(router: APIRouter, path: str, endpoint: Endpoint) -> None:
    """Add an endpoint under its path with a slash at the end, which people append; OpenAPI need not say so."""
    router.add_api_route(path, endpoint, methods=["GET", "HEAD"], include_in_schema=False, response_model=None)


def add_nothing(router: APIRouter, path: str, advice: str) -> None:
    """Answer what no other path of the router does: nothing is there."""

    async def nothing(request: Request) -> Response:
        raise NotFoundError(f"There is nothing at {request.url.path}.", help=advice)

    router.add_api_route(path, nothing, methods=["GET", "HEAD"], include_in_schema=False, response_model=None)


def add_options(router: APIRouter, *paths: str) -> None:
    """Answer OPTIONS on some paths: any page may ask."""

    async def options(_request: Request) -> Response:
        return preflight("GET, HEAD, OPTIONS")

    for path in paths:
        router.add_api_route(path, options, methods=["OPTIONS"], include_in_schema=False, response_model=None)


def encode(found: object) -> bytes:
    """Return a JSON document."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
