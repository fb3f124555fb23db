"""How a long-lived process keeps its memory small: nothing is held twice, and what was used only once goes back to the system."""

import ctypes
import gc
import sys
from functools import cache

_COLLECT = (10_000, 20, 50)
"""Allocations between collections, most of which find nothing: the defaults cost small requests a twentieth of their time."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
"""Numbers of glibc's mallopt(3)."""
_LARGE = 128 * 1024
"""Bytes: glibc's own defaults, which stop growing with what is freed once they are set."""


def spare() -> None:
    """Have one heap for all threads, and let large pieces go back as soon as they are free. To be called before there are threads.

    Otherwise glibc gives every thread a heap of its own, whose holes the others cannot use, and once a large piece was freed, it cuts the
    next ones of that size from the heap, which then stays long.
    """
    set_option = _glibc("mallopt")
    if set_option:
        for option, value in ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE)):
            set_option(option, value)


def settle() -> None:
    """Take stock after a start or after something large was read."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT)
    give_back()


def give_back() -> None:
    """Return to the system what is free, also where it lies between what is not."""
    trim = _glibc("malloc_trim")
    if trim:
        trim(0)


@cache
def _glibc(name: str) -> "ctypes._NamedFuncPointer | None":
    """Return a function of glibc, or None where the system has another allocator: there the memory stays ours."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
