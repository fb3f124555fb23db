"""Partners to us: engines of others, each a real process, reach our endpoint with SERVICE or as a source."""

import csv
import io
import json
import socket
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import rdflib

from tests import engines
from tests.serving import TINY, load, service

NODE = Path(__file__).parent.parent / "node"
FOAF = "http://xmlns.com/foaf/0.1/"
NAMES = {"Ada", "Alan", "Grace", "Edsger", "日本 <&>", "London", "New York", "Anonymous", "Also anonymous"}
ADA = "https://example.org/ada"
MINE = "https://partner.example/graph"
RANK = "https://partner.example/rank"
OWN_DATA = f"<{ADA}> <{RANK}> 1 . <https://example.org/alan> <{RANK}> 2 . <https://partner.example/x> <{RANK}> 3 ."


JENA_ACCEPT = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.9, text/tab-separated-values;q=0.7, text/csv;q=0.5, "
    "application/json;q=0.2, application/xml;q=0.2, */*;q=0.1"
)


@pytest.fixture(scope="session")
def endpoint():
    """The service as users run it, in a process of its own, with the tiny dataset."""
    with service("--dataset", "none", "--writes", "open", "--workers", "3", "--log", "off") as running:
        for stem in ("people", "places"):
            load(running.url, TINY / f"{stem}.ttl", f"https://example.org/graph/{stem}")
        yield running.url


class Rdflib:
    """rdflib, in this process."""

    batch = 3000

    def __init__(self):
        self._graph = rdflib.Graph().parse(data=OWN_DATA, format="turtle")

    def ask(self, query):
        return [{str(name): str(row[name]) for name in row.labels if row[name] is not None} for row in self._graph.query(query)]


class Server:
    """An engine asked over HTTP."""

    def __init__(self, addresses, url, batch):
        self.batch = batch
        self._url = url
        self._auth = addresses.credentials.auth
        httpx.put(
            addresses.graph_store,
            params={"graph": MINE},
            content=OWN_DATA,
            headers={"content-type": "text/turtle"},
            auth=self._auth,
            timeout=30,
        ).raise_for_status()

    def ask(self, query):
        response = httpx.post(
            self._url, data={"query": query}, headers={"accept": "application/sparql-results+json"}, auth=self._auth, timeout=60
        )
        assert response.status_code == 200, response.text[:600]
        return [{name: term["value"] for name, term in row.items()} for row in response.json()["results"]["bindings"]]


class Jena:
    """Jena's command line, a process for each query."""

    batch = 3000

    def __init__(self, folder):
        self._folder = folder
        self._path = engines.jena_class_path(folder / "bundles")
        (folder / "mine.ttl").write_text(OWN_DATA, encoding="utf-8")

    def command(self, name, *arguments):
        return engines.run(["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", self._path, f"arq.{name}", *arguments])

    def ask(self, query):
        file = self._folder / "query.rq"
        file.write_text(query, encoding="utf-8")
        completed = self.command("arq", "--query", str(file), "--data", str(self._folder / "mine.ttl"), "--results", "CSV")
        return list(csv.DictReader(io.StringIO(completed)))


@pytest.fixture(scope="session", params=["rdflib", "oxigraph", "jena", "virtuoso", "fuseki"])
def partner(request, tmp_path_factory):
    match request.param:
        case "rdflib":
            yield Rdflib()
        case "oxigraph":
            with engines.oxigraph("--union-default-graph") as engine:
                yield Server(engine, engine.query, 3000)
        case "jena":
            yield Jena(tmp_path_factory.mktemp("jena"))
        case "virtuoso":
            engine = request.getfixturevalue("kept_virtuoso").addresses
            # Virtuoso lets only those call other services who were given the right; dba has it. Its compiler takes seconds for thousands.
            yield Server(engine, engine.update, 1000)
        case "fuseki":
            engine = request.getfixturevalue("kept_fuseki")
            yield Server(engine, f"{engine.query}?default-graph-uri={MINE}", 3000)


def test_partner_gets_every_row_through_service(partner, endpoint):
    rows = partner.ask(f"SELECT ?name {{ SERVICE <{endpoint}/sparql> {{ ?p <{FOAF}name> ?name }} }}")
    assert {row["name"] for row in rows} == NAMES


def test_partner_sends_a_block_of_thousands_of_values(partner, endpoint):
    values = " ".join(f"<https://partner.example/{number}>" for number in range(partner.batch))
    rows = partner.ask(f"SELECT ?name {{ SERVICE <{endpoint}/sparql/> {{ VALUES ?p {{ {values} <{ADA}> }} ?p <{FOAF}name> ?name }} }}")
    assert [row["name"] for row in rows] == ["Ada"]


def test_partner_joins_its_own_graph_with_ours(partner, endpoint):
    rows = partner.ask(f"SELECT ?p ?rank ?name {{ ?p <{RANK}> ?rank SERVICE <{endpoint}/sparql> {{ ?p <{FOAF}name> ?name }} }}")
    assert sorted((row["rank"], row["name"]) for row in rows) == [("1", "Ada"), ("2", "Alan")]


