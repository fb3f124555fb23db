"""What differs between two wordings of a provision, word by word; the shape of a quotation mark or a dash is not a difference."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+(?:['’.-]\w+)*|[^\w\s]")
_LINE_END = re.compile(r"(?<=[^\W\d_])[-\u2010]\s+(?=[^\W\d_])(?!(?:and|or|nor|to|y|e|o|u|et|ou)\b)")
"""What the end of a line has left in a word, “on- the-job”, but not in one that is left open, “gender- and disability-responsive”."""
_DIVIDED = re.compile(r"\s\S*[-\u00ad\u2010]$")
_SHAPES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Difference:
    """Words ``[start, end)`` (code points) of the new wording that stand where the old one has ``before``; either may be empty."""

    start: int
    end: int
    words: str
    before: str


def tokens(text: str) -> list[str]:
    """Return the words and signs of a text, lower-case, in one shape of quotation marks and dashes."""
    return [match[0] for match in _WORD.finditer(text.translate(_SHAPES).lower())]


def begun(line: str) -> list[str]:
    """Return the words of a line, without one that its end divides."""
    return tokens(_DIVIDED.sub("", line))


def likeness(one: list[str], other: list[str]) -> float:
    """Return how like two lists of words are, from 0 to 1."""
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return 0.0 if matcher.quick_ratio() < 0.3 else matcher.ratio()  # noqa: PLR2004 - too far apart to be the same provision


def same_words(old: str, new: str) -> bool:
    """Return True if two texts have the same words in the same order, whatever their punctuation."""
    one, other = ([token for token in tokens(text) if token[0].isalnum()] for text in (old, new))
    if one == other or not (_LINE_END.search(old) or _LINE_END.search(new)):
        return one == other
    return not any(letter.isalnum() for change in differences(old.lower(), new.lower()) for letter in change.words + change.before)


def differences(old: str, new: str) -> list[Difference]:
    """Return where the words of ``new`` are others than those of ``old``, in order; what a line's end has left is no difference."""
    before, after = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    left = [match[0].translate(_SHAPES) for match in before]
    right = [match[0].translate(_SHAPES) for match in after]
    listed: list[Difference] = []
    for what, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if what != "equal":
            start = after[c].start() if c < len(after) else len(new)
            end = after[d - 1].end() if d > c else start
            gone = old[before[a].start() : before[b - 1].end()] if b > a else ""
            if not _same_but_for_a_line_end(gone, new[start:end]):
                listed.append(Difference(start, end, new[start:end], gone))
    return listed


def _same_but_for_a_line_end(one: str, other: str) -> bool:
    """Return True if words differ in nothing but what a line's end has left: “on- the-job” and “on-the-job”."""
    return any(_LINE_END.sub(closed, one) == _LINE_END.sub(closed, other) for closed in ("-", ""))
