"""The turn to write among front ends that know nothing of each other: a name and a time in the record."""

import secrets
import time
from dataclasses import dataclass

from graph_service.store.remote.state import NOBODY

FILLING = "filling"
TO_BE_FILLED = f"{FILLING} 0"
"""Stands in the record of an engine that is to be filled: a turn that has ended, so that anybody may take it."""


@dataclass(frozen=True, slots=True)
class WriteLease:
    """Who writes, and until when (seconds since 1970) the others believe that the writer is alive."""

    name: str
    until: float

    def __str__(self) -> str:
        """Return how it stands in the record."""
        return f"{self.name} {self.until:.0f}"


def new(seconds: float, kind: str = "writing") -> WriteLease:
    """Return a turn of so many seconds from now."""
    return WriteLease(f"{kind}-{secrets.token_hex(6)}", time.time() + seconds)


def filling(text: str) -> bool:
    """Tell whether a turn in the record is one to fill a new engine: until it is given back, not all is there that there will be."""
    return text.startswith(FILLING)


def over(text: str) -> bool:
    """Tell whether a turn in the record has ended: nobody's, or of a writer that must have died."""
    if text == NOBODY:
        return True
    _, _, until = text.rpartition(" ")
    return not until.isdigit() or time.time() > float(until)
