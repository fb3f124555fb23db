"""What can be cited in the texts: objectives, actions, paragraphs, principles, priorities; and which there are. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.endpoints.check.texts import Provision, Texts

_NUMBERED = re.compile(r"(.+)/(\d+)\Z")
_LETTERED = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a citation names, by its id, or why there is none."""

    id: str
    why: str = ""


class Places:
    """The places of all texts. A place is the id of the provision in the first wording that has it."""

    def __init__(self, texts: Texts) -> None:
        self._by_place: dict[str, list[Provision]] = {}
        self._numbers: dict[str, list[int]] = {}
        self._letters: dict[str, list[str]] = {}
        self._commitments: dict[int, str] = {}
        for one in texts.provisions:
            self._by_place.setdefault(one.place, []).append(one)
            numbered = _NUMBERED.match(one.place)
            if numbered:
                self._numbers.setdefault(numbered[1], []).append(int(numbered[2]))
            else:
                stem, _, letter = one.place.rpartition("/")
                if len(letter) <= _LETTERED:
                    self._letters.setdefault(stem, []).append(letter)
            if one.place.startswith("gcm/objective/") and one.place.endswith("/commitment") and one.notation.isdecimal():
                self._commitments[int(one.notation)] = one.place

    def provisions(self, place: str) -> Sequence[Provision]:
        """Return a place in each wording that has it."""
        return self._by_place.get(place, ())

    def __contains__(self, place: str) -> bool:
        return place in self._by_place

    def objective(self, number: int, letters: Sequence[str] = ()) -> Place:
        """Return an objective of the Compact or one of its actions."""
        if f"gcm/objective/{number}" not in self:
            return Place("", f"The objectives of the Compact are {self._range('gcm/objective')}.")
        if not letters:
            return Place(f"gcm/objective/{number}")
        return self._lettered(
            f"gcm/objective/{number}/action", letters, f"The actions of objective {number} are", f"Objective {number} has no actions."
        )

    def paragraph(self, number: int, letters: Sequence[str] = ()) -> Place:
        """Return a paragraph of the Compact; paragraphs with a commitment have the actions of their objective as letters."""
        if number in self._commitments:
            commitment = self._commitments[number]
            if not letters:
                return Place(commitment)
            stem = commitment.removesuffix("commitment") + "action"
            return self._lettered(stem, letters, f"The items of paragraph {number} are", "")
        if f"gcm/para/{number}" not in self:
            known = sorted({*self._numbers.get("gcm/para", ()), *self._commitments})
            return Place("", f"The paragraphs of the Compact are {known[0]} to {known[-1]}." if known else "The graph has no paragraphs.")
        if not letters:
            return Place(f"gcm/para/{number}")
        if f"gcm/para/{number}/{letters[0]}" not in self and self._principles_in(number):
            return self.principle(letters[0])
        return self._lettered(
            f"gcm/para/{number}", letters, f"The items of paragraph {number} are", f"Paragraph {number} has no lettered items."
        )

    def preamble(self, number: int) -> Place:
        """Return a paragraph of the Compact's preamble."""
        if not 1 <= number <= LAST_OF_PREAMBLE:
            return Place("", f"The preamble of the Compact has the paragraphs 1 to {LAST_OF_PREAMBLE}.")
        return self.paragraph(number)

    def principle(self, name: str) -> Place:
        """Return a guiding principle of the Compact, by its number or its letter."""
        number = int(name) if name.isdecimal() else ord(name[0]) - ord("a") + 1
        if f"gcm/principle/{number}" in self and (name.isdecimal() or len(name) == 1):
            return Place(f"gcm/principle/{number}")
        known = self._numbers.get("gcm/principle", ())
        last = chr(ord("a") + max(known) - 1) if known else ""
        return Place("", f"The guiding principles of the Compact are {self._range('gcm/principle')}, or (a) to ({last}).")

    def numbered(self, stem: str, number: int, letters: Sequence[str], called: str) -> Place:
        """Return a numbered place of a text, such as a priority, or a lettered item of it; ``called`` is its name in the plural."""
        if f"{stem}/{number}" not in self:
            return Place("", f"The {called} are {self._range(stem)}.")
        if not letters:
            return Place(f"{stem}/{number}")
        return self._lettered(f"{stem}/{number}", letters, "Its items are", "It has no lettered items.")

    def holds(self, place: str, other: str) -> bool:
        """Return True if a place is, or is part of, another one. A commitment's paragraph is all of its objective."""
        whole = other.removesuffix("/commitment") if other.startswith("gcm/objective/") else other
        if other == "gcm/para/15" and place.startswith("gcm/principle/"):
            return True
        return place == whole or place.startswith(whole + "/")

    def _principles_in(self, number: int) -> bool:
        # The principles are the lettered items of the paragraph that introduces them (15).
        return number == _PRINCIPLES

    def _lettered(self, stem: str, letters: Sequence[str], what: str, none: str) -> Place:
        whole = f"{stem}/{'/'.join(letters)}"
        if whole in self:
            return Place(whole)
        # “6(a)(1)”: a part of an action that the text does not number is cited as the action.
        known = self._letters.get(stem, [])
        if letters[0] in known and len(letters) > 1:
            return Place(f"{stem}/{letters[0]}")
        return Place("", f"{what} ({min(known)}) to ({max(known)})." if known else none)

    def _range(self, stem: str) -> str:
        known = self._numbers.get(stem, ())
        return f"{min(known)} to {max(known)}" if known else "not in the graph"


_PRINCIPLES = 15
"""The paragraph of the Compact that lists the guiding principles."""
LAST_OF_PREAMBLE = 7
"""The last paragraph under the heading “Preamble”."""
