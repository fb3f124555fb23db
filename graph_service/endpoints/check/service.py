"""Checking for the service and the commands: ``check_text(text)``, in turn for each client, in a process that can be killed.

The texts of the graph are read once for each version of the dataset. What is sent goes to the process and is kept nowhere, nor logged.
"""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Any

from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.things import Things
from graph_service.endpoints.check.held_texts import read_texts
from graph_service.errors import ContentTooLargeError, MemoryLimitError, ServiceError, TimeLimitError, from_slug
from graph_service.extract.formats import PLAIN
from graph_service.store.interface import Limits, Store
from graph_service.store.offload import Offload

MOST_BYTES = 2 * 2**20
"""Bytes of a document."""
_OWN_MEMORY = 384 * 2**20
"""What Python and the libraries for documents map before they read anything."""
_HELP_SMALLER = "Send the document in parts."


@dataclass(frozen=True, slots=True)
class Checked:
    """The text of a document and what was found in it: ``textVersions``, ``checked``, ``notChecked``, ``findings``, ``passedOver``."""

    text: str
    result: dict[str, Any]
    version: str = ""


class TextChecks:
    """Checks documents against the texts of a store."""

    def __init__(self, store: Store, things: PerVersion[Things], limits: Limits) -> None:
        """``things`` are those that search holds already; ``limits`` are those of a query."""
        self._limits = limits

        async def make() -> bytes:
            return (await read_texts(store, (await things.get())[1])).dump()

        self._texts = PerVersion(store, make)
        self._queues: dict[asyncio.AbstractEventLoop, Offload] = {}

    async def check_text(self, text: str, client: str = "") -> dict[str, Any]:
        """Return what ``POST /check`` says about a plain text; places are code points of it. Raises as ``check``."""
        return (await self.check(text.encode(errors="replace"), client=client)).result

    async def check(self, document: bytes, media_type: str = PLAIN, charset: str = "", client: str = "") -> Checked:
        """Return the text of a document and what was found in it.

        Raises:
            ContentTooLargeError: the document is longer than is read.
            DataSyntaxError: it is not what its media type says, or has no words.
            QueueFullError: too many documents wait already.
            TimeLimitError: it took longer than a query may.
            MemoryLimitError: it took more memory than a query may.

        """
        if len(document) > MOST_BYTES:
            raise ContentTooLargeError(
                f"The document is longer than {MOST_BYTES} bytes.", help=_HELP_SMALLER, limit="body", maximum=MOST_BYTES
            )
        version, texts = await self._texts.get()
        run = Run(self._limits, texts, document, media_type, charset)
        loop = asyncio.get_running_loop()
        queue = self._queues.get(loop) or self._queues.setdefault(loop, Offload("check"))
        try:
            answer = await queue.run(client, run)
        except asyncio.CancelledError:
            run.stop()
            raise
        if "refused" in answer:
            raise from_slug(answer["refused"], answer["detail"], answer["help"], answer["members"])
        return Checked(answer["text"], answer["result"], version)


class Run:
    """One run of the process, in a thread; ``stop`` ends it from outside."""

    def __init__(self, limits: Limits, texts: bytes, document: bytes, media_type: str, charset: str) -> None:
        head = json.dumps({"texts": len(texts), "type": media_type, "charset": charset}).encode()
        self._input = b"%b\n%b%b" % (head, texts, document)
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._lock = threading.Lock()

    def __call__(self) -> dict[str, Any]:
        """Return what the process says. Raises as ``TextChecks.check``."""
        with self._lock:
            if self._stopped:
                return {}
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [
                    *(sys.executable, "-m", "graph_service.endpoints.check.check_process", str(os.getpid())),
                    *(str(self._limits.memory + _OWN_MEMORY), str(max(1, int(self._limits.seconds) + 1))),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                # A Ctrl-C in our terminal is ours to handle.
                start_new_session=True,
            )
        with self._process as process:
            try:
                output, errors = process.communicate(self._input, self._limits.seconds)
            except subprocess.TimeoutExpired:
                raise self._over_time() from None
            finally:
                process.kill()
        if process.returncode == -signal.SIGXCPU:
            raise self._over_time()
        if process.returncode:
            self._fail(process.returncode, errors)
        answer: dict[str, Any] = json.loads(output)
        return answer

    @property
    def started(self) -> bool:
        """Whether the process has been started."""
        return self._process is not None

    def stop(self) -> None:
        """End the process, or never start it."""
        with self._lock:
            self._stopped = True
            if self._process:
                self._process.kill()

    def _over_time(self) -> TimeLimitError:
        return TimeLimitError(
            "Checking the document took too long and was stopped.", help=_HELP_SMALLER, limit="seconds", maximum=self._limits.seconds
        )

    def _fail(self, status: int, errors: bytes) -> None:
        said = errors.decode(errors="replace").strip().rpartition("\n")[2]
        if status < 0 or "MemoryError" in said:
            raise MemoryLimitError(
                "Checking the document needed more memory than it may use.", help=_HELP_SMALLER, limit="memory", maximum=self._limits.memory
            )
        # The last line of a traceback may hold words of the document: only the kind of the error is told.
        raise ServiceError("The document could not be checked.", cause=said.partition(":")[0][:80])
