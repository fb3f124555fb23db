"""Words of a text with their places, and when two words are the same: typography aside, in either English spelling. Pure."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from graph_service.rdf.accents import without_accents

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_APOSTROPHES = "'’‘ʼ＇`´"
_MARKS = "\u0300-\u036f\u064b-\u065f"
_WORD = re.compile(rf"[^\W_](?:[{_MARKS}{_INVISIBLE}]*[^\W_]|[{_MARKS}]|[{_INVISIBLE}]*[{_APOSTROPHES}](?=[^\W_]))*")
_DROPPED = str.maketrans(dict.fromkeys(map(ord, _INVISIBLE)) | dict.fromkeys(map(ord, _APOSTROPHES), "'"))
_SUPERSCRIPTS = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_BROKEN = re.compile(rf"[-‐‑{_INVISIBLE}]\s*\n\s*")
"""What is between the halves of a word that a line's end has broken."""
_NOTE = re.compile(r"(\D{3,})\d{1,2}\Z")
"""A word with the number of a footnote glued to it."""
_ISE = re.compile(r"(?<=\w\w\w)(i|y)z(?=(?:e|ed|er|ers|es|ing|ation|ations|ational)\Z)")
_OR = re.compile(r"\A(re|mis|dis|un)?(arm|behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rig|rum|val|vig)or")
_DOUBLED = re.compile(r"(?<=[aeiou]l)l(?=(?:ed|ing|er|ers|ation)\Z)")
_SPELT = {
    "center": "centre", "centers": "centres", "theater": "theatre", "meter": "metre", "meters": "metres",
    "program": "programme", "programs": "programmes", "defense": "defence", "offense": "offence", "offenses": "offences",
    "license": "licence", "licenses": "licences", "practise": "practice", "fulfill": "fulfil", "fulfills": "fulfils",
    "fulfillment": "fulfilment", "enroll": "enrol", "enrollment": "enrolment", "judgement": "judgment", "judgements": "judgments",
    "acknowledgement": "acknowledgment", "aging": "ageing",
    "gray": "grey", "skillful": "skilful",
}  # fmt: skip
"""American spellings, and where both are British the rarer one, with the spelling that they are compared as."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word: as it is written but for typography, the key that all its spellings share, and its place in code points."""

    plain: str
    key: str
    start: int
    end: int


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of a text, or of a part of it. A hyphen separates words; an apostrophe within a word belongs to it."""
    return [
        Word(plain := _plain(match[0]), key_of(plain), match.start(), match.end())
        for match in _WORD.finditer(text, start, len(text) if end is None else end)
    ]


@lru_cache(maxsize=1 << 14)
def key_of(plain: str) -> str:
    """Return the key that a word shares with its other spellings: no case, no accents, British."""
    folded = without_accents(plain.casefold())
    folded = _SPELT.get(folded, folded)
    folded = _ISE.sub(r"\1s", folded)
    return _DOUBLED.sub("", _OR.sub(r"\1\2our", folded))


def _plain(written: str) -> str:
    # The superscript number of a footnote is not part of the word before it.
    return unicodedata.normalize("NFKC", written.rstrip(_SUPERSCRIPTS) or written).translate(_DROPPED)


def fitted(words: list[Word], text: str, known: Callable[[str], bool], follow: Callable[[str, str], bool]) -> list[Word]:
    """Return the words of a quotation joined and split as our texts write them: “recruit-⏎ment”, “well-being”, “wellbeing”, “migration3”.

    ``known`` says whether a key is in our texts, ``follow`` whether two keys follow each other there.
    """
    joined: list[Word] = []
    for word in words:
        last = joined[-1] if joined else None
        between = text[last.end : word.start] if last else ""
        near = len(between) <= 1 or bool(_BROKEN.fullmatch(between))
        if last and near and known(key_of(last.plain + word.plain)) and not follow(last.key, word.key):
            joined[-1] = _join(last, word)
        else:
            joined.append(word)
    split: list[Word] = []
    for word in joined:
        split.extend([word] if known(word.key) else _split(word, known, follow))
    return split


def _join(one: Word, other: Word) -> Word:
    return Word(one.plain + other.plain, key_of(one.plain + other.plain), one.start, other.end)


def _split(word: Word, known: Callable[[str], bool], follow: Callable[[str, str], bool]) -> list[Word]:
    note = _NOTE.fullmatch(word.plain)
    if note and known(key_of(note[1])):
        return [Word(note[1], key_of(note[1]), word.start, word.end)]
    if len(word.plain) != word.end - word.start:
        return [word]
    for cut in range(2, len(word.plain) - 1):
        before, after = word.plain[:cut], word.plain[cut:]
        if follow(key_of(before), key_of(after)):
            middle = word.start + cut
            return [Word(before, key_of(before), word.start, middle), Word(after, key_of(after), middle, word.end)]
    return [word]
