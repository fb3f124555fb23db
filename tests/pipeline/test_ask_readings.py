"""The second reading of asks: what the table may say, where a reading hangs, and the figures computed again by other code."""

from collections import Counter

import pytest

from graph_service import package_data
from graph_service.pipeline.ask_readings import KINDS, read_ask_readings, uptake_agreement, verdict_of
from graph_service.pipeline.links import EDITORS, LinkBook, LinkRow
from graph_service.pipeline.readings import agreement_graph, plain_kappa, reading_graph
from graph_service.pipeline.source import BuildError
from graph_service.pipeline.tables import read_tsv
from graph_service.rdf.rdflib_namespaces import GCM, GCMO, SSSOM, new_graph

ROW = {
    "ask": "priorities-2021/6/e/ask/2",
    "reader": "Reader B",
    "date": "2026-11-29",
    "uptake": "OptionOnly",
    "provision": "gcm/objective/10/action/e",
    "quote": "support victims",
    "confidence": "0.7",
    "verdict": "agree-with-change",
    "first_uptake": "Silent",
    "first_confidence": "0.85",
    "settlement": "The second reader is right: the action gives a main part.",
    "note": "The action supports them.",
}
FIRST = "link/priorities-2021-6-e-ask-2--uptake--Silent"
TODAY = "link/priorities-2021-6-e-ask-2--uptake--OptionOnly"
SAID = {
    "Granted": "granted",
    "PartlyGranted": "partly granted",
    "OptionOnly": "option only",
    "Silent": "silent",
    "Contradicted": "contradicted",
}


@pytest.fixture
def book():
    """A book in which the ask is settled as an option only."""
    texts = {"priorities-2021/6/e": "identify victims", "gcm/objective/10/action/e": "States identify and support victims."}
    labels = {path: path for path in texts} | {ROW["ask"]: "ask 2", "ontology#OptionOnly": "an option only"}
    made = LinkBook(texts, labels, dict.fromkeys(texts, "en"), {*(GCM[path] for path in labels), GCMO.OptionOnly})
    uptake = LinkRow(
        subject=GCM[ROW["ask"]],
        predicate="gcmo:uptake",
        object=GCMO.OptionOnly,
        basis="EditorialInference",
        justification="ManualMappingCuration",
        confidence=0.7,
        attributed_to=EDITORS,
        created="2026-11-28",
        rationale="An action gives it.",
        quotations=(("priorities-2021/6/e", 0, 8),),
    )
    made.link(new_graph(), uptake, "here")
    return made


@pytest.fixture
def read(tmp_path, book):
    def rows(*changes, withdrawn=(FIRST,)):
        table = [ROW | change for change in changes or ({},)]
        path = tmp_path / "ask-readings.tsv"
        path.write_text("\n".join(["\t".join(ROW), *("\t".join(row.values()) for row in table)]) + "\n", encoding="utf-8")
        return read_ask_readings(path, book, set(withdrawn))

    return rows


def test_a_reading_hangs_on_the_settled_link_and_keeps_both_kinds(read, book):
    graph = reading_graph(read(), book)
    node = GCM[f"reading/{TODAY.removeprefix('link/')}/1"]
    assert graph.value(node, GCMO.readingOf) == GCM[TODAY]
    assert (graph.value(node, GCMO.firstUptake), graph.value(node, GCMO.secondUptake)) == (GCMO.Silent, GCMO.OptionOnly)
    assert (float(graph.value(node, GCMO.firstConfidence)), float(graph.value(node, SSSOM.confidence))) == (0.85, 0.7)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"ask": "priorities-2021/6/e/ask/9"}, "no such ask"),
        ({"uptake": "Perhaps"}, "needs for each reader"),
        ({"first_confidence": "0.8"}, "needs for each reader"),
        ({"note": ""}, "reader's reason"),
        ({"quote": "support everybody"}, "is not in a provision"),
        ({"provision": "priorities-2021/6/e", "quote": "identify victims"}, "is not in a provision"),
        ({"verdict": "agree"}, "are not 'agree'"),
        ({"settlement": ""}, "needs a settlement"),
    ],
)
def test_a_reading_that_breaks_a_rule_stops_the_build(read, change, message):
    with pytest.raises(BuildError, match=message):
        read(change)


def test_an_ask_is_read_a_second_time_once(read):
    with pytest.raises(BuildError, match="has a row already"):
        read({}, {})


