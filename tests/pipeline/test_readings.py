"""The second reading as it was made: complete, settled wherever the readers differ, its figures computed again by other code."""

import csv
from itertools import combinations_with_replacement

import pytest
from rdflib import RDF, SKOS, Graph, URIRef

from graph_service import package_data
from graph_service.rdf.rdflib_namespaces import BASE, GCMO

STEPS = ["none", "0.5", "0.7", "0.85", "0.95"]
CIVIL_SOCIETY = ("gcmo:addresses", "gcmo:tensionWith")
PAIR = ("subject_id", "predicate_id", "object_id")


def table(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def readings():
    return table(package_data.curated() / "readings.tsv")


@pytest.fixture(scope="module")
def near_misses():
    return table(package_data.curated() / "near-misses.tsv")


@pytest.fixture(scope="module")
def mappings():
    return [row for path in sorted((package_data.curated() / "alignments").glob("*.sssom.tsv")) for row in table(path)]


@pytest.fixture(scope="module")
def graph(built_graphs):
    return built_graphs["readings"]


def pair(row):
    return tuple(row[name] for name in PAIR)


def denied(row):
    return bool(row.get("predicate_modifier")) or row["object_id"] == "sssom:NoTermFound"


def test_every_editorial_link_has_a_second_reading_or_says_that_it_was_read_once(built_graphs, graph):
    made = Graph()
    for stem in ("alignments", "asks"):
        made += built_graphs[stem]
    links = set(made.subjects(RDF.type, GCMO.Link))
    read = set(graph.objects(None, GCMO.readingOf))
    once = set(graph.subjects(SKOS.editorialNote))
    assert len(read) > 2000
    assert read | once == links
    assert read & once == set()


def test_no_pair_was_read_as_a_link_and_as_a_near_miss(readings, near_misses):
    pairs = [pair(row) for row in [*readings, *near_misses]]
    assert len(pairs) == len(set(pairs))


def test_every_difference_is_settled_in_a_sentence_of_its_own(readings, near_misses):
    for row in [*readings, *near_misses]:
        apart = row["confidence"] and row.get("first_confidence") and abs(place(row["confidence"]) - place(row["first_confidence"])) > 1
        assert (row["verdict"] == "agree") <= (not apart), pair(row)
        if row["verdict"] != "agree":
            assert 30 < len(row["settlement"]) <= 140, pair(row)


def place(confidence):
    return STEPS.index(confidence or "none")


def test_a_link_has_the_confidence_that_its_settlement_names(readings, mappings):
    today = {pair(row): row["confidence"] for row in mappings if not denied(row)}
    for row in readings:
        settled, first = today.get(pair(row)), row["first_confidence"]
        if settled is None:
            assert row["settlement"].startswith("Withdrawn: "), pair(row)
        elif settled != first:
            assert settled in row["settlement"][:40], pair(row)
        else:
            assert not row["settlement"].startswith(("Withdrawn", "Lowered", "Raised")), pair(row)


def test_a_near_miss_that_the_second_reader_would_link_became_a_link_or_a_row_that_denies_it(near_misses, mappings):
    made = {pair(row) for row in mappings if not denied(row)}
    refused = {pair(row) for row in mappings if row.get("predicate_modifier") == "Not"}
    for row in near_misses:
        if row["verdict"] == "disagree":
            assert pair(row) in (made if row["settlement"].startswith("Added at ") else refused), pair(row)


def test_figures_on_agreement_are_those_of_the_two_tables(readings, near_misses, graph):
    kinds = {row["predicate_id"] for row in readings}
    assert len(kinds) == 6
    for kind in kinds:
        node = URIRef(f"{BASE}agreement/{kind.partition(':')[2]}")
        plain, weighted, share = by_matrix(kind, readings, near_misses)
        assert float(graph.value(node, GCMO.kappa)) == pytest.approx(plain, abs=0.0006)
        assert float(graph.value(node, GCMO.weightedKappa)) == pytest.approx(weighted, abs=0.0006)
        assert float(graph.value(node, GCMO.agreement)) == pytest.approx(share, abs=0.0006)
    of_asks = {URIRef(f"{BASE}agreement/uptake")}
    figures = {URIRef(f"{BASE}agreement/{kind.partition(':')[2]}") for kind in kinds}
    assert set(graph.subjects(RDF.type, GCMO.Agreement)) == figures | of_asks


def by_matrix(kind, readings, near_misses):
    """Return kappa, weighted kappa and raw agreement from the matrix of both readers' steps."""
    family = CIVIL_SOCIETY if kind in CIVIL_SOCIETY else (kind,)
    matrix = {(first, second): 0 for first in STEPS for second in STEPS}
    for row in readings:
        if row["predicate_id"] in family:
            second = None if row["verdict"] == "disagree" else row["other_predicate"] or row["predicate_id"]
            first_step = row["first_confidence"] if row["predicate_id"] == kind else "none"
            matrix[first_step, row["confidence"] if second == kind else "none"] += 1
    for row in near_misses:
        if row["predicate_id"] in family:
            matrix["none", row["confidence"] if row["predicate_id"] == kind and row["verdict"] == "disagree" else "none"] += 1
    total = sum(matrix.values())
    rows = {step: sum(matrix[step, other] for other in STEPS) / total for step in STEPS}
    columns = {step: sum(matrix[other, step] for other in STEPS) / total for step in STEPS}
    both = (matrix["none", "none"] + sum(matrix[a, b] for a in STEPS[1:] for b in STEPS[1:])) / total
    chance = rows["none"] * columns["none"] + (1 - rows["none"]) * (1 - columns["none"])
    apart = by_chance = 0.0
    for low, high in combinations_with_replacement(STEPS, 2):
        weight = STEPS.index(high) - STEPS.index(low)
        apart += weight * (matrix[low, high] + matrix[high, low]) / total
        by_chance += weight * (rows[low] * columns[high] + rows[high] * columns[low])
    return (both - chance) / (1 - chance), 1 - apart / by_chance, both
