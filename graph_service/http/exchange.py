"""One request and its response: plain ASGI with what every endpoint needs."""

from collections import Counter
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

from graph_service.errors import BadRequestError, ContentTooLargeError, UnavailableError, UnsupportedMediaTypeError
from graph_service.store.client_address import client_of
from graph_service.store.interface import Answer

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]
Parameters = dict[str, list[str]]

_MOST_PARAMETERS = 1000
_SMALL = 1 << 16

CORS: list[Header] = [
    (b"access-control-allow-origin", b"*"),
    (
        b"access-control-expose-headers",
        (
            b"Allow, Content-Disposition, Content-Location, Content-Range, ETag, Link, Location, "
            b"Memento-Datetime, Retry-After, WWW-Authenticate, X-Dataset-Version, X-Did-You-Mean, X-Request-Id"
        ),
    ),
]
"""Any page may read what anybody may read."""


class ClientGoneError(Exception):
    """The client has closed the connection."""


NOSNIFF: Header = (b"x-content-type-options", b"nosniff")
UNFRAMED: Header = (b"content-security-policy", b"frame-ancestors 'none'")


def guarded(headers: list[Header]) -> list[Header]:
    """Return headers with what every response has: no type is guessed, and no page elsewhere frames it but where its policy says so."""
    names = {name for name, _ in headers}
    return [*headers, *(header for header in (NOSNIFF, UNFRAMED) if header[0] not in names)]


