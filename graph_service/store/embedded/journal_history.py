"""The history of a durable store, read from its journal: versions, what changed, and stores of earlier versions.

The journal is appended to while it is read. Only bytes that its mark says are acknowledged are read, and each record once: afterwards its
place in the file is known. A service that starts may compact the journal; versions before that are gone.
"""

import mmap
import os
import re
import threading
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from graph_service.errors import LimitExceededError
from graph_service.store import offload
from graph_service.store.embedded import changes
from graph_service.store.embedded.past_stores import PastStores
from graph_service.store.embedded.records import NAME, Record, read_head, read_mark
from graph_service.store.history import NetChange, Version, moment, unknown
from graph_service.store.interface import Store

MOST_CHANGED = 32 * 2**20
"""Bytes of the journal that one comparison of versions reads."""
_FIRST = 2**18
"""Bytes of a record in which its first subjects are looked for."""
_KEPT_CHANGES, _KEPT_MENTIONS = 2, 256
_GRAPH = re.compile(rb"^@ <(.*)>$", re.MULTILINE)
_LARGE = 2**20
_IRI = re.compile(rb"<([^>]*)>")
_SUBJECT = re.compile(rb"^[+-] <([^>]*)>", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A version with the place of its record's body in the journal."""

    version: Version
    start: int
    length: int


class _Index:
    """The records of a journal by their places; read in a thread."""

    def __init__(self, directory: Path, edition: datetime) -> None:
        self._path = directory / NAME
        self._directory = directory
        self._edition = edition
        self._lock = threading.Lock()
        self._entries: list[_Entry] = []
        self._end = 0
        self._file: tuple[int, int] = (0, 0)

    def read(self) -> tuple[_Entry, ...]:
        """Return all entries, also those that were written since the last time."""
        with self._lock, self._path.open("rb") as file:
            state = os.fstat(file.fileno())
            if (state.st_dev, state.st_ino) != self._file:
                # Another journal: the old one was compacted, or a backup was restored.
                self._file, self._entries, self._end = (state.st_dev, state.st_ino), [], 0
            mark = read_mark(self._directory)
            limit = mark.length if mark and mark.sha256 else state.st_size
            file.seek(self._end)
            while self._end < limit:
                head = read_head(file.readline())
                start = file.tell()
                if head is None or start + head.length > limit:
                    break
                with _mapped(file, start, head.length) as (data, begin):
                    graphs = tuple(dict.fromkeys(match[1].decode() for match in _GRAPH.finditer(data, begin)))
                self._entries.append(_Entry(self._version(head.record, graphs), start, head.length))
                self._end = start + head.length
                file.seek(self._end)
            return tuple(self._entries)

    def _version(self, record: Record, graphs: tuple[str, ...]) -> Version:
        # The time of a seed was not always recorded; and a clock that was set back must not change the order of versions.
        when = moment(record.when, self._edition)
        if self._entries:
            when = max(when, self._entries[-1].version.when)
        return Version(record.version, when, record.operation, record.added, record.removed, graphs, record.who)

    def body(self, entry: _Entry, most: int = 2**62) -> bytes:
        """Return the body of a record, or its first bytes."""
        with self._path.open("rb") as file:
            file.seek(entry.start)
            return file.read(min(entry.length, most))

    def mentions(self, entry: _Entry, needles: Sequence[bytes], further: frozenset[bytes]) -> bool:
        """Return True if the body of a record has one of some texts, or, if it is not long, one of some IRIs."""
        with self._path.open("rb") as file, _mapped(file, entry.start, entry.length) as (data, begin):
            if any(data.find(needle, begin) >= 0 for needle in needles):
                return True
            return bool(further) and entry.length <= _LARGE and not further.isdisjoint(_IRI.findall(data, begin))


@contextmanager
def _mapped(file: BinaryIO, start: int, length: int) -> Iterator[tuple[mmap.mmap | bytes, int]]:
    """Map a part of a file into memory, and return the bytes and where in them the part begins."""
    if not length:
        yield b"", 0
        return
    before = start % mmap.ALLOCATIONGRANULARITY
    with mmap.mmap(file.fileno(), before + length, access=mmap.ACCESS_READ, offset=start - before) as data:
        yield data, before


class JournalHistory:
    """The ``History`` of the durable store in a directory.

    ``present`` is the store that serves; ``past`` holds the stores of earlier versions. ``edition`` is the time of a seed without one.
    """

    def __init__(self, directory: Path, present: Store, past: PastStores, edition: datetime) -> None:
        self._index = _Index(directory, edition)
        self._present = present
        self._past = past
        self._changes: OrderedDict[tuple[str, str], NetChange] = OrderedDict()
        self._mentions: OrderedDict[tuple[str, ...], dict[str, bool]] = OrderedDict()

    async def _entries(self, client: str) -> tuple[_Entry, ...]:
        return await offload.run(client, self._index.read)

    async def versions(self, client: str = "") -> Sequence[Version]:
        """Return the versions, oldest first."""
        return [entry.version for entry in await self._entries(client)]

    async def change(self, since: str, until: str, client: str = "") -> NetChange:
        """Return what changed between two versions.

        Raises:
            NotFoundError: a version is not known, or ``until`` is older than ``since``.
            LimitExceededError: too much has changed.

        """
        entries = await self._entries(client)
        names = [entry.version.name for entry in entries]
        for name in (since, until):
            if name not in names:
                raise unknown(name, names[0])
        chosen = entries[names.index(since) + 1 : names.index(until) + 1]
        if names.index(until) < names.index(since):
            raise unknown(until, since)
        if sum(entry.length for entry in chosen) > MOST_CHANGED:
            raise LimitExceededError(
                f"More than {MOST_CHANGED // 2**20} MiB have changed since the version {since}.",
                help="Take the whole dataset from /dump/all.nq.gz, and begin again with the version that /dump/ names.",
                limit="bytes",
                maximum=MOST_CHANGED,
            )
        key = since, until
        if key not in self._changes:
            self._changes[key] = await offload.run(client, lambda: _net(map(self._index.body, chosen)))
            if len(self._changes) > _KEPT_CHANGES:
                self._changes.popitem(last=False)
        return self._changes[key]

    async def mentioning(self, iris: Sequence[str], also: Sequence[str] = (), client: str = "") -> Sequence[Version]:
        """Return the versions whose changes have a term that is one of some IRIs, or begins with one that ends in a slash.

        ``also`` are further IRIs, which are not looked for in large changes.
        """
        entries = await self._entries(client)
        key = (*iris, "", *also)
        known = self._mentions.setdefault(key, {})
        self._mentions.move_to_end(key)
        if len(self._mentions) > _KEPT_MENTIONS:
            self._mentions.popitem(last=False)
        needles = [(f"<{one}" if one.endswith("/") else f"<{one}>").encode() for one in iris]
        further = frozenset(one.encode() for one in also)
        for entry in entries:
            if entry.version.name not in known:
                known[entry.version.name] = await offload.run(client, partial(self._index.mentions, entry, needles, further))
        return [entry.version for entry in entries if known[entry.version.name]]

    async def subjects(self, version: str, most: int, client: str = "") -> Sequence[str]:
        """Return the IRIs of the first subjects that a version changed, sorted, at most so many."""
        entry = next((one for one in await self._entries(client) if one.version.name == version), None)
        if entry is None:
            return ()
        data = await offload.run(client, lambda: self._index.body(entry, _FIRST))
        return sorted(dict.fromkeys(match[1].decode(errors="replace") for match in _SUBJECT.finditer(data)))[:most]

    @asynccontextmanager
    async def at(self, version: str) -> AsyncIterator[Store]:
        """Return a store that holds a version, for reading, as long as the context is open.

        Raises:
            NotFoundError: the version is not known.
            ServiceError: see ``PastStores.at``.

        """
        if version == self._present.version:
            yield self._present
            return
        names = [one.name for one in await self.versions()]
        if version not in names:
            raise unknown(version, names[0])
        async with self._past.at(version) as store:
            yield store


def _net(bodies: Iterable[bytes]) -> NetChange:
    """Return the net change of several records: of a statement that came and went, the first and the last sign say what is left."""
    first: dict[tuple[str, bytes], bool] = {}
    last: dict[tuple[str, bytes], bool] = {}
    for body in bodies:
        for change in changes.decode([body]):
            # One record never adds and removes the same statement.
            for added, lines in ((True, change.added), (False, change.removed)):
                for line in filter(None, lines.split(b"\n")):
                    first.setdefault((change.graph, line), added)
                    last[change.graph, line] = added
    net = sorted(key for key, sign in last.items() if first[key] == sign)
    return NetChange(*([(graph, line.decode()) for graph, line in net if last[graph, line] is sign] for sign in (True, False)))
