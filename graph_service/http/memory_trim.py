"""Giving memory back while serving: what pages and compressing leave behind would else stay in the heap between what is kept."""

import asyncio
from collections.abc import Callable

from graph_service.store.embedded.process_memory import give_back

_SECONDS = 5.0


class MemoryTrim:
    """Gives memory back some seconds after a request, once for all requests until then: a millisecond's work."""

    def __init__(self, seconds: float = _SECONDS, give: Callable[[], None] = give_back) -> None:
        self._seconds = seconds
        self._give = give
        self._timer: asyncio.TimerHandle | None = None

    def after_request(self) -> None:
        """Note that a request was answered."""
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._seconds, self._trim)

    def _trim(self) -> None:
        self._timer = None
        self._give()
