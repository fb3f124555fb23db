"""``text``: a second wording, and a text of one's own, out of a file into a graph and a store."""

import json

import pytest
from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, RDF, XSD

from graph_service.cli.main import main
from graph_service.rdf.rdflib_namespaces import GCM, GCMO
from tests.pipeline.wordings import variants

ADD = ("--like", "gcm/final-draft-2018", "--version", "A/TEST/73/1", "--date", "2019-01-01", "--source", "made in a test")
GRAPH = "https://w3id.org/migration-compact/graph/gcm-a-test-73-1"


@pytest.fixture(scope="module")
def resolution(tmp_path_factory):
    file = tmp_path_factory.mktemp("texts") / "resolution.txt"
    file.write_bytes(variants.paged(variants.as_resolution())[0])
    return file


def test_a_second_wording_has_the_model_of_the_first(resolution, tmp_path, capsys):
    target, report = tmp_path / "resolution.ttl", tmp_path / "report.json"
    assert main(["text", "add", str(resolution), *ADD, "--output", str(target), "--report", str(report)]) == 0
    graph = Graph().parse(target)
    version, provision = GCM["gcm/a-test-73-1"], GCM["gcm/a-test-73-1/objective/6/action/k"]
    assert (version, RDF.type, GCMO.TextVersion) in graph
    assert (version, DCTERMS.isVersionOf, GCM["gcm"]) in graph
    assert (provision, GCMO.sameProvisionAs, GCM["gcm/objective/6/action/k"]) in graph
    assert (provision, GCMO.sameWords, Literal("true", datatype=XSD.boolean)) in graph
    assert (provision, DCTERMS.type, GCMO.Action) in graph
    assert (provision, RDF.type, GCMO.Action) not in graph  # there are 187 actions, in however many wordings
    assert graph.value(provision, GCMO.text).language == "en"
    assert graph.value(provision, DCTERMS.isPartOf) == GCM["gcm/a-test-73-1/objective/6"]
    difference = graph.value(predicate=GCMO.differenceIn, object=provision)
    assert str(graph.value(difference, GCMO.newWords)) == ";"
    told = json.loads(report.read_text(encoding="utf-8"))
    assert (told["version"], told["removed"], len(told["added"])) == ("gcm/a-test-73-1", [], 6)
    assert "left out as page numbers and running lines" in capsys.readouterr().err


def test_the_same_file_gives_the_same_bytes_and_loading_it_again_changes_nothing(resolution, tmp_path, done):
    done("text", "add", resolution, *ADD, "--output", "one.ttl", "--load", "--data-dir", "store")
    again = done("text", "add", resolution, *ADD, "--output", "two.ttl", "--load", "--data-dir", "store")
    assert (tmp_path / "one.ttl").read_bytes() == (tmp_path / "two.ttl").read_bytes()
    assert again is not None
    query = f"SELECT (COUNT(DISTINCT ?p) AS ?n) {{ GRAPH <{GRAPH}> {{ ?p <{GCMO.sameProvisionAs}> ?o }} }}"
    assert done("query", "--data-dir", "store", "--format", "csv", input=query).split() == ["n", "378"]


def test_another_language_is_a_version_of_its_own(tmp_path):
    file = tmp_path / "pacto.docx"
    file.write_bytes(variants.word_file(variants.translated())[0])
    target = tmp_path / "pacto.ttl"
    assert main(["text", "add", str(file), *ADD, "--language", "es", "--output", str(target)]) == 0
    graph = Graph().parse(target)
    provision = GCM["gcm/a-test-73-1-es/objective/6/action/k"]
    assert graph.value(provision, GCMO.text).language == "es"
    assert (provision, GCMO.sameProvisionAs, GCM["gcm/objective/6/action/k"]) in graph
    assert graph.value(provision, GCMO.sameWords) is None
    assert graph.value(predicate=RDF.type, object=GCMO.WordDifference) is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"--like": "gcm"}, "second wordings are made of gcm/final-draft-2018"),
        ({"--date": "19.12.2018"}, "a day, a month or a year is expected"),
        ({"--language": "English"}, "a language tag is expected"),
        ({"--version": "…"}, "has no letter or digit"),
        ({"--output": None}, "where shall it go"),
    ],
)
def test_what_cannot_be_made_is_told(resolution, tmp_path, capsys, change, message):
    flags = dict(zip(ADD[::2], ADD[1::2], strict=True)) | {"--output": str(tmp_path / "x.ttl")} | change
    assert main(["text", "add", str(resolution), *[one for pair in flags.items() if pair[1] for one in pair]]) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "x.ttl").exists()


def test_a_text_that_stops_fitting_is_refused_with_the_place(tmp_path, capsys):
    file = tmp_path / "short.txt"
    file.write_bytes(variants.plain([block for block in variants.draft() if block.path != "gcm/objective/9"])[0])
    assert main(["text", "add", str(file), *ADD, "--output", str(tmp_path / "x.ttl")]) == 2
    told = capsys.readouterr().err
    for words in ("Line ", "systematically originates", "OBJECTIVE 10: Prevent", "Expected: OBJECTIVE 9: Strengthen"):
        assert words in told


PLAN = "# Plan\n\n1. No worker pays a fee:\n\na) to an agency;\n\nb) to an employer.\n\n2. The ministry reports.\n"
NEW = ("--iri", "https://example.org/plan", "--title", "Test plan", "--publisher", "Ministry of Tests")


def test_a_text_of_ones_own_would_pass_a_checked_write(tmp_path, done, command):
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    assert done("text", "new", "plan.md", *NEW, "--output", "plan.ttl", "--load", "--data-dir", "store") == ""
    ran = command("validate", "--data-dir", "store", "--graph", "https://example.org/other", "plan.ttl")
    assert "the write would pass" in ran.stdout, ran.stderr + ran.stdout
    graph = Graph().parse(tmp_path / "plan.ttl")
    assert len(set(graph.subjects(RDF.type, GCMO.Provision))) == 5


@pytest.mark.parametrize(
    ("change", "message"), [({"--iri": "not an iri:"}, "is not an absolute IRI"), ({"--language": "English"}, "a language tag is expected")]
)
def test_a_text_of_ones_own_that_cannot_be_made_is_told(tmp_path, capsys, change, message):
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    flags = dict(zip(NEW[::2], NEW[1::2], strict=True)) | change
    words = [one for pair in flags.items() for one in pair]
    assert main(["text", "new", str(tmp_path / "plan.md"), *words, "--output", str(tmp_path / "x.ttl")]) == 2
    assert message in capsys.readouterr().err
