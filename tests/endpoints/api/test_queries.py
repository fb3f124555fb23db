"""The saved queries as an API: typed parameters, every format, and nothing of what is sent ever becomes part of a query."""

import csv
import io
import xml.etree.ElementTree as ET
from urllib.parse import quote

import pytest
import rdflib

from graph_service import package_data
from graph_service.corpus import saved_queries
from graph_service.corpus.directory import Directory
from graph_service.corpus.saved_queries import Parameter
from graph_service.corpus.select import Term
from graph_service.corpus.thing import make_thing
from graph_service.endpoints.queries.routes import fill, read_term
from graph_service.errors import BadRequestError
from graph_service.sparql.tokens import tokens

BASE = "https://w3id.org/migration-compact/"
QUERIES = saved_queries.read_queries(package_data.queries())
NAMES = pytest.mark.parametrize("name", QUERIES)
TABLES = [name for name, query in QUERIES.items() if query.form == "SELECT"]
GRAPHS = [name for name, query in QUERIES.items() if query.form == "CONSTRUCT"]
OBJECTIVE = make_thing(
    BASE + "gcm/objective/6",
    {"rdf:type": [Term(f"{BASE}ontology#{name}", "iri") for name in ("Objective", "Provision")], "skos:notation": [Term("6")]},
)
DIRECTORY = Directory([OBJECTIVE])
XSD = "http://www.w3.org/2001/XMLSchema#"


def rows(response):
    return list(csv.reader(io.StringIO(response.text)))


@NAMES
def test_a_query_gives_with_its_defaults_what_the_endpoint_gives(api, name):
    query = QUERIES[name]
    accept = {"accept": "application/n-triples" if query.form == "CONSTRUCT" else "text/csv"}
    response = api.get(f"/queries/{name}", headers=accept)
    assert response.status_code == 200, response.text
    direct = api.post("/sparql", data={"query": query.text}, headers=accept)
    assert sorted(response.text.splitlines()) == sorted(direct.text.splitlines())


@NAMES
def test_every_parameter_takes_its_own_default(api, name):
    query = QUERIES[name]
    given = {parameter.name: parameter.default for parameter in query.parameters}
    accept = {"accept": "application/n-triples" if query.form == "CONSTRUCT" else "text/csv"}
    response, without = api.get(f"/queries/{name}", params=given, headers=accept), api.get(f"/queries/{name}", headers=accept)
    assert response.status_code == 200, response.text
    assert sorted(response.text.splitlines()) == sorted(without.text.splitlines())


@pytest.mark.parametrize("name", ["6", "objective/6", "gcm/objective/6", BASE + "gcm/objective/6"])
def test_an_iri_may_be_given_by_any_of_its_names(api, name):
    actions = rows(api.get("/queries/actions-of-objective", params={"objective": name, "format": "csv"}))
    assert len(actions) == 1 + 12


@pytest.mark.parametrize(
    ("shortcut", "kind"),
    [
        ("json", "application/sparql-results+json"),
        ("xml", "application/sparql-results+xml"),
        ("csv", "text/csv; charset=utf-8"),
        ("tsv", "text/tab-separated-values; charset=utf-8"),
    ],
)
def test_a_table_comes_in_every_format_by_name_and_by_accept(api, shortcut, kind):
    by_name = api.get("/queries/objectives", params={"format": shortcut})
    by_accept = api.get("/queries/objectives", headers={"accept": kind.partition(";")[0]})
    assert by_name.headers["content-type"] == by_accept.headers["content-type"] == kind
    assert by_name.content == by_accept.content
    assert ("content-disposition" in by_name.headers) is (shortcut == "csv")
    if shortcut == "csv":
        assert by_name.headers["content-disposition"] == 'attachment; filename="objectives.csv"'
        assert len(rows(by_name)) == 24
    if shortcut == "xml":
        assert len(ET.fromstring(by_name.content).findall(".//{http://www.w3.org/2005/sparql-results#}result")) == 23


# rdflib's own JSON-LD reader uses what rdflib deprecates.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("kind", ["text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"])
def test_a_graph_and_a_description_come_in_every_format(api, kind):
    if GRAPHS:
        response = api.get(f"/queries/{GRAPHS[0]}", headers={"accept": kind})
        assert response.status_code == 200
        assert len(rdflib.Graph().parse(data=response.content, format=kind)) > 0
    described = rdflib.Graph().parse(data=api.get("/queries/objectives", headers={"accept": kind}).content, format=kind)
    node = rdflib.URIRef(BASE + "queries/objectives")
    assert described.value(node, rdflib.SH.select) == rdflib.Literal(QUERIES["objectives"].text)
    assert (node, rdflib.RDF.type, rdflib.SH.SPARQLExecutable) in described


def test_the_list_names_every_query_and_is_linked_data(api):
    listed = api.get("/queries").json()["@graph"]
    assert [entry["name"] for entry in listed] == list(QUERIES)
    graph = rdflib.Graph().parse(data=api.get("/queries", headers={"accept": "text/turtle"}).content, format="turtle")
    assert len(set(graph.subjects(rdflib.RDF.type, rdflib.SH.SPARQLExecutable))) == len(QUERIES)


@pytest.mark.parametrize(
    ("extension", "kind"),
    [
        ("ttl", "text/turtle; charset=utf-8"),
        ("jsonld", "application/ld+json"),
        ("nt", "application/n-triples"),
        ("rdf", "application/rdf+xml"),
        ("rq", "application/sparql-query"),
    ],
)
def test_a_description_and_the_text_have_addresses_of_their_own(api, extension, kind):
    response = api.get(f"/queries/objectives.{extension}")
    assert (response.status_code, response.headers["content-type"]) == (200, kind)
    if extension == "rq":
        assert response.text == QUERIES["objectives"].text


