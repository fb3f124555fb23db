"""The rubric of confidence: what is recorded of a link decides which confidences it may have, so that one situation has one number.

The rules are those of docs/editorial-policy.md. They read the force of the articles named, whether words or an editor make the link, and
the words of both sides.
"""

import re
from collections.abc import Iterable, Mapping

from graph_service.pipeline.source import BuildError
from graph_service.rdf.accents import without_accents

CONFIDENCES = {"0.5", "0.7", "0.85", "0.95"}
_STEP, _NEAR, _SAME = "0.7", "0.85", "0.95"
_BINDS = {"Obligation", "StatedRight", "Definition"}
"""A definition settles for the parties what a word means; it obliges nobody by itself."""
_BEARS = {*_BINDS, "QualifiedObligation"}
_STEM = 4
"""Letters of a word that count when two texts are compared: "accountability" and "accountable" are one word."""
_SHORT = 3
"""Letters of the shortest word that is compared, such as "law"."""
_EMPTY = frozenset(
    {
        "the",
        "and",
        "for",
        "are",
        "all",
        "any",
        "not",
        "who",
        "its",
        "has",
        "can",
        "that",
        "this",
        "with",
        "from",
        "their",
        "them",
        "they",
        "have",
        "will",
        "into",
        "such",
        "including",
        "through",
    }
)


def highest(row: Mapping[str, str], forces: Mapping[str, str], texts: Mapping[str, str]) -> tuple[str, str]:
    """Return the highest confidence that a row of an alignment may have, and why.

    ``forces`` has the force of each article by its path, ``texts`` the words of each provision by its path.
    """
    kind = row["predicate_id"]
    if kind in {"gcmo:reinforcedBy", "gcmo:fallsShortOf"}:
        return _of_law(row, forces, texts.get(row["subject_id"].removeprefix("gcm:"), ""))
    if kind == "gcmo:guidedBy":
        if row["mapping_justification"] != "semapv:LexicalMatching":
            return _STEP, "what guides is inferred"
        if not stems(row["subject_quote"]) & stems(texts.get(row["object_id"].removeprefix("gcm:"), "")):
            return _STEP, "no word of the principle is quoted"
        return _SAME, "the words say what guides"
    if row.get("object_quote") and not stems(row["subject_quote"]) & stems(row["object_quote"]):
        return _NEAR, "the words quoted from the two sides have none in common"
    return _SAME, "the words of both sides are alike"


def _of_law(row: Mapping[str, str], forces: Mapping[str, str], text: str) -> tuple[str, str]:
    named = row.get("on_article", "").split()
    target = row["object_id"].removeprefix("gcm:")
    said = {forces[article] for article in (*named, target) if article in forces}
    if said & _BINDS:
        return _SAME, "an article named binds"
    if said & _BEARS:
        return _NEAR, "the articles named bind with qualifications"
    if said:
        return _STEP, "the articles named permit or guide"
    if "ratification" in text:
        return _NEAR, "the provision is on joining the instrument as a whole"
    return _STEP, "no article is named"


def check(row: Mapping[str, str], forces: Mapping[str, str], texts: Mapping[str, str], where: str) -> None:
    """Raise BuildError where the confidence of a row is not one of the rubric, or not one for what the row records."""
    if row["confidence"] not in CONFIDENCES:
        raise BuildError(f"{where}: confidence {row['confidence']} is not one of the rubric")
    most, why = highest(row, forces, texts)
    if row["confidence"] > most:
        raise BuildError(f"{where}: confidence {row['confidence']} where {most} is the highest, because {why}")
    if row["predicate_id"] == "gcmo:guidedBy" and most == _SAME and row["confidence"] < _NEAR:
        raise BuildError(f"{where}: confidence {row['confidence']} where the words say what guides, which has {_NEAR} or more")


def check_alike(rows: Iterable[tuple[str, Mapping[str, str]]]) -> None:
    """Raise BuildError where two rows of one situation have two confidences: the same words and articles, or the same reason.

    ``rows`` are all rows that make links, each with its file and line.
    """
    seen: dict[tuple[str, ...], tuple[str, str]] = {}
    for where, row in rows:
        words = (row.get("subject_part") or row["subject_id"].removeprefix("gcm:"), row["subject_quote"], row.get("object_quote", ""))
        target = (row.get("object_part") or row["object_id"].removeprefix("gcm:"), row.get("on_article", ""))
        for situation in ((row["predicate_id"], *words, *target), (row["predicate_id"], row["comment"])):
            confidence, other = seen.setdefault(situation, (row["confidence"], where))
            if confidence != row["confidence"]:
                raise BuildError(f"{where}: confidence {row['confidence']}, and {confidence} in the same situation at {other}")


def stems(words: str) -> set[str]:
    """Return the beginnings of the words that say something, without accents."""
    return {
        word.removesuffix("s")[:_STEM]
        for word in re.findall(r"\w+", without_accents(words.lower()))
        if len(word) >= _SHORT and word not in _EMPTY
    }
