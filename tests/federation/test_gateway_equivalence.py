"""Sending bindings along changes no answer, whatever the query: for random patterns, one store with both graphs is the oracle.

EXISTS has plain triples in its clause only: it substitutes into the pattern (SPARQL 1.1 §18.6), which a clause with an OPTIONAL or a FILTER
that is evaluated by itself cannot see (decision 13).
"""

import asyncio
import json
import os
from collections import Counter

import pyoxigraph as ox
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph_service.federation import Gateway, JointQueries, Partner, Partners
from graph_service.federation import results as partner_solutions
from graph_service.rdf.formats import JSON
from graph_service.rdf.terms import Iri
from graph_service.store.interface import Query

P = "https://partner.example.org/sparql"
GRAPH = ox.NamedNode("urn:partner")
VARIABLES = "abc"


class LocalAnswer:
    version = "1"

    def __init__(self, data):
        self.data = data

    async def read(self):
        return self.data


def rows(store, text):
    return store.query(text).serialize(format=ox.QueryResultsFormat.JSON)


class LocalStore:
    """A store in this process."""

    def __init__(self, store):
        self.store = store

    async def query(self, query):
        return LocalAnswer(rows(self.store, query.text))


class LocalGateway(Gateway):
    """A gateway whose partner is in this process; keeps what it was asked."""

    def __init__(self, store, **more):
        super().__init__(Partners({P: Partner("p", P, **more)}, calls=100))
        self.store = store
        self.asked = []

    async def ask(self, partner, query, budget):
        self.asked.append(query)
        return partner_solutions.read(rows(self.store, query), "json", partner.rows, lambda label: Iri("urn:blank:" + label))


terms = st.sampled_from(["?a", "?b", "?c"])
triple = st.builds(lambda s, p, o: f"{s} <urn:{p}> {o} .", terms, st.just("p"), terms)
triples = triple
variable = st.sampled_from(VARIABLES).map("?{}".format)
values = st.builds(
    lambda v, w, rows_: f"VALUES ({v} {w}) {{ {' '.join(f'({one} {two})' for one, two in rows_)} }}" if v != w else "",
    variable,
    variable,
    st.lists(st.tuples(*[st.sampled_from(["UNDEF", "<urn:1>", "<urn:2>", "<urn:3>"])] * 2), max_size=2),
)
condition = st.one_of(
    st.builds("FILTER({} = {})".format, variable, st.sampled_from(["<urn:1>", "<urn:2>"])),
    st.builds("FILTER({} != {})".format, variable, variable),
    st.builds("FILTER(!BOUND({}))".format, variable),
)
service = st.builds(
    lambda inside, more: f"SERVICE <{P}> {{ {inside} {more} }}",
    triples,
    st.one_of(st.just(""), triples.map("OPTIONAL {{ {} }}".format), condition, values),
)
plain_service = st.builds(lambda inside: f"SERVICE <{P}> {{ {inside} }}", triples)


def group(elements):
    return st.lists(elements, min_size=1, max_size=4).map(" ".join)


exists = st.builds(
    lambda word, inside: f"FILTER {word} {{ {' '.join(inside)} }}",
    st.sampled_from(["EXISTS", "NOT EXISTS"]),
    st.lists(st.one_of(plain_service, triples), min_size=1, max_size=2),
)
bound_before = st.builds(
    lambda value, clause, more: f"{{ ?a <urn:p> ?b . BIND({value} AS ?c) {clause} {more} }}",
    st.sampled_from(["?b", "<urn:1>", "STR(?b)", "1 + ?b", "IF(?a = ?b, ?a, ?unbound)"]),
    st.one_of(service, service.map("OPTIONAL {{ {} }}".format)),
    st.one_of(st.just(""), triples, values, condition),
)


# Nothing deeper: the engine ranges over all graphs for a sub-select inside GRAPH ?g, and the partner's is one only in the oracle.
any_graph = st.builds(
    lambda before, clause, after: f"{{ VALUES ?g {{ <urn:g> <urn:h> }} GRAPH ?g {{ {before} {clause} {after} }} }}",
    st.one_of(st.just(""), triples),
    service,
    st.one_of(st.just(""), triples),
)


