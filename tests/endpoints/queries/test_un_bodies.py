"""Bodies of the United Nations and outcomes of reviews come from the data, not from lists in a query."""

from graph_service import package_data
from graph_service.corpus.saved_queries import read_queries
from tests.endpoints.queries.engines import ask_oxigraph, is_ordered, oxigraph_store


def test_only_bodies_of_the_united_nations_system_are_listed_and_outcomes_have_a_source():
    queries = read_queries(package_data.queries())
    store = oxigraph_store(package_data.turtle())
    text = queries["un-bodies-named"].text
    bodies = ask_oxigraph(store, text).render(ordered=is_ordered(text))
    assert "actor/ilo>" in bodies
    assert "actor/ohchr>" in bodies
    assert "actor/red-cross-red-crescent-movement>" not in bodies
    produced = "PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX dct: <http://purl.org/dc/terms/> "
    unsourced = produced + 'ASK { ?p prov:generated ?o FILTER NOT EXISTS { ?p dct:source ?s FILTER(STRSTARTS(?s, "produced ")) } }'
    assert not store.query(unsourced)
