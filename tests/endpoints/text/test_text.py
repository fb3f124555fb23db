"""``POST /text/add`` and ``/text/new``: what the command makes, as a dry run over HTTP; and what hostile files do."""

import re
from base64 import b64decode

import httpx
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from graph_service.endpoints.text import routes
from graph_service.extract.formats import DOCX, MARKDOWN, PDF
from graph_service.pipeline import text_files
from graph_service.rdf.rdflib_namespaces import GCM, GCMO
from tests.extract.documents import zipped
from tests.pipeline.wordings import variants

BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
ADD = {"like": "gcm/final-draft-2018", "version": "A/TEST/73/1", "date": "2019-01-01", "source": "made in a test", "file": "test.txt"}
NEW = {"iri": "https://example.org/plan", "title": "Test plan", "publisher": "Ministry of Tests", "kind": "Agenda"}
PLAN = "# Plan\n\n1. No worker pays a fee:\n\na) to an agency;\n"


@pytest.fixture(scope="module")
def client(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=90) as one:
        yield one


def post(client, path, parameters, content, media_type, *, accept="application/json"):
    return client.post(path, params=parameters, content=content, headers={"content-type": media_type, "accept": accept})


def test_a_second_wording_comes_back_with_its_graph_and_report(client):
    content, media_type = variants.plain(variants.as_resolution())
    made = post(client, "/text/add", ADD, content, media_type).json()
    assert made["graph"] == "https://w3id.org/migration-compact/graph/gcm-a-test-73-1"
    assert made["report"]["removed"] == []
    graph = Graph().parse(data=made["turtle"])
    assert (GCM["gcm/a-test-73-1/objective/6"], GCMO.sameProvisionAs, GCM["gcm/objective/6"]) in graph


def test_a_text_of_ones_own_comes_back_as_turtle(client):
    answer = post(client, "/text/new", NEW, PLAN.encode(), MARKDOWN, accept="text/turtle")
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, "text/turtle")
    graph = Graph().parse(data=answer.text)
    assert (URIRef("https://example.org/plan"), RDF.type, GCMO.Agenda) in graph
    assert str(graph.value(URIRef("https://example.org/plan/para/1/a"), GCMO.text)) == "to an agency;"
    dry = client.post("/validate?graph=https://example.org/plan", content=answer.content, headers={"content-type": "text/turtle"}).json()
    assert dry["conforms"], dry


def test_a_text_that_does_not_fit_is_refused_with_the_place(client):
    content, media_type = variants.plain([block for block in variants.draft() if block.path != "gcm/objective/9"])
    answer = post(client, "/text/add", ADD, content, media_type)
    problem = answer.json()
    assert (answer.status_code, problem["type"].rpartition("/")[2]) == (400, "text-misfit")
    assert problem["expected"].startswith("OBJECTIVE 9: Strengthen")
    assert problem["after"].startswith("OBJECTIVE 10: Prevent")
    assert problem["line"] > 700


@pytest.mark.parametrize(
    ("path", "change", "body", "status"),
    [
        ("/text/new", {"iri": ""}, (PLAN.encode(), MARKDOWN), 400),
        ("/text/new", {"iri": "no iri:"}, (PLAN.encode(), MARKDOWN), 400),
        ("/text/new", {"kind": "Action"}, (PLAN.encode(), MARKDOWN), 400),
        ("/text/new", {"date": "today"}, (PLAN.encode(), MARKDOWN), 400),
        ("/text/new", {"unknown": "x"}, (PLAN.encode(), MARKDOWN), 400),
        ("/text/new", {}, (b"x", "image/png"), 415),
        ("/text/new", {}, (b"", MARKDOWN), 400),
        ("/text/new", {}, (b"%PDF-1.4 broken", PDF), 400),
        ("/text/new", {}, (zipped({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), DOCX), 400),
        ("/text/new", {}, (zipped({"word/document.xml": " " * (33 << 20)}), DOCX), 413),
        ("/text/new", {}, (b"x" * (9 * 2**20), MARKDOWN), 413),
        ("/text/add", {"like": "gcm"}, (b"1. x", MARKDOWN), 400),
        ("/text/add", {}, (b"1. x", MARKDOWN), 400),
    ],
)
def test_bad_input_is_a_problem_that_says_what_to_do(client, path, change, body, status):
    answer = post(client, path, (NEW if path.endswith("new") else ADD) | change, *body)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["help"]


@pytest.mark.parametrize("path", ["/text/new", "/text/add"])
def test_the_page_of_a_text_has_a_form_that_needs_no_script(client, path):
    page = client.get(path, headers=BROWSER)
    assert page.status_code == 200
    assert re.search(rf'<form[^>]*method="post"[^>]*action="{path}"[^>]*enctype="multipart/form-data"', page.text)
    fields = set(re.findall(r'<(?:input|select) id="(\w+)"', page.text))
    wanted = {one.name for one in (routes.ADD if path.endswith("add") else routes.NEW)} - {"format"}
    assert fields == wanted
    assert client.head(path).status_code == 200
    assert client.options(path).headers["allow"] == "GET, HEAD, OPTIONS, POST"


def test_the_form_of_a_text_is_answered_with_the_report_and_the_turtle(client):
    fields = {name: (None, value) for name, value in NEW.items()}
    page = client.post("/text/new", files=fields | {"file": ("plan.md", PLAN.encode(), "application/octet-stream")}, headers=BROWSER)
    assert page.status_code == 200, page.text
    assert "https://example.org/plan/para/1/a" in page.text
    assert 'value="Test plan"' in page.text
    turtle = b64decode(re.search(r'href="data:text/turtle;charset=utf-8;base64,([^"]+)"', page.text)[1].replace("&#43;", "+"))
    assert str(Graph().parse(data=turtle).value(URIRef("https://example.org/plan/para/1/a"), GCMO.text)) == "to an agency;"
    saved = client.post("/text/new", files=fields | {"format": (None, "turtle"), "file": ("plan.md", PLAN.encode())}, headers=BROWSER)
    assert saved.headers["content-disposition"] == 'attachment; filename="text.ttl"'
    assert saved.content == turtle
    refused = client.post("/text/new", files={"file": ("plan.md", PLAN.encode())}, headers=BROWSER)
    assert (refused.status_code, refused.headers["content-type"].partition(";")[0]) == (400, "text/html")
    assert "iri is missing" in refused.text
    spanish = client.post("/text/new?lang=es", files=fields | {"file": ("plan.md", PLAN.encode())}, headers=BROWSER)
    assert "Qué se tomó por qué" in spanish.text


def test_the_kinds_that_the_form_offers_are_those_that_are_known():
    assert routes.CLASSES == text_files.CLASSES
