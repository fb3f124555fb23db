"""A joint query means what SPARQL says: the engine's own SERVICE, which asks the partner in its own way, is the oracle."""

import json

import httpx
import pyoxigraph as ox
import pytest

from graph_service.settings import Settings
from tests.conformance import results
from tests.conftest import ServerInThread
from tests.federation.conftest import entry, oxigraph_server

EX = "https://partner.example.org/sparql"
OURS = """
PREFIX : <urn:x:>
:a :knows :b ; :name "Ann" ; :age 7 . :b :knows :c ; :name "Bob" ; :age 8 . :c :name "Cid" ; :likes :t2 .
:d :knows :nobody ; :age 8.0 . [] :knows :b .
"""
THEIRS = """
PREFIX : <urn:x:>
:b :city "Bern" , "Basel" ; :age 8 . :c :city "Chur"@de ; :likes :t1 . :e :city "Genf" ; :knows :a . :a :age 7 .
"""
HEAD = "PREFIX : <urn:x:>\n"
QUERIES = {
    "join": "SELECT * { ?s :knows ?o . SERVICE <P> { ?o :city ?c } }",
    "service first": "SELECT * { SERVICE <P> { ?o :city ?c } ?s :knows ?o . }",
    "between triples": "SELECT * { ?s :knows ?o . SERVICE <P> { ?o :city ?c } ?s :name ?n }",
    "optional service": "SELECT * { ?s :knows ?o OPTIONAL { SERVICE <P> { ?o :city ?c } } }",
    "optional with a filter on the outside": "SELECT * { ?s :knows ?o ; :age ?g OPTIONAL { SERVICE <P> { ?o :city ?c } FILTER(?g > 7) } }",
    "optional with triples": "SELECT * { ?s :name ?n OPTIONAL { ?s :knows ?o . SERVICE <P> { ?o :city ?c } } }",
    "optional then join": "SELECT * { ?s :name ?n OPTIONAL { SERVICE <P> { ?s :city ?c } } ?s :knows ?o }",
    "optional then join on its variable": "SELECT * { ?s :name ?n OPTIONAL { SERVICE <P> { ?s :likes ?t } } ?s :likes ?t }",
    "optional in the service": "SELECT * { ?s :knows ?o . SERVICE <P> { ?x :city ?c OPTIONAL { ?x :likes ?o } } }",
    "group with optional inside": "SELECT * { ?s :name ?n { { ?s :name ?m } OPTIONAL { SERVICE <P> { ?s :likes ?t } } } ?s :likes ?t }",
    "union": "SELECT * { ?s :knows ?o { SERVICE <P> { ?o :city ?c } } UNION { ?o :name ?c } }",
    "union of services": "SELECT * { { SERVICE <P> { ?o :city ?c } } UNION { SERVICE <P> { ?o :likes ?c } } ?s :knows ?o }",
    "minus": "SELECT * { ?s :knows ?o MINUS { SERVICE <P> { ?o :city ?c } } }",
    "minus then join": "SELECT * { ?s :name ?n MINUS { SERVICE <P> { ?s :likes ?t } } ?s :likes ?t }",
    "minus before": "SELECT * { ?s :knows ?o MINUS { ?s :age 7 } SERVICE <P> { ?o :city ?c } }",
    "filter on both": "SELECT * { ?s :knows ?o . SERVICE <P> { ?o :city ?c } FILTER(?c != ?o && STRLEN(?c) > 4) }",
    "filter on the left": "SELECT * { ?s :knows ?o FILTER(?s = :a) SERVICE <P> { ?o :city ?c } }",
    "filter before": "SELECT * { FILTER(?s = :a) ?s :knows ?o . SERVICE <P> { ?o :city ?c } }",
    "filter exists": "SELECT * { ?s :name ?n FILTER EXISTS { SERVICE <P> { ?s :city ?c } } }",
    "filter not exists": "SELECT * { ?s :name ?n FILTER NOT EXISTS { SERVICE <P> { ?s :city ?c } } }",
    "bind before": "SELECT * { BIND(:b AS ?o) SERVICE <P> { ?o :city ?c } }",
    "bind after": "SELECT * { SERVICE <P> { ?o :city ?c } BIND(STRLEN(?c) AS ?l) }",
    "values": "SELECT * { VALUES ?o { :b :c :zz } SERVICE <P> { ?o :city ?c } }",
    "values with undef": "SELECT * { VALUES (?o ?k) { (:b 1) (UNDEF 2) } SERVICE <P> { ?o :city ?c } }",
    "values after": "SELECT * { SERVICE <P> { ?o :city ?c } } VALUES ?o { :b }",
    "sub-select": "SELECT * { ?s :knows ?o { SELECT ?o (COUNT(*) AS ?n) { SERVICE <P> { ?o :city ?c } } GROUP BY ?o } }",
    "sub-select with limit": "SELECT (COUNT(*) AS ?n) { { SELECT ?o { ?s :knows ?o } ORDER BY ?o LIMIT 2 } SERVICE <P> { ?o :city ?c } }",
    "sub-select at the partner": "SELECT * { ?s :knows ?o . SERVICE <P> { SELECT ?o (COUNT(?c) AS ?n) { ?o :city ?c } GROUP BY ?o } }",
    "sub-select hides": "SELECT * { ?s :knows ?o { SELECT ?c { SERVICE <P> { ?o :city ?c } } } }",
    "two services": "SELECT * { ?s :knows ?o . SERVICE <P> { ?o :city ?c } SERVICE <P> { ?x :knows ?s } }",
    "chain of services": "SELECT * { SERVICE <P> { ?x :knows ?s } ?s :knows ?o . SERVICE <P> { ?o :city ?c } }",
    "numbers": "SELECT * { ?s :age ?g . SERVICE <P> { ?t :age ?g } }",
    "no shared variable": "SELECT * { :a :knows ?o . SERVICE <P> { ?x :city ?c } }",
    "no variable": "SELECT * { ?s :knows ?o . SERVICE <P> { :b :city 'Bern' } }",
    "no solution": "SELECT * { ?s :knows ?o . SERVICE <P> { ?o :nothing ?c } }",
    "left is empty": "SELECT * { ?s :nothing ?o . SERVICE <P> { ?o :city ?c } }",
    "partner's own filter": "SELECT * { ?s :knows ?o . SERVICE <P> { ?o :city ?c FILTER(?c = 'Bern') } }",
    "filter in the service on an outer variable": "SELECT * { ?s :name ?n . SERVICE <P> { ?o :city ?c FILTER(!BOUND(?n)) } }",
    "variable bound by values": "SELECT * { VALUES ?p { <P> } ?s :knows ?o . SERVICE ?p { ?o :city ?c } }",
    "variable bound by bind": "SELECT * { BIND(<P> AS ?p) SERVICE ?p { ?o :city ?c } }",
    "distinct and order": "SELECT DISTINCT ?o { ?s :knows ?o . SERVICE <P> { ?o :city ?c } } ORDER BY ?o",
    "aggregate": "SELECT ?s (COUNT(?n) AS ?m) { ?s :knows ?o . SERVICE <P> { ?o :city ?c } ?o :name ?n } GROUP BY ?s HAVING(COUNT(*) > 0)",
    "comments and strings": "SELECT * { # SERVICE <x> {\n ?s :knows ?o . # }\n SERVICE <P> { ?o :city ?c # }\n } FILTER(?c != 'SERVICE') }",
    "prefixed service": "PREFIX p: <https://partner.example.org/> SELECT * { ?s :knows ?o . SERVICE p:sparql { ?o :city ?c } }",
    "ask": "ASK { ?s :knows ?o . SERVICE <P> { ?o :city ?c } }",
    "construct": "CONSTRUCT { ?s :friendLivesIn ?c } WHERE { ?s :knows ?o . SERVICE <P> { ?o :city ?c } }",
}


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """Our service, and the address of its partner."""
    listed = tmp_path_factory.mktemp("partners") / "partners.toml"
    with oxigraph_server(data=THEIRS.encode()) as partner:
        listed.write_text(entry("towns", EX, partner, batch=2), encoding="utf-8")
        settings = Settings(dataset="none", writes="open", log="off", workers=2, default_graph="plain", partners=str(listed))
        with ServerInThread(settings) as service:
            httpx.put(f"{service.url}/graph?default", content=OURS, headers={"content-type": "text/turtle"}).raise_for_status()
            yield service.url, partner


