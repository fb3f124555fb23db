"""``compact-graph suggest``: what the passages of a document may be about, without a server, with the limits of ``POST /suggest``."""

import argparse
import asyncio
import json
import os
import sys

from graph_service import package_data, settings
from graph_service.app import create_store
from graph_service.cli import common
from graph_service.corpus.atlas_reader import atlas_of
from graph_service.corpus.meaning import model as meaning
from graph_service.corpus.things import things_of
from graph_service.endpoints.incoming.request import Document
from graph_service.endpoints.suggest.service import Suggested, Suggestions
from graph_service.extract.formats import MEDIA_TYPES
from graph_service.http.observability import Log
from graph_service.settings import Settings
from graph_service.store.embedded.store import EmbeddedStore
from graph_service.store.own_graphs import OwnGraphs

DESCRIPTION = """\
Say what each passage of a document may be about: the objectives, provisions, asks, articles and targets that it is near, with the words on
both sides and how each was found. These are suggestions for a person to check, never links. The graph is the built-in one, the store of a
directory whose service is stopped, or an engine elsewhere. Formats: text, Markdown, HTML, .docx, .odt, PDF; by the ending of the name."""
EPILOG = """\
examples:
  compact-graph suggest plan.docx | jq '.objectives[].label'
  compact-graph suggest --format sssom briefing.md > briefing.sssom.tsv

exit codes: 0 answered; 2 the document could not be read, and the message says why."""
_SETTINGS = (
    *("data-dir", "dataset", "default-graph", "own-graphs", "query-timeout", "memory-mib"),
    *("query-url", "reader-urls", "engine", "remote-auth", "remote-user", "remote-password-env"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the flags."""
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("file", metavar="FILE", help="A document; - reads plain text from standard input.")
    parser.add_argument("--type", choices=MEDIA_TYPES, help="The media type of the document, where its name does not say it.")
    parser.add_argument("--format", choices=("json", "sssom"), default="json", help="json (default), or sssom: a draft table in SSSOM/TSV.")
    parser.add_argument("--exclude", default="", metavar="TEXT", help="A text of ours to leave out, by IRI or path: priorities-2021.")
    settings.add_flags(parser, _SETTINGS)


def run(arguments: argparse.Namespace) -> int:
    """Write the suggestions to standard output, and to standard error what was not read and why.

    Raises:
        OSError: the file cannot be read.
        ValueError: its name does not say its format.
        ServiceError: the document cannot be read.

    """
    document = Document(*common.read_document(arguments.file, arguments.type))
    made = asyncio.run(_suggest(settings.read(vars(arguments), os.environ), document, arguments.exclude))
    if made.note:
        common.say(made.note)
    if made.read.unread:
        common.say(f"{made.read.unread} passages were not read: {made.read.why}")
    sys.stdout.write(made.sssom() if arguments.format == "sssom" else json.dumps(made.json(), ensure_ascii=False, indent=1) + "\n")
    return common.DONE


async def _suggest(chosen: Settings, document: Document, exclude: str) -> Suggested:
    store = create_store(chosen, Log("off"))
    await store.start()
    model = meaning.installed()
    try:
        own = OwnGraphs(store, chosen.own_graphs, union=chosen.default_graph == "union", by_graph=isinstance(store, EmbeddedStore))
        suggestions = Suggestions(own, atlas_of(own, things_of(own)), model, package_data.vectors())
        return await suggestions.suggest(document, exclude)
    finally:
        if model:
            model.close()
        await store.stop()
