"""Memory settings of a long-lived process: one heap, few garbage collections, and free memory returned to the system."""

import ctypes
import gc
import sys
from functools import cache

_COLLECT = (10_000, 20, 50)
"""Allocations between collections. The defaults collect so often that small requests take a twentieth longer."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
"""Numbers of glibc's mallopt(3)."""
_LARGE = 128 * 1024
"""Bytes: glibc's defaults. Once they are set, glibc no longer raises them by itself."""


def spare() -> None:
    """Use one heap for all threads, and return large blocks to the system as soon as they are free. Call it before threads start.

    By default glibc gives each thread its own heap, whose free space other threads cannot use. After a large block is freed, it
    allocates the next block of that size from the heap, which then does not shrink.
    """
    set_option = _glibc("mallopt")
    if set_option:
        for option, value in ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE)):
            set_option(option, value)


def settle() -> None:
    """Collect garbage and exempt what remains, after the start or after reading something large."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT)
    give_back()


def give_back() -> None:
    """Return free memory to the system, also from the middle of the heap."""
    trim = _glibc("malloc_trim")
    if trim:
        trim(0)


@cache
def _glibc(name: str) -> "ctypes._NamedFuncPointer | None":
    """Return a function of glibc, or None if the system has another allocator."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
