"""The ``compact-graph`` command: one function a subcommand, joined in one table."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph_service import __version__, settings
from graph_service.errors import ServiceError, ShapesError

# 128 and the signal's number, as shells have it.
_INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand: its one line of help, its flags, and what it does; the result is the exit status."""

    name: str
    help: str
    add_flags: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def serve(arguments: argparse.Namespace) -> int:
    """Load the graph and serve it until a signal comes; running requests are finished first."""
    from graph_service.cli import serve as server  # noqa: PLC0415 - so that other subcommands start without the web framework

    return server.run(settings.read(vars(arguments), os.environ))


def query(arguments: argparse.Namespace) -> int:
    """Evaluate a query from a file or standard input against the graph and write the answer to standard output."""
    from graph_service.cli import query as local_query  # noqa: PLC0415 - as above

    return local_query.run(settings.read(vars(arguments), os.environ), arguments.file, arguments.format, arguments.accept)


def _query_flags(parser: argparse.ArgumentParser) -> None:
    parser.description = """\
Evaluate a SPARQL query without a server and write the answer to standard output: the built-in graph, the store of a directory whose
service is stopped, or an engine elsewhere. The settings of serve that matter here may be given, as flags and in the environment."""
    parser.epilog = """\
examples:
  compact-graph query question.rq --format csv
  echo 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' | compact-graph query --data-dir var

exit codes: 0 answered; 1 the query does not parse, cannot be evaluated or is over a limit; 2 not asked, and the message says why."""
    parser.add_argument("file", nargs="?", default="-", help="File of the query; - reads standard input.")
    parser.add_argument("--format", help="Format of the answer: json, xml, csv, tsv, turtle, jsonld, ntriples and so on.")
    parser.add_argument("--accept", help="The same as an Accept header.")
    settings.add_flags(parser, _QUERY_SETTINGS)


_QUERY_SETTINGS = (
    *("data-dir", "dataset", "default-graph", "query-timeout", "memory-mib", "max-rows", "max-bytes"),
    *("query-url", "reader-urls", "engine", "remote-auth", "remote-user", "remote-password-env"),
)


def _mcp_flags(parser: argparse.ArgumentParser) -> None:
    from graph_service.cli import mcp as command  # noqa: PLC0415 - the web framework, which the other subcommands do without

    parser.description = command.DESCRIPTION
    settings.add_flags(parser, (*_QUERY_SETTINGS, "own-graphs", "partners", "public-url"))


def mcp(arguments: argparse.Namespace) -> int:
    """Answer the tools for assistants on standard input and output."""
    from graph_service.cli import mcp as command  # noqa: PLC0415 - as above

    return command.run(settings.read(vars(arguments), os.environ))


def _build_flags(parser: argparse.ArgumentParser) -> None:
    from graph_service.cli import build as command  # noqa: PLC0415 - rdflib, which serving does without

    parser.description = command.DESCRIPTION
    command.add_arguments(parser)


def build(arguments: argparse.Namespace) -> int:
    """Rebuild the Turtle files from the sources and the curated files, or check that they are up to date."""
    from graph_service.cli import build as command  # noqa: PLC0415 - as above

    return command.run(arguments)


def _validate_flags(parser: argparse.ArgumentParser) -> None:
    from graph_service.cli import validate as command  # noqa: PLC0415 - pySHACL and rdflib, which serving does without

    parser.description = command.DESCRIPTION
    command.add_arguments(parser)


def validate(arguments: argparse.Namespace) -> int:
    """Check a graph against the shapes and say in words what is wrong."""
    from graph_service.cli import validate as command  # noqa: PLC0415 - as above

    return command.run(arguments)


def _changes_flags(parser: argparse.ArgumentParser) -> None:
    from graph_service.cli import changes as command  # noqa: PLC0415 - as above

    command.add_arguments(parser)


