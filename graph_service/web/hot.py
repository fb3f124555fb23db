"""The short way for the commonest requests: from the connection to the store and back without waking the application.

It is for queries by GET or POST that say nothing unusual. An answer at hand is written to the connection at once. Another query is given to
the store from here, and its answer written when it is whole. Whatever else a request says, a condition, an id, a dataset, and whatever
becomes of it other than a whole answer of moderate size, goes the ordinary way, where the same rules, taken from the same functions, give
the same bytes. See docs/decisions/0010-execution.md.
"""

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from graph_service.errors import ServiceError
from graph_service.per_version import Versioned
from graph_service.store.base import Query
from graph_service.store.job import Job
from graph_service.web import cache
from graph_service.web.cache import AnswerCache, Entry, RawKey
from graph_service.web.exchange import Header
from graph_service.web.observe import Answered, Log, Metrics, Recorder, RequestIds
from graph_service.web.query import Plan, QueryEndpoint
from graph_service.web.query_request import read

_PATH = "/sparql"
_PATHS = (b"/sparql", b"/sparql/")
_QUIET = frozenset(
    b"host user-agent accept-encoding accept-language cache-control pragma referer origin connection dnt priority "
    b"sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform".split()
)
"""Headers that do not change the answer."""
_FORWARDED = frozenset(b"x-forwarded-for x-forwarded-proto x-forwarded-host x-real-ip forwarded via".split())
"""What a proxy adds."""
_TELLING = frozenset([b"accept", b"content-type", b"content-length"])
_STREAMED = 1 << 18
"""Bytes from which an answer is sent as it comes."""
_LONGEST = 1 << 16
"""Bytes of the longest request that goes this way."""


class Request(NamedTuple):
    """A request as the connection has it, nothing decoded; ``raw`` is what the cache knows it by, ``client`` is the other end."""

    method: str
    raw: RawKey
    client: str
    forwarded: bool
    """Whether a proxy sent it for somebody else, so that ``client`` is not who asks."""

    @property
    def accept(self) -> str:
        """The Accept header."""
        return self.raw[1].decode("latin-1")


class Immediate(Versioned, Protocol):
    """A store that takes a query without waiting."""

    def begin(self, query: Query) -> Job:
        """Evaluate it, or put it in line."""
        ...


def read_head(method: bytes, url: bytes, headers: Sequence[Header], client: str) -> Request | None:
    """Return a request, its body still empty, if it may go the short way as far as its head tells, else None."""
    path, mark, query_string = url.partition(b"?")
    if path not in _PATHS or len(url) > _LONGEST or (not mark if method == b"GET" else method != b"POST"):
        return None
    found: dict[bytes, bytes] = {}
    forwarded = False
    for name, value in headers:
        if name in _TELLING:
            if name in found:
                return None
            found[name] = value
        elif name in _FORWARDED:
            forwarded = True
        elif name not in _QUIET:
            return None
    length = found.get(b"content-length", b"")
    if (length != b"") != (method == b"POST") or (length and not (length.isdigit() and int(length) <= _LONGEST)):
        return None
    if method == b"GET" and b"content-type" in found:
        return None
    return Request(method.decode(), (query_string, found.get(b"accept", b"*/*"), found.get(b"content-type", b""), b""), client, forwarded)


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
        self._heads: dict[bytes, bytes] = {}
        self._standing: Sequence[Header] | None = None
        self._first = b""

    def find(self, request: Request, standing: Sequence[Header]) -> tuple[bytes, bytes] | None:
        """Return the response that is at hand, head and body, or None. ``standing`` are the server's own headers."""
        started = time.perf_counter()
        entry = self._answers.by_request(self._versioned.version, request.raw)
        return None if entry is None else self._response(entry, request, standing, started, {"cached": True})

    def begin(
        self, request: Request, standing: Sequence[Header], deliver: Callable[[bytes, bytes], None], hand_over: Callable[[], None]
    ) -> "Flight | None":
        """Have the store evaluate a query; returns None if there is nothing to wait for.

        Once, now or later, ``deliver`` is called with the whole response, or later ``hand_over`` if the rest is for the ordinary way. If
        nothing was delivered and None is returned, all of it is.
        """
        if self._endpoint is None or self._store is None or request.forwarded:
            return None
        started = time.perf_counter()
        query_string, _, content_type, body = request.raw
        if request.method == "GET" and b"query=" not in query_string:
            return None
        try:
            asked = read(request.method, query_string, content_type.decode("latin-1"), body, self._endpoint.most_seconds)
            plan = self._endpoint.plan(asked, request.accept, request.client)
            if plan is None or not plan.lasting or plan.joint:
                return None
            entry = self._answers.get(self._store.version, plan.key, request.raw)
            job = None if entry else self._store.begin(plan.query)
        except ServiceError:
            # The ordinary way meets the same error and says it.
            return None
        if job is None or entry:
            # Asked before in other words.
            if entry:
                deliver(*self._response(entry, request, standing, started, {"cached": True}))
            return None

        def land(entry: Entry) -> None:
            if job.version == self._versioned.version:
                self._answers.put(job.version, plan.key, request.raw, entry)
            deliver(*self._response(entry, request, standing, started, {"evaluation_ms": round(job.seconds * 1000, 2)}))

        def lose() -> None:
            answered = Answered(self._ids.next(()), request.method, _PATH, 0, 0, request.client)
            self._recorder.record("query", answered, time.perf_counter() - started, {"client_gone": True})

        return Flight(job, plan, started, land=land, hand_over=hand_over, lose=lose)

    def _response(
        self, entry: Entry, request: Request, standing: Sequence[Header], started: float, notes: dict[str, object]
    ) -> tuple[bytes, bytes]:
        request_id = self._ids.next(())
        head = b"".join((self._start(standing), self._head(entry), b"x-request-id: ", request_id.encode(), b"\r\n\r\n"))
        answered = Answered(request_id, request.method, _PATH, 200, len(entry.body), request.client)
        self._recorder.record("query", answered, time.perf_counter() - started, notes)
        return head, entry.body

    def _start(self, standing: Sequence[Header]) -> bytes:
        """Return the status line and the server's own headers, which change with the second that the date tells."""
        if standing is not self._standing:
            self._standing = standing
            self._first = b"".join([b"HTTP/1.1 200 OK\r\n", *(name + b": " + value + b"\r\n" for name, value in standing)])
        return self._first

    def _head(self, entry: Entry) -> bytes:
        found = self._heads.get(entry.etag)
        if found is None:
            if len(self._heads) > len(self._answers):
                self._heads.clear()
            lines = [name + b": " + value + b"\r\n" for name, value in entry.headers]
            found = self._heads[entry.etag] = b"".join(lines) + b"content-length: %d\r\n" % len(entry.body)
        return found


class Flight:
    """A query on its way: ends in an entry, or is handed over with its job as it stands."""

    def __init__(
        self,
        job: Job,
        plan: Plan,
        started: float,
        *,
        land: Callable[[Entry], None],
        hand_over: Callable[[], None],
        lose: Callable[[], None],
    ) -> None:
        self.started = started
        self._job: Job | None = job
        self._plan = plan
        self._land = land
        self._hand_over = hand_over
        self._lose = lose
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
            self._lose()

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
        self._land(Entry(tag, self._plan.headers(tag), whole))
