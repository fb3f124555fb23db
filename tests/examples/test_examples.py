"""The examples run against a service and say what they promise."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph_service.settings import Settings
from tests.conftest import ServerInThread
from tests.needs import need

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def service():
    with ServerInThread(Settings(log="off", workers=2)) as running:
        yield running.url


def output(service, *command):
    environment = {**os.environ, "COMPACT_GRAPH": service, "NO_PROXY": "127.0.0.1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("pandas_example.py", ("EditorialInference", "0.95")),
        ("sparqlwrapper_example.py", ("GCM objective 6(c)", "Private Employment Agencies Convention, 1997")),
        ("rdflib_example.py", ("charging or shifting recruitment fees", "C181 (Article 7)")),
    ],
)
def test_an_example_in_python(service, file, says):
    said = output(service, sys.executable, str(EXAMPLES / "python" / file))
    assert [words for words in says if words not in said] == [], said


def test_the_notebook_runs_from_top_to_bottom(service, monkeypatch):
    monkeypatch.setenv("COMPACT_GRAPH", service)
    notebook = json.loads((EXAMPLES / "python" / "objectives.ipynb").read_text(encoding="utf-8"))
    assert (notebook["nbformat"], len({cell["id"] for cell in notebook["cells"]})) == (4, len(notebook["cells"]))
    names = {}
    for cell in notebook["cells"]:
        assert not cell.get("outputs"), "an example is committed without its output"
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    assert len(names["objectives"]) == 23
    assert names["links"]["confidence"].max() <= 1


def test_the_example_in_r(service):
    need(shutil.which("Rscript"), "Rscript is missing: r-base-core, which make packages installs")
    said = output(service, "Rscript", "--vanilla", str(EXAMPLES / "r" / "objectives.R"))
    assert "23 objectives" in said
    assert "EditorialInference" in said


def test_every_example_is_in_the_list():
    listed = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    files = [file for kind in ("*.py", "*.R", "*.ipynb") for file in EXAMPLES.rglob(kind)]
    assert files
    assert all(f"({file.relative_to(EXAMPLES).as_posix()})" in listed for file in files)
