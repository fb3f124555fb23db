"""What a text is checked against: every wording that the graph holds, its provisions in reading order, and what can be cited.

Made once for each version of the dataset (``held_texts``) and handed to the process that checks as JSON.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

COMPACT = "gcm"
"""The instrument that a citation means where it names none."""


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A text whose words the graph holds: ``of`` is the id of the instrument that it is a wording of, itself where it is not a version."""

    id: str
    iri: str
    title: str
    of: str
    language: str
    date: str
    versioned: bool


@dataclass(frozen=True, slots=True)
class Provision:
    """A part of a text with words of its own. ``place`` is the id that it shares with the same provision of other wordings.

    ``citation`` is how it is cited in full, ``notation`` its number or letter; ``version`` the number of its text among the versions.
    ``kept`` is false where the words are those of a longer provision that it is a part of.
    """

    id: str
    iri: str
    citation: str
    version: int
    text: str
    language: str
    place: str
    notation: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument, an article or a target that can be cited. ``names`` are written as they are; a short one only in capitals."""

    id: str
    iri: str
    label: str
    names: tuple[str, ...] = ()
    held: bool = False


@dataclass(frozen=True, slots=True)
class Texts:
    """All of it. ``articles`` are by the id of their instrument and number, ``targets`` by their number."""

    versions: Sequence[TextVersion]
    provisions: Sequence[Provision]
    instruments: Sequence[Named]
    articles: Mapping[str, Mapping[str, Named]] = field(default_factory=dict)
    targets: Mapping[str, Named] = field(default_factory=dict)

    def dump(self) -> bytes:
        """Return it as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()


def load(data: Mapping[str, Any]) -> Texts:
    """Return the texts from the object that ``Texts.dump`` wrote."""
    return Texts(
        [TextVersion(**one) for one in data["versions"]],
        [Provision(**one) for one in data["provisions"]],
        [Named(**one) for one in data["instruments"]],
        {of: {number: Named(**one) for number, one in listed.items()} for of, listed in data["articles"].items()},
        {number: Named(**one) for number, one in data["targets"].items()},
    )
