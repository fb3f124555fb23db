"""The only way to call a partner: use a cached answer if it is fresh, respect the circuit breaker, wait for a free line, then send.

What it returns is a whole answer; everything else is an error that names the partner.
"""

import asyncio
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from graph_service.errors import PartnerFailedError, PartnerTimeoutError
from graph_service.federation import circuit_breaker, failures, results
from graph_service.federation.circuit_breaker import CircuitBreaker
from graph_service.federation.http_cache import StoredResponse, lifetime
from graph_service.federation.partners import Partner, Partners
from graph_service.federation.results import Solutions, TooManyRowsError, UnreadableError
from graph_service.namespaces import BASE
from graph_service.rdf.terms import Iri
from graph_service.store.byte_cache import ByteCache

_GENID = BASE + ".well-known/genid/"
_CACHE_BYTES = 32 * 2**20
_BLAMELESS = range(400, 500)
_NOT_MODIFIED = 304


@dataclass
class Budget:
    """What one query may still do: its calls left, and the moment (of the event loop) at which its time is over."""

    calls: int
    deadline: float

    @property
    def seconds(self) -> float:
        """Seconds left."""
        return self.deadline - asyncio.get_running_loop().time()


class Gateway:
    """Asks the partners. ``log`` takes an event and its members; a credential is never among them."""

    def __init__(self, partners: Partners, log: Callable[[str, dict[str, Any]], None] = lambda _event, _members: None) -> None:
        if partners.listed:
            # With it comes the HTTP client, some megabytes that a service without partners does without. Not with the first call, which
            # would hold up whatever else is asked then.
            from graph_service.federation.http_call import call  # noqa: PLC0415 - see above

            self._ask = call
        self.partners = partners
        self._log = log
        self._cache: ByteCache[tuple[str, str], StoredResponse] = ByteCache(_CACHE_BYTES)
        self._breakers = {partner.name: CircuitBreaker() for partner in partners.listed}
        self._lines = {partner.name: asyncio.Semaphore(partner.concurrent) for partner in partners.listed}

    def breaker(self, partner: Partner) -> CircuitBreaker:
        """Return a partner's circuit breaker."""
        return self._breakers[partner.name]

    def metrics(self) -> str:
        """Return the counters of all partners in Prometheus' text format."""
        return circuit_breaker.render(self._breakers.items(), time.time())

    async def ask(self, partner: Partner, query: str, budget: Budget) -> Solutions:
        """Return a partner's answer to a SELECT query.

        Raises:
            PartnerFailedError: it gave none, or the query has used up its calls.

        """
        record = self._breakers[partner.name]
        stored = self._cache.get((partner.name, query))
        if stored and stored.until > time.time():
            record.outcomes["cached"] += 1
            return await self._read(partner, query, stored.body, stored.kind)
        if budget.calls < 1:
            what = f"is not asked: the query has made all the {self.partners.calls} calls that one query may make"
            raise failures.failure(partner, what, limit="calls", maximum=self.partners.calls)
        budget.calls -= 1
        now = time.time()
        rest = record.seconds_open(now)
        if rest:
            record.outcomes["resting"] += 1
            failed = f"{record.why(now)}; it is tried again in {rest:.0f} s"
            raise failures.failure(partner, f"is not asked: {failed}. The last one: {record.last_problem.rstrip('.')}")
        return await self._call(partner, query, stored, max(0.05, min(partner.seconds, budget.seconds)))

    async def probe(self, partner: Partner, query: str, seconds: float) -> None:
        """Ask a partner a small question whatever is known of its answer, unless it is left alone.

        Raises:
            PartnerFailedError: it gave no answer.

        """
        if not self._breakers[partner.name].seconds_open(time.time()):
            await self._call(partner, query, None, seconds)

    async def _call(self, partner: Partner, query: str, stored: StoredResponse | None, seconds: float) -> Solutions:
        record, started = self._breakers[partner.name], time.monotonic()
        try:
            async with self._line(partner, seconds):
                record.running += 1
                try:
                    left = max(0.05, seconds - (time.monotonic() - started))
                    body, kind = await self._fetch(partner, query, stored, left)
                    solutions = await self._read(partner, query, body, kind)
                finally:
                    record.running -= 1
        except PartnerFailedError as error:
            taken = time.monotonic() - started
            status = error.members.get("answered", 0)
            outcome = "timeout" if isinstance(error, PartnerTimeoutError) else f"status-{status}" if status not in (0, 200) else "failed"
            record.failed(time.time(), taken, outcome, error.detail, counts=_counts_as_failure(partner, error, seconds))
            wait = error.members.get("retry_after")
            if isinstance(wait, int):
                record.asked_to_wait(time.time() + wait)
            self._cache.drop((partner.name, query))
            self._log("partner-failed", {"partner": partner.name, "ms": round(taken * 1000, 1), "detail": error.detail})
            raise
        except BaseException:
            record.gave_up()
            raise
        record.answered(time.time(), time.monotonic() - started, len(body))
        return solutions

    def _line(self, partner: Partner, seconds: float) -> "_Line":
        return _Line(self._lines[partner.name], partner, seconds)

    async def _fetch(self, partner: Partner, query: str, stored: StoredResponse | None, seconds: float) -> tuple[bytes, str]:
        validators: dict[str, str] = {}
        if stored and stored.etag:
            validators["if-none-match"] = stored.etag
        elif stored and stored.modified:
            validators["if-modified-since"] = stored.modified
        reply = await self._ask(partner, query, validators, seconds)
        fresh = lifetime(reply.headers, authorised=bool(partner.authorization))
        if reply.status == _NOT_MODIFIED:
            if stored is None:
                raise failures.failure(partner, "answered 304 to a question without a condition", answered=_NOT_MODIFIED)
            if fresh is None:
                self._cache.drop((partner.name, query))
            else:
                self._keep(partner, query, replace(stored, until=time.time() + fresh))
            return stored.body, stored.kind
        media_type = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
        kind = partner.results or results.KINDS.get(media_type, "")
        if not kind:
            what = f"answered with {media_type[:100] or 'no media type'}, not with SPARQL results in JSON or XML"
            raise failures.answered(partner, what, reply.status, reply.headers, reply.body)
        if "x-sql-state" in reply.headers:
            # Virtuoso's "anytime" answers: a part of the answer with status 200.
            raise failures.answered(partner, "gave a part of the answer as if it were all", reply.status, reply.headers, reply.body)
        stopped = reply.headers.get("x-sparql-maxrows", "")
        if stopped:
            # Virtuoso again: its own limit on rows, lower than the one that we asked for, with status 200.
            what = f"stops its answers at {stopped[:20]} rows, and this one has as many: it may not be whole"
            raise failures.failure(partner, what, limit="rows", **({"maximum": int(stopped)} if stopped.isdecimal() else {}))
        etag, modified = reply.headers.get("etag", ""), reply.headers.get("last-modified", "")
        if fresh is not None and (fresh > 0 or etag or modified):
            self._keep(partner, query, StoredResponse(reply.body, kind, time.time() + fresh, etag, modified))
        else:
            self._cache.drop((partner.name, query))
        return reply.body, kind

    def _keep(self, partner: Partner, query: str, response: StoredResponse) -> None:
        self._cache.put((partner.name, query), response, len(response.body), len(query))

    async def _read(self, partner: Partner, query: str, body: bytes, kind: str) -> Solutions:
        try:
            solutions = await asyncio.to_thread(_solutions, partner, query, body, kind)
        except TooManyRowsError:
            what = f"answered with more than the {partner.rows} rows that are taken from it"
            raise failures.failure(partner, what, limit="rows", maximum=partner.rows) from None
        except UnreadableError as error:
            raise failures.answered(partner, f"gave an answer that cannot be used: {error}", 200, {"content-type": kind}, body) from None
        if partner.truncates and len(solutions.rows) >= partner.truncates:
            what = f"cuts its answers at {partner.truncates} rows, and this one has as many: it may not be whole"
            raise failures.failure(partner, what, limit="rows", maximum=partner.truncates)
        return solutions


