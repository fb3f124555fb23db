"""``compact-graph export``: a store's statements as a file, sorted, so that equal data give equal bytes."""

import argparse
import gzip
import io
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, cast

from graph_service.cli import common
from graph_service.cli.client import ServiceClient
from graph_service.cli.common import say
from graph_service.rdf import formats, serialise
from graph_service.rdf.formats import Format
from graph_service.rdf.terms import check_iri
from graph_service.store.embedded import offline

DESCRIPTION = """\
Write what a store holds: the whole dataset as N-Quads (or TriG, JSON-LD), or one graph as Turtle (or N-Triples, RDF/XML, JSON-LD, TriG,
N-Quads). Statements are sorted, so that two exports of equal data are equal and a comparison shows what changed. A file appears when it is
whole; until then the old one stays.

With --data-dir the state of one moment is read, that of the last finished write; a service may be running. With --url it is the service's
dump or graph, of one version. Graphs without statements have no place in these formats; compact-graph backup keeps them."""
EPILOG = """\
examples:
  compact-graph export --data-dir var -o all.nq.gz
  compact-graph export --data-dir var --graph https://example.org/iom -o iom.ttl
  compact-graph export --url https://example.org --format trig > all.trig

exit codes: 0 written; 2 not written, and the message says why."""
_FOURTH = re.compile(r"^(.*[^ ]) (<[^<>\"{}|^`\\\x00-\x20]*>) \.$", re.DOTALL)
_BLOCK = 2**20
Graphs = Mapping[str, list[str]]
"""Graph IRI (empty for the default graph) to its sorted lines of N-Triples."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the flags."""
    parser.description, parser.epilog = DESCRIPTION, EPILOG
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--graph", metavar="IRI", help="one named graph")
    which.add_argument("--default", action="store_true", help="the default graph")
    parser.add_argument("--format", help="format; otherwise the ending of -o decides, else nquads for all and turtle for a graph")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="where to write, with .gz gzipped; - is standard output")
    common.add_place(parser)


def run(arguments: argparse.Namespace) -> int:
    """Export, and return the exit code."""
    where = common.read_place(arguments)
    graph = "" if arguments.default else None if arguments.graph is None else check_iri(arguments.graph, "--graph")
    form = _format(arguments.output, arguments.format, graph)
    graphs = _asked(where.service, graph) if where.service else _read(where.directory, graph)
    single = graph is not None
    if arguments.output == "-":
        _write(sys.stdout.buffer, graphs, form, single=single)
        sys.stdout.buffer.flush()
    else:
        with common.written(Path(arguments.output)) as file:
            _save(file, graphs, form, single=single, packed=arguments.output.lower().endswith(".gz"))
    say(f"{sum(map(len, graphs.values())):,} statements in {len(graphs)} graph{'' if len(graphs) == 1 else 's'}")
    return common.DONE


def _format(output: str, given: str | None, graph: str | None) -> Format:
    if output == "-" and not given:
        return formats.N_QUADS if graph is None else formats.TURTLE
    form = common.format_of(output, given)
    if graph is None and form not in _DATASETS:
        message = f"{form.name} holds one graph: say which with --graph or --default, or take {', '.join(one.name for one in _DATASETS)}"
        raise ValueError(message)
    return form


def _read(directory: Path, graph: str | None) -> Graphs:
    _, graphs = offline.snapshot(directory)
    if graph is None:
        return {name: lines for name, lines in graphs.items() if lines}
    if graph and graph not in graphs:
        message = f"there is no graph {graph}; there are {', '.join(name for name in graphs if name) or 'none'}"
        raise ValueError(message)
    return {graph: graphs.get(graph, [])}


def _asked(service: ServiceClient, graph: str | None) -> Graphs:
    if graph is not None:
        with service.read("/graph", formats.N_TRIPLES.types[0], **({"graph": graph} if graph else {"default": ""})) as stream:
            return {graph: sorted(_lines(stream))}
    by_graph: dict[str, list[str]] = {}
    with service.read("/dump/all.nq.gz", "*/*") as stream, gzip.GzipFile(fileobj=stream) as unpacked:
        for line in _lines(cast("BinaryIO", unpacked)):
            place = _place(line)
            by_graph.setdefault(place[0], []).append(place[1])
    return {name: sorted(lines) for name, lines in sorted(by_graph.items())}


def _lines(stream: BinaryIO) -> Iterator[str]:
    """Yield statements; a line ends at a line feed and nowhere else."""
    rest = b""
    while piece := stream.read(_BLOCK):
        lines = (rest + piece).split(b"\n")
        rest = lines.pop()
        yield from (line.decode() for line in lines if line.strip())
    if rest.strip():
        yield rest.decode()


def _place(quad: str) -> tuple[str, str]:
    """Return the graph of a line of N-Quads and its triple."""
    match = _FOURTH.match(quad)
    if match:
        triple = f"{match[1]} ."
        try:
            serialise.parse(triple)
        except ValueError:
            # The last IRI was the object.
            return "", quad
        return match[2][1:-1], triple
    return "", quad


def _write(output: BinaryIO, graphs: Graphs, form: Format, *, single: bool) -> None:
    lines = {"": next(iter(graphs.values()))} if single and form in _SINGLE else graphs
    serialise.write_graphs(output, ((name, map(serialise.parse, of_graph)) for name, of_graph in lines.items()), form.name)


def _save(file: BinaryIO, graphs: Graphs, form: Format, *, single: bool, packed: bool) -> None:
    if not packed:
        _write(file, graphs, form, single=single)
        return
    # Without name and time inside, so that equal data give equal files. Short texts are written together.
    with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as archive, io.BufferedWriter(archive, _BLOCK) as buffered:
        _write(cast("BinaryIO", buffered), graphs, form, single=single)


_DATASETS = (formats.N_QUADS, formats.TRIG, formats.JSON_LD)
_SINGLE = (formats.TURTLE, formats.N3, formats.N_TRIPLES, formats.JSON_LD, formats.RDF_XML)
