"""The turn to write among front ends that know nothing of each other: a name and a time in the record."""

import secrets
import time
from dataclasses import dataclass

from graph_service.store.remote.state import NOBODY


@dataclass(frozen=True, slots=True)
class Turn:
    """Who writes, and until when (seconds since 1970) the others believe that the writer is alive."""

    name: str
    until: float

    def __str__(self) -> str:
        """Return how it stands in the record."""
        return f"{self.name} {self.until:.0f}"


def new(seconds: float) -> Turn:
    """Return a turn of so many seconds from now."""
    return Turn(secrets.token_hex(6), time.time() + seconds)


def over(text: str) -> bool:
    """Tell whether a turn in the record has ended: nobody's, or of a writer that must have died."""
    if text == NOBODY:
        return True
    _, _, until = text.rpartition(" ")
    return not until.isdigit() or time.time() > float(until)
