"""The remote store: a front end of another SPARQL engine, which answers reads and writes and keeps the record of versions."""

import asyncio
import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from graph_service.errors import (
    NoDryRunError,
    NotFoundError,
    QueueFullError,
    ServiceError,
    UpstreamError,
    UpstreamTimeoutError,
    UpstreamUnavailableError,
)
from graph_service.rdf.formats import JSON, RESULTS, Format
from graph_service.sparql import tokens
from graph_service.sparql.tokens import Form, form, has_dataset_clause
from graph_service.store import offload
from graph_service.store.history import History, NotKept
from graph_service.store.interface import GraphRead, LastWrite, Limits, Query, Receipt, Summary, Write
from graph_service.store.remote import sparql_texts, write_lease
from graph_service.store.remote import state as states
from graph_service.store.remote.answer import RemoteAnswer, too_long
from graph_service.store.remote.client import Credentials, EngineClient, Reader
from graph_service.store.remote.engines import ENGINES, Engine, bounds
from graph_service.store.remote.state import State
from graph_service.store.remote.transcode import JSON_TYPE, TRIPLES_TYPE
from graph_service.store.remote.updates import Writer
from graph_service.store.seed import SeedFile

_TRIES = 3
_OWN = Limits(seconds=60.0)
_START_PATIENCE = 30.0
_START_PAUSE = 0.5

Parameters = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class RemoteConfiguration:
    """The addresses of the engine, and how to use it.

    ``query`` is the address that sees every write at once; ``readers`` answer clients (empty: the same). Without ``update`` the service
    cannot write. ``freshness`` is the number of seconds for which a version stays valid without a check; ``sources`` are loaded into an
    engine without graphs.
    """

    query: str
    update: str = ""
    graph_store: str = ""
    readers: tuple[str, ...] = ()
    engine: str = "generic"
    credentials: Credentials = field(default_factory=Credentials)
    union: bool = True
    freshness: float = 1.0
    connections: int = 32
    queue: int = 256
    queue_wait: float = 10.0
    sources: tuple[SeedFile, ...] = ()


