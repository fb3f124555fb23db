"""Backups of a durable store: a copy of its journal at one moment, with a note by which the copy can be verified.

A backup is a directory, or the same two files in a tar archive::

    journal.log    the records up to that moment, byte for byte; a directory with it is a data directory
    backup.json    the version, the number of records, the length and SHA-256 of journal.log, and when it was made
"""

import hashlib
import json
import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

import pyoxigraph

from graph_service.errors import ConflictError, DamagedJournalError, NotFoundError, ServiceError, StorageFullError
from graph_service.store.embedded import changes
from graph_service.store.embedded.journal import LOCK, Journal, sync_directory
from graph_service.store.embedded.records import NAME, Mark, Records, open_records

NOTE = "backup.json"
_ARCHIVES = {".tar": "w", ".tgz": "w:gz", ".tar.gz": "w:gz"}
_BLOCK = 2**20


@dataclass(frozen=True, slots=True)
class BackupNote:
    """The note of a backup: the dataset's version, the last record's number, the numbers of records and bytes, SHA-256 and time."""

    version: str
    sequence: int
    records: int
    bytes: int
    sha256: str
    when: str


def backup(directory: Path, target: Path, when: str, *, until_damage: bool = False) -> BackupNote:
    """Write a backup of a store, which may be serving and writing: the complete state of one moment.

    ``target`` is an archive if its name ends in .tar, .tar.gz or .tgz, else a directory. It appears when it is complete and never
    replaces anything. With ``until_damage`` it holds the records of a damaged journal before the damage.

    Raises:
        NotFoundError: there is no store.
        ConflictError: the target is there already.
        DamagedJournalError: the store's journal is damaged, in its first record or without ``until_damage``.
        StorageFullError: the target cannot be written.

    """
    if target.exists() and (not target.is_dir() or any(target.iterdir()) or _archive(target)):
        raise ConflictError(f"{target} is there already.", help="Name a new file or directory for each backup.")
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        with _records(directory) as records:
            partial.mkdir(parents=True)
            note = _copy(records, partial / NAME, when, until_damage=until_damage)
        _write(partial / NOTE, json.dumps(asdict(note), indent=1).encode() + b"\n")
        sync_directory(partial)
        if mode := _archive(target):
            _pack(partial, target, mode)
        else:
            partial.replace(target)
        sync_directory(target.parent)
    except OSError as error:
        message = f"{target} could not be written: {error.strerror}."
        raise StorageFullError(message, help="Look at the disk that the backup goes to.") from None
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return note


