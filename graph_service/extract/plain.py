"""Plain text: lines between blank lines are a paragraph."""

import codecs
import re

from graph_service.errors import DataSyntaxError
from graph_service.extract.text import PARAGRAPH, Bounds, ExtractedText, Paragraph, check_length, check_paragraphs

MEDIA_TYPE = "text/plain"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BLOCK = re.compile(r"[^\n\r\f]*\S[^\n\r\f]*(?:(?:\r\n|\n|\r)[^\n\r\f]*\S[^\n\r\f]*)*")
_LINE_END = re.compile(r"\r\n|\n|\r")


def decode(content: bytes, charset: str = "") -> str:
    """Return the characters of a text file: by its byte order mark, its ``charset``, or UTF-8.

    Raises DataSyntaxError with the place, when the bytes are not in that encoding, or hold a character that no text has (NUL).
    """
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), charset or "utf-8")
    try:
        text = content.decode(encoding)
    except LookupError as error:
        raise DataSyntaxError(f"No encoding of text is called {encoding!r}.", help="Send UTF-8.") from error
    except UnicodeError as error:
        place = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        advice = "Save the file as UTF-8, or name its charset in Content-Type."
        raise DataSyntaxError(f"The file is not {encoding} text{place}.", help=advice) from error
    if "\0" in text:
        raise DataSyntaxError(f"Character {text.index(chr(0)) + 1} is NUL: this is not a text file.")
    return text


def read(content: bytes, bounds: Bounds, charset: str = "") -> ExtractedText:
    """Return a plain text as it came; a form feed ends a paragraph as a blank line does."""
    text = decode(content, charset)
    check_length(len(text), bounds)
    paragraphs: list[Paragraph] = []
    line = 1
    place = 0
    for block in _BLOCK.finditer(text):
        check_paragraphs(len(paragraphs) + 1, bounds)
        line += len(_LINE_END.findall(text, place, block.start()))
        place = block.start()
        paragraphs.append(Paragraph(block[0], PARAGRAPH, 0, "", block.start(), line))
    return ExtractedText(MEDIA_TYPE, text, tuple(paragraphs))
