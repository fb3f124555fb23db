"""The short way for the commonest requests: from the connection to the store and back without waking the application.

It is for queries by GET or POST that say nothing unusual. An answer at hand is written to the connection at once. Another query is given to
the store from here, and its answer written when it is whole. Whatever else a request says, a condition, an id, a dataset, and whatever
becomes of it other than a whole answer of moderate size, goes the ordinary way, where the same rules, taken from the same functions, give
the same bytes. See docs/decisions/0010-execution.md.
"""

import http
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from graph_service.errors import ServiceError
from graph_service.per_version import Versioned
from graph_service.store.base import Query
from graph_service.store.job import Job
from graph_service.web import cache, problems
from graph_service.web.cache import AnswerCache, Entry
from graph_service.web.exchange import Header
from graph_service.web.observe import Answered, Log, Metrics, Recorder, RequestIds
from graph_service.web.query import Plan, QueryEndpoint
from graph_service.web.query_request import read
from graph_service.web.recognise import Recogniser, Request, Unfinished

_PATH = "/sparql"
_AT_HAND = {"cached": True}
_STREAMED = 1 << 18
"""Bytes from which an answer is sent as it comes."""


Response = tuple[bytes, bytes]
"""Head and body, as they go over the wire."""


class Server(Protocol):
    """The server that writes responses, with the headers it gives to each; uvicorn's ``ServerState``."""

    default_headers: list[Header]


class Immediate(Versioned, Protocol):
    """A store that takes a query without waiting."""

    def begin(self, query: Query) -> Job:
        """Evaluate it, or put it in line."""
        ...


class HotAnswers:
    """Answers requests from the connection. ``endpoint`` and ``store`` are None where the store cannot take a query without waiting."""

    def __init__(
        self,
        versioned: Versioned,
        answers: AnswerCache,
        log: Log,
        metrics: Metrics,
        *,
        endpoint: QueryEndpoint | None = None,
        store: Immediate | None = None,
    ) -> None:
        self._versioned = versioned
        self._answers = answers
        self._recorder = Recorder(log, metrics)
        self._endpoint = endpoint
        self._store = store
        self._ids = RequestIds()
        self._recogniser = Recogniser()
        self._heads: dict[bytes, bytes] = {}
        self._standing: Sequence[Header] | None = None
        self._first = b""

    def recognise(self, data: bytes, client: str) -> Request | Unfinished | None:
        """Return the request that these bytes are if it may go the short way; see ``Recogniser``."""
        return self._recogniser.read(data, client)

    def answer(
        self, request: Request, server: Server, deliver: Callable[[bytes, bytes], None], hand_over: Callable[[], None]
    ) -> "Response | Flight | None":
        """Return the response that is at hand, or have the store evaluate the query; None if the request is for the ordinary way.

        Of a query under way either ``deliver`` is called with its whole response, or ``hand_over`` if the rest is for the ordinary way.
        """
        started = time.perf_counter()
        entry = self._answers.by_request(self._versioned.version, request.raw)
        found = entry or self._begin(request)
        if found is None:
            return None
        if isinstance(found, Entry):
            return self.respond(found, request, server, started, _AT_HAND)
        job, plan = found
        return Flight(self, job, plan, request, server=server, started=started, deliver=deliver, hand_over=hand_over)

    def _begin(self, request: Request) -> Entry | tuple[Job, Plan] | None:
        """Have the store evaluate the query, unless it was asked before in other words."""
        query_string, _, content_type, body = request.raw
        if self._endpoint is None or self._store is None or (request.method == "GET" and b"query=" not in query_string):
            return None
        try:
            asked = read(request.method, query_string, content_type.decode("latin-1"), body, self._endpoint.most_seconds)
            plan = self._endpoint.plan(asked, request.accept, request.client)
            if plan is None or not plan.lasting or plan.joint:
                return None
            return self._answers.get(self._store.version, plan.key, request.raw) or (self._store.begin(plan.query), plan)
        except ServiceError:
            # The ordinary way meets the same error and says it.
            return None

    def refuse(self, error: ServiceError, client: str, server: Server) -> bytes:
        """Return the response to what is no request that anybody could read, after which the connection is closed, and record it."""
        request_id = self._ids.next(())
        status, headers, body = problems.render(error, request_id)
        closing = [(b"content-length", b"%d" % len(body)), (b"connection", b"close"), (b"x-request-id", request_id.encode())]
        answered = Answered(request_id, "", "", status, len(body), client)
        self._recorder.record("other", answered, 0.0, {"problem": error.slug, "detail": error.detail})
        first = b"HTTP/1.1 %d %s\r\n" % (status, http.HTTPStatus(status).phrase.encode())
        return b"".join((first, _lines([*server.default_headers, *headers, *closing]), b"\r\n", body))

    def keep(self, job: Job, plan: Plan, request: Request, entry: Entry) -> None:
        """Keep an answer, if nothing was written since it was begun."""
        if job.version == self._versioned.version:
            self._answers.put(job.version, plan.key, request.raw, entry)

    def lose(self, request: Request, started: float) -> None:
        """Record a request whose client left."""
        answered = Answered(self._ids.next(()), request.method, _PATH, 0, 0, request.client)
        self._recorder.record("query", answered, time.perf_counter() - started, {"client_gone": True})

    def respond(self, entry: Entry, request: Request, server: Server, started: float, notes: Mapping[str, object]) -> Response:
        """Return the response that an answer makes, and record it."""
        request_id = self._ids.next(())
        head = b"".join((self._start(server.default_headers), self._head(entry), b"x-request-id: ", request_id.encode(), b"\r\n\r\n"))
        answered = Answered(request_id, request.method, _PATH, 200, len(entry.body), request.client)
        self._recorder.record("query", answered, time.perf_counter() - started, notes)
        return head, entry.body

    def _start(self, standing: Sequence[Header]) -> bytes:
        """Return the status line and the server's own headers, which change with the second that the date tells."""
        if standing is not self._standing:
            self._standing = standing
            self._first = b"HTTP/1.1 200 OK\r\n" + _lines(standing)
        return self._first

    def _head(self, entry: Entry) -> bytes:
        found = self._heads.get(entry.etag)
        if found is None:
            if len(self._heads) > len(self._answers):
                self._heads.clear()
            found = self._heads[entry.etag] = _lines(entry.headers) + b"content-length: %d\r\n" % len(entry.body)
        return found


