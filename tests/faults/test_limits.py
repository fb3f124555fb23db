"""Hostile queries against a running service: they die when they should, and nobody else notices."""

import http.client
import json
import os
import re
import socket
import threading
import time
from contextlib import ExitStack
from urllib.parse import quote, urlsplit

import httpx
import pytest

from tests.serving import TINY, load, service

# Limits of a second, which an evaluation must not meet by waiting for the processor.
pytestmark = pytest.mark.alone

FORMATS = ["json", "xml", "csv", "tsv", "turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld", "n3"]
UPDATE = {"content-type": "application/sparql-update"}
HOSTILE = {
    "count over a cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "huge sort": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i DESC(?a)",
    "regex bomb": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER REGEX(CONCAT(STR(?c), STR(?f), STR(?i)), '(a*)*(b*)*(x+x+)+y{50}$') }",
    "property path over everything": "SELECT (COUNT(*) AS ?n) { ?a (<x:>|!<x:>)* ?b . ?c (<x:>|!<x:>|^<x:>)* ?d . ?e ?f ?g }",
    "distinct over a cross product": "SELECT DISTINCT ?a ?f ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "group over a cross product": "SELECT ?a (GROUP_CONCAT(?f) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?a",
    "deep nesting": "SELECT * { " + "{ " * 20000 + "}" * 20000 + " }",
    "endless rows": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
}


@pytest.fixture(scope="module")
def running():
    with service("--query-timeout", "1", "--memory-mib", "256", "--workers", "3", "--max-rows", "5000000") as running:
        # What is drawn in the background after a start is not a sign of a query that goes on.
        running.wait_for(lambda: running.events("pages_drawn"), 60)
        yield running


def workers(running):
    """The processes of a service's store: number to processor time used, in seconds."""
    return {number: seconds for number, seconds in running.processes().items() if number != running.process.pid}


def gauge(url, name):
    return int(re.search(rf"^compact_graph_{name} (\d+)", httpx.get(f"{url}/metrics").text, re.MULTILINE)[1])


def ask(url, query, **parameters):
    return httpx.post(f"{url}/sparql", data={"query": query, **parameters}, timeout=30)


def idle(running, pause=0.25):
    """Return True if no process of the store used the processor for a moment: an evaluation that goes on would use all of it."""
    before = workers(running)
    time.sleep(pause)
    return all(seconds - before.get(pid, 0.0) < pause / 5 for pid, seconds in workers(running).items())


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_query_is_stopped_in_time_and_says_so(running, name):
    try:
        response = ask(running.url, HOSTILE[name])
    except httpx.RemoteProtocolError:
        response = None  # broken off after its first bytes
    if response is not None:
        assert response.status_code in (400, 422, 503), response.text[:200]
        assert response.headers["content-type"] == "application/problem+json"
        if response.status_code == 503:
            assert response.json()["limit"] in ("seconds", "memory")
    running.wait_for(lambda: gauge(running.url, "workers_busy") == 0)
    running.wait_for(lambda: idle(running))
    assert ask(running.url, "ASK { ?s ?p ?o }").json()["boolean"] is True


def test_timeout_may_be_lowered_and_not_raised(running):
    # It takes time and no memory, however much data there is: the limit of seconds is the one that it meets.
    digits = "SELECT (COUNT(*) AS ?n) {" + "".join(f" VALUES ?v{place} {{ 0 1 2 3 4 5 6 7 8 9 }}" for place in range(12)) + " }"
    for asked, maximum in (("0.2", 0.2), ("60", 1.0)):
        problem = ask(running.url, digits, timeout=asked).json()
        assert (problem["limit"], problem["maximum"]) == ("seconds", maximum)


def test_health_answers_while_every_worker_that_one_client_may_have_is_busy(running):
    threads = [threading.Thread(target=ask, args=(running.url, HOSTILE["count over a cross product"])) for _ in range(6)]
    for thread in threads:
        thread.start()
    running.wait_for(lambda: gauge(running.url, "workers_busy") == 2)
    with httpx.Client() as client:
        for _ in range(10):
            assert client.get(f"{running.url}/health").status_code == 200
    # Two evaluate for a second, then the next two: were health to wait for them, none would be left.
    assert any(thread.is_alive() for thread in threads)
    for thread in threads:
        thread.join()


