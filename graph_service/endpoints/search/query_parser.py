"""What a user types into a search box, made into an expression of SQLite's FTS5 that cannot fail. Pure.

Words, “phrases in quotes”, ``prefix*`` and ``-excluded`` are understood; everything else is words. Only letters and digits reach the
expression, each word inside quotes, so no text can be an operator (https://www.sqlite.org/fts5.html#full_text_query_syntax).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph_service.rdf.accents import without_accents

MOST_WORDS = 16
LONGEST = 300
_TOKEN = re.compile(r'(-?)(?:["“”«»]([^"“”«»]*)["“”«»]?|([^\s"“”«»]+))')
_WORD = re.compile(r"[^\W_]+")
_SPANISH_ENDING = re.compile(r"(?:es|as|os|s|a|o|e)\Z")
_SHORTEST_STEM = 4
_APOSTROPHES = re.compile(r"(?<!\w)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)|(?<=\w)['’]s(?!\w)")
"""What an apostrophe leaves of a small word: French “d’enfants”, Italian “l’asilo”, English “children’s”. It is not a word to look for."""
_STOP_WORDS = Path(__file__).with_name("stop-words.tsv")


@cache
def stop_words() -> frozenset[str]:
    """Return the words that carry a question and not its subject, of all languages: they need not be in a text that answers it."""
    rows = _STOP_WORDS.read_text(encoding="utf-8").splitlines()[1:]
    return frozenset(word for row in rows for word in row.partition("\t")[2].split())


@dataclass(frozen=True, slots=True)
class Part:
    """A word, a phrase of several, or the beginning of a word; wanted or not."""

    words: tuple[str, ...]
    prefix: bool = False
    excluded: bool = False
    exact: bool = False
    """In quotation marks, so that no other word will do."""
    also: tuple[str, ...] = ()
    """Other words that will do in its place, in English texts."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for."""

    parts: tuple[Part, ...]

    @property
    def wanted(self) -> tuple[Part, ...]:
        """The parts to find; words that are in every text are left out unless they are all there is."""
        parts = tuple(part for part in self.parts if not part.excluded)
        return tuple(part for part in parts if len(part.words) > 1 or part.words[0] not in stop_words()) or parts

    def alone(self, part: Part) -> "Wanted":
        """Return what is wanted as if one part of it was all."""
        return Wanted((part, *(one for one in self.parts if one.excluded)))

    def expression(self, *, spanish: bool = False, every: bool = True, last_is_prefix: bool = False) -> str:
        """Return the FTS5 expression; empty if nothing is wanted. ``every`` asks for all parts, else for any."""
        wanted = self.wanted
        if not wanted:
            return ""
        written = [
            _write(part, spanish=spanish, prefix=part.prefix or (last_is_prefix and part is wanted[-1] and len(part.words) == 1))
            for part in wanted
        ]
        joined = (" AND " if every else " OR ").join(written)
        excluded = [_write(part, spanish=spanish, prefix=part.prefix) for part in self.parts if part.excluded]
        return f"({joined}) NOT ({' OR '.join(excluded)})" if excluded else joined


def _write(part: Part, *, spanish: bool, prefix: bool) -> str:
    words = part.words
    if spanish and len(words) == 1 and not prefix:
        # SQLite has no Spanish stemmer: a word without its ending, as a prefix, finds its plural and its gender.
        stem = _SPANISH_ENDING.sub("", without_accents(words[0]))
        if len(stem) >= _SHORTEST_STEM:
            words, prefix = (stem,), True
    quoted = '"' + " ".join(words) + '"'
    written = f"{quoted} *" if prefix else quoted
    return written if spanish or not part.also else "(" + " OR ".join((written, *(f'"{one}"' for one in part.also))) + ")"


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text, without case and accents."""
    return (match[0] for match in _WORD.finditer(without_accents(text).casefold()))


def read(text: str) -> Wanted:
    """Return what a text asks for: at most 16 parts of its first 300 characters."""
    parts: list[Part] = []
    for sign, phrase, word in _TOKEN.findall(unicodedata.normalize("NFC", text[:LONGEST]).casefold()):
        words = tuple(_WORD.findall(phrase or _APOSTROPHES.sub(" ", word)))
        if not words:
            continue
        if phrase:
            parts.append(Part(words, excluded=bool(sign), exact=True))
        else:
            excluded = bool(sign)
            parts += [Part((one,), prefix=word.endswith("*") and one is words[-1], excluded=excluded) for one in words]
    return Wanted(tuple(parts[:MOST_WORDS]))