def _lines(headers: Sequence[Header]) -> bytes:
    return b"".join([name + b": " + value + b"\r\n" for name, value in headers])


class Flight:
    """A query on its way: ends in a response, or is handed over with its job as it stands."""

    __slots__ = ("_answers", "_deliver", "_hand_over", "_job", "_plan", "_request", "_server", "started")

    def __init__(
        self,
        answers: HotAnswers,
        job: Job,
        plan: Plan,
        request: Request,
        *,
        server: Server,
        started: float,
        deliver: Callable[[bytes, bytes], None],
        hand_over: Callable[[], None],
    ) -> None:
        self.started = started
        self._answers = answers
        self._job: Job | None = job
        self._plan = plan
        self._request = request
        self._server = server
        self._deliver = deliver
        self._hand_over = hand_over
        job.on_change = self._look

    def give(self) -> Job | None:
        """Let somebody else read the job from here on."""
        job, self._job = self._job, None
        if job:
            job.on_change = None
        return job

    def abandon(self) -> None:
        """Stop the evaluation: nobody is there to answer."""
        job = self.give()
        if job:
            job.cancel()
            self._answers.lose(self._request, self.started)

    def _look(self) -> None:
        job = self._job
        if job is None or not (job.done or job.held > _STREAMED):
            return
        whole = job.whole
        if whole is None:
            self._hand_over()
            return
        self.give()
        tag = cache.etag(job.version, self._plan.key)
        entry = Entry(tag, self._plan.headers(tag), whole)
        self._answers.keep(job, self._plan, self._request, entry)
        notes = {"evaluation_ms": round(job.seconds * 1000, 2)}
        self._deliver(*self._answers.respond(entry, self._request, self._server, self.started, notes))
