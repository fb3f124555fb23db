"""What passes the check for SERVICE and LOAD opens no connection: clauses, broken at random, are given to the engine beside a socket.

The address is put into a text after it was broken, so that the engine can only ever connect to that socket.
"""

import random
import socket
import threading
from contextlib import suppress

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_service.errors import EgressRefusedError
from graph_service.sparql.tokens import refuse_egress

ADDRESS = "\ue000"
"""Stands for the IRI of the socket, in angle brackets."""
PATTERNS = [
    "?s ?p ?o",
    "VALUES ?v { 'a' \"b\"@en }",
    "FILTER(1 < 2 && 2 > 1)",
    "BIND('SERVICE' AS ?w)",
    "OPTIONAL { ?s ?p '''it's''' }",
    "FILTER('\"' != \"'\")",
]
GAPS = [" ", "\n", "\t", "#\n", "# > ' \" {\n", ""]
KEYWORDS = ["SERVICE", "service", "SeRvIcE"]
LOADS = ["LOAD", "load"]
WRAPS = [
    "{}",
    "{{ {} }}",
    "OPTIONAL {{ {} }}",
    "FILTER EXISTS {{ {} }}",
    "{{ SELECT * {{ {} }} }}",
    "{{ ?a ?b ?c }} UNION {{ {} }}",
    "MINUS {{ {} }}",
    "GRAPH ?g {{ {} }}",
]
NOISE = [
    "'",
    '"',
    '"""',
    "'''",
    "\\",
    "#",
    "\n",
    "<",
    ">",
    "{",
    "}",
    "(",
    ")",
    ".",
    ";",
    ":",
    "e:",
    "true",
    "1",
    "?x",
    "SILENT",
    "@en",
    "_:b",
    "\\u0027",
]


class Listener:
    """A socket that counts connections and closes them at once."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.iri = f"<http://127.0.0.1:{self.socket.getsockname()[1]}/>"
        self.count = 0
        self.thread = threading.Thread(target=self._accept, daemon=True)
        self.thread.start()

    def _accept(self):
        with suppress(OSError):
            while True:
                connection, _ = self.socket.accept()
                # Counted before the engine can see the end, so that its error comes after the count.
                self.count += 1
                connection.close()

    def close(self):
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join(10)


@pytest.fixture(scope="module")
def listener():
    listening = Listener()
    yield listening
    listening.close()


def clause(choose):
    """A valid SERVICE clause somewhere in a query, or a LOAD, in one of many spellings."""

    def gap():
        return choose(GAPS)

    keyword, silent = choose(KEYWORDS), choose(["", "", "SILENT", "silent"])
    name, prologue = choose([(ADDRESS, ""), ("e:", f"PREFIX e:{gap()}{ADDRESS}"), (":", f"PREFIX :{ADDRESS}"), ("<>", f"BASE {ADDRESS}")])
    if choose([True, False, False]):
        into = choose(["", " INTO GRAPH <urn:g>"])
        return "update", f"{prologue}{gap()}{choose(['', 'CLEAR DEFAULT;'])}{gap()}{choose(LOADS)}{gap()}{silent} {name}{into}"
    before, after = choose(["", *(one + " . " if "?" in one[:2] else one + " " for one in PATTERNS)]), choose(["", *PATTERNS])
    group = f"{before}{gap()}{keyword}{gap()}{silent}{gap()}{name}{gap()}{{{gap()}?x ?y ?z{gap()}}}{gap()}{after}"
    for _ in range(choose([0, 1, 2])):
        group = choose(WRAPS).format(group)
    if choose([True, False, False]):
        return "update", f"{prologue}{gap()}INSERT {{ ?s ?p ?o }} WHERE {{ {group} }}"
    head = choose(["SELECT *", "ASK", "CONSTRUCT { ?s ?p ?o } WHERE", "SELECT ?s WHERE"])
    return "query", f"{prologue}{gap()}{head} {{ {group} }}"


def break_once(text, choose):
    """Put something in, take something out, or say a piece twice."""
    place = choose(range(len(text) + 1))
    length = choose([0, 1, 1, 2, 5])
    noise = choose(["", *NOISE, *GAPS])
    return text[:place] + choose([noise, noise, text[place : place + length] * 2]) + text[place + length :]


def evaluate(kind, text, listener):
    """Let the engine do it, and return how many connections it opened."""
    before = listener.count
    store = pyoxigraph.Store()
    store.add(pyoxigraph.Quad(*(pyoxigraph.NamedNode(f"urn:{name}") for name in "spog")))
    with suppress(SyntaxError, RuntimeError, ValueError, OSError):
        if kind == "update":
            store.update(text)
        else:
            solutions = store.query(text, use_default_graph_as_union=True)
            if not isinstance(solutions, pyoxigraph.QueryBoolean):
                list(solutions)
    return listener.count - before


@st.composite
def broken(draw):
    def choose(values):
        return draw(st.sampled_from(values))

    kind, text = clause(choose)
    for _ in range(choose([0, 1, 1, 2, 3])):
        text = break_once(text, choose)
    return kind, text


@settings(max_examples=500)
@given(broken())
def test_what_passes_never_makes_the_engine_open_a_connection(listener, made):
    kind, text = made[0], made[1].replace(ADDRESS, listener.iri)
    try:
        refuse_egress(text)
    except EgressRefusedError:
        return
    assert evaluate(kind, text, listener) == 0, text


def test_the_broken_clauses_often_reach_the_network_where_nothing_is_refused(listener):
    """Else the test above could not fail."""
    chance = random.Random(7)
    whole = reached = 0
    for _ in range(300):
        kind, text = clause(chance.choice)
        whole += evaluate(kind, text.replace(ADDRESS, listener.iri), listener) > 0
        reached += evaluate(kind, break_once(text, chance.choice).replace(ADDRESS, listener.iri), listener) > 0
    assert whole > 100
    assert reached > 50
