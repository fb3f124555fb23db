"""A State's table as a workbook for spreadsheet programs: the objectives, every instrument with its standing, and the sources."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph_service.corpus.atlas import GCM_TEXT, Atlas, Thing
from graph_service.endpoints.explore.csv_rows import cell
from graph_service.endpoints.resources.page_citation import edition
from graph_service.endpoints.states.table import STANDINGS, Row
from graph_service.http.addresses import href

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cells = Sequence[object]


_STANDINGS_FROM = (
    "Public tables taken from the United Nations Treaty Collection, each instrument with its day of record; later changes are not in them. "
    "“no action”: none at the day of record. “no data”: the data do not say; that is not the same as not having joined."
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the widths of its columns in characters, and its rows, of which the first is the header."""

    name: str
    widths: Sequence[int]
    rows: Sequence[Cells]


def objective_rows(table: Sequence[Row], origin: str) -> Iterable[Cells]:
    """Yield a header and a row for each objective."""
    yield "objective", "title", "commitment", "SDG targets", *STANDINGS, "pledges", "address"
    for row in table:
        standings = [
            "; ".join(f"{one.label}{f' ({said.since})' if said.since else ''}" for one, said in row.standings[key]) for key in STANDINGS
        ]
        pledges = "; ".join(f"{cell(one.get('text') or one.get('label'))} <{one['id']}> [{one['graph']}]" for one in row.pledges)
        targets = "; ".join(one.notation for one in row.targets)
        yield (
            int(row.objective.notation),
            row.objective.title,
            row.commitment.text,
            targets,
            *standings,
            pledges or "no data",
            origin + row.objective.href,
        )


def instrument_rows(table: Sequence[Row], origin: str) -> Iterable[Cells]:
    """Yield a header and a row for each objective and instrument behind it, with one of the four standings."""
    yield "objective", "instrument", "name", "standing", "party since", "as of", "note", "address"
    for row in table:
        for key in STANDINGS:
            for one, said in row.standings[key]:
                since = int(said.since) if said.since.isdigit() else said.since
                yield int(row.objective.notation), one.label, one.title, key, since, said.as_of, said.note, _address(one, origin)


def _address(one: Thing, origin: str) -> str:
    return origin + one.href if one.href.startswith("/") else one.href


def source_rows(atlas: Atlas, state: Thing, table: Sequence[Row], origin: str) -> Iterable[Cells]:
    """Yield what each kind of statement rests on, with an address that works."""
    compact = atlas.thing(GCM_TEXT)
    yield "what", "source", "address"
    yield (
        f"State: {state.name} ({state.notation})",
        f"Migration Compact Graph, edition {edition()}",
        f"{origin}/states/{state.notation.lower()}",
    )
    yield "commitments", f"{compact.title} (not resolution A/RES/73/195; its words may differ)", origin + compact.href
    yield (
        "SDG targets and instruments",
        "Links of this graph, with the words that each rests on: words of the text, or what editors infer",
        f"{origin}/method",
    )
    yield "standings", _STANDINGS_FROM, f"{origin}/graph/ratifications"
    yield "pledges", "Statements of partners, each with the graph that says it; “no data”: no partner has sent any", f"{origin}/follow-up"
    for row in table:
        said = f"{compact.title}, {row.objective.label}. In: Migration Compact Graph, edition {edition()}"
        yield f"cite objective {row.objective.notation}", said, origin + row.objective.href
        for pledge in row.pledges:
            yield (
                f"pledge for objective {row.objective.notation}",
                f"{cell(pledge.get('pledgedBy'))}; graph {pledge['graph']}",
                origin + href(str(pledge["id"])),
            )


def write(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook. Every text is text, never a formula."""
    import xlsxwriter  # noqa: PLC0415 - only an answer that is a workbook needs it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#DDE8F0", "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        page.freeze_panes(1, 1)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        for column, width in enumerate(sheet.widths):
            page.set_column(column, column, width)
        for number, row in enumerate(sheet.rows):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    page.write_number(number, column, value, body)
                else:
                    page.write_string(number, column, str(value), head if number == 0 else body)
        if sheet.rows:
            page.autofilter(0, 0, max(1, len(sheet.rows) - 1), len(sheet.rows[0]) - 1)
    book.close()
    return out.getvalue()
