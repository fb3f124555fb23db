"""Templates of tables: ``.xlsx`` with drop-downs from our codelists and one worked row, and the same as ``.csv``."""

import csv
import io
from typing import Any

from graph_service.endpoints.followup.columns import Column, Kind, codelists
from graph_service.endpoints.followup.names import Names, built_in

_ROWS = 10_000
_NOTE = "The row with the id “example” is invented and is left out when the file is imported. Replace it with your own rows."


def as_csv(kind: Kind) -> bytes:
    """Return the template as CSV in UTF-8 with a byte order mark, so that spreadsheet programs read its letters."""
    out = io.StringIO()
    csv.writer(out).writerows([[column.heading for column in kind.columns], [column.example for column in kind.columns]])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(kind: Kind) -> bytes:
    """Return the template as a workbook: the table, and a second sheet with the lists of its drop-downs and the explanations."""
    import xlsxwriter  # noqa: PLC0415 - only who makes a template needs it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, lists = book.add_worksheet(kind.name), book.add_worksheet("lists")
    head, text = (
        book.add_format({"bold": True, "text_wrap": True, "bg_color": "#DDE8F0"}),
        book.add_format({"num_format": "@", "text_wrap": True}),
    )
    names = built_in()
    sheet.freeze_panes(1, 0)
    for number, column in enumerate(kind.columns):
        sheet.write_string(0, number, column.heading, head)
        sheet.set_column(number, number, 60 if column.heading == "words" else 20, None if column.form == "number" else text)
        if column.form == "number":
            sheet.write_number(1, number, float(column.example))
        else:
            sheet.write_string(1, number, column.example, text)
        sheet.write_comment(0, number, f"{'Must be filled. ' if column.required else ''}{column.help}".strip() or column.heading)
        choices = _choices(column, names)
        lists.write_string(0, number, column.heading, head)
        lists.write_column(1, number, choices)
        if choices:
            letter = _letters(number)
            sheet.data_validation(1, number, _ROWS, number, _list(f"=lists!${letter}$2:${letter}${len(choices) + 1}", column))
    _explain(book, kind, head)
    book.close()
    return out.getvalue()


def _explain(book: Any, kind: Kind, head: Any) -> None:  # noqa: ANN401 - the library has no types
    sheet = book.add_worksheet("help")
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 120)
    sheet.write_string(0, 0, _NOTE, head)
    for row, column in enumerate(kind.columns, 2):
        sheet.write_string(row, 0, column.heading)
        sheet.write_string(row, 1, f"{'Must be filled. ' if column.required else ''}{column.help}".strip())


def _list(source: str, column: Column) -> dict[str, Any]:
    """Return a drop-down; a codelist is closed, a list of names open, because a cell may name several or one that is new."""
    closed = column.form in ("code", "words", "state")
    return {
        "validate": "list",
        "source": source,
        "error_type": "stop" if closed else "information",
        "show_error": closed,
        "error_message": "Choose one of the list.",
    }


def _choices(column: Column, names: Names) -> list[str]:
    match column.form:
        case "code":
            return list(codelists()[column.scheme])
        case "words":
            return list(column.choices)
        case "state" | "actor" | "forum":
            kind = "state" if column.form == "actor" else column.form
            return sorted(names.labels[iri] for iri in names.kinds[kind] if iri in names.labels)
        case "target" | "objective":
            objectives = sorted(names.kinds["objective"], key=lambda iri: int(iri.rpartition("/")[2]))
            return [f"{iri.rpartition('/')[2]}: {names.labels[iri]}"[:250] for iri in objectives]
        case _:
            return []


def _letters(number: int) -> str:
    return chr(ord("A") + number)
