"""What our texts say where a quotation says something: the same words, nearly the same with each difference, or nothing like it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graph_service.endpoints.check.corpus import Corpus, Span, equal_runs, keys
from graph_service.endpoints.check.words import Word

ELLIPSIS, INSERTION = 600, 12
"""How many of our words an ellipsis may stand for, and words in brackets."""
LONGEST = 1500
"""Words of a quotation that is looked for where it is not exact."""
_ALIKE = 0.65
_LONG_RUN, _ALIKE_AT_ALL = 8, 0.4
"""Words in one run that make a quotation close, however much else it says, and how alike it must be then."""
_SHORTEST_RUN = 2
_STEP = 20
"""What it costs to look for the next part of a quotation, in places that are looked at."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a quotation without a gap; ``gap`` is how many of our words may lie between them and the segment before."""

    words: Sequence[Word]
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """What a quotation has otherwise than our text, at code points ``start`` to ``end`` of what was sent.

    ``op`` is ``replace``, ``insert`` (the quotation has words more), ``delete`` (it leaves words out), ``spelling`` or ``case``.
    """

    op: str
    start: int
    end: int
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quotation is: a run of our words for each segment, how alike they are from 0 to 1, and the differences."""

    spans: tuple[Span, ...]
    likeness: float
    differences: tuple[Difference, ...] = ()
    edits: int = 0
    """How many words differ, are added or left out."""

    @property
    def exact(self) -> bool:
        """Whether the words are the same."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation to look for: its segments, and the text that their words are in."""

    segments: Sequence[Segment]
    text: str
    encoded: tuple[str, ...] = field(default=())

    @property
    def length(self) -> int:
        """How many words it has."""
        return sum(len(one.words) for one in self.segments)


