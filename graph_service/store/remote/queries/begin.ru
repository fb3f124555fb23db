# A first record, beside another front end that does the same at the same time.
INSERT DATA { GRAPH <urn:parameter:record> { <urn:parameter:statements> } }
