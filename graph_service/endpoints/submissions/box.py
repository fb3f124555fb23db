"""The box: what strangers sent, a file each in a directory beside the graph, and what editors decided of it.

A file is written whole, synced and renamed into place. Nothing of a submission is in the graph before it is accepted. What was rejected
loses its content, and what was decided its contact: only the kind, the days, the decision and its reason stay.
"""

import fcntl
import json
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from graph_service.errors import ConflictError, NotFoundError, StorageFullError, UnavailableError

MOST_HELD = 1000
_ID = re.compile(r"[0-9a-f]{16}\Z")
_LOCK = "lock"
HELD, ACCEPTED, REJECTED = "held", "accepted", "rejected"


@dataclass(frozen=True, slots=True)
class Submission:
    """What was sent: a pledge, an update, a contest or a proposal as N-Triples, what a check said of it, and what was decided.

    ``received`` and ``decided`` are days (ISO 8601). ``contact`` is what the sender gave for editors alone.
    """

    id: str
    kind: str
    received: str
    content: str
    report: list[str] = field(default_factory=list)
    contact: str = ""
    status: str = HELD
    decided: str = ""
    reason: str = ""
    graph: str = ""

    def public(self) -> dict[str, str]:
        """Return what everybody may know: no content, no contact, no report."""
        known = {"id": self.id, "kind": self.kind, "received": self.received, "status": self.status}
        return (
            known
            | ({"decided": self.decided, "reason": self.reason} if self.decided else {})
            | ({"graph": self.graph} if self.graph else {})
        )


def new_id() -> str:
    """Return an id that nobody can guess."""
    return secrets.token_hex(8)


class Box:
    """The submissions in a directory. Several processes may use it: a service, and commands."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._read: dict[str, tuple[tuple[int, int], Submission]] = {}

    def open(self) -> None:
        """Make the directory, which only its owner may read, if it is missing.

        Raises:
            ValueError: it cannot be used.

        """
        try:
            self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self._directory / _LOCK).touch(mode=0o600)
        except OSError as error:
            message = f"The directory of submissions {self._directory} cannot be used: {error.strerror}"
            raise ValueError(message) from None

    def all(self) -> list[Submission]:
        """Return all submissions, the oldest first. Files that are not submissions are passed over."""
        submissions: dict[str, tuple[tuple[int, int], Submission]] = {}
        if not self._directory.is_dir():
            return []
        for entry in os.scandir(self._directory):
            name = entry.name.removesuffix(".json")
            if entry.name == name or not _ID.match(name):
                continue
            state = entry.stat()
            stamp = state.st_mtime_ns, state.st_size
            known = self._read.get(name)
            if known and known[0] == stamp:
                submissions[name] = known
            elif one := _load(Path(entry.path)):
                submissions[name] = stamp, one
        self._read = submissions
        return sorted((one for _, one in submissions.values()), key=lambda one: (one.received, one.id))

    def get(self, name: str) -> Submission:
        """Return a submission.

        Raises:
            NotFoundError: there is none.

        """
        one = _load(self._directory / f"{name}.json") if _ID.match(name) else None
        if one is None:
            raise NotFoundError(f"There is no submission {name[:40]}.", help="/submissions lists what was decided.")
        return one

    def put(self, one: Submission) -> None:
        """Hold a submission, durably.

        Raises:
            UnavailableError: too many are held.
            StorageFullError: it could not be written.

        """
        with self._locked():
            if sum(known.status == HELD for known in self.all()) >= MOST_HELD:
                raise UnavailableError("Too many submissions wait for an editor.", help="Send it another day.", retry_after=86_400)
            self._write(one)

    def decide(self, name: str, status: str, reason: str, day: str, graph: str = "") -> Submission:
        """Record a decision and return the submission as it is now.

        Raises:
            NotFoundError: there is no such submission.
            ConflictError: it was decided already.

        """
        with self._locked():
            one = self.get(name)
            if one.status != HELD:
                raise ConflictError(f"The submission {name} was {one.status} on {one.decided}.", help="A decision stays.")
            content = one.content if status == ACCEPTED else ""
            decided = replace(one, status=status, reason=reason, decided=day, graph=graph, contact="", report=[], content=content)
            self._write(decided)
        return decided

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self._directory / _LOCK).open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _write(self, one: Submission) -> None:
        path = self._directory / f"{one.id}.json"
        part = path.with_suffix(".part")
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(json.dumps(asdict(one), ensure_ascii=False, indent=1).encode())
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
            folder = os.open(self._directory, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        except OSError as error:
            raise StorageFullError(f"The submission could not be stored: {error.strerror}.") from None


def _load(path: Path) -> Submission | None:
    try:
        members: dict[str, Any] = json.loads(path.read_bytes())
        return Submission(**members)
    except (OSError, ValueError, TypeError):
        return None
