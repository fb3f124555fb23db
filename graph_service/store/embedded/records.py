"""The records of a journal: their format, and a reader that never takes damage for an unfinished write.

A record is a line of JSON (its head: sequence, time, who, what, version, length and hash of the body, and a hash of the head itself) and
the body, a change in the text form of ``graph_service.store.embedded.changes``. Records without a hash of the head were written before
2026-11-28.

A small file beside the journal, the mark, has the number of acknowledged bytes and their SHA-256. Those bytes must be unchanged. Bytes
after them belong to a write that was not acknowledged: its record is read if it is whole.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from graph_service.errors import DamagedJournalError, ServiceError

NAME = "journal.log"
MARK = "journal.mark"
_LONGEST_HEAD = 2**20
_START = b'{"sequence": '
_SEAL = b', "head": "'
_SEAL_LENGTH = len(_SEAL) + 64 + len(b'"}\n')


@dataclass(frozen=True, slots=True)
class Record:
    """One write: number, time (ISO 8601), writer, operation, the version it made, and the numbers of quads added and removed."""

    sequence: int
    when: str
    who: str
    operation: str
    version: str
    added: int
    removed: int


class JournalEntry(NamedTuple):
    """An entry of the file: its record, its head line, its body, and the offset of its end."""

    record: Record
    head: bytes
    body: bytes
    end: int


class Head(NamedTuple):
    """The parsed head of an entry: its record, the length and SHA-256 of the body, and whether the head has its own hash."""

    record: Record
    length: int
    sha256: str
    sealed: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of acknowledged bytes of a journal, and their SHA-256; no hash if the mark itself cannot be read."""

    length: int
    sha256: str = ""

    def encode(self) -> bytes:
        """Return the text of the file, padded to a fixed length so that it can be written in place."""
        text = json.dumps(asdict(self))
        return f"{text} {hashlib.sha256(text.encode()).hexdigest()}".ljust(255).encode() + b"\n"


def read_mark(directory: Path) -> Mark | None:
    """Return the mark of a journal; None if there is none, a mark without a hash if it cannot be parsed.

    Raises:
        ServiceError: the file exists and the system refuses to read it.

    """
    path = directory / MARK
    try:
        text, _, seal = path.read_bytes().strip().rpartition(b" ")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unusable(path, "read", error) from None
    if hashlib.sha256(text).hexdigest().encode() != seal:
        return Mark(0)
    return Mark(**json.loads(text))


@contextmanager
def open_records(directory: Path) -> Iterator["Records"]:
    """Open the records of a store for reading; a service may be writing to it.

    Raises:
        FileNotFoundError: there is no journal.
        ServiceError: a file cannot be read.

    """
    path = directory / NAME
    file, mark = _open(path)
    with file:
        yield Records(file, path, mark)


def _open(path: Path) -> tuple[BinaryIO, Mark | None]:
    """Return a journal and its mark, retrying if a starting service replaces both meanwhile."""
    try:
        while True:
            file = path.open("rb")
            mark = read_mark(path.parent)
            if os.path.samestat(path.stat(), os.fstat(file.fileno())):
                return file, mark
            file.close()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise unusable(path, "read", error) from None


def unusable(path: Path, done: str, error: OSError) -> ServiceError:
    """Return the error for a file of the data directory that cannot be ``read``, ``written`` or ``opened``, with the reason."""
    return ServiceError(
        f"{path} could not be {done}: {error.strerror}.", help="The user of the service needs to read and write every file there."
    )


def encode(record: Record, body: bytes) -> bytes:
    """Return a record as bytes."""
    head = json.dumps(asdict(record) | {"bytes": len(body), "sha256": hashlib.sha256(body).hexdigest()}).encode()
    return head[:-1] + _SEAL + hashlib.sha256(head).hexdigest().encode() + b'"}\n' + body


