"""Dumps: the dataset, each graph, and the links in RDF 1.2, as files made from the store once for each version of the dataset.

Every graph is read once, as N-Triples, and sorted; every other file is written from that, so that all formats hold the same statements and
the same data give the same bytes and checksums. A file is offered only when it is finished: its length and checksum are known before its
first byte is sent, and a store that breaks off leaves an error, never a short file.
"""

import asyncio
import fcntl
import gzip
import hashlib
import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from graph_service.corpus.select import CLIENT
from graph_service.endpoints.catalog.describe import DUMPS, WHOLE_DUMPS
from graph_service.endpoints.catalog.line_sort import LineSorter, merged
from graph_service.endpoints.catalog.names import LINKS, stem_of
from graph_service.endpoints.catalog.reifiers import reified
from graph_service.errors import NotFoundError
from graph_service.rdf import serialise
from graph_service.rdf.formats import JSON_LD, N_QUADS, N_TRIPLES, TRIG, TURTLE
from graph_service.store.interface import GraphRead, Limits, Store

_LIMITS = Limits(seconds=300.0, rows=500_000_000, bytes=64 * 2**30)
_BLOCK = 2**20
_FORMATS = {one.extension: one.name for one in (TURTLE, N_TRIPLES, JSON_LD, N_QUADS, TRIG)}
LINK_DUMPS = tuple(one for one in DUMPS if one[0] in ("ttl", "nt"))
"""Of the links as reifiers: JSON-LD and RDF/XML have no triple terms yet."""
CHECKSUMS = "SHA256SUMS"
_PREFIX = "compact-graph-dump-"
_IN_USE = "in-use"
MEDIA_TYPES: dict[str, str] = {extension: media_type for extension, _, media_type in (*DUMPS, *WHOLE_DUMPS)}


@dataclass(frozen=True, slots=True)
class Dump:
    """A finished file: its name, where it is, its length in bytes and its SHA-256 in hexadecimal."""

    name: str
    path: Path
    length: int
    sha256: str

    @property
    def media_type(self) -> str:
        """Its media type; that of gzip where it is packed."""
        if self.name.endswith(".gz"):
            return "application/gzip"
        stem, _, extension = self.name.rpartition(".")
        return MEDIA_TYPES[extension] + ("; version=1.2" if stem == LINKS else "")


@dataclass(frozen=True, slots=True)
class GraphFile:
    """A graph as sorted N-Triples: its IRI (empty for the default graph), its name in paths, the file and its number of triples."""

    graph: str
    stem: str
    path: Path
    triples: int


class DumpDirectory:
    """The dumps of one version of the dataset, in a folder that goes when nobody uses the directory any more."""

    def __init__(self, folder: Path, graphs: list[GraphFile]) -> None:
        self._path = folder
        # Not when a newer version replaces it: others may still wait for a file of this one.
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.graphs = graphs
        self._files = {graph.stem: graph.path for graph in graphs}
        whole = [*_packed_too("all", WHOLE_DUMPS), *_packed_too(LINKS, LINK_DUMPS)]
        self._names = {"all": whole} | {one.stem: _packed_too(one.stem, DUMPS) for one in graphs if one.graph}
        self.names = [name for names in self._names.values() for name in names]
        """The names of all files, the whole dataset first."""
        self._known = frozenset(self.names)
        self._made: dict[str, asyncio.Task[Dump]] = {}

    def names_of(self, stem: str) -> list[str]:
        """Return the names of the files of one graph, or of the whole dataset (``all``)."""
        return self._names.get(stem, [])

    async def get(self, name: str) -> Dump:
        """Return a file, made now if nobody asked before.

        Raises:
            NotFoundError: there is no dump of that name.

        """
        if name not in self._made or (self._made[name].done() and (self._made[name].cancelled() or self._made[name].exception())):
            if name not in self._known:
                raise NotFoundError(f"There is no dump {name[:80]}.", help="GET /dump/ lists them.")
            self._made[name] = asyncio.get_running_loop().create_task(self._make(name))
        return await asyncio.shield(self._made[name])

    async def checksums(self) -> str:
        """Return the checksums of all files, as ``sha256sum --check`` reads them."""
        return "".join([f"{(await self.get(name)).sha256}  {name}\n" for name in self.names])

    async def _make(self, name: str) -> Dump:
        if name.endswith(".gz"):
            plain = await self.get(name.removesuffix(".gz"))
            return await asyncio.to_thread(_pack, plain.path, self._path / name)
        stem, _, extension = name.rpartition(".")
        return await asyncio.to_thread(self._write, stem, extension, self._path / name)

    def _write(self, stem: str, extension: str, target: Path) -> Dump:
        if stem == "all" and extension != "ttl":
            return _save(target, ((graph.graph, _statements([graph.path])) for graph in self.graphs), extension)
        files = [self._files[stem]] if stem in self._files else [graph.path for graph in self.graphs]
        if stem == LINKS:
            return _save(target, [("", reified(_statements(files)))], extension)
        return _save(target, [("", _statements(files))], extension)


