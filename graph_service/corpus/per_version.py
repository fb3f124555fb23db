"""Something costly made once for each version of the dataset, however many ask for it at the same time."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, Protocol, TypeVar

from graph_service.errors import UnavailableError

T = TypeVar("T")
_TRIES = 4
_REST = 2.0
"""Seconds for which the last that was made serves, once writes have outrun the making of another."""


class Versioned(Protocol):
    """Something with a version that changes when its content does: a store."""

    @property
    def version(self) -> str:
        """The version now."""
        ...


class PerVersion(Generic[T]):
    """Holds what ``make`` returned for the newest version that was asked for."""

    def __init__(self, store: Versioned, make: Callable[[], Awaitable[T]], let_go: Callable[[T], None] = lambda _value: None) -> None:
        """``make`` reads the store; ``let_go`` is told of the value that a newer one replaces."""
        self._store = store
        self._make = make
        self._let_go = let_go
        self._held: tuple[str, T] | None = None
        self._under_way: tuple[str, asyncio.Task[tuple[str, T]]] | None = None
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
        if self._under_way is None or self._under_way[0] != version:
            self._under_way = version, asyncio.get_running_loop().create_task(self._make_consistent())
        task = self._under_way[1]
        try:
            # Shielded: one client that leaves does not stop what others wait for.
            return await asyncio.shield(task)
        finally:
            if task.done() and self._under_way is not None and self._under_way[1] is task:
                self._under_way = None

    def close(self) -> None:
        """Let go of what is held; whoever asks again has it made again."""
        held, self._held = self._held, None
        if held:
            self._let_go(held[1])

    async def _make_consistent(self) -> tuple[str, T]:
        for attempt in range(_TRIES):
            version = self._store.version
            value = await self._make()
            if self._store.version == version:
                before, self._held = self._held, (version, value)
                if before:
                    self._let_go(before[1])
                return self._held
            self._let_go(value)
            if self._held and attempt:
                # Somebody writes faster than this can be made: the last that was made, with the version it is of, is better than nothing,
                # and making another at once would be outrun again.
                self._rest_until = asyncio.get_running_loop().time() + _REST
                return self._held
        raise UnavailableError("The dataset changes faster than it can be described.", retry_after=5)
