"""What a user sends becomes a term in a VALUES block and nothing else, whatever it says."""

import pyoxigraph
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph_service import package_data
from graph_service.errors import BadRequestError
from graph_service.rdf.terms import UNDEFINED, Iri, Literal, boolean, double, integer
from graph_service.sparql.bind import bind, blocks
from graph_service.sparql.tokens import tokens

QUERY = '# VALUES ?x { "comment" }\nSELECT ?x ?y WHERE {\n  VALUES ?x { "default" }\n  BIND("VALUES ?x { 1 }" AS ?y)\n}'
HOSTILE = [
    '" } INSERT DATA { <urn:a> <urn:b> <urn:c> } #',
    "\\u0022 } #",
    '\\" } #',
    "\\",
    '"""',
    "'''",
    "{}",
    "} UNION { ?s ?p ?o",
    "\n\r\t\b\f",
    "\x00\x1f\x7f\x85\u2028\ufeff",
    "#",
    "?x",
    "\U0001f300",
    "\\U00000022",
    '"@en . # ',
    '"^^<urn:x>',
]


def value_of(query):
    return next(iter(pyoxigraph.Store().query(query)))["x"]


@given(st.text())
@pytest.mark.parametrize("language", ["", "en", "es-MX"])
def test_any_text_comes_back_as_the_literal_it_is(language, text):
    literal = value_of(bind(QUERY, {"x": [Literal(text, language=language)]}))
    assert (literal.value, literal.language or "") == (text, language.lower())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_the_literal_it_is(text):
    assert value_of(bind(QUERY, {"x": [Literal(text)]})) == pyoxigraph.Literal(text)


@given(st.text() | st.sampled_from(HOSTILE))
@example("> } #")
@example("http://example.org/\\u003e")
def test_an_iri_is_itself_or_refused(text):
    try:
        term = Iri("http://example.org/" + text)
    except BadRequestError:
        return
    assert value_of(bind(QUERY, {"x": [term]})) == pyoxigraph.NamedNode("http://example.org/" + text)


@pytest.mark.parametrize(
    "text", ["", "relative", "/gcm", "no scheme:", "http://a b", "urn:<>", "urn:\\u003e", "javascript", "1:x", "urn:\ud800"]
)
def test_what_is_not_an_absolute_iri_is_refused(text):
    with pytest.raises(BadRequestError):
        Iri(text)


@pytest.mark.parametrize(("datatype", "language"), [("not an iri", ""), ("", "en us"), ("", 'en" }'), ("", "-"), ("", "a" * 9)])
def test_a_literal_with_a_broken_datatype_or_language_is_refused(datatype, language):
    with pytest.raises(BadRequestError):
        Literal("x", datatype, language)


def test_half_of_a_surrogate_pair_is_refused():
    with pytest.raises(BadRequestError):
        Literal("\ud800")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_double_keeps_its_value(number):
    assert float(value_of(bind(QUERY, {"x": [double(number)]})).value) == number


def test_numbers_and_truth_have_their_datatypes():
    query = bind(QUERY, {"x": [integer(7), boolean(value=True), UNDEFINED]})
    assert 'VALUES ?x { "7"^^<http://www.w3.org/2001/XMLSchema#integer> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> UNDEF }' in query


def test_only_the_block_changes():
    assert bind(QUERY, {"x": [Literal("new")]}) == QUERY.replace('{ "default" }', '{ "new" }')


@given(st.text())
def test_the_query_keeps_its_tokens_but_one(text):
    before, after = list(tokens(QUERY)), list(tokens(bind(QUERY, {"x": [Literal(text)]})))
    assert [token.kind for token in before] == [token.kind for token in after]
    assert sum(one.text != other.text for one, other in zip(before, after, strict=True)) == (text != "default")


def test_every_block_of_a_name_is_filled():
    query = "SELECT * { { VALUES ?a { 1 } } UNION { VALUES ?a { 2 3 } } VALUES ?b { 4 } }"
    assert bind(query, {"a": [integer(9)]}).count('"9"') == 2


def test_a_name_without_a_block_is_an_error():
    with pytest.raises(ValueError, match="no VALUES block for z"):
        bind(QUERY, {"z": []})


def test_every_query_of_the_api_runs_as_it_stands(api):
    for path in sorted((package_data.root() / "graph_service/endpoints/api/queries").glob("*.rq")):
        accept = {"accept": "application/n-triples" if "CONSTRUCT" in path.read_text(encoding="utf-8") else "text/csv"}
        response = api.post("/sparql", data={"query": path.read_text(encoding="utf-8")}, headers=accept)
        assert response.status_code == 200, f"{path.name}: {response.text}"
        # Nothing here is a partner's.
        assert (len(response.text.splitlines()) > 1) is (path.stem != "others"), path.name
        assert blocks(path.read_text(encoding="utf-8")) or path.stem in ("directory",)
