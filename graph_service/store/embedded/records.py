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
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from graph_service.errors import DamagedJournalError, ServiceError

NAME = "journal.log"
MARK = "journal.mark"
_LONGEST_HEAD = 2**20
_PIECE = 4 * 2**20
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


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """An entry of the file: its record, its head line, the offset, length and hash of its body, and the offset of its end."""

    record: Record
    head: bytes
    start: int
    length: int
    sha256: str
    end: int
    file: BinaryIO
    path: Path

    def body(self) -> Iterator[bytes]:
        """Yield the body in pieces.

        Raises:
            ServiceError: it cannot be read, or is not what it was when its hash was compared.

        """
        digest = hashlib.sha256()
        for piece in _read(self.file, self.start, self.length, self.path):
            digest.update(piece)
            yield piece
        if digest.hexdigest() != self.sha256:
            raise ServiceError(f"{self.path} was changed at byte {self.start} while it was read.", help="Try again.")


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


def encode(record: Record, body: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a record in pieces. ``body`` is read twice."""
    length, digest = 0, hashlib.sha256()
    for piece in body:
        length += len(piece)
        digest.update(piece)
    head = json.dumps(asdict(record) | {"bytes": length, "sha256": digest.hexdigest()}).encode()
    yield head[:-1] + _SEAL + hashlib.sha256(head).hexdigest().encode() + b'"}\n'
    yield from body


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
                self._file.seek(self.end)
                line = self._file.readline(_LONGEST_HEAD)
            except OSError as error:
                raise unusable(self._path, f"read at byte {self.end}", error) from None
            head = read_head(line)
            start = self.end + len(line)
            end = start + (head.length if head else 0)
            digest = self.digest.copy()
            digest.update(line)
            if not (head and end <= self.size and self._follows(head) and self._is_intact(head, start, digest)):
                if self._is_unfinished(line, head, start, end):
                    break
                raise self._damage("is damaged, or one before it is missing")
            self.last = JournalEntry(head.record, line, start, head.length, head.sha256, end, self._file, self._path)
            self.digest, self.end, self.count, self._sealed = digest, end, self.count + 1, head.sealed
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

    def _is_intact(self, head: Head, start: int, digest: "hashlib._Hash") -> bool:
        """Return True if a body has its hash; add it to the digest of the file."""
        sha256 = hashlib.sha256()
        for piece in _read(self._file, start, head.length, self._path):
            sha256.update(piece)
            digest.update(piece)
        return sha256.hexdigest() == head.sha256

    def _follows(self, head: Head) -> bool:
        """Return True if a head may follow: it has the next number, and a hash of its own if the one before has."""
        return self.last is None or (head.record.sequence == self.last.record.sequence + 1 and head.sealed >= self._sealed)

    def _compare(self) -> None:
        mark = self._mark
        if not mark or not mark.sha256:
            return
        passed = self.last is not None and self.last.start - len(self.last.head) < mark.length < self.end
        if passed or (self.end == mark.length and self.digest.hexdigest() != mark.sha256):
            message = f"{self._path} is not what was acknowledged, somewhere before byte {mark.length} ({MARK} has its hash)."
            raise DamagedJournalError(
                message, help=f"{DamagedJournalError.help} If you put this journal here yourself, remove {MARK}.", offset=mark.length
            )

    def _is_unfinished(self, line: bytes, head: Head | None, start: int, end: int) -> bool:
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
        if end <= self.size or not self._follows(head):
            return False
        body = b"".join(_read(self._file, start, self.size - start, self._path))
        return b"\n" + _START not in body and b"\0" not in body

    def _damage(self, what: str) -> DamagedJournalError:
        return DamagedJournalError(f"{self._path}: the record at byte {self.end} (number {self.count}) {what}.", offset=self.end)


def _read(file: BinaryIO, start: int, length: int, path: Path) -> Iterator[bytes]:
    """Yield a part of a file in pieces, wherever it is being read; less if the file is shorter.

    Raises:
        ServiceError: it cannot be read.

    """
    place, end = start, start + length
    while place < end:
        try:
            file.seek(place)
            piece = file.read(min(_PIECE, end - place))
        except OSError as error:
            raise unusable(path, f"read at byte {place}", error) from None
        if not piece:
            return
        place += len(piece)
        yield piece


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
