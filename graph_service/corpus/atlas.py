"""The whole graph as the pages see it: provisions in their places, what they are linked to, and the words that each link rests on.

Everything is read once for each version of the dataset (a few thousand rows) and then only looked up; nothing here asks a store.
The look-ups stand beside what they look up, which makes the file long.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph_service.namespaces import BASE, DEEPEST, PREFIXES
from graph_service.rdf.curies import path_of
from graph_service.rdf.ordering import natural_key
from graph_service.rdf.terms import decimal_number, whole_number

GCMO = PREFIXES["gcmo"]
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
    place in its document, counted from 1, and 0 for what is no provision.
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
    publisher: str = ""
    date: str = ""

    @property
    def iri(self) -> str:
        """Its IRI."""
        return self.key if ":" in self.key else BASE + self.key

    @property
    def href(self) -> str:
        """Where its page is: with us, or at its own address where it is not ours. What is no address of the web leads nowhere."""
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
        """Tell whether it has one of these classes of ours, by local name."""
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
    """An article of an instrument: what it says in our words, the local name of its force, and whom it protects."""

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
    """Where a State stands under a treaty: one of the four standings, since a year for a party, as recorded at ``as_of``."""

    state: str
    treaty: str
    standing: str
    since: str
    as_of: str


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
        """Tell whether a link counts."""
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
            found = self.things.get(key)
            key = found.whole if found else ""

    def up(self, key: str, *kinds: str) -> Thing | None:
        """Return the innermost thing of one of these kinds that a thing is or is part of."""
        return next((found for one in self.climb(key) if (found := self.thing(one)).is_a(*kinds)), None)

    def document(self, key: str) -> str:
        """Return the key of the outermost thing that a provision is part of."""
        return list(self.climb(key))[-1]

    def within(self, key: str, *wholes: str) -> bool:
        """Tell whether a thing is, or is part of, one of these."""
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
        """Return where a State stands under an instrument, by their keys; every pair has one of the four standings."""
        found = self._standings.get((state, treaty))
        if found:
            return found
        covered = self.coverage.get(treaty)
        if covered is None or state in covered.unclear:
            return Standing(state, treaty, NO_DATA, "", "")
        return Standing(state, treaty, NO_ACTION, "", covered.as_of)

    def civil_society_texts(self) -> list[Thing]:
        """Return the texts that speak for civil society, newest first."""
        found = [one for one in self.things.values() if not one.order and one.publisher in CIVIL_SOCIETY and self.parts(one.key)]
        return sorted(found, key=lambda one: (-(whole_number(one.key[-4:]) or 0), one.key))


def read(answers: Mapping[str, Iterable[Fields]]) -> Atlas:
    """Return the atlas from the answers to the queries in ``sparql/explore``, by the query's name.

    Raises:
        KeyError: an answer or a variable that a query must bind is missing.

    """
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in answers["kinds"]:
        kinds[path_of(row["iri"])].add(row["class"].removeprefix(GCMO))
    things: dict[str, Thing] = {}
    for row in answers["wholes"]:
        key = path_of(row["iri"])
        # A thing with names in two languages has two rows; English is the language of our own words.
        if key not in things or row.get("name@") == "en":
            things[key] = _whole(key, row, frozenset(kinds.get(key, ())))
    for row in answers["provisions"]:
        key = path_of(row["iri"])
        things[key] = _provision(key, row, frozenset(kinds.get(key, ())))
    links = _links(answers["links"], answers["quotations"])
    asks = {path_of(row["ask"]): _ask(row) for row in answers.get("asks", ())}
    parts: dict[str, list[Thing]] = defaultdict(list)
    for one in sorted(things.values(), key=lambda one: one.order):
        if one.whole:
            parts[one.whole].append(one)
    # An ask has a name and an item, and is no part of the text.
    things |= {key: Thing(key, ask.label, ask.label, frozenset({"Ask"}), whole=ask.item) for key, ask in asks.items()}
    asked: dict[str, list[Ask]] = defaultdict(list)
    for ask in sorted(asks.values(), key=lambda one: natural_key(one.key)):
        asked[ask.item].append(ask)
    outgoing: dict[str, list[Link]] = defaultdict(list)
    incoming: dict[str, list[Link]] = defaultdict(list)
    # The natural order is dear and asked once: sorting keeps it among links that the second key finds equal.
    ordered = sorted(links, key=lambda link: natural_key(link.iri))
    for link in sorted(ordered, key=lambda link: (things[link.subject].order if link.subject in things else 0, -link.confidence)):
        outgoing[link.subject].append(link)
        incoming[link.object].append(link)
    states = [Thing(path_of(row["state"]), row["name"], row["name"], notation=row.get("code", "")) for row in answers["states"]]
    standings = _standings(answers["standings"])
    return Atlas(
        things,
        ordered,
        list(standings.values()),
        sorted(states, key=lambda one: one.name),
        _coverage(answers.get("coverage", ())),
        _articles(answers.get("articles", ())),
        asks,
        list(answers.get("agreement", ())),
        standings,
        parts,
        outgoing,
        incoming,
        asked,
    )


def _ask(row: Fields) -> Ask:
    return Ask(path_of(row["ask"]), row["label"], row["about"], path_of(row["item"]), row["uptake"].removeprefix(GCMO))


def _articles(rows: Iterable[Fields]) -> dict[str, tuple[Article, ...]]:
    """Return the articles that bear each link, by the link's IRI, in natural order."""
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    made: dict[str, Fields] = {}
    bearing: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        made[row["article"]] = row
        groups[row["article"]][row["group"]] = None
        if "link" in row:
            bearing[row["link"]].add(row["article"])
    articles = {
        iri: Article(path_of(iri), row["label"], row["about"], row["force"].removeprefix(GCMO), tuple(sorted(groups[iri])))
        for iri, row in made.items()
    }
    return {link: tuple(articles[iri] for iri in sorted(found, key=natural_key)) for link, found in bearing.items()}


