"""The Global Civil Society Priorities of November 2021: introduction, twelve priorities with items, modalities of participation.

The file is Markdown made from a designed paper. A paragraph before the letters is the introduction, unless it is one sentence that ends
in a colon: then it is a lead-in. A paragraph after the letters trails. The asterisk of a marker ("a.*") is kept as printed; the paper
does not explain it.
"""

import re
from dataclasses import dataclass, field

from graph_service.pipeline.source import Passage, Source
from graph_service.pipeline.unit import Unit
from graph_service.pipeline.words import plain, sentences

DOCUMENT = "priorities-2021"
_NAME = "Priorities 2021"

_TITLE = (3, 15)
_INTRODUCTIONS = {"INTRODUCTION": "introduction", "THIS HISTORIC MOMENT": "historic-moment"}
_PRIORITY = re.compile(r"(\d+)\.\s?(?=[A-Z][A-Z /,']+$)")
_ITEM = re.compile(r"(?:- )?([a-i])\.\*? (?=\S)")
_MODALITY = re.compile(r"(\d)\. (?=\S)")
_KEY_PRIORITIES = "KEY PRIORITIES"
_MODALITIES = "MODALITIES OF PARTICIPATION AND ENGAGING IN IMPLEMENTATION AND REVIEW OF THE GCM"
_TITLED_ITEM = 3  # priority 3 prints its letters before titles, each followed by a paragraph


@dataclass(slots=True)
class _Block:
    """A priority or modality with its parts, while it is being read."""

    path: str
    label: str
    kinds: tuple[str, ...]
    item_kind: str
    title: Passage
    marker: str
    notation: str
    titled: bool
    before: list[Passage] = field(default_factory=list)
    items: list[Unit] = field(default_factory=list)
    after: list[Passage] = field(default_factory=list)

    def units(self) -> list[Unit]:
        """Return the block itself, what introduces it, its items and what trails, in reading order."""
        under = f"{DOCUMENT}/key-priorities" if "Priority" in self.kinds else ""
        parent = DOCUMENT if under else f"{DOCUMENT}/modality"
        body: Passage | None = None
        title: Passage | None = self.title
        before = self.before
        if not self.titled:
            body, title = self.title, None
        elif not self.items:  # no letters: the paragraph is the priority's own words, not an introduction to anything
            body, before = before[0], before[1:]
        whole = Unit(self.path, parent, self.kinds, self.label, body, title, self.marker, self.notation, under_heading=under)
        return [whole, *(self._part(words) for words in before), *self.items, *(self._trail(words) for words in self.after)]

    def _part(self, words: Passage) -> Unit:
        text = plain(words.raw)
        lead = text.endswith(":") and len(sentences(text)) == 1
        slug, name = ("lead", "lead-in") if lead else ("intro", "introduction")
        return Unit(f"{self.path}/{slug}", self.path, ("Provision",), f"{self.label}, {name}", words)

    def _trail(self, words: Passage) -> Unit:
        return Unit(f"{self.path}/trail", self.path, ("Provision",), f"{self.label}, closing words", words)


