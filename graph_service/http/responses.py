"""The one writer of responses: it decides ETag, 304, HEAD, Vary, CORS, the content security policy, cache control and language.

A ``CachedResponse`` is a whole answer with its headers, made by ``entry`` or with ``head``. ``send`` writes it for
endpoints of our own kernel, ``respond`` makes the framework's response of it. Compression is added on the way out (``http.compression``).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from fastapi import Request
from fastapi.responses import Response

from graph_service.http.answer_cache import CachedResponse, matches, names
from graph_service.http.exchange import CORS, NOSNIFF, UNFRAMED, Exchange, Header
from graph_service.rdf.formats import HTML, JSON_LD, N_TRIPLES, RDF_XML, TURTLE, Choice, Format

RDF_OFFERS: tuple[Format, ...] = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML)
OFFERS: tuple[Format, ...] = (*RDF_OFFERS, HTML)
"""Formats of a description: RDF for programs, a page for people."""
READ_ONLY = "GET, HEAD, OPTIONS"
REVALIDATE, NO_STORE = b"no-cache", b"no-store"
"""Values of Cache-Control: keep it and ask again each time; keep nothing."""
MAY_SEND = (
    b"Accept, Accept-Datetime, Accept-Language, Authorization, Cache-Control, Content-Type, If-Match, If-Modified-Since, "
    b"If-None-Match, If-Range, Pragma, Range, X-Request-Id, X-Requested-With, traceparent, tracestate"
)
"""Headers that a page elsewhere may send: what the service reads, and what libraries and browsers add by themselves."""
STRICT = (
    b"default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
    b"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page may load (CSP 3): only what comes from here, and nobody may frame it."""
DRAWN = (
    b"default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    b"frame-ancestors 'none'"
)
"""The same for pages with a chart or an editor, which set inline styles as they draw."""
FRAMED = b"default-src 'none'; style-src 'self' 'unsafe-inline'; frame-ancestors *"
"""A preview that other pages show in a frame."""
_OK, _NOT_MODIFIED = 200, 304
_HTML = b"text/html"


def head(
    content_type: str,
    tag: bytes = b"",
    *,
    cache: bytes = REVALIDATE,
    vary: str = "Accept",
    language: str = "",
    policy: bytes = STRICT,
    more: Iterable[Header] = (),
) -> list[Header]:
    """Return the headers of a response.

    ``language`` is that of a page's own words: the request chose it. ``policy`` counts for HTML. ``more`` are headers of the endpoint.
    """
    kind = content_type.encode()
    headers: list[Header] = [(b"content-type", kind), NOSNIFF, (b"cache-control", cache), *CORS]
    if language:
        vary = f"{vary}, Accept-Language" if vary else "Accept-Language"
        headers.append((b"content-language", language.encode()))
    if vary:
        headers.append((b"vary", vary.encode()))
    if tag:
        headers.append((b"etag", tag))
    if kind.startswith(_HTML):
        headers.append((b"content-security-policy", policy))
        headers.append((b"referrer-policy", b"no-referrer-when-downgrade"))
    else:
        headers.append(UNFRAMED)
    return [*headers, *more]


def described(version: str) -> list[Header]:
    """Return the header that names the version of the dataset from which an answer was made, which may be the last but one."""
    return [(b"x-dataset-version", version.encode())] if version else []


def json_text(value: object) -> bytes:
    """Return a value as JSON, indented for people who read it; what UTF-8 cannot write (a lone surrogate) becomes a question mark."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode(errors="replace") + b"\n"


def tag_of(body: bytes) -> bytes:
    """Return the strong entity tag of some bytes."""
    return b'"%b"' % hashlib.blake2b(body, digest_size=12).hexdigest().encode()


def entry(
    body: bytes,
    content_type: str,
    tag: bytes = b"",
    *,
    cache: bytes = REVALIDATE,
    vary: str = "Accept",
    language: str = "",
    policy: bytes = STRICT,
    more: Iterable[Header] = (),
) -> CachedResponse:
    """Return a whole answer; without a tag it gets the one of its bytes. See ``head``."""
    tag = tag or tag_of(body)
    return CachedResponse(tag, head(content_type, tag, cache=cache, vary=vary, language=language, policy=policy, more=more), body)


async def send(exchange: Exchange, cached: CachedResponse, status: int = _OK) -> None:
    """Send an answer; 304 where the client has it already, the headers alone for HEAD."""
    if status == _OK and matches(exchange.header(b"if-none-match"), cached.etag):
        await exchange.respond(_NOT_MODIFIED, cached.headers)
    else:
        await exchange.respond(status, cached.headers, cached.body)


async def sent_unchanged(exchange: Exchange, tag: bytes, headers: list[Header]) -> bool:
    """Send 304 if the client names the tag that an answer would have, before the answer is made; return whether that was so.

    An asterisk is not enough here: whether there is anything is not known yet.
    """
    if not names(exchange.header(b"if-none-match"), tag):
        return False
    await exchange.respond(_NOT_MODIFIED, headers)
    return True


def is_known(request: Request, tag: bytes) -> bool:
    """Return True if the client has the answer with this tag."""
    return matches(request.headers.get("if-none-match"), tag)


def respond(request: Request, cached: CachedResponse, status: int = _OK) -> Response:
    """Return an answer as the framework's response; 304 where the client has it already, the headers alone for HEAD."""
    if status == _OK and is_known(request, cached.etag):
        return bare(_NOT_MODIFIED, cached.headers)
    return with_status(request, status, cached.headers, cached.body)


