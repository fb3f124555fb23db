"""The queue for the write lease. One writer has the lease at a time.

The next lease goes to the waiting writer that has written for the shortest time lately. So a writer with many slow writes delays each
other writer by at most one write.
"""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from graph_service.errors import QueueFullError

_HALF_LIFE = 60.0
"""Half-life in seconds of the recorded writing time."""


class WriteQueue:
    """Grants the write lease. At most ``most`` writes may wait in total, ``each`` of one writer; ``clock`` gives seconds."""

    def __init__(self, most: int = 64, each: int = 16, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._each = each
        self._clock = clock
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}
        self._spent: dict[str, tuple[float, float]] = {}
        self._taken = False

    @asynccontextmanager
    async def lease(self, who: str) -> AsyncIterator[None]:
        """Wait for the lease and hold it until the end of the block.

        Raises:
            QueueFullError: too many writes wait already, in total or of this writer.

        """
        await self._take(who)
        started = self._clock()
        try:
            yield
        finally:
            spent, now = self._lately(who), self._clock()
            self._spent[who] = (spent + now - started, now)
            self._pass_on()

    async def _take(self, who: str) -> None:
        if not self._taken:
            self._taken = True
            return
        mine = self._waiting.get(who, ())
        if len(mine) >= self._each:
            raise QueueFullError(f"{len(mine)} writes of {who or 'this sender'} wait already.", limit="queue", maximum=self._each)
        if (count := sum(map(len, self._waiting.values()))) >= self._most:
            raise QueueFullError(f"{count} writes wait already.", limit="queue", maximum=self._most)
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(who, deque()).append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        while self._waiting:
            who = min(self._waiting, key=self._lately)
            place = self._waiting[who].popleft()
            if not self._waiting[who]:
                del self._waiting[who]
            if not place.done():
                place.set_result(None)
                return
        self._taken = False

    def _lately(self, who: str) -> float:
        """Return the writer's recorded writing time in seconds, which decays with time."""
        spent, when = self._spent.get(who, (0.0, 0.0))
        return float(spent * 0.5 ** ((self._clock() - when) / _HALF_LIFE))
