"""Reading the W3C manifests: which tests there are, and what each says."""

import os
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS

BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")


def folder():
    """The folder of the suites: W3C_TESTS, or ``shared/w3c`` beside the repository; None if it is in neither place."""
    named = os.environ.get("W3C_TESTS")
    candidates = [Path(named)] if named else [Path(__file__).resolve().parents[3] / "shared" / "w3c"]
    for candidate in candidates:
        for root in (candidate / "sparql" / "sparql11", candidate / "sparql11", candidate):
            if (root / "manifest-sparql11-query.ttl").exists():
                return root
    return None


@dataclass(frozen=True)
class Test:
    """A test of a manifest, with the graph it is described in."""

    __test__ = False
    iri: URIRef
    kind: str
    graph: Graph
    folder: str

    @property
    def name(self):
        return f"{self.folder}/{self.iri.rpartition('#')[2]}"

    def value(self, *path):
        node = self.iri
        for step in path:
            node = self.graph.value(node, step) if node is not None else None
        return node

    def values(self, *path):
        *way, last = path
        node = self.value(*way) if way else self.iri
        return list(self.graph.objects(node, last)) if node is not None else []


def read(root, manifest):
    """Yield the tests of a manifest and of those it includes, in order."""
    path = root / manifest
    graph = Graph().parse(path, format="turtle", publicID=BASE + manifest)
    here = str(Path(manifest).parent)
    for subject in graph.subjects(RDF.type, MF.Manifest):
        for included in graph.objects(subject, MF.include):
            for item in Collection(graph, included):
                yield from read(root, str(item).removeprefix(BASE))
        for entries in graph.objects(subject, MF.entries):
            for item in Collection(graph, entries):
                kind = graph.value(item, RDF.type)
                yield Test(item, str(kind).rpartition("#")[2], graph, here)


def file(root, iri):
    """The file that an IRI of a manifest stands for."""
    return root / str(iri).removeprefix(BASE)


def named_graphs(test, step, predicate):
    """Pairs of graph name and file for ``ut:graphData`` or ``qt:graphData`` below a node."""
    graphs = []
    for node in test.values(step, predicate):
        inner = test.graph.value(node, UT.graph)
        label = test.graph.value(node, RDFS.label)
        graphs.append((str(label) if label else str(inner or node), inner or node))
    return graphs
