"""Who has joined which treaty, since when, where that was read, and what the data say nothing of."""

import csv
from collections import Counter

import pytest
from rdflib import RDF, Graph
from rdflib.namespace import DCTERMS

from graph_service import package_data
from graph_service.corpus.state_names import StateNames
from graph_service.http.addresses import withdrawn
from graph_service.pipeline.ratification_tables import Row, read_table
from graph_service.pipeline.ratifications import disagreement_table, ratification_graph, read_ratifications
from graph_service.pipeline.source import BuildError
from graph_service.rdf.rdflib_namespaces import GCM, GCMO

STATES = "iso2\tiso3\tstate\tofficial\talso_called\nke\tken\tKenya\tRepublic of Kenya\t\ngb\tgbr\tUnited Kingdom\t\tUK; Great Britain\n"
SOURCES = "source\tas_of\ttitle\nold\t2015-03-14\tAn old table\nnew\t2022-08-25\tA new table\n"
STANDINGS = "instrument\tstate\tsource\tstanding\tsince\thow\tsigned\n"
CORRECTIONS = "instrument\tstate\ttake\treason\n"
NAMES = {"instrument/x": "X"}
KNOWN = StateNames.of(
    list(csv.DictReader(STATES.splitlines(), delimiter="\t")),
    others=[{"code": "va", "name": "Holy See", "also_called": ""}],
)


@pytest.fixture
def tables(tmp_path):
    def write(rows, corrections=""):
        (tmp_path / "states.tsv").write_text(STATES)
        (tmp_path / "sources.tsv").write_text(SOURCES)
        (tmp_path / "standings-all.tsv").write_text(STANDINGS + "".join(f"instrument/x\t{row}\n" for row in rows))
        (tmp_path / "corrections.tsv").write_text(CORRECTIONS + corrections)
        return read_ratifications(tmp_path)

    return write


def standing(ratifications, state="ke"):
    return next(one for one in ratifications.standings if one.state == state)


def test_the_newer_source_counts_and_keeps_the_day_of_an_older_one_that_agrees(tables):
    status = standing(tables(["ke\tnew\tparty\t1990\t\t", "ke\told\tparty\t1990-07-30\taccession\t1990-01-26"]))
    assert (status.since, status.how, status.signed, status.as_of) == ("1990-07-30", "accession", "1990-01-26", "2022-08-25")
    assert status.sources == ("A new table", "An old table")


def test_a_year_that_differs_is_listed_and_the_newer_one_taken(tables):
    merged = tables(["ke\tnew\tparty\t1991\t\t", "ke\told\tparty\t1990-07-30\t\t"])
    assert standing(merged).since == "1991"
    assert b"instrument/x\tke\tnew\tparty 1991\told\tparty 1990-07-30\tparty 1991\tThe newer source counts." in disagreement_table(merged)


def test_a_state_that_joined_between_the_two_records_is_no_disagreement(tables):
    assert tables(["ke\tnew\tparty\t2019\t\t", "ke\told\tsignatory\t\t\t2014-01-01"]).disagreements == ()
    assert standing(tables(["ke\tnew\tparty\t2019\t\t", "ke\told\tsignatory\t\t\t2014-01-01"])).signed == "2014-01-01"


def test_a_state_that_was_party_and_no_longer_is_listed(tables):
    assert len(tables(["gb\tnew\tparty\t2019\t\t", "ke\told\tparty\t1990-07-30\t\t"]).disagreements) == 1


def test_a_correction_takes_the_older_source_and_gives_its_reason(tables):
    merged = tables(
        ["ke\tnew\tparty\t1991\t\t", "ke\told\tparty\t1990-07-30\t\t"], "instrument/x\tke\told\tThe new year is that of signature.\n"
    )
    assert standing(merged).since == "1990-07-30"
    assert merged.disagreements[0][-1] == "The new year is that of signature."


def test_four_standings_are_kept_apart(tables):
    merged = tables(["ke\tnew\tparty\t1990\t\t"], "instrument/x\tgb\tnone\tThe source is unclear.\n")
    graph = ratification_graph(merged, NAMES)
    coverage = GCM["coverage/x"]
    assert str(graph.value(coverage, GCMO.asOf)) == "2022-08-25"
    assert list(graph.objects(coverage, GCMO.unclearFor)) == [GCM["actor/state/gb"]]
    assert not list(graph.subjects(GCMO.ratificationBy, GCM["actor/state/gb"]))
    silent = ratification_graph(tables(["ke\tnew\tparty\t1990\t\t"]), NAMES)
    assert not list(silent.objects(coverage, GCMO.unclearFor))  # no action: covered, not unclear, no ratification


@pytest.mark.parametrize(
    "row",
    [
        "zz\tnew\tparty\t1990\t\t",
        "ke\tnowhere\tparty\t1990\t\t",
        "ke\tnew\tjoined\t1990\t\t",
        "ke\tnew\tparty\t\t\t",
        "ke\tnew\tsignatory\t1990\t\t",
    ],
)
def test_a_row_that_means_nothing_stops_the_build(tables, row):
    with pytest.raises(BuildError, match="standings-all"):
        tables([row])


