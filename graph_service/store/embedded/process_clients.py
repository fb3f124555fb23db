"""The service's ends of the sockets to its processes: the data process, and the workers forked from it.

The data process reports why a worker ended, so both clients are in this file.
"""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, cast

from graph_service.errors import EvaluationError, MemoryLimitError, ServiceError, UnavailableError, WorkerLostError, from_slug
from graph_service.store.embedded import ipc
from graph_service.store.embedded.job import Job

_ROOM = 1 << 19
_YOUTH = 20.0
"""Seconds for which a busy worker may be worn."""


def _error(payload: bytes) -> ServiceError:
    problem = json.loads(payload)
    return from_slug(problem["slug"], problem["detail"], problem["help"], problem["members"])


@contextmanager
def _scarce() -> Iterator[None]:
    """Raise UnavailableError if the system has no free descriptors or processes."""
    try:
        yield
    except OSError as error:
        raise UnavailableError(
            f"No process can be started now: {error.strerror}.",
            help="Try again in a while. Where it lasts, let the user have more processes and open files (ulimit -u and -n; TasksMax= and "
            "LimitNOFILE= of the unit).",
        ) from None


def _pair() -> tuple[socket.socket, socket.socket]:
    with _scarce():
        return socket.socketpair()


def _why(ended_by: int, memory: int) -> ServiceError:
    """Return the error for the signal that ended a worker."""
    match ended_by:
        case signal.SIGSEGV:
            # The engine follows nesting by recursion, and its stack was not deep enough.
            return EvaluationError(
                "The query is nested more deeply than the engine can follow.",
                help="Nest less. Long chains of UNION, ||, + or | count as nesting: name many values with VALUES or IN.",
            )
        case signal.SIGABRT | signal.SIGKILL:
            # A failed allocation makes the engine abort; the system's own killer of processes sends SIGKILL.
            return MemoryLimitError("The evaluation needed more memory than it may use.", limit="memory", maximum=memory)
        case _:
            return WorkerLostError()


def _reap(pid: int, tries: int = 40) -> None:
    """Reap a process that has become our child: as process 1 of a container we inherit orphans."""
    try:
        done, _ = os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return
    if not done and tries:
        asyncio.get_running_loop().call_later(0.1, _reap, pid, tries - 1)


