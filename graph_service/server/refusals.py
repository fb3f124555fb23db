"""What the connection itself says and records: it refuses what never becomes a request, and breaks off what nobody reads."""

import http
from collections.abc import Mapping, Sequence
from typing import Any

from graph_service.errors import ServiceError
from graph_service.http import problems
from graph_service.http.exchange import Header, guarded
from graph_service.http.observability import Log, Metrics, Recorder, RequestIds, RequestRecord


class Refusals:
    """Writes the responses and the records of a connection."""

    def __init__(self, log: Log, metrics: Metrics) -> None:
        self._log = log
        self._recorder = Recorder(log, metrics)
        self._ids = RequestIds()

    def refuse(self, error: ServiceError, client: str, server_headers: Sequence[Header]) -> bytes:
        """Return the error response to send before the connection closes, and record it; ``server_headers`` go on every response."""
        request_id = self._ids.next(())
        status, headers, body = problems.render(error, request_id)
        closing = [(b"content-length", b"%d" % len(body)), (b"connection", b"close"), (b"x-request-id", request_id.encode())]
        answered = RequestRecord(request_id, "", "", status, len(body), client)
        self._recorder.record("other", answered, 0.0, {"problem": error.slug, "detail": error.detail})
        first = b"HTTP/1.1 %d %s\r\n" % (status, http.HTTPStatus(status).phrase.encode())
        return first + b"".join(b"%b: %b\r\n" % field for field in (*server_headers, *guarded(headers), *closing)) + b"\r\n" + body

    def break_off(self, scope: Mapping[str, Any] | None, client: str, unread: int) -> None:
        """Record that a response was broken off because its client does not read it; ``unread`` bytes had not left yet."""
        request = {"method": scope["method"], "path": scope["path"]} if scope and "path" in scope else {}
        self._log.event("response-unread", {**request, "client": client, "unread": unread}, failed=True)
