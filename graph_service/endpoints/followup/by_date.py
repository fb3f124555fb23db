"""Pages of the list of all pledges without sorting all of them: how many there are of each date, counted once a version.

The rows of a page have a few dates, so only what has those dates is read and sorted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from graph_service.rdf.terms import Iri, Literal, Term

Binding = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Slice:
    """The dates that the rows of a page have, and how many rows of those dates come before the page."""

    dates: Sequence[Term]
    skip: int


class Dates:
    """How many members of a list have each date, the newest first. ``total`` is how many members there are."""

    def __init__(self, rows: Iterable[Binding], total: int) -> None:
        """``rows`` have ``date``, absent for members without one, and ``count``."""
        counted = [(row.get("date"), int(row["count"]["value"])) for row in rows]
        self.total = total
        dated = sorted(
            ((date["value"], date, count) for date, count in counted if date and date["type"] != "bnode"), key=_text, reverse=True
        )
        # A member with two dates counts twice, and its place is that of the newer one: no count of dates gives that.
        once = sum(count for _, count in counted) == total
        self._days = [_day(group) for _, group in groupby(dated, key=_text)] if once else []

    def slice(self, start: int, count: int) -> Slice | None:
        """Return where the members from ``start`` are, at most ``count``; None if their dates do not tell."""
        before, end = 0, min(start + count, self.total)
        dates: list[Term] = []
        skip = 0
        for terms, members in self._days:
            if before >= end:
                break
            if before + members > start:
                skip = skip if dates else start - before
                dates += terms
            before += members
        return Slice(dates, skip) if dates and before >= end else None


def _text(dated: tuple[str, Mapping[str, str], int]) -> str:
    return dated[0]


def _day(group: Iterable[tuple[str, Mapping[str, str], int]]) -> tuple[Sequence[Term], int]:
    terms, members = zip(*((_term(date), count) for _, date, count in group), strict=True)
    return terms, sum(members)


def _term(date: Mapping[str, str]) -> Term:
    return Iri(date["value"]) if date["type"] == "uri" else Literal(date["value"], date.get("datatype", ""), date.get("xml:lang", ""))
