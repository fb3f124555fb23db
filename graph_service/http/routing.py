"""The table of paths: rows read from top to bottom, each with what answers there. Also how routes of the framework are added.

A row is answered by an endpoint of our own kernel or by routes of the framework. The framework's routing costs more than a small query, so
it is asked only where a row has routes of its own (docs/decisions/0010-execution.md).
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import Response

from graph_service.errors import NotFoundError
from graph_service.http.exchange import Application, Exchange, Receive, Scope, Send
from graph_service.http.responses import options

Endpoint = Callable[[Exchange], Awaitable[None]]
Handler = Callable[..., Awaitable[Response]]
Responses = dict[int | str, dict[str, Any]]
"""Answers by status, as FastAPI takes them for the OpenAPI document."""


@dataclass(frozen=True, slots=True)
class Row:
    """Paths and what answers there. A path that ends in an asterisk means every path that begins so.

    ``name`` is what the log and the metrics call it. ``protocol`` says that answers are for programs alone: they are sent as they are, and
    errors are never shown as a page. ``dated`` are those of the paths of which there are earlier versions (RFC 7089).
    """

    paths: tuple[str, ...]
    answers: Endpoint | APIRouter
    name: str = "other"
    protocol: bool = False
    dated: tuple[str, ...] = ()

    @property
    def endpoint(self) -> Endpoint | None:
        """The endpoint of our own kernel; None where the framework answers."""
        return None if isinstance(self.answers, APIRouter) else self.answers

    def covers(self, path: str) -> bool:
        """Return True if the row has a path, or a path with parameters of the framework, whose fixed beginning then counts."""
        fixed = path.partition("{")[0]
        return any(fixed.startswith(one[:-1]) if one.endswith("*") else path == one for one in self.paths)

    def is_dated(self, path: str) -> bool:
        """Return True if there are earlier versions of a path."""
        return any(path.startswith(one[:-1]) if one.endswith("*") else path == one for one in self.dated)


class Table:
    """Finds the row of a path: the first that has it. The last row must have every path."""

    def __init__(self, *rows: Row) -> None:
        self.rows = rows
        self._exact: dict[str, Row] = {}
        self._beginnings: list[tuple[str, Row]] = []
        for row in rows:
            if isinstance(row.answers, APIRouter):
                _check_routes(row, row.answers)
            for path in row.paths:
                if any(path.startswith(beginning) for beginning, _ in self._beginnings) or path in self._exact:
                    message = f"{path} is in an earlier row of the table"
                    raise ValueError(message)
                if path.endswith("*"):
                    self._beginnings.append((path[:-1], row))
                else:
                    self._exact[path] = row

    def find(self, path: str) -> Row:
        """Return the row of a path."""
        exact = self._exact.get(path)
        return exact or next(row for beginning, row in self._beginnings if path.startswith(beginning))

    def mount(self, framework: FastAPI) -> None:
        """Give the framework its routes; what none of them takes is for the last row."""
        for row in self.rows:
            if isinstance(row.answers, APIRouter):
                framework.include_router(row.answers)
        last = self.rows[-1].endpoint
        if last:
            framework.router.default = _application(last)


def _check_routes(row: Row, router: APIRouter) -> None:
    for route in router.routes:
        path = getattr(route, "path", "")
        if not row.covers(path):
            message = f"{path} is not among the paths of its row: {', '.join(row.paths)}"
            raise ValueError(message)


def _application(endpoint: Endpoint) -> Application:
    """Return an endpoint as the ASGI application that the framework asks last (``router.default``)."""

    async def application(scope: Scope, _receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
            return
        await endpoint(scope["state"]["exchange"])

    return application


def responses_of(description: str, types: Iterable[str]) -> Responses:
    """Return what the OpenAPI document says of an answer that comes in some media types."""
    return {200: {"description": description, "content": {one: {} for one in sorted(types)}}}


def add_route(
    router: APIRouter,
    path: str,
    endpoint: Handler,
    summary: str,
    responses: Responses | None = None,
    *,
    operation: str = "",
    description: str | None = None,
    extra: dict[str, Any] | None = None,
) -> None:
    """Add an endpoint for GET and HEAD with what the OpenAPI document says of it.

    Its id and description are the endpoint's name and docstring unless given; ``extra`` is merged into the document's operation.
    """
    router.add_api_route(
        path,
        endpoint,
        methods=["GET", "HEAD"],
        summary=summary,
        description=description,
        operation_id=operation or endpoint.__name__,
        responses=responses,
        openapi_extra=extra,
        response_model=None,
        # Else the framework adds JSON of any shape to the answers described.
        response_class=Response,
    )


def add_undescribed(router: APIRouter, path: str, endpoint: Handler) -> None:
    """Add an endpoint for GET and HEAD that the OpenAPI document leaves out: a page, or a path with the slash that people append."""
    router.add_api_route(path, endpoint, methods=["GET", "HEAD"], include_in_schema=False, response_model=None)


def add_nothing(router: APIRouter, path: str, advice: str) -> None:
    """Answer what no other path of the router does: nothing is there."""

    async def nothing(request: Request) -> Response:
        raise NotFoundError(f"There is nothing at {request.url.path}.", help=advice)

    add_undescribed(router, path, nothing)


def add_options(router: APIRouter, *paths: str) -> None:
    """Answer OPTIONS on some paths: any page may ask."""
    for path in paths:
        router.add_api_route(path, options, methods=["OPTIONS"], include_in_schema=False, response_model=None)
