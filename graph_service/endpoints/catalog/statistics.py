"""The dataset counted: sizes, classes and properties of the whole and of each graph, and where the graph points outside.

Ten queries a dataset version, whatever the number of graphs, classes or properties; more where there are millions of triples. A query
remembers the distinct subjects and objects that it counts, so it is asked for some at a time, to stay within the memory that it may use:
for those of some properties or graphs, or for those whose hashes begin alike, which add up. What cannot be counted even so is left out.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph_service.corpus.per_version import VersionChangedError
from graph_service.corpus.schema import Use, uses
from graph_service.corpus.select import Row, Term, select
from graph_service.errors import LimitExceededError, MemoryLimitError, TimeLimitError
from graph_service.rdf.terms import UNDEFINED, Iri, Literal, Undefined
from graph_service.store.interface import BACKGROUND, Limits, Store
from graph_service.store.own_graphs import OwnGraphs

_TOGETHER = 4_000_000
"""Subjects and objects that one query may have to remember, which takes about 430 MiB: two a triple if no two are the same."""
_MOST_NAMES = 500
"""Properties or graphs that one query names."""
_DIGITS = "0123456789abcdef"
"""With what a hash may begin."""
_LIMITS = Limits(seconds=300.0, rows=5_000_000, bytes=2**30)
_TOO_MUCH = (MemoryLimitError, TimeLimitError, LimitExceededError)


@dataclass(frozen=True, slots=True)
class Size:
    """Triples, and the distinct subjects and objects among them; None if they could not be counted."""

    triples: int | None = 0
    subjects: int | None = 0
    objects: int | None = 0


@dataclass(slots=True)
class Counts:
    """A dataset or a graph, counted: its size, the number of entities of each class and the size of each property's part, by IRI."""

    size: Size = field(default_factory=Size)
    classes: dict[str, int] = field(default_factory=dict)
    properties: dict[str, Size] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outward:
    """Links by one property to one place outside (scheme and host)."""

    property: str
    place: str
    size: Size


@dataclass(frozen=True, slots=True)
class Text:
    """What a graph says of the text that it holds: the document's IRI, its source file and its properties by IRI."""

    document: str
    file: str
    properties: Mapping[str, list[Term]]


@dataclass(frozen=True, slots=True)
class Statistics:
    """The dataset counted, whole and by graph IRI; what is said of each class; texts of graphs; the names of their issuers, by IRI.

    ``left_out`` names the queries that the dataset is too large for, so that their counts, or some of them, are missing.
    """

    whole: Counts
    uses: list[Use]
    graphs: Mapping[str, Counts]
    outward: list[Outward]
    texts: Mapping[str, list[Text]]
    agents: Mapping[str, Term]
    left_out: frozenset[str] = frozenset()


