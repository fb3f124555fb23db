"""``/ontology``: the vocabulary as RDF and as a page."""
