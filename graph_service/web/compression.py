"""Pages, styles and scripts travel compressed where the client takes it (RFC 9110 §8.4), whoever made them.

Only whole bodies of a few text types are touched: answers of the SPARQL endpoint pass as they are. A compressed body is another
representation, so its ETag is weakened (§8.8.1); If-None-Match compares weakly and still gets its 304.
"""

import zlib
from collections import OrderedDict

from graph_service.web.exchange import Application, Message, Receive, Scope, Send

_TYPES = (b"text/html", b"text/css", b"text/javascript", b"image/svg+xml")
_LEAST = 1000
_LEVEL = 6
_KEPT = 4 * 2**20
_GZIP = 31


class Compression:
    """The outermost application. What was compressed is kept by its ETag, up to a few megabytes: scripts and texts change seldom."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._kept: OrderedDict[tuple[bytes, int], bytes] = OrderedDict()
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or not _takes_gzip(scope):
            await self._application(scope, receive, send)
            return
        held: Message | None = None

        async def forward(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start" and message["status"] == 200 and _is_text(message):  # noqa: PLR2004 - OK
                held = message
                return
            if held is not None:
                start, held = held, None
                body = message.get("body", b"")
                if message.get("more_body") or len(body) < _LEAST:
                    await send(start)
                else:
                    tag, headers = _changed(start)
                    packed = self._pack(tag, body)
                    await send({**start, "headers": [*headers, (b"content-length", b"%d" % len(packed))]})
                    message = {**message, "body": packed}
            await send(message)

        await self._application(scope, receive, forward)

    def _pack(self, tag: bytes, body: bytes) -> bytes:
        key = (tag, len(body))
        if tag and key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        packer = zlib.compressobj(_LEVEL, wbits=_GZIP)
        packed = packer.compress(body) + packer.flush()
        if tag:
            self._kept[key] = packed
            self._size += len(packed)
            while self._size > _KEPT:
                _, dropped = self._kept.popitem(last=False)
                self._size -= len(dropped)
        return packed


def _takes_gzip(scope: Scope) -> bool:
    for name, value in scope["headers"]:
        if name == b"accept-encoding":
            for one in value.lower().split(b","):
                coding, _, weight = one.partition(b";")
                if coding.strip() in (b"gzip", b"*"):
                    return weight.replace(b" ", b"") not in (b"q=0", b"q=0.0", b"q=0.00", b"q=0.000")
    return False


def _is_text(start: Message) -> bool:
    headers = dict(start.get("headers", ()))
    return headers.get(b"content-type", b"").startswith(_TYPES) and b"content-encoding" not in headers


def _changed(start: Message) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    tag, vary, headers = b"", b"", []
    for name, value in start["headers"]:
        match name.lower():
            case b"etag":
                tag = value
            case b"vary":
                vary = value
            case b"content-length":
                pass
            case _:
                headers.append((name, value))
    if b"accept-encoding" not in vary.lower():
        vary = vary + b", Accept-Encoding" if vary else b"Accept-Encoding"
    headers += [(b"vary", vary), (b"content-encoding", b"gzip")]
    if tag:
        headers.append((b"etag", tag if tag.startswith(b"W/") else b"W/" + tag))
    return tag, headers
