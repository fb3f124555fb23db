"""Every saved query against its approved result on the real graph, in two engines."""

from functools import cache

import pytest

from graph_service import package_data
from graph_service.corpus.saved_queries import read_queries
from tests.endpoints.queries.approve import APPROVED
from tests.endpoints.queries.engines import Answer, ask_oxigraph, ask_rdflib, is_ordered, with_example, with_sorted_groups

NAMES = sorted(path.stem for path in package_data.queries().glob("*.rq"))


@pytest.fixture(scope="module")
def answer_of(queries, oxigraph):
    """Return a function that answers a saved query with its defaults; each is evaluated once for all tests."""
    return cache(lambda name: ask_oxigraph(oxigraph, queries[name].text))


@pytest.fixture(autouse=True)
def example(request, queries):
    """The invented example, where a query is on what partners send."""
    name = request.node.callspec.params["name"] if hasattr(request.node, "callspec") else ""
    if name and queries[name].of_partners:
        rdflib_too = request.getfixturevalue("rdflib_union") if "rdflib_union" in request.fixturenames else None
        with with_example(queries[name], request.getfixturevalue("oxigraph"), rdflib_too):
            yield
    else:
        yield


def test_every_query_has_an_approved_result_and_the_other_way_round():
    assert sorted(path.stem for path in APPROVED.iterdir()) == sorted(read_queries(package_data.queries()))


@pytest.mark.parametrize("name", NAMES)
def test_answer_is_the_approved_one(name, queries, answer_of):
    text = queries[name].text
    answer = answer_of(name)
    approved = (APPROVED / (name + answer.suffix)).read_text(encoding="utf-8")
    if answer.graph is not None:
        assert answer.same_bag(Answer(graph=type(answer.graph)().parse(data=approved, format="turtle")))
    else:
        assert answer.render(ordered=is_ordered(text)) == approved


# rdflib 7.6 calls its own deprecated methods when it evaluates a query over a Dataset.
@pytest.mark.filterwarnings("ignore:Dataset\\.(default_context|identifier|contexts) is deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", NAMES)
def test_rdflib_gives_the_same_answer(name, queries, answer_of, rdflib_union):
    text = queries[name].text
    theirs, ours = (with_sorted_groups(one, text) for one in (ask_rdflib(rdflib_union, text), answer_of(name)))
    assert theirs.same_bag(ours)
    # Two engines break ties differently: the same order twice says that ORDER BY leaves none.
    assert not is_ordered(text) or theirs.rows == ours.rows


@pytest.mark.parametrize("name", NAMES)
def test_no_answer_is_empty_unless_the_comment_says_so(name, queries, answer_of):
    answer = answer_of(name)
    assert not answer.is_empty or "the true answer is none" in queries[name].description


@pytest.mark.parametrize("name", NAMES)
def test_no_answer_repeats_a_row(name, answer_of):
    answer = answer_of(name)
    assert len(set(answer.rows)) == len(answer.rows)
