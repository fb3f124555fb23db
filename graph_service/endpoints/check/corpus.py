"""The words of all texts in one row, and where some words are in it: exactly, or nearly. Pure; loads rapidfuzz.

Each word of the vocabulary is one character, so that a text is a string: exact places are found by ``str.find``, near ones by votes of
pairs of words and an alignment of words (rapidfuzz).
"""

import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq, Levenshtein

from graph_service.endpoints.check.texts import Provision, Texts
from graph_service.endpoints.check.words import Word, words_of

_FIRST = 0x100
_SURROGATES, _NUMBER_OF_SURROGATES = 0xD800, 0x800
_UNKNOWN, _BOUND = "\x01", "\x02"
"""The characters of a word that no text has, and of the border between two texts."""
_COMMON = 250
"""From how many uses on a word says little of what a text is about; such words count less."""
_LITTLE = 0.3
_BUCKET = 8
_TRIED = 8
_RARE = 12
_CELLS = 64
"""Cells of an alignment that cost as much as a place that is looked at."""
_WINDOW = 250
"""What it costs to settle where a quotation begins and ends, in places that are looked at."""
_MOST_SLACK = 60
"""Words by which a beginning or an end of a quotation may be shorter or longer than ours."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words in the row: from ``start`` up to ``end``, counted in words."""

    start: int
    end: int


