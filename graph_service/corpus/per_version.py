"""Something costly made once for each version of the dataset, however many ask for it at the same time."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Generic, Protocol, TypeVar

from graph_service.errors import UnavailableError
from graph_service.store.interface import BACKGROUND

T = TypeVar("T")
_TRIES = 4
_LONG = 30
"""Seconds after which to ask again for what takes longer than somebody would wait."""
_REST = 2.0
"""Seconds for which the last that was made serves, once writes have outrun the making of another."""


class Versioned(Protocol):
    """Something with a version that changes when its content does: a store."""

    @property
    def version(self) -> str:
        """The version now."""
        ...


class VersionChangedError(Exception):
    """The dataset changed between two questions that belong together."""


def _retrieve(task: asyncio.Task[object]) -> None:
    """Retrieve what a task raised: those who still wait for it get it, and where nobody does, it is not an error of the event loop."""
    if not task.cancelled():
        task.exception()


class PerVersion(Generic[T]):
    """Holds what ``make`` returned for the newest version that was asked for."""

    def __init__(self, store: Versioned, make: Callable[[], Awaitable[T]]) -> None:
        """``make`` reads the store."""
        self._store = store
        self._make = make
        self._held: tuple[str, T] | None = None
        self._under_way: asyncio.Task[tuple[str, T]] | None = None
        self._rest_until = 0.0

    async def get(self) -> tuple[str, T]:
        """Return the version of the dataset and what was made for it: for the present one, or the last one for which it could be made.

        Raises:
            UnavailableError: writes come faster than it can be made, and it never was.
            ServiceError: making it failed; the next one who asks tries again.

        """
        version = self._store.version
        if self._held and (self._held[0] == version or asyncio.get_running_loop().time() < self._rest_until):
            return self._held
        # Shielded: one client that leaves does not stop what others wait for.
        return await asyncio.shield(self._begin())

    async def latest(self, patience: float, *, first: bool = True) -> tuple[str, T]:
        """Return as ``get``, but after ``patience`` seconds what was made for an earlier version, while the present one is still made.

        Where nothing was made yet, the ``first`` is waited for as long as it takes, or no longer than others. In the background nobody
        waits, so it takes as long as it takes.

        Raises:
            UnavailableError, ServiceError: as ``get``, where nothing was made yet.

        """
        held = self._held
        if BACKGROUND.get() or (first and held is None) or (held and held[0] == self._store.version):
            return await self.get()
        task = self._begin()
        await asyncio.wait([task], timeout=patience)
        if held is None:
            if not task.done():
                raise UnavailableError("The dataset is large, and this is still made of it.", retry_after=_LONG)
            return await asyncio.shield(task)
        return held if not task.done() or task.cancelled() or task.exception() else task.result()

    def _begin(self) -> asyncio.Task[tuple[str, T]]:
        """Return the task that makes it, which may have begun before.

        One at a time, also when the version changes meanwhile: it ends with the version of then, or says that it could not.
        """
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.get_running_loop().create_task(self._make_consistent())
            self._under_way.add_done_callback(_retrieve)
        return self._under_way

    @property
    def last(self) -> T | None:
        """What was made last, for the present version or an earlier one, without waiting for another."""
        return self._held[1] if self._held else None

    @property
    def present(self) -> T | None:
        """What was made for the present version, if it is there already."""
        return self._held[1] if self._held and self._held[0] == self._store.version else None

    async def current(self) -> T:
        """Return what was made for the present version, for something else that is made of it.

        Raises:
            VersionChangedError: the version has changed since.
            ServiceError: as ``get``.

        """
        version, value = await self.get()
        if version != self._store.version:
            raise VersionChangedError
        return value

    def close(self) -> None:
        """Drop what is held; it is made again when it is asked for."""
        self._held = None

    async def _make_consistent(self) -> tuple[str, T]:
        for attempt in range(_TRIES):
            version = self._store.version
            with suppress(VersionChangedError):
                value = await self._make()
                if self._store.version == version:
                    self._held = version, value
                    return self._held
            if self._held and attempt:
                # Somebody writes faster than this can be made: the last that was made, with the version it is of, is better than nothing,
                # and making another at once would be outrun again.
                self._rest_until = asyncio.get_running_loop().time() + _REST
                return self._held
        raise UnavailableError("The dataset changes faster than it can be described.", retry_after=5)
