"""Readers that do not read, senders that do not send, and crowds: each from an address of its own, by raw sockets."""

import re
import socket
import struct
import threading
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest

from graph_service.http.observability import Log
from graph_service.server import connection
from graph_service.settings import Settings
from tests.conftest import ServerInThread
from tests.serving import service

# Crowds, slow readers and the memory they take: measured by the clock and the machine.
pytestmark = pytest.mark.alone

MIB = 2**20
UPDATE = {"content-type": "application/sparql-update"}
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
"""With 100 triples a million rows, some 60 MB in CSV."""
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"


def fill(url, triples=100):
    text = " ".join(f"<https://example.org/s{number}> <x:p> {number} ." for number in range(triples))
    assert httpx.post(f"{url}/update", content=f"INSERT DATA {{ {text} }}", headers=UPDATE).status_code == 204


@pytest.fixture(scope="module")
def running():
    with service("--dataset", "none", "--writes", "open", "--workers", "4", "--query-timeout", "20") as running:
        fill(running.url)
        yield running


def ask(running, query, *, version="1.1", method="GET", address="127.0.0.1", receive=0, form="csv"):
    """Send a query from an address and return the socket; ``receive`` is the size of its buffer, 0 the system's own."""
    where = urlsplit(running.url)
    sock = socket.socket()
    if receive:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
    sock.bind((address, 0))
    sock.settimeout(30)
    sock.connect((where.hostname, where.port))
    sock.sendall(f"{method} /sparql?format={form}&query={quote(query)} HTTP/{version}\r\nHost: x\r\n\r\n".encode())
    return sock