def changes(arguments: argparse.Namespace) -> int:
    """Write what changed between two built graphs as RDF."""
    from graph_service.cli import changes as command  # noqa: PLC0415 - as above

    return command.run(arguments)


def _check_flags(parser: argparse.ArgumentParser) -> None:
    from graph_service.cli import check as command  # noqa: PLC0415 - as above

    command.add_arguments(parser)


def check(arguments: argparse.Namespace) -> int:
    """Check the quotations and citations of documents."""
    from graph_service.cli import check as command  # noqa: PLC0415 - as above

    return command.run(arguments)


def _suggest_flags(parser: argparse.ArgumentParser) -> None:
    from graph_service.cli import suggest as command  # noqa: PLC0415 - as above

    command.add_arguments(parser)


def suggest(arguments: argparse.Namespace) -> int:
    """Say what the passages of a document may be about."""
    from graph_service.cli import suggest as command  # noqa: PLC0415 - as above

    return command.run(arguments)


def _load_flags(parser: argparse.ArgumentParser) -> None:
    from graph_service.cli import load as command  # noqa: PLC0415 - as above

    command.add_arguments(parser)


def load(arguments: argparse.Namespace) -> int:
    """Put files into a store, all of them or none."""
    from graph_service.cli import load as command  # noqa: PLC0415 - as above

    return command.run(arguments)


def _import_ratifications_flags(parser: argparse.ArgumentParser) -> None:
    from graph_service.cli import import_ratifications as command  # noqa: PLC0415 - rdflib, which serving does without

    command.add_arguments(parser)


def import_ratifications(arguments: argparse.Namespace) -> int:
    """Put a table of ratifications into a store."""
    from graph_service.cli import import_ratifications as command  # noqa: PLC0415 - as above

    return command.run(arguments)


def _template_flags(parser: argparse.ArgumentParser) -> None:
    from graph_service.cli import template as command  # noqa: PLC0415 - as above

    command.add_arguments(parser)


def template(arguments: argparse.Namespace) -> int:
    """Write an empty table for a partner to fill in."""
    from graph_service.cli import template as command  # noqa: PLC0415 - as above

    return command.run(arguments)


def _import_flags(parser: argparse.ArgumentParser) -> None:
    from graph_service.cli import import_ as command  # noqa: PLC0415 - as above

    command.add_arguments(parser)


def import_table(arguments: argparse.Namespace) -> int:
    """Put a filled-in template into a graph."""
    from graph_service.cli import import_ as command  # noqa: PLC0415 - as above

    return command.run(arguments)


def _submissions_flags(parser: argparse.ArgumentParser) -> None:
    from graph_service.cli import submissions as command  # noqa: PLC0415 - the web framework, which other subcommands do without

    command.add_arguments(parser)


def submissions(arguments: argparse.Namespace) -> int:
    """Read what strangers sent, and accept or reject it."""
    from graph_service.cli import submissions as command  # noqa: PLC0415 - as above

    return command.run(arguments)


def _text_flags(parser: argparse.ArgumentParser) -> None:
    from graph_service.cli import text as command  # noqa: PLC0415 - rdflib, which serving does without

    command.add_arguments(parser)


def text(arguments: argparse.Namespace) -> int:
    """Make provisions out of a text."""
    from graph_service.cli import text as command  # noqa: PLC0415 - as above

    return command.run(arguments)


def _export_flags(parser: argparse.ArgumentParser) -> None:
    from graph_service.cli import export as command  # noqa: PLC0415 - as above

    command.add_arguments(parser)


def export(arguments: argparse.Namespace) -> int:
    """Write what a store holds, sorted."""
    from graph_service.cli import export as command  # noqa: PLC0415 - as above

    return command.run(arguments)


def _backup_flags(parser: argparse.ArgumentParser) -> None:
    from graph_service.cli import backup as command  # noqa: PLC0415 - as above

    command.add_backup_arguments(parser)


