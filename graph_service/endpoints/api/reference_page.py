"""``/openapi.json``, and ``/docs``: the same on a page, with what the types of problems mean; it needs no script and calls nobody else."""

import json
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import Response

from graph_service.endpoints.errors import errors
from graph_service.errors import NotFoundError, ServiceError
from graph_service.http.parameters import read_page_parameters
from graph_service.http.responses import origin, redirect, reply
from graph_service.http.routing import add_options, add_undescribed
from graph_service.pages.comparison import LANG, language_of, show

_METHODS = ("get", "post", "put", "delete")
_GROUPS = {
    "api": "Collections and items",
    "queries": "Saved queries",
    "protocols": "SPARQL and graphs",
    "operation": "Operation",
}
_OTHER = "More"
_OURS = (_GROUPS["api"], _GROUPS["queries"])
"""Groups whose operations answer without any parameter that is not marked as needed."""


def router(app: FastAPI, public_url: str = "") -> APIRouter:
    """Return the routes of the document and of the page."""
    routes = APIRouter()

    async def document(request: Request) -> Response:
        # The whole address of the server: the document is read by tools that keep a copy, and have no other.
        described = {**app.openapi(), "servers": [{"url": origin(request, public_url)}]}
        return reply(request, json.dumps(described, ensure_ascii=False, separators=(",", ":")).encode(), "application/json")

    async def reference(request: Request) -> Response:
        values = read_page_parameters(request, (LANG,))
        return show(request, "docs.html", language_of(request, values), groups=groups(app.openapi()), problems=list(_problems().values()))

    async def problem(request: Request) -> Response:
        # RFC 9457 §3.1.1: the type of a problem, an IRI, should lead to words about it.
        slug = request.path_params["slug"]
        if slug not in _problems():
            raise NotFoundError(f"There is no type of problem {slug[:80]!r}.", known=list(_problems()))
        return redirect(303, f"/docs#problem-{slug}")

    add_undescribed(routes, "/docs", reference)
    add_undescribed(routes, "/openapi.json", document)
    add_undescribed(routes, "/problem/{slug}", problem)
    add_options(routes, "/docs", "/openapi.json", "/problem/{slug}")
    return routes


@lru_cache(maxsize=1)
def _problems() -> dict[str, type[ServiceError]]:
    """Return the kinds of errors by the last part of their type, in the order of their statuses."""
    return {kind.slug: kind for kind in sorted(errors(), key=lambda kind: kind.status)}


def groups(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the operations of an OpenAPI document by group, as the page shows them."""
    by_title: dict[str, list[dict[str, Any]]] = {title: [] for title in (*_GROUPS.values(), _OTHER)}
    for path, operations in document["paths"].items():
        for method in _METHODS:
            if method in operations:
                operation = operations[method]
                title = next((_GROUPS[tag] for tag in operation.get("tags", ()) if tag in _GROUPS), _OTHER)
                by_title[title].append(_operation(path, method, operation, whole=title not in _OURS))
    keys = {title: key for key, title in _GROUPS.items()}
    return [
        {"key": keys.get(title, "more"), "title": title, "operations": operations} for title, operations in by_title.items() if operations
    ]


def _operation(path: str, method: str, operation: dict[str, Any], *, whole: bool) -> dict[str, Any]:
    parameters = operation.get("parameters", [])
    success = [response for status, response in operation["responses"].items() if status.startswith("2")]
    return {
        "anchor": operation.get("operationId", f"{method}-{path}"),
        "method": method.upper(),
        "path": path,
        "summary": operation.get("summary", ""),
        "description": operation.get("description", ""),
        "parameters": [_parameter(one) for one in parameters],
        "types": sorted({kind for response in success for kind in response.get("content", {})}),
        "example": _example(path, parameters, whole=whole) if method == "get" and not operation.get("x-off-by-default") else "",
    }


def _parameter(one: dict[str, Any]) -> dict[str, Any]:
    schema = one.get("schema", {})
    values = schema.get("items", schema).get("enum", [])
    return {
        "name": one["name"],
        "where": one["in"],
        "required": one.get("required", False),
        "description": one.get("description", ""),
        "kind": "list" if schema.get("type") == "array" else schema.get("type", ""),
        "values": values,
    }


def _example(path: str, parameters: list[dict[str, Any]], *, whole: bool) -> str:
    """Return an address to try, with the parameters that are needed or, with ``whole``, all that have an example; empty if none."""
    examples = {one["name"]: example for one in parameters if (example := _value(one)) is not None}
    for one in parameters:
        if one["in"] == "path":
            if one["name"] not in examples:
                return ""
            path = path.replace(f"{{{one['name']}}}", quote(examples[one["name"]], safe="/:"))
    needed = [
        (one["name"], examples[one["name"]])
        for one in parameters
        if one["in"] == "query" and one["name"] in examples and (whole or one.get("required"))
    ]
    return f"{path}?{urlencode(needed)}" if needed else path


def _value(parameter: dict[str, Any]) -> str | None:
    """Return the first example of a parameter: ``examples`` where the framework made it, else ``example``."""
    examples = [one["value"] for one in parameter.get("examples", {}).values()] or [parameter.get("example")]
    first = ",".join(examples[0]) if isinstance(examples[0], list) else examples[0]
    return None if first is None else str(first)
