"""What each topic has: passages of every text with one of its words, and the law behind those of the Compact. Pure."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph_service.corpus.atlas import GCM_TEXT, Atlas, Thing
from graph_service.endpoints.explore.matrix import STANDARDS

_NOT_PASSAGES = ("Heading", "CommitmentSentence", "Footnote", "Ask", "Article")
"""Provisions whose words are shown with what they belong to, or are ours."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject: its titles by language, and the words that a passage about it has; ``pattern`` finds one of them."""

    name: str
    titles: Mapping[str, str]
    words: Sequence[str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A provision with one of the words: its text in pieces, every second of which is such a word."""

    thing: Thing
    pieces: Sequence[str]


@dataclass(frozen=True, slots=True)
class Across:
    """A topic across the texts: the passages by text, and the instruments behind those of the Compact with their numbers of passages."""

    passages: Sequence[tuple[Thing, Sequence[Passage]]]
    standards: Sequence[tuple[Thing, int]]

    @property
    def count(self) -> int:
        """How many passages there are."""
        return sum(len(passages) for _, passages in self.passages)


@cache
def topics() -> Mapping[str, Topic]:
    """Return the topics by the name in their address, in the order of the list."""
    listed = tomllib.loads(files("graph_service.endpoints.topics").joinpath("topics.toml").read_text(encoding="utf-8"))
    return {name: Topic(name, one["title"], one["words"], _pattern(one["words"])) for name, one in listed.items()}


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    # The longest first, so that a word within another does not cut it.
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = (
        re.escape(word.removesuffix("*")).replace(r"\ ", r"\s+") + (r"\w*" if word.endswith("*") else "") for word in longest_first
    )
    return re.compile(rf"\b({'|'.join(alternatives)})\b", re.IGNORECASE)


def across(atlas: Atlas, topic: Topic) -> Across:
    """Return what the texts have on a topic."""
    texts = [atlas.thing(GCM_TEXT), *atlas.civil_society_texts()]
    passages = [(text, list(_passages(atlas, text.key, topic))) for text in texts]
    behind: Counter[str] = Counter()
    for passage in next((in_text for text, in_text in passages if text.key == GCM_TEXT), ()):
        behind.update({link.object for link in atlas.links_from(passage.thing.key) if link.predicate in STANDARDS})
    standards = [(atlas.thing(key), count) for key, count in behind.items() if key.startswith("instrument/")]
    standards.sort(key=lambda row: (-row[1], row[0].title))
    return Across([(text, in_text) for text, in_text in passages if in_text], standards)


def _passages(atlas: Atlas, document: str, topic: Topic) -> list[Passage]:
    matched = {one.key: one for one in atlas.down(document) if one.text and not one.is_a(*_NOT_PASSAGES) and topic.pattern.search(one.text)}
    # A paragraph that repeats its items is shown as these.
    inner = [one for one in matched.values() if not any(child.whole == one.key and child.text in one.text for child in matched.values())]
    return [Passage(one, topic.pattern.split(one.text)) for one in sorted(inner, key=lambda one: one.order)]
