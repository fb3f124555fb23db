"""Wordings made out of the draft by known edits, in the layouts that people meet. Nothing of it is kept as data."""

import re
import textwrap
from dataclasses import dataclass, replace
from functools import cache
from html import escape

from graph_service import package_data
from graph_service.extract.formats import DOCX, HTML, MARKDOWN, PDF, PLAIN
from graph_service.pipeline.manifest import read_documents
from tests.extract.documents import pdf, word, word_paragraph


@dataclass(frozen=True)
class Block:
    """A paragraph as it is printed: its marker, its words with the calls of notes, and of which provision of the draft it is."""

    path: str
    kind: str
    marker: str
    words: str

    @property
    def line(self):
        return f"{self.marker} {self.words}".strip()


@cache
def units():
    return next(document for document in read_documents(package_data.source()) if document.path == "gcm/final-draft-2018").units


@cache
def draft():
    """Return the draft as blocks."""
    blocks = []
    for unit in units():
        if unit.sentence:
            continue
        words = unit.text
        for mark in sorted(unit.note_marks, key=lambda mark: -mark.offset):
            words = f"{words[: mark.offset]}{mark.number}{words[mark.offset :]}"
        if unit.body and unit.heading:
            words = f"{unit.heading}: {words}"
        blocks.append(Block(unit.path, unit.kinds[0], unit.marker, words))
    return tuple(blocks)


def edited(path, change):
    """Return the draft with one block changed: ``change`` returns the blocks in its place."""
    blocks = []
    for block in draft():
        blocks.extend(change(block) if block.path == path else [block])
    assert blocks != list(draft())
    return blocks


def words_of(path):
    return next(block.words for block in draft() if block.path == path)


def relettered(blocks, objective):
    """Give the actions of an objective the letters a, b, c, … again."""
    letter = ord("a")
    result = []
    for block in blocks:
        if block.kind == "Action" and f"/objective/{objective}/" in block.path:
            block, letter = replace(block, marker=f"{chr(letter)})"), letter + 1  # noqa: PLW2901 - the block with its new letter
        result.append(block)
    return result


def renumbered(blocks, first, by):
    """Give the paragraphs from a number on other numbers."""
    result = []
    for block in blocks:
        match = re.fullmatch(r"(\d+)\.", block.marker)
        result.append(replace(block, marker=f"{int(match[1]) + by}.") if match and int(match[1]) >= first else block)
    return result


# Layouts


def plain(blocks, width=100):
    return "\n\n".join(textwrap.fill(block.line, width, break_on_hyphens=False) for block in blocks).encode(), PLAIN


def dense(blocks, width=90):
    """As programs print a PDF: no blank lines."""
    return "\n".join(textwrap.fill(block.line, width, break_on_hyphens=False) for block in blocks).encode(), PLAIN


def paged(blocks, width=90, length=46, *, feed="\f"):
    """Pages with a header, a footer and a number; paragraphs go on over their ends."""
    lines = "\n\n".join(textwrap.fill(block.line, width, break_on_hyphens=False) for block in blocks).split("\n")
    pages = [lines[at : at + length] for at in range(0, len(lines), length)]
    printed = []
    for number, page in enumerate(pages, start=1):
        side = f"A/TEST/73/1{' ' * 40}Safe, orderly and regular migration"
        printed.append("\n".join([side, "", *page, "", f"{number}/{len(pages)}{' ' * 60}18-99999"]))
    return f"\n{feed}".join(printed).encode(), PLAIN


def hyphenated(blocks, width=60):
    """Lines of which many end inside a word."""
    printed = []
    for block in blocks:
        line, lines = block.line, []
        while len(line) > width:
            cut = width
            inside = line[cut - 3 : cut + 3].isalpha() and line[cut - 3 : cut + 3].islower()
            if not inside:
                cut = line.rfind(" ", 0, width)
            lines.append(line[:cut].rstrip() + ("-" if inside else ""))
            line = line[cut:].lstrip()
        printed.append("\n".join([*lines, line]))
    return "\n\n".join(printed).encode(), PLAIN


def columns(blocks, width=60, length=50):
    """Two columns side by side, as ``pdftotext -layout`` prints them."""
    lines = "\n\n".join(textwrap.fill(block.line, width, break_on_hyphens=False) for block in blocks).split("\n")
    printed = []
    for at in range(0, len(lines), 2 * length):
        left, right = lines[at : at + length], lines[at + length : at + 2 * length]
        right += [""] * (length - len(right))
        printed.append(
            "\n".join(f"{one:<{width + 6}}{other}".rstrip() for one, other in zip(left + [""] * (length - len(left)), right, strict=True))
        )
    return "\n\f".join(printed).encode(), PLAIN


def web_page(blocks):
    body = "".join(
        f"<h2>{escape(b.line)}</h2>" if b.kind in {"Heading", "Objective"} else f"<p>{_raised(escape(b.line, quote=False))}</p>"
        for b in blocks
    )
    return f"<!DOCTYPE html><html><head><title>x</title></head><body><nav></nav>{body}</body></html>".encode(), HTML


