"""Thousands of graphs that one token made by one update: lists of them are in pages, and nobody waits for them to be drawn or read."""

import hashlib
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import httpx
import pytest

from tests.faults.surfaces import BROWSER, NOTICED, longest_wait_meanwhile
from tests.serving import service

THEIRS = "https://partner.example/graph"
COUNT = 3000

pytestmark = pytest.mark.alone


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    folder = tmp_path_factory.mktemp("graphs")
    tokens = folder / "tokens.toml"
    digest = hashlib.sha256(b"partner").hexdigest()
    tokens.write_text(f'[[token]]\nname = "partner"\nsha256 = "{digest}"\ngraphs = ["{THEIRS}/*"]\nmost_graphs = {COUNT}\n')
    flags = ("--data-dir", str(folder / "store"), "--writes", "token", "--tokens", str(tokens))
    with service(*flags, "--workers", "3") as running:
        # What is drawn in the background after a start would share the workers.
        running.wait_for(lambda: running.events("pages_drawn"), 120)
        graphs = " ".join(f'GRAPH <{THEIRS}/{number}> {{ <x:s{number}> a <x:c{number}> ; <x:p{number}> "x" }}' for number in range(COUNT))
        headers = {"authorization": "Bearer partner", "content-type": "application/sparql-update"}
        written = httpx.post(running.url + "/update", content=f"INSERT DATA {{ {graphs} }}", headers=headers, timeout=120)
        assert written.is_success, written.text
        yield running


@pytest.mark.parametrize("path", ["/catalog", "/dump/", "/sparql", "/explore"])
def test_pages_are_of_a_bounded_size_and_keep_nobody_waiting(running, path):
    with httpx.Client(base_url=running.url, timeout=240) as client:
        headers = {"accept": BROWSER}
        responses, longest = longest_wait_meanwhile(running.url, lambda: [client.get(path, headers=headers) for _ in range(5)][-1])
        assert responses.status_code == 200, responses.text[:300]
        assert len(responses.content) < 500_000
        assert longest < NOTICED
        if path in ("/catalog", "/dump/"):
            # Our own first; the last page ends the list.
            assert "graph/actors" in responses.text or "actors.ttl" in responses.text
            assert 'rel="next"' in responses.text
            last = client.get(path, params={"page": 31}, headers=headers)
            assert last.status_code == 200
            assert 'rel="prev"' in last.text
            assert 'rel="next"' not in last.text
            assert client.get(path, params={"page": 32}, headers=headers).status_code == 400


def test_the_list_for_programs_is_whole_and_a_dump_of_all_opens_few_files(running):
    most = [0]

    def act():
        with httpx.Client(base_url=running.url, timeout=240) as client:
            listing = client.get("/dump/", headers={"accept": "application/json"})
            with client.stream("GET", "/dump/all.ttl") as answer:
                size = 0
                for piece in answer.iter_bytes():
                    size += len(piece)
            return listing, answer.status_code, size

    def watched():
        with ThreadPoolExecutor(1) as pool:
            acting = pool.submit(act)
            while not acting.done():
                most[0] = max(most[0], len(list(Path(f"/proc/{running.process.pid}/fd").iterdir())))
                wait([acting], 0.05)
            return acting.result()

    (listing, status, size), longest = longest_wait_meanwhile(running.url, watched)
    assert sum(str(row["graph"]).startswith(THEIRS) for row in listing.json()["dumps"]) == COUNT
    assert (status, size > 1_000_000) == (200, True)
    assert longest < NOTICED
    assert most[0] < 250
