"""The one place where an error becomes a response: an RFC 9457 problem."""

import json
from functools import lru_cache

from graph_service.errors import HeadersTooLargeError, MethodNotAllowedError, NotAcceptableError, ServiceError
from graph_service.http.exchange import CORS, Exchange, Header
from graph_service.rdf.formats import HTML, Format, negotiate

CONTENT_TYPE = b"application/problem+json"
_PROBLEM = Format("problem", ("application/problem+json", "application/json"), "json")


def render(error: ServiceError, request_id: str) -> tuple[int, list[Header], bytes]:
    """Return status, headers and body of an error's response; the request's id is the problem's instance."""
    body = json.dumps(error.problem(f"urn:request:{request_id}"), ensure_ascii=False, indent=1).encode() + b"\n"
    headers: list[Header] = [(b"content-type", CONTENT_TYPE), (b"cache-control", b"no-store"), *CORS]
    headers += [(name.lower().encode(), value.encode()) for name, value in error.headers.items()]
    return error.status, headers, body


async def respond(exchange: Exchange, error: ServiceError) -> None:
    """Answer with an error."""
    exchange.notes["problem"] = error.slug
    exchange.notes["detail"] = error.detail
    await exchange.respond(*render(error, exchange.request_id))


@lru_cache(maxsize=128)
def prefers_page(accept: str | None) -> bool:
    """Return True if a client would rather read a page than a problem as JSON."""
    try:
        return negotiate(accept, (_PROBLEM, HTML)).format is HTML
    except (NotAcceptableError, HeadersTooLargeError):
        return False


def not_allowed(exchange: Exchange, allow: str) -> MethodNotAllowedError:
    """Return the error for a method that a path does not have."""
    return MethodNotAllowedError(exchange.method, allow)
