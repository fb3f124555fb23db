"""Units and documents as RDF: the graph of one document's words, with nothing inferred and nothing linked."""

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCMITYPE, DCTERMS, RDF, RDFS, SKOS, XSD

from graph_service.pipeline.manifest import Document, Post
from graph_service.pipeline.unit import Unit
from graph_service.rdf.rdflib_namespaces import GCM, GCMO, new_graph

_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
_COMMITTED_BY = {"gcm/final-draft-2018": "actor/member-states", "commitments-2018": "actor/civil-society"}
_COMMITTING = {"Commitment", "CommitmentSentence"}
RIGHTS = "The words belong to their issuers and are quoted with attribution; segmentation, labels and links are ours (CC BY 4.0)."


def dated(text: str) -> Literal:
    """Return an ISO 8601 year, month or day as the XML Schema type of its precision."""
    return Literal(text, datatype=_DATE_TYPES[len(text)])


def document_graph(document: Document) -> Graph:
    """Return the graph of a document: the document, its posts if it is a collection, and every unit."""
    graph = new_graph()
    _describe(graph, document)
    for order, unit in enumerate(document.units, start=1):
        _unit(graph, document, unit, order)
    return graph


def _describe(graph: Graph, document: Document) -> None:
    node = GCM[document.path]
    if document.kind == "Collection":
        graph.add((node, RDF.type, DCMITYPE.Collection))
    else:
        graph.add((node, RDF.type, GCMO[document.kind]))
        if document.kind != "TextVersion":
            graph.add((node, RDF.type, GCMO.Instrument))
    _title(graph, node, document.title, "en", ours=document.label_is_ours)
    graph.add((node, DCTERMS.date, dated(document.date)))
    graph.add((node, DCTERMS.language, Literal(document.language, datatype=XSD.language)))
    graph.add((node, DCTERMS.rights, Literal(RIGHTS, lang="en")))
    graph.add((node, GCMO.sourceFile, Literal(document.file)))
    if document.issuer:
        graph.add((node, DCTERMS.publisher, GCM[document.issuer]))
    if document.addressed_to:
        graph.add((node, GCMO.addressedTo, GCM[document.addressed_to]))
    if document.version_of:
        graph.add((node, DCTERMS.isVersionOf, GCM[document.version_of]))
        graph.add((GCM[document.version_of], DCTERMS.hasVersion, node))
    if document.place:
        graph.add((node, DCTERMS.spatial, Literal(document.place, lang="en")))
    if document.note:
        graph.add((node, SKOS.editorialNote, Literal(document.note, lang="en")))
    for post in document.posts:
        _post(graph, document, post)


def _title(graph: Graph, node: URIRef, title: str, language: str, *, ours: bool) -> None:
    """Add a title: a printed one is ``dct:title``; one that we gave is only a label, and says so."""
    text = Literal(title, lang=language)
    graph.add((node, SKOS.prefLabel, text))
    if ours:
        graph.add((node, SKOS.editorialNote, Literal("The title is ours: the text we hold does not print it in this form.", lang="en")))
    else:
        graph.add((node, DCTERMS.title, text))


def _post(graph: Graph, document: Document, post: Post) -> None:
    node = GCM[post.path]
    graph.add((node, RDF.type, GCMO.Statement))
    graph.add((node, RDF.type, GCMO.Instrument))
    _title(graph, node, post.title, "en" if post.label_is_ours else post.language, ours=post.label_is_ours)
    graph.add((node, DCTERMS.isPartOf, GCM[document.path]))
    graph.add((GCM[document.path], DCTERMS.hasPart, node))
    graph.add((node, DCTERMS.language, Literal(post.language, datatype=XSD.language)))
    for creator in post.creators:
        graph.add((node, DCTERMS.creator, GCM[creator]))
    if post.date:
        graph.add((node, DCTERMS.date, dated(post.date)))
    if post.posted:
        graph.add((node, DCTERMS.issued, dated(post.posted)))
    if post.addressed_to:
        graph.add((node, GCMO.addressedTo, GCM[post.addressed_to]))
    if post.translation:
        graph.add((node, DCTERMS.relation, GCM[post.translation]))
        graph.add((GCM[post.translation], DCTERMS.relation, node))
    if post.note:
        graph.add((node, SKOS.editorialNote, Literal(post.note, lang="en")))


def _unit(graph: Graph, document: Document, unit: Unit, order: int) -> None:
    node = GCM[unit.path]
    for kind in unit.kinds:
        graph.add((node, RDF.type, GCMO[kind]))
    graph.add((node, RDF.type, GCMO.Provision))
    graph.add((node, RDFS.label, Literal(unit.label, lang="en")))
    add_words(graph, node, unit.text, unit.language, title=unit.heading)
    add_place(graph, node, GCM[unit.parent], order, unit.lines, marker=unit.marker, notation=unit.notation)
    if unit.under_heading:
        graph.add((node, GCMO.underHeading, GCM[unit.under_heading]))
    if unit.comment:
        graph.add((node, SKOS.editorialNote, Literal(unit.comment, lang="en")))
    for name, targets in unit.relations.items():
        for target in targets:
            graph.add((node, GCMO[name], GCM[target]))
    if _COMMITTING & set(unit.kinds):
        graph.add((node, GCMO.committedBy, GCM[_COMMITTED_BY[document.path]]))
    _note_offsets(graph, document, unit)


def add_words(graph: Graph, node: URIRef, text: str, language: str, *, title: str = "") -> None:
    """Say of a provision its words, and its title if it has one, in their language."""
    graph.add((node, GCMO.text, Literal(text, lang=language)))
    if title:
        graph.add((node, SKOS.prefLabel, Literal(title, lang=language)))


def add_place(graph: Graph, node: URIRef, whole: URIRef, order: int, lines: str, *, marker: str = "", notation: str = "") -> None:
    """Say where a provision stands: in which whole and in what order, on which lines of the source, and as printed before it."""
    if marker:
        graph.add((node, GCMO.marker, Literal(marker)))
    if notation:
        graph.add((node, SKOS.notation, Literal(notation)))
    graph.add((node, GCMO.order, Literal(order)))
    graph.add((node, GCMO.sourceLines, Literal(lines)))
    graph.add((node, DCTERMS.isPartOf, whole))
    graph.add((whole, DCTERMS.hasPart, node))


def _note_offsets(graph: Graph, document: Document, unit: Unit) -> None:
    """Say on each footnote where in the caller's words it is called."""
    for mark in unit.note_marks:
        for note in document.units:
            if "Footnote" in note.kinds and note.notation == mark.number:
                graph.add((GCM[note.path], GCMO.noteOffset, Literal(mark.offset)))
