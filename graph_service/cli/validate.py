"""``compact-graph validate``: check graphs against the shapes and say what is wrong in plain words."""

import argparse
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from graph_service import package_data
from graph_service.cli import common, load
from graph_service.cli.client import ServiceClient
from graph_service.cli.common import say
from graph_service.rdf.formats import Format
from graph_service.shacl.files import UnusableInputError, read, silence_rdflib
from graph_service.shacl.plan import UnplannedError, make_plan
from graph_service.shacl.report import Report
from graph_service.store.embedded import offline
from graph_service.store.embedded.import_files import Incoming, UnreadableError

HELP = "check a graph against the shapes and say what is wrong in plain words"
DESCRIPTION = """\
Check RDF files against the SHACL shapes: Turtle, TriG, N-Triples, N-Quads, RDF/XML, JSON-LD and N3, each also gzipped (.gz). Without
files, the whole built-in graph is checked. Files are checked as a write to the built-in graph would be: what they say and what they change
about things of ours, together with all that they refer to, and without what is wrong there already. With --alone nothing else is known.
Shapes of your own (--shapes) that use what the check of a write does not know are put to everything, which takes longer.

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
    parser.add_argument("--processes", type=int, default=_processes(), metavar="N", help="processes to share the check of a whole graph")


def run(arguments: argparse.Namespace) -> int:
    """Validate, print the report to standard output and return the exit code; progress goes to standard error."""
    if arguments.url:
        return _ask(arguments)
    if arguments.data_dir:
        return _rehearse(arguments)
    started = time.monotonic()
    try:
        report = _report(arguments)
    except (UnusableInputError, UnreadableError) as error:
        say(f"not checked: {error}")
        return 2
    say(f"checked in {time.monotonic() - started:.1f} s")
    match arguments.format:
        case "json":
            print(json.dumps(report.mapping(), ensure_ascii=False, indent=2))
        case "turtle":
            sys.stdout.write(report.turtle())
        case _:
            sys.stdout.write(report.text())
    return 0 if report.conforms else 1


def _report(arguments: argparse.Namespace) -> Report:
    """Judge files as a write to the built-in graph; without files, or with shapes for which there is no plan, everything."""
    from graph_service.cli import rehearsal  # noqa: PLC0415 - loads pySHACL, half a second that other commands should not pay
    from graph_service.shacl.engine import validate  # noqa: PLC0415 - as above

    files = arguments.files
    if files:
        try:
            plan = make_plan(arguments.shapes)
        except UnplannedError as error:
            say(f"everything is judged, which takes longer: {error}")
        else:
            incoming = _incoming(files, None, by_address=True)
            opened = offline.in_memory([] if arguments.alone else load.our_files())
            return rehearsal.report(opened, incoming, plan, arguments.shapes, say)
    silence_rdflib()
    builtin = sorted(package_data.turtle().glob("*.ttl"))
    data = read(files or builtin, say)
    context = read(builtin, say) if files and not arguments.alone else None
    return validate(data, arguments.shapes, context=context, processes=arguments.processes, progress=say)


def _incoming(files: Sequence[Path], graph: str | None, *, by_address: bool = False) -> Incoming:
    """Read files; ``by_address``: relative IRIs are resolved against the address of the file."""
    incoming = Incoming(graph, say)
    for file in files:
        with load.open_file(str(file)) as stream:
            count = incoming.read(str(file), stream, _form(file), file.resolve().as_uri() if by_address else "")
        say(f"read {file.name}: {count:,} triples")
    return incoming


def _form(file: Path) -> Format:
    form = common.by_ending(file.name)
    if form is None:
        message = f"{file}: the ending is none of {', '.join(common.ENDINGS)}; write the graph as Turtle"
        raise UnreadableError(message)
    return form


def _ask(arguments: argparse.Namespace) -> int:
    """Have a service try the write of a file, print what it tells and return the exit code."""
    if len(arguments.files) != 1:
        message = "--url takes one file"
        raise ValueError(message)
    [file] = arguments.files
    form = _form(file)
    with load.open_file(str(file)) as stream:
        text = stream.read()
    named = {"graph": arguments.graph} if arguments.graph else {}
    adds = {} if arguments.replace else {"adds": "true"}
    answer = ServiceClient(arguments.url).ask("POST", "/validate", text, form.types[0], **named, **adds)
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

    try:
        incoming = _incoming(arguments.files, arguments.graph)
        with offline.open_store(arguments.data_dir, None, write=False) as opened:
            judgement = rehearsal.judge(opened, incoming, arguments.shapes, replace=arguments.replace)
    except (UnusableInputError, UnreadableError) as error:
        say(f"not checked: {error}")
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
