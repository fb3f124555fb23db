"""An installed wheel serves, builds and validates without a checkout."""

import json
import os
import re
import subprocess
import sys
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COUNT = "PREFIX gcmo: <https://w3id.org/migration-compact/ontology#> SELECT (COUNT(*) AS ?n) WHERE { ?action a gcmo:Action }"


def run(*command, cwd, check=True):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COMPACT_GRAPH", "VIRTUAL_ENV"))}
    return subprocess.run(command, cwd=cwd, env=clean, check=check, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT), cwd=folder)
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def command(wheel, tmp_path_factory):
    """The path of ``compact-graph`` in an environment of its own that holds the wheel and its dependencies only."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "env", cwd=folder)
    constraints = ROOT / "constraints.txt"
    run("env/bin/python", "-m", "pip", "install", "--quiet", "--constraint", str(constraints), str(wheel), cwd=folder)
    return str(folder / "env" / "bin" / "compact-graph")


def test_the_wheel_carries_what_people_read(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "graph_service/package_data/data/turtle/gcm-final-draft-2018.ttl",
        "graph_service/package_data/data/source/gcm-final-draft-2018.txt",
        "graph_service/package_data/data/curated/identifiers.csv",
        "graph_service/package_data/ontology/migration-compact.ttl",
        "graph_service/package_data/shapes/action.ttl",
        "graph_service/package_data/queries/objective-chain.rq",
        "graph_service/package_data/docs/guides/operators.md",
        "graph_service/package_data/docs/security.md",
        "graph_service/pages/static/site.css",
        "graph_service/pages/templates/base.html",
        "graph_service/py.typed",
    ):
        assert wanted in names
    assert not [name for name in names if name.startswith(("tests/", "bench/"))]


def test_an_installed_copy_serves_outside_any_checkout(command, tmp_path):
    with subprocess.Popen(
        [command, "serve", "--port", "0"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        try:
            url = next(match[1] for line in server.stdout if (match := re.search(r'"url": "(http://[^"]+)"', line)))
            query = urllib.parse.urlencode({"query": COUNT})
            request = urllib.request.Request(f"{url}/sparql?{query}", headers={"Accept": "application/sparql-results+json"})
            with urllib.request.urlopen(request, timeout=20) as answer:
                assert json.load(answer)["results"]["bindings"][0]["n"]["value"] == "187"
        finally:
            server.terminate()


def test_an_installed_copy_queries_without_a_server(command, tmp_path):
    (tmp_path / "count.rq").write_text(COUNT)
    assert run(command, "query", "count.rq", "--format", "csv", cwd=tmp_path).stdout.split() == ["n", "187"]


def test_an_installed_copy_builds_the_same_graph(command, tmp_path):
    assert run(command, "build", "--output", "out", cwd=tmp_path).returncode == 0
    ours = {file.name: file.read_bytes() for file in (ROOT / "data" / "turtle").iterdir()}
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == ours


def test_an_installed_copy_validates_a_partner_file(command, tmp_path):
    prefix = "@prefix gcmo: <https://w3id.org/migration-compact/ontology#> ."
    (tmp_path / "partner.ttl").write_text(f"{prefix} <https://example.org/a> a gcmo:Action, gcmo:Provision .")
    report = run(command, "validate", "--alone", "partner.ttl", cwd=tmp_path, check=False)
    assert report.returncode == 1
    assert "example.org/a" in report.stdout


def test_every_command_explains_itself(command, tmp_path):
    for name in ("serve", "build", "validate", "query"):
        shown = run(command, name, "--help", cwd=tmp_path).stdout
        assert len(shown) > 300, name
