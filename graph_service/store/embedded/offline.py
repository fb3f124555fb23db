"""A durable store on disk, used without its service: read at any time, or changed in one step under its lock."""

import dataclasses
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
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
"""A store in memory."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a write would affect; ``before`` returns the same before it, ``places`` the values of a subject's property with their graphs."""

    affected: Affected
    before: Callable[[], Affected]
    places: Callable[[str, str], list[list[str]]]


class OpenStore:
    """A store on disk, read once into memory. One that was opened to write is locked until it is closed."""

    def __init__(self, contents: Copy, version: str, journal: Journal | None, sequence: int | None) -> None:
        """``sequence`` is the number of the last record; None if there is no journal yet, and ``contents`` are what it is seeded with."""
        self._contents = contents
        self._version = version
        self._journal = journal
        self._sequence = sequence
        self._inverse: list[change.GraphChange] = []

    def classes(self, graph: str) -> list[str]:
        """Return the classes of the things in a graph, sorted."""
        types = self._contents.quads_for_pattern(None, pyoxigraph.NamedNode(_TYPE), None, change.name(graph))
        return sorted({quad.object.value for quad in types if isinstance(quad.object, pyoxigraph.NamedNode)})

    def values(self, thing: str, properties: Sequence[str], without: str) -> list[tuple[str, str, str, str]]:
        """Return what graphs other than one say of a thing: property, value, its language (empty: none) and graph, sorted."""
        subject = pyoxigraph.NamedNode(thing)
        quads = (quad for one in properties for quad in self._contents.quads_for_pattern(subject, pyoxigraph.NamedNode(one), None, None))
        return sorted(
            (quad.predicate.value, quad.object.value, getattr(quad.object, "language", None) or "", quad.graph_name.value)
            for quad in quads
            if isinstance(quad.graph_name, pyoxigraph.NamedNode) and quad.graph_name.value != without and hasattr(quad.object, "value")
        )

    def rehearse(self, incoming: Incoming, plan: CheckPlan, *, replace: bool) -> Rehearsal:
        """Return what a check would see of a write, without writing. The copy in memory is then as after the write."""
        with tempfile.TemporaryFile() as file:
            imported = _Changes(file)
            imported.take(self._contents, incoming, replace=replace)
            changes = list(change.decode(imported))
        self._apply(changes)
        after = affected.find(self._contents, changes, plan, bounded=False)
        self._inverse = [change.inverse(graph_change) for graph_change in changes]

        def before() -> Affected:
            self._apply(self._inverse)
            known = affected.find(self._contents, [], plan, after, bounded=False)
            self._apply(changes)
            return known

        return Rehearsal(after, before, partial(affected.places, self._contents))

    def write(self, incoming: Incoming, *, replace: bool, who: str, when: str) -> Receipt:
        """Add imported statements, or with ``replace`` replace the contents of their graphs; a write that was rehearsed is that one.

        On return the change is durable.

        Raises:
            ServiceError: its journal is damaged, or the disk is full.

        """
        assert self._journal  # noqa: S101 - it was opened to write
        self._apply(self._inverse)
        self._inverse = []
        if self._sequence is None:
            self._journal.seed(self._contents, Record(0, when, "", "seed", self._version, len(self._contents), 0))
            self._sequence = 0
        try:
            with tempfile.TemporaryFile(dir=self._journal.directory) as file:
                changes = _Changes(file)
                changes.take(self._contents, incoming, replace=replace)
                if changes.graphs:
                    self._version = seed.next_version(self._version, changes)
                    record = Record(self._sequence + 1, when, who, "load", self._version, changes.added, changes.removed)
                    self._journal.append(record, changes)
        except OSError as error:
            raise not_written(self._journal.directory, error) from None
        return Receipt(self._version, changes.created, changes.added, changes.removed, tuple(changes.graphs))

    def _apply(self, changes: Sequence[change.GraphChange]) -> None:
        for graph_change in changes:
            change.apply(self._contents, graph_change)


def in_memory(sources: Sequence[SeedFile]) -> OpenStore:
    """Return a store that is nowhere on disk, filled with ``sources``; nothing can be written to it."""
    contents = pyoxigraph.Store()
    return OpenStore(contents, seed.load(contents, sources), None, None)


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
            yield in_memory(sources)
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
                self._count(graph, *change.count([altered]))

    def _count(self, graph: str, added: int, removed: int) -> None:
        self.graphs.append(graph)
        self.added += added
        self.removed += removed


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
