"""Writes to a remote engine: one front end at a time, data parsed before they are sent, the record rewritten at the end."""

import asyncio
import random
import re
import secrets
from collections.abc import Mapping, Sequence
from typing import Protocol

import pyoxigraph

from graph_service.errors import (
    BadRequestError,
    ConflictError,
    ContentTooLargeError,
    DataSyntaxError,
    EvaluationError,
    NotFoundError,
    OutOfScopeError,
    PreconditionFailedError,
    ServiceError,
    TimeLimitError,
    UnavailableError,
    WritesClosedError,
)
from graph_service.namespaces import RESERVED
from graph_service.rdf.formats import TURTLE
from graph_service.rdf.oxigraph import RDF_FORMATS, syntax_position
from graph_service.sparql import tokens
from graph_service.store import offload, write_scope
from graph_service.store.interface import Operation, Part, Receipt, Write
from graph_service.store.remote import sparql_texts, write_lease
from graph_service.store.remote import state as states
from graph_service.store.remote.client import EngineClient
from graph_service.store.remote.engines import Engine
from graph_service.store.remote.state import State
from graph_service.store.seed import SeedFile

_UPDATE_TYPE = "application/sparql-update"
# N-Triples is Turtle, and Turtle is what every engine reads.
_TURTLE_TYPE = "text/turtle"
_GRACE = 30.0
_FILLING = 90.0
_PAUSE = 0.02
_GONE = 404
_RESERVED = re.compile(rb"^<((?:%b)[^>]*)>" % b"|".join(re.escape(one).encode() for one in RESERVED), re.MULTILINE)


class Engaged(Protocol):
    """What the writer needs of the store: to read the record, to count, and to set the new state."""

    async def record(self) -> State | None:
        """Return the present record of the engine."""
        ...

    async def sizes(self) -> dict[str, int]:
        """Count every graph."""
        ...

    async def size(self, graph: str) -> int:
        """Count one graph."""
        ...

    def take(self, state: State) -> None:
        """Set the present state."""
        ...


