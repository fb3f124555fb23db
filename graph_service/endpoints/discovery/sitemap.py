"""The sitemap (sitemaps.org 0.9): every page and every thing of ours, with the day of its last change where that is known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice

from graph_service.corpus.select import Row
from graph_service.http.addresses import local
from graph_service.rdf.ordering import natural_key

_MOST = 50_000
"""Addresses in a file. With some 150 bytes each it stays far below the 50 MB that a file may have."""
_LONGEST = 2000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class Page:
    """A path on this service, and the day of its last change as far as the graph says (ISO 8601), or an empty text."""

    path: str
    changed: str = ""


def pages(fixed: Iterable[str], rows: Iterable[Row]) -> list[tuple[Page, ...]]:
    """Return the files of the sitemap: the pages that are always there, then the things of the rows, 2 before 10."""
    things = {local(row["thing"].value): row["changed"].value if "changed" in row else "" for row in rows}
    ordered = sorted((path for path in things if len(path) < _LONGEST), key=natural_key)
    every = iter([*(Page(path) for path in fixed), *(Page(path, things[path]) for path in ordered)])
    return list(iter(lambda: tuple(islice(every, _MOST)), ()))


def write(file: Sequence[Page], origin: str) -> bytes:
    """Return one file."""
    lines = (f"<url><loc>{escape(origin + page.path)}</loc>{_day(page)}</url>" for page in file)
    return _wrapped("urlset", lines)


def write_index(count: int, origin: str) -> bytes:
    """Return the index of so many files."""
    return _wrapped(
        "sitemapindex", (f"<sitemap><loc>{escape(origin)}/sitemap/{number}.xml</loc></sitemap>" for number in range(1, count + 1))
    )


def _day(page: Page) -> str:
    return f"<lastmod>{escape(page.changed)}</lastmod>" if page.changed else ""


def _wrapped(name: str, lines: Iterable[str]) -> bytes:
    return (_HEAD + f'<{name} xmlns="{_NAMESPACE}">\n' + "\n".join(lines) + f"\n</{name}>\n").encode()
