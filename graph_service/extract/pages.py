"""The text of a PDF without what its pages repeat at top and foot: running headers, page numbers. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from graph_service.extract.text import ExtractedText, Paragraph

_ENDS = 2
"""Lines at the top and bottom of a page that may be repeated."""
_REPEATED = 3
"""Pages from which on a line is one that pages repeat."""
_LONGEST = 120
"""Characters of such a line; a longer one is part of the text."""
_Line = tuple[int, int, str]
"""The number of a paragraph, the place of the line in its text, and the line."""


def without_running_lines(read: ExtractedText) -> list[Paragraph]:
    """Return the paragraphs of a PDF without the lines that most pages repeat; places stay those in the whole text."""
    pages: list[list[_Line]] = []
    for _, group in groupby(enumerate(read.paragraphs), lambda one: one[1].page):
        pages.append([(number, *line) for number, one in group for line in _lines(one.text)])
    for _ in range(_ENDS):
        pages = [page[1:] if again else page for page, again in zip(pages, _repeated(pages, 0), strict=True)]
        pages = [page[:-1] if again else page for page, again in zip(pages, _repeated(pages, -1), strict=True)]
    return [_part(read.paragraphs[number], list(lines)) for page in pages for number, lines in groupby(page, lambda line: line[0])]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    place = 0
    for line in text.split("\n"):
        yield place, line
        place += len(line) + 1


def _part(paragraph: Paragraph, lines: Sequence[_Line]) -> Paragraph:
    (_, start, _), (_, last, line) = lines[0], lines[-1]
    return replace(paragraph, text=paragraph.text[start : last + len(line)], start=paragraph.start + start)


def _repeated(pages: Sequence[Sequence[_Line]], place: int) -> Iterator[bool]:
    """Yield for each page whether its first or last line is, numbers aside, that of most pages."""
    ends = [re.sub(r"\d+", "#", page[place][2]).strip() if page else "" for page in pages]
    common = {end for end in set(ends) if 0 < len(end) <= _LONGEST and ends.count(end) >= max(_REPEATED, (len(ends) + 1) // 2)}
    return (end in common for end in ends)
