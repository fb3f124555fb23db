"""Names of the graph: the base IRI, the vocabulary and the vocabularies it reuses, in one place."""

from rdflib import Graph, Namespace
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD

BASE = "https://w3id.org/migration-compact/"

GCM = Namespace(BASE)
GCMO = Namespace(BASE + "ontology#")
GRAPH = Namespace(BASE + "graph/")
OA = Namespace("http://www.w3.org/ns/oa#")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
SSSOM = Namespace("https://w3id.org/sssom/")
SEMAPV = Namespace("https://w3id.org/semapv/vocab/")
SDG = Namespace("http://metadata.un.org/sdg/")

PREFIXES: dict[str, str] = {
    "dct": str(DCTERMS),
    "eli": str(ELI),
    "foaf": str(FOAF),
    "gcm": str(GCM),
    "gcmo": str(GCMO),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SDO),
    "sdg": str(SDG),
    "semapv": str(SEMAPV),
    "skos": str(SKOS),
    "sssom": str(SSSOM),
    "xsd": str(XSD),
}
"""The prefixes used everywhere, name to IRI, sorted by name."""


def new_graph() -> Graph:
    """Return an empty graph that knows our prefixes and no others."""
    graph = Graph(bind_namespaces="none")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    return graph