class DataProcessClient(asyncio.Protocol):
    """The client of the data process: it forks workers and copies, and sends one request at a time."""

    def __init__(self, on_lost: Callable[["DataProcessClient"], None]) -> None:
        self.version = ""
        self._on_lost = on_lost
        self._buffer = ipc.Buffer()
        self._answer: asyncio.Future[dict[str, Any]] | None = None
        self._transport: asyncio.Transport | None = None
        self._raw: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._pid = 0
        self._closed = asyncio.Event()
        self._signals: dict[int, int] = {}
        self._watched: dict[int, Callable[[int], None]] = {}
        self._users = 0
        self.closing = False

    async def launch(self) -> None:
        """Start the process without data."""
        ours, theirs = _pair()
        with _scarce(), theirs:
            command = [sys.executable, "-m", "graph_service.store.embedded.data_process", str(theirs.fileno())]
            # A session of its own: a Ctrl-C in our terminal is ours to handle. It runs our own module (S603), and starting it takes a
            # millisecond, once (ASYNC220).
            self._process = subprocess.Popen(  # noqa: S603, ASYNC220
                command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, start_new_session=True
            )
        self._pid = self._process.pid
        await self._adopt(ours)

    async def stage(self) -> "DataProcessClient":
        """Fork a copy in which a write is staged; it has the same data and can take over."""
        ours, theirs = _pair()
        copy = DataProcessClient(self._on_lost)
        hello = copy._expect()
        with theirs:
            self._send_with(ipc.pack(ipc.STAGE), theirs)
        await copy._adopt(ours)
        copy._pid = (await hello)["pid"]
        copy.version = self.version
        return copy

    def hold(self) -> None:
        """Keep it until ``release`` is called as often."""
        self._users += 1

    def release(self) -> None:
        """Close it once all who held it have released it."""
        self._users -= 1
        if not self._users:
            self.close()

    def fork_worker(self, memory: int, kind: bytes = ipc.WORKER, *, nice: int = 0) -> socket.socket:
        """Fork a worker, or with ``COUNTS`` a process that counts, and return our end of its socket.

        ``nice`` is how far it gives way to others where processors are busy (nice(1)).

        Raises:
            WorkerLostError: the data process has ended.
            UnavailableError: the system has no free descriptors.

        """
        ours, theirs = _pair()
        # Large enough for a usual answer, so that the worker sends it in one call.
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _ROOM)
        with theirs:
            self._send_with(ipc.pack_json(kind, {"memory": memory, "nice": nice}), theirs)
        return ours

    async def request(self, kind: bytes, value: Any, bodies: tuple[bytes, ...] = ()) -> dict[str, Any]:  # noqa: ANN401 - any JSON value
        """Send a request and return the result; raise the error that comes back."""
        if not self._transport:
            raise WorkerLostError
        answer = self._expect()
        for body in bodies:
            self._transport.write(ipc.pack(ipc.BODY, body))
        self._transport.write(ipc.pack_json(kind, value))
        return await answer

    def tell_end(self, pid: int, callback: Callable[[int], None]) -> None:
        """Call back with the signal that ended a worker (0 if none) once it is known."""
        if pid in self._signals:
            callback(self._signals.pop(pid))
        elif self._closed.is_set():
            # Nobody is left to report it: its workers end with the process.
            callback(signal.SIGKILL)
        else:
            self._watched[pid] = callback

    def kill(self) -> None:
        """Kill the process."""
        self.closing = True
        if self._pid:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
        self.close()

    def close(self) -> None:
        """Close our end: the process then ends with its workers."""
        self.closing = True
        if self._transport:
            self._transport.close()
        if self._raw:
            self._raw.close()
            self._raw = None

    async def gone(self) -> None:
        """Wait until the connection is closed, and until the process has ended if we started it."""
        await self._closed.wait()
        if self._process:
            await asyncio.to_thread(self._process.wait)

    async def _adopt(self, sock: socket.socket) -> None:
        sock.settimeout(0)
        with _scarce():
            self._raw = sock.dup()
        await asyncio.get_running_loop().create_unix_connection(lambda: self, sock=sock)

    def _expect(self) -> asyncio.Future[dict[str, Any]]:
        self._answer = asyncio.get_running_loop().create_future()
        return self._answer

    def _send_with(self, frame: bytes, other: socket.socket) -> None:
        if not self._raw:
            raise WorkerLostError
        try:
            ipc.send_with(self._raw, frame, other)
        except OSError:
            raise WorkerLostError from None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Dispatch results and reports of ended workers."""
        for kind, payload in self._buffer.feed(data):
            if kind == ipc.GONE:
                news = json.loads(payload)
                callback = self._watched.pop(news["pid"], None)
                if callback:
                    callback(news["signal"])
                else:
                    self._signals[news["pid"]] = news["signal"]
            elif self._answer and not self._answer.done():
                if kind == ipc.ERROR:
                    self._answer.set_exception(_error(payload))
                else:
                    self._answer.set_result(json.loads(payload))

    def connection_lost(self, exc: Exception | None) -> None:
        """Fail pending requests and notify the store."""
        self._transport = None
        self._closed.set()
        if self._answer and not self._answer.done():
            self._answer.set_exception(WorkerLostError("The process that holds the data ended."))
        for callback in self._watched.values():
            callback(signal.SIGKILL)
        self._watched.clear()
        loop = asyncio.get_running_loop()
        if self._process:
            loop.call_later(0.1, self._process.poll)
        elif self._pid:
            loop.call_later(0.1, _reap, self._pid)
        self._on_lost(self)


class Worker(asyncio.Protocol):
    """The client of a query process, which is idle or has one job."""

    def __init__(self, data_process: DataProcessClient, on_idle: Callable[["Worker"], None], on_lost: Callable[["Worker"], None]) -> None:
        self.data_process = data_process
        self.job: Job | None = None
        self.client = ""
        self.pid = 0
        self.many: frozenset[str] = frozenset()
        """Of a process that counts: the IRIs that many things have."""
        self.worn = False
        """Whether the process has copied many of the shared pages."""
        self.rest: asyncio.TimerHandle | None = None
        """Timer, set while it is idle and worn, after which another worker replaces it."""
        self._on_idle = on_idle
        self._on_lost = on_lost
        self._buffer = ipc.Buffer()
        self._transport: asyncio.Transport | None = None
        self._paused = False
        self._handle = -1
        self._born = 0.0

    def begin(self, job: Job, *, alone: bool = False) -> None:
        """Start a job on an idle worker. ``alone`` says that the pool has little other work."""
        self.job = job
        if self._transport:
            self._transport.write(ipc.alone(job.frame) if alone else job.frame)

    def pause(self, stop: bool) -> None:  # noqa: FBT001 - the one argument says it
        """Stop or resume reading from it."""
        if self._transport and not self._transport.is_closing() and stop != self._paused:
            self._paused = stop
            if stop:
                self._transport.pause_reading()
            else:
                self._transport.resume_reading()

    def kill(self, error: ServiceError | None) -> None:
        """Kill the process; its job ends with the error."""
        if self._handle >= 0:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
        elif self.pid:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
        job = self._let_go()
        if job:
            job.finish(error or WorkerLostError("Nobody waited for the answer."))
        self.close()

    def close(self) -> None:
        """Close our end: an idle worker ends."""
        if self._transport:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Feed the job."""
        whole = self._buffer.single(data)
        if whole:
            self._take(*whole)
            return
        for kind, payload in self._buffer.feed(data):
            self._take(kind, payload)

    def _take(self, kind: bytes, payload: bytes) -> None:
        if kind in (ipc.END, ipc.END_WORN):
            job = self._let_go()
            self.worn = kind == ipc.END_WORN
            # Free the worker first: the job's reader may send another request next.
            if self.worn and asyncio.get_running_loop().time() - self._born > _YOUTH:
                self.close()
            else:
                self._on_idle(self)
            if job:
                job.finish(None, payload)
        elif kind == ipc.DATA:
            if self.job:
                self.job.feed(payload)
        elif kind == ipc.ERROR:
            job = self._let_go()
            self._on_idle(self)
            if job:
                job.finish(_error(payload))
        elif kind == ipc.HELLO:
            hello = json.loads(payload)
            self.pid, self.many = hello["pid"], frozenset(hello.get("many", ()))
            self._born = asyncio.get_running_loop().time()
            with suppress(OSError, AttributeError):
                # A handle on the process itself: its id may be reused before we kill it.
                self._handle = os.pidfd_open(self.pid)
            self._on_idle(self)

    def _let_go(self) -> Job | None:
        """Detach a finished job and resume reading, which may have been paused."""
        job, self.job = self.job, None
        self.pause(False)  # noqa: FBT003 - the one argument says it
        return job

    def connection_lost(self, exc: Exception | None) -> None:
        """Report the reason to the job, and notify the pool."""
        self._transport = None
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
        if self.pid:
            asyncio.get_running_loop().call_later(0.2, _reap, self.pid)
        job, self.job = self.job, None
        if job and not job.done:
            self.data_process.tell_end(self.pid, lambda ended_by: job.finish(_why(ended_by, job.limits.memory)))
        self._on_lost(self)