def test_query_of_a_client_that_left_is_stopped():
    """Long before the end of its time, which is longer than what is waited for here."""
    with service("--query-timeout", "120") as running:
        where = urlsplit(running.url)
        with socket.create_connection((where.hostname, where.port)) as sock:
            sock.sendall(f"GET /sparql?query={quote(HOSTILE['regex bomb'])} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            running.wait_for(lambda: gauge(running.url, "workers_busy") == 1, 30)
        running.wait_for(lambda: [event for event in running.events("request") if event.get("client_gone")], 30)
        running.wait_for(lambda: gauge(running.url, "workers_busy") == 0, 30)


def test_killed_worker_is_replaced_without_anyone_noticing(running):
    before = workers(running)
    data_process = min(running.sessions())
    os.kill(next(pid for pid in before if pid != data_process), 9)
    for number in range(20):
        assert ask(running.url, f"ASK {{ ?s ?p ?o FILTER({number} = {number}) }}").status_code == 200
    running.wait_for(lambda: len(workers(running)) == len(before))


def test_memory_limit_is_named():
    """With half a minute to run, a sort that needs gigabytes ends at its memory."""
    with service("--memory-mib", "64", "--query-timeout", "30", "--log", "off") as running:
        response = ask(running.url, "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f")
        assert response.status_code == 503
        assert response.json()["limit"] == "memory"
        assert response.json()["type"].endswith("/memory-limit")


def test_a_write_too_large_for_the_memory_says_what_to_set_and_goes_in_in_pieces():
    lines = [f'<http://e/{n}> <http://e/p> "number {n} of many" .\n' for n in range(150_000)]
    most, piece = 64, 30_000
    with service("--dataset", "none", "--writes", "open", "--memory-mib", str(most), "--log", "off") as running:

        def send(method, part):
            where, headers = {"graph": "http://e/g"}, {"content-type": "application/n-triples"}
            return httpx.request(method, f"{running.url}/graph", params=where, content="".join(part), headers=headers, timeout=60)

        refused = send("PUT", lines)
        assert (refused.status_code, refused.json()["limit"]) == (503, "memory")
        assert "a POST to /graph adds" in refused.json()["help"]
        assert f"memory-mib, now {most}," in refused.json()["help"]
        assert httpx.get(f"{running.url}/graph", params={"graph": "http://e/g"}).status_code == 404
        for start in range(0, len(lines), piece):
            answer = send("POST" if start else "PUT", lines[start : start + piece])
            assert answer.status_code == (204 if start else 201), answer.text
        counted = ask(running.url, "SELECT (COUNT(*) AS ?n) { GRAPH <http://e/g> { ?s ?p ?o } }", format="csv")
        assert counted.text.split() == ["n", "150000"]


def raw(url, path):
    """Status, headers and body as bytes; the body is None if it was broken off."""
    where = urlsplit(url)
    connection = http.client.HTTPConnection(where.hostname, where.port, timeout=20)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        try:
            return response.status, response.read()
        except http.client.IncompleteRead:
            return response.status, None
    finally:
        connection.close()


@pytest.mark.parametrize("name", FORMATS)
def test_answer_past_a_limit_is_never_whole_in_any_format(name):
    """Far past the first bytes, so that the status is out: the body must then be broken off."""
    pattern = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    head = "SELECT ?a ?e ?i" if name in FORMATS[:4] else "CONSTRUCT { ?a ?e ?i . ?g ?k ?l }"
    with service("--dataset", "none", "--writes", "open", "--max-bytes", "1000000", "--query-timeout", "5", "--log", "off") as running:
        load(running.url, TINY / "people.ttl", "https://example.org/g")
        query = quote(f"{head} WHERE {pattern}")
        status, body = raw(running.url, f"/sparql?query={query}&format={name}")
        assert (status, body) == (200, None) or status == 422
        small = quote(f"{head} WHERE {pattern} LIMIT 5")
        status, body = raw(running.url, f"/sparql?query={small}&format={name}")
        assert status == 200
        assert body


def read_slowly(url, address, query):
    """Ask from an address of its own, and read nothing but the first bytes."""
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    sock.bind((address, 0))
    sock.settimeout(20)
    sock.connect((urlsplit(url).hostname, urlsplit(url).port))
    sock.sendall(f"GET /sparql?query={quote(query)}&format=csv HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    assert sock.recv(1000).startswith(b"HTTP/1.1 200 OK")
    return sock


def test_who_does_not_read_keeps_a_worker_only_while_nobody_waits():
    endless = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    with service("--dataset", "none", "--writes", "open", "--workers", "2", "--query-timeout", "20") as running, ExitStack() as stack:
        triples = " ".join(f"<x:s{number}> <x:p> {number} ." for number in range(1000))
        assert httpx.post(f"{running.url}/update", content=f"INSERT DATA {{ {triples} }}", headers=UPDATE).status_code == 204
        for address in ("127.0.0.2", "127.0.0.3"):
            stack.enter_context(read_slowly(running.url, address, endless))
        # Longer than the second for which a reader who lags is waited for: without others who wait, nothing happens.
        time.sleep(1.5)
        assert not [event for event in running.events("request") if "broken_off" in event]
        # A request that no process is free for is a 503 after ten seconds; the evaluations of the slow readers last twenty.
        assert ask(running.url, "ASK { <x:s1> ?p ?o }").json()["boolean"] is True
        # One gave way, and the other goes on as long as nobody else waits.
        assert ask(running.url, "ASK { <x:s2> ?p ?o }").json()["boolean"] is True
        assert "compact_graph_workers_busy 1\n" in httpx.get(f"{running.url}/metrics").text


def test_error_before_the_first_bytes_has_its_status():
    with service("--dataset", "none", "--writes", "open", "--max-rows", "5", "--log", "off") as running:
        load(running.url, TINY / "people.ttl", "https://example.org/g")
        for name in FORMATS:
            head = "SELECT *" if name in FORMATS[:4] else "CONSTRUCT { ?a ?b ?c }"
            status, body = raw(running.url, f"/sparql?query={quote(head + ' WHERE { ?a ?b ?c }')}&format={name}")
            assert status == 422
            assert json.loads(body)["limit"] == "rows"


def test_full_queue_is_503_with_retry_after_and_others_still_get_through():
    flags = ("--dataset", "none", "--writes", "open", "--workers", "2", "--queue", "2", "--query-timeout", "2", "--log", "off")
    with service(*flags) as running:
        load(running.url, TINY / "people.ttl", "https://example.org/g")
        statuses = []

        def heavy():
            response = ask(
                running.url, HOSTILE["count over a cross product"].replace("?j ?k ?l", "?j ?k ?l . ?m ?n ?o . ?p ?q ?r . ?t ?u ?v")
            )
            statuses.append((response.status_code, response.headers.get("retry-after"), response.json()["type"].rpartition("/")[2]))

        threads = [threading.Thread(target=heavy) for _ in range(6)]
        for thread in threads:
            thread.start()
        running.wait_for(lambda: gauge(running.url, "requests_waiting") > 0)
        # Another client, by its address: it is served while the first one's queries fill its share.
        transport = httpx.HTTPTransport(local_address="127.0.0.2")
        with httpx.Client(transport=transport) as other:
            assert other.get(f"{running.url}/sparql", params={"query": "ASK { ?s ?p ?o }"}).status_code == 200
        assert any(thread.is_alive() for thread in threads)
        for thread in threads:
            thread.join()
        full = [status for status in statuses if status[2] == "queue-full"]
        assert full
        assert all(status == 503 and retry for status, retry, _ in full)
        assert any(slug == "time-limit" for _, _, slug in statuses)
