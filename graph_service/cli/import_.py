"""``compact-graph import``: a filled-in template into a graph of a store or a running service, whole or not at all."""

import argparse
import json
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graph_service import package_data
from graph_service.cli import common, load
from graph_service.cli.client import ServiceClient
from graph_service.cli.common import say
from graph_service.errors import ServiceError, ShapesError, TableError
from graph_service.rdf.formats import TURTLE
from graph_service.rdf.terms import check_iri
from graph_service.store.embedded import offline
from graph_service.store.embedded.import_files import Incoming

if TYPE_CHECKING:
    from graph_service.endpoints.followup.outcome import Outcome
    from graph_service.endpoints.followup.references import Stored

DESCRIPTION = """\
Put a table that was filled in from a template (.xlsx or .csv) into a graph. It takes the place of what the graph held, in one step; the
same table again changes nothing. All errors are reported at once, by row and column, and then nothing is stored.

With --url a running service reads the table, with a token that covers the graph, and checks it against the shapes. With --data-dir nobody
else may use the directory; here the table is checked against the same shapes, together with all that the store holds, also in graphs of
others. --dry-run tells the same and stores nothing.

One graph holds things of one kind: put pledges into …/pledges and updates into …/updates. A row with the id 2022-1 of …/ke/pledges gets the
address …/ke/pledge/2022-1, and rows of …/ke/updates name it by its id."""
EPILOG = """\
examples:
  compact-graph import pledges.xlsx --url http://127.0.0.1:8000 --token-file token --graph https://example.org/ke/pledges
  compact-graph import pledges.csv --data-dir var --graph https://example.org/ke/pledges --dry-run

exit codes: 0 done; 1 the table has errors or breaks the shapes, and each is reported; 2 not done, and the message says why."""
_EVERY = 10_000
_WRONG = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the flags."""
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("file", metavar="FILE", type=Path, help="the table, .xlsx or .csv")
    parser.add_argument("--graph", required=True, metavar="IRI", help="the graph that the table becomes")
    parser.add_argument("--dry-run", action="store_true", help="tell what would happen, and store nothing")
    common.add_place(parser, "dataset")


def run(arguments: argparse.Namespace) -> int:
    """Import, and return the exit code."""
    location = common.read_place(arguments)
    graph = check_iri(arguments.graph, "--graph")
    workbook = {".xlsx": True, ".csv": False}.get(arguments.file.suffix.lower())
    if workbook is None:
        message = f"{arguments.file}: which format? Its ending is neither .xlsx nor .csv"
        raise ValueError(message)
    data = arguments.file.read_bytes()
    started = time.monotonic()
    try:
        if location.service:
            _send(location.service, data, graph, workbook=workbook, dry=arguments.dry_run)
        else:
            _store(arguments, location, data, graph, workbook=workbook)
    except TableError as error:
        return _tell(error)
    say(f"done in {time.monotonic() - started:.1f} s")
    return common.DONE


def _send(service: ServiceClient, data: bytes, graph: str, *, workbook: bool, dry: bool) -> None:
    from graph_service.endpoints.followup import tables  # noqa: PLC0415 - so that other commands start without it

    say(f"sending {len(data):,} bytes for {graph}; the service reads, checks and stores them in one step")
    media_type = tables.XLSX_TYPE if workbook else tables.CSV_TYPE
    answer = json.loads(service.ask("POST", "/validate" if dry else "/import", data, media_type, graph=graph))
    problem = answer.get("problem")
    if problem:
        error = TableError if "faults" in problem else ShapesError if "results" in problem else ServiceError
        told = {key: problem[key] for key in ("help", "faults", "wrong", "results", "violations", "report") if key in problem}
        raise error(problem["detail"], **told)
    _note(answer["notes"], answer["noted"])
    changed = f"{answer['added']:,} statements added and {answer['removed']:,} removed"
    say(f"{_counted(answer['things'], answer['kind'])}: {changed}{' (dry run)' if dry else ''}")
    if not dry:
        say(f"version {answer['version']}, sent by {answer['sender']}")


def _store(arguments: argparse.Namespace, location: common.StoreLocation, data: bytes, graph: str, *, workbook: bool) -> None:
    from graph_service.endpoints.followup import tables  # noqa: PLC0415 - as above
    from graph_service.endpoints.followup.convert import Converter  # noqa: PLC0415 - as above
    from graph_service.endpoints.followup.names import built_in  # noqa: PLC0415 - as above
    from graph_service.endpoints.followup.reader import UnreadableTableError, rows  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory() as folder:
        turtle = Path(folder) / "table.ttl"
        try:
            kind = tables.kind_of(data, workbook=workbook)
            converter = Converter(kind, graph, built_in(), common.now()[: len("2026-11-28")])
            with turtle.open("w", encoding="utf-8") as file:
                file.writelines(converter.turtle(_told(rows(kind, data, workbook=workbook))))
        except UnreadableTableError as error:
            raise TableError(str(error), faults=[], wrong=1) from None
        became = converter.outcome
        if workbook:
            tables.explain(data, kind, became)
        if not became.wrong:
            say(f"{_counted(became.things, kind.name)} read")
        incoming = Incoming(graph, say)
        with turtle.open("rb") as stream:
            incoming.read("the table", stream, TURTLE)
    say("reading what the store holds")
    with offline.open_store(location.directory, load.sources(location), write=not arguments.dry_run) as opened:
        classes = opened.classes(graph)
        tables.refuse_other_kinds(graph, kind.name, classes)
        told = tables.settled(graph, kind.name, became, _stored(opened, became, graph), there=bool(classes))
        _note(told["notes"], told["noted"])
        _check(opened, incoming)
        if not arguments.dry_run:
            say(load.told(opened.write(incoming, replace=True, who="compact-graph import", when=common.now())))


def _stored(opened: offline.OpenStore, became: "Outcome", graph: str) -> "Stored":
    """Return what other graphs hold of what a table names."""
    from graph_service.endpoints.followup.references import PROPERTIES, Stored, looked_up  # noqa: PLC0415 - as above

    stored = Stored()
    for iri in (iri for iris in looked_up(became) for iri in iris):
        for said in opened.values(iri, PROPERTIES, graph):
            stored.take(iri, *said)
    return stored


def _note(notes: Iterable[Mapping[str, object]], count: int) -> None:
    """Tell what the sender should know of rows that are taken as they are."""
    listed = list(notes)
    for note in listed:
        say(f"note: row {note['row']}, column “{note['column']}”: {note['message']}")
    if count > len(listed):
        say(f"note: {count:,} notes, of which {len(listed):,} are listed")


def _counted(count: int, kind: str) -> str:
    return f"{count:,} {kind.removesuffix('s') if count == 1 else kind}"


def _check(opened: offline.OpenStore, incoming: Incoming) -> None:
    """Raise ShapesError where a service would refuse the write."""
    from graph_service.cli import rehearsal  # noqa: PLC0415 - loads pySHACL, which other commands do without
    from graph_service.shacl import gate  # noqa: PLC0415 - as above

    say("checking against the shapes, together with what the store holds")
    judgement = rehearsal.judge(opened, incoming, package_data.shapes(), replace=True)
    if judgement["violations"]:
        raise gate.refusal(judgement)


def _told(read_rows: Iterable[tuple[int, dict[str, str]]]) -> Iterator[tuple[int, dict[str, str]]]:
    for count, row in enumerate(read_rows, 1):
        if count % _EVERY == 0:
            say(f"{count:,} rows read")
        yield row


def _tell(error: TableError) -> int:
    faults = error.members.get("faults")
    listed = [fault for fault in faults if isinstance(fault, dict)] if isinstance(faults, list) else []
    for fault in listed:
        say(f"row {fault['row']}, column “{fault['column']}”: {fault['message']}")
    wrong = error.members.get("wrong")
    if not listed or not isinstance(wrong, int):
        say(f"compact-graph: {error.detail} Nothing was changed.")
        return _WRONG
    rest = f", of which {len(listed):,} are listed" if wrong > len(listed) else ""
    say(f"compact-graph: {wrong:,} error{'' if wrong == 1 else 's'}{rest}. Nothing was changed.")
    return _WRONG
