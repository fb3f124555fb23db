"""Memento (RFC 7089): which version of the dataset a datetime means, and the headers and timemap by which clients find versions.

A resource is its own TimeGate, and sends to the address of a version (pattern 1.1, §4.1.1)::

    GET /gcm/objective/6                      Accept-Datetime: Tue, 01 Dec 2026 00:00:00 GMT
    302 /memento/VERSION/gcm/objective/6      a Memento: Memento-Datetime says when the version was made
        /timemap/gcm/objective/6              the TimeMap: all versions, as a list of links (§5)

Every version of the dataset is a version of each resource in it, so that what a Memento says is what the resource said at that time.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from graph_service.errors import BadRequestError
from graph_service.http.exchange import Header
from graph_service.store.history import Version

LINK_FORMAT = "application/link-format"
_ON_PAGE = 1000
"""Versions on a page of a TimeMap."""


def parse_accept_datetime(text: str) -> datetime:
    """Return the datetime of an Accept-Datetime header (§2.1.1).

    Raises:
        BadRequestError: it is none, as §4.5.3 has it.

    """
    try:
        # An HTTP-date is in GMT. A reader of mail dates also reads other zones, and dates without one, which are none of ours.
        if not text.rstrip().endswith("GMT"):
            raise ValueError(text)
        return parsedate_to_datetime(text).replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        raise BadRequestError(
            f"Accept-Datetime is not an HTTP date: {text[:60]!r}.", help="Write it as in Tue, 01 Dec 2026 00:00:00 GMT (RFC 7089 §2.1.1)."
        ) from None


def choose(versions: Sequence[Version], wanted: datetime) -> Version:
    """Return the version that was the present one at a time; the first for a time before it (§4.5.1)."""
    return next((one for one in reversed(versions) if one.when <= wanted), versions[0])


def http_date(when: datetime) -> str:
    """Return a time as HTTP writes it."""
    return format_datetime(when, usegmt=True)


def original_links(origin: str, target: str) -> str:
    """Return the Link value of a resource that is its own TimeGate; ``target`` is its path with its query."""
    return f'<{origin}{target}>; rel="original timegate", <{origin}/timemap{target}>; rel="timemap"; type="{LINK_FORMAT}"'


def memento_links(origin: str, target: str, versions: Sequence[Version], place: int) -> str:
    """Return the Link value of the Memento at a place among the versions (§2.2): its original, and the first, last and next to it."""
    relations: dict[int, list[str]] = {}
    for name, number in (("first", 0), ("last", len(versions) - 1), ("prev", place - 1), ("next", place + 1)):
        if 0 <= number < len(versions):
            relations.setdefault(number, []).append(name)
    relations.setdefault(place, [])
    return ", ".join(
        [original_links(origin, target), *(_link(origin, target, versions[n], names) for n, names in sorted(relations.items()))]
    )


def memento_headers(origin: str, target: str, versions: Sequence[Version], place: int) -> list[Header]:
    """Return the headers of a Memento."""
    return [
        (b"memento-datetime", http_date(versions[place].when).encode()),
        (b"link", memento_links(origin, target, versions, place).encode()),
    ]


def _link(origin: str, target: str, version: Version, names: Sequence[str]) -> str:
    relation = " ".join([*names, "memento"])
    return f'<{origin}/memento/{version.name}{target}>; rel="{relation}"; datetime="{http_date(version.when)}"'


def timemap(origin: str, target: str, versions: Sequence[Version], page: int) -> bytes:
    """Return a page of the TimeMap of a resource, the first of which has the oldest versions (§5.1)."""
    start = (page - 1) * _ON_PAGE
    chosen = versions[start : start + _ON_PAGE]
    lines = [f'<{origin}{target}>; rel="original timegate"']
    for number in range(1, pages_of(versions) + 1):
        first, last = (versions[min(n, len(versions) - 1)] for n in ((number - 1) * _ON_PAGE, number * _ON_PAGE - 1))
        relation = "self" if number == page else "timemap"
        lines.append(
            f'<{origin}{_numbered(f"/timemap{target}", number)}>; rel="{relation}"; type="{LINK_FORMAT}"; '
            f'from="{http_date(first.when)}"; until="{http_date(last.when)}"'
        )
    for number, version in enumerate(chosen, start):
        names = [name for name, place in (("first", 0), ("last", len(versions) - 1)) if number == place]
        lines.append(_link(origin, target, version, names))
    return ",\n".join(lines).encode() + b"\n"


def pages_of(versions: Sequence[Version]) -> int:
    """Return the number of pages of a TimeMap."""
    return max(1, -(-len(versions) // _ON_PAGE))


PAGE = "timemap-page"
"""The parameter that names a page of a TimeMap, among the parameters of the resource itself."""


def _numbered(address: str, number: int) -> str:
    return address if number == 1 else f"{address}{'&' if '?' in address else '?'}{PAGE}={number}"
