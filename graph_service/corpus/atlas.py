"""The whole graph as the pages see it: provisions in their places, what they are linked to, and the words that each link rests on.

It is read once for each version of the dataset, by ``atlas_reader``, and then only looked up; nothing here asks a store.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph_service.namespaces import BASE, DEEPEST
from graph_service.rdf.curies import path_of
from graph_service.rdf.ordering import natural_key
from graph_service.rdf.terms import whole_number

INFERENCE = "EditorialInference"
UPTAKE = "uptake"
GCM_TEXT = "gcm/final-draft-2018"
CIVIL_SOCIETY = frozenset({"actor/civil-society", "actor/civil-society-action-committee"})
"""Who issues the texts that speak for civil society."""

Fields = Mapping[str, str]
"""A row of an answer: the values by variable, without those that are unbound."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a name: a provision with its words and its place, or an instrument, actor, goal or text that a link points to.

    ``key`` is its path under the base, or its whole IRI where it is not ours; ``whole`` the key of what it is part of; ``order`` its
    place in its document, counted from 1, and 0 for anything but a provision.
    """

    key: str
    label: str
    name: str = ""
    kinds: frozenset[str] = frozenset()
    text: str = ""
    language: str = ""
    order: int = 0
    whole: str = ""
    notation: str = ""
    marker: str = ""
    heading: str = ""
    note_of: str = ""
    note_offset: int = 0
    same_as: str = ""
    """The key of the same provision in the text that this wording was compared with."""
    publisher: str = ""
    date: str = ""

    @property
    def iri(self) -> str:
        """Its IRI."""
        return self.key if ":" in self.key else BASE + self.key

    @property
    def href(self) -> str:
        """Where its page is: with us, or at its own address where it is not ours. Anything but a web address leads nowhere."""
        if ":" in self.key:
            return self.key if self.key.startswith(("http://", "https://")) else "#"
        return "/" + self.key.lstrip("/")

    @property
    def title(self) -> str:
        """Its name in full: with the short form that people know it by, where it has one."""
        if self.order:
            return self.name or self.label
        named = self.name or self.label
        return f"{named} ({self.notation})" if self.notation and self.notation not in named else named

    def is_a(self, *kinds: str) -> bool:
        """Return True if it has one of these classes of ours, by local name."""
        return not self.kinds.isdisjoint(kinds)


@dataclass(frozen=True, slots=True)
class Span:
    """Words that a link rests on: the key of the provision and the code points ``start`` to ``end`` of its text."""

    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its evidence. ``predicate`` is the local name; ``basis`` too; ``confidence`` from 0 to 1."""

    iri: str
    subject: str
    predicate: str
    object: str
    basis: str
    confidence: float
    reason: str
    spans: tuple[Span, ...] = ()
    unread: bool = False
    """Whether what it says of an instrument as a whole was not read in a text."""

    @property
    def key(self) -> str:
        """Its path under the base, or its IRI."""
        return path_of(self.iri)

    @property
    def in_words(self) -> bool:
        """Whether the words say it, rather than an editor."""
        return self.basis != INFERENCE

    def holder(self, end: str) -> str:
        """Return the key of the provision that is quoted for one end of the link.

        That is the end itself, the part of it that has the words, or the item that an ask is made in.
        """
        sources = [span.source for span in self.spans]
        return next((one for one in sources if one == end or one.startswith(f"{end}/") or end.startswith(f"{one}/ask/")), end)

    def words(self, source: str) -> list[Span]:
        """Return the words it rests on in one provision, in order."""
        return sorted((span for span in self.spans if span.source == source), key=lambda span: (span.start, span.end))