def oracle(text, partner):
    """The query as the engine can evaluate it alone: the partner by its address, and not by a variable."""
    text = text.replace("p: <https://partner.example.org/>", f"p: <{partner.removesuffix('query')}>").replace("p:sparql", "p:query")
    return text.replace(EX, partner).replace("SERVICE ?p", f"SERVICE <{partner}>")


@pytest.mark.parametrize("name", QUERIES)
def test_joint_query_has_the_answer_of_an_engine_that_asks_by_itself(name, running):
    url, partner = running
    text = HEAD + QUERIES[name].replace("<P>", f"<{EX}>")
    is_graph = name == "construct"
    accept = "application/n-triples" if is_graph else "application/sparql-results+json"
    answer = httpx.post(f"{url}/sparql", data={"query": text}, headers={"accept": accept}, timeout=30)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    store = ox.Store()
    store.load(OURS.encode(), format=ox.RdfFormat.TURTLE)
    own = store.query(oracle(text, partner))
    if is_graph:
        assert results.of_quads(ox.parse(input=answer.content, format=ox.RdfFormat.N_TRIPLES)) == results.of_quads(
            ox.parse(input=own.serialize(format=ox.RdfFormat.N_TRIPLES), format=ox.RdfFormat.N_TRIPLES)
        )
        return
    expected = own.serialize(format=ox.QueryResultsFormat.JSON).replace(partner.encode(), EX.encode())
    content = answer.content
    assert results.of_results(content, ox.QueryResultsFormat.JSON) == results.of_results(expected, ox.QueryResultsFormat.JSON)
    if name != "ask":
        assert set(json.loads(content)["head"]["vars"]) == set(json.loads(expected)["head"]["vars"])
