"""Follow-up with an engine elsewhere: tables, pages and lists work; a dry run does not, the sender is not known, and that is said.

Where that engine is slow, away, answers with something else or changes meanwhile, an answer is right or a problem that says so.
"""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from graph_service import package_data
from tests import engines
from tests.faults.surfaces import BROWSER, ask_all, failures
from tests.serving import load, service

EXAMPLE = Path(__file__).parents[3] / "examples" / "follow-up" / "examplia.ttl"
GRAPH = "https://example.org/examplia/follow-up"
OURS = ("gcm-final-draft-2018", "actors")
TABLE = b"id,pledged by,advances,words,date,source\n1,IOM,6,An invented pledge.,2022,s\n"
TURTLE = {"content-type": "text/turtle"}
ASKED = [
    *((path, BROWSER) for path in ("/follow-up", "/follow-up/objective/6", "/follow-up/state/iom", "/changes")),
    *(
        (path, "application/ld+json")
        for path in (
            "/api/pledges?objective=6",
            "/api/pledges?silent=true&format=csv",
            "/api/updates",
            "/api/observations",
            "/api/reviews",
            "/api/actions?limit=200",
            "/feed.atom?objective=6",
            "/queries/named-graphs",
        )
    ),
]
OUT_OF_OUR_HANDS = {502, 503, 504}


class Way:
    """The way to an engine: ``spoil`` changes the status and body of its answers, ``pause`` is how long each takes, in seconds."""

    def __init__(self):
        self.mend()

    def mend(self):
        self.pause = 0.0
        self.spoil = lambda status, body: (status, body)


@contextmanager
def between(engine, way):
    """Yield an engine's addresses by way of a server that may spoil what it answers."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            kept = {name: self.headers[name] for name in ("content-type", "accept") if self.headers[name]}
            response = client.request(self.command, target + self.path, content=body, headers=kept)
            time.sleep(way.pause)
            status, data = way.spoil(response.status_code, response.content)
            self.close_connection = True
            if not status:
                return
            self.send_response(status)
            self.send_header("Connection", "close")
            # A body that is shorter than its head says is one that broke off.
            self.send_header("Content-Length", str(len(data) if data is not None else len(response.content)))
            self.send_header("Content-Type", response.headers.get("content-type", "text/plain"))
            self.end_headers()
            self.wfile.write(response.content[: len(response.content) // 2] if data is None else data)

        def do_PUT(self):
            self.do_POST()

        def log_message(self, *_given):
            pass

    client = httpx.Client(timeout=60)
    target = engine.query.rpartition("/")[0]
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield engines.Addresses(engine.engine, f"{url}/query", f"{url}/update", f"{url}/store")
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
        client.close()


@pytest.fixture(scope="module")
def way():
    return Way()


@pytest.fixture(scope="module")
def running(way):
    flags = ("--dataset", "none", "--writes", "open", "--freshness", "0")
    with engines.oxigraph() as engine, between(engine, way) as spoilt, service(*spoilt.flags(), *flags) as running:
        for stem in OURS:
            load(running.url, package_data.turtle() / f"{stem}.ttl", f"https://w3id.org/migration-compact/graph/{stem}")
        load(running.url, EXAMPLE, GRAPH)
        yield running


@pytest.fixture(scope="module")
def url(running):
    return running.url


def put(url, graph, text):
    return httpx.put(f"{url}/graph", params={"graph": graph}, content=text, headers=TURTLE, timeout=120)


def wrong(answers, lines):
    """Return the answers that are neither right nor a problem that names the engine's failure; with what the service logged."""
    return failures([one for one in answers if one[2].status_code not in OUT_OF_OUR_HANDS], lines) + [
        f"{path}: {answer.headers['content-type']}"
        for path, accept, answer in answers
        if answer.status_code in OUT_OF_OUR_HANDS and accept != BROWSER and answer.headers["content-type"] != "application/problem+json"
    ]


def test_tables_pages_and_lists_work(url):
    graph = "https://example.org/ke/pledges"
    sent = httpx.post(f"{url}/import", params={"graph": graph}, content=TABLE, headers={"content-type": "text/csv"}, timeout=120)
    assert sent.status_code == 201, sent.text
    body = httpx.get(f"{url}/api/pledges?objective=6", timeout=120).json()
    assert sorted(one["graph"] for one in body["member"]) == [GRAPH, GRAPH, graph]
    assert {one["sentBy"] for one in body["member"]} == {None}
    page = httpx.get(f"{url}/follow-up/objective/6", headers={"accept": "text/html"}, timeout=120)
    assert "Reporters disagree." in page.text


def test_a_dry_run_says_that_it_cannot_be_made_there(url):
    told = httpx.post(f"{url}/validate", content=TABLE, headers={"content-type": "text/csv"}, timeout=120)
    assert told.status_code == 501, told.text
    assert "engine elsewhere" in told.json()["detail"]


def test_an_engine_that_changes_meanwhile_gives_no_failure_of_ours(running, url):
    """Writes while everything is asked: large answers of a version that has passed are dropped, and asked for again."""
    over = threading.Event()

    def write():
        count = 0
        while not over.is_set():
            count += 1
            assert put(url, "https://example.org/other", f"<http://e/a> <http://e/b> {count} .").is_success
        return count

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        try:
            answers = ask_all(url, ASKED)
        finally:
            over.set()
        assert writing.result() > 1
    assert wrong(answers, running.lines) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _status, _body: (0, b""),
        lambda status, _body: (status, None),
        lambda status, _body: (status, b"<html>not at all</html>"),
        lambda status, _body: (status, b'{"head":{"vars":[]},"results":{"bindings":[]}}'),
        lambda _status, _body: (500, b"out of memory"),
        lambda _status, _body: (503, b"busy"),
        lambda _status, _body: (401, b"who are you?"),
    ],
    ids=["away", "broken off", "another language", "no rows", "failing", "busy", "locked"],
)
def test_an_engine_that_fails_is_a_problem_that_says_so(running, url, way, spoil):
    way.spoil = spoil
    try:
        answers = ask_all(url, ASKED)
        sent = httpx.post(f"{url}/import", params={"graph": GRAPH}, content=TABLE, headers={"content-type": "text/csv"}, timeout=120)
        checked = httpx.post(f"{url}/validate", content=TABLE, headers={"content-type": "text/csv"}, timeout=120)
    finally:
        way.mend()
    assert wrong(answers, running.lines) == []
    for answer in (sent, checked):
        # An engine that says it has nothing knows none of the names in the table.
        assert (answer.status_code in {422, 501, *OUT_OF_OUR_HANDS}) or answer.json()["problem"]["status"] == 422, answer.text
    # What was read while the engine said something new at each request may serve for two seconds more (``corpus/per_version.py``).
    running.wait_for(lambda: httpx.get(f"{url}/api/pledges?objective=6", timeout=120).status_code == 200, seconds=30)
