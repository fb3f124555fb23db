"""Two sets of things against each other: objectives and what civil society asks, objectives and instruments. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_service.corpus.atlas import Atlas, Choice, Link, Thing
from graph_service.rdf.terms import whole_number

TENSION = "tensionWith"
ASKS = frozenset({"addresses", "cites", TENSION})
STANDARDS = frozenset({"reinforcedBy", "cites"})

GROUPS: Mapping[str, tuple[str, ...]] = {
    "ilo": ("ILOConvention", "ILORecommendation"),
    "treaties": ("Treaty", "Protocol"),
    "other": ("Agenda", "Compact", "Declaration", "Guideline", "Report", "Resolution", "Statement"),
}
"""Kinds of instruments that are shown together, by the name they have in an address."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The links between a row and a column: those that join, and those that say the two pull apart."""

    joins: tuple[Link, ...] = ()
    tensions: tuple[Link, ...] = ()

    @property
    def count(self) -> int:
        """How many links join."""
        return len(self.joins)

    @property
    def shade(self) -> int:
        """How dark the cell is, from 0 to 4: a rank that doubles, because most counts are small."""
        return min(self.count.bit_length(), 4)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows against columns; a pair without links has no cell."""

    rows: Sequence[Thing]
    columns: Sequence[Thing]
    cells: Mapping[tuple[str, str], Cell]

    def cell(self, row: Thing, column: Thing) -> Cell:
        """Return the cell of a row and a column, which may be empty."""
        return self.cells.get((row.key, column.key), Cell())

    def links(self) -> list[Link]:
        """Return all links shown, row by row."""
        cells = [self.cell(row, column) for row in self.rows for column in self.columns]
        return [link for cell in cells for link in (*cell.joins, *cell.tensions)]

    @property
    def total(self) -> int:
        """How many links join."""
        return sum(cell.count for cell in self.cells.values())


def objectives(atlas: Atlas) -> list[Thing]:
    """Return the objectives in order."""
    return atlas.of_kind("Objective")


def units(atlas: Atlas, document: str) -> list[Thing]:
    """Return the parts of a civil-society text that it is compared by: its priorities, else its direct parts that carry links."""
    parts = list(atlas.parts(document))
    priorities = [part for part in parts if part.is_a("Priority")]
    return priorities or [part for part in parts if _asks(atlas, part)]


def _asks(atlas: Atlas, part: Thing) -> bool:
    return any(link.predicate in ASKS for one in (part, *atlas.down(part.key)) for link in atlas.links_from(one.key))


def of_asks(atlas: Atlas, document: str, choice: Choice) -> Matrix:
    """Return objectives against the parts of a civil-society text."""
    columns = units(atlas, document)
    return _matrix(atlas, objectives(atlas), columns, ASKS, choice, rows_are_subjects=False)


def of_instruments(atlas: Atlas, group: str, choice: Choice) -> Matrix:
    """Return the instruments of a group that objectives are linked to against the objectives."""
    kinds = GROUPS[group]
    known = [one for one in atlas.things.values() if not one.order and one.is_a(*kinds)]
    by_objective = _matrix(atlas, objectives(atlas), known, STANDARDS, choice, rows_are_subjects=True)
    linked = {column for _, column in by_objective.cells}
    rows = sorted((one for one in known if one.key in linked), key=lambda one: (kinds.index(_first(one, kinds)), _number(one), one.title))
    turned = {(instrument, objective): cell for (objective, instrument), cell in by_objective.cells.items()}
    return Matrix(rows, by_objective.rows, turned)


def _first(one: Thing, kinds: tuple[str, ...]) -> str:
    return next(kind for kind in kinds if one.is_a(kind))


def _number(one: Thing) -> int:
    return whole_number("".join(character for character in one.key.rpartition("-")[2] if character.isdecimal())) or 0


def _matrix(
    atlas: Atlas, rows: Sequence[Thing], columns: Sequence[Thing], predicates: frozenset[str], choice: Choice, *, rows_are_subjects: bool
) -> Matrix:
    by_row, by_column = {one.key for one in rows}, {one.key for one in columns}
    links_of: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in atlas.links:
        if link.predicate not in predicates or not choice.takes(link):
            continue
        near, far = (link.subject, link.object) if rows_are_subjects else (link.object, link.subject)
        row = next((key for key in atlas.climb(near) if key in by_row), None)
        column = next((key for key in atlas.climb(far) if key in by_column), None)
        if row and column:
            links_of[row, column].append(link)
    cells = {
        place: Cell(tuple(link for link in links if link.predicate != TENSION), tuple(link for link in links if link.predicate == TENSION))
        for place, links in links_of.items()
    }
    return Matrix(rows, columns, cells)
