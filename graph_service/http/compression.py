"""Pages, JSON, RDF, styles and scripts travel compressed where the client takes it (RFC 9110 §8.4, §12.5.3).

Only whole bodies of text types are touched; answers of the protocol endpoints pass as they are. A compressed body is another
representation, so its ETag is weakened (§8.8.1); If-None-Match compares weakly and still gets its 304.
"""

import re
import zlib
from functools import lru_cache, partial

import brotli

from graph_service.http.exchange import Message, Scope, Send
from graph_service.store import offload
from graph_service.store.byte_cache import ByteCache

_FILES = (b"text/css", b"text/javascript", b"image/svg+xml")
_TYPES = (
    *_FILES,
    b"text/",
    b"application/json",
    b"application/ld+json",
    b"application/problem+json",
    b"application/n-triples",
    b"application/rdf+xml",
    b"application/trig",
)
_LEAST = 1000
_KEPT = 4 * 2**20
_REMEMBERED = 1024
_LONG = 100_000
"""Bytes from which compressing takes long enough for others to notice: it is done in a thread."""
_GZIP_LEVEL, _GZIP = 6, 31
_PAGE, _LASTING = 5, 9
"""Brotli's quality for pages, where it is quicker than gzip and packs tighter, and for files, which are packed once for all."""
_ELEMENT = re.compile(r"\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*(?:;\s*[qQ]\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\s*)?\Z")


class Compression:
    """Compresses texts. What was compressed is kept by its ETag, up to a few megabytes: scripts and texts change seldom."""

    def __init__(self) -> None:
        self._kept: ByteCache[tuple[bytes, int, str], bytes] = ByteCache(_KEPT)

    def sending(self, scope: Scope, send: Send) -> Send:
        """Return what sends the response to a request, compressed if it is a text and the client takes that."""
        accepted = b", ".join(value for name, value in scope["headers"] if name == b"accept-encoding").decode("latin-1")
        # Do not cache on unbounded client input.
        coding = choose(accepted[:_REMEMBERED])
        client = scope["client"][0] if scope.get("client") else ""
        held: Message | None = None

        async def forward(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start" and message["status"] == 200 and _is_text(message):  # noqa: PLR2004 - OK
                held = message
                return
            if held is not None:
                start, held = held, None
                body = message.get("body", b"")
                head = scope["method"] == "HEAD"
                if message.get("more_body") or (_length(start) if head else len(body)) < _LEAST:
                    await send(start)
                elif not coding:
                    await send({**start, "headers": _varied(start)})
                elif head:
                    # The headers of the GET, but for the length, which only packing tells.
                    await send({**start, "headers": _changed(start, coding)[1]})
                else:
                    tag, headers = _changed(start, coding)
                    lasting = dict(start["headers"])[b"content-type"].startswith(_FILES)
                    packed = await self._pack(tag, body, coding, client=client, lasting=lasting)
                    await send({**start, "headers": [*headers, (b"content-length", b"%d" % len(packed))]})
                    message = {**message, "body": packed}
            await send(message)

        return forward

    async def _pack(self, tag: bytes, body: bytes, coding: str, *, client: str, lasting: bool) -> bytes:
        key = (tag, len(body), coding)
        kept = self._kept.get(key) if tag else None
        if kept is not None:
            return kept
        act = partial(_packed, body, coding, lasting)
        packed = await offload.run(client, act) if len(body) > _LONG else act()
        if tag:
            self._kept.put(key, packed, len(packed))
        return packed


@lru_cache(maxsize=256)
def choose(header: str) -> str:
    """Return the coding for an Accept-Encoding header: ``br`` or ``gzip``, the one weighed more, or an empty string to send it plain."""
    weights: dict[str, float] = {}
    for element in header.split(","):
        match = _ELEMENT.match(element)
        if match:
            name = match[1].lower()
            weights["gzip" if name == "x-gzip" else name] = float(match[2] or 1)
    other = weights.get("*", 0.0)
    best = max(("br", "gzip"), key=lambda name: weights.get(name, other))
    weight = weights.get(best, other)
    return best if weight > 0 and weight >= weights.get("identity", 0.0) else ""


def _packed(body: bytes, coding: str, lasting: bool) -> bytes:  # noqa: FBT001 - handed to a thread
    if coding == "br":
        return bytes(brotli.compress(body, quality=_LASTING if lasting else _PAGE))
    packer = zlib.compressobj(_GZIP_LEVEL, wbits=_GZIP)
    return packer.compress(body) + packer.flush()


def _is_text(start: Message) -> bool:
    headers = dict(start.get("headers", ()))
    return headers.get(b"content-type", b"").startswith(_TYPES) and b"content-encoding" not in headers


def _length(start: Message) -> int:
    return int(dict(start["headers"]).get(b"content-length", b"0"))


def _varied(start: Message) -> list[tuple[bytes, bytes]]:
    """Return the headers, which say that another Accept-Encoding may get another body."""
    vary = b", ".join(value for name, value in start["headers"] if name.lower() == b"vary")
    if b"accept-encoding" not in vary.lower():
        vary = vary + b", Accept-Encoding" if vary else b"Accept-Encoding"
    return [*((name, value) for name, value in start["headers"] if name.lower() != b"vary"), (b"vary", vary)]


def _changed(start: Message, coding: str) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    tag, headers = b"", []
    for name, value in _varied(start):
        match name.lower():
            case b"etag":
                tag = value
            case b"content-length":
                pass
            case _:
                headers.append((name, value))
    headers.append((b"content-encoding", coding.encode()))
    if tag:
        headers.append((b"etag", tag if tag.startswith(b"W/") else b"W/" + tag))
    return tag, headers
