"""The one place where an error becomes a response: an RFC 9457 problem."""

import json

from graph_service.errors import MethodNotAllowedError, ServiceError
from graph_service.http.exchange import CORS, Exchange, Header

CONTENT_TYPE = b"application/problem+json"


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


MAY_SEND = (
    b"Accept, Accept-Language, Authorization, Cache-Control, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Range, "
    b"Pragma, Range, X-Request-Id, X-Requested-With, traceparent, tracestate"
)
"""Headers that a page elsewhere may send: what the service reads, and what libraries and browsers add by themselves."""


async def preflight(exchange: Exchange, allow: str) -> None:
    """Answer OPTIONS, and with it a browser that asks whether a page may."""
    methods = allow.encode()
    headers: list[Header] = [
        (b"allow", methods),
        (b"access-control-allow-methods", methods),
        (b"access-control-allow-headers", MAY_SEND),
        (b"access-control-max-age", b"86400"),
        *CORS,
    ]
    await exchange.respond(204, headers)


def not_allowed(exchange: Exchange, allow: str) -> MethodNotAllowedError:
    """Return the error for a method that a path does not have."""
    return MethodNotAllowedError(exchange.method, allow)
