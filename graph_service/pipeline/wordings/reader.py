"""Cuts a text into provisions by its numbers, letters and headings, with the text we hold as the order to expect.

A line begins a provision if it carries the next number or letter, or, where nothing is numbered, the words that are expected next. What
begins nothing goes on with the provision before it. In the language of the text we hold its words are evidence: numbers may have moved.
In another language numbers are all there is, so nothing may be missing.
"""

import re

from graph_service.pipeline.source import Passage
from graph_service.pipeline.wordings.comparison import begun, likeness, tokens
from graph_service.pipeline.wordings.cursor import ALIKE, BARE_NUMBER, BEGINS, FEW, FULL, HEADING_LENGTH, LETTERED, NUMBER, TITLED, Part
from graph_service.pipeline.wordings.errors import misfit
from graph_service.pipeline.wordings.lines import SIGN, Line
from graph_service.pipeline.wordings.opening import Opening
from graph_service.pipeline.wordings.template import (
    CHAPEAU,
    COMMITMENT,
    FRONT,
    HEADING,
    LEAD,
    LETTER,
    NOTE,
    OBJECTIVE,
    PARAGRAPH,
    PRINCIPLE,
    ROMAN,
    TITLE,
    UNMARKED,
    Expected,
)

_OBJECTIVE = re.compile(r"(?:objective|objetivo|objectif|цель|目标|目標|الهدف)\s*(\d{1,2})\s*[:：.–—-]?\s*", re.IGNORECASE)
_LISTED = re.compile(r"\(?(\d{1,2})[.)]\s+(?=\S)")
_ROMAN = re.compile(r"\(?(i{1,3}|iv|vi{0,3}|ix|x)[.)]\s+(?=\S)")
_NOTE = re.compile(r"\[?(\d{1,2})\]?[.)]?\s+(?=\S)|([\ue001-\uf8ff])\s*(?=\S)")
_ARABIC = "أبجدهوزحطيكلمن"
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_AHEAD, _MOST_NOTES, _REACH, _SURE = 8, 40, 16, 0.8
_STOPPED = frozenset({PARAGRAPH, COMMITMENT, CHAPEAU, PRINCIPLE})


