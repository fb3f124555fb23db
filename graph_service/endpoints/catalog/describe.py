"""The dataset described as RDF: DCAT 3 for catalogues, VoID for linked-data clients, from what was counted and what was curated.

DCAT 3: https://www.w3.org/TR/vocab-dcat-3/ ; VoID: https://www.w3.org/TR/void/ . Identifiers are IRIs under the base; addresses to fetch
from (endpoints, downloads) are under the origin by which the client reached the service.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph_service.corpus.schema import class_node, class_partition, readable, use_partition
from graph_service.corpus.select import XSD_STRING, Term
from graph_service.endpoints.catalog.curated import Curated, GraphNote, SourceFile
from graph_service.endpoints.catalog.names import stem_of
from graph_service.endpoints.catalog.statistics import Counts, Size, Statistics, Text
from graph_service.namespaces import BASE, PREFIXES
from graph_service.rdf.serialise import KNOWN, TYPE, Statement, iri, literal, name

CATALOG = BASE + "catalog"
DATASET = BASE + "dataset"
ENDPOINT = BASE + "sparql"
_IANA = "https://www.iana.org/assignments/media-types/"
_TITLES = (PREFIXES["skos"] + "prefLabel", PREFIXES["dct"] + "title")
_NAMESPACE = re.compile(r"(.*[#/])[^#/]*\Z", re.DOTALL)
DUMPS: tuple[tuple[str, str, str], ...] = (
    ("ttl", "Turtle", "text/turtle"),
    ("nt", "N-Triples", "application/n-triples"),
    ("jsonld", "JSON-LD", "application/ld+json"),
)
WHOLE_DUMPS: tuple[tuple[str, str, str], ...] = (
    ("nq", "N-Quads", "application/n-quads"),
    ("trig", "TriG", "application/trig"),
    ("ttl", "Turtle, all graphs as one", "text/turtle"),
    ("jsonld", "JSON-LD", "application/ld+json"),
)
"""Dumps of a graph and of the whole: extension, name and media type."""


class _Book:
    """Gathers statements, written with prefixed names, about what was counted and curated, for clients of an origin."""

    def __init__(self, statistics: Statistics, curated: Curated, origin: str) -> None:
        self.statistics = statistics
        self.curated = curated
        self.origin = origin
        self.statements: list[Statement] = []

    def say(self, subject: str) -> "_About":
        return _About(self.statements, iri(subject))


class _About:
    """Statements on one subject; every method returns it again."""

    def __init__(self, statements: list[Statement], subject: str) -> None:
        self._statements = statements
        self._subject = subject

    def add(self, predicate: str, term: str) -> "_About":
        self._statements.append((self._subject, name(predicate), term))
        return self

    def kind(self, *classes: str) -> "_About":
        self._statements += [(self._subject, TYPE, name(one)) for one in classes]
        return self

    def to(self, predicate: str, *targets: str) -> "_About":
        for target in targets:
            self.add(predicate, iri(target))
        return self

    def words(self, predicate: str, text: str, language: str = "en") -> "_About":
        return self.add(predicate, literal(text, language)) if text else self

    def number(self, predicate: str, value: int) -> "_About":
        return self.add(predicate, literal(str(value), datatype="xsd:integer"))


def describe(statistics: Statistics, curated: Curated, origin: str, version: str) -> list[Statement]:
    """Return the catalogue as statements. ``origin`` is scheme and authority without a trailing slash; ``version`` the dataset's."""
    book = _Book(statistics, curated, origin)
    _catalog(book)
    _whole(book, version)
    for graph, counts in statistics.graphs.items():
        _graph(book, graph, counts)
    _linksets(book)
    _sources(book)
    return book.statements


def _catalog(book: _Book) -> None:
    curated, origin = book.curated, book.origin
    dataset = curated.dataset
    publisher = BASE + dataset["publisher_path"]
    about = book.say(CATALOG).kind("dcat:Catalog", "void:DatasetDescription")
    about.words("dct:title", f"Catalogue of the {dataset['title']}").words(
        "dct:description", "The dataset, its graphs, where to get them and where to ask."
    )
    about.to("dct:publisher", publisher).to("dct:license", dataset["licence"]).to("foaf:primaryTopic", DATASET).to(
        "foaf:homepage", f"{origin}/"
    )
    about.add("dct:modified", literal(curated.date, datatype="xsd:date")).to("dcat:dataset", DATASET).to("dcat:service", ENDPOINT)
    book.say(publisher).kind("foaf:Agent").words("foaf:name", dataset["publisher"], "")
    service = book.say(ENDPOINT).kind("dcat:DataService")
    service.words("dct:title", "SPARQL endpoint").to("dcat:endpointURL", f"{origin}/sparql").to(
        "dcat:endpointDescription", f"{origin}/sparql"
    )
    service.to("dct:conformsTo", "http://www.w3.org/TR/sparql11-protocol/").to("dcat:servesDataset", DATASET).to("dct:publisher", publisher)


