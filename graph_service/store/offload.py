"""Reading long texts beside the loop that answers everybody, one at a time, so that a long text delays no short one."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from graph_service.errors import QueueFullError

LONG = 1 << 14
"""Characters from which reading a text, a few microseconds for each of its words, would be noticed by others."""
_MOST_WAITING = 64
# One thread: several would take turns with the loop, and it would come round the later for each of them.
_READER = ThreadPoolExecutor(1, "reader")
_waiting = 0

T = TypeVar("T")


async def read(size: int, act: Callable[[], T]) -> T:
    """Return what ``act`` returns, at once if the text it reads is short.

    Raises:
        QueueFullError: too many long texts wait already.

    """
    global _waiting  # noqa: PLW0603 - one reader, one count
    if size <= LONG:
        return act()
    if _waiting >= _MOST_WAITING:
        raise QueueFullError(f"{_MOST_WAITING} long texts wait to be read already.", limit="queue", maximum=_MOST_WAITING)
    _waiting += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(_READER, act)
    finally:
        _waiting -= 1
