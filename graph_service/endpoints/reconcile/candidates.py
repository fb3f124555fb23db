"""Candidates for a name: by the codes people cite, by the words of names, and by property values; each scored, with the features behind it.

Scores run from 0 to 100. A code or name that is one of the thing's own scores 90 to 100; a code found inside a longer text at most 88; a
name that is only alike below 90. ``match`` is true for a single candidate that was named exactly, or nearly so with nothing else near it,
and that has every property value asked for. Blocks for some milliseconds: call it in a thread.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from graph_service.corpus.select import Term
from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.endpoints.reconcile.queries import Query
from graph_service.endpoints.search.codes import CITATION, NAME, OWN_CODE, key
from graph_service.endpoints.search.index import Index
from graph_service.errors import ContentTooLargeError

_POOL = 25
_EXACT = 90.0
_INSIDE = 88.0
_ALIKE = 89.0
_CLEARLY_ALIKE = 0.95
_MARGIN = 5.0
_LEAST = 25.0
_PROPERTY_SHARE = 0.25
_LONGEST_CODE = 4
_SHORTEST_CODE = 3
_TOKEN = re.compile(r"[^\W_]+")
_OF_COMPACT = re.compile(
    r"(?:the )?(?:gcm|global compact(?: for (?:safe, orderly and regular )?migration)?)\W+(.+)", re.IGNORECASE | re.DOTALL
)
_YEAR_LAST = re.compile(r",? \(?[12][0-9]{3}\)?\Z")
_SPELT = ((re.compile(r"\A(?:the|la|el) "), ""), (re.compile(r"\blabor\b"), "labour"), (re.compile(r"isation(s?)\b"), r"ization\1"))
"""What people spell in two ways, in the order of replacing."""
_CONTAINED = 0.65
_SAID_OF = 160
MOST_WORK = 500_000
"""Values of things that one batch may look at."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that may be meant: its score from 0 to 100, whether it is clearly the one, and the features the score was made from."""

    thing: Thing
    score: float
    match: bool
    features: tuple[tuple[str, float | bool], ...]


def name_of(thing: Thing) -> str:
    """Return a thing's name for a list: its place and its title."""
    return f"{thing.label}: {thing.title}" if thing.title and thing.title != thing.label else thing.label


def description_of(thing: Thing) -> str:
    """Return a line that tells a thing from its namesakes: the first of its words, or what we say of it."""
    text = thing.first("gcmo:text", "dct:description")
    text = "" if text == thing.title else text
    return text[:_SAID_OF].rstrip() + ("…" if len(text) > _SAID_OF else "")


class Work:
    """Counts what answering a batch takes, in values looked at.

    Raises:
        ContentTooLargeError: it is more than a batch may take.

    """

    def __init__(self, most: int = MOST_WORK) -> None:
        self._most = most
        self._done = 0

    def spend(self, count: int) -> None:
        """Take note of so many values."""
        self._done += count
        if self._done > self._most:
            raise ContentTooLargeError(
                f"The batch looks at more than {self._most} values.",
                help="Give each query a text, or send fewer queries without one at a time.",
                limit="values",
                maximum=self._most,
            )


class _Wanted:
    """The property values of a query by the spellings that match them: a thing's own values are looked at once, however many are asked."""

    def __init__(self, query: Query) -> None:
        self.count = sum(len(values) for _, values in query.properties)
        self._places: dict[str, dict[str, set[int]]] = {}
        place = 0
        for pid, values in query.properties:
            spellings = self._places.setdefault(pid, {})
            for value in values:
                for spelling in (f"={value.strip()}", f"#{value}", f"~{key(value)}" if key(value) else "", f"-{value.strip()}"):
                    if spelling and (spelling[0] != "-" or value.strip().isdigit()):
                        spellings.setdefault(spelling, set()).add(place)
                place += 1

    def share(self, thing: Thing, things: Things, work: Work) -> float:
        """Return the share of the asked values that a thing has."""
        places: set[int] = set()
        for pid, spellings in self._places.items():
            terms = thing.values.get(pid, ())
            work.spend(1 + len(terms))
            for term in terms:
                for spelling in _spellings(term, things):
                    places |= spellings.get(spelling, _NONE)
        return len(places) / (self.count or 1)


_NONE: frozenset[int] = frozenset()


def _spellings(term: Term, things: Things) -> Iterator[str]:
    """Yield what a value may be asked as: itself, its key, a thing's id and the keys of its names; for a date its year is enough."""
    yield f"={term.value}"
    yield f"~{key(term.value)}"
    target = things.find(term.value) if term.is_iri else None
    if target:
        yield f"#{target.id}"
        for name in _names(target):
            yield f"~{key(name)}"
    if not term.is_iri and "-" in term.value:
        yield f"-{term.value.partition('-')[0]}"


