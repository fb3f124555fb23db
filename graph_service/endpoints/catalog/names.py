"""What graphs are called in paths."""

import hashlib
import re

from graph_service.namespaces import BASE, GRAPHS

_STEM = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*\Z")
LINKS = "links-rdf12"
"""The dump of the links as RDF 1.2 says them."""
_RESERVED = frozenset({"all", "default", LINKS})


def stem_of(graph: str) -> str:
    """Return a graph's name in paths and fragments: the last part of our own graphs' IRIs; for others one from a hash of the IRI."""
    if graph == BASE + "dataset":
        return "dataset"
    stem = graph.removeprefix(GRAPHS)
    if stem != graph and _STEM.match(stem) and stem not in _RESERVED:
        return stem
    return "graph-" + hashlib.sha256(graph.encode()).hexdigest()[:12] if graph else "default"
