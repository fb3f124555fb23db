"""``compact-graph text``: a text out of a file into the graph; ``add`` a second wording of one that is there, ``new`` one of one's own."""

import argparse
import json
import tempfile
from pathlib import Path

from graph_service.cli import common, load
from graph_service.cli.common import say
from graph_service.extract.formats import MEDIA_TYPES, SUFFIXES
from graph_service.pipeline import text_files
from graph_service.pipeline.text_files import TextFile

DESCRIPTION = f"""\
Make provisions with IRIs out of a text: {", ".join(sorted(SUFFIXES))}.

add: a second wording of a text that is in the graph, such as the resolution beside its final draft, or the text in another language. It is
cut along the text named by --like: by its numbers and letters, and in the same language also by its words. Every character of the file is
in a provision, a marker, or a line that is printed on every page. Each provision is aligned with its counterpart, and the words that differ
are data. Where the file does not fit, nothing is made: the message has the line, the words before and after it, and what was expected.

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
    new.add_argument("--class", dest="kind", default="Statement", choices=text_files.CLASSES, help="what kind of text it is")
    _add_output(new)


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--type", choices=MEDIA_TYPES, help="the media type of the file, where its name does not say it")
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
    file = TextFile(arguments.file.name, *common.read_document(str(arguments.file), arguments.type))
    make = text_files.new if arguments.action == "new" else text_files.add
    made = make(file, vars(arguments))
    for line in made.lines:
        say(line)
    graph = arguments.graph or made.graph
    if arguments.report:
        with common.written(arguments.report) as target:
            target.write(json.dumps(made.report, ensure_ascii=False, indent=2).encode())
    if arguments.output:
        with common.written(arguments.output) as target:
            target.write(made.turtle)
        say(f"wrote {arguments.output}; load it into {graph}")
    return _load(arguments, made.turtle, graph) if arguments.load else common.DONE


def _load(arguments: argparse.Namespace, turtle: bytes, graph: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "text.ttl"
        made.write_bytes(turtle)
        loading = {"files": [str(made)], "builtin": False, "graph": graph, "replace": True, "format": "turtle"}
        return load.run(argparse.Namespace(**vars(arguments) | loading))
