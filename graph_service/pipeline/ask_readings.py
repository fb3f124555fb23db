"""The second reading of what became of asks (``ask-readings.tsv``): which of the five kinds the second reader chose, and by which words.

A row stays as it was made: both readers' kinds and confidences before any settlement. The reading hangs on the link of today's kind, also
where the settlement changed it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from graph_service.pipeline.asks import UPTAKES
from graph_service.pipeline.links import LinkBook, link_path
from graph_service.pipeline.readings import VERDICTS, Agreement, kappa, plain_kappa
from graph_service.pipeline.rubric import CONFIDENCES
from graph_service.pipeline.source import BuildError
from graph_service.pipeline.tables import read_tsv
from graph_service.rdf.rdflib_namespaces import BASE, GCM, GCMO

UPTAKE = "gcmo:uptake"
KINDS = tuple(UPTAKES)
"""The kinds in their order, from what was granted to what was contradicted."""
_NEIGHBOURS = {frozenset(pair) for pair in (("Granted", "PartlyGranted"), ("PartlyGranted", "OptionOnly"), ("OptionOnly", "Silent"))}


def read_ask_readings(path: Path, book: LinkBook, withdrawn: set[str]) -> list[dict[str, str]]:
    """Return the readings of asks, each with the path of its ``link``, and in ``note`` the second reader's words and reason; no file, none.

    Raises BuildError where a row is of no ask, names words that are not there or another verdict than its two kinds give, where a
    difference has no settlement, or where the link of the first kind was changed and not withdrawn.
    """
    rows: list[dict[str, str]] = []
    today = {row.subject.removeprefix(BASE): row.object for row in book.rows if row.predicate == UPTAKE}
    for row in read_tsv(path) if path.is_file() else []:
        where = f"{path.name}: {row['ask']}"
        chosen = today.pop(row["ask"], None)
        if chosen is None:
            raise BuildError(f"{where}: there is no such ask, or it has a row already")
        _check(row, book, where)
        kind = chosen.removeprefix(GCMO)
        first = link_path(GCM[row["ask"]], UPTAKE, GCMO[row["first_uptake"]])
        if (row["verdict"] != "agree" or kind != row["first_uptake"]) != bool(row["settlement"]):
            raise BuildError(f"{where}: a difference, or a kind that was changed, needs a settlement, and nothing else has one")
        if kind != row["first_uptake"] and first not in withdrawn:
            raise BuildError(f"{where}: the ask was {row['first_uptake']} and is {kind}; {first} has to be withdrawn")
        note = f"By {book.name(GCM[row['provision']])}, “{row['quote']}”: {row['note']}"
        rows.append(row | {"link": link_path(GCM[row["ask"]], UPTAKE, chosen), "withdrawn": "", "note": note})
    return rows


def _check(row: Mapping[str, str], book: LinkBook, where: str) -> None:
    """Refuse a row that lacks something, or whose verdict is not the one that the two kinds give."""
    if not {row["uptake"], row["first_uptake"]} <= set(KINDS) or not {row["confidence"], row["first_confidence"]} <= CONFIDENCES:
        raise BuildError(f"{where}: needs for each reader an uptake of {', '.join(KINDS)} and a confidence of the rubric")
    if not row["reader"] or not row["date"] or not row["note"]:
        raise BuildError(f"{where}: needs a reader, a date and the reader's reason")
    if not row["provision"].startswith("gcm/") or not row["quote"] or row["quote"] not in book.texts.get(row["provision"], ""):
        raise BuildError(f"{where}: {row['quote']!r} is not in a provision {row['provision']} of the Compact")
    if row["verdict"] != verdict_of(row["first_uptake"], row["uptake"]):
        raise BuildError(f"{where}: {row['first_uptake']} and {row['uptake']} are not {row['verdict']!r}")


def verdict_of(first: str, second: str) -> str:
    """Return the verdict that two kinds give: the same kind, a neighbouring one, or another."""
    if first == second:
        return "agree"
    return "agree-with-change" if frozenset((first, second)) in _NEIGHBOURS else "disagree"


def uptake_agreement(rows: Sequence[Mapping[str, str]]) -> list[Agreement]:
    """Return the figures of the readings of asks; no readings, no figures. All were asks: there are no near misses."""
    if not rows:
        return []
    pairs = [(row["first_uptake"], row["uptake"]) for row in rows]
    verdicts = Counter(row["verdict"] for row in rows)
    return [
        Agreement(
            UPTAKE,
            {verdict: verdicts[verdict] for verdict in VERDICTS},
            near_misses=0,
            share=verdicts["agree"] / len(rows),
            kappa=plain_kappa(pairs),
            weighted_kappa=kappa(pairs, KINDS),
        )
    ]
