"""``compact-graph suggest``: the answer of ``POST /suggest`` for a file, as JSON and as SSSOM."""

import json

import pytest

from graph_service.cli.main import main
from tests.endpoints.check.documents import docx, paragraph

FEES = "Recruiters must not charge fees to migrant workers."


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    file = tmp_path_factory.mktemp("plans") / "plan.docx"
    file.write_bytes(docx(paragraph("Plan", style="Heading1") + paragraph(FEES)))
    return file


def test_document_gets_suggestions_as_json_and_as_a_draft(plan, capsys, monkeypatch):
    monkeypatch.setenv("COMPACT_GRAPH_WORKERS", "1")
    assert main(["suggest", str(plan), "--exclude", "priorities-2021"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["passages"][-1]["text"] == FEES
    assert answer["objectives"][0]["id"].endswith("/gcm/objective/6")
    assert answer["exclude"].endswith("/priorities-2021")
    assert main(["suggest", str(plan), "--format", "sssom"]) == 0
    rows = [row.split("\t") for row in capsys.readouterr().out.splitlines() if not row.startswith("#")]
    assert "gcm:gcm/objective/6/action/c" in [row[rows[0].index("object_id")] for row in rows[1:]]


def test_what_cannot_be_read_is_told(plan, capsys):
    other = plan.with_suffix(".xyz")
    other.write_text("x", encoding="utf-8")
    assert main(["suggest", str(other)]) == 2
    assert "--type" in capsys.readouterr().err
    assert main(["suggest", str(other), "--type", "application/pdf"]) == 2
    assert "PDF" in capsys.readouterr().err
