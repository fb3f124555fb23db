"""Runs long work in a thread instead of the event loop, round-robin over clients.

A piece of work in a thread cannot be stopped once it runs. Work whose length a client controls is therefore split into pieces of a
fraction of a second: pieces of other clients run in between, and no piece starts for a client that has left.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from graph_service.errors import QueueFullError
from graph_service.store.client_address import client_of

LONG = 1 << 14
"""Characters from which tokenising a text, at a few microseconds a word, would delay other requests."""
_MOST_WAITING, _MOST_OF_ONE = 64, 16

T = TypeVar("T")


class Turns:
    """One piece of work at a time, with a queue for each client."""

    def __init__(self) -> None:
        self._lines: dict[str, deque[tuple[asyncio.Future[Any], Callable[[], asyncio.Future[Any]]]]] = {}
        self._busy = False

    async def run(self, client: str, start: Callable[[], asyncio.Future[T]]) -> T:
        """Start a piece of a client's work in its turn and return its result.

        If the caller is cancelled before its turn, the piece never starts; if later, a piece that is a task is cancelled too.

        Raises:
            QueueFullError: too many pieces wait already.

        """
        client = client_of(client)
        line = self._lines.get(client, deque())
        if len(line) >= _MOST_OF_ONE or sum(map(len, self._lines.values())) >= _MOST_WAITING:
            raise QueueFullError("Too much work waits to be done already.", limit="queue", maximum=_MOST_WAITING)
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        line.append((done, start))
        self._lines[client] = line
        self._next()
        return await done

    def _next(self) -> None:
        while self._lines and not self._busy:
            client = next(iter(self._lines))
            # The client goes to the end of the round if it has more.
            line = self._lines.pop(client)
            done, start = line.popleft()
            if line:
                self._lines[client] = line
            if not done.done():
                self._busy = True
                running = start()
                running.add_done_callback(partial(self._finish, done))
                done.add_done_callback(partial(_cancel, running))

    def _finish(self, done: asyncio.Future[Any], running: asyncio.Future[Any]) -> None:
        self._busy = False
        error = None if running.cancelled() else running.exception()
        if done.done():
            pass
        elif error:
            done.set_exception(error)
        else:
            done.set_result(running.result())
        self._next()


def _cancel(running: asyncio.Future[Any], done: asyncio.Future[Any]) -> None:
    # What runs in a thread goes on, and the next piece waits for it.
    if done.cancelled() and isinstance(running, asyncio.Task):
        running.cancel()


class Offload:
    """One thread, in turn for each client. More threads would compete with the event loop for the interpreter lock."""

    def __init__(self, name: str) -> None:
        self._thread = ThreadPoolExecutor(1, name)
        self._turns = Turns()

    async def run(self, client: str, act: Callable[[], T]) -> T:
        """Run a piece of a client's work in the thread and return its result. Raises as ``Turns.run``."""
        return await self._turns.run(client, lambda: asyncio.get_running_loop().run_in_executor(self._thread, act))


# One for each loop: tests run several loops in one process.
_readers: WeakKeyDictionary[asyncio.AbstractEventLoop, Offload] = WeakKeyDictionary()
_workers: WeakKeyDictionary[asyncio.AbstractEventLoop, Offload] = WeakKeyDictionary()


def _of_loop(offloads: "WeakKeyDictionary[asyncio.AbstractEventLoop, Offload]", name: str) -> Offload:
    loop = asyncio.get_running_loop()
    return offloads.get(loop) or offloads.setdefault(loop, Offload(name))


async def run(client: str, act: Callable[[], T]) -> T:
    """Run a piece of a client's work and return its result.

    Raises:
        QueueFullError: too many pieces wait already.

    """
    return await _of_loop(_workers, "worker").run(client, act)


async def read(size: int, act: Callable[[], T], client: str = "") -> T:
    """Return the result of ``act``, which reads a text of ``size`` characters; long texts run in a thread reserved for them.

    Raises:
        QueueFullError: too many long texts wait already.

    """
    return act() if size <= LONG else await _of_loop(_readers, "reader").run(client, act)
