"""PDF: the lines of each page in the order in which the file prints them."""

import io
import logging
import re

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from graph_service.errors import ContentTooLargeError, DataSyntaxError, ServiceError
from graph_service.extract.text import Bounds, Collector, ExtractedText

MEDIA_TYPE = "application/pdf"
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\0": ""})


def read(content: bytes, bounds: Bounds) -> ExtractedText:
    """Return the text of a PDF: what is between blank lines of a page is a paragraph, a page ends one.

    Where a page has two columns, or a footnote, the order is that of the file. Ligatures become the letters that they print.
    """
    # pypdf warns of each slip in a file; what cannot be read is an error below.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    collector = Collector(MEDIA_TYPE, bounds)
    line = 1
    try:
        for number, page in enumerate(_pages(content, bounds), start=1):
            text = page.extract_text().translate(_LIGATURES)
            place = 0
            for block in _blocks(text):
                place = text.index(block, place)
                collector.add(block, line=line + text.count("\n", 0, place), page=number)
                place += len(block)
            line += text.count("\n") + 1
    except ServiceError:
        raise
    except RecursionError as error:
        raise DataSyntaxError("The PDF nests its parts too deeply.") from error
    # A damaged PDF makes the reader fail in ways that its documentation does not list.
    except Exception as error:
        raise DataSyntaxError("The PDF is damaged: its text cannot be read.") from error
    return collector.text()


def _pages(content: bytes, bounds: Bounds) -> list[PageObject]:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise DataSyntaxError("The PDF is encrypted.", help="Save it without a password.")
        count = len(reader.pages)
        if count > bounds.pages:
            raise ContentTooLargeError(f"The PDF has {count:,} pages.", limit="pages", maximum=bounds.pages)
        return list(reader.pages)
    except PyPdfError as error:
        raise DataSyntaxError("The file is not a PDF, or is damaged.") from error


def _blocks(text: str) -> list[str]:
    return [block.strip("\n") for block in _BLANK.split(text) if block.strip()]
