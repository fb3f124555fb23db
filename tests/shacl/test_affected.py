"""What a write reaches is enough to judge it: the same results as pySHACL has on all the data, whatever is wrong."""

import json
import os
import subprocess
import sys
from functools import cache

import pyoxigraph as ox
import pytest

from graph_service import package_data
from graph_service.errors import ContentTooLargeError
from graph_service.shacl import validation_process
from graph_service.shacl.engine import validate
from graph_service.shacl.files import UnusableInputError, read
from graph_service.shacl.plan import make_plan
from graph_service.store.embedded import affected
from graph_service.store.embedded import changes as change
from tests.shapes.test_shapes import INVALID, VALID, named

VALID_OF = {file.parent.name: file for file in VALID if file.stem == "valid"}
# The gate puts rules about common properties to things of ours only, and here the link has no class.
# rdflib compares a text with a number, where SPARQL has a type error (17.3): the engine selects nothing. The datatype is told in both.
ONLY_WHOLE = {"actor/invalid.unknown": "Attributed", "footnote/invalid.offset-is-text": "inside"}


@pytest.fixture(scope="module")
def shapes_of(tmp_path_factory):
    """A folder with one shapes file, and the plan of it."""

    @cache
    def made(stem):
        folder = tmp_path_factory.mktemp(stem)
        (folder / f"{stem}.ttl").symlink_to(package_data.shapes() / f"{stem}.ttl")
        return folder, make_plan(folder)

    return made


@pytest.fixture(scope="module")
def expected(shapes_of):
    """What pySHACL finds in a whole file."""

    @cache
    def findings_of(file):
        report = validate(read([file]), shapes_of(file.parent.name)[0])
        dropped = ONLY_WHOLE.get(named(file))
        return {(one.severity, one.rule, one.path, one.message) for one in report.findings if one.rule != dropped}

    return findings_of


def store_of(*files):
    store = ox.Store()
    for file in files:
        store.bulk_load(path=file, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("http://e/g"))
    return store


def judged(shapes, before, after):
    """What is wrong after a change, and of that what is new."""
    folder, plan = shapes
    affected_nodes = affected.find(after, change.compare(change.contents(before), change.contents(after)), plan)
    known = affected.find(before, [], plan, affected_nodes)
    request = {"shapes": str(folder), "rules": plan["rules"], "checks": plan["checks"], "affected": affected_nodes}
    nothing = affected.find(store_of(), [], plan, affected_nodes)
    return told(validation_process.judge(request, lambda: nothing)), told(validation_process.judge(request, lambda: known))


def told(judgement):
    return {(one["severity"], one["shape"].rpartition("#")[2], one["path"], one["message"]) for one in judgement["results"]}


@pytest.mark.parametrize("file", [*INVALID, *VALID], ids=named)
def test_what_is_written_to_an_empty_store_is_judged_as_the_whole(file, shapes_of, expected):
    now, new = judged(shapes_of(file.parent.name), store_of(), store_of(file))
    assert now == new == expected(file)


@pytest.mark.parametrize("file", [file for file in INVALID if file.parent.name in VALID_OF], ids=named)
def test_a_change_from_right_to_wrong_is_found_and_one_back_is_not_refused(file, shapes_of, expected):
    shapes, right = shapes_of(file.parent.name), VALID_OF[file.parent.name]
    assert not expected(right)
    _, new = judged(shapes, store_of(right), store_of(file))
    assert new == expected(file)
    now, _ = judged(shapes, store_of(file), store_of(right))
    assert not now


@pytest.fixture(scope="module")
def whole():
    """All of our graph, its plan, and a store that tests put back as it was."""
    return make_plan(package_data.shapes()), store_of(*sorted(package_data.turtle().glob("*.ttl")))


def test_every_rule_and_check_of_our_shapes_is_planned(whole):
    plan, _ = whole
    targeted = {rule["id"] for rule in plan["rules"]} | {check["shape"] for check in plan["checks"]}
    constraints = {check["id"] for check in plan["checks"]}
    for file in package_data.shapes().glob("*.ttl"):
        graph = read([file])
        for kind in ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf"):
            assert {str(shape) for shape in graph.subjects(validation_process.SH[kind])} <= targeted
        assert {str(one) for one in graph.objects(None, validation_process.SH.sparql)} <= constraints


