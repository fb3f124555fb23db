"""Quotations in a text: in the quotation marks of several languages, nested, over several paragraphs, and set off as blocks. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from graph_service.endpoints.check.matches import ELLIPSIS, INSERTION, Segment
from graph_service.endpoints.check.words import Word, words_of

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]*)*")
_MARK = re.compile(r"[“”„‟«»‹›\"＂‘’‚‛']|``|''")
_PAIRS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    '"': '"',
    "＂": "＂",
    "``": "''\"",
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}
_SINGLE = frozenset("‘‚'")
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/“„«‹\"‘¿¡*_:]")
_SILENT = re.compile(
    r"\[\s*(?:sic|\d{1,3}|[*†‡]|emphasis added|(?:our|my) emphasis|énfasis añadido|nous soulignons|c'est nous qui soulignons)\s*\]", re.I
)
_GAP = re.compile(r"\[\s*(?:…|\.{3}|\.\s\.\s\.)\s*\]|\(\s*(?:…|\.{3})\s*\)|…|(?<!\.)\.{3,4}(?!\.)|\.\s\.\s\.(?:\s\.)?|\[[^\[\]\n]{0,200}\]")
_WITHIN_WORD = re.compile(r"\[(\w{1,6})\](?=\w)|(?<=\w)\[(\w{1,6})\]")
_ENUMERATOR = re.compile(r"(?:\A|(?<=\n))[ \t>*•·–—-]*(?:\(?[a-z]{1,4}\)|\(?[A-Za-z][.)]|\(?\d{1,3}[.)])(?=\s)")
_TITLE_NUMBER = re.compile(r"\A\s*(?:objective|objetivo|objectif)\s+\d{1,2}\s*[:.–—-]\s", re.IGNORECASE)
"""The number before the title of an objective, which is not among its words."""
_ATTRIBUTION = re.compile(r"\n[ \t>]*(?:[-–—―]{1,3}\s*\S|\((?=[^()\n]{0,200}\)\s*\Z))[^\n]*\s*\Z")
_SUPERSCRIPTS = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")
_MOST_MARKS = 40
"""Marks within one quotation, so that a text of nothing but marks takes no longer than others."""
_MOST_IN_TEXT = 50_000
"""Marks of a text, of which an apostrophe at the end of a word is one."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a text quotes: code points ``start`` to ``end`` without the marks; ``block`` for one that is set off.

    ``inner`` are the quotations inside it. ``outer_end`` is where its closing mark ends.
    """

    start: int
    end: int
    block: bool = False
    inner: tuple["Quotation", ...] = ()
    outer_end: int = 0


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of a text in order, how many opening marks have no closing one, and how many marks were not read."""

    listed: Sequence[Quotation]
    unclosed: int
    unread: int = 0


def find(text: str, blocks: Sequence[tuple[int, int]] = ()) -> Quotations:
    """Return the quotations of a text; ``blocks`` are the places of those that it sets off without marks."""
    last = _last_mark(text)
    unread = sum(1 for _ in _MARK.finditer(text, last)) if last < len(text) else 0
    quotations: list[Quotation] = []
    unclosed = 0
    position = 0
    for start, end in sorted(blocks):
        if start < position or end > last:
            continue
        quoted, open_ones = _marked(text, position, start)
        quotations += quoted
        unclosed += open_ones
        quotations.append(_block(text, start, end))
        position = end
    quoted, open_ones = _marked(text, position, last)
    return Quotations([*quotations, *quoted], unclosed + open_ones, unread)


def _last_mark(text: str) -> int:
    """Return where a text ends, or has more marks than are read."""
    beyond = next(islice(_MARK.finditer(text), _MOST_IN_TEXT, None), None)
    return beyond.start() if beyond else len(text)


def segments(text: str, quotation: Quotation) -> list[Segment]:
    """Return the words of a quotation, split at ellipses and at words that the writer put in brackets."""
    start, end = quotation.start, quotation.end
    part = text[start:end]
    part = _SILENT.sub(lambda match: " " * len(match[0]), part)
    for number in (_ENUMERATOR, _TITLE_NUMBER):
        part = number.sub(lambda match: " " * len(match[0]), part)
    part, joined = _joined(part)
    listed: list[Segment] = []
    position, gap = 0, 0
    for match in [*_GAP.finditer(part), None]:
        last = match.start() if match else len(part)
        words = [_moved(word, start, joined) for word in words_of(part, position, last) if set(part[word.start : word.end]) - _SUPERSCRIPTS]
        if words:
            listed.append(Segment(words, gap if listed else 0))
            gap = 0
        if match:
            gap = max(gap, INSERTION if match[0].startswith("[") and re.search(r"\w", match[0]) else ELLIPSIS)
            position = match.end()
    return listed


