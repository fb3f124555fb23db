"""How near a passage is to each provision, ask, article and target. Pure; a passage takes some milliseconds.

Four things count, each as standard deviations above the mean over all candidates:
the words of the provision (tf-idf), the words of its whole with the reasons that editors gave for links to it, its meaning where a model
is at hand, and where editors linked what is like the passage (nearest neighbours). What is a whole by itself, such as an objective or a
principle, says first what its parts say one by one, and is ranked before them. The weights are round numbers near those that a regression
fits on all texts but one at a time; those rank the text that is left out nearly as well (``bench/suggest``), so they are written down once.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph_service.corpus.atlas import Link
from graph_service.endpoints.suggest.knowledge import Knowledge
from graph_service.endpoints.suggest.words import words

if TYPE_CHECKING:
    from graph_service.corpus.meaning.model import Matrix

WITH_MEANING = {"meaning": 0.6, "meaning_top": 0.6, "words_top": 0.5, "profile": 0.4, "neighbours_meaning": 0.3, "neighbours_words": 0.3}
WORDS_ALONE = {"words": 0.2, "words_top": 0.6, "profile": 0.4, "neighbours_words": 0.5}
"""The weights of the features of a whole."""
PROVISION = (0.2, 0.25, 1.0, 0.15, 1.2)
PROVISION_WORDS = (0.3, 0.0, 0.7, 0.12, 1.2)
"""The weights of the features of a provision, with and without meaning: see ``Ranking.features``."""
_TOP = 3
_NEAREST = 15
_SHARPNESS = 25.0
"""Vectors of meaning all lie near one another: the exponent spreads the similarities of neighbours."""
FOREIGN = 0.5
"""Share of known words below which a text is taken for one in another language: its words say nothing about ours."""
_WORDS, _MEANING, _SHARE = 0.08, 2.0, 0.04
"""From what on something counts as found: cosine of words, deviations of meaning, share of a neighbour in what neighbours say."""
_FAR_WORDS, _FAR_MEANING = 0.08, 0.825
"""A passage whose nearest provision is farther than both is about something else: nothing is suggested. Cosines of words and of meaning;
of 147 items of civil society all are nearer, and of six sentences about cats, pasta and football none."""
_FEW = 5
"""Asks, articles and targets of a passage."""
_FROM = 12
"""Provisions from which articles and targets are reached."""


FOUND_BY = ("words", "meaning", "links")
_Through = tuple[tuple[str, Link], ...]


@dataclass(slots=True)
class Suggestion:
    """Something that a passage may be about: its key, a score above 0 and below 1, how it was found, and through which linked items."""

    key: str
    score: float
    found_by: tuple[str, ...]
    through: _Through = ()
    """Keys of similar items, or of provisions, with the link that leads from each to this."""


@dataclass(slots=True)
class Ranked:
    """What one passage is near to, the nearest first."""

    objectives: list[Suggestion] = field(default_factory=list)
    principles: list[Suggestion] = field(default_factory=list)
    """Guiding principles, and numbered paragraphs that are in no objective."""
    provisions: list[Suggestion] = field(default_factory=list)
    asks: list[Suggestion] = field(default_factory=list)
    articles: list[Suggestion] = field(default_factory=list)
    targets: list[Suggestion] = field(default_factory=list)


class Ranking:
    """Ranks passages by what is known, without what is left out; with the vectors of all texts where there is a model."""

    def __init__(self, knowledge: Knowledge, excluded: str = "", matrix: "Matrix | None" = None, weights: Sequence[float] = ()) -> None:
        """``weights`` are those of a provision's features, in the place of ours: for ``bench/suggest``."""
        self._k = knowledge
        self._weights = weights
        self._matrix = matrix
        self._profile = knowledge.profile(excluded)
        self._provisions = [knowledge.number[key] for key in knowledge.provisions]
        self._barred = [knowledge.excluded(key, excluded) for key in knowledge.provisions]
        self._examples = [one for one in knowledge.examples if not knowledge.excluded(one.item, excluded)]
        self._asks = [key for key in knowledge.asks if not knowledge.excluded(key, excluded)]
        self._articles = [key for key in knowledge.articles if not knowledge.excluded(key, excluded)]

    def rank(self, text: str, vector: "Matrix | None" = None, limit: int = 10) -> Ranked:
        """Return what a passage is near to; ``vector`` is its meaning."""
        near = self._nearness(text, vector)
        if near is None:
            return Ranked()
        wholes, labels, through = self._wholes(near)
        weights = self._weights or (PROVISION if near.meanings is not None else PROVISION_WORDS)
        features = self._features(near, wholes, labels)
        scores = [sum(weight * one for weight, one in zip(weights, row, strict=True)) for row in features]
        ranked = Ranked()
        parts = self._parts(near, through)
        provisions = [self._provision(number, score, parts) for number, score in _best(scores, len(scores))]
        nearest_provisions = [one for one in provisions if one and one.found_by]
        # The paragraph that holds an objective's commitment says again what its sentences say.
        ranked.provisions = [one for one in nearest_provisions if not self._k.atlas.thing(one.key).is_a("Commitment")][:limit]
        nearest = self._nearest_wholes(wholes, nearest_provisions)
        ranked.objectives = [one for one in nearest if self._k.atlas.thing(one.key).is_a("Objective")][:limit]
        ranked.principles = [one for one in nearest if not self._k.atlas.thing(one.key).is_a("Objective")][:limit]
        ranked.asks = self._others(self._asks, near, _FEW)
        ranked.articles, ranked.targets = self._law(nearest_provisions[:_FROM], near, _FEW)
        return ranked

    def features(self, text: str, vector: "Matrix | None" = None) -> list[tuple[float, ...]]:
        """Return for each provision its words, its meaning, the score of its whole, what neighbours say, and whether it is a whole.

        Empty where the passage is far from everything.
        """
        near = self._nearness(text, vector)
        return self._features(near, *self._wholes(near)[:2]) if near else []

    def _features(self, near: "_Nearness", wholes: Sequence[float], labels: Sequence[float]) -> list[tuple[float, ...]]:
        deviations = standard(wholes)
        of_whole = [deviations[place] for place in self._k.place]
        return list(zip(near.words, near.meaning, of_whole, standard(labels), self._k.itself, strict=True))

    def _nearness(self, text: str, vector: "Matrix | None") -> "_Nearness | None":
        if not self._provisions:
            return None
        counts = Counter(words(text))
        known = self._k.index.known(counts) >= FOREIGN
        cosines = self._k.index.similarities(counts) if known else [0.0] * len(self._k.texts)
        meanings = [float(one) for one in self._matrix @ vector] if self._matrix is not None and vector is not None else None
        words_near = max(cosines[number] for number in self._provisions) >= _FAR_WORDS
        meaning_near = meanings is not None and max(meanings[number] for number in self._provisions) >= _FAR_MEANING
        if not words_near and not meaning_near:
            return None
        return _Nearness(counts if known else Counter(), cosines, meanings, self._provisions)

    def _wholes(self, near: "_Nearness") -> tuple[list[float], list[float], dict[str, list[tuple[str, Link]]]]:
        """Return the score of each whole, what neighbours say of each provision, and the neighbours by provision."""
        parts = self._k.parts
        by_words, through = self._neighbours([near.cosines[self._k.number[one.key]] for one in self._examples], lambda one: one * one)
        features = {
            "words": [_top([near.cosines[self._provisions[one]] for one in many], 1) for many in parts],
            "words_top": [_top([near.cosines[self._provisions[one]] for one in many], _TOP) for many in parts],
            "profile": self._profile.similarities(near.counts),
            "neighbours_words": [max(by_words[one] for one in many) for many in parts],
        }
        weights, labels = WORDS_ALONE, by_words
        if near.meanings is not None:
            weights = WITH_MEANING
            meanings = near.meanings
            by_meaning, others = self._neighbours_by_meaning(meanings)
            labels = [one + other for one, other in zip(by_words, by_meaning, strict=True)]
            through = {key: [*through.get(key, ()), *others.get(key, ())] for key in {**through, **others}}
            features["meaning"] = [_top([meanings[self._provisions[one]] for one in many], 1) for many in parts]
            features["meaning_top"] = [_top([meanings[self._provisions[one]] for one in many], _TOP) for many in parts]
            features["neighbours_meaning"] = [max(by_meaning[one] for one in many) for many in parts]
        scaled = {name: standard(features[name]) for name in weights}
        return [sum(weights[name] * scaled[name][place] for name in weights) for place in range(len(parts))], labels, through

    def linked(self, meanings: Sequence[float]) -> dict[str, float]:
        """Return what the items that are nearest by their meaning are linked to, as a share for each provision."""
        shares, _ = self._neighbours_by_meaning(meanings)
        return dict(zip(self._k.provisions, shares, strict=True))

    def _neighbours_by_meaning(self, meanings: Sequence[float]) -> tuple[list[float], dict[str, list[tuple[str, Link]]]]:
        likeness = [meanings[self._k.number[one.key]] for one in self._examples]
        most = max(likeness, default=0.0)
        return self._neighbours(likeness, lambda one: math.exp((one - most) * _SHARPNESS))

    def _neighbours(
        self, likeness: Sequence[float], weight: Callable[[float], float]
    ) -> tuple[list[float], dict[str, list[tuple[str, Link]]]]:
        """Return what the nearest examples are linked to, as a share for each provision, and which examples these were."""
        nearest = [(number, weight(likeness[number])) for number, _ in _best(likeness, _NEAREST) if likeness[number] > 0]
        total = sum(one for _, one in nearest)
        shares = dict.fromkeys(self._k.provisions, 0.0)
        through: dict[str, list[tuple[str, Link]]] = {}
        for number, one in nearest:
            for key, link in self._examples[number].links.items():
                shares[key] += one * link.confidence / total
                if one >= _SHARE * total:
                    through.setdefault(key, []).append((self._examples[number].key, link))
        return list(shares.values()), through

    def _parts(self, near: "_Nearness", through: Mapping[str, list[tuple[str, Link]]]) -> list[tuple[tuple[str, ...], _Through]]:
        """Return by what each provision was found, and through which linked items; a whole also as its parts were."""
        parts: list[tuple[tuple[str, ...], _Through]] = []
        for number, key in enumerate(self._k.provisions):
            linked = tuple(dict(through.get(key, ())).items())[:_TOP]
            parts.append(((*near.found_by(self._provisions[number], near.meaning[number]), *(["links"] if linked else [])), linked))
        for number, itself in enumerate(self._k.itself):
            if itself:
                by = {one for part in self._k.parts[self._k.place[number]] for one in parts[part][0] if not self._barred[part]}
                parts[number] = tuple(one for one in FOUND_BY if one in by and (one != "links" or parts[number][1])), parts[number][1]
        return parts

    def _provision(self, number: int, score: float, parts: Sequence[tuple[tuple[str, ...], _Through]]) -> Suggestion | None:
        if self._barred[number]:
            return None
        return Suggestion(self._k.provisions[number], squashed(score - 3.5, 0.9), *parts[number])

    def _nearest_wholes(self, wholes: Sequence[float], provisions: Sequence[Suggestion]) -> list[Suggestion]:
        """Return the objectives, principles and paragraphs near a passage: each is found as the nearest of its provisions were."""
        parts: dict[str, list[Suggestion]] = {}
        for one in provisions:
            parts.setdefault(self._k.whole(one.key), []).append(one)
        nearest = []
        for number, score in _best(wholes, len(wholes)):
            key = self._k.wholes[number]
            if key in parts:
                through = tuple({item: link for one in parts[key] for item, link in one.through}.items())[:_TOP]
                found_by = tuple(one for one in FOUND_BY if any(one in part.found_by for part in parts[key][:_TOP]))
                nearest.append(Suggestion(key, squashed(score - 5.5, 0.9), found_by, through))
        return nearest

    def _others(self, keys: Sequence[str], near: "_Nearness", limit: int) -> list[Suggestion]:
        """Return the nearest of things that are compared by their own words and meaning alone."""
        numbers = [self._k.number[key] for key in keys]
        meaning = standard([near.meanings[number] for number in numbers]) if near.meanings is not None else [0.0] * len(keys)
        by_words = standard([near.cosines[number] for number in numbers])
        scores = [one + other for one, other in zip(by_words, meaning, strict=True)]
        suggestions = []
        for place, score in _best(scores, 3 * limit):
            found_by = near.found_by(numbers[place], meaning[place])
            if found_by:
                suggestions.append(Suggestion(keys[place], squashed(score - 6.0, 0.6), found_by))
        return suggestions[:limit]

    def _law(self, provisions: Sequence[Suggestion], near: "_Nearness", limit: int) -> tuple[list[Suggestion], list[Suggestion]]:
        """Return the articles and targets that the nearest provisions are linked to; articles also by their own words and meaning."""
        articles: dict[str, float] = {}
        through: dict[str, dict[str, Link]] = {}
        targets: dict[str, float] = {}
        for one in provisions:
            for article, link in self._k.law.articles.get(one.key, ()):
                articles[article.key] = articles.get(article.key, 0.0) + one.score * link.confidence
                through.setdefault(article.key, {})[one.key] = link
            for link in self._k.law.targets.get(one.key, ()):
                targets[link.object] = targets.get(link.object, 0.0) + one.score * link.confidence
                through.setdefault(link.object, {})[one.key] = link
        own = {one.key: one for one in self._others(self._articles, near, 2 * limit)}
        total = sum(one.score for one in provisions) or 1.0
        suggestions = []
        for key in {**articles, **own}:
            linked = articles.get(key, 0.0) / total
            score = 1 - (1 - linked) * (1 - (own[key].score if key in own else 0.0))
            found_by = (*(own[key].found_by if key in own else ()), *(["links"] if linked else []))
            suggestions.append(Suggestion(key, score, found_by, tuple(through.get(key, {}).items())[:_TOP]))
        reached = [Suggestion(key, score / total, ("links",), tuple(through[key].items())[:_TOP]) for key, score in targets.items()]
        return [sorted(some, key=lambda one: (-one.score, one.key))[:limit] for some in (suggestions, reached)]  # type: ignore[return-value] # two