def test_our_graph_breaks_no_check_in_the_engine(whole):
    plan, store = whole
    reached = affected.find(store, [], plan, {"focus": {}, "relevant": [check["id"] for check in plan["checks"]]})
    assert reached["rows"] == {}


def test_a_small_change_reaches_few_nodes_and_few_statements(whole):
    plan, store = whole
    link = next(store.quads_for_pattern(None, ox.NamedNode("https://w3id.org/sssom/confidence"), None)).subject
    line = f'{link} <https://w3id.org/sssom/confidence> "0.2"^^<http://www.w3.org/2001/XMLSchema#double> .\n'.encode()
    reached = affected.find(store, [change.GraphChange("http://e/g", "", line, b"")], plan)
    assert {node for nodes in reached["focus"].values() for node in nodes} == {str(link)}
    assert len(reached["statements"].splitlines()) < 30


def test_nothing_is_reached_by_what_no_rule_reads(whole):
    plan, store = whole
    lines = "".join(f'<http://e/{n}> <http://e/p> "{n}" .\n' for n in range(1000)).encode()
    reached = affected.find(store, [change.GraphChange("http://e/g", "created", lines, b"")], plan)
    # But for links, whose property can be any.
    any_property = [check["id"] for check in plan["checks"] if check["any"]]
    assert {one.rpartition("#")[2] for one in any_property} == {"has-triple", "denied", "names"}
    assert reached == {"focus": {}, "statements": "", "relevant": any_property, "rows": {}}


def test_many_nodes_are_found_as_few_are(whole, monkeypatch):
    plan, store = whole
    text = "https://w3id.org/migration-compact/ontology#text"
    lines = [
        f"{quad.subject} {quad.predicate} {quad.object} .\n".encode() for quad in store.quads_for_pattern(None, ox.NamedNode(text), None)
    ]
    changes = [change.GraphChange("http://e/g", "", b"".join(lines[:300]), b"")]
    few = affected.find(store, changes, plan)
    monkeypatch.setattr(affected, "_MANY", 10)
    assert affected.find(store, changes, plan) == few
    monkeypatch.setattr(affected, "_MOST", 1000)
    with pytest.raises(ContentTooLargeError, match="more than 1000 bytes"):
        affected.find(store, changes, plan)


@pytest.mark.parametrize(
    ("shape", "said"),
    [
        ("<http://e/s> sh:targetClass <http://e/C> ; sh:closed true .", "closed"),
        ("<http://e/s> sh:targetClass <http://e/C> ; sh:property [ sh:path [ sh:inversePath ( <http://e/p> ) ] ] .", "a path"),
        ("[] sh:targetClass <http://e/C> ; sh:class <http://e/D> .", "needs an IRI"),
        ("<http://e/s> sh:targetClass <http://e/C> ; sh:sparql [ sh:select 'SELECT $this { $this a ?x }' ] .", "needs an IRI"),
        ("<http://e/s> sh:targetClass <http://e/C> ; sh:property [ sh:path <http://e/p> ; sh:sparql <http://e/q> ] .", "sparql"),
        ("<http://e/s> sh:target <http://e/C> ; sh:class <http://e/D> .", "sh:target"),
        ("<http://e/s> a sh:NodeShape, <http://www.w3.org/2000/01/rdf-schema#Class> ; sh:class <http://e/D> .", "a shape that is a class"),
    ],
)
def test_shapes_that_cannot_be_planned_are_refused_by_name(tmp_path, shape, said):
    (tmp_path / "s.ttl").write_text(f"PREFIX sh: <http://www.w3.org/ns/shacl#>\n{shape}\n")
    with pytest.raises(UnusableInputError, match=said):
        make_plan(tmp_path)


def test_the_process_that_judges_keeps_to_its_memory(shapes_of):
    folder, plan = shapes_of("actor")
    lines = "".join(f'<http://e/{n}> <http://www.w3.org/2004/02/skos/core#prefLabel> "{"x" * 200}" .\n' for n in range(200_000))
    focus = {plan["rules"][0]["id"]: ["<http://e/1>"]}
    affected_nodes = {"focus": focus, "statements": lines, "relevant": [], "rows": {}}
    request = {"shapes": str(folder), "rules": plan["rules"], "checks": [], "affected": affected_nodes}
    done = subprocess.run(
        [sys.executable, "-m", "graph_service.shacl.validation_process", str(os.getpid()), str(300 * 2**20)],
        input=json.dumps(request),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert "MemoryError" in done.stderr or done.returncode < 0
