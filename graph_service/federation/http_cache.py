"""How long a partner's answer may be used again: what its headers allow (RFC 9111), and no longer.

The service is a shared cache, for it gives to all what one has asked. Pure.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

# The text between commas that are not in quotation marks. Nothing is looked at twice: the header is a stranger's, and may be long.
_DIRECTIVE = re.compile(r'(?:[^,"]++|"[^"]*+"?)++')
_LONGEST = 7 * 86400
_LONGEST_WAIT = 300


@dataclass(frozen=True, slots=True)
class StoredResponse:
    """An answer that may be used again: its bytes, their kind, until when (seconds of a clock), and its validators."""

    body: bytes
    kind: str
    until: float
    etag: str = ""
    modified: str = ""


def directives(value: str) -> dict[str, str]:
    """Return the directives of a Cache-Control header, names in lower case."""
    parts = (directive.partition("=") for directive in _DIRECTIVE.findall(value))
    return {name.strip().lower(): told.strip().strip('"') for name, _, told in parts}


def lifetime(headers: Mapping[str, str], *, authorised: bool) -> float | None:
    """Return for how many seconds an answer is fresh; 0 keeps it for revalidation; None: it may not be stored at all."""
    told = directives(headers.get("cache-control", ""))
    if "no-store" in told or "private" in told or headers.get("vary", "").strip() == "*":
        return None
    if authorised and not {"public", "s-maxage", "must-revalidate"} & told.keys():
        # RFC 9111 §3.5
        return None
    if "no-cache" in told:
        return 0.0
    for name in ("s-maxage", "max-age"):
        if name in told:
            # A value that is not a number makes an answer stale (§4.2.1).
            return min(max(0.0, _seconds(told[name]) - _seconds(headers.get("age", "0"))), _LONGEST)
    if "expires" in headers:
        return min(max(0.0, _moment(headers["expires"]) - _moment(headers.get("date", ""))), _LONGEST)
    return 0.0


def retry_after(headers: Mapping[str, str], now: float) -> int:
    """Return for how many seconds a server asks to be left alone (RFC 9110 §10.2.3), five minutes at most; 0 if it does not say."""
    told = headers.get("retry-after", "").strip()
    wait = _seconds(told) or (_moment(told) - now if told and not told.isdigit() else 0.0)
    return max(0, min(round(wait), _LONGEST_WAIT))


def _seconds(text: str) -> float:
    return float(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0.0  # noqa: PLR2004 - longer than any age


def _moment(text: str) -> float:
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, OverflowError):
        return 0.0
