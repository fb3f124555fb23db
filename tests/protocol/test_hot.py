"""The short way for a GET that was answered before: the same answer, whatever way the request takes."""

import socket
from urllib.parse import quote, urlsplit

import httpx
import pytest

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
