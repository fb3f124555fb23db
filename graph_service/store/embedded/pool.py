"""The pool of query workers and the queues of requests that wait for one.

Each client has its own queue. A free worker goes to the client with the fewest workers. The last free worker goes only to a client
without one, so that a new client is served at once. If all are busy, slow evaluations are stopped in favour of waiting requests.
Workers belong to one version of the data: after a write, workers of the old version finish their job and end.
"""

import asyncio
import os
import socket
from collections import Counter, deque
from operator import attrgetter

from graph_service.errors import QueueFullError, UnavailableError, WorkerLostError
from graph_service.store.client_address import client_of
from graph_service.store.embedded.job import Job
from graph_service.store.embedded.process_clients import DataProcessClient, Worker
from graph_service.store.interface import Limits

_RETRY_FORK = 0.5
_REST = 2.0
_LAG = 1.0
"""Seconds that a worker waits for a slow reader, and that a request waits, before an evaluation is stopped."""
_TURN = 5.0
"""Seconds that an evaluation may run, however long others wait, if its client has no other worker."""
_CORES = os.cpu_count() or 1


class Pool:
    """The workers of the current data, and the queue of each client."""

    def __init__(self, size: int, memory: int, queue: int, patience: float, *, nice: int = 0) -> None:
        """``nice`` is how far its workers give way to other processes."""
        self._size = size
        self._memory = memory
        self._queue = queue
        self._patience = patience
        self._nice = nice
        self._client_queue = max(1, queue // 2)
        self._data_process: DataProcessClient | None = None
        self._all: set[Worker] = set()
        self._emptied = asyncio.Event()
        self._emptied.set()
        self._workers: set[Worker] = set()
        self._idle: list[Worker] = []
        self._retiring: dict[DataProcessClient, set[Worker]] = {}
        self._lines: dict[str, deque[Job]] = {}
        self._waiting = 0
        self._pressing: asyncio.TimerHandle | None = None
        self._running: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()
        self.killed = 0

    @property
    def ready(self) -> bool:
        """Whether the pool has a worker, idle or busy."""
        return self._data_process is not None and bool(self._workers)

    @property
    def busy(self) -> int:
        """The number of busy workers."""
        return sum(self._running.values())

    @property
    def waiting(self) -> int:
        """The number of waiting requests."""
        return self._waiting

    def use(self, data_process: DataProcessClient | None) -> None:
        """Take workers from this data process from now on; those of the previous one finish their jobs."""
        before, self._data_process = self._data_process, data_process
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
                before.release()
        if data_process:
            data_process.hold()
            for _ in range(self._size):
                self._fork()

    def begin(self, frame: bytes, limits: Limits, client: str) -> Job:
        """Give a request to a worker, or put it into its client's queue.

        Raises:
            UnavailableError: the data are not loaded yet.
            QueueFullError: too many requests wait.

        """
        if self._data_process is None:
            raise UnavailableError("The data are being loaded.")
        client = client_of(client)
        job = Job(frame, limits, client, self._leave)
        if self._may_begin(client):
            self._start(self._idle.pop(), job)
            return job
        line = self._lines.setdefault(client, deque())
        if self._waiting >= self._queue or len(line) >= self._client_queue:
            raise QueueFullError(f"{self._waiting} requests wait already.", limit="queue", maximum=self._queue)
        job.queued = asyncio.get_running_loop().time()
        line.append(job)
        self._waiting += 1
        job.patience = asyncio.get_running_loop().call_later(self._patience, self._give_up, job)
        if self._pressing is None:
            self._press()
        return job

    def _may_begin(self, client: str) -> bool:
        """Return True if the client may have a worker now: the last idle one is reserved for clients without one."""
        return bool(self._idle) and (len(self._idle) > 1 or not self._running[client])

    def _start(self, worker: Worker, job: Job) -> None:
        worker.client = job.client
        self._running[job.client] += 1
        job.start(worker, worker.data_process.version)
        worker.begin(job, alone=not self._waiting and self.busy * 2 <= _CORES)

    def _press(self) -> None:
        """Try to free a worker at intervals while requests wait."""
        self._pressing = asyncio.get_running_loop().call_later(_LAG, self._make_room) if self._waiting else None

    def _make_room(self) -> None:
        """Stop an evaluation if requests wait and no worker is idle: the one with the slowest reader, else a slow evaluation."""
        if self._waiting and not self._idle:
            running = [worker.job for worker in self._all if worker.job]
            lagging = [job for job in running if job.lag > _LAG]
            slow = None if lagging else self._slow(running)
            if lagging:
                max(lagging, key=attrgetter("lag")).give_way("The answer was not read as fast as it came, and others were waiting.")
            elif slow:
                slow.give_way("The evaluation took long, and others were waiting who had fewer under way.")
        self._press()

    def _slow(self, running: list[Job]) -> Job | None:
        """Return the evaluation to stop in favour of the waiting client with the fewest workers, or None.

        It is the longest evaluation of a client that has at least two workers more. If the waiting client has no worker at all, it may
        also be any evaluation that has run for ``_TURN`` seconds.
        """
        long_ago = asyncio.get_running_loop().time() - _LAG
        waiting = {client: line[0].queued for client, line in self._lines.items() if line[0].queued < long_ago}
        if not waiting:
            return None
        has = min(self._running[client] for client in waiting)
        slow = [job for job in running if self._running[job.client] > has + 1 and job.age > _LAG]
        if not has:
            slow += [job for job in running if job.age > _TURN]
        return max(slow, key=lambda job: (self._running[job.client], job.age), default=None)

    def _give_up(self, job: Job) -> None:
        self._leave(job)
        job.finish(QueueFullError(f"No worker was free for {self._patience:g} s.", limit="queue-wait", maximum=self._patience))

    def _leave(self, job: Job) -> None:
        """Remove a waiting job from its queue."""
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
        if worker.data_process is not self._data_process:
            worker.close()
            return
        self._workers.add(worker)
        self._idle.append(worker)
        if worker.worn and not worker.rest:
            worker.rest = asyncio.get_running_loop().call_later(_REST, self._renew, worker)
        self._dispatch()

    def _renew(self, worker: Worker) -> None:
        """Replace an idle worker that has copied many pages."""
        worker.rest = None
        if worker in self._idle:
            self._idle.remove(worker)
            worker.close()

    def _dispatch(self) -> None:
        while self._idle and self._lines:
            client = min(self._lines, key=self._running.__getitem__)
            if not self._may_begin(client):
                return
            # Move the client to the end: among clients with as many workers, the next worker goes to another one.
            line = self._lines[client] = self._lines.pop(client)
            job = line.popleft()
            self._left(job)
            self._start(self._idle.pop(), job)

    def _on_lost(self, worker: Worker) -> None:
        self._all.discard(worker)
        if not self._all:
            self._emptied.set()
        self._release(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        self._workers.discard(worker)
        left = self._retiring.get(worker.data_process)
        if left is not None:
            left.discard(worker)
            if not left:
                del self._retiring[worker.data_process]
                worker.data_process.release()
        elif worker.data_process is self._data_process:
            if worker.pid:
                self.killed += not worker.worn
                self._fork()
            else:
                self._fork_later()
        self._dispatch()

    def _fork(self) -> None:
        data_process = self._data_process
        if data_process is None or data_process.closing:
            return
        worker = Worker(data_process, self._on_idle, self._on_lost)
        worker.client = _NOBODY
        try:
            sock = data_process.fork_worker(self._memory, nice=self._nice)
        except WorkerLostError:
            # The data process has just ended; the store is notified too and starts another.
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
        """Try again later: the system has no free processes or descriptors."""
        data_process = self._data_process

        def again() -> None:
            if data_process is self._data_process:
                self._fork()

        asyncio.get_running_loop().call_later(_RETRY_FORK, again)

    async def _connect(self, worker: Worker, sock: socket.socket) -> None:
        await asyncio.get_running_loop().create_unix_connection(lambda: worker, sock=sock)

    async def stop(self) -> None:
        """End every worker, and wait until all have ended."""
        data_process, self._data_process = self._data_process, None
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for job in [job for line in self._lines.values() for job in line]:
            self._leave(job)
            job.finish(UnavailableError("The service is shutting down."))
        for worker in list(self._all):
            worker.kill(UnavailableError("The service is shutting down."))
        for known in [*self._retiring, *([data_process] if data_process else [])]:
            known.close()
        await self._emptied.wait()


_NOBODY = "\0nobody"
