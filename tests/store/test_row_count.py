"""Counting rows in what the engine writes, cut anywhere."""

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.rdf.oxigraph import RESULT_FORMATS
from graph_service.store import row_count

VALUES = st.lists(st.one_of(st.none(), st.text(alphabet='ab"\\\n\r,{}<>[]: \t&', max_size=12)), max_size=8)


@pytest.mark.parametrize("name", RESULT_FORMATS)
@given(values=VALUES, size=st.integers(1, 40))
def test_rows_are_counted_whatever_they_hold_and_however_they_are_cut(name, values, size):
    terms = " ".join("(UNDEF 1)" if value is None else f"({pyoxigraph.Literal(value)} 1)" for value in values)
    solutions = pyoxigraph.Store().query(f"SELECT ?v ?w {{ VALUES (?v ?w) {{ {terms} }} }}")
    data = solutions.serialize(format=RESULT_FORMATS[name])
    counter = row_count.counter(name)
    for start in range(0, len(data), size):
        counter.feed(data[start : start + size])
    assert counter.rows == len(values)


@pytest.mark.parametrize("name", ["json", "xml", "tsv"])
def test_rows_with_nothing_bound_count_too(name):
    data = pyoxigraph.Store().query("SELECT ?v ?w { VALUES ?x { 1 2 3 } }").serialize(format=RESULT_FORMATS[name])
    counter = row_count.counter(name)
    counter.feed(data)
    assert counter.rows == 3
