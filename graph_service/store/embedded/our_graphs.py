"""The union of our own graphs as one graph, beside a store that holds partners' graphs too.

Pages and the API see our graphs only (decision 0021). A query over a list of graphs looks each pattern up in every one of them: beside
one foreign statement, the description of an objective took nine times as long. So their union is kept once more, while there are
foreign graphs, and a query that names no graph is evaluated there.
"""

from collections.abc import Callable

import pyoxigraph

from graph_service.store.embedded import changes as change


class OurGraphs:
    """The union of those graphs whose IRI ``owns`` accepts; ``union`` is true if the store's default graph is the union of all graphs."""

    def __init__(self, owns: Callable[[str], bool], *, union: bool) -> None:
        self._owns = owns
        self._union = union
        self.store: pyoxigraph.Store | None = None
        """The union as a default graph; None as long as all graphs of the store are ours, for then nothing is kept twice."""

    def fill(self, store: pyoxigraph.Store) -> None:
        """Copy our graphs if the store holds others."""
        graphs = [graph for graph in store.named_graphs() if isinstance(graph, pyoxigraph.NamedNode)]
        ours = [graph for graph in graphs if self._owns(graph.value)]
        default = next(store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph()), None)
        # Where the default graph is ours, all graphs are, and no query names them.
        if self._owns("") or (len(ours) == len(graphs) and default is None and self._union):
            return
        self.store = pyoxigraph.Store()
        for graph in ours:
            # One by one, as in ``seed.load``.
            for quad in store.quads_for_pattern(None, None, None, graph):
                self.store.add(pyoxigraph.Quad(quad.subject, quad.predicate, quad.object))

    def follow(self, store: pyoxigraph.Store, changes: list[change.GraphChange]) -> None:
        """Take over the changes that a write has made to the store."""
        if self.store is None:
            self.fill(store)
            return
        for one in changes:
            if not self._owns(one.graph):
                continue
            for quad in change.quads(one.removed):
                still = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
                if not any(isinstance(other.graph_name, pyoxigraph.NamedNode) and self._owns(other.graph_name.value) for other in still):
                    self.store.remove(quad)
            self.store.extend(change.quads(one.added))
