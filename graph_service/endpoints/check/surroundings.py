"""Which citation, instrument and document symbol a quotation is given with: those in its sentence, the nearest first. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from graph_service.endpoints.check.citations import NO_INSTRUMENT, OTHER_WORK, Citation
from graph_service.endpoints.check.names import Mention
from graph_service.endpoints.check.quotations import Quotation
from graph_service.endpoints.check.texts import COMPACT

_BEHIND = re.compile(
    r"\s{0,3}[.,;:]?\s{0,3}[(\[–—-]{1,3}\s*(?:see\s+|cf\.?\s+|in\s+)?(?:the\s+)?(?:(?:GCM|Global Compact)[^\"“”\n.()]{0,60},\s*)?",
    re.IGNORECASE,
)
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
        """Return the citation that a quotation is given with, in its most exact form; several where a list or a range is cited."""
        nearby = self._citations[
            bisect_left(self._citation_starts, quotation.start - _REACH) : bisect_right(self._citation_starts, quotation.outer_end + _REACH)
        ]
        before = [one for one in nearby if one.end <= quotation.start and self._joined(one.end, quotation.start)]
        after = [one for one in nearby if one.start >= quotation.outer_end and self._follows(quotation.outer_end, one.start)]
        return _cluster(self._behind(quotation, nearby)) or _cluster(before[::-1]) or _cluster(after)

    def symbols(self, quotation: Quotation) -> list[Mention]:
        """Return the document symbols of the Compact that the sentence around a quotation names."""
        low, high = quotation.start - _REACH, quotation.outer_end + _REACH
        return [
            one
            for one in self._mentions[bisect_left(self._mention_starts, low) : bisect_right(self._mention_starts, high)]
            if one.coded
            and one.id == COMPACT
            and (self._joined(one.end, quotation.start) if one.end <= quotation.start else self._joined(quotation.outer_end, one.start))
        ]

    def mention(self, quotation: Quotation) -> Mention | None:
        """Return the instrument that the sentence around a quotation names."""
        low, high = quotation.start - _REACH, quotation.outer_end + _REACH
        nearby = self._mentions[bisect_left(self._mention_starts, low) : bisect_right(self._mention_starts, high)]
        before = [one for one in nearby if one.end <= quotation.start and self._joined(one.end, quotation.start)]
        after = [one for one in nearby if one.start >= quotation.outer_end and self._joined(quotation.outer_end, one.start)]
        return before[-1] if before else after[0] if after else None

    def _behind(self, quotation: Quotation, nearby: Sequence[Citation]) -> list[Citation]:
        """Return the citations directly behind a quotation, in brackets or after a dash, or in the last line of a block."""
        match = _BEHIND.match(self._text, quotation.outer_end)
        place = match.end() if match else -1
        first = next((one for one in nearby if quotation.end <= one.start <= max(place, quotation.outer_end - 1)), None)
        return [one for one in nearby if first and first.start <= one.start < first.end + 2 * _CLUSTER]

    def _follows(self, start: int, end: int) -> bool:
        """Return True if a citation further on in the sentence is that of a quotation, and not of what is said next."""
        return end - start <= _AFTER and self._joined(start, end) and not _NEXT.search(self._text, start, end)

    def _joined(self, start: int, end: int) -> bool:
        """Return True if no sentence ends between two places, and no other quotation begins. A colon leads to the next paragraph."""
        if bisect_left(self._quotation_starts, end) > bisect_left(self._quotation_starts, start + 2):
            return False
        between = self._text[start:end]
        if _ENDS.search(self._text, start, end + 1):
            return False
        return "\n\n" not in between.strip() or between.rstrip('\n >“"«').endswith(":")


_NEXT = re.compile(r";|\b(?:and|but|while|whereas|y|pero|et|mais|und)\b", re.IGNORECASE)
_ENDS = re.compile(r"[.!?]['”\"»)]*\s+(?=[A-ZÁÉÍÓÚÀÂÇÈÊÎÔ])")


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
