"""What the pages and APIs behind the framework share: strict parameters, one form of reply with validators, and the page templates."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from graph_service.endpoints.api.request import is_tracking
from graph_service.errors import BadRequestError
from graph_service.http.answer_cache import matches
from graph_service.http.exchange import CORS, parse_parameters, single
from graph_service.http.problems import MAY_SEND
from graph_service.pages.environment import SECURITY, prefers_page, render
from graph_service.rdf.formats import HTML, JSON_LD, N_TRIPLES, RDF_XML, TURTLE, Choice, Format

RDF_OFFERS: tuple[Format, ...] = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML)
OFFERS: tuple[Format, ...] = (*RDF_OFFERS, HTML)
"""Formats of a description: RDF for programs, a page for people."""
CACHE = "public, max-age=0, must-revalidate"
_SAFETY = {name.decode().title(): value.decode() for name, value in SECURITY}
_CORS = {name.decode(): value.decode() for name, value in CORS}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a path, for reading a request and for OpenAPI: name, what it does, JSON schema, and whether it must be given."""

    name: str
    help: str
    schema: Mapping[str, Any]
    required: bool = False
    example: str = ""


def openapi(parameters: Sequence[Parameter]) -> dict[str, Any]:
    """Return the parameters as OpenAPI describes them."""
    return {
        "parameters": [
            {
                "name": one.name,
                "in": "query",
                "required": one.required,
                "description": one.help,
                "schema": dict(one.schema),
                **({"example": one.example} if one.example else {}),
            }
            for one in parameters
        ]
    }


def read_parameters(encoded: bytes, known: Sequence[Parameter], *, others: bool = False) -> dict[str, str]:
    """Return the parameters that are given, each once; with ``others``, what is not known is passed over.

    Raises:
        BadRequestError: one is unknown (the known ones are named), given twice, or missing.

    """
    names = [one.name for one in known]
    given = {name: values for name, values in parse_parameters(encoded).items() if name in names or not is_tracking(name)}
    unknown = [name for name in given if name not in names]
    if others:
        given = {name: values for name, values in given.items() if name in names}
    elif unknown:
        known_help = f"Known here: {', '.join(names)}." if names else "There are no parameters here."
        raise BadRequestError(f"Unknown parameter {', '.join(sorted(name[:40] for name in unknown))}.", help=known_help, known=names)
    missing = [one.name for one in known if one.required and not given.get(one.name)]
    if missing:
        raise BadRequestError(f"Missing parameter {', '.join(missing)}.", help=f"Known here: {', '.join(names)}.", known=names)
    return {name: value for name in given if (value := single(given, name)) is not None}


def read_page_parameters(request: Request, known: Sequence[Parameter], *, page: bool | None = None) -> dict[str, str]:
    """Return the parameters that are given to a path that has a page: a page passes over what it does not know, data name it.

    ``page`` says whether the answer is a page, where the caller knows; without it, ``format=`` and Accept do.

    Raises:
        BadRequestError: as ``read_parameters``.

    """
    encoded = request.scope["query_string"]
    if page is None:
        named = parse_parameters(encoded).get("format")
        page = named == [HTML.name] if named else prefers_page(request.headers.get("accept"))
    return read_parameters(encoded, known, others=page)


def number(values: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    """Return a whole number among the parameters.

    Raises:
        BadRequestError: it is not one, or out of bounds.

    """
    text = values.get(name)
    if text is None:
        return default
    if not text.isascii() or not text.isdigit() or len(text) > 9 or not least <= int(text) <= most:  # noqa: PLR2004 - more digits than any bound
        raise BadRequestError(f"{name} must be a whole number from {least} to {most}, not {text[:40]!r}.")
    return int(text)


def client_address(request: Request) -> str:
    """Return the address of the client, for fairness."""
    return request.client.host if request.client else ""


def origin(request: Request, public_url: str) -> str:
    """Return scheme and authority under which the client reaches the service: the operator's setting, or the Host header."""
    return public_url.rstrip("/") or f"{request.url.scheme}://{request.headers.get('host') or 'localhost'}"


def reply(request: Request, body: bytes, content_type: str, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return a response with a strong ETag of its bytes; 304 where the client has them already; the headers alone for HEAD."""
    tag = '"' + hashlib.blake2b(body, digest_size=12).hexdigest() + '"'
    safety = _SAFETY if content_type.startswith("text/html") else {}
    known = {"ETag": tag, "Cache-Control": CACHE, "Vary": "Accept", **_CORS, **safety, **(headers or {})}
    if status == 200 and matches(request.headers.get("if-none-match"), tag.encode()):  # noqa: PLR2004 - OK
        return Response(status_code=304, headers=known)
    return answer(request, body, content_type, status, known)


def answer(request: Request, body: bytes, content_type: str, status: int, headers: Mapping[str, str]) -> Response:
    """Return a response without validators; for HEAD the headers alone."""
    head = {**headers, "Content-Type": content_type, "Content-Length": str(len(body))}
    return Response(b"" if request.method == "HEAD" else body, status, headers=head)


def preflight(allow: str) -> Response:
    """Return the answer to OPTIONS: any page may ask."""
    methods = {"Allow": allow, "Access-Control-Allow-Methods": allow, "Access-Control-Allow-Headers": MAY_SEND.decode()}
    return Response(status_code=204, headers={**methods, "Access-Control-Max-Age": "86400", **_CORS})


async def options(_request: Request) -> Response:
    """Answer OPTIONS for what can only be read."""
    return preflight("GET, HEAD, OPTIONS")


def links(choice: Choice, path: str) -> dict[str, str]:
    """Return the Link header of a description: its other formats by their explicit addresses."""
    others = [f'<{path}.{one.extension}>; rel="alternate"; type="{one.types[0]}"' for one in OFFERS if one is not choice.format]
    return {"Link": ", ".join(others)}


def page(template: str, **values: Any) -> bytes:  # noqa: ANN401 - whatever the template shows
    """Return a page from a template; values are escaped unless the template says otherwise."""
    return render(template, **values)