@dataclass(frozen=True, slots=True)
class Article:
    """An article of an instrument: what it says in our words, the local name of its force, and the groups it protects."""

    key: str
    label: str
    about: str
    force: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that civil society asks: the key of its item, and the local name of what became of it in the Compact."""

    key: str
    label: str
    about: str
    item: str
    uptake: str


PARTY, SIGNATORY, NO_ACTION, NO_DATA = "state party", "signatory", "no action", "no data"
"""The four standings of a State under an instrument. No data is not the same as no action."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of a State under a treaty: one of the four, since a year for a party, as recorded at ``as_of``."""

    state: str
    treaty: str
    standing: str
    since: str
    as_of: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """As of when standings under an instrument are recorded, and the keys of the States for which they are unclear."""

    as_of: str
    unclear: frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which links count: those of a basis (``all``, ``words``, ``inference``) with at least this confidence."""

    basis: str = "all"
    confidence: float = 0.0

    def takes(self, link: Link) -> bool:
        """Return True if a link counts."""
        if link.confidence < self.confidence:
            return False
        return self.basis == "all" or link.in_words == (self.basis == "words")


@dataclass(frozen=True, slots=True)
class Atlas:
    """Things by key, links in a fixed order, and standings."""

    things: Mapping[str, Thing]
    links: Sequence[Link]
    standings: Sequence[Standing] = ()
    states: Sequence[Thing] = ()
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    """What the data on ratifications cover, by the key of the instrument; of no other instrument do they say anything."""
    articles_of: Mapping[str, tuple[Article, ...]] = field(default_factory=dict)
    """The articles that bear a link, by the IRI of the link."""
    asks: Mapping[str, Ask] = field(default_factory=dict)
    """The asks by key."""
    agreement: Sequence[Fields] = ()
    """How far the two readers of the links agree, a row for each property."""
    _standings: Mapping[tuple[str, str], Standing] = field(default_factory=dict)
    _parts: Mapping[str, Sequence[Thing]] = field(default_factory=dict)
    _from: Mapping[str, Sequence[Link]] = field(default_factory=dict)
    _to: Mapping[str, Sequence[Link]] = field(default_factory=dict)
    _asked: Mapping[str, Sequence[Ask]] = field(default_factory=dict)

    def thing(self, key: str) -> Thing:
        """Return the thing with this key; one that nothing is known about is named by its key."""
        return self.things.get(key) or Thing(key, key)

    def parts(self, key: str) -> Sequence[Thing]:
        """Return the provisions that are directly part of something, in reading order."""
        return self._parts.get(key, ())

    def climb(self, key: str) -> Iterator[str]:
        """Yield a key and those of everything it is part of, from the inside out; ends where it has been before, and at ``DEEPEST``."""
        seen: set[str] = set()
        while key and key not in seen and len(seen) <= DEEPEST:
            yield key
            seen.add(key)
            thing = self.things.get(key)
            key = thing.whole if thing else ""

    def up(self, key: str, *kinds: str) -> Thing | None:
        """Return the innermost thing of one of these kinds that a thing is or is part of."""
        return next((thing for one in self.climb(key) if (thing := self.thing(one)).is_a(*kinds)), None)

    def document(self, key: str) -> str:
        """Return the key of the outermost thing that a provision is part of."""
        return list(self.climb(key))[-1]

    def within(self, key: str, *wholes: str) -> bool:
        """Return True if a thing is, or is part of, one of these."""
        return any(one in wholes for one in self.climb(key))

    def down(self, key: str) -> Iterator[Thing]:
        """Yield everything that is part of something, each before its own parts and once, in reading order; ends at ``DEEPEST``."""
        seen = {key}
        waiting = [(part, 1) for part in reversed(self.parts(key))]
        while waiting:
            part, depth = waiting.pop()
            if part.key not in seen:
                seen.add(part.key)
                yield part
                if depth < DEEPEST:
                    waiting.extend((below, depth + 1) for below in reversed(self.parts(part.key)))

    def links_from(self, key: str) -> Sequence[Link]:
        """Return the links whose subject is this thing."""
        return self._from.get(key, ())

    def links_to(self, key: str) -> Sequence[Link]:
        """Return the links whose object is this thing."""
        return self._to.get(key, ())

    def asks_in(self, item: str) -> Sequence[Ask]:
        """Return the asks that an item makes, in order."""
        return self._asked.get(item, ())

    def uptake(self, ask: Ask) -> Link | None:
        """Return the link that says what became of an ask and why."""
        return next((link for link in self.links_from(ask.key) if link.predicate == UPTAKE), None)

    def of_kind(self, *kinds: str) -> list[Thing]:
        """Return the things of these kinds, provisions in reading order, the rest by key."""
        return sorted((one for one in self.things.values() if one.is_a(*kinds)), key=lambda one: (one.order, natural_key(one.key)))

    def standing(self, state: str, treaty: str) -> Standing:
        """Return the standing of a State under an instrument, by their keys; every pair has one."""
        recorded = self._standings.get((state, treaty))
        if recorded:
            return recorded
        covered = self.coverage.get(treaty)
        if covered is None or state in covered.unclear:
            return Standing(state, treaty, NO_DATA, "", "")
        return Standing(state, treaty, NO_ACTION, "", covered.as_of)

    def civil_society_texts(self) -> list[Thing]:
        """Return the texts that speak for civil society, newest first."""
        texts = [one for one in self.things.values() if not one.order and one.publisher in CIVIL_SOCIETY and self.parts(one.key)]
        return sorted(texts, key=lambda one: (-(whole_number(one.key[-4:]) or 0), one.key))
