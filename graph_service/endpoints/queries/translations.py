"""What the saved queries ask, in the reader's language.

Their titles and descriptions are data, in English (``queries/<name>.ttl``); ``locale/<code>.toml`` has them in another language.
What a language lacks is shown in English and marked as such; a test keeps them in step.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from graph_service.corpus.saved_queries import SavedQuery, Topic
from graph_service.pages.i18n import DEFAULT, Language

_FOLDER = Path(__file__).resolve().parent / "locale"


@dataclass(frozen=True, slots=True)
class Words:
    """A title and a description with the language they are in, and the same of parameters: (title, help) by name."""

    title: str
    description: str
    language: str
    parameters: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@cache
def words(code: str) -> Mapping[str, Any]:
    """Return the file of a language, or nothing: tables ``queries``, ``topics``, ``parameters`` and ``columns``, each by name."""
    file = _FOLDER / f"{code}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if code != DEFAULT and file.is_file() else {}


def in_words(query: SavedQuery, reader: Language) -> Words:
    """Return what a query asks."""
    known = words(reader.code)
    translated = known.get("queries", {}).get(query.name)
    if translated is None:
        return Words(query.title, query.description, DEFAULT, {one.name: (one.title, one.description) for one in query.parameters})
    # A parameter of a name means the same in all queries but where a query says otherwise.
    named = {**known.get("parameters", {}), **translated.get("parameters", {})}
    parameters = {one.name: (named[one.name]["title"], named[one.name]["help"]) for one in query.parameters if one.name in named}
    return Words(translated["title"], translated["asks"], reader.code, parameters)


def topic_in_words(topic: Topic, reader: Language) -> Words:
    """Return what a topic is about."""
    translated = words(reader.code).get("topics", {}).get(topic.name)
    return Words(translated["title"], translated["about"], reader.code) if translated else Words(topic.title, topic.description, DEFAULT)


def columns(reader: Language) -> Mapping[str, str]:
    """Return what the columns of answers are called, by variable; English names are made of the variables' own."""
    names: Mapping[str, str] = words(reader.code).get("columns", {})
    return names


def in_topics(
    queries: Mapping[str, SavedQuery], topics: Iterable[Topic], reader: Language
) -> Sequence[tuple[str, Words, Sequence[tuple[SavedQuery, Words]]]]:
    """Return the topics by name with what they and their queries ask, in the topics' order."""
    return [
        (topic.name, topic_in_words(topic, reader), [(one, in_words(one, reader)) for one in queries.values() if one.topic == topic.name])
        for topic in topics
    ]
