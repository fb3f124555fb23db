"""Requests sent together, cut anywhere, whatever way each takes: every one gets its own answer, in order."""

import itertools
import random
import re
import socket
import time
from urllib.parse import quote, urlsplit

import pytest

from tests.serving import TINY, load, service

NUMBERS = itertools.count(1)
LIST = " ".join(str(number) for number in range(100, 130))
COUNT = "SELECT (STR({number}) AS ?x) (COUNT(*) AS ?n) {{ ?a ?b ?c }}"
SLOW = "SELECT (STR({number}) AS ?x) (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }}"
LARGE = (
    f"SELECT (STR({{number}}) AS ?x) ?a ?b ?c {{{{ VALUES ?a {{{{ {LIST} }}}} VALUES ?b {{{{ {LIST} }}}} VALUES ?c {{{{ {LIST} }}}} }}}}"
)
WRONG = "SELECT ?x {{ # {number}"
KNOWN = "SELECT ('known' AS ?x) {{ }}"
QUIET = "Host: x\r\nAccept: text/csv\r\n"


def get(template, more=""):
    """A GET of a query that nobody has asked; its answer begins with its number."""
    number = next(NUMBERS)
    return f"GET /sparql?query={quote(template.format(number=number))} HTTP/1.1\r\n{QUIET}{more}\r\n".encode(), number


def form():
    number = next(NUMBERS)
    body = f"query={quote(COUNT.format(number=number))}"
    head = f"POST /sparql HTTP/1.1\r\n{QUIET}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    return (head + body).encode(), number


def chunked():
    number = next(NUMBERS)
    body = COUNT.format(number=number)
    head = f"POST /sparql HTTP/1.1\r\n{QUIET}Content-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n"
    return f"{head}{len(body):x}\r\n{body}\r\n0\r\n\r\n".encode(), number


MAKERS = {
    "first": lambda: get(COUNT),
    "slow": lambda: get(SLOW),
    "large": lambda: get(LARGE),
    "wrong": lambda: (get(WRONG)[0], "syntax"),
    "known": lambda: (get(KNOWN)[0], "known"),
    "ordinary": lambda: get(COUNT, "X-Request-Id: mine\r\n"),
    "form": form,
    "chunked": chunked,
    "health": lambda: (b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n", "alive"),
}


def response(stream):
    head = b"".join(iter(stream.readline, b"\r\n")).decode()
    length = re.search(r"content-length: (\d+)", head)
    if length:
        return stream.read(int(length[1])).decode()
    pieces = []
    while size := int(stream.readline(), 16):
        pieces.append(stream.read(size))
        stream.readline()
    stream.readline()
    return b"".join(pieces).decode()


@pytest.fixture(scope="module")
def running():
    with service("--dataset", "none", "--writes", "open", "--log", "off") as running:
        load(running.url, TINY / "people.ttl", "https://example.org/g")
        yield running


@pytest.mark.parametrize("seed", range(40))
def test_each_request_gets_its_own_answer_in_order(running, seed):
    chance = random.Random(seed)
    kinds = chance.choices(list(MAKERS), k=chance.randint(1, 7))
    messages = [MAKERS[kind]() for kind in kinds]
    sent = b"".join(message for message, _ in messages)
    cuts = sorted(chance.sample(range(1, len(sent)), chance.choice([0, 1, 3, 9])))
    where = urlsplit(running.url)
    with socket.create_connection((where.hostname, where.port), timeout=20) as sock:
        stream = sock.makefile("rb")
        for start, end in itertools.pairwise([0, *cuts, len(sent)]):
            sock.sendall(sent[start:end])
            time.sleep(chance.choice([0, 0.001, 0.004]))
        for kind, (_, wanted) in zip(kinds, messages, strict=True):
            body = response(stream)
            if kind == "wrong":
                assert "syntax" in body, kinds
            elif kind == "health":
                assert body == "alive\n", kinds
            else:
                assert body.splitlines()[1].startswith(str(wanted)), kinds
                assert kind != "large" or body.count("\n") == 30**3 + 1
