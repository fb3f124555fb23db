"""The earlier versions of a dataset: which there are, what changed between them, and a store to read one of them from.

A durable embedded store has a history, in its journal. A store in memory knows its present version alone, and an engine elsewhere keeps
none that the service could read.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from graph_service.errors import HistoryNotKeptError, NotFoundError
from graph_service.store.interface import Store


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the dataset: its name, when it was made, by which operation, the quads added and removed, and the graphs changed.

    ``who`` sent the write, empty where that is not known.
    """

    name: str
    when: datetime
    operation: str
    added: int
    removed: int
    graphs: tuple[str, ...]
    who: str = ""


@dataclass(frozen=True, slots=True)
class NetChange:
    """The statements of one version that another lacks, sorted: pairs of a graph's IRI (empty: the default graph) and N-Triples."""

    added: Sequence[tuple[str, str]]
    removed: Sequence[tuple[str, str]]


class History(Protocol):
    """The versions that a store can tell of, oldest first; the last one is the present."""

    async def versions(self, client: str = "") -> Sequence[Version]:
        """Return the versions.

        Raises:
            HistoryNotKeptError: the store does not know when its versions were made.

        """
        ...

    async def change(self, since: str, until: str, client: str = "") -> NetChange:
        """Return the statements that were added and removed between two versions, without those that came and went.

        Raises:
            NotFoundError: a version is not known.
            LimitExceededError: too much has changed.

        """
        ...

    async def mentioning(self, iris: Sequence[str], also: Sequence[str] = (), client: str = "") -> Sequence[Version]:
        """Return the versions whose changes have a term that is one of some IRIs, or begins with one that ends in a slash.

        ``also`` are further IRIs, which are not looked for in large changes.
        """
        ...

    async def subjects(self, version: str, most: int, client: str = "") -> Sequence[str]:
        """Return the IRIs of the first subjects that a version changed, sorted, at most so many."""
        ...

    def at(self, version: str) -> AbstractAsyncContextManager[Store]:
        """Return a store that holds a version, for reading, as long as the context is open.

        Raises:
            NotFoundError: the version is not known.
            UnavailableError: too many others are read at the moment.
            TimeLimitError, MemoryLimitError: it could not be rebuilt within the limits of a query.

        """
        ...


def unknown(version: str, oldest: str = "") -> NotFoundError:
    """Return the error for a version that is not known."""
    since = f" The oldest version kept is {oldest}." if oldest else ""
    return NotFoundError(
        f"The version {version[:80]} is not known here: it is too old, or was never a version of this dataset.{since}",
        help="Take the whole dataset from /dump/all.nq.gz, and begin again with the version that /dump/ names.",
    )


class PresentOnly:
    """The history of a store that is not durable: its present version and when that was made."""

    def __init__(self, store: Store, made: Callable[[], datetime]) -> None:
        self._store = store
        self._made = made

    async def versions(self, client: str = "") -> Sequence[Version]:
        """Return the present version."""
        summary = self._store.summary
        return [Version(summary.version, self._made(), "seed", summary.triples, 0, tuple(summary.graphs))]

    async def change(self, since: str, until: str, client: str = "") -> NetChange:
        """Return nothing for the present version.

        Raises:
            HistoryNotKeptError: another version is named.

        """
        self._refuse(since)
        self._refuse(until)
        return NetChange((), ())

    async def mentioning(self, iris: Sequence[str], also: Sequence[str] = (), client: str = "") -> Sequence[Version]:
        """Return the present version: it is the first that is known."""
        return await self.versions()

    async def subjects(self, version: str, most: int, client: str = "") -> Sequence[str]:
        """Return nothing: what changed is not known."""
        return ()

    @asynccontextmanager
    async def at(self, version: str) -> AsyncIterator[Store]:
        """Return the store itself.

        Raises:
            HistoryNotKeptError: another version is named.

        """
        self._refuse(version)
        yield self._store

    def _refuse(self, version: str) -> None:
        if version != self._store.version:
            raise HistoryNotKeptError(f"This service keeps its data in memory, and only the present version: {self._store.version}.")


class NotKept:
    """The history of an engine elsewhere: it is not kept."""

    async def versions(self, client: str = "") -> Sequence[Version]:
        """Refuse."""
        raise self._error()

    async def change(self, since: str, until: str, client: str = "") -> NetChange:
        """Refuse."""
        raise self._error()

    async def mentioning(self, iris: Sequence[str], also: Sequence[str] = (), client: str = "") -> Sequence[Version]:
        """Refuse."""
        raise self._error()

    async def subjects(self, version: str, most: int, client: str = "") -> Sequence[str]:
        """Refuse."""
        raise self._error()

    def at(self, version: str) -> AbstractAsyncContextManager[Store]:
        """Refuse."""
        raise self._error()

    def _error(self) -> HistoryNotKeptError:
        return HistoryNotKeptError("The data are in an engine elsewhere, which keeps no earlier versions for this service.")


def moment(text: str, fallback: datetime) -> datetime:
    """Return a time of the journal; ``fallback`` for one that is empty or cannot be read. Times are in UTC, to the second."""
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError:
        return fallback
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
