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
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph

from graph_service.errors import ServiceError, StorageFullError
from graph_service.store import change

_COMPACT_RECORDS = 1000


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


class Journal:
    """A journal in a directory; holds the directory's lock as long as any process forked from its opener lives."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._path = directory / "journal.log"
        self._lock: BinaryIO | None = None

    def open(self, patience: float = 5.0) -> None:
        """Make the directory if need be and take its lock, waiting ``patience`` seconds for another process to let go.

        Raises:
            ServiceError: another service uses the directory, or it cannot be written.

        """
        try:
            self._directory.mkdir(parents=True, exist_ok=True)
            self._lock = (self._directory / "lock").open("wb")
        except OSError as error:
            message = f"The data directory cannot be used: {error.strerror}."
            raise ServiceError(message) from None
        deadline = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    message = "Another service uses the data directory."
                    raise ServiceError(message) from None
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
        data = self._path.read_bytes()
        offset = count = 0
        last: Record | None = None
        while offset < len(data):
            line_end = data.find(b"\n", offset)
            head = _head(data[offset:line_end]) if line_end >= 0 else None
            body_end = line_end + 1 + head["bytes"] if head else len(data) + 1
            body = data[line_end + 1 : body_end]
            if head is None or body_end > len(data) or hashlib.sha256(body).hexdigest() != head["sha256"]:
                if head is not None and body_end < len(data):
                    message = f"Record {count} of the journal is damaged at byte {offset}."
                    raise ServiceError(message, help="Restore the data directory from a backup.")
                break
            for found in change.decode(body):
                change.apply(store, found)
            last = Record(**{key: head[key] for key in Record.__dataclass_fields__})
            count += 1
            offset = body_end
        if last is None:
            return None
        if offset < len(data):
            with self._path.open("r+b") as file:
                file.truncate(offset)
                os.fsync(file.fileno())
        recovered = Recovered(last, len(data) - offset, count)
        if count > _COMPACT_RECORDS:
            self.seed(store, last)
        return recovered

    def seed(self, store: pyoxigraph.Store, record: Record) -> None:
        """Write a new journal whose one record is the whole dataset, beside the old one and then in its place."""
        everything = change.contents(store)
        body = change.encode(change.compare({"": b""}, everything))
        beside = self._path.with_suffix(".new")
        with beside.open("wb") as file:
            file.write(_encode(record, body))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)
        self._sync_directory()

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

    def _sync_directory(self) -> None:
        handle = os.open(self._directory, os.O_RDONLY)
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
    return found if isinstance(found, dict) and known <= found.keys() and isinstance(found["bytes"], int) else None
