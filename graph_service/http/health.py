"""The endpoints for operators: liveness, readiness and metrics."""

from collections.abc import Callable

from graph_service.errors import UnavailableError
from graph_service.http import problems, responses
from graph_service.http.exchange import Exchange, Header
from graph_service.store.interface import Store

ALLOW = "GET, HEAD, OPTIONS"
_TEXT: list[Header] = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]


class HealthEndpoints:
    """``/health``, ``/ready`` and ``/metrics``."""

    def __init__(self, store: Store, metrics: Callable[[], str]) -> None:
        self._store = store
        self._metrics = metrics

    async def health(self, exchange: Exchange) -> None:
        """Tell that the process is alive; asks nothing of the store, so it answers while every worker is busy."""
        await self._text(exchange, "alive\n", _TEXT)

    async def ready(self, exchange: Exchange) -> None:
        """Return 200 if the service answers queries now, else 503."""
        if not self._store.ready:
            raise UnavailableError("The data are being loaded.")
        await self._text(exchange, f"ready\nversion {self._store.version}\n", _TEXT)

    async def metrics(self, exchange: Exchange) -> None:
        """Show the counters, for Prometheus."""
        headers: list[Header] = [(b"content-type", b"text/plain; version=0.0.4; charset=utf-8"), (b"cache-control", b"no-store")]
        await self._text(exchange, self._metrics(), headers)

    async def _text(self, exchange: Exchange, text: str, headers: list[Header]) -> None:
        if exchange.method == "OPTIONS":
            await responses.send_preflight(exchange, ALLOW)
        elif exchange.method not in ("GET", "HEAD"):
            raise problems.not_allowed(exchange, ALLOW)
        else:
            await exchange.respond(200, headers, text.encode())