def test_jena_asks_the_endpoint_itself_for_rows_a_graph_and_a_truth_value(tmp_path, endpoint):
    jena = Jena(tmp_path)
    address = f"{endpoint}/sparql"
    construct = jena.command("rsparql", "--service", address, "--results", "NT", f"CONSTRUCT WHERE {{ ?p <{FOAF}name> ?name }}")
    assert construct.count("\n") == len(NAMES)
    assert "Yes" in jena.command("rsparql", "--service", address, "--results", "text", f"ASK {{ <{ADA}> ?p ?o }}")


@pytest.mark.parametrize("form", ["", "sparql@"], ids=["which it has to recognise", "which it is told"])
def test_comunica_asks_an_endpoint(tmp_path, endpoint, form):
    (tmp_path / "query.rq").write_text(f"SELECT ?name {{ ?p <{FOAF}name> ?name }}", encoding="utf-8")
    body = json.loads(engines.run(["node", "ask.mjs", str(tmp_path / "query.rq"), f"{form}{endpoint}/sparql"], cwd=NODE))
    assert {row["name"] for row in body} == NAMES


def test_comunica_joins_another_source_with_ours_in_bound_batches(tmp_path, endpoint):
    with engines.oxigraph("--union-default-graph") as other:
        Server(other, other.query, 0)
        (tmp_path / "query.rq").write_text(f"SELECT ?rank ?name {{ ?p <{RANK}> ?rank . ?p <{FOAF}name> ?name }}", encoding="utf-8")
        body = json.loads(
            engines.run(["node", "ask.mjs", str(tmp_path / "query.rq"), f"sparql@{endpoint}/sparql", f"sparql@{other.query}"], cwd=NODE)
        )
    assert sorted((row["rank"], row["name"]) for row in body) == [("1", "Ada"), ("2", "Alan")]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        # As these engines and libraries send them.
        (JENA_ACCEPT, "application/sparql-results+json"),
        ("application/sparql-results+json;charset=utf-8;q=1.0, */*;q=0.1", "application/sparql-results+json"),
        ('application/sparql-results+xml;q=0.8,application/sparql-results+json;profile="a,b";q=0.9', "application/sparql-results+json"),
        ("application/n-quads,application/trig;q=0.95,application/sparql-results+json;q=0.8", "application/sparql-results+json"),
        ("text/html;q=0.1, application/sparql-results+xml, */*;q=0.01", "application/sparql-results+xml"),
        ("*/*", "application/sparql-results+json"),
    ],
)
def test_accept_headers_of_partners_get_a_format_that_they_read(client, accept, media_type):
    response = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 1"}, headers={"accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media_type


def test_offer_to_upgrade_is_passed_over_and_the_body_is_read(endpoint):
    # As Java's HTTP client sends it; the body comes in a piece of its own.
    body = f"query=SELECT ?name {{ <{ADA}> <{FOAF}name> ?name }}".replace(" ", "+").encode()
    parts = urlsplit(endpoint)
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as connection:
        connection.sendall(
            f"POST /sparql HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings\r\nContent-Length: {len(body)}\r\nHost: {parts.netloc}\r\n"
            "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\nUpgrade: h2c\r\nAccept: text/csv\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\n".encode()
        )
        connection.sendall(body)
        received = connection.recv(65536)
        while b"Ada" not in received and (more := connection.recv(65536)):
            received += more
    assert received.startswith(b"HTTP/1.1 200 OK\r\n")
    assert received.endswith(b"name\r\nAda\r\n")


def test_query_of_many_kilobytes_is_read_in_the_url_and_in_the_body(client):
    values = " ".join(f"<https://partner.example/{number}>" for number in range(1100))
    query = f"SELECT ?name {{ VALUES ?p {{ {values} <{ADA}> }} ?p <{FOAF}name> ?name }}"
    assert len(query) > 30_000
    headers = {"accept": "text/csv"}
    answers = [
        client.get("/sparql", params={"query": query}, headers=headers),
        client.post("/sparql", data={"query": query}, headers=headers),
        client.post("/sparql", content=query, headers={**headers, "content-type": "application/sparql-query"}),
    ]
    assert [(one.status_code, one.text) for one in answers] == [(200, "name\r\nAda\r\n")] * 3


def test_probes_before_a_query_are_answered(client):
    assert client.head("/sparql", params={"query": "ASK {}"}).status_code == 200
    options = client.options("/sparql", headers={"origin": "https://partner.example", "access-control-request-method": "POST"})
    assert options.status_code == 204
    assert options.headers["access-control-allow-origin"] == "*"
    described = rdflib.Graph().parse(data=client.get("/sparql", headers={"accept": "text/turtle"}).text, format="turtle")
    service = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert str(next(described.objects(None, service.endpoint))).endswith("/sparql")
