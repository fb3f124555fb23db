"""A page of a query and the number of its rows: both are of the same rows."""

import pyoxigraph
import pytest

from graph_service.sparql import paging

QUERY = """# A comment with { SELECT in it.
PREFIX : <https://example.org/>
SELECT ?item WHERE {
  { SELECT DISTINCT ?item WHERE { ?item a :Thing . { ?item :name ?name } FILTER (?name != "}") } }
  OPTIONAL { ?item :date ?date }
}
GROUP BY ?item
ORDER BY DESC(MAX(STR(?date))) ?item
"""


@pytest.fixture(scope="module")
def store():
    made = pyoxigraph.Store()
    turtle = 'PREFIX : <https://example.org/>\n:left a :Thing ; :name "}" .\n' + "".join(
        f':t{number} a :Thing ; :name "one", "two" ; :date "20{number}", "1999" .\n' for number in range(10, 17)
    )
    made.load(turtle.encode(), pyoxigraph.RdfFormat.TURTLE)
    return made


def test_pages_join_up_newest_first_and_the_total_counts_each_once(store):
    [counted] = store.query(paging.total(QUERY))
    pages = [[row["item"].value[-3:] for row in store.query(paging.page(QUERY, start, 3))] for start in (0, 3, 6, 9)]
    assert pages == [["t16", "t15", "t14"], ["t13", "t12", "t11"], ["t10"], []]
    assert int(counted["total"].value) == sum(len(page) for page in pages)


def test_a_query_without_an_inner_select_is_refused():
    with pytest.raises(ValueError, match="no inner SELECT"):
        paging.total("SELECT ?a WHERE { ?a ?b ?c }")
