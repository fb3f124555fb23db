"""The shortest way for the commonest request: a GET that was answered before is written to the connection without waking the application.

What can be told from the URL and the Accept header alone is answered here; whatever else a request says, a condition, an id, a body, sends
it the ordinary way, where the same answer comes from the same cache. Measured in docs/decisions/0010-execution.md.
"""

import time
from collections.abc import Sequence

from graph_service.per_version import Versioned
from graph_service.web.cache import AnswerCache, Entry
from graph_service.web.exchange import Header
from graph_service.web.observe import Log, Metrics, RequestIds

PREFIX = b"/sparql?"
_QUIET = frozenset(
    b"host user-agent accept accept-encoding accept-language cache-control pragma referer origin connection dnt priority "
    b"sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform "
    b"x-forwarded-for x-forwarded-proto x-forwarded-host x-real-ip forwarded via".split()
)
"""Headers that do not change the answer."""


class HotAnswers:
    """Whole responses, head and body, by the bytes of the request."""

    def __init__(self, store: Versioned, answers: AnswerCache, log: Log, metrics: Metrics) -> None:
        self._store = store
        self._answers = answers
        self._log = log
        self._metrics = metrics
        self._ids = RequestIds()
        self._heads: dict[bytes, bytes] = {}

    def find(self, url: bytes, headers: Sequence[Header], standing: Sequence[Header], client: str) -> bytes | None:
        """Return the response to a GET, or None if it has to go the ordinary way. ``standing`` are the server's own headers."""
        accept = b"*/*"
        for name, value in headers:
            if name == b"accept":
                if accept != b"*/*":
                    return None
                accept = value
            elif name not in _QUIET:
                return None
        started = time.perf_counter()
        entry = self._answers.by_request(self._store.version, (url[len(PREFIX) :], accept, b"", b""))
        if entry is None:
            return None
        request_id = self._ids.next(())
        own = b"".join([name + b": " + value + b"\r\n" for name, value in standing])
        response = b"".join(
            [b"HTTP/1.1 200 OK\r\n", own, self._head(entry), b"x-request-id: ", request_id.encode(), b"\r\n\r\n", entry.body]
        )
        seconds = time.perf_counter() - started
        self._metrics.observe("query", "GET", 200, seconds, None)
        self._log.event(
            "request",
            {
                "id": request_id,
                "method": "GET",
                "path": "/sparql",
                "status": 200,
                "bytes": len(entry.body),
                "ms": round(seconds * 1000, 2),
                "client": client,
                "cached": True,
            },
        )
        return response

    def _head(self, entry: Entry) -> bytes:
        found = self._heads.get(entry.etag)
        if found is None:
            if len(self._heads) > len(self._answers):
                self._heads.clear()
            lines = [name + b": " + value + b"\r\n" for name, value in entry.headers]
            found = self._heads[entry.etag] = b"".join(lines) + b"content-length: %d\r\n" % len(entry.body)
        return found
