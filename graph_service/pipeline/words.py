"""How the words of a source become the words we quote: only white space changes, and marks that are not words go.

Three things in the source files are not words of the texts: white space made by page and line breaks, Markdown emphasis and link
syntax of the transcription, and footnote digits glued to the word before them ("migration3"). Nothing else is touched: no spelling,
quote mark or slip is corrected.
"""

import re
from dataclasses import dataclass

_SPACE = re.compile(r"\s+")  # Unicode white space, no-break spaces included
# A line break after a hyphen left a space inside a word ("evidence- based"). A suspended hyphen ("gender- and
# disability-responsive") keeps its space.
_BROKEN_HYPHEN = re.compile(r"(?<=[^\W_])-\s+(?=[^\W_])(?!(?:and|or|nor|to)\b)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"\*{1,2}")
# Footnote digits follow a word without a space, or to the year 2016, and before a space, a stop or the end.
_NOTE_MARK = re.compile(r"(?:(?<=[a-z])|(?<=\b2016))([1-9])(?=[\s.,;]|$)")
_NOTE_SIGN = 0xE000  # private use area: carries a note's number through the normalisation


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where a text calls a footnote: the note's number as printed and the offset (code points into the clean text)."""

    number: str
    offset: int


def plain(raw: str) -> str:
    """Return ``raw`` with single spaces, joined line-break hyphens and no Markdown syntax; the words stay as they are."""
    text = _EMPHASIS.sub("", _LINK.sub(r"\1", raw))
    text = _SPACE.sub(" ", text).strip()
    return _BROKEN_HYPHEN.sub("-", text)


def without_note_marks(raw: str) -> tuple[str, tuple[NoteMark, ...]]:
    """Return the plain text of ``raw`` without glued footnote digits, and where each digit stood."""
    signed = plain(_NOTE_MARK.sub(lambda match: chr(_NOTE_SIGN + int(match[1])), raw))
    letters: list[str] = []
    marks: list[NoteMark] = []
    for character in signed:
        if _NOTE_SIGN < ord(character) <= _NOTE_SIGN + 9:
            marks.append(NoteMark(str(ord(character) - _NOTE_SIGN), len(letters)))
        else:
            letters.append(character)
    return "".join(letters), tuple(marks)


def sentences(text: str) -> list[str]:
    """Split a plain paragraph at stops followed by a space and a capital; no abbreviation in our commitments breaks the rule (tested)."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)