class Reader(Opening):
    """Walks down the lines once."""

    def read(self) -> list[Part]:
        """Return the provisions in reading order. Raises TextMisfitError at the first line that fits nowhere."""
        start = self.start()
        for place in range(start, len(self.lines)):
            self._line(place, self.lines[place])
        return self.parts

    # One line

    def _line(self, place: int, line: Line) -> None:
        if self._in_note(place, line):
            return
        for read in (self._objective, self._paragraph, self._roman, self._letter, self._unmarked, self._listed):
            if read(place, line):
                return
        self._rest(place, line)

    def _in_note(self, place: int, line: Line) -> bool:
        """Read a line of a footnote or endnote; a note ends with its page, or with a blank line after a sentence."""
        match = _NOTE.match(line.text)
        number = 0 if not match else int(match[1]) if match[1] else ord(match[2]) - SIGN
        if match and number == self.notes + 1 and self._starts_note(place, line, number):
            self.notes = number
            expected = next((one for one in self.template if one.kind == NOTE and one.unit.notation == str(number)), None)
            note = Part(NOTE, str(number), place, expected=None if self.same else expected)
            current = self.parts[-1] if self.parts else None
            self.begin(note, match.end())
            self.note = note
            self._interrupted = current if current is None or current.kind != NOTE else self._interrupted
            return True
        if self.note is None:
            return False
        before = self.lines[place - 1]
        if line.note or (not line.block and line.page == before.page) or (self._ended() and not before.complete):
            self.add(self.note, place)
            return True
        self.note = None
        return False

    _interrupted: Part | None = None

    def _starts_note(self, place: int, line: Line, number: int) -> bool:
        if line.note:
            return True
        expected = [one for one in self.template if one.kind == NOTE]
        words = begun(_NOTE.sub("", line.text, count=1))[:BEGINS]
        if self.same and any(likeness(words, list(one.words[: len(words)])) >= ALIKE for one in expected):
            return True
        if not self._ended() or number > _MOST_NOTES or (self.paragraph + 1 == number and NUMBER.match(line.text)):
            return False
        return line.block or self.note is not None or self.lines[place - 1].complete

    def _ended(self) -> bool:
        """Return True behind the last paragraph of the template."""
        return self.at >= max((one.index for one in self.template if one.kind in {PARAGRAPH, COMMITMENT}), default=0)

    def _objective(self, place: int, line: Line) -> bool:
        match = _OBJECTIVE.match(line.text)
        if not match:
            return False
        number = int(match[1])
        if number != self.objectives + 1:
            if line.block or line.heading or (number > self.objectives + 1 and line.text[match.end() : match.end() + 1].isupper()):
                wanted = self.expected_of(OBJECTIVE, str(self.objectives + 1))
                raise misfit(f"objective {number} follows objective {self.objectives}.", self.lines, place, self.shown(wanted))
            return False
        expected = self.expected_of(OBJECTIVE, str(number))
        self.reach(place, expected)
        self.objectives = self.objective = number
        self.letter, self.roman, self.commitment_due = "", 0, True
        self.begin(Part(OBJECTIVE, str(number), place, number, expected=expected), match.end())
        return True

    def _paragraph(self, place: int, line: Line) -> bool:
        match = NUMBER.match(line.text) or self._bare_number(place, line)
        if not match or (not self.may_begin(place, line) and not line.text[match.end()].isupper()):
            return False
        number = int(match[1])
        expected = self._paragraph_same(line, match.end()) if self.same else next(iter(self.next_paragraphs()), None)
        if number != self.paragraph + 1 and (expected is None or not self.same):
            if not self.may_begin(place, line) or self._is_listed(line, match.end(), number):
                return False
            due = self.shown(next(iter(self.next_paragraphs()), None))
            raise misfit(f"number {number} follows paragraph {self.paragraph}.", self.lines, place, due)
        kind = COMMITMENT if self.commitment_due else PARAGRAPH
        if not self.same and (expected is None or expected.kind != kind):
            raise misfit(f"paragraph {number} is not where it belongs.", self.lines, place, self.shown(self.following()))
        self.reach(place, expected)
        if kind == PARAGRAPH:
            self.objective = 0
        self.paragraph, self.letter, self.roman, self.listed, self.commitment_due = number, "", 0, 0, False
        self.begin(Part(kind, match[1], place, self.objective if kind == COMMITMENT else 0, number, expected=expected), match.end())
        return True

    def _bare_number(self, place: int, line: Line) -> re.Match[str] | None:
        """Return the number of the next paragraph without a dot behind it, where the words of the paragraph, or its place, fit too."""
        match = BARE_NUMBER.match(line.text)
        if not match or int(match[1]) != self.paragraph + 1 or not self.may_begin(place, line):
            return None
        if self.same:
            return match if self._paragraph_same(line, match.end()) else None
        due = next(iter(self.next_paragraphs()), None)
        return match if line.block and due and due.kind == (COMMITMENT if self.commitment_due else PARAGRAPH) else None

    def _paragraph_same(self, line: Line, start: int) -> Expected | None:
        """Return the paragraph, of those that are due soon, whose words are behind a number."""
        words = begun(line.text[start:])[:BEGINS]
        scored = [(likeness(words, list(one.words[: len(words)])), one) for one in self.next_paragraphs()[:_AHEAD]]
        score, best = max(scored, default=(0.0, None), key=lambda pair: pair[0])
        return best if score >= ALIKE else None

    def _is_listed(self, line: Line, start: int, number: int) -> bool:
        """Return True for the next item of a numbered list inside a paragraph."""
        if number != self.listed + 1:
            return False
        return self.lists_objectives(line, start, number) if self.same else not self.commitment_due

    def _roman(self, place: int, line: Line) -> bool:
        match = _ROMAN.match(line.text)
        if not match or not self.letter or self.objective:
            return False
        following = self.following()
        wanted = _ROMANS[self.roman] if self.roman < len(_ROMANS) else ""
        if match[1] != wanted or (match[1] == self.next_letter() and (following is None or following.kind != ROMAN)):
            return False
        expected = self.under(ROMAN, match[1])
        if not self.same and expected is None:
            return False
        self.reach(place, expected)
        self.roman += 1
        self.begin(Part(ROMAN, match[1], place, 0, self.paragraph, self.letter, expected=expected), match.end())
        return True

    def _letter(self, place: int, line: Line) -> bool:
        match = LETTERED.match(line.text)
        if not match or (self.objective and self.commitment_due):
            return False
        letter = chr(ord("a") + _ARABIC.index(match[1])) if match[1] in _ARABIC else match[1]
        if not "a" <= letter <= "z":
            return False
        wanted = self.next_letter()
        if letter != wanted and not self.may_begin(place, line) and not self._is_known(line, match.end()):
            return False
        following = self.following()
        principle = following is not None and following.kind == PRINCIPLE and not self.objective
        expected = following if principle else self.under(LETTER, letter)
        if letter != wanted and not self._gap_is_fine(line, match.end(), letter, wanted):
            what = f"“{match[0].strip()}” comes where “{wanted})” is due."
            raise misfit(what, self.lines, place, self.shown(self.under(LETTER, wanted)) or f"{wanted})")
        if not self.same and expected is None:
            raise misfit(f"“{match[0].strip()}” has no counterpart.", self.lines, place, self.shown(following) or "the end of the text")
        self.reach(place, expected if not self.same or principle else None)
        self.letter, self.roman = letter, 0
        kind = PRINCIPLE if principle else LETTER
        number = expected.unit.notation if principle and expected else letter
        self.begin(Part(kind, number, place, self.objective, self.paragraph, letter, expected=expected), match.end())
        if kind == LETTER and self.same and expected is not None:
            self.at = max(self.at, expected.index)
        return True

    def _gap_is_fine(self, line: Line, start: int, letter: str, wanted: str) -> bool:
        """Return True where a letter is missing because its provision is gone: the words that follow are known."""
        if not self.same or letter < wanted:
            return False
        words = begun(line.text[start:])[:BEGINS]
        known = self.under(LETTER, letter)
        return known is not None and likeness(words, list(known.words[: len(words)])) >= ALIKE

    def _is_known(self, line: Line, start: int) -> bool:
        """Return True if the words behind a letter are those of a lettered provision: the letter does not begin a line by chance."""
        words = begun(line.text[start:])[:BEGINS]
        known = (one for one in self.template if one.kind == LETTER and one.words[:1] == tuple(words[:1]))
        return self.same and any(likeness(words, list(one.words[: len(words)])) >= _SURE for one in known)

    def _unmarked(self, place: int, line: Line) -> bool:
        """Read a line that begins a provision without a number: a heading, a lead-in, a principle."""
        expected = self._unmarked_same(line) if self.same else self._unmarked_other(place, line)
        if expected is None:
            return False
        self.reach(place, expected)
        if expected.kind == HEADING and "/objective/" not in expected.path:
            self.letter = ""
        self.begin(Part(expected.kind, expected.unit.notation, place, self.objective, self.paragraph, expected=expected), 0)
        return True

    def _unmarked_same(self, line: Line) -> Expected | None:
        words = begun(line.text)
        for one in self.template[self.at + 1 : self.at + 1 + _REACH]:
            if one.kind in UNMARKED and words and words[0] == one.words[0]:
                length = min(len(words), len(one.words))
                whole = one.kind != HEADING or length == len(words)
                if whole and likeness(words[:length][:BEGINS], list(one.words[:length])[:BEGINS]) >= _SURE:
                    return one
        return None

    def _unmarked_other(self, place: int, line: Line) -> Expected | None:
        following = self.following()
        if following is None or following.kind not in UNMARKED:
            return None
        before = self.parts[-1] if self.parts else None
        above = self.lines[place - 1]
        begins = line.block or line.heading or above.complete or len(above.text) < self.width * FULL or line.text.isupper()
        begins = begins or (before is not None and before.kind == HEADING) or tokens(line.text)[:FEW] == self.lead_in
        if not begins or (before is not None and before.body is None and before.title is None):
            return None
        if following.kind == LEAD:
            text = self.block_text(place)
            if not text.endswith((":", "：")) or len(text) > HEADING_LENGTH:
                return None
            self.lead_in = tokens(line.text)[:FEW]
            return following
        if following.kind == PRINCIPLE:
            return following if TITLED.match(self.block_text(place)) else None
        text = self.block_text(place)
        return following if len(text) <= HEADING_LENGTH and not text.endswith((".", ";")) else None

    def _listed(self, place: int, line: Line) -> bool:
        """Read an item of a numbered list inside a paragraph, such as the list of the objectives."""
        match = _LISTED.match(line.text)
        if not match or (not line.block and not self.may_begin(place, line)) or int(match[1]) != self.listed + 1 or self.objective:
            return False
        self.listed += 1
        self.begin(Part("listed", match[1], place, 0, self.paragraph), match.end())
        return True

    def _rest(self, place: int, line: Line) -> None:
        """Add a line that begins nothing to the provision before it, or refuse it."""
        current = (
            self._interrupted
            if self._interrupted and self.parts and self.parts[-1].kind == NOTE
            else (self.parts[-1] if self.parts else None)
        )
        if current is None:
            self.begin(Part(FRONT, "1", place), 0)
            return
        if current.kind == OBJECTIVE and current.title is None:
            self.add(current, place)
            return
        if not line.block or self._goes_on(current, place, line):
            self.add(current, place)
            return
        text = self.block_text(place)
        if self.same and len(text) <= HEADING_LENGTH and not text.endswith((".", ";", ",")) and place + 1 < len(self.lines):
            self.begin(Part(HEADING, "", place, self.objective, self.paragraph), 0)
            return
        following = self.following()
        raise misfit("a paragraph without a number fits nowhere.", self.lines, place, self.shown(following) or "the end of the text")

    def _goes_on(self, current: Part, place: int, line: Line) -> bool:
        """Return True if a block goes on with the provision before it: a page, or what the file took for a paragraph, broke it."""
        if line.text[:1].islower():
            return True
        if current.kind in {HEADING, TITLE, OBJECTIVE}:
            return False
        if self.same and current.expected is not None:
            words, ends = tokens(current.raw), list(current.expected.words)
            if words[-4:] == ends[-4:]:
                return False
            return not self._before(current, place).complete or self._known_tail(line, current.expected)
        return not self._before(current, place).complete and (line.page != self._before(current, place).page or current.kind in _STOPPED)

    def _before(self, current: Part, place: int) -> Line:
        spans = (current.body or current.title or Passage("", ())).spans
        number = spans[-1].line if spans else 0
        return next((line for line in reversed(self.lines[:place]) if line.number == number), self.lines[place - 1])

    @staticmethod
    def _known_tail(line: Line, expected: Expected) -> bool:
        """Return True if the words of a line are in the provision that we know."""
        words, known = begun(line.text)[:6], list(expected.words)
        return any(known[at : at + len(words)] == words for at in range(len(known)))
