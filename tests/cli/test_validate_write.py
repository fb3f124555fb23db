"""``validate --data-dir``: what a write to the store would be told, and nothing is written."""

import json

import httpx
import pytest

from tests.serving import service

PREFIXES = """PREFIX gcmo: <https://w3id.org/migration-compact/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dct: <http://purl.org/dc/terms/>
"""
OURS = f"""{PREFIXES} <http://e/iom> a gcmo:Actor, gcmo:Organization ; skos:prefLabel "IOM"@en ; dct:source "seen" ."""
CLASH = f"""{PREFIXES} <http://e/iom> skos:prefLabel "Another name"@en ."""
NAMELESS = f"""{PREFIXES} <http://e/un> a gcmo:Actor, gcmo:Organization ."""
G, H = "http://e/g", "http://e/h"


@pytest.fixture(scope="module")
def refusals(tmp_path_factory):
    """A store with one actor, and what a service says of each write to it."""
    folder = tmp_path_factory.mktemp("store")
    with service(
        "--dataset", "none", "--data-dir", str(folder / "d"), "--writes", "open", "--validate-writes", "on", "--log", "off"
    ) as running:

        def put(text, graph):
            return httpx.put(
                f"{running.url}/graph", params={"graph": graph}, content=text, headers={"content-type": "text/turtle"}, timeout=60
            )

        assert put(OURS, G).status_code == 201
        return folder / "d", {text: put(text, H).json().get("results") for text in (CLASH, NAMELESS)}


@pytest.mark.parametrize("text", [CLASH, NAMELESS], ids=["clash", "nameless"])
def test_validate_tells_what_a_write_is_told(command, tmp_path, refusals, text):
    directory, told = refusals
    (tmp_path / "file.ttl").write_text(text)
    before = (directory / "journal.log").read_bytes()
    words = ("validate", "--data-dir", directory, "--graph", H, "file.ttl")
    completed = command(*words, "--format", "json")
    assert completed.returncode == 1, completed.stderr
    assert json.loads(completed.stdout) == told[text]
    assert "the write would be refused: 1 violation" in command(*words).stdout
    assert (directory / "journal.log").read_bytes() == before


def test_validate_passes_what_a_write_passes(command, tmp_path, refusals):
    directory, _ = refusals
    (tmp_path / "file.ttl").write_text(OURS.replace("IOM", "International Organization for Migration"))
    words = ("validate", "--data-dir", directory, "--graph", G, "file.ttl")
    assert command(*words).returncode == 1
    completed = command(*words, "--replace")
    assert (completed.returncode, completed.stdout) == (0, "the write would pass\n")
