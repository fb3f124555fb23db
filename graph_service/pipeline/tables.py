"""Reading the curated tables: tab-separated with ``#`` comments, and comma-separated as spreadsheets write it."""

import csv
from collections.abc import Iterator
from pathlib import Path

from graph_service.pipeline.source import BuildError


def read_tsv(path: Path) -> list[dict[str, str]]:
    """Read a tab-separated table, a row as column name to value; ``#`` lines are comments and quote marks are ordinary characters.

    Raises BuildError, naming the line, when a row has not as many fields as the header.
    """
    rows: list[dict[str, str]] = []
    header: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if not header:
            header = fields
        elif len(fields) != len(header):
            raise BuildError(f"{path.name}:{number}: {len(fields)} fields where the header has {len(header)}")
        else:
            rows.append(dict(zip(header, fields, strict=True)))
    return rows


def read_table_folder(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rows of every ``*.tsv`` in a folder, each with the name of its file; nothing where there is no folder."""
    for path in sorted(folder.glob("*.tsv")):
        for row in read_tsv(path):
            yield path.name, row


def read_csv(path: Path) -> list[dict[str, str]]:
    """Read a comma-separated table with a header (RFC 4180)."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))
