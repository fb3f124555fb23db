"""A document as it is checked: its text, and the quotations that it sets off. Runs in the process that checks.

Plain text and Markdown stay as they are, so that places are those of the file; what Markdown writes for layout is blanked in ``readable``.
Other formats become text by ``graph_service.extract``; a PDF without the lines that its pages repeat, and without breaks between pages.
"""

import re
from itertools import groupby

from graph_service.endpoints.check.checker import Extracted
from graph_service.endpoints.incoming.enclosure import BOUNDS
from graph_service.extract.formats import MARKDOWN, PDF, PLAIN
from graph_service.extract.formats import extract as extract_text
from graph_service.extract.pages import without_running_lines
from graph_service.extract.plain import decode
from graph_service.extract.text import QUOTE, ExtractedText, check_length

_QUOTED_LINES = re.compile(r"(?:^[ \t]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)
_LAYOUT = re.compile(
    r"^[ \t]{0,3}(?:>[ \t]?)+|^[ \t]{0,3}#{1,6}(?=\s)|!?\[(?=[^\[\]\n]{0,500}\]\()|\]\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,200}\")?\)"
    r"|\\(?=[\[\]\"'*_#>`()-])|</?[A-Za-z][^<>\n]{0,300}>"
    r"|[*_`]{1,3}",
    re.MULTILINE,
)
_FENCED = re.compile(r"^[ \t]{0,3}(```|~~~)[^\n]*\n.*?(?:^[ \t]{0,3}\1[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def extract(content: bytes, media_type: str, charset: str = "") -> Extracted:
    """Return a document as it is checked. Raises as ``graph_service.extract.formats.extract``, but for a file without words."""
    if media_type not in (PLAIN, MARKDOWN):
        read = extract_text(content, media_type, BOUNDS, charset=charset)
        return _of_pages(read) if media_type == PDF else _of_paragraphs(read)
    text = decode(content, charset)
    check_length(len(text), BOUNDS)
    words = _FENCED.sub(_blank, text) if media_type == MARKDOWN else text
    blocks = [(match.start(), match.end()) for match in _QUOTED_LINES.finditer(words)]
    return Extracted(text, (_LAYOUT if media_type == MARKDOWN else _QUOTED).sub(_blank, words), blocks)


def _blank(match: re.Match[str]) -> str:
    """Return as many blanks, with the line breaks kept."""
    return re.sub(r"[^\n]", " ", match[0])


def _of_paragraphs(read: ExtractedText) -> Extracted:
    blocks = []
    for quoted, group in groupby(read.paragraphs, lambda one: one.kind == QUOTE):
        listed = list(group)
        if quoted:
            blocks.append((listed[0].start, listed[-1].start + len(listed[-1].text)))
    return Extracted(read.text, read.text, blocks)


def _of_pages(read: ExtractedText) -> Extracted:
    text = "\n".join(one.text for one in without_running_lines(read))
    return Extracted(text, text, (), read.paragraphs[-1].page)
