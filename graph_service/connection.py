"""A connection: uvicorn's HTTP protocol, with a short way for queries (``web.hot``) and a few habits of clients minded."""

import asyncio
import re
from typing import ClassVar

from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from graph_service.errors import BadRequestError, HeadersTooLargeError, RequestTimeoutError, ServiceError, UnavailableError, UriTooLongError
from graph_service.web import hot
from graph_service.web.front import STARTED
from graph_service.web.query import BEGUN
from graph_service.web.recognise import Request, Unfinished

MOST = 4096
"""Connections that may be open at once."""
_LONGEST_HEAD = 1 << 18
_LONGEST_URL = (1 << 16) - 1
"""Bytes of an address that the parser reads."""
_PATIENCE = 30.0
"""Seconds for which the rest of a head is waited for, and the next piece of a body."""
_JOINED = 1 << 13
"""Bytes up to which copying costs less than writing two pieces."""
_UPGRADE = re.compile(rb"(?<=\n)upgrade(?=[ \t]*:)", re.IGNORECASE)


class Plain(HttpToolsProtocol):
    """Uvicorn's HTTP protocol, passing over an offer to upgrade (RFC 9110 §7.8).

    Java's HTTP client, and so Jena and RDF4J, makes such an offer with the first request of a connection; the parser then takes the body
    for another protocol, and uvicorn answers 400.
    """

    in_body = False

    def data_received(self, data: bytes) -> None:
        """Take the next bytes; in a head, an offer loses its name, of which nothing else changes, not even its length."""
        if not self.in_body and b"pgrade" in data:
            head, end, rest = data.partition(b"\r\n\r\n")
            data = _UPGRADE.sub(b"X-Upgrd", head) + end + rest
        super().data_received(data)

    def on_headers_complete(self) -> None:
        """Note where the body begins."""
        self.in_body = True
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Note where it ends."""
        self.in_body = False
        super().on_message_complete()


class Bounded(Plain):
    """Waits for no request for ever, reads no head without end, answers with a problem what is not HTTP, and leaves room for others."""

    answers: ClassVar[hot.HotAnswers]
    most: ClassVar[int] = MOST
    _between = True
    """Whether the parser stands between two messages."""
    _beside = 0
    """Bytes that came since the last of a body: of a head, or of trailers."""
    _fed = False
    """Whether the bytes that came last had some of a body."""
    last = 0.0
    """When bytes came last, by the loop's clock."""
    _begun = 0.0
    """When the message began whose end is waited for."""
    _watch: asyncio.TimerHandle | None = None
    _held_back = False
    """Whether we did not read when last looked after."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        """Take a connection, which must say something some time."""
        super().connection_made(transport)
        self.last = self.loop.time()
        self._listen_for(self.timeout_keep_alive)
        if len(self.connections) > self.most:
            self._make_room()

    def data_received(self, data: bytes) -> None:
        """Take the next bytes."""
        self._fed = False
        super().data_received(data)
        if self._between or self._fed:
            self._beside = 0
        else:
            self._beside += len(data)
            if self._beside > _LONGEST_HEAD:
                self._refuse(HeadersTooLargeError(f"The head is longer than {_LONGEST_HEAD} bytes.", limit="head", maximum=_LONGEST_HEAD))
        if not self._between:
            self._expect_more()

    def on_message_begin(self) -> None:
        """Note that a message is being read."""
        self._between = False
        self._begun = self.loop.time()
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header; a trailer is none (RFC 9110 §6.5.1), and uvicorn would keep it as one."""
        if not self.in_body:
            super().on_header(name, value)

    def on_body(self, body: bytes) -> None:
        """Take a piece of the body."""
        self._fed = True
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Note that the message is whole."""
        self._between = True
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what the parser cannot read."""
        if len(self.url or b"") > _LONGEST_URL:
            self._refuse(UriTooLongError(f"The address is longer than {_LONGEST_URL} bytes.", limit="address", maximum=_LONGEST_URL))
        else:
            self._refuse(BadRequestError("This is not an HTTP/1.1 request."))

    @property
    def _peer(self) -> str:
        """The other end of the connection."""
        return self.client[0] if self.client else ""

    @property
    def idle(self) -> bool:
        """Whether no request is under way, not even the beginning of one, and every answer has left."""
        return self._answered and not self.transport.get_write_buffer_size()

    @property
    def _answered(self) -> bool:
        return self._between and (self.cycle is None or self.cycle.response_complete) and not self.pipeline

    def _make_room(self) -> None:
        """Close the connection that has been idle for longest, or this one if all others are busy: descriptors are needed for more."""
        idle = [other for other in self.connections if isinstance(other, Bounded) and other is not self and other.idle]
        if idle:
            min(idle, key=lambda other: other.last).transport.abort()
        else:
            self._refuse(UnavailableError(f"{self.most} connections are open already.", limit="connections", maximum=self.most))

    def _listen_for(self, seconds: float) -> None:
        """Close the connection if nothing comes in that time."""
        self.timeout_keep_alive_task = self.loop.call_later(seconds, self.timeout_keep_alive_handler)

    def _expect_more(self) -> None:
        """See to it that the rest of a request comes."""
        if self._watch is None:
            self._watch = self.loop.call_later(_PATIENCE, self._look_after)

    @property
    def _waits(self) -> bool:
        """Whether the rest of a request is waited for, not held back by ourselves."""
        return not self._between and not self.flow.read_paused

    def _look_after(self) -> None:
        """Refuse a request whose rest does not come: a head in one go, a body piece by piece."""
        self._watch = None
        if self.transport.is_closing() or (self._between and not self._waits):
            return
        held, self._held_back = self._held_back, not self._waits
        if held or self._held_back:
            # We read nothing for a while, or still do not: the client has all its time once we do.
            self.last = self._begun = self.loop.time()
        since = self.last if self.in_body or self._between else self._begun
        rest = since + _PATIENCE - self.loop.time()
        if rest > 0:
            self._watch = self.loop.call_later(rest, self._look_after)
        else:
            self._refuse(RequestTimeoutError(f"Nothing more came for {_PATIENCE:g} s."))

    def _refuse(self, error: ServiceError) -> None:
        """Answer with an error if nothing else is being answered, and close."""
        if self.transport.is_closing():
            return
        if self.cycle is None or self.cycle.response_complete or (not self.cycle.response_started and not self.pipeline):
            self.transport.write(self.answers.refuse(error, self._peer, self.server_state))
        self.transport.close()


