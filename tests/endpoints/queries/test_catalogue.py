"""The queries and their descriptions fit each other, and values find their place."""

import re

import pytest
import rdflib
from rdflib.namespace import RDF, RDFS, SH
from rdflib.plugins.sparql import prepareQuery

from graph_service import package_data
from graph_service.corpus.saved_queries import QUERIES, CatalogueError, read_queries, read_topics, statements
from graph_service.namespaces import BASE
from graph_service.sparql.bind import blocks
from tests.endpoints.queries.engines import ask_oxigraph
from tests.endpoints.queries.filling import fill, term

NAMES = sorted(path.stem for path in package_data.queries().glob("*.rq"))
PREFIX = re.compile(r"^PREFIX ([\w-]+): <([^>]+)>$", re.MULTILINE)


@pytest.fixture(scope="module")
def described():
    return rdflib.Graph().parse(data=statements(package_data.queries()).write("turtle"), format="turtle")


@pytest.fixture(scope="module")
def declared(described):
    return {str(described.value(node, SH.prefix)): str(described.value(node, SH.namespace)) for node in described.objects(None, SH.declare)}


def test_there_are_at_least_forty_questions(queries):
    assert len(queries) >= 40


def test_every_topic_of_a_query_is_described_and_every_topic_has_a_query(queries):
    assert {query.topic for query in queries.values()} == {topic.name for topic in read_topics(package_data.queries())}


@pytest.mark.parametrize("name", NAMES)
def test_query_carries_the_prefixes_it_uses_and_only_those_as_declared(name, queries, declared):
    text = queries[name].text
    prefixes = dict(PREFIX.findall(text))
    body = re.sub(r'<[^>]*>|"[^"]*"|^#.*$', "", PREFIX.sub("", text), flags=re.MULTILINE)
    assert prefixes.items() <= declared.items()
    assert set(prefixes) == set(re.findall(r"(?<![\w?-])([a-z][a-z-]*):\w", body))


@pytest.mark.parametrize("name", NAMES)
def test_query_is_of_the_form_that_its_type_says(name, queries):
    algebra = prepareQuery(queries[name].text).algebra
    assert algebra.name == f"{queries[name].form.title()}Query"


@pytest.mark.parametrize("name", NAMES)
def test_query_opens_with_its_label(name, queries):
    assert queries[name].text.splitlines()[0] == f"# {queries[name].title}"


@pytest.mark.parametrize("name", NAMES)
def test_select_names_its_columns(name, queries):
    assert not re.search(r"SELECT\s+(DISTINCT\s+)?\*", queries[name].text)


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_has_its_block_with_its_default_and_every_block_its_parameter(name, queries, oxigraph):
    query = queries[name]
    # A list over several lines is data of the query and no parameter.
    places = {name: [(a, b) for a, b in spans if "\n" not in query.text[a:b]] for name, spans in blocks(query.text).items()}
    assert {name for name, spans in places.items() if spans} == {parameter.name for parameter in query.parameters}
    for parameter in query.parameters:
        default = term(parameter, parameter.default).sparql
        for start, end in places[parameter.name]:
            assert ask_oxigraph(oxigraph, f"ASK {{ FILTER(sameTerm({query.text[start:end]}, {default})) }}").truth, parameter.name


def test_parameters_are_shacl_parameters_with_iris(described):
    parameters = set(described.objects(None, SH.parameter))
    assert parameters == set(described.subjects(RDF.type, SH.Parameter))
    assert all(isinstance(parameter, rdflib.URIRef) for parameter in parameters)


def test_no_blank_nodes(described):
    assert not [node for triple in described for node in triple if isinstance(node, rdflib.BNode)]


def test_graph_of_the_catalogue_holds_every_text_once(described, queries):
    texts = {str(node): str(text) for node, text in described.subject_objects(SH.select | SH.ask | SH.construct)}
    assert texts == {QUERIES + name: query.text for name, query in queries.items()}


def test_a_path_under_the_base_stands_for_its_iri(queries):
    query = queries["actions-of-objective"]
    assert f"VALUES ?objective {{ <{BASE}gcm/objective/6> }}" in fill(query, objective="gcm/objective/6")


def test_a_parameter_is_filled_wherever_it_stands(queries):
    query = queries["joined-one-treaty-not-another"]
    places = query.text.count("VALUES ?other")
    assert places > 1
    text = fill(query, other="http://example.org/a")
    assert [text[start:end].strip() for start, end in blocks(text)["other"]] == ["<http://example.org/a>"] * places


@pytest.mark.parametrize("word", ['say "no"', "back\\slash", "line\nbreak", '" } #', r"\1 \g<0>", "\t", "é”"])
def test_any_string_is_safe_and_means_itself(queries, oxigraph, word):
    text = fill(queries["provisions-with-word"], word=word)
    [(start, end)] = blocks(text)["word"]
    assert next(iter(oxigraph.query(f"SELECT ?word {{ VALUES ?word {{ {text[start:end]} }} }}")))["word"].value == word
    ask_oxigraph(oxigraph, text)


def test_a_query_without_description_is_named(tmp_path):
    (tmp_path / "alone.rq").write_text("ASK {}")
    with pytest.raises(CatalogueError, match="alone"):
        read_queries(tmp_path)


def test_a_description_without_comment_is_named(tmp_path):
    (tmp_path / "mute.rq").write_text("ASK {}")
    (tmp_path / "mute.ttl").write_text(f'<{QUERIES}mute> a <{SH.SPARQLAskExecutable}> ; <{RDFS.label}> "Mute" .')
    with pytest.raises(CatalogueError, match=r"mute\.ttl.*comment"):
        read_queries(tmp_path)


def test_a_description_of_another_iri_is_refused(tmp_path):
    (tmp_path / "astray.rq").write_text("ASK {}")
    (tmp_path / "astray.ttl").write_text(f"<{QUERIES}elsewhere> a <{SH.SPARQLAskExecutable}> .")
    with pytest.raises(CatalogueError, match="exactly one type"):
        read_queries(tmp_path)


def test_the_guide_names_every_query(queries):
    guide = (package_data.root() / "docs" / "queries.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z0-9-]+)` \|", guide, re.MULTILINE)) == set(queries)
