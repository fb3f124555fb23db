"""``compact-graph changes``: write what changed between two built trees of Turtle files as the record of a release."""

import argparse
import sys
from pathlib import Path

from graph_service import package_data
from graph_service.endpoints.changes.releases import VERSION, compare, record
from graph_service.package_data.manifest import read_release
from graph_service.rdf.serialise import write

HELP = "record what changed between two built trees as RDF"
DESCRIPTION = """\
Compare the Turtle files of two trees graph by graph and write the record of the newer release: VERSION.nt, and a folder VERSION with what
each graph gained and lost. OLD may be “-” for the first release, which has nothing before it. Version and date are those of release.toml.

Exit codes: 0 written; 2 the trees cannot be compared."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("old", metavar="OLD", help="folder of the older Turtle files; - for the first release")
    parser.add_argument("new", metavar="NEW", type=Path, help="folder of the newer Turtle files")
    parser.add_argument("--previous", default="", metavar="VERSION", help="version of the older tree; needed unless OLD is -")
    parser.add_argument("--note", default="", help="one sentence on the release")
    parser.add_argument(
        "--release", type=Path, default=package_data.curated() / "release.toml", help="file with version and date of the newer tree"
    )
    parser.add_argument("--output", type=Path, default=package_data.curated() / "changes", help="folder to write to")


def run(arguments: argparse.Namespace) -> int:
    """Compare and write; return the exit code. Progress goes to standard error."""
    try:
        return _run(arguments)
    except (OSError, ValueError, KeyError) as error:
        # ValueError: Turtle or TOML that does not parse; KeyError: release.toml lacks a key
        _say(f"not written: {error}")
        return 2


def _run(arguments: argparse.Namespace) -> int:
    release = read_release(arguments.release)
    version, date = release.version, release.date
    first = arguments.old == "-"
    if first == bool(arguments.previous) or not VERSION.match(version) or (arguments.previous and not VERSION.match(arguments.previous)):
        message = "--previous is for a release that has one before it, and versions are numbers with points"
        raise ValueError(message)
    new = _read_tree(arguments.new)
    changes = [] if first else compare(_read_tree(Path(arguments.old)), new)
    dumps = arguments.output / version
    for change in changes:
        dumps.mkdir(parents=True, exist_ok=True)
        for side in ("added", "removed"):
            if lines := change.side(side):
                (dumps / f"{change.stem}.{side}.nt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        _say(f"{change.stem}: {len(change.added):,} added, {len(change.removed):,} removed")
    arguments.output.mkdir(parents=True, exist_ok=True)
    statements = record(version, date, arguments.note, arguments.previous, changes)
    (arguments.output / f"{version}.nt").write_bytes(write(statements, "ntriples"))
    _say(f"release {version}: {len(changes)} of {len(new)} graphs changed" if not first else f"release {version}: the first")
    return 0


def _read_tree(folder: Path) -> dict[str, frozenset[str]]:
    from rdflib import BNode, Graph  # noqa: PLC0415 - the service reads records without it

    files = sorted(folder.glob("*.ttl"))
    if not files:
        message = f"no Turtle files in {folder}"
        raise ValueError(message)
    tree = {}
    for path in files:
        graph = Graph().parse(path, format="turtle")
        if any(isinstance(term, BNode) for triple in graph for term in triple):
            message = f"{path.name} has blank nodes, whose labels differ from file to file; graphs with them are not compared"
            raise ValueError(message)
        tree[path.stem] = frozenset(line for line in graph.serialize(format="nt11").split("\n") if line)
    return tree


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
