"""A file as lines in reading order: columns apart, and page numbers and running headers known for what they are.

Every character stays where it is in the file: a line knows its place there, so that the ledger (``pipeline.source``) can account for it.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import zip_longest

from graph_service.extract.letters import lettered
from graph_service.extract.text import HEADING, NOTE, ExtractedText
from graph_service.pipeline.source import Source

SIGN = 0xE000
"""Private use area: a call of a note, by its number, in a file that keeps calls apart from the words."""
_LAST_SIGN = 0xF8FF
_LINE_END = re.compile(r"\r\n|\n|\r")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:(?:page|página|p\.|pág\.)\s*)?\d{1,3}(?:\s*(?:/|of|de|sur)\s*\d{1,3})?\W*", re.IGNORECASE)
_ENDS = re.compile(r"[.:;?!…][”»\"'’)\]]*(?:\d{1,2}|[\ue000-\uf8ff])?$")
_EDGE, _SEEN, _PAGES, _RUNNING_LENGTH = 3, 3, 3, 120
_NARROWEST, _GAP, _MANY = 20, 3, 10
_UNWRAPPED = 300
"""A file with a line of so many characters has a paragraph on every line."""


@dataclass(frozen=True, slots=True)
class Line:
    """Characters ``[start, end)`` of line ``number`` of the file, without outer white space.

    ``block`` is true where a paragraph of the file begins; ``page`` counts from 1; ``note`` is true in what the file itself marks as a
    note, ``heading`` in what it marks as a heading.
    """

    number: int
    start: int
    end: int
    text: str
    block: bool
    page: int
    note: bool = False
    heading: bool = False
    offset: int = 0
    """Where its first column is in the line of the file: behind a form feed."""

    @property
    def column(self) -> int:
        """The column in which it begins, from 0."""
        return self.start - self.offset

    @property
    def complete(self) -> bool:
        """Whether a sentence ends at its end."""
        return bool(_ENDS.search(self.text))


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a file in reading order, and those among them that are printed on every page and are not part of the text."""

    source: Source
    lines: tuple[Line, ...]
    running: tuple[Line, ...]

    @property
    def width(self) -> int:
        """The length of a full line: nine of ten lines are no longer."""
        lengths = sorted(len(line.text) for line in self.lines)
        return lengths[len(lengths) * 9 // 10] if lengths else 0


def read_lines(name: str, extracted: ExtractedText) -> Page:
    """Return the lines of a file. The lines of its ledger are those of a plain text, and the paragraphs' lines of other formats."""
    extracted = lettered(extracted)
    if extracted.media_type == "text/plain":
        source = Source(name, tuple(_LINE_END.split(extracted.text)))
        lines = _plain(extracted.text)
    else:
        source, lines = _paragraphs(name, extracted)
    lines = [half for page in _by_page(lines) for half in _in_columns(page)]
    running = {id(line) for line in _running(lines)}
    kept = [line for line in lines if id(line) not in running]
    return Page(source, tuple(_joined(kept)), tuple(line for line in lines if id(line) in running))


def _plain(text: str) -> list[Line]:
    lines: list[Line] = []
    page, block = 1, True
    unwrapped = any(len(line) > _UNWRAPPED for line in text.split("\n"))
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        for place, part in enumerate(raw.split("\f")):
            if place:
                page, block = page + 1, True
            start = sum(len(before) + 1 for before in raw.split("\f")[:place])
            if part.strip():
                line = _line(number, raw, start, start + len(part), block=block, page=page)
                lines.append(replace(line, offset=start))
                block = unwrapped
            else:
                block = True
    return lines


def _paragraphs(name: str, extracted: ExtractedText) -> tuple[Source, list[Line]]:
    texts: list[str] = []
    lines: list[Line] = []
    for paragraph in extracted.paragraphs:
        words = paragraph.text
        for mark, place in reversed(paragraph.marks):
            if mark.isdecimal() and SIGN + int(mark) <= _LAST_SIGN:
                words = f"{words[:place]}{chr(SIGN + int(mark))}{words[place:]}"
        if paragraph.number and paragraph.number != "•":
            words = f"{paragraph.number} {words}"
        for place, part in enumerate(words.split("\n")):
            texts.append(part)
            if part.strip():
                line = _line(len(texts), part, 0, len(part), block=not place, page=paragraph.page or 1)
                lines.append(replace(line, note=paragraph.kind == NOTE, heading=paragraph.kind == HEADING))
    return Source(name, tuple(texts)), lines


def _line(number: int, raw: str, start: int, end: int, *, block: bool, page: int) -> Line:
    words = raw[start:end]
    first = start + len(words) - len(words.lstrip())
    return Line(number, first, first + len(words.strip()), words.strip(), block, page)


def _by_page(lines: list[Line]) -> list[list[Line]]:
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return list(pages.values())


def _in_columns(lines: list[Line]) -> list[Line]:
    """Return the lines of a page in reading order: where a gutter runs down it, the left column first."""
    gutter = _gutter(lines)
    if not gutter:
        return lines
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        at = gutter - line.column
        if at <= 0:
            right.append(line)
        elif at >= len(line.text):
            left.append(line)
        else:
            left.append(_part(line, 0, at))
            right.append(_part(line, at, len(line.text)))
    return [*left, replace(right[0], block=left[-1].complete), *right[1:]] if left and right else left + right


def _part(line: Line, start: int, end: int) -> Line:
    words = line.text[start:end]
    first = line.start + start + len(words) - len(words.lstrip())
    return replace(line, start=first, end=first + len(words.strip()), text=words.strip())


def _gutter(lines: list[Line]) -> int:
    """Return the place where the right column begins, or 0: blanks in every line that crosses it, and words on both sides of most."""
    gaps: Counter[int] = Counter()
    for line in lines:
        for match in re.finditer(rf"\S {{{_GAP},}}(?=\S)", line.text):
            gaps[line.column + match.end()] += 1
    if not gaps:
        return 0
    place, often = gaps.most_common(1)[0]
    if often < max(_MANY, len(lines) // 3) or place < _NARROWEST:
        return 0
    crossed = [line for line in lines if line.column < place < line.column + len(line.text)]
    return place if all(not line.text[place - line.column - _GAP : place - line.column].strip() for line in crossed) else 0


def _running(lines: list[Line]) -> list[Line]:
    """Return the page numbers and what is printed at the top or foot of the pages."""
    pages = _by_page(lines)
    if len(pages) >= _PAGES:
        edges = [line for page in pages for line in {id(one): one for one in [*page[:_EDGE], *page[-_EDGE:]]}.values()]
        often = Counter((_DIGITS.sub("#", line.text)) for line in edges)
        least = max(_SEEN, len(pages) // 4)
        return [
            line
            for line in edges
            if len(line.text) <= _RUNNING_LENGTH
            and (_PAGE_NUMBER.fullmatch(line.text) or often[_DIGITS.sub("#", line.text)] >= least)
            and not line.text.endswith(":")
        ]
    often = Counter(_DIGITS.sub("#", line.text) for line in lines if not line.heading)
    alone = [line.block and (following is None or following.block) for line, following in zip_longest(lines, lines[1:])]
    return [line for line, one in zip(lines, alone, strict=True) if one and _runs(line, often)]


def _runs(line: Line, often: Counter[str]) -> bool:
    """Return True for a line that is printed again and again in a file that does not show its pages; a lead-in ends with a colon."""
    if len(line.text) > _RUNNING_LENGTH or line.text.endswith(":") or line.note:
        return False
    if _PAGE_NUMBER.fullmatch(line.text):
        return True
    return often[_DIGITS.sub("#", line.text)] >= _SEEN and not _OBJECTIVE_ALONE.fullmatch(line.text)


_OBJECTIVE_ALONE = re.compile(r"\w{3,10}\s+\d{1,2}\s*[:.]?", re.IGNORECASE)


def _joined(lines: list[Line]) -> list[Line]:
    """Return the lines with a block broken by a page, or by what runs over it, as one: the next page goes on where no sentence ended."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        goes_on = before is not None and line.block and line.page != before.page and not before.complete and line.text[:1].islower()
        joined.append(replace(line, block=False) if goes_on else line)
    return joined
