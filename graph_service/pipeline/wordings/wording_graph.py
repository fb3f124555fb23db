"""A second wording as RDF: the same model as the text that we hold, under the IRI of its version (decision 30)."""

import re
import unicodedata
from dataclasses import dataclass

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD

from graph_service.namespaces import BASE
from graph_service.pipeline.manifest import Document
from graph_service.pipeline.text_graph import RIGHTS, add_place, add_words, dated
from graph_service.pipeline.wordings.wording import Reading, Wording
from graph_service.rdf.rdflib_namespaces import GCM, GCMO, OA, new_graph

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Version:
    """Which wording it is: ``name`` as people cite it ("A/RES/73/195"), its date (year, month or day), source and language."""

    name: str
    date: str
    source: str
    language: str
    file: str
    publisher: str = ""

    def path(self, like: Document) -> str:
        """Return the path of the version: that of the instrument, then the name in letters, digits and hyphens, and another language."""
        slug = slug_of(self.name)
        return f"{like.version_of}/{slug}" if self.language == like.language else f"{like.version_of}/{slug}-{self.language.lower()}"

    def stem(self, like: Document) -> str:
        """Return the last part of the IRI of its named graph."""
        return self.path(like).replace("/", "-")

    @property
    def cited(self) -> str:
        """The name as labels have it; they name a language other than English."""
        return self.name if self.language == "en" else f"{self.name}, {self.language}"


def slug_of(name: str) -> str:
    """Return a name in lower-case letters, digits and hyphens, for an IRI. Raises ValueError when nothing of it is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_LONGEST].strip("-")
    if not slug:
        message = f"{name!r} has no letter or digit that an IRI can be made of"
        raise ValueError(message)
    return slug


def wording_graph(reading: Reading, version: Version, like: Document) -> Graph:
    """Return the graph of a second wording: the version, its provisions, which provision each is, and the words that differ."""
    graph = new_graph()
    path = version.path(like)
    node = GCM[path]
    _describe(graph, node, version, like, reading)
    for order, wording in enumerate(reading.wordings, start=1):
        _provision(graph, path, version, wording, order)
    for unit in reading.removed:
        graph.add((node, GCMO.lacksProvision, GCM[unit.path]))
    return graph


def _describe(graph: Graph, node: URIRef, version: Version, like: Document, reading: Reading) -> None:
    instrument = like.title.partition(": ")[0]
    graph.add((node, RDF.type, GCMO.TextVersion))
    graph.add((node, SKOS.prefLabel, Literal(f"{instrument}: {version.cited}, {_in_words(version.date)}", lang="en")))
    graph.add((node, SKOS.editorialNote, Literal("The title is ours: the text we hold does not print it in this form.", lang="en")))
    graph.add((node, SKOS.editorialNote, Literal(_note(version, like, reading), lang="en")))
    graph.add((node, DCTERMS.date, dated(version.date)))
    graph.add((node, DCTERMS.language, Literal(version.language, datatype=XSD.language)))
    graph.add((node, DCTERMS.rights, Literal(RIGHTS, lang="en")))
    graph.add((node, DCTERMS.source, _source(version.source)))
    graph.add((node, DCTERMS.isVersionOf, GCM[like.version_of]))
    graph.add((GCM[like.version_of], DCTERMS.hasVersion, node))
    graph.add((node, GCMO.sourceFile, Literal(version.file)))
    graph.add((node, GCMO.comparedWith, GCM[like.path]))
    if version.publisher:
        graph.add((node, DCTERMS.publisher, URIRef(version.publisher)))


def _in_words(date: str) -> str:
    parts = date.split("-")
    named = [str(int(parts[2]))] if len(parts) > 2 else []  # noqa: PLR2004 - year, month, day
    return " ".join([*named, *([_MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []), parts[0]])


def _note(version: Version, like: Document, reading: Reading) -> str:
    known = sum(wording.like is not None for wording in reading.wordings)
    return (
        f"Cut by program out of {version.file}, along {like.path}: {len(reading.wordings)} provisions, {known} of them with a counterpart"
        f" there. Nobody has compared it with the printed text."
    )


def _source(text: str) -> URIRef | Literal:
    return URIRef(text) if re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", text) else Literal(text)


def _provision(graph: Graph, base: str, version: Version, wording: Wording, order: int) -> None:
    node = GCM[f"{base}/{wording.path}"]
    whole = GCM[f"{base}/{wording.parent}" if wording.parent else base]
    graph.add((node, RDF.type, GCMO.Provision))
    if wording.kind == "Heading":
        graph.add((node, RDF.type, GCMO.Heading))
    elif wording.kind != "Provision":
        graph.add((node, DCTERMS.type, GCMO[wording.kind]))
    graph.add((node, RDFS.label, Literal(f"{wording.label} ({version.cited})", lang="en")))
    add_words(graph, node, wording.text, version.language, title=wording.title)
    add_place(graph, node, whole, order, wording.lines, marker=wording.marker, notation=wording.notation)
    if wording.note_of:
        graph.add((node, GCMO.noteOf, GCM[f"{base}/{wording.note_of}"]))
        graph.add((node, GCMO.noteOffset, Literal(wording.note_offset)))
    if wording.like is None:
        return
    like = GCM[wording.like.path]
    graph.add((node, GCMO.sameProvisionAs, like))
    if version.language == wording.like.language:
        graph.add((node, GCMO.sameWords, Literal(wording.same_words)))
    for number, difference in enumerate(wording.differences, start=1):
        one = GCM[f"{base}/difference/{wording.path}/{number}"]
        graph.add((one, RDF.type, GCMO.WordDifference))
        graph.add((one, GCMO.differenceIn, node))
        graph.add((one, GCMO.differenceFrom, like))
        graph.add((one, OA.start, Literal(difference.start)))
        graph.add((one, OA.end, Literal(difference.end)))
        graph.add((one, GCMO.newWords, Literal(difference.words, lang=version.language)))
        graph.add((one, GCMO.oldWords, Literal(difference.before, lang=wording.like.language)))


def graph_iri(version: Version, like: Document) -> str:
    """Return the IRI of the named graph of a second wording."""
    return f"{BASE}graph/{version.stem(like)}"