@pytest.mark.parametrize("path", ["none", "none.ttl", "objectives.exe", ".ttl", "objectives.ttl?x=1"])
def test_what_is_not_there_is_an_error(api, path):
    assert api.get(f"/queries/{path}").status_code in (400, 404)


def test_what_is_no_query_is_404_whatever_is_asked_of_it(api):
    for path in ("/queries/nothing?format=csv", "/queries/nothing?objective=6", "/queries/objectives.csv"):
        assert api.get(path).status_code == 404
    assert "/queries/objectives;" in api.get("/queries/objectives.csv").json()["help"]


@pytest.mark.parametrize(
    "query",
    [
        "colour=red",
        "objective=6&objective=7",
        "objective=",
        "objective=99",
        "objective=%3Chttp%3A%2F%2Fa%3E",
        "objective=http%3A%2F%2Fa%20b",
        "objective=http%3A%2F%2Fa%3E%20%7D%20%23",
        "objective=%22%20%7D",
        "format=pdf",
        "format=csv&format=json",
    ],
)
def test_an_unfit_parameter_is_400(api, query):
    response = api.get(f"/queries/actions-of-objective?{query}")
    assert (response.status_code, response.headers["content-type"]) == (400, "application/problem+json"), response.text


def test_an_unknown_parameter_names_the_known_ones(api):
    assert api.get("/queries/actions-of-objective?colour=red").json()["known"] == ["objective", "format"]


def test_the_wrong_kind_of_format_is_406(api):
    assert api.get("/queries/objectives", headers={"accept": "image/png"}).status_code == 406


INJECTIONS = [
    '" } { ?s ?p ?o } #',
    '"} UNION { ?provision ?p ?o . BIND("',
    "\\u0022 } UNION { ?s ?p ?o } #",
    "\\",
    "firewall\\",
    "firewall' OR '1'='1",
    "}} # ",
    "\n} UNION {?a ?b ?c}\n#",
    "${word}",
    "\x00",
    "\ud7ff\ue000\U0010ffff",
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_hostile_words_find_nothing_and_break_nothing(api, text):
    response = api.get(f"/queries/provisions-with-word?word={quote(text)}&format=csv")
    assert response.status_code == 200, response.text
    # A backslash or a quote may stand in a text; a whole pattern never does.
    assert len(rows(response)) <= 1 + (text in ("\\",)), text


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("text", INJECTIONS)
def test_a_hostile_value_is_refused_or_one_token(name, text):
    query = QUERIES[name]
    for parameter in query.parameters:
        try:
            filled = fill(query, {parameter.name: [text]}, DIRECTORY)
        except BadRequestError:
            continue
        before, after = list(tokens(query.text)), list(tokens(filled))
        extra = len(after) - len(before)
        # A typed literal is three tokens where the file may write one.
        assert extra <= 2, parameter.name
        assert sum(token.kind == "mark" and token.text in "{}" for token in after) == sum(
            token.kind == "mark" and token.text in "{}" for token in before
        )


def parameter(datatype="", kind=""):
    return Parameter("p", "P", "A parameter.", "", datatype and XSD + datatype, kind)


@pytest.mark.parametrize(
    ("datatype", "text", "term"),
    [
        ("integer", "7", f'"7"^^<{XSD}integer>'),
        ("integer", "-7", f'"-7"^^<{XSD}integer>'),
        ("double", "0.7", f'"0.7"^^<{XSD}double>'),
        ("double", "1e3", f'"1000.0"^^<{XSD}double>'),
        ("decimal", "0.5", f'"0.500000"^^<{XSD}decimal>'),
        ("boolean", "true", f'"true"^^<{XSD}boolean>'),
        ("string", 'a"b', '"a\\"b"'),
        ("language", "es", f'"es"^^<{XSD}language>'),
        ("gYear", "2018", f'"2018"^^<{XSD}gYear>'),
    ],
)
def test_a_value_becomes_a_term_of_its_type(datatype, text, term):
    assert read_term(parameter(datatype), text, DIRECTORY).sparql == term


@pytest.mark.parametrize(
    ("datatype", "text"),
    [
        ("integer", "7.0"),
        ("integer", "seven"),
        ("integer", "--7"),
        ("integer", "٧"),
        ("integer", "1 2"),
        ("double", "nan"),
        ("double", "inf"),
        ("double", "1_000"),
        ("double", "x"),
        ("decimal", ""),
        ("boolean", "yes"),
        ("string", "x" * 2001),
    ],
)
def test_a_value_of_another_type_is_refused(datatype, text):
    with pytest.raises(BadRequestError):
        read_term(parameter(datatype), text, DIRECTORY)


def test_an_iri_outside_the_graph_is_taken_as_it_is_and_a_name_is_not():
    assert read_term(parameter(kind=BASE + "ontology#Objective"), "http://example.org/x", DIRECTORY).sparql == "<http://example.org/x>"
    assert read_term(parameter(kind=BASE + "ontology#Objective"), "6", DIRECTORY).sparql == f"<{OBJECTIVE.iri}>"
    with pytest.raises(BadRequestError):
        read_term(parameter(kind=BASE + "ontology#Objective"), "seven", DIRECTORY)
