"""Ten minutes in which every tenth request is hostile: the others are answered as ever, and what the service holds does not grow."""

import hashlib
import json
import os
import random
import re
import socket
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from graph_service.namespaces import BASE
from tests.faults.surfaces import addresses, ask_all
from tests.faults.test_front_threads import HARD
from tests.faults.test_limits import HOSTILE
from tests.faults.test_odd_data import PROPERTIES, SUBJECTS, VALUES, statement
from tests.serving import service

SECONDS = float(os.environ.get("SOAK_SECONDS", "600"))
CLIENTS = 6
THEIRS = "https://partner.example/graph"
_COLUMNS = " ".join(f"(?n AS ?v{number})" for number in range(2000))
WIDE = f"SELECT {_COLUMNS} {{ VALUES ?n {{ {' '.join(map(str, range(1000)))} }} }}"
QUERY = "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY ?c"


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    folder = tmp_path_factory.mktemp("soak")
    tokens = folder / "tokens.toml"
    digest = hashlib.sha256(b"partner").hexdigest()
    tokens.write_text(f'[[token]]\nname = "partner"\nsha256 = "{digest}"\ngraphs = ["{THEIRS}/*"]\nmost_graphs = 50\n')
    flags = ("--data-dir", str(folder / "store"), "--writes", "token", "--tokens", str(tokens), "--validate-writes", "off")
    with service(*flags, "--query-timeout", "5", "--workers", "4") as running:
        running.wait_for(lambda: running.events("pages_drawn"), 120)
        yield running


class Hostile:
    """What a hostile client does, one thing at a time; each returns the status of an answer, or 0 where it does not wait for one."""

    def __init__(self, url, chance):
        self._url = url
        self._chance = chance
        self._acts = (self._slow_query, self._wide_page, self._batch, self._odd_write, self._half_a_request, self._answer_not_read)

    def act(self, client):
        return self._chance.choice(self._acts)(client)

    def _slow_query(self, client):
        return client.post("/sparql", data={"query": self._chance.choice(list(HOSTILE.values()))}).status_code

    def _wide_page(self, client):
        return client.get("/sparql", params={"query": WIDE, "format": "html"}).status_code

    def _batch(self, client):
        batch = json.dumps(self._chance.choice(list(HARD.values())))
        return client.post("/reconcile", data={"queries": batch}).status_code

    def _odd_write(self, client):
        said = [
            statement(subject, predicate, self._chance.choice(list(VALUES)))
            for subject in SUBJECTS
            for predicate in self._chance.sample(PROPERTIES, 10)
        ]
        headers = {"authorization": "Bearer partner", "content-type": "application/n-triples"}
        graph = f"{THEIRS}/{self._chance.randrange(100)}"
        return client.put("/graph", params={"graph": graph}, content="".join(said).encode(), headers=headers).status_code

    def _half_a_request(self, _client):
        self._send(b"POST /update HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nINSERT")
        return 0

    def _answer_not_read(self, _client):
        self._send(b"GET /dump/all.nq HTTP/1.0\r\nHost: x\r\n\r\n")
        return 0

    def _send(self, data):
        where = urlsplit(self._url)
        with socket.create_connection((where.hostname, where.port), 10) as sock:
            sock.sendall(data)


def resident(process):
    """MiB of memory of a process."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text())[1]) / 1024


def open_files(process):
    return len(list(Path(f"/proc/{process}/fd").iterdir()))


@pytest.mark.attack
def test_nine_in_ten_are_answered_as_ever_while_the_tenth_is_hostile(running):
    with httpx.Client(base_url=running.url, timeout=60) as client:
        ordinary = addresses(client)
    counted = httpx.post(running.url + "/sparql", data={"query": QUERY, "default-graph-uri": BASE + "graph/actors"}, timeout=60)
    before = {path: answer.content for path, _, answer in ask_all(running.url, [("/api/objectives/6", "application/ld+json")])}
    files, processes = open_files(running.process.pid), len(running.processes())
    over = threading.Event()
    statuses: Counter[tuple[str, int]] = Counter()
    failed: list[str] = []

    def behave(number):
        chance = random.Random(f"soak {number} {os.environ.get('ATTACK_SEED', '2026')}")
        # Each from an address of its own; what is hostile comes from others.
        ours, theirs = (httpx.HTTPTransport(local_address=f"127.0.{place}.{number + 1}") for place in (1, 2))
        with (
            httpx.Client(base_url=running.url, timeout=60, transport=ours) as good,
            httpx.Client(base_url=running.url, timeout=60, transport=theirs) as bad,
        ):
            hostile = Hostile(running.url, chance)
            while not over.is_set():
                if chance.random() < 0.1:
                    try:
                        statuses["hostile", hostile.act(bad)] += 1
                    except httpx.TransportError:
                        # Broken off, or kept waiting: it is hostile, and others go first.
                        statuses["hostile", -1] += 1
                    continue
                path, accept = chance.choice(ordinary)
                try:
                    answer = good.get(path, headers={"accept": accept})
                except httpx.TransportError as error:
                    statuses["ordinary", -1] += 1
                    failed.append(f"{type(error).__name__} {path}")
                    continue
                statuses["ordinary", answer.status_code] += 1
                if answer.status_code >= 500:
                    failed.append(f"{answer.status_code} {path}: {answer.headers.get('retry-after')} {answer.text[:200]}")

    largest = 0.0
    with ThreadPoolExecutor(CLIENTS) as pool:
        all_of_them = [pool.submit(behave, number) for number in range(CLIENTS)]
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline and not any(one.done() for one in all_of_them):
            over.wait(1)
            largest = max(largest, resident(running.process.pid))
        over.set()
        for one in all_of_them:
            one.result()
    print(dict(statuses), f"largest {largest:.0f} MiB")
    asked = sum(count for (kind, _), count in statuses.items() if kind == "ordinary")
    assert not [line for line in failed if not line.startswith("503")], failed[:5]
    assert ("hostile", 500) not in statuses
    # Some give way when all workers are busy; they are told when to come back.
    assert len(failed) < asked / 50, failed[:5]
    assert largest < 1024
    # When the hostile have gone, everything is as before.
    running.wait_for(lambda: open_files(running.process.pid) <= files + 20 and len(running.processes()) <= processes + 2, 60)
    after = {path: answer.content for path, _, answer in ask_all(running.url, [("/api/objectives/6", "application/ld+json")])}
    assert after == before
    again = httpx.post(running.url + "/sparql", data={"query": QUERY, "default-graph-uri": BASE + "graph/actors"}, timeout=60)
    assert again.content == counted.content
