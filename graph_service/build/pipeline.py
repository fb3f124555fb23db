"""From the sources and the curated files to ``data/turtle``: every graph of the dataset, by the stem of its file."""

from collections.abc import Callable, Iterator
from pathlib import Path

from rdflib import Graph

from graph_service.build.manifest import read_documents
from graph_service.build.text_graph import document_graph
from graph_service.build.turtle import to_turtle


def build(source: Path, curated: Path) -> Iterator[tuple[str, Graph]]:
    """Yield each named graph with the stem of its file, texts first. Raises BuildError when a source or a curated file does not fit."""
    for document in read_documents(source):
        yield document.graph, document_graph(document)


def write(source: Path, curated: Path, target: Path, progress: Callable[[str], None] = lambda line: None) -> None:
    """Write every graph to ``target`` as Turtle and remove files of graphs that are no longer built.

    Nothing is written before everything was built, so a failing build leaves the old files. ``progress`` receives a line for each graph.
    """
    files: dict[str, bytes] = {}
    for stem, graph in build(source, curated):
        files[stem] = to_turtle(graph)
        progress(f"{stem}: {len(graph):,} triples")
    target.mkdir(parents=True, exist_ok=True)
    for stem, data in files.items():
        (target / f"{stem}.ttl").write_bytes(data)
    for stale in target.glob("*.ttl"):
        if stale.stem not in files:
            stale.unlink()
