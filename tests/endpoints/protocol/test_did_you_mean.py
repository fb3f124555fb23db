"""“Did you mean …?”: the header of an answer to a query that names what the dataset does not have."""

import asyncio
import re

import httpx
import pytest

from graph_service import package_data
from graph_service.corpus.saved_queries import read_queries
from graph_service.endpoints.protocol.did_you_mean import DidYouMean
from graph_service.store.interface import Summary

HEAD = "PREFIX gcm: <https://w3id.org/migration-compact/>\nPREFIX gcmo: <https://w3id.org/migration-compact/ontology#>\n"
NAME = "x-did-you-mean"


@pytest.fixture(scope="module")
def http(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=30) as client:
        client.get("/api/objectives/6").raise_for_status()
        yield client


def ask(http, pattern, head=HEAD, **headers):
    return http.get("/sparql", params={"query": f"{head}SELECT * WHERE {{ {pattern} }} LIMIT 3"}, headers=headers).raise_for_status()


def hints(answer):
    """The hints of an answer: what is not there, and what is near."""
    return {name: near.split() for name, near in re.findall(r'"([^"]*)";near="([^"]*)"', answer.headers.get(NAME, ""))}


@pytest.mark.parametrize(
    ("pattern", "name", "near"),
    [
        ("?x gcmo:hasAction ?y", "gcmo:hasAction", "gcmo:actionOf"),
        ("?x a gcmo:Objectve", "gcmo:Objectve", "gcmo:Objective"),
        ("?x a gcmo:objective", "gcmo:objective", "gcmo:Objective"),
        ("?x <http://schema.org/isPartOf> ?y", "http://schema.org/isPartOf", "dct:isPartOf"),
        ("?x <http://schema.org/keywords> ?y", "http://schema.org/keywords", "schema:keywords"),
        ("?x <http://purl.org/dc/elements/1.1/title> ?y", "http://purl.org/dc/elements/1.1/title", "dct:title"),
        ("?x <http://www.w3.org/2004/02/skos/prefLabel> ?y", "http://www.w3.org/2004/02/skos/prefLabel", "skos:prefLabel"),
        ("<https://w3id.org/migration-compact/objective/6> ?p ?y", "https://w3id.org/migration-compact/objective/6", "gcm:gcm/objective/6"),
        ("?x gcmo:cites gcm:instrument\\/ilo-c188x", "gcm:instrument\\/ilo-c188x", "gcm:instrument/ilo-c188"),
    ],
)
def test_what_is_near_is_said_beside_the_answer(http, pattern, name, near):
    given = hints(ask(http, pattern))
    ((written, names),) = given.items()
    assert written.replace("%5C", "\\") == name
    assert near in names
    assert len(names) <= 3


def test_a_name_unlike_any_other_is_said_to_be_missing(http):
    assert hints(ask(http, "?x <http://xmlns.example/quxxyzzy> ?y")) == {"http://xmlns.example/quxxyzzy": []}


def test_a_hint_is_kept_with_its_answer_and_readable_from_other_pages(http):
    answers = [ask(http, "?x gcmo:hasAction ?kept") for _ in range(3)]
    assert len({answer.headers[NAME] for answer in answers}) == 1
    assert "X-Did-You-Mean" in answers[0].headers["access-control-expose-headers"]
    posted = http.post("/sparql", data={"query": f"{HEAD}ASK {{ ?x a gcmo:Aktion }}"})
    assert hints(posted) == {"gcmo:Aktion": ["gcmo:Action"]}


def test_a_header_is_short_whatever_the_query(http):
    pattern = " ".join(f"OPTIONAL {{ ?x gcmo:action{'x' * 300}{number} ?y{number} }}" for number in range(40))
    value = ask(http, pattern).headers[NAME]
    assert 1 <= len(hints(ask(http, pattern))) <= 5
    assert len(value) < 4000
    assert ask(http, "?x <http://example.org/Müßig> ?y").headers[NAME].isascii()


def test_what_is_there_has_no_hint(http):
    for name, query in read_queries(package_data.queries()).items():
        if query.of_partners:
            # What only partners' graphs hold, of which there are none, is rightly said not to be there.
            continue
        answer = http.get("/sparql", params={"query": query.text}, headers={"accept": "text/csv, text/turtle;q=0.5"})
        assert NAME not in answer.headers, f"{name}: {answer.headers.get(NAME)}"
    assert NAME not in http.get("/sparql", headers={"accept": "text/turtle"}).headers
    assert NAME not in ask(http, "?x ?p <https://example.org/elsewhere>").headers


def test_a_term_that_a_write_brings_is_known_from_then_on(client):
    graph = "http://127.0.0.1/hints"
    query = {"query": "SELECT * WHERE { ?x <http://new.example/term> ?y }"}
    assert hints(client.get("/sparql", params=query)) == {"http://new.example/term": []}
    client.put(
        "/graph", params={"graph": graph}, content="<http://x/> <http://new.example/term> 1 .", headers={"content-type": "text/turtle"}
    )
    answer = client.get("/sparql", params=query)
    client.delete("/graph", params={"graph": graph})
    assert NAME not in answer.headers
    assert len(answer.json()["results"]["bindings"]) == 1


class Large:
    """A store whose terms nobody may read."""

    version = "v"

    def __init__(self, triples):
        self.summary = Summary("v", {"https://e.org/g": triples}, 0)

    async def query(self, _query):
        raise AssertionError


@pytest.mark.parametrize(("triples", "read"), [(2_000_000, True), (2_000_001, False)])
def test_no_query_waits_for_the_terms_of_a_large_dataset(triples, read):
    ask_hints = DidYouMean(Large(triples)).hints(HEAD + "SELECT * { ?x gcmo:hasAction ?y }")
    if read:
        with pytest.raises(AssertionError):
            asyncio.run(ask_hints)
    else:
        assert asyncio.run(ask_hints) == ()
