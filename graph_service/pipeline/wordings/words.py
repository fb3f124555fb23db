"""How the lines of a provision become its words: single spaces, words that a line's end divides made whole, calls of notes apart."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph_service.pipeline.wordings.lines import SIGN

_SPACE = re.compile(r"\s+")
_DIVIDED = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]\s*\n\s*([^\W\d_]+)")
_OPEN = re.compile(r"([^\W\d_]+)- (?=([^\W\d_]+))")
_SUSPENDING = frozenset({"and", "or", "nor", "to", "y", "e", "o", "u", "et", "ou"})
"""After a hyphen before one of these a word is left open ("gender- and disability-responsive")."""
_SOFT = re.compile("\u00ad\\s*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SIGNS = re.compile(f"[{chr(SIGN + 1)}-\uf8ff]")


@dataclass
class Mender:
    """Makes words whole that a line's end divides ("inter-/national"), by the words of both wordings that no line divides.

    ``doubtful`` keeps what the words did not decide: the hyphen goes where a part of the word is not a word, and else stays.
    """

    known: frozenset[str]
    doubtful: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Mender":
        """Return a mender that knows the words of these texts."""
        return cls(frozenset(one for text in texts for word in _WORD.findall(_DIVIDED.sub(" ", text)) for one in _parts(word.lower())))

    def mend(self, raw: str) -> str:
        """Return the words of a passage on one line."""
        text = _SPACE.sub(" ", _DIVIDED.sub(self._whole, raw)).strip()
        return _OPEN.sub(self._open, _SOFT.sub("", text))

    def _whole(self, match: re.Match[str]) -> str:
        one, other = match[1], match[2]
        if match[0][len(one)] == "\u00ad" or f"{one}{other}".lower() in self.known:
            return one + other
        if other.lower() in _SUSPENDING:
            return f"{one}- {other}"
        if f"{one}-{other}".lower() in self.known:
            return f"{one}-{other}"
        written = f"{one}-{other}" if {one.lower(), other.lower()} <= self.known else one + other
        self.doubtful.append(written)
        return written

    def _open(self, match: re.Match[str]) -> str:
        """Close up what an earlier line's end left open inside a word that is known ("evidence- based")."""
        return f"{match[1]}-" if f"{match[1]}-{match[2]}".lower() in self.known else match[0]


def _parts(word: str) -> list[str]:
    return [word, *word.split("-")]


def without_calls(texts: list[str], notes: int) -> tuple[list[str], dict[int, tuple[int, int]]]:
    """Take the calls of notes 1 to ``notes`` out of texts, in order; return the texts, and for each note the text and place that call it.

    A call is a sign of a file that keeps them apart, a raised digit, or the next number glued to a word ("migration3").
    """
    calls: dict[int, tuple[int, int]] = {}
    cleaned: list[str] = []
    following = 1
    for index, text in enumerate(texts):
        place = 0
        while following <= notes:
            match = _call(following).search(text, place)
            if not match:
                break
            calls[following] = (index, match.start())
            text = text[: match.start()] + text[match.end() :]  # noqa: PLW2901 - what is left of it
            place = match.start()
            following += 1
        cleaned.append(_SIGNS.sub("", text))
    return cleaned, calls


def _call(number: int) -> re.Pattern[str]:
    raised = str(number).translate(str.maketrans("1234567890", "¹²³⁴⁵⁶⁷⁸⁹⁰"))
    glued = rf"(?:(?<=[^\W\d_])|(?<=[^\W\d_][,.;”)])|(?<=\b20\d\d)){number}(?=[\s.,;:)”]|$)"
    return re.compile(rf"{chr(SIGN + number)}|{raised}|\[{number}\]|{glued}")
