"""Service Description: what a GET on the endpoint returns, by the vocabulary of the specification (§3)."""

import httpx
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
LANGUAGES = {SD.SPARQL10Query, SD.SPARQL11Query, SD.SPARQL11Update, SD.SPARQLQuery}
FEATURES = {SD.DereferencesURIs, SD.UnionDefaultGraph, SD.RequiresDataset, SD.EmptyGraphs, SD.BasicFederatedQuery}
RANGES = {
    SD.defaultDataset: SD.Dataset,
    SD.defaultGraph: SD.Graph,
    SD.namedGraph: SD.NamedGraph,
    SD.availableGraphs: SD.GraphCollection,
}
RESOURCES = {SD.resultFormat, SD.inputFormat, SD.defaultEntailmentRegime, SD.name}


def run(test, _root, url):
    """Run a test; returns None, or what is wrong."""
    answer = httpx.get(f"{url}/sparql")
    if answer.status_code != 200:
        return f"status {answer.status_code}"
    graph = Graph().parse(data=answer.text, format=answer.headers["content-type"].partition(";")[0])
    match test.iri.rpartition("#")[2]:
        case "returns-rdf":
            return None if len(graph) else "no triples"
        case "has-endpoint-triple":
            return None if (None, SD.endpoint, URIRef(f"{url}/sparql")) in graph else "no endpoint"
        case _:
            return next(violations(graph), None)


def violations(graph):  # noqa: C901 - one short check after another reads best in one place
    services = set(graph.subjects(RDF.type, SD.Service))
    if len(services) != 1 or len(set(graph.objects(None, SD.endpoint))) != 1:
        yield "not one service with one endpoint"
    for predicate, allowed in ((SD.supportedLanguage, LANGUAGES), (SD.feature, FEATURES)):
        for value in graph.objects(None, predicate):
            if value not in allowed:
                yield f"{value} is not a value of {predicate}"
    for predicate, kind in RANGES.items():
        for value in graph.objects(None, predicate):
            if (value, RDF.type, kind) not in graph:
                yield f"{value} is no {kind}"
    for predicate in RESOURCES:
        if any(isinstance(value, Literal) for value in graph.objects(None, predicate)):
            yield f"{predicate} has a literal"
    for named in graph.subjects(RDF.type, SD.NamedGraph):
        if len(list(graph.objects(named, SD.name))) != 1:
            yield f"{named} has not one name"
