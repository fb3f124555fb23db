"""Texts as weighted words: tf-idf with cosine over an inverted index. Pure."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from graph_service.endpoints.search.query_parser import stop_words
from graph_service.rdf.accents import without_accents

_WORD = re.compile(r"[a-z]+")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "ness", "ity", "ive", "ed", "es", "ly", "er", "s", "e")
"""English endings, the longest first. Cruder than Porter's stems and enough here: labour and labourers, detain and detained, are one."""
_SHORTEST = 3
_SPELLINGS = (
    ("labour", "labor"),
    ("isation", "ization"),
    ("ise", "ize"),
    ("programme", "program"),
    ("centre", "center"),
    ("detention", "detain"),
)
"""British and American English, and a family of words that no ending shows."""


@lru_cache(16_384)
def stem(word: str) -> str:
    """Return what words of one family share; an empty text for a word that every text has."""
    if word in stop_words():
        return ""
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= _SHORTEST), "")
    return word.removesuffix(ending)


def words(text: str) -> list[str]:
    """Return the stems of a text, in order, without stop words."""
    return [stemmed for one in _WORD.findall(without_accents(text).casefold()) if (stemmed := stem(one))]


def weighted(counts: Mapping[str, int], worth: Mapping[str, float]) -> dict[str, float]:
    """Return the weights of words in a text, as a vector of length 1; a word without worth has none."""
    weights = {word: (1 + math.log(count)) * worth[word] for word, count in counts.items() if word in worth}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


class WordIndex:
    """The texts by their words. Texts are numbered in the order given."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(words(text)) for text in texts]
        self.worth = worth_of(counts)
        self._places: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, one in enumerate(counts):
            for word, weight in weighted(one, self.worth).items():
                self._places[word].append((number, weight))
        self._size = len(texts)

    def similarities(self, counts: Mapping[str, int]) -> list[float]:
        """Return the cosine between a text, given as its words with their number, and each text of the index."""
        sums = [0.0] * self._size
        for word, weight in weighted(counts, self.worth).items():
            for number, other in self._places[word]:
                sums[number] += weight * other
        return sums

    def known(self, counts: Mapping[str, int]) -> float:
        """Return which share of the words is in use here: little of a text in another language is."""
        total = sum(counts.values())
        return sum(count for word, count in counts.items() if word in self.worth) / total if total else 0.0


def worth_of(counts: Iterable[Mapping[str, int]]) -> dict[str, float]:
    """Return how much each word tells texts apart (inverse document frequency)."""
    listed = list(counts)
    used = Counter(word for one in listed for word in one)
    return {word: math.log((len(listed) + 1) / (number + 0.5)) for word, number in used.items() if number <= len(listed)}
