"""A thing of the graph: its names, its classes and what is said of it. Names are decided here and nowhere else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph_service.corpus.select import Term
from graph_service.namespaces import BASE, PREFIXES
from graph_service.rdf import serialise
from graph_service.rdf.curies import path_of
from graph_service.rdf.serialise import Statement

T = TypeVar("T")
_GCMO = PREFIXES["gcmo"]
_CONCEPT = PREFIXES["skos"] + "Concept"
_SEARCHABLE = frozenset({"Provision", "Instrument", "TextVersion", "Actor", "Forum", "Process", "Article", "Ask"})
_GOALS = BASE + "instrument/sdgs"
SUPERCLASSES = frozenset({"Provision", "Instrument", "Actor"})
_PREFERRED = (
    "Objective",
    "Action",
    "Commitment",
    "CommitmentSentence",
    "GuidingPrinciple",
    "Priority",
    "PriorityItem",
    "Recommendation",
    "Footnote",
    "Heading",
    "Paragraph",
    "ILOConvention",
    "ILORecommendation",
    "Protocol",
    "Treaty",
)
"""Which class to name first where a thing has several."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with an IRI, and what the graph says of it.

    ``classes`` are the names of all its classes, sorted; ``types`` those of ours, the most telling first; ``values`` its statements by
    prefixed property.
    """

    id: str
    """The path under the base, or the IRI of what is not ours."""
    iri: str
    classes: tuple[str, ...]
    types: tuple[str, ...]
    values: Mapping[str, tuple[Term, ...]]

    def texts(self, *properties: str) -> list[str]:
        """Return the values of properties as text, in the order of the properties."""
        return [term.value for one in properties for term in self.values.get(one, ())]

    def first(self, *properties: str) -> str:
        """Return the first value of the first property that has one, or an empty text."""
        return next(iter(self.texts(*properties)), "")

    def english(self, *properties: str) -> str:
        """Return the first English value of properties, else their first value; English is the language of our own words."""
        terms = [term for one in properties for term in self.values.get(one, ())]
        return next((term.value for term in terms if term.language == "en"), terms[0].value if terms else "")

    def statements(self) -> Iterator[Statement]:
        """Yield its classes, its label and title in each language, and its notation, with terms as in N-Triples."""
        node = serialise.iri(self.iri)
        for term in self.values.get("rdf:type", ()):
            if term.is_iri:
                yield node, serialise.TYPE, serialise.iri(term.value)
        for predicate, names in ((LABEL, self.labels), (TITLE, self.titles)):
            for language, text in names.items():
                yield node, predicate, serialise.literal(text, "" if language == "@none" else language)
        if self.notation:
            yield node, NOTATION, serialise.literal(self.notation)

    @property
    def labels(self) -> dict[str, str]:
        """Our citation label by language, ``@none`` where it has none; of several the first."""
        return self._by_language("rdfs:label")

    @property
    def titles(self) -> dict[str, str]:
        """Its name by language, likewise."""
        return self._by_language("skos:prefLabel")

    def _by_language(self, name: str) -> dict[str, str]:
        words: dict[str, str] = {}
        for term in self.values.get(name, ()):
            if term.kind == "literal":
                words.setdefault(term.language or "@none", term.value)
        return words

    @property
    def notation(self) -> str:
        """Its code or number, or an empty text."""
        return next((term.value for term in self.values.get("skos:notation", ()) if term.kind == "literal"), "")

    @property
    def label(self) -> str:
        """What it is cited as: our citation label, or its name."""
        return self.first("rdfs:label", "skos:prefLabel", "dct:title") or self.id

    @property
    def title(self) -> str:
        """What it is called: its name or title, or an empty text."""
        return self.first("skos:prefLabel", "dct:title")

    @property
    def kind(self) -> str:
        """Its most telling class."""
        return self.types[0] if self.types else ""

    @property
    def text(self) -> str:
        """Its own words, or what we say of it."""
        return self.first("gcmo:text", "dct:description", "gcmo:about")

    @property
    def language(self) -> str:
        """The language of its words or else of its name: a primary language tag, English where none is given."""
        terms = (*self.values.get("gcmo:text", ()), *self.values.get("skos:prefLabel", ()), *self.values.get("rdfs:label", ()))
        return next((term.language.partition("-")[0] for term in terms if term.language), "en")

    @property
    def nameable(self) -> bool:
        """Whether a request can name it: the vocabulary's own terms, as what became of an ask, are objects of links only."""
        return self.searchable or not {"Concept", "Collection"}.isdisjoint(self.classes)

    @property
    def searchable(self) -> bool:
        """Whether it can be looked for by its words: of concepts only the Sustainable Development Goals and their targets."""
        return not _SEARCHABLE.isdisjoint(self.types) or ("Concept" in self.classes and _GOALS in self.texts("dct:isPartOf"))


LABEL, TITLE, NOTATION = (serialise.name(name) for name in ("rdfs:label", "skos:prefLabel", "skos:notation"))
_CLASS_NAMES = {
    PREFIXES["skos"] + "Concept": "Concept",
    PREFIXES["skos"] + "relatedMatch": "relatedMatch",
    PREFIXES["oa"] + "TextQuoteSelector": "TextQuoteSelector",
    PREFIXES["oa"] + "TextPositionSelector": "TextPositionSelector",
    "http://purl.org/dc/dcmitype/Collection": "Collection",
}


def name_of(iri: str) -> str:
    """Return an IRI as the context names it: a term of ours by its local name, others shortened by a prefix where one fits."""
    if iri.startswith(_GCMO):
        return iri.removeprefix(_GCMO)
    if iri in _CLASS_NAMES:
        return _CLASS_NAMES[iri]
    if iri.startswith(PREFIXES["semapv"]):
        return "semapv:" + iri.removeprefix(PREFIXES["semapv"])
    return iri


def make_thing(iri: str, values: Mapping[str, Sequence[Term]], seen: dict[object, object] | None = None) -> Thing:
    """Return a thing with these values by prefixed property; what is equal to something in ``seen`` is kept once."""
    seen = {} if seen is None else seen

    def once(value: T) -> T:
        # Equal values, as the classes of a thousand provisions, are one object: megabytes less.
        return seen.setdefault(value, value)  # type: ignore[return-value]  # equal things are of one type here

    classes = [term.value for term in values.get("rdf:type", ()) if term.is_iri]
    types = {one.removeprefix(_GCMO) for one in classes if one.startswith(_GCMO)}
    if not types and _CONCEPT in classes:
        types = {"Concept"}
    ordered = sorted(types, key=lambda one: (one in SUPERCLASSES, _PREFERRED.index(one) if one in _PREFERRED else len(_PREFERRED), one))
    return Thing(
        path_of(iri),
        iri,
        once(tuple(sorted(map(name_of, classes)))),
        once(tuple(ordered)),
        {key: once(tuple(sorted(set(terms)))) for key, terms in values.items()},
    )
