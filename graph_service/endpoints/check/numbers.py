"""The numbers and letters behind the head word of a citation: “6(k)”, “6k”, “6, action (k)”, “16–18”, “5(b) and 6(c)”, “8.7”. Pure."""

import re
from dataclasses import dataclass, replace

from graph_service.extract import numbers

_SIGN = re.compile(r"\s*(?:(?:no\.?|n[°º]\.?|nr\.?|núm\.?|number|número|#)\s*)?", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(?P<number>\d{1,4})(?![\d%/]|:\d)(?!,\d{3})")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
_SPELT = {word: number for number, word in enumerate((*_ONES, *_TEENS, *(f"twenty-{one}" for one in _ONES)), 1)}
_WORD_NUMBER = re.compile(rf"\s*(?P<number>{'|'.join(sorted(_SPELT, key=len, reverse=True))})(?![\w-])", re.IGNORECASE)
"""Numbers as speeches write them, as far as objectives and paragraphs go that are cited so."""
_ROMAN_NUMBER = re.compile(r"\s*(?P<number>(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3}))(?![\w-]|\.\w)")
_ROMAN = {numbers.roman(number).upper(): number for number in range(1, 30)}
"""“Objective VI”: capitals alone, as far as objectives go."""
_DOTTED = re.compile(r"\s*(?P<number>\d{1,2})(?:\.(?P<target>\d{1,2}|[A-Za-z])(?!\w))?(?:\.\d{1,2})?(?![\d%/]|:\d)")
_BRACKETED = re.compile(r"\s?段?[(（]\s?(?P<letter>[a-z]{1,5}|[أابجدهوزحطيكل]ـ?)\s?[)）]", re.IGNORECASE)
_ABJAD = {letter: chr(ord("a") + number) for number, letter in enumerate("أبجدهوزحطيكل")} | {"ا": "a"}
"""The letters that Arabic texts of the United Nations have for (a), (b), (c) …"""
_CLOSED = re.compile(r"[\s.]?(?P<letter>[a-z])\)")
_SPACED = re.compile(r"\s(?P<letter>[b-z])(?=[;,.)\]])")
_POINTED = re.compile(r"\.\s?(?P<letter>[a-z])(?![\w.])")
_GLUED = re.compile(r"(?P<letter>[a-z])(?!\w)", re.IGNORECASE)
_WORDY = re.compile(
    r"\s*,?\s*(?:under\s+)?(?:actions?|acci[oó]n|inciso|apartado|letra|lit(?:era|\.)?|letter|sub-?paragraph|alin[ée]a|al\.|items?|points?)"
    r"\s*(?:\(\s?(?P<a>[a-z])\s?\)|(?P<b>[a-z])\)?(?![\w]))",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s*(?:,\s*(?:and\s+|y\s+|et\s+|und\s+)?|and\s+|&\s*|y\s+|et\s+|und\s+|/)\s*\((?P<letter>[a-z])\)")
_UP_TO = re.compile(r"\s*(?:[-–—]|to|a|à|bis)\s*\((?P<letter>[a-z])\)")
AND = re.compile(
    r"\s*(?:[,،、]\s*(?:and\s|y\s|et\s|und\s|or\s|&|и\s|و)?|and\s|&|y\s|e\s|et\s|und\s|or\s|и\s|و|和|/|;)\s*(?=\d|(?-i:[IVX]+)(?!\w))",
    re.IGNORECASE,
)
"""What joins the numbers of a list."""
_RANGE = re.compile(r"\s*(?:[-–—至]|to\s|through\s|al?\s|à\s|bis\s|до\s|إلى\s)\s*(?=\d|(?-i:[IVX]+)(?!\w))", re.IGNORECASE)
UNIT = re.compile(r"\s*(?:%|years?|days?|months?|per\s*cent|percent|million|billion|people|persons|countries|States)(?!\w)", re.IGNORECASE)
_LONE = re.compile(r"\s*\(?(?P<letter>[a-z])\)")
_MOST = 60
"""Items of one list or range."""


@dataclass(frozen=True, slots=True)
class Item:
    """A number with its letters, or with the second part of a target's number, at code points ``start`` to ``end``."""

    number: int
    letters: tuple[str, ...]
    start: int
    end: int
    target: str = ""


def items(
    text: str, place: int, *, dotted: bool = False, wordy: bool = True, glued: bool = False, letters_only: bool = False, roman: bool = False
) -> list[Item]:
    """Return the items from a place on: none if there is no number.

    ``dotted`` reads “8.7” as a target; ``wordy`` reads “6, action (k)”; ``glued`` reads “6K”;
    ``letters_only`` reads “(b)” without a number; ``roman`` reads “VI”.
    """
    if letters_only:
        lone = _LONE.match(text, place)
        return [Item(0, (lone["letter"],), lone.start("letter"), lone.end())] if lone else []
    sign = _SIGN.match(text, place)
    position = sign.end() if sign else place
    listed: list[Item] = []
    while len(listed) < _MOST:
        read = _item(text, position, dotted=dotted, wordy=wordy, glued=glued, roman=roman)
        if not read or (listed and UNIT.match(text, read[-1].end)):
            break
        listed += read
        position = listed[-1].end
        upto = _RANGE.match(text, position)
        last = _item(text, upto.end(), dotted=dotted, wordy=False, glued=glued, roman=roman) if upto else []
        if upto and last and not dotted and listed[-1].number < last[0].number <= listed[-1].number + _MOST:
            # What a range cites is marked on all of it.
            first = listed.pop()
            start, end = first.start, last[0].end
            listed += [replace(first, end=end), *(Item(number, (), start, end) for number in range(first.number + 1, last[0].number))]
            listed += [replace(last[0], start=start), *last[1:]]
            position = last[-1].end
        joined = AND.match(text, position)
        if not joined:
            break
        position = joined.end()
    return listed


def _item(text: str, place: int, *, dotted: bool, wordy: bool, glued: bool, roman: bool) -> list[Item]:
    """Return an item, or several that share their number: “6(a), (c) and (d)”, “22(a)–(c)”."""
    match = (_DOTTED if dotted else _NUMBER).match(text, place)
    if glued and not match and (spelt := _WORD_NUMBER.match(text, place)):
        return [Item(_SPELT[spelt["number"].lower()], (), spelt.start("number"), spelt.end())]
    if roman and not match and (capitals := _ROMAN_NUMBER.match(text, place)):
        letters, end = _letters(text, capitals.end(), wordy=wordy, glued=False)
        return [Item(_ROMAN[capitals["number"]], letters, capitals.start("number"), end)]
    if not match or (not dotted and re.match(r"\.\d", text[match.end() : match.end() + 2])):
        return []
    number, start, end = int(match["number"]), match.start("number"), match.end()
    if dotted:
        return [Item(number, (), start, end, (match["target"] or "").lower())]
    letters, end = _letters(text, end, wordy=wordy, glued=glued)
    listed = [Item(number, letters, start, end)]
    while letters and len(letters) == 1 and len(listed) < _MOST:
        upto = _UP_TO.match(text, end)
        more = upto or _MORE.match(text, end)
        if not more:
            break
        letter = more["letter"]
        start = more.start("letter") - 1
        if upto and listed[-1].letters[0] < letter:
            first = listed.pop()
            start = first.start
            between = range(ord(first.letters[0]) + 1, ord(letter))
            listed += [replace(first, end=more.end()), *(Item(number, (chr(one),), start, more.end()) for one in between)]
        listed.append(Item(number, (letter,), start, more.end()))
        end = more.end()
    return listed


def _letters(text: str, place: int, *, wordy: bool, glued: bool) -> tuple[tuple[str, ...], int]:
    """Return the letters behind a number, the outermost first, and where they end."""
    letters: list[str] = []
    while len(letters) < 3 and (match := _BRACKETED.match(text, place)):  # noqa: PLR2004 - paragraph 43(a)(ii) is as deep as it gets
        letter = match["letter"].lower()
        letter = _ABJAD.get(letter.rstrip("ـ"), letter)
        # A word in brackets is not a letter.
        if len(letter) > 1 and not (letters and re.fullmatch("[ivx]+", letter)):
            break
        letters.append(letter)
        place = match.end()
    if letters:
        return tuple(letters), place
    for pattern in (_CLOSED, _SPACED, _POINTED, *((_GLUED,) if glued else (_GLUED_SMALL,))):
        if match := pattern.match(text, place):
            return (match["letter"].lower(),), match.end()
    if wordy and (match := _WORDY.match(text, place)):
        return ((match["a"] or match["b"]).lower(),), match.end()
    return (), place


_GLUED_SMALL = re.compile(r"(?P<letter>[a-z])(?!\w)")
