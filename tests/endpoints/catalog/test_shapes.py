"""The shapes as people and programs get them: all that the files hold, in every format, with what each rule is for."""

import re
from html import unescape

import httpx
import pyoxigraph
import pyshacl
import pytest
from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.compare import isomorphic

from graph_service import package_data
from graph_service.namespaces import BASE

FILES = sorted(package_data.shapes().glob("*.ttl"))
TYPES = {"ttl": "text/turtle", "nt": "application/n-triples", "rdf": "application/rdf+xml", "jsonld": "application/ld+json"}


@pytest.fixture(scope="module")
def http(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
def shapes():
    graph = Graph()
    for file in FILES:
        graph.parse(file, format="turtle")
    return graph


def read(content, extension):
    """Read by the engine's parsers: rdflib's for JSON-LD warns."""
    lines = pyoxigraph.serialize(
        [quad.triple for quad in pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.from_extension(extension))],
        format=pyoxigraph.RdfFormat.N_TRIPLES,
    )
    return Graph().parse(data=lines, format="nt")


@pytest.mark.parametrize("extension", list(TYPES))
def test_every_format_holds_all_shapes_of_the_files(http, shapes, extension):
    explicit = http.get(f"/shapes.{extension}", headers={"accept": "text/html"})
    assert explicit.headers["content-type"].startswith(TYPES[extension])
    assert http.get("/shapes", headers={"accept": TYPES[extension]}).content == explicit.content
    graph = read(explicit.content, extension)
    assert len(graph) == len(shapes)
    assert set(graph.subjects(RDF.type, SH.NodeShape)) == set(shapes.subjects(RDF.type, SH.NodeShape))
    assert set(graph.objects(None, SH.message)) == set(shapes.objects(None, SH.message))


@pytest.mark.parametrize("extension", list(TYPES))
def test_the_iri_of_a_shape_leads_to_its_file(http, extension):
    answer = http.get("/shapes/objective", headers={"accept": TYPES[extension]})
    assert isomorphic(read(answer.content, extension), Graph().parse(package_data.shapes() / "objective.ttl", format="turtle"))
    assert http.get(f"/shapes/objective.{extension}").content == answer.content
    page = http.get("/shapes/objective", headers={"accept": "text/html"})
    assert (page.status_code, page.headers["location"]) == (303, "/shapes#objective")


def test_the_page_tells_what_every_rule_of_a_class_is_for(http, shapes):
    page = http.get("/shapes", headers={"accept": "text/html"}).text
    for file in FILES:
        assert f'<section id="{file.stem}">' in page
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        if shapes.value(shape, SH.targetClass):
            assert f'id="{shape.rpartition("/")[2].replace("#", "-")}"' in page
    objective = page.partition('<section id="objective">')[2].partition("</section>")[0]
    messages = [
        str(message) for message in Graph().parse(package_data.shapes() / "objective.ttl", format="turtle").objects(None, SH.message)
    ]
    assert len(messages) > 5
    assert set(messages) <= set(re.findall(r"<li>(.*?)</li>", objective.replace("&#39;", "'").replace("&#34;", '"')))
    assert re.search(r'<code>gcmo:Objective</code></td><td><a href="#objective-', page)


def test_every_shape_says_what_it_is_for_on_the_page_and_in_the_graph(http):
    query = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX sh: <http://www.w3.org/ns/shacl#>
    SELECT ?shape ?intent {
      GRAPH <https://w3id.org/migration-compact/graph/shapes> { ?shape a sh:NodeShape OPTIONAL { ?shape rdfs:comment ?intent } } }"""
    rows = http.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    intents = {row["shape"]["value"]: row["intent"]["value"] for row in rows}
    assert len(intents) == len(rows) > 100
    page = unescape(http.get("/shapes", headers={"accept": "text/html"}).text)
    assert all(f"<p>{intent}</p>" in page for intent in intents.values())


def test_the_graph_is_a_copy_of_the_files(http, shapes):
    graph = Graph().parse(package_data.turtle() / "shapes.ttl", format="turtle")
    assert not any(isinstance(node, BNode) for node in graph.all_nodes())
    named = {one for one in shapes.subjects() if isinstance(one, URIRef)}
    assert named == {one for one in graph.subjects() if "graph/shapes#" not in one}
    for predicate in (SH.message, SH.minCount, SH["class"], SH.select, RDF.first):
        assert set(graph.objects(None, predicate)) >= {one for one in shapes.objects(None, predicate) if not isinstance(one, BNode)}
    wrong = Graph().parse(data=f"<{BASE}gcm/objective/6> a <{BASE}ontology#Objective> .", format="turtle")
    expected, of_graph = (pyshacl.validate(wrong, shacl_graph=Graph() + one)[1] for one in (shapes, graph))
    messages = [sorted(map(str, report.objects(None, SH.resultMessage))) for report in (expected, of_graph)]
    assert messages[0] == messages[1] != []
    void = http.get("/.well-known/void", headers={"accept": "text/turtle"}).text
    assert "graph/shapes" in void


def test_what_is_not_there_is_a_problem_that_says_what_is(http):
    answer = http.get("/shapes/colour")
    assert answer.status_code == 404
    assert "objective" in answer.json()["known"]
    assert http.get("/shapes.xlsx").status_code == 404
    assert http.get("/shapes", headers={"accept": "image/png"}).status_code == 406
    tag = http.get("/shapes.nt").headers["etag"]
    assert http.get("/shapes.nt", headers={"if-none-match": tag}).status_code == 304


def test_markdown_tells_each_rule_of_a_file_and_is_short_for_all(http):
    one = http.get("/shapes/objective.md")
    assert one.headers["content-type"].startswith("text/markdown")
    assert http.get("/shapes/objective", headers={"accept": "text/markdown"}).content == one.content
    graph = Graph().parse(package_data.shapes() / "objective.ttl", format="turtle")
    for message in graph.objects(None, SH.message):
        assert str(message).split("(")[0].strip()[:60] in one.text
    everything = http.get("/shapes.md")
    assert len(everything.content) < 8000
    assert len(http.get("/shapes.md?length=full").content) > len(everything.content)
