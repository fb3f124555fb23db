"""What the operator sees: one line of JSON a request, and counters for Prometheus."""

import asyncio
import itertools
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

_FLUSH_AFTER = 0.2
_REQUEST_ID = re.compile(r"[A-Za-z0-9._:/+=-]{1,64}\Z")
_BUCKETS = (0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10.0, 60.0)
FAILURES = frozenset(
    (
        "counts-left-out",
        "data-process-lost",
        "odd-rows",
        "partner-failed",
        "reader-failed",
        "recovered",
        "restart-failed",
        "tokens-kept",
        "validation-failed",
        "waiting",
    )
)


class Log:
    """Lines of JSON on a stream, gathered for a moment so that logging costs little. Levels: info (all), warning (failures), off."""

    def __init__(self, level: str, write: Callable[[str], object] = sys.stderr.write) -> None:
        self._level = level
        self._write = write
        self._lines: list[str] = []
        self._pending = False

    def wants(self, *, failed: bool = False) -> bool:
        """Return True if an event would be written."""
        return self._level == "info" or (failed and self._level != "off")

    def event(self, event: str, members: dict[str, Any], *, failed: bool = False) -> None:
        """Log an event; ``failed`` makes it a failure whatever it is called."""
        failed = failed or event in FAILURES
        if not self.wants(failed=failed):
            return
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "level": "warning" if failed else "info",
            "event": event,
            **members,
        }
        self._lines.append(json.dumps(line, ensure_ascii=False, default=str))
        if not self._pending:
            try:
                asyncio.get_running_loop().call_later(_FLUSH_AFTER, self.flush)
                self._pending = True
            except RuntimeError:
                self.flush()

    def flush(self) -> None:
        """Write what has gathered."""
        self._pending = False
        lines, self._lines = self._lines, []
        if lines:
            try:
                self._write("\n".join(lines) + "\n")
            except (OSError, ValueError):
                # Nobody reads the log any more: that is not a reason to stop serving.
                self._level = "off"


class RequestRecord(NamedTuple):
    """A request and what became of it: its status is 0 if nobody was there to answer, ``bytes`` is the length of the body sent."""

    id: str
    method: str
    path: str
    status: int
    bytes: int
    client: str


class RequestIds:
    """Gives each request an id: the client's own if it sent a sane one, else a number under a prefix of this process."""

    def __init__(self) -> None:
        self._prefix = os.urandom(4).hex()
        self._numbers = itertools.count(1)

    def next(self, headers: Iterable[tuple[bytes, bytes]]) -> str:
        """Return the id of the next request."""
        for name, value in headers:
            if name == b"x-request-id":
                given = value.decode("latin-1")
                if _REQUEST_ID.match(given):
                    return given
        return f"{self._prefix}-{next(self._numbers):x}"


class Metrics:
    """Counts requests by endpoint and status and times them; ``gauges`` is asked when somebody looks."""

    def __init__(self, gauges: Callable[[], dict[str, float]]) -> None:
        self._gauges = gauges
        self._started = time.time()
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._buckets: dict[str, list[int]] = {}
        self._seconds: dict[str, float] = {}
        self._problems: Counter[str] = Counter()

    def observe(self, endpoint: str, method: str, status: int, seconds: float, problem: str | None) -> None:
        """Count a request."""
        known = method if method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS") else "other"
        self._requests[endpoint, known, status] += 1
        buckets = self._buckets.get(endpoint)
        if buckets is None:
            buckets = self._buckets[endpoint] = [0] * (len(_BUCKETS) + 1)
        for number, bound in enumerate(_BUCKETS):
            if seconds <= bound:
                buckets[number] += 1
                break
        else:
            buckets[-1] += 1
        self._seconds[endpoint] = self._seconds.get(endpoint, 0.0) + seconds
        if problem:
            self._problems[problem] += 1

    def render(self) -> str:
        """Return the text exposition format, version 0.0.4."""
        lines = ["# HELP compact_graph_requests_total Requests answered.", "# TYPE compact_graph_requests_total counter"]
        for (endpoint, method, status), count in sorted(self._requests.items()):
            lines.append(f'compact_graph_requests_total{{endpoint="{endpoint}",method="{method}",status="{status}"}} {count}')
        lines += ["# HELP compact_graph_problems_total Problems answered, by slug.", "# TYPE compact_graph_problems_total counter"]
        lines += [f'compact_graph_problems_total{{problem="{slug}"}} {count}' for slug, count in sorted(self._problems.items())]
        lines += ["# HELP compact_graph_request_seconds Time to answer.", "# TYPE compact_graph_request_seconds histogram"]
        for endpoint, buckets in sorted(self._buckets.items()):
            total = 0
            for bound, count in zip((*_BUCKETS, "+Inf"), buckets, strict=True):
                total += count
                lines.append(f'compact_graph_request_seconds_bucket{{endpoint="{endpoint}",le="{bound}"}} {total}')
            lines.append(f'compact_graph_request_seconds_sum{{endpoint="{endpoint}"}} {self._seconds[endpoint]:.6f}')
            lines.append(f'compact_graph_request_seconds_count{{endpoint="{endpoint}"}} {total}')
        for name, value in self._gauges().items():
            kind = "counter" if name.endswith("_total") else "gauge"
            lines += [f"# TYPE compact_graph_{name} {kind}", f"compact_graph_{name} {value:g}"]
        lines += ["# TYPE process_start_time_seconds gauge", f"process_start_time_seconds {self._started:.3f}"]
        return "\n".join(lines) + "\n"


class Recorder:
    """Records each request: a line in the log and a count in the metrics."""

    def __init__(self, log: Log, metrics: Metrics) -> None:
        self._log = log
        self._metrics = metrics

    def record(self, endpoint: str, request: RequestRecord, seconds: float, notes: Mapping[str, Any]) -> None:
        """Log and count a request. ``notes`` are logged with it; ``problem`` or ``broken_off`` among them is the slug of an error."""
        self._metrics.observe(endpoint, request.method, request.status, seconds, notes.get("problem") or notes.get("broken_off"))
        failed = request.status >= 500 or "broken_off" in notes or "traceback" in notes  # noqa: PLR2004 - HTTP's server errors
        if self._log.wants(failed=failed):
            self._log.event("request", {**request._asdict(), "ms": round(seconds * 1000, 2), **notes}, failed=failed)
