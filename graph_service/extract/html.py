"""HTML: what a browser would show as text, in blocks, with the numbers that it prints before the items of lists."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from graph_service.errors import DataSyntaxError
from graph_service.extract import html_bounds
from graph_service.extract.numbers import FORMATS
from graph_service.extract.plain import decode
from graph_service.extract.text import (
    CELL,
    HEADING,
    ITEM,
    PARAGRAPH,
    QUOTE,
    Bounds,
    Collector,
    ExtractedText,
    check_length,
    check_paragraphs,
)

MEDIA_TYPE = "text/html"
_META = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})""", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_UNSEEN = {"script", "style", "template", "head", "noscript", "svg", "math", "iframe", "object", "select", "textarea", "title", "button"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "nav",
    "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_HEADING = re.compile(r"h([1-6])")
_NOTE = re.compile(r"\[?(\d{1,3})\]?")
_DEEPEST = 400
_NODES = 8
"""Elements and runs of text that a paragraph may have on average."""


@dataclass(slots=True)
class _State:
    """Where a walk down the document is."""

    collector: Collector
    words: list[str] = field(default_factory=list)
    marks: list[tuple[str, int]] = field(default_factory=list)
    number: str = ""
    length: int = 0
    nodes: int = 0

    def say(self, text: str) -> None:
        """Add characters; white space is folded as a browser folds it."""
        text = _SPACE.sub(" ", text)
        if text.startswith(" ") and (not self.words or self.words[-1].endswith((" ", "\n"))):
            text = text[1:]
        if text:
            self.words.append(text)
            self.length += len(text)

    def line_break(self) -> None:
        """Add a line break."""
        self.words.append("\n")
        self.length += 1

    def flush(self, kind: str, level: int) -> None:
        """End the paragraph that is being read; a list's number waits for the first words of its item."""
        text = "".join(self.words)
        start = len(text) - len(text.lstrip())
        words = text.strip()
        if words:
            marks = tuple((number, max(0, min(place - start, len(words)))) for number, place in self.marks)
            self.collector.add(words, kind, level=level, number=self.number, marks=marks)
            self.number = ""
        self.words, self.marks, self.length = [], [], 0


def read(content: bytes, bounds: Bounds, charset: str = "") -> ExtractedText:
    """Return the text of an HTML page. A superscript number is taken for the mark of a note."""
    text = _decode(content, charset)
    check_length(len(text) // 8, bounds)
    html_bounds.check(text)
    collector = Collector(MEDIA_TYPE, bounds)
    state = _State(collector)
    root = LexborHTMLParser(text).root
    if root is not None:
        _walk(root, state, PARAGRAPH, 0, 1)
    state.flush(PARAGRAPH, 0)
    return collector.text()


def _decode(content: bytes, charset: str) -> str:
    """Return the characters: by the charset given, that of the page, UTF-8, or windows-1252, as browsers do."""
    declared = _META.search(content[:4096])
    charset = charset or (declared[1].decode("ascii") if declared else "")
    if charset or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return decode(content, "windows-1252" if charset.lower() in {"iso-8859-1", "latin1", "ascii", "us-ascii"} else charset)
    try:
        return decode(content)
    except DataSyntaxError:
        return content.decode("windows-1252", errors="replace")


def _walk(node: LexborNode, state: _State, kind: str, level: int, depth: int) -> None:
    if depth > _DEEPEST:
        raise DataSyntaxError(f"The page nests elements more than {_DEEPEST} deep.")
    state.nodes += 1
    check_paragraphs(state.nodes // _NODES, state.collector.bounds)
    tag = node.tag or ""
    if node.is_text_node:
        state.say(node.text_content or "")
    elif tag == "br":
        state.line_break()
    elif tag == "q":
        # A browser prints the marks (HTML 15.3.5).
        state.say("“")
        _element(node, state, kind, level, depth)
        state.say("”")
    elif tag == "sup" and (mark := _NOTE.fullmatch((node.text() or "").strip())):
        state.marks.append((mark[1], state.length))
    elif _seen(node, tag):
        _element(node, state, kind, level, depth)
    elif tag == "img":
        state.collector.omit("pictures")


def _seen(node: LexborNode, tag: str) -> bool:
    if tag in _UNSEEN or tag in {"img", "-comment"} or node.is_comment_node:
        return False
    attributes = node.attributes or {}
    return "hidden" not in attributes and "display:none" not in (attributes.get("style") or "").replace(" ", "").lower()


def _element(node: LexborNode, state: _State, kind: str, level: int, depth: int) -> None:
    tag = node.tag or ""
    block = tag in _BLOCKS
    if block:
        state.flush(kind, level)
    if heading := _HEADING.fullmatch(tag):
        kind, level = HEADING, int(heading[1])
    elif tag in {"ol", "ul"}:
        _list(node, tag, state, level if kind == ITEM else 0, depth)
        return
    elif tag == "blockquote":
        kind, level = QUOTE, 0
    elif tag in {"td", "th"}:
        kind, level = CELL, 0
    child = node.first_child
    while child is not None:
        _walk(child, state, kind, level, depth + 1)
        child = child.next
    if block:
        state.flush(kind, level)


def _list(node: LexborNode, tag: str, state: _State, level: int, depth: int) -> None:
    """Read a list; each item has the number that a browser prints before it (HTML 4.4.5)."""
    attributes = node.attributes or {}
    form = FORMATS.get(attributes.get("type") or "1", str)
    count = _integer(attributes.get("start"), 1)
    child = node.first_child
    while child is not None:
        if child.tag == "li":
            count = _integer((child.attributes or {}).get("value"), count)
            state.number = f"{form(count)}." if tag == "ol" else "•"
            count += 1
        _walk(child, state, ITEM, level + 1, depth + 1)
        if child.tag == "li":
            state.number = ""
        child = child.next


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,6}", text.strip()) else otherwise
