"""The circuit breaker of a partner: it counts the outcomes of calls and stops calls to a partner that does not answer."""

from collections import Counter
from collections.abc import Iterable

_TRIPS = 5
_OPEN_SECONDS = 30.0


class CircuitBreaker:
    """One partner's circuit breaker. Five failures in a row open it for 30 s; then one trial call decides whether it closes.

    Times are seconds of the caller's clock.
    """

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.seconds = 0.0
        self.bytes = 0
        self.running = 0
        self.last_answer = 0.0
        self.last_failure = 0.0
        self.last_problem = ""
        self.last_seconds = 0.0
        self._failures = 0
        self._open_until = 0.0
        self._trying = False
        self._wait_until = 0.0

    def seconds_open(self, now: float) -> float:
        """Return for how many more seconds calls are refused; 0 lets the call through. After that, one call at a time."""
        if now < self._wait_until:
            return self._wait_until - now
        if self._failures < _TRIPS:
            return 0.0
        if now < self._open_until:
            return self._open_until - now
        if self._trying:
            return 1.0
        self._trying = True
        return 0.0

    def answered(self, now: float, seconds: float, size: int) -> None:
        """Record an answer."""
        self._failures, self._trying = 0, False
        self.last_answer, self.last_seconds = now, seconds
        self.outcomes["answered"] += 1
        self.seconds += seconds
        self.bytes += size

    def failed(self, now: float, seconds: float, outcome: str, problem: str, *, counts: bool) -> None:
        """Record a failure; ``counts`` is False if it does not count against the partner (a query that the partner refuses)."""
        self._trying = False
        self.outcomes[outcome] += 1
        self.seconds += seconds
        self.last_failure, self.last_problem = now, problem
        if counts:
            self._failures += 1
            if self._failures >= _TRIPS:
                self._open_until = now + _OPEN_SECONDS

    def asked_to_wait(self, until: float) -> None:
        """Refuse calls until then: the partner sent Retry-After."""
        self._wait_until = until

    def gave_up(self) -> None:
        """Record a call that the caller cancelled."""
        self._trying = False
        self.outcomes["given-up"] += 1

    @property
    def last_contact(self) -> float:
        """When the partner last answered or failed; 0 if it was never called."""
        return max(self.last_answer, self.last_failure)

    def why(self, now: float) -> str:
        """Return why calls are refused, as the end of a sentence."""
        return "it asked to be left alone" if now < self._wait_until else f"its last {self._failures} calls failed"

    def state(self, now: float) -> str:
        """Return the state in a word: untried, answering, failing, or resting (the breaker is open)."""
        if now < self._wait_until or (self._failures >= _TRIPS and now < self._open_until):
            return "resting"
        if self._failures or (self.last_failure > self.last_answer and not self.last_answer):
            return "failing"
        return "answering" if self.last_answer else "untried"


def render(records: Iterable[tuple[str, CircuitBreaker]], now: float) -> str:
    """Return the metrics of all partners in Prometheus' text format."""
    listed = list(records)
    lines = [
        "# HELP compact_graph_partner_calls_total Calls to a partner, by how they ended.",
        "# TYPE compact_graph_partner_calls_total counter",
    ]
    for name, breaker in listed:
        lines += [
            f'compact_graph_partner_calls_total{{partner="{name}",outcome="{outcome}"}} {count}'
            for outcome, count in sorted(breaker.outcomes.items())
        ]
    for metric, kind, values in (
        ("seconds_total", "counter", [breaker.seconds for _, breaker in listed]),
        ("bytes_total", "counter", [breaker.bytes for _, breaker in listed]),
        ("calls_running", "gauge", [breaker.running for _, breaker in listed]),
        ("resting", "gauge", [breaker.state(now) == "resting" for _, breaker in listed]),
    ):
        lines.append(f"# TYPE compact_graph_partner_{metric} {kind}")
        lines += [
            f'compact_graph_partner_{metric}{{partner="{name}"}} {float(value):.6g}'
            for (name, _), value in zip(listed, values, strict=True)
        ]
    return "\n".join(lines) + "\n"
