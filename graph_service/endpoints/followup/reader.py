"""Rows of a table that somebody sent, as CSV in the ways that spreadsheet programs write it, or as a workbook. Everything is bounded."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from graph_service.endpoints.followup.columns import KINDS, Kind

MOST_ROWS = 200_000
_MOST_CELLS, _MOST_MEMBERS, _MOST_BYTES, _LONGEST = 64, 200, 512 * 2**20, 32_767
_MOST_SHEETS, _MOST_EXPLAINED = 20, 32 * 2**20
_SEPARATORS = ";,\t"
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The first line by which Excel tells how cells are divided; it shows it as no row."""
Cells = dict[str, str]
"""The filled cells of a row by the heading of their column."""


class UnreadableTableError(ValueError):
    """The file is not a table of the kind; the text says why, and what to do."""


def rows(kind: Kind, data: bytes, *, workbook: bool) -> Iterator[tuple[int, Cells]]:
    """Yield the rows below the headings with their numbers, as a spreadsheet program counts them; empty rows are left out.

    Raises:
        UnreadableTableError: it cannot be read, has other headings, or is too large.

    """
    lines = _workbook(data) if workbook else _csv(data)
    headings: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if headings is None:
            if any(line):
                headings = _headings(kind, line)
            continue
        if number > MOST_ROWS + 1:
            message = f"It has more than {MOST_ROWS:,} rows. Send it in parts, each to a graph of its own."
            raise UnreadableTableError(message)
        cells = {heading: cell for heading, cell in zip(headings, line, strict=False) if cell}
        if cells:
            yield number, cells
    if headings is None:
        message = f"It is empty. The first row holds the headings: {', '.join(column.heading for column in kind.columns)}."
        raise UnreadableTableError(message)


def first_row(data: bytes, *, workbook: bool) -> list[str]:
    """Return the first row that is not empty; none if there is none.

    Raises:
        UnreadableTableError: it cannot be read.

    """
    return next((line for line in (_workbook(data) if workbook else _csv(data)) if any(line)), [])


def _headings(kind: Kind, line: list[str]) -> list[str]:
    known = {column.heading.casefold(): column.heading for column in kind.columns}
    given = [known.get(cell.casefold(), "") for cell in line]
    unknown = [cell for cell, heading in zip(line, given, strict=True) if cell and not heading]
    twice = sorted({heading for heading in given if heading and given.count(heading) > 1})
    missing = [column.heading for column in kind.columns if column.required and column.heading not in given]
    wrong = []
    if unknown:
        wrong.append(f"unknown headings: {', '.join(cell[:40] for cell in unknown[:10])}")
    if twice:
        wrong.append(f"headings that are there twice: {', '.join(twice)}")
    if missing:
        wrong.append(f"missing headings: {', '.join(missing)}")
    if wrong:
        message = f"The first row is not that of the template “{kind.name}”; {'; '.join(wrong)}. Known are {', '.join(known.values())}."
        raise UnreadableTableError(message)
    return given


