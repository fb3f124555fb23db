"""``import-ratifications``: one command turns "no data" into standings with a source and a day, and nothing else into "no action"."""

import csv
import io
import json

import httpx
import pytest
from rdflib import Graph

from graph_service import package_data
from graph_service.cli.main import main
from graph_service.corpus.state_names import known
from graph_service.pipeline.tables import read_tsv
from graph_service.rdf.rdflib_namespaces import GCM, GCMO
from tests.serving import service

TABLE = "Country,Date,Status\nKenya,30 Nov 1965,In Force\nHoly See,1 Jan 1990,In Force\n"
FLAGS = ("--instrument", "instrument/ilo-c097", "--source", "A list of the ILO", "--as-of", "2026-11-01")
FOUR = (
    "Country;Signature;Date;Status\n"
    "Tanzania, United Republic of;;22 Jun 1964;In Force\n"
    "Korea, Republic of;1 Mar 1990;;\n"
    "Moldova, Republic of;;12 Dec 2005;Denounced on 1 Jan 2020\n"
)
"""Party, signed, and what is none of the four that a table gives; the others took no action."""
INCOMPLETE = FOUR + "Bolivia, Plurinational State of;;;\nUnknownland, Republic of;;1 Mar 1990;In Force\n"
STANDINGS = {"tz": "state party", "kr": "signatory", "bo": "no action", "md": "no data", "fr": "no data"}


def inverted(row):
    """Return a name as international lists turn it: “Korea, Republic of”."""
    before, found, after = (row["official"] or row["state"]).partition(" of ")
    return f"{after.removeprefix('the ')}, {before} of" if found and " and " not in after else row["state"].replace("'", "\u2019")


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "c097.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


@pytest.fixture
def imported(tmp_path):
    """Import a text; return the exit code, the graph, and the place of the Turtle."""

    def run(text, *flags):
        (tmp_path / "c097.csv").write_text(text, encoding="utf-8")
        place = tmp_path / "c097.ttl"
        code = main(["import-ratifications", str(tmp_path / "c097.csv"), *FLAGS, *flags, "--output", str(place)])
        return code, Graph().parse(place) if place.exists() else None, place

    return run


def test_a_table_becomes_turtle_with_its_source_and_its_day(table, tmp_path, capsys):
    assert main(["import-ratifications", str(table), *FLAGS, "--output", str(tmp_path / "c097.ttl")]) == 0
    graph = Graph().parse(tmp_path / "c097.ttl")
    node = GCM["ratification/ke-ilo-c097-2026-11-01"]
    assert str(graph.value(node, GCMO.joinedOn)) == "1965-11-30"
    assert str(graph.value(GCM["coverage/ilo-c097-2026-11-01"], GCMO.asOf)) == "2026-11-01"
    assert "Holy See" in capsys.readouterr().err


def test_all_members_are_recognised_in_the_inverted_form_of_international_lists(imported):
    rows = read_tsv(package_data.curated() / "ratifications" / "states.tsv")
    names = [inverted(row) for row in rows]
    assert sum(", " in name for name in names) > 100
    code, graph, _ = imported("Country;Date;Status\n" + "".join(f"{name};2000-01-01;In Force\n" for name in names))
    assert code == 0
    assert len(set(graph.objects(None, GCMO.ratificationBy))) == len(rows) == 193


def test_a_row_that_is_not_recognised_refuses_the_table_and_is_listed_with_the_nearest_names(imported, capsys):
    code, graph, _ = imported(TABLE + "Korea,1 Jan 1990,In Force\nCongo (Kingdom of),1 Jan 1990,In Force\n")
    told = capsys.readouterr().err
    assert (code, graph) == (1, None)
    assert "line 4: 'Korea'" in told
    assert "Republic of Korea" in told
    assert "line 5: 'Congo (Kingdom of)'" in told
    assert "--incomplete" in told


