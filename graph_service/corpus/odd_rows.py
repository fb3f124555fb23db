"""Rows that pages cannot read in full: told, so that an operator can mend them; each is read without its odd value."""

from collections.abc import Iterable, Iterator, Mapping

from graph_service.rdf.terms import decimal_number, whole_number

_WHOLE: dict[str, tuple[str, ...]] = {"provisions": ("order", "noteOffset"), "quotations": ("start", "end")}
_SHARES: dict[str, tuple[str, ...]] = {"links": ("confidence",)}
_LONGEST = 100


def odd_rows(answers: Mapping[str, Iterable[Mapping[str, str]]]) -> Iterator[str]:
    """Yield what is odd in the answers to the queries of the atlas, by the query's name: the row's first IRI, the column, the value."""
    for reads, table in ((_is_whole, _WHOLE), (_is_share, _SHARES)):
        for name, columns in table.items():
            for row in answers[name]:
                yield from (_said(row, column) for column in columns if row.get(column) and not reads(row[column]))


def _is_whole(text: str) -> bool:
    return whole_number(text) is not None


def _is_share(text: str) -> bool:
    share = decimal_number(text)
    return share is not None and 0 <= share <= 1


def _said(row: Mapping[str, str], column: str) -> str:
    thing = row.get("iri") or row.get("link", "")
    return f"<{thing[:_LONGEST]}> {column} {row[column][:_LONGEST]!r}"
