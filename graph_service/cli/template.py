"""``compact-graph template``: an empty table for a partner to fill in."""

import argparse
from pathlib import Path

from graph_service.cli import common
from graph_service.cli.common import say
from graph_service.endpoints.followup.columns import BY_NAME

DESCRIPTION = """\
Write a template: a table with the columns of one kind of thing, drop-downs from the codelists, notes on each column, and one worked row.
The ending of the file says what it is: .xlsx for a spreadsheet program, .csv for the same columns as text.

Fill it in, one thing a row, and send it with compact-graph import. The worked row (its id is “example”) is left out then."""
EPILOG = """\
examples:
  compact-graph template pledges --output pledges.xlsx
  compact-graph template updates --output updates.csv"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the flags."""
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("kind", choices=tuple(BY_NAME), metavar="KIND", help=f"what the table is of: {', '.join(BY_NAME)}")
    parser.add_argument("--output", required=True, type=Path, metavar="FILE", help="the file to write, .xlsx or .csv")


def run(arguments: argparse.Namespace) -> int:
    """Write the template and return the exit code."""
    from graph_service.endpoints.followup import template  # noqa: PLC0415 - reads the built-in graph's names

    kind, target = BY_NAME[arguments.kind], arguments.output
    makers = {".xlsx": template.as_xlsx, ".csv": template.as_csv}
    make = makers.get(target.suffix.lower())
    if make is None:
        message = f"{target}: which format? Its ending is none of {', '.join(makers)}"
        raise ValueError(message)
    with common.written(target) as file:
        file.write(make(kind))
    say(f"wrote {target}: {', '.join(column.heading for column in kind.columns)}")
    return common.DONE