def _raised(text):
    return re.sub(r"(?<=[a-z])([1-4])(?=[\s.,;])", r"<sup>\1</sup>", text)


def word_file(blocks):
    """A Word file whose numbers and letters Word generates, and whose footnotes are Word's."""
    body, notes = "", ""
    for block in blocks:
        if block.kind == "Footnote":
            notes += f'<w:footnote w:id="{block.marker}">{word_paragraph(block.words)}</w:footnote>'
            continue
        if re.fullmatch(r"\d+\.", block.marker):
            body += _called(block.words, list_id="1")
        elif block.marker and block.path.count("/") == 4:
            body += _called(block.words, list_id="1", level=1 if block.kind == "Action" else 2)
        elif re.fullmatch(r"[a-z]\)", block.marker):
            body += _called(block.words, list_id="1", level=1)
        else:
            body += _called(block.line, style="Ttulo1" if block.kind in {"Heading", "Objective"} else "")
    return word(body, footnotes=notes), DOCX


def _called(words, **options):
    parts = re.split(r"(?<=[a-z])([1-4])(?=[\s.,;])", words)
    extra = "".join(
        f'<w:r><w:footnoteReference w:id="{part}"/></w:r>'
        if place % 2 == 0
        else f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for place, part in enumerate(parts[1:])
    )
    return word_paragraph(parts[0], extra=extra, **options)


def markdown(blocks):
    def line(block):
        return f"## {block.line}" if block.kind in {"Heading", "Objective"} else block.line

    return "\n\n".join(line(block) for block in blocks).encode(), MARKDOWN


def printed_pdf(blocks, width=100, length=60):
    lines = []
    for block in blocks:
        lines.extend(textwrap.wrap(block.line, width, break_on_hyphens=False))
    pages = [lines[at : at + length] for at in range(0, len(lines), length)]
    return pdf([[*page, f"{number}/{len(pages)}"] for number, page in enumerate(pages, start=1)]), PDF


LAYOUTS = {
    "plain": plain,
    "dense": dense,
    "a line each": lambda blocks: dense(blocks, 100_000),
    "paged": paged,
    "paged without form feeds": lambda blocks: paged(blocks, feed="\n"),
    "hyphenated": hyphenated,
    "columns": columns,
    "web page": web_page,
    "word": word_file,
    "markdown": markdown,
    "pdf": printed_pdf,
}


# Another language


_LEAD = "Para cumplir este compromiso, nos basaremos en las siguientes acciones:"


def translated():
    """Return the draft as a text in no language at all, with the numbering of the Spanish one: “Objetivo 6.”, “22.”, “a)”, “i)”."""
    blocks = []
    for block in draft():
        words, marker = _foreign(block.words.replace("- and ", " and ")), block.marker
        if block.kind == "Objective":
            marker = f"Objetivo {re.findall(r'[0-9]+', marker)[0]}."
        elif block.path.endswith("/lead"):
            words = _LEAD
        elif re.fullmatch(r"[ivx]+\.", marker):
            marker = f"{marker[:-1]})"
        blocks.append(replace(block, marker=marker, words=words))
    return blocks


def _foreign(text):
    """Write every word backwards; its capital stays in front, digits and signs where they are."""

    def turned(match):
        word = match[0][::-1].lower()
        return word.upper() if match[0].isupper() and len(word) > 1 else word.capitalize() if match[0][0].isupper() else word

    return re.sub(r"[A-Za-zÀ-ÿ]+", turned, text)


def as_resolution():
    """Return the draft in the dress of a resolution: a preamble of its own, “(a)”, lettered principles, items that end in a semicolon."""
    before = [
        "Resolution adopted by the Test Assembly on 1 January 2019",
        "73/1. Global Compact for Safe, Orderly and Regular Migration",
        "The Test Assembly,",
        "Recalling its resolution 71/1 of 19 September 2016,",
        "Endorses the Global Compact, the text of which is annexed to the present resolution.",
        "Annex",
    ]
    blocks = [Block("", "Front", "", line) for line in before]
    for block in draft():
        if block.path == "gcm/heading/title":
            block = replace(block, words="Global Compact for Safe, Orderly and Regular Migration")  # noqa: PLW2901 - the block as printed
        elif block.kind == "GuidingPrinciple":
            title, _, words = block.words.partition(": ")
            letter = chr(ord("a") + int(block.path.rpartition("/")[2]) - 1)
            block = replace(block, marker=f"({letter})", words=f"{title}. {words}")  # noqa: PLW2901 - as above
        elif block.kind == "Action":
            block = replace(block, marker=f"({block.marker}", words=f"{block.words};")  # noqa: PLW2901 - as above
        elif block.kind == "Objective":
            block = replace(block, marker=block.marker.capitalize())  # noqa: PLW2901 - as above
        elif block.kind == "Heading":
            block = replace(block, words=block.words.capitalize())  # noqa: PLW2901 - as above
        blocks.append(block)
    return blocks
