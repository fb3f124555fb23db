"""Word (.docx, ECMA-376): paragraphs with the numbers that Word prints, headings, quotes and notes.

Tracked deletions are left out and insertions kept: the text as it would be if all changes were accepted. Headers and footers are not part
of the text.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from graph_service.errors import DataSyntaxError
from graph_service.extract.archive import Archive
from graph_service.extract.docx_names import W, value
from graph_service.extract.docx_numbering import Numbering, Styles
from graph_service.extract.text import CELL, HEADING, ITEM, NOTE, PARAGRAPH, QUOTE, Bounds, Collector, ExtractedText

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted or moved away; the code of a field ("PAGE"); the properties of a paragraph and of a run, which hold no words.
_NOT_WORDS = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr", f"{W}sectPr", f"{W}tblPr", _FALLBACK}
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}


@dataclass(slots=True)
class _Words:
    """The words of one paragraph while they are read."""

    parts: list[str] = field(default_factory=list)
    marks: list[tuple[str, int]] = field(default_factory=list)
    inner: list[Element] = field(default_factory=list)
    length: int = 0

    def say(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


@dataclass(slots=True)
class _Notes:
    """The footnotes and endnotes, numbered in the order in which the text calls them."""

    texts: dict[tuple[str, str], Element]
    called: dict[tuple[str, str], str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def number(self, kind: str, name: str) -> str:
        if (kind, name) not in self.called:
            self.counts[kind] += 1
            self.called[kind, name] = str(self.counts[kind])
        return self.called[kind, name]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads paragraph after paragraph, with what the document says of styles, lists and notes."""

    collector: Collector
    styles: Styles
    numbering: Numbering
    notes: _Notes

    def add(self, paragraph: Element, kind: str, note: str = "") -> None:
        """Read a paragraph, then those of the text boxes that are anchored in it."""
        words = _Words()
        _read_words(paragraph, words, self.notes, self.collector)
        text = "".join(words.parts)
        trimmed = text.strip()
        properties = paragraph.find(f"{W}pPr")
        style = self.styles.of(value(properties, "pStyle"))
        number, depth = self.numbering.next(properties, style) if trimmed else ("", 0)
        level = 0
        if kind == PARAGRAPH:
            if heading := style.outline or _outline(properties):
                kind, level = HEADING, heading
            elif style.quote:
                kind = QUOTE
            elif number:
                kind, level = ITEM, depth
        lead = len(text) - len(text.lstrip())
        marks = tuple((mark, max(0, min(place - lead, len(trimmed)))) for mark, place in words.marks)
        self.collector.add(trimmed, kind, level=level, number=note or number, marks=marks)
        for box in words.inner:
            for inner, _ in _paragraphs(box, in_cell=False):
                self.add(inner, PARAGRAPH)


def read(content: bytes, bounds: Bounds) -> ExtractedText:
    """Return the text of a Word file; notes come last."""
    archive = Archive.open(content, bounds)
    document = archive.xml("word/document.xml")
    if document is None:
        raise DataSyntaxError("The file is not a Word document: word/document.xml is not in it.")
    styles = Styles.read(archive.xml("word/styles.xml"))
    numbering = Numbering.read(archive.xml("word/numbering.xml"))
    notes = _Notes({**_note_texts(archive, "footnote"), **_note_texts(archive, "endnote")})
    collector = Collector(MEDIA_TYPE, bounds)
    reader = _Reader(collector, styles, numbering, notes)
    for paragraph, in_cell in _paragraphs(document, in_cell=False):
        reader.add(paragraph, CELL if in_cell else PARAGRAPH)
    for (kind, name), number in list(notes.called.items()):
        if (kind, name) in notes.texts:
            for place, (paragraph, _) in enumerate(_paragraphs(notes.texts[kind, name], in_cell=False)):
                reader.add(paragraph, NOTE, "" if place else number)
    return collector.text()


def _note_texts(archive: Archive, kind: str) -> dict[tuple[str, str], Element]:
    root = archive.xml(f"word/{kind}s.xml")
    if root is None:
        return {}
    return {(kind, note.get(f"{W}id", "")): note for note in root.iter(f"{W}{kind}") if note.get(f"{W}type", "normal") == "normal"}


def _paragraphs(element: Element, *, in_cell: bool) -> Iterator[tuple[Element, bool]]:
    """Yield the paragraphs below an element in order, but not those inside another (text boxes)."""
    for child in element:
        if child.tag == f"{W}p":
            yield child, in_cell
        elif child.tag not in _NOT_WORDS:
            yield from _paragraphs(child, in_cell=in_cell or child.tag == f"{W}tc")


def _outline(properties: Element | None) -> int:
    level = value(properties, "outlineLvl")
    return int(level) + 1 if level.isdecimal() and int(level) < 9 else 0  # noqa: PLR2004 - 9 is body text (17.3.1.20)


def _read_words(element: Element, words: _Words, notes: _Notes, collector: Collector) -> None:
    for child in element:
        tag = child.tag
        if tag == f"{W}t":
            words.say(child.text or "")
        elif tag in _SIGNS:
            words.say(_SIGNS[tag])
        elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            kind = "footnote" if tag == f"{W}footnoteReference" else "endnote"
            words.marks.append((notes.number(kind, child.get(f"{W}id", "")), words.length))
        elif tag == f"{W}txbxContent":
            words.inner.append(child)
        elif tag not in _NOT_WORDS:
            if tag in {f"{W}drawing", f"{W}pict"}:
                collector.omit("pictures and drawings")
            _read_words(child, words, notes, collector)
