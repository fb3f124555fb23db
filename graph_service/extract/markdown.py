"""Markdown (CommonMark with tables): headings, lists with their printed numbers, quotes. Syntax goes, words stay."""

from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from graph_service.extract.plain import decode
from graph_service.extract.text import CELL, HEADING, ITEM, PARAGRAPH, QUOTE, Bounds, Collector, ExtractedText, check_length

MEDIA_TYPE = "text/markdown"


@dataclass(slots=True)
class _Reader:
    """Walks along the tokens, remembering in which list, quote, heading or table it is."""

    collector: Collector
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
            self.collector.add(
                _words(token, self.collector), self.kind(), level=self.heading or len(self.lists), number=self.number, line=_line(token)
            )
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
    reader = _Reader(Collector(MEDIA_TYPE, bounds))
    for token in MarkdownIt("commonmark", {"maxNesting": 50}).enable("table").parse(source):
        reader.take(token)
    return reader.collector.text()


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
