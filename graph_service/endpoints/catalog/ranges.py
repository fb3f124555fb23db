"""A part of a file, for a client that has the rest (RFC 9110 §14). One range at a time: a request for several gets the whole file."""

import re

from graph_service.errors import RangeNotSatisfiableError

_BYTES = re.compile(r"bytes\s*=\s*(?:([0-9]{1,18})-([0-9]{1,18})?|-([0-9]{1,18}))\s*\Z", re.IGNORECASE)


def read(asked: str | None, condition: str | None, etag: str, length: int) -> range | None:
    """Return the places of the bytes that the headers Range and If-Range ask for, or None for all of them.

    Raises:
        RangeNotSatisfiableError: the file has no such bytes.

    """
    match = _BYTES.match(asked.strip()) if asked else None
    # If-Range compares strongly (§13.1.5); a date names no version of ours.
    if match is None or (condition is not None and condition.strip() != etag):
        return None
    first, last, suffix = (int(one) if one else None for one in match.groups())
    if first is None:
        first, last = max(0, length - (suffix or 0)), None
    elif last is not None and last < first:
        return None
    if first >= length:
        raise RangeNotSatisfiableError(f"The file has {length} bytes.", length)
    return range(first, length if last is None else min(last + 1, length))
