"""The fast path of repeated queries: the answer of the ordinary way, and only for requests that no two readers could take differently."""

import socket
import time
from urllib.parse import quote, urlsplit

import httpx
import pytest

from graph_service.http.answer_cache import CachedResponse
from graph_service.http.observability import Log, Metrics
from graph_service.server.fast_path import FastPath
from tests.serving import TINY, load, service

QUERY = "/sparql?query=" + quote("SELECT ?s ?o { ?s <http://xmlns.com/foaf/0.1/name> ?o }")


@pytest.fixture(scope="module")
def running():
    with service("--dataset", "none", "--writes", "open") as running:
        load(running.url, TINY / "people.ttl", "https://example.org/g")
        yield running


def talk(running, text, answers):
    """Send bytes on one connection and return the responses, each as head and body."""
    where = urlsplit(running.url)
    heard = []
    with socket.create_connection((where.hostname, where.port), timeout=5) as sock:
        sock.sendall(text.encode())
        stream = sock.makefile("rb")
        for _ in range(answers):
            head = b"".join(iter(stream.readline, b"\r\n")).decode()
            length = next((int(line.split(":")[1]) for line in head.splitlines() if line.startswith("content-length")), 0)
            heard.append((head, stream.read(length)))
    return heard


def get(path, *lines):
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: x", *lines, "", ""])


def stable(head):
    return [line for line in head.splitlines() if not line.startswith(("date", "x-request-id"))]


def test_second_answer_is_the_first_byte_by_byte_and_is_logged_as_cached(running):
    first, second, third = talk(running, get(QUERY) * 3, 3)
    assert stable(first[0]) == stable(second[0]) == stable(third[0])
    assert first[1] == second[1] == third[1]
    assert len({head.split("x-request-id: ")[1] for head, _ in (first, second, third)}) == 3
    running.wait_for(lambda: [event for event in running.events("request") if event.get("cached")])


def test_condition_id_method_and_format_are_respected_on_the_way(running):
    warm = httpx.get(running.url + QUERY)
    httpx.get(running.url + QUERY)
    assert httpx.get(running.url + QUERY, headers={"if-none-match": warm.headers["etag"]}).status_code == 304
    assert httpx.get(running.url + QUERY, headers={"x-request-id": "mine"}).headers["x-request-id"] == "mine"
    assert httpx.head(running.url + QUERY).content == b""
    assert httpx.get(running.url + QUERY, headers={"accept": "text/csv"}).text.startswith("s,o")
    assert httpx.get(running.url + QUERY).content == warm.content


def test_body_on_a_get_and_a_closing_connection_do_no_harm(running):
    httpx.get(running.url + QUERY)
    text = get(QUERY, "Content-Length: 5").rstrip("\r\n") + "\r\n\r\nhello" + get("/health") + get(QUERY, "Connection: close")
    answers = talk(running, text, 3)
    assert answers[0][1] == answers[2][1]
    assert answers[1][1] == b"alive\n"


def test_write_is_seen_at_once_on_a_connection_that_was_hot(running):
    with httpx.Client(base_url=running.url) as client:
        for number in range(5):
            for _ in range(3):
                rows = client.get(QUERY).json()["results"]["bindings"]
            text = f"INSERT DATA {{ GRAPH <http://e/h> {{ <http://e/{number}> <http://xmlns.com/foaf/0.1/name> 'n' }} }}"
            assert client.post("/update", content=text, headers={"content-type": "application/sparql-update"}).status_code == 204
            assert len(client.get(QUERY).json()["results"]["bindings"]) == len(rows) + 1


def test_service_description_names_the_address_each_client_used(running):
    for host in ("one.example", "two.example"):
        for path in ("/sparql", "/sparql?format=turtle"):
            assert f"http://{host}/sparql" in httpx.get(running.url + path, headers={"host": host}).text


FORMATS = ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"]


