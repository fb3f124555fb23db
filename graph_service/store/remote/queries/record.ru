# Replace the bookkeeping record.
DELETE WHERE { GRAPH <urn:parameter:record> { ?subject ?predicate ?value } } ;
INSERT DATA { GRAPH <urn:parameter:record> { <urn:parameter:statements> } }
