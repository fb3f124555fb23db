"""The full-text index, built once for each version of the dataset.

Methods block for about a millisecond: call them in a thread.
"""

import html
import re
import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.endpoints.search.codes import key
from graph_service.endpoints.search.found import Asked, Found, Hit
from graph_service.endpoints.search.query_parser import Part, Wanted, read, stop_words, words_of
from graph_service.endpoints.search.synonyms import english, meant, spellings, synonyms
from graph_service.endpoints.search.tables import ELSEWHERE, LANGUAGES, LONGEST_CODE, WHOLE_TEXT, Tables
from graph_service.rdf.curies import path_of

_ALIKE = 0.5
_OF_WORDS = 0.05
"""What the best hit by words gains in a search by meaning, where a tenth parts the nearest from the farthest."""
_FLOOR, _FLOOR_OF_UNKNOWN = 0.80, 0.826
"""How near the nearest thing must be by its meaning; more for a question of which no word is known, since the model puts “asdfgh” at 0.825.

Measured on 63 questions: those that our texts answer have 0.803 at least, single words of languages that the index does not know
0.815 to 0.87, and letters without a word 0.79 to 0.847. Some of the last still find something.
"""
_ANOTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f]")
_CODE_FIRST = 1000.0
_WEIGHTS = {"Objective": 1.5, "Priority": 1.5, "GuidingPrinciple": 1.3, "CommitmentSentence": 0.7, "Article": 0.5, "Ask": 0.5}
"""What readers look for first: the part of a text that a word is the subject of, before a thing named with it; wholes before parts."""


def _provision(thing: Thing) -> str:
    """Return the id of the provision that a thing is a wording of, or its own."""
    return path_of(thing.first("gcmo:sameProvisionAs")) or thing.id


def _is_language(text: str) -> bool:
    """Return True if a text is in another script, or has one of the commonest words of a language that we know."""
    return bool(_ANOTHER_SCRIPT.search(text)) or not stop_words().isdisjoint(text.casefold().split())


