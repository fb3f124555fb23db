"""The columns of SELECT * are in the order of the query's text."""

import pyoxigraph
import pytest

from graph_service.sparql.columns import may_be_star, with_columns


def ordered(text):
    visible = [one.value for one in pyoxigraph.Store().query(text).variables]
    written = with_columns(text, visible)
    return [one.value for one in pyoxigraph.Store().query(written).variables], sorted(visible), written


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("SELECT * { ?s ?p ?o }", "s p o"),
        ("select distinct * where { ?z ?a ?m . ?m ?b ?q }", "z a m b q"),
        ("SELECT * { ?z ?a ?m OPTIONAL { ?m ?k ?c } BIND(1 AS ?aa) } ORDER BY ?c", "z a m k c aa"),
        ("SELECT * { { SELECT ?x ?a { ?a ?b ?x } } ?x ?y ?z }", "x a y z"),
        ("SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?s ?q ?hidden } MINUS { ?s ?p ?gone } }", "s p o"),
        ("SELECT # a comment with ?never *\n * { ?s ?p 'a ?string' . ?s $t ?o }", "s p t o"),
        ("PREFIX x: <http://x.example/> SELECT REDUCED * FROM x:g { VALUES (?v ?u) { (1 2) } ?u x:p ?a }", "v u a"),
        ("SELECT * { { SELECT * { ?b ?a ?c } } ?c ?d ?e }", "b a c d e"),
    ],
)
def test_columns_come_in_the_order_of_the_text(query, columns):
    assert may_be_star(query)
    columns_of_text, visible, written = ordered(query)
    assert columns_of_text == columns.split()
    assert sorted(columns_of_text) == visible
    assert written.count("\n") == query.count("\n")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?b ?a { ?a ?p ?b }",
        "SELECT (COUNT(*) AS ?n) { ?a ?p ?b }",
        "ASK {}",
        "SELECT ?n { { SELECT * { ?n ?p ?o } } }",
        "SELECT * {}",
    ],
)
def test_what_names_its_columns_is_left_as_it_is(query):
    results = pyoxigraph.Store().query(query)
    visible = [one.value for one in results.variables] if isinstance(results, pyoxigraph.QuerySolutions) else []
    assert with_columns(query, visible).split() == query.split()
