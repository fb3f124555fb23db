"""How a partner is doing: what its calls gave, and the circuit breaker that spares a partner that does not answer."""

from collections import Counter
from collections.abc import Iterable

_TRIPS = 5
_REST = 30.0


class CircuitBreaker:
    """One partner's record. After five failures in a row it is left alone for 30 s; then one call tries whether it answers again.

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
        self._rests_until = 0.0
        self._trying = False
        self._asked_until = 0.0

    def rests(self, now: float) -> float:
        """Return for how many seconds more the partner is left alone; 0 lets the call through, after a rest one at a time."""
        if now < self._asked_until:
            return self._asked_until - now
        if self._failures < _TRIPS:
            return 0.0
        if now < self._rests_until:
            return self._rests_until - now
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

    def failed(self, now: float, seconds: float, outcome: str, problem: str, *, blame: bool) -> None:
        """Record a failure; ``blame`` counts it against the partner (a query that it refuses does not)."""
        self._trying = False
        self.outcomes[outcome] += 1
        self.seconds += seconds
        self.last_failure, self.last_problem = now, problem
        if blame:
            self._failures += 1
            if self._failures >= _TRIPS:
                self._rests_until = now + _REST

    def asked_to_wait(self, until: float) -> None:
        """Leave the partner alone until then, for it asked for that."""
        self._asked_until = until

    def gave_up(self) -> None:
        """Record a call that its asker broke off."""
        self._trying = False
        self.outcomes["given-up"] += 1

    @property
    def last_contact(self) -> float:
        """When the partner last answered or failed; 0 if it was not asked yet."""
        return max(self.last_answer, self.last_failure)

    def why(self, now: float) -> str:
        """Return why the partner is left alone, as the end of a sentence."""
        return "it asked to be left alone" if now < self._asked_until else f"its last {self._failures} calls failed"

    def state(self, now: float) -> str:
        """Return the state in a word: untried, answering, failing, or resting."""
        if now < self._asked_until or (self._failures >= _TRIPS and now < self._rests_until):
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
    for name, health in listed:
        lines += [
            f'compact_graph_partner_calls_total{{partner="{name}",outcome="{outcome}"}} {count}'
            for outcome, count in sorted(health.outcomes.items())
        ]
    for metric, kind, values in (
        ("seconds_total", "counter", [health.seconds for _, health in listed]),
        ("bytes_total", "counter", [health.bytes for _, health in listed]),
        ("calls_running", "gauge", [health.running for _, health in listed]),
        ("resting", "gauge", [health.state(now) == "resting" for _, health in listed]),
    ):
        lines.append(f"# TYPE compact_graph_partner_{metric} {kind}")
        lines += [
            f'compact_graph_partner_{metric}{{partner="{name}"}} {float(value):.6g}'
            for (name, _), value in zip(listed, values, strict=True)
        ]
    return "\n".join(lines) + "\n"
