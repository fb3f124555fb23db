"""The HTTP client of a remote engine: several readers, one writer, credentials, and failures as our errors.

A reader that fails is skipped for a while, longer each time; a read request is retried once at another reader.
"""

import asyncio
import itertools
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

import httpx

from graph_service.errors import ServiceError, UpstreamError, UpstreamTimeoutError, UpstreamUnavailableError
from graph_service.store.remote import failures

_CONNECT = 5.0
_HEAD = 4096
_OUT_FIRST, _OUT_MOST = 1.0, 60.0
_FORM = "application/x-www-form-urlencoded"
_SUCCESS = range(200, 300)


@dataclass(frozen=True, slots=True)
class Credentials:
    """Credentials for the engine: ``scheme`` is none, basic, digest or bearer; ``secret`` the password or token."""

    scheme: str = "none"
    user: str = ""
    secret: str = field(default="", repr=False)

    @property
    def headers(self) -> dict[str, str]:
        """Headers of each request."""
        return {"authorization": f"Bearer {self.secret}"} if self.scheme == "bearer" else {}

    @property
    def auth(self) -> httpx.Auth | None:
        """The handler of the engine's challenge, or None."""
        match self.scheme:
            case "basic":
                return httpx.BasicAuth(self.user, self.secret)
            case "digest":
                return httpx.DigestAuth(self.user, self.secret)
            case _:
                return None


@dataclass(slots=True, eq=False)
class Reader:
    """A query address: its failures in a row, the time until which it is skipped, and the version last seen there."""

    url: str
    failures: int = 0
    out_until: float = 0.0
    version: str = ""

    def failed(self) -> None:
        """Skip it for a while."""
        self.out_until = time.monotonic() + min(_OUT_FIRST * 2**self.failures, _OUT_MOST)
        self.failures += 1

    def answered(self) -> None:
        """Forget its failures."""
        self.failures, self.out_until = 0, 0.0


def place(url: str) -> str:
    """Return host and port of an address for error messages, without credentials and path."""
    parts = urlsplit(url)
    return f"{parts.hostname or '?'}{f':{parts.port}' if parts.port else ''}"


class EngineClient:
    """Connections to the engine's addresses."""

    def __init__(self, readers: tuple[str, ...], credentials: Credentials, connections: int) -> None:
        self.readers = [Reader(url) for url in readers]
        self._credentials = credentials
        self._connections = connections
        self._turn = itertools.count()
        self._client: httpx.AsyncClient | None = None

    def open(self) -> None:
        """Be ready to connect."""
        self._client = httpx.AsyncClient(
            auth=self._credentials.auth,
            headers={"accept-encoding": "identity", "user-agent": "compact-graph", **self._credentials.headers},
            # The caller enforces the time limit of each request.
            timeout=httpx.Timeout(None, connect=_CONNECT),
            limits=httpx.Limits(max_connections=self._connections + 4, max_keepalive_connections=self._connections),
            # The operator chose the address: a redirect could send credentials and queries elsewhere.
            follow_redirects=False,
            trust_env=False,
        )

    async def close(self) -> None:
        """Close every connection."""
        if self._client:
            await self._client.aclose()
            self._client = None

    def in_turn(self) -> list[Reader]:
        """Return the readers in the order to try them: round-robin, with skipped ones last."""
        start = next(self._turn) % len(self.readers)
        order = self.readers[start:] + self.readers[:start]
        now = time.monotonic()
        return sorted(order, key=lambda reader: reader.out_until > now)

    async def ask(self, url: str, text: str, accept: str, parameters: list[tuple[str, str]]) -> httpx.Response:
        """Send a query and return the response, whose body is not yet read.

        It is a POST of a form, which every engine accepts and which allows long queries and datasets of many graphs.
        """
        body = urlencode([("query", text), *parameters]).encode()
        return await self._send("POST", url, {"accept": accept, "content-type": _FORM}, body)

    async def change(self, method: str, url: str, content_type: str, body: bytes, parameters: Mapping[str, str] | None = None) -> None:
        """Send a change and wait until the engine has applied it."""
        response = await self._send(method, url, {"content-type": content_type} if body or content_type else {}, body, parameters)
        with suppress(httpx.HTTPError):
            await response.aread()
        await response.aclose()

    async def _send(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes, parameters: Mapping[str, str] | None = None
    ) -> httpx.Response:
        client = self._client
        if client is None:
            raise UpstreamUnavailableError("The service is not connected to its engine.")
        request = client.build_request(method, url, headers=dict(headers), content=body, params=dict(parameters) if parameters else None)
        with translated(url):
            response = await client.send(request, stream=True)
        if response.status_code in _SUCCESS:
            return response
        try:
            raise failures.read(response.status_code, response.headers, await _head(response), place(url))
        finally:
            await response.aclose()


class translated:  # noqa: N801 - used as a statement, like contextlib.suppress
    """Turns the HTTP library's errors into ours within a ``with`` block."""

    def __init__(self, url: str) -> None:
        self._place = place(url)

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Raise our error for theirs."""
        failure: ServiceError
        match error:
            case httpx.ConnectError() | httpx.ConnectTimeout() | httpx.PoolTimeout():
                failure = UpstreamUnavailableError(f"The engine at {self._place} cannot be reached.", retry_after=2)
            case httpx.TimeoutException():
                failure = UpstreamTimeoutError(f"The engine at {self._place} did not answer in time.")
            case httpx.HTTPError() | httpx.StreamError():
                failure = UpstreamError(f"The engine at {self._place} broke its answer off: {type(error).__name__}.")
            case _:
                return
        raise failure.having({"upstream": self._place}) from None


async def _head(response: httpx.Response) -> bytes:
    """Return the first bytes of an error's body, even if it is long or breaks off."""
    head = b""
    with suppress(httpx.HTTPError, TimeoutError):
        async with asyncio.timeout(_CONNECT):
            async for data in response.aiter_raw():
                head += data
                if len(head) >= _HEAD:
                    break
    return head[:_HEAD]
