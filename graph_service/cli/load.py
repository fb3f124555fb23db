"""``compact-graph load``: files into a store, all of them or none."""

import argparse
import gzip
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from graph_service import package_data
from graph_service.cli import common
from graph_service.cli.client import ServiceClient, update_of
from graph_service.cli.common import StoreLocation, say
from graph_service.rdf import formats
from graph_service.rdf.formats import Format
from graph_service.rdf.terms import check_iri
from graph_service.store.embedded import offline
from graph_service.store.embedded.import_files import Incoming, UnreadableError
from graph_service.store.interface import Receipt
from graph_service.store.seed import SeedFile, builtin

DESCRIPTION = """\
Put RDF files into a store: Turtle, TriG, N-Triples, N-Quads, RDF/XML, JSON-LD and N3, each also gzipped (.gz). All files are read before
anything is written, and everything is written in one step: after an error, or a kill, the store is as it was.

Statements go where the file says: into the graphs that TriG, N-Quads and JSON-LD name, everything else into the default graph. With
--graph they go into that graph, and a file that names graphs of its own is refused. Blank nodes of different files stay apart.

--builtin is the graph that this version of the program carries, in graphs of its own. A store keeps the edition that it was filled with:
with --replace, --builtin brings it to this one, and nothing else in it is touched.

With --data-dir nobody else may use the directory: a running service is noticed and left alone; go through it with --url, with a token
that covers the graphs. A new directory is filled with the built-in graph first, unless --dataset none. A service checks what it is sent
against the shapes; with --data-dir nothing does: run compact-graph validate on the files."""
EPILOG = """\
examples:
  compact-graph load --data-dir var commitments.trig
  compact-graph load --data-dir var --graph https://example.org/iom --replace iom.ttl
  compact-graph load --data-dir var --builtin --replace
  curl -s https://example.org/all.nq | compact-graph load --url http://127.0.0.1:8000 --format nquads -

exit codes: 0 loaded; 1 the service refused the data, because they break its shapes; 2 not loaded, and the message says why: a file with
line and column, a directory in use, a service that cannot be reached, a full disk."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the flags."""
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    parser.add_argument("files", nargs="*", metavar="FILE", help="a file, or - for standard input (with --format)")
    parser.add_argument("--builtin", action="store_true", help="load the graph that the program carries")
    parser.add_argument("--graph", metavar="IRI", help="the graph to load into")
    parser.add_argument(
        "--replace", action="store_true", help="put the files in the place of what the graphs hold, instead of adding to it"
    )
    parser.add_argument("--format", help="format of all files, whatever their endings: turtle, trig, ntriples, nquads, rdfxml, jsonld, n3")
    common.add_place(parser, "dataset")


def run(arguments: argparse.Namespace) -> int:
    """Load, and return the exit code."""
    location = common.read_place(arguments)
    graph = None if arguments.graph is None else check_iri(arguments.graph, "--graph")
    # Before anything is read: a wrong ending in the last file need not wait for the first ones.
    files = [(name, common.format_of(name, arguments.format)) for name in arguments.files]
    if not files and not arguments.builtin:
        message = "what is to be loaded? Name files, or give --builtin"
        raise ValueError(message)
    if arguments.builtin and graph is not None:
        message = "--builtin has graphs of its own: leave out --graph"
        raise ValueError(message)
    started = time.monotonic()
    incoming = Incoming(graph, say)
    if arguments.builtin:
        say(f"the built-in graph: {incoming.take(our_files()):,} statements")
    for name, form in files:
        _read(incoming, name, form)
    if incoming.warning:
        say(f"warning: {incoming.warning}")
    if location.service:
        say(_sent(location.service, incoming, replace=arguments.replace))
    else:
        say(_loaded(location, incoming, replace=arguments.replace))
    say(f"done in {time.monotonic() - started:.1f} s")
    return common.DONE


def _read(incoming: Incoming, name: str, form: Format) -> None:
    shown = "standard input" if name == "-" else name
    with open_file(name) as stream:
        count = incoming.read(shown, stream, form)
    say(f"{shown}: {count:,} statements")


@contextmanager
def open_file(name: str) -> Iterator[BinaryIO]:
    """Give a file's bytes, unpacked if its name ends with .gz; - is standard input.

    Raises:
        UnreadableError: it cannot be opened.

    """
    with ExitStack() as stack:
        try:
            if name == "-":
                stream: BinaryIO = sys.stdin.buffer
            else:
                stream = stack.enter_context(Path(name).open("rb"))
                if name.lower().endswith(".gz"):
                    stream = stack.enter_context(cast("BinaryIO", gzip.GzipFile(fileobj=stream)))
        except OSError as error:
            message = f"{name} cannot be read: {error.strerror}"
            raise UnreadableError(message) from None
        yield stream


def _loaded(location: StoreLocation, incoming: Incoming, *, replace: bool) -> str:
    return told(offline.load(location.directory, sources(location), incoming, replace=replace, who="compact-graph load", when=common.now()))


def told(receipt: Receipt) -> str:
    """Return what a write changed, in words."""
    changed = (
        f"{receipt.added:,} added and {receipt.removed:,} removed in {_listed(receipt.graphs)}" if receipt.graphs else "nothing is new"
    )
    return f"{changed}; version {receipt.version}"


def sources(location: StoreLocation) -> list[SeedFile]:
    """Return what a new store is first filled with."""
    return our_files() if location.settings.dataset == "builtin" else []


def our_files() -> list[SeedFile]:
    """Return the files of the built-in graph."""
    return builtin(package_data.turtle(), package_data.ontology())


def _sent(service: ServiceClient, incoming: Incoming, *, replace: bool) -> str:
    graphs = [(graph, incoming.n_triples(graph)) for graph in incoming.graphs]
    say(f"sending {sum(len(triples) for _, triples in graphs):,} bytes for {_listed(incoming.graphs)}")
    if len(graphs) == 1:
        [(graph, triples)] = graphs
        named = {"graph": graph} if graph else {"default": ""}
        service.send("PUT" if replace else "POST", "/graph", triples, formats.N_TRIPLES.types[0], **named)
    elif graphs:
        # Graph Store Protocol knows one graph a request; an update takes all in one step.
        service.send("POST", "/update", update_of(graphs, replace=replace), "application/sparql-update")
    return "the service has them"


def _listed(graphs: Sequence[str]) -> str:
    named = [graph or "the default graph" for graph in graphs]
    return ", ".join(named) if len(named) <= 3 else f"{len(named)} graphs"  # noqa: PLR2004 - as many as fit a line
