"""The durable store: one file to which every accepted write is appended and synced before it is acknowledged.

``graph_service.store.embedded.records`` has the format. A record that a crash cut off was never acknowledged: the next start moves it to
a file beside the journal. Any other damage stops the start with an error that names file and byte.
"""

import fcntl
import hashlib
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyoxigraph

from graph_service.errors import ConflictError, DamagedJournalError, ServiceError, StorageFullError
from graph_service.store.embedded import changes
from graph_service.store.embedded.records import MARK, NAME, Mark, Record, Records, encode, read_mark, unusable

_COMPACT_RECORDS = 1000
_BLOCK = 2**20
LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Recovered:
    """The result of recovery: the last record, the number of records, the number of bytes cut off, and the file that now has them.

    ``writes`` has the last record of each graph that somebody wrote, by its IRI. Compaction forgets them.
    """

    last: Record
    records: int
    dropped: int
    kept: str
    writes: Mapping[str, Record]


class Journal:
    """A journal in a directory. The process that opens it and every process forked from it hold the lock until the last one ends.

    Two files are locked: ``lock``, which exists before the journal does, and the journal itself, in case ``lock`` is deleted.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._path = directory / NAME
        self._lock: BinaryIO | None = None
        self._file: BinaryIO | None = None
        self._end = 0
        self._digest = hashlib.sha256()

    def open(self, patience: float = 5.0) -> None:
        """Create the directory if it is missing and lock it; wait ``patience`` seconds for another process to release it.

        Raises:
            ServiceError: another service uses the directory, or a file in it cannot be opened.

        """
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"The data directory {self.directory} cannot be used: {error.strerror}."
            raise ServiceError(message, help="Name one that its user may write to.") from None
        path = self.directory / LOCK
        try:
            self._lock = path.open("ab")
            path = self._path
            if path.exists():
                self._file = path.open("r+b")
        except OSError as error:
            raise unusable(path, "opened", error) from None
        deadline = time.monotonic() + patience
        try:
            for file in (self._lock, self._file):
                if file:
                    _take(file, deadline)
        except ServiceError:
            self.forget()
            raise

    def forget(self) -> None:
        """Close this process's handles on the locks, as a query process does."""
        for file in (self._lock, self._file):
            if file:
                file.close()

    def recover(self, store: pyoxigraph.Store) -> Recovered | None:
        """Load the journal into an empty store; None if there is no journal yet.

        Raises:
            DamagedJournalError: it does not hold what was acknowledged.
            ServiceError: a file cannot be read or written.

        """
        mark = read_mark(self.directory)
        if not self._file:
            if mark:
                message = f"{self._path} is not there, but {MARK} says that it had {mark.length} bytes."
                raise DamagedJournalError(message, offset=0)
            return None
        records = Records(self._file, self._path, mark)
        writes: dict[str, Record] = {}
        for entry in records:
            for graph_change in changes.decode(entry.body()):
                changes.apply(store, graph_change)
                if entry.record.operation != "seed":
                    writes[graph_change.graph] = entry.record
        kept = self._cut(records.end, records.size)
        self._end, self._digest = records.end, records.digest
        with suppress(StorageFullError):
            # On a full disk the old mark stays valid; the service can still read.
            self._write_mark()
        recovered = Recovered(records.newest, records.count, records.size - records.end, kept, writes)
        if records.count > _COMPACT_RECORDS:
            # A journal that cannot be compacted now stays valid.
            with suppress(StorageFullError):
                self._compact(store, records.newest)
        return recovered

    def _cut(self, end: int, size: int) -> str:
        """Move the bytes after the last whole record to a file beside the journal and return its name; empty if there are none."""
        if end == size:
            return ""
        assert self._file  # noqa: S101 - it was read
        beside = self.directory / f"{NAME}.cut-at-{end}"
        number = 1
        while beside.exists():
            number += 1
            beside = self.directory / f"{NAME}.cut-at-{end}.{number}"
        path = beside
        try:
            with path.open("xb") as file:
                self._file.seek(end)
                while piece := self._file.read(_BLOCK):
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            sync_directory(self.directory)
            path = self._path
            self._file.truncate(end)
            os.fsync(self._file.fileno())
        except OSError as error:
            raise unusable(path, "written", error) from None
        return beside.name

    def seed(self, store: pyoxigraph.Store, record: Record) -> None:
        """Start a journal with one record that holds the whole dataset.

        Raises:
            ConflictError: there is a journal already.
            StorageFullError: it could not be written.

        """
        if os.path.lexists(self._path):
            raise ConflictError(f"{self._path} is there already.", help="Name another data directory.")
        self._compact(store, record)

    def _compact(self, store: pyoxigraph.Store, record: Record) -> None:
        everything = changes.compare({"": b""}, changes.contents(store))
        beside = self._path.with_suffix(".new")
        try:
            with beside.open("wb") as file:
                file.writelines(encode(record, list(changes.encode(everything))))
                file.flush()
                os.fsync(file.fileno())
            self.replace(beside)
        except OSError as error:
            with suppress(OSError):
                beside.unlink()
            raise not_written(beside, error) from None

    def replace(self, beside: Path) -> None:
        """Replace the journal with another one, which is complete and synced in the same directory.

        Raises:
            OSError: the system refuses. The journal is then either the old or the new one, complete in both cases.

        """
        file = beside.open("r+b")
        _take(file, time.monotonic())
        digest, end = hashlib.sha256(), 0
        while piece := file.read(_BLOCK):
            digest.update(piece)
            end += len(piece)
        # Without a mark every whole record of either journal counts; with a mark, only those of its own journal would.
        (self.directory / MARK).unlink(missing_ok=True)
        sync_directory(self.directory)
        beside.replace(self._path)
        sync_directory(self.directory)
        if self._file:
            self._file.close()
        self._file, self._end, self._digest = file, end, digest
        with suppress(StorageFullError):
            self._write_mark()

    def append(self, record: Record, body: changes.Pieces) -> None:
        """Append a record and sync it; on return it is durable.

        Raises:
            StorageFullError: the system could not write it; the journal is unchanged.
            DamagedJournalError: another program moved, cut or changed the journal.

        """
        file = self._own_file()
        before = self._end, self._digest
        end, digest = self._end, self._digest.copy()
        try:
            for piece in encode(record, body):
                _write_at(file, piece, end)
                end += len(piece)
                digest.update(piece)
            os.fsync(file.fileno())
            self._end, self._digest = end, digest
            self._write_mark()
        except (OSError, ServiceError) as error:
            self._end, self._digest = before
            with suppress(OSError, ServiceError):
                file.truncate(self._end)
                self._write_mark()
            raise (not_written(self._path, error) if isinstance(error, OSError) else error) from None

    def _own_file(self) -> BinaryIO:
        """Return the journal file in the state after the last write."""
        file = self._file
        try:
            status = self._path.stat()
            same = file is not None and os.path.samestat(status, os.fstat(file.fileno()))
            if file is None or not same or status.st_size < self._end:
                message = f"{self._path} is no longer the file that this service wrote, at byte {self._end}."
                raise DamagedJournalError(message, help="Stop the service, put the file back, and start it again.", offset=self._end)
            if status.st_size > self._end:
                # The rest of a failed write that could not be undone.
                file.truncate(self._end)
        except OSError as error:
            raise unusable(self._path, "written", error) from None
        return file

    def _write_mark(self) -> None:
        """Record durably that the journal is acknowledged up to its present end."""
        path = self.directory / MARK
        fresh = not path.exists()
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o666)
            try:
                _write_at(handle, Mark(self._end, self._digest.hexdigest()).encode(), 0)
                os.fsync(handle)
            finally:
                os.close(handle)
            if fresh:
                sync_directory(self.directory)
        except OSError as error:
            raise not_written(path, error) from None


def _take(file: BinaryIO, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                message = "Another service uses the data directory."
                raise ServiceError(message, help="Stop it first, or go through it.") from None
            time.sleep(0.05)
        else:
            return


def _write_at(file: BinaryIO | int, data: bytes, offset: int) -> None:
    handle = file if isinstance(file, int) else file.fileno()
    view = memoryview(data)
    while view:
        written = os.pwrite(handle, view, offset)
        view, offset = view[written:], offset + written


def not_written(path: Path, error: OSError) -> ServiceError:
    """Return the error for a journal, or what is written beside it, that the system refuses to write."""
    if isinstance(error, PermissionError):
        return unusable(path, "written", error)
    return StorageFullError(f"The journal could not be written: {path}: {error.strerror}.")


def sync_directory(path: Path) -> None:
    """Sync the entries of a directory to disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
