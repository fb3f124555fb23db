"""Every shapes file against its fixtures: what is right passes, what is wrong is found and said in the approved words.

To approve reports after a change of shapes or fixtures, run the tests once with COMPACT_GRAPH_APPROVE=1 and read the difference.
"""

import os
from functools import cache
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from graph_service import package_data
from graph_service.namespaces import BASE
from graph_service.rdf.rdflib_namespaces import GCMO
from graph_service.shacl.engine import validate
from graph_service.shacl.files import read
from graph_service.shacl.report import Report

SH = Namespace("http://www.w3.org/ns/shacl#")
HERE = Path(__file__).parent
STEMS = sorted(file.stem for file in package_data.shapes().glob("*.ttl"))
FIXTURES = sorted(HERE.glob("*/*.ttl"))
VALID = [file for file in FIXTURES if file.stem.split(".")[0] == "valid"]
INVALID = [file for file in FIXTURES if file.stem.split(".")[0] == "invalid"]


@pytest.fixture(scope="session")
def folders(tmp_path_factory):
    """One folder a shapes file, so that a fixture is judged by its own file only."""

    @cache
    def folder(stem: str) -> Path:
        place = tmp_path_factory.mktemp(stem)
        (place / f"{stem}.ttl").symlink_to(package_data.shapes() / f"{stem}.ttl")
        return place

    return folder


@pytest.fixture(scope="session")
def judged(folders):
    """The report on a fixture; each is judged once in a session."""

    @cache
    def judge(fixture: Path) -> Report:
        return validate(read([fixture]), folders(fixture.parent.name))

    return judge


def named(fixture: Path) -> str:
    return f"{fixture.parent.name}/{fixture.stem}"


def shapes_graph(stem: str) -> Graph:
    return Graph().parse(package_data.shapes() / f"{stem}.ttl")


@pytest.mark.parametrize("fixture", VALID, ids=named)
def test_a_valid_fixture_gives_no_finding(fixture, judged):
    report = judged(fixture)
    assert report.findings == ()
    assert report.conforms


@pytest.mark.parametrize("fixture", INVALID, ids=named)
def test_an_invalid_fixture_gives_the_approved_report(fixture, judged):
    report = judged(fixture)
    assert report.findings
    approved = fixture.with_suffix(".txt")
    if os.environ.get("COMPACT_GRAPH_APPROVE"):
        approved.write_text(report.text(), encoding="utf-8")
    assert report.text() == approved.read_text(encoding="utf-8")


@pytest.mark.parametrize("stem", STEMS)
def test_each_shapes_file_has_valid_and_invalid_fixtures(stem):
    assert [file for file in VALID if file.parent.name == stem]
    assert [file for file in INVALID if file.parent.name == stem]


def test_each_fixture_belongs_to_a_shapes_file_and_each_approved_report_to_a_fixture():
    assert {file.parent.name for file in FIXTURES} == set(STEMS)
    assert {file.stem for file in FIXTURES if file not in VALID} == {file.stem for file in INVALID}
    assert {file.with_suffix(".ttl") for file in HERE.glob("*/*.txt")} == set(INVALID)


@pytest.mark.parametrize("stem", STEMS)
def test_the_stem_of_a_shapes_file_is_in_the_iris_of_its_shapes(stem):
    graph = shapes_graph(stem)
    own = BASE + f"shapes/{stem}"
    assert graph.value(URIRef(own), URIRef("http://purl.org/dc/terms/title"))
    for subject in set(graph.subjects()):
        if isinstance(subject, URIRef):
            assert subject == URIRef(own) or str(subject).startswith(f"{own}#"), subject


@pytest.mark.parametrize("stem", STEMS)
def test_each_shape_that_reports_has_an_iri_and_a_message_in_plain_english(stem):
    graph = shapes_graph(stem)
    for kind in (SH.NodeShape, SH.PropertyShape, SH.SPARQLConstraint):
        for shape in graph.subjects(RDF.type, kind):
            assert isinstance(shape, URIRef)
            if _parameters(graph, shape) or kind == SH.SPARQLConstraint:
                (message,) = graph.objects(shape, SH.message)
                assert message.language == "en"
                assert message.endswith((".", "…"))
                assert "sh:" not in message