class Writer:
    """Makes changes in the engine."""

    def __init__(self, update: str, graph_store: str, engine: Engine, link: EngineClient, store: Engaged) -> None:
        self._update = update
        self._graph_store = graph_store
        self._engine = engine
        self._client = link
        self._store = store
        self._mine = asyncio.Lock()

    @property
    def possible(self) -> bool:
        """Whether an update address is configured."""
        return bool(self._update)

    @property
    def can_fill(self) -> bool:
        """Whether addresses for updates and whole graphs are configured."""
        return bool(self._update and self._graph_store)

    async def begin(self, sizes: Mapping[str, int], *, fill: bool) -> None:
        """Create the record of an engine that has none, unless another front end does; with ``fill`` it says that seed files follow."""
        writing = write_lease.TO_BE_FILLED if fill else states.NOBODY
        first = State(states.new_version(), writing, {graph: states.new_version() for graph in sizes}, sizes)
        await self._run(sparql_texts.ours("begin.ru", statements=first.statements()))

    async def fill(self, sources: Sequence[SeedFile]) -> None:
        """Load the seed files into a new engine, or wait until another front end has; take over from one that died."""
        async with self._mine:
            mine, state, _ = await self._acquire_lease(_FILLING, write_lease.FILLING)
            if state.graphs:
                await self._keep(mine, State(state.version, states.NOBODY, state.versions, state.sizes))
                return
            versions, counted = dict(state.versions), dict(state.sizes)
            for source in sources:
                parts = (Part(await asyncio.to_thread(source.path.read_bytes), TURTLE),)
                lines, counted[source.graph] = await asyncio.to_thread(_read, parts, source.graph)
                await self._client.change("PUT", self._graph_store, _TURTLE_TYPE, lines, _named(source.graph))
                versions[source.graph] = states.new_version()
            await self._keep(mine, State(states.new_version(), states.NOBODY, versions, counted))

    def _refuse(self, text: str) -> None:
        tokens.refuse_egress(text)
        if self._engine.guarded:
            sparql_texts.refuse_extensions(text)

    async def write(self, write: Write) -> Receipt:
        """Apply a write; if it fails, an engine with atomic updates is unchanged."""
        if not self.possible:
            raise WritesClosedError("The service was not told where its engine takes updates.", help="The operator sets update-url.")
        body, triples = b"", 0
        if write.operation is Operation.UPDATE:
            await offload.read(len(write.text), lambda: self._refuse(write.text))
        else:
            self._check_graph(write)
            body, triples = await asyncio.to_thread(_read, write.parts, write.base)
            write_scope.refuse_reserved(write, write.graph, await asyncio.to_thread(_reserved, body))
        async with self._mine:
            mine, state, orphaned = await self._acquire_lease(write.limits.seconds)
            if orphaned:
                # Another writer died: its changes are not in the record.
                sizes = await self._store.sizes()
                state = State(states.new_version(), str(mine), {graph: states.new_version() for graph in sizes}, sizes)
            return await self._change(write, state, mine, body, triples)

    def _check_graph(self, write: Write) -> None:
        if not self._graph_store:
            raise WritesClosedError(
                "The service was not told where its engine takes whole graphs.",
                help="The operator sets graph-store-url; or send an update.",
            )
        if not write.graph and not self._engine.default_graph:
            raise EvaluationError("The engine behind the service has no default graph of its own.", help="Name a graph.")

    async def _change(self, write: Write, before: State, mine: write_lease.WriteLease, body: bytes, triples: int) -> Receipt:
        unchanged = State(before.version, states.NOBODY, before.versions, before.sizes)
        try:
            self._check(write, before)
            async with asyncio.timeout(write.limits.seconds):
                await self._apply(write, before, body, triples)
        except TimeoutError:
            # The engine may still apply it: we keep the lease until it expires, and answers meanwhile are not cached.
            raise TimeLimitError(
                f"The engine had not finished the write after {write.limits.seconds:g} s; it may still finish it.",
                limit="seconds",
                maximum=write.limits.seconds,
                help="Look at the data before you send it again.",
            ) from None
        except (BadRequestError, ConflictError, ContentTooLargeError, NotFoundError, OutOfScopeError, PreconditionFailedError) as error:
            asked = isinstance(error, ContentTooLargeError | NotFoundError | OutOfScopeError | PreconditionFailedError)
            await self._keep(mine, unchanged if asked or self._engine.atomic else await self._counted(before))
            raise
        except ServiceError:
            await self._keep(mine, await self._counted(before))
            raise
        after = await self._after(write, before)
        await self._keep(mine, after)
        return _receipt(write, before, after)

    def _check(self, write: Write, before: State) -> None:
        if write.expected is not None and before.versions.get(write.graph) not in write.expected:
            raise PreconditionFailedError
        if write.operation is Operation.DELETE and write.graph not in before.versions:
            raise NotFoundError(f"There is no graph {write.graph}.")
        if write.operation is not Operation.UPDATE:
            forbidden = [] if write.may_change(write.graph) else [write.graph or "default"]
        else:
            # A remote engine cannot stage an update, so the graphs that it would change are unknown: it needs the right to all.
            every = ["", *before.graphs, f"urn:uuid:{secrets.token_hex(16)}"]
            forbidden = [graph or "default" for graph in every if not write.may_change(graph)]
        if forbidden:
            raise OutOfScopeError(
                f"The write might change {', '.join(forbidden[:5])}.",
                help="With a token for some graphs, write whole graphs to /graph. Nothing was changed.",
                graphs=forbidden[:50],
            )
        made = write.operation in (Operation.PUT, Operation.POST) and write.graph not in before.versions
        write_scope.refuse_too_many(write, int(made), before.versions)

    async def _apply(self, write: Write, before: State, body: bytes, triples: int) -> None:
        if write.operation is Operation.UPDATE:
            await self._run(sparql_texts.with_base(write.text))
        elif write.operation is Operation.DELETE or (write.operation is Operation.PUT and not triples):
            if before.sizes.get(write.graph):
                await self._remove(write.graph)
        elif triples:
            await self._client.change(write.operation.value.upper(), self._graph_store, _TURTLE_TYPE, body, _named(write.graph))

    async def _remove(self, graph: str) -> None:
        try:
            await self._client.change("DELETE", self._graph_store, "", b"", _named(graph))
        except ServiceError as error:
            if error.members.get("upstream_status") != _GONE:
                raise

    async def _after(self, write: Write, before: State) -> State:
        versions, sizes = dict(before.versions), dict(before.sizes)
        graph = write.graph
        match write.operation:
            case Operation.UPDATE:
                return await self._counted(before)
            case Operation.DELETE:
                versions.pop(graph, None)
                sizes.pop(graph, None)
                if not graph:
                    versions[graph], sizes[graph] = states.new_version(), 0
            case _:
                versions[graph], sizes[graph] = states.new_version(), await self._store.size(graph)
        return State(states.new_version(), states.NOBODY, versions, sizes)

    async def _counted(self, before: State) -> State:
        """Return the state after a change to unknown graphs: count all, and give all a new version."""
        sizes = await self._store.sizes()
        # A graph that was empty before stays known; one that lost its last triple is gone, as in most engines.
        empty = {graph: 0 for graph, size in before.sizes.items() if not size and graph not in sizes}
        sizes |= empty
        return State(states.new_version(), states.NOBODY, {graph: states.new_version() for graph in sizes}, sizes)

    # The lease and the record

    async def _acquire_lease(self, seconds: float, kind: str = "writing") -> tuple[write_lease.WriteLease, State, bool]:
        """Wait for the write lease; return it, the state, and whether the previous lease expired without release."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        pause = _PAUSE
        while True:
            state = await self._store.record()
            if state is None:
                raise UnavailableError("The record of versions is being rebuilt.")
            if write_lease.over(state.writing):
                mine = write_lease.new(seconds + _GRACE, kind)
                await self._run(sparql_texts.ours("lock.ru", seen=state.writing, wanted=str(mine)))
                taken = await self._store.record()
                if taken and taken.writing == str(mine):
                    return mine, taken, state.writing != states.NOBODY
            if loop.time() > deadline:
                raise UnavailableError("Another front end of this engine held the write lease all the time.", retry_after=5)
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - jitter between waiting front ends
            pause = min(pause * 2, 0.5)

    async def _keep(self, mine: write_lease.WriteLease, state: State) -> None:
        """Rewrite the record, which releases the lease."""
        now = await self._store.record()
        if now and now.writing not in (str(mine), states.NOBODY):
            raise UnavailableError("The write took so long that another front end went on; look at the data before you send it again.")
        await self._run(sparql_texts.ours("record.ru", statements=state.statements()))
        self._store.take(state)

    async def _run(self, text: str) -> None:
        await self._client.change("POST", self._update, _UPDATE_TYPE, text.encode())


def _named(graph: str) -> dict[str, str]:
    return {"graph": graph} if graph else {"default": ""}


def _read(parts: Sequence[Part], base: str) -> tuple[bytes, int]:
    """Return RDF as N-Triples, with the number of its triples. Malformed RDF is refused before it reaches the engine."""
    triples: set[pyoxigraph.Triple] = set()
    for part in parts:
        try:
            for quad in pyoxigraph.parse(
                input=part.data,
                format=RDF_FORMATS[part.format.name],
                base_iri=base or None,
                without_named_graphs=True,
                rename_blank_nodes=True,
            ):
                triples.add(quad.triple)
        except SyntaxError as error:
            raise DataSyntaxError(str(error.msg or error)).having(syntax_position(error)) from None
    return pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES) or b"", len(triples)


def _reserved(body: bytes) -> str:
    """Return the first subject in N-Triples that only our own graphs may say something of, or an empty text."""
    match = _RESERVED.search(body)
    return match[1].decode() if match else ""


def _receipt(write: Write, before: State, after: State) -> Receipt:
    graphs = sorted(before.versions.keys() | after.versions.keys())
    growth = {graph: after.sizes.get(graph, 0) - before.sizes.get(graph, 0) for graph in graphs}
    changed = [write.graph] if write.operation is not Operation.UPDATE else [graph for graph in graphs if growth[graph]] or graphs
    return Receipt(
        after.version,
        created=write.operation is not Operation.UPDATE and write.graph not in before.versions,
        # Net changes within each graph: the engine reports no more.
        added=sum(count for count in growth.values() if count > 0),
        removed=-sum(count for count in growth.values() if count < 0),
        graphs=tuple(changed),
    )
