"""Engines of others as partners of ours, each a real process: a joint query has the answer of one store with all the data."""

import asyncio
import sys
from collections import Counter
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from graph_service.errors import PartnerFailedError
from graph_service.federation import Gateway, Partner, Partners
from graph_service.federation.gateway import Budget
from graph_service.settings import Settings
from tests import engines
from tests.conftest import ServerInThread
from tests.federation.conftest import entry, oxigraph_server
from tests.serving import service

TOWNS = "https://towns.example.org/"
ENDPOINT = f"{TOWNS}sparql"
PREFIX = "PREFIX : <https://towns.example.org/>\nPREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
OURS = PREFIX + "".join(f":p{n} :livesIn :t{n % 40} ; :rank {n % 7} ; :says 'word {n % 5}' .\n" for n in range(600)) + ":p0 :knows [] ."
THEIRS = (
    PREFIX
    + "".join(
        f":t{n} :name 'Town {n}'@en , 'Ville {n}'@fr ; :size {n} ; :motto 'word {n % 5}' ; :since '20{n:02}-01-01'^^xsd:date ;"
        f" :next :t{n + 1} ; :open {'true' if n % 2 else 'false'} ; :mean {n}.5 ; :mayor [ :called 'Mayor “{n}” <&> \\\\ \\n' ] .\n"
        for n in range(45)
    )
    + ":t3 :note '日本'@ja , '' . :t4 :note 'x'^^:kind ."
)
GRAPH = ox.NamedNode("urn:partner")
QUERIES = {
    "names": "SELECT ?p ?n { ?p :livesIn ?t . SERVICE <P> { ?t :name ?n } }",
    "all that it has": "SELECT ?t ?n ?s { SERVICE <P> { ?t :name ?n ; :size ?s } }",
    "five hundred bindings, in batches": "SELECT ?p ?t { ?p :rank ?r FILTER(?r != 3) ?p :livesIn ?t . SERVICE <P> { ?t :next ?u } }",
    "words bound": "SELECT ?p ?t { ?p :says ?w ; :rank 2 . SERVICE <P> { ?t :motto ?w } }",
    "numbers compared": "SELECT ?p ?t { ?p :rank ?s ; :livesIn :t5 . SERVICE <P> { ?t :size ?s } }",
    "dates": "SELECT ?p ?d { ?p :livesIn ?t . SERVICE <P> { ?t :since ?d FILTER(?d > '2030-01-01'^^xsd:date) } }",
    "truth": "SELECT ?p { ?p :livesIn ?t . SERVICE <P> { ?t :open true } }",
    "languages": "SELECT ?t ?n { SERVICE <P> { ?t :name ?n FILTER(LANG(?n) = 'fr') } }",
    "notes": "SELECT ?t ?n { SERVICE <P> { ?t :note ?n } }",
    "strange words": "SELECT ?t ?n { SERVICE <P> { ?t :mayor/:called ?n } }",
    "optional around": "SELECT ?p ?n { ?p :livesIn ?t OPTIONAL { SERVICE <P> { ?t :note ?n } } }",
    "optional inside": "SELECT ?t ?n { ?p :livesIn ?t . SERVICE <P> { ?t :size ?s OPTIONAL { ?t :note ?n } } }",
    "union inside": "SELECT ?t ?n { ?p :livesIn ?t . SERVICE <P> { { ?t :note ?n } UNION { ?t :motto ?n } } }",
    "path inside": "SELECT ?t ?u { VALUES ?t { :t40 :t41 } SERVICE <P> { ?t :next+ ?u } }",
    "aggregate inside": "SELECT ?w ?n { ?p :says ?w . SERVICE <P> { SELECT ?w (COUNT(?t) AS ?n) { ?t :motto ?w } GROUP BY ?w } }",
    "aggregate around": "SELECT ?w (COUNT(*) AS ?n) { ?p :says ?w . SERVICE <P> { ?t :motto ?w } } GROUP BY ?w",
    "minus": "SELECT ?p { ?p :livesIn ?t MINUS { SERVICE <P> { ?t :open true } } }",
    "not exists": "SELECT ?p { ?p :livesIn ?t FILTER NOT EXISTS { SERVICE <P> { ?t :open true } } }",
    "bind before": "SELECT ?n { BIND(:t3 AS ?t) SERVICE <P> { ?t :name ?n } }",
    "who is asked": "SELECT ?n { VALUES ?who { <P> } VALUES ?t { :t3 } SERVICE ?who { ?t :name ?n } }",
    "blank nodes of ours": "SELECT ?p ?n { ?p :knows ?b . SERVICE <P> { ?t :note ?n } }",
}


@contextmanager
def rdflib_endpoint(folder):
    """rdflib-endpoint, as it is started from the command line; yields its address."""
    (folder / "towns.ttl").write_text(THEIRS, encoding="utf-8")
    port = engines.free_port()
    url = f"http://127.0.0.1:{port}/"
    command = [Path(sys.executable).parent / "rdflib-endpoint", "serve", "--host", "127.0.0.1", "--port", port, folder / "towns.ttl"]
    with engines.process(list(map(str, command)), url):
        yield url


@contextmanager
def one_of_us(_folder):
    """Another service of ours, with writes open."""
    with service("--dataset", "none", "--writes", "open", "--log", "off", "--workers", "1") as running:
        put(f"{running.url}/graph")
        yield f"{running.url}/sparql"


