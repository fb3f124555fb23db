"""What became of the rows of a table: what is wrong with them and what their sender should know, by row and column. Pure."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from typing import Any, Self

MOST_FAULTS = 1_000
MOST_NOTES = 100
EMPTY = "It must be filled."


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell: the row as a spreadsheet program counts it, the heading of the column, and why."""

    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A cell that names a pledge, plan, measure or practice which the table does not hold; ``own`` if its address is the sender's.

    ``cell`` is how the cell names it, ``date`` the date of the row.
    """

    row: int
    column: str
    iri: str
    cell: str
    own: bool
    date: str


@dataclass(frozen=True, slots=True)
class NewActor:
    """An actor that a table brings along: where it is first named, its address, its name and the language of that."""

    row: int
    column: str
    iri: str
    name: str
    language: str


@dataclass(slots=True)
class Outcome:
    """What became of the rows: how many things they are, what is wrong, and what the sender should know besides (``notes``).

    At most ``MOST_FAULTS`` faults and ``MOST_NOTES`` notes are kept; ``wrong`` and ``noted`` count all. What ``references`` name, and the
    names of ``actors``, must be compared with what is stored (references.py).
    """

    things: int = 0
    wrong: int = 0
    noted: int = 0
    examples: int = 0
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    actors: list[NewActor] = field(default_factory=list)

    def fault(self, row: int, column: str, message: str) -> None:
        """Keep a fault."""
        self.wrong += 1
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(row, column, message))

    def note(self, row: int, column: str, message: str) -> None:
        """Keep what the sender should know of a row that is taken as it is."""
        self.noted += 1
        if len(self.notes) < MOST_NOTES:
            self.notes.append(Fault(row, column, message))

    def mapping(self) -> dict[str, Any]:
        """Return this as JSON has it."""
        lists = {name: [astuple(one) for one in getattr(self, name)] for name in _LISTS}
        return {"things": self.things, "wrong": self.wrong, "noted": self.noted, "examples": self.examples, **lists}

    @classmethod
    def read(cls, saved: Mapping[str, Any]) -> Self:
        """Return what ``mapping`` wrote."""
        lists = {name: [kind(*one) for one in saved[name]] for name, kind in _LISTS.items()}
        return cls(saved["things"], saved["wrong"], saved["noted"], saved["examples"], **lists)


_LISTS: dict[str, type[Any]] = {"faults": Fault, "notes": Fault, "references": Reference, "actors": NewActor}
