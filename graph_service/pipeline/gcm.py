"""The Global Compact, Final Draft of 11 July 2018: chapeau, paragraphs, principles, objectives with commitments and actions, footnotes.

The text is read line by line. What a line is shows in how it starts ("22.", "k)", "iii.", "OBJECTIVE 6:"); a line that shows nothing goes
on with the unit before it, which is how the page breaks inside sentences are healed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from graph_service.pipeline.source import BuildError, Passage, Source
from graph_service.pipeline.unit import Unit
from graph_service.pipeline.words import plain, sentences

DOCUMENT = "gcm/final-draft-2018"
FIRST_LINE = 180
"""The title of the draft; the text above it on the page belongs to other posts."""

_OBJECTIVE = re.compile(r"OBJECTIVE (\d+):\s+(?=\S)")
_PARAGRAPH = re.compile(r"(\d+)\.\s+(?=\S)")
_LETTER = re.compile(r"([a-l])\)\s+(?=\S)")
_ROMAN = re.compile(r"(i{1,3}|iv|v)\.\s+(?=\S)")
_PRINCIPLE = re.compile(r"([A-Z][A-Za-z -]+): (?=The Global Compact )")
_FOOTNOTE = re.compile(r"([1-4]) (?=International Convention|Adopted under|Migration for Employment)")
_LEAD = "To realize this commitment, we will draw from the following actions:"
_SUBHEADING = "Natural disasters, the adverse effects of climate change, and environmental degradation"
_CHAPEAU = "We, the Heads of State and Government"

_HEADINGS = {
    "PREAMBLE": "preamble",
    "OUR VISION AND GUIDING PRINCIPLES": "vision-and-guiding-principles",
    "Common Understanding": "common-understanding",
    "Shared Responsibilities": "shared-responsibilities",
    "Unity of Purpose": "unity-of-purpose",
    "OUR COOPERATIVE FRAMEWORK": "cooperative-framework",
    "OBJECTIVES AND COMMITMENTS": "objectives-and-commitments",
    "IMPLEMENTATION": "implementation",
    "FOLLOW-UP AND REVIEW": "follow-up-and-review",
}
_VISION_PARTS = {"common-understanding", "shared-responsibilities", "unity-of-purpose"}
_FIRST_COMMITMENT, _LAST_COMMITMENT = 17, 39


@dataclass(slots=True)
class _Draft:
    """A unit while its lines are still coming in."""

    path: str
    parent: str
    kinds: tuple[str, ...]
    label: str
    passage: Passage
    title: Passage | None = None
    marker: str = ""
    notation: str = ""
    under: str = ""
    relations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    title_only: bool = False

    def unit(self) -> Unit:
        """Return the finished unit."""
        body, title = (None, self.passage) if self.title_only else (self.passage, self.title)
        return Unit(
            self.path, self.parent, self.kinds, self.label, body, title, self.marker, self.notation,
            relations=self.relations, under_heading=self.under,
        )  # fmt: skip


class _Reader:
    """Walks down the lines, remembering the heading, objective and paragraph of each."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.drafts: list[_Draft] = []
        self.heading = ""
        self.subheading = ""
        self.objective = ""
        self.paragraph = ""
        self.letter = ""
        self.principles = 0

    def read(self) -> list[Unit]:
        """Return every unit of the draft in reading order."""
        self._title()
        for number in range(FIRST_LINE + 5, len(self.source.lines) + 1):
            line = self.source.line(number)
            if line.strip():
                self._line(number, line)
        units: list[Unit] = []
        for draft in self.drafts:
            unit = draft.unit()
            units.append(unit)
            if "Commitment" in unit.kinds:
                units.extend(_commitment_sentences(unit))
        return _with_note_targets(units)

    def _title(self) -> None:
        """Take the title, which draft it is and its date."""
        title = self.source.take_lines(range(FIRST_LINE, FIRST_LINE + 5))
        self._add(_Draft("gcm/heading/title", DOCUMENT, ("Heading",), "GCM, title", title, title_only=True))

    def _add(self, draft: _Draft) -> None:
        self.drafts.append(draft)

    def _line(self, number: int, line: str) -> None:
        """Read one line: by its whole words where they are known, else by how it starts, else as the rest of the unit before it."""
        text = plain(line)
        if text in _HEADINGS:
            self._heading(number, text)
        elif text == _SUBHEADING:
            self._subheading(number)
        elif text == _LEAD:
            self._lead(number)
        elif text.startswith(_CHAPEAU):
            self._add(_Draft("gcm/chapeau", DOCUMENT, ("Provision",), "GCM, chapeau", self.source.take(number)))
        else:
            self._marked(number, line)

    def _marked(self, number: int, line: str) -> None:
        """Read a line by the marker it starts with."""
        readers: tuple[tuple[re.Pattern[str], Callable[[int, re.Match[str]], None]], ...] = (
            (_OBJECTIVE, self._objective),
            (_FOOTNOTE, self._footnote),
            (_PARAGRAPH, self._paragraph),
            (_LETTER, self._item),
            (_ROMAN, self._subitem),
            (_PRINCIPLE, self._principle),
        )
        for pattern, read in readers:
            if match := pattern.match(line):
                read(number, match)
                return
        self._continue(number)

    def _lead(self, number: int) -> None:
        parent = f"gcm/objective/{self.objective}"
        words = self.source.take(number)
        self._add(_Draft(f"{parent}/lead", parent, ("Provision",), f"GCM objective {self.objective}, lead-in", words))

    def _continue(self, number: int) -> None:
        """Add a line to the unit before it: the rest of a sentence broken by a page or a line."""
        self.drafts[-1].passage += self.source.take(number)

    def _heading(self, number: int, text: str) -> None:
        slug = _HEADINGS[text]
        under = "gcm/heading/vision-and-guiding-principles" if slug in _VISION_PARTS else ""
        self.heading, self.subheading, self.objective = f"gcm/heading/{slug}", "", ""
        words = self.source.take(number)
        self._add(_Draft(self.heading, DOCUMENT, ("Heading",), f"GCM, heading “{text}”", words, under=under, title_only=True))

    def _subheading(self, number: int) -> None:
        parent = f"gcm/objective/{self.objective}"
        self.subheading = f"{parent}/subheading/1"
        words = self.source.take(number)
        label = f"GCM objective {self.objective}, subheading before h"
        self._add(_Draft(self.subheading, parent, ("Heading",), label, words, title_only=True))

    def _objective(self, number: int, match: re.Match[str]) -> None:
        self.objective, self.subheading = match[1], ""
        marker = self.source.take(number, 0, match.end(), role="marker").raw
        title = self.source.take(number, match.end())
        path = f"gcm/objective/{self.objective}"
        self._add(
            _Draft(path, DOCUMENT, ("Objective",), f"GCM objective {self.objective}", title, marker=marker, notation=self.objective,
                   under=self.heading, title_only=True)
        )  # fmt: skip

    def _paragraph(self, number: int, match: re.Match[str]) -> None:
        self.paragraph, self.letter = match[1], ""
        marker = self.source.take(number, 0, match.end(), role="marker").raw
        words = self.source.take(number, match.end())
        if _FIRST_COMMITMENT <= int(self.paragraph) <= _LAST_COMMITMENT:
            objective = f"gcm/objective/{self.objective}"
            draft = _Draft(
                f"{objective}/commitment", objective, ("Commitment", "Paragraph"), f"GCM paragraph {self.paragraph}", words,
                marker=marker, notation=self.paragraph, relations={"commitmentOf": (objective,)},
            )  # fmt: skip
        else:
            draft = _Draft(
                f"gcm/para/{self.paragraph}", DOCUMENT, ("Paragraph",), f"GCM paragraph {self.paragraph}", words,
                marker=marker, notation=self.paragraph, under=self.heading,
            )  # fmt: skip
        self._add(draft)

    def _item(self, number: int, match: re.Match[str]) -> None:
        """Read a lettered line: an action under an objective, an item of the paragraph elsewhere."""
        self.letter = match[1]
        marker = self.source.take(number, 0, match.end(), role="marker").raw
        words = self.source.take(number, match.end())
        if self.objective:
            parent = f"gcm/objective/{self.objective}"
            draft = _Draft(
                f"{parent}/action/{self.letter}", parent, ("Action",), f"GCM objective {self.objective}({self.letter})", words,
                marker=marker, notation=self.letter, under=self.subheading, relations={"actionOf": (parent,)},
            )  # fmt: skip
        else:
            parent = f"gcm/para/{self.paragraph}"
            label = f"GCM paragraph {self.paragraph}({self.letter})"
            draft = _Draft(f"{parent}/{self.letter}", parent, ("Provision",), label, words, marker=marker, notation=self.letter)
        self._add(draft)

    def _subitem(self, number: int, match: re.Match[str]) -> None:
        parent = f"gcm/para/{self.paragraph}/{self.letter}"
        marker = self.source.take(number, 0, match.end(), role="marker").raw
        words = self.source.take(number, match.end())
        label = f"GCM paragraph {self.paragraph}({self.letter})({match[1]})"
        self._add(_Draft(f"{parent}/{match[1]}", parent, ("Provision",), label, words, marker=marker, notation=match[1]))

    def _principle(self, number: int, match: re.Match[str]) -> None:
        self.principles += 1
        title = self.source.take(number, 0, match.end(1))
        self.source.take(number, match.end(1), match.end(), role="marker")
        words = self.source.take(number, match.end())
        self._add(
            _Draft(f"gcm/principle/{self.principles}", "gcm/para/15", ("GuidingPrinciple",), f"GCM guiding principle {self.principles}",
                   words, title, notation=str(self.principles))
        )  # fmt: skip

    def _footnote(self, number: int, match: re.Match[str]) -> None:
        marker = self.source.take(number, 0, match.end(), role="marker").raw
        words = self.source.take(number, match.end())
        path = f"gcm/footnote/{match[1]}"
        self._add(_Draft(path, DOCUMENT, ("Footnote",), f"GCM footnote {match[1]}", words, marker=marker, notation=match[1]))


def segment(source: Source) -> list[Unit]:
    """Return the units of the Final Draft in reading order; commitments are followed by their sentences."""
    return _Reader(source).read()


def _commitment_sentences(unit: Unit) -> list[Unit]:
    """Return the sentences of a commitment; every one says that "we commit", which the build checks."""
    units: list[Unit] = []
    for position, words in enumerate(sentences(unit.text), start=1):
        if not re.match(r"We (?:further |also )?commit ", words):
            raise BuildError(f"{unit.path}: sentence {position} does not commit: {words[:60]!r}")
        path = f"{unit.path}/{position}"
        label = f"{unit.label}, sentence {position}"
        units.append(Unit(path, unit.path, ("CommitmentSentence",), label, unit.body, notation=str(position), sentence=words))
    return units


def _with_note_targets(units: list[Unit]) -> list[Unit]:
    """Give each footnote the unit whose words call it."""
    callers = {mark.number: unit.path for unit in units for mark in unit.note_marks}
    for unit in units:
        if "Footnote" in unit.kinds:
            if unit.notation not in callers:
                raise BuildError(f"{unit.path}: no words call this footnote")
            unit.relations["noteOf"] = (callers[unit.notation],)
    return units