def with_status(request: Request, status: int, headers: Sequence[Header], body: bytes) -> Response:
    """Return a whole response, whatever the client has; the headers alone for HEAD."""
    response = Response(b"" if request.method == "HEAD" else body, status)
    response.raw_headers = [*headers, (b"content-length", b"%d" % len(body))]
    return response


def bare(status: int, headers: Sequence[Header]) -> Response:
    """Return a response without a body."""
    response = Response(status_code=status)
    response.raw_headers = list(headers)
    return response


def reply(
    request: Request,
    body: bytes,
    content_type: str,
    *,
    status: int = _OK,
    cache: bytes = REVALIDATE,
    vary: str = "Accept",
    language: str = "",
    policy: bytes = STRICT,
    headers: Mapping[str, str] | None = None,
    version: str = "",
) -> Response:
    """Return a response with a strong ETag of its bytes. See ``head``; ``headers`` are the endpoint's own, ``version`` the dataset's."""
    more = [*described(version), *((name.lower().encode(), value.encode()) for name, value in (headers or {}).items())]
    return respond(request, entry(body, content_type, cache=cache, vary=vary, language=language, policy=policy, more=more), status)


def redirect(status: int, location: str, *, vary: str = "Accept") -> Response:
    """Return a response that sends the client elsewhere."""
    return bare(status, [*_redirection(location, vary), (b"content-length", b"0")])


async def send_redirect(exchange: Exchange, status: int, location: str) -> None:
    """Send the client elsewhere on this deployment, with the parameters it gave."""
    query = exchange.scope.get("query_string", b"").decode("latin-1")
    await exchange.respond(status, _redirection(f"{location}?{query}" if query else location, "Accept"))


def _redirection(location: str, vary: str) -> list[Header]:
    return [(b"location", location.encode()), (b"cache-control", REVALIDATE), (b"vary", vary.encode()), *CORS]


def preflight(allow: str) -> Response:
    """Return the answer to OPTIONS: any page may ask."""
    return bare(204, preflight_headers(allow))


async def send_preflight(exchange: Exchange, allow: str) -> None:
    """Answer OPTIONS, and with it a browser that asks whether a page may."""
    await exchange.respond(204, preflight_headers(allow))


def preflight_headers(allow: str) -> list[Header]:
    """Return the headers of an answer to OPTIONS."""
    methods = allow.encode()
    return [
        (b"allow", methods),
        (b"access-control-allow-methods", methods),
        (b"access-control-allow-headers", MAY_SEND),
        (b"access-control-max-age", b"86400"),
        *CORS,
    ]


async def options_and_post(_request: Request) -> Response:
    """Answer OPTIONS for what can be read and takes a POST too."""
    return preflight("GET, HEAD, OPTIONS, POST")


async def options(_request: Request) -> Response:
    """Answer OPTIONS for what can only be read."""
    return preflight(READ_ONLY)


def client_address(request: Request) -> str:
    """Return the address of the client, for fairness."""
    return request.client.host if request.client else ""


def origin(request: Request, public_url: str) -> str:
    """Return scheme and authority under which the client reaches the service: the operator's setting, or the Host header."""
    return public_url.rstrip("/") or f"{request.url.scheme}://{request.headers.get('host') or 'localhost'}"


def links(choice: Choice, path: str) -> dict[str, str]:
    """Return the Link header of a description: its other formats by their explicit addresses."""
    others = [f'<{path}.{one.extension}>; rel="alternate"; type="{one.types[0]}"' for one in OFFERS if one is not choice.format]
    return {"Link": ", ".join(others)}
