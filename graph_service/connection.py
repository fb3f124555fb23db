"""A connection: uvicorn's HTTP protocol, with a short way for queries (``web.hot``) and a few habits of clients minded."""

import re
from types import SimpleNamespace
from typing import ClassVar, cast

from httptools import HttpRequestParser
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from graph_service.web import hot
from graph_service.web.front import STARTED
from graph_service.web.query import BEGUN

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
    """Holds a request that may go the short way until all of it is there, and gives every other one to uvicorn, unchanged.

    At most one request is on the short way, and none while uvicorn has one, so that answers keep the order of the requests.
    """

    answers: ClassVar[hot.HotAnswers]
    _held: hot.Request | None = None
    """The request that is held or under way."""
    _body: list[bytes]
    _flight: hot.Flight | None = None
    _closing = False

    def on_message_begin(self) -> None:
        """Begin a request; one that comes before the answer to the last makes uvicorn take both, and mind their order."""
        if self._flight:
            self._hand_over()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Hold the request, or go on."""
        client = self.client[0] if self.client else ""
        found = hot.read_head(self.parser.get_method(), self.url, self.headers, client)
        if found and self._free():
            self.in_body = True
            self._held, self._body = found, []
        else:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Hold the body, or go on."""
        if self._held:
            self._body.append(body)
        else:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """Answer, have the store answer, or go on."""
        request = self._held
        if request is None:
            super().on_message_complete()
            return
        self.in_body = False
        if self._body:
            request = request._replace(raw=(*request.raw[:3], b"".join(self._body)))
        standing = self.server_state.default_headers
        response = self.answers.find(request, standing)
        if response is not None:
            self._deliver(*response)
            return
        self._flight = self.answers.begin(request, standing, self._deliver, self._hand_over)
        if self._flight is None and self._held:
            self._release()

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

    def _free(self) -> bool:
        """Tell whether nothing else is under way on the connection and it stays open."""
        idle = (self.cycle is None or self.cycle.response_complete) and not self.pipeline and not self.flow.write_paused
        return idle and self.parser.get_http_version() == "1.1" and self.parser.should_keep_alive() and not self.parser.should_upgrade()

    def _deliver(self, head: bytes, body: bytes) -> None:
        self._flight = self._held = None
        if not self.transport.is_closing():
            if len(body) < _JOINED:
                self.transport.write(head + body)
            else:
                self.transport.writelines((head, body))
        self.on_response_complete()
        if self._closing:
            self.transport.close()

    def _release(self) -> None:
        """Let uvicorn have the request that was held."""
        self._held = None
        super().on_headers_complete()
        for piece in self._body:
            super().on_body(piece)
        super().on_message_complete()
        if self._closing:
            super().shutdown()

    def _hand_over(self) -> None:
        """Let uvicorn have the request whose query is under way, and the query with it."""
        flight, held, self._flight = self._flight, self._held, None
        if flight is None or held is None:
            return
        self.scope["state"][BEGUN] = flight.give()
        self.scope["state"][STARTED] = flight.started
        # The parser may have come to the next request by now; of this one, all that counts was known when it was taken.
        parser = self.parser
        self.parser = cast(
            "HttpRequestParser",
            SimpleNamespace(
                get_http_version=lambda: "1.1",
                get_method=held.method.encode,
                should_keep_alive=lambda: True,
                should_upgrade=lambda: False,
            ),
        )
        try:
            self._release()
        finally:
            self.parser = parser


def protocol(answers: hot.HotAnswers) -> type[Connection]:
    """Return the protocol of connections whose queries ``answers`` may answer."""
    return type("Connection", (Connection,), {"answers": answers})
