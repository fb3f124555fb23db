# Take the turn to write, if it is still where we saw it: a compare-and-swap, one step for an engine that does updates one after another.
DELETE {
  GRAPH <urn:parameter:record> { <urn:parameter:record> <https://w3id.org/migration-compact/service-record#writing> "seen" }
}
INSERT {
  GRAPH <urn:parameter:record> { <urn:parameter:record> <https://w3id.org/migration-compact/service-record#writing> "wanted" }
}
WHERE {
  GRAPH <urn:parameter:record> { <urn:parameter:record> <https://w3id.org/migration-compact/service-record#writing> "seen" }
}
