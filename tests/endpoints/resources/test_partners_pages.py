"""Things of partners, whatever their IRIs, are described here in their words and attributed to their graphs."""

from urllib.parse import quote

import httpx
import pytest
from rdflib import RDFS, Graph, Literal, URIRef

from graph_service.endpoints.queries.result_table import Cell, Shown, leading, outward
from graph_service.settings import Settings
from tests.conftest import ServerInThread

GRAPH, RIVAL = "https://example.org/graph/examplia", "https://example.net/graph/rival"
PLEDGE, PLAN = "https://pledges.example/one?id=1&x=é#me", "https://pledges.example/plan"
OBJECTIVE = "https://w3id.org/migration-compact/gcm/objective/6"
TEXT = f"""
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX gcmo: <https://w3id.org/migration-compact/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
<{PLEDGE}> a gcmo:Provision ; rdfs:label "<script>alert(1)</script> Pledge"@en ; gcmo:text "We <b>will</b>."@en ; dct:isPartOf <{PLAN}> ;
  dct:source <https://elsewhere.example/away> , <javascript:alert(1)> .
<{PLAN}> a gcmo:Statement ; rdfs:label "The plan"@en .
<{OBJECTIVE}> rdfs:seeAlso <{PLAN}> , <https://elsewhere.example/other> .
"""
HTML = {"accept": "text/html"}


@pytest.fixture(scope="module")
def client():
    with (
        ServerInThread(Settings(dataset="builtin", writes="open", log="off", workers=2)) as served,
        httpx.Client(base_url=served.url, timeout=60) as client,
    ):
        for graph, text in ((GRAPH, TEXT), (RIVAL, f'<{PLEDGE}> <{RDFS.comment}> "Not kept." .')):
            client.put("/graph", params={"graph": graph}, content=text.encode(), headers={"content-type": "text/turtle"}).raise_for_status()
        yield client


def at(iri):
    return f"/thing?iri={quote(iri, safe='')}"


def test_a_page_shows_their_words_as_text_with_their_graphs(client):
    page = client.get(at(PLEDGE), headers=HTML)
    assert page.status_code == 200
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Pledge" in page.text
    assert "<script>alert" not in page.text
    assert "<b>will" not in page.text
    for graph in (GRAPH, RIVAL):
        assert f"<code>{graph}</code>" in page.text
    assert 'href="javascript' not in page.text
    assert page.headers["content-security-policy"].startswith("default-src")


def test_links_to_partners_things_lead_to_their_pages_here_and_others_away(client):
    for address in (at(PLEDGE), "/gcm/objective/6"):
        page = client.get(address, headers=HTML).text
        assert f'href="{at(PLAN)}"' in page, address
        assert f'href="{PLAN}"' not in page
    assert 'href="https://elsewhere.example/other"' in page
    assert client.get(at(PLAN), headers=HTML).status_code == 200
    results = client.get("/queries/graphs-about.html", params={"thing": OBJECTIVE}, headers=HTML)
    assert results.status_code == 200


@pytest.mark.parametrize(
    ("accept", "name"), [("text/turtle", "turtle"), ("application/ld+json", "json-ld"), ("application/rdf+xml", "xml")]
)
def test_each_form_says_the_same_and_whose_words_it_is(client, accept, name):
    answer = client.get(at(PLEDGE), headers={"accept": accept})
    assert answer.headers["content-type"].startswith(accept)
    for graph in (GRAPH, RIVAL):
        assert f'<{graph}>; rel="via"' in answer.headers["link"]
    assert 'rel="license"' not in answer.headers["link"]
    text = answer.text
    if name == "json-ld":
        made = answer.json()
        assert made["id"] == PLEDGE
        return
    parsed = Graph().parse(data=text, format=name)
    assert (URIRef(PLEDGE), RDFS.comment, Literal("Not kept.")) in parsed
    assert client.get(answer.headers["content-location"]).text == text
    again = client.get(at(PLEDGE), headers={"accept": accept, "if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


def test_a_write_of_a_partner_is_seen_at_once(client):
    first = client.get(at(PLAN), headers={"accept": "text/turtle"})
    client.post(
        "/graph", params={"graph": RIVAL}, content=f'<{PLAN}> <{RDFS.comment}> "New." .', headers={"content-type": "text/turtle"}
    ).raise_for_status()
    second = client.get(at(PLAN), headers={"accept": "text/turtle", "if-none-match": first.headers["etag"]})
    assert second.status_code == 200
    assert "New." in second.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/thing", 400),
        ("/thing?iri=", 400),
        ("/thing?iri=nothing", 400),
        ("/thing?iri=%3Cx%3E", 400),
        ("/thing?iri=https://a.example/%0d%0aX:y", 400),
        ("/thing?iri=https://a.example/&iri=https://b.example/", 400),
        (at("https://example.org/" + "a" * 3000), 400),
        (at(OBJECTIVE), 400),
        (at("https://nowhere.example/x"), 404),
        (at("javascript:alert(1)"), 404),
    ],
)
def test_what_is_no_thing_of_a_partner_is_a_problem(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_thing_of_too_many_statements_is_refused_with_what_to_do(client):
    many = "".join(f'<https://big.example/> <https://example.org/p> "{number}" .\n' for number in range(20_001))
    client.put(
        "/graph", params={"graph": "https://example.org/graph/big"}, content=many, headers={"content-type": "text/turtle"}
    ).raise_for_status()
    answer = client.get(at("https://big.example/"), headers=HTML)
    assert answer.status_code == 422


def test_links_in_tables_of_answers_lead_here_only_for_what_is_described_here():
    shown = Shown(("a",), [[Cell("x", PLAN, PLAN), Cell("y", "https://away.example/", "https://away.example/"), Cell("z", "/gcm", "gcm")]])
    assert outward(shown) == [PLAN, "https://away.example/"]
    assert [cell.href for cell in leading(shown, {PLAN}).rows[0]] == [at(PLAN), "https://away.example/", "/gcm"]
