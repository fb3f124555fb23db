"""A search that was asked for, and what is found."""

from dataclasses import dataclass, field

from graph_service.corpus.thing import Thing


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: the text, classes and documents to keep (empty keeps all), a language or none, the page from 1 and its length."""

    text: str
    types: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    language: str = ""
    page: int = 1
    per_page: int = 20
    by_meaning: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found: its score (higher is better), the document it is in, and some of its words as HTML with ``<mark>``."""

    thing: Thing
    score: float
    document: str
    snippet: str
    also: tuple[Thing, ...] = ()
    """The same provision in other wordings that were found too, in a search by meaning."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits out of ``total``, and how many there are by class and by document; ``match`` says which words were found.

    ``all`` of them are in each hit; ``any``: no text has all, so each hit has some; ``none``: nothing was found.
    """

    total: int
    match: str
    hits: tuple[Hit, ...]
    types: dict[str, int]
    documents: dict[str, int]
    read_as: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that no text has, and what was looked for in their place: English for Spanish, or what a slip of the pen meant."""