def _packed_too(stem: str, dumps: Iterable[tuple[str, str, str]]) -> list[str]:
    return [f"{stem}.{extension}{packed}" for extension, _, _ in dumps for packed in ("", ".gz")]


def _make_folder() -> tuple[Path, BinaryIO]:
    """Make a folder that a lock says is in use, and remove those that a service which was killed has left."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError), (left / _IN_USE).open("rb") as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    # Locked before it has the name by which others look for it.
    lock = (folder / "new").open("wb")
    fcntl.flock(lock, fcntl.LOCK_EX)
    (folder / "new").rename(folder / _IN_USE)
    return folder, lock


def _remove(folder: Path, in_use: BinaryIO) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    in_use.close()


class Filler:
    """Makes the shelves of a store. A graph is read again only when it has changed, for many graphs take long and writes do not wait."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._folder: Path | None = None
        self._remove: Callable[[], object] = lambda: None
        self._read: dict[str, tuple[str | None, GraphFile]] = {}
        self._filled = 0

    async def fill(self) -> DumpDirectory:
        """Read every graph that has changed and return the directory from which dumps are made.

        Raises:
            ServiceError: the store did not give a graph in full.

        """
        folder = self._folder
        if folder is None:
            made, in_use = await asyncio.to_thread(_make_folder)
            # Also at the end of the process.
            self._remove = weakref.finalize(self, _remove, made, in_use)
            self._folder = folder = made
        summary = self._store.summary
        wanted = [*summary.graphs, *([""] if summary.default_size else [])]
        try:
            graphs = [await self._graph(graph, folder) for graph in wanted]
        except BaseException:
            if not self._read:
                self.close()
            raise
        for graph in self._read.keys() - set(wanted):
            self._read.pop(graph)[1].path.unlink(missing_ok=True)
        self._filled += 1
        return await asyncio.to_thread(_link_files, graphs, folder / f"dumps-{self._filled}")

    async def _graph(self, graph: str, folder: Path) -> GraphFile:
        version = self._store.graph_version(graph)
        before = self._read.get(graph)
        if before and version and before[0] == version:
            return before[1]
        made = await _read(self._store, graph, folder)
        self._read[graph] = version if version == self._store.graph_version(graph) else None, made
        return made

    def close(self) -> None:
        """Remove every file; a reader of one can finish."""
        self._remove()
        self._folder = None
        self._read.clear()


def _link_files(graphs: list[GraphFile], folder: Path) -> DumpDirectory:
    """Return a directory with the files as they are now: links of its own, so that a graph that is read again leaves them as they are."""
    folder.mkdir()
    for graph in graphs:
        (folder / graph.path.name).hardlink_to(graph.path)
    return DumpDirectory(folder, [replace(graph, path=folder / graph.path.name) for graph in graphs])


async def _read(store: Store, graph: str, folder: Path) -> GraphFile:
    stem = stem_of(graph)
    sorter = LineSorter(folder, stem)
    pieces: list[bytes] = []
    size = 0
    async for data in await store.read_graph(GraphRead(graph, N_TRIPLES, _LIMITS, client=CLIENT)):
        pieces.append(data)
        size += len(data)
        if size >= _BLOCK:
            # Splitting and sorting happen in a thread: the event loop has others to serve.
            await asyncio.to_thread(sorter.feed, b"".join(pieces))
            pieces, size = [], 0
    path = folder / f"{stem}.sorted"
    return GraphFile(graph, stem, path, await asyncio.to_thread(_finish, sorter, b"".join(pieces), path))


def _finish(sorter: LineSorter, last: bytes, path: Path) -> int:
    sorter.feed(last)
    # Another file, and not other bytes in the one to which a directory links.
    path.unlink(missing_ok=True)
    return sorter.write(path)


def _statements(files: list[Path]) -> Iterator[serialise.Statement]:
    return (serialise.parse(line.decode()) for line in merged(files))


class _Hashed:
    """A file whose checksum is known when it is written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Write bytes."""
        self.digest.update(data)
        return self._file.write(data)


def _save(target: Path, graphs: serialise.Graphs, extension: str) -> Dump:
    unfinished = target.with_name(target.name + ".part")
    with unfinished.open("wb") as file:
        hashed = _Hashed(file)
        serialise.write_graphs(hashed, graphs, _FORMATS[extension])
    unfinished.rename(target)
    return Dump(target.name, target, target.stat().st_size, hashed.digest.hexdigest())


def _pack(plain: Path, target: Path) -> Dump:
    unfinished = target.with_name(target.name + ".part")
    # No name and no time in the header, so that equal content gives equal bytes.
    with plain.open("rb") as source, unfinished.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, 0) as packed:
        shutil.copyfileobj(source, packed, _BLOCK)
    digest = hashlib.sha256()
    with unfinished.open("rb") as file:
        while data := file.read(_BLOCK):
            digest.update(data)
    unfinished.rename(target)
    return Dump(target.name, target, target.stat().st_size, digest.hexdigest())
