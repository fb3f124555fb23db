"""The saved queries as pages: for a browser that prefers them, and only for one; forms, answers, downloads."""

import csv
import io
import re
from html import unescape

import pytest

from graph_service import package_data
from graph_service.corpus import saved_queries
from graph_service.pages import i18n

QUERIES = saved_queries.read_queries(package_data.queries())
TOPICS = saved_queries.read_topics(package_data.queries())
PAGE = "/queries/ilo-behind-objective"


def options(page, name):
    return re.findall(r'<option value="([^"]*)"', re.search(rf'<select id="in-{name}".*?</select>', page, re.DOTALL)[0])


@pytest.mark.parametrize("path", ["/queries", "/queries/objectives"])
@pytest.mark.parametrize(
    ("accept", "html"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("text/html", True),
        ("*/*", False),
        ("application/json", False),
        ("application/ld+json, text/html;q=0.9", False),
        ("text/turtle", False),
    ],
)
def test_page_is_for_who_prefers_it(pages, path, accept, html):
    answer = pages.get(path, headers={"accept": accept})
    assert answer.headers["content-type"].startswith("text/html") is html
    assert "accept" in answer.headers["vary"].lower()


@pytest.mark.parametrize("path", ["/queries.html", "/queries?format=html", f"{PAGE}.html", f"{PAGE}?format=html"])
def test_page_has_explicit_addresses(pages, path):
    assert pages.get(path, headers={"accept": "*/*"}).headers["content-type"] == "text/html; charset=utf-8"


def test_list_has_every_query_with_what_it_answers_under_its_topic(pages):
    page = pages.get("/queries").text
    for query in QUERIES.values():
        assert f'href="/queries/{query.name}"' in page
        assert query.description in unescape(page)
    assert re.findall(r'<section class="questions" id="([^"]*)"', page) == [topic.name for topic in TOPICS]


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_has_a_page_with_its_answer(pages, name):
    answer = pages.get(f"/queries/{name}")
    assert answer.status_code == 200
    query = QUERIES[name]
    for parameter in query.parameters:
        assert f'name="{parameter.name}"' in answer.text
    if query.of_partners:
        # Our own data hold no pledges, and a table of what nobody sent would read as a fact.
        assert "Nobody has sent a pledge yet." in answer.text
        assert "<table>" not in answer.text
    elif query.form == "SELECT":
        expected = len(list(csv.reader(io.StringIO(pages.get(f"/queries/{name}?format=csv").text)))) - 1
        shown = re.search(r'role="status">([\d,]+) row', answer.text)
        assert int(shown[1].replace(",", "")) == expected if expected else "Nothing in the graph" in answer.text
    assert len(answer.content) < 1_500_000


def test_values_of_the_form_choose_the_answer_and_stay_chosen(pages):
    default, other = (pages.get(PAGE, params=values).text for values in ({}, {"objective": "gcm/objective/10", "format": "html"}))
    assert default != other
    assert '<option value="gcm/objective/10" selected>' in other
    assert "objective=gcm/objective/10&amp;format=csv" in other
    assert "objective=10" not in other
    assert '<option value="gcm/objective/10" selected>' in pages.get(PAGE, params={"objective": "10"}).text


def test_things_that_are_few_are_chosen_from_a_list_and_many_are_typed(pages):
    assert len(options(pages.get(PAGE).text, "objective")) == 23
    treaties = options(pages.get("/queries/joined-one-treaty-not-another").text, "other")
    # Those whose standings the data cover.
    assert len(treaties) == len(set(treaties)) >= 18
    assert "instrument/icmw" in treaties
    assert len(options(pages.get("/queries/source-lines").text, "text")) > 5
    assert '<input id="in-provision" name="provision" type="text" value="gcm/para/2"' in pages.get("/queries/cited-by-provision").text
    assert re.search(
        r'<input id="in-minimum" name="minimum" type="number" min="0" max="1" step="0.05" value="0.7"',
        pages.get("/queries/objective-chain").text,
    )


def test_field_left_empty_is_the_default(pages):
    page = pages.get("/queries/objective-chain", params={"objective": "gcm/objective/22", "minimum": " "})
    assert page.status_code == 200
    assert 'value="0.7"' in page.text


@pytest.mark.parametrize(
    ("query", "said"), [("minimum=high", "is not a number"), ("objective=99", "objective=99"), ("objective=6&objective=7", "given 2 times")]
)
def test_value_that_does_not_fit_is_said_on_a_page(pages, query, said):
    answer = pages.get(f"/queries/objective-chain?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert said in answer.text
    assert "<tbody>" not in answer.text


def test_unknown_parameter_is_passed_over_by_a_page_and_an_error_for_programs(pages):
    assert pages.get(f"{PAGE}?colour=red").status_code == 200
    assert pages.get("/queries?colour=red").status_code == 200
    for path in (PAGE, "/queries"):
        assert pages.get(f"{path}?colour=red", headers={"accept": "application/json"}).status_code == 400
    assert pages.get(f"{PAGE}?lang=es", headers={"accept": "*/*"}).status_code == 400


def test_cells_have_names_and_lead_to_pages(pages):
    page = pages.get(PAGE).text
    assert re.search(r'<a href="/instrument/ilo-c189"[^>]*>C189</a>', page)
    assert "editors infer it" in page
    assert "EditorialInference</a>" not in page


def test_page_opens_the_same_query_in_the_workbench_and_shows_the_same_for_programs(pages):
    page = pages.get(PAGE, params={"objective": "gcm/objective/10"}).text
    bench = unescape(re.search(r'href="(/sparql\?q=[^"]*)"', page)[1])
    assert "gcm/objective/10&gt;" in pages.get(bench).text
    line = unescape(re.search(r'<code id="curl">curl \'(.*?)\'</code>', page)[1])
    path = line.partition("://")[2].partition("/")[2]
    assert pages.get("/" + path, headers={"accept": "*/*"}).headers["content-type"].startswith("text/csv")


def test_yes_or_no_is_a_sentence_and_a_graph_is_triples(pages):
    assert re.search(r'role="status">(Yes|No)\.</p>', pages.get("/queries/text-names-instrument").text)
    page = pages.get("/queries/objectives-outline").text
    assert "format=turtle" in page
    assert len(re.findall(r"<tr><td", page)) > 60


@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_page_is_not_sent_twice(pages, accept):
    tag = pages.get(PAGE, headers={"accept": accept}).headers["etag"]
    assert pages.get(PAGE, headers={"accept": accept, "if-none-match": tag}).status_code == 304


# What partners send is nowhere in our own graphs: tests/endpoints/followup asks of it.
@pytest.mark.parametrize("name", [name for name, query in QUERIES.items() if not query.of_partners])
@pytest.mark.parametrize("code", [code for code in i18n.codes() if code != i18n.DEFAULT])
def test_columns_have_names_in_every_language(pages, code, name):
    heads = re.findall(r'<th scope="col"([^>]*)>', pages.get(f"/queries/{name}?lang={code}&format=html").text)
    assert heads or QUERIES[name].form == "ASK"
    assert not [head for head in heads if "lang=" in head]


def test_questions_are_asked_in_spanish(pages):
    page = pages.get(PAGE, params={"lang": "es"}).text
    assert "<h1>Convenios y recomendaciones de la OIT que respaldan un objetivo</h1>" in page
    assert "lo infieren los editores" in page
    assert 'name="lang" value="es"' in page
