"""The store as pages, the API and search see it: only our own graphs (decision 0021). SPARQL sees all graphs.

Partners write into their own graphs. Their statements about our resources must not become our titles, labels or links, and their
writes must not invalidate what is computed from our graphs alone.
"""

import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from fnmatch import translate

from graph_service.sparql import tokens
from graph_service.store.interface import Answer, GraphRead, LastWrite, Query, Receipt, Store, Summary, Write

_NAMES_A_GRAPH = re.compile(r"\b(?:FROM|GRAPH)\b", re.IGNORECASE)
"""A word with which a query may name a graph."""
_REMEMBERED = 16
_VERSION_LENGTH = 24


def names_a_graph(query: str) -> bool:
    """Return True if a query may name a graph. Comments, IRIs, strings and variables, where such a word names none, are passed over.

    Raises:
        ContentTooLargeError: there are more tokens than anybody should have to read.

    """
    if not _NAMES_A_GRAPH.search(query) and "\\" not in query:
        return False
    return any(_NAMES_A_GRAPH.search(one.opening) for one in tokens.tokens(query))


def owner(own: str) -> Callable[[str], bool]:
    """Return what returns True for the IRI of a graph of ours; ``own`` are IRIs separated by blanks, in which ``*`` matches anything.

    The default graph has no IRI and is ours only if all graphs are.
    """
    patterns = own.split()
    compiled = [re.compile(translate(one.replace("[", "[[]").replace("?", "[?]"))) for one in patterns]
    return lambda graph: "*" in patterns or any(one.match(graph) for one in compiled if graph)


@dataclass(frozen=True, slots=True)
class View:
    """The dataset at one version: the version of our graphs, and the names of ours, of all, and of foreign graphs.

    ``restricted`` is false if all graphs are ours: queries then need no dataset.
    """

    version: str
    own: tuple[str, ...]
    named: tuple[str, ...]
    foreign: tuple[str, ...]
    restricted: bool


class OwnGraphs:
    """A ``Store`` whose default graph is the union of our own graphs; its version changes when one of them does.

    ``own`` are IRIs separated by blanks, in which ``*`` matches anything. ``union`` is true if the default graph of ``store`` is the
    union of all graphs. ``by_graph`` is true if the store knows the version of each graph; otherwise all share the dataset's version.
    """

    def __init__(self, store: Store, own: str, *, union: bool = True, by_graph: bool = True) -> None:
        self.whole = store
        self._owns = owner(own)
        self._union = union
        self._by_graph = by_graph
        self._views: OrderedDict[str, View] = OrderedDict()

    def owns(self, graph: str) -> bool:
        """Return True if a graph, by its IRI, is one of ours. The default graph has no IRI and is ours only if all graphs are."""
        return self._owns(graph)

    @property
    def view(self) -> View:
        """The dataset as it is now."""
        version = self.whole.version
        view = self._views.get(version)
        if view is None:
            view = self._views[version] = self._look(version)
            if len(self._views) > _REMEMBERED:
                self._views.popitem(last=False)
        return view

    def _look(self, version: str) -> View:
        summary = self.whole.summary
        named = tuple(summary.graphs)
        own = tuple(graph for graph in named if self.owns(graph))
        foreign = tuple(graph for graph in named if not self.owns(graph))
        restricted = not self._owns("") and bool(foreign or summary.default_size or not self._union)
        if version and restricted and self._by_graph:
            lines = "".join(f"{graph} {self.whole.graph_version(graph)}\n" for graph in own)
            version = hashlib.blake2b(lines.encode(), digest_size=_VERSION_LENGTH // 2).hexdigest()
        return View(version, own, named, foreign, restricted)

    # The store

    @property
    def ready(self) -> bool:
        """Whether it answers now."""
        return self.whole.ready

    @property
    def version(self) -> str:
        """The version of the union of our graphs."""
        return self.view.version

    @property
    def repeats(self) -> bool:
        """Whether equal versions give equal bytes."""
        return self.whole.repeats

    @property
    def summary(self) -> Summary:
        """All graphs in a few numbers."""
        return self.whole.summary

    def graph_version(self, graph: str) -> str | None:
        """Return the version at which a graph last changed; None if there is no such graph."""
        return self.whole.graph_version(graph)

    def last_write(self, graph: str) -> LastWrite | None:
        """Return the write that last changed a graph, if it is known."""
        return self.whole.last_write(graph)

    async def query(self, query: Query) -> Answer:
        """Evaluate a query: the default graph is ours, GRAPH reaches all graphs; a dataset named by the query is respected."""
        answer = await self.query_all(query)
        if answer.version in self._views or answer.version == self.whole.version:
            # An answer of a version without a view keeps the dataset's version, which no view has, so it is never mixed up.
            answer.version = self._views[answer.version].version if answer.version in self._views else self.view.version
        return answer

    async def query_all(self, query: Query) -> Answer:
        """Evaluate a query likewise; the version of its answer is that of all graphs, for what GRAPH reaches in partners' graphs."""
        view = self.view
        if view.restricted and query.default_graphs is None and query.named_graphs is None:
            ours = not names_a_graph(query.text)
            query = replace(query, default_graphs=view.own, named_graphs=view.named, ours=ours)
        return await self.whole.query(query)

    async def read_graph(self, read: GraphRead) -> Answer:
        """Return a whole graph."""
        return await self.whole.read_graph(read)

    async def write(self, write: Write) -> Receipt:
        """Change the dataset."""
        return await self.whole.write(write)

    async def rehearse(self, write: Write) -> Receipt:
        """Try a change without storing it."""
        return await self.whole.rehearse(write)

    async def start(self) -> None:
        """Load the data and be ready."""
        await self.whole.start()

    async def stop(self) -> None:
        """Stop every process of the store."""
        await self.whole.stop()