class Matcher:
    """Finds quotations in the texts of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def prepared(self, segments: Sequence[Segment], text: str) -> Quoted:
        """Return a quotation as it is looked for."""
        kept = [one for one in segments if one.words]
        return Quoted(kept, text, tuple(self.corpus.encode(keys(one.words)) for one in kept))

    def exact(self, quoted: Quoted, within: Sequence[Span] = ()) -> list[Match]:
        """Return every place where all segments stand word for word and in order, within these runs if any are given."""
        matches = []
        for span in within or (Span(0, len(self.corpus.row)),):
            for start in self.corpus.exact(quoted.encoded[0], span.start, span.end):
                spans = self._chain(quoted, start, span.end)
                if spans:
                    matches.append(Match(spans, 1.0, tuple(self._spelt(quoted, spans))))
        return matches

    def near(self, quoted: Quoted, within: Sequence[Span] = ()) -> Match | None:
        """Return the place whose words are most like a quotation; None where nothing is like it, or it is too long to compare."""
        if quoted.length > LONGEST:
            return None
        anchor = max(range(len(quoted.segments)), key=lambda number: (len(quoted.segments[number].words), -number))
        matches = [match for span in self.corpus.near(quoted.encoded[anchor], within) if (match := self._around(quoted, anchor, span))]
        return min(matches, key=lambda match: (match.edits, -match.likeness, self.in_capitals(match), len(match.differences)), default=None)

    def in_capitals(self, match: Match) -> bool:
        """Return True if our text has the words as a heading in capitals."""
        return self.corpus.text(match.spans[0]).isupper()

    def _chain(self, quoted: Quoted, start: int, end: int) -> tuple[Span, ...]:
        """Return the runs of the segments from a place of the first on; none where one of them does not follow."""
        spans = [Span(start, start + len(quoted.encoded[0]))]
        for segment, encoded in zip(quoted.segments[1:], quoted.encoded[1:], strict=True):
            self.corpus.work += _STEP
            last = spans[-1].end
            place = next(self.corpus.exact(encoded, last, min(end, last + segment.gap + len(encoded))), None)
            if place is None or "\x02" in self.corpus.row[last:place]:
                return ()
            spans.append(Span(place, place + len(encoded)))
        return tuple(spans)

    def _around(self, quoted: Quoted, anchor: int, span: Span) -> Match | None:
        """Return the match whose segment number ``anchor`` is at a run: the other segments are looked for before and after it."""
        spans: dict[int, Span] = {anchor: span}
        for number in range(anchor + 1, len(quoted.segments)):
            last = max(one.end for one in spans.values())
            reach = Span(last, last + quoted.segments[number].gap + len(quoted.encoded[number]))
            self._place(quoted.encoded[number], reach, spans, number)
        for number in range(anchor - 1, -1, -1):
            first = min(one.start for one in spans.values())
            reach = Span(max(0, first - quoted.segments[number + 1].gap - len(quoted.encoded[number])), first)
            self._place(quoted.encoded[number], reach, spans, number)
        matched = whole = 0.0
        run = edits = 0
        for number, encoded in enumerate(quoted.encoded):
            weight = self.corpus.weight(encoded)
            held = spans.get(number)
            ours = self.corpus.row[held.start : held.end] if held else ""
            equal = [encoded[a:b] for a, b, _, _ in equal_runs(encoded, ours)]
            edits += self.corpus.edits(encoded, held) if held else len(encoded)
            run = max([run, *map(len, equal)])
            matched += 2 * sum(map(self.corpus.weight, equal))
            whole += weight + self.corpus.weight(ours)
        likeness = matched / whole if whole else 0.0
        if not (likeness >= _ALIKE and run >= _SHORTEST_RUN) and not (likeness >= _ALIKE_AT_ALL and run >= _LONG_RUN):
            return None
        ordered = tuple(spans[number] for number in sorted(spans))
        return Match(ordered, round(likeness, 3), tuple(self._differences(quoted, spans)), edits)

    def _place(self, encoded: str, reach: Span, spans: dict[int, Span], number: int) -> None:
        where = next(self.corpus.exact(encoded, reach.start, reach.end), None)
        if where is not None:
            spans[number] = Span(where, where + len(encoded))
            return
        near = self.corpus.near(encoded, [reach])
        if near and self.corpus.likeness(encoded, near[0]) >= _ALIKE_AT_ALL:
            spans[number] = near[0]

    def _spelt(self, quoted: Quoted, spans: Sequence[Span]) -> Iterator[Difference]:
        """Yield what the same words have otherwise: their spelling, or capitals but for the first letter."""
        capitals = quoted.length > 1 and all(word.plain.isupper() for one in quoted.segments for word in one.words if word.plain.isalpha())
        for segment, span in zip(quoted.segments, spans, strict=True):
            for number, word in enumerate(segment.words):
                yield from self._word(word, self.corpus.word(span.start + number), first=not number, capitals=capitals)

    def _word(self, theirs: Word, ours: Word, *, first: bool, capitals: bool) -> Iterator[Difference]:
        if theirs.plain == ours.plain:
            return
        if theirs.plain.casefold() != ours.plain.casefold():
            yield Difference("spelling", theirs.start, theirs.end, ours.plain, theirs.plain)
        elif not first and not capitals and not (ours.plain.isupper() and len(ours.plain) > 1):
            yield Difference("case", theirs.start, theirs.end, ours.plain, theirs.plain)

    def _differences(self, quoted: Quoted, spans: dict[int, Span]) -> Iterator[Difference]:
        for number, (segment, encoded) in enumerate(zip(quoted.segments, quoted.encoded, strict=True)):
            if number not in spans:
                yield Difference("insert", segment.words[0].start, segment.words[-1].end, "", _theirs(quoted, segment.words))
            else:
                yield from self._of_segment(quoted, segment, encoded, spans[number])

    def _of_segment(self, quoted: Quoted, segment: Segment, encoded: str, span: Span) -> Iterator[Difference]:
        ours = self.corpus.row[span.start : span.end]
        for a, b, c, d in _blocks(encoded, ours):
            if encoded[a:b] == ours[c:d]:
                for step in range(b - a):
                    word = self.corpus.word(span.start + c + step)
                    yield from self._word(segment.words[a + step], word, first=not a + step, capitals=False)
                continue
            theirs = segment.words[a:b]
            start = theirs[0].start if theirs else segment.words[a - 1].end if a else segment.words[0].start
            end = theirs[-1].end if theirs else start
            op = "replace" if theirs and c < d else "insert" if theirs else "delete"
            yield Difference(op, start, end, self.corpus.text(Span(span.start + c, span.start + d)), _theirs(quoted, theirs))


def _theirs(quoted: Quoted, words: Sequence[Word]) -> str:
    return " ".join(quoted.text[words[0].start : words[-1].end].split()) if words else ""


def _blocks(theirs: str, ours: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield runs that are equal and, between them, what one text has in place of the other's, as places in both."""
    equal = equal_runs(theirs, ours)
    for one, other in pairwise([(0, 0, 0, 0), *equal, (len(theirs), len(theirs), len(ours), len(ours))]):
        if one[1] > one[0]:
            yield one
        if one[1] < other[0] or one[3] < other[2]:
            yield one[1], other[0], one[3], other[2]
