"""The second reading of the editorial links: who read, when, with what verdict, how differences were settled, how far readers agree.

What became of asks was read in another way: ``ask_readings.py``.

``readings.tsv`` has a row for each link that was read, withdrawn ones included; ``near-misses.tsv`` the pairs without a link that were
mixed among them. The second reader saw neither the first verdict nor its reason nor its confidence. A reading of a link that was withdrawn
afterwards counts in the figures and gives no triples; a near miss of which a link was made hangs on that link.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD

from graph_service.pipeline.links import EDITORS, LinkBook, expand, link_path, predicate_of
from graph_service.pipeline.source import BuildError
from graph_service.pipeline.tables import read_tsv
from graph_service.rdf.rdflib_namespaces import GCM, GCMO, SSSOM, new_graph

VERDICTS = {"agree": "Agree", "agree-with-change": "AgreeWithChange", "disagree": "Disagree"}
STEPS = ("", "0.5", "0.7", "0.85", "0.95")
"""The confidences of the rubric from no link upwards."""
_CIVIL_SOCIETY = frozenset({"gcmo:addresses", "gcmo:tensionWith"})
"""The two kinds of link between the same texts: a reader may find one where the other reader found the other."""
_READ_ONCE = "This link has been read once; its second reading is still to come."


def read_readings(path: Path, book: LinkBook, withdrawn: set[str]) -> list[dict[str, str]]:
    """Return the readings, each with the path of its ``link``; no file, no readings.

    Raises BuildError where a reading is of no link, present or withdrawn, or where a verdict, a confidence or a settlement is missing.
    """
    known = _paths(book)
    rows: list[dict[str, str]] = []
    for row, link, where in _rows(path):
        if link not in known | withdrawn:
            raise BuildError(f"{where}: there is no such link, and none was withdrawn")
        if row["verdict"] not in VERDICTS or row["first_confidence"] not in STEPS[1:]:
            raise BuildError(f"{where}: needs a verdict of {', '.join(VERDICTS)}, and the first reader's confidence")
        if (row["verdict"] == "disagree") == bool(row["confidence"]):
            raise BuildError(f"{where}: a reader who would make a link says with what confidence, and only then")
        if row["other_predicate"] not in {"", *_CIVIL_SOCIETY - {row["predicate_id"]}}:
            raise BuildError(f"{where}: {row['other_predicate']} is not another kind of link between these texts")
        rows.append(row | {"link": link, "withdrawn": "" if link in known else "yes"})
    return rows


def read_near_misses(path: Path, book: LinkBook) -> list[dict[str, str]]:
    """Return the pairs that nobody had linked when they were read, each with the path of the ``link`` that would join them.

    Raises BuildError where a verdict, a confidence or a settlement is missing, and where a link was made of a pair that both would leave.
    """
    known = _paths(book)
    rows: list[dict[str, str]] = []
    for row, link, where in _rows(path):
        if row["verdict"] not in {"agree", "disagree"}:
            raise BuildError(f"{where}: of a near miss the second reader agrees that it is not a link, or disagrees")
        if (row["verdict"] == "agree") == bool(row["confidence"]):
            raise BuildError(f"{where}: a reader who would make a link says with what confidence, and only then")
        if row["verdict"] == "agree" and link in known:
            raise BuildError(f"{where}: both readers would make no link, and there is one")
        rows.append(row | {"link": link, "withdrawn": "" if link in known else "yes"})
    return rows


def _paths(book: LinkBook) -> set[str]:
    return {link_path(row.subject, row.predicate, row.object) for row in book.rows}


def _rows(path: Path) -> Iterable[tuple[dict[str, str], str, str]]:
    """Yield the rows of a table of readings with the path of the link and the words for a complaint."""
    for row in read_tsv(path) if path.is_file() else []:
        link = link_path(expand(row["subject_id"]), row["predicate_id"], expand(row["object_id"]))
        where = f"{path.name}: {link}"
        if row["confidence"] not in STEPS or not row["reader"] or not row["date"]:
            raise BuildError(f"{where}: needs a reader, a date, and a confidence of the rubric or none")
        if row["verdict"] != "agree" and not row["settlement"]:
            raise BuildError(f"{where}: a difference needs a settlement")
        yield row, link, where


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two readers agree on the links of one property. A kappa is None where chance alone would make them agree."""

    predicate: str
    verdicts: Mapping[str, int]
    """How often each verdict was given on a link."""
    near_misses: int
    """How many pairs without such a link were read."""
    share: float
    """The share of pairs on which both would make this link, or both would not; of uptake, on which both chose the same kind."""
    kappa: float | None
    """Cohen's kappa of the decision: this link, or not; of uptake, which of the five kinds."""
    weighted_kappa: float | None
    """Cohen's kappa with linear weights of the confidences, no link being the lowest step; of uptake, of the kinds in their order."""

    @property
    def readings(self) -> int:
        """How many links were read twice."""
        return sum(self.verdicts.values())


