"""Links and the words they rest on: one plain triple, one node that says why, one quotation a place.

A quotation's offsets count code points into the provision's text (oa:TextPositionSelector, Web Annotation Data Model 4.2.4: start
counts from 0, end is exclusive); prefix and suffix (oa:TextQuoteSelector, 4.2.3) are up to 32 code points of context.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SKOS, XSD

from graph_service.pipeline.source import BuildError
from graph_service.rdf.curies import CURIES
from graph_service.rdf.rdflib_namespaces import BASE, GCM, GCMO, OA, SDG, SEMAPV, SSSOM, new_graph

CONTEXT = 32
"""Code points of context on each side of a quotation."""

EDITORS = "actor/editors"
BUILD = "actor/build"
_VERBS = {
    GCMO.cites: "cites",
    GCMO.mentionsActor: "mentions",
    GCMO.reinforcedBy: "is reinforced by",
    GCMO.addresses: "addresses",
    GCMO.tensionWith: "is in tension with",
    GCMO.fallsShortOf: "falls short of",
    GCMO.guidedBy: "is guided by",
    GCMO.uptake: "was answered with",
    SKOS.relatedMatch: "relates to",
}
"""What each kind of link says, between the names of its two ends."""


def predicate_of(curie: str) -> URIRef:
    """Return the IRI of a link's property, written ``gcmo:addresses`` or ``skos:relatedMatch``. Raises KeyError for any other."""
    predicate = URIRef(CURIES.expand(curie) or "")
    if predicate not in _VERBS:
        raise KeyError(curie)
    return predicate


def link_path(subject: URIRef, predicate: str, target: URIRef) -> str:
    """Return the path of the link between two things, ``predicate`` written as in the tables."""
    return f"link/{slug(subject)}--{predicate.partition(':')[2]}--{slug(target)}"


def expand(curie: str) -> URIRef:
    """Return the IRI of ``gcm:path``, ``sdg:10.7`` or a bare path under the base."""
    return URIRef(CURIES.expand(curie) or BASE + curie)


@dataclass(frozen=True, slots=True)
class LinkRow:
    """All that is said of a link; quotations are ``(provision, start, end)``."""

    subject: URIRef
    predicate: str
    object: URIRef
    basis: str
    justification: str
    confidence: float
    attributed_to: str
    created: str
    rationale: str
    quotations: tuple[tuple[str, int, int], ...]
    cited_as: str = ""
    on_articles: tuple[str, ...] = ()
    """Paths of the articles of the object that bear the link."""
    rests_on: tuple[str, ...] = ()
    """Paths of provisions other than the two ends whose words bear the link."""
    read_in: tuple[str, str] | None = None
    """Where and when the instrument was read that a link names without an article; two empty texts where it was not read."""
    named_in: str = ""
    """Path of the provision that names the object where the words of the link only refer back to it."""


