"""Atom (RFC 4287): the changes of the data as entries, all of them or those that concern one thing.

Entries come from two places: releases of our data, and the versions that writes made. A feed of many entries has pages (RFC 5005 §3).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlencode
from xml.etree.ElementTree import Element, SubElement, tostring

from graph_service.namespaces import BASE

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
_NAME = "Migration Compact Graph"
_ENTRIES = 50
_MOST_GRAPHS = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its id (an IRI that never changes), when it was made, title, text, and addresses of pages and data by media type.

    ``author`` is who sent what changed, as in ``/api/pledges``; empty for the author of the feed.
    """

    id: str
    updated: datetime
    title: str
    summary: str
    links: Mapping[str, str]
    author: str = ""


def version_id(version: str) -> str:
    """Return the id of the entry of a version: a tag (RFC 4151), because the version has no address that is the same everywhere."""
    return f"tag:w3id.org,2026:migration-compact/version/{version}"


def counted(added: int, removed: int, graphs: Sequence[str]) -> str:
    """Return what changed in words."""
    names = [graph.removeprefix(BASE) or "the default graph" for graph in graphs]
    more = f" and {len(names) - _MOST_GRAPHS:,} more" if len(names) > _MOST_GRAPHS else ""
    return f"{added:,} statement{'' if added == 1 else 's'} added and {removed:,} removed in {', '.join(names[:_MOST_GRAPHS])}{more}"


def pages_of(entries: Sequence[Entry]) -> int:
    """Return the number of pages that a feed has."""
    return max(1, -(-len(entries) // _ENTRIES))


def on_page(entries: Sequence[Entry], page: int) -> Sequence[Entry]:
    """Return the entries on a page, counted from 1."""
    return entries[(page - 1) * _ENTRIES : page * _ENTRIES]


def write(
    entries: Sequence[Entry], *, title: str, updated: datetime, origin: str, query: Mapping[str, str], page: int, pages: int
) -> bytes:
    """Return a page of a feed; ``query`` are the parameters that say what the feed is of."""

    def address(number: int) -> str:
        asked = urlencode({**query, **({"page": str(number)} if number > 1 else {})}, quote_via=quote)
        return f"{origin}/feed.atom" + (f"?{asked}" if asked else "")

    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    # The same wherever the service is deployed, and for all pages.
    asked = urlencode(query, quote_via=quote)
    SubElement(feed, "id").text = f"{BASE}feed.atom" + (f"?{asked}" if asked else "")
    SubElement(feed, "title").text = title
    SubElement(feed, "updated").text = _time(updated)
    SubElement(SubElement(feed, "author"), "name").text = _NAME
    SubElement(feed, "rights").text = "CC BY 4.0; the source texts are their issuers'"
    places = {"self": page, "first": 1, "last": pages, "previous": page - 1, "next": page + 1}
    for relation, number in places.items():
        if 1 <= number <= pages:
            SubElement(feed, "link", {"rel": relation, "type": MEDIA_TYPE, "href": address(number)})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": f"{origin}/changes"})
    for one in entries:
        entry = SubElement(feed, "entry")
        SubElement(entry, "id").text = one.id
        SubElement(entry, "title").text = one.title
        SubElement(entry, "updated").text = _time(one.updated)
        if one.author:
            SubElement(SubElement(entry, "author"), "name").text = one.author
        SubElement(entry, "summary").text = one.summary
        for media_type, href in one.links.items():
            SubElement(entry, "link", {"rel": "alternate", "type": media_type, "href": origin + href})
    written: bytes = tostring(feed, "utf-8", xml_declaration=True)
    return written + b"\n"


def _time(when: datetime) -> str:
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")
