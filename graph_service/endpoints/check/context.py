"""What instruments a text names around a citation. Pure."""

import bisect
import re
from collections.abc import Sequence

from graph_service.endpoints.check.heads import HEAD
from graph_service.endpoints.check.names import Mention
from graph_service.endpoints.check.texts import COMPACT

_OF = re.compile(
    r"\s*[,(–-]?\s*(?:(?P<of>of|in|to|under|from|del?|du|des|der|von)\b)?\s*(?:the\s+|la\s+|el\s+|l['’])?"
    r"(?:ILO\s+|UN\s+|United\s+Nations\s+|OIT\s+)?",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[\s,(:–-]{0,3}(?:the\s+|['’]s?\s+)?\Z", re.IGNORECASE)
_LEADS = re.compile(r"(?:['’]s?)?[\s(:]{1,2}")
BLANK = re.compile(r"\n[ \t]*\n")
_NUMBER = re.compile(r"\s*(?:no\.?\s*)?\d", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]['”\"»)]*\s+(?=[A-ZÁÉÍÓÚÀÂÇÈÊÎÔ“\"«¿¡])|\n\s*\n")
_HALF = 400


class Context:
    """What instruments a text names around a citation."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.mentions = mentions
        self._starts = [one.start for one in mentions]
        self._claimed: set[int] = set()
        self.civil_society = "civil society" in text.casefold()

    def beside(self, start: int, end: int) -> Mention | None:
        """Return the instrument that is named directly before or after a citation; one that an earlier citation has taken is not its own.

        Of two, the one that no comma parts from it is its own: “C097 Article 6, ICCPR Article 9”, “Article 6, C097, Article 9, ICCPR”.
        """
        before, after = self._before(start), self.after(end)
        if before and before.end > start:
            return before
        free = before if before and before.start not in self._claimed else None
        if after and free and self._comma(end, after.start) and (free.id != COMPACT or not self._comma(free.end, start)):
            after = None
        chosen = after or free
        if chosen:
            self._claimed.add(chosen.start)
        return chosen

    def after(self, end: int) -> Mention | None:
        """Return the instrument that is named directly after a citation, unless it leads the next one: “, ICCPR Article 9”."""
        joint = _OF.match(self.text, end)
        # “of the Compact”: the article may be part of the name.
        number = bisect.bisect_left(self._starts, end)
        if not joint or number >= len(self.mentions) or self.mentions[number].start > joint.end() or BLANK.search(joint[0]):
            return None
        one = self.mentions[number]
        return one if joint["of"] or not self._leads(one) else None

    def _leads(self, one: Mention) -> bool:
        """Return True if a citation follows the name of an instrument without a comma."""
        joint = _LEADS.match(self.text, one.end)
        head = HEAD.match(self.text, joint.end()) if joint else None
        return bool(head and _NUMBER.match(self.text, head.end()))

    def _before(self, start: int) -> Mention | None:
        number = bisect.bisect_right(self._starts, start) - 1
        if number < 0:
            return None
        one = self.mentions[number]
        joined = start - one.end < _HALF and _JOINT.fullmatch(self.text, one.end, start) and not BLANK.search(self.text, one.end, start)
        return one if one.end > start or joined else None

    def _comma(self, start: int, end: int) -> bool:
        return "," in self.text[start:end]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence around a place begins and ends, within some hundred characters."""
        first = max(0, start - _HALF)
        for border in _SENTENCE.finditer(self.text, first, start + 1):
            first = border.end()
        after = _SENTENCE.search(self.text, end, end + _HALF)
        return first, after.start() + 1 if after else min(len(self.text), end + _HALF)

    def names(self, thing: str, place: int) -> bool:
        """Return True if the text names an instrument within some hundred characters of a place."""
        first, last = (bisect.bisect_left(self._starts, place + reach) for reach in (-_HALF, _HALF))
        return any(one.id == thing for one in self.mentions[first:last])

    def around(self, start: int, end: int) -> Mention | None:
        """Return the last instrument that a sentence names before a place, else the first after it."""
        first, last = self.sentence(start, end)
        before = self.mentions[bisect.bisect_left(self._starts, first) : bisect.bisect_left(self._starts, start)]
        after = self.mentions[bisect.bisect_left(self._starts, end) : bisect.bisect_left(self._starts, last)]
        return before[-1] if before else after[0] if after else None
