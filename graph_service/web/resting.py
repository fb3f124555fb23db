"""Giving memory back while serving: what pages and compressing leave behind would else stay in the heap between what is kept."""

import asyncio
from collections.abc import Callable

from graph_service.memory import give_back
from graph_service.web.exchange import Application, Receive, Scope, Send

_SECONDS = 5.0


class Resting:
    """An application that gives memory back some seconds after a request, once for all requests until then: a millisecond's work."""

    def __init__(self, application: Application, seconds: float = _SECONDS, give: Callable[[], None] = give_back) -> None:
        self._application = application
        self._seconds = seconds
        self._give = give
        self._timer: asyncio.TimerHandle | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        try:
            await self._application(scope, receive, send)
        finally:
            if self._timer is None and scope["type"] == "http":
                self._timer = asyncio.get_running_loop().call_later(self._seconds, self._rest)

    def _rest(self) -> None:
        self._timer = None
        self._give()
