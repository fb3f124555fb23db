"""Texts whose order on the page is not the order of reading: their units are laid out by hand, line by line, in a file beside the sources.

The Zero Draft Plus statement came out of a PDF with text boxes moved between other paragraphs and notes at the foot of each page; the
page that carries the GCM draft holds five other posts. ``data/source/layout/*.toml`` says which lines make which unit. The build still
checks that every character is claimed once.
"""

import re
import tomllib
from collections.abc import Iterable
from typing import Any

from graph_service.pipeline.source import BuildError, Passage, Source
from graph_service.pipeline.unit import Unit

_MARKER = re.compile(r"(?:o|•|[1-9])\s+(?=\S)")


def line_numbers(ranges: str) -> list[int]:
    """Read ``"45-47, 53-55"`` as the line numbers it names, in the order given."""
    numbers: list[int] = []
    for part in ranges.split(","):
        first, _, last = part.strip().partition("-")
        numbers.extend(range(int(first), int(last or first) + 1))
    return numbers


def _take(source: Source, numbers: Iterable[int], *, marked: bool) -> tuple[str, Passage]:
    """Take the lines of a unit; of a marked one the first line's marker is claimed apart."""
    marker = ""
    passages: list[Passage] = []
    for number in numbers:
        line = source.line(number)
        if not line.strip():
            continue
        start = 0
        if marked and not passages:
            match = _MARKER.match(line)
            if not match:
                raise BuildError(f"{source.name}:{number}: a marker was expected")
            marker, start = source.take(number, 0, match.end(), role="marker").raw, match.end()
        passages.append(source.take(number, start))
    words = passages[0]
    for passage in passages[1:]:
        words += passage
    return marker, words


def segment(source: Source, layout: str) -> list[Unit]:
    """Return the units that a layout file describes, in the order it lists them.

    ``layout`` is TOML: ``[[unit]]`` tables with ``path``, ``parent``, ``label``, ``lines`` and optionally ``kind`` (default Paragraph),
    ``marked`` (the first line starts with a printed marker), ``notation``, ``language`` and ``comment``. Kind ``Heading``
    makes a title.
    """
    units = [_unit(source, row) for row in tomllib.loads(layout)["unit"]]
    callers = {(mark.number, _document(unit)): unit.path for unit in units for mark in unit.note_marks}
    for unit in units:
        if "Footnote" in unit.kinds:
            caller = callers.get((unit.notation, _document(unit)))
            if caller is None:
                raise BuildError(f"{unit.path}: no words call this footnote")
            unit.relations["noteOf"] = (caller,)
    return units


def _unit(source: Source, row: dict[str, Any]) -> Unit:
    marker, words = _take(source, line_numbers(row["lines"]), marked=row.get("marked", False))
    kind = row.get("kind", "Paragraph")
    body, title = (None, words) if kind == "Heading" else (words, None)
    return Unit(
        row["path"], row["parent"], (kind,), row["label"], body, title, marker, row.get("notation", ""), row.get("language", "en"),
        comment=row.get("comment", ""),
    )  # fmt: skip


def _document(unit: Unit) -> str:
    """Return the first segment of a path: the document whose notes are meant."""
    return unit.path.split("/", 1)[0]
