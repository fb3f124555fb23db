"""The text that a second wording is read by: its provisions in order, each with what it is and the words it begins with."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_service.pipeline.unit import Unit
from graph_service.pipeline.wordings.comparison import tokens

TITLE, CHAPEAU, HEADING, LEAD, PRINCIPLE = "title", "chapeau", "heading", "lead", "principle"
OBJECTIVE, PARAGRAPH, COMMITMENT, LETTER, ROMAN, NOTE = "objective", "paragraph", "commitment", "letter", "roman", "note"
FRONT = "front"
"""What a second wording has before its title, such as the resolution to which it is annexed."""
UNMARKED = frozenset({TITLE, CHAPEAU, HEADING, LEAD, PRINCIPLE})
_KINDS = {
    "Objective": OBJECTIVE,
    "Commitment": COMMITMENT,
    "GuidingPrinciple": PRINCIPLE,
    "Footnote": NOTE,
    "Action": LETTER,
    "Heading": HEADING,
    "Paragraph": PARAGRAPH,
}


@dataclass(frozen=True)
class Expected:
    """A provision of the text we hold: its place in the order, what it is, and its words as compared; ``title`` words come first."""

    index: int
    unit: Unit
    kind: str
    words: tuple[str, ...] = field(repr=False, default=())

    @property
    def path(self) -> str:
        """Its path under the base."""
        return self.unit.path

    @property
    def shown(self) -> str:
        """What a reader looks for at its place: its marker and first words."""
        begins = self.unit.heading if self.kind == PRINCIPLE else self.unit.text
        return f"{self.unit.marker} {begins[:60]}".strip() + ("…" if len(begins) > 60 else "")  # noqa: PLR2004 - as much as fits a line


def template_of(units: Sequence[Unit]) -> list[Expected]:
    """Return the provisions that a second wording is read by; sentences are cut out of their commitments later."""
    shown = [unit for unit in units if not unit.sentence]
    return [Expected(index, unit, _kind(unit), tuple(tokens(_words(unit)))) for index, unit in enumerate(shown)]


def _words(unit: Unit) -> str:
    return f"{unit.heading}: {unit.text}" if unit.body and unit.heading else unit.text


def _kind(unit: Unit) -> str:
    named = next((kind for name, kind in _KINDS.items() if name in unit.kinds), "")
    if named:
        return TITLE if named == HEADING and unit.path.endswith("/heading/title") else named
    if unit.path.endswith("/lead"):
        return LEAD
    if not unit.notation:
        return CHAPEAU
    return LETTER if unit.parent.rpartition("/")[2].isdecimal() else ROMAN
