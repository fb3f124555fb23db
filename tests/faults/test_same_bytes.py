"""A strong ETag is of the bytes: the same query gives them again, asked at once or in another process; otherwise the tag is weak."""

import socket
import threading
from collections import defaultdict
from urllib.parse import quote, urlsplit

import httpx
import pytest

from tests.serving import TINY, load, service

FORMATS = ["ntriples", "turtle", "rdfxml", "jsonld", "trig", "nquads", "n3"]
TEMPLATES = [
    "?s <x:p> _:made . _:made <x:q> ?o",
    "?s <x:p> [ <x:q> ?o ; <x:r> [] ]",
    "?s <x:p> ( ?o 1 [] )",
    "_:a <x:p> << _:a <x:q> ?o >>",
]


def asked_at_once(url, path, count):
    """Send one request on several connections in the same moment; return head and body of each response, read to its end."""
    where = urlsplit(url)
    gate, answers = threading.Barrier(count), [None] * count

    def ask(number):
        with socket.create_connection((where.hostname, where.port), timeout=20) as sock:
            gate.wait()
            sock.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: {'close' if number % 2 else 'keep-alive'}\r\n\r\n".encode())
            stream = sock.makefile("rb")
            head = dict(line.decode().rstrip().split(": ", 1) for line in list(iter(stream.readline, b"\r\n"))[1:])
            answers[number] = head, stream.read(int(head["content-length"]))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_same_new_query_asked_at_once_is_never_cut_and_has_one_etag_for_its_bytes(attack_size, attack_random):
    with service("--dataset", "none", "--writes", "open", "--workers", "4", "--log", "off") as running:
        load(running.url, TINY / "people.ttl", "https://example.org/g")
        by_tag = defaultdict(set)
        for number in range(30 * attack_size):
            query = f"CONSTRUCT {{ {attack_random.choice(TEMPLATES)} }} WHERE {{ ?s ?p ?o }} # {number}"
            path = f"/sparql?format={attack_random.choice(FORMATS[:2])}&query={quote(query)}"
            for head, body in asked_at_once(running.url, path, 8):
                assert len(body) == int(head["content-length"]) > 100
                by_tag[head["etag"]].add(body)
        assert len(by_tag) == 30 * attack_size
        assert {len(bodies) for bodies in by_tag.values()} == {1}


@pytest.mark.parametrize("name", FORMATS)
def test_blank_nodes_of_a_template_have_the_same_labels_in_every_process(name):
    with service("--dataset", "none", "--writes", "open", "--workers", "3", "--cache-bytes", "0", "--log", "off") as running:
        load(running.url, TINY / "people.ttl", "https://example.org/g")
        # RDF 1.1 formats cannot write triple terms.
        for template in TEMPLATES[:3] if name in ("rdfxml", "jsonld", "n3") else TEMPLATES:
            query = {"query": f"CONSTRUCT {{ {template} }} WHERE {{ ?s ?p ?o }}", "format": name}
            responses = [httpx.get(f"{running.url}/sparql", params=query) for _ in range(8)]
            assert {answer.status_code for answer in responses} == {200}
            assert len({(answer.headers["etag"], answer.content) for answer in responses}) == 1


def test_nodes_of_one_solution_are_one_and_those_of_two_are_two():
    query = "CONSTRUCT { ?s <x:p> _:n . _:n <x:q> ?o } WHERE { VALUES (?s ?o) { (<x:a> 1) (<x:b> 2) } }"
    with service("--dataset", "none", "--log", "off") as running:
        lines = httpx.get(f"{running.url}/sparql", params={"query": query, "format": "ntriples"}).text.splitlines()
    middle = dict(line.split()[0:3:2] for line in lines if line.startswith("<"))
    values = {line.split()[0]: line.split()[2][1] for line in lines if line.startswith("_")}
    assert {subject: values[node] for subject, node in middle.items()} == {"<x:a>": "1", "<x:b>": "2"}


def test_etag_is_weak_where_a_restart_gives_rows_in_another_order(tmp_path):
    flags = ("--dataset", "none", "--writes", "open", "--data-dir", str(tmp_path), "--log", "off")
    update = {"content-type": "application/sparql-update"}
    query = {"query": "SELECT * { ?s ?p ?o }"}
    seen, graphs = [], []
    for start in range(2):
        with service(*flags) as running:
            for number in range(0 if start else 12):
                for text in (f"INSERT DATA {{ GRAPH <x:g> {{ <x:{number}> <x:p> [] }} }}", "DELETE WHERE { GRAPH <x:g> { <x:3> ?p ?o } }"):
                    assert httpx.post(f"{running.url}/update", content=text, headers=update).status_code == 204
            seen.append(httpx.get(f"{running.url}/sparql", params=query))
            graphs.append(httpx.get(f"{running.url}/graph", params={"graph": "x:g"}))
            again = {"if-none-match": seen[0].headers["etag"]}
            assert httpx.get(f"{running.url}/sparql", params=query, headers=again).status_code == 304
    assert seen[0].headers["etag"] == seen[1].headers["etag"]
    assert seen[0].headers["etag"].startswith("W/")
    # A graph's tag guards a write, for which it must be strong.
    assert graphs[0].headers["etag"] != graphs[1].headers["etag"]
    assert not graphs[0].headers["etag"].startswith("W/")
