"""The tables of the full-text index: SQLite FTS5 in memory.

Three tables: English words (Porter stems), Spanish words (no accents), and names (no stems, for suggestions and matching). A table of codes
comes before them, so that what is cited exactly comes first. A thing is known here by its number.
"""

import html
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable

from graph_service.corpus.state_names import known
from graph_service.corpus.things import Things
from graph_service.endpoints.search.codes import NAME, codes, key, turned
from graph_service.endpoints.search.query_parser import Part, Wanted

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
LONGEST_CODE = 25
_ARTICLE_FIRST = re.compile(r"(article[0-9.]+)(?:ofthe|of|dela|del|de|du)?([a-z].*)")
"""The key of “article 9 of C29”, which we call C029 Article 9."""
ELSEWHERE = "{elsewhere}"
"""The column of names in other languages than the thing's own."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_MARKED = {
    table: f"""SELECT highlight({table}, 3, char(2), char(3)), highlight({table}, 1, char(2), char(3))
        FROM {table} WHERE {table} MATCH ? AND rowid = ?"""  # noqa: S608 - our own tables
    for table in LANGUAGES.values()
}
_HEAD = 220
WHOLE_TEXT = 700
"""Characters of a text that a result shows whole."""
_WHOLE = 200


class Tables:
    """Asks the tables, one question at a time: who asks holds a lock."""

    def __init__(self, things: Things) -> None:
        self._things = things
        self.listed = list(things.by_id.values())
        self.numbers = {thing.id: number for number, thing in enumerate(self.listed)}
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._fill()

    def close(self) -> None:
        """Free the memory."""
        self._database.close()

    def _fill(self) -> None:
        database = self._database
        database.executescript(_SCHEMA)
        for number, thing in enumerate(self.listed):
            weights: dict[str, int] = {}
            for code, weight in codes(thing, self._things):
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

    def by_code(self, text: str) -> list[tuple[int, int]]:
        """Return what a text cites exactly, each with the weight of that code, the heaviest first."""
        thing = self._things.find(text.strip())
        named = [(self.numbers[thing.id], _WHOLE)] if thing else []
        cited = self.by_key(key(text)) or (self.by_key(key(other)) if (other := turned(text)) else []) or self._state(text)
        return [*named, *(row for row in cited if not thing or row[0] != named[0][0])]

    def _state(self, text: str) -> list[tuple[int, int]]:
        """Return the State that a text names as lists do, “Korea, Republic of”."""
        number = self.numbers.get(f"actor/state/{known().resolve(text)}")
        return [] if number is None else [(number, NAME)]

    def by_key(self, code: str) -> list[tuple[int, int]]:
        """Return what has the key of a code, the heaviest first."""
        rows = self._database.execute("SELECT thing, weight FROM code WHERE key = ? ORDER BY weight DESC, thing", (code,)).fetchall()
        turned = None if rows else _ARTICLE_FIRST.fullmatch(code)
        return self.by_key(turned[2] + turned[1]) if turned else rows

    def codes_like(self, start: str) -> list[str]:
        """Return the keys of codes that begin so, but for long ones."""
        return [row[0] for row in self._database.execute(_CODES, (start + "%",))]

    def codes_from(self, start: str, most: int) -> Iterable[int]:
        """Return what has a code whose key begins so, the shortest first."""
        rows = self._database.execute(
            "SELECT thing FROM code WHERE key >= ? AND key < ? ORDER BY length(key), weight DESC, thing LIMIT ?",
            (start, start + "\U0010ffff", most),
        )
        return (row[0] for row in rows)

    def named(self, expression: str, most: int) -> Iterable[int]:
        """Return what has names that an expression matches, the most alike first."""
        return (row[0] for row in self._database.execute(_RANKED["names"], (expression, most)))

    def ranked(self, table: str, expression: str) -> Iterable[tuple[int, float]]:
        """Return what an expression matches in a table of words, with scores: higher is better."""
        return self._database.execute(_RANKED[table], (expression,))

    def has(self, table: str, part: Part, columns: str = "{label title alias body}") -> bool:
        """Return True if a table has a word in columns; its names in other languages are not words of its texts."""
        expression = f"{columns} : ({Wanted((part,)).expression(spanish=table == 'spanish')})"
        return self._database.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1", (expression,)).fetchone() is not None  # noqa: S608 - our own table

    def shares(self, table: str, wanted: Wanted) -> dict[int, float]:
        """Return which share of the wanted words each thing has: two of three words say more than one of them often."""
        counts: Counter[int] = Counter()
        for part in wanted.wanted:
            expression = wanted.alone(part).expression(spanish=table == "spanish")
            counts.update(row[0] for row in self._database.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (expression,)))  # noqa: S608 - our own table
        return {number: (count / len(wanted.wanted)) ** 2 for number, count in counts.items()}

    def snippet(self, number: int, wanted: Wanted, *, every: bool) -> str:
        """Return some words of a thing as HTML, those that were wanted marked."""
        thing = self.listed[number]
        table = LANGUAGES.get(thing.language, "english")
        row = self._database.execute(
            _SNIPPETS[table], (wanted.expression(spanish=table == "spanish", every=every) or '""', number)
        ).fetchone()
        text = thing.text or thing.title
        if len(text) <= WHOLE_TEXT:
            # Short enough to show: no snippet can cut before the answer.
            marked = self._database.execute(
                _MARKED[table], (wanted.expression(spanish=table == "spanish", every=every) or '""', number)
            ).fetchone()
            row = marked or row
        if row is None:
            return html.escape(text[:_HEAD] + ("…" if len(text) > _HEAD else ""))
        return html.escape(row[0] or row[1]).replace("\x02", "<mark>").replace("\x03", "</mark>")
