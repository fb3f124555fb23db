"""``compact-graph validate FILE`` says what a checked write to the built-in graph says, and judges only what the file affects."""

import argparse
import asyncio
import json

import pyshacl
import pytest

from graph_service import package_data
from graph_service.cli import validate as command
from graph_service.errors import ShapesError
from graph_service.namespaces import BASE, PREFIXES
from graph_service.rdf import formats
from graph_service.shacl.gate import Gate
from graph_service.shacl.report import SH
from graph_service.store.embedded.store import EmbeddedConfiguration, EmbeddedStore
from graph_service.store.interface import Operation, Part, Write
from graph_service.store.seed import builtin

HEAD = f"""PREFIX gcmo: <{BASE}ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dct: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX gcm: <{BASE}>
"""
OURS = """
<https://w3id.org/migration-compact/actor/nameless> a gcmo:Actor .
<https://w3id.org/migration-compact/actor/bureau> a gcmo:Actor, gcmo:Organization ; skos:prefLabel "Bureau"@en .
<https://w3id.org/migration-compact/paper> a gcmo:Statement, gcmo:Instrument, gcmo:Provision ; rdfs:label "Paper"@en ;
    dct:hasPart <https://w3id.org/migration-compact/paper/1> .
<https://w3id.org/migration-compact/paper/1> a gcmo:Recommendation, gcmo:Provision ; rdfs:label "Paper, 1"@en ;
    skos:notation "1" ; dct:isPartOf <https://w3id.org/migration-compact/paper> ; gcmo:text "Words"@en .
"""
NAMED = '<http://e/iom> a gcmo:Actor, gcmo:Organization ; skos:prefLabel "IOM"@en ; dct:source "seen" .'
NAMELESS = "<http://e/iom> a gcmo:Actor, gcmo:Organization ."
FILES = {
    "conforming": [NAMED],
    "nothing in our words": ['<http://e/a> rdfs:label "A project"@en ; dct:date "soon" ; dct:isPartOf <http://e/b> .'],
    "empty": [""],
    "a violation": [NAMELESS],
    "many violations": ["".join(f"<http://e/{n}> a gcmo:Organization ; skos:altLabel 'no language' . " for n in range(30))],
    "a literal that is not of its type": [
        '<http://e/p> a gcmo:Recommendation, gcmo:Provision ; rdfs:label "P"@en ; gcmo:order "second"^^xsd:integer .'
    ],
    "a blank node": ["[] a gcmo:Actor ."],
    "a second name of ours": [f'<{BASE}actor/bureau> skos:prefLabel "Office"@en .'],
    "a part that ours does not know": [f"<{BASE}paper/2> a gcmo:Recommendation, gcmo:Provision ; dct:isPartOf <{BASE}paper> ."],
    "a link to ours without its node": [f"<{BASE}paper/1> gcmo:addresses <{BASE}gcm/objective/6> ."],
    "a circle through ours": [f"<{BASE}paper> dct:isPartOf <{BASE}paper/1> ."],
    "what is wrong already": [f"<{BASE}actor/nameless> a gcmo:Actor ."],
    "what is wrong already and more": [f'<{BASE}actor/nameless> a gcmo:Actor ; dct:description "A"@en, "B"@en .'],
    "two files that conform together": [NAMELESS, '<http://e/iom> skos:prefLabel "IOM"@en .'],
    "two files that clash": [NAMED, '<http://e/iom> skos:prefLabel "Another"@en .'],
}
FAULTLESS = {"conforming", "nothing in our words", "empty", "what is wrong already", "two files that conform together"}
OWN = """PREFIX sh: <http://www.w3.org/ns/shacl#>
<http://e/s#Project> sh:targetClass <http://e/Project> ; sh:property <http://e/s#title> .
<http://e/s#title> sh:path <http://purl.org/dc/terms/title> ; sh:minCount 1 ; sh:message "A project has a title."@en ."""
PROJECT = "<http://e/p> a <http://e/Project> ."


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    """A folder with a small graph in the place of the built-in one, in which something is wrong."""
    folder = tmp_path_factory.mktemp("builtin")
    (folder / "ours.ttl").write_text(HEAD + OURS)
    return folder


