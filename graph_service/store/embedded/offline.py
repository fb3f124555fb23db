"""A durable store on disk, used without its service: read at any time, or changed in one step under its lock."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyoxigraph

from graph_service.errors import NotFoundError
from graph_service.namespaces import PREFIXES
from graph_service.store import seed
from graph_service.store.embedded import affected
from graph_service.store.embedded import changes as change
from graph_service.store.embedded.check_plan import Affected, CheckPlan
from graph_service.store.embedded.import_files import Incoming
from graph_service.store.embedded.journal import Journal
from graph_service.store.embedded.records import Record, open_records
from graph_service.store.history import unknown
from graph_service.store.interface import Receipt
from graph_service.store.seed import SeedFile

_TYPE = PREFIXES["rdf"] + "type"

Copy = pyoxigraph.Store
"""A store in memory."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a write would affect, ``before`` and after it; ``places`` returns the values of a subject's property with their graphs."""

    affected: Affected
    before: Affected
    places: Callable[[str, str], list[list[str]]]


class OpenStore:
    """A store on disk, read once into memory. One that was opened to write is locked until it is closed."""

    def __init__(self, contents: Copy, version: str, journal: Journal | None, sequence: int | None) -> None:
        """``sequence`` is the number of the last record; None if there is no journal yet, and ``contents`` are what it is seeded with."""
        self._contents = contents
        self._version = version
        self._journal = journal
        self._sequence = sequence
        self._rehearsed: list[change.GraphChange] | None = None

    def classes(self, graph: str) -> list[str]:
        """Return the classes of the things in a graph, sorted."""
        types = self._contents.quads_for_pattern(None, pyoxigraph.NamedNode(_TYPE), None, change.name(graph))
        return sorted({quad.object.value for quad in types if isinstance(quad.object, pyoxigraph.NamedNode)})

    def rehearse(self, incoming: Incoming, plan: CheckPlan, *, replace: bool) -> Rehearsal:
        """Return what a check would see of a write, without writing. The copy in memory is then as after the write."""
        changes = _applied(self._contents, incoming, replace=replace)
        after = affected.find(self._contents, changes, plan)
        self._undo(changes)
        before = affected.find(self._contents, [], plan, after)
        for graph_change in changes:
            change.apply(self._contents, graph_change)
        self._rehearsed = changes
        return Rehearsal(after, before, partial(affected.places, self._contents))

    def write(self, incoming: Incoming, *, replace: bool, who: str, when: str) -> Receipt:
        """Add imported statements, or with ``replace`` replace the contents of their graphs; a write that was rehearsed is that one.

        On return the change is durable.

        Raises:
            ServiceError: its journal is damaged, or the disk is full.

        """
        assert self._journal  # noqa: S101 - it was opened to write
        if self._sequence is None:
            if self._rehearsed is not None:
                self._undo(self._rehearsed)
                self._rehearsed = None
            self._journal.seed(self._contents, Record(0, when, "", "seed", self._version, len(self._contents), 0))
            self._sequence = 0
        changes = self._rehearsed if self._rehearsed is not None else _applied(self._contents, incoming, replace=replace)
        if not changes:
            return Receipt(self._version, created=False, added=0, removed=0, graphs=())
        body = change.encode(changes)
        added, removed = (sum(len(getattr(graph_change, side)) for graph_change in changes) for side in ("added", "removed"))
        version = seed.next_version(self._version, body)
        self._journal.append(Record(self._sequence + 1, when, who, "load", version, added, removed), body)
        created = any(graph_change.fate == "created" for graph_change in changes)
        return Receipt(version, created, added, removed, tuple(graph_change.graph for graph_change in changes))

    def _undo(self, changes: Sequence[change.GraphChange]) -> None:
        for graph_change in changes:
            change.apply(self._contents, change.inverse(graph_change))


@contextmanager
def open_store(directory: Path, sources: Sequence[SeedFile] | None, *, write: bool) -> Iterator[OpenStore]:
    """Read a store, or fill one that is not there yet with ``sources``; to read it, a service may be running.

    Raises:
        NotFoundError: there is no store, and no ``sources`` are given.
        ServiceError: to write: a service or another command uses the directory; or its journal is damaged.

    """
    contents = pyoxigraph.Store()
    if not write:
        if sources is None or exists(directory):
            yield OpenStore(contents, rebuild(directory, "", contents), None, None)
        else:
            yield OpenStore(contents, seed.load(contents, sources), None, None)
        return
    journal = Journal(directory)
    journal.open(patience=0)
    try:
        recovered = journal.recover(contents)
        if recovered:
            yield OpenStore(contents, recovered.last.version, journal, recovered.last.sequence)
        else:
            yield OpenStore(contents, seed.load(contents, sources or ()), journal, None)
    finally:
        journal.forget()


def load(directory: Path, sources: Sequence[SeedFile], incoming: Incoming, *, replace: bool, who: str, when: str) -> Receipt:
    """Add imported statements to a store, or with ``replace`` replace the contents of their graphs; all or nothing.

    A directory without a store is first seeded with ``sources``. On return the change is durable.

    Raises:
        ServiceError: a service or another command uses the directory, its journal is damaged, or the disk is full.

    """
    with open_store(directory, sources, write=True) as opened:
        return opened.write(incoming, replace=replace, who=who, when=when)


def _applied(store: pyoxigraph.Store, incoming: Incoming, *, replace: bool) -> list[change.GraphChange]:
    """Import the statements into a store and return the changes."""
    before: change.Contents = {}
    after: change.Contents = {}
    for graph in incoming.graphs:
        before |= change.contents(store, graph)
        if replace:
            store.clear_graph(change.name(graph))
        graph_change = change.GraphChange(graph, "", tuple(incoming.n_triples(graph).split(b"\n")), ())
        change.check([graph_change])
        change.apply(store, graph_change)
        after |= change.contents(store, graph)
    return change.compare(before, after)


def snapshot(directory: Path) -> tuple[str, Mapping[str, list[str]]]:
    """Return a store's version and its graphs (IRI, empty for the default graph) as sorted lines of N-Triples; a service may be running.

    Raises:
        NotFoundError: there is no store.
        ServiceError: the journal is damaged.

    """
    version, store = _read(directory)
    return version, {
        graph: sorted(line for line in text.decode().split("\n") if line) for graph, text in sorted(change.contents(store).items())
    }


def exists(directory: Path) -> bool:
    """Return True if a directory holds a store."""
    try:
        with open_records(directory):
            return True
    except FileNotFoundError:
        return False


def _read(directory: Path) -> tuple[str, pyoxigraph.Store]:
    store = pyoxigraph.Store()
    return rebuild(directory, "", store), store


def rebuild(directory: Path, until: str, store: pyoxigraph.Store) -> str:
    """Load a version of a store on disk into an empty one and return its name; an empty name means the last version.

    Raises:
        NotFoundError: there is no store, or it has no such version.
        DamagedJournalError: its journal is damaged.

    """
    try:
        with open_records(directory) as records:
            for entry in records:
                for graph_change in change.decode(entry.body):
                    change.apply(store, graph_change)
                if entry.record.version == until:
                    break
            version = records.newest.version
    except FileNotFoundError:
        raise NotFoundError(f"{directory} holds no store.", help="Give the --data-dir of a service, or --url.") from None
    if until and version != until:
        raise unknown(until)
    return version
