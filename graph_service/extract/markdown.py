"""Markdown (CommonMark with tables): headings, lists with their printed numbers, quotes. Syntax goes, words stay."""

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from graph_service.extract.plain import decode
from graph_service.extract.text import CELL, HEADING, ITEM, NOTE, PARAGRAPH, QUOTE, Bounds, Collector, ExtractedText, check_length

MEDIA_TYPE = "text/markdown"
_NOTE = re.compile(r" {0,3}\[\^([^\[\]\s]{1,60})\]:[ \t]*(.*)")
_GOES_ON = re.compile(r"(?: {4}|\t)[ \t]*(?=\S)(.*)")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_CALL = re.compile(r"\[\^([^\[\]\s]{1,60})\]")


@dataclass(slots=True)
class _Note:
    """A footnote: its number, its words, and the line where it begins."""

    number: str
    words: str
    line: int


@dataclass(slots=True)
class _Reader:
    """Walks along the tokens, remembering in which list, quote, heading or table it is."""

    collector: Collector
    notes: dict[str, _Note]
    lists: list[bool] = field(default_factory=list)
    """Of each list around the place: whether it is numbered."""
    number: str = ""
    """The number of the item that has just begun, until its first paragraph takes it."""
    quotes: int = 0
    heading: int = 0
    row: bool = False

    def take(self, token: Token) -> None:
        """Read one token of a block."""
        if token.type == "inline":
            words, marks = _called(_words(token, self.collector), self.notes)
            level = self.heading or len(self.lists)
            self.collector.add(words, self.kind(), level=level, number=self.number, line=_line(token), marks=marks)
            self.number = ""
        elif token.type in {"code_block", "fence"}:
            self.collector.add(token.content.rstrip("\n"), line=_line(token))
        elif token.type == "html_block":
            self.collector.omit("HTML in the Markdown")
        elif token.nesting == 1:
            self.open(token)
        elif token.nesting == -1:
            self.close(token)

    def kind(self) -> str:
        """Return the kind of a paragraph at this place."""
        if self.heading:
            return HEADING
        if self.quotes:
            return QUOTE
        return ITEM if self.lists else CELL if self.row else PARAGRAPH

    def open(self, token: Token) -> None:
        """Go into a block."""
        if token.tag in {"ol", "ul"}:
            self.lists.append(token.tag == "ol")
        elif token.tag == "li":
            self.number = f"{token.info}{token.markup}" if self.lists[-1] else "•"
        elif token.tag == "blockquote":
            self.quotes += 1
        elif token.type == "heading_open":
            self.heading = int(token.tag[1])
        elif token.tag == "tr":
            self.row = True

    def close(self, token: Token) -> None:
        """Leave a block."""
        if token.tag in {"ol", "ul"}:
            self.lists.pop()
        elif token.tag == "li":
            self.number = ""
        elif token.tag == "blockquote":
            self.quotes -= 1
        elif token.type == "heading_close":
            self.heading = 0
        elif token.tag == "tr":
            self.row = False


def read(content: bytes, bounds: Bounds, charset: str = "") -> ExtractedText:
    """Return the text of a Markdown file. HTML in it is left out and noted."""
    source = decode(content, charset)
    check_length(len(source), bounds)
    source, notes = _footnotes(source)
    reader = _Reader(Collector(MEDIA_TYPE, bounds), notes)
    for token in MarkdownIt("commonmark", {"maxNesting": 50}).enable("table").parse(source):
        reader.take(token)
    for note in notes.values():
        reader.collector.add(note.words, NOTE, number=note.number, line=note.line)
    return reader.collector.text()


def _footnotes(source: str) -> tuple[str, dict[str, _Note]]:
    """Return a text with blank lines in the place of its footnotes, “[^1]: …”, and those by their labels; the first of a label counts.

    They are no CommonMark, but what most programs write (PHP Markdown Extra, GitHub, Pandoc). A label in letters gets the next free number.
    """
    lines = source.splitlines()
    notes: dict[str, _Note] = {}
    fence = ""
    open_note: _Note | None = None
    for place, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
        defined = None if fence else _NOTE.match(line)
        goes_on = _GOES_ON.match(line) if open_note and not fence else None
        if defined and defined[1] not in notes:
            open_note = notes[defined[1]] = _Note(defined[1] if defined[1].isdecimal() else "", defined[2].strip(), place + 1)
            lines[place] = ""
        elif open_note and goes_on:
            open_note.words = f"{open_note.words} {goes_on[1].strip()}".strip()
            lines[place] = ""
        elif line.strip():
            open_note = None
    taken = {note.number for note in notes.values()}
    free = (str(number) for number in range(1, len(notes) * 2 + 2) if str(number) not in taken)
    for note in notes.values():
        note.number = note.number or next(free)
    return "\n".join(lines), notes


def _called(words: str, notes: dict[str, _Note]) -> tuple[str, tuple[tuple[str, int], ...]]:
    """Return words without the calls of footnotes, and the number and place of each call."""
    marks: list[tuple[str, int]] = []
    kept, place = "", 0
    for call in _CALL.finditer(words):
        if call[1] in notes:
            kept += words[place : call.start()]
            marks.append((notes[call[1]].number, len(kept)))
            place = call.end()
    return kept + words[place:], tuple(marks)


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _words(token: Token, collector: Collector) -> str:
    words: list[str] = []
    for child in token.children or ():
        if child.type in {"text", "code_inline"}:
            words.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            words.append("\n")
        elif child.type == "html_inline":
            collector.omit("HTML in the Markdown")
        elif child.type == "image":
            collector.omit("pictures")
    return "".join(words)