class Index:
    """Finds things. Made for one version of the dataset."""

    def __init__(self, things: Things) -> None:
        self.things = things
        self._tables = Tables(things)
        self._list, self._numbers = self._tables.listed, self._tables.numbers
        self._documents = [things.document(thing) for thing in self._list]
        self._vocabulary = Counter(word for thing in self._list for word in words_of(f"{thing.label} {thing.title} {thing.text}"))
        self._lock = threading.Lock()

    def close(self) -> None:
        """Free the memory."""
        with self._lock:
            self._tables.close()

    def by_code(self, text: str) -> list[tuple[Thing, int]]:
        """Return the things that a text cites exactly, each with the weight of that code, the heaviest first."""
        with self._lock:
            return [(self._list[number], weight) for number, weight in self._tables.by_code(text)]

    def near(self, text: str, limit: int = 5) -> list[Thing]:
        """Return the things whose code is spelt most like a text that nothing is found for, such as “C999”."""
        wanted = key(text)
        if not wanted or len(wanted) > LONGEST_CODE:
            return []
        with self._lock:
            near = get_close_matches(wanted, self._tables.codes_like(wanted[0]), limit, _ALIKE)
            numbers = [row[0] for one in near for row in self._tables.by_key(one)[:1]]
        return [self._list[number] for number in dict.fromkeys(numbers)]

    def by_name(self, text: str, limit: int) -> list[Thing]:
        """Return the things whose names share words with a text, the most alike first."""
        expression = read(text).expression(every=False)
        if not expression:
            return []
        with self._lock:
            return [self._list[number] for number in self._tables.named(expression, limit)]

    def suggest(self, text: str, limit: int, types: Iterable[str] = ()) -> list[Thing]:
        """Return the things whose code or name begins as a text does, exact codes first."""
        kept = frozenset(types)
        start = key(text)
        expression = read(text).expression(last_is_prefix=True)
        with self._lock:
            numbers = [number for number, _ in self._tables.by_code(text)]
            if start:
                numbers += self._tables.codes_from(start, 8 * limit)
            if expression:
                numbers += self._tables.named(expression, 8 * limit)
        things = [self._list[number] for number in dict.fromkeys(numbers)]
        return [thing for thing in things if not kept or kept.intersection(thing.types)][:limit]

    def search(self, asked: Asked) -> Found:
        """Return a page of what was asked for."""
        tables = [LANGUAGES[asked.language]] if asked.language else list(LANGUAGES.values())
        with self._lock:
            wanted, read_as = self._widened(read(asked.text), tables)
            scores, match, every = self._scores(asked.text, wanted, tables)
            spoken = {n: score for n, score in scores.items() if LANGUAGES.get(self._list[n].language, "english") in tables}
            in_types = {n for n in spoken if not asked.types or not set(asked.types).isdisjoint(self._list[n].types)}
            in_documents = {
                n for n in spoken if not asked.documents or self._documents[n] in asked.documents or self._list[n].id in asked.documents
            }
            kept = sorted(in_types & in_documents, key=lambda n: (-spoken[n], n))
            start = (asked.page - 1) * asked.per_page
            hits = [
                Hit(self._list[n], round(spoken[n], 3), self._documents[n], self._tables.snippet(n, wanted, every=every))
                for n in kept[start : start + asked.per_page]
            ]
        types = Counter(one for n in in_documents for one in self._list[n].types)
        documents = Counter(self._documents[n] for n in in_types if self._documents[n])
        return Found(len(kept), match if kept else "none", tuple(hits), _ordered(types), _ordered(documents), read_as if kept else {})

    def ranked(self, asked: Asked, nearness: Mapping[str, float], most: int) -> Found:
        """Return a page of the things nearest by their meaning, given by id; a thing that has the words is ranked a little higher.

        Words in another language that the glossary knows count as their English ones.
        """
        with self._lock:
            wanted, read_as = self._widened(read(asked.text), list(LANGUAGES.values()))
            by_words, _, _ = self._scores(asked.text, wanted, list(LANGUAGES.values()))
        nearest = max(nearness.values(), default=0.0)
        if nearest < _FLOOR or (nearest < _FLOOR_OF_UNKNOWN and not by_words and not _is_language(asked.text)):
            return Found(0, "none", (), {}, {})
        best = max(by_words.values(), default=1.0)
        scores = {
            number: near + _OF_WORDS * by_words.get(number, 0.0) / best
            for one, near in nearness.items()
            if (number := self._numbers.get(one)) is not None
        }
        provisions = {n: _provision(self._list[n]) for n in scores}
        listed = [
            n
            for n in sorted(scores, key=lambda n: (-scores[n], provisions[n] != self._list[n].id, n))
            if (not asked.types or not set(asked.types).isdisjoint(self._list[n].types))
            and (not asked.documents or self._documents[n] in asked.documents)
            and (not asked.language or self._list[n].language == asked.language)
        ]
        wordings: dict[str, list[Thing]] = {}
        for n in listed:
            wordings.setdefault(provisions[n], []).append(self._list[n])
        listed = [n for n in listed if wordings[provisions[n]][0] is self._list[n]][:most]
        start = (asked.page - 1) * asked.per_page
        hits = [
            Hit(
                self._list[n],
                round(scores[n], 3),
                self._documents[n],
                html.escape(self._list[n].text[:WHOLE_TEXT]),
                tuple(wordings[provisions[n]][1:]),
            )
            for n in listed[start : start + asked.per_page]
        ]
        types = Counter(one for n in listed for one in self._list[n].types)
        documents = Counter(self._documents[n] for n in listed if self._documents[n])
        return Found(
            len(listed), "meaning" if listed else "none", tuple(hits), _ordered(types), _ordered(documents), read_as if listed else {}
        )

    def _widened(self, wanted: Wanted, tables: list[str]) -> tuple[Wanted, dict[str, tuple[str, ...]]]:
        """Return what is wanted with other words for some, and for which ones another word was read."""
        read_as: dict[str, tuple[str, ...]] = {}
        parts: list[Part] = []
        for part in wanted.parts:
            word = part.words[0]
            if part.exact or part.prefix or part.excluded or part not in wanted.wanted:
                parts.append(part)
                continue
            others = synonyms(word)
            also = tuple(dict.fromkeys((*spellings(word, self._vocabulary), *others)))
            in_tables = {table for table in tables if self._tables.has(table, part)}
            if not also and "english" in tables and "english" not in in_tables:
                named = in_tables or any(self._tables.has(table, part, ELSEWHERE) for table in tables)
                also = english(word) or (() if named else tuple(filter(None, [meant(word, self._vocabulary)])))
                also = tuple(dict.fromkeys((*also, *(other for one in also for other in spellings(one, self._vocabulary)))))
                read_as |= {word: also} if also else {}
            elif others and "english" in tables and "english" not in in_tables:
                read_as |= {word: others}
            parts.append(replace(part, also=also))
        return Wanted(tuple(parts)), read_as

    def _scores(self, text: str, wanted: Wanted, tables: list[str]) -> tuple[dict[int, float], str, bool]:
        """Return scores by thing, which words were found, and whether every word was asked for."""
        cited = {number: _CODE_FIRST + weight for number, weight in self._tables.by_code(text)}
        for every in (True, False):
            scores: dict[int, float] = {}
            for table in tables:
                expression = wanted.expression(spanish=table == "spanish", every=every)
                if expression:
                    rows = self._tables.ranked(table, expression)
                    shares = {} if every else self._tables.shares(table, wanted)
                    scores |= {
                        number: score * _WEIGHTS.get(self._list[number].kind, 1.0) * shares.get(number, 1.0) for number, score in rows
                    }
            if scores or cited:
                # One that is cited exactly and has the words as well comes before one that is only cited.
                return (
                    {**scores, **{number: weight + scores.get(number, 0.0) / 100 for number, weight in cited.items()}},
                    _MATCH[every],
                    every,
                )
        return {}, "none", True


_MATCH = {True: "all", False: "any"}


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
