"""Tables of ratifications as others publish them: which States are in one, with what standing and since when.

Read are the export of the United Nations Treaty Collection (``Participant, Signature, "Ratification, Accession(a), Succession(d)"``), the
ILO's list of ratifications (``Country, Date, Status``), and any table with a column for the State and one for the day or year of joining.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from graph_service.corpus.state_names import StateNames
from graph_service.pipeline.source import BuildError

COLUMNS = ("instrument", "state", "source", "standing", "since", "how", "signed")
PARTY, SIGNATORY = "party", "signatory"

_STATE = ("iso2", "iso3", "iso", "code", "participant", "country", "state", "member state", "member")
_JOINED = (
    "ratification",
    "accession",
    "formal confirmation",
    "approval",
    "acceptance",
    "year ratification",
    "date",
    "party since",
    "since",
)
_SIGNED = ("signature", "signed", "signatory")
_HOW = {"a": "accession", "A": "acceptance", "AA": "approval", "d": "succession", "c": "formal confirmation"}
_DAY = re.compile(r"(?P<day>\d{1,2} [A-Za-z]{3,9} \d{4}|\d{4}-\d{2}-\d{2}|\d{4})\s*(?P<how>AA|A|a|d|c)?")
_LEFT = ("denounced", "not in force", "withdrawn")


@dataclass(frozen=True, slots=True)
class Row:
    """A State's standing as one table has it; days are ISO 8601, or a year where the table has no day."""

    state: str
    standing: str
    since: str = ""
    how: str = ""
    signed: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What a table holds: the standings of member States, and the rows that give none."""

    rows: Sequence[Row]
    without: Sequence[str]
    """States with an empty row: the table says that they took no action."""
    unclear: Mapping[str, str]
    """What the row says of each State whose standing is none that is kept, such as “Denounced”."""
    others: Sequence[str]
    """Names of participants that are known to be no member States."""
    unknown: Sequence[tuple[int, str]]
    """The line and the name of each row that may mean a State, and is not recognised."""


def read_table(path: Path, names: StateNames) -> Read:
    """Read a table of participants, comma-, semicolon- or tab-separated, with a header.

    Raises BuildError, naming the line, where a column or a date cannot be read, or where no name is that of a member State.
    """
    text = path.read_text(encoding="utf-8-sig")
    header = text.partition("\n")[0]
    lines = csv.DictReader(text.splitlines(), delimiter="\t" if "\t" in header else ";" if ";" in header else ",")
    columns = {column.strip().lower(): column for column in lines.fieldnames or ()}
    by_state = [column for wanted in _STATE for name, column in columns.items() if name == wanted]
    joined, signed = _column(columns, _JOINED), _column(columns, _SIGNED)
    if not by_state or not joined:
        raise BuildError(
            f"{path.name}: needs a column for the State ({', '.join(_STATE)}) and one for the date of ratification or accession"
        )
    rows: dict[str, Row] = {}
    unclear: dict[str, str] = {}
    without: list[str] = []
    others: list[str] = []
    unknown: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=2):
        where, cells = f"{path.name}:{number}", [cell.strip() for column in by_state if (cell := line[column] or "").strip()]
        state, called = _meant(cells, names, where), max(cells, key=len, default="")
        if not state:
            if any(map(names.is_other, cells)):
                others.append(called)
            elif any(line.values()):
                unknown.append((number, called))
            continue
        if state in rows or state in unclear or state in without:
            raise BuildError(f"{where}: {names.labels[state]} is listed twice")
        row, said = _row(state, line, joined, signed, where)
        if row:
            rows[state] = row
        elif said:
            unclear[state] = said
        else:
            without.append(state)
    if not (rows or unclear or without or unknown):
        raise BuildError(f"{path.name}: no line names a member State of the United Nations by its name or its ISO 3166-1 code")
    return Read(list(rows.values()), without, unclear, others, unknown)


def _meant(cells: Sequence[str], names: StateNames, where: str) -> str:
    """Return the code of the State that the cells of a line name, or an empty text."""
    meant = sorted({code for cell in cells if (code := names.resolve(cell))})
    if len(meant) > 1:
        raise BuildError(f"{where}: {' and '.join(cells)} are not one State")
    return meant[0] if meant else ""


def _column(columns: Mapping[str, str], wanted: Sequence[str]) -> str:
    return next((column for start in wanted for name, column in columns.items() if name.startswith(start)), "")


def _row(state: str, line: Mapping[str, str], joined: str, signed: str, where: str) -> tuple[Row | None, str]:
    """Return the standing that a line gives, or what it says in place of one that is kept; both empty where it says nothing."""
    cells = {column.strip().lower(): value.strip() for column, value in line.items() if column and value}
    status = cells.get("status", "")
    since, how = _date(line[joined], where)
    signature = "" if not signed or line[signed] in {None, "0", "1", ""} else _date(line[signed], where)[0]
    if since and not status.lower().startswith(_LEFT):
        return Row(state, PARTY, since, how, signature), ""
    if (signature or cells.get(signed.strip().lower()) == "1") and not since and not status.lower().startswith(_LEFT):
        return Row(state, SIGNATORY, signed=signature), ""
    party = since or cells.get("state party") == "1"
    return None, status or ("party, without a date" if party else "")


def _date(text: str | None, where: str) -> tuple[str, str]:
    """Return an ISO 8601 day or year and how the State joined, in words; empty for an empty cell."""
    value = (text or "").strip()
    if not value:
        return "", ""
    written = _DAY.fullmatch(value)
    if not written:
        raise BuildError(f"{where}: {value!r} is not a date such as “12 Dec 2000”, “2000-12-12” or “2000”")
    day = written["day"]
    if " " in day:
        form = "%d %b %Y" if len(day.split()[1]) == 3 else "%d %B %Y"  # noqa: PLR2004 -- the short names of months have three letters
        try:
            day = datetime.strptime(day, form).date().isoformat()  # noqa: DTZ007 -- a day has no time zone
        except ValueError:
            raise BuildError(f"{where}: {value!r} is not a date such as “12 Dec 2000”") from None
    return day, _HOW.get(written["how"] or "", "")