def test_a_link_whose_kind_was_changed_is_withdrawn(read):
    with pytest.raises(BuildError, match="has to be withdrawn"):
        read(withdrawn=())


def test_a_kind_that_was_changed_though_both_readers_chose_it_needs_a_settlement(read):
    alike = {"uptake": "Silent", "verdict": "agree"}
    assert read(alike)
    with pytest.raises(BuildError, match="needs a settlement"):
        read(alike | {"settlement": ""})


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("Silent", "Silent", "agree"),
        ("Silent", "OptionOnly", "agree-with-change"),
        ("PartlyGranted", "OptionOnly", "agree-with-change"),
        ("Granted", "PartlyGranted", "agree-with-change"),
        ("PartlyGranted", "Silent", "disagree"),
        ("Silent", "Contradicted", "disagree"),
    ],
)
def test_the_verdict_follows_from_the_two_kinds(first, second, verdict):
    assert verdict_of(first, second) == verdict_of(second, first) == verdict


def test_figures_of_the_kinds_are_those_of_a_worked_example():
    # Of four asks two are read alike, by chance one: kappa is (0.5 - 0.25) / 0.75. The kinds are 2 steps apart, by chance 5.
    pairs = [("Granted", "Granted"), ("PartlyGranted", "OptionOnly"), ("OptionOnly", "PartlyGranted"), ("Silent", "Silent")]
    assert plain_kappa(pairs) == pytest.approx(1 / 3)
    rows = [{"first_uptake": one, "uptake": other, "verdict": verdict_of(one, other)} for one, other in pairs]
    [figures] = uptake_agreement(rows)
    assert (figures.readings, figures.near_misses, figures.share, figures.kappa) == (4, 0, 0.5, pytest.approx(1 / 3))
    assert figures.weighted_kappa == pytest.approx(1 - 0.5 / 1.25)
    assert float(agreement_graph([figures]).value(GCM["agreement/uptake"], GCMO.kappa)) == 0.333
    assert uptake_agreement([]) == []


@pytest.fixture(scope="module")
def asks():
    return {row["ask"]: row for row in read_tsv(package_data.curated() / "asks.tsv")}


@pytest.fixture(scope="module")
def readings():
    return read_tsv(package_data.curated() / "ask-readings.tsv")


def test_every_ask_was_read_a_second_time(asks, readings):
    assert [row["ask"] for row in readings] == list(asks)


def test_a_settlement_says_which_kind_was_kept_or_taken(asks, readings):
    for row in readings:
        today = asks[row["ask"]]["uptake"]
        if today != row["first_uptake"]:
            assert row["settlement"].startswith(f"Changed to {SAID[today]}"), row["ask"]
            assert ("which is neither reading" in row["settlement"]) == (today != row["uptake"]), row["ask"]
        elif row["verdict"] != "agree":
            assert row["settlement"].startswith("Kept"), row["ask"]
        assert not row["settlement"] or 30 < len(row["settlement"]) <= 140, row["ask"]


def test_figures_on_uptake_are_those_of_the_table(readings, built_graphs):
    graph, node = built_graphs["readings"], GCM["agreement/uptake"]
    total = len(readings)
    matrix = Counter((row["first_uptake"], row["uptake"]) for row in readings)
    rows = {kind: sum(matrix[kind, other] for other in KINDS) / total for kind in KINDS}
    columns = {kind: sum(matrix[other, kind] for other in KINDS) / total for kind in KINDS}
    alike = sum(matrix[kind, kind] for kind in KINDS) / total
    chance = sum(rows[kind] * columns[kind] for kind in KINDS)
    apart = sum(abs(KINDS.index(one) - KINDS.index(other)) * count / total for (one, other), count in matrix.items())
    by_chance = sum(abs(KINDS.index(one) - KINDS.index(other)) * rows[one] * columns[other] for one in KINDS for other in KINDS)
    assert float(graph.value(node, GCMO.agreement)) == pytest.approx(alike, abs=0.0006)
    assert float(graph.value(node, GCMO.kappa)) == pytest.approx((alike - chance) / (1 - chance), abs=0.0006)
    assert float(graph.value(node, GCMO.weightedKappa)) == pytest.approx(1 - apart / by_chance, abs=0.0006)
    counted = [int(graph.value(node, verdict)) for verdict in (GCMO.agreed, GCMO.changed, GCMO.disagreed)]
    assert counted == [sum(row["verdict"] == verdict for row in readings) for verdict in ("agree", "agree-with-change", "disagree")]
