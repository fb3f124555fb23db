"""Writing a response to a connection: head and first piece of the body in one go, counted, in chunks, or until the connection ends.

Takes the place of ``send`` of uvicorn's cycle, which writes head and body apart, and chunks also for HTTP/1.0, which has none.
"""

import http
from collections.abc import Callable
from typing import cast

from uvicorn._types import ASGISendEvent
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

_HTTP_1_0 = "1.0"
_STATUS = {int(status): f"HTTP/1.1 {int(status)} {status.phrase}\r\n".encode() for status in http.HTTPStatus}
_BODILESS = (204, 304)


class ResponseWriter:
    """Writes the response of one cycle. ``reset`` ends the connection so that the client notices, whatever it has read."""

    __slots__ = ("_chunked", "_cycle", "_head", "_left", "_reset", "_until_end")

    def __init__(self, cycle: RequestResponseCycle, reset: Callable[[], None]) -> None:
        self._cycle = cycle
        self._reset = reset
        self._head = b""
        self._left: int | None = None
        """Bytes of the body that are announced and did not come yet; None if no length is."""
        self._chunked = self._until_end = False

    async def send(self, message: ASGISendEvent) -> None:
        """Take an ASGI message.

        Raises:
            RuntimeError: the application sends no response message, a header with a line end, or not the length it announced.

        """
        cycle = self._cycle
        if cycle.flow.write_paused and not cycle.disconnected:
            await cycle.flow.drain()
        if cycle.disconnected:
            return
        if message["type"] == "http.response.start" and not cycle.response_started:
            cycle.response_started = True
            cycle.waiting_for_100_continue = False
            self._head = self._begin(message["status"], cast("list[tuple[bytes, bytes]]", message.get("headers", [])))
        elif message["type"] == "http.response.body" and cycle.response_started and not cycle.response_complete:
            self._continue(message.get("body", b""), more=message.get("more_body", False))
        else:
            error = f"{message['type']} is not what comes next in a response."
            raise RuntimeError(error)

    def end(self) -> None:
        """Make sure that the client of a response that was left unfinished notices: without chunks or a length its end is not a sign."""
        if self._until_end and not self._cycle.response_complete:
            self._reset()

    def _begin(self, status: int, headers: list[tuple[bytes, bytes]]) -> bytes:
        cycle = self._cycle
        bodiless = cycle.scope["method"] == "HEAD" or status in _BODILESS
        lines = [_STATUS[status]]
        for name, value in (*cycle.default_headers, *headers):
            lowered = name.lower()
            if lowered == b"content-length":
                self._left = 0 if bodiless else int(value)
            elif lowered == b"connection" and b"close" in value.lower():
                cycle.keep_alive = False
                continue
            lines.append(lowered + b": " + value + b"\r\n")
        if bodiless:
            self._left = 0
        elif self._left is None and cycle.scope["http_version"] == _HTTP_1_0:
            # RFC 9112 §6.3: such a body ends with the connection.
            self._until_end, cycle.keep_alive = True, False
        elif self._left is None:
            self._chunked = True
            lines.append(b"transfer-encoding: chunked\r\n")
        if not cycle.keep_alive:
            lines.append(b"connection: close\r\n")
        head = b"".join(lines)
        if not head.count(b"\n") == head.count(b"\r") == len(lines) or b"\0" in head:
            error = "A header has a line end in it."
            raise RuntimeError(error)
        return head + b"\r\n"

    def _continue(self, body: bytes, *, more: bool) -> None:
        cycle = self._cycle
        if cycle.scope["method"] == "HEAD":
            body = b""
        if self._left is not None:
            self._left -= len(body)
            if self._left < 0 or (self._left and not more):
                error = "The body is not as long as its Content-Length."
                raise RuntimeError(error)
        head, self._head = self._head, b""
        if self._chunked:
            pieces: tuple[bytes, ...] = (b"%x\r\n" % len(body), body, b"\r\n") if body else ()
            self._write(head, *pieces, b"" if more else b"0\r\n\r\n")
        else:
            self._write(head, body)
        if not more:
            cycle.response_complete = True
            cycle.message_event.set()
            if not cycle.keep_alive:
                cycle.transport.close()
            cycle.on_response()

    def _write(self, *pieces: bytes) -> None:
        data = b"".join(pieces)
        if data:
            self._cycle.transport.write(data)