class RemoteStore:
    """A ``Store`` in front of an engine. ``log`` gets an event and its members."""

    def __init__(
        self, configuration: RemoteConfiguration, log: Callable[[str, dict[str, Any]], None] = lambda _event, _members: None
    ) -> None:
        self._configuration = configuration
        self.history: History = NotKept()
        """Its earlier versions: none."""
        self._engine: Engine = ENGINES[configuration.engine]
        self._log = log
        self._client = EngineClient(configuration.readers or (configuration.query,), configuration.credentials, configuration.connections)
        self._state: State | None = None
        self._kept = True
        self._unknown = states.new_version()
        self._failure: ServiceError | None = None
        self._checked = float("-inf")
        self._checking: asyncio.Task[None] | None = None
        self._slots = asyncio.Semaphore(configuration.connections)
        self._waiting = 0
        self._running: set[RemoteAnswer] = set()
        self._threads = ThreadPoolExecutor(configuration.connections, thread_name_prefix="answer")
        self._writer = Writer(configuration.update, configuration.graph_store, self._engine, self._client, self)

    # Life

    async def start(self) -> None:
        """Connect, and create the record in a writable engine that has none.

        Raises:
            ServiceError: the engine does not answer correctly.

        """
        self._client.open()
        deadline = time.monotonic() + _START_PATIENCE
        while True:
            try:
                self._state = await self._begin()
            except UpstreamUnavailableError as error:
                # Front ends and the engine are often started together.
                if time.monotonic() > deadline:
                    await self.stop()
                    raise
                self._log("waiting", {"detail": error.detail})
                await asyncio.sleep(_START_PAUSE)
            except BaseException:
                await self.stop()
                raise
            else:
                break
        self._checked = time.monotonic()
        summary = self.summary
        self._log("connected", {"version": self.version, "triples": summary.in_graphs, "graphs": len(summary.graphs)})

    async def _begin(self) -> State:
        state = await self.record()
        sources = self._configuration.sources if self._writer.can_fill else ()
        if state is None:
            sizes = await self.sizes()
            if not self._writer.possible:
                self._kept = False
                return _counted(sizes)
            await self._writer.begin(sizes, fill=bool(sources) and not any(sizes))
            state = await self.record()
        if state and write_lease.filling(state.writing):
            if sources:
                await self._writer.fill(sources)
                state = await self.record()
            elif not write_lease.over(state.writing):
                raise UpstreamUnavailableError("Another front end is filling the engine.")
        if state is None:
            raise UpstreamError("The engine does not keep what it is given.", help="Look at query-url and update-url: are they one store?")
        return state

    async def stop(self) -> None:
        """Cancel running answers and close every connection."""
        if self._checking:
            self._checking.cancel()
        for answer in list(self._running):
            await answer.over()
        await self._client.close()
        self._threads.shutdown(wait=False)

    # State

    @property
    def ready(self) -> bool:
        """Whether the engine answered the last check."""
        return self._state is not None and self._failure is None

    @property
    def version(self) -> str:
        """The dataset's version at the last check; a unique one while it is unknown."""
        state = self._state
        return state.version if state and state.stable and self._failure is None else self._unknown

    @property
    def recently_checked(self) -> bool:
        """Whether the last check is recent enough for the version to be taken as the present one."""
        return time.monotonic() - self._checked < self._configuration.freshness

    @property
    def repeats(self) -> bool:
        """Whether equal versions give equal bytes: an engine may give rows in another order, and blank nodes other labels, each time."""
        return False

    @property
    def summary(self) -> Summary:
        """The dataset in a few numbers."""
        state = self._state
        sizes = state.sizes if state else {}
        return Summary(self.version, {graph: sizes.get(graph, 0) for graph in (state.graphs if state else ())}, sizes.get("", 0))

    @property
    def gauges(self) -> dict[str, float]:
        """Running answers, waiting requests, skipped readers."""
        out = sum(reader.out_until > time.monotonic() for reader in self._client.readers)
        return {"busy": len(self._running), "waiting": self._waiting, "killed": 0, "readers_out": out}

    def graph_version(self, graph: str) -> str | None:
        """Return the version at which a graph last changed; None if there is no such graph.

        Raises:
            ServiceError: the engine does not answer, so the version is unknown.

        """
        if self._failure:
            raise self._failure
        if self._state is None:
            raise UpstreamUnavailableError("The service is not connected to its engine.")
        version = self._state.versions.get(graph)
        return version if version is None or self._state.stable else f"{version}-{self._unknown}"

    def take(self, state: State) -> None:
        """Set the present state, which was just read or written."""
        self._state, self._failure, self._checked = state, None, time.monotonic()
        if not state.stable:
            self._unknown = states.new_version()

    async def refresh(self) -> None:
        """Check whether another front end wrote, unless the last check is recent; concurrent checks share one request.

        A failure is stored and not raised: only requests that need the engine fail.
        """
        if self.recently_checked:
            return
        if self._checking is None or self._checking.done() or not self._configuration.freshness:
            # With freshness 0, a check that already runs does not count, but all callers that wait now share the next one.
            if self._checking and not self._checking.done():
                await asyncio.wait([self._checking])
            if self._checking is None or self._checking.done():
                self._checking = asyncio.get_running_loop().create_task(self._look())
        await asyncio.wait([self._checking])

    async def _look(self) -> None:
        try:
            if not self._kept:
                self.take(_counted(await self.sizes()))
                return
            version, writing = await self._peek(self._configuration.query)
            known = self._state
            if known is None or self._failure or not known.stable or (version, writing) != (known.version, known.writing):
                state = await self.record()
                # The record was removed: an operator loaded data directly and wants them counted again.
                self.take(state or await self._begin())
            self._checked = time.monotonic()
        except ServiceError as error:
            self._failure = error
            self._unknown = states.new_version()

    # Reading

    async def query(self, query: Query) -> RemoteAnswer:
        """Evaluate a query at a reader; return once its first bytes are available."""
        text, kind, own = await offload.read(len(query.text), lambda: self._read(query.text, dict(query.bindings)), query.client)
        return await self._answer(text, query.format, query.limits, lambda: self._dataset(query, own=own), ask=kind is Form.ASK)

    def _read(self, text: str, bindings: dict[str, str]) -> tuple[str, Form, bool]:
        """Refuse a query that could reach the network; return the text for the engine, its form, and whether it names a dataset."""
        tokens.refuse_egress(text)
        if self._engine.guarded:
            sparql_texts.refuse_extensions(text)
        return sparql_texts.with_base(sparql_texts.with_bindings(text, bindings)), form(text), has_dataset_clause(text)

    async def read_graph(self, read: GraphRead) -> RemoteAnswer:
        """Return a whole graph."""
        if self.graph_version(read.graph) is None:
            raise NotFoundError(f"There is no graph {read.graph}.")
        text = sparql_texts.ours("graph", graph=read.graph) if read.graph else sparql_texts.ours("default-graph")
        return await self._answer(text, read.format, read.limits, list, ask=False)

    def _dataset(self, query: Query, *, own: bool) -> Parameters:
        """Return the dataset of a query as protocol parameters.

        The union is sent as a list of graphs, which every engine treats alike and which excludes the record and the engine's internal
        graphs. A dataset given with the protocol is the whole dataset (SPARQL 1.1 Protocol §2.1.4): what it does not name is empty.
        """
        default, named = query.default_graphs, query.named_graphs
        if default is None and named is None:
            union = self._configuration.union
            if self._state is None or own or (not union and self._engine.default_graph):
                return []
            named = tuple(self._state.graphs)
            default = named if union else ()
        return [("default-graph-uri", graph) for graph in default or (states.NOTHING,)] + [
            ("named-graph-uri", graph) for graph in named or (states.NOTHING,)
        ]

    async def _answer(self, text: str, wanted: Format, limits: Limits, dataset: Callable[[], Parameters], *, ask: bool) -> RemoteAnswer:
        tried: list[ServiceError] = []
        readers = self._client.in_turn()
        # A reader that fails before its first byte has had no effect: try the next one, once.
        for reader in readers[: 2 if len(readers) > 1 else 1]:
            try:
                answer = await self._labelled(reader, text, wanted, limits, dataset, ask=ask)
            except (UpstreamUnavailableError, UpstreamError, UpstreamTimeoutError) as error:
                reader.failed()
                self._log("reader-failed", {"reader": reader.url, "detail": error.detail})
                tried.append(error)
            else:
                reader.answered()
                return answer
        raise tried[-1]

    async def _labelled(
        self, reader: Reader, text: str, wanted: Format, limits: Limits, dataset: Callable[[], Parameters], *, ask: bool
    ) -> RemoteAnswer:
        """Return an answer with its version.

        The version is read again at the same reader once the answer has begun. Versions are never reused, so an equal version was valid
        throughout. If it differs, the answer may be of either version, and the query is sent again.
        """
        for _ in range(_TRIES):
            if self._kept and not reader.version:
                reader.version, _ = await self._peek(reader.url)
            answer = await self._open(reader, text, wanted, limits, dataset(), ask=ask)
            if not self._kept:
                answer.version = self.version
                return answer
            try:
                version, writing = await self._peek(reader.url)
            except BaseException:
                answer.cancel()
                raise
            if writing != states.NOBODY:
                break
            if version == reader.version:
                answer.version = version
                return answer
            answer.cancel()
            reader.version = version
            self._checked = float("-inf")
            await self.refresh()
        else:
            answer = await self._open(reader, text, wanted, limits, dataset(), ask=ask)
        answer.version = states.new_version()
        return answer

    async def _open(self, reader: Reader, text: str, wanted: Format, limits: Limits, dataset: Parameters, *, ask: bool) -> RemoteAnswer:
        await self._enter()
        released = False
        answer: RemoteAnswer | None = None

        def release() -> None:
            nonlocal released
            if not released:
                released = True
                self._slots.release()
                if answer:
                    self._running.discard(answer)

        deadline = asyncio.get_running_loop().time() + limits.seconds
        parameters = [*dataset, *bounds(self._engine, limits.seconds, limits.rows)]
        try:
            async with asyncio.timeout_at(deadline):
                accept = JSON_TYPE if wanted in RESULTS else TRIPLES_TYPE
                response = await self._client.ask(reader.url, text, accept, parameters)
        except TimeoutError:
            release()
            raise too_long(limits) from None
        except BaseException:
            release()
            raise
        answer = RemoteAnswer(response, wanted, limits, self._engine, ask=ask, deadline=deadline, released=release)
        self._running.add(answer)
        await answer.begin(self._threads)
        return answer

    async def _enter(self) -> None:
        configuration = self._configuration
        if self._waiting >= configuration.queue:
            raise QueueFullError(f"{self._waiting} requests wait already.", limit="queue", maximum=configuration.queue)
        self._waiting += 1
        try:
            async with asyncio.timeout(configuration.queue_wait):
                await self._slots.acquire()
        except TimeoutError:
            wait = configuration.queue_wait
            raise QueueFullError(f"The engine was busy for {wait:g} s.", limit="queue-wait", maximum=wait) from None
        finally:
            self._waiting -= 1

    # The service's own queries

    async def _peek(self, url: str) -> tuple[str, str]:
        records = [(row["version"], row["writing"]) for row in await self.select(url, sparql_texts.ours("peek"))]
        versions = sorted({version for version, _ in records})
        writing = next((writing for _, writing in records if writing != states.NOBODY), states.NOBODY)
        return "+".join(versions), writing

    async def record(self) -> State | None:
        """Return the present record of the engine, or None."""
        rows = await self.select(self._configuration.query, sparql_texts.ours("state"))
        return states.read((row["subject"], row["predicate"], row["value"]) for row in rows)

    async def sizes(self) -> dict[str, int]:
        """Count the triples of every graph with a query."""
        rows = await self.select(self._configuration.query, sparql_texts.ours("sizes"))
        sizes = {row["graph"]: int(row["triples"]) for row in rows}
        sizes = {
            graph: size
            for graph, size in sizes.items()
            if graph != sparql_texts.RECORD and not graph.startswith(self._engine.own or ("\0",))
        }
        return sizes | {"": await self.size("")}

    async def size(self, graph: str) -> int:
        """Count the triples of one graph with a query."""
        if not graph and not self._engine.default_graph:
            return 0
        text = sparql_texts.ours("size", graph=graph) if graph else sparql_texts.ours("default-size")
        rows = await self.select(self._configuration.query, text)
        return int(rows[0]["triples"]) if rows else 0

    async def select(self, url: str, text: str) -> list[dict[str, str]]:
        """Return the rows of one of our own queries: variable to value, without the value's kind."""
        deadline = asyncio.get_running_loop().time() + _OWN.seconds
        try:
            async with asyncio.timeout_at(deadline):
                response = await self._client.ask(url, text, JSON_TYPE, [])
        except TimeoutError:
            raise too_long(_OWN) from None
        answer = RemoteAnswer(response, JSON, _OWN, self._engine, ask=False, deadline=deadline, released=lambda: None)
        await answer.begin(self._threads)
        results = json.loads(await answer.read())
        return [{name: term["value"] for name, term in row.items()} for row in results["results"]["bindings"]]

    def last_write(self, graph: str) -> LastWrite | None:
        """Return None: the record in the engine has versions, not their senders."""
        return None

    # Writing

    async def write(self, write: Write) -> Receipt:
        """Change the dataset in the engine, under the lease shared with other front ends."""
        # Shielded: once begun, a write is finished even if its client has gone.
        return await asyncio.shield(asyncio.ensure_future(self._writer.write(write)))

    async def rehearse(self, write: Write) -> Receipt:
        """Refuse: an engine elsewhere has no copy of the data in which a write could be tried."""
        raise NoDryRunError(f"This service keeps its data in an engine elsewhere, where a {write.operation.value} cannot be tried.")


def _counted(sizes: dict[str, int]) -> State:
    """Return the state of an engine without a record: the version depends on the graphs' sizes only, so it misses some changes."""
    digest = states.fingerprint(sizes)
    return State(digest, versions={graph: f"{digest}-{size}" for graph, size in sizes.items()}, sizes=sizes)
