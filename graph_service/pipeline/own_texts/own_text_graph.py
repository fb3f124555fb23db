"""The graph of a text of one's own."""

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD

from graph_service.pipeline.own_texts.own_text import About, OwnText, Part
from graph_service.pipeline.text_graph import add_place, add_words, dated
from graph_service.rdf.rdflib_namespaces import GCMO, new_graph


def own_text_graph(text: OwnText, about: About) -> Graph:
    """Return the graph of a text: the text itself, and its provisions in order."""
    graph = new_graph()
    whole = URIRef(about.iri)
    graph.add((whole, RDF.type, GCMO.Instrument))
    graph.add((whole, RDF.type, GCMO[about.kind]))
    for name in (SKOS.prefLabel, DCTERMS.title):
        graph.add((whole, name, Literal(about.title, lang=about.language)))
    graph.add((whole, DCTERMS.language, Literal(about.language, datatype=XSD.language)))
    if about.date:
        graph.add((whole, DCTERMS.date, dated(about.date)))
    if about.publisher:
        publisher = URIRef(about.publisher)
        graph.add((whole, DCTERMS.publisher, publisher))
        if about.publisher_name:
            graph.add((publisher, RDF.type, GCMO.Actor))
            graph.add((publisher, SKOS.prefLabel, Literal(about.publisher_name, lang=about.language)))
    for order, part in enumerate(text.parts, start=1):
        _part(graph, about, part, order)
    return graph


def _part(graph: Graph, about: About, part: Part, order: int) -> None:
    def node_of(path: str) -> URIRef:
        return URIRef(f"{about.iri}/{path}" if path else about.iri)

    node, whole = node_of(part.path), node_of(part.parent)
    for kind in {part.kind, "Provision"}:
        graph.add((node, RDF.type, GCMO[kind]))
    graph.add((node, RDFS.label, Literal(f"{about.title}, {part.label}", lang=about.language)))
    add_words(graph, node, part.text, about.language, title=part.text if part.kind == "Heading" else "")
    add_place(graph, node, whole, order, str(part.line), marker=part.marker, notation=part.notation)
    if part.under:
        graph.add((node, GCMO.underHeading, node_of(part.under)))
    if part.note_of:
        graph.add((node, GCMO.noteOf, node_of(part.note_of)))
        graph.add((node, GCMO.noteOffset, Literal(part.note_offset)))
