"""The embedded store: the engine in memory, evaluation in processes that can be killed, writes staged in a copy and journalled."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph_service.errors import (
    MemoryLimitError,
    NotFoundError,
    OutOfScopeError,
    PreconditionFailedError,
    ServiceError,
    TimeLimitError,
    UnavailableError,
    WorkerLostError,
)
from graph_service.sparql import tokens
from graph_service.store import offload, write_scope
from graph_service.store.embedded import ipc, sandbox
from graph_service.store.embedded.counts import Counts
from graph_service.store.embedded.job import Job
from graph_service.store.embedded.journal_history import JournalHistory
from graph_service.store.embedded.past_stores import PastStores
from graph_service.store.embedded.pool import Pool
from graph_service.store.embedded.process_clients import DataProcessClient
from graph_service.store.embedded.staged_write import Staged, WriteCheck, judge
from graph_service.store.embedded.write_queue import WriteQueue
from graph_service.store.history import History, PresentOnly, moment
from graph_service.store.interface import BACKGROUND, GraphRead, LastWrite, Operation, Query, Receipt, Summary, Write
from graph_service.store.seed import SeedFile

_COMMIT_PATIENCE = 30.0
_REHEARSALS = 3
"""How often a rehearsal begins anew because somebody wrote meanwhile."""
_RESTART_PAUSE = 0.5
_PAST_WORKERS = 2
_NOBODY_WAITS = 3600.0


@dataclass(frozen=True, slots=True)
class EmbeddedConfiguration:
    """How to run the store: seed files, data directory (None: not durable), default graph, and the size of the pool.

    ``edition`` is the time (ISO 8601) of the seed files, where it is known. ``until`` is the earlier version of a data directory that the
    store holds, for reading alone. ``versions`` earlier versions are held at a time, each rebuilt within ``seconds``. ``own`` are the IRIs
    of our own graphs, as ``OwnGraphs`` reads them. From ``counts_from`` triples on, a process beside the engine counts; 0 never.
    """

    sources: tuple[SeedFile, ...] = ()
    directory: Path | None = None
    union: bool = True
    workers: int = 4
    memory: int = 512 * 2**20
    queue: int = 256
    queue_wait: float = 10.0
    edition: str = ""
    until: str = ""
    versions: int = 2
    seconds: float = 30.0
    own: str = "*"
    counts_from: int = 0


class EmbeddedStore:
    """A ``Store`` on this machine. ``log`` gets an event and its members; ``check`` may refuse a write before it is committed."""

    def __init__(
        self,
        configuration: EmbeddedConfiguration,
        log: Callable[[str, dict[str, Any]], None] = lambda _event, _members: None,
        check: WriteCheck | None = None,
        make_check: Callable[[], WriteCheck] | None = None,
    ) -> None:
        """``make_check`` makes the check of rehearsals where writes have none; it is asked once somebody rehearses."""
        self._check = check
        self._make_check = make_check
        self._configuration = configuration
        self._log = log
        self._pool = Pool(configuration.workers, configuration.memory, configuration.queue, configuration.queue_wait)
        self._background = Pool(1, configuration.memory, configuration.queue, _NOBODY_WAITS, nice=sandbox.NICE)
        self._counts = Counts(configuration.counts_from, configuration.memory, self._compared_with, log)
        self._data_process: DataProcessClient | None = None
        self._first: DataProcessClient | None = None
        self._sizes: dict[str, int] = {}
        self._graph_versions: dict[str, str] = {}
        self._last_writes: dict[str, LastWrite] = {}
        self._write_queue = WriteQueue()
        self._rehearsals = WriteQueue()
        self._rehearsal_check: WriteCheck | None = None
        self._stopping = False
        self._restart: asyncio.Task[None] | None = None
        self._made = now = datetime.now(UTC).replace(microsecond=0)
        self._edition = moment(configuration.edition, now)
        self._past = PastStores(self._at, configuration.versions, configuration.seconds)
        self.history: History = (
            JournalHistory(configuration.directory, self, self._past, self._edition)
            if configuration.directory
            else PresentOnly(self, lambda: self._made)
        )
        """Its earlier versions."""

    def _at(self, version: str) -> "EmbeddedStore":
        """Return the store of an earlier version, not started."""
        return EmbeddedStore(
            replace(self._configuration, until=version, workers=_PAST_WORKERS, counts_from=0),
            lambda event, members: self._log(f"past-{event}", members),
        )

    # Life

    async def start(self) -> None:
        """Start the data process, load the data, and fork the workers.

        Raises:
            ServiceError: the data cannot be loaded, or another service uses the directory.

        """
        data_process = DataProcessClient(self._on_lost)
        launch = asyncio.ensure_future(data_process.launch())
        configuration = self._configuration
        request = {
            "sources": [(str(source.path), source.graph) for source in configuration.sources],
            "directory": str(configuration.directory or ""),
            "when": self._edition.isoformat(),
            "until": configuration.until,
            "memory": configuration.memory,
            "own": configuration.own,
            "union": configuration.union,
        }
        try:
            # Shielded: a launch that is left half-way would leave a process that nobody knows.
            await asyncio.shield(launch)
            loaded = await data_process.request(ipc.LOAD, request)
        except (ServiceError, asyncio.CancelledError):
            await launch
            data_process.kill()
            await data_process.gone()
            raise
        self._made = self._edition
        data_process.version = loaded["version"]
        self._data_process = self._first = data_process
        self._sizes = loaded["summary"]
        self._last_writes = {graph: LastWrite(*write) for graph, write in loaded["writes"].items() if graph in self._sizes}
        # Replaying a journal gives the data in another order at each start, so an earlier version does not name the same bytes.
        start = "" if self.repeats else f"-{secrets.token_hex(4)}"
        self._graph_versions = dict.fromkeys(self._sizes, data_process.version + start)
        self._ask(data_process)
        self._log(
            "loaded",
            {
                "version": data_process.version,
                "triples": sum(self._sizes.values()),
                "graphs": len(self._sizes) - 1,
                "network": loaded["network"],
            },
        )
        for note in loaded["notes"]:
            self._log("recovered", {"note": note})

    async def stop(self) -> None:
        """End every process."""
        self._stopping = True
        await self._past.stop()
        self._counts.stop()
        if self._restart:
            self._restart.cancel()
        await self._background.stop()
        await self._pool.stop()
        for data_process in (self._data_process, self._first):
            if data_process:
                data_process.close()
                await data_process.gone()

    def _on_lost(self, data_process: DataProcessClient) -> None:
        if data_process is not self._data_process or data_process.closing or self._stopping:
            return
        self._log("data-process-lost", {"version": data_process.version})
        data_process.close()
        self._data_process = None
        self._ask(None)
        self._restart = asyncio.get_running_loop().create_task(self._start_again())

    async def _start_again(self) -> None:
        while not self._stopping and self._data_process is None:
            try:
                await self.start()
            except ServiceError as error:
                self._log("restart-failed", {"detail": error.detail})
                await asyncio.sleep(_RESTART_PAUSE)
            else:
                return

    def _ask(self, data_process: DataProcessClient | None) -> None:
        """Have queries answered by the processes of these data from now on."""
        self._pool.use(data_process)
        self._background.use(data_process)
        self._counts.use(data_process, sum(self._sizes.values()))

    # State

    @property
    def ready(self) -> bool:
        """Whether it answers now."""
        return self._data_process is not None and self._pool.ready

    @property
    def version(self) -> str:
        """The dataset's version."""
        return self._data_process.version if self._data_process else ""

    @property
    def repeats(self) -> bool:
        """Whether equal versions give equal bytes: a journal that is read again gives the data in another order than the writes did.

        Counts come in another order from the process beside the engine, which is not there all the time.
        """
        return self._configuration.directory is None and not self._counts.applies

    @property
    def summary(self) -> Summary:
        """The dataset in a few numbers."""
        graphs = {graph: size for graph, size in sorted(self._sizes.items()) if graph}
        return Summary(self.version, graphs, self._sizes.get("", 0))

    @property
    def gauges(self) -> dict[str, float]:
        """What the store is doing: workers busy, requests waiting, workers killed since the start."""
        return {
            "busy": self._pool.busy,
            "waiting": self._pool.waiting,
            "killed": self._pool.killed,
            "counts": self._counts.state,
            "counted": self._counts.answered,
        }

    def graph_version(self, graph: str) -> str | None:
        """Return the version at which a graph last changed; None if there is no such graph."""
        return self._graph_versions.get(graph)

    def last_write(self, graph: str) -> LastWrite | None:
        """Return the write that last changed a graph; None if nobody did since the store was filled, or the journal was compacted."""
        return self._last_writes.get(graph)

    # Reading

    async def query(self, query: Query) -> Job:
        """Evaluate a query; return once its first bytes are available."""
        frame = _frame(query, union=await offload.read(len(query.text), lambda: self._read(query), query.client))
        return await self._counts.answer(query, frame) or await self._begin(query, frame)

    async def _compared_with(self, query: Query) -> Job:
        """Evaluate a query by the engine for nobody but a comparison."""
        BACKGROUND.set(True)
        return await self._begin(query, _frame(query, union=self._read(query)))

    async def _begin(self, query: Query, frame: dict[str, Any]) -> Job:
        asked = ipc.pack_json(ipc.QUERY, frame)
        # In the background there is one queue, and no client to be fair to.
        pool, client = (self._background, "") if BACKGROUND.get() else (self._pool, query.client)
        job = pool.begin(asked, query.limits, client)
        await job.begun()
        return job

    def _read(self, query: Query) -> bool:
        """Refuse a query that could reach the network; return True if the default graph is the union of all graphs."""
        tokens.refuse_egress(query.text)
        protocol_dataset = query.default_graphs is not None or query.named_graphs is not None
        # The engine lets the union override a FROM clause, so we look for one ourselves.
        return self._configuration.union and not protocol_dataset and not tokens.has_dataset_clause(query.text)

    async def read_graph(self, read: GraphRead) -> Job:
        """Return a whole graph."""
        if read.graph and self._data_process and read.graph not in self._sizes:
            raise NotFoundError(f"There is no graph {read.graph}.")
        request = {"graph": read.graph, "format": read.format.name, "rows": read.limits.rows, "bytes": read.limits.bytes}
        job = self._pool.begin(ipc.pack_json(ipc.GRAPH, request), read.limits, read.client)
        await job.begun()
        return job

    # Writing

    async def write(self, write: Write) -> Receipt:
        """Stage a write in a copy of the data, then commit it, or change nothing."""
        if write.operation is Operation.UPDATE:
            await offload.read(len(write.text), lambda: tokens.refuse_egress(write.text))
        # Shielded: once begun, a write is finished or undone even if its client leaves, before the next one begins.
        return await asyncio.shield(asyncio.ensure_future(self._write_with_lease(write)))

    async def _write_with_lease(self, write: Write) -> Receipt:
        async with self._write_queue.lease(write.who):
            return await self._write(write)

    async def _write(self, write: Write) -> Receipt:
        data_process = self._data_process
        if data_process is None:
            raise UnavailableError("The data are being loaded.")
        current = data_process.version if write.operation is Operation.UPDATE else self._graph_versions.get(write.graph)
        if write.expected is not None and current not in write.expected:
            raise PreconditionFailedError
        if write.operation is Operation.DELETE and write.graph not in self._sizes:
            raise NotFoundError(f"There is no graph {write.graph}.")
        copy = await data_process.stage()
        try:
            staged = await self._examine(copy, data_process, write, self._check)
            if not staged["graphs"]:
                copy.kill()
                return _receipt(data_process.version, staged)
            if self._data_process is not data_process:
                # The data are being reloaded, which waits until the copy releases the journal.
                raise UnavailableError("The process that held the data ended meanwhile. Nothing was changed.")
            version = await self._commit(copy, write)
        except BaseException:
            copy.kill()
            raise
        copy.version = version
        self._made = moment(write.when, self._made)
        self._take_over(copy, staged["sizes"], LastWrite(write.who, write.when, version))
        return _receipt(version, staged)

    async def rehearse(self, write: Write) -> Receipt:
        """Stage a write as ``write`` does, check it, and let the copy end: nothing is stored, and no writer waits for it."""
        if write.operation is Operation.UPDATE:
            await offload.read(len(write.text), lambda: tokens.refuse_egress(write.text))
        if self._rehearsal_check is None:
            self._rehearsal_check = self._check or (self._make_check() if self._make_check else None)
        async with self._rehearsals.lease(write.who):
            for _ in range(_REHEARSALS):
                data_process = self._data_process
                if data_process is None:
                    break
                copy = await data_process.stage()
                try:
                    return _receipt(data_process.version, await self._examine(copy, data_process, write, self._rehearsal_check))
                except (MemoryLimitError, WorkerLostError):
                    # A copy ends with the process that it was forked from, which a write of somebody else replaces.
                    if self._data_process is data_process:
                        raise
                finally:
                    copy.kill()
        raise UnavailableError("The data changed while the write was tried.")

    async def _examine(self, copy: DataProcessClient, current: DataProcessClient, write: Write, check: WriteCheck | None) -> dict[str, Any]:
        """Apply a write to a copy and return what it changes there; refuse what its sender, or the check, does not allow."""
        staged = await self._apply(copy, write)
        forbidden = [graph or "default" for graph in staged["graphs"] if not write.may_change(graph)]
        if forbidden:
            raise OutOfScopeError(f"The write would change {', '.join(forbidden)}.", graphs=forbidden)
        for graph, subject in staged["reserved"].items():
            write_scope.refuse_reserved(write, graph, subject)
        made = [graph for graph, size in staged["sizes"].items() if graph and size is not None and graph not in self._sizes]
        gone = {graph for graph, size in staged["sizes"].items() if size is None}
        write_scope.refuse_too_many(write, len(made), self._sizes.keys() - gone)
        if check and staged["graphs"]:
            await self._judge(check, Staged(copy, current, write.limits))
        return staged

    async def _apply(self, copy: DataProcessClient, write: Write) -> dict[str, Any]:
        request = {
            "operation": write.operation.value,
            "graph": write.graph,
            "size": self._sizes.get(write.graph, 0),
            "formats": [part.format.name for part in write.parts],
            "base": write.base,
            "memory": write.limits.memory,
        }
        bodies = (write.text.encode(),) if write.operation is Operation.UPDATE else tuple(part.data for part in write.parts)
        seconds = write.limits.seconds
        try:
            async with asyncio.timeout(seconds):
                return await copy.request(ipc.APPLY, request, bodies)
        except TimeoutError:
            raise TimeLimitError(
                f"The write was stopped after {seconds:g} s. Nothing was changed.",
                help="Send it in smaller parts.",
                limit="seconds",
                maximum=seconds,
            ) from None
        except (WorkerLostError, MemoryLimitError):
            raise MemoryLimitError(
                "The write needed more memory than it may use. Nothing was changed.",
                help="Send it in smaller parts (a POST to /graph adds to a graph), or less deeply nested. The operator may raise "
                f"memory-mib, now {write.limits.memory // 2**20}, or use compact-graph load.",
                limit="memory",
                maximum=write.limits.memory,
            ) from None

    async def _judge(self, check: WriteCheck, staged: Staged) -> None:
        seconds = staged.limits.seconds
        try:
            await judge(check, staged)
        except TimeoutError:
            raise TimeLimitError(
                f"Checking the write took longer than {seconds:g} s. Nothing was changed.",
                help="Send it in smaller parts.",
                limit="seconds",
                maximum=seconds,
            ) from None

    async def _commit(self, copy: DataProcessClient, write: Write) -> str:
        request = {"operation": write.operation.value, "who": write.who, "when": write.when}
        try:
            async with asyncio.timeout(_COMMIT_PATIENCE):
                committed = await copy.request(ipc.COMMIT, request)
        except (TimeoutError, WorkerLostError):
            # Whether the record is on disk is not known: what is on disk is the truth, so load it.
            if self._data_process and self._configuration.directory:
                self._on_lost(self._data_process)
            raise UnavailableError("The write may or may not have been stored; look at the data before you send it again.") from None
        return str(committed["version"])

    def _take_over(self, copy: DataProcessClient, sizes: dict[str, int | None], write: LastWrite) -> None:
        for graph, size in sizes.items():
            if size is None:
                self._sizes.pop(graph, None)
                self._graph_versions.pop(graph, None)
                self._last_writes.pop(graph, None)
            else:
                self._sizes[graph] = size
                self._graph_versions[graph] = copy.version
                self._last_writes[graph] = write
        self._data_process = copy
        self._ask(copy)


def _frame(query: Query, *, union: bool) -> dict[str, Any]:
    """Return a query as a process is asked it."""
    return {
        "text": query.text,
        "format": query.format.name,
        "default": query.default_graphs,
        "named": query.named_graphs,
        "union": union,
        "ours": query.ours,
        "bindings": dict(query.bindings),
        "rows": query.limits.rows,
        "bytes": query.limits.bytes,
    }


def _receipt(version: str, staged: dict[str, Any]) -> Receipt:
    return Receipt(version, staged["created"], staged["added"], staged["removed"], tuple(staged["graphs"]), staged["kept"])