def candidates(index: Index, query: Query, work: Work | None = None) -> list[Candidate]:
    """Return the candidates for a query, the best first.

    Raises:
        ContentTooLargeError: it takes more than is left of ``work``.

    """
    work = work or Work()
    wanted = _Wanted(query) if query.properties else None
    cited = _cited(index, query.text) if query.text.strip() else {}
    inside = _codes_inside(index, query.text) if query.text.strip() and not _OF_COMPACT.match(query.text) else set()
    pool: Mapping[str, Thing] = {}
    if query.text.strip():
        named = [*(index.things.by_id[one] for one in (*cited, *sorted(inside))), *index.by_name(query.text, _POOL)]
        pool = {thing.id: thing for thing in named}
    elif wanted:
        pool = index.things.by_id
    shares = {one: wanted.share(thing, index.things, work) for one, thing in pool.items()} if wanted else {}
    if not query.text.strip():
        pool = {one: thing for one, thing in pool.items() if shares.get(one)}
    scored = [
        _score(thing, query, cited.get(thing.id, 0.0), shares.get(thing.id, 0.0), inside=thing.id in inside)
        for thing in pool.values()
        if _fits(thing, query)
    ]
    ranked = sorted((one for one in scored if one.score >= _LEAST), key=lambda one: -one.score)
    return _decide(ranked, query)[: query.limit]


def _cited(index: Index, text: str) -> dict[str, float]:
    """Return the weights of what a text cites, by id; “GCM 6” and “objective 22 action a” are read as parts of the Compact."""
    cited = index.by_code(text)
    of_compact = _OF_COMPACT.match(text.strip())
    if not cited and of_compact:
        cited = [(thing, weight) for thing, weight in index.by_code(of_compact[1]) if thing.id.startswith("gcm/")]
    return {thing.id: float(weight) for thing, weight in cited or index.by_code(f"gcm {text}")}


def _codes_inside(index: Index, text: str) -> set[str]:
    """Return the ids of things whose own code is inside a longer text: “ILO C189 on domestic workers”."""
    tokens = _TOKEN.findall(text)[:40]
    ids: set[str] = set()
    for start in range(len(tokens)):
        for length in range(1, _LONGEST_CODE + 1):
            piece = " ".join(tokens[start : start + length])
            if len(key(piece)) >= _SHORTEST_CODE and any(one.isdigit() or one.isupper() for one in piece):
                ids |= {thing.id for thing, weight in index.by_code(piece) if weight == OWN_CODE}
    return ids


def _fits(thing: Thing, query: Query) -> bool:
    if not query.types or query.strict == "should":
        return True
    asked = {one.removeprefix("gcmo:") for one in query.types}
    return asked <= set(thing.types) if query.strict == "all" else not asked.isdisjoint(thing.types)


def _score(thing: Thing, query: Query, cited: float, share: float, *, inside: bool) -> Candidate:
    alike = max((_similarity(query.text, name) for name in _names(thing)), default=0.0) if query.text.strip() else 0.0
    exact = cited >= CITATION or (bool(query.text.strip()) and key(query.text) == key(name_of(thing)) != "")
    base = max(min(max(cited, NAME if exact else 0.0), 100.0), alike * _ALIKE, _INSIDE * (0.9 + 0.1 * alike) if inside else 0.0)
    features: list[tuple[str, float | bool]] = [("name", round(100 * alike, 1)), ("code", exact or cited > 0), ("code_inside", inside)]
    if query.types:
        typed = not {one.removeprefix("gcmo:") for one in query.types}.isdisjoint(thing.types)
        features.append(("type", typed))
        base *= 1.0 if typed else 0.8
    if query.properties:
        features.append(("properties", round(100 * share, 1)))
        base = 100 * share if not query.text.strip() else base * (1 - _PROPERTY_SHARE) + 100 * share * _PROPERTY_SHARE
    return Candidate(thing, round(base, 1), match=False, features=tuple(features))


def _decide(ranked: list[Candidate], query: Query) -> list[Candidate]:
    if not ranked or not query.text.strip():
        return ranked
    best, features = ranked[0], dict(ranked[0].features)
    alone = len(ranked) == 1 or ranked[1].score <= best.score - _MARGIN
    named = best.score >= _EXACT * (1 if "properties" not in features else 0.9) or features["name"] >= 100 * _CLEARLY_ALIKE
    if alone and named and features.get("properties", 100.0) == 100.0 and features.get("type", True):  # noqa: PLR2004 - all of them
        ranked[0] = Candidate(best.thing, best.score, match=True, features=best.features)
    return ranked


def _names(thing: Thing) -> Iterator[str]:
    yield name_of(thing)
    yield thing.label
    for name in thing.texts("skos:prefLabel", "skos:altLabel", "dct:title", "skos:notation"):
        yield name
        # “Domestic Workers Convention, 2011”: people leave out the year, and it is said again for one of several.
        if _YEAR_LAST.search(name):
            yield _YEAR_LAST.sub("", name)


def _similarity(text: str, name: str) -> float:
    """Return how alike a text is to a name, 0 to 1: half their letters in order, half their words; more where the name has it whole."""
    first, second = _plain(text), _plain(name)
    if first == second:
        return 1.0
    words, others = set(first.split()), set(second.split())
    shared = 2 * len(words & others) / (len(words) + len(others) or 1)
    alike = 0.5 * shared + 0.5 * SequenceMatcher(None, first, second, autojunk=False).ratio()
    whole = len(words) > 1 and f" {first} " in f" {second} "
    return max(alike, min(_CONTAINED + (1 - _CONTAINED) * shared, _CLEARLY_ALIKE - 0.01)) if whole else alike


def _plain(text: str) -> str:
    plain = " ".join(_TOKEN.findall(text.casefold()))[:300]
    for spelling, usual in _SPELT:
        plain = spelling.sub(usual, plain)
    return plain
