"""What a long-lived process does once it has what it needs: no more looking at it, and what was used only once goes back to the system."""

import ctypes
import gc
import sys

_COLLECT = (10_000, 20, 50)
"""Allocations between collections, most of which find nothing: the defaults cost small requests a twentieth of their time."""


def settle() -> None:
    """Take stock after a start or after something large was read."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT)
    if sys.platform == "linux":
        # malloc_trim(3) is glibc's; elsewhere the symbol is missing and the memory stays ours.
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim:
            trim(0)
