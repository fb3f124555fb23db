"""The query workers: who gets one next, and how many there are.

Every client has a line of its own; a free worker goes to the lines in turn, and one client never has all workers, so that whoever comes
next is served at once however slow the others' queries are. Workers belong to one version of the data: after a write those of the old
version finish what they do and end.
"""

import asyncio
import socket
from collections import Counter, deque

from graph_service.errors import QueueFullError, UnavailableError, WorkerLostError
from graph_service.store.base import Limits
from graph_service.store.job import Job
from graph_service.store.processes import Holder, Worker

_RETRY_FORK = 0.5


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
        self._lines: dict[str, deque[asyncio.Future[Worker]]] = {}
        self._waiting = 0
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

    async def submit(self, frame: bytes, limits: Limits, client: str) -> Job:
        """Have a worker evaluate a request and return once there is something to read.

        Raises:
            QueueFullError: too many wait, or it took too long to get a worker.
            ServiceError: the evaluation failed before it gave anything.

        """
        worker = await self._enter(client)
        job = Job(worker.holder.version, limits, worker.kill, worker.pause)
        worker.begin(job, frame)
        try:
            await job.begun()
        except asyncio.CancelledError:
            job.cancel()
            raise
        return job

    async def _enter(self, client: str) -> Worker:
        if self._holder is None:
            raise UnavailableError("The data are being loaded.")
        if self._idle and self._running[client] < self._client_share:
            return self._take(self._idle.pop(), client)
        line = self._lines.setdefault(client, deque())
        if self._waiting >= self._queue or len(line) >= self._client_queue:
            raise QueueFullError(f"{self._waiting} requests wait already.", limit="queue", maximum=self._queue)
        turn: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        line.append(turn)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._patience):
                return await turn
        except TimeoutError:
            self._give_back(turn)
            raise QueueFullError(f"No worker was free for {self._patience:g} s.", limit="queue-wait", maximum=self._patience) from None
        except asyncio.CancelledError:
            self._give_back(turn)
            raise
        finally:
            self._waiting -= 1
            if turn in line:
                line.remove(turn)
            if not line and self._lines.get(client) is line:
                del self._lines[client]

    def _give_back(self, turn: asyncio.Future[Worker]) -> None:
        """Let go of a worker that was handed over just when its taker gave up."""
        if turn.done() and not turn.cancelled():
            self._on_idle(turn.result())

    def _take(self, worker: Worker, client: str) -> Worker:
        worker.client = client
        self._running[client] += 1
        return worker

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
        self._dispatch()

    def _dispatch(self) -> None:
        while self._idle:
            for client, line in self._lines.items():
                while line and line[0].done():
                    line.popleft()
                if line and self._running[client] < self._client_share:
                    turn = line.popleft()
                    # To the end of the round: the next worker is for somebody else.
                    self._lines[client] = self._lines.pop(client)
                    turn.set_result(self._take(self._idle.pop(), client))
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
                asyncio.get_running_loop().call_later(_RETRY_FORK, self._fork)
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
        self._all.add(worker)
        self._emptied.clear()
        sock.settimeout(0)
        task = asyncio.get_running_loop().create_task(self._connect(worker, sock))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _connect(self, worker: Worker, sock: socket.socket) -> None:
        await asyncio.get_running_loop().create_unix_connection(lambda: worker, sock=sock)

    async def stop(self) -> None:
        """Let go of every worker, and wait until every one is gone."""
        holder, self._holder = self._holder, None
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for worker in list(self._all):
            worker.kill(UnavailableError("The service is shutting down."))
        for known in [*self._retiring, *([holder] if holder else [])]:
            known.close()
        await self._emptied.wait()


_NOBODY = "\0nobody"
