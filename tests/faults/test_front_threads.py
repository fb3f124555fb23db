"""Requests that make the front process work long: bounded, in turn for each client, over when the client leaves or the service ends."""

import json
import signal
import socket
import time
from contextlib import ExitStack
from urllib.parse import quote, urlsplit

import httpx
import pytest

from tests.serving import service

PIDS = ["dct:date", "gcmo:text", "skos:prefLabel", "skos:notation", "dct:isPartOf", "gcmo:cites"]
NO_TEXT = {"properties": [{"pid": PIDS[number % 6], "v": [f"value {number} {place}" for place in range(50)]} for number in range(50)]}
HARD = {
    "values of properties without a text": {f"q{number}": NO_TEXT for number in range(50)},
    "texts that are long": {f"q{number}": {"query": "labour migration convention " * 2000} for number in range(50)},
    "texts like many names": {f"q{number}": {"query": ("convention protocol migrant workers " * 9)[:300]} for number in range(50)},
}
EXTEND = {
    "ids": [f"instrument/{number}" for number in range(998)] + ["instrument/ilo-c189", "gcm/objective/6"],
    "properties": [{"id": one} for one in PIDS],
}


@pytest.fixture(scope="module")
def running():
    with service("--workers", "2") as running:
        running.wait_for(lambda: running.events("pages_drawn"), 120)
        httpx.get(f"{running.url}/search", params={"q": "work"}, timeout=60)
        yield running


def busy(running):
    """Processor time of the front process, in seconds."""
    return running.processes()[running.process.pid]


def post(running, address, form):
    """Send a form from an address and return the socket."""
    where = urlsplit(running.url)
    sock = socket.socket()
    sock.bind((address, 0))
    sock.connect((where.hostname, where.port))
    body = "&".join(f"{name}={quote(json.dumps(value))}" for name, value in form.items()).encode()
    head = f"POST /reconcile HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    sock.sendall(head.encode() + body)
    return sock


@pytest.mark.parametrize("name", HARD)
def test_batch_is_bounded_by_the_work_it_makes(running, name):
    before = busy(running)
    response = httpx.post(f"{running.url}/reconcile", data={"queries": json.dumps(HARD[name])}, timeout=120)
    assert response.status_code in (200, 413), response.text[:300]
    if response.status_code == 413:
        assert response.json()["limit"] == "values"
        assert response.json()["help"]
    # Processor time, not the clock: it was 36 s for a batch of one of these.
    assert busy(running) - before < 12


def test_work_of_a_client_that_left_is_stopped(running):
    batch = {f"q{number}": {"query": f"{number} convention protocol migrant workers labour standards {'x' * 200}"} for number in range(50)}
    for number in range(8):
        with post(running, f"127.0.0.{number + 2}", {"queries": batch}):
            time.sleep(0.3)
    running.wait_for(lambda: sum(event.get("client_gone", False) for event in running.events("request")) >= 1)

    def rests():
        before = busy(running)
        time.sleep(1)
        return busy(running) - before < 0.3

    # The work of eight such batches is minutes.
    running.wait_for(rests, 20)


@pytest.mark.parametrize("path", ["/check", "/suggest"])
def test_client_that_leaves_while_its_text_is_read_is_noticed(running, path):
    where = urlsplit(running.url)
    body = b"Recruiters must not charge fees to migrant workers in any country of destination.\n\n" * 3000
    with socket.create_connection((where.hostname, where.port)) as sock:
        sock.sendall(f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        time.sleep(0.3)
    running.wait_for(lambda: [one for one in running.events("request") if one["path"] == path and one.get("client_gone")])


def test_others_have_their_turn_between_the_pieces_of_long_work(running):
    with ExitStack() as stack:
        for number in range(6):
            stack.enter_context(post(running, f"127.0.0.{number + 2}", {"queries": HARD["texts like many names"]}))
        with httpx.Client(transport=httpx.HTTPTransport(local_address="127.0.0.9"), base_url=running.url, timeout=60) as client:
            assert (
                client.get("/search", params={"q": "domestic workers"}, headers={"accept": "application/ld+json"}).json()["totalItems"] > 0
            )
            assert client.get("/search/suggest", params={"q": "dom"}).json()["suggestions"]
            assert client.get("/health").status_code == 200
        finished = [event for event in running.events("request") if event["path"] == "/reconcile" and event["client"] != "127.0.0.1"]
        assert not [event for event in finished if event["status"] == 200], "the small ones did not wait for the long ones"


def test_extension_gives_every_row(running):
    body = httpx.post(f"{running.url}/reconcile", data={"extend": json.dumps(EXTEND)}, timeout=60).json()
    assert list(body["rows"]) == EXTEND["ids"]
    assert [one["id"] for one in body["meta"]] == PIDS
    assert body["rows"]["gcm/objective/6"]["gcmo:text"]
    assert httpx.post(f"{running.url}/reconcile", data={"extend": '{"ids":[],"properties":[]}'}).json() == {"meta": [], "rows": {}}


def test_sigterm_ends_the_service_while_it_works():
    """Requests have as long as a query or write may take and wait; then they end, and with them their work."""
    flags = ("--workers", "2", "--query-timeout", "2", "--update-timeout", "2", "--queue-wait", "1", "--log", "off")
    with service(*flags) as running, ExitStack() as stack:
        httpx.get(f"{running.url}/search", params={"q": "work"}, timeout=60)
        for number in range(12):
            stack.enter_context(post(running, f"127.0.0.{number + 2}", {"queries": HARD["texts like many names"]}))
        time.sleep(0.5)
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(30) in (0, -signal.SIGTERM)
