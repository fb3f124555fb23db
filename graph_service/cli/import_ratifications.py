"""``compact-graph import-ratifications``: a table of who has ratified an instrument, into a store or into a Turtle file."""

import argparse
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rdflib import Graph

from graph_service import package_data
from graph_service.cli import common, load
from graph_service.cli.common import say
from graph_service.corpus.state_names import StateNames, known
from graph_service.namespaces import GRAPHS
from graph_service.pipeline.articles import instrument_names
from graph_service.pipeline.entities import read_entities
from graph_service.pipeline.ratification_tables import read_table
from graph_service.pipeline.ratifications import Source, Standing, add_coverage, add_standing, read_ratifications
from graph_service.pipeline.source import BuildError
from graph_service.pipeline.turtle import to_turtle
from graph_service.rdf.rdflib_namespaces import new_graph

DESCRIPTION = """\
Read a table of ratifications and put it into a store as data: who is party and since when, who has signed, and what the table covers, as
of when and from where. After that, "no data" on the pages and in the queries becomes "party", "signed" or "no action as of ...".

The table is comma-, semicolon- or tab-separated with a header. It has a column for the State (Participant, Country, State or iso2) and one
for the date (Ratification..., Accession..., Date): the exports of the United Nations Treaty Collection and of the ILO's NORMLEX fit. A
Signature column and a Status column are read too. A State that is not listed counts as "no action"; one that denounced, or for which the
instrument is not in force, has "no data", and is named.

Names of States are recognised as international lists write them: inverted, official, short, former, in English, Spanish and French.
A row that names neither a State nor what is known to be none (the Holy See, the European Union, a territory) would make a State look as if
it had not joined: then nothing is imported, and the rows are listed with the nearest names. Mend them, or give --incomplete.

The standings go into a graph of their own, which is replaced as a whole, so that the same command with a newer table brings it up to
date. Participants that are not member States of the United Nations are left out and named. With --output nothing is loaded."""
EPILOG = """\
examples:
  compact-graph import-ratifications c097.csv --instrument instrument/ilo-c097 --source "NORMLEX" --as-of 2026-11-01 --data-dir var
  compact-graph import-ratifications c189.csv --instrument instrument/ilo-c189 --source "NORMLEX" --as-of 2026-11-01 --output c189.ttl

exit codes: 0 imported; 1 rows name nothing that is known, or the service refused the data; 2 not imported: a column, a date or an
instrument that is not known, a store that cannot be used."""

_WRONG = 1
_MOST_TOLD, _LONGEST = 100, 80
_REFUSED = """\
compact-graph: nothing was imported, because a State that is not recognised would look as if it had taken no action. Write its name or ISO
code in these lines; or give --incomplete, which leaves them out and says "no data" of every State that the table does not list."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the flags."""
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("file", metavar="FILE", type=Path, help="the table")
    parser.add_argument("--instrument", required=True, help="path or IRI of the instrument, such as instrument/ilo-c097")
    parser.add_argument("--source", required=True, metavar="TEXT", help="where the table is from, in words, as it shall be cited")
    parser.add_argument("--as-of", required=True, type=date.fromisoformat, metavar="DAY", help="the day of the table, such as 2026-11-01")
    parser.add_argument(
        "--incomplete",
        action="store_true",
        help="the table lacks States that took action: leave out rows that are not recognised, and say no data, in place of no action, of "
        "every State that it does not list",
    )
    parser.add_argument("--graph", metavar="IRI", help="the graph to put it into; default: graph/ratifications-<instrument>")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write Turtle to this file instead of loading")
    common.add_place(parser, "dataset")


def run(arguments: argparse.Namespace) -> int:
    """Import, and return the exit code."""
    path = arguments.instrument.removeprefix(GRAPHS.removesuffix("graph/"))
    try:
        graph = _graph(arguments, path)
    except BuildError as error:
        raise ValueError(str(error)) from None
    if graph is None:
        return _WRONG
    if arguments.output:
        with common.written(arguments.output) as file:
            file.write(to_turtle(graph))
        say(f"wrote {arguments.output}")
        return common.DONE
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "ratifications.ttl"
        made.write_bytes(to_turtle(graph))
        target = arguments.graph or f"{GRAPHS}ratifications-{path.removeprefix('instrument/')}"
        loading = {"files": [str(made)], "builtin": False, "graph": target, "replace": True, "format": "turtle"}
        return load.run(argparse.Namespace(**vars(arguments) | loading))


def _graph(arguments: argparse.Namespace, path: str) -> Graph | None:
    """Return the table as RDF, or None, after saying why, where rows are not recognised.

    Raises BuildError for an unknown instrument, for a table that cannot be read, and for an older one.
    """
    curated, day = package_data.curated(), arguments.as_of.isoformat()
    names = instrument_names(read_entities(curated / "entities"))
    if path not in names:
        raise BuildError(f"{path} is not an instrument of the graph; /api/instruments lists them")
    held = read_ratifications(curated / "ratifications")
    newest = max((source.as_of for source in held.coverage.get(path, ())), default="")
    if newest >= day:
        raise BuildError(f"the graph has standings under {names[path]} as of {newest}, which a table of {day} does not bring up to date")
    states = known()
    table = read_table(arguments.file, states)
    if table.others:
        say(f"left out, because no member States of the United Nations: {', '.join(table.others)}")
    if table.unknown:
        _tell(table.unknown, states)
        if not arguments.incomplete:
            say(_REFUSED)
            return None
    unclear = set(table.unclear)
    if arguments.incomplete:
        unclear = states.labels.keys() - {row.state for row in table.rows} - set(table.without)
    graph, suffix = new_graph(), f"-{day}"
    add_coverage(graph, (path, names[path]), [Source("", day, arguments.source)], sorted(unclear), suffix)
    for row in table.rows:
        one = Standing(path, row.state, row.standing, row.since, row.how, row.signed, day, (arguments.source,))
        add_standing(graph, one, states.labels[row.state], names[path], suffix)
    for state, said in table.unclear.items():
        say(f"no data on {states.labels[state]}, because its row says: {said}")
    parties = sum(1 for row in table.rows if row.since)
    counts = (f"{parties} parties", f"{len(table.rows) - parties} signatories", f"no data on {len(unclear)} States")
    say(f"{names[path]} as of {day}: {', '.join(counts)}")
    return graph


def _tell(unknown: Sequence[tuple[int, str]], states: StateNames) -> None:
    """Say which rows are not recognised, and which States they may mean."""
    for line, name in unknown[:_MOST_TOLD]:
        near = states.near(name)
        hint = f"; near: {', '.join(near)}" if near else ""
        say(f"line {line}: {name[:_LONGEST]!r} is neither a State that is known here nor known to be none{hint}")
    if len(unknown) > _MOST_TOLD:
        say(f"and {len(unknown) - _MOST_TOLD} more such lines")
