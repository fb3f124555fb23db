"""Which citation, instrument and document symbol a quotation is given with: those in its sentence, the nearest first. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from graph_service.endpoints.check.citation import NO_INSTRUMENT, OTHER_WORK, RESOLVED, Citation
from graph_service.endpoints.check.context import BLANK
from graph_service.endpoints.check.names import Mention
from graph_service.endpoints.check.quotations import Quotation
from graph_service.endpoints.check.texts import COMPACT

_BEHIND = re.compile(
    r"\s{0,3}[.,;:]?\s{0,3}(?P<mark>[(\[–—-]{1,3})\s*(?:see\s+|cf\.?\s+|in\s+)?(?:the\s+)?"
    r"(?:(?:GCM|Global Compact)[^\"“”\n.()]{0,60},\s*)?",
    re.IGNORECASE,
)
_BRACKETS = {"(": ")", "[": "]"}
_REACH = 300
_CLUSTER = 40
_AFTER = 80


class Surroundings:
    """Which citation a quotation is given with."""

    def __init__(self, text: str, citations: Sequence[Citation], mentions: Sequence[Mention], quotations: Sequence[Quotation]) -> None:
        self._text = text
        self._citations = [one for one in citations if one.verdict not in (OTHER_WORK, NO_INSTRUMENT)]
        self._citation_starts = [one.start for one in self._citations]
        self._mentions = mentions
        self._mention_starts = [one.start for one in mentions]
        self._quotation_starts = [one.start for one in quotations]

    def cited(self, quotation: Quotation) -> list[Citation]:
        """Return the citation that a quotation is given with, in its most exact form; several where a list or a range is cited.

        That directly behind it comes first, then the nearest before it and after it in its sentence, then one that the sentence before ends
        with, or that a line alone has. A symbol alone, “(A/RES/73/195)”, names a text and no place: the place is in the sentence.
        """
        nearby = self._citations[
            bisect_left(self._citation_starts, quotation.start - _REACH) : bisect_right(self._citation_starts, quotation.outer_end + _REACH)
        ]
        behind = _cluster(self._behind(quotation, nearby))
        if not all(_names_no_place(one) for one in behind):
            return behind
        places = [one for one in nearby if one.of == COMPACT and not _names_no_place(one)] if behind else nearby
        before = [one for one in places if one.end <= quotation.start and self._joined(one.end, quotation.start)][::-1]
        after = [one for one in places if one.start >= quotation.outer_end and self._follows(quotation, one.start)]
        own = [one for one in before if not _SENTENCE.search(self._text, one.end, quotation.start + 1)]
        leading = [] if own else [one for one in after if not self._parted(quotation, one)]
        return _cluster(own) or _cluster(leading) or _cluster(before) or _cluster(after) or behind

    def symbols(self, quotation: Quotation) -> list[Mention]:
        """Return the wordings of the Compact that a quotation's sentence names, “A/RES/73/195”, “Final Draft”, the nearest first."""
        low, high = quotation.start - _REACH, quotation.outer_end + _REACH
        nearby = [
            one
            for one in self._mentions[bisect_left(self._mention_starts, low) : bisect_right(self._mention_starts, high)]
            if (one.coded or one.wording) and one.id == COMPACT
        ]
        after = [one for one in nearby if one.start >= quotation.outer_end and self._joined(quotation.outer_end, one.start)]
        behind, last = self._bracket(quotation)
        before = [one for one in nearby if one.end <= quotation.start and self._joined(one.end, quotation.start)]
        own = [one for one in after if behind <= one.start < last] if behind >= 0 else []
        return [*own, *before[::-1], *(one for one in after if one not in own)]

    def mention(self, quotation: Quotation) -> Mention | None:
        """Return the instrument that the sentence around a quotation names."""
        low, high = quotation.start - _REACH, quotation.outer_end + _REACH
        nearby = self._mentions[bisect_left(self._mention_starts, low) : bisect_right(self._mention_starts, high)]
        before = [one for one in nearby if one.end <= quotation.start and self._joined(one.end, quotation.start)]
        after = [one for one in nearby if one.start >= quotation.outer_end and self._joined(quotation.outer_end, one.start)]
        return before[-1] if before else after[0] if after else None

    def _bracket(self, quotation: Quotation) -> tuple[int, int]:
        """Return where a bracket directly behind a quotation, or what a dash leads to, begins and ends; -1 twice if there is none."""
        match = _BEHIND.match(self._text, quotation.outer_end)
        if not match:
            return -1, -1
        mark = match["mark"][-1]
        closing = self._text.find(_BRACKETS[mark], match.end("mark"), match.end() + _REACH) if mark in _BRACKETS else -1
        end = _PART.search(self._text, match.end(), match.end() + _REACH)
        # A bracket within the bracket, “(objective 6(c))”, closes first.
        while closing >= 0 and self._text.count(mark, match.end("mark"), closing) > self._text.count(
            _BRACKETS[mark], match.end("mark"), closing
        ):
            closing = self._text.find(_BRACKETS[mark], closing + 1, match.end() + _REACH)
        return match.end("mark"), closing if closing >= 0 else end.start() + 1 if end else match.end() + _REACH

    def _behind(self, quotation: Quotation, nearby: Sequence[Citation]) -> list[Citation]:
        """Return the citations directly behind a quotation, in brackets or after a dash, or in the last line of a block."""
        inside = [one for one in nearby if quotation.end <= one.start < quotation.outer_end]
        if inside:
            return inside
        start, end = self._bracket(quotation)
        match = _BEHIND.match(self._text, quotation.outer_end) if start >= 0 else None
        first = next((one for one in nearby if match and start <= one.start <= match.end()), None)
        return [one for one in nearby if first and first.start <= one.start < min(end, first.end + 2 * _CLUSTER)]

    def _follows(self, quotation: Quotation, start: int) -> bool:
        """Return True if a citation further on in the sentence is that of a quotation, and not of what is said next."""
        end = quotation.outer_end
        if start - end > _AFTER or not self._joined(end, start) or _NEXT.search(self._text, end, start):
            return False
        # A new paragraph is the quotation's if it is nothing but the citation.
        return not BLANK.search(self._text, end, start) or bool(_ALONE.match(self._text, self._end_of(start)))

    def _end_of(self, start: int) -> int:
        first, last = bisect_left(self._citation_starts, start), bisect_right(self._citation_starts, start)
        return max(one.end for one in self._citations[first:last])

    def _parted(self, quotation: Quotation, one: Citation) -> bool:
        """Return True if a sentence ends with the quotation, before a citation behind it."""
        return bool(_SENTENCE.search(self._text, max(quotation.end - 1, 0), one.start + 1))

    def _joined(self, start: int, end: int) -> bool:
        """Return True if no sentence ends between two places, and no other quotation begins. A colon leads to the next paragraph."""
        if bisect_left(self._quotation_starts, end) > bisect_left(self._quotation_starts, start + 2):
            return False
        between = self._text[start:end]
        if _ENDS.search(self._text, start, end + 1):
            return False
        return "\n\n" not in between.strip() or between.rstrip('\n >“"«').endswith(":")


