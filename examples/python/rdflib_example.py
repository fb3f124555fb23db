"""One action with its links as a graph: the words, and the reason of each link."""

import os

from rdflib import RDF, Graph, Namespace, URIRef

SERVICE = os.environ.get("COMPACT_GRAPH", "http://127.0.0.1:8000")
GCMO = Namespace("https://w3id.org/migration-compact/ontology#")
ACTION = URIRef("https://w3id.org/migration-compact/gcm/objective/6/action/c")

graph = Graph().parse(f"{SERVICE}/gcm/objective/6/action/c.ttl", format="turtle")
# The words of the Compact are those of the Final Draft of 11 July 2018, not of resolution A/RES/73/195.
print(graph.value(ACTION, GCMO.text))
for link in sorted(graph.subjects(RDF.type, GCMO.Link)):
    print("-", graph.value(link, GCMO.rationale))