class _Questions:
    """Queries to a store about one version of its dataset. One that needs too much gives no rows, and is noted."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._version = store.version
        self.left_out: set[str] = set()
        if store.summary.many:
            # This takes long: it gives way, also if a reader's request began it. The task that counts is nobody else's.
            BACKGROUND.set(True)

    async def rows(self, query: str, **values: Sequence[Iri | Literal | Undefined]) -> list[Row]:
        """Return the rows of a query, of which variables may be given values."""
        if self._store.version != self._version:
            raise VersionChangedError
        try:
            return await select(self._store, query, values, _LIMITS)
        except _TOO_MUCH:
            self.left_out.add(_stem(query))
            return []

    async def by_properties(self, query: str, sizes: Mapping[str, int]) -> list[Row]:
        """Return the rows of a query about properties, which is asked for some of them at a time."""
        if "sizes" in self.left_out:
            # Nobody knows how much to ask for.
            self.left_out.add(_stem(query))
            return []
        return [row for batch in _batches(sizes) for row in await self.rows(query, property=batch)]

    async def by_graphs(self, query: str, sizes: Mapping[str, int]) -> dict[str, Size]:
        """Return the size of each graph from a query that is asked for some of them at a time, or for a part of one."""
        counted: dict[str, Size] = {}
        for batch in _batches(sizes):
            terms = 2 * sum(sizes[one.value] for one in batch if isinstance(one, Iri))
            counted |= await self.by_hashes(query, terms, graph=batch)
        return counted

    async def by_hashes(self, query: str, terms: int, **values: Sequence[Iri | Undefined]) -> dict[str, Size]:
        """Return the sizes of graphs by their IRIs (of the whole: empty) from a query that is asked for some hashes at a time."""
        parts = max(1, min(-(-terms // _TOGETHER), len(_DIGITS)))
        sizes: dict[str, Size] = {}
        for part in range(parts):
            rows = await self.rows(query, part=[Literal(_DIGITS[part::parts]) if parts > 1 else UNDEFINED], **values)
            if not rows:
                # The other parts alone say nothing.
                return {}
            for row in rows:
                graph = row["graph"].value if "graph" in row else ""
                before, one = sizes.get(graph, Size()), _size(row)
                sizes[graph] = Size(one.triples, (before.subjects or 0) + (one.subjects or 0), (before.objects or 0) + (one.objects or 0))
        return sizes


def _stem(query: str) -> str:
    return query.rpartition("/")[2]


def _batches(sizes: Mapping[str, int]) -> list[list[Iri | Undefined]]:
    """Return properties or graphs, by their triples: those together that one query can count. One that has too many is alone."""
    if 2 * sum(sizes.values()) <= _TOGETHER:
        return [[UNDEFINED]]
    batches: list[list[Iri | Undefined]] = []
    room = 0
    for name, triples in sorted(sizes.items()):
        if not batches or 2 * triples > room or len(batches[-1]) == _MOST_NAMES:
            batches.append([])
            room = _TOGETHER
        batches[-1].append(Iri(name))
        room -= 2 * triples
    return batches


async def count(own: OwnGraphs, log: Callable[[str, dict[str, Any]], None] = lambda _event, _members: None) -> Statistics:
    """Count the whole dataset; what graphs say of their texts is taken from our own. ``log`` hears of what is left out.

    Raises:
        ServiceError: the store does not answer.
        VersionChangedError: somebody has written meanwhile.

    """
    store = own.whole
    version, questions = store.version, _Questions(store)
    # One after the other: together they would keep several workers busy, and each would grow by what its scan of the whole dataset takes.
    sizes = await questions.rows("endpoints/catalog/sizes")
    by_property = {row["property"].value: int(row["quads"].value) for row in sizes}
    graphs = await questions.by_graphs("endpoints/catalog/graphs", store.summary.graphs)
    # The whole has no more than its graphs together.
    terms = sum((size.subjects or 0) + (size.objects or 0) for size in graphs.values())
    whole = await questions.by_hashes("endpoints/catalog/whole", terms)
    classes = await questions.rows("endpoints/catalog/classes")
    whole_classes = await questions.rows("endpoints/catalog/whole-classes")
    properties = await questions.by_properties("endpoints/catalog/properties", by_property)
    external = await questions.by_properties("endpoints/catalog/external", by_property)
    schema = await questions.by_properties("corpus/schema", by_property)
    documents = await questions.rows("endpoints/catalog/documents")
    agents = await select(own, "endpoints/catalog/labels-of-agents")
    if questions.left_out:
        log("counts-left-out", {"version": version, "queries": sorted(questions.left_out)})
    distinct = whole.get("", Size(None, None, None))
    triples = None if "sizes" in questions.left_out else sum(int(row["triples"].value) for row in sizes)
    total = Counts(
        Size(triples, distinct.subjects, distinct.objects),
        {row["class"].value: int(row["entities"].value) for row in whole_classes if row["class"].is_iri},
        {row["property"].value: _size(row) for row in sizes},
    )
    # A graph without triples has no row of its own.
    by_graph = defaultdict(Counts, {one: Counts(Size(size, None, None) if size else Size()) for one, size in store.summary.graphs.items()})
    for graph, size in graphs.items():
        by_graph[graph].size = size
    for row in classes:
        # A class without a name cannot be named in a description.
        if row["class"].is_iri:
            by_graph[row["graph"].value].classes[row["class"].value] = int(row["entities"].value)
    for row in properties:
        name = row["property"].value
        if "graph" in row:
            by_graph[row["graph"].value].properties[name] = _size(row)
        else:
            total.properties[name] = replace(_size(row), triples=total.properties[name].triples)
    outward = [Outward(row["property"].value, row["place"].value, _size(row)) for row in external]
    return Statistics(
        total,
        uses(schema),
        dict(sorted(by_graph.items())),
        sorted(outward, key=lambda item: (item.place, item.property)),
        _texts([row for row in documents if own.owns(row["graph"].value)]),
        {row["agent"].value: row["label"] for row in agents},
        frozenset(questions.left_out),
    )


def _size(row: Row) -> Size:
    """Return what a row counts; what it does not count is not known."""
    triples, subjects, objects = (int(row[name].value) if name in row else None for name in ("triples", "subjects", "objects"))
    return Size(triples, subjects, objects)


def _texts(rows: list[Row]) -> dict[str, list[Text]]:
    by_graph: dict[str, dict[str, tuple[str, dict[str, list[Term]]]]] = {}
    for row in rows:
        documents = by_graph.setdefault(row["graph"].value, {})
        _, properties = documents.setdefault(row["document"].value, (row["file"].value, {}))
        properties.setdefault(row["property"].value, []).append(row["value"])
    return {
        graph: [Text(document, file, properties) for document, (file, properties) in sorted(documents.items())]
        for graph, documents in by_graph.items()
    }
