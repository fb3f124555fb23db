"""Where a walk down a text is: what was found so far, and what the text we hold says is due."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_service.pipeline.source import Passage
from graph_service.pipeline.wordings.comparison import begun, likeness
from graph_service.pipeline.wordings.errors import misfit
from graph_service.pipeline.wordings.lines import Line, Page
from graph_service.pipeline.wordings.template import (
    CHAPEAU,
    COMMITMENT,
    HEADING,
    LEAD,
    LETTER,
    NOTE,
    OBJECTIVE,
    PARAGRAPH,
    PRINCIPLE,
    ROMAN,
    TITLE,
    Expected,
)

NUMBER = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
BARE_NUMBER = re.compile(r"(\d{1,3})\s+(?=[“\"«¿¡]?[^\W\d_a-zß-öø-ÿ])")
"""“1 This Compact”: as some programs print a number. A line may begin so by chance, so its place and its words must fit too."""
LETTERED = re.compile(r"\(?([a-zأ-ي])[.)]\s+(?=\S)")
TITLED = re.compile(r"(\w[^.:]{2,80})[.:]\s+(?=\S)")
BEGINS, ALIKE, HEADING_LENGTH, FEW, FULL = 12, 0.6, 160, 4, 0.7
"""How many words of a beginning are compared, and how like they must be; how long a heading may be; few words; a share of a full line."""
_AHEAD = 8
_TITLES = frozenset({TITLE, HEADING, OBJECTIVE})
_LINES = frozenset({TITLE, HEADING, OBJECTIVE, LEAD, CHAPEAU})


@dataclass
class Part:
    """A provision of the file.

    ``number`` is as printed; ``objective``, ``paragraph`` and ``letter`` say under what it is; ``place`` in which line it begins.
    """

    kind: str
    number: str
    place: int
    objective: int = 0
    paragraph: int = 0
    letter: str = ""
    marker: str = ""
    title: Passage | None = None
    body: Passage | None = None
    expected: Expected | None = None
    pages: set[int] = field(default_factory=set)

    @property
    def lines(self) -> str:
        """Its lines in the file."""
        whole = self.title + self.body if self.title and self.body else self.body or self.title
        return whole.lines if whole else ""

    @property
    def raw(self) -> str:
        """Its words as in the file, lines apart."""
        return self.body.raw if self.body else self.title.raw if self.title else ""


class Cursor:
    """The state of a walk: place in the template, numbers that were reached, parts of the file that were read."""

    def __init__(self, page: Page, template: Sequence[Expected], *, same_language: bool) -> None:
        self.source = page.source
        self.lines = page.lines
        self.width = page.width
        self.template = template
        self.same = same_language
        self.parts: list[Part] = []
        self.at = -1
        """The last provision of the template that was reached."""
        self.objectives = 0
        """How many objectives were read; ``objective`` is the one that the place is in, or 0."""
        self.objective = 0
        self.paragraph = 0
        self.letter = ""
        self.roman = 0
        self.listed = 0
        self.notes = 0
        self.note: Part | None = None
        self.commitment_due = False
        self.lead_in: list[str] = []
        """The first words of the lead-ins in another language, once one was read: all are alike."""

    # What is due

    def following(self) -> Expected | None:
        """Return the provision of the template that comes next; notes have no place of their own."""
        return next((one for one in self.template[self.at + 1 :] if one.kind != NOTE), None)

    def next_paragraphs(self) -> list[Expected]:
        """Return the paragraphs that are still to come."""
        return [one for one in self.template[self.at + 1 :] if one.kind in {PARAGRAPH, COMMITMENT}]

    def expected_of(self, kind: str, notation: str) -> Expected | None:
        """Return the provision of the template of this kind and number."""
        return next((one for one in self.template if one.kind == kind and one.unit.notation == notation), None)

    def under(self, kind: str, notation: str) -> Expected | None:
        """Return the provision of the template with this letter, in the objective or paragraph that was reached."""
        if kind == ROMAN:
            whole = next((one.path for one in reversed(self.template[: self.at + 1]) if one.kind == LETTER), "")
        elif self.objective:
            whole = f"gcm/objective/{self.objective}"
        else:
            whole = next((one.path for one in reversed(self.template[: self.at + 1]) if one.kind == PARAGRAPH), "")
        return next((one for one in self.template if one.kind == kind and one.unit.parent == whole and one.unit.notation == notation), None)

    def reach(self, place: int, expected: Expected | None) -> None:
        """Go on to a provision of the template; in another language none may be left out but notes."""
        if expected is None:
            return
        if not self.same:
            skipped = [one for one in self.template[self.at + 1 : expected.index] if one.kind not in {NOTE, TITLE, CHAPEAU}]
            if skipped:
                raise misfit("something is missing before this line.", self.lines, place, skipped[0].shown)
        self.at = max(self.at, expected.index)

    def shown(self, expected: Expected | None) -> str:
        """Return how a provision of the template begins, for a message."""
        return expected.shown if expected else ""

    def next_letter(self) -> str:
        """Return the letter that is due."""
        return chr(ord(self.letter) + 1) if self.letter else "a"

    def may_begin(self, place: int, line: Line) -> bool:
        """Return True if a number at the start of a line can be one: a line inside a sentence begins with a number by chance."""
        before = self.lines[place - 1]
        return (
            line.block or not place or before.complete or line.page != before.page or (bool(self.parts) and self.parts[-1].kind in _LINES)
        )

    def lists_objectives(self, line: Line, start: int, number: int) -> bool:
        """Return True if a line has the title of the objective with this number."""
        title = self.expected_of(OBJECTIVE, str(number))
        words = begun(line.text[start:])
        return title is not None and likeness(words[:BEGINS], list(title.words)[: len(words)][:BEGINS]) >= ALIKE

    def block_text(self, place: int) -> str:
        """Return the words from a line to the end of its block, or to the next number or letter."""
        words = [self.lines[place].text]
        for line in self.lines[place + 1 :]:
            if line.block or NUMBER.match(line.text) or LETTERED.match(line.text) or len(words) > _AHEAD:
                break
            words.append(line.text)
        return " ".join(words)

    # What was taken

    def begin(self, one: Part, start: int) -> None:
        """Begin a provision with its first line; the first ``start`` characters are its marker."""
        line = self.lines[one.place]
        if start:
            one.marker = self.source.take(line.number, line.start, line.start + start, role="marker").raw
        self.parts.append(one)
        if line.start + start < line.end:
            self.claim(one, line, line.start + start)

    def go_on(self, place: int) -> None:
        """Add a line to the last provision."""
        self.add(self.parts[-1], place)

    def add(self, one: Part, place: int) -> None:
        """Add a line to a provision."""
        line = self.lines[place]
        self.claim(one, line, line.start)

    def claim(self, one: Part, line: Line, start: int) -> None:
        """Take the characters of a line, from ``start`` on, into a provision."""
        if one.kind == PRINCIPLE and one.title is None and (match := TITLED.match(line.text[start - line.start :])):
            one.title = self.source.take(line.number, start, start + match.end(1))
            self.source.take(line.number, start + match.end(1), start + match.end(), role="marker")
            start += match.end()
        passage = self.source.take(line.number, start, line.end)
        one.pages.add(line.page)
        if one.kind in _TITLES:
            one.title = one.title + passage if one.title else passage
        else:
            one.body = one.body + passage if one.body else passage
