"""The words on both sides: which clauses of a passage and of a target are nearest to each other. Pure."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graph_service.endpoints.suggest.passages import clauses
from graph_service.endpoints.suggest.words import weighted, words

_MOST_CLAUSES = 24
_SHORTEST = 20
"""Characters of a clause that is quoted by itself; “including” is quoted with what follows."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text: the code points ``start`` to ``end`` of it."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Pair:
    """The nearest words of two texts, and the words that they share, as the first writes them; none where only the meaning is near."""

    passage: Quote
    target: Quote
    shared: tuple[str, ...]


def nearest(passage: str, target: str, worth: Mapping[str, float]) -> Pair:
    """Return the nearest clauses of two texts by the worth of the words they share; the whole texts where they share none."""
    ours = [(place, weighted(Counter(words(passage[slice(*place)])), worth)) for place in _quotable(passage)]
    theirs = [(place, weighted(Counter(words(target[slice(*place)])), worth)) for place in _quotable(target)]
    best, one, other = 0.0, (0, len(passage)), (0, len(target))
    for here, mine in ours:
        for there, its in theirs:
            score = sum(weight * its.get(word, 0.0) for word, weight in mine.items())
            if score > best:
                best, one, other = score, here, there
    shared = set(words(passage[slice(*one)])) & set(words(target[slice(*other)])) if best else set()
    spelt = dict.fromkeys(word for word in _spelt(passage[slice(*one)]) if shared.intersection(words(word)))
    return Pair(_quote(passage, one), _quote(target, other), tuple(spelt))


def _quotable(text: str) -> list[tuple[int, int]]:
    """Return the clauses of a text, short ones joined with what follows."""
    joined: list[tuple[int, int]] = []
    for start, end in clauses(text):
        if joined and joined[-1][1] - joined[-1][0] < _SHORTEST:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    if len(joined) > 1 and joined[-1][1] - joined[-1][0] < _SHORTEST:
        end = joined.pop()[1]
        joined[-1] = (joined[-1][0], end)
    return joined[:_MOST_CLAUSES] or [(0, len(text))]


def _spelt(text: str) -> list[str]:
    return [word.strip(".,;:!?()[]“”\"'’").casefold() for word in text.split()]


def _quote(text: str, place: tuple[int, int]) -> Quote:
    exact = text[slice(*place)].rstrip(",;: ")
    return Quote(place[0], place[0] + len(exact), exact)