def put(graph_store, auth=None):
    headers = {"content-type": "text/turtle"}
    response = httpx.put(graph_store, params={"graph": TOWNS}, content=THEIRS.encode(), headers=headers, auth=auth, timeout=30)
    assert response.is_success, response.text


@pytest.fixture(scope="module", params=["oxigraph", "rdflib-endpoint", "virtuoso", "fuseki", "ours"])
def kind(request):
    """What kind of partner it is."""
    return request.param


@pytest.fixture(scope="module")
def towns_in_virtuoso(kept_virtuoso):
    """Virtuoso with the partner's data: its query address, without the dataset."""
    virtuoso = kept_virtuoso.addresses
    put(virtuoso.graph_store, virtuoso.credentials.auth)
    return virtuoso.query


@pytest.fixture(scope="module")
def url(kind, request, tmp_path_factory):
    """The address of our service, whose partner is of each kind in turn."""
    folder = tmp_path_factory.mktemp("partner")
    with ExitStack() as stack:
        match kind:
            case "oxigraph":
                partner = stack.enter_context(oxigraph_server(data=THEIRS.encode()))
            case "rdflib-endpoint":
                partner = stack.enter_context(rdflib_endpoint(folder))
            case "virtuoso":
                partner = f"{request.getfixturevalue('towns_in_virtuoso')}?default-graph-uri={TOWNS}"
            case "fuseki":
                kept = request.getfixturevalue("kept_fuseki")
                put(kept.graph_store)
                partner = f"{kept.query}?default-graph-uri={TOWNS}"
            case _:
                partner = stack.enter_context(one_of_us(folder))
        listed = folder / "partners.toml"
        listed.write_text(entry("towns", ENDPOINT, partner, seconds=20), encoding="utf-8")
        settings = Settings(dataset="none", writes="open", log="off", workers=2, default_graph="plain", partners=str(listed))
        running = stack.enter_context(ServerInThread(settings))
        headers = {"content-type": "text/turtle"}
        httpx.put(f"{running.url}/graph?default", content=OURS, headers=headers).raise_for_status()
        yield running.url


@pytest.fixture(scope="module")
def together():
    """All the data in one store."""
    store = ox.Store()
    store.load(OURS.encode(), format=ox.RdfFormat.TURTLE)
    store.load(THEIRS.encode(), format=ox.RdfFormat.TURTLE, to_graph=GRAPH)
    return store


def terms(data):
    """Results as a bag of rows."""
    solutions = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
    names = [variable.value for variable in solutions.variables]
    return Counter(tuple(str(row[name]) for name in names) for row in solutions)


@pytest.mark.parametrize("name", QUERIES)
def test_joint_query_with_a_partner_of_each_kind_has_the_answer_of_one_store(name, kind, url, together):
    text = PREFIX + QUERIES[name].replace("<P>", f"<{ENDPOINT}>")
    oracle = text.replace(f"SERVICE <{ENDPOINT}>", "GRAPH <urn:partner>").replace("SERVICE ?who", "GRAPH <urn:partner>")
    expected = terms(together.query(oracle).serialize(format=ox.QueryResultsFormat.JSON))
    answer = httpx.post(f"{url}/sparql", data={"query": text}, headers={"accept": "application/sparql-results+json"}, timeout=60)
    if (kind, name) == ("virtuoso", "path inside"):
        # It evaluates such a path only from a constant.
        assert (answer.status_code, "transitive start not given" in answer.json()["answered_excerpt"]) == (502, True)
        return
    assert answer.status_code == 200, answer.text
    assert terms(answer.content) == expected
    assert expected or name == "blank nodes of ours"


@pytest.mark.parametrize(
    ("more", "query", "said"),
    [
        ({}, "", ""),
        ({"method": "get"}, "", ""),
        ({"accept": "application/sparql-results+xml"}, "", ""),
        ({"accept": "*/*"}, "", ""),
        ({"accept": "application/json"}, "", ""),
        ({"accept": "text/csv"}, "", "answered with text/csv"),
        ({"accept": "text/html"}, "", "answered with text/html"),
        ({"accept": "text/xml"}, "", "answered 406"),
        # It waits for ever for something more.
        ({"method": "direct", "seconds": 1.0}, "", "no whole answer within 1 s"),
        # Its own limit on rows, as ResultSetMaxRows sets it: status 200, and a header.
        ({}, "&maxrows=10", "may not be whole"),
        ({}, "&maxrows=46", ""),
    ],
)
def test_virtuoso_is_understood_in_every_form_that_it_answers_in(more, query, said, towns_in_virtuoso):
    address = f"{towns_in_virtuoso}?default-graph-uri={TOWNS}{query}"
    partner = Partner("towns", ENDPOINT, url=address, **{"seconds": 20.0, "allow_private": True, **more})

    async def ask():
        budget = Budget(5, asyncio.get_running_loop().time() + 30)
        return await Gateway(Partners({ENDPOINT: partner})).ask(partner, f"SELECT * WHERE {{ ?t <{TOWNS}size> ?s }}", budget)

    if not said:
        answers = asyncio.run(ask())
        assert sorted(int(row["s"].value) for row in answers.rows) == list(range(45))
        return
    with pytest.raises(PartnerFailedError, match=said):
        asyncio.run(ask())
