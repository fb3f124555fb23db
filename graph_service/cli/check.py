"""``compact-graph check``: the quotations and citations of documents, without a server, with the limits of ``POST /check``."""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from graph_service import settings
from graph_service.app import create_store
from graph_service.cli import common
from graph_service.corpus.things import things_of
from graph_service.endpoints.check.service import Checked, TextChecks
from graph_service.extract.formats import MEDIA_TYPES
from graph_service.http.observability import Log
from graph_service.settings import Settings
from graph_service.store.embedded.store import EmbeddedStore
from graph_service.store.interface import Limits
from graph_service.store.own_graphs import OwnGraphs

DESCRIPTION = """\
Compare every quotation and every citation in documents with the words that the graph holds: the built-in graph, the store of a directory
whose service is stopped, or an engine elsewhere. Formats: text, Markdown, HTML, .docx, .odt, PDF; by the ending of the name."""
EPILOG = """\
examples:
  compact-graph check speech.docx
  compact-graph check --json briefing.md | jq '.[].findings[] | select(.verdict == "close")'

exit codes: 0 every quotation is exact and every citation is of a place that there is, among those that were checked; 1 something differs;
2 a document could not be checked, and the message says why."""
_SETTINGS = (
    *("data-dir", "dataset", "default-graph", "own-graphs", "query-timeout", "memory-mib"),
    *("query-url", "reader-urls", "engine", "remote-auth", "remote-user", "remote-password-env"),
)
_FINE = ("exact", "not held")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the flags."""
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("files", nargs="+", metavar="FILE", help="A document; - reads plain text from standard input.")
    parser.add_argument("--type", choices=MEDIA_TYPES, help="The media type of the documents, where their names do not say it.")
    parser.add_argument("--json", action="store_true", help="Write the whole answer as JSON, a list with an object for each document.")
    settings.add_flags(parser, _SETTINGS)


def run(arguments: argparse.Namespace) -> int:
    """Write what differs and what was not checked to standard output; the exit status is 1 if something differs.

    Raises:
        OSError: a file cannot be read.
        ValueError: a name does not say its format.
        ServiceError: a document cannot be checked.

    """
    documents = [common.read_document(name, arguments.type) for name in arguments.files]
    answers = asyncio.run(_check(settings.read(vars(arguments), os.environ), documents))
    named = list(zip(arguments.files, answers, strict=True))
    if arguments.json:
        listed = [{"file": name, **answer.result, "text": answer.text} for name, answer in named]
        sys.stdout.write(json.dumps(listed, ensure_ascii=False, indent=1) + "\n")
    else:
        for name, answer in named:
            sys.stdout.write("\n".join(_lines(name, answer)) + "\n")
    return int(any(one["verdict"] not in _FINE for answer in answers for one in answer.result["findings"]))


async def _check(chosen: Settings, documents: list[tuple[bytes, str]]) -> list[Checked]:
    store = create_store(chosen, Log("off"))
    await store.start()
    try:
        own = OwnGraphs(store, chosen.own_graphs, union=chosen.default_graph == "union", by_graph=isinstance(store, EmbeddedStore))
        checks = TextChecks(own, things_of(own), Limits(chosen.query_timeout, chosen.memory_mib * 2**20))
        return [await checks.check(data, media_type) for data, media_type in documents]
    finally:
        await store.stop()


def _lines(name: str, checked: Checked) -> Iterator[str]:
    """Yield what is said of a document: a line for each finding that is not exact, with its place as line and column, then the numbers."""
    result = checked.result
    for one in result["findings"]:
        if one["verdict"] not in _FINE:
            line = checked.text.count("\n", 0, one["start"]) + 1
            column = one["start"] - checked.text.rfind("\n", 0, one["start"])
            yield f"{name}:{line}:{column}: {one['verdict']}: {_flat(checked.text[one['start'] : one['end']])}"
            yield from _about(one)
    counted = result["checked"]
    yield f"{name}: {_number(counted['quotations'], 'quotation')} and {_number(counted['citations'], 'citation')} checked"
    for why, count in result["notChecked"].items():
        if count:
            yield f"{name}: not checked: {why} {count}"
    for one in result["textVersions"]:
        if "versionOf" in one:
            yield f"{name}: checked against {one['title']}"


def _about(one: Mapping[str, Any]) -> Iterator[str]:
    if one["found"] and one["verdict"] != "exact":
        yield f"  the source says: {_flat(one['found'])}"
    for difference in one["differences"]:
        yield f"  {difference['op']}: “{difference['theirs']}” in the text, “{difference['ours']}” in the source"
    if one["citation"]:
        yield f"  {one['citation']} <{one['iri']}>"
    cited = one.get("cited")
    if cited and not cited["atThatPlace"]:
        yield f"  the text cites {cited['citation']} <{cited['iri']}>"
    if one.get("note"):
        yield f"  {one['note']}"


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _flat(text: str) -> str:
    return " ".join(text.split())
