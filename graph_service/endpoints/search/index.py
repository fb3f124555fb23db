"""The full-text index: SQLite FTS5 in memory, built once for each version of the dataset.

Three tables: English words (Porter stems), Spanish words (no accents), and names (no stems, for suggestions and matching). A table of codes
comes before them, so that what is cited exactly comes first. Methods block for about a millisecond: call them in a thread.
"""

import html
import re
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from graph_service.corpus.state_names import known
from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.endpoints.search.codes import NAME, codes, key, turned
from graph_service.endpoints.search.query_parser import Part, Wanted, read, stop_words, words_of
from graph_service.endpoints.search.synonyms import english, meant, spellings, synonyms
from graph_service.rdf.curies import path_of

_SCHEMA = """
CREATE TABLE code (key TEXT NOT NULL, thing INTEGER NOT NULL, weight INTEGER NOT NULL, PRIMARY KEY (key, thing)) WITHOUT ROWID;
CREATE VIRTUAL TABLE english USING fts5 (label, title, alias, body, elsewhere, tokenize = "porter unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE spanish USING fts5 (label, title, alias, body, elsewhere, tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE names USING fts5 (label, title, alias, tokenize = "unicode61 remove_diacritics 2", prefix = "2 3");
"""
_RANKED = {
    "english": "SELECT rowid, -bm25(english, 5.0, 8.0, 6.0, 1.0, 6.0) FROM english WHERE english MATCH ?",
    "spanish": "SELECT rowid, -bm25(spanish, 5.0, 8.0, 6.0, 1.0, 6.0) FROM spanish WHERE spanish MATCH ?",
    "names": "SELECT rowid, -bm25(names, 5.0, 8.0, 6.0) FROM names WHERE names MATCH ? ORDER BY 2 DESC, 1 LIMIT ?",
}
_SNIPPETS = {
    "english": """SELECT snippet(english, 3, char(2), char(3), '…', 64), highlight(english, 1, char(2), char(3))
        FROM english WHERE english MATCH ? AND rowid = ?""",
    "spanish": """SELECT snippet(spanish, 3, char(2), char(3), '…', 64), highlight(spanish, 1, char(2), char(3))
        FROM spanish WHERE spanish MATCH ? AND rowid = ?""",
}
LANGUAGES = {"en": "english", "es": "spanish"}
_CODES = "SELECT DISTINCT key FROM code WHERE key LIKE ? AND length(key) < 25 ORDER BY key"
_LONGEST_CODE = 25
_ARTICLE_FIRST = re.compile(r"(article[0-9.]+)(?:ofthe|of|dela|del|de|du)?([a-z].*)")
"""The key of “article 9 of C29”, which we call C029 Article 9."""
_ALIKE = 0.5
_OF_WORDS = 0.05
"""What the best hit by words gains in a search by meaning, where a tenth parts the nearest from the farthest."""
_FLOOR, _FLOOR_OF_UNKNOWN = 0.80, 0.826
"""How near the nearest thing must be by its meaning; more for a question of which no word is known, since the model puts “asdfgh” at 0.825.

Measured on 63 questions: those that our texts answer have 0.803 at least, single words of languages that the index does not know
0.815 to 0.87, and letters without a word 0.79 to 0.847. Some of the last still find something.
"""
_ANOTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f]")
_ELSEWHERE = "{elsewhere}"
"""The column of names in other languages than the thing's own."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_CODE_FIRST = 1000.0
_MARKED = {
    table: f"""SELECT highlight({table}, 3, char(2), char(3)), highlight({table}, 1, char(2), char(3))
        FROM {table} WHERE {table} MATCH ? AND rowid = ?"""  # noqa: S608 - our own tables
    for table in LANGUAGES.values()
}
_HEAD = 220
_WHOLE_TEXT = 700
"""Characters of a text that a result shows whole."""
_WEIGHTS = {"Objective": 1.5, "Priority": 1.5, "GuidingPrinciple": 1.3, "CommitmentSentence": 0.7, "Article": 0.5, "Ask": 0.5}
"""What readers look for first: the part of a text that a word is the subject of, before a thing named with it; wholes before parts."""


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
        self._list = list(things.by_id.values())
        self._numbers = {thing.id: number for number, thing in enumerate(self._list)}
        self._documents = [things.document(thing) for thing in self._list]
        self._vocabulary = Counter(word for thing in self._list for word in words_of(f"{thing.label} {thing.title} {thing.text}"))
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._fill()

    def _fill(self) -> None:
        database = self._database
        database.executescript(_SCHEMA)
        for number, thing in enumerate(self._list):
            weights: dict[str, int] = {}
            for code, weight in codes(thing, self.things):
                weights[code] = max(weight, weights.get(code, 0))
            database.executemany("INSERT INTO code VALUES (?, ?, ?)", [(code, number, weight) for code, weight in weights.items() if code])
            others = thing.values.get("skos:altLabel", ())
            elsewhere = " · ".join(term.value for term in others if term.language not in ("", thing.language))
            here = (term.value for term in others if term.language in ("", thing.language))
            alias = " · ".join((*here, *thing.texts("skos:notation", "dct:identifier")))
            row = [_CONTROL.sub(" ", text) for text in (thing.label, thing.title, alias, thing.text, elsewhere)]
            table = "spanish" if LANGUAGES.get(thing.language) == "spanish" else "english"
            database.execute(f"INSERT INTO {table} (rowid, label, title, alias, body, elsewhere) VALUES (?, ?, ?, ?, ?, ?)", (number, *row))  # noqa: S608 - our own tables
            names = (*row[:2], f"{row[2]} · {row[4]}" if elsewhere else row[2])
            database.execute("INSERT INTO names (rowid, label, title, alias) VALUES (?, ?, ?, ?)", (number, *names))
        database.commit()

    def close(self) -> None:
        """Free the memory."""
        with self._lock:
            self._database.close()

    def by_code(self, text: str) -> list[tuple[Thing, int]]:
        """Return the things that a text cites exactly, each with the weight of that code, the heaviest first."""
        with self._lock:
            return [(self._list[number], weight) for number, weight in self._by_code(text)]

    def _by_code(self, text: str) -> list[tuple[int, int]]:
        thing = self.things.find(text.strip())
        named = [(self._numbers[thing.id], _WHOLE)] if thing else []
        cited = self._by_key(key(text)) or (self._by_key(key(other)) if (other := turned(text)) else []) or self._state(text)
        return [*named, *(row for row in cited if not thing or row[0] != named[0][0])]

    def _state(self, text: str) -> list[tuple[int, int]]:
        """Return the State that a text names as lists do, “Korea, Republic of”."""
        number = self._numbers.get(f"actor/state/{known().resolve(text)}")
        return [] if number is None else [(number, NAME)]

    def _by_key(self, code: str) -> list[tuple[int, int]]:
        rows = self._database.execute("SELECT thing, weight FROM code WHERE key = ? ORDER BY weight DESC, thing", (code,)).fetchall()
        turned = None if rows else _ARTICLE_FIRST.fullmatch(code)
        return self._by_key(turned[2] + turned[1]) if turned else rows

    def near(self, text: str, limit: int = 5) -> list[Thing]:
        """Return the things whose code is spelt most like a text that nothing is found for, such as “C999”."""
        wanted = key(text)
        if not wanted or len(wanted) > _LONGEST_CODE:
            return []
        with self._lock:
            near = get_close_matches(wanted, [row[0] for row in self._database.execute(_CODES, (wanted[0] + "%",))], limit, _ALIKE)
            numbers = [row[0] for one in near for row in self._by_key(one)[:1]]
        return [self._list[number] for number in dict.fromkeys(numbers)]

    def by_name(self, text: str, limit: int) -> list[Thing]:
        """Return the things whose names share words with a text, the most alike first."""
        expression = read(text).expression(every=False)
        if not expression:
            return []
        with self._lock:
            return [self._list[row[0]] for row in self._database.execute(_RANKED["names"], (expression, limit))]

    def suggest(self, text: str, limit: int, types: Iterable[str] = ()) -> list[Thing]:
        """Return the things whose code or name begins as a text does, exact codes first."""
        kept = frozenset(types)
        start = key(text)
        expression = read(text).expression(last_is_prefix=True)
        with self._lock:
            numbers = [number for number, _ in self._by_code(text)]
            if start:
                rows = self._database.execute(
                    "SELECT thing FROM code WHERE key >= ? AND key < ? ORDER BY length(key), weight DESC, thing LIMIT ?",
                    (start, start + "\U0010ffff", 8 * limit),
                )
                numbers += [row[0] for row in rows]
            if expression:
                numbers += [row[0] for row in self._database.execute(_RANKED["names"], (expression, 8 * limit))]
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
                Hit(self._list[n], round(spoken[n], 3), self._documents[n], self._snippet(n, wanted, every=every))
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
                html.escape(self._list[n].text[:_WHOLE_TEXT]),
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
            in_tables = {table for table in tables if self._has(table, part)}
            if not also and "english" in tables and "english" not in in_tables:
                named = in_tables or any(self._has(table, part, _ELSEWHERE) for table in tables)
                also = english(word) or (() if named else tuple(filter(None, [meant(word, self._vocabulary)])))
                also = tuple(dict.fromkeys((*also, *(other for one in also for other in spellings(one, self._vocabulary)))))
                read_as |= {word: also} if also else {}
            elif others and "english" in tables and "english" not in in_tables:
                read_as |= {word: others}
            parts.append(replace(part, also=also))
        return Wanted(tuple(parts)), read_as

    def _has(self, table: str, part: Part, columns: str = "{label title alias body}") -> bool:
        """Return True if a table has a word in columns; its names in other languages are not words of its texts."""
        expression = f"{columns} : ({Wanted((part,)).expression(spanish=table == 'spanish')})"
        return self._database.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1", (expression,)).fetchone() is not None  # noqa: S608 - our own table

    def _scores(self, text: str, wanted: Wanted, tables: list[str]) -> tuple[dict[int, float], str, bool]:
        """Return scores by thing, which words were found, and whether every word was asked for."""
        cited = {number: _CODE_FIRST + weight for number, weight in self._by_code(text)}
        for every in (True, False):
            scores: dict[int, float] = {}
            for table in tables:
                expression = wanted.expression(spanish=table == "spanish", every=every)
                if expression:
                    rows = self._database.execute(_RANKED[table], (expression,))
                    shares = {} if every else self._shares(table, wanted)
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

    def _shares(self, table: str, wanted: Wanted) -> dict[int, float]:
        """Return which share of the wanted words each thing has: two of three words say more than one of them often."""
        counts: Counter[int] = Counter()
        for part in wanted.wanted:
            expression = wanted.alone(part).expression(spanish=table == "spanish")
            counts.update(row[0] for row in self._database.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (expression,)))  # noqa: S608 - our own table
        return {number: (count / len(wanted.wanted)) ** 2 for number, count in counts.items()}

    def _snippet(self, number: int, wanted: Wanted, *, every: bool) -> str:
        thing = self._list[number]
        table = LANGUAGES.get(thing.language, "english")
        row = self._database.execute(
            _SNIPPETS[table], (wanted.expression(spanish=table == "spanish", every=every) or '""', number)
        ).fetchone()
        text = thing.text or thing.title
        if len(text) <= _WHOLE_TEXT:
            # Short enough to show: no snippet can cut before the answer.
            marked = self._database.execute(
                _MARKED[table], (wanted.expression(spanish=table == "spanish", every=every) or '""', number)
            ).fetchone()
            row = marked or row
        if row is None:
            return html.escape(text[:_HEAD] + ("…" if len(text) > _HEAD else ""))
        return html.escape(row[0] or row[1]).replace("\x02", "<mark>").replace("\x03", "</mark>")


_MATCH = {True: "all", False: "any"}
_WHOLE = 200


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
