"""``/search`` over HTTP: JSON-LD and a page, facets, paging, suggestions, and errors that say what is known."""

import json
import re
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from pyld import jsonld

from graph_service.endpoints.resources.context import text


@pytest.fixture(scope="module")
def http(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=30) as client:
        yield client


def test_openapi_says_that_a_search_needs_words(http):
    listed = http.get("/openapi.json").json()["paths"]["/search"]["get"]["parameters"]
    assert {one["name"]: one["required"] for one in listed}["q"] is True
    for missing in ({}, {"q": ""}, {"q": " "}):
        assert http.get("/search", params=missing, headers={"accept": "application/ld+json"}).status_code == 400


def test_answer_is_json_ld_with_hydra_paging(http):
    response = http.get("/search", params={"q": "migrant workers", "per_page": "5"})
    assert response.headers["content-type"] == "application/ld+json"
    answer = response.json()
    assert answer["match"] == "all"
    assert len(answer["member"]) == 5 < answer["totalItems"]
    assert set(answer["member"][0]) == {
        "id", "type", "label", "title", "notation", "document", "score", "snippet", "textLanguage",
    }  # fmt: skip
    seen = []
    while True:
        seen += [member["id"] for member in answer["member"]]
        if answer["view"]["next"] is None:
            break
        answer = http.get(answer["view"]["next"]).json()
    assert len(seen) == len(set(seen)) == answer["totalItems"]
    (expanded,) = jsonld.expand({**answer, "@context": json.loads(text())["@context"]})
    assert expanded["http://www.w3.org/ns/hydra/core#totalItems"] == [
        {"@type": "http://www.w3.org/2001/XMLSchema#integer", "@value": answer["totalItems"]}
    ]


def test_facets_lead_to_as_many_as_they_say(http):
    answer = http.get("/search", params={"q": "children"}).json()
    for facet in answer["facets"]["type"][:3]:
        assert http.get("/search", params={"q": "children", "type": facet["value"]}).json()["totalItems"] == facet["count"]
    for facet in answer["facets"]["document"]:
        assert http.get("/search", params={"q": "children", "document": facet["value"]}).json()["totalItems"] == facet["count"]


def test_page_shows_the_same_hits_and_marks_the_words(http):
    accept = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    page = http.get("/search", params={"q": "recruitment fees"}, headers=accept)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    answer = http.get("/search", params={"q": "recruitment fees"}).json()
    assert re.findall(r'<h2><a href="/([^"]+)">', page.text) == [
        member["id"].removeprefix("https://w3id.org/migration-compact/") for member in answer["member"]
    ]
    assert "<mark>recruitment</mark>" in page.text
    data = re.search(r'href="(/search\?[^"]*format=jsonld)"', page.text)
    assert http.get(data[1].replace("&amp;", "&"), headers=accept).json()["totalItems"] == answer["totalItems"]


def test_page_without_a_question_is_a_form(http):
    page = http.get("/search", headers={"accept": "text/html"})
    assert page.status_code == 200
    assert 'name="q"' in page.text


def test_page_bears_the_language_of_a_reader(http):
    page = http.get("/search", params={"q": "C189", "lang": "fr"}, headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "Domestic Workers Convention" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_page_escapes_what_the_user_typed(http):
    page = http.get("/search", params={"q": '"><script>alert(1)</script>'}, headers={"accept": "text/html"})
    assert "<script>" not in page.text
    assert "&lt;script&gt;" in page.text


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"query": "x"}, "q, type, document, texts"),
        ({}, "q, type, document, texts"),
        ({"q": "x", "type": "Nothing"}, "Objective"),
        ({"q": "x", "document": "nothing"}, "priorities-2021"),
        ({"q": "x", "lang": "fr"}, "en, es"),
        ({"q": "x", "page": "0"}, ""),
        ({"q": "x", "page": "²"}, ""),
        ({"q": "x", "per_page": "101"}, ""),
        ({"q": "x", "format": "xml"}, "jsonld"),
    ],
)
def test_wrong_parameter_is_400_and_names_what_is_known(http, params, said):
    response = http.get("/search", params=params)
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    assert said in response.json()["help"]


def test_a_parameter_given_twice_is_400_unless_it_takes_several_values(http):
    assert http.get("/search?q=a&q=b").status_code == 400
    repeated, listed = (http.get(f"/search?q=children&{types}").json() for types in ("type=Action&type=Objective", "type=Action,Objective"))
    assert repeated == listed
    assert listed["member"]
    assert all({"Action", "Objective"} & set(one["type"]) for one in listed["member"])