class Connection(Bounded):
    """Has requests that come in one piece answered the short way where that may be, and gives every other one to uvicorn, unchanged.

    At most one request is on the short way, and none while uvicorn has one, so that answers keep the order of the requests.
    """

    _held = b""
    """The request on the short way, or the beginning of one."""
    _flight: hot.Flight | None = None
    _given: hot.Flight | None = None
    """A query under way whose request uvicorn is about to have."""
    _closing = False

    def data_received(self, data: bytes) -> None:
        """Answer, have the store answer, hold what is not all there, or go on."""
        self.last = self.loop.time()
        if self._flight:
            # More comes before the answer: uvicorn takes both, and minds their order.
            self._hand_over()
        elif self._held:
            data, self._held = self._held + data, b""
        if self._free():
            request = self.answers.recognise(data, self._peer)
            if request is Unfinished.BODY:
                self._held = data
                self._expect_more()
                return
            if request and request.forwarded_for:
                request = request._replace(client=self._asker(request))
            found = self.answers.answer(request, self.server_state, self._deliver, self._hand_over) if request else None
            if isinstance(found, hot.Flight):
                self._flight, self._held = found, data
                return
            if found:
                self._deliver(*found)
                return
        self._go_on(data)

    def on_headers_complete(self) -> None:
        """Let a query under way go along with its request."""
        given, self._given = self._given, None
        if given:
            self.scope["state"][BEGUN] = given.give()
            self.scope["state"][STARTED] = given.started
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop what nobody waits for."""
        flight, self._flight = self._flight, None
        if flight:
            flight.abandon()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """Close, once the request under way has its answer."""
        if self._held:
            self._closing = True
        else:
            super().shutdown()

    def timeout_keep_alive_handler(self) -> None:
        """Close a connection that has been silent for long; requests on the short way leave the timer as it is, and tell here."""
        rest = self.timeout_keep_alive if self._flight else self.last + self.timeout_keep_alive - self.loop.time()
        if rest > 0:
            self._listen_for(rest)
        else:
            super().timeout_keep_alive_handler()

    @property
    def _waits(self) -> bool:
        return super()._waits or bool(self._held and not self._flight)

    @property
    def idle(self) -> bool:
        """Whether no request is under way, not even the beginning of one, and every answer has left."""
        return super().idle and not self._held

    def _free(self) -> bool:
        """Tell whether nothing else is under way on the connection."""
        return self._answered and not self.flow.write_paused

    def _asker(self, request: Request) -> str:
        """Return who asks through a proxy, by the rules that the ordinary way has before it."""
        if not isinstance(self.app, ProxyHeadersMiddleware) or request.client not in self.app.trusted_hosts:
            return request.client
        return self.app.trusted_hosts.get_trusted_client_address(request.forwarded_for)[0] or request.client

    def _deliver(self, head: bytes, body: bytes) -> None:
        self._flight, self._held = None, b""
        if not self.transport.is_closing():
            if len(body) < _JOINED:
                self.transport.write(head + body)
            else:
                self.transport.writelines((head, body))
        self.last = self.loop.time()
        self.server_state.total_requests += 1
        if self.timeout_keep_alive_task is None:
            self._listen_for(self.timeout_keep_alive)
        if self._closing:
            self.transport.close()

    def _hand_over(self) -> None:
        """Let uvicorn have the request whose query is under way, and the query with it."""
        self._given, self._flight = self._flight, None
        data, self._held = self._held, b""
        self._go_on(data)
        given, self._given = self._given, None
        if given:
            given.abandon()

    def _go_on(self, data: bytes) -> None:
        super().data_received(data)
        if self._closing:
            super().shutdown()


def protocol(answers: hot.HotAnswers, most: int = MOST) -> type[Connection]:
    """Return the protocol of connections whose queries ``answers`` may answer, at most ``most`` at once."""
    return type("Connection", (Connection,), {"answers": answers, "most": most})