def agreements(readings: Iterable[Mapping[str, str]], near_misses: Iterable[Mapping[str, str]]) -> list[Agreement]:
    """Return the figures for each property, by its name in the tables.

    The pairs are all that were read for the property; for ``addresses`` and ``tensionWith`` all that were read for either.
    """
    pairs = [_pair(row, row["predicate_id"]) for row in readings] + [_pair(row, "") for row in near_misses]
    by_predicate: list[Agreement] = []
    for predicate in sorted({pair.first for pair in pairs} - {""}):
        kinds = _CIVIL_SOCIETY if predicate in _CIVIL_SOCIETY else {predicate}
        read = [pair for pair in pairs if pair.asked in kinds]
        steps = [pair.steps(predicate) for pair in read]
        decisions = [(bool(first), bool(second)) for first, second in steps]
        verdicts = Counter(pair.verdict for pair in read if pair.first == predicate)
        by_predicate.append(
            Agreement(
                predicate,
                {verdict: verdicts[verdict] for verdict in VERDICTS},
                sum(pair.first != predicate for pair in read),
                sum(first == second for first, second in decisions) / len(decisions),
                kappa([(STEPS[-first], STEPS[-second]) for first, second in decisions]),
                kappa(steps),
            )
        )
    return by_predicate


@dataclass(frozen=True, slots=True)
class _Pair:
    """What two readers made of two ends: the kind of link asked about, the kind each would make (or none), and how sure they were."""

    asked: str
    verdict: str
    first: str
    first_step: str
    second: str
    second_step: str

    def steps(self, predicate: str) -> tuple[str, str]:
        """Return the step of each reader for a link of this kind."""
        return self.first_step if self.first == predicate else "", self.second_step if self.second == predicate else ""


def _pair(row: Mapping[str, str], first: str) -> _Pair:
    asked = row["predicate_id"]
    makes = row["verdict"] != "disagree" if first else row["verdict"] == "disagree"
    second = (row.get("other_predicate") or asked) if makes else ""
    return _Pair(asked, row["verdict"], first, row["first_confidence"] if first else "", second, row["confidence"] if second else "")


def kappa(pairs: Sequence[tuple[str, str]], steps: Sequence[str] = STEPS) -> float | None:
    """Return Cohen's kappa of two readers' steps, with linear weights (Cohen 1968); None where it is not defined.

    With two steps in use the weights make no difference: it is the plain kappa (Cohen 1960).
    """
    return _beyond_chance(pairs, lambda one, other: abs(steps.index(one) - steps.index(other)))


def plain_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of two readers' kinds, any two of which are equally far apart (Cohen 1960); None where it is not defined."""
    return _beyond_chance(pairs, lambda one, other: int(one != other))


def _beyond_chance(pairs: Sequence[tuple[str, str]], distance: Callable[[str, str], int]) -> float | None:
    observed = sum(distance(first, second) for first, second in pairs) / len(pairs)
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    expected = sum(distance(one, other) * n * m for one, n in firsts.items() for other, m in seconds.items()) / len(pairs) ** 2
    return 1 - observed / expected if expected else None


def agreement_graph(agreements_: Iterable[Agreement]) -> Graph:
    """Return the figures on agreement as data."""
    graph = new_graph()
    for one in agreements_:
        name = one.predicate.partition(":")[2]
        node = GCM[f"agreement/{name}"]
        graph.add((node, RDF.type, GCMO.Agreement))
        graph.add((node, RDFS.label, Literal(f"Agreement of the readers on {name}", lang="en")))
        graph.add((node, GCMO.agreementOn, predicate_of(one.predicate)))
        graph.add((node, GCMO.readings, Literal(one.readings)))
        graph.add((node, GCMO.nearMisses, Literal(one.near_misses)))
        for verdict, predicate in (("agree", GCMO.agreed), ("agree-with-change", GCMO.changed), ("disagree", GCMO.disagreed)):
            graph.add((node, predicate, Literal(one.verdicts[verdict])))
        for number, predicate in ((one.share, GCMO.agreement), (one.kappa, GCMO.kappa), (one.weighted_kappa, GCMO.weightedKappa)):
            if number is not None:
                graph.add((node, predicate, Literal(Decimal(f"{number:.3f}").normalize())))
    return graph


def reading_graph(rows: list[dict[str, str]], book: LinkBook) -> Graph:
    """Return the readings of the links that are in the graph; every other link of the editors says that it was read once."""
    graph = new_graph()
    once = {link_path(row.subject, row.predicate, row.object) for row in book.rows if row.attributed_to == EDITORS}
    for path in once - {row["link"] for row in rows}:
        graph.add((GCM[path], SKOS.editorialNote, Literal(_READ_ONCE, lang="en")))
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
    for column, kind in (("first_uptake", GCMO.firstUptake), ("uptake", GCMO.secondUptake)):
        if row.get(column):
            graph.add((node, kind, GCMO[row[column]]))
    if row.get("first_confidence"):
        graph.add((node, GCMO.firstConfidence, Literal(float(row["first_confidence"]), datatype=XSD.double)))
    if row["confidence"]:
        graph.add((node, SSSOM.confidence, Literal(float(row["confidence"]), datatype=XSD.double)))
    if row["settlement"]:
        graph.add((node, GCMO.settlement, Literal(row["settlement"], lang="en")))
    if row["note"]:
        graph.add((node, RDFS.comment, Literal(row["note"], lang="en")))
