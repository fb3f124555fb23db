"""``compact-graph build``: rebuild the graph from the sources and the curated files."""

import argparse
import sys
import time
from pathlib import Path

from graph_service import package_data
from graph_service.pipeline.pipeline import build, write
from graph_service.pipeline.source import BuildError
from graph_service.pipeline.turtle import to_turtle

HELP = "rebuild the Turtle files from the source texts and the curated files"
DESCRIPTION = """\
Segment the source texts, find the names in them, join the curated files and write one sorted Turtle file a named graph.
The same input gives the same bytes. Nothing is written when anything does not fit.

Exit codes: 0 done (with --check: the files are up to date); 1 --check found a difference; 2 the input does not fit, with file and line."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--source", type=Path, default=package_data.source(), help="folder of the source texts and manifest.toml")
    parser.add_argument("--curated", type=Path, default=package_data.curated(), help="folder of the curated files")
    parser.add_argument("--output", type=Path, default=package_data.turtle(), help="folder to write the Turtle files to")
    parser.add_argument("--check", action="store_true", help="write nothing; say whether the files are what would be built")


def run(arguments: argparse.Namespace) -> int:
    """Build, or check, and return the exit code; progress goes to standard error."""
    started = time.monotonic()
    try:
        if arguments.check:
            return _check(arguments)
        write(arguments.source, arguments.curated, arguments.output, _say)
    except (BuildError, OSError, ValueError, KeyError) as error:
        # ValueError and KeyError: a curated TOML that does not parse or lacks a key
        _say(f"not built: {error}")
        return 2
    _say(f"built {arguments.output} in {time.monotonic() - started:.1f} s")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    stale: list[str] = []
    stems: set[str] = set()
    for stem, graph in build(arguments.source, arguments.curated):
        stems.add(stem)
        file = arguments.output / f"{stem}.ttl"
        same = file.is_file() and file.read_bytes() == to_turtle(graph)
        _say(f"{stem}: {'up to date' if same else 'differs'}")
        if not same:
            stale.append(stem)
    stale.extend(file.stem for file in arguments.output.glob("*.ttl") if file.stem not in stems)
    if stale:
        _say(f"{len(stale)} files are not what would be built: {', '.join(sorted(stale))}; run compact-graph build")
    return 1 if stale else 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
