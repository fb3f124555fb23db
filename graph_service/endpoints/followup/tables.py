"""A table as RDF: of which kind it is, what is wrong with it, and what may be beside it in its graph. Pure."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from graph_service.endpoints.followup.columns import BY_NAME, KINDS, Kind
from graph_service.endpoints.followup.convert import Converter
from graph_service.endpoints.followup.names import Names
from graph_service.endpoints.followup.outcome import EMPTY, Outcome
from graph_service.endpoints.followup.reader import UnreadableTableError, first_row, rows, sheet_names, why_empty
from graph_service.endpoints.followup.references import Stored, compare
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
        where = f" in any of its sheets ({', '.join(sheet_names(data))[:200]})" if workbook else ""
        message = f"Its first row{where} holds no headings of a template. The templates are {known}: compact-graph template KIND."
        raise UnreadableTableError(message)
    return best


def convert(data: bytes, graph: str, names: Names, *, workbook: bool, today: str = "") -> tuple[Kind, Outcome, bytes]:
    """Return the kind of a table, what became of its rows, and its Turtle if nothing is wrong; ``today`` as in ``Converter``."""
    kind = kind_of(data, workbook=workbook)
    converter = Converter(kind, graph, names, today)
    pieces = [piece.encode() for piece in converter.turtle(rows(kind, data, workbook=workbook))]
    if workbook:
        explain(data, kind, converter.outcome)
    return kind, converter.outcome, b"" if converter.outcome.wrong else b"".join(pieces)


def explain(data: bytes, kind: Kind, outcome: Outcome) -> None:
    """Say of cells of a workbook that must be filled why they are empty, where something is seen in them."""
    headings = {column.heading: column.heading.casefold() for column in kind.columns}
    empty = [(one.row, headings[one.column]) for one in outcome.faults if one.message == EMPTY]
    if empty:
        why = why_empty(data, empty)
        outcome.faults = [
            replace(one, message=why[place]) if one.message == EMPTY and (place := (one.row, headings[one.column])) in why else one
            for one in outcome.faults
        ]


def settled(graph: str, kind: str, outcome: Outcome, stored: Stored | None, *, there: bool) -> dict[str, Any]:
    """Return the report of a table that may be stored: compared with what other graphs hold (None: with nothing), and right.

    ``there`` is whether its graph is there already.

    Raises:
        TableError: something is wrong with it; the faults are listed by row and column.
        ConflictError: it has no rows, and would delete what the graph holds.

    """
    if stored is not None:
        compare(outcome, stored)
    refuse(kind, outcome)
    if there:
        refuse_emptying(graph, kind, outcome)
    return report(kind, outcome)


def report(kind: str, outcome: Outcome) -> dict[str, Any]:
    """Return what became of the rows as an answer has it."""
    return {
        "kind": kind,
        "things": outcome.things,
        "examples": outcome.examples,
        "noted": outcome.noted,
        "notes": [asdict(one) for one in outcome.notes],
    }


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


def refuse_emptying(graph: str, kind: str, outcome: Outcome) -> None:
    """Refuse a table without rows whose graph is there: it would delete all that the graph holds.

    Raises:
        ConflictError: it has none.

    """
    if not outcome.things:
        left = ", for the worked example is left out" if outcome.examples else ""
        raise ConflictError(
            f"The table holds no {kind}{left}: it would delete all that the graph {graph} holds.",
            help="Fill in rows below the headings. To delete the graph, send DELETE /graph?graph=IRI to the service, with the token.",
        )


def _full(curie: str) -> str:
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def refuse(kind: str, outcome: Outcome) -> None:
    """Raise TableError where a table has faults."""
    if outcome.wrong:
        first = outcome.faults[0]
        more = f", and {outcome.wrong - 1:,} more" if outcome.wrong > 1 else ""
        raise TableError(
            f"Row {first.row}, column “{first.column}”: {first.message}{more}",
            kind=kind,
            wrong=outcome.wrong,
            faults=[asdict(one) for one in outcome.faults],
        )