@pytest.mark.parametrize("stem", STEMS)
def test_each_constraint_is_broken_by_some_invalid_fixture(stem, judged):
    graph = shapes_graph(stem)
    expected = set()
    for shape in _reporting(graph):
        expected |= {(shape, component) for component in _parameters(graph, shape)}
        expected |= {(constraint, SH.SPARQLConstraintComponent) for constraint in graph.objects(shape, SH.sparql)}
    seen = set()
    for fixture in INVALID:
        if fixture.parent.name == stem:
            report = judged(fixture).graph
            for result in report.objects(None, SH.result):
                source = report.value(result, SH.sourceConstraint) or report.value(result, SH.sourceShape)
                seen.add((source, report.value(result, SH.sourceConstraintComponent)))
    assert sorted(expected - seen) == []


def _reporting(graph: Graph) -> set[URIRef]:
    """Shapes whose own results reach a report: node shapes with a target and their property shapes, not those inside sh:or."""
    targets = {shape for shape in graph.subjects(RDF.type, SH.NodeShape) if isinstance(shape, URIRef)}
    return targets | {each for shape in targets for each in graph.objects(shape, SH.property)}


_COMPONENTS = {
    "class": "Class", "datatype": "Datatype", "disjoint": "Disjoint", "equals": "Equals", "hasValue": "HasValue", "in": "In",
    "maxCount": "MaxCount", "maxInclusive": "MaxInclusive", "minCount": "MinCount", "minInclusive": "MinInclusive",
    "maxLength": "MaxLength",
    "minLength": "MinLength", "nodeKind": "NodeKind", "not": "Not", "or": "Or", "pattern": "Pattern", "uniqueLang": "UniqueLang",
}  # fmt: skip
_NOT_CONSTRAINTS = {
    "message",
    "name",
    "path",
    "property",
    "severity",
    "sparql",
    "targetClass",
    "targetNode",
    "targetObjectsOf",
    "targetSubjectsOf",
}


def _parameters(graph: Graph, shape: URIRef | BNode) -> set[URIRef]:
    """The constraint components that a shape uses; a parameter this test does not know fails it."""
    used = {str(predicate).removeprefix(str(SH)) for predicate in graph.predicates(shape) if predicate in SH}
    return {
        SH[f"{_COMPONENTS[name]}ConstraintComponent"] for name in used - _NOT_CONSTRAINTS if not name.startswith(("select", "prefixes"))
    }


def test_each_class_of_ours_that_the_built_graph_uses_is_a_target_of_a_shape(built):
    targets = {value for stem in STEMS for value in shapes_graph(stem).objects(None, SH.targetClass)}
    used = {kind for kind in built.objects(None, RDF.type) if kind in GCMO}
    assert sorted(used - targets) == []


def test_each_target_and_path_of_ours_is_a_term_of_the_ontology():
    ontology = Graph().parse(package_data.ontology() / "migration-compact.ttl")
    known = set(ontology.subjects(RDFS.isDefinedBy)) | set(ontology.subjects(RDF.type, OWL.Class))
    for stem in STEMS:
        terms = {term for triple in shapes_graph(stem) for term in triple if isinstance(term, URIRef) and term in GCMO}
        assert sorted(terms - known) == []


def test_circles_are_looked_for_whatever_the_class():
    """A target that is a property makes a query run once over all of the graph; a class that nobody thought of is looked at too."""
    aimed = set(shapes_graph("parts").objects(None, SH.targetNode))
    assert aimed == {DCTERMS.isPartOf, DCTERMS.isVersionOf, DCTERMS.replaces, SKOS.broader}


def test_the_built_graph_conforms(built):
    report = validate(built, package_data.shapes(), processes=2)
    assert report.text() == f"The graph conforms ({len(built):,} triples, {len(STEMS)} files of shapes).\n"