def describe_dataset(statistics: Statistics, curated: Curated, origin: str) -> dict[str, Any]:
    """Return the dataset in the words of schema.org, for search engines of data: what the catalogue says of it, in short."""
    dataset = curated.dataset
    publisher = {"@type": "Organization", "@id": BASE + dataset["publisher_path"], "name": dataset["publisher"]}
    return {
        "@context": {"@vocab": PREFIXES["schema"]},
        "@type": "Dataset",
        "@id": DATASET,
        "url": f"{origin}/catalog",
        "name": dataset["title"],
        "description": dataset["description"],
        "license": dataset["licence"],
        "copyrightNotice": dataset["rights"],
        "keywords": list(dataset["keywords"]),
        "inLanguage": list(dataset["languages"]),
        "version": curated.version,
        "datePublished": str(curated.date),
        "creator": publisher,
        "publisher": publisher,
        "isAccessibleForFree": True,
        **({} if statistics.whole.size.triples is None else {"size": f"{statistics.whole.size.triples} triples"}),
        "includedInDataCatalog": {"@type": "DataCatalog", "@id": CATALOG, "url": f"{origin}/catalog", "name": dataset["title"]},
        "distribution": [
            {"@type": "DataDownload", "name": name, "encodingFormat": kind, "contentUrl": f"{origin}/dump/all.{extension}"}
            for extension, name, kind in WHOLE_DUMPS
        ],
    }


def _whole(book: _Book, version: str) -> None:
    statistics, curated, origin = book.statistics, book.curated, book.origin
    dataset = curated.dataset
    about = book.say(DATASET).kind("dcat:Dataset", "void:Dataset")
    about.words("dct:title", dataset["title"]).words("dct:description", dataset["description"]).words("dct:rights", dataset["rights"])
    about.to("dct:license", dataset["licence"]).to("dct:publisher", BASE + dataset["publisher_path"])
    about.add("dct:identifier", literal(DATASET)).to("dcat:theme", "http://publications.europa.eu/resource/authority/data-theme/SOCI")
    for keyword in dataset["keywords"]:
        about.words("dcat:keyword", keyword)
    for language in dataset["languages"]:
        about.add("dct:language", literal(language, datatype="xsd:language"))
    about.add("dcat:version", literal(curated.version)).add("owl:versionInfo", literal(f"dataset version {version}"))
    about.add("dct:issued", literal(curated.date, datatype="xsd:date")).add("dct:modified", literal(curated.date, datatype="xsd:date"))
    about.add("void:uriSpace", literal(BASE)).to("void:sparqlEndpoint", f"{origin}/sparql").to("dcat:landingPage", f"{origin}/")
    about.to("void:uriLookupEndpoint", f"{origin}/search?q=").to("void:exampleResource", *(BASE + path for path in dataset["examples"]))
    about.to("void:vocabulary", *_vocabularies(statistics.whole)).to("void:subset", *statistics.graphs)
    _counts(book, about, CATALOG + "#dataset", statistics.whole)
    for use in statistics.uses:
        book.statements += use_partition(CATALOG + "#dataset", use)
    _distributions(book, about, DATASET, "all", WHOLE_DUMPS, licence=dataset["licence"])


def _graph(book: _Book, graph: str, counts: Counts) -> None:
    statistics, curated, origin = book.statistics, book.curated, book.origin
    stem = stem_of(graph)
    note = graph_note(graph, statistics.texts.get(graph, []), curated)
    about = book.say(graph).kind("dcat:Dataset", "void:Dataset").words("dct:title", note.title)
    about.words("dct:description", note.description).words("dct:rights", note.rights)
    about.add("dct:identifier", literal(graph)).to("dct:isPartOf", DATASET).to("void:sparqlEndpoint", f"{origin}/sparql")
    if graph in curated.graphs:
        about.to("dct:publisher", BASE + curated.dataset["publisher_path"])
    about.add("dcat:version", literal(curated.version)).add("dct:issued", literal(curated.date, datatype="xsd:date"))
    about.to("dct:license", *([note.licence] if note.licence else [])).to("void:vocabulary", *_vocabularies(counts))
    about.to("prov:wasDerivedFrom", *(source_iri(source) for source in note.sources))
    for text in statistics.texts.get(graph, []):
        about.to("foaf:topic", text.document)
        _carry_over(about, text)
    # SPARQL Service Description §3.4.9: the graph is named by its IRI in the endpoint's dataset.
    named = book.say(f"{CATALOG}#{stem}").kind("sd:NamedGraph")
    named.to("sd:name", graph).to("sd:graph", graph)
    _counts(book, about, f"{CATALOG}#{stem}", counts)
    _distributions(book, about, graph, stem, DUMPS, licence=note.licence)


def _carry_over(about: _About, text: Text) -> None:
    for property_name in ("dct:publisher", "dct:creator", "dct:language"):
        for term in text.properties.get(name(property_name)[1:-1], []):
            about.add(property_name, _term(term))


def _term(term: Term) -> str:
    if term.is_iri:
        return iri(term.value)
    return literal(term.value, term.language, "" if term.datatype == XSD_STRING else term.datatype)


