"""``compact-graph text``: a text out of a file into the graph; ``add`` a second wording of one that is there, ``new`` one of one's own."""

import argparse
import json
import re
import tempfile
from pathlib import Path
from typing import Any

from rdflib import Graph

from graph_service import package_data
from graph_service.cli import common, load
from graph_service.cli.common import say
from graph_service.extract.formats import SUFFIXES, extract, media_type_of
from graph_service.pipeline.manifest import Document, read_documents
from graph_service.pipeline.turtle import to_turtle
from graph_service.pipeline.wordings import report as wording_report
from graph_service.pipeline.wordings.wording import read_wording
from graph_service.pipeline.wordings.wording_graph import Version, graph_iri, wording_graph

DESCRIPTION = f"""\
Make provisions with IRIs out of a text: {", ".join(sorted(SUFFIXES))}.

add: a second wording of a text that is in the graph, such as the resolution beside its final draft, or the text in another language. It is
cut along the text named by --like: by its numbers and letters, and in the same language also by its words. Every character of the file is
in a provision, a marker, or a line that is printed on every page. Each provision is aligned with its counterpart, and the words that differ
are data. Where the file stops fitting, nothing is made: the message has the line, the words before and after it, and what was expected."""
EPILOG = """\
examples:
  compact-graph text add resolution.pdf --like gcm/final-draft-2018 --version A/RES/73/195 --date 2018-12-19 \\
    --source https://undocs.org/A/RES/73/195 --output resolution.ttl
  compact-graph text add pacto.html --like gcm/final-draft-2018 --version A/RES/73/195 --date 2018-12-19 --language es \\
    --source https://undocs.org/es/A/RES/73/195 --load --data-dir var

exit codes: 0 made; 1 the service refused the data; 2 not made, and the message says why."""
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the flags."""
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser(
        "add", help="a second wording of a text that is in the graph", epilog=EPILOG, formatter_class=parser.formatter_class
    )
    add.add_argument("file", metavar="FILE", type=Path, help="the text")
    add.add_argument("--like", required=True, metavar="PATH", help="path or IRI of the text version to read it by: gcm/final-draft-2018")
    add.add_argument("--version", required=True, metavar="NAME", help="what the wording is cited as, such as A/RES/73/195")
    add.add_argument("--date", required=True, metavar="DAY", help="the date of the wording: 2018-12-19, 2018-12 or 2018")
    add.add_argument("--source", required=True, metavar="TEXT", help="where the file is from: an address, or words")
    add.add_argument("--language", default="en", metavar="TAG", help="the language of the text: en (default), es, fr, ar, ru, zh")
    add.add_argument("--publisher", metavar="IRI", help="who issued the wording")
    _add_output(add)


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, metavar="FILE", help="write Turtle to this file")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the report as JSON to this file")
    parser.add_argument(
        "--load", action="store_true", help="put it into the store, in a graph of its own, in the place of what the graph holds"
    )
    parser.add_argument("--graph", metavar="IRI", help="the graph to load it into, if not the one that is named after the text")
    common.add_place(parser, "dataset")


def run(arguments: argparse.Namespace) -> int:
    """Make the graph of a text, and return the exit code."""
    if not arguments.output and not arguments.load:
        message = "where shall it go? Give --output FILE, or --load with --data-dir or --url"
        raise ValueError(message)
    return _add(arguments)


def _add(arguments: argparse.Namespace) -> int:
    like = like_of(arguments.like)
    version = version_of(vars(arguments), arguments.file.name)
    extracted = extract(arguments.file.read_bytes(), media_type_of(arguments.file.name))
    for what in extracted.left_out:
        say(f"not read: {what}")
    reading = read_wording(arguments.file.name, extracted, like.units, same_language=version.language == like.language)
    told = wording_report.report(reading, version, version.path(like))
    for line in wording_report.lines(told):
        say(line)
    return _put(arguments, wording_graph(reading, version, like), told, graph_iri(version, like))


def like_of(name: str) -> Document:
    """Return the text that a second wording is read by. Raises ValueError when the program does not carry it."""
    path = name.removeprefix("https://w3id.org/migration-compact/").strip("/")
    versions = {document.path: document for document in read_documents(package_data.source()) if document.version_of}
    if path not in versions:
        message = f"--like {name}: second wordings are made of {', '.join(versions)}"
        raise ValueError(message)
    return versions[path]


def version_of(fields: dict[str, Any], file: str) -> Version:
    """Return which wording it is. Raises ValueError when a date or a language is none."""
    if not _DATE.fullmatch(fields["date"]):
        message = f"--date {fields['date']}: a day, a month or a year is expected, such as 2018-12-19"
        raise ValueError(message)
    if not _LANGUAGE.fullmatch(fields["language"]):
        message = f"--language {fields['language']}: a language tag is expected, such as es"
        raise ValueError(message)
    return Version(fields["version"], fields["date"], fields["source"], fields["language"], file, fields["publisher"] or "")


def _put(arguments: argparse.Namespace, graph: Graph, told: dict[str, Any], iri: str) -> int:
    """Write the graph and the report where the flags say."""
    turtle = to_turtle(graph)
    if arguments.report:
        with common.written(arguments.report) as file:
            file.write(json.dumps(told, ensure_ascii=False, indent=2).encode())
    if arguments.output:
        with common.written(arguments.output) as file:
            file.write(turtle)
        say(f"wrote {arguments.output}; load it into {arguments.graph or iri}")
    if not arguments.load:
        return common.DONE
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "text.ttl"
        made.write_bytes(turtle)
        loading = {"files": [str(made)], "builtin": False, "graph": arguments.graph or iri, "replace": True, "format": "turtle"}
        return load.run(argparse.Namespace(**vars(arguments) | loading))
