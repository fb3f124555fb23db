"""Links and the words they rest on: one plain triple, one node that says why, one quotation a place.

A quotation's offsets count code points into the provision's text (oa:TextPositionSelector, Web Annotation Data Model 4.2.4: start
counts from 0, end is exclusive); prefix and suffix (oa:TextQuoteSelector, 4.2.3) are up to 32 code points of context.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SKOS, XSD

from graph_service.build.source import BuildError
from graph_service.vocab import BASE, GCM, GCMO, OA, SDG, SEMAPV, SSSOM, new_graph

CONTEXT = 32
"""Code points of context on each side of a quotation."""

EDITORS = "actor/editors"
BUILD = "actor/build"
_PREDICATES = {
    "gcmo:cites": GCMO.cites,
    "gcmo:mentionsActor": GCMO.mentionsActor,
    "gcmo:reinforcedBy": GCMO.reinforcedBy,
    "gcmo:addresses": GCMO.addresses,
    "gcmo:tensionWith": GCMO.tensionWith,
    "skos:relatedMatch": SKOS.relatedMatch,
}


def expand(curie: str) -> URIRef:
    """Return the IRI of ``gcm:path``, ``sdg:10.7`` or a bare path under the base."""
    if curie.startswith("sdg:"):
        return SDG[curie.removeprefix("sdg:")]
    return GCM[curie.removeprefix("gcm:")]


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


@dataclass(slots=True)
class LinkBook:
    """Knows every provision's text and label, makes links and quotations, and refuses what does not fit them."""

    texts: dict[str, str]
    labels: dict[str, str]
    languages: dict[str, str]
    known: set[URIRef] = field(default_factory=set)
    quotations: Graph = field(default_factory=new_graph)
    """Every quotation made so far. They have a graph of their own: links of several graphs share them, and a triple that stands in two
    named graphs is counted twice by engines that do not make the union of graphs a set."""
    _made: dict[URIRef, LinkRow] = field(default_factory=dict)

    def quote_words(self, path: str, words: str, where: str) -> URIRef:
        """Make the quotation of ``words`` from a provision, which must hold them exactly once, and return its IRI."""
        start, end = self.find(path, words, where)
        return self.quote(path, start, end)

    def find(self, path: str, words: str, where: str) -> tuple[int, int]:
        """Return where ``words`` stand in a provision's text. Raises BuildError, naming ``where``, unless they stand there once."""
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
        predicate = _PREDICATES[row.predicate]
        for end in (row.subject, row.object):
            if end not in self.known:
                raise BuildError(f"{where}: {end} is described nowhere")
        node = GCM[f"link/{_slug(row.subject)}--{row.predicate.partition(':')[2]}--{_slug(row.object)}"]
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
        if row.cited_as:
            graph.add((node, GCMO.citedAs, Literal(row.cited_as)))
        for path, start, end_ in row.quotations:
            graph.add((node, GCMO.evidence, self.quote(path, start, end_)))
        return node

    @property
    def rows(self) -> Sequence[LinkRow]:
        """Every link made so far."""
        return list(self._made.values())

    def _label(self, row: LinkRow) -> str:
        verb = {
            "gcmo:cites": "cites", "gcmo:mentionsActor": "mentions", "gcmo:reinforcedBy": "is reinforced by",
            "gcmo:addresses": "addresses", "gcmo:tensionWith": "is in tension with", "skos:relatedMatch": "relates to",
        }[row.predicate]  # fmt: skip
        return f"{self._name(row.subject)} {verb} {self._name(row.object)}"

    def _name(self, node: URIRef) -> str:
        if node.startswith(SDG):
            return f"SDG {node.removeprefix(SDG)}"
        return self.labels[node.removeprefix(BASE)]


def _slug(node: URIRef) -> str:
    """Return the part of a link's IRI that stands for one of its ends: the path with hyphens, without the folder of an entity."""
    if node.startswith(SDG):
        return f"sdg-{node.removeprefix(SDG)}"
    path = node.removeprefix(BASE)
    for folder in ("instrument/", "actor/", "forum/", "process/"):
        path = path.removeprefix(folder)
    return path.replace("/", "-")