_ALONE = re.compile(r"[\s)\].,;]*(?:\n|\Z)")
_SENTENCE = re.compile(r"[.!?]['”\"»)\]]*\s+(?=[“\"«„‘(]|[A-ZÁÉÍÓÚÀÂÇÈÊÎÔ])|\n[ \t]*\n")
_PART = re.compile(rf"{_SENTENCE.pattern}|;")
_NEXT = re.compile(r";|\b(?:and|but|while|whereas|y|pero|et|mais|und)\b", re.IGNORECASE)
_ENDS = re.compile(r"[.!?]['”\"»)]*\s+(?=[A-ZÁÉÍÓÚÀÂÇÈÊÎÔ])")


def _names_no_place(one: Citation) -> bool:
    """Return True if a citation is of the Compact as a whole, by its symbol."""
    return one.verdict == RESOLVED and one.of == COMPACT and not one.place


def _cluster(ordered: Sequence[Citation]) -> list[Citation]:
    """Return of citations, the nearest first, the one that counts: the most exact of those that stand together, and those equal to it."""
    if not ordered:
        return []
    together = [ordered[0]]
    for one in ordered[1:]:
        last = together[-1]
        if min(abs(one.start - last.end), abs(last.start - one.end)) > _CLUSTER:
            break
        together.append(one)
    depth = max(one.place.count("/") for one in together)
    return [one for one in together if one.place.count("/") == depth]