def resident(process):
    """MiB of memory of a process."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text())[1]) / 1024


def read_all(sock):
    head, _, body = b"".join(iter(lambda: sock.recv(1 << 16), b"")).partition(b"\r\n\r\n")
    return head.decode().lower().split("\r\n"), body


def test_http_1_0_gets_the_whole_answer_as_it_comes_and_head_its_length(running):
    query = f"{LARGE} LIMIT 100000"
    with ask(running, query, version="1.0") as sock:
        head, body = read_all(sock)
    assert head[0] == "http/1.1 200 ok"
    assert "connection: close" in head
    assert not [line for line in head if line.startswith("transfer-encoding")]
    whole = httpx.get(f"{running.url}/sparql", params={"query": query, "format": "csv"})
    assert body == whole.content
    for version in ("1.0", "1.1"):
        # Another comment is another query, so that no answer is in the cache.
        with ask(running, f"{query} # {version}", version=version, method="HEAD") as sock:
            head = sock.recv(1 << 16).decode().lower()
        assert f"content-length: {len(body)}\r\n" in head
    with ask(running, "ASK {}", version="1.0", form="json") as sock:
        head, body = read_all(sock)
    assert f"content-length: {len(body)}" in head


@pytest.mark.parametrize(("version", "method"), [("1.0", "GET"), ("1.1", "GET"), ("1.0", "HEAD"), ("1.1", "HEAD")])
def test_answers_that_nobody_reads_are_not_held_in_memory(running, version, method):
    before = resident(running.process.pid)
    with ExitStack() as stack:
        for number in range(4):
            query = f"{LARGE} # {version} {method} {number}"
            stack.enter_context(ask(running, query, version=version, method=method, address=f"127.0.0.{number + 2}", receive=4096))
        worst = 0.0
        for _ in range(20):
            httpx.get(f"{running.url}/health", timeout=10).raise_for_status()
            worst = max(worst, resident(running.process.pid) - before)
            threading.Event().wait(0.1)
    assert worst < 40


def test_answer_to_http_1_0_that_breaks_off_is_reset():
    flags = ("--dataset", "none", "--writes", "open", "--max-bytes", "3000000", "--log", "off")
    with service(*flags) as running:
        fill(running.url)
        with ask(running, LARGE, version="1.0") as sock, pytest.raises(ConnectionResetError):
            read_all(sock)


def test_response_that_is_not_read_is_broken_off_and_logged_so(monkeypatch):
    """A dump and a streamed answer; in this process, to wait for less long."""
    monkeypatch.setattr(connection, "_PATIENCE", 0.5)
    events = []
    monkeypatch.setattr(Log, "event", lambda _log, event, members, **_: events.append((event, members)))
    monkeypatch.setattr(Log, "wants", lambda _log, **_: True)
    with ServerInThread(Settings(dataset="builtin", workers=2, log="info")) as running, ExitStack() as stack:
        where = urlsplit(running.url)
        # Longer than what the system's own buffers hold.
        paths = ["/dump/all.nq", f"/sparql?format=csv&query={quote('SELECT * { ?a ?b ?c . ?d ?e ?f }')}"]
        for path in paths:
            sock = stack.enter_context(socket.socket())
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            sock.connect((where.hostname, where.port))
            sock.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        for _ in range(300):
            unread = {members["path"] for event, members in events if event == "response-unread"}
            gone = {members["path"] for event, members in events if event == "request" and members.get("client_gone")}
            if len(unread) == len(paths) and gone == unread:
                break
            threading.Event().wait(0.1)
    assert unread == {path.partition("?")[0] for path in paths}
    assert gone == unread


@pytest.mark.parametrize("begun", [b"", b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 99\r\n\r\na"])
def test_operator_sees_a_full_house_and_a_new_client_is_told(begun):
    with ServerInThread(Settings(dataset="none", writes="open", workers=2, log="off"), most=64) as running, ExitStack() as stack:
        where = urlsplit(running.url)

        def connect(address, say):
            sock = stack.enter_context(socket.socket())
            sock.bind((address, 0))
            sock.connect((where.hostname, where.port))
            sock.sendall(say)
            return sock

        for number in range(80):
            # A share each of five clients, and what is beyond it.
            connect(f"127.0.0.{2 + number % 5}", begun)
        for _ in range(3):
            for path in ("/health", "/metrics", "/ready"):
                assert httpx.get(running.url + path, timeout=5).status_code == 200
        response = httpx.get(f"{running.url}/sparql", params={"query": "ASK {}"}, timeout=5)
        # An idle connection gives way to one that asks; one that has begun does not.
        assert response.status_code == (503 if begun else 200)
        assert begun == b"" or response.json()["limit"] == "connections"


def test_slow_queries_of_two_addresses_leave_workers_to_a_third(running):
    with ExitStack() as stack:
        for number in range(12):
            stack.enter_context(ask(running, f"{SLOW} # {number}", address=f"127.0.0.{2 + number % 2}"))
        with httpx.Client(transport=httpx.HTTPTransport(local_address="127.0.0.4"), base_url=running.url, timeout=30) as third:
            statuses = [third.get("/sparql", params={"query": f"ASK {{ ?s ?p {number} }}"}).status_code for number in range(5)]
    assert statuses == [200] * 5


def test_hostile_tenth_takes_nothing_from_the_others(running, attack_size, attack_random):
    """Heads and bodies that stop anywhere, resets, and requests that nobody waits for, while others are answered."""
    whole = (
        f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 3000\r\n\r\n{'x' * 3000}".encode()
    )
    where = urlsplit(running.url)
    with httpx.Client(base_url=running.url, timeout=30) as client:
        for number in range(150 * attack_size):
            if number % 150 == 0:
                stack = ExitStack()
            sock = stack.enter_context(socket.socket())
            sock.bind((f"127.0.1.{attack_random.randint(1, 4)}", 0))
            sock.connect((where.hostname, where.port))
            sock.sendall(
                attack_random.choice(
                    [whole[: attack_random.randrange(len(whole))], b"\x00" * attack_random.randint(1, 99), b"GET / HTTP/1.0\r\n"]
                )
            )
            if attack_random.random() < 0.3:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                sock.close()
            if number % 10 == 0:
                assert client.get("/sparql", params={"query": f"ASK {{ ?s ?p {number} }}"}).status_code == 200
            if number % 150 == 149:
                stack.close()
        assert client.get("/health").status_code == 200
    running.wait_for(lambda: "compact_graph_workers_busy 0\n" in httpx.get(f"{running.url}/metrics").text)
    assert not [event for event in running.events("request") if "traceback" in event]
