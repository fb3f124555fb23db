"""Names of the graph: the base IRI, the vocabulary and the vocabularies it reuses, in one place."""

from rdflib import Graph, Namespace

from graph_service.namespaces import BASE, PREFIXES

__all__ = ["BASE", "ELI", "GCM", "GCMO", "GRAPH", "OA", "PREFIXES", "SDG", "SEMAPV", "SSSOM", "new_graph"]

GCM = Namespace(BASE)
GCMO = Namespace(PREFIXES["gcmo"])
GRAPH = Namespace(BASE + "graph/")
OA = Namespace(PREFIXES["oa"])
ELI = Namespace(PREFIXES["eli"])
SSSOM = Namespace(PREFIXES["sssom"])
SEMAPV = Namespace(PREFIXES["semapv"])
SDG = Namespace(PREFIXES["sdg"])


def new_graph() -> Graph:
    """Return an empty graph that knows our prefixes and no others."""
    graph = Graph(bind_namespaces="none")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    return graph
