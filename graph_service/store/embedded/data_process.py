"""The data process: it holds the data and only forks: query workers, and a copy of itself for each write.

The service starts it once (``python -m graph_service.store.embedded.data_process``) with one end of a socket. It loads the data,
forks a worker for each socket that it receives, and reports workers that ended. A write goes to a forked copy (``STAGE``). The copy
applies it to its own copy-on-write image and returns the changes (``APPLY``) and the nodes they affect (``INSPECT``). ``COMMIT`` makes
the changes durable, and the copy replaces its parent. If a write fails, takes too long or is refused, the copy ends, and its state is
never visible. See docs/decisions/0010-execution.md.

The process is single-threaded because a process with threads must not be forked. It evaluates no queries, so it always responds.
"""

import gc
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Never

import pyoxigraph

from graph_service.errors import ServiceError
from graph_service.store import seed
from graph_service.store.embedded import changes as change
from graph_service.store.embedded import counts_process, ipc, offline, query_process, sandbox
from graph_service.store.embedded.journal import Journal
from graph_service.store.embedded.our_graphs import OurGraphs
from graph_service.store.embedded.process_memory import spare
from graph_service.store.embedded.records import Record
from graph_service.store.embedded.staging import Staging
from graph_service.store.own_graphs import owner


class DataProcess:
    """The data, the children forked from it, and the socket to the service."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._store = pyoxigraph.Store()
        self._ours = OurGraphs(owner("*"), union=True)
        self._journal: Journal | None = None
        self._version = ""
        self._sequence = 0
        self._children: set[int] = set()
        self._staging = Staging(self._store)
        self._wake_read, self._wake_write = os.pipe()
        self._listen_to_children()

    def run(self) -> Never:
        """Serve until the service closes the socket; then kill every worker and end."""
        poller = select.poll()
        poller.register(self._control, select.POLLIN)
        poller.register(self._wake_read, select.POLLIN)
        while True:
            ready = {descriptor for descriptor, _ in poller.poll()}
            if self._wake_read in ready:
                os.read(self._wake_read, 4096)
                self._reap()
            if self._control.fileno() in ready:
                try:
                    kind, payload, attached = ipc.receive(self._control)
                except (EOFError, ConnectionError):
                    self._leave()
                if self._handle(kind, payload, attached):
                    # A forked copy uses another socket.
                    poller = select.poll()
                    poller.register(self._control, select.POLLIN)
                    poller.register(self._wake_read, select.POLLIN)

    def _handle(self, kind: bytes, payload: bytes, attached: list[int]) -> bool:
        match kind:
            case ipc.LOAD:
                self._answer(lambda: self._load(json.loads(payload)))
            case ipc.WORKER:
                self._fork_worker(partial(query_process.run, ours=self._ours.store), json.loads(payload), socket.socket(fileno=attached[0]))
            case ipc.COUNTS:
                self._fork_worker(counts_process.run, json.loads(payload), socket.socket(fileno=attached[0]))
            case ipc.STAGE:
                return self._fork_copy(socket.socket(fileno=attached[0]))
            case ipc.BODY:
                self._staging.receive(payload)
            case ipc.APPLY:
                self._answer(lambda: self._staging.apply(json.loads(payload)))
            case ipc.INSPECT:
                self._answer(lambda: self._staging.inspect(json.loads(payload)))
            case ipc.COMMIT:
                self._answer(lambda: self._commit(json.loads(payload)))
        return False

    def _answer(self, act: Callable[[], dict[str, Any]]) -> None:
        try:
            result = act()
        except BaseException as error:  # noqa: BLE001 - every failure must be reported to the service
            reply = query_process.failure(error)
        else:
            reply = ipc.pack_json(ipc.RESULT, result)
        try:
            self._control.sendall(reply)
        except ConnectionError:
            # The service ended meanwhile.
            self._leave()

    # Loading

    def _load(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            return self._read(request)
        except OSError as error:
            # Here the cause is a file. In a worker, only an attempt to reach the network fails like this.
            message = f"{error.filename or 'A file'} could not be read: {error.strerror}."
            raise ServiceError(message, help="The user of the service needs to read it.") from None

    def _read(self, request: dict[str, Any]) -> dict[str, Any]:
        network = sandbox.leave_network()
        sources = [seed.SeedFile(Path(path), graph) for path, graph in request["sources"]]
        notes: list[str] = []
        writes: dict[str, list[str]] = {}
        if request["until"]:
            sandbox.limit_memory(request["memory"])
            self._version = offline.rebuild(Path(request["directory"]), request["until"], self._store)
            sandbox.limit_memory(0)
        elif request["directory"]:
            self._journal = Journal(Path(request["directory"]))
            self._journal.open()
            recovered = self._journal.recover(self._store)
            if recovered:
                self._version, self._sequence = recovered.last.version, recovered.last.sequence
                writes = {graph: [record.who, record.when, record.version] for graph, record in recovered.writes.items()}
                if recovered.dropped:
                    notes.append(
                        f"{recovered.dropped} bytes of a write that was cut off before it was acknowledged are in {recovered.kept} now"
                    )
            else:
                self._version = seed.load(self._store, sources)
                self._journal.seed(self._store, Record(0, request["when"], "", "seed", self._version, len(self._store), 0))
        else:
            self._version = seed.load(self._store, sources)
        self._ours = OurGraphs(owner(request["own"]), union=request["union"])
        self._ours.fill(self._store)
        gc.collect()
        # Exempt existing objects from collection, which would copy their pages in every child.
        gc.freeze()
        return {"version": self._version, "network": network, "notes": notes, "summary": self._summary(), "writes": writes}

    def _summary(self) -> dict[str, int]:
        return {graph: _size(self._store, graph) for graph in ["", *(graph.value for graph in self._store.named_graphs())]}

    # Forking

    def _fork_worker(
        self, run: Callable[[socket.socket, pyoxigraph.Store, int, int], None], request: dict[str, Any], sock: socket.socket
    ) -> None:
        parent = os.getpid()
        try:
            child = os.fork()
        except OSError:
            # The system is out of processes or memory: the service sees the socket close and asks again later.
            sock.close()
            return
        if child:
            self._children.add(child)
            sock.close()
            return
        self._shed()
        _silence()
        os.nice(request["nice"])
        run(sock, self._store, request["memory"], parent)

    def _fork_copy(self, sock: socket.socket) -> bool:
        try:
            child = os.fork()
        except OSError:
            sock.close()
            return False
        if child:
            # Not in _children: a copy that takes over must outlive this process. Its own socket closes if the service ends.
            sock.close()
            return False
        self._control.close()
        os.close(self._wake_read)
        os.close(self._wake_write)
        self._control = sock
        self._children = set()
        self._wake_read, self._wake_write = os.pipe()
        self._listen_to_children()
        self._control.sendall(ipc.pack_json(ipc.HELLO, {"pid": os.getpid()}))
        return True

    def _shed(self) -> None:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self._control.close()
        os.close(self._wake_read)
        os.close(self._wake_write)
        if self._journal:
            self._journal.forget()

    def _listen_to_children(self) -> None:
        os.set_blocking(self._wake_write, False)
        signal.set_wakeup_fd(self._wake_write, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def _reap(self) -> None:
        while True:
            try:
                child, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not child:
                return
            self._children.discard(child)
            killed_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
            try:
                self._control.sendall(ipc.pack_json(ipc.GONE, {"pid": child, "signal": killed_by}))
            except ConnectionError:
                self._leave()

    def _leave(self) -> Never:
        for child in self._children:
            os.kill(child, signal.SIGKILL)
        os._exit(0)

    # Committing, in a copy

    def _commit(self, request: dict[str, Any]) -> dict[str, Any]:
        changes, body = self._staging.changes, self._staging.encoded
        # Before anything is durable: if there is no memory for it, this copy ends and nothing was changed.
        self._ours.follow(self._store, changes)
        version = seed.next_version(self._version, body)
        record = Record(
            self._sequence + 1,
            request["when"],
            request["who"],
            request["operation"],
            version,
            *change.count(changes),
        )
        if self._journal:
            self._journal.append(record, body)
        self._version, self._sequence = version, record.sequence
        self._staging.forget()
        gc.collect()
        gc.freeze()
        return {"version": version}


def _size(store: pyoxigraph.Store, graph: str) -> int:
    return sum(1 for _ in store.quads_for_pattern(None, None, None, change.name(graph)))


def _silence() -> None:
    """Send stderr to /dev/null: an aborting engine prints to it, and the service reports the failure."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    os.close(nothing)


def main() -> Never:
    """Run with the socket whose number is the first argument."""
    # A supervisor signals every process of a service. The service decides when this one ends, by closing the socket.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sandbox.no_core()
    spare()
    DataProcess(socket.socket(fileno=int(sys.argv[1]))).run()


if __name__ == "__main__":
    main()
