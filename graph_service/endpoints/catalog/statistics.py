"""The dataset counted: sizes, classes and properties of the whole and of each graph, and where the graph points outside.

Ten queries a dataset version, whatever the number of graphs, classes or properties.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph_service.corpus.schema import Use, uses
from graph_service.corpus.select import Row, Term, select
from graph_service.store.own_graphs import OwnGraphs


@dataclass(frozen=True, slots=True)
class Size:
    """Triples, and the distinct subjects and objects among them."""

    triples: int = 0
    subjects: int = 0
    objects: int = 0


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
    """The dataset counted, whole and by graph IRI; what is said of each class; texts of graphs; the names of their issuers, by IRI."""

    whole: Counts
    uses: list[Use]
    graphs: Mapping[str, Counts]
    outward: list[Outward]
    texts: Mapping[str, list[Text]]
    agents: Mapping[str, Term]


async def count(own: OwnGraphs) -> Statistics:
    """Count the whole dataset; what graphs say of their texts is taken from our own.

    Raises:
        ServiceError: the store does not answer in full.

    """
    store = own.whole
    # One after the other: together they would keep several workers busy, and each would grow by what its scan of the whole dataset takes.
    whole = await select(store, "endpoints/catalog/whole")
    whole_classes = await select(store, "endpoints/catalog/whole-classes")
    whole_properties = await select(store, "endpoints/catalog/whole-properties")
    schema = await select(store, "corpus/schema")
    graphs = await select(store, "endpoints/catalog/graphs")
    classes = await select(store, "endpoints/catalog/classes")
    properties = await select(store, "endpoints/catalog/properties")
    external = await select(store, "endpoints/catalog/external")
    documents = await select(store, "endpoints/catalog/documents")
    agents = await select(own, "endpoints/catalog/labels-of-agents")
    # A graph without triples has no row of its own.
    by_graph = {graph: Counts() for graph in store.summary.graphs}
    for row in graphs:
        by_graph.setdefault(row["graph"].value, Counts()).size = _size(row)
    for row in classes:
        # A class without a name cannot be named in a description.
        if row["class"].is_iri:
            by_graph[row["graph"].value].classes[row["class"].value] = int(row["entities"].value)
    for row in properties:
        by_graph[row["graph"].value].properties[row["property"].value] = _size(row)
    total = Counts(
        _size(whole[0]),
        {row["class"].value: int(row["entities"].value) for row in whole_classes if row["class"].is_iri},
        {row["property"].value: _size(row) for row in whole_properties},
    )
    outward = [Outward(row["property"].value, row["place"].value, _size(row)) for row in external]
    return Statistics(
        total,
        uses(schema),
        dict(sorted(by_graph.items())),
        sorted(outward, key=lambda item: (item.place, item.property)),
        _texts([row for row in documents if own.owns(row["graph"].value)]),
        {row["agent"].value: row["label"] for row in agents},
    )


def _size(row: Row) -> Size:
    return Size(int(row["triples"].value), int(row["subjects"].value), int(row["objects"].value))


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
