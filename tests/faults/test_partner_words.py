"""What a partner writes into its own graph: shown apart, with the graph that says it; never the words of our pages, API and JSON-LD."""

import hashlib

import httpx
import pytest

from graph_service.namespaces import BASE, PREFIXES, RESERVED
from tests.faults.surfaces import BROWSER, addresses, ask_all, failures
from tests.serving import service

THEIRS = "https://partner.example/graph/words"
C189 = BASE + "instrument/ilo-c189"
ODD = "Quizzaciously odd words"
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + f"BASE <{BASE}>\n"
CLAIMS = f"""
<instrument/ilo-c189> skos:prefLabel "{ODD} prefLabel"@en ; dct:title "{ODD} title"@en ; rdfs:label "{ODD} label"@en ; a gcmo:Declaration ;
  skos:notation "{ODD} notation" ; dct:publisher <https://partner.example/{ODD.replace(" ", "")}> ; rdfs:seeAlso <javascript:alert(1)> .
<gcm/objective/6> skos:prefLabel "{ODD}"@en ; gcmo:text "{ODD}"@en ; rdfs:label "{ODD}"@en ; dct:isPartOf <gcm/objective/7> .
<gcm/objective/6/action/k> gcmo:reinforcedBy <instrument/ilo-c189> ; gcmo:cites <instrument/ilo-c189> ; rdfs:label "{ODD}"@en .
<priorities-2021> gcmo:sourceFile "data/source/odd.txt" ; skos:prefLabel "{ODD}"@en ; dct:rights "{ODD}"@en .
<actor/iom> skos:prefLabel "{ODD}"@en . skos:prefLabel rdfs:label "{ODD}"@en .
<https://partner.example/link/1> a gcmo:Link ; rdf:subject <gcm/objective/6> ; rdf:predicate gcmo:addresses ; rdf:object <gcm/objective/7> ;
  gcmo:basis gcmo:EditorialInference ; sssom:confidence 1.0e0 ; rdfs:label "{ODD}"@en ; gcmo:rationale "{ODD}"@en .
<https://partner.example/action> a gcmo:Action , gcmo:Provision ; rdfs:label "{ODD}"@en ; gcmo:text "{ODD}"@en ; gcmo:order 1 ;
  dct:isPartOf <gcm/objective/6> .
"""


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    folder = tmp_path_factory.mktemp("partner")
    tokens = folder / "tokens.toml"
    digest = hashlib.sha256(b"partner").hexdigest()
    tokens.write_text(f'[[token]]\nname = "partner"\nsha256 = "{digest}"\ngraphs = ["https://partner.example/*"]\nmost_graphs = 5\n')
    flags = (
        "--data-dir",
        str(folder / "store"),
        "--writes",
        "token",
        "--tokens",
        str(tokens),
        "--validate-writes",
        "off",
        "--workers",
        "4",
    )
    with service(*flags, "--log", "warning") as running:
        yield running


@pytest.fixture(scope="module")
def before(running):
    """What every address answered when nobody else had written."""
    with httpx.Client(base_url=running.url, timeout=60) as client:
        asked = addresses(client)
    return {(path, accept): answer for path, accept, answer in ask_all(running.url, asked)}


def write(running, turtle, graph=THEIRS, method="PUT"):
    headers = {"authorization": "Bearer partner", "content-type": "text/turtle"}
    return httpx.request(method, f"{running.url}/graph", params={"graph": graph}, content=PROLOGUE + turtle, headers=headers, timeout=60)


ABOUT_ALL_GRAPHS = ("/catalog", "/dump/", "/sparql", "/.well-known/void", "/queries/named-graphs", "/queries/graphs-about")
"""What describes the dataset as a whole counts the graphs of others as well."""


