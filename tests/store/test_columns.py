"""Columns answer as the engine does where terms are seldom seen, or leave the answer to it."""

import pyoxigraph as ox
import pytest

from graph_service.sparql import counting
from graph_service.store.embedded.counts import INSTALLED
from tests.columns import columns_of
from tests.needs import need

DATA = """
<http://e/1> <http://e/p> <http://e/a\u2028b> . <http://e/2> <http://e/p> <http://e/a\u2028b> .
<http://e/1> <http://e/p> "a\u2028b" . <http://e/1> <http://e/p> "a\u0085b"@en .
<http://e/1> <http://e/mixed> 9 , 10 , "5" . <http://e/2> <http://e/mixed> 9 .
<http://e/1> <http://e/times> "2026-01-02T00:00:00"^^<http://www.w3.org/2001/XMLSchema#dateTime> .
<http://e/1> <http://e/days> "2026-01-02"^^<http://www.w3.org/2001/XMLSchema#date> , "2025-12-31"^^<http://www.w3.org/2001/XMLSchema#date> .
<http://e/1> <http://e/texts> "b" , "a"@en , "a" , <http://e/a> .
"""


@pytest.fixture
def answer():
    """What columns say to a query: rows in their order, or None if they leave it to the engine."""
    need(INSTALLED, "the extra `counts` is not installed")
    from graph_service.store.embedded.columns import NotOursError  # noqa: PLC0415 - the extra may be missing

    store = ox.Store()
    store.load(DATA.encode(), format=ox.RdfFormat.TURTLE)
    columns = columns_of(store)

    def ask(text):
        try:
            return listed(columns.answer(counting.read(text)), ox.Store())
        except NotOursError:
            return None

    return store, ask


def listed(text, store):
    solutions = store.query(text)
    names = [variable.value for variable in solutions.variables]
    return [tuple(str(row[name]) for name in names) for row in solutions]


@pytest.mark.parametrize("term", ["<http://e/a\u2028b>", '"a\u2028b"', '"a\u0085b"@en'])
def test_a_constant_may_hold_any_line_end_of_unicode(answer, term):
    store, ask = answer
    text = f"SELECT (COUNT(*) AS ?n) {{ ?s <http://e/p> {term} }}"
    assert ask(text) == listed(text, store)


@pytest.mark.parametrize("name", ["mixed", "times"])
def test_literals_without_one_order_are_the_engines_to_sort(answer, name):
    _, ask = answer
    assert ask(f'SELECT ?o {{ ?s <http://e/{name}> ?o FILTER(CONTAINS(STR(?s), "e")) }} ORDER BY ?o') is None


@pytest.mark.parametrize("name", ["texts", "days"])
def test_literals_of_one_order_are_sorted(answer, name):
    store, ask = answer
    text = f"SELECT ?o (COUNT(*) AS ?n) {{ ?s <http://e/{name}> ?o }} GROUP BY ?o ORDER BY ?o"
    assert ask(text) == listed(text, store)
