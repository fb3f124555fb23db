"""A durable store on disk, used without its service: read at any time, or changed in one step under its lock."""

import dataclasses
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, cast

import pyoxigraph

from graph_service.errors import NotFoundError
from graph_service.namespaces import PREFIXES
from graph_service.store import seed
from graph_service.store.embedded import affected
from graph_service.store.embedded import changes as change
from graph_service.store.embedded.check_plan import Affected, CheckPlan
from graph_service.store.embedded.import_files import Incoming
from graph_service.store.embedded.journal import Journal, not_written
from graph_service.store.embedded.records import Record, open_records
from graph_service.store.history import unknown
from graph_service.store.interface import Receipt
from graph_service.store.seed import SeedFile

_TYPE = PREFIXES["rdf"] + "type"
_PIECE = 4 * 2**20

Copy = pyoxigraph.Store
"""A store in memory: what ``read_or_seed`` returns."""


def load(directory: Path, sources: Sequence[SeedFile], incoming: Incoming, *, replace: bool, who: str, when: str) -> Receipt:
    """Add imported statements to a store, or with ``replace`` replace the contents of their graphs; all or nothing.

    A directory without a store is first seeded with ``sources``. On return the change is durable.

    Raises:
        ServiceError: a service or another command uses the directory, its journal is damaged, or the disk is full.

    """
    journal = Journal(directory)
    journal.open(patience=0)
    try:
        return _load(journal, sources, incoming, replace=replace, who=who, when=when)
    finally:
        journal.forget()


def _load(journal: Journal, sources: Sequence[SeedFile], incoming: Incoming, *, replace: bool, who: str, when: str) -> Receipt:
    store = pyoxigraph.Store()
    recovered = journal.recover(store)
    if recovered:
        version, sequence = recovered.last.version, recovered.last.sequence
    else:
        version, sequence = seed.load(store, sources), 0
        journal.seed(store, Record(0, when, "", "seed", version, len(store), 0))
    try:
        with tempfile.TemporaryFile(dir=journal.directory) as file:
            changes = _Changes(file)
            changes.take(store, incoming, replace=replace)
            if changes.graphs:
                version = seed.next_version(version, changes)
                journal.append(Record(sequence + 1, when, who, "load", version, changes.added, changes.removed), changes)
    except OSError as error:
        raise not_written(journal.directory, error) from None
    return Receipt(version, changes.created, changes.added, changes.removed, tuple(changes.graphs))


class _Changes:
    """What an import changes, in text form in a temporary file: in memory it would take as much as the data themselves."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.added = self.removed = 0
        self.graphs: list[str] = []
        self.created = False

    def __iter__(self) -> Iterator[bytes]:
        """Yield the text in pieces."""
        self._file.seek(0)
        while piece := self._file.read(_PIECE):
            yield piece

    def take(self, store: pyoxigraph.Store, incoming: Incoming, *, replace: bool) -> None:
        """Write what importing the statements into a store changes there.

        Raises:
            BadRequestError: a statement could not be parsed again.
            OSError: the file could not be written.

        """
        for graph in incoming.graphs:
            if change.is_empty(store, graph):
                self._fill(graph, "created" if change.is_new(store, graph) else "", incoming)
            else:
                self._alter(store, graph, incoming.n_triples(graph), replace=replace)
        change.check(change.decode(self))

    def _fill(self, graph: str, fate: str, incoming: Incoming) -> None:
        begin = self._file.tell()
        self._file.write(change.heading(graph, fate))
        lines = change.AddedLines(self._file)
        incoming.dump(graph, cast("IO[bytes]", lines))
        if fate or lines.count:
            self._count(graph, lines.count, 0)
            self.created |= bool(fate)
        else:
            self._file.seek(begin)
            self._file.truncate()

    def _alter(self, store: pyoxigraph.Store, graph: str, sent: bytes, *, replace: bool) -> None:
        for one in change.compare(change.contents(store, graph), {graph: sent}):
            altered = one if replace else dataclasses.replace(one, removed=b"")
            if altered.added or altered.removed:
                self._file.writelines(change.encode([altered]))
                self._count(graph, *altered.sizes)

    def _count(self, graph: str, added: int, removed: int) -> None:
        self.graphs.append(graph)
        self.added += added
        self.removed += removed


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a write would affect, ``before`` and after it; ``places`` returns the values of a subject's property with their graphs."""

    affected: Affected
    before: Affected
    places: Callable[[str, str], list[list[str]]]


def rehearse(
    directory: Path,
    incoming: Incoming,
    plan: CheckPlan,
    *,
    replace: bool,
    sources: Sequence[SeedFile] | None = None,
    before: Copy | None = None,
) -> Rehearsal:
    """Return what a check would see of a write to a store, without writing; a service may be running.

    A directory without a store is taken as one that is first filled with ``sources``. ``before`` is what ``read_or_seed`` returned, if
    that was called already.

    Raises:
        NotFoundError: there is no store, and no ``sources`` are given.
        DamagedJournalError: its journal is damaged.

    """
    before = before or read_or_seed(directory, sources)
    after = read_or_seed(directory, sources)
    with tempfile.TemporaryFile() as file:
        imported = _Changes(file)
        imported.take(after, incoming, replace=replace)
        changes = list(change.decode(imported))
    for one in changes:
        change.apply(after, one)
    affected_nodes = affected.find(after, changes, plan)
    return Rehearsal(affected_nodes, affected.find(before, [], plan, affected_nodes), partial(affected.places, after))


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


def classes(store: Copy, graph: str) -> list[str]:
    """Return the classes of the things in a graph of a store, sorted."""
    types = store.quads_for_pattern(None, pyoxigraph.NamedNode(_TYPE), None, change.name(graph))
    return sorted({quad.object.value for quad in types if isinstance(quad.object, pyoxigraph.NamedNode)})


def _read(directory: Path) -> tuple[str, pyoxigraph.Store]:
    store = pyoxigraph.Store()
    return rebuild(directory, "", store), store


def read_or_seed(directory: Path, sources: Sequence[SeedFile] | None) -> Copy:
    """Return a copy in memory of a store, or of one that is first filled with ``sources``; a service may be running.

    Raises:
        NotFoundError: there is no store, and no ``sources`` are given.
        DamagedJournalError: its journal is damaged.

    """
    if sources is None or exists(directory):
        return _read(directory)[1]
    store = pyoxigraph.Store()
    seed.load(store, sources)
    return store


def rebuild(directory: Path, until: str, store: pyoxigraph.Store) -> str:
    """Load a version of a store on disk into an empty one and return its name; an empty name means the last version.

    Raises:
        NotFoundError: there is no store, or it has no such version.
        DamagedJournalError: its journal is damaged.

    """
    try:
        with open_records(directory) as records:
            for entry in records:
                for graph_change in change.decode(entry.body()):
                    change.apply(store, graph_change)
                if entry.record.version == until:
                    break
            version = records.newest.version
    except FileNotFoundError:
        raise NotFoundError(f"{directory} holds no store.", help="Give the --data-dir of a service, or --url.") from None
    if until and version != until:
        raise unknown(until)
    return version
