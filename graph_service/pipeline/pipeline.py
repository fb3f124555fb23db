"""From the sources and the curated files to ``data/turtle``: every graph of the dataset, by the stem of its file."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SH

from graph_service import package_data
from graph_service.corpus.saved_queries import statements
from graph_service.namespaces import PREFIXES
from graph_service.package_data.manifest import read_release
from graph_service.pipeline.alignments import alignment_graph
from graph_service.pipeline.articles import article_graph, instrument_names, read_articles
from graph_service.pipeline.ask_readings import read_ask_readings, uptake_agreement
from graph_service.pipeline.asks import ask_graph
from graph_service.pipeline.entities import Entity, Identifiers, entity_graphs, read_entities, sdg_graph
from graph_service.pipeline.graph_titles import title_graph
from graph_service.pipeline.links import LinkBook
from graph_service.pipeline.manifest import Document, read_documents
from graph_service.pipeline.mentions import citation_graph, read_forms
from graph_service.pipeline.names import name_graph
from graph_service.pipeline.ratifications import DISAGREEMENTS, disagreement_table, ratification_graph, read_ratifications
from graph_service.pipeline.readings import agreement_graph, agreements, read_near_misses, read_readings, reading_graph
from graph_service.pipeline.schema_graph import SchemaBook
from graph_service.pipeline.shape_graph import shape_graph
from graph_service.pipeline.tables import read_tsv
from graph_service.pipeline.text_graph import document_graph
from graph_service.pipeline.turtle import to_turtle
from graph_service.rdf.rdflib_namespaces import GCM, GCMO, SDG, SSSOM

STATISTICS = "link-statistics.tsv"
_QUERY_PREFIXES = ("dct", "gcmo", "owl", "rdfs", "schema", "skos", "xsd")


def build(source: Path, curated: Path, queries: Path | None = None) -> Iterator[tuple[str, Graph]]:
    """Yield each named graph with the stem of its file, texts first; last the schema that they show, and the titles of the graphs.

    Raises BuildError when a source or a curated file does not fit.
    """
    documents = read_documents(source)
    stems: list[str] = []
    schema = SchemaBook()
    for stem, graph in _graphs(documents, curated, queries or package_data.queries()):
        if graph:
            stems.append(stem)
            schema.add(graph)
            yield stem, graph
    schema.add(Graph().parse(package_data.ontology() / "migration-compact.ttl", format="turtle"))
    # The shapes say what the data must be and are not data: the schema leaves them out.
    yield "shapes", shape_graph(package_data.shapes())
    yield "schema", schema.graph()
    yield "graphs", title_graph(curated / "graphs.toml", documents, [*stems, "shapes", "schema", "graphs"])


def _graphs(documents: list[Document], curated: Path, queries: Path) -> Iterator[tuple[str, Graph]]:
    """Yield the graphs that are made from files; one whose tables are not there is empty."""
    for document in documents:
        yield document.graph, document_graph(document)
    identifiers = Identifiers(curated / "identifiers.csv")
    entities = read_entities(curated / "entities")
    ratifications = read_ratifications(curated / "ratifications")
    articles = read_articles(curated / "articles", curated / "scopes.tsv", entities)
    labels = ratifications.labels() | {path: row["label"] for path, row in articles.items()}
    book = _book(documents, entities, labels, identifiers)
    created = read_release(curated / "release.toml").date
    yield from entity_graphs(entities, identifiers, book).items()
    yield "ratifications", ratification_graph(ratifications, instrument_names(entities))
    yield "names", name_graph(curated / "names", book.known)
    yield "citations", citation_graph(documents, read_forms(curated / "surface-forms.tsv"), book, created)
    yield "articles", article_graph(articles, curated / "scopes.tsv")
    yield "alignments", alignment_graph(curated / "alignments", book, {path: row["force"] for path, row in articles.items()})
    yield "asks", ask_graph(curated / "asks.tsv", curated / "no-asks.tsv", book, created)
    withdrawn = {row["path"] for row in read_tsv(curated / "withdrawn.tsv")}
    readings = read_readings(curated / "readings.tsv", book, withdrawn)
    misses = read_near_misses(curated / "near-misses.tsv", book)
    of_asks = read_ask_readings(curated / "ask-readings.tsv", book, withdrawn)
    figures = [*agreements(readings, misses), *uptake_agreement(of_asks)]
    yield "readings", reading_graph([*readings, *misses, *of_asks], book) + agreement_graph(figures)
    yield "quotations", book.quotations
    yield "sdg", sdg_graph(identifiers, {row.object for row in book.rows if row.object.startswith(SDG)})
    yield "queries", _query_graph(queries)


def _query_graph(folder: Path) -> Graph:
    graph = Graph()
    for prefix in _QUERY_PREFIXES:
        graph.bind(prefix, PREFIXES[prefix], override=True, replace=True)
    graph.bind("sh", SH)
    return graph.parse(data=statements(folder).write("ntriples"), format="nt")


def write(source: Path, curated: Path, target: Path, progress: Callable[[str], None] = lambda line: None) -> None:
    """Write every graph to ``target`` as Turtle, and the distribution of links as a table; remove files of graphs no longer built.

    Nothing is written before everything was built, so a failing build leaves the old files. ``progress`` receives a line for each graph.
    """
    files: dict[str, bytes] = {}
    links: Counter[tuple[str, str, str]] = Counter()
    for stem, graph in build(source, curated):
        files[f"{stem}.ttl"] = to_turtle(graph)
        links.update(_distribution(graph))
        progress(f"{stem}: {len(graph):,} triples")
    files[STATISTICS] = _table(links)
    files[DISAGREEMENTS] = disagreement_table(read_ratifications(curated / "ratifications"))
    target.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (target / name).write_bytes(data)
    for stale in target.glob("*.ttl"):
        if stale.name not in files:
            stale.unlink()


def _distribution(graph: Graph) -> Counter[tuple[str, str, str]]:
    """Count the links of a graph by property, basis and confidence."""
    return Counter(
        (
            graph.qname(str(graph.value(link, RDF.predicate))),
            graph.qname(str(graph.value(link, GCMO.basis))),
            str(graph.value(link, SSSOM.confidence)),
        )
        for link in graph.subjects(RDF.type, GCMO.Link)
    )


def _table(links: Counter[tuple[str, str, str]]) -> bytes:
    """Write the distribution of links as a sorted tab-separated table."""
    rows = ["property\tbasis\tconfidence\tlinks"]
    rows.extend("\t".join([*key, str(count)]) for key, count in sorted(links.items()))
    return ("\n".join(rows) + "\n").encode("utf-8")


def _book(documents: Iterable[Document], entities: Iterable[Entity], others: dict[str, str], identifiers: Identifiers) -> LinkBook:
    """Return a link book that knows every text and everything a link may point to; ``others`` are labels by path."""
    book = LinkBook(texts={}, labels=dict(others), languages={})
    for document in documents:
        book.labels[document.path] = document.title
        for post in document.posts:
            book.labels[post.path] = post.title
        for unit in document.units:
            book.texts[unit.path] = unit.text
            book.labels[unit.path] = unit.label
            book.languages[unit.path] = unit.language
    for entity in entities:
        book.labels[entity.path] = entity.fields["label"]
    book.known = {GCM[path] for path in book.labels} | {URIRef(row["value"]) for row in identifiers.sdg()}
    return book
