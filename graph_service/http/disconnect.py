"""Detects that a client has left while its query runs, so that the query can be stopped."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar, cast

from graph_service.http.exchange import ClientGoneError, Exchange

_QUICK = 0.05

T = TypeVar("T")


class Watch:
    """Waits for work and for the client's leaving at once; what is done quickly is never watched, which would cost more than it saves."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._loop = asyncio.get_running_loop()

    async def over(self, work: Coroutine[Any, Any, T], read: asyncio.Event | None = None) -> T:
        """Return the work's result, or cancel it once the client has gone. ``read`` is set once the work has read the request's body.

        Raises:
            ClientGoneError: the client has closed the connection.

        """
        # A coroutine runs in a task, so there is a current one.
        task = cast("asyncio.Task[object]", asyncio.current_task())
        gone: list[asyncio.Task[None]] = []

        async def watch() -> None:
            if read:
                await read.wait()
            # After the request's body the server has nothing to say but that the client left.
            while (await self._exchange.receive())["type"] != "http.disconnect":
                pass
            task.cancel("client gone")

        def begin() -> None:
            gone.append(self._loop.create_task(watch()))

        timer = self._loop.call_later(_QUICK, begin)
        try:
            return await work
        except asyncio.CancelledError:
            if gone and gone[0].done() and not gone[0].cancelled():
                task.uncancel()
                raise ClientGoneError from None
            raise
        finally:
            timer.cancel()
            if gone and not gone[0].done():
                gone[0].cancel()