class Corpus:
    """The words of the texts. ``lengths`` are in words."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.work = 0
        """How much comparing ``near`` has done: places that it has looked at, and cells of alignments."""
        self.provisions: list[Provision] = [one for one in texts.provisions if one.kept]
        self._words: list[Word] = []
        self._starts: list[int] = []
        self._characters: dict[str, str] = {}
        self.counts: Counter[str] = Counter()
        row: list[str] = []
        version = -1
        for one in self.provisions:
            if one.version != version:
                row.append(_BOUND)
                self._words.append(Word("", "", 0, 0))
                version = one.version
            self._starts.append(len(row))
            for word in words_of(one.text):
                self._words.append(word)
                self.counts[word.key] += 1
                row.append(self._characters.setdefault(word.key, _character(len(self._characters))))
        self.row = "".join(row)
        self._pairs: dict[str, list[int]] = defaultdict(list)
        self._single: dict[str, list[int]] = defaultdict(list)
        for place, character in enumerate(self.row):
            self._pairs[self.row[place : place + 2]].append(place)
            self._single[character].append(place)
        self._weights = {char: _LITTLE if self.counts[key] >= _COMMON else 1.0 for key, char in self._characters.items()}

    def known(self, key: str) -> bool:
        """Return True if a word is in the texts."""
        return key in self._characters

    def follow(self, one: str, other: str) -> bool:
        """Return True if two words follow each other somewhere in the texts."""
        return self.encode((one, other)) in self._pairs

    def encode(self, keys: Sequence[str]) -> str:
        """Return words as a string of the row's characters."""
        return "".join(self._characters.get(key, _UNKNOWN) for key in keys)

    def weight(self, encoded: str) -> float:
        """Return how much some words say: the sum of their weights."""
        return sum(self._weights.get(one, 1.0) for one in encoded)

    def word(self, place: int) -> Word:
        """Return the word at a place of the row."""
        return self._words[place]

    def provision(self, place: int) -> Provision:
        """Return the provision that a place of the row is in."""
        return self.provisions[bisect.bisect_right(self._starts, place) - 1]

    def provisions_of(self, span: Span) -> list[Provision]:
        """Return the provisions that a run of words goes through, in order."""
        first = bisect.bisect_right(self._starts, span.start) - 1
        last = bisect.bisect_right(self._starts, max(span.start, span.end - 1))
        return self.provisions[first:last]

    def version(self, number: int) -> Span:
        """Return the run of words of a wording, by its number."""
        inside = [place for place, one in enumerate(self.provisions) if one.version == number]
        return Span(self._starts[inside[0]], self._border(self._starts[inside[-1]], 1)) if inside else Span(0, 0)

    def text(self, span: Span) -> str:
        """Return the words of a run as our texts have them; a line break between two provisions."""
        pieces: list[str] = []
        place = span.start
        while place < span.end:
            last = min(span.end, self._border(place, 1))
            pieces.append(self.provision(place).text[self._words[place].start : self._words[last - 1].end])
            place = max(last, place + 1)
        return "\n".join(pieces)

    def span_of(self, place: str) -> list[Span]:
        """Return the runs of words of what a place names, a provision with its parts, in each wording."""
        inside = [place == one.place or one.place.startswith(place + "/") for one in self.provisions]
        runs: list[Span] = []
        for number, one in enumerate(inside):
            if one:
                start, end = self._starts[number], self._border(self._starts[number], 1)
                if runs and runs[-1].end == start:
                    runs[-1] = Span(runs[-1].start, end)
                else:
                    runs.append(Span(start, end))
        return runs

    def exact(self, encoded: str, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Yield the places where words stand exactly so, in order."""
        if not encoded or _UNKNOWN in encoded:
            return
        last = len(self.row) if end is None else end
        place = self.row.find(encoded, start, last)
        while place >= 0:
            yield place
            place = self.row.find(encoded, place + 1, last)

    def near(self, encoded: str, spans: Sequence[Span] = ()) -> list[Span]:
        """Return where words stand nearly so, the likeliest first; within these runs only, if any are given."""
        votes: dict[int, float] = defaultdict(float)
        for place in range(len(encoded)):
            pairs = self._pairs.get(encoded[place : place + 2], ()) if place + 1 < len(encoded) else ()
            self.work += len(pairs)
            for where in pairs:
                votes[(where - place) // _BUCKET] += 1.0
            single = self._single.get(encoded[place], ())
            for where in single if len(single) <= _RARE else ():
                votes[(where - place) // _BUCKET] += 0.5
        if spans:
            votes = {one: count for one, count in votes.items() if any(_meets(one, len(encoded), span) for span in spans)}
        joined = {one: count + votes.get(one + 1, 0.0) + votes.get(one - 1, 0.0) for one, count in votes.items()}
        best = sorted(joined, key=lambda one: (-joined[one], one))[:_TRIED]
        # Of two like places near each other a narrow window has one, a wide one has what an insertion has moved.
        margins = (_BUCKET, _BUCKET + 4 + len(encoded) // 4)
        settled = [span for one in best for margin in margins if (span := self._settled(encoded, one * _BUCKET, margin))]
        inside = [one for one in settled if not spans or any(span.start <= one.start and one.end <= span.end for span in spans)]
        return sorted(dict.fromkeys(inside), key=lambda span: (self.edits(encoded, span), -self.likeness(encoded, span), span.start))

    def edits(self, encoded: str, span: Span) -> int:
        """Return how many words must be put in, left out or replaced to make a run of some words."""
        number: int = Levenshtein.distance(encoded, self.row[span.start : span.end])
        return number

    def likeness(self, encoded: str, span: Span) -> float:
        """Return how alike some words and a run are, from 0 to 1: the weight of what both have in order."""
        held = self.row[span.start : span.end]
        both = sum(self.weight(encoded[a:b]) for a, b, _, _ in equal_runs(encoded, held))
        whole = self.weight(encoded) + self.weight(held)
        return 2 * both / whole if whole else 0.0

    def _settled(self, encoded: str, start: int, margin: int) -> Span | None:
        """Return the run within a margin around a place that is aligned with some words, without what only hangs on at its ends."""
        self.work += _WINDOW + len(encoded) * (len(encoded) + 2 * margin) // _CELLS
        low = max(self.row.rfind(_BOUND, 0, max(1, start + len(encoded) // 2)) + 1, start - margin, 0)
        after = self.row.find(_BOUND, max(low, start + len(encoded) // 2))
        high = min(len(self.row) if after < 0 else after, start + len(encoded) + margin)
        window = self.row[low:high]
        equal = [(op.src_start, op.src_end, op.dest_start, op.dest_end) for op in Indel.opcodes(encoded, window) if op.tag == "equal"]
        if not equal:
            return None
        # The longest run in common is sure. Before and after it, as much of ours as is most like the rest of the quotation.
        first, last, begin, finish = max(equal, key=lambda run: run[1] - run[0])
        begin, finish = low + begin, low + finish
        least, most = self._border(begin), self._border(finish - 1, 1)
        before = _extent(encoded[:first][::-1], self.row[low:begin][::-1], begin - least)
        after = _extent(encoded[last:], self.row[finish:high], most - finish)
        return Span(begin - before, finish + after)

    def _border(self, place: int, after: int = 0) -> int:
        """Return where the provision at a place begins, or with ``after`` where it ends."""
        number = bisect.bisect_right(self._starts, place) - 1 + after
        if number >= len(self._starts):
            return len(self.row)
        return self._starts[number] - (after and self.row[self._starts[number] - 1] == _BOUND)


def equal_runs(one: str, other: str) -> list[tuple[int, int, int, int]]:
    """Return the runs that two strings have in common in an alignment: start and end in the one, start and end in the other."""
    return [(op.src_start, op.src_end, op.dest_start, op.dest_end) for op in Levenshtein.opcodes(one, other) if op.tag == "equal"]


def _extent(theirs: str, ours: str, border: int) -> int:
    """Return how much of the beginning of our words is most like theirs; ``border`` is where our provision ends.

    Words that differ stand for as many of ours, but for none of another provision.
    """
    if not theirs:
        return 0
    slack = min(_BUCKET + len(theirs) // 2, _MOST_SLACK)
    lengths = range(max(0, len(theirs) - slack), min(len(ours), len(theirs) + slack) + 1)

    def rank(length: int) -> tuple[int, int, int, int]:
        # Into another provision only where its words are the same.
        beyond = length > border and (not length or ours[length - 1] != theirs[-1])
        held = ours[:length]
        # A word in common outweighs one that is left out.
        common = LCSseq.similarity(theirs, held)
        return Levenshtein.distance(theirs, held) + 2 * beyond - common, -common, abs(length - len(theirs)), length

    return min(lengths, key=rank, default=0)


def _meets(bucket: int, length: int, span: Span) -> bool:
    start = bucket * _BUCKET
    return start < span.end and start + length + _BUCKET > span.start


def _character(number: int) -> str:
    code = _FIRST + number
    return chr(code if code < _SURROGATES else code + _NUMBER_OF_SURROGATES)


def keys(words: Sequence[Word]) -> list[str]:
    """Return the keys of words."""
    return [word.key for word in words]
