"""The second reading of the editorial links (``readings.tsv``): who read, when, with what verdict, and how differences were settled.

The readers did not see the first reader's confidence. A reading of a link that was withdrawn afterwards has no link to hang on; it counts
in the figures on agreement and gives no triples.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, RDF, RDFS, XSD

from graph_service.pipeline.alignments import CONFIDENCES
from graph_service.pipeline.links import LinkBook, expand, link_path, predicate_of
from graph_service.pipeline.source import BuildError
from graph_service.pipeline.tables import read_tsv
from graph_service.rdf.rdflib_namespaces import GCM, GCMO, SSSOM, new_graph

VERDICTS = {"agree": "Agree", "agree-with-change": "AgreeWithChange", "disagree": "Disagree"}


def read_readings(path: Path, book: LinkBook, withdrawn: set[str]) -> list[dict[str, str]]:
    """Return the readings, each with the path of its ``link``; no file, no readings.

    Raises BuildError where a reading is of no link, present or withdrawn, or where a verdict, a confidence or a settlement is missing.
    """
    known = {link_path(row.subject, row.predicate, row.object) for row in book.rows}
    rows: list[dict[str, str]] = []
    for row in read_tsv(path) if path.is_file() else []:
        link = link_path(expand(row["subject_id"]), row["predicate_id"], expand(row["object_id"]))
        where = f"{path.name}: {link}"
        if link not in known | withdrawn:
            raise BuildError(f"{where}: there is no such link, and none was withdrawn")
        if row["verdict"] not in VERDICTS or row["confidence"] not in CONFIDENCES | {""} or not row["reader"] or not row["date"]:
            raise BuildError(f"{where}: needs a reader, a date, a verdict of {', '.join(VERDICTS)}, and a confidence of the rubric or none")
        if row["verdict"] != "agree" and not row["settlement"]:
            raise BuildError(f"{where}: a difference needs a settlement")
        rows.append(row | {"link": link, "withdrawn": "" if link in known else "yes"})
    return rows


STEPS = ("", "0.5", "0.7", "0.85", "0.95")
"""The confidences of the rubric from no link upwards."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two readers agree on the links of one property. ``kappa`` is None where chance alone would make them agree."""

    predicate: str
    verdicts: Mapping[str, int]
    share: float
    kappa: float | None

    @property
    def readings(self) -> int:
        """How many links were read twice."""
        return sum(self.verdicts.values())


def agreements(rows: Iterable[Mapping[str, str]], book: LinkBook) -> list[Agreement]:
    """Return the figures for each property, by its name in the tables.

    A reader who disagrees would make no link. The first reader's step is ``first_confidence`` where the table has it, else that of the
    link today; of a withdrawn link without one, the first reader is taken at the second reader's step, or at 0.5.
    """
    today = {link_path(row.subject, row.predicate, row.object): f"{row.confidence:g}" for row in book.rows}
    by_predicate: dict[str, list[tuple[str, str, str]]] = {}
    for row in rows:
        first = row.get("first_confidence") or today.get(row["link"]) or row["confidence"] or "0.5"
        second = "" if row["verdict"] == "disagree" else row["confidence"] or first
        by_predicate.setdefault(row["predicate_id"], []).append((row["verdict"], first, second))
    found: list[Agreement] = []
    for predicate, readings in sorted(by_predicate.items()):
        verdicts = {verdict: sum(1 for one, _, _ in readings if one == verdict) for verdict in VERDICTS}
        share = 1 - verdicts["disagree"] / len(readings)
        found.append(Agreement(predicate, verdicts, share, kappa([(first, second) for _, first, second in readings])))
    return found


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's weighted kappa of two readers' steps, with linear weights (Cohen 1968); None where it is not defined."""
    places = [(STEPS.index(first), STEPS.index(second)) for first, second in pairs]
    observed = sum(abs(first - second) for first, second in places) / len(places)
    firsts, seconds = Counter(first for first, _ in places), Counter(second for _, second in places)
    expected = sum(abs(one - other) * n * m for one, n in firsts.items() for other, m in seconds.items()) / len(places) ** 2
    return 1 - observed / expected if expected else None


def agreement_graph(found: Iterable[Agreement]) -> Graph:
    """Return the figures on agreement as data."""
    graph = new_graph()
    for one in found:
        name = one.predicate.partition(":")[2]
        node = GCM[f"agreement/{name}"]
        graph.add((node, RDF.type, GCMO.Agreement))
        graph.add((node, RDFS.label, Literal(f"Agreement of the readers on {name}", lang="en")))
        graph.add((node, GCMO.agreementOn, predicate_of(one.predicate)))
        graph.add((node, GCMO.readings, Literal(one.readings)))
        for verdict, predicate in (("agree", GCMO.agreed), ("agree-with-change", GCMO.changed), ("disagree", GCMO.disagreed)):
            graph.add((node, predicate, Literal(one.verdicts[verdict])))
        graph.add((node, GCMO.agreement, Literal(f"{one.share:.3f}", datatype=XSD.decimal)))
        if one.kappa is not None:
            graph.add((node, GCMO.kappa, Literal(f"{one.kappa:.3f}", datatype=XSD.decimal)))
    return graph


def reading_graph(rows: list[dict[str, str]]) -> Graph:
    """Return the readings of the links that are in the graph."""
    graph = new_graph()
    seen: dict[str, int] = {}
    for row in rows:
        if not row["withdrawn"]:
            seen[row["link"]] = seen.get(row["link"], 0) + 1
            _reading(graph, row, seen[row["link"]])
    return graph


def _reading(graph: Graph, row: Mapping[str, str], number: int) -> None:
    node = GCM[f"reading/{row['link'].removeprefix('link/')}/{number}"]
    graph.add((node, RDF.type, GCMO.SecondReading))
    graph.add((node, RDFS.label, Literal(f"Second reading: {row['verdict'].replace('-', ' ')}", lang="en")))
    graph.add((node, GCMO.readingOf, GCM[row["link"]]))
    graph.add((node, SSSOM.reviewer_label, Literal(row["reader"])))
    graph.add((node, DCTERMS.date, Literal(row["date"], datatype=XSD.date)))
    graph.add((node, GCMO.verdict, GCMO[VERDICTS[row["verdict"]]]))
    if row["confidence"]:
        graph.add((node, SSSOM.confidence, Literal(float(row["confidence"]), datatype=XSD.double)))
    if row["settlement"]:
        graph.add((node, GCMO.settlement, Literal(row["settlement"], lang="en")))
    if row["note"]:
        graph.add((node, RDFS.comment, Literal(row["note"], lang="en")))
