"""The write lease among front ends that share an engine: a name and an expiry time in the record."""

import secrets
import time
from dataclasses import dataclass

from graph_service.store.remote.state import NOBODY

FILLING = "filling"
TO_BE_FILLED = f"{FILLING} 0"
"""The entry in the record of an engine that must be filled: an expired lease, so that any front end may take it."""


@dataclass(frozen=True, slots=True)
class WriteLease:
    """The holder of the lease, and when it expires (seconds since 1970)."""

    name: str
    until: float

    def __str__(self) -> str:
        """Return its text in the record."""
        return f"{self.name} {self.until:.0f}"


def new(seconds: float, kind: str = "writing") -> WriteLease:
    """Return a lease of so many seconds from now."""
    return WriteLease(f"{kind}-{secrets.token_hex(6)}", time.time() + seconds)


def filling(text: str) -> bool:
    """Return True if a lease is one to fill a new engine: until it is released, the data are incomplete."""
    return text.startswith(FILLING)


def over(text: str) -> bool:
    """Return True if the lease is free: released, or expired because its writer has died."""
    if text == NOBODY:
        return True
    _, _, until = text.rpartition(" ")
    return not until.isdigit() or time.time() > float(until)
