"""The durable store: one file to which every accepted write is appended and synced before anybody hears of it.

A record is a line of JSON (sequence, time, who, what, version, length and hash of what follows) and the change in the text form of
``graph_service.store.change``. The first record holds a whole dataset. What a crash cut off in the middle of a record was never
acknowledged: it is dropped at the next start. A damaged record anywhere else stops the start, because what follows it cannot be trusted.
"""

import fcntl
import hashlib
import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import pyoxigraph

from graph_service.errors import ServiceError, StorageFullError
from graph_service.store import change

_COMPACT_RECORDS = 1000
_LONGEST_HEAD = 2**20
NAME = "journal.log"
LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Record:
    """What a journal says of one write: number, time (ISO 8601), who, operation, the version it made, quads added and removed."""

    sequence: int
    when: str
    who: str
    operation: str
    version: str
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was found on disk: the last record and how many bytes of an unfinished one were dropped."""

    last: Record
    dropped: int
    records: int


class Entry(NamedTuple):
    """A whole record as it stands in the file: what it says, its line, what follows the line, and where it ends."""

    record: Record
    head: bytes
    body: bytes
    end: int


def entries(file: BinaryIO) -> Iterator[Entry]:
    """Yield the whole records of a journal, up to its length at the call; one that is cut off at the end is not there yet.

    Another process may be appending: what is yielded is a consistent state, that of the last record.

    Raises:
        ServiceError: a record in the middle is damaged or missing.

    """
    size = os.fstat(file.fileno()).st_size
    offset = count = 0
    sequence: int | None = None
    while offset < size:
        line = file.readline(_LONGEST_HEAD)
        head = _head(line)
        if head is None and not line.endswith(b"\n") and len(line) < _LONGEST_HEAD:
            return
        body = file.read(head["bytes"]) if head else b""
        end = offset + len(line) + (head["bytes"] if head else 0)
        whole = head is not None and end <= size and hashlib.sha256(body).hexdigest() == head["sha256"]
        if not whole and head is not None and end >= size:
            return
        if head is None or not whole or sequence not in (None, head["sequence"] - 1):
            message = f"Record {count} of the journal is damaged at byte {offset}, or one before it is missing."
            raise ServiceError(message, help="Restore the data directory from a backup.")
        record = Record(**{key: head[key] for key in Record.__dataclass_fields__})
        yield Entry(record, line, body, end)
        sequence, offset, count = record.sequence, end, count + 1


class Journal:
    """A journal in a directory; holds the directory's lock as long as any process forked from its opener lives."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._path = directory / NAME
        self._lock: BinaryIO | None = None

    def open(self, patience: float = 5.0) -> None:
        """Make the directory if need be and take its lock, waiting ``patience`` seconds for another process to let go.

        Raises:
            ServiceError: another service uses the directory, or it cannot be written.

        """
        try:
            self._directory.mkdir(parents=True, exist_ok=True)
            self._lock = (self._directory / LOCK).open("wb")
        except OSError as error:
            message = f"The data directory {self._directory} cannot be used: {error.strerror}."
            raise ServiceError(message, help="Name one that its user may write to.") from None
        deadline = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    message = "Another service uses the data directory."
                    raise ServiceError(message, help="Stop it first, or go through it.") from None
                time.sleep(0.05)
            else:
                return

    def forget(self) -> None:
        """Close this process's hold on the lock, as a query process does."""
        if self._lock:
            self._lock.close()

    def recover(self, store: pyoxigraph.Store) -> Recovered | None:
        """Load the journal into an empty store; None if there is no journal yet.

        Raises:
            ServiceError: a record in the middle is damaged.

        """
        if not self._path.exists():
            return None
        last: Entry | None = None
        count = 0
        with self._path.open("r+b") as file:
            for last in entries(file):
                for found in change.decode(last.body):
                    change.apply(store, found)
                count += 1
            if last is None:
                return None
            dropped = os.fstat(file.fileno()).st_size - last.end
            if dropped:
                file.truncate(last.end)
                os.fsync(file.fileno())
        recovered = Recovered(last.record, dropped, count)
        if count > _COMPACT_RECORDS:
            # A journal that cannot be made shorter now is as good as it was.
            with suppress(StorageFullError):
                self.seed(store, last.record)
        return recovered

    def seed(self, store: pyoxigraph.Store, record: Record) -> None:
        """Write a new journal whose one record is the whole dataset, beside the old one and then in its place."""
        everything = change.contents(store)
        body = change.encode(change.compare({"": b""}, everything))
        beside = self._path.with_suffix(".new")
        try:
            with beside.open("wb") as file:
                file.write(_encode(record, body))
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)
            sync_directory(self._directory)
        except OSError as error:
            with suppress(OSError):
                beside.unlink()
            message = f"The journal could not be written: {error.strerror}."
            raise StorageFullError(message) from None

    def append(self, record: Record, body: bytes) -> None:
        """Append a record and have the system write it out; on return it survives the process and the machine.

        Raises:
            StorageFullError: the system could not write it; the journal is as before.

        """
        try:
            with self._path.open("ab", buffering=0) as file:
                before = file.tell()
                try:
                    data = memoryview(_encode(record, body))
                    while data:
                        data = data[file.write(data) :]
                    os.fsync(file.fileno())
                except OSError:
                    file.truncate(before)
                    raise
        except OSError as error:
            message = f"The journal could not be written: {error.strerror}."
            raise StorageFullError(message) from None


def sync_directory(path: Path) -> None:
    """Have the system write out the names in a directory."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _encode(record: Record, body: bytes) -> bytes:
    head = asdict(record) | {"bytes": len(body), "sha256": hashlib.sha256(body).hexdigest()}
    return json.dumps(head).encode() + b"\n" + body


def _head(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    known = {*Record.__dataclass_fields__, "bytes", "sha256"}
    whole = isinstance(found, dict) and known <= found.keys()
    return found if whole and all(isinstance(found[key], int) and found[key] >= 0 for key in ("bytes", "sequence")) else None
