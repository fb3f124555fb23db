"""Returns free memory to the system while serving: memory freed by pages and compression would otherwise stay in the heap."""

import asyncio
from collections.abc import Callable

from graph_service.store.embedded.process_memory import give_back

_SECONDS = 5.0


class MemoryTrim:
    """Trims the heap some seconds after a request, once for all requests until then; it takes a millisecond."""

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