def wrapped(inner):
    return st.one_of(
        bound_before,
        inner.map("GRAPH <urn:g> {{ {} }}".format),
        any_graph,
        st.builds("{{ SELECT ?a (COUNT(?b) AS ?c) {{ {} }} GROUP BY ?a }}".format, inner),
        st.builds("{{ SELECT DISTINCT ?a ?b {{ {} }} ORDER BY STR(?a) STR(?b) LIMIT 2 }}".format, inner),
        inner.map("{{ {} }}".format),
        inner.map("OPTIONAL {{ {} }}".format),
        inner.map("MINUS {{ {} }}".format),
        st.builds("{{ {} }} UNION {{ {} }}".format, inner, inner),
        st.builds("{{ SELECT ?a ?b {{ {} }} }}".format, inner),
    )


simple = st.one_of(triples, triples, service, service, service, values, condition, exists)
patterns = group(st.one_of(simple, simple, wrapped(group(st.one_of(simple, simple, wrapped(group(simple)))))))
things = [ox.NamedNode(f"urn:{number}") for number in "123"]
words = [ox.Literal("word"), ox.Literal("mot", language="fr"), ox.Literal(7)]
subjects = st.sampled_from(things)
edges = st.lists(st.tuples(subjects, st.sampled_from([*things, *things, *words])), min_size=1, max_size=4)
# A blank node of ours says nothing to the partner, and one of the partner's would come back as an IRI.
our_edges = st.lists(
    st.tuples(st.sampled_from([*things, ox.BlankNode("b")]), st.sampled_from([*things, *words, ox.BlankNode("b")])), max_size=4
)


LOOP = [(things[0], things[0])]


def loaded(quads, graph=None):
    return [ox.Quad(subject, ox.NamedNode("urn:p"), value, graph or ox.DefaultGraph()) for subject, value in quads]


def bag(data):
    return Counter(json.dumps(row, sort_keys=True) for row in json.loads(data)["results"]["bindings"])


@settings(max_examples=int(os.environ.get("EXAMPLES", "150")), deadline=None)
# What stands beside a clause inside EXISTS, OPTIONAL or a sub-select is still inside the GRAPH around it.
@example(f"GRAPH <urn:g> {{ FILTER EXISTS {{ SERVICE <{P}> {{ ?a <urn:p> ?b . }} ?a <urn:p> ?b . }} }}", [], LOOP, LOOP, 1)
@example(f"GRAPH <urn:g> {{ OPTIONAL {{ ?a <urn:p> ?b . SERVICE <{P}> {{ ?a <urn:p> ?b . }} }} }}", [], LOOP, LOOP, 1)
@example(f"GRAPH <urn:g> {{ {{ SELECT ?a {{ ?a <urn:p> ?b . SERVICE <{P}> {{ ?a <urn:p> ?b . }} }} }} }}", [], LOOP, LOOP, 1)
@given(patterns, our_edges, edges, edges, st.sampled_from([0, 1, 3, 1000]))
def test_any_joint_query_has_the_answer_of_one_store_with_both_graphs(pattern, ours, named, theirs, bindings):
    text = f"SELECT ?a ?b ?c WHERE {{ {pattern} }}"
    together, local, partner = ox.Store(), ox.Store(), ox.Store()
    own = [*loaded(ours), *loaded(named, ox.NamedNode("urn:g")), *loaded(named[:1], ox.NamedNode("urn:h"))]
    together.extend([*own, *loaded(theirs, GRAPH)])
    local.extend(own)
    partner.extend(loaded(theirs))
    expected = bag(rows(together, text.replace(f"SERVICE <{P}>", "GRAPH <urn:partner>")))
    gateway = LocalGateway(partner, bindings=bindings, batch=2)
    prepared = asyncio.run(JointQueries(LocalStore(local), gateway).prepare(Query(text, JSON)))
    final = prepared.query.text if prepared else text
    assert bag(rows(local, final)) == expected, (final, gateway.asked)
