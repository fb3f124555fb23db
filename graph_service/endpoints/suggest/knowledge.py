"""What suggestions are made from: the provisions of the Compact, what civil society said and where editors linked it, asks, articles.

Made once for each version of the dataset from the atlas. Nothing in it says what a passage is about; ``ranking`` does.
"""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph_service.corpus.atlas import GCM_TEXT, Article, Atlas, Link
from graph_service.endpoints.suggest.words import WordIndex, weighted, words, worth_of

ABOUT = ("addresses", "tensionWith")
"""Links by which a provision of civil society is about one of the Compact."""
LAW = ("reinforcedBy", "fallsShortOf")
TARGET = "relatedMatch"
_WHOLES = ("Objective", "GuidingPrinciple", "Paragraph")
_UNSUGGESTED = ("Heading", "Footnote")
_REASON_WORTH = 0.5
"""What a word of a reason counts beside a word of the provision itself."""
_MOST_KEPT = 4


@dataclass(frozen=True, slots=True)
class Example:
    """What an editor linked already: the key of the item or ask, the item's document, and the provisions with the link to each."""

    key: str
    item: str
    links: Mapping[str, Link]


@dataclass(frozen=True, slots=True)
class Profile:
    """The words of each whole and all its parts, with the words of the reasons that editors gave for links to it."""

    worth: Mapping[str, float]
    vectors: Sequence[Mapping[str, float]]

    def similarities(self, counts: Mapping[str, int]) -> list[float]:
        """Return the cosine between a text's words and each whole."""
        asked = weighted(counts, self.worth)
        return [sum(weight * vector.get(word, 0.0) for word, weight in asked.items()) for vector in self.vectors]


@dataclass(slots=True)
class _Law:
    """What links of the Compact's provisions lead to: by provision, the articles and the targets with the link."""

    articles: dict[str, list[tuple[Article, Link]]] = field(default_factory=lambda: defaultdict(list))
    targets: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))


