"""One evaluation under way: what a worker has sent so far, and whoever reads it."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable

from graph_service.errors import ServiceError, TimeLimitError
from graph_service.store.base import Limits

_PAUSE = 1 << 20
_RESUME = 1 << 18


class Job:
    """An ``Answer`` fed by a worker process.

    ``kill`` ends the process with an error for the reader; ``pause`` tells the worker's connection to stop or go on reading, so that a slow
    reader fills neither our memory nor anybody else's time: the clock stands while the reader is what we wait for.
    """

    __slots__ = (
        "_begun",
        "_chunks",
        "_deadline",
        "_done",
        "_error",
        "_held",
        "_kill",
        "_loop",
        "_pause",
        "_paused_at",
        "_started",
        "_timer",
        "_waiter",
        "limits",
        "seconds",
        "version",
    )

    def __init__(self, version: str, limits: Limits, kill: Callable[[ServiceError | None], None], pause: Callable[[bool], None]) -> None:
        self.version = version
        self.limits = limits
        self.seconds = 0.0
        self._kill = kill
        self._pause = pause
        self._chunks: deque[bytes] = deque()
        self._held = 0
        self._done = False
        self._begun = False
        self._error: ServiceError | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._loop = asyncio.get_running_loop()
        self._started = time.monotonic()
        self._deadline = self._loop.time() + limits.seconds
        self._paused_at = 0.0
        self._timer = self._loop.call_later(limits.seconds, self._expire)

    # The worker's side

    def feed(self, data: bytes) -> None:
        """Take a piece of the answer."""
        self._chunks.append(data)
        self._held += len(data)
        if self._held > _PAUSE and not self._paused_at:
            self._paused_at = self._loop.time()
            self._pause(True)  # noqa: FBT003 - the one argument says it
            self._timer.cancel()
            # A reader who takes nothing for as long as a query may run is gone, whatever its socket says.
            self._timer = self._loop.call_later(self.limits.seconds, self._expire)
        self._wake()

    def finish(self, error: ServiceError | None = None) -> None:
        """Take the end of the answer, whole or broken off by an error."""
        if self._done:
            return
        self._timer.cancel()
        self.seconds = time.monotonic() - self._started
        self._done = True
        self._error = error
        self._wake()

    @property
    def done(self) -> bool:
        """Whether the worker has nothing more to send."""
        return self._done

    def _expire(self) -> None:
        seconds = self.limits.seconds
        self._kill(TimeLimitError(f"The evaluation was stopped after {seconds:g} s.", limit="seconds", maximum=seconds))

    def _wake(self) -> None:
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)

    # The reader's side

    async def begun(self) -> None:
        """Wait until there is something to read; raise if the evaluation failed before that."""
        if not self._chunks and not self._done:
            await self._wait()
        if self._error and not self._chunks:
            raise self._error

    @property
    def whole(self) -> bytes | None:
        """All the bytes if they are here already."""
        if not self._done or self._error or self._begun:
            return None
        return self._chunks[0] if len(self._chunks) == 1 else b"".join(self._chunks)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the bytes; raises where they break off."""
        self._begun = True
        try:
            while True:
                while self._chunks:
                    data = self._chunks.popleft()
                    self._held -= len(data)
                    if self._paused_at and self._held < _RESUME:
                        self._resume()
                    yield data
                if self._error:
                    raise self._error
                if self._done:
                    return
                await self._wait()
        finally:
            self.cancel()

    async def read(self) -> bytes:
        """Return all the bytes."""
        return b"".join([data async for data in self])

    def cancel(self) -> None:
        """Stop the evaluation if it still runs."""
        if not self._done:
            self._kill(None)

    async def _wait(self) -> None:
        self._waiter = self._loop.create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _resume(self) -> None:
        waited = self._loop.time() - self._paused_at
        self._paused_at = 0.0
        self._deadline += waited
        if not self._done:
            self._timer.cancel()
            self._timer = self._loop.call_at(self._deadline, self._expire)
        self._pause(False)  # noqa: FBT003 - the one argument says it
