"""The schema that the built graphs show, so that programs find it by a query at the endpoint."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from graph_service.corpus.schema import RELEASE, Use, class_node, class_partition, use_partition
from graph_service.rdf import serialise
from graph_service.rdf.rdflib_namespaces import new_graph
from graph_service.rdf.serialise import KNOWN, TYPE, Statement, iri, name


class SchemaBook:
    """Gathers graphs; a triple in two of them counts once."""

    def __init__(self) -> None:
        self._triples: set[tuple[Node, Node, Node]] = set()
        self._classes: defaultdict[Node, set[str]] = defaultdict(set)

    def add(self, graph: Graph) -> None:
        """Take the triples of a graph."""
        for subject, predicate, value in graph:
            if predicate != RDF.type:
                self._triples.add((subject, predicate, value))
            elif isinstance(value, URIRef):
                self._classes[subject].add(str(value))

    def graph(self) -> Graph:
        """Return the schema as VoID: the classes of the dataset, their properties, and the classes and datatypes of the objects."""
        graph = new_graph()
        for prefix in ("void", "void-ext"):
            graph.bind(prefix, KNOWN[prefix])
        return graph.parse(data=serialise.write(self._statements(), "ntriples"), format="nt")

    def _statements(self) -> list[Statement]:
        entities: defaultdict[str, int] = defaultdict(int)
        for classes in self._classes.values():
            for one in classes:
                entities[one] += 1
        held = ((iri(RELEASE), name("void:classPartition"), iri(class_node(RELEASE, one))) for one in entities)
        parts = (class_partition(RELEASE, one, count) for one, count in entities.items())
        kind = (iri(RELEASE), TYPE, name("void:Dataset"))
        return list(chain([kind], held, *parts, *(use_partition(RELEASE, use) for use in self._uses())))

    def _uses(self) -> Iterator[Use]:
        counted: defaultdict[tuple[str, str, str, bool], list[tuple[Node, Node]]] = defaultdict(list)
        for subject, predicate, value in self._triples:
            literal = isinstance(value, Literal)
            targets = {_datatype(value)} if isinstance(value, Literal) else self._classes.get(value, set())
            for one in self._classes.get(subject, ()):
                counted[one, str(predicate), "", False].append((subject, value))
                for target in targets:
                    counted[one, str(predicate), target, literal].append((subject, value))
        for key, pairs in counted.items():
            yield Use(*key, len(pairs), len({subject for subject, _ in pairs}), len({value for _, value in pairs}))


def _datatype(value: Literal) -> str:
    return str(RDF.langString if value.language else value.datatype or XSD.string)