class Records:
    """The whole records of a journal, up to its length now; another process may be appending.

    Iterating reads them. Afterwards ``last`` is the last whole record, ``count`` the number of records, ``end`` the offset of its end,
    ``digest`` the SHA-256 of the file up to there, and ``size`` the length of the file. Bytes between ``end`` and ``size`` were never
    acknowledged.
    """

    def __init__(self, file: BinaryIO, path: Path, mark: Mark | None) -> None:
        self.size = os.fstat(file.fileno()).st_size
        self.last: JournalEntry | None = None
        self.count = self.end = 0
        self.digest = hashlib.sha256()
        self._file = file
        self._path = path
        self._mark = mark
        self._sealed = False

    def __iter__(self) -> Iterator[JournalEntry]:
        """Yield the records.

        Raises:
            DamagedJournalError: the file lacks acknowledged bytes, or they were changed.

        """
        while self.end < self.size:
            try:
                line = self._file.readline(_LONGEST_HEAD)
                head = read_head(line)
                body = self._file.read(min(head.length, self.size)) if head else b""
            except OSError as error:
                raise unusable(self._path, f"read at byte {self.end}", error) from None
            end = self.end + len(line) + (head.length if head else 0)
            if not (head and end <= self.size and self._follows(head) and hashlib.sha256(body).hexdigest() == head.sha256):
                if self._is_unfinished(line, head, body, end):
                    break
                raise self._damage("is damaged, or one before it is missing")
            self.digest.update(line)
            self.digest.update(body)
            self.last, self.end, self.count, self._sealed = JournalEntry(head.record, line, body, end), end, self.count + 1, head.sealed
            self._compare()
            yield self.last
        if self.last is None:
            raise self._damage("is not there or not whole")
        if self._mark and self.end < self._acknowledged:
            raise self._damage(f"is missing: {self._acknowledged} bytes were acknowledged")

    @property
    def newest(self) -> Record:
        """The last whole record, once one was read."""
        assert self.last  # noqa: S101 - a journal without one is damaged
        return self.last.record

    @property
    def _acknowledged(self) -> int:
        """The number of bytes that must be intact: all, if the mark cannot be read."""
        if self._mark is None:
            return 0
        return self._mark.length if self._mark.sha256 else self.size

    def _follows(self, head: Head) -> bool:
        """Return True if a head may follow: it has the next number, and a hash of its own if the one before has."""
        return self.last is None or (head.record.sequence == self.last.record.sequence + 1 and head.sealed >= self._sealed)

    def _compare(self) -> None:
        mark = self._mark
        if not mark or not mark.sha256:
            return
        passed = self.last is not None and self.end - len(self.last.head) - len(self.last.body) < mark.length < self.end
        if passed or (self.end == mark.length and self.digest.hexdigest() != mark.sha256):
            message = f"{self._path} is not what was acknowledged, somewhere before byte {mark.length} ({MARK} has its hash)."
            raise DamagedJournalError(
                message, help=f"{DamagedJournalError.help} If you put this journal here yourself, remove {MARK}.", offset=mark.length
            )

    def _is_unfinished(self, line: bytes, head: Head | None, body: bytes, end: int) -> bool:
        """Return True if the bytes from here may be a write that was cut off before it was acknowledged."""
        if self.last is None:
            # The first record is renamed into place only when it is whole.
            return False
        if self._mark:
            return self.end >= self._acknowledged
        # Without a mark: a write that was cut off is the beginning of a record, and nothing follows it.
        if head is None:
            return (
                len(line) < _LONGEST_HEAD and line.decode("latin-1").isprintable() and (line.startswith(_START) or _START.startswith(line))
            )
        short = end > self.size and self._follows(head) and hashlib.sha256(body).hexdigest() != head.sha256
        return short and b"\n" + _START not in body and b"\0" not in body

    def _damage(self, what: str) -> DamagedJournalError:
        return DamagedJournalError(f"{self._path}: the record at byte {self.end} (number {self.count}) {what}.", offset=self.end)


def read_head(line: bytes) -> Head | None:
    """Return the head that a line holds; None if it is not a head or was changed."""
    try:
        members: dict[str, Any] = json.loads(line)
        sealed = "head" in members
        if sealed and line[:-_SEAL_LENGTH] + _SEAL + hashlib.sha256(line[:-_SEAL_LENGTH] + b"}").hexdigest().encode() + b'"}\n' != line:
            return None
        members.pop("head", None)
        length, sha256 = members.pop("bytes"), members.pop("sha256")
        record = Record(**members)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    numbers = (length, record.sequence, record.added, record.removed)
    if not line.endswith(b"\n") or not all(type(number) is int and number >= 0 for number in numbers):
        return None
    return Head(record, length, sha256, sealed)