@pytest.mark.parametrize(
    ("text", "accept"),
    [
        *[("SELECT ?s ?o { ?s <http://xmlns.com/foaf/0.1/name> ?o } ORDER BY ?s ?o", accept) for accept in FORMATS],
        ("ASK { ?s ?p ?o }", "*/*"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples"),
        ("CONSTRUCT { ?s <x:p> [ <x:q> ?o ] } WHERE { ?s ?p ?o }", "text/turtle"),
        ("SELECT ?n { ", "*/*"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "*/*"),
        ("INSERT DATA { <a> <b> <c> }", "*/*"),
        ("SELECT ?s { ?s ?p ?o }", "image/png"),
    ],
)
def test_repeated_answer_is_the_first_whatever_way_it_takes(running, text, accept):
    quiet = {"accept": accept}
    with httpx.Client(base_url=running.url) as client:
        responses = [
            client.get("/sparql", params={"query": text}, headers=quiet),
            client.get("/sparql", params={"query": text}, headers=quiet),
            client.get("/sparql/", params={"query": text}, headers=quiet),
            client.post("/sparql", data={"query": text}, headers=quiet),
            client.post("/sparql", content=text, headers={**quiet, "content-type": "application/sparql-query"}),
            client.get("/sparql", params={"query": text}, headers={**quiet, "x-request-id": "ordinary"}),
        ]
    assert len({(response.status_code, response.headers["content-type"], response.headers.get("vary")) for response in responses}) == 1
    if responses[0].status_code == 200:
        assert len({response.content for response in responses}) == 1
        assert len({response.headers["etag"] for response in responses}) == 1
        assert all(response.headers["cache-control"] == "no-cache" for response in responses)
    else:
        assert len({(response.json()["type"], response.json()["detail"]) for response in responses}) == 1


def test_body_that_comes_in_pieces_and_one_that_is_announced(running):
    where = urlsplit(running.url)
    body = b"ASK { ?s ?p ?o } # in pieces"
    head = f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: {len(body)}\r\n"
    with socket.create_connection((where.hostname, where.port), timeout=5) as sock:
        stream = sock.makefile("rb")
        for extra in ("", "Expect: 100-continue\r\n"):
            sock.sendall((head + extra + "\r\n").encode())
            if extra:
                assert stream.readline() == b"HTTP/1.1 100 Continue\r\n"
                stream.readline()
            for start in range(0, len(body), 9):
                sock.sendall(body[start : start + 9])
                time.sleep(0.002)
            lines = list(iter(stream.readline, b"\r\n"))
            assert lines[0] == b"HTTP/1.1 200 OK\r\n"
            length = next(int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length"))
            assert b"true" in stream.read(length)


class Everything:
    """A cache that has an answer to every request, and keeps what it was asked."""

    def __init__(self):
        self.asked = []

    def by_request(self, _version, raw):
        self.asked.append(raw)
        return CachedResponse(b'"1"', [(b"content-type", b"text/csv")], b"known")


class Data:
    version = "1"


def fast_path():
    cache = Everything()
    return FastPath(Data(), cache, Log("off"), Metrics(dict)), cache


def answer(answers, data):
    return answers.answer(data, lambda forwarded: forwarded or "127.0.0.1", [(b"date", b"today")])


def head(method, url, *lines, version="1.1"):
    return "\r\n".join([f"{method} {url} HTTP/{version}", *lines, "", ""]).encode()


HOST, JSON = "Host: x", "Accept: application/json"
GET = ("GET", "/sparql?query=x", HOST)


@pytest.mark.parametrize(
    "data",
    [
        head(*GET, JSON),
        head(*GET, "Connection: Keep-Alive", "Accept-Encoding:gzip", "User-Agent:"),
        head("GET", "/sparql/?query=x", HOST),
    ],
)
def test_what_is_usual_takes_the_fast_path(data):
    answers, cache = fast_path()
    first, second = (answer(answers, data) for _ in range(2))
    assert first[1] == second[1] == b"known"
    assert b"\r\ndate: today\r\ncontent-type: text/csv\r\ncontent-length: 5\r\n" in first[0]
    accept = b"application/json" if JSON.encode() in data else b"*/*"
    assert cache.asked == [(b"query=x", accept, b"", b"")] * 2


@pytest.mark.parametrize(
    "data",
    [
        head("GET", "/sparql", HOST),
        head("HEAD", "/sparql?query=x", HOST),
        head("get", "/sparql?query=x", HOST),
        head("GET", "/sparqly?query=x", HOST),
        head("GET", "/sparql?query=x#y", HOST),
        head("GET", "/sparql?query=x y", HOST),
        head("GET", "/sparql?query=é", HOST),
        head("GET", "http://x/sparql?query=x", HOST),
        head(*GET, version="1.0"),
        head(*GET)[:-1],
        head(*GET) * 2,
        head(*GET).replace(b"\r\n", b"\n"),
        head(*GET, JSON, JSON),
        head(*GET, "Accept: Text/HTML, */*;q=0.8"),
        head(*GET, "Connection: close"),
        head(*GET, "Connection: keep-alive, Upgrade"),
        head(*GET, "Upgrade: h2c"),
        head(*GET, "If-None-Match: *"),
        head(*GET, "Content-Length: 7"),
        head(*GET, "Content-Length: 0"),
        head(*GET, "Authorization: Bearer x"),
        head(*GET, "Accept : text/csv"),
        head(*GET, "Accept: text/csv", " , text/turtle"),
        head(*GET, "Accept: text/\x00csv"),
        head(*GET, "Accept"),
        head(*GET, "X-Request-Id: mine"),
        head("POST", "/sparql?query=x", HOST),
        head(*GET, "Transfer-Encoding: chunked"),
        head(*GET, "Expect: 100-continue"),
        head(*GET, "Via: 1.1 a", "Via: 1.1 a", JSON, JSON),
        head("GET", "/sparql?query=" + "x" * 70_000, HOST),
        b"",
        b"\r\n" + head(*GET),
    ],
)
def test_whatever_is_not_usual_is_for_the_http_parser(data):
    answers, cache = fast_path()
    assert answer(answers, head(*GET))
    assert answer(answers, data) is None
    assert len(cache.asked) == 1


def test_headers_of_many_kinds_are_not_all_remembered():
    answers, _ = fast_path()
    for number in range(2000):
        assert answer(answers, head(*GET, f"User-Agent: {number}"))
    assert len(answers._known) <= 256
    assert answer(answers, head(*GET, "User-Agent: " + "x" * 5000))
    assert max(map(len, answers._known)) <= 2048


def test_who_asks_through_a_proxy_is_known_on_both_ways(running):
    asked = []
    answers, _ = fast_path()
    proxied = head(*GET, "X-Forwarded-For: 192.0.2.1", "Via: 1.1 proxy", "X-Forwarded-For: 192.0.2.2")
    assert answers.answer(proxied, lambda forwarded: asked.append(forwarded) or "", [])
    assert asked == ["192.0.2.1, 192.0.2.2"]
    for number, more in enumerate(({}, {"x-request-id": "ordinary"})):
        address = f"192.0.2.{77 + number}"
        for _ in range(3):
            headers = {"x-forwarded-for": f"198.51.100.1, {address}", **more}
            assert httpx.get(running.url + "/sparql", params={"query": "ASK { ?s ?p ?o }"}, headers=headers).status_code == 200
        running.wait_for(lambda address=address: len([event for event in running.events("request") if event["client"] == address]) == 3)
