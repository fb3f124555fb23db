"""``import-ratifications``: one command turns "no data" into standings with a source and a day."""

import pytest
from rdflib import Graph

from graph_service.cli.main import main
from graph_service.rdf.rdflib_namespaces import GCM, GCMO

TABLE = "Country,Date,Status\nKenya,30 Nov 1965,In Force\nHoly See,1 Jan 1990,In Force\n"
FLAGS = ("--instrument", "instrument/ilo-c097", "--source", "A list of the ILO", "--as-of", "2026-11-01")


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "c097.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def test_a_table_becomes_turtle_with_its_source_and_its_day(table, tmp_path, capsys):
    assert main(["import-ratifications", str(table), *FLAGS, "--output", str(tmp_path / "c097.ttl")]) == 0
    graph = Graph().parse(tmp_path / "c097.ttl")
    node = GCM["ratification/ke-ilo-c097-2026-11-01"]
    assert str(graph.value(node, GCMO.joinedOn)) == "1965-11-30"
    assert str(graph.value(GCM["coverage/ilo-c097-2026-11-01"], GCMO.asOf)) == "2026-11-01"
    assert "Holy See" in capsys.readouterr().err


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
