"""The shapes as a graph of the dataset, so that programs find by a query what the data must be, and what each rule is for.

Graphs of ours have no blank nodes, because those cannot be named in a query or a correction. A node without a name in the files
is named by what it says: equal nodes are one.
"""

import hashlib
from pathlib import Path

from rdflib import BNode, Graph, URIRef
from rdflib.term import Node

from graph_service.namespaces import GRAPHS
from graph_service.rdf.rdflib_namespaces import new_graph

_LENGTH = 12


def shape_graph(folder: Path) -> Graph:
    """Return the shapes of a folder."""
    read = Graph()
    for file in sorted(folder.glob("*.ttl")):
        read.parse(file, format="turtle")
    names: dict[Node, URIRef] = {}
    graph = new_graph()
    for prefix, namespace in read.namespaces():
        graph.bind(prefix, namespace)
    for subject, predicate, value in read:
        graph.add((_named(subject, read, names), predicate, _named(value, read, names)))
    return graph


def _named(node: Node, graph: Graph, names: dict[Node, URIRef]) -> Node:
    """Return a node as it is, or a blank node by its name; what hangs from a blank node is a tree."""
    if not isinstance(node, BNode):
        return node
    if node not in names:
        said = sorted(f"{predicate.n3()} {_named(value, graph, names).n3()}" for predicate, value in graph.predicate_objects(node))
        digest = hashlib.sha256("\n".join(said).encode()).hexdigest()
        names[node] = URIRef(f"{GRAPHS}shapes#{digest[:_LENGTH]}")
    return names[node]
