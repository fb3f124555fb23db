"""Texts that are not ours, in graphs that an operator counts among ours: listed without a source file, and a pledge is no ask."""

import httpx
import pytest

from tests.serving import service

GRAPH = "https://example.org/graph/kenya"
DOCUMENT, PLEDGE = "https://example.org/kenya/pledges", "https://example.org/kenya/pledges/1"
OBJECTIVE = "https://w3id.org/migration-compact/gcm/objective/6"
TEXT = f"""
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX gcmo: <https://w3id.org/migration-compact/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX sssom: <https://w3id.org/sssom/>
<{DOCUMENT}> a gcmo:Instrument , gcmo:Statement ; skos:prefLabel "Pledges of a State"@en ; dct:language "en" .
<{PLEDGE}> a gcmo:Provision , gcmo:Commitment ; rdfs:label "Pledge 1"@en ; gcmo:text "We will licence recruiters."@en ; gcmo:order 1 ;
  skos:notation "1" ; dct:isPartOf <{DOCUMENT}> ; gcmo:committedBy <https://w3id.org/migration-compact/actor/state/ke> ;
  gcmo:addresses <{OBJECTIVE}> .
<https://example.org/kenya/link/1> a gcmo:Link ; rdfs:label "Pledge 1 takes up objective 6"@en ; rdf:subject <{PLEDGE}> ;
  rdf:predicate gcmo:addresses ; rdf:object <{OBJECTIVE}> ; gcmo:basis gcmo:EditorialInference ; sssom:confidence 0.95 ;
  gcmo:rationale "It says so."@en .
<{OBJECTIVE}> rdfs:label "A label of somebody else"@en .
<https://w3id.org/migration-compact/gcm/objective/7> a gcmo:Provision ; gcmo:text "Not ours."@en .
"""


def put(url, graph, body):
    found = httpx.put(f"{url}/graph", params={"graph": graph}, content=body.encode(), headers={"content-type": "text/turtle"}, timeout=60)
    assert found.is_success, found.text


@pytest.fixture(scope="module")
def taken_in():
    """A service whose operator takes every graph for its own."""
    with service("--writes", "open", "--validate-writes", "off", "--log", "off", "--own-graphs", "*") as running:
        put(running.url, GRAPH, TEXT.replace(f'<{OBJECTIVE}> rdfs:label "A label of somebody else"@en .', ""))
        yield running.url


def get(url, path, **parameters):
    found = httpx.get(f"{url}{path}", params=parameters, timeout=60)
    assert found.status_code == 200, found.text
    return found.json()


def test_a_text_that_has_no_source_file_is_listed_where_its_graph_is_one_of_ours(taken_in):
    assert [one["id"] for one in get(taken_in, "/api/documents", q="pledges")["member"]] == [DOCUMENT]
    assert [one["id"] for one in get(taken_in, "/api/provisions", document=DOCUMENT)["member"]] == [PLEDGE]


def test_a_pledge_of_a_state_is_nothing_that_civil_society_asks(taken_in):
    page = httpx.get(f"{taken_in}/gcm/objective/6", headers={"accept": "text/html"}, timeout=60).text
    names = ("addresses_by_commitment", "addresses_in")
    sections = {name: page.partition(f'<h2 id="relation-{name}">')[2].partition("</section>")[0] for name in names}
    assert "Pledge 1" in sections["addresses_by_commitment"]
    assert "Priorities 2021" in sections["addresses_in"]
    assert "Pledge 1" not in sections["addresses_in"]
    brief = httpx.get(f"{taken_in}/brief/6", headers={"accept": "text/html"}, timeout=60).text
    assert "licence recruiters" not in brief
    chain = get(taken_in, "/api/chains", objective="6", limit=200)
    assert PLEDGE not in [link["subject"]["id"] for part in chain["member"] for link in part["incomingLinks"]]
