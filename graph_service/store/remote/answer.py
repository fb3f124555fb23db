"""The answer of a remote engine: streamed, transcoded in a thread, with backpressure while the reader is slow."""

import asyncio
import io
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import Executor
from typing import IO, Any, TypeVar, cast

import httpx

from graph_service.errors import LimitExceededError, ServiceError, TimeLimitError, UpstreamError
from graph_service.rdf.formats import Format
from graph_service.store import row_count
from graph_service.store.interface import Limits
from graph_service.store.limited_output import LimitedOutput
from graph_service.store.remote.client import translated
from graph_service.store.remote.engines import Engine
from graph_service.store.remote.transcode import transcode

_SMALL = 1 << 16
_AHEAD = 8

T = TypeVar("T")


class _Source:
    """The upstream body as a file for the thread that reads it."""

    def __init__(self, more: Callable[[], bytes]) -> None:
        self._more = more
        self._held = b""
        self._ended = False

    def read(self, size: int = -1) -> bytes:
        while not self._ended and (size < 0 or not self._held):
            data = self._more()
            self._held += data
            self._ended = not data
        given, self._held = (self._held, b"") if size < 0 else (self._held[:size], self._held[size:])
        return given


class RemoteAnswer:
    """An ``Answer`` from an engine. ``released`` is called once the engine has finished it."""

    def __init__(
        self,
        response: httpx.Response,
        wanted: Format,
        limits: Limits,
        engine: Engine,
        *,
        ask: bool,
        deadline: float,
        released: Callable[[], None],
    ) -> None:
        self.version = ""
        self._response = response
        self._url = str(response.request.url)
        self._wanted = wanted
        self._limits = limits
        self._engine = engine
        self._ask = ask
        self._released = released
        self._started = time.monotonic()
        self.seconds = 0.0
        self._ended = False
        self._loop = asyncio.get_running_loop()
        self._deadline = deadline
        self._body = response.aiter_raw()
        self._first: list[bytes] = []
        self._pieces: asyncio.Queue[bytes | ServiceError | None] = asyncio.Queue(_AHEAD)
        self._whole: bytes | None = None
        self._waiting: bytes | None = None
        self._pump: asyncio.Task[None] | None = None
        self._reading: asyncio.Task[Any] | None = None
        self._gone = False

    async def begin(self, executor: Executor) -> None:
        """Read all of a small answer, or the first piece of a large one.

        Raises:
            ServiceError: the engine did not answer, or its answer is malformed or too large.

        """
        try:
            self._refuse_cut()
            size, ended = 0, False
            while size < _SMALL and not ended:
                data = await self._more()
                self._first.append(data)
                size, ended = size + len(data), not data
            if ended:
                pieces: list[bytes] = []
                self._transcode(cast("IO[bytes]", io.BytesIO(b"".join(self._first))), pieces.append)
                self._whole = b"".join(pieces)
                await self._end()
                return
            self._pump = self._loop.create_task(self._run(executor))
            first = await self._pieces.get()
            if isinstance(first, ServiceError):
                raise first
            self._waiting = first
            if first is None:
                self._whole = b""
        except BaseException:
            self.cancel()
            await self._end()
            raise

    def _refuse_cut(self) -> None:
        """Refuse an answer that the engine marks in a header as incomplete."""
        engine, headers, limits = self._engine, self._response.headers, self._limits
        if engine.cut and headers.get(engine.cut):
            what = "The engine stopped the evaluation and gave part of an answer."
            raise TimeLimitError(what, limit="seconds", maximum=limits.seconds)
        stopped = headers.get(engine.cut_rows, "") if engine.cut_rows else ""
        if stopped.isdigit() and int(stopped) > limits.rows:
            raise LimitExceededError(f"The answer has more than {limits.rows} rows.", limit="rows", maximum=limits.rows)
        if stopped:
            raise UpstreamError(
                f"The engine stops its answers at {stopped[:20]} rows, and this one has as many: it may not be whole.",
                help="The operator sets the engine's own limit on rows above max-rows; or ask for less.",
            )

    async def _more(self) -> bytes:
        """Return the next bytes of the engine's body, empty at its end."""
        try:
            async with asyncio.timeout_at(self._deadline):
                with translated(self._url):
                    return await anext(self._body, b"")
        except TimeoutError:
            raise too_long(self._limits) from None

    def _transcode(self, source: IO[bytes], hand_on: Callable[[bytes], None]) -> None:
        limits = self._limits
        output = LimitedOutput(limits.bytes, limits.rows, row_count.counter(self._wanted.name), lambda parts: hand_on(b"".join(parts)))
        transcode(source, self._wanted, output, blank=self._engine.blank, ask=self._ask)
        if rest := output.take():
            hand_on(b"".join(rest))

    async def _run(self, executor: Executor) -> None:
        """Transcode a large answer in a thread, which gets every piece from this loop and returns every piece to it."""

        def call(work: Coroutine[Any, Any, T]) -> T:
            return asyncio.run_coroutine_threadsafe(work, self._loop).result()

        source = _Source(lambda: self._first.pop(0) if self._first else call(self._more_or_gone()))

        def work() -> None:
            self._transcode(cast("IO[bytes]", source), lambda data: call(self._give(data)))

        last: ServiceError | None = None
        try:
            await self._loop.run_in_executor(executor, work)
        except ServiceError as error:
            last = error
        except Exception as error:  # noqa: BLE001 - every failure must reach the reader
            last = UpstreamError(f"The engine's answer cannot be read: {type(error).__name__}.")
        await self._end()
        if not self._gone:
            await self._pieces.put(last)

    async def _more_or_gone(self) -> bytes:
        if self._gone:
            raise UpstreamError("Nobody waits for the answer any more.")
        # This task is the thread's own. The first bytes are read by the task that asks for the answer, which must not be cancelled.
        self._reading = asyncio.current_task()
        return await self._more()

    async def _give(self, data: bytes) -> None:
        """Pass a piece to the reader. Waiting for the reader does not count against the deadline, but it has a limit of its own."""
        waited = self._loop.time()
        try:
            async with asyncio.timeout(self._limits.seconds):
                await self._pieces.put(data)
        except TimeoutError:
            raise too_long(self._limits) from None
        if self._gone:
            raise UpstreamError("Nobody reads the answer any more.")
        self._deadline += self._loop.time() - waited

    async def _end(self) -> None:
        if not self._ended:
            self._ended = True
            self.seconds = time.monotonic() - self._started
            await self._response.aclose()
            self._released()

    # The reader's side

    @property
    def whole(self) -> bytes | None:
        """All the bytes if they have arrived, else None."""
        return self._whole

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the bytes; raises where they break off."""
        if self._whole is not None:
            if self._whole:
                yield self._whole
            return
        try:
            item: bytes | ServiceError | None = self._waiting
            while item is not None:
                if isinstance(item, ServiceError):
                    raise item
                yield item
                item = await self._pieces.get()
        finally:
            self.cancel()

    async def read(self) -> bytes:
        """Return all the bytes."""
        return b"".join([data async for data in self])

    def cancel(self) -> None:
        """Close the connection; engines that notice stop the evaluation."""
        if self._whole is None and not self._gone:
            self._gone = True
            # Release a thread that waits for this loop; it then finds that the reader is gone.
            while not self._pieces.empty():
                self._pieces.get_nowait()
            if self._pump and not self._pump.done() and self._reading:
                self._reading.cancel()

    async def over(self) -> None:
        """Stop, and wait until the transcoding has ended."""
        self.cancel()
        if self._pump:
            await asyncio.wait([self._pump])


def too_long(limits: Limits) -> TimeLimitError:
    """Return the error for an answer that takes too long."""
    return TimeLimitError(f"The evaluation was stopped after {limits.seconds:g} s.", limit="seconds", maximum=limits.seconds)
