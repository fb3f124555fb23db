"""Asks a process of its own, which has bounded memory and is killed when nobody waits for it any more."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import NamedTuple

MORE = "?"
"""What a module writes before its answer if it asks for a second line."""


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
    def out_of_time(self) -> bool:
        """Whether it ended because it may use no more processor time."""
        return self.status == -signal.SIGXCPU

    @property
    def out_of_memory(self) -> bool:
        """Whether it ended because it may have no more memory."""
        return self.status != 0 and ("MemoryError" in self.last_words or self.status < 0)


async def ask(
    module: str, memory: int, request: bytes, *, seconds: int | None = None, more: Callable[[], Awaitable[bytes]] | None = None
) -> Outcome:
    """Run ``python -m module <our process id> <memory> [<seconds>]`` with a request on standard input, and return what it wrote.

    ``seconds`` is the processor time that the module is to allow itself. If the caller is cancelled, the process is killed. With ``more``
    the request is a line, and a module that writes ``MORE`` before its answer is sent another line, which ``more`` returns.
    """
    # A session of its own: a Ctrl-C in our terminal is ours to handle.
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        str(os.getpid()),
        str(memory),
        *([] if seconds is None else [str(seconds)]),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    try:
        output, errors = await (_converse(process, request, more) if more else process.communicate(request))
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGKILL)
            await process.wait()
    return Outcome(output, errors.decode(errors="replace"), process.returncode or 0)


async def _converse(process: asyncio.subprocess.Process, request: bytes, more: Callable[[], Awaitable[bytes]]) -> tuple[bytes, bytes]:
    assert process.stdin  # noqa: S101 - a pipe, as are the others
    assert process.stdout  # noqa: S101
    assert process.stderr  # noqa: S101
    errors = asyncio.ensure_future(process.stderr.read())
    await _send(process.stdin, request)
    output = await process.stdout.read(len(MORE))
    if output == MORE.encode():
        await _send(process.stdin, await more())
        output = b""
    process.stdin.close()
    output += await process.stdout.read()
    await process.wait()
    return output, await errors


async def _send(stream: asyncio.StreamWriter, line: bytes) -> None:
    # As ``communicate`` does: the outcome tells why a process has ended.
    with suppress(BrokenPipeError, ConnectionResetError):
        stream.write(line + b"\n")
        await stream.drain()