@dataclass(slots=True)
class LinkBook:
    """Knows every provision's text and label, makes links and quotations, and refuses what does not fit them."""

    texts: dict[str, str]
    labels: dict[str, str]
    languages: dict[str, str]
    known: set[URIRef] = field(default_factory=set)
    quotations: Graph = field(default_factory=new_graph)
    """Every quotation made so far. They have a graph of their own: links of several graphs share them, and a triple that is in two
    named graphs is counted twice by engines that do not make the union of graphs a set."""
    _made: dict[URIRef, LinkRow] = field(default_factory=dict)

    def quote_words(self, path: str, words: str, where: str) -> URIRef:
        """Make the quotation of ``words`` from a provision, which must hold them exactly once, and return its IRI."""
        start, end = self.find(path, words, where)
        return self.quote(path, start, end)

    def find(self, path: str, words: str, where: str) -> tuple[int, int]:
        """Return the place of ``words`` in a provision's text. Raises BuildError, naming ``where``, unless they occur once."""
        text = self.texts.get(path)
        if text is None:
            raise BuildError(f"{where}: {path} is not a provision")
        if not words or text.count(words) != 1:
            raise BuildError(f"{where}: {words!r} stands {text.count(words) if words else 0} times in {path}")
        start = text.index(words)
        return start, start + len(words)

    def quote(self, path: str, start: int, end: int) -> URIRef:
        """Make the quotation of ``text[start:end]`` of a provision and return its IRI."""
        graph, text, language = self.quotations, self.texts[path], self.languages[path]
        node = GCM[f"quote/{path.replace('/', '-')}--{start}-{end}"]
        by_text, by_place = URIRef(f"{node}#text"), URIRef(f"{node}#position")
        exact = Literal(text[start:end], lang=language)
        graph.add((node, RDF.type, GCMO.Quotation))
        graph.add((node, OA.hasSource, GCM[path]))
        graph.add((node, OA.exact, exact))
        graph.add((node, OA.hasSelector, by_text))
        graph.add((node, OA.hasSelector, by_place))
        graph.add((by_text, RDF.type, OA.TextQuoteSelector))
        graph.add((by_text, OA.exact, exact))
        graph.add((by_text, OA.prefix, Literal(text[max(0, start - CONTEXT) : start], lang=language)))
        graph.add((by_text, OA.suffix, Literal(text[end : end + CONTEXT], lang=language)))
        graph.add((by_place, RDF.type, OA.TextPositionSelector))
        graph.add((by_place, OA.start, Literal(start)))
        graph.add((by_place, OA.end, Literal(end)))
        return node

    def link(self, graph: Graph, row: LinkRow, where: str) -> URIRef:
        """Add a link to ``graph``: its plain triple and its node. Raises BuildError for an unknown end or a second making."""
        predicate = predicate_of(row.predicate)
        for end in (row.subject, row.object, *(GCM[path] for path in (*row.on_articles, *row.rests_on, *filter(None, [row.named_in])))):
            if end not in self.known:
                raise BuildError(f"{where}: {end} is described nowhere")
        node = GCM[link_path(row.subject, row.predicate, row.object)]
        if node in self._made:
            raise BuildError(f"{where}: {node} is made twice")
        self._made[node] = row
        graph.add((row.subject, predicate, row.object))
        graph.add((node, RDF.type, GCMO.Link))
        graph.add((node, RDF.subject, row.subject))
        graph.add((node, RDF.predicate, predicate))
        graph.add((node, RDF.object, row.object))
        graph.add((node, RDFS.label, Literal(self._label(row), lang="en")))
        graph.add((node, GCMO.basis, GCMO[row.basis]))
        graph.add((node, SSSOM.confidence, Literal(row.confidence, datatype=XSD.double)))
        graph.add((node, SSSOM.mapping_justification, SEMAPV[row.justification]))
        graph.add((node, PROV.wasAttributedTo, GCM[row.attributed_to]))
        graph.add((node, DCTERMS.created, Literal(row.created, datatype=XSD.date)))
        graph.add((node, GCMO.rationale, Literal(row.rationale, lang="en")))
        self._particulars(graph, node, row)
        return node

    def _particulars(self, graph: Graph, node: URIRef, row: LinkRow) -> None:
        """Add what only some links say, and the quotations."""
        if row.cited_as:
            graph.add((node, GCMO.citedAs, Literal(row.cited_as)))
        for path in row.on_articles:
            graph.add((node, GCMO.onArticle, GCM[path]))
        for path in row.rests_on:
            graph.add((node, GCMO.restsOn, GCM[path]))
        if row.read_in and row.read_in[0]:
            graph.add((node, GCMO.checkedAgainst, Literal(row.read_in[0], datatype=XSD.anyURI)))
            graph.add((node, GCMO.checkedOn, Literal(row.read_in[1], datatype=XSD.date)))
        elif row.read_in:
            graph.add((node, GCMO.notChecked, Literal("true", datatype=XSD.boolean)))
        if row.named_in:
            graph.add((node, GCMO.namedIn, GCM[row.named_in]))
        for path, start, end_ in row.quotations:
            graph.add((node, GCMO.evidence, self.quote(path, start, end_)))

    @property
    def rows(self) -> Sequence[LinkRow]:
        """Every link made so far."""
        return list(self._made.values())

    def _label(self, row: LinkRow) -> str:
        return f"{self.name(row.subject)} {_VERBS[predicate_of(row.predicate)]} {self.name(row.object)}"

    def name(self, node: URIRef) -> str:
        """Return what a thing is called. Raises KeyError for a thing that is described nowhere."""
        if node.startswith(SDG):
            return f"SDG {node.removeprefix(SDG)}"
        return self.labels[node.removeprefix(BASE)]


def slug(node: URIRef) -> str:
    """Return the part of a link's IRI that stands for one of its ends: the path with hyphens, without the folder of an entity."""
    if node.startswith(SDG):
        return f"sdg-{node.removeprefix(SDG)}"
    path = node.removeprefix(GCMO).removeprefix(BASE)
    for folder in ("instrument/", "actor/", "forum/", "process/"):
        path = path.removeprefix(folder)
    return path.replace("/", "-")
