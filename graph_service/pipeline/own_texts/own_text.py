"""A text of one's own: what is known of it, its provisions, and what was not taken."""

from dataclasses import dataclass, field

SHOWN = 60
"""How many characters of words a report shows."""


@dataclass(frozen=True, slots=True)
class About:
    """What the file does not say of itself: the text's IRI, title, language, date (or ""), class, and who issued it."""

    iri: str
    title: str
    language: str
    kind: str = "Statement"
    date: str = ""
    publisher: str = ""
    publisher_name: str = ""
    file: str = ""


@dataclass(slots=True)
class Part:
    """A provision: path under the text's IRI, path of what it is part of, class, printed marker and number, words, and its line."""

    path: str
    parent: str
    kind: str
    label: str
    text: str
    line: int
    marker: str = ""
    notation: str = ""
    under: str = ""
    calls: tuple[tuple[str, int], ...] = ()
    note_of: str = ""
    note_offset: int = 0


@dataclass
class OwnText:
    """The provisions of a text, and what was not taken: line, why, and the first words."""

    parts: list[Part] = field(default_factory=list)
    not_taken: list[tuple[int, str, str]] = field(default_factory=list)
    warnings: list[tuple[int, str]] = field(default_factory=list)
    """Lines where the numbers or letters do not follow each other, and what is odd."""
