"""Asks a process of its own about a document, and says as errors of ours why it did not answer."""

import asyncio

from graph_service.errors import MemoryLimitError, ServiceError, TimeLimitError
from graph_service.store.embedded import child_process

HELP = "Send the document in parts, or as plain text."
_OWN_MEMORY = 384 << 20
"""What Python and the libraries for documents map before they read anything."""


async def ask(module: str, request: bytes, *, memory: int, seconds: float) -> bytes:
    """Return what a module writes about a request, in so many bytes of memory beside its own and so many seconds.

    Raises:
        TimeLimitError, MemoryLimitError: it took more than it may.
        ServiceError: it failed.

    """
    over_time = TimeLimitError("Reading the document took too long and was stopped.", help=HELP, limit="seconds", maximum=seconds)
    try:
        async with asyncio.timeout(seconds):
            outcome = await child_process.ask(module, memory + _OWN_MEMORY, request, seconds=max(1, int(seconds) + 1))
    except TimeoutError:
        raise over_time from None
    if outcome.out_of_time:
        raise over_time
    if outcome.out_of_memory:
        raise MemoryLimitError("Reading the document needed more memory than it may use.", help=HELP, limit="memory", maximum=memory)
    if outcome.status:
        # The last line of a traceback may hold words of the document: only the kind of the error is reported.
        raise ServiceError("The document could not be read.", cause=outcome.last_words.partition(":")[0][:80])
    return outcome.output
