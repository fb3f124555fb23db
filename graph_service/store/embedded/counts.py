"""The process that counts, beside the engine: made anew for each version of the data, asked first, and believed only while it agrees.

It is made in the background once the data have rested. Until it is there, and for whatever it does not answer within its limits, the
engine answers. Some of its answers are compared with the engine's; one that differs switches it off until the service starts again.
"""

import asyncio
import importlib.util
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from graph_service.errors import ServiceError, UnavailableError
from graph_service.rdf import formats
from graph_service.sparql import counting
from graph_service.store.embedded import ipc
from graph_service.store.embedded.job import Job
from graph_service.store.embedded.process_clients import DataProcessClient, Worker
from graph_service.store.interface import Limits, Query

INSTALLED = importlib.util.find_spec("polars") is not None
_REST = 3.0
"""Seconds without a write after which it is made; longer where making it takes longer."""
_TURN = 1.0
"""Seconds for which a query waits until the one before it is answered."""
_SECONDS = 5.0
_BYTES = 1 << 20
"""A larger answer is the engine's: it streams."""
_TRIES = 3
"""How often it is started for one version, should it end by itself."""
_PAUSE = 20
"""The first answer of each process is compared with the engine's, and one more after so many times as long as that took."""


class Counts:
    """The process that counts for the present version, if there is one. ``engine`` evaluates a query as if there were none."""

    def __init__(
        self,
        least: int,
        memory: int,
        engine: Callable[[Query], Awaitable[Job]],
        log: Callable[[str, dict[str, Any]], None],
    ) -> None:
        """``least`` is the number of triples from which it is made; 0 never makes it."""
        self.applies = False
        """Whether some answers for the present version may be its own."""
        self._least = least
        self._memory = memory
        self._engine = engine
        self._log = log
        self._off = False
        self._data_process: DataProcessClient | None = None
        self._worker: Worker | None = None
        self._ready = asyncio.Event()
        self._idle = asyncio.Lock()
        self._timer: asyncio.TimerHandle | None = None
        self._tries = 0
        self._rest = _REST
        self._begun = 0.0
        self._checking: asyncio.Task[None] | None = None
        self._connecting: set[asyncio.Task[Any]] = set()
        self._compare_from = 0.0
        self.answered = 0
        """Queries answered since the start."""

    @property
    def state(self) -> float:
        """1 if it answers, 0 if it does not, -1 if it was switched off because an answer differed."""
        return -1.0 if self._off else float(self._ready.is_set())

    def use(self, data_process: DataProcessClient | None, triples: int) -> None:
        """Forget the data of before, and count in these once they have rested."""
        self._forget()
        self._data_process, self._tries = data_process, 0
        self.applies = data_process is not None and INSTALLED and not self._off and 0 < self._least <= triples
        if self.applies:
            self._timer = asyncio.get_running_loop().call_later(self._rest, self._start)

    def stop(self) -> None:
        """End the process."""
        self._data_process = None
        self._forget()
        for task in (*self._connecting, *([self._checking] if self._checking else [])):
            task.cancel()

    def _forget(self) -> None:
        self._ready.clear()
        if self._timer:
            self._timer.cancel()
            self._timer = None
        worker, self._worker = self._worker, None
        if worker:
            worker.kill(UnavailableError("The data have changed."))

    def _start(self) -> None:
        data_process, self._timer = self._data_process, None
        if data_process is None or data_process.closing:
            return
        try:
            sock = data_process.fork_worker(self._memory, ipc.COUNTS)
        except ServiceError:
            self._later()
            return
        sock.settimeout(0)
        loop = asyncio.get_running_loop()
        self._begun, self._tries, self._compare_from = loop.time(), self._tries + 1, 0.0
        worker = self._worker = Worker(data_process, self._on_idle, self._on_lost)
        task = loop.create_task(loop.create_unix_connection(lambda: worker, sock=sock))
        self._connecting.add(task)
        task.add_done_callback(self._connecting.discard)

    def _later(self) -> None:
        if self._tries < _TRIES:
            self._timer = asyncio.get_running_loop().call_later(self._rest * 2**self._tries, self._start)

    def _on_idle(self, worker: Worker) -> None:
        if worker is self._worker and not self._ready.is_set():
            self._ready.set()
            took = asyncio.get_running_loop().time() - self._begun
            self._rest = max(_REST, 2 * took)
            self._log("counts-ready", {"version": worker.data_process.version, "seconds": round(took, 1)})

    def _on_lost(self, worker: Worker) -> None:
        if worker is self._worker:
            self._worker = None
            self._ready.clear()
            self._log("counts-lost", {"version": worker.data_process.version})
            self._later()

    async def answer(self, query: Query, frame: dict[str, Any]) -> Job | None:
        """Return the whole answer of a query over the union, or None if the engine has to answer."""
        worker = self._worker
        if worker is None or not self._ready.is_set() or not frame["union"] or query.bindings:
            return None
        if not counting.may_be(query.text, frozenset() if self._idle.locked() else worker.many):
            return None
        try:
            async with asyncio.timeout(_TURN):
                await self._idle.acquire()
        except TimeoutError:
            return None
        try:
            if worker is not self._worker or not self._ready.is_set() or worker.data_process is not self._data_process or worker.job:
                return None
            job = await _ended(worker, frame, query.limits)
        except ServiceError:
            return None
        finally:
            self._idle.release()
        self.answered += 1
        loop = asyncio.get_running_loop()
        if self._checking is None and loop.time() >= self._compare_from:
            self._checking = loop.create_task(self._compare(query, frame, job.version))
        return job

    async def _compare(self, query: Query, frame: dict[str, Any], version: str) -> None:
        """Ask both for the rows of a query, and switch off what answers otherwise."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            asked = replace(query, format=formats.TSV, limits=Limits(bytes=_BYTES), client="counts")
            theirs = await (await self._engine(asked)).read()
            ours = await self._again(asked, frame | {"format": formats.TSV.name})
            present = self._data_process.version if self._data_process else ""
            if ours is not None and present == version and sorted(ours.splitlines()) != sorted(theirs.splitlines()):
                self._off = True
                self._forget()
                self._log("counts-differ", {"query": query.text, "version": version})
        except ServiceError:
            # The engine did not answer within its limits: there is nothing to compare with.
            pass
        finally:
            self._checking = None
            self._compare_from = loop.time() + _PAUSE * (loop.time() - begun)

    async def _again(self, query: Query, frame: dict[str, Any]) -> bytes | None:
        async with self._idle:
            worker = self._worker
            if worker is None or worker.job or not self._ready.is_set():
                return None
            return (await _ended(worker, frame, query.limits)).whole


async def _ended(worker: Worker, frame: dict[str, Any], limits: Limits) -> Job:
    """Have a query answered to its end, within limits that leave nothing waiting for a reader."""
    seconds, most = min(_SECONDS, limits.seconds), min(_BYTES, limits.bytes)
    job = Job(ipc.pack_json(ipc.QUERY, frame | {"bytes": most}), replace(limits, seconds=seconds, bytes=most), "", _never)
    job.start(worker, worker.data_process.version)
    worker.begin(job)
    await job.ended()
    return job


def _never(_job: Job) -> None:
    """Leave no queue: its jobs begin at once."""