def _csv(data: bytes) -> Iterator[list[str]]:
    text = _decoded(data).removeprefix("\ufeff")
    if told := _SEPARATOR_LINE.match(text):
        text, separator = text[told.end() :], told[1]
    else:
        start = text.lstrip("\ufeff\r\n")[:4096].partition("\n")[0]
        separator = max(_SEPARATORS, key=start.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for line in reader:
            yield _bounded(line)
    except csv.Error as error:
        message = f"Line {reader.line_num} is no CSV: {error}. Save the table as CSV once more."
        raise UnreadableTableError(message) from None


def _decoded(data: bytes) -> str:
    """Return the text: UTF-8 with or without a mark, UTF-16 with one, else the encoding of older Windows programs."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        message = f"Byte {error.start + 1:,} belongs to no encoding known here. Save the table as “CSV UTF-8”."
        raise UnreadableTableError(message) from None


def _workbook(data: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - only the reader of a workbook needs it

    _refuse_bomb(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for line in _sheet(book).iter_rows(values_only=True):
            yield _bounded([_cell(value) for value in line[: _MOST_CELLS + 1]])
    except (UnreadableTableError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - the library raises whatever its parsers do on a broken file
        message = f"It is not a workbook that can be read ({type(error).__name__}). Save it as .xlsx once more, or as CSV."
        raise UnreadableTableError(message) from None


def _sheet(book: Any) -> Any:  # noqa: ANN401 - the library has no types
    """Return the sheet whose first row has most headings of a template; of several, one that is called as a kind is, or the first.

    A partner may put a sheet of notes first, and the template has a sheet of lists under the same headings.
    """

    def headings(sheet: Any) -> tuple[int, bool]:  # noqa: ANN401 - as above
        lines = ([_cell(value).strip() for value in line[:_MOST_CELLS]] for line in sheet.iter_rows(max_row=50, values_only=True))
        first = {cell.casefold() for cell in next((line for line in lines if any(line)), [])}
        shared = max(len(first & {column.heading.casefold() for column in kind.columns}) for kind in KINDS)
        return shared, sheet.title.casefold() in {kind.name for kind in KINDS}

    return max(book.worksheets[:_MOST_SHEETS], key=headings)


def sheet_names(data: bytes) -> list[str]:
    """Return the names of the sheets of a workbook that can be read."""
    from openpyxl import load_workbook  # noqa: PLC0415 - as above

    return [str(sheet.title) for sheet in load_workbook(io.BytesIO(data), read_only=True, keep_links=False).worksheets[:_MOST_SHEETS]]


def why_empty(data: bytes, cells: Iterable[tuple[int, str]]) -> dict[tuple[int, str], str]:
    """Return why cells (row, heading) of a workbook have no value though something is seen in them, in words.

    Nothing of a workbook that unpacks to more than 32 MiB: for this, all of it has to be in memory.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - as above

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(member.file_size for member in archive.infolist()) > _MOST_EXPLAINED:
            return {}
    sheet = _sheet(load_workbook(io.BytesIO(data), keep_links=False))
    head = next((line for line in sheet.iter_rows(max_row=50) if any(cell.value is not None for cell in line)), ())
    places = {str(cell.value).strip().casefold(): cell.column for cell in head if cell.value is not None}
    reasons: dict[tuple[int, str], str] = {}
    for row, heading in cells:
        place = places.get(heading)
        if place is None:
            continue
        cell = sheet.cell(row, place)
        merged = next((area for area in sheet.merged_cells.ranges if cell.coordinate in area), None)
        if merged:
            reasons[row, heading] = (
                f"It is a part of the merged cells {merged.coord}, of which the first alone has a value: unmerge them and fill each."
            )
        elif cell.data_type == "f":
            reasons[row, heading] = (
                "It holds a formula without its result: open the table in a spreadsheet program and save it, or write the value itself."
            )
    return reasons


def _refuse_bomb(data: bytes) -> None:
    """Refuse an archive that would unpack to more than a table needs; no member unpacks to more than it declares."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        message = f"It is not a workbook: {error}. Save it as .xlsx, or as CSV."
        raise UnreadableTableError(message) from None
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_BYTES:
        message = f"It unpacks to more than {_MOST_BYTES // 2**20} MiB or {_MOST_MEMBERS} parts. Send the table as CSV."
        raise UnreadableTableError(message)


def _bounded(line: Iterable[str]) -> list[str]:
    cells = [cell.strip() for cell in line]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > _MOST_CELLS:
        message = f"A row has more than {_MOST_CELLS} cells."
        raise UnreadableTableError(message)
    if any(len(cell) > _LONGEST for cell in cells):
        message = f"A cell has more than {_LONGEST:,} characters."
        raise UnreadableTableError(message)
    return cells


def _cell(value: object) -> str:
    """Return the text of a cell: a day without its midnight, a whole number without its point."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)
