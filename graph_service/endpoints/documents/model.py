"""A document without a format: a title, and blocks of runs. Pure.

The text may be a partner's: what XML cannot hold is replaced here, once for all formats, and only web addresses become links.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 §2.2 allows in no document: control characters, halves of pairs and two non-characters."""
_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "ur", "yi"})
Kind = Literal["heading", "text", "quotation", "item", "small"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind: their language (a primary tag; empty for the document's), where they lead, and whether they are set apart."""

    text: str
    language: str = ""
    href: str = ""
    strong: bool = False

    def __post_init__(self) -> None:
        """Keep what every format can hold."""
        language = self.language.partition("-")[0].lower()
        object.__setattr__(self, "text", writable(self.text))
        object.__setattr__(self, "language", language if _LANGUAGE.match(language) else "")
        object.__setattr__(self, "href", writable(self.href) if self.href.startswith(("http://", "https://")) else "")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (of level 1 to 3), a paragraph, a quotation, an item of a list, or small print."""

    kind: Kind
    runs: tuple[Run, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(run.text for run in self.runs)

    @property
    def right_to_left(self) -> bool:
        """Whether its first words are written from right to left."""
        return bool(self.runs) and self.runs[0].language in _RIGHT_TO_LEFT


@dataclass(frozen=True, slots=True)
class Document:
    """A document: ``language`` is that of our own words, ``address`` where the same can be read on the web."""

    title: str
    language: str
    address: str
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        """Keep what every format can hold."""
        object.__setattr__(self, "title", writable(self.title))
        object.__setattr__(self, "address", writable(self.address))

    @property
    def size(self) -> int:
        """About how much room it takes on paper, in characters: a block begins a line and leaves room before it."""
        return sum(len(block.text) + _ROOM[block.kind] for block in self.blocks)

    def encode(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return asdict(self)


_ROOM: Mapping[Kind, int] = {"heading": 150, "text": 70, "quotation": 70, "item": 60, "small": 30}


def decode(made: Mapping[str, Any]) -> Document:
    """Return the document that ``encode`` gave."""
    blocks = (Block(one["kind"], tuple(Run(**run) for run in one["runs"]), one["level"]) for one in made["blocks"])
    return Document(made["title"], made["language"], made["address"], tuple(blocks))


def writable(text: str) -> str:
    """Return a text with a replacement character for each one that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def heading(level: int, *runs: Run | str) -> Block:
    """Return a heading."""
    return Block("heading", _runs(runs), level)


def block(kind: Kind, *runs: Run | str) -> Block:
    """Return a block of another kind."""
    return Block(kind, _runs(runs))


def _runs(runs: Iterable[Run | str]) -> tuple[Run, ...]:
    made = (one if isinstance(one, Run) else Run(one) for one in runs)
    return tuple(one for one in made if one.text)