def test_a_correction_of_nothing_stops_the_build(tables):
    with pytest.raises(BuildError, match="nothing is recorded"):
        tables(["ke\tnew\tparty\t1990\t\t"], "instrument/y\tke\told\tA reason.\n")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Participant,Signature,\"Ratification, Accession(a)\"\nKenya,26 Jan 1990,30 Jul 1990\nUK,,1 Mar 2000 a\n",
         [Row("ke", "party", "1990-07-30", "", "1990-01-26"), Row("gb", "party", "2000-03-01", "accession")]),
        ("Country;Date;Status\nKenya;1965-11-30;In force\nGreat Britain;22 Jan 1951;Denounced on 1 Jan 2000\n",
         [Row("ke", "party", "1965-11-30")]),
        ("iso2\tstate party\tyear ratification or accession\tsignatory\nKE\t1\t1990\t0\nGB\t0\t\t1\n",
         [Row("ke", "party", "1990"), Row("gb", "signatory")]),
    ],
)  # fmt: skip
def test_tables_of_several_publishers_are_read(tmp_path, text, rows):
    (tmp_path / "table.csv").write_text(text, encoding="utf-8")
    assert list(read_table(tmp_path / "table.csv", KNOWN).rows) == rows


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Kenya;1965-11-30;Denounced on 1 Jan 2000", "Denounced on 1 Jan 2000"),
        ("Kenya;26 Oct 2025;Not in force", "Not in force"),
        ("Kenya;;In Force", "In Force"),
    ],
)
def test_what_a_row_says_in_place_of_a_standing_is_not_no_action(tmp_path, line, said):
    (tmp_path / "table.csv").write_text(f"Country;Date;Status\n{line}\n", encoding="utf-8")
    table = read_table(tmp_path / "table.csv", KNOWN)
    assert (table.rows, table.without, table.unclear) == ([], [], {"ke": said})


def test_a_row_without_anything_is_no_action_and_a_name_that_is_not_known_is_kept_apart_from_one_that_is_no_member(tmp_path):
    (tmp_path / "table.csv").write_text("Country,Date\nKenya,\nHoly See,1990\nKenia del Norte,1990\n,1991\n,\n", encoding="utf-8")
    table = read_table(tmp_path / "table.csv", KNOWN)
    assert (table.without, table.others, table.unknown) == (["ke"], ["Holy See"], [(4, "Kenia del Norte"), (5, "")])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Name,When\nKenya,1990\n", "needs a column"),
        ("Country,Date\nKenya,last year\n", "table.csv:2: 'last year' is not a date"),
        ("Country,Date\nKenya,31 Feb 1990\n", "not a date"),
        ("Country,Date\nHoly See,1990\n", "names a member State"),
        ("iso2,Country,Date\nGB,Kenya,1990\n", "table.csv:2: GB and Kenya are not one State"),
        ("Country,Date\nKenya,1990\nKenya,1991\n", "listed twice"),
    ],
)
def test_a_table_that_cannot_be_read_says_where(tmp_path, text, message):
    (tmp_path / "table.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match=message):
        read_table(tmp_path / "table.csv", KNOWN)


@pytest.mark.parametrize(
    ("state", "treaty", "day"),
    [
        ("us", "icerd", "1994-10-21"),
        ("gb", "icerd", "1969-03-07"),
        ("br", "icerd", "1968-03-27"),
        ("za", "iccpr", "1998-12-10"),
        ("ph", "cedaw", "1981-08-05"),
        ("ke", "crc", "1990-07-30"),
    ],
)
def test_the_day_is_that_of_joining_and_not_of_signing(graphs, state, treaty, day):
    assert str(graphs["ratifications"].value(GCM[f"ratification/{state}-{treaty}"], GCMO.joinedOn)) == day


def test_30_treaties_are_covered_and_no_ilo_convention(graphs):
    covered = set(graphs["ratifications"].objects(None, GCMO.coverageOf))
    assert len(covered) == 30
    assert GCM["instrument/refugee-convention"] in covered
    kinds = Counter(kind for treaty in covered for kind in graphs["instruments"].objects(treaty, RDF.type))
    assert kinds[GCMO.ILOConvention] == 0


def test_every_disagreement_is_listed_and_decided():
    with (package_data.turtle() / "ratification-disagreements.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    corrected = {(row["instrument"], row["state"]) for row in rows if row["reason"] != "The newer source counts."}
    assert len(corrected) == 25
    assert {row["taken"] for row in rows if row["state"] == "tv"} == {"unclear"}


def test_nobody_joined_a_treaty_before_it_was_adopted_or_after_the_record(graphs):
    whole = graphs["ratifications"] + graphs["instruments"]
    for node, since in whole.subject_objects(GCMO.partySince):
        adopted = whole.value(whole.value(node, GCMO.ratificationOf), DCTERMS.date)
        recorded = whole.value(node, GCMO.asOf)
        assert str(adopted or "1900")[:4] <= str(since) <= str(recorded)[:4], node


def test_what_was_withdrawn_is_in_no_graph_and_what_replaces_it_is(graphs):
    everything = sum(graphs.values(), Graph())
    for path, gone in withdrawn(package_data.curated() / "withdrawn.tsv").items():
        assert (GCM[path], None, None) not in everything, path
        assert not gone.replacement or (GCM[gone.replacement], None, None) in everything, path