def _joined(part: str) -> tuple[str, list[int]]:
    """Return a text with letters in brackets joined to their word, “[s]tates” as “states”, and the place that each letter had."""
    places = list(range(len(part)))
    for match in reversed(list(_WITHIN_WORD.finditer(part))):
        for place in (match.end() - 1, match.start()):
            part = part[:place] + part[place + 1 :]
            del places[place]
    return part, places


def _moved(word: Word, offset: int, places: Sequence[int]) -> Word:
    return replace(word, start=offset + places[word.start], end=offset + places[word.end - 1] + 1)


def _block(text: str, start: int, end: int) -> Quotation:
    part = text[start:end]
    attribution = _ATTRIBUTION.search(part)
    last = attribution.start() if attribution and attribution.start() > 0 else len(part)
    inner, _ = _marked(text, start, start + last)
    whole = part[:last].strip().strip("> \t\n")
    if len(inner) == 1 and whole and (inner[0].outer_end - inner[0].start + 1) >= len(whole) - 2:
        # A block whose marks go around all of it.
        return replace(inner[0], block=True, outer_end=end)
    return Quotation(start, start + last, block=True, inner=tuple(inner), outer_end=end)


def _marked(text: str, start: int, end: int) -> tuple[list[Quotation], int]:
    """Return the quotations in marks within a part of a text, and how many marks are without a partner."""
    paragraphs = [(match.start(), match.end()) for match in _PARAGRAPH.finditer(text, start, end)]
    quotations: list[Quotation] = []
    unclosed = 0
    for number, (first, last) in enumerate(paragraphs):
        following = text[paragraphs[number + 1][0] :][:4].lstrip() if number + 1 < len(paragraphs) else ""
        listed, open_at, opening = _in_paragraph(text, first, last)
        quotations += listed
        if open_at >= 0 and following.startswith(opening):
            # Each paragraph of a longer quotation opens, and only the last closes.
            quotations.append(Quotation(open_at, last, outer_end=last))
        elif open_at >= 0:
            unclosed += 1
    return quotations, unclosed


def _in_paragraph(text: str, start: int, end: int, *, deep: bool = True) -> tuple[list[Quotation], int, str]:
    """Return the outermost quotations of a paragraph with those inside them, and place and mark of one that is not closed, or -1."""
    marks = [match for match in _MARK.finditer(text, start, end) if not _apostrophe(text, match, start, end)]
    quotations: list[Quotation] = []
    open_at, opening = -1, ""
    number = 0
    while number < len(marks):
        mark = marks[number]
        number += 1
        if mark[0] not in _PAIRS or not _opens(text, mark, start):
            continue
        closing = _closing(text, marks, number - 1, end)
        if closing >= 0:
            last = marks[closing]
            inner = _in_paragraph(text, mark.end(), last.start(), deep=False)[0] if deep else ()
            quotations.append(Quotation(mark.end(), last.start(), inner=tuple(inner), outer_end=last.end()))
            number = closing + 1
            open_at, opening = -1, ""
        elif mark[0] not in _SINGLE and mark[0] not in "›»":
            open_at, opening = mark.end(), mark[0]
    return quotations, open_at, opening


def _opens(text: str, mark: re.Match[str], start: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end() : mark.end() + 1]
    if mark[0] in ("“", "„", "‟", "«", "‹", "``"):
        return bool(after)
    return bool(_BEFORE_OPENING.match(before)) and bool(after) and not after.isspace()


def _closes(text: str, mark: re.Match[str], end: int) -> bool:
    after = text[mark.end()] if mark.end() < end else " "
    before = text[mark.start() - 1]
    if mark[0] in "”»›«‹“":
        return True
    return not before.isspace() and not after.isalnum()


def _closing(text: str, marks: Sequence[re.Match[str]], number: int, end: int) -> int:
    """Return the number of the mark that closes a quotation, or -1. One of the same kind that opens within it must be closed first."""
    opening = marks[number][0]
    depth = 0
    candidate = -1
    for place in range(number + 1, min(len(marks), number + _MOST_MARKS)):
        mark = marks[place]
        if mark[0] == opening and opening not in _PAIRS[opening] and opening not in _SINGLE:
            depth += 1
        elif mark[0] in _PAIRS[opening] and _closes(text, mark, end):
            if depth:
                depth -= 1
            elif opening in _SINGLE and text[mark.start() - 1] in "sS" and re.match(r"\s[a-z]", text[mark.end() : mark.end() + 2]):
                # “migrants’ rights”: an apostrophe, if another mark can close.
                candidate = place if candidate < 0 else candidate
            else:
                return place
        elif candidate >= 0 and mark[0] == opening and _opens(text, mark, 0):
            break
    return candidate


def _apostrophe(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Return True if a mark is within a word."""
    if mark[0] not in "'’‘":
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    return before.isalnum() and after.isalnum()
