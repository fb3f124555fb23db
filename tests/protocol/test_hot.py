"""The short way for queries: the same answer, whatever way the request takes, and no request is lost or answered out of turn."""

import itertools
import socket
import time
from urllib.parse import quote, urlsplit

import httpx
import pytest

from graph_service.web.recognise import Recogniser, Request, Unfinished
from tests.serving import TINY, load, service

QUERY = "/sparql?query=" + quote("SELECT ?s ?o { ?s <http://xmlns.com/foaf/0.1/name> ?o }")


@pytest.fixture(scope="module")
def running():
    with service("--dataset", "none", "--writes", "open") as found:
        load(found.url, TINY / "people.ttl", "https://example.org/g")
        yield found


def talk(running, text, answers):
    """Send bytes on one connection and return the responses, each as head and body."""
    where = urlsplit(running.url)
    found = []
    with socket.create_connection((where.hostname, where.port), timeout=5) as sock:
        sock.sendall(text.encode())
        stream = sock.makefile("rb")
        for _ in range(answers):
            head = b"".join(iter(stream.readline, b"\r\n")).decode()
            length = next((int(line.split(":")[1]) for line in head.splitlines() if line.startswith("content-length")), 0)
            found.append((head, stream.read(length)))
    return found


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
                found = client.get(QUERY).json()["results"]["bindings"]
            text = f"INSERT DATA {{ GRAPH <http://e/h> {{ <http://e/{number}> <http://xmlns.com/foaf/0.1/name> 'n' }} }}"
            assert client.post("/update", content=text, headers={"content-type": "application/sparql-update"}).status_code == 204
            assert len(client.get(QUERY).json()["results"]["bindings"]) == len(found) + 1


def test_service_description_names_the_address_each_client_used(running):
    for host in ("one.example", "two.example"):
        for path in ("/sparql", "/sparql?format=turtle"):
            assert f"http://{host}/sparql" in httpx.get(running.url + path, headers={"host": host}).text


NUMBERS = itertools.count()
FORMATS = ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"]
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r . ?s ?t ?u }"
MANY = " ".join(str(number) for number in range(10**6, 10**6 + 30))
LONG = f"SELECT ?a ?b ?c {{ VALUES ?a {{ {MANY} }} VALUES ?b {{ {MANY} }} VALUES ?c {{ {MANY} }} }}"


def fresh(text):
    """A query that nobody has asked."""
    return f"{text} # {next(NUMBERS)}"


def ways(client, text, accept):
    """Ask a query for the first time the short way, and in other words the ordinary way, which an id makes it take."""
    quiet = {"accept": accept}
    yield client.get("/sparql", params={"query": fresh(text)}, headers=quiet)
    yield client.get("/sparql/", params={"query": fresh(text)}, headers=quiet)
    yield client.post("/sparql", data={"query": fresh(text)}, headers=quiet)
    yield client.post("/sparql", content=fresh(text), headers={**quiet, "content-type": "application/sparql-query"})
    yield client.get("/sparql", params={"query": fresh(text)}, headers={**quiet, "x-request-id": "ordinary"})
    yield client.post("/sparql", data={"query": fresh(text)}, headers={**quiet, "x-request-id": "ordinary"})


