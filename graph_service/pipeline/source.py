"""A source text whose every character is claimed once, so that nothing is lost and nothing is doubled.

A segmenter takes spans of lines out of a source; each span is a unit's words, a printed marker ("k)", "OBJECTIVE 6:") or a listed piece of
boilerplate. What nobody claimed, or two claimed, stops the build with the lines named.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field


class BuildError(Exception):
    """The sources or the curated files do not fit what the build knows of them; the message names file and line."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``[start, end)`` of one line; lines count from 1, characters from 0."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Words taken from a source: the raw characters and the spans they came from."""

    raw: str
    spans: tuple[Span, ...]

    def __add__(self, other: "Passage") -> "Passage":
        """Join two passages; the break between them becomes a line break, which the normalisation reads as a space."""
        return Passage(f"{self.raw}\n{other.raw}", self.spans + other.spans)

    @property
    def lines(self) -> str:
        """The source lines, as ``374``, ``390-392`` or ``156-157, 194-195`` (ranges bridge blank lines only)."""
        return _ranges({span.line for span in self.spans})


@dataclass(slots=True)
class Source:
    """A source file in lines, and what has been claimed of it."""

    name: str
    lines: tuple[str, ...]
    _claimed: dict[int, dict[Span, str]] = field(default_factory=dict)

    @classmethod
    def read(cls, name: str, text: str) -> "Source":
        """Split ``text`` at line feeds; the sources hold no other line ends (tested)."""
        return cls(name, tuple(text.split("\n")))

    def line(self, number: int) -> str:
        """Return line ``number``, counted from 1."""
        return self.lines[number - 1]

    def take(self, number: int, start: int = 0, end: int | None = None, *, role: str = "words") -> Passage:
        """Claim characters of a line and return them, trimmed of outer white space.

        Raises BuildError when a character was claimed before or nothing but white space is left.
        """
        text = self.line(number)
        raw = text[start:end]
        trimmed = raw.strip()
        if not trimmed:
            raise BuildError(f"{self.name}:{number}: nothing to take at {start}")
        first = start + raw.index(trimmed)
        span = Span(number, first, first + len(trimmed))
        claimed = self._claimed.setdefault(number, {})
        if any(other.start < span.end and span.start < other.end for other in claimed):
            raise BuildError(f"{self.name}:{number}: claimed twice: {trimmed[:60]!r}")
        claimed[span] = role
        return Passage(trimmed, (span,))

    def take_lines(self, numbers: Iterable[int], *, role: str = "words") -> Passage:
        """Claim whole lines, blank ones left out, and join them."""
        passages = [self.take(number, role=role) for number in numbers if self.line(number).strip()]
        if not passages:
            raise BuildError(f"{self.name}: no words in the lines asked for")
        whole = passages[0]
        for passage in passages[1:]:
            whole += passage
        return whole

    def leftovers(self) -> list[tuple[int, str]]:
        """Return what no one claimed: line number and words, in order."""
        rest: list[tuple[int, str]] = []
        for number, text in enumerate(self.lines, start=1):
            kept = list(text)
            for span in self._claimed.get(number, ()):
                kept[span.start : span.end] = " " * (span.end - span.start)
            words = "".join(kept).strip()
            if words:
                rest.append((number, words))
        return rest

    def require_all_claimed(self) -> None:
        """Raise BuildError, naming lines and words, unless every character is in a unit, a marker or listed boilerplate."""
        rest = self.leftovers()
        if rest:
            lines = "; ".join(f"{number}: {words[:60]!r}" for number, words in rest[:10])
            raise BuildError(f"{self.name}: {len(rest)} lines hold words that no unit claims: {lines}")


def _ranges(numbers: set[int]) -> str:
    """Write line numbers as ranges; a gap of up to seven lines inside one passage is a page break, not a displacement."""
    ordered = sorted(numbers)
    ranges: list[list[int]] = []
    for number in ordered:
        if ranges and number - ranges[-1][1] <= _PAGE_BREAK:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


_PAGE_BREAK = 7
