"""The union of our graphs, kept as one graph beside partners' graphs: whatever is written, it holds what our graphs hold."""

import asyncio
import random

import pyoxigraph
import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad

from graph_service import package_data
from graph_service.corpus.saved_queries import read_queries
from graph_service.rdf.formats import JSON
from graph_service.sparql.files import text
from graph_service.store import seed
from graph_service.store.embedded import changes as change
from graph_service.store.embedded.our_graphs import OurGraphs
from graph_service.store.embedded.store import EmbeddedConfiguration, EmbeddedStore
from graph_service.store.interface import Operation, Query, Write
from graph_service.store.own_graphs import OwnGraphs, names_a_graph, owner
from graph_service.store.seed import SeedFile

OURS = ["https://e.org/ours/a", "https://e.org/ours/b", "https://e.org/ours/c"]
THEIRS = ["https://partner.example/a", ""]
OWN = "https://e.org/ours/*"


def union(store):
    return {
        (quad.subject, quad.predicate, quad.object)
        for graph in OURS
        for quad in store.quads_for_pattern(None, None, None, NamedNode(graph))
    }


def held(ours):
    return {(quad.subject, quad.predicate, quad.object) for quad in ours.store}


def some_quad(chance):
    term = NamedNode(f"https://e.org/{chance.randrange(5)}")
    node = pyoxigraph.BlankNode(f"b{chance.randrange(3)}") if chance.random() < 0.3 else term
    return node, term, pyoxigraph.Literal(str(chance.randrange(3)))


def write(store, chance):
    """Change a graph or two as requests do; return the changes as the data process has them."""
    before = change.contents(store)
    for _ in range(chance.randrange(1, 4)):
        graph = chance.choice(OURS + THEIRS)
        place = NamedNode(graph) if graph else DefaultGraph()
        match chance.randrange(4):
            case 0:
                store.clear_graph(place)
            case 1 if graph:
                store.remove_graph(place)
            case _:
                for _ in range(chance.randrange(6)):
                    (store.add if chance.random() < 0.7 else store.remove)(Quad(*some_quad(chance), place))
    return change.compare(before, change.contents(store))


@pytest.mark.parametrize("seed", range(20))
def test_the_union_follows_every_write(seed):
    chance = random.Random(seed)
    store = pyoxigraph.Store()
    ours = OurGraphs(owner(OWN), union=True)
    for _ in range(60):
        ours.follow(store, write(store, chance))
        if ours.store is not None:
            assert held(ours) == union(store)
    assert ours.store is not None


def test_nothing_is_kept_twice_while_all_graphs_are_ours():
    store = pyoxigraph.Store()
    store.add(Quad(*some_quad(random.Random(1)), NamedNode(OURS[0])))
    for own, default_is_union, kept in ((OWN, True, False), (OWN, False, True), ("*", True, False), ("*", False, False)):
        ours = OurGraphs(owner(own), union=default_is_union)
        ours.fill(store)
        assert (ours.store is not None) is kept


LATER = """
INSERT DATA {
  GRAPH <https://partner.example/a> { <https://e.org/1> <https://e.org/p> 3 }
  GRAPH <https://e.org/ours/c> { <https://e.org/1> <https://e.org/p> 1 }
} ;
DELETE DATA { GRAPH <https://e.org/ours/a> { <https://e.org/1> <https://e.org/p> 1 } } ;
DELETE WHERE { GRAPH <https://e.org/ours/b> { ?s ?p ?o } }
"""
QUERIES = [
    "SELECT ?s ?o { ?s <https://e.org/p> ?o } ORDER BY ?s ?o",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
    "SELECT (COUNT(DISTINCT ?g) AS ?n) { ?s <https://e.org/p> 1 graph ?g { ?s ?p ?o } }",
    "ASK { ?s <https://e.org/p> 3 }",
    "ASK { ?s <https://e.org/p>/<https://e.org/p>* 1 }",
]


async def answers(own):
    return [await (await own.query(Query(text, JSON))).read() for text in QUERIES]


def test_a_query_of_our_graphs_answers_as_over_the_list_of_them(tmp_path):
    (tmp_path / "a.nt").write_text(
        "".join(f'<https://e.org/{n}> <https://e.org/p> "{n % 4}"^^<http://www.w3.org/2001/XMLSchema#integer> .\n' for n in range(9))
    )
    (tmp_path / "b.nt").write_text(
        "<https://e.org/1> <https://e.org/p> <https://e.org/1> .\n<https://e.org/1> <https://e.org/q> <https://e.org/2> .\n"
    )
    sources = (SeedFile(tmp_path / "a.nt", OURS[0]), SeedFile(tmp_path / "b.nt", OURS[1]))
    later = Write(Operation.UPDATE, text=LATER)

    async def ask(own_of_the_store):
        store = EmbeddedStore(EmbeddedConfiguration(sources=sources, workers=1, own=own_of_the_store))
        await store.start()
        try:
            own = OwnGraphs(store, OWN)
            first = await answers(own)
            await store.write(later)
            return [*first, *await answers(own)]
        finally:
            await store.stop()

    # A store to which all graphs are ours keeps no union, so it evaluates over the list.
    assert asyncio.run(ask(OWN)) == asyncio.run(ask("*"))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <urn:g> WHERE { ?s ?p ?o }",
        "SELECT * { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * { graph<urn:g>{ ?s ?p ?o } }",
        "SELECT * { GRAPH:g { ?s ?p ?o } }",
        "SELECT * { GR\\u0041PH ?g { ?s ?p ?o } }",
        "# nothing\nASK FROM NAMED <urn:g> { ?s ?p 'x' }",
    ],
)
def test_a_query_that_names_a_graph_is_known(query):
    assert names_a_graph(query)


@pytest.mark.parametrize(
    "query",
    [
        "# From one to the other, as a graph\nSELECT * { ?s ?p ?o }",
        "SELECT * { <https://e.org/graph/a> ?p ?o }",
        "SELECT ?from { ?from ?p $graph }",
        'SELECT * { ?s ?p \'from \\\' graph\', """a graph""" }',
    ],
)
def test_a_word_that_names_no_graph_is_passed_over(query):
    assert not names_a_graph(query)


def test_what_the_api_and_the_pages_ask_most_names_no_graph():
    # It would be evaluated over a list of our graphs: ten times as long beside a partner's graph (decision 42).
    for name in ("describe", "describe-provisions", "describe-states", "evidence", "links", "chains", "provisions"):
        assert not names_a_graph(text(f"endpoints/api/{name}")), name
    assert not names_a_graph(text("endpoints/resources/describe"))
    assert not names_a_graph(read_queries(package_data.queries())["objective-chain"].text)


def test_no_two_of_our_graphs_hold_the_same_statement():
    """The engine matches a statement of two graphs twice (docs/guides/sparql.md), so a count over the union of ours would be wrong."""
    store = pyoxigraph.Store()
    seed.load(store, seed.builtin(package_data.turtle(), package_data.ontology()))
    assert len(store) == len({quad.triple for quad in store}) > 100_000
