"""The schema that programs read: the same in the endpoint and in the catalogue, and what the data say."""

from collections import defaultdict
from pathlib import Path

import httpx
import pytest
from rdflib import RDF, SH, VOID, XSD, Graph, Literal, Namespace, URIRef

from graph_service import package_data

QUERY = (Path(__file__).parent / "schema-of-assistants.rq").read_text()
BASE = "https://w3id.org/migration-compact/"
GCMO = BASE + "ontology#"
EXT = Namespace("http://ldf.fi/void-ext#")


@pytest.fixture(scope="module")
def http(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
def asked(http):
    """What an assistant learns from the endpoint: the kinds of objects by class and property."""
    answer = http.get("/sparql", params={"query": QUERY}, headers={"accept": "application/sparql-results+json"}).raise_for_status()
    schema = defaultdict(set)
    for row in answer.json()["results"]["bindings"]:
        kinds = [row[name]["value"] for name in ("objectClass", "objectDatatype") if name in row]
        schema[row["subjectClass"]["value"], row["prop"]["value"]].update(kinds)
    return schema


@pytest.fixture(scope="module")
def counted(built_graphs):
    """The built graphs but those that describe: for each class, property and kind of object, its triples."""
    union = Graph().parse(package_data.ontology() / "migration-compact.ttl")
    for stem, graph in built_graphs.items():
        if stem not in ("schema", "graphs", "shapes"):
            union += graph
    classes = defaultdict(set)
    for subject, kind in union.subject_objects(RDF.type):
        classes[subject].add(kind)
    pairs_of = defaultdict(set)
    for subject, predicate, value in union:
        if predicate == RDF.type:
            continue
        kinds = classes.get(value, set())
        if isinstance(value, Literal):
            kinds = {RDF.langString if value.language else value.datatype or XSD.string}
        for one in classes.get(subject, ()):
            for kind in (None, *kinds):
                pairs_of[one, predicate, kind].add((subject, value))
    return {key: len(pairs) for key, pairs in pairs_of.items()}


def test_the_query_of_assistants_finds_every_class_with_its_properties_and_their_objects(asked, counted):
    expected = defaultdict(set)
    for kind, predicate, target in counted:
        expected[str(kind), str(predicate)].update([str(target)] if target else [])
    assert asked == expected
    assert asked[GCMO + "Action", GCMO + "actionOf"] == {GCMO + "Objective", GCMO + "Provision"}
    assert asked[GCMO + "Quotation", "http://www.w3.org/ns/oa#exact"]


@pytest.mark.parametrize(("path", "dataset"), [("/graph/schema", "graph/schema#dataset"), ("/.well-known/void", "dataset")])
def test_counts_are_those_of_the_data(http, counted, path, dataset):
    graph = Graph().parse(data=http.get(path, headers={"accept": "text/turtle"}).text)
    counts = {}
    for part in graph.objects(URIRef(BASE + dataset), VOID.classPartition):
        kind = graph.value(part, VOID["class"])
        for of_property in graph.objects(part, VOID.propertyPartition):
            predicate = graph.value(of_property, VOID.property)
            counts[kind, predicate, None] = int(graph.value(of_property, VOID.triples))
            for inner in graph.objects(of_property, VOID.classPartition):
                counts[kind, predicate, graph.value(inner, VOID["class"])] = int(graph.value(inner, VOID.triples))
            for inner in graph.objects(of_property, EXT.datatypePartition):
                counts[kind, predicate, graph.value(inner, EXT.datatype)] = int(graph.value(inner, VOID.triples))
    # The catalogue counts the graphs that describe as well: titles of graphs, the shapes, and this schema.
    describes = {VOID.Dataset, SH.NodeShape, SH.PropertyShape, SH.SPARQLConstraint}
    of_data = {key: count for key, count in counts.items() if not describes & set(key)}
    assert of_data == counted


def test_every_partition_is_described_at_its_address(http):
    graph = Graph().parse(data=http.get("/graph/schema", headers={"accept": "text/turtle"}).text)
    partitions = {
        *graph.objects(None, VOID.classPartition),
        *graph.objects(None, VOID.propertyPartition),
        *graph.objects(None, EXT.datatypePartition),
    }
    assert {node.partition("#")[0] for node in partitions} == {BASE + "graph/schema"}
    assert set(graph.subjects()) == {URIRef(BASE + "graph/schema#dataset"), *partitions}
