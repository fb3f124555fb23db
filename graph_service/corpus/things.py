"""The things that can be looked for: provisions, instruments, actors, fora and processes, with what they are called and what they say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph_service.corpus.select import Term, select
from graph_service.namespaces import DEEPEST, PREFIXES
from graph_service.rdf import serialise
from graph_service.rdf.curies import CURIES, path_of
from graph_service.rdf.serialise import Statement
from graph_service.rdf.terms import whole_number
from graph_service.store.interface import Store

_GCMO = PREFIXES["gcmo"]
_CONCEPT = PREFIXES["skos"] + "Concept"
_TITLED = ("Objective", "Priority")
"""Parts of texts whose title says what the parts below them are about."""
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
    """Something with an IRI. ``values`` are its statements by prefixed property; ``types`` its classes of ours, the most telling first."""

    id: str
    """The path under the base, or the IRI of what is not ours."""
    iri: str
    types: tuple[str, ...]
    values: Mapping[str, tuple[Term, ...]]

    def texts(self, *properties: str) -> list[str]:
        """Return the values of properties as text, in the order of the properties."""
        return [term.value for one in properties for term in self.values.get(one, ())]

    def first(self, *properties: str) -> str:
        """Return the first value of the first property that has one, or an empty text."""
        return next(iter(self.texts(*properties)), "")

    def statements(self) -> Iterator[Statement]:
        """Yield what the graph says of its names and classes, with terms as in N-Triples."""
        for name in ("rdf:type", "rdfs:label", "skos:prefLabel", "skos:notation"):
            for term in self.values.get(name, ()):
                if term.is_iri is (name == "rdf:type"):
                    thing = serialise.iri(term.value) if term.is_iri else serialise.literal(term.value, term.language, term.datatype)
                    yield serialise.iri(self.iri), serialise.name(name), thing

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


@dataclass(frozen=True, slots=True)
class Word:
    """A class or property in words: its label, what it means, and the classes of ours that are directly wider."""

    label: str
    meaning: str
    broader: tuple[str, ...]


@dataclass(frozen=True)
class Things:
    """All things by id, in reading order where they have one; and the vocabulary by prefixed name."""

    by_id: Mapping[str, Thing]
    words: Mapping[str, Word]

    def above(self, thing: Thing) -> Iterator[Thing]:
        """Yield what a thing is part of, from the inside out.

        Data may be wrong: a thing can be part of itself by way of others. The climb ends where it has been before, and at ``DEEPEST``.
        """
        seen = {thing.id}
        here = self.by_id.get(path_of(thing.first("dct:isPartOf")))
        while here is not None and here.id not in seen and len(seen) <= DEEPEST:
            yield here
            seen.add(here.id)
            here = self.by_id.get(path_of(here.first("dct:isPartOf")))

    def document(self, thing: Thing) -> str:
        """Return the id of the document that a provision, or the item of an ask, is in; an empty text for anything else."""
        item = self.find(thing.first("gcmo:askOf"))
        if item is not None:
            return self.document(item)
        if "Provision" not in thing.types:
            return ""
        return next((above.id for above in self.above(thing) if "Provision" not in above.types), "")

    def whole(self, thing: Thing) -> Thing | None:
        """Return the objective or priority that a provision is part of."""
        return next((above for above in self.above(thing) if above.kind in _TITLED), None)

    @cached_property
    def paragraph_of(self) -> Mapping[str, Thing]:
        """The paragraph with an objective's commitment, by the objective's IRI."""
        found: dict[str, Thing] = {}
        for thing in self.by_id.values():
            for objective in thing.texts("gcmo:commitmentOf"):
                found.setdefault(objective, thing)
        return found

    def find(self, name: str) -> Thing | None:
        """Return the thing with that id or IRI."""
        return self.by_id.get(name) or self.by_id.get(path_of(name))


async def read_things(store: Store) -> Things:
    """Read all things and the vocabulary with two queries."""
    rows = await select(store, "corpus/entities")
    words = await select(store, "corpus/vocabulary")
    values: dict[str, dict[str, list[Term]]] = {}
    for row in rows:
        values.setdefault(row["thing"].value, {}).setdefault(CURIES.shorten(row["property"].value), []).append(row["value"])
    things = [_thing(iri, found) for iri, found in values.items()]
    things.sort(key=_reading_order)
    vocabulary: dict[str, Word] = {}
    for row in words:
        key = CURIES.shorten(row["term"].value)
        before = vocabulary.get(key)
        wider = {*(before.broader if before else ()), *([CURIES.shorten(row["broader"].value)] if "broader" in row else [])}
        meaning = row["comment"].value if "comment" in row else ""
        vocabulary[key] = Word(row["label"].value, meaning, tuple(sorted(one for one in wider if one.startswith("gcmo:"))))
    return Things({thing.id: thing for thing in things}, vocabulary)


def _thing(iri: str, values: Mapping[str, list[Term]]) -> Thing:
    types = {term.value.removeprefix(_GCMO) for term in values.get("rdf:type", ()) if term.value.startswith(_GCMO)}
    if not types and _CONCEPT in (term.value for term in values.get("rdf:type", ())):
        types = {"Concept"}
    ordered = sorted(types, key=lambda one: (one in SUPERCLASSES, _PREFERRED.index(one) if one in _PREFERRED else len(_PREFERRED), one))
    return Thing(path_of(iri), iri, tuple(ordered), {key: tuple(sorted(set(found))) for key, found in values.items()})


def _reading_order(thing: Thing) -> tuple[str, int, str]:
    document = thing.id.partition("/")[0]
    return document, whole_number(thing.first("gcmo:order")) or 0, thing.id
