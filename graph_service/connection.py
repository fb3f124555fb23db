"""A connection: uvicorn's HTTP protocol, with a short way for queries (``web.hot``) and a few habits of clients minded."""

import re
from typing import ClassVar

from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from graph_service.web import hot
from graph_service.web.front import STARTED
from graph_service.web.query import BEGUN
from graph_service.web.recognise import Request, Unfinished

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


class Connection(Plain):
    """Has requests that come in one piece answered the short way where that may be, and gives every other one to uvicorn, unchanged.

    At most one request is on the short way, and none while uvicorn has one, so that answers keep the order of the requests.
    """

    answers: ClassVar[hot.HotAnswers]
    _between = True
    """Whether the parser stands between two messages."""
    _held = b""
    """The request on the short way, or the beginning of one."""
    _flight: hot.Flight | None = None
    _given: hot.Flight | None = None
    """A query under way whose request uvicorn is about to have."""
    _closing = False
    _last = 0.0

    def data_received(self, data: bytes) -> None:
        """Answer, have the store answer, hold what is not all there, or go on."""
        self._last = self.loop.time()
        if self._flight:
            # More comes before the answer: uvicorn takes both, and minds their order.
            self._hand_over()
        elif self._held:
            data, self._held = self._held + data, b""
        if self._free():
            request = self.answers.recognise(data, self.client[0] if self.client else "")
            if request is Unfinished.BODY:
                self._held = data
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

    def on_message_begin(self) -> None:
        """Note that a message is being read."""
        self._between = False
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Let a query under way go along with its request."""
        given, self._given = self._given, None
        if given:
            self.scope["state"][BEGUN] = given.give()
            self.scope["state"][STARTED] = given.started
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Note that the message is whole."""
        self._between = True
        super().on_message_complete()

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
        rest = self.timeout_keep_alive if self._flight else self._last + self.timeout_keep_alive - self.loop.time()
        if rest > 0:
            self.timeout_keep_alive_task = self.loop.call_later(rest, self.timeout_keep_alive_handler)
        else:
            super().timeout_keep_alive_handler()

    def _free(self) -> bool:
        """Tell whether nothing else is under way on the connection."""
        return self._between and (self.cycle is None or self.cycle.response_complete) and not self.pipeline and not self.flow.write_paused

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
        self._last = self.loop.time()
        self.server_state.total_requests += 1
        if self.timeout_keep_alive_task is None:
            self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)
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


def protocol(answers: hot.HotAnswers) -> type[Connection]:
    """Return the protocol of connections whose queries ``answers`` may answer."""
    return type("Connection", (Connection,), {"answers": answers})
