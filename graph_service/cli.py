"""The ``compact-graph`` command: one function a subcommand, joined in one table."""

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

from graph_service import settings


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand: its one line of help, its flags, and what it does; the result is the exit status."""

    name: str
    help: str
    add_flags: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def serve(arguments: argparse.Namespace) -> int:
    """Load the graph and serve it until a signal comes; running requests are finished first."""
    from graph_service import server  # noqa: PLC0415 - so that other subcommands start without the web framework

    return server.run(settings.read(vars(arguments), os.environ))


def query(arguments: argparse.Namespace) -> int:
    """Evaluate a query from a file or standard input against the graph and write the answer to standard output."""
    from graph_service import local_query  # noqa: PLC0415 - as above

    return local_query.run(settings.read(vars(arguments), os.environ), arguments.file, arguments.format, arguments.accept)


def _query_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", default="-", help="File of the query; - reads standard input.")
    parser.add_argument("--format", help="Format of the answer: json, xml, csv, tsv, turtle, jsonld, ntriples and so on.")
    parser.add_argument("--accept", help="The same as an Accept header.")
    settings.add_flags(parser)


COMMANDS: tuple[Command, ...] = (
    Command("serve", "Serve the graph over HTTP.", settings.add_flags, serve),
    Command("query", "Evaluate a SPARQL query.", _query_flags, query),
)
"""Every subcommand, in the order the help shows them."""


def main() -> None:
    """Run the command that the arguments name."""
    parser = argparse.ArgumentParser(prog="compact-graph", description="The Global Compact for Migration as linked data.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    by_name = {}
    for command in COMMANDS:
        child = subparsers.add_parser(command.name, help=command.help, description=command.help)
        command.add_flags(child)
        by_name[command.name] = command
    arguments = parser.parse_args()
    try:
        status = by_name[arguments.command].run(arguments)
    except ValueError as error:
        parser.exit(2, f"compact-graph: {error}\n")
    sys.exit(status)


if __name__ == "__main__":
    main()
