"""What the web framework would do its own way, done ours: its errors as problems (a page for a browser), its OpenAPI complete."""

import json
import warnings
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from graph_service.endpoints.api import models, openapi
from graph_service.endpoints.resources.context import CONTRACT
from graph_service.errors import BadRequestError, MethodNotAllowedError, NotFoundError, ServiceError
from graph_service.http import problems
from graph_service.http.responses import with_status
from graph_service.http.typed_parameters import NEEDED
from graph_service.namespaces import PROBLEMS
from graph_service.pages import problems as page_problems

_ABOUT = """The Global Compact for Safe, Orderly and Regular Migration and the civil-society texts around it as linked data:
every sentence can be quoted, every link carries its evidence. Reading needs no key. Things may be named by number, slug, path or IRI.
Errors are RFC 9457 problems."""
_PROTOCOLS = Path(__file__).resolve().parent / "protocols.openapi.json"
_MISSING, _NOT_ALLOWED = 404, 405


def install(app: FastAPI) -> None:
    """Make every error of the framework a problem, and its OpenAPI document ours."""

    @app.exception_handler(ServiceError)
    async def problem(request: Request, error: ServiceError) -> Response:
        return respond(request, error)

    @app.exception_handler(HTTPException)
    async def failed(request: Request, error: HTTPException) -> Response:
        return respond(request, _problem(request, error))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        name, first = str(error.errors()[0]["loc"][-1]), error.errors()[0]
        if first["type"] == "missing":
            return respond(request, BadRequestError(f"{name} is missing.", help=f"Add {name}=. See /docs.", parameter=name))
        return respond(request, BadRequestError(f"{name}: {first['msg']}.", parameter=name))

    @app.exception_handler(Exception)
    async def unexpected(request: Request, _error: Exception) -> Response:
        # The framework raises the error again once this is sent, so that it is logged with its traceback.
        return respond(request, ServiceError())

    @cache
    def encoded() -> bytes:
        # Kept as text: as objects it takes ten times the memory.
        return json.dumps(document(app), ensure_ascii=False, separators=(",", ":")).encode()

    def described() -> dict[str, Any]:
        description: dict[str, Any] = json.loads(encoded())
        return description

    # The framework's documented way to replace the document; a plain assignment would be one to a method.
    setattr(app, "openapi", described)  # noqa: B010


def document(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document: what the framework serves, and the protocol endpoints ahead of it."""
    with warnings.catch_warnings():
        # Routes for GET and HEAD share an operation id; the HEAD half is dropped below.
        warnings.simplefilter("ignore")
        description = get_openapi(title=app.title, version=app.version, openapi_version="3.1.0", description=_ABOUT, routes=app.routes)
    description["info"]["license"] = {"name": "Apache-2.0 (code), CC BY 4.0 (what we add to the texts)", "identifier": "Apache-2.0"}
    description["info"]["x-json-ld-contract"] = CONTRACT
    description["paths"] |= json.loads(_PROTOCOLS.read_text(encoding="utf-8"))
    parts = description.setdefault("components", {})
    parts["schemas"] = {name: schema for name, schema in parts.get("schemas", {}).items() if "ValidationError" not in name} | {
        "Problem": models.Problem.model_json_schema(),
        **openapi.schemas_of_queries(),
    }
    parts["responses"] = _responses()
    parts["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "Given by the operator; needed for writing only."}
    }
    openapi.put_examples(description["paths"])
    for path in description["paths"].values():
        path.pop("head", None)
        for operation in path.values():
            for one in operation.get("parameters", ()):
                one["required"] = one.get("schema", {}).pop(NEEDED, one.get("required", False))
            responses = operation["responses"]
            # The framework's own 422 does not happen: what does not fit is a 400 with its reason.
            responses.pop("422", None) if "$ref" not in responses.get("422", {}) else None
            responses.setdefault("default", {"$ref": "#/components/responses/Problem"})
    return description


def errors(kind: type[ServiceError] = ServiceError) -> Iterator[type[ServiceError]]:
    """Yield a kind of error and those below it in the tree."""
    yield kind
    for below in kind.__subclasses__():
        yield from errors(below)


@lru_cache(maxsize=1)
def _responses() -> dict[str, Any]:
    """Return a response for each status that an error can have, with the most general error of that status as example."""
    content = {"schema": openapi.ref("Problem")}
    responses: dict[str, Any] = {"Problem": {"description": "What went wrong.", "content": {"application/problem+json": content}}}
    for kind in errors():
        example = {
            "type": PROBLEMS + kind.slug,
            "title": kind.title,
            "status": kind.status,
            "detail": f"{kind.title}.",
            "help": kind.help,
        }
        # A browser, or a request with format=html, gets the problem as a page.
        page = {"text/html": {"schema": {"type": "string"}}}
        described = {"description": kind.title, "content": {"application/problem+json": {**content, "example": example}, **page}}
        responses.setdefault(f"Problem{kind.status}", described)
    return responses


def _problem(request: Request, error: HTTPException) -> ServiceError:
    if error.status_code == _MISSING:
        return NotFoundError(f"There is nothing at {request.url.path}.")
    if error.status_code == _NOT_ALLOWED:
        return MethodNotAllowedError(request.method, ", ".join(_allowed(error)))
    return BadRequestError(str(error.detail))


def _allowed(error: HTTPException) -> list[str]:
    """Return the methods of a path: the framework names those of one route, and what is read by GET answers HEAD and OPTIONS too."""
    methods = {name.strip() for key, value in (error.headers or {}).items() if key.lower() == "allow" for name in value.split(",")}
    return sorted(methods | {"HEAD", "OPTIONS"} if "GET" in methods or not methods else methods)


def respond(request: Request, error: ServiceError) -> Response:
    """Return the response for an error: RFC 9457, or a page where the client would rather have one."""
    exchange = getattr(request.state, "exchange", None)
    status, headers, body = page_problems.render(exchange, error) if exchange else problems.render(error, "")
    return with_status(request, status, headers, body)