def _solutions(partner: Partner, query: str, body: bytes, kind: str) -> Solutions:
    # A blank node's label says something inside one answer only (SPARQL 1.1 §5.1.1): the IRI that stands for it names the answer too. The
    # same question asked again may have another one, with the same labels.
    answer = hashlib.blake2b(query.encode() + b"\n" + body, digest_size=9).hexdigest()

    def blank(label: str) -> Iri:
        return Iri(f"{_GENID}{partner.name}/{answer}/{hashlib.blake2b(label.encode('utf-8', 'replace'), digest_size=9).hexdigest()}")

    return results.read(body, kind, partner.rows, blank)


def _counts_as_failure(partner: Partner, error: PartnerFailedError, seconds: float) -> bool:
    """Return True if the partner caused the failure, not the query, its time limit or our own bounds."""
    limit = error.members.get("limit")
    if limit == "seconds":
        return seconds >= partner.seconds / 2
    return limit is None and error.members.get("answered", 0) not in _BLAMELESS


class _Line:
    """A free line to a partner, waited for no longer than a call may take."""

    def __init__(self, semaphore: asyncio.Semaphore, partner: Partner, seconds: float) -> None:
        self._semaphore = semaphore
        self._partner = partner
        self._seconds = seconds

    async def __aenter__(self) -> None:
        try:
            async with asyncio.timeout(self._seconds):
                await self._semaphore.acquire()
        except TimeoutError:
            raise PartnerTimeoutError(
                f"{failures.named(self._partner)} is not asked: {self._partner.concurrent} calls to it run already.",
                partner=self._partner.name,
                endpoint=self._partner.endpoint,
                limit="concurrent",
                maximum=self._partner.concurrent,
            ) from None

    async def __aexit__(self, *_: object) -> None:
        self._semaphore.release()
