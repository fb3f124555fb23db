"""A store on disk without its service: what was rehearsed is written as if it had not been, and the store is read once for both."""

import io

import pytest

from graph_service import package_data
from graph_service.rdf.formats import TURTLE
from graph_service.shacl.plan import make_plan
from graph_service.store.embedded import offline
from graph_service.store.embedded.import_files import Incoming
from graph_service.store.embedded.journal import Journal

GRAPH, OTHER = "https://example.org/g", "https://example.org/other"
FIRST = '<http://e/a> <http://e/p> "1" , [ <http://e/q> "blank" ] . <http://e/b> a <http://e/Kind> .'
SECOND = '<http://e/a> <http://e/p> "2" , [ <http://e/q> "blank" ] . <http://e/c> a <http://e/Kind> .'


def incoming(text, graph=GRAPH):
    made = Incoming(graph)
    made.read("file", io.BytesIO(text.encode()), TURTLE)
    return made


@pytest.fixture(scope="module")
def plan():
    return make_plan(package_data.shapes())


@pytest.mark.parametrize("replace", [True, False], ids=["replace", "add"])
def test_a_rehearsed_write_leaves_what_the_write_alone_leaves(tmp_path, plan, replace):
    plain, rehearsed = tmp_path / "plain", tmp_path / "rehearsed"
    for text, graph in ((FIRST, GRAPH), (FIRST, OTHER), (SECOND, GRAPH), (SECOND, GRAPH)):
        words = {"replace": replace, "who": "w", "when": "2026-01-01T00:00:00Z"}
        new = incoming(text, graph)
        alone = offline.load(plain, (), new, **words)
        with offline.open_store(rehearsed, (), write=True) as opened:
            opened.rehearse(new, plan, replace=replace)
            assert opened.write(new, **words) == alone
    assert (rehearsed / "journal.log").read_bytes() == (plain / "journal.log").read_bytes()


def test_a_rehearsal_alone_writes_nothing_and_keeps_others_out(tmp_path, plan):
    directory = tmp_path / "d"
    offline.load(directory, (), incoming(FIRST), replace=True, who="w", when="2026-01-01T00:00:00Z")
    before = (directory / "journal.log").read_bytes()
    with offline.open_store(directory, None, write=True) as opened:
        opened.rehearse(incoming(SECOND), plan, replace=True)
        assert opened.classes(GRAPH) == ["http://e/Kind"]
        with pytest.raises(Exception, match="Another service uses"):
            Journal(directory).open(patience=0)
    assert (directory / "journal.log").read_bytes() == before