def graph_note(graph: str, texts: list[Text], curated: Curated) -> GraphNote:
    """Return what there is to say of a graph: curated, or from the text it holds, or its IRI alone."""
    if graph in curated.graphs:
        return curated.graphs[graph]
    if not texts:
        return GraphNote(stem_of(graph), "A named graph that was loaded into this service.", "", "", ())
    text = texts[0]
    title = next((terms[0].value for key in _TITLES if (terms := text.properties.get(key))), stem_of(graph))
    notes = [term.value for term in text.properties.get(PREFIXES["skos"] + "editorialNote", [])]
    rights = [term.value for term in text.properties.get(PREFIXES["dct"] + "rights", [])]
    sources = tuple(source for one in texts if (source := curated.text_sources.get(one.file)))
    description = " ".join([curated.text["description"], *sorted(notes)])
    return GraphNote(title, description, rights[0] if rights else curated.text["rights"], "", sources)


def _counts(book: _Book, about: _About, prefix: str, counts: Counts) -> None:
    _size(about, counts.size)
    left_out = book.statistics.left_out
    if not left_out & {"classes", "whole-classes"}:
        about.number("void:classes", len(counts.classes))
    if not left_out & {"properties", "sizes"}:
        about.number("void:properties", len(counts.properties))
    for class_iri, entities in counts.classes.items():
        about.to("void:classPartition", class_node(prefix, class_iri))
        book.statements += class_partition(prefix, class_iri, entities)
    for property_iri, size in counts.properties.items():
        node = f"{prefix}-property-{readable(property_iri)}"
        about.to("void:propertyPartition", node)
        _size(book.say(node).kind("void:Dataset").to("void:property", property_iri), size)


def _size(about: _About, size: Size) -> None:
    counted = {"void:triples": size.triples, "void:distinctSubjects": size.subjects, "void:distinctObjects": size.objects}
    for predicate, value in counted.items():
        if value is not None:
            about.number(predicate, value)


def _vocabularies(counts: Counts) -> Iterator[str]:
    namespaces = {match[1] for value in (*counts.classes, *counts.properties) if (match := _NAMESPACE.match(value))}
    yield from sorted(namespaces)


def _distributions(book: _Book, about: _About, dataset: str, stem: str, dumps: tuple[tuple[str, str, str], ...], *, licence: str) -> None:
    origin = book.origin
    # Again with each file: harvesters read the licence there (DCAT 3 §6.8).
    licences = [licence] if licence else []
    for extension, label, media_type in dumps:
        for packed in ("", ".gz"):
            path = f"dump/{stem}.{extension}{packed}"
            about.to("dcat:distribution", BASE + path).to("void:dataDump", f"{origin}/{path}")
            node = book.say(BASE + path).kind("dcat:Distribution").words("dct:title", label + (", gzip" if packed else ""))
            node.to("dcat:accessURL", f"{origin}/dump/").to("dcat:downloadURL", f"{origin}/{path}").to("dcat:mediaType", _IANA + media_type)
            node.to("dct:license", *licences)
            if packed:
                node.to("dcat:compressFormat", _IANA + "application/gzip")
    endpoint = book.say(f"{CATALOG}#{stem_of(dataset)}-sparql").kind("dcat:Distribution").words("dct:title", "By query")
    endpoint.to("dcat:accessURL", f"{origin}/sparql").to("dcat:accessService", ENDPOINT).to("dct:license", *licences)
    about.to("dcat:distribution", f"{CATALOG}#{stem_of(dataset)}-sparql")


def _linksets(book: _Book) -> None:
    places = {one.place: one for one in book.curated.outside}
    for links in book.statistics.outward:
        outside = places.get(links.place)
        if not outside:
            continue
        target = f"{CATALOG}#outside-{outside.key}"
        book.say(target).kind("void:Dataset").words("dct:title", outside.title).add("void:uriSpace", literal(outside.space))
        node = f"{CATALOG}#links-to-{outside.key}-{readable(links.property)}"
        about = book.say(node).kind("void:Linkset").words("dct:title", f"Links to {outside.title}")
        about.to("void:linkPredicate", links.property).to("void:subjectsTarget", DATASET).to("void:objectsTarget", target)
        _size(about, links.size)
        book.say(DATASET).to("void:subset", node)


def source_iri(source: SourceFile) -> str:
    """Return the IRI of a file of the repository, as the catalogue names it."""
    return f"{CATALOG}#file-{source.path.replace('/', '-')}"


def _sources(book: _Book) -> None:
    statistics, curated = book.statistics, book.curated
    seen: Mapping[str, SourceFile] = {
        source.path: source for graph in statistics.graphs for source in graph_note(graph, statistics.texts.get(graph, []), curated).sources
    }
    for path, source in sorted(seen.items()):
        node = source_iri(source)
        about = book.say(node).kind("prov:Entity").words("dct:title", path, "").to("spdx:checksum", f"{node}-sha256")
        about.add("dct:identifier", literal(path))
        check = book.say(f"{node}-sha256").kind("spdx:Checksum").to("spdx:algorithm", KNOWN["spdx"] + "checksumAlgorithm_sha256")
        check.add("spdx:checksumValue", literal(source.sha256, datatype="xsd:hexBinary"))
