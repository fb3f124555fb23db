"""The answer as JSON: passages with what they may be about. Suggestions have no IRI and are in no graph."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph_service.corpus.atlas import Link
from graph_service.endpoints.suggest.knowledge import Knowledge
from graph_service.endpoints.suggest.passages import LEAST_WORDS, Passage, too_short
from graph_service.endpoints.suggest.quotes import nearest
from graph_service.endpoints.suggest.ranking import Ranked, Suggestion
from graph_service.namespaces import BASE

Json = dict[str, Any]
NOTE = "These are suggestions of a program, for a person to check. They are not links of the graph, and nobody has judged them."
_TOO_SHORT = f"Nothing is suggested from fewer than {LEAST_WORDS} different words with meaning."
KINDS = ("objectives", "principles", "provisions", "asks", "articles", "targets")


@dataclass(slots=True)
class Read:
    """What was made of a text: passages with what each is near to, and how much was not read and why."""

    passages: list[tuple[Passage, Ranked]] = field(default_factory=list)
    unread: int = 0
    why: str = ""


def answer(read: Read, known: Knowledge, *, excluded: str, method: str, note: str, version: str) -> Json:
    """Return the answer. ``method`` is ``words`` or ``words and meaning``; ``note`` says why it is no more than words."""
    return {
        "note": NOTE,
        "method": method,
        **({"methodNote": note} if note else {}),
        "datasetVersion": version,
        "exclude": BASE + excluded if excluded else None,
        "notRead": {"passages": read.unread, "why": read.why or None},
        "objectives": [_plain(one, known) for one in overall(read.passages)],
        "passages": [
            {
                "text": passage.text,
                "start": passage.start,
                "end": passage.end,
                "note": _TOO_SHORT if too_short(passage.text) else None,
                **{kind: [described(one, passage, known) for one in getattr(ranked, kind)] for kind in KINDS},
            }
            for passage, ranked in read.passages
        ],
    }


def overall(ranked: Sequence[tuple[Passage, Ranked]], most: int = 10) -> list[Suggestion]:
    """Return the objectives of the whole text: those of its passages, the highest score of each, and a little for every further passage."""
    best: dict[str, Suggestion] = {}
    missing: dict[str, float] = {}
    for _, one in ranked:
        for suggestion in one.objectives:
            if suggestion.key not in best or suggestion.score > best[suggestion.key].score:
                best[suggestion.key] = suggestion
            missing[suggestion.key] = missing.get(suggestion.key, 1.0) * (1 - suggestion.score)
    scored = [Suggestion(key, one.score if len(ranked) == 1 else 1 - missing[key], one.found_by, one.through) for key, one in best.items()]
    return sorted(scored, key=lambda one: (-one.score, one.key))[:most]


def described(one: Suggestion, passage: Passage, known: Knowledge) -> Json:
    """Return a suggestion with the words on both sides; of targets, whose words we do not hold, without."""
    made = _plain(one, known)
    words = target_words(one.key, known)
    if not words:
        return {**made, "words": None}
    pair = nearest(passage.text, words, known.index.worth)
    offset = passage.start
    return {
        **made,
        "words": {
            "passage": {"exact": pair.passage.exact, "start": offset + pair.passage.start, "end": offset + pair.passage.end},
            "target": {"exact": pair.target.exact, "start": pair.target.start, "end": pair.target.end},
            "shared": list(pair.shared),
            # Of an article we hold what it says in our words only.
            "targetWordsAre": "ours" if one.key in known.articles else "quoted",
        },
    }


def target_words(key: str, known: Knowledge) -> str:
    """Return the words to compare: the text of a provision, the words that make an ask, what we say of an article."""
    return known.quotation(key) or known.texts.get(key, "")


def _plain(one: Suggestion, known: Knowledge) -> Json:
    return {
        "id": iri(one.key),
        "label": label(one.key, known),
        "title": title(one.key, known),
        "score": round(one.score, 3),
        "foundBy": list(one.found_by),
        "through": [_through(key, link, known) for key, link in one.through],
    }


def _through(key: str, link: Link, known: Knowledge) -> Json:
    return {
        "id": iri(key),
        "label": label(key, known),
        "link": link.iri,
        "property": link.predicate,
        "confidence": link.confidence,
        "words": [known.atlas.thing(span.source).text[span.start : span.end] for span in link.spans][:2],
    }


def iri(key: str) -> str:
    """Return the IRI of a thing by its key."""
    return key if ":" in key else BASE + key


def label(key: str, known: Knowledge) -> str:
    """Return what a thing is cited as."""
    if key in known.articles:
        return known.articles[key].label
    thing = known.atlas.thing(key)
    return thing.label if thing.order or key in known.atlas.asks else thing.name or thing.label


def title(key: str, known: Knowledge) -> str:
    """Return the name of a provision's whole, or what an ask or article says in our words."""
    if key in known.articles:
        return known.articles[key].about
    if key in known.atlas.asks:
        return known.atlas.asks[key].about
    whole = known.whole(key)
    return known.atlas.thing(whole).name if whole else ""


def rows(read: Read, known: Knowledge) -> Iterator[tuple[Passage, Suggestion, Mapping[str, Any]]]:
    """Yield each suggestion but the objectives and principles, which sum up provisions, with its passage and description."""
    for passage, ranked in read.passages:
        for kind in KINDS[2:]:
            for one in getattr(ranked, kind):
                yield passage, one, described(one, passage, known)
