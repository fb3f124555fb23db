"""A job: one evaluation from the queue to its end, with the bytes that the worker has sent and the reader has not taken."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from typing import Protocol

from graph_service.errors import ServiceError, TimeLimitError, UnavailableError, WorkerLostError
from graph_service.store.interface import Limits

_PAUSE = 1 << 20
_RESUME = 1 << 18


class Evaluator(Protocol):
    """What a job needs of its worker."""

    def kill(self, error: ServiceError | None) -> None:
        """End the process at once, and the job with the error."""
        ...

    def pause(self, stop: bool) -> None:  # noqa: FBT001 - the one argument says it
        """Stop or resume reading from the worker, so that a slow reader does not fill the memory."""
        ...


class Job:
    """An ``Answer`` fed by a worker process.

    ``frame`` is the request to the worker, ``client`` the client's key; ``leave`` removes a waiting job from its queue. The clock starts
    with the evaluation, and stops while the job waits for the reader.
    """

    __slots__ = (
        "_begun",
        "_chunks",
        "_deadline",
        "_done",
        "_error",
        "_leave",
        "_loop",
        "_paused_at",
        "_started",
        "_timer",
        "_waiter",
        "_worker",
        "client",
        "frame",
        "held",
        "limits",
        "patience",
        "queued",
        "seconds",
        "version",
    )

    def __init__(self, frame: bytes, limits: Limits, client: str, leave: Callable[["Job"], None]) -> None:
        self.frame = frame
        self.limits = limits
        self.client = client
        self.version = ""
        self.seconds = 0.0
        self.held = 0
        """Bytes that wait to be read."""
        self.queued = 0.0
        """When it was queued, by the loop's clock. The pool sets it."""
        self.patience: asyncio.TimerHandle | None = None
        """The time limit for waiting in the queue. The pool sets it."""
        self._leave = leave
        self._worker: Evaluator | None = None
        self._chunks: deque[bytes] = deque()
        self._done = False
        self._begun = False
        self._error: ServiceError | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._loop = asyncio.get_running_loop()
        self._started = self._deadline = self._paused_at = 0.0
        self._timer: asyncio.TimerHandle | None = None

    # The worker's side

    def start(self, worker: Evaluator, version: str) -> None:
        """Begin: the clock runs from now."""
        self._worker = worker
        self.version = version
        self._started = time.monotonic()
        self._deadline = self._loop.time() + self.limits.seconds
        self._timer = self._loop.call_later(self.limits.seconds, self._expire)

    def feed(self, data: bytes) -> None:
        """Take a piece of the answer."""
        self._chunks.append(data)
        self.held += len(data)
        if self.held > _PAUSE and not self._paused_at and self._worker:
            self._paused_at = self._loop.time()
            self._worker.pause(True)  # noqa: FBT003 - the one argument says it
            self._cancel_timer()
            # A reader that takes nothing for as long as a query may run counts as gone.
            self._timer = self._loop.call_later(self.limits.seconds, self._expire)
        self._tell()

    def finish(self, error: ServiceError | None = None, last: bytes = b"") -> None:
        """End the answer, with its last bytes or with an error."""
        if self._done:
            return
        if last:
            self._chunks.append(last)
            self.held += len(last)
        self._cancel_timer()
        if self._worker:
            self.seconds = time.monotonic() - self._started
        self._worker = None
        self._done = True
        self._error = error
        self._tell()

    @property
    def done(self) -> bool:
        """Whether the worker has nothing more to send."""
        return self._done

    @property
    def lag(self) -> float:
        """Seconds for which the worker has been waiting for the reader."""
        return self._loop.time() - self._paused_at if self._paused_at and not self._done else 0.0

    @property
    def age(self) -> float:
        """Seconds since the evaluation began."""
        return time.monotonic() - self._started if self._worker else 0.0

    def give_way(self, why: str) -> None:
        """Stop the evaluation because other requests wait for its worker."""
        self._stop(UnavailableError(why, help="Ask again later, or for less.", retry_after=5, limit="workers"))

    def _expire(self) -> None:
        seconds = self.limits.seconds
        self._stop(TimeLimitError(f"The evaluation was stopped after {seconds:g} s.", limit="seconds", maximum=seconds))

    def _stop(self, error: ServiceError | None) -> None:
        if self._worker:
            self._worker.kill(error)
        else:
            self._leave(self)
            self.finish(error or WorkerLostError("Nobody waited for the answer."))

    def _tell(self) -> None:
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)

    def _cancel_timer(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    # The reader's side

    async def begun(self) -> None:
        """Wait until bytes can be read; raise if the evaluation failed before that."""
        try:
            while not self._chunks and not self._done:
                await self._wait()
        except asyncio.CancelledError:
            self.cancel()
            raise
        if self._error and not self._chunks:
            raise self._error

    async def ended(self) -> None:
        """Wait until all the bytes are here; raise if the evaluation failed. The answer must be small enough never to pause."""
        try:
            while not self._done:
                await self._wait()
        except asyncio.CancelledError:
            self.cancel()
            raise
        if self._error:
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
                    self.held -= len(data)
                    if self._paused_at and self.held < _RESUME:
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
        """Stop the evaluation if it runs, or remove it from the queue."""
        if not self._done:
            self._stop(None)

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
            self._cancel_timer()
            self._timer = self._loop.call_at(self._deadline, self._expire)
        if self._worker:
            self._worker.pause(False)  # noqa: FBT003 - the one argument says it
