"""Which texts are counting queries that columns may answer."""

import pytest

from graph_service.sparql.counting import Contains, Count, may_be, read

PREFIX = "PREFIX ex: <http://e/> "
OURS = [
    "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "select (count(distinct ?s) as ?n) { ?s a ex:Kind . }",
    "SELECT ?o (COUNT(?s) AS ?n) WHERE { ?s ex:of ?o ; ex:by ?b , ex:this . } GROUP BY ?o ORDER BY DESC(?n) ?o LIMIT 5",
    'SELECT ?s ?t { ?s ex:text ?t FILTER(CONTAINS(LCASE(STR(?t)), "word")) } LIMIT 10',
    "SELECT ?s ?o { ?s ex:by ex:this ; ex:of ?o } ORDER BY ?s LIMIT 10",
    "SELECT ?s { ?s ?p ?o }",
    'SELECT (COUNT(*) AS ?n) { ?s ex:in "2026-01-01"^^ex:kind ; ex:name "x"@en ; ex:order 5 }',
    "SELECT (COUNT(*) AS ?n) { ?s a ex:Kind. ?s ex:of ex:v1.2 }",
]
OTHERS = [
    "SELECT ?s { ?s ?p ?o } LIMIT 10",
    "SELECT ?s { ?s ?p ?o } GROUP BY ?s",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o OPTIONAL { ?s ?q ?r } }",
    "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
    "SELECT (COUNT(*) AS ?n) FROM <http://e/g> { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { ?s ex:a/ex:b ?o }",
    "SELECT (COUNT(*) AS ?n) { ?s ex:a+ ?o }",
    "SELECT (COUNT(*) AS ?n) { [] ex:a ?o }",
    "SELECT (COUNT(*) AS ?n) { _:b ex:a ?o }",
    "SELECT (COUNT(*) AS ?n) { ?s ex:a ?s }",
    "SELECT (COUNT(*) AS ?n) { ?a ex:a ?b . ?c ex:a ?d }",
    "SELECT (COUNT(*) AS ?n) { ?s undeclared:a ?o }",
    "SELECT (COUNT(*) AS ?n) { ?s a ex:Kind.. }",
    "SELECT (COUNT(*) AS ?n) { ?s <relative> ?o }",
    "SELECT (COUNT(DISTINCT *) AS ?n) { ?s ?p ?o }",
    "SELECT (COUNT(?none) AS ?n) { ?s ?p ?o }",
    "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?s) { ?s ?p ?o }",
    "SELECT (SUM(?o) AS ?n) (COUNT(*) AS ?m) { ?s ex:a ?o }",
    "SELECT (COUNT(*) AS ?n) { ?s ex:a ?o } GROUP BY (STR(?o))",
    "SELECT ?o (COUNT(*) AS ?n) { ?s ex:a ?o } GROUP BY ?o HAVING (COUNT(*) > 2)",
    "SELECT ?o (COUNT(*) AS ?n) { ?s ex:a ?o } GROUP BY ?o ORDER BY STR(?o)",
    "SELECT ?o (COUNT(*) AS ?n) { ?s ex:a ?o } GROUP BY ?o LIMIT 5 OFFSET 5",
    "SELECT (COUNT(*) AS ?n) { { SELECT * { ?s ?p ?o } } }",
    "SELECT (COUNT(*) AS ?n) { ?s ex:a ?o FILTER(?o > 5) }",
    'SELECT ?s { ?s ex:a ?o FILTER(CONTAINS(?o, ?s)) }',
    'SELECT ?s { ?s ex:a ?o FILTER(!CONTAINS(?o, "x")) }',
    r'SELECT ?s { ?s ex:a ?o FILTER(CONTAINS(?o, "\u0041")) }',
    "SELECT (COUNT(*) AS ?n) { ?s ex:a -5 }",
    "SELECT (COUNT(*) AS ?n) { ?s ex:a 5. }",
    "ASK { ?s ?p ?o FILTER(CONTAINS(?o, 'x')) }",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } ; DROP ALL",
]  # fmt: skip


@pytest.mark.parametrize("text", OURS)
def test_forms_that_columns_answer(text):
    assert read(PREFIX + text)


def test_rows_that_are_not_counted_are_worth_it_where_many_have_what_is_named():
    text = "SELECT ?s ?o { ?s <http://e/by> <http://e/this> ; <http://e/of> ?o }"
    assert may_be(text, frozenset(["<http://e/this>"]))
    assert not may_be(text, frozenset(["<http://e/that>"]))
    assert may_be(OURS[0], frozenset())


@pytest.mark.parametrize("text", OTHERS)
def test_everything_else_is_the_engines(text):
    assert read(PREFIX + text) is None


def test_what_is_read_is_what_is_asked():
    query = read(PREFIX + OURS[2])
    assert query.columns == ("?o", Count("?n", "?s", distinct=False))
    assert query.patterns == (("?s", "<http://e/of>", "?o"), ("?s", "<http://e/by>", "?b"), ("?s", "<http://e/by>", "<http://e/this>"))
    assert (query.group, query.order, query.limit) == (("?o",), (("?n", True), ("?o", False)), 5)
    assert read(PREFIX + OURS[3]).filters == (Contains("?t", "word", lower=True, any_term=True),)