def backup(arguments: argparse.Namespace) -> int:
    """Copy a durable store as it is at one moment."""
    from graph_service.cli import backup as command  # noqa: PLC0415 - as above

    return command.backup(arguments)


def _restore_flags(parser: argparse.ArgumentParser) -> None:
    from graph_service.cli import backup as command  # noqa: PLC0415 - as above

    command.add_restore_arguments(parser)


def restore(arguments: argparse.Namespace) -> int:
    """Make a data directory of a backup."""
    from graph_service.cli import backup as command  # noqa: PLC0415 - as above

    return command.restore(arguments)


COMMANDS: tuple[Command, ...] = (
    Command("serve", "Serve the graph over HTTP.", settings.add_flags, serve),
    Command("build", "Rebuild the Turtle files from the source texts and the curated files.", _build_flags, build),
    Command("validate", "Check a graph against the shapes.", _validate_flags, validate),
    Command("changes", "Write what changed between two built graphs as RDF.", _changes_flags, changes),
    Command("query", "Evaluate a SPARQL query.", _query_flags, query),
    Command("check", "Check the quotations and citations of documents.", _check_flags, check),
    Command("suggest", "Say what the passages of a document may be about.", _suggest_flags, suggest),
    Command("mcp", "Answer an assistant on this machine (Model Context Protocol).", _mcp_flags, mcp),
    Command("load", "Put RDF files into a store, all of them or none.", _load_flags, load),
    Command("template", "Write an empty table for a partner to fill in.", _template_flags, template),
    Command("import", "Put a filled-in template into a graph.", _import_flags, import_table),
    Command("import-ratifications", "Put a table of ratifications into a store.", _import_ratifications_flags, import_ratifications),
    Command("submissions", "Read what strangers sent, and accept or reject it.", _submissions_flags, submissions),
    Command("text", "Make provisions with IRIs out of a text: a second wording, or a text of one's own.", _text_flags, text),
    Command("export", "Write what a store holds, sorted.", _export_flags, export),
    Command("backup", "Copy a durable store as it is at one moment, while its service runs.", _backup_flags, backup),
    Command("restore", "Make a data directory of a backup.", _restore_flags, restore),
)
"""Every subcommand, in the order the help shows them."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit status: 0 done, 1 it found something wrong, 2 it could not be done.

    Errors are reported in words, and an interrupt ends it like any other program (130).
    Flags are declared for the named command only, so that ``serve`` starts without what the others need.
    """
    words = sys.argv[1:] if argv is None else list(argv)
    parser = argparse.ArgumentParser(
        prog="compact-graph",
        description="The Global Compact for Migration as linked data: build it, check it, serve it, ask it.",
        epilog="compact-graph COMMAND --help explains a command.",
    )
    parser.add_argument("--version", action="version", version=f"compact-graph {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        child = subparsers.add_parser(
            command.name, help=command.help, description=command.help, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        if words[:1] == [command.name]:
            command.add_flags(child)
    arguments = parser.parse_args(words)
    chosen = next(command for command in COMMANDS if command.name == arguments.command)
    try:
        return chosen.run(arguments)
    except ServiceError as error:
        return _told(error)
    except BrokenPipeError:
        # The reader of our output has closed it; nothing more may be written to it, not even at the interpreter's end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        print(f"compact-graph: {error.filename or 'it'} cannot be used: {error.strerror}", file=sys.stderr)
    except ValueError as error:
        print(f"compact-graph: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        return _INTERRUPTED
    return 2


def _told(error: ServiceError) -> int:
    print(f"compact-graph: {error.detail} {error.advice}", file=sys.stderr)
    if not isinstance(error, ShapesError):
        return 2
    results = error.members.get("results")
    for result in results if isinstance(results, list) else ():
        if isinstance(result, dict):
            print(f"  {result.get('severity')}: {result.get('message')} <{result.get('value') or result.get('focus')}>", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
