"""The order in which people count: objective 9 comes before objective 10. Pure."""

import re
from functools import lru_cache

# A longer run of digits is not a number that anybody counts with, and beyond 4,300 digits Python refuses to read one.
_NUMBER = re.compile(r"(\d{1,300})")


@lru_cache(maxsize=1024)
def natural_key(text: str) -> tuple[str | int, ...]:
    """Return a key that sorts texts with the numbers in them by value: letters and numbers take turns, beginning with letters."""
    return tuple(int(piece) if index % 2 else piece for index, piece in enumerate(_NUMBER.split(text)))
