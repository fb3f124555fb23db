"""The fast path: a GET of ``/sparql`` whose answer is in the cache is answered from the connection, without an HTTP parser or a task.

A request is matched by its bytes alone. It is one whole request, plain and usual, so that no two readers could take it for different
ones; everything else is for the HTTP parser. See docs/decisions/0018-speed.md.
"""

import re
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from graph_service.corpus.per_version import Versioned
from graph_service.http.answer_cache import AnswerCache, CachedResponse
from graph_service.http.dispatch import HOST
from graph_service.http.exchange import Header
from graph_service.http.observability import Log, Metrics, Recorder, RequestIds, RequestRecord

_LONGEST = 1 << 14
"""Bytes of the longest request that is matched; longer ones are not known to the cache by their bytes."""
_MOST_KNOWN, _LONGEST_KNOWN = 256, 2048
_BLANK = b"\r\n\r\n"
_LINE = re.compile(rb"GET /sparql/?+\?([!\"$-~]*+) HTTP/1\.1\r\n")
"""A request line (RFC 9112 §3.2.1): no fragment, nothing that is not a visible character."""
_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]++):[ \t]*+([\t\x20-\x7e]*+)\Z")
_QUIET = frozenset(
    b"user-agent accept-encoding accept-language cache-control pragma referer origin dnt priority "
    b"sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform "
    b"x-forwarded-proto x-forwarded-host x-forwarded-port x-forwarded-server x-real-ip forwarded via".split()
)
"""Headers that do not change the answer to a query; a proxy's are the last."""
_FOR = b"x-forwarded-for"
_TELLING = frozenset([b"host", b"accept", b"connection"])


class Fields(NamedTuple):
    """What the header fields of a request say: the Accept header, and what proxies on the way say of the client (X-Forwarded-For)."""

    accept: bytes
    forwarded_for: str


class FastPath:
    """Answers repeated requests. It remembers the header fields that requests came with: a client sends the same every time."""

    def __init__(self, versioned: Versioned, answers: AnswerCache, log: Log, metrics: Metrics) -> None:
        self._versioned = versioned
        self._answers = answers
        self._recorder = Recorder(log, metrics)
        self._ids = RequestIds()
        self._known: dict[bytes, Fields] = {}

    def answer(self, data: bytes, client: Callable[[str], str], server_headers: Sequence[Header]) -> tuple[bytes, bytes] | None:
        """Return head and body of the response to the request that these bytes are; None if the request is for the ordinary way.

        ``client`` gives the client's address, ``server_headers`` are the headers that the server gives to each response.
        """
        line = _LINE.match(data)
        if line is None or len(data) > _LONGEST:
            return None
        rest = data[line.end() :]
        fields = self._known.get(rest) or self._learn(rest)
        entry = fields and self._answers.by_request(self._versioned.version, (line[1], fields.accept, b"", b""))
        return self._respond(entry, client(fields.forwarded_for), server_headers) if fields and entry else None

    def _learn(self, rest: bytes) -> Fields | None:
        fields = read_fields(rest.removesuffix(_BLANK)) if rest.endswith(_BLANK) else None
        if fields and len(rest) <= _LONGEST_KNOWN:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[rest] = fields
        return fields

    def _respond(self, entry: CachedResponse, client: str, server_headers: Sequence[Header]) -> tuple[bytes, bytes]:
        started = time.perf_counter()
        request_id = self._ids.next(())
        length = (b"content-length", b"%d" % len(entry.body))
        lines = [b"%b: %b\r\n" % field for field in (*server_headers, *entry.headers, length, (b"x-request-id", request_id.encode()))]
        answered = RequestRecord(request_id, "GET", "/sparql", 200, len(entry.body), client)
        self._recorder.record("query", answered, time.perf_counter() - started, {"cached": True})
        return b"HTTP/1.1 200 OK\r\n" + b"".join(lines) + b"\r\n", entry.body


def read_fields(block: bytes) -> Fields | None:
    """Return what the lines of a head say; None if one of them is not a usual header field, or means something for the answer."""
    told: dict[bytes, bytes] = {}
    forwarded: list[bytes] = []
    for line in block.split(b"\r\n"):
        field = _FIELD.match(line)
        name = field[1].lower() if field else b""
        if field is None or name in told or name not in _QUIET | _TELLING | {_FOR}:
            return None
        if name in _TELLING:
            told[name] = field[2].rstrip()
        elif name == _FOR:
            forwarded.append(field[2].rstrip())
    accept = told.get(b"accept", b"*/*")
    # A browser may be answered with a page.
    if b"text/html" in accept.lower() or not HOST.fullmatch(told.get(b"host", b" ")):
        return None
    if told.get(b"connection", b"keep-alive").lower() != b"keep-alive":
        return None
    return Fields(accept, b", ".join(forwarded).decode("latin-1"))
