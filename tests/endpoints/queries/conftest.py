import pytest
import rdflib.plugins.sparql

from graph_service import package_data
from graph_service.corpus.saved_queries import read_queries
from tests.endpoints.queries.engines import ask_oxigraph, oxigraph_store, rdflib_dataset
from tests.endpoints.queries.filling import fill


@pytest.fixture(scope="session")
def queries():
    return read_queries(package_data.queries())


@pytest.fixture(scope="session")
def oxigraph():
    return oxigraph_store(package_data.turtle())


@pytest.fixture(scope="session")
def rdflib_union():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib.plugins.sparql, "SPARQL_LOAD_GRAPHS", False)
        yield rdflib_dataset(package_data.turtle())


@pytest.fixture(scope="session")
def ask(queries, oxigraph):
    """Return a function that answers a saved query by name, with values for its parameters, as a list of dictionaries or a truth value."""

    def answer(name, **values):
        answered = ask_oxigraph(oxigraph, fill(queries[name], **values))
        if answered.truth is not None:
            return answered.truth
        return [dict(zip(answered.columns, row, strict=True)) for row in answered.rows]

    return answer
