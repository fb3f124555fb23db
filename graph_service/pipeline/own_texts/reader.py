"""The provisions of a text of one's own, by its headings, numbers and letters.

Nothing is guessed: what carries a number or a letter has it in its IRI, what carries none is counted, and what is not a paragraph of
the text (a table, a picture) is reported and left out. The same file gives the same graph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from graph_service.extract.letters import lettered
from graph_service.extract.text import CELL, HEADING, NOTE, ExtractedText, Paragraph
from graph_service.pipeline.own_texts.own_text import SHOWN, OwnText, Part
from graph_service.pipeline.wordings.wording_graph import slug_of

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,4})[.)]\s+(?=\S)|(\d{1,3}(?:\.\d{1,3}){1,4})\s+(?=\S)")
_NAMED = re.compile(
    r"(?:(?P<article>articles?|art\.|art[ií]culo|artikel)|(?P<section>section|secci[oó]n|§)|paragraphe?|p[aá]rrafo)\s*"
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,4})(?:\s?[.:)–—-]\s+|(?<=§\s\d)\s+|(?<=§\s\d\d)\s+|(?<=§\d)\s+)(?=\S)",
    re.IGNORECASE,
)
"""“Article 5.”, “§ 3”; without a sign after it, “Article 5 of the Convention” is only words."""
_NAMED_HEADING = re.compile(
    r"(?:articles?|art\.|art[ií]culo|artikel|section|secci[oó]n|§)\s*(\d{1,3}(?:\.\d{1,3}){0,4})(?![\w])", re.IGNORECASE
)
_LETTER = re.compile(r"\(?([a-z])[.)]\s+(?=\S)")
_ROMAN = re.compile(r"\(?(i{1,3}|iv|vi{0,3}|ix|x)[.)]\s+(?=\S)")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_BULLETS = re.compile(r"[•–—*▪‣◦-]\s+(?=\S)")
_SPACE = re.compile(r"\s+")


@dataclass
class _Walk:
    """Where a walk down the paragraphs is: under which heading, number and letter."""

    numbered: bool
    text: OwnText = field(default_factory=OwnText)
    taken: set[str] = field(default_factory=set)
    heading: str = ""
    number: str = ""
    letter: str = ""
    letter_sign: str = ""
    roman: int = 0
    counted: int = 0
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    """What is numbered under this heading, articles apart from paragraphs, with the line of each."""
    last: dict[tuple[str, str], int] = field(default_factory=dict)
    """The last number by what is numbered and what is before its last dot."""

    def count(self, called: str, number: str, line: int) -> None:
        """Warn of a number that is there twice under one heading, or that leaves one out."""
        stem, _, end = number.rpartition(".")
        value, before = int(end), self.last.get((called, stem))
        if first := self.numbers.get((called, number)):
            self.text.warnings.append((line, f"the number {number} is there twice, first in line {first}"))
        elif before is not None and value > before + 1:
            missing = f"{stem}.{before + 1}".lstrip(".")
            self.text.warnings.append((line, f"the number {number} follows {f'{stem}.{before}'.lstrip('.')}: {missing} is missing"))
        self.numbers.setdefault((called, number), line)
        self.last[called, stem] = value

    def free(self, path: str) -> str:
        """Return the path, or, where it is taken, the same under the heading, or with a number behind."""
        section = self.heading.removeprefix("heading/")
        candidates = [path, *([f"{section}/{path}"] if section else [])]
        wanted = next((one for one in candidates if one not in self.taken), "")
        again = 2
        while not wanted:
            one, again = f"{candidates[-1]}-{again}", again + 1
            wanted = one if one not in self.taken else ""
        self.taken.add(wanted)
        return wanted


def read_own_text(extracted: ExtractedText) -> OwnText:
    """Return the provisions of a text. A number that begins again begins under its heading: ``chapter-two/para/1``."""
    extracted = lettered(extracted)
    by_line = extracted.media_type.startswith("text/") and extracted.media_type != "text/html"
    pieces = [piece for paragraph in extracted.paragraphs for piece in _pieces(paragraph, by_line=by_line)]
    walk = _Walk(
        numbered=any(_NUMBER.match(text) or _NAMED.match(text) for paragraph, text in pieces if paragraph.kind not in {HEADING, NOTE, CELL})
    )
    for paragraph, text in pieces:
        _take(walk, paragraph, text)
    _call_notes(walk.text)
    for what in extracted.left_out:
        walk.text.not_taken.append((0, what, ""))
    return walk.text


def _pieces(paragraph: Paragraph, *, by_line: bool) -> Iterator[tuple[Paragraph, str]]:
    """Yield a paragraph with the number that its program prints, line by line where its lines begin with numbers or letters."""
    number = "" if paragraph.number in {"", "•"} else f"{paragraph.number} "
    bullet = "• " if paragraph.number == "•" else ""
    lines: list[tuple[int, str]] = []
    for place, line in enumerate(f"{number}{bullet}{paragraph.text}".splitlines()):
        if lines and not any(pattern.match(line.strip()) for pattern in (_NUMBER, _LETTER, _ROMAN, _BULLETS)):
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {line}")
        else:
            lines.append((place, line))
    # Where each line begins among the words, the number that is put before them apart.
    first = -len(number) - len(bullet)
    for place, line in lines:
        marks = tuple(
            (note, len(_SPACE.sub(" ", line[: at - first]).lstrip()))
            for note, at in paragraph.marks
            if max(first, 0) <= at <= first + len(line)
        )
        first += len(line) + 1
        yield replace(paragraph, line=paragraph.line + place * by_line, marks=marks), _SPACE.sub(" ", line).strip()


def _take(walk: _Walk, paragraph: Paragraph, text: str) -> None:
    if paragraph.kind == CELL:
        walk.text.not_taken.append((paragraph.line, "a cell of a table", text[:SHOWN]))
    elif paragraph.kind == NOTE:
        number = paragraph.number or "0"
        words = text.removeprefix(number).strip()
        path = walk.free(f"footnote/{number}")
        walk.text.parts.append(Part(path, "", "Footnote", f"footnote {number}", words, paragraph.line, number, number))
    elif paragraph.kind == HEADING:
        _heading(walk, paragraph, text)
    elif match := _NUMBER.match(text) or _NAMED.match(text):
        _numbered(walk, paragraph, text, match)
    elif not (_roman(walk, paragraph, text) or _lettered(walk, paragraph, text)):
        _unnumbered(walk, paragraph, text)


def _heading(walk: _Walk, paragraph: Paragraph, text: str) -> None:
    match = _NUMBER.match(text)
    marker = match[0].strip() if match else ""
    words = text[match.end() :] if match else text
    try:
        slug = slug_of(words)
    except ValueError:
        slug = f"{len(walk.taken) + 1}"
    walk.heading = ""
    path = walk.free(f"heading/{slug}")
    walk.heading, walk.number, walk.letter, walk.letter_sign, walk.roman = path, "", "", "", 0
    walk.numbers = {}
    named = None if match else _NAMED_HEADING.match(text)
    number = (match[1] or match[2]) if match else named[1] if named else ""
    calls = _moved(paragraph.marks, match)
    walk.text.parts.append(Part(path, "", "Heading", f"heading “{words}”", words, paragraph.line, marker, number, calls=calls))


def _numbered(walk: _Walk, paragraph: Paragraph, text: str, match: re.Match[str]) -> None:
    named = match.groupdict()
    number = named.get("number") or match[1] or match[2]
    called = "article" if named.get("article") else "section" if named.get("section") else "paragraph"
    stem = "para" if called == "paragraph" else called
    walk.count(called, number, paragraph.line)
    above = f"{stem}/{number.rpartition('.')[0]}" if "." in number else ""
    parent = above if above in walk.taken else ""
    path = walk.free(f"{stem}/{number}")
    kind = "Paragraph" if re.fullmatch(r"[1-9]\d*", number) else "Provision"
    section = "" if path.startswith(f"{stem}/") else f"{path.partition('/')[0].replace('-', ' ')}, "
    walk.number, walk.letter, walk.letter_sign, walk.roman = path, "", "", 0
    _add(
        walk, Part(path, parent, kind, f"{section}{called} {number}", "", paragraph.line, match[0].strip(), number), paragraph, text, match
    )


def _roman(walk: _Walk, paragraph: Paragraph, text: str) -> bool:
    match = _ROMAN.match(text)
    whole = walk.letter or walk.number
    if not match or not whole or walk.roman >= len(_ROMANS) or match[1] != _ROMANS[walk.roman]:
        return False
    if walk.letter_sign and match[1] == chr(ord(walk.letter_sign) + 1) and not walk.roman:
        return False
    walk.roman += 1
    path = walk.free(f"{whole}/{match[1]}")
    _add(walk, Part(path, whole, "Provision", _cited(path), "", paragraph.line, match[0].strip(), match[1]), paragraph, text, match)
    return True


def _lettered(walk: _Walk, paragraph: Paragraph, text: str) -> bool:
    match = _LETTER.match(text)
    if not match:
        return False
    whole = walk.number or walk.heading
    if walk.letter_sign and match[1] == walk.letter_sign:
        walk.text.warnings.append((paragraph.line, f"the letter {match[1]} is there twice"))
    elif walk.letter_sign and ord(match[1]) > ord(walk.letter_sign) + 1:
        missing = chr(ord(walk.letter_sign) + 1)
        walk.text.warnings.append((paragraph.line, f"the letter {match[1]} follows {walk.letter_sign}: {missing} is missing"))
    path = walk.free(f"{whole.removeprefix('heading/')}/{match[1]}" if whole else f"item/{match[1]}")
    walk.letter, walk.letter_sign, walk.roman = path, match[1], 0
    parent = walk.number
    _add(walk, Part(path, parent, "Provision", _cited(path), "", paragraph.line, match[0].strip(), match[1]), paragraph, text, match)
    return True


def _unnumbered(walk: _Walk, paragraph: Paragraph, text: str) -> None:
    """Count what carries no number: a paragraph where nothing in the text is numbered, else a provision apart."""
    match = _BULLETS.match(text)
    walk.counted += 1
    kind = "Provision" if walk.numbered or match else "Paragraph"
    path = walk.free(f"para/{walk.counted}" if kind == "Paragraph" else f"unnumbered/{walk.counted}")
    notation = str(walk.counted) if kind == "Paragraph" else ""
    label = f"paragraph {walk.counted}" if kind == "Paragraph" else f"unnumbered paragraph {walk.counted}"
    _add(walk, Part(path, "", kind, label, "", paragraph.line, match[0].strip() if match else "", notation), paragraph, text, match)


def _cited(path: str) -> str:
    first, *rest = path.removeprefix("para/").split("/")
    named = f"paragraph {first}" if path.startswith("para/") else first
    return named + "".join(f"({part})" if len(part) <= 5 else f", {part}" for part in rest)  # noqa: PLR2004 - letters and Roman numbers


def _add(walk: _Walk, part: Part, paragraph: Paragraph, text: str, match: re.Match[str] | None) -> None:
    part.text = text[match.end() :] if match else text
    part.under = walk.heading
    part.calls = _moved(paragraph.marks, match)
    walk.text.parts.append(part)


def _moved(marks: tuple[tuple[str, int], ...], match: re.Match[str] | None) -> tuple[tuple[str, int], ...]:
    """Return the places of calls in the words behind a printed number."""
    return tuple((note, max(0, place - (match.end() if match else 0))) for note, place in marks)


def _call_notes(text: OwnText) -> None:
    """Say of each note which words call it; one that no words call is a provision like others."""
    callers = {number: (part, place) for part in text.parts for number, place in part.calls}
    for part in text.parts:
        if part.kind == "Footnote":
            caller, place = callers.get(part.notation, (None, 0))
            if caller is None:
                part.kind = "Provision"
            else:
                part.note_of, part.note_offset = caller.path, min(place, len(caller.text))
