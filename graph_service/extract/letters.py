"""A text with the letters that are read in the place of those that typesetting writes: for texts that become provisions.

Soft hyphens and characters without width go, a ligature becomes its letters, and a marker on a line of its own is put before its words.
Line numbers stay those of the file.
"""

import re
from dataclasses import replace

from graph_service.extract.text import ExtractedText, Paragraph

_LETTERS = str.maketrans(
    {
        **dict.fromkeys(("\u00ad", "\u200b", "\u2060", "\ufeff"), ""),
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
_AT_LINE_END = re.compile(r"\u00ad(?=[ \t]*(?:\r?\n))")
_MARKER = r"[ \t]*\(?(?:\d{1,3}|[a-z]{1,4})[.)]"
_ALONE = re.compile(rf"(\A|\n[ \t]*\r?\n)({_MARKER})[ \t]*\r?\n(?=[ \t]*\S)")
_FIRST = re.compile(rf"\A({_MARKER})[ \t]*\n(?=[ \t]*\S)")


def lettered(extracted: ExtractedText) -> ExtractedText:
    """Return a text with plain letters. Places are those in the new text."""
    if extracted.media_type == "text/plain":
        text = _ALONE.sub(r"\1\n\2 ", _plain(extracted.text))
        return replace(extracted, text=text, paragraphs=_placed(map(_paragraph, extracted.paragraphs)))
    paragraphs = _placed(map(_paragraph, extracted.paragraphs))
    return replace(extracted, text="\n\n".join(one.text for one in paragraphs), paragraphs=paragraphs)


def _plain(text: str) -> str:
    return _AT_LINE_END.sub("-", text).translate(_LETTERS)


def _paragraph(one: Paragraph) -> Paragraph:
    marks = tuple((number, len(_plain(one.text[:place]))) for number, place in one.marks)
    return replace(one, text=_FIRST.sub(r"\1 ", _plain(one.text)), marks=marks)


def _placed(paragraphs: "map[Paragraph]") -> tuple[Paragraph, ...]:
    placed: list[Paragraph] = []
    start = 0
    for one in paragraphs:
        placed.append(replace(one, start=start))
        start += len(one.text) + 2
    return tuple(placed)
