"""The strings everything agrees on: the base IRI and the prefixes, without importing a library, so that the serving path stays lean."""

BASE = "https://w3id.org/migration-compact/"
"""Every IRI of ours starts with it; also the base against which relative IRIs in requests are resolved."""

GRAPHS = BASE + "graph/"
"""Named graphs of ours: this and the stem of their Turtle file."""

RESERVED = tuple(BASE + path for path in ("ontology", "queries/", "shapes/", "graph/", "link/", "quote/"))
"""Beginnings of the IRIs of what gives our words their meaning: only our own graphs may say something of these."""

DEEPEST = 64
"""How many steps from part to whole are followed. Our texts have 7; data that go on for longer are wrong or made to hurt."""

PROBLEMS = BASE + "problem/"
"""Types of errors (RFC 9457 ``type``): this and the error's slug."""

PREFIXES: dict[str, str] = {
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "gcm": BASE,
    "gcmo": BASE + "ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sdg": "http://metadata.un.org/sdg/",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes used everywhere, name to IRI, sorted by name."""
