"""Validation as a library and as a command: what people and programs get, whatever the files are like."""

import argparse
import json

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, RDF

from graph_service import package_data
from graph_service.cli import validate as command
from graph_service.rdf.rdflib_namespaces import GCM, GCMO
from graph_service.shacl.engine import validate
from graph_service.shacl.files import UnusableInputError, read
from graph_service.shacl.report import Finding, Report

SH = Namespace("http://www.w3.org/ns/shacl#")
PARTNER = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX gcmo: <https://w3id.org/migration-compact/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

<https://partner.example/paper> a gcmo:Statement , gcmo:Instrument ; dct:hasPart <https://partner.example/paper/1> .

<https://partner.example/paper/1> a gcmo:CommitmentSentence , gcmo:Provision ;
    rdfs:label "Paper, 1"@en ; gcmo:committedBy <https://w3id.org/migration-compact/actor/civil-society> .
"""
BUILT_IN = """
PREFIX gcmo: <https://w3id.org/migration-compact/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

<https://w3id.org/migration-compact/actor/civil-society> a gcmo:Actor , gcmo:ActorGroup ; skos:prefLabel "Civil society"@en .

<https://w3id.org/migration-compact/actor/nameless> a gcmo:Actor .
"""


@pytest.fixture
def shapes(tmp_path):
    """A folder with the shapes of actors only, so that a run is quick."""
    return only(tmp_path, "actor")


def only(tmp_path, *stems):
    folder = tmp_path / "shapes"
    folder.mkdir()
    for stem in stems:
        (folder / f"{stem}.ttl").symlink_to(package_data.shapes() / f"{stem}.ttl")
    return folder


@pytest.fixture
def compact_graph_validate(tmp_path, monkeypatch, capsys):
    """Run the command with a small graph in place of the built-in one; gives exit code, output and progress."""
    builtin = tmp_path / "builtin"
    builtin.mkdir()
    (builtin / "actors.ttl").write_text(BUILT_IN, encoding="utf-8")
    monkeypatch.setattr(package_data, "turtle", lambda: builtin)

    def run(*arguments):
        parser = argparse.ArgumentParser()
        command.add_arguments(parser)
        code = command.run(parser.parse_args([str(argument) for argument in arguments]))
        return code, *capsys.readouterr()

    return run


def written(folder, name, text):
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_partner_graph_is_judged_with_the_built_in_graph_it_refers_to(tmp_path, shapes, compact_graph_validate):
    partner = written(tmp_path, "partner.ttl", PARTNER)
    code, out, err = compact_graph_validate(partner, "--shapes", shapes)
    assert (code, out) == (0, "The graph conforms (7 triples, 1 file of shapes).\n")
    assert "read partner.ttl: 7 triples" in err
    assert "[1/1] actor: no findings" in err


def test_a_partner_graph_alone_does_not_know_our_actors(tmp_path, shapes, compact_graph_validate):
    partner = written(tmp_path, "partner.ttl", PARTNER)
    code, out, _ = compact_graph_validate(partner, "--shapes", shapes, "--alone")
    assert code == 1
    assert "Everything that makes a commitment, is addressed or is named is an actor and is described as one." in out
    assert "  - actor/civil-society\n" in out


def test_without_files_the_built_in_graph_is_judged(shapes, compact_graph_validate):
    code, out, _ = compact_graph_validate("--shapes", shapes)
    assert code == 1
    assert "An actor has a name" in out
    assert "- actor/nameless" in out


def test_json_lists_each_finding(shapes, compact_graph_validate):
    code, out, _ = compact_graph_validate("--shapes", shapes, "--format", "json")
    report = json.loads(out)
    assert code == 1
    assert report["conforms"] is False
    assert report["counts"] == {"violation": 1, "warning": 0, "info": 0}
    assert report["findings"][0]["resource"] == str(GCM["actor/nameless"])
    assert report["findings"][0]["shapes_file"] == "actor.ttl"


def test_turtle_is_one_shacl_validation_report(shapes, compact_graph_validate):
    code, out, _ = compact_graph_validate("--shapes", shapes, "--format", "turtle")
    graph = Graph().parse(data=out, format="turtle")
    assert code == 1
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert list(graph.objects(report, SH.conforms)) == [Literal(False)]  # noqa: FBT003 - the literal is the expectation
    (result,) = graph.objects(report, SH.result)
    assert graph.value(result, SH.focusNode) == GCM["actor/nameless"]
    assert graph.value(result, SH.resultPath)
    assert graph.value(result, SH.resultSeverity) == SH.Violation


@pytest.mark.parametrize(
    "case",
    [
        ("broken.ttl", "PREFIX a: <https://a.example/>\n\na:b a:c \n", "broken.ttl, line 4, column 1: "),
        ("prefix.ttl", "<https://a.example/> a nowhere:Thing .\n", "prefix.ttl, line 1, column 24: "),
        ("open.ttl", '<https://a.example/> <https://a.example/b> "open\n', "open.ttl, line 1, column 44: "),
        ("broken.nt", "<https://a.example/> <https://a.example/b> .\n", "broken.nt, line 1, column 44: "),
        ("broken.trig", "<https://a.example/g> { <https://a.example/> a }\n", "broken.trig, line 1, column 48: "),
        ("broken.rdf", "<rdf:RDF>\n", "broken.rdf, line 2, column 1: "),
        ("table.csv", "a,b\n", "table.csv: the ending is none of .ttl, "),
    ],
)
def test_a_file_that_does_not_parse_is_named_with_its_line(tmp_path, shapes, compact_graph_validate, case):
    name, text, expected = case
    code, out, err = compact_graph_validate(written(tmp_path, name, text), "--shapes", shapes)
    assert (code, out) == (2, "")
    assert expected in err
    assert "Traceback" not in err


def test_a_file_that_is_not_utf_8_is_named_with_its_line(tmp_path, shapes, compact_graph_validate):
    file = tmp_path / "latin.ttl"
    file.write_bytes('<https://a.example/>\n <https://a.example/b> "é" .'.encode("latin-1"))
    code, _, err = compact_graph_validate(file, "--shapes", shapes)
    assert code == 2
    assert "latin.ttl, line 2, column 25: Invalid UTF-8" in err


def test_a_missing_file_and_a_folder_without_shapes_are_named(tmp_path, shapes, compact_graph_validate):
    code, _, err = compact_graph_validate(tmp_path / "absent.ttl", "--shapes", shapes)
    assert code == 2
    assert "absent.ttl cannot be read: No such file" in err
    code, _, err = compact_graph_validate("--shapes", tmp_path)
    assert code == 2
    assert "no shapes (*.ttl) here" in err


@pytest.mark.parametrize("processes", ["1", "2"])
def test_broken_shapes_are_named(tmp_path, compact_graph_validate, processes):
    folder = tmp_path / "own"
    folder.mkdir()
    written(folder, "odd.ttl", "PREFIX sh: <http://www.w3.org/ns/shacl#>\n[] a sh:NodeShape ; sh:targetNode sh:a ; sh:sparql 1 .\n")
    code, _, err = compact_graph_validate("--shapes", folder, "--processes", processes)
    assert code == 2
    assert "odd.ttl: " in err


def test_an_ill_typed_literal_is_a_finding_and_not_a_traceback(tmp_path, compact_graph_validate):
    text = PARTNER.replace("gcmo:committedBy", 'gcmo:order "second"^^<http://www.w3.org/2001/XMLSchema#integer> ; gcmo:committedBy')
    file = written(tmp_path, "partner.ttl", text)
    code, out, err = compact_graph_validate(file, "--shapes", only(tmp_path, "provision"))
    assert code == 1
    assert "found: “second” (integer)" in out
    assert "Traceback" not in err


def test_warnings_alone_conform():
    report = Report((Finding("warning", "link", "sure-enough", "https://a.example/", "Unsure."),), 1, 1, Graph())
    assert report.conforms
    assert report.text().startswith("The graph conforms: 1 warning (1 triple")


def test_a_long_list_is_cut_and_says_so():
    findings = tuple(Finding("violation", "link", "label", f"https://a.example/{number}", "No label.") for number in range(30))
    text = Report(findings, 1, 1, Graph()).text(listed=5)
    assert "30 cases" in text
    assert "and 25 more; --format json or turtle lists them all" in text


def test_two_processes_find_what_one_finds_and_the_graph_stays_as_it_was(tmp_path):
    data = Graph().parse(data=PARTNER, format="turtle")
    before = Graph() + data
    folder = only(tmp_path, "actor", "commitment-sentence", "instrument", "provision")
    one, two = validate(data, folder), validate(data, folder, processes=2)
    assert one.findings
    assert one.findings == two.findings
    assert isomorphic(one.graph, two.graph)
    assert isomorphic(data, before)


def test_quads_of_trig_are_joined(tmp_path):
    file = written(
        tmp_path,
        "two.trig",
        "<https://a.example/g> { <https://a.example/> a <https://a.example/T> } <https://a.example/> a <https://a.example/U> .",
    )
    assert len(read([file])) == 2


def test_blank_nodes_of_two_files_stay_apart(tmp_path):
    files = [written(tmp_path, name, "_:a a <https://a.example/T> .") for name in ("one.ttl", "two.ttl")]
    assert len(read(files)) == 2


def test_an_unreadable_folder_is_unusable_input(tmp_path):
    with pytest.raises(UnusableInputError, match="cannot be read"):
        read([tmp_path / "folder.ttl" / "file.ttl"])


def test_each_loss_in_the_compact_is_noticed(tmp_path):
    """Take away or change one thing at a time in the real text: the rules are not passed by having nothing to look at."""
    folder = only(tmp_path, "counts", "commitment", "document", "action", "provision")
    data = read([package_data.turtle() / "gcm-final-draft-2018.ttl"])
    action, sentence, heading = GCM["gcm/objective/6/action/k"], GCM["gcm/objective/6/commitment/1"], GCM["gcm/objective/2/subheading/1"]
    for triple in list(data.triples((action, None, None))) + list(data.triples((None, None, action))):
        data.remove(triple)
    words = data.value(sentence, GCMO.text)
    data.set((sentence, GCMO.text, Literal(words.replace("migrant", "migrants", 1), lang="en")))
    data.remove((heading, RDF.type, GCMO.Heading))
    data.remove((URIRef(GCM["gcm/footnote/3"]), DCTERMS.isPartOf, None))
    rules = {(finding.stem, finding.rule) for finding in validate(data, folder).findings}
    assert {
        ("counts", "gcm-actions"),
        ("counts", "objective-6"),
        ("counts", "objective-2-subheading"),
        ("commitment", "length"),
        ("document", "order-complete"),
        ("document", "in-step"),
        ("provision", "heading"),
        ("provision", "in-step"),
        ("provision", "whole"),
    } <= rules
