"""A table as RDF: of which kind it is, what is wrong with it, and what may be beside it in its graph. Pure."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from graph_service.endpoints.followup.columns import BY_NAME, KINDS, Kind
from graph_service.endpoints.followup.convert import Converter, Outcome
from graph_service.endpoints.followup.names import Names
from graph_service.endpoints.followup.reader import UnreadableTableError, first_row, rows
from graph_service.errors import ConflictError, TableError
from graph_service.namespaces import PREFIXES

CSV_TYPE, XLSX_TYPE = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BESIDE = ("gcmo:Actor", "gcmo:ActionPlan", "gcmo:Indicator", "gcmo:Coverage")
"""Classes of what a table of any kind may bring along."""


def kind_of(data: bytes, *, workbook: bool) -> Kind:
    """Return the kind of a table: that with which it shares most headings.

    Raises:
        UnreadableTableError: it has none of any kind, or cannot be read.

    """
    given = {cell.casefold() for cell in first_row(data, workbook=workbook)}
    shared = {kind.name: len(given & {column.heading.casefold() for column in kind.columns}) for kind in KINDS}
    best = max(KINDS, key=lambda kind: (shared[kind.name], -len(kind.columns)))
    if shared[best.name] < len([column for column in best.columns if column.required]) // 2:
        known = ", ".join(kind.name for kind in KINDS)
        message = f"Its first row holds no headings of a template. The templates are {known}: compact-graph template KIND."
        raise UnreadableTableError(message)
    return best


def convert(data: bytes, graph: str, names: Names, *, workbook: bool) -> tuple[dict[str, Any], bytes]:
    """Return what became of a table, and its Turtle if nothing is wrong."""
    kind = kind_of(data, workbook=workbook)
    converter = Converter(kind, graph, names)
    pieces = [piece.encode() for piece in converter.turtle(rows(kind, data, workbook=workbook))]
    return report(kind, converter.outcome), b"" if converter.outcome.wrong else b"".join(pieces)


def report(kind: Kind, outcome: Outcome) -> dict[str, Any]:
    """Return what became of the rows as JSON has it."""
    return {"kind": kind.name, **asdict(outcome)}


def refuse_other_kinds(graph: str, kind: str, classes: Sequence[str]) -> None:
    """Refuse a table whose graph holds things of another kind, given the classes in it: it would take their place.

    Raises:
        ConflictError: it does.

    """
    known = {_full(one) for one in (*BY_NAME[kind].classes, *_BESIDE)}
    others = sorted(one for one in classes if one not in known)
    if others:
        detail = f"The graph {graph} holds things of another kind ({others[0]}), and {kind} would take their place."
        raise ConflictError(detail, help=f"Import {kind} into a graph of its own, such as {graph.rpartition('/')[0]}/{kind}.")


def _full(curie: str) -> str:
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def refuse(made: dict[str, Any]) -> None:
    """Raise TableError where a table has faults."""
    if "unreadable" in made:
        raise TableError(str(made["unreadable"]), wrong=1, faults=[])
    if made["wrong"]:
        first = made["faults"][0]
        more = f", and {made['wrong'] - 1:,} more" if made["wrong"] > 1 else ""
        raise TableError(
            f"Row {first['row']}, column “{first['column']}”: {first['message']}{more}",
            kind=made["kind"],
            wrong=made["wrong"],
            faults=made["faults"],
        )