def _standings(rows: Iterable[Fields]) -> dict[tuple[str, str], Standing]:
    """Return the newest standing for each State and treaty."""
    newest: dict[tuple[str, str], Standing] = {}
    for row in rows:
        one = Standing(path_of(row["state"]), path_of(row["treaty"]), row["standing"], row.get("since", ""), row.get("asOf", ""))
        held = newest.get((one.state, one.treaty))
        if held is None or held.as_of < one.as_of:
            newest[one.state, one.treaty] = one
    return newest


def _coverage(rows: Iterable[Fields]) -> dict[str, Coverage]:
    """Return what is covered, by the key of the instrument; of several records the newest counts."""
    newest: dict[str, Coverage] = {}
    for row in rows:
        treaty, as_of = path_of(row["treaty"]), row["asOf"]
        held = newest.get(treaty)
        if held is None or held.as_of < as_of:
            held = Coverage(as_of, frozenset())
        if held.as_of == as_of and "unclear" in row:
            held = Coverage(as_of, held.unclear | {path_of(row["unclear"])})
        newest[treaty] = held
    return newest


def _whole(key: str, row: Fields, kinds: frozenset[str]) -> Thing:
    name = row.get("name") or row.get("label") or key
    short = row.get("short", "")
    return Thing(key, short or name, name, kinds, notation=short, publisher=path_of(row.get("publisher", "")), date=row.get("date", ""))


def _provision(key: str, row: Fields, kinds: frozenset[str]) -> Thing:
    return Thing(
        key,
        row["label"],
        row.get("title", ""),
        kinds,
        text=row["text"],
        language=row.get("text@", ""),
        order=_count(row["order"]),
        whole=path_of(row["whole"]),
        notation=row.get("notation", ""),
        marker=row.get("marker", ""),
        heading=path_of(row.get("heading", "")),
        note_of=path_of(row.get("noteOf", "")),
        note_offset=_count(row.get("noteOffset", "")),
    )


def _links(rows: Iterable[Fields], quotations: Iterable[Fields]) -> list[Link]:
    spans: dict[str, set[Span]] = defaultdict(set)
    for row in quotations:
        spans[row["link"]].add(Span(path_of(row["source"]), _count(row["start"]), _count(row["end"])))
    return [
        Link(
            row["link"],
            path_of(row["subject"]),
            _local(row["predicate"]),
            path_of(row["object"]),
            _local(row["basis"]),
            _sure(row["confidence"]),
            row.get("reason", ""),
            tuple(sorted(spans.get(row["link"], ()), key=lambda span: (span.source, span.start, span.end))),
        )
        for row in rows
    ]


def _count(text: str) -> int:
    # What is no number counts as nought rather than failing every page.
    return max(0, whole_number(text) or 0)


def _sure(text: str) -> float:
    found = decimal_number(text)
    return found if found is not None and 0 <= found <= 1 else 0.0


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
