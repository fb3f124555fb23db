"""OpenDocument text (.odt, ISO/IEC 26300): paragraphs with the numbers of lists and headings, quotes and notes."""

import re
from dataclasses import dataclass, field
from itertools import accumulate
from xml.etree.ElementTree import Element

from graph_service.errors import DataSyntaxError
from graph_service.extract.archive import Archive
from graph_service.extract.numbers import FORMATS
from graph_service.extract.text import CELL, HEADING, ITEM, NOTE, PARAGRAPH, QUOTE, Bounds, Collector, ExtractedText

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, STYLE, OFFICE, TABLE = (f"{{{_OASIS}{part}:1.0}}" for part in ("text", "style", "office", "table"))
_NOT_WORDS = {
    f"{TEXT}tracked-changes",
    f"{OFFICE}annotation",
    f"{OFFICE}annotation-end",
    f"{TEXT}sequence-decls",
    f"{OFFICE}forms",
    f"{TEXT}soft-page-break",
}
_SPACE = re.compile(r"[ \t\n\r]+")
_MOST_SPACES = 8
"""More blanks in a row are layout, and a file may ask for any number of them."""


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    before: str
    after: str
    start: int


@dataclass(slots=True)
class _Reader:
    collector: Collector
    lists: dict[str, dict[int, _Level]]
    parents: dict[str, str]
    outline: dict[int, _Level]
    headings: list[int] = field(default_factory=lambda: [0] * 11)
    notes: list[tuple[str, Element]] = field(default_factory=list)
    continued: dict[str, int] = field(default_factory=dict)
    number: str = ""

    def walk(self, element: Element, kind: str, level: int, style: str) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{TEXT}p":
                self.paragraph(child, kind, level)
            elif tag == f"{TEXT}h":
                self.heading(child)
            elif tag == f"{TEXT}list":
                self.items(child, level if kind == ITEM else 0, style)
            elif tag not in _NOT_WORDS:
                self.walk(child, CELL if tag == f"{TABLE}table-cell" else kind, level, style)

    def paragraph(self, element: Element, kind: str, level: int, number: str = "") -> None:
        parts: list[str] = []
        marks: list[tuple[str, int]] = []
        inner: list[Element] = []
        self.words(element, parts, marks, inner)
        text = "".join(parts)
        lead = len(text) - len(text.lstrip())
        if text.strip():
            if kind == PARAGRAPH and self.is_quote(element.get(f"{TEXT}style-name", "")):
                kind = QUOTE
            lengths = list(accumulate(map(len, parts), initial=0))
            placed = tuple((mark, max(0, min(lengths[part] - lead, len(text.strip())))) for mark, part in marks)
            self.collector.add(text.strip(), kind, level=level, number=number or self.number, marks=placed)
            self.number = ""
        for box in inner:
            self.walk(box, PARAGRAPH, 0, "")

    def heading(self, element: Element) -> None:
        level = _integer(element.get(f"{TEXT}outline-level"), 1)
        number = self.number
        if level in self.outline and self.outline[level].form:
            self.headings[level] = (self.headings[level] or self.outline[level].start - 1) + 1
            self.headings[level + 1 :] = [0] * (len(self.headings) - level - 1)
            number = _printed(self.outline[level], self.headings[level])
        self.number = ""
        self.paragraph(element, HEADING, level, number)

    def items(self, element: Element, level: int, style: str) -> None:
        style = element.get(f"{TEXT}style-name", style)
        form = self.lists.get(style, {}).get(level + 1, _Level("", "", "", 1))
        key = f"{style} {level}"
        goes_on = element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list")
        count = self.continued.get(key, form.start - 1) if goes_on else form.start - 1
        for item in element:
            if item.tag not in {f"{TEXT}list-item", f"{TEXT}list-header"}:
                continue
            if item.tag == f"{TEXT}list-item":
                count = _integer(item.get(f"{TEXT}start-value"), count + 1)
                self.number = _printed(form, count) if form.form else "•"
            self.walk(item, ITEM, level + 1, style)
            self.number = ""
        self.continued[key] = count

    def is_quote(self, style: str) -> bool:
        for _ in range(10):
            if style == "Quotations":
                return True
            style = self.parents.get(style, "")
        return False

    def words(self, element: Element, parts: list[str], marks: list[tuple[str, int]], inner: list[Element]) -> None:
        _say(parts, element.text)
        for child in element:
            tag = child.tag
            if tag == f"{TEXT}s":
                parts.append(" " * min(_integer(child.get(f"{TEXT}c"), 1), _MOST_SPACES))
            elif tag in {f"{TEXT}tab", f"{TEXT}line-break"}:
                parts.append("\t" if tag == f"{TEXT}tab" else "\n")
            elif tag == f"{TEXT}note":
                citation = child.find(f"{TEXT}note-citation")
                number = ("".join(citation.itertext()).strip() if citation is not None else "")[:10]
                marks.append((number, len(parts)))
                self.notes.append((number, child))
            elif tag.endswith(("}frame", "}text-box", "}custom-shape")):
                self.collector.omit("pictures and drawings")
                inner.append(child)
            elif tag not in _NOT_WORDS:
                self.words(child, parts, marks, inner)
            _say(parts, child.tail)


def read(content: bytes, bounds: Bounds) -> ExtractedText:
    """Return the text of an OpenDocument file; notes come last."""
    archive = Archive.open(content, bounds)
    document = archive.xml("content.xml")
    body = document.find(f"{OFFICE}body/{OFFICE}text") if document is not None else None
    if document is None or body is None:
        raise DataSyntaxError("The file is not an OpenDocument text: content.xml has no text.")
    styles = archive.xml("styles.xml")
    lists: dict[str, dict[int, _Level]] = {}
    parents: dict[str, str] = {}
    outline: dict[int, _Level] = {}
    for root in (styles, document):
        if root is None:
            continue
        for style in root.iter(f"{TEXT}list-style"):
            lists[style.get(f"{STYLE}name", "")] = _levels(style)
        for style in root.iter(f"{TEXT}outline-style"):
            outline = _levels(style)
        for style in root.iter(f"{STYLE}style"):
            parents[style.get(f"{STYLE}name", "")] = style.get(f"{STYLE}parent-style-name", "")
    reader = _Reader(Collector(MEDIA_TYPE, bounds), lists, parents, outline)
    reader.walk(body, PARAGRAPH, 0, "")
    for number, note in reader.notes:
        text = note.find(f"{TEXT}note-body")
        for place, paragraph in enumerate(text.iter(f"{TEXT}p") if text is not None else ()):
            reader.paragraph(paragraph, NOTE, 0, number if not place else "")
    return reader.collector.text()


def _levels(style: Element) -> dict[int, _Level]:
    return {
        _integer(level.get(f"{TEXT}level"), 1): _Level(
            level.get(f"{STYLE}num-format", ""),
            level.get(f"{STYLE}num-prefix", "")[:10],
            level.get(f"{STYLE}num-suffix", "")[:10],
            _integer(level.get(f"{TEXT}start-value"), 1),
        )
        for level in style
        if level.tag in {f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style"}
    }


def _printed(level: _Level, count: int) -> str:
    return f"{level.before}{FORMATS.get(level.form, str)(count)}{level.after}"


def _say(parts: list[str], text: str | None) -> None:
    """Add characters; white space in the file is one space at most (ODF 1.3 Part 3, 6.1.2)."""
    folded = _SPACE.sub(" ", text or "")
    if folded.startswith(" ") and (not parts or parts[-1].endswith((" ", "\n"))):
        folded = folded[1:]
    if folded:
        parts.append(folded)


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,6}", text) else otherwise
