"""A connection: uvicorn's HTTP protocol, which answers repeated queries at once (``server.fast_path``) and bounds what a client may take.

A client has a share of the connections. A request must come at a least rate and be whole in time, and its response must be read at that
rate. Connections beyond the bound are answered on ``/health``, ``/ready`` and ``/metrics`` only, so that an operator sees what goes on.
"""

import asyncio
import re
import socket
import struct
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from typing import ClassVar

from uvicorn._types import ASGI3Application, ASGIReceiveCallable, ASGISendCallable, Scope
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from graph_service.errors import BadRequestError, HeadersTooLargeError, RequestTimeoutError, ServiceError, UnavailableError, UriTooLongError
from graph_service.server.fast_path import FastPath
from graph_service.server.refusals import Refusals
from graph_service.server.response_writer import ResponseWriter
from graph_service.store.client_address import client_of

MOST = 4096
"""Connections that may be open at once."""
RESERVE = 16
"""Connections beyond those, for the operator's paths."""
_OPERATION = frozenset([b"/health", b"/ready", b"/metrics"])
_SHARE, _LEAST_SHARE = 8, 16
"""A client may have an eighth of the connections, and this many in any case."""
_LONGEST_HEAD = 1 << 18
_LONGEST_URL = (1 << 16) - 1
"""Bytes of an address that the parser reads."""
_PATIENCE = 30.0
"""Seconds in which a head must be whole, and after which we look whether a body comes and a response is read fast enough."""
_LEAST_RATE = 1 << 10
"""Bytes a second, on average over that time."""
_WHOLE = 900.0
"""Seconds in which a request must be whole, not counting those in which we did not read."""
_RESERVED_PATIENCE = 2.0
_JOINED = 1 << 13
"""Bytes up to which copying costs less than writing two pieces."""
_UPGRADE = re.compile(rb"(?<=\n)upgrade(?=[ \t]*:)", re.IGNORECASE)
_AT_ONCE = struct.pack("ii", 1, 0)
"""SO_LINGER: closing resets the connection (socket(7))."""


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
    """Enforces timeouts, rates and header limits, answers malformed requests with a problem document, and caps open connections."""

    refusals: ClassVar[Refusals]
    most: ClassVar[int] = MOST
    crowd: ClassVar[defaultdict[str, set["Bounded"]]]
    """Open connections by client."""
    _between = True
    """Whether the parser is between two messages."""
    _beside = 0
    """Bytes that came since the last of a body: of a head, or of trailers."""
    _fed = False
    """Whether the bytes that came last had some of a body."""
    last = 0.0
    """When bytes came last, by the loop's clock."""
    _begun = 0.0
    """When the message began whose end is waited for, later by the time in which we did not read."""
    _come = 0
    """Bytes that came since we last looked."""
    _watch: asyncio.TimerHandle | None = None
    _held_back = False
    """Whether we did not read when last looked after."""
    _reader_watch: asyncio.TimerHandle | None = None
    _unread = 0
    """Bytes of responses that had not left when we last looked."""
    _read = False
    """Whether many have left since."""
    _share = ""
    """The client whose connection this is; empty for a trusted proxy, which has those of many."""
    reserved = False
    """Whether the connection is one beyond the bound."""
    _refused = False

    # Connections

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        """Take a connection, which must say something some time."""
        super().connection_made(transport)
        self.last = self.loop.time()
        self._listen_for(self.timeout_keep_alive)
        self._share = "" if self._trusts(self._peer) else client_of(self._peer)
        mates = self.crowd[self._share]
        mates.add(self)
        most = max(_LEAST_SHARE, self.most // _SHARE)
        if self._share and len(mates) > most:
            if not self._make_room(mates):
                why = f"{most} connections of this client are open already."
                self._refuse(UnavailableError(why, limit="connections", maximum=most))
        elif len(self.connections) > self.most and not self._make_room(self.connections):
            self._take_reserve()

    def connection_lost(self, exc: Exception | None) -> None:
        """Release the connection."""
        mates = self.crowd[self._share]
        mates.discard(self)
        if not mates:
            del self.crowd[self._share]
        for timer in (self._watch, self._reader_watch, self.timeout_keep_alive_task):
            if timer:
                timer.cancel()
        super().connection_lost(exc)

    def _make_room(self, others: Iterable[object]) -> bool:
        """Close the connection that has been idle for longest; return False if all others are busy. Descriptors are needed for more."""
        idle = [other for other in others if isinstance(other, Bounded) and other is not self and other.idle and not other.reserved]
        if idle:
            min(idle, key=lambda other: other.last).transport.abort()
        return bool(idle)

    def _take_reserve(self) -> None:
        """Be answered on the operator's paths only, and only a request that comes at once: the reserve is small."""
        self.reserved = True
        self._listen_for(_RESERVED_PATIENCE)
        known = [other for other in self.connections if isinstance(other, Bounded)]
        reserved = [other for other in known if other.reserved and not other.transport.is_closing()]
        if len(reserved) > RESERVE:
            waiting = [other for other in reserved if other.cycle is None]
            min(waiting or reserved, key=lambda other: other.last).transport.abort()

    def _trusts(self, peer: str) -> bool:
        return isinstance(self.app, ProxyHeadersMiddleware) and peer in self.app.trusted_hosts

    @property
    def _peer(self) -> str:
        """The other end of the connection."""
        return self.client[0] if self.client else ""

    @property
    def idle(self) -> bool:
        """Whether no request is under way, not even the beginning of one, and every answer has left; a closed connection is not idle."""
        return self._answered and not self.transport.get_write_buffer_size() and not self.transport.is_closing()

    @property
    def _answered(self) -> bool:
        return self._between and (self.cycle is None or self.cycle.response_complete) and not self.pipeline

    # Requests

    def data_received(self, data: bytes) -> None:
        """Take the next bytes."""
        self._fed = False
        self._come += len(data)
        super().data_received(data)
        if self._between or self._fed:
            self._beside = 0
        else:
            self._beside += len(data)
            if self._beside > _LONGEST_HEAD:
                self._refuse(HeadersTooLargeError(f"The head is longer than {_LONGEST_HEAD} bytes.", limit="head", maximum=_LONGEST_HEAD))
        if not self._between and self._watch is None:
            self._watch = self.loop.call_later(_PATIENCE, self._look_after)

    def on_message_begin(self) -> None:
        """Note that a message is being read."""
        self._between = False
        self._begun = self.loop.time()
        self._come = 0
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header; a trailer is none (RFC 9110 §6.5.1), and uvicorn would keep it as one."""
        if not self.in_body:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Have the request answered; beyond the bound only an operator's."""
        if self.reserved and self.url.partition(b"?")[0] not in _OPERATION:
            self._refuse(UnavailableError(f"{self.most} connections are open already.", limit="connections", maximum=self.most))
        if not self._refused:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take a piece of the body."""
        self._fed = True
        if not self._refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """Note that the message is whole."""
        self._between = True
        if not self._refused:
            super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what the parser cannot read."""
        if len(self.url or b"") > _LONGEST_URL:
            self._refuse(UriTooLongError(f"The address is longer than {_LONGEST_URL} bytes.", limit="address", maximum=_LONGEST_URL))
        else:
            self._refuse(BadRequestError("This is not an HTTP/1.1 request."))

    def _listen_for(self, seconds: float) -> None:
        """Close the connection if nothing comes in that time."""
        if self.timeout_keep_alive_task:
            self.timeout_keep_alive_task.cancel()
        self.timeout_keep_alive_task = self.loop.call_later(seconds, self.timeout_keep_alive_handler)

    def _look_after(self) -> None:
        """Refuse a request that does not come: a head in one go, a body at a least rate, and all of it in time."""
        self._watch = None
        if self.transport.is_closing() or self._between:
            return
        now, come, self._come = self.loop.time(), self._come, 0
        held, self._held_back = self._held_back, self.flow.read_paused
        if held or self._held_back:
            # We read nothing for a while, or still do not: the client has all its time once we do.
            self._begun += min(_PATIENCE, now - self._begun)
        elif now - self._begun >= _WHOLE:
            self._refuse(RequestTimeoutError(f"The request was not whole after {_WHOLE:g} s."))
        elif now - self._begun >= _PATIENCE and (not self.in_body or come < _LEAST_RATE * _PATIENCE):
            self._refuse(RequestTimeoutError(f"Fewer than {_LEAST_RATE} bytes a second came for {_PATIENCE:g} s."))
        # A message that began after we last looked has its time from there.
        wait = _PATIENCE if self.in_body else max(self._begun + _PATIENCE - now, 0.0)
        self._watch = self.loop.call_later(wait or _PATIENCE, self._look_after)

    def _refuse(self, error: ServiceError) -> None:
        """Answer with an error if nothing else is being answered, and close."""
        if self.transport.is_closing():
            return
        self._refused = True
        if self.cycle is None or self.cycle.response_complete or (not self.cycle.response_started and not self.pipeline):
            self.transport.write(self.refusals.refuse(error, self._peer, self.server_state.default_headers))
        self.transport.close()
        self._watch_reader()

    # Responses

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        writer = ResponseWriter(cycle, self._reset)

        async def answer(scope: Scope, receive: ASGIReceiveCallable, _send: ASGISendCallable) -> None:
            try:
                await app(scope, receive, writer.send)
            finally:
                writer.end()

        super()._start_asgi_task(cycle, answer)

    def pause_writing(self) -> None:
        """See to it that the client reads."""
        super().pause_writing()
        self._watch_reader()

    def resume_writing(self) -> None:
        """Note that it does."""
        super().resume_writing()
        self._read = True

    def on_response_complete(self) -> None:
        """Go on with the next request, and see to it that the client reads the rest of this response."""
        self.server_state.total_requests += 1
        self.last = self.loop.time()
        if not self.transport.is_closing():
            self.flow.resume_reading()
            if self.pipeline:
                self._start_asgi_task(*self.pipeline.pop())
        self._watch_reader()

    def _unset_keepalive_if_required(self) -> None:
        """Leave the timer as it is: one for the whole connection costs less than one for each request."""

    def timeout_keep_alive_handler(self) -> None:
        """Close a connection that has been silent for long while nothing was under way."""
        since = self.last if self._answered else self.loop.time()
        rest = 0.0 if self.reserved else since + self.timeout_keep_alive - self.loop.time()
        if rest > 0:
            self._listen_for(rest)
        else:
            super().timeout_keep_alive_handler()
            self._watch_reader()

    def _watch_reader(self) -> None:
        if self._reader_watch is None and (size := self.transport.get_write_buffer_size()):
            self._unread, self._read = size, False
            self._reader_watch = self.loop.call_later(_PATIENCE, self._look_at_reader)

    def _look_at_reader(self) -> None:
        """Break off a response that is not read at a least rate."""
        self._reader_watch = None
        left = self.transport.get_write_buffer_size()
        if not left or self._read or self._unread - left >= _LEAST_RATE * _PATIENCE:
            self._watch_reader()
            return
        self.refusals.break_off(self.scope, self._peer, left)
        self._reset()

    def _reset(self) -> None:
        """End the connection so that the client notices, whatever it has read so far."""
        sock = self.transport.get_extra_info("socket")
        if sock:
            with suppress(OSError):
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        self.transport.abort()


class Connection(Bounded):
    """Answers repeated queries at once, and gives every other request to uvicorn."""

    answers: ClassVar[FastPath]

    def data_received(self, data: bytes) -> None:
        """Answer, or go on."""
        self.last = self.loop.time()
        if self._answered and not self.flow.write_paused and not self.reserved:
            response = self.answers.answer(data, self._asker, self.server_state.default_headers)
            if response:
                self._deliver(*response)
                return
        super().data_received(data)

    def _asker(self, forwarded_for: str) -> str:
        """Return who asks through a proxy, by the rules that the ordinary way has before it."""
        if not forwarded_for or not isinstance(self.app, ProxyHeadersMiddleware) or self._peer not in self.app.trusted_hosts:
            return self._peer
        return self.app.trusted_hosts.get_trusted_client_address(forwarded_for)[0] or self._peer

    def _deliver(self, head: bytes, body: bytes) -> None:
        if len(body) < _JOINED:
            self.transport.write(head + body)
        else:
            self.transport.writelines((head, body))
        self.server_state.total_requests += 1
        self._watch_reader()


def protocol(answers: FastPath, refusals: Refusals, most: int = MOST) -> type[Connection]:
    """Return the protocol of connections, at most ``most`` at once and some for the operator."""
    return type("Connection", (Connection,), {"answers": answers, "refusals": refusals, "most": most, "crowd": defaultdict(set)})
