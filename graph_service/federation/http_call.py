"""One call to a partner over HTTP, within bounds: the only place of the service that opens a connection to somebody else.

The address is checked and pinned at every step, redirects are followed by hand and checked again, and an answer is read no further than
it may be long. What goes wrong is a ``PartnerFailedError`` that names the partner and what it answered. A service without
partners does not import it.
"""

import asyncio
import ssl
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, urlencode, urljoin, urlsplit, urlunsplit

import httpx

from graph_service import __version__
from graph_service.federation import addresses
from graph_service.federation.failures import EXCERPT, answered, failure, timeout, without_secrets
from graph_service.federation.http_cache import retry_after
from graph_service.federation.partners import Partner

_MOST_REDIRECTS = 3
_HEARD = 4096
_CONNECT, _MOST_ADDRESSES = 5.0, 3
_PIECES = 64
_OK, _NOT_MODIFIED = 200, 304
_LATER = (429, 503)
_KEEPS_METHOD = (307, 308)
_REDIRECTS = (301, 302, 303, *_KEEPS_METHOD)
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Reply:
    """A partner's answer: status 200 or 304, its headers with names in lower case, and its whole body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


async def call(partner: Partner, query: str, validators: Mapping[str, str], seconds: float) -> Reply:
    """Send a query to a partner and return its answer.

    Raises:
        PartnerFailedError: no connection, a redirect that is not followed, another status than 200 or 304, or too many bytes.
        PartnerTimeoutError: all of it took longer than ``seconds``.

    """
    try:
        async with asyncio.timeout(seconds):
            return await _follow(partner, query, validators)
    except TimeoutError:
        raise timeout(partner, seconds) from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError) as error:
        # The library's messages speak of sockets and frames, never of headers that we sent.
        what = "cannot be reached" if isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout)) else "broke the connection"
        raise failure(partner, f"{what} ({type(error).__name__}: {str(error)[:120]})") from None


async def _follow(partner: Partner, query: str, validators: Mapping[str, str]) -> Reply:
    target = partner.address
    if partner.method == "get":
        target += ("&" if urlsplit(target).query else "?") + urlencode({"query": query})
    for _ in range(_MOST_REDIRECTS + 1):
        parts = _checked(partner, target)
        listed = await _addresses(partner, parts)
        # A client for each call: connections kept alive would outlive the address that was checked.
        # No environment: a proxy named there would resolve the name again. Time: the whole call has its own.
        async with httpx.AsyncClient(
            verify=_tls(), trust_env=False, follow_redirects=False, timeout=httpx.Timeout(None, connect=_CONNECT)
        ) as client:
            response = await _connect(client, [_request(partner, query, validators, parts, address) for address in listed])
            try:
                if response.status_code not in _REDIRECTS:
                    return await _reply(partner, response)
                target = _location(partner, response, target)
            finally:
                await response.aclose()
    raise failure(partner, f"redirected more than {_MOST_REDIRECTS} times")


async def _connect(client: httpx.AsyncClient, requests: Sequence[httpx.Request]) -> httpx.Response:
    """Send the first request whose address takes a connection; nothing was sent where none was."""
    for request in requests[:-1]:
        try:
            return await client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            continue
    return await client.send(requests[-1], stream=True)


def _location(partner: Partner, response: httpx.Response, target: str) -> str:
    status = response.status_code
    location: str = response.headers.get("location", "")
    if not location:
        raise failure(partner, f"answered {status} without a Location", answered=status)
    if partner.method != "get" and status not in _KEEPS_METHOD:
        # RFC 9110 §15.4: clients turn these into a GET without the body, which is the query.
        what = f"answered {status}, a redirect that drops the query from the request"
        raise failure(partner, what, answered=status, location=without_secrets(partner, location)[:EXCERPT])
    try:
        return urljoin(target, location)
    except ValueError:
        raise failure(partner, "redirected to something that is not an address") from None


def _checked(partner: Partner, target: str) -> SplitResult:
    try:
        parts = urlsplit(target)
        port = parts.port
        # What a name server, a certificate and a Host header know of a name beyond ASCII (RFC 5891); ValueError if there is none.
        name = parts.hostname.encode("idna").decode("ascii") if parts.hostname and not parts.hostname.isascii() else parts.hostname
    except ValueError:
        raise failure(partner, "redirected to something that is not an address") from None
    if parts.scheme not in _PORTS or not parts.hostname or parts.username or port == 0:
        raise failure(partner, "redirected to something that is not an http or https address")
    if urlsplit(partner.address).scheme == "https" and parts.scheme != "https":
        raise failure(partner, "redirected from https to http")
    return parts if name == parts.hostname else parts._replace(netloc=f"{name}:{port}" if port else f"{name}")


def _origin(parts: SplitResult) -> tuple[str, str | None, int]:
    return parts.scheme, parts.hostname, parts.port or _PORTS[parts.scheme]


async def _addresses(partner: Partner, parts: SplitResult) -> list[str]:
    """Return the addresses to connect to, in turn: public ones, or any where the operator said so for this very origin."""
    host = parts.hostname or ""
    try:
        resolved = await addresses.resolve(host, parts.port or _PORTS[parts.scheme])
    except (OSError, UnicodeError):
        raise failure(partner, f"cannot be found: {host} has no address") from None
    own = _origin(parts) == _origin(_checked(partner, partner.address))
    allowed = [address for address in resolved if (partner.allow_private and own) or addresses.is_public(address)]
    if not allowed:
        if own:
            raise failure(partner, f"is not asked: {host} is a private address, and its entry does not say allow_private")
        raise failure(partner, f"redirected to the private address {host}, which is not followed")
    return [f"[{address}]" if ":" in str(address) else str(address) for address in allowed[:_MOST_ADDRESSES]]


def _request(partner: Partner, query: str, validators: Mapping[str, str], parts: SplitResult, address: str) -> httpx.Request:
    headers = {
        "host": parts.netloc.rpartition("@")[2],
        "accept": partner.accept,
        # Compressed bytes are few and what they become is not: the bound on bytes would bound nothing.
        "accept-encoding": "identity",
        "user-agent": f"migration-compact-graph/{__version__}",
        **validators,
    }
    if partner.authorization and _origin(parts) == _origin(_checked(partner, partner.address)):
        headers["authorization"] = partner.authorization
    netloc = address if parts.port is None else f"{address}:{parts.port}"
    url = urlunsplit((parts.scheme, netloc, parts.path or "/", parts.query, ""))
    body: bytes | None = None
    if partner.method == "post":
        headers["content-type"], body = "application/x-www-form-urlencoded", urlencode({"query": query}).encode()
    elif partner.method == "direct":
        headers["content-type"], body = "application/sparql-query", query.encode()
    # The certificate is the name's, though the connection goes to the address.
    extensions = {"sni_hostname": parts.hostname} if parts.scheme == "https" else {}
    return httpx.Request("GET" if body is None else "POST", url, headers=headers, content=body, extensions=extensions)


async def _reply(partner: Partner, response: httpx.Response) -> Reply:
    headers = {name.lower(): value for name, value in response.headers.items()}
    if response.status_code == _NOT_MODIFIED:
        return Reply(_NOT_MODIFIED, headers, b"")
    if response.status_code != _OK:
        excerpt = await _body(response, _HEARD, whole=False)
        error = answered(partner, f"answered {response.status_code}", response.status_code, headers, excerpt)
        if response.status_code in _LATER and (wait := retry_after(headers, time.time())):
            error.headers["Retry-After"] = str(wait)
            error.having({"retry_after": wait})
        raise error
    if headers.get("content-encoding", "identity") != "identity":
        raise answered(partner, "answered compressed, though asked not to", _OK, headers, b"")
    body = await _body(response, partner.bytes, whole=True)
    if len(body) > partner.bytes:
        raise failure(
            partner, f"answered with more than the {partner.bytes} bytes that are taken from it", limit="bytes", maximum=partner.bytes
        )
    return Reply(_OK, headers, body)


async def _body(response: httpx.Response, most: int, *, whole: bool) -> bytes:
    """Return the body up to a little more than ``most`` bytes; with ``whole`` false a body that breaks off is as good."""
    body = bytearray()
    try:
        count = 0
        async for piece in response.aiter_raw():
            body += piece
            count += 1
            if len(body) > most:
                break
            if not count % _PIECES:
                # Chunks of one byte come by the thousand in one read: others get their turn, and the clock is looked at.
                await asyncio.sleep(0)
    except httpx.HTTPError:
        if whole:
            raise
    return bytes(body)


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
