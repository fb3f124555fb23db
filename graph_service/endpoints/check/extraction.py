"""The text of a document in the formats that people send, with the quotations that it sets off. Runs in the process that checks.

Plain text and Markdown stay as they are, so that places are those of the file; what Markdown writes for layout is blanked in ``readable``.
HTML, Word, OpenDocument and PDF become text. Nothing that a document names is fetched, no entity is expanded, and no archive member is read
beyond a bound.
"""

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from io import BytesIO

from graph_service.endpoints.check.checker import Extracted
from graph_service.endpoints.check.media_types import DOCX, HTML, MARKDOWN, ODT, PDF, PLAIN
from graph_service.endpoints.check.office import NotADocumentError, read_docx, read_odt

MOST_CHARACTERS = 2 * 2**20
"""Characters of the text of a document."""
MOST_PAGES = 500
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
_QUOTED_LINES = re.compile(r"(?:^[ \t]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_LAYOUT = re.compile(
    r"^[ \t]{0,3}(?:>[ \t]?)+|^[ \t]{0,3}#{1,6}(?=\s)|!?\[(?=[^\[\]\n]{0,500}\]\()|\]\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,200}\")?\)"
    r"|\\(?=[\[\]\"'*_#>`()-])|</?[A-Za-z][^<>\n]{0,300}>"
    r"|[*_`]{1,3}",
    re.MULTILINE,
)
_NO_TAG = re.compile(r"<(?![A-Za-z/!?])")
_FENCED = re.compile(r"^[ \t]{0,3}(```|~~~)[^\n]*\n.*?(?:^[ \t]{0,3}\1[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)


class TooLongError(Exception):
    """The document has more text or pages than are read; the message says which."""


def extract(data: bytes, media_type: str, charset: str = "") -> Extracted:
    """Return the text of a document.

    Raises:
        NotADocumentError: it is not what its media type says.
        TooLongError: it has more text or pages than are read.

    """
    found = _READERS[media_type](data, charset)
    if len(found.text) > MOST_CHARACTERS:
        message = f"The document has more than {MOST_CHARACTERS} characters of text."
        raise TooLongError(message)
    return found


def decoded(data: bytes, charset: str = "") -> str:
    """Return bytes as text: by a byte order mark, the charset given, UTF-8, or else Windows-1252, which reads anything."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    for name in (charset, "utf-8"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


def _plain(data: bytes, charset: str) -> Extracted:
    text = decoded(data, charset)
    blocks = [(match.start(), match.end()) for match in _QUOTED_LINES.finditer(text)]
    return Extracted(text, re.sub(r"^[ \t]{0,3}(?:>[ \t]?)+", _blank, text, flags=re.MULTILINE), blocks)


def _markdown(data: bytes, charset: str) -> Extracted:
    text = decoded(data, charset)
    readable = _FENCED.sub(_blank, text)
    blocks = [(match.start(), match.end()) for match in _QUOTED_LINES.finditer(readable)]
    return Extracted(text, _LAYOUT.sub(_blank, readable), blocks)


def _blank(match: re.Match[str]) -> str:
    """Return as many blanks, with the line breaks kept."""
    return re.sub(r"[^\n]", " ", match[0])


class Writer:
    """Gathers the text of a document: paragraphs, and the places of quotations that are set off."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[tuple[int, int]] = []
        self._open: list[int] = []
        self._last = ""

    def write(self, words: str) -> None:
        """Add words to the paragraph."""
        if words:
            self._pieces.append(words)
            self._length += len(words)
            self._last = words[-1]
            if self._length > 2 * MOST_CHARACTERS:
                message = f"The document has more than {MOST_CHARACTERS} characters of text."
                raise TooLongError(message)

    def line(self, words: str) -> None:
        """Add words with white space as one blank, as a page shows them."""
        blank = " " if words[:1].isspace() and self._last not in ("", " ", "\n") else ""
        flat = " ".join(words.split())
        self.write(blank + flat + (" " if flat and words[-1:].isspace() else ""))

    def end_paragraph(self) -> None:
        """End the paragraph, if one has begun."""
        if self._pieces and not (self._last == "\n" and self._pieces[-1].endswith("\n\n")):
            self.write("\n\n")

    def open_block(self) -> None:
        """Begin a quotation that is set off."""
        self.end_paragraph()
        self._open.append(self._length)

    def close_block(self) -> None:
        """End it. One inside another is part of that."""
        if self._open:
            start = self._open.pop()
            if not self._open and self._length > start:
                self._blocks.append((start, self._length))
            self.end_paragraph()

    def extracted(self, pages: int = 0) -> Extracted:
        """Return the text."""
        while self._open:
            self.close_block()
        text = "".join(self._pieces)
        return Extracted(text, text, self._blocks, pages)


class _Page(HTMLParser):
    """Reads HTML as text. ``q`` becomes quotation marks, ``blockquote`` a block, digits in ``sup`` superscripts."""

    _SILENT = frozenset(
        {"script", "style", "template", "noscript", "svg", "math", "head", "title", "textarea", "select", "object", "iframe"}
    )
    _PARTS = frozenset(
        [
            "address",
            "article",
            "aside",
            "blockquote",
            "caption",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul",
        ]
    )
    _SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

    def __init__(self, writer: Writer) -> None:
        super().__init__(convert_charrefs=True)
        self._writer = writer
        self._silent = 0
        self._raised = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag in self._SILENT:
            self._silent += 1
        elif tag == "q":
            self._writer.write("“")
        elif tag == "sup":
            self._raised += 1
        elif tag == "br":
            self._writer.write("\n")
        elif tag == "blockquote":
            self._writer.open_block()
        elif tag in self._PARTS:
            self._writer.end_paragraph()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an empty element, which HTML has only as void ones."""
        if tag in ("br", "hr"):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag in self._SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "q":
            self._writer.write("”")
        elif tag == "sup":
            self._raised = max(0, self._raised - 1)
        elif tag == "blockquote":
            self._writer.close_block()
        elif tag in self._PARTS:
            self._writer.end_paragraph()

    def handle_data(self, data: str) -> None:
        """Add words."""
        if not self._silent:
            self._writer.line(data.translate(self._SUPERSCRIPT) if self._raised and data.strip().isdigit() else data)


def declared_charset(data: bytes) -> str:
    """Return the charset that an HTML page declares in its first bytes, or an empty text."""
    named = _CHARSET.search(data[:4096])
    return named[1].decode("ascii") if named else ""


def _html(data: bytes, charset: str) -> Extracted:
    writer = Writer()
    page = _Page(writer)
    # A bracket that begins no tag would have the parser look for its end in all that follows.
    page.feed(_NO_TAG.sub("&lt;", decoded(data, charset or declared_charset(data))))
    page.close()
    return writer.extracted()


def _docx(data: bytes, _charset: str) -> Extracted:
    writer = Writer()
    read_docx(data, writer)
    return writer.extracted()


def _odt(data: bytes, _charset: str) -> Extracted:
    writer = Writer()
    read_odt(data, writer)
    return writer.extracted()


def _pdf(data: bytes, _charset: str) -> Extracted:
    from pypdf import PdfReader  # noqa: PLC0415 - some megabytes, for a PDF alone
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - the same reason

    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            message = "The PDF is encrypted."
            raise NotADocumentError(message)
        number = len(reader.pages)
        if number > MOST_PAGES:
            message = f"The PDF has more than {MOST_PAGES} pages."
            raise TooLongError(message)
        pages: list[str] = []
        for page in reader.pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > 2 * MOST_CHARACTERS:
                message = f"The PDF has more than {MOST_CHARACTERS} characters of text."
                raise TooLongError(message)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        OSError,
        ArithmeticError,
        RecursionError,
        NotImplementedError,
    ) as error:
        # A damaged file makes the library fail in many ways; none of them is ours.
        message = f"The PDF cannot be read: {type(error).__name__}."
        raise NotADocumentError(message) from None
    text = "\n".join(_without_running_lines(pages))
    return Extracted(text, text, (), number)


def _without_running_lines(pages: list[str]) -> list[str]:
    """Return pages without the lines that most have at their top or bottom, numbers aside: they would break quotations in two."""
    split = [[line for line in page.split("\n") if line.strip()] for page in pages]
    for place in (0, -1):
        for _ in range(2):
            ends = [_bare(lines[place]) for lines in split if lines]
            common = {end for end in ends if ends.count(end) >= max(3, (len(ends) + 1) // 2)} if len(ends) <= MOST_PAGES else set()
            split = [lines[1:] if place == 0 and lines and _bare(lines[0]) in common else lines for lines in split]
            split = [lines[:-1] if place == -1 and lines and _bare(lines[-1]) in common else lines for lines in split]
    return ["\n".join(lines) for lines in split]


def _bare(line: str) -> str:
    return re.sub(r"\d+", "#", line).strip()


_READERS: Mapping[str, Callable[[bytes, str], Extracted]] = {
    PLAIN: _plain,
    MARKDOWN: _markdown,
    HTML: _html,
    DOCX: _docx,
    ODT: _odt,
    PDF: _pdf,
}
