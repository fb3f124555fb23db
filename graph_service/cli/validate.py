"""``compact-graph validate``: check graphs against the shapes and say what is wrong in plain words."""

import argparse
import json
import logging
import multiprocessing
import os
import sys
import time
from pathlib import Path

from graph_service import package_data
from graph_service.cli import common
from graph_service.cli.client import ServiceClient
from graph_service.shacl.files import UnusableInputError, read
from graph_service.store.embedded import offline
from graph_service.store.embedded.import_files import Incoming

HELP = "check a graph against the shapes and say what is wrong in plain words"
DESCRIPTION = """\
Check RDF files (Turtle, TriG, N-Triples, RDF/XML) against the SHACL shapes. Without files, the built-in graph is checked.
Files are checked together with the built-in graph that they may refer to, unless --alone; what is wrong is reported only where
it touches a thing that the files name.

With --url a running service says how it would answer a write of one file: together with all that it holds, also in graphs of
others, whose names it gives where two clash. Nothing is written, and no token is needed.

With --data-dir the files are checked as a write to that store would be, and nothing is written: together with all that is in it, also
in graphs of others, and without what was wrong before. --graph and --replace are those of compact-graph load.

Exit codes: 0 the graph conforms (warnings may be left); 1 there are violations; 2 a file cannot be read or does not parse, with
file and line."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="files to check; default: the built-in graph")
    parser.add_argument("--shapes", type=Path, default=package_data.shapes(), metavar="DIR", help="folder of the shapes")
    parser.add_argument("--format", choices=("text", "turtle", "json"), default="text", help="text for people; turtle is the SHACL report")
    parser.add_argument("--alone", action="store_true", help="check the files without the built-in graph beside them")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="check the files as a write to the store in this directory")
    parser.add_argument("--url", metavar="URL", help="check one file as a write to the service at this address")
    parser.add_argument("--graph", metavar="IRI", help="with --data-dir or --url: the graph that they would go to")
    parser.add_argument("--replace", action="store_true", help="with --data-dir: they would take the place of what their graphs hold")
    parser.add_argument("--processes", type=int, default=_processes(), metavar="N", help="processes to share the work")


def run(arguments: argparse.Namespace) -> int:
    """Validate, print the report to standard output and return the exit code; progress goes to standard error."""
    if arguments.url:
        return _ask(arguments)
    if arguments.data_dir:
        return _rehearse(arguments)
    from graph_service.shacl.engine import validate  # noqa: PLC0415 - loads pySHACL, half a second that other commands should not pay

    # rdflib logs a traceback for each ill-typed literal; the shapes report those in words
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    started = time.monotonic()
    builtin = sorted(package_data.turtle().glob("*.ttl"))
    try:
        data = read(arguments.files or builtin, _say)
        context = read(builtin, _say) if arguments.files and not arguments.alone else None
        report = validate(data, arguments.shapes, context=context, processes=arguments.processes, progress=_say)
    except UnusableInputError as error:
        _say(f"not checked: {error}")
        return 2
    _say(f"checked in {time.monotonic() - started:.1f} s")
    match arguments.format:
        case "json":
            print(json.dumps(report.mapping(), ensure_ascii=False, indent=2))
        case "turtle":
            sys.stdout.write(report.turtle())
        case _:
            sys.stdout.write(report.text())
    return 0 if report.conforms else 1


def _ask(arguments: argparse.Namespace) -> int:
    """Have a service try the write of a file, print what it tells and return the exit code."""
    if len(arguments.files) != 1:
        message = "--url takes one file"
        raise ValueError(message)
    [file] = arguments.files
    form = common.format_of(str(file), None)
    named = {"graph": arguments.graph} if arguments.graph else {}
    adds = {} if arguments.replace else {"adds": "true"}
    answer = ServiceClient(arguments.url).ask("POST", "/validate", file.read_bytes(), form.types[0], **named, **adds)
    told = json.loads(answer)
    problem = told.get("problem") or {}
    if arguments.format == "text":
        for one in problem.get("results", ()):
            print(f"{one['severity']}: {one['message']} <{one['value'] or one['focus']}>")
        print("the write would pass" if told["conforms"] else f"the write would be refused: {told['words']}")
    else:
        sys.stdout.write(problem.get("report", "") if arguments.format == "turtle" else answer.decode())
    return 0 if told["conforms"] else 1


def _rehearse(arguments: argparse.Namespace) -> int:
    """Check the files as a write would be, print what would be wrong and return the exit code."""
    from graph_service.cli import rehearsal  # noqa: PLC0415 - loads pySHACL, as above

    incoming = Incoming(arguments.graph, _say)
    for file in arguments.files:
        with file.open("rb") as stream:
            incoming.read(str(file), stream, common.format_of(str(file), None))
    try:
        with offline.open_store(arguments.data_dir, None, write=False) as opened:
            judgement = rehearsal.judge(opened, incoming, arguments.shapes, replace=arguments.replace)
    except UnusableInputError as error:
        _say(f"not checked: {error}")
        return 2
    match arguments.format:
        case "json":
            print(json.dumps(judgement["results"], ensure_ascii=False, indent=2))
        case "turtle":
            sys.stdout.write(judgement["report"])
        case _:
            for one in judgement["results"]:
                print(f"{one['severity']}: {one['message']} <{one['value'] or one['focus']}>")
            count = judgement["violations"]
            print("the write would pass" if not count else f"the write would be refused: {count} violation{'' if count == 1 else 's'}")
    return 1 if judgement["violations"] else 0


def _processes() -> int:
    """Return two where the system has two cores and can fork; more would wait for the largest file of shapes."""
    return min(2, os.cpu_count() or 1) if "fork" in multiprocessing.get_all_start_methods() else 1


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
