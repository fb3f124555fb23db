"""What each named graph is called and holds, so that a query that meets ``GRAPH ?g`` can say it (``graphs.toml``)."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from rdflib import RDF, VOID, Graph, Literal
from rdflib.namespace import DCTERMS

from graph_service.pipeline.manifest import Document
from graph_service.rdf.rdflib_namespaces import GCM, new_graph

_FOLDER = "graph/"


def title_graph(path: Path, documents: Iterable[Document], stems: Iterable[str]) -> Graph:
    """Return title and description of the graphs in ``stems`` and of the vocabulary's.

    A text's graph is called like its document, the others as ``graphs.toml`` says.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    said = {f"{_FOLDER}{document.graph}": (document.title, table["text"]["description"]) for document in documents}
    said |= {name: (entry["title"], entry["description"]) for name, entry in table.items() if name.startswith(_FOLDER)}
    graph = new_graph()
    graph.bind("void", VOID)
    held = {f"{_FOLDER}{stem}" for stem in (*stems, "migration-compact")}
    for name, (title, description) in said.items():
        if name not in held:
            continue
        graph.add((GCM[name], RDF.type, VOID.Dataset))
        graph.add((GCM[name], DCTERMS.title, Literal(title, lang="en")))
        graph.add((GCM[name], DCTERMS.description, Literal(description, lang="en")))
    return graph
