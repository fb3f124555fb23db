"""``import --data-dir``: a table is refused as a service would refuse it, with both graphs of a clash, and then nothing is stored."""

from graph_service.cli.main import main as cli
from graph_service.store.embedded.records import Records

GRAPH, OTHER = "https://example.org/ke/pledges", "https://example.org/other"
TABLE = "id,pledged by,advances,words,date,source\n1,new: Examplia,6,An invented pledge.,2022-05-17,s\n"
WORDS = ("import", "t.csv", "--data-dir", "store", "--graph", GRAPH, "--dataset", "none")
KNOWN = """PREFIX gcmo: <https://w3id.org/migration-compact/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
<https://w3id.org/migration-compact/gcm/objective/6> a gcmo:Objective , gcmo:Provision .
"""
NAMED = '<https://example.org/ke/actor/examplia> skos:prefLabel "Another name"@en .'


def test_what_a_service_would_refuse_is_told_with_both_graphs_and_not_stored(command, done, tmp_path):
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    refused = command(*WORDS, "--dry-run")
    assert refused.returncode == 1, refused.stderr
    assert "https://w3id.org/migration-compact/gcm/objective/6 is none" in refused.stderr
    assert not (tmp_path / "store").exists()
    for name, text, graph in (("known", KNOWN, "https://example.org/known"), ("named", KNOWN.partition("\n")[0] + NAMED, OTHER)):
        (tmp_path / f"{name}.ttl").write_text(text, encoding="utf-8")
        done("load", "--data-dir", "store", "--dataset", "none", "--graph", graph, f"{name}.ttl")
        if name == "known":
            done(*WORDS, "--dry-run")
    before = (tmp_path / "store" / "journal.log").read_bytes()
    refused = command(*WORDS)
    assert refused.returncode == 1, refused.stderr
    for graph in (GRAPH, OTHER):
        assert f"<{graph}>" in refused.stderr
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