class Knowledge:
    """All of it. Numbers of ``texts`` are the rows of a matrix of vectors too."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.articles: dict[str, Article] = {one.key: one for many in atlas.articles_of.values() for one in many}
        self.texts: dict[str, str] = dict(self._texts())
        self.number = {key: number for number, key in enumerate(self.texts)}
        self.index = WordIndex([self._with_quotation(key, text) for key, text in self.texts.items()])
        self.provisions = [key for key in self.texts if self._is_of_compact(key)]
        self.wholes = list(dict.fromkeys(self.whole(key) for key in self.provisions))
        self.parts: list[list[int]] = [[] for _ in self.wholes]
        places = {whole: place for place, whole in enumerate(self.wholes)}
        self.place = [places[self.whole(key)] for key in self.provisions]
        self.itself = [float(key == self.whole(key) or atlas.thing(key).is_a(*_WHOLES)) for key in self.provisions]
        for number, place in enumerate(self.place):
            self.parts[place].append(number)
        self.examples = list(self._examples())
        self._profiles: OrderedDict[str, Profile] = OrderedDict()

    def _texts(self) -> Iterator[tuple[str, str]]:
        """Yield what can be compared, the Compact first: when vectors are computed, it is needed first."""
        provisions = sorted(
            (one for one in self.atlas.things.values() if one.text), key=lambda one: (self.atlas.document(one.key), one.order)
        )
        yield from ((one.key, one.text) for one in provisions if self.atlas.document(one.key) == GCM_TEXT)
        yield from ((one.key, one.text) for one in provisions if self.atlas.document(one.key) != GCM_TEXT)
        yield from ((ask.key, ask.about) for ask in sorted(self.atlas.asks.values(), key=lambda one: one.key))
        yield from ((article.key, article.about) for article in sorted(self.articles.values(), key=lambda one: one.key))

    def _with_quotation(self, key: str, text: str) -> str:
        return f"{text} {self.quotation(key)}" if key in self.atlas.asks else text

    def quotation(self, ask: str) -> str:
        """Return the words of the item that make an ask."""
        made = self.atlas.asks.get(ask)
        link = self.atlas.uptake(made) if made else None
        return (
            " … ".join(self.atlas.thing(one.source).text[one.start : one.end] for one in link.spans if made and one.source == made.item)
            if link
            else ""
        )

    def _is_of_compact(self, key: str) -> bool:
        thing = self.atlas.thing(key)
        return bool(thing.order) and self.atlas.document(key) == GCM_TEXT and not thing.is_a(*_UNSUGGESTED) and bool(self.whole(key))

    def whole(self, key: str) -> str:
        """Return the objective, principle or numbered paragraph that a provision is part of or is."""
        above = [one for one in self.atlas.climb(key) if self.atlas.thing(one).is_a(*_WHOLES)]
        # The principles are in a paragraph; each of them is a whole.
        return next((one for one in above if self.atlas.thing(one).is_a("GuidingPrinciple")), above[-1] if above else "")

    def _examples(self) -> Iterator[Example]:
        known = set(self.provisions)
        for key in self.texts:
            if self.atlas.document(key) == GCM_TEXT:
                continue
            links = {link.object: link for link in self.atlas.links_from(key) if link.predicate in ABOUT and link.object in known}
            if links:
                yield Example(key, key, links)
        for ask in self.atlas.asks.values():
            # What became of an ask was judged by provisions of the Compact, whose words are quoted.
            uptake = self.atlas.uptake(ask)
            if uptake:
                yield Example(ask.key, ask.item, {span.source: uptake for span in uptake.spans if span.source in known})

    @cached_property
    def law(self) -> _Law:
        """What each provision is linked to in law and among the targets."""
        near_law = _Law()
        for link in self.atlas.links:
            if link.predicate in LAW:
                near_law.articles[link.subject] += [(one, link) for one in self.atlas.articles_of.get(link.iri, ())]
            elif link.predicate == TARGET:
                near_law.targets[link.subject].append(link)
        return near_law

    @cached_property
    def asks(self) -> list[str]:
        """The keys of the asks."""
        return [key for key in self.texts if key in self.atlas.asks]

    def excluded(self, key: str, excluded: str) -> bool:
        """Return True if a thing is, or is in, what is left out."""
        if not excluded:
            return False
        ask = self.atlas.asks.get(key)
        return self.atlas.within(ask.item if ask else key, excluded) or key.startswith(excluded + "/")

    def profile(self, excluded: str) -> Profile:
        """Return the profiles, without the reasons of links of what is left out."""
        if excluded in self._profiles:
            self._profiles.move_to_end(excluded)
            return self._profiles[excluded]
        counts: list[Counter[str]] = [Counter() for _ in self.wholes]
        reasons: list[Counter[str]] = [Counter() for _ in self.wholes]
        places = dict(zip(self.provisions, self.place, strict=True))
        for key, place in places.items():
            counts[place].update(words(self.texts[key]))
        for link in self.atlas.links:
            if self.excluded(link.subject, excluded):
                continue
            if link.predicate in ABOUT and link.object in places:
                reasons[places[link.object]].update(words(link.reason))
            elif link.predicate in (*LAW, TARGET) and link.subject in places:
                about = " ".join(one.about for one in self.atlas.articles_of.get(link.iri, ()))
                reasons[places[link.subject]].update(words(f"{link.reason} {about}"))
        whole = [
            Counter({word: own[word] + _REASON_WORTH * other[word] for word in own.keys() | other.keys()})
            for own, other in zip(counts, reasons, strict=True)
        ]
        worth = worth_of(whole)
        profile = Profile(worth, [weighted({word: 1 + number for word, number in one.items()}, worth) for one in whole])
        self._profiles[excluded] = profile
        if len(self._profiles) > _MOST_KEPT:
            self._profiles.popitem(last=False)
        return profile
