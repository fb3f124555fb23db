"""``SERVICE gcm:search``: hits of our own index inside a query, within its limits, with no connection."""

import json

import httpx
import pytest

from graph_service.settings import Settings
from tests.conftest import ServerInThread

PREFIXES = """PREFIX gcm: <https://w3id.org/migration-compact/>
PREFIX gcmo: <https://w3id.org/migration-compact/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


@pytest.fixture(scope="module")
def site():
    with ServerInThread(Settings(log="off", workers=2)) as running, httpx.Client(base_url=running.url, timeout=60) as client:
        yield client


@pytest.fixture(scope="module")
def ask(site):
    def rows(query):
        response = site.post("/sparql", data={"query": PREFIXES + query}, headers={"accept": "application/sparql-results+json"})
        assert response.status_code == 200, response.text
        return response.json()["results"]["bindings"]

    return rows


@pytest.fixture(scope="module")
def refuse(site):
    def problem(query):
        response = site.post("/sparql", data={"query": PREFIXES + query})
        assert 400 <= response.status_code < 500, response.text
        return response.json()

    return problem


def test_the_hits_are_those_of_the_search_with_score_and_words(site, ask):
    clause = 'SERVICE gcm:search { ?hit gcmo:query "domestic workers" ; gcmo:score ?score ; gcmo:snippet ?words }'
    rows = ask(f"SELECT * {{ {clause} }} ORDER BY DESC(?score)")
    members = site.get("/search", params={"q": "domestic workers", "per_page": 100, "format": "jsonld"}).json()["member"]
    assert {row["hit"]["value"] for row in rows} == {one["id"] for one in members}
    assert float(rows[0]["score"]["value"]) == pytest.approx(members[0]["score"])
    words = {row["hit"]["value"]: row["words"] for row in rows}
    assert "domestic workers" in words["https://w3id.org/migration-compact/priorities-2021/4/e"]["value"]
    assert words["https://w3id.org/migration-compact/priorities-2021/4/e"]["xml:lang"] == "en"


def test_hits_join_with_the_rest_of_the_query(ask):
    rows = ask(
        """SELECT ?label ?standard WHERE {
          SERVICE gcm:search { ?action gcmo:query "recruitment fees" ; gcmo:limit 50 }
          ?action a gcmo:Action ; rdfs:label ?label ; gcmo:reinforcedBy ?standard }"""
    )
    assert {"GCM objective 6(c)"} <= {row["label"]["value"] for row in rows}
    assert any(row["standard"]["value"].endswith("ilo-c181") for row in rows)


def test_the_text_may_come_from_the_query_and_the_hit_may_be_named(ask):
    clause = 'VALUES ?text { "detention" "remittances" } SERVICE gcm:search { ?hit gcmo:query ?text }'
    rows = ask(f"SELECT ?text (COUNT(?hit) AS ?n) {{ {clause} }} GROUP BY ?text")
    assert {row["text"]["value"] for row in rows} == {"detention", "remittances"}
    assert all(int(row["n"]["value"]) > 1 for row in rows)
    objective = "<https://w3id.org/migration-compact/gcm/objective/13>"
    named = ask(f'SELECT ?s {{ SERVICE gcm:search {{ {objective} gcmo:query "detention" ; gcmo:score ?s }} }}')
    assert len(named) == 1


@pytest.mark.parametrize(
    "text", ['"domestic workers"@en', "'domestic workers'", '"""domestic workers"""', '"domestic\\u0020workers"', "'domestic \"workers\"'"]
)
def test_the_text_may_be_written_in_any_way_of_sparql(ask, text):
    assert len(ask(f"SELECT ?hit {{ SERVICE gcm:search {{ ?hit gcmo:query {text} }} }}")) > 5


def test_limits(ask, refuse):
    assert len(ask('SELECT ?hit { SERVICE gcm:search { ?hit gcmo:query "migrants" ; gcmo:limit 3 } }')) == 3
    assert len(ask('SELECT ?hit { SERVICE gcm:search { ?hit gcmo:query "migrants" } }')) == 100
    many = " ".join(f'"w{number}"' for number in range(30))
    assert "too many texts" in refuse(f"SELECT * {{ VALUES ?t {{ {many} }} SERVICE gcm:search {{ ?hit gcmo:query ?t }} }}")["detail"]
    assert refuse(f"SELECT * {{ SERVICE gcm:search {{ ?hit gcmo:query '{'x' * 2000}' }} }}")["help"].startswith("Write SERVICE gcm:search")
    clauses = " ".join(f'{{ SERVICE gcm:search {{ ?h{number} gcmo:query "x" }} }}' for number in range(21))
    assert "SERVICE clauses" in refuse(f"SELECT * {{ {clauses} }}")["detail"]


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "?hit gcmo:score ?score",
        '?hit gcmo:query "a" ; gcmo:query "b"',
        '?hit gcmo:query "a" ; rdfs:label ?label',
        '?hit gcmo:query "a" . ?other gcmo:query "b"',
        '"hit" gcmo:query "a"',
        "?hit gcmo:query gcm:gcm",
        '?hit gcmo:query "a" ; gcmo:score 1',
        '?hit gcmo:query "a" ; gcmo:score ?hit',
        '?hit gcmo:query "a" ; gcmo:limit 0',
        '?hit gcmo:query "a" ; gcmo:limit 5000',
        '?hit gcmo:query "a" FILTER(?hit != 1)',
        '{ ?hit gcmo:query "a" }',
        "?hit gcmo:query ?never",
        '?hit gcmo:query ""',
    ],
)
def test_another_form_is_refused_with_the_right_one(refuse, pattern):
    problem = refuse(f"SELECT * {{ SERVICE gcm:search {{ {pattern} }} }}")
    assert "gcm:search" in problem["detail"], json.dumps(problem)
    assert problem["help"]


def test_other_services_stay_refused(refuse):
    assert "open a connection" in refuse("SELECT * { SERVICE gcm:searching { ?s ?p ?o } }")["detail"]
    both = 'SELECT * { SERVICE gcm:search { ?hit gcmo:query "a" } SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }'
    assert "open a connection" in refuse(both)["detail"]


def test_hits_are_of_the_present_data_and_never_kept(site):
    query = PREFIXES + 'ASK { SERVICE gcm:search { ?hit gcmo:query "detention" } }'
    response = site.get("/sparql", params={"query": query})
    assert response.headers["cache-control"] == "no-store"
    assert response.json()["boolean"] is True
