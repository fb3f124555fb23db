"""The values used most recently, within a budget of bytes: the one cache of things whose size others decide."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
_LARGEST_SHARE = 4


class ByteCache(Generic[K, V]):
    """Keeps values by key, each with the bytes it takes; the least recently used leave first."""

    def __init__(self, budget: int, dropped: Callable[[K], None] = lambda _key: None) -> None:
        """``budget`` is in bytes. ``dropped`` is called with each key that leaves to make room, or is dropped."""
        self._budget = budget
        self._dropped = dropped
        self._values: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self.size = 0
        """Bytes in all."""

    @property
    def largest(self) -> int:
        """Bytes of the largest value that is kept: one alone must not drive out all others."""
        return self._budget // _LARGEST_SHARE

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, key: K) -> bool:
        return key in self._values

    def get(self, key: K) -> V | None:
        """Return a value, which is then the most recently used."""
        kept = self._values.get(key)
        if kept is None:
            return None
        self._values.move_to_end(key)
        return kept[0]

    def put(self, key: K, value: V, size: int, overhead: int = 0) -> None:
        """Keep a value of ``size`` bytes in place of an older one, unless it is too large; ``overhead`` counts for the budget alone."""
        self.drop(key)
        if size <= self.largest:
            self._values[key] = value, size + overhead
            self.size += size + overhead
            self.shrink()

    def grow(self, key: K, size: int) -> None:
        """Count more bytes for a value that is kept; ``shrink`` makes room for them."""
        value, before = self._values[key]
        self._values[key] = value, before + size
        self.size += size

    def shrink(self) -> None:
        """Drop the least recently used values that do not fit."""
        while self.size > self._budget:
            self.drop(next(iter(self._values)))

    def drop(self, key: K) -> None:
        """Drop a value, if it is kept."""
        kept = self._values.pop(key, None)
        if kept:
            self.size -= kept[1]
            self._dropped(key)

    def clear(self) -> None:
        """Drop all values, without telling of each."""
        self._values.clear()
        self.size = 0