@pytest.mark.parametrize(
    ("text", "accept"),
    [
        *[("SELECT ?s ?o { ?s <http://xmlns.com/foaf/0.1/name> ?o } ORDER BY ?s ?o", accept) for accept in FORMATS],
        ("ASK { ?s ?p ?o }", "*/*"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples"),
        ("SELECT ?n { ", "*/*"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "*/*"),
        ("INSERT DATA { <a> <b> <c> }", "*/*"),
        ("SELECT ?s { ?s ?p ?o }", "image/png"),
    ],
)
def test_first_answer_is_the_same_whatever_way_it_takes(running, text, accept):
    with httpx.Client(base_url=running.url) as client:
        found = list(ways(client, text, accept))
    assert len({(response.status_code, response.headers["content-type"], response.headers.get("vary")) for response in found}) == 1
    if found[0].status_code == 200:
        assert len({response.content for response in found}) == 1
        assert all(("etag" in response.headers, response.headers["cache-control"]) == (True, "no-cache") for response in found)
    else:
        assert len({(response.json()["type"], response.json()["detail"]) for response in found}) == 1


def test_long_answer_is_handed_over_whole(running):
    with httpx.Client(base_url=running.url, timeout=30, headers={"accept": "text/csv"}) as client:
        short = client.get("/sparql", params={"query": fresh(LONG)})
        ordinary = client.get("/sparql", params={"query": fresh(LONG)}, headers={"x-request-id": "ordinary"})
    assert len(short.content) > 1 << 18
    assert short.content == ordinary.content
    assert short.text.count("\n") == 30**3 + 1


def test_requests_sent_together_are_answered_in_their_order(running):
    query = "/sparql?format=csv&query=" + quote(fresh("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"))
    other = "/sparql?format=csv&query=" + quote(fresh("SELECT ?o { <https://example.org/none> ?p ?o }"))
    first, second, third, fourth = talk(running, get(query) + get(other) + get("/health") + get(other), 4)
    assert first[1].startswith(b"n\r\n")
    assert second[1] == fourth[1] == b"o\r\n"
    assert third[1] == b"alive\n"


def test_limit_is_told_with_its_status(running):
    found = httpx.get(running.url + "/sparql", params={"query": fresh(SLOW), "timeout": "0.2"})
    assert (found.status_code, found.json()["limit"], found.json()["maximum"]) == (503, "seconds", 0.2)
    event = running.wait_for(lambda: [event for event in running.events("request") if event.get("problem") == "time-limit"])[-1]
    assert event["ms"] >= 200, "the log tells the whole time, not that of the rest"


def test_query_whose_client_left_is_stopped(running):
    where = urlsplit(running.url)
    with socket.create_connection((where.hostname, where.port), timeout=5) as sock:
        sock.sendall(get("/sparql?query=" + quote(fresh(SLOW))).encode())
        running.wait_for(lambda: "compact_graph_workers_busy 1\n" in httpx.get(running.url + "/metrics").text)
    begun = time.monotonic()
    running.wait_for(lambda: "compact_graph_workers_busy 0\n" in httpx.get(running.url + "/metrics").text)
    assert time.monotonic() - begun < 2


def test_body_that_comes_in_pieces_and_one_that_is_announced(running):
    where = urlsplit(running.url)
    body = fresh("ASK { ?s ?p ?o }").encode()
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


def head(method, url, *lines, version="1.1"):
    return "\r\n".join([f"{method} {url} HTTP/{version}", *lines, "", ""]).encode()


HOST, JSON, QUERY_TYPE = "Host: x", "Accept: application/json", "Content-Type: application/sparql-query"
GET, POST = ("GET", "/sparql?query=x", HOST), ("POST", "/sparql", HOST, QUERY_TYPE)


@pytest.mark.parametrize(
    "data",
    [
        head(*GET, JSON),
        head(*GET, "Connection: Keep-Alive", "Accept-Encoding:gzip", "User-Agent:"),
        head("GET", "/sparql/?query=x", HOST),
        head(*POST, "Content-Length: 7") + b"ASK { }",
        head("POST", "/sparql?timeout=1", HOST, "content-type:  application/sparql-query  ", "content-length: 007") + b"ASK { }",
    ],
)
def test_what_is_usual_takes_the_short_way(data):
    recogniser = Recogniser()
    first, second = (recogniser.read(data, "127.0.0.1") for _ in range(2))
    assert isinstance(first, Request)
    assert first == second
    assert first.raw[2:] in ((b"", b""), (b"application/sparql-query", b"ASK { }"))


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
        head(*POST),
        head(*POST, "Transfer-Encoding: chunked"),
        head(*POST, "Content-Length: 7", "Transfer-Encoding: chunked") + b"ASK { }",
        head(*POST, "Content-Length: 7", "Content-Length: 7") + b"ASK { }",
        head(*POST, "Content-Length: 6") + b"ASK { }",
        head(*POST, "Content-Length: 7", "Expect: 100-continue") + b"ASK { }",
        head(*POST, "Content-Length: 70000"),
        head(*POST, "Content-Length: -7"),
        head(*POST, "Content-Length: +7") + b"ASK { }",
        head(*POST, "Content-Length: 0x7") + b"ASK { }",
        head("GET", "/sparql?query=" + "x" * 70_000, HOST),
        b"",
        b"\r\n" + head(*GET),
    ],
)
def test_whatever_is_not_usual_is_for_the_http_parser(data):
    recogniser = Recogniser()
    recogniser.read(head(*GET), "127.0.0.1")
    assert recogniser.read(data, "127.0.0.1") is None


def test_body_that_is_not_all_there_is_waited_for():
    data = head(*POST, "Content-Length: 7") + b"ASK { }"
    for end in range(len(data) - 7, len(data)):
        assert Recogniser().read(data[:end], "127.0.0.1") is Unfinished.BODY


def test_headers_of_many_kinds_are_not_all_remembered():
    recogniser = Recogniser()
    for number in range(2000):
        assert isinstance(recogniser.read(head(*GET, f"User-Agent: {number}"), "127.0.0.1"), Request)
    assert len(recogniser._known) <= 256
    assert isinstance(recogniser.read(head(*GET, "User-Agent: " + "x" * 5000), "127.0.0.1"), Request)
    assert max(map(len, recogniser._known)) <= 2048


def test_who_asks_through_a_proxy_is_known_on_both_ways(running):
    found = Recogniser().read(head(*GET, "X-Forwarded-For: 192.0.2.1", "Via: 1.1 proxy", "X-Forwarded-For: 192.0.2.2"), "127.0.0.1")
    assert isinstance(found, Request)
    assert found.forwarded_for == "192.0.2.1, 192.0.2.2"
    text = "ASK { ?s ?p ?o }"
    for number, more in enumerate(({}, {"x-request-id": "ordinary"})):
        address = f"192.0.2.{77 + number}"
        for query in (fresh(text), text):
            for _ in range(2):
                headers = {"x-forwarded-for": f"198.51.100.1, {address}", **more}
                assert httpx.get(running.url + "/sparql", params={"query": query}, headers=headers).status_code == 200
        running.wait_for(lambda address=address: len([event for event in running.events("request") if event["client"] == address]) == 4)
