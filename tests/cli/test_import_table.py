"""``import --data-dir``: a table is refused as a service would refuse it, and then nothing is stored."""

from graph_service.cli.main import main as cli
from graph_service.store.embedded.records import Records

GRAPH, OTHER = "https://example.org/ke/pledges", "https://example.org/other"
TABLE = "id,pledged by,advances,words,date,source\n1,new: Examplia,6,An invented pledge.,2022-05-17,s\n"
WORDS = ("import", "t.csv", "--data-dir", "store", "--graph", GRAPH, "--dataset", "none")
KNOWN = """PREFIX gcmo: <https://w3id.org/migration-compact/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
<https://w3id.org/migration-compact/gcm/objective/6> a gcmo:Objective , gcmo:Provision .
"""
DATED = '<https://example.org/ke/pledge/1> <http://purl.org/dc/terms/issued> "2021"^^<http://www.w3.org/2001/XMLSchema#gYear> .'
NAMED = '<https://example.org/ke/actor/examplia> skos:prefLabel "Another name"@en .'


def test_what_a_service_would_refuse_is_told_and_not_stored(command, done, tmp_path):
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    refused = command(*WORDS, "--dry-run")
    assert refused.returncode == 1, refused.stderr
    assert "https://w3id.org/migration-compact/gcm/objective/6 is none" in refused.stderr
    assert not (tmp_path / "store").exists()
    for name, text, graph in (("known", KNOWN, "https://example.org/known"), ("dated", DATED, OTHER)):
        (tmp_path / f"{name}.ttl").write_text(text, encoding="utf-8")
        done("load", "--data-dir", "store", "--dataset", "none", "--graph", graph, f"{name}.ttl")
        if name == "known":
            done(*WORDS, "--dry-run")
    before = (tmp_path / "store" / "journal.log").read_bytes()
    refused = command(*WORDS)
    assert refused.returncode == 1, refused.stderr
    assert "here are 2021 and 2022-05-17" in refused.stderr
    assert (tmp_path / "store" / "journal.log").read_bytes() == before


def test_an_import_reads_the_store_once(tmp_path, monkeypatch):
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "known.ttl").write_text(KNOWN, encoding="utf-8")
    directory = str(tmp_path / "store")
    cli(["load", "--data-dir", directory, "--dataset", "none", "--graph", "https://example.org/known", str(tmp_path / "known.ttl")])
    readings = []
    read = Records.__iter__
    monkeypatch.setattr(Records, "__iter__", lambda self: readings.append(self) or read(self))
    words = ["import", str(tmp_path / "t.csv"), "--data-dir", directory, "--graph", GRAPH, "--dataset", "none"]
    assert cli([*words, "--dry-run"]) == 0
    assert len(readings) == 1
    assert cli(words) == 0
    assert len(readings) == 2
    assert cli(words) == 0
    assert len(readings) == 3


def test_what_a_table_names_is_looked_up_in_the_store_and_a_table_without_rows_empties_nothing(command, done, tmp_path):
    prefix = KNOWN.partition("\n")[0]
    for name, text in (("known.ttl", KNOWN), ("named.ttl", prefix + NAMED)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    for name in ("known", "named"):
        done("load", "--data-dir", "store", "--dataset", "none", "--graph", f"https://example.org/{name}", f"{name}.ttl")
    refused = command(*WORDS)
    assert refused.returncode == 1
    assert "row 2, column “pledged by”: “Examplia” is called “Another name” in the graph https://example.org/named" in refused.stderr
    (tmp_path / "t.csv").write_text(TABLE.replace("Examplia", "Other").replace("\n1,", "\n,"), encoding="utf-8")
    imported = command(*WORDS)
    assert imported.returncode == 0, imported.stderr
    assert "note: row 2, column “id”: It is empty: the address is https://example.org/ke/pledge/row-" in imported.stderr
    assert "1 pledge read" in imported.stderr
    journal = (tmp_path / "store" / "journal.log").read_bytes()
    (tmp_path / "t.csv").write_text(TABLE.partition("\n")[0], encoding="utf-8")
    for words in (WORDS, (*WORDS, "--dry-run")):
        refused = command(*words)
        assert (refused.returncode, "DELETE /graph" in refused.stderr) == (2, True), refused.stderr
    updates = "id,update of,reported by,status,date,source\nu,2022-99,new: Other,achieved,2024,s\n"
    (tmp_path / "t.csv").write_text(updates, encoding="utf-8")
    refused = command(*(word.replace("pledges", "updates") for word in WORDS))
    assert refused.returncode == 1
    assert "row 2, column “update of”: “2022-99” is no pledge" in refused.stderr
    assert (tmp_path / "store" / "journal.log").read_bytes() == journal
