"""Stores of earlier versions: rebuilt from the journal by a process of their own, a few at a time, and given up when nobody reads them."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from graph_service.errors import MemoryLimitError, ServiceError, TimeLimitError, UnavailableError, WorkerLostError
from graph_service.store.interface import Store

_IDLE = 120.0
"""Seconds after which a store that nobody reads is given up: each holds the whole dataset in memory."""


@dataclass(slots=True)
class _Held:
    """A store being rebuilt or read: the task that rebuilds it, how many read it, and the timer that gives it up."""

    made: asyncio.Task[Store]
    readers: int = 0
    timer: asyncio.TimerHandle | None = None


class PastStores:
    """At most ``most`` stores of earlier versions; ``make`` returns one, not started. Rebuilding one may take ``seconds``."""

    def __init__(self, make: Callable[[str], Store], most: int, seconds: float) -> None:
        self._make = make
        self._most = most
        self._seconds = seconds
        self._held: OrderedDict[str, _Held] = OrderedDict()
        self._building = asyncio.Lock()
        self._stopping: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def at(self, version: str) -> AsyncIterator[Store]:
        """Return the store of a version as long as the context is open.

        Raises:
            UnavailableError: all the stores that may be held are being read.
            TimeLimitError, MemoryLimitError: it could not be rebuilt within its limits.

        """
        held = self._held.get(version) or self._begin(version)
        self._held.move_to_end(version)
        held.readers += 1
        if held.timer:
            held.timer.cancel()
            held.timer = None
        try:
            # Shielded: one client that leaves does not stop what others wait for.
            yield await asyncio.shield(held.made)
        finally:
            held.readers -= 1
            if not held.readers and self._held.get(version) is held:
                if held.made.done() and (held.made.cancelled() or held.made.exception()):
                    del self._held[version]
                else:
                    held.timer = asyncio.get_running_loop().call_later(_IDLE, self._give_up, version)

    def _begin(self, version: str) -> _Held:
        while len(self._held) >= self._most:
            idle = next((name for name, held in self._held.items() if not held.readers), None)
            if idle is None:
                raise UnavailableError(
                    f"{self._most} earlier versions are being read by others.", retry_after=5, limit="versions", maximum=self._most
                )
            self._give_up(idle)
        held = self._held[version] = _Held(asyncio.get_running_loop().create_task(self._build(version)))
        return held

    async def _build(self, version: str) -> Store:
        store = self._make(version)
        # One at a time: rebuilding is work for a processor that others want too.
        async with self._building:
            try:
                async with asyncio.timeout(self._seconds):
                    await store.start()
            except TimeoutError:
                raise TimeLimitError(
                    f"Rebuilding the version {version} was stopped after {self._seconds:g} s.",
                    help="Ask for a version nearer to the present, or take a dump.",
                    limit="seconds",
                    maximum=self._seconds,
                ) from None
            except WorkerLostError:
                raise MemoryLimitError(f"Rebuilding the version {version} needed more memory than it may use.", limit="memory") from None
        return store

    def _give_up(self, version: str) -> None:
        held = self._held.pop(version)
        if held.timer:
            held.timer.cancel()
        task = asyncio.get_running_loop().create_task(_stop(held.made))
        self._stopping.add(task)
        task.add_done_callback(self._stopping.discard)

    async def stop(self) -> None:
        """Stop every store."""
        for version in list(self._held):
            self._give_up(version)
        await asyncio.gather(*self._stopping)


async def _stop(made: asyncio.Task[Store]) -> None:
    made.cancel()
    with suppress(ServiceError, asyncio.CancelledError):
        await (await made).stop()
