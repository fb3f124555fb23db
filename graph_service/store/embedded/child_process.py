"""Asks a process of its own, which has bounded memory and is killed when nobody waits for it any more."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from typing import NamedTuple


class Outcome(NamedTuple):
    """What a process wrote and how it ended (0: well)."""

    output: bytes
    errors: str
    status: int

    @property
    def last_words(self) -> str:
        """The last line of what it complained."""
        return self.errors.strip().rpartition("\n")[2]

    @property
    def out_of_memory(self) -> bool:
        """Whether it ended because it may have no more memory."""
        return self.status != 0 and ("MemoryError" in self.last_words or self.status < 0)


async def ask(module: str, memory: int, request: bytes) -> Outcome:
    """Run ``python -m module <our process id> <memory>`` with a request on standard input, and return what it wrote."""
    # A session of its own: a Ctrl-C in our terminal is ours to handle.
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        str(os.getpid()),
        str(memory),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    try:
        output, errors = await process.communicate(request)
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGKILL)
            await process.wait()
    return Outcome(output, errors.decode(errors="replace"), process.returncode or 0)
