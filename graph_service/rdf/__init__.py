"""RDF outside the store: terms, formats, serialisation, and views of small graphs."""
