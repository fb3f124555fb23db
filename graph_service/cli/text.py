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
from graph_service.namespaces import BASE
from graph_service.pipeline import own_texts
from graph_service.pipeline.manifest import Document, read_documents
from graph_service.pipeline.own_texts import About
from graph_service.pipeline.turtle import to_turtle
from graph_service.pipeline.wordings import report as wording_report
from graph_service.pipeline.wordings.wording import read_wording
from graph_service.pipeline.wordings.wording_graph import Version, graph_iri, wording_graph
from graph_service.rdf.terms import check_iri

DESCRIPTION = f"""\
Make provisions with IRIs out of a text: {", ".join(sorted(SUFFIXES))}.

add: a second wording of a text that is in the graph, such as the resolution beside its final draft, or the text in another language. It is
cut along the text named by --like: by its numbers and letters, and in the same language also by its words. Every character of the file is
in a provision, a marker, or a line that is printed on every page. Each provision is aligned with its counterpart, and the words that differ
are data. Where the file stops fitting, nothing is made: the message has the line, the words before and after it, and what was expected.

new: a text of one's own, such as a national plan or a statement. Headings, numbers and letters become provisions, ready for links and
pledges. The report says of every line what it was taken for; tables and pictures are not taken, and told."""
EPILOG = """\
examples:
  compact-graph text add resolution.pdf --like gcm/final-draft-2018 --version A/RES/73/195 --date 2018-12-19 \\
    --source https://undocs.org/A/RES/73/195 --output resolution.ttl
  compact-graph text add pacto.html --like gcm/final-draft-2018 --version A/RES/73/195 --date 2018-12-19 --language es \\
    --source https://undocs.org/es/A/RES/73/195 --load --data-dir var
  compact-graph text new plan.docx --iri https://example.org/plan-2026 --title "National plan 2026" --publisher "Ministry of Labour" \
    --output plan.ttl

exit codes: 0 made; 1 the service refused the data; 2 not made, and the message says why."""
_NAME = re.compile(r"\s")
_CLASSES = ("Statement", "Agenda", "Report", "Declaration", "Resolution", "Guideline", "Treaty")
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
    new = actions.add_parser("new", help="a text of one's own", epilog=EPILOG, formatter_class=parser.formatter_class)
    new.add_argument("file", metavar="FILE", type=Path, help="the text")
    new.add_argument("--iri", required=True, help="the IRI of the text: an address of yours, or a path under our base")
    new.add_argument("--title", required=True, metavar="TEXT", help="the title of the text")
    new.add_argument("--publisher", required=True, metavar="IRI|NAME", help="who issued it: path or IRI of an actor, or a name")
    new.add_argument("--language", default="en", metavar="TAG", help="the language of the text: en (default), es and so on")
    new.add_argument("--date", default="", metavar="DAY", help="the date of the text: 2026-11-28, 2026-11 or 2026")
    new.add_argument("--class", dest="kind", default="Statement", choices=_CLASSES, help="what kind of text it is")
    _add_output(new)


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
    return _new(arguments) if arguments.action == "new" else _add(arguments)


def _new(arguments: argparse.Namespace) -> int:
    about = about_of(vars(arguments), arguments.file.name)
    text = own_texts.read_own_text(extract(arguments.file.read_bytes(), media_type_of(arguments.file.name)))
    told = own_texts.report(text, about)
    for line in own_texts.lines(told):
        say(line)
    return _put(arguments, own_texts.own_text_graph(text, about), told, about.iri)


def about_of(fields: dict[str, Any], file: str) -> About:
    """Return what a text of one's own is. Raises ValueError when its IRI, language or date is none."""
    iri = fields["iri"] if ":" in fields["iri"] else BASE + fields["iri"].strip("/")
    iri = check_iri(iri.rstrip("/#"), "--iri")
    _check_language(fields["language"])
    if fields["date"]:
        _check_date(fields["date"])
    publisher, name = fields["publisher"], ""
    if _NAME.search(publisher) or not re.search(r"[:/]", publisher):
        publisher, name = f"{iri}/publisher", fields["publisher"]
    elif ":" not in publisher:
        publisher = BASE + publisher.strip("/")
    return About(iri, fields["title"], fields["language"], fields["kind"], fields["date"], check_iri(publisher, "--publisher"), name, file)


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
    _check_date(fields["date"])
    _check_language(fields["language"])
    return Version(fields["version"], fields["date"], fields["source"], fields["language"], file, fields["publisher"] or "")


def _check_date(text: str) -> None:
    if not _DATE.fullmatch(text):
        message = f"--date {text}: a day, a month or a year is expected, such as 2018-12-19"
        raise ValueError(message)


def _check_language(text: str) -> None:
    if not _LANGUAGE.fullmatch(text):
        message = f"--language {text}: a language tag is expected, such as es"
        raise ValueError(message)


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