@pytest.fixture
def validate(tmp_path, ours, monkeypatch, capsys):
    """Run the command on texts, each a file; returns its exit code and what it found."""
    monkeypatch.setattr(package_data, "turtle", lambda: ours)

    def run(texts, *options):
        files = [tmp_path / f"{number}.ttl" for number in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            file.write_text(HEAD + text)
        parser = argparse.ArgumentParser()
        command.add_arguments(parser)
        code = command.run(parser.parse_args([*map(str, files), "--format", "json", *map(str, options)]))
        return code, json.loads(capsys.readouterr().out)["findings"]

    return run


def written(ours, writes, shapes):
    """What a checked write of each of some lists of texts is told."""

    async def main():
        sources = tuple(builtin(ours, package_data.ontology()))
        store = EmbeddedStore(EmbeddedConfiguration(sources=sources, workers=1), check=Gate(shapes))
        await store.start()
        told = {}
        try:
            for name, texts in writes.items():
                told[name] = []
                parts = tuple(Part((HEAD + text).encode(), formats.TURTLE) for text in texts)
                try:
                    await store.rehearse(Write(Operation.POST, graph="http://e/g", parts=parts))
                except ShapesError as error:
                    told[name] = error.members["results"]
        finally:
            await store.stop()
        return told

    return asyncio.run(main())


@pytest.fixture(scope="module")
def told(ours):
    return written(ours, FILES, package_data.shapes())


def results(listed):
    """Violations of a write, as findings name them: a rule about a class as a whole is about its value."""
    for one in listed:
        whole = one["focus"].startswith((PREFIXES["gcmo"], PREFIXES["dct"])) and one["value"]
        thing = one["value"] if whole else one["focus"]
        message, _, _ = one["message"].partition(" It has ")
        if one["severity"] == "violation":
            yield one["shape"].rpartition("#")[2], "_:" if thing.startswith("_:") else thing, one["path"], message


def findings(listed):
    for one in listed:
        if one["severity"] == "violation":
            yield one["rule"], one["resource"] if ":" in one["resource"] else "_:", one["path"], one["message"]


@pytest.mark.parametrize("name", FILES)
def test_the_command_finds_what_a_checked_write_is_told(validate, told, name):
    code, listed = validate(FILES[name])
    assert sorted(set(findings(listed))) == sorted(set(results(told[name])))
    assert code == (0 if name in FAULTLESS else 1)
    assert bool(told[name]) == (name not in FAULTLESS)


def test_shapes_of_one_s_own_are_those_of_a_write(validate, ours, tmp_path):
    shapes = tmp_path / "shapes"
    shapes.mkdir()
    (shapes / "project.ttl").write_text(OWN)
    code, listed = validate([PROJECT], "--shapes", shapes)
    assert code == 1
    assert sorted(findings(listed)) == sorted(results(written(ours, {"it": [PROJECT]}, shapes)["it"]))


@pytest.mark.parametrize(
    "more",
    [
        "<http://e/s#Project> sh:closed true ; sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ) .",
        "<http://e/c> a sh:ConstraintComponent ; sh:parameter [ sh:path <http://e/x> ] ; sh:validator [ sh:ask 'ASK {}' ] .",
        """<http://e/s#Project> sh:sparql <http://e/s#q> .
           <http://e/s#q> sh:select "SELECT $this { $this a <http://e/Other> }" ; sh:message "Other"@en .
           [] sh:targetClass <http://e/Project> ; sh:property <http://e/s#title> .""",
    ],
    ids=["closed", "component", "no IRI"],
)
def test_shapes_of_one_s_own_that_a_write_could_not_be_checked_by_judge_everything(validate, tmp_path, more):
    shapes = tmp_path / "shapes"
    shapes.mkdir()
    (shapes / "project.ttl").write_text(OWN + more)
    code, listed = validate([PROJECT], "--shapes", shapes)
    assert code == 1
    assert ("title", "http://e/p", PREFIXES["dct"] + "title", "A project has a title.") in set(findings(listed))


@pytest.fixture
def judged(monkeypatch):
    """The nodes that pySHACL is aimed at; a shape that is aimed at a class or a property counts as such."""
    nodes, real = set(), pyshacl.validate

    def validate(data, *, shacl_graph):
        for kind in (SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf):
            nodes.update(shacl_graph.objects(None, kind))
        return real(data, shacl_graph=shacl_graph)

    monkeypatch.setattr(pyshacl, "validate", validate)
    return nodes


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (FILES["conforming"], {"http://e/iom"}),
        (FILES["nothing in our words"], set()),
        (FILES["empty"], set()),
        (FILES["a second name of ours"], {f"{BASE}actor/bureau"}),
    ],
    ids=["conforming", "nothing in our words", "empty", "a second name of ours"],
)
def test_only_what_the_file_affects_is_judged(validate, judged, texts, expected):
    validate(texts, "--processes", 1)
    assert {str(node) for node in judged} == expected


def test_a_thing_that_a_query_finds_wrong_is_told_among_those_to_judge(validate, monkeypatch):
    told = []
    monkeypatch.setattr(command, "say", told.append)
    code, listed = validate(["<http://e/pledge> a gcmo:Pledge ."])
    assert code == 1
    assert {one["resource"] for one in listed} == {"http://e/pledge"}
    assert "to judge: 1 thing" in told


def test_without_files_everything_is_judged(validate, judged):
    code, listed = validate([], "--processes", 1)
    assert code == 1
    assert f"{BASE}actor/nameless" in {one["resource"] for one in listed}
    assert {PREFIXES["gcmo"] + "Actor", PREFIXES["gcmo"] + "Quotation"} <= {str(node) for node in judged}