def test_words_of_a_partner_are_on_no_page_as_ours(running, before):
    assert write(running, CLAIMS).is_success
    answers = ask_all(running.url, list(before))
    assert failures(answers, running.lines) == []
    for path, accept, answer in answers:
        if path.startswith(ABOUT_ALL_GRAPHS):
            assert ODD not in answer.text
            continue
        others = answer.text.partition('<section class="others"')
        assert ODD not in others[0] + others[2].partition("</section>")[2], (path, accept)
        # The rows of a query without ORDER BY come in another order where the graphs are named.
        if accept != BROWSER and not path.startswith("/queries/") and answer.status_code < 400:  # a problem has the number of its request
            assert answer.content == before[path, accept].content, path


def test_a_page_shows_apart_what_a_partner_says_and_where(running, before):
    assert write(running, CLAIMS).is_success
    page = httpx.get(running.url + "/instrument/ilo-c189", headers={"accept": BROWSER}).text
    section = page.partition('<section class="others"')[2].partition("</section>")[0]
    assert THEIRS in section
    assert f"{ODD} title" in section
    assert 'href="javascript:' not in page
    assert "nobody here has checked them" in section
    etag = httpx.get(running.url + "/instrument/ilo-c189", headers={"accept": BROWSER}).headers["etag"]
    assert write(running, "<instrument/ilo-c189> dct:title 'Another claim' .").is_success
    response = httpx.get(running.url + "/instrument/ilo-c189", headers={"accept": BROWSER, "if-none-match": etag})
    assert "Another claim" in response.text


def test_sparql_has_the_words_of_all_and_graph_tells_whose(running, before):
    assert write(running, CLAIMS).is_success
    pattern = "<instrument/ilo-c189> dct:title ?title"
    query = f"{PROLOGUE} SELECT ?g WHERE {{ {pattern} GRAPH ?g {{ {pattern} }} FILTER(CONTAINS(?title, 'odd')) }}"
    body = httpx.post(running.url + "/sparql", data={"query": query, "format": "json"}).json()
    assert [row["g"]["value"] for row in body["results"]["bindings"]] == [THEIRS]


def test_a_write_of_a_partner_leaves_what_is_kept_of_ours(running, before):
    paths = [("/instrument/ilo-c189", "text/turtle"), ("/api/instruments/ilo-c189", "application/ld+json")]
    etags = {path: answer.headers["etag"] for path, _, answer in ask_all(running.url, paths)}
    assert write(running, CLAIMS + "<actor/ilo> dct:title 'x' .").is_success
    for path, accept in paths:
        headers = {"accept": accept, "if-none-match": etags[path]}
        assert httpx.get(running.url + path, headers=headers).status_code == 304


@pytest.mark.parametrize("beginning", RESERVED)
def test_a_partner_says_nothing_of_our_words_queries_and_links(running, before, beginning):
    """Neither by PUT nor by an update; a thing of its own that points to ours is welcome."""
    turtle = f'<{beginning}x> <http://www.w3.org/2000/01/rdf-schema#label> "odd" .'
    refused = write(running, turtle, THEIRS + "/2")
    assert refused.status_code == 403
    assert refused.json()["graphs"] == [THEIRS + "/2"]
    headers = {"authorization": "Bearer partner", "content-type": "application/sparql-update"}
    update = f"INSERT DATA {{ GRAPH <{THEIRS}/2> {{ {turtle} }} }}"
    assert httpx.post(running.url + "/update", content=update, headers=headers).status_code == 403
    assert write(running, f"<https://partner.example/x> rdfs:seeAlso <{beginning}x> .", THEIRS + "/2").is_success


def test_a_token_makes_no_more_graphs_than_it_may(running, before):
    graphs = " ".join(f"GRAPH <{THEIRS}/many/{number}> {{ <x:s> <x:p> {number} }}" for number in range(20))
    headers = {"authorization": "Bearer partner", "content-type": "application/sparql-update"}
    response = httpx.post(running.url + "/update", content=f"INSERT DATA {{ {graphs} }}", headers=headers)
    assert response.status_code == 413
    assert response.json()["limit"] == "graphs"
    assert response.json()["maximum"] == 5
