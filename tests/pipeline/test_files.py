"""The Turtle files are what the sources and the curated files give, byte for byte."""

import shutil

import pytest
from rdflib import BNode, Graph, Literal
from rdflib.namespace import RDFS

from graph_service import package_data
from graph_service.cli import build
from graph_service.cli.main import main
from graph_service.pipeline import pipeline
from graph_service.pipeline.source import BuildError
from graph_service.pipeline.turtle import to_turtle
from graph_service.rdf.ordering import natural_key
from graph_service.rdf.rdflib_namespaces import GCM


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    target = tmp_path_factory.mktemp("turtle")
    (target / "left-over.ttl").write_text("")
    pipeline.write(package_data.source(), package_data.curated(), target)
    return target


def test_a_rebuild_gives_the_committed_bytes(rebuilt):
    assert {file.name: file.read_bytes() for file in rebuilt.iterdir()} == {
        file.name: file.read_bytes() for file in package_data.turtle().iterdir()
    }


def test_a_second_rebuild_gives_the_same_bytes(rebuilt, tmp_path):
    pipeline.write(package_data.source(), package_data.curated(), tmp_path)
    assert {file.name: file.read_bytes() for file in rebuilt.iterdir()} == {file.name: file.read_bytes() for file in tmp_path.iterdir()}


def test_a_file_of_a_graph_that_is_no_longer_built_is_removed(rebuilt):
    assert not (rebuilt / "left-over.ttl").exists()


def test_no_graph_holds_blank_nodes(graphs):
    for stem, graph in graphs.items():
        assert not [term for triple in graph for term in triple if isinstance(term, BNode)], stem


def test_no_triple_stands_in_two_graphs(graphs):
    seen = {}
    for stem, graph in graphs.items():
        for triple in graph:
            assert triple not in seen, (triple, stem, seen[triple])
            seen[triple] = stem


def test_a_changed_source_stops_the_build_and_leaves_the_old_files(tmp_path, capsys):
    source, target = tmp_path / "source", tmp_path / "turtle"
    shutil.copytree(package_data.source(), source)
    target.mkdir()
    (target / "gcm-final-draft-2018.ttl").write_text("old")
    file = source / "ten-commitments-2018.txt"
    file.write_text(file.read_text(encoding="utf-8") + "one more word\n", encoding="utf-8")
    assert main(["build", "--source", str(source), "--output", str(target)]) == 2
    assert "ten-commitments-2018.txt: sha256" in capsys.readouterr().err
    assert (target / "gcm-final-draft-2018.ttl").read_text() == "old"


def test_words_that_no_unit_claims_stop_the_build(tmp_path):
    source = tmp_path / "source"
    shutil.copytree(package_data.source(), source)
    manifest = source / "manifest.toml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace('lines = "17"', 'lines = "228"', 1).replace('lines = "224-232"', 'lines = "232"', 1), encoding="utf-8")
    with pytest.raises(BuildError, match=r"imrf-priorities-2021\.txt: 2 lines hold words that no unit claims: 17"):
        list(pipeline.build(source, package_data.curated()))


def test_check_says_which_file_differs(tmp_path, capsys):
    shutil.copytree(package_data.turtle(), tmp_path / "turtle")
    assert main(["build", "--check", "--output", str(tmp_path / "turtle")]) == 0
    (tmp_path / "turtle" / "sdg.ttl").write_text("# changed\n")
    assert main(["build", "--check", "--output", str(tmp_path / "turtle")]) == 1
    assert "sdg: differs" in capsys.readouterr().err


def test_natural_order_puts_nine_before_ten():
    ordered = ["2", "a", "a/2", "a/2/b", "a/10", "a/10b2", "a/10b11", "b", "objective/9", "objective/9/action/a", "objective/10", "é"]
    assert sorted(set(ordered), key=natural_key) == ordered


def test_natural_order_bears_numbers_that_python_refuses_to_read():
    endless = "9" * 10_000
    assert sorted([f"a/{endless}", "a/1"], key=natural_key) == ["a/1", f"a/{endless}"]


def test_turtle_of_equal_graphs_is_equal():
    one, two = Graph(), Graph()
    triples = [(GCM[f"x/{number}"], RDFS.label, Literal(f"n {number}")) for number in range(30)]
    for triple in triples:
        one.add(triple)
    for triple in reversed(triples):
        two.add(triple)
    assert to_turtle(one) == to_turtle(two)


def test_the_command_explains_itself():
    assert "Exit codes" in build.DESCRIPTION
