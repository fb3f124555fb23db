"""``compact-graph check``: lines for people, JSON, and exit codes."""

import json

import pytest

from graph_service.cli.main import main

FEES = "prohibit recruiters and employers from charging or shifting recruitment fees"


@pytest.fixture(scope="module")
def speech(tmp_path_factory):
    path = tmp_path_factory.mktemp("speeches") / "speech.md"
    path.write_text(
        f"# Speech\n\nIn objective 6(k) States “{FEES}” and “charge no fee of any kind to workers anywhere”.\n", encoding="utf-8"
    )
    return path


def test_what_differs_is_told_by_line_and_column(speech, capsys, monkeypatch):
    monkeypatch.setenv("COMPACT_GRAPH_WORKERS", "1")
    fine = speech.with_name("fine.txt")
    fine.write_text(f"Objective 6(c): “{FEES}”.", encoding="utf-8")
    assert main(["check", str(speech)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{speech}:3:{lines[0].split(':')[2]}: other place: {FEES}"
    assert "  the text cites GCM objective 6(k), paragraph 22(k) <https://w3id.org/migration-compact/gcm/objective/6/action/k>" in lines
    assert any("absent: charge no fee" in line for line in lines)
    assert f"{speech}: 2 quotations and 1 citation checked" in lines
    assert main(["check", "--json", str(fine)]) == 0
    (answer,) = json.loads(capsys.readouterr().out)
    assert [one["verdict"] for one in answer["findings"]] == ["exact", "exact"]


def test_file_of_an_unknown_kind_is_not_checked(speech, capsys):
    other = speech.with_suffix(".xyz")
    other.write_text("x", encoding="utf-8")
    assert main(["check", str(other)]) == 2
    assert "--type" in capsys.readouterr().err
    assert main(["check", str(speech.with_name("missing.txt"))]) == 2
