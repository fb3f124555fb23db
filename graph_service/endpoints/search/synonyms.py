"""Other words for a word that is looked for: its other spelling or number, what the texts call it, its English, what a slip meant.

The Compact writes “labour” and the priorities “labor”; readers write either, say “kids” for children, type in haste, and many think in
another language. The lists are short and by hand: words of this field that people were seen to look for. Pure.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from graph_service.rdf.accents import without_accents

_SPELLINGS = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("ising", "izing"),
    ("our", "or"),
    ("ogramme", "ogram"),
    ("efence", "efense"),
    ("icence", "icense"),
    ("entre", "enter"),
    ("elling", "eling"),
    ("elled", "eled"),
    ("lfil", "lfill"),
)
"""British and American English."""
_NUMBERS = (("child", "children"), ("woman", "women"), ("man", "men"), ("person", "people"))
"""Plurals that no stemmer joins with their singular."""
_SPANISH = Path(__file__).with_name("spanish.tsv")
_OTHERS = Path(__file__).with_name("other-words.tsv")
_ARTICLES = ("وال", "ال", "لل", "بال")
"""What Arabic writes in one word with the noun: the article, and a conjunction or preposition before it."""
_ENDINGS = ("es", "as", "os", "s", "a", "o", "e")
_SHORTEST_STEM = 3
_SHORTEST = 5
"""Letters that a word must have to be read otherwise: “four” is not “for”."""
_ALIKE = 0.82
Vocabulary = Mapping[str, int]
"""How often each word is used, by its spelling without case and accents."""


def spellings(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the other forms of an English word that are in use."""
    others = [other for pair in _NUMBERS if word in pair for other in pair]
    if len(word) >= _SHORTEST:
        others += [word.replace(one, other) for pair in _SPELLINGS for one, other in (pair, pair[::-1])]
    return tuple(dict.fromkeys(one for one in others if one != word and one in vocabulary))


def english(word: str) -> tuple[str, ...]:
    """Return the English words for a Spanish, French, Portuguese, Arabic or Russian one; none where we know none."""
    return _glossary().get(_stem(without_accents(word)), ())


def synonyms(word: str) -> tuple[str, ...]:
    """Return the words that the texts use for an English word that readers use."""
    return _others().get(("en", without_accents(word).casefold()), ())


def meant(word: str, vocabulary: Vocabulary) -> str:
    """Return the word of the texts that an unknown word most likely means, or an empty text."""
    asked = without_accents(word)
    if len(asked) < _SHORTEST or not asked.isalpha():
        return ""
    near = [one for one in vocabulary if one[0] == asked[0] and abs(len(one) - len(asked)) <= 2]  # noqa: PLR2004 - two letters more or less
    return next(iter(get_close_matches(asked, near, 1, _ALIKE)), "")


@cache
def _others() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return the English words for a word, by its language and the word."""
    rows = [line.split("\t") for line in _OTHERS.read_text(encoding="utf-8").splitlines()[1:]]
    return {(language, without_accents(word).casefold()): tuple(words.split()) for language, word, words in rows}


@cache
def _glossary() -> Mapping[str, tuple[str, ...]]:
    rows = [line.split("\t") for line in _SPANISH.read_text(encoding="utf-8").splitlines()[1:]]
    spanish = {_stem(without_accents(word)): tuple(words.casefold().split()) for word, words in rows}
    # Where two languages share a stem, the Spanish word counts: there are Spanish texts here.
    return {_stem(word): words for (language, word), words in _others().items() if language != "en"} | spanish


def _stem(word: str) -> str:
    article = next((one for one in _ARTICLES if word.startswith(one) and len(word) - len(one) >= _SHORTEST_STEM - 1), "")
    word = word.removeprefix(article)
    return next((stem for one in _ENDINGS if word.endswith(one) and len(stem := word.removesuffix(one)) >= _SHORTEST_STEM), word).casefold()