class _Nearness:
    """How near one passage is to every text: by words, and by meaning where a model is at hand."""

    def __init__(self, counts: Mapping[str, int], cosines: list[float], meanings: list[float] | None, provisions: Sequence[int]) -> None:
        self.counts = counts
        self.cosines = cosines
        self.meanings = meanings
        self.words = standard([cosines[one] for one in provisions])
        self.meaning = standard([meanings[one] for one in provisions]) if meanings is not None else [0.0] * len(provisions)

    def found_by(self, number: int, deviations: float) -> tuple[str, ...]:
        """Return by what a text was found."""
        return (*(["words"] if self.cosines[number] >= _WORDS else []), *(["meaning"] if deviations >= _MEANING else []))


def standard(values: Sequence[float]) -> list[float]:
    """Return values as standard deviations above their mean; all 0 where they do not differ."""
    if not values:
        return []
    mean = sum(values) / len(values)
    spread = math.sqrt(sum((one - mean) ** 2 for one in values) / len(values))
    return [(one - mean) / spread for one in values] if spread > 1e-9 else [0.0] * len(values)  # noqa: PLR2004 - zero but for rounding


def squashed(value: float, slope: float) -> float:
    """Return a number above 0 and below 1 in the same order; it is not a probability."""
    return 1 / (1 + math.exp(-slope * max(-50.0, min(50.0, value))))


def _best(values: Sequence[float], most: int) -> list[tuple[int, float]]:
    """Return places and values, the greatest first; of equal ones the first first."""
    return sorted(enumerate(values), key=lambda one: (-one[1], one[0]))[:most]


def _top(values: Sequence[float], most: int) -> float:
    """Return the mean of the greatest."""
    best = sorted(values, reverse=True)[:most]
    return sum(best) / len(best)