class BodyBudget:
    """The bytes of bodies that all requests of a kind may hold together; one client may hold half of them.

    Small bodies are always accepted, and so is the only body of a client.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.taken = 0
        self.by_client: Counter[str] = Counter()

    def take(self, size: int, client: str) -> None:
        """Take bytes from the budget, or return them if ``size`` is negative."""
        self.taken += size
        self.by_client[client] += size
        if not self.by_client[client]:
            del self.by_client[client]

    def full(self, held: int, client: str) -> bool:
        """Return True if a request of the client that holds so many bytes holds too much."""
        if held <= _SMALL:
            return False
        return held < self.taken > self.most or held < self.by_client[client] > self.most // 2


QUERIES, WRITES = BodyBudget(64 * 2**20), BodyBudget(256 * 2**20)


class Exchange:
    """A request being answered. ``notes`` gathers what the log should say about it."""

    __slots__ = ("_budget", "_held", "complete", "method", "notes", "path", "receive", "request_id", "scope", "send", "sent", "status")

    def __init__(self, scope: Scope, receive: Receive, send: Send, request_id: str) -> None:
        self.scope = scope
        self.receive = receive
        self.send = send
        self.request_id = request_id
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.status = 0
        self.sent = 0
        self.complete = False
        """Whether the response has had its end."""
        self.notes: dict[str, Any] = {}
        self._budget = QUERIES
        self._held = 0

    def header(self, name: bytes) -> str | None:
        """Return a request header's value (several lines joined by commas), or None. ``name`` in lower case."""
        values = [value for key, value in self.scope["headers"] if key == name]
        return b", ".join(values).decode("latin-1") if values else None

    @property
    def client(self) -> str:
        """Who asks, for fairness: the address."""
        address = self.scope.get("client")
        return str(address[0]) if address else ""

    def parameters(self) -> Parameters:
        """Return the parameters of the request's URL."""
        return parse_parameters(self.scope["query_string"])

    def origin(self, public_url: str) -> str:
        """Return scheme and authority under which the client reaches the service, without a trailing slash."""
        return public_url.rstrip("/") or f"{self.scope['scheme']}://{self.header(b'host') or 'localhost'}"

    async def body(self, most: int, budget: BodyBudget = WRITES) -> bytes:
        """Return the request's body. Its bytes count against the budget until the request is answered.

        Raises:
            ContentTooLargeError: it is longer than ``most`` bytes.
            UnavailableError: the budget is used up at the moment.
            UnsupportedMediaTypeError: it is compressed (RFC 9110 §8.4).
            ClientGoneError: the client left before its end.

        """
        coding = self.header(b"content-encoding")
        if coding and coding.strip().lower() != "identity":
            raise UnsupportedMediaTypeError(
                f"The body is sent with Content-Encoding {coding[:40]}; bodies are read as they are.",
                help="Send the body uncompressed.",
                accepts=["identity"],
            )
        declared = self.header(b"content-length")
        if declared and declared.isdigit() and int(declared) > most:
            raise _too_large(most)
        pieces: list[bytes] = []
        self._budget = budget
        client = client_of(self.client)
        while True:
            message = await self.receive()
            if message["type"] == "http.disconnect":
                raise ClientGoneError
            piece: bytes = message.get("body", b"")
            self._held += len(piece)
            budget.take(len(piece), client)
            if self._held > most:
                raise _too_large(most)
            if budget.full(self._held, client):
                raise UnavailableError(
                    "Too many large requests are being read or answered.", retry_after=5, limit="bodies", maximum=budget.most
                )
            pieces.append(piece)
            if not message.get("more_body"):
                return b"".join(pieces)

    def leave(self) -> None:
        """Return the body's bytes to the budget: the request is answered."""
        if self._held:
            self._budget.take(-self._held, client_of(self.client))
            self._held = 0

    async def _start(self, status: int, headers: list[Header]) -> None:
        self.status = status
        given = [*guarded(headers), (b"x-request-id", self.request_id.encode())]
        await self.send({"type": "http.response.start", "status": status, "headers": given})

    async def respond(self, status: int, headers: list[Header], body: bytes = b"") -> None:
        """Send a whole response; a HEAD gets its headers alone."""
        lengths: list[Header] = [] if status in (204, 304) else [(b"content-length", b"%d" % len(body))]
        await self._start(status, [*headers, *lengths])
        shown = b"" if self.method == "HEAD" or status in (204, 304) else body
        self.sent = len(shown)
        await self.send({"type": "http.response.body", "body": shown})
        self.complete = True

    async def stream(self, status: int, headers: list[Header], answer: Answer, keep: int = 0) -> bytes | None:
        """Send an answer as it comes, or count it for a HEAD; return all of it if it is no longer than ``keep`` bytes.

        Raises whatever breaks the answer off; the caller must then leave the response unfinished, so that the client sees it is short.
        """
        if self.method == "HEAD":
            return await self._count(status, headers, answer, keep)
        await self._start(status, headers)
        kept: list[bytes] = []
        async for data in answer:
            self.sent += len(data)
            if self.sent <= keep:
                kept.append(data)
            await self.send({"type": "http.response.body", "body": data, "more_body": True})
        await self.send({"type": "http.response.body", "body": b""})
        self.complete = True
        return b"".join(kept) if self.sent <= keep else None

    async def _count(self, status: int, headers: list[Header], answer: Answer, keep: int) -> bytes | None:
        """Answer a HEAD with the length, which the answer tells only by being read; a body that is not kept is dropped at once."""
        kept: list[bytes] = []
        length = 0
        async for data in answer:
            length += len(data)
            if length <= keep:
                kept.append(data)
        await self._start(status, [*headers, (b"content-length", b"%d" % length)])
        await self.send({"type": "http.response.body", "body": b""})
        self.complete = True
        return b"".join(kept) if length <= keep else None


def parse_parameters(encoded: bytes) -> Parameters:
    """Return the parameters of a URL's query or of a form, each with its values in order.

    Raises:
        BadRequestError: it is not UTF-8, or there are too many.

    """
    if encoded.count(b"&") >= _MOST_PARAMETERS:
        raise BadRequestError(f"There are more than {_MOST_PARAMETERS} parameters.")
    parameters: Parameters = {}
    try:
        pairs = parse_qsl(encoded.decode(), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise BadRequestError("The parameters are not UTF-8 text, percent-encoded.") from None
    for name, value in pairs:
        parameters.setdefault(name, []).append(value)
    return parameters


def single(parameters: Parameters, name: str) -> str | None:
    """Return the value of a parameter that may be given once.

    Raises:
        BadRequestError: it is given twice.

    """
    values = parameters.get(name)
    if not values:
        return None
    if len(values) > 1:
        raise BadRequestError(f"{name} is given {len(values)} times; it may be given once.")
    return values[0]


def _too_large(most: int) -> ContentTooLargeError:
    return ContentTooLargeError(
        f"The body is longer than {most} bytes.",
        help="Send it in parts: a POST to /graph adds to a graph. The operator may raise max-body, or use compact-graph load.",
        limit="body",
        maximum=most,
    )
