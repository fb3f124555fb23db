"""SPARQL with full-text search: which standards stand behind what the Compact says on recruitment fees."""

import os

from SPARQLWrapper import JSON, SPARQLWrapper

SERVICE = os.environ.get("COMPACT_GRAPH", "http://127.0.0.1:8000")
QUERY = """
PREFIX gcm: <https://w3id.org/migration-compact/>
PREFIX gcmo: <https://w3id.org/migration-compact/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?label ?standard WHERE {
  SERVICE gcm:search { ?action gcmo:query "recruitment fees" ; gcmo:score ?score }
  ?action a gcmo:Action ; rdfs:label ?label ; gcmo:reinforcedBy ?instrument .
  ?instrument skos:prefLabel ?standard
} ORDER BY DESC(?score) ?standard LIMIT 20
"""

endpoint = SPARQLWrapper(f"{SERVICE}/sparql")
endpoint.setQuery(QUERY)
endpoint.setMethod("POST")
endpoint.setReturnFormat(JSON)
for row in endpoint.queryAndConvert()["results"]["bindings"]:
    print(f"{row['label']['value']}: {row['standard']['value']}")
