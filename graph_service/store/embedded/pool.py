"""The query workers: who gets one next, and how many there are.

Every client has a line of its own; a free worker goes to the lines in turn, and one client never has all workers, so that whoever comes
next is served at once however slow the others' queries are. Workers belong to one version of the data: after a write those of the old
version finish what they do and end.
"""

import asyncio
import os
import socket
from collections import Counter, deque
from operator import attrgetter

from graph_service.errors import QueueFullError, UnavailableError, WorkerLostError
from graph_service.store.client_address import client_of
from graph_service.store.embedded.clients import Holder, Worker
from graph_service.store.embedded.job import Job
from graph_service.store.interface import Limits

_RETRY_FORK = 0.5
_REST = 2.0
_LAG = 1.0
"""Seconds for which a worker waits for a reader even if others wait for the worker."""
_CORES = os.cpu_count() or 1


class Pool:
    """A number of workers of the current data, and the lines of those who wait for one."""

    def __init__(self, size: int, memory: int, queue: int, patience: float) -> None:
        self._size = size
        self._memory = memory
        self._queue = queue
        self._patience = patience
        self._client_share = max(1, size - 1)
        self._client_queue = max(1, queue // 2)
        self._holder: Holder | None = None
        self._all: set[Worker] = set()
        self._emptied = asyncio.Event()
        self._emptied.set()
        self._workers: set[Worker] = set()
        self._idle: list[Worker] = []
        self._retiring: dict[Holder, set[Worker]] = {}
        self._lines: dict[str, deque[Job]] = {}
        self._waiting = 0
        self._pressing: asyncio.TimerHandle | None = None
        self._running: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()
        self.killed = 0

    @property
    def ready(self) -> bool:
        """Whether there is a worker, idle or not."""
        return self._holder is not None and bool(self._workers)

    @property
    def busy(self) -> int:
        """How many workers evaluate something."""
        return sum(self._running.values())

    @property
    def waiting(self) -> int:
        """How many requests wait."""
        return self._waiting

    def use(self, holder: Holder | None) -> None:
        """Take workers from this holder from now on; those of the one before finish their jobs."""
        before, self._holder = self._holder, holder
        if before:
            for worker in self._idle:
                worker.close()
            self._idle = []
            busy = {worker for worker in self._workers if worker.job}
            for worker in self._workers - busy:
                worker.close()
            self._workers = set()
            if busy:
                self._retiring[before] = busy
            else:
                before.close()
        if holder:
            for _ in range(self._size):
                self._fork()

    def begin(self, frame: bytes, limits: Limits, client: str) -> Job:
        """Give a request to a worker, or put it in its client's line.

        Raises:
            UnavailableError: there are no data yet.
            QueueFullError: too many wait.

        """
        if self._holder is None:
            raise UnavailableError("The data are being loaded.")
        client = client_of(client)
        job = Job(frame, limits, client, self._leave)
        if self._idle and self._running[client] < self._client_share:
            self._start(self._idle.pop(), job)
            return job
        line = self._lines.setdefault(client, deque())
        if self._waiting >= self._queue or len(line) >= self._client_queue:
            raise QueueFullError(f"{self._waiting} requests wait already.", limit="queue", maximum=self._queue)
        line.append(job)
        self._waiting += 1
        job.patience = asyncio.get_running_loop().call_later(self._patience, self._give_up, job)
        if self._pressing is None:
            self._press()
        return job

    def _start(self, worker: Worker, job: Job) -> None:
        worker.client = job.client
        self._running[job.client] += 1
        job.start(worker, worker.holder.version)
        worker.begin(job, alone=not self._waiting and self.busy * 2 <= _CORES)

    def _press(self) -> None:
        """Look for room every now and then, as long as somebody waits for a worker."""
        self._pressing = asyncio.get_running_loop().call_later(_LAG, self._make_room) if self._waiting else None

    def _make_room(self) -> None:
        """End the evaluation whose reader has been waited for longest, if there is no worker for those who wait."""
        lagging = [worker.job for worker in self._all if worker.job and worker.job.lag > _LAG]
        if lagging and self._waiting and not self._idle:
            max(lagging, key=attrgetter("lag")).give_way()
        self._press()

    def _give_up(self, job: Job) -> None:
        self._leave(job)
        job.finish(QueueFullError(f"No worker was free for {self._patience:g} s.", limit="queue-wait", maximum=self._patience))

    def _leave(self, job: Job) -> None:
        """Take a job that waits out of its line."""
        line = self._lines.get(job.client)
        if line and job in line:
            line.remove(job)
            self._left(job)

    def _left(self, job: Job) -> None:
        self._waiting -= 1
        if job.patience:
            job.patience.cancel()
            job.patience = None
        if not self._lines[job.client]:
            del self._lines[job.client]

    def _release(self, worker: Worker) -> None:
        if worker.client in self._running:
            self._running[worker.client] -= 1
            if self._running[worker.client] <= 0:
                del self._running[worker.client]
        worker.client = _NOBODY

    def _on_idle(self, worker: Worker) -> None:
        self._release(worker)
        if worker.holder is not self._holder:
            worker.close()
            return
        self._workers.add(worker)
        self._idle.append(worker)
        if worker.worn and not worker.rest:
            worker.rest = asyncio.get_running_loop().call_later(_REST, self._renew, worker)
        self._dispatch()

    def _renew(self, worker: Worker) -> None:
        """Let a fresh worker take the place of one that has done its part and waits."""
        worker.rest = None
        if worker in self._idle:
            self._idle.remove(worker)
            worker.close()

    def _dispatch(self) -> None:
        while self._idle and self._lines:
            for client, line in self._lines.items():
                if self._running[client] < self._client_share:
                    job = line.popleft()
                    # To the end of the round: the next worker is for somebody else.
                    self._lines[client] = self._lines.pop(client)
                    self._left(job)
                    self._start(self._idle.pop(), job)
                    break
            else:
                return

    def _on_lost(self, worker: Worker) -> None:
        self._all.discard(worker)
        if not self._all:
            self._emptied.set()
        self._release(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        self._workers.discard(worker)
        left = self._retiring.get(worker.holder)
        if left is not None:
            left.discard(worker)
            if not left:
                del self._retiring[worker.holder]
                worker.holder.close()
        elif worker.holder is self._holder:
            if worker.pid:
                self.killed += not worker.worn
                self._fork()
            else:
                self._fork_later()
        self._dispatch()

    def _fork(self) -> None:
        holder = self._holder
        if holder is None or holder.closing:
            return
        worker = Worker(holder, self._on_idle, self._on_lost)
        worker.client = _NOBODY
        try:
            sock = holder.fork_worker(self._memory)
        except WorkerLostError:
            # The holder has just ended; the store hears of it too and starts another.
            return
        except UnavailableError:
            self._fork_later()
            return
        self._all.add(worker)
        self._emptied.clear()
        sock.settimeout(0)
        task = asyncio.get_running_loop().create_task(self._connect(worker, sock))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _fork_later(self) -> None:
        """Try again: the system has no more processes or descriptors for us now."""
        holder = self._holder

        def again() -> None:
            if holder is self._holder:
                self._fork()

        asyncio.get_running_loop().call_later(_RETRY_FORK, again)

    async def _connect(self, worker: Worker, sock: socket.socket) -> None:
        await asyncio.get_running_loop().create_unix_connection(lambda: worker, sock=sock)

    async def stop(self) -> None:
        """Let go of every worker, and wait until every one is gone."""
        holder, self._holder = self._holder, None
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for job in [job for line in self._lines.values() for job in line]:
            self._leave(job)
            job.finish(UnavailableError("The service is shutting down."))
        for worker in list(self._all):
            worker.kill(UnavailableError("The service is shutting down."))
        for known in [*self._retiring, *([holder] if holder else [])]:
            known.close()
        await self._emptied.wait()


_NOBODY = "\0nobody"