def restore(source: Path, directory: Path, *, force: bool, stamp: str) -> BackupNote:
    """Make a data directory from a backup after verifying it; the version, and so every ETag, is that of the backup.

    With ``force`` an existing store is replaced; its journal is kept under a name with ``stamp``.

    Raises:
        NotFoundError: there is no backup.
        ServiceError: it is damaged, or a service uses the directory.
        ConflictError: the directory is not empty and ``force`` is not given.
        StorageFullError: the directory cannot be written.

    """
    if not force and directory.exists() and (not directory.is_dir() or {path.name for path in directory.iterdir()} - {LOCK}):
        raise ConflictError(f"{directory} is not empty.", help="Name a new directory, or replace what is there with --force.")
    journal = Journal(directory)
    journal.open(patience=0)
    partial, current = directory / f"{NAME}.restoring", directory / NAME
    try:
        with _opened(source) as (note, stream):
            _extract(stream, partial, note, source)
        _prove(partial, note, source)
        kept = directory / f"{NAME}.replaced-{stamp}"
        if current.exists():
            # The old journal has two names until the new one takes the first, so there is always a journal.
            with _naming(kept):
                os.link(current, kept)
        with _naming(current):
            journal.replace(partial)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        journal.forget()
    return note


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Name the file that the system refuses to write, where the system itself names none.

    Raises:
        StorageFullError: it could not be written.

    """
    try:
        yield
    except OSError as error:
        message = f"{error.filename2 or error.filename or path} could not be written: {error.strerror}."
        raise StorageFullError(message, help="The user of the service needs to read and write every file there.") from None


def _archive(target: Path) -> str:
    return next((mode for ending, mode in _ARCHIVES.items() if target.name.endswith(ending)), "")


@contextmanager
def _records(directory: Path) -> Iterator[Records]:
    try:
        with open_records(directory) as records:
            yield records
    except FileNotFoundError as error:
        if error.filename != str(directory / NAME):
            raise
        raise NotFoundError(f"{directory} holds no store: {error.strerror}.", help="Give the --data-dir of a service.") from None


def _copy(records: Records, target: Path, when: str, *, until_damage: bool) -> BackupNote:
    with target.open("wb") as file:
        try:
            for entry in records:
                file.write(entry.head)
                file.writelines(entry.body())
        except DamagedJournalError:
            if not until_damage or records.last is None:
                raise
        file.flush()
        os.fsync(file.fileno())
    newest = records.newest
    return BackupNote(newest.version, newest.sequence, records.count, records.end, records.digest.hexdigest(), when)


def _write(target: Path, data: bytes) -> None:
    with target.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _pack(folder: Path, target: Path, mode: str) -> None:
    packed = folder / "archive"
    with packed.open("wb") as file:
        with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]  # a mode from our own table
            for name in (NOTE, NAME):
                archive.add(folder / name, name)
        file.flush()
        os.fsync(file.fileno())
    packed.replace(target)


@contextmanager
def _opened(source: Path) -> Iterator[tuple[BackupNote, BinaryIO]]:
    """Open a backup: its note and its journal."""
    try:
        if source.is_dir():
            with (source / NAME).open("rb") as stream:
                yield _read_note((source / NOTE).read_bytes(), source), stream
            return
        with tarfile.open(source) as archive:
            note, journal = (archive.extractfile(name) for name in (NOTE, NAME))
            if note is None or journal is None:
                raise _damaged(source, "it has no files of these names")
            # An archive's file reads as any other does.
            yield _read_note(note.read(), source), journal  # type: ignore[misc]
    except (tarfile.TarError, KeyError, EOFError) as error:
        raise _damaged(source, f"not a whole archive: {error}") from None
    except FileNotFoundError as error:
        raise NotFoundError(
            f"{source} is not a backup: there is no {error.filename}.", help="A backup is what compact-graph backup wrote."
        ) from None
    except OSError as error:
        message = f"{error.filename or source} could not be read: {error.strerror}."
        raise ServiceError(message, help="The user of the command needs to read the backup. Nothing was changed.") from None


def _read_note(data: bytes, source: Path) -> BackupNote:
    try:
        return BackupNote(**json.loads(data))
    except (ValueError, TypeError):
        raise _damaged(source, f"{NOTE} is not what backup writes") from None


def _extract(stream: BinaryIO, target: Path, note: BackupNote, source: Path) -> None:
    digest = hashlib.sha256()
    with _naming(target):
        file = target.open("wb")
    with file:
        while piece := stream.read(_BLOCK):
            digest.update(piece)
            with _naming(target):
                file.write(piece)
        with _naming(target):
            file.flush()
            os.fsync(file.fileno())
    if digest.hexdigest() != note.sha256:
        raise _damaged(source, f"{NAME} has another SHA-256 than {NOTE} says")


def _prove(path: Path, note: BackupNote, source: Path) -> None:
    """Load the journal as a service would, and compare it with the note."""
    store = pyoxigraph.Store()
    with _naming(path):
        file = path.open("rb")
    with file:
        records = Records(file, path, Mark(note.bytes, note.sha256))
        for entry in records:
            for graph_change in changes.decode(entry.body()):
                changes.apply(store, graph_change)
    if (records.count, records.newest.version) != (note.records, note.version):
        raise _damaged(source, f"it holds {records.count} records where {NOTE} says {note.records}")


def _damaged(source: Path, why: str) -> ServiceError:
    return ServiceError(f"The backup {source} is damaged: {why}.", help="Use another backup. Nothing was changed.")