class _Reader:
    """Walks down the lines after the contents."""

    def __init__(self, source: Source, body: range) -> None:
        self.source = source
        self.body = body
        self.units: list[Unit] = []
        self.block: _Block | None = None
        self.section = ""
        self.count = 0

    def read(self) -> list[Unit]:
        """Return every unit of the paper in reading order."""
        title = self.source.take_lines(range(_TITLE[0], _TITLE[1] + 1))
        self.units.append(Unit(f"{DOCUMENT}/title", DOCUMENT, ("Heading",), f"{_NAME}, title", None, title))
        for number in self.body:
            line = self.source.line(number)
            if line.strip():
                self._line(number, line)
        self._close()
        return self.units

    def _close(self) -> None:
        if self.block:
            self.units.extend(self.block.units())
            self.block = None

    def _line(self, number: int, line: str) -> None:
        text = line.strip()
        if text in _INTRODUCTIONS:
            self._section(number, _INTRODUCTIONS[text])
        elif text == _KEY_PRIORITIES:
            self._section(number, "key-priorities")
        elif text == _MODALITIES:
            self._section(number, "modality")
        elif self.section == "modality":
            self._modality_line(number, line)
        elif match := _PRIORITY.match(line):
            self._priority(number, match)
        elif self.block:
            self._block_line(number, line, self.block)
        else:
            self.count += 1
            path = f"{DOCUMENT}/{self.section}"
            words = self.source.take(number)
            label = f"{_NAME}, {self.section.replace('-', ' ')}, paragraph {self.count}"
            self.units.append(Unit(f"{path}/{self.count}", path, ("Paragraph",), label, words, notation=str(self.count)))

    def _section(self, number: int, slug: str) -> None:
        self._close()
        self.section, self.count = slug, 0
        title = self.source.take(number)
        label = f"{_NAME}, heading “{plain(title.raw)}”"
        self.units.append(Unit(f"{DOCUMENT}/{slug}", DOCUMENT, ("Heading",), label, None, title))

    def _priority(self, number: int, match: re.Match[str]) -> None:
        self._close()
        marker = self.source.take(number, 0, match.end(), role="marker").raw
        title = self.source.take(number, match.end())
        path, label = f"{DOCUMENT}/{match[1]}", f"{_NAME}, priority {match[1]}"
        self.block = _Block(path, label, ("Priority",), "PriorityItem", title, marker, match[1], titled=True)

    def _modality_line(self, number: int, line: str) -> None:
        if match := _MODALITY.match(line):
            self._close()
            marker = self.source.take(number, 0, match.end(), role="marker").raw
            words = self.source.take(number, match.end())
            path, label = f"{DOCUMENT}/modality/{match[1]}", f"{_NAME}, modality {match[1]}"
            self.block = _Block(path, label, ("Recommendation",), "Recommendation", words, marker, match[1], titled=False)
        elif self.block:
            self._block_line(number, line, self.block)
        else:
            self._modality_opening(number)

    def _modality_opening(self, number: int) -> None:
        """Read the second heading and the introduction before the first modality."""
        path = f"{DOCUMENT}/modality"
        words = self.source.take(number)
        if plain(words.raw).isupper():
            self.units.append(Unit(f"{path}/heading", path, ("Heading",), f"{_NAME}, heading “{plain(words.raw)}”", None, words))
        else:
            self.units.append(Unit(f"{path}/intro", path, ("Provision",), f"{_NAME}, modalities, introduction", words))

    def _block_line(self, number: int, line: str, block: _Block) -> None:
        if match := _ITEM.match(line):
            marker = self.source.take(number, 0, match.end(), role="marker").raw
            words = self.source.take(number, match.end())
            self._item(block, match[1], marker.removeprefix("- "), words)
        elif block.notation == str(_TITLED_ITEM) and block.titled and block.items:
            self._titled_item_words(number, block)
        elif block.items:
            block.after.append(self.source.take(number))
        else:
            block.before.append(self.source.take(number))

    def _item(self, block: _Block, letter: str, marker: str, words: Passage) -> None:
        titled = block.notation == str(_TITLED_ITEM) and block.titled
        body, title = (None, words) if titled else (words, None)
        path, label = f"{block.path}/{letter}", f"{block.label}({letter})"
        block.items.append(Unit(path, block.path, (block.item_kind,), label, body, title, marker, letter))

    def _titled_item_words(self, number: int, block: _Block) -> None:
        """Read the paragraph under a lettered title of priority 3."""
        item = block.items[-1]
        words = self.source.take(number)
        block.items[-1] = Unit(item.path, item.parent, item.kinds, item.label, words, item.title, item.marker, item.notation)


def segment(source: Source, first: int, last: int) -> list[Unit]:
    """Return the units of the paper in reading order; ``first`` and ``last`` bound the body after the contents."""
    return _Reader(source, range(first, last + 1)).read()
