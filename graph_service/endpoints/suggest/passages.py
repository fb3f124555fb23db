"""A text cut into passages: its paragraphs, and long paragraphs by sentences. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph_service.endpoints.suggest.words import words
from graph_service.extract.formats import PDF
from graph_service.extract.pages import without_running_lines
from graph_service.extract.text import ExtractedText

_LONGEST = 900
"""Characters of a passage; an item of a civil-society text has about 400."""
_SENTENCE = re.compile(r"(?<=[.!?؟。！？])[\s”\"')\]]*(?=\s|[^\x00-\u024f])")
_CLAUSE = re.compile(r"(?<=[.!?;:,؛،；，。])\s+|\s+(?:–|—)\s+|\n+")
_LETTER = re.compile(r"[^\W\d_]")
_LETTERS = 3
LEAST_WORDS = 4
"""Words with meaning below which a passage, such as a heading, says too little to suggest anything from."""
_OTHER_SCRIPTS = re.compile(r"[^\W\d_\u0000-\u024f]+")
_WITHOUT_BLANKS = "\u2e80"
"""From this character on, words are not set apart by blanks: two characters count as one."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the text that was sent: its words, and the code points ``start`` to ``end`` of the text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def too_short(text: str) -> bool:
    """Return True if a passage has fewer different words with meaning than a suggestion needs."""
    others = set(_OTHER_SCRIPTS.findall(text))
    return len({*words(text)}) + sum(len(one) // 2 if one[0] >= _WITHOUT_BLANKS else 1 for one in others) < LEAST_WORDS


def passages(extracted: ExtractedText) -> Iterator[Passage]:
    """Yield the passages of a text in order; what has no words is none, nor what the pages of a PDF repeat."""
    for paragraph in without_running_lines(extracted) if extracted.media_type == PDF else extracted.paragraphs:
        for start, end in _pieces(paragraph.text):
            text = paragraph.text[start:end]
            if len(_LETTER.findall(text)) >= _LETTERS:
                yield Passage(text, paragraph.start + start)


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a text as places in it."""
    start = 0
    for gap in _CLAUSE.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a paragraph, as many together as fit; a sentence that is longer is cut at a blank."""
    start = len(text) - len(text.lstrip())
    last = len(text.rstrip())
    if last - start <= _LONGEST:
        yield start, last
        return
    ends = [sentence.end() for sentence in _SENTENCE.finditer(text, start, last)] + [last]
    here = start
    for place, end in enumerate(ends):
        while end - here > _LONGEST:
            blank = text.rfind(" ", here + _LONGEST // 2, here + _LONGEST)
            cut = blank if blank > 0 else here + _LONGEST
            yield here, cut
            here = cut + (1 if blank > 0 else 0)
        following = ends[place + 1] if place + 1 < len(ends) else None
        if following is None or following - here > _LONGEST:
            yield from _trimmed(text, here, end)
            here = end


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