def test_what_a_page_does_without_programs_must_name(http):
    unknown = http.get("/search", params={"q": "x", "perpage": "5"})
    assert (unknown.status_code, unknown.json()["detail"]) == (400, "There is no parameter 'perpage' here. Did you mean per_page?")
    page = {"accept": "text/html"}
    assert http.get("/search", params={"q": "x", "perpage": "5", "texts": "", "type": ""}, headers=page).status_code == 200
    assert http.get("/search", params={"q": "x", "page": "0"}, headers=page).status_code == 400


def test_suggestions(http):
    answer = http.get("/search/suggest", params={"q": "domest", "limit": "3"}).json()
    assert answer["suggestions"][0]["id"] == "https://w3id.org/migration-compact/instrument/ilo-c189"
    assert len(answer["suggestions"]) <= 3
    only = http.get("/search/suggest", params={"q": "c", "type": "ILOConvention"}).json()
    assert all("ILOConvention" in one["type"] for one in only["suggestions"])
    assert http.get("/search/suggest").status_code == 400


def test_etag_gives_304(http):
    first = http.get("/search", params={"q": "C189"})
    assert http.get("/search", params={"q": "C189"}, headers={"if-none-match": first.headers["etag"]}).status_code == 304


def test_bytes_that_are_no_text_get_an_answer_or_a_clear_error(http):
    for query in ("q=%00", "q=%ff", "q=%ED%A0%80", "q=" + "a" * 5000, "q=%22%22%22", "q[]=1"):
        assert http.get("/search?" + query).status_code in (200, 400), query


def test_many_at_once_get_the_same_answer(builtin_url):
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: httpx.get(f"{builtin_url}/search", params={"q": "child detention"}, timeout=30).text, range(64)))
    assert len(set(answers)) == 1


def test_spanish_from_the_menu_is_the_language_of_the_page_and_restricts_no_texts(http):
    browser = {"accept": "text/html"}
    page = http.get("/search", params={"q": "recruitment fees", "lang": "es"}, headers=browser)
    assert page.headers["content-language"] == "es"
    assert 'class="results"' in page.text
    restricted = http.get("/search", params={"q": "recruitment fees", "lang": "es", "texts": "es"}, headers=browser)
    assert restricted.headers["content-language"] == "es"
    assert 'class="results"' not in restricted.text
    for name in ("texts", "lang"):
        assert (
            http.get("/search", params={"q": "recruitment fees", name: "es"}, headers={"accept": "application/json"}).json()["totalItems"]
            == 0
        )


def test_a_search_that_finds_nothing_says_what_is_near(http):
    answer = http.get("/search", params={"q": "C999"}, headers={"accept": "application/json"}).json()
    assert answer["totalItems"] == 0
    assert any("/instrument/ilo-c" in one["id"] for one in answer["nearest"])
    page = http.get("/search", params={"q": "C999"}, headers={"accept": "text/html"}).text
    assert 'href="/instrument/ilo-c' in page


@pytest.mark.parametrize("words", ["C097 Article 6", "c97 art. 6", "C097, article 6"])
def test_an_article_is_found_by_its_number_first(http, words):
    first = http.get("/search", params={"q": words}).json()["member"][0]
    assert first["id"].endswith("/instrument/ilo-c097/article/6")
    assert first["type"] == ["Article"]


@pytest.mark.parametrize(("words", "kind"), [("passport", "Article"), ("child detention", "Ask"), ("child detention", "Article")])
def test_articles_and_asks_are_found_by_our_words_and_are_facets(http, words, kind):
    answer = http.get("/search", params={"q": words}).json()
    counts = {one["value"]: one["count"] for one in answer["facets"]["type"]}
    assert counts[kind]
    narrowed = http.get("/search", params={"q": words, "type": kind}).json()
    assert narrowed["totalItems"] == counts[kind]
    assert all(one["type"] == [kind] and one["snippet"] for one in narrowed["member"])
    assert all((one["document"] is not None) == (kind == "Ask") for one in narrowed["member"])


def test_the_number_of_an_ask_alone_finds_objectives_first(http):
    first = http.get("/search", params={"q": "1"}).json()["member"][0]
    assert "Objective" in first["type"]