def test_an_incomplete_table_says_no_data_of_every_state_that_it_does_not_list(imported, capsys):
    code, graph, _ = imported(TABLE + "Korea,1 Jan 1990,In Force\nFrance,,\n", "--incomplete")
    coverage = GCM["coverage/ilo-c097-2026-11-01"]
    assert code == 0
    assert "'Korea'" in capsys.readouterr().err
    unclear = {str(one).rpartition("/")[2] for one in graph.objects(coverage, GCMO.unclearFor)}
    assert unclear == known().labels.keys() - {"ke", "fr"}


def test_a_whole_table_leaves_only_those_unclear_whose_row_gives_no_standing_that_is_kept(imported, capsys):
    code, graph, _ = imported(FOUR)
    assert code == 0
    assert list(graph.objects(None, GCMO.unclearFor)) == [GCM["actor/state/md"]]
    assert "no data on Republic of Moldova, because its row says: Denounced on 1 Jan 2020" in capsys.readouterr().err


def test_a_table_goes_into_a_store_and_the_question_has_an_answer(done, table):
    done("import-ratifications", table, *FLAGS, "--data-dir", "store")
    done("import-ratifications", table, *FLAGS, "--data-dir", "store")  # again changes nothing
    query = "PREFIX gcm: <https://w3id.org/migration-compact/> PREFIX gcmo: <https://w3id.org/migration-compact/ontology#> "
    query += "SELECT (COUNT(*) AS ?n) { ?x gcmo:ratificationOf <https://w3id.org/migration-compact/instrument/ilo-c097> }"
    assert done("query", "--data-dir", "store", "--format", "csv", input=query).split() == ["n", "1"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"--instrument": "instrument/nowhere"}, "is not an instrument"),
        ({"--instrument": "instrument/crc", "--as-of": "2020-01-01"}, "as of 2022-08-25"),
    ],
)
def test_what_cannot_be_imported_is_told(table, tmp_path, capsys, change, message):
    flags = dict(zip(FLAGS[::2], FLAGS[1::2], strict=True)) | change
    assert (
        main(["import-ratifications", str(table), *(word for pair in flags.items() for word in pair), "--output", str(tmp_path / "x.ttl")])
        == 2
    )
    assert message in capsys.readouterr().err


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A client of a service whose store has the table of ``INCOMPLETE``."""
    folder = tmp_path_factory.mktemp("imported")
    (folder / "c097.csv").write_text(INCOMPLETE, encoding="utf-8")
    place = ["--data-dir", str(folder / "store")]
    assert main(["import-ratifications", str(folder / "c097.csv"), *FLAGS, "--incomplete", *place]) == 0
    with service(*place) as running, httpx.Client(base_url=running.url, timeout=60) as client:
        yield client


def of_query(client, name, **values):
    answer = client.get(f"/queries/{name}", params=values, headers={"accept": "text/csv"})
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_the_four_standings_are_apart_after_an_import_in_queries_pages_and_the_api(served):
    c097 = str(GCM["instrument/ilo-c097"])
    for code, standing in STANDINGS.items():
        state = str(GCM[f"actor/state/{code}"])
        said = {
            name: {row["standing"] for row in of_query(served, name, state=state) if c097 in row.values()}
            for name in ("treaties-of-state", "not-joined-by-state")
        }
        assert said["treaties-of-state"] == {standing}, code
        assert said["not-joined-by-state"] == ({standing} - {"state party"}), code
        rows = csv.DictReader(io.StringIO(served.get(f"/states/{code}.csv").content.decode("utf-8-sig")))
        assert {row["standing"] for row in rows if row["instrument"] == "C097"} == {standing}, code
        answer = json.loads(served.get(f"/api/states/{code}").content)
        for key, word in (("noActionUnder", "no action"), ("noDataFor", "no data")):
            assert (c097 in {one["id"] for one in answer[key]}) == (standing == word), (code, key)
    listed = {row["state"].rpartition("/")[2]: row["standing"] for row in of_query(served, "states-of-treaty", treaty=c097)}
    assert {code: listed[code] for code in STANDINGS} == STANDINGS
