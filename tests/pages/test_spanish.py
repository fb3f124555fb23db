"""The interface in Spanish: pages of things, the first page, search and errors; the texts keep their own words and say their language."""

import re

import httpx
import pytest

from graph_service.pages import i18n
from graph_service.pages.environment import environment

SPANISH = "es-CO,es;q=0.9"
PATHS = [
    "/",
    "/catalog",
    "/brief",
    "/brief/6",
    "/brief/99",
    "/codelists",
    "/codelists/objectives",
    "/codelists/none",
    "/topics",
    "/topics/children",
    "/topics/none",
    "/changes",
    "/docs",
    "/dump/",
    "/explore",
    "/explore?view=instruments",
    "/explore?view=flow&objective=6",
    "/explore/evidence?from=gcm/objective/6&to=priorities-2021/4",
    "/explore?view=map",
    "/federation",
    "/gaps",
    "/method",
    "/nothing/here.csv",
    "/ontology",
    "/queries",
    "/queries/ilo-behind-objective",
    "/queries/text-names-instrument",
    "/read",
    "/read/gcm",
    "/sparql",
    "/sparql?saved=nothing",
    "/sparql?query=ASK%7B%7D&format=html",
    "/sparql?query=ASK%7B&format=html",
    "/states?objective=13",
    "/search?q=C189",
    "/search?q=remesas",
    "/suggest",
    "/search?q=xyzzy",
    "/gcm/objective/99",
    "/gcm/objective/6",
    "/gcm/objective/6/action/k",
    "/gcm/final-draft-2018",
    "/gcm/footnote/3",
    "/priorities-2021/4/e",
    "/nahuacalli-2018/ayotzinapa-cinismo/3",
    "/instrument/ilo-c189",
    "/instrument/icmw",
    "/actor/state/mx",
    "/actor/civil-society",
    "/forum/imrf",
    "/process/imrf-review",
    "/ratification/mx-icmw",
    "/link/commitments-2018-1--cites--gcm",
    "/quote/commitments-2018-1--105-116",
]
RESOURCE = "/gcm/objective/6/action/k"


@pytest.fixture(scope="module")
def spanish(builtin_url):
    headers = {"accept": "text/html", "accept-language": SPANISH}
    with httpx.Client(base_url=builtin_url, timeout=30, headers=headers) as client:
        yield client


@pytest.mark.parametrize("path", PATHS)
def test_interface_is_spanish_by_the_browsers_wish_and_caches_know(spanish, path):
    answer = spanish.get(path)
    assert '<html lang="es" dir="ltr">' in answer.text
    assert answer.headers["content-language"] == "es"
    assert "accept-language" in answer.headers["vary"].lower()
    assert "Ir al contenido" in answer.text


@pytest.mark.parametrize("path", PATHS)
def test_no_sentence_of_ours_is_left_in_english(spanish, pages, path):
    """Every sentence of ours that the English page shows is another in Spanish, but for words that both languages share."""
    english = _pieces(pages.get(path, headers={"accept-language": "en"}).text)
    here = _pieces(spanish.get(path).text)
    ours = {str(i18n.Language("en").t(key)) for key in i18n.keys("en") if "{" not in i18n._words("en")[key]}
    shared = {str(i18n.Language("es").t(key)) for key in i18n.keys("es") if "{" not in i18n._words("es")[key]}
    assert english & ours
    assert not (here & ours) - shared


def _pieces(page):
    # What has a lang attribute of its own is not of the interface, nor are the names in code and in the diagram of terms.
    page = re.sub(r"<(code|svg)\b.*?</\1>", "", page, flags=re.DOTALL)
    bare = re.sub(r'<(\w+)[^>]* lang="[^"]*"[^>]*>.*?</\1>', "", page.partition("<body>")[2], flags=re.DOTALL)
    return {piece.strip() for piece in re.findall(r">([^<>]+)<", bare)} - {""}


@pytest.mark.parametrize("path", ["/", RESOURCE])
def test_the_address_chooses_the_language_and_links_keep_it(pages, path):
    page = pages.get(path, params={"lang": "es"}).text
    assert '<html lang="es"' in page
    assert re.search(r'<main.*href="/gcm/[^"]*\?lang=es"', page, re.DOTALL)
    assert '<html lang="en"' in pages.get(path, params={"lang": "en"}, headers={"accept-language": "es"}).text


def test_data_addresses_stay_plain(pages):
    page = pages.get(RESOURCE, params={"lang": "es"}).text
    assert f'href="{RESOURCE}.ttl"' in page


def test_each_language_has_its_own_tag_and_data_has_none(spanish, pages):
    tags = {pages.get(RESOURCE, params={"lang": code}).headers["etag"] for code in ("en", "es")}
    assert len(tags | {spanish.get(RESOURCE).headers["etag"]}) == 3
    data = [client.get(f"{RESOURCE}.jsonld") for client in (spanish, pages)]
    assert data[0].headers["etag"] == data[1].headers["etag"]
    assert data[0].content == data[1].content


def test_the_texts_keep_their_words_and_say_their_language(spanish):
    page = spanish.get(RESOURCE).text
    assert re.search(r'<blockquote class="words" lang="en"', page)
    assert '<h1 lang="en">GCM objective 6(k)</h1>' in page
    assert ">Reforzado por <span" in page


def test_search_filters_texts_by_texts_and_speaks_by_the_browsers_wish(spanish, pages):
    page = pages.get("/search", params={"q": "migrantes", "texts": "es"}, headers={"accept-language": "en"}).text
    assert '<html lang="en"' in page
    assert '<option value="es" selected>Spanish</option>' in page
    assert '<option value="es" selected>español</option>' in spanish.get("/search", params={"q": "migrantes", "texts": "es"}).text


def test_every_key_that_the_templates_name_is_there():
    keys = i18n.keys("en")
    for name in environment().list_templates(filter_func=lambda one: one.endswith(".html")):
        text = environment().loader.get_source(environment(), name)[0]
        for key in re.findall(r'\bt\("([\w.]+)"[,)]', text):
            assert key in keys, (name, key)
        for prefix in re.findall(r'\bt\("([\w.]+[._])" ~', text):
            assert any(key.startswith(prefix) for key in keys), (name, prefix)


@pytest.mark.parametrize(
    "path", ["/", "/catalog", "/docs", "/ontology", "/queries", "/federation", "/explore", "/gaps", "/states", "/sparql", "/read/gcm"]
)
def test_menu_keeps_the_language_that_the_address_names(pages, path):
    page = pages.get(path, params={"lang": "es"}, headers={"accept-language": "en"}).text
    menu = re.search(r"<header class=.site.*?</header>", page, re.DOTALL)[0]
    for address in ("/read", "/explore", "/gaps", "/queries", "/ontology", "/sparql", "/docs", "/catalog"):
        assert f'href="{address}?lang=es"' in menu
    assert 'href="/search?lang=es' in menu


def test_search_speaks_the_language_of_the_address_and_its_links_keep_it(pages):
    page = pages.get("/search", params={"q": "C189", "lang": "es"}, headers={"accept-language": "en"}).text
    assert '<html lang="es"' in page
    assert 'name="lang" value="es"' in page
    assert 'href="/instrument/ilo-c189?lang=es"' in page
    assert all("lang=es" in one for one in re.findall(r'href="(/search\?q=[^"]*type=[^"]*)"', page))


@pytest.mark.parametrize("path", ["/explore?view=map", "/dump/none.ttl", "/queries/none", "/sparql?saved=none", "/read/none"])
def test_error_is_a_page_for_a_browser_and_a_problem_for_a_program(pages, path):
    page = pages.get(path)
    assert page.status_code in (400, 404)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "no-store" in page.headers["cache-control"]
    assert page.text.count("<h1>") == 1
    if not path.startswith("/sparql"):
        problem = pages.get(path, headers={"accept": "*/*"})
        assert (problem.status_code, problem.headers["content-type"]) == (page.status_code, "application/problem+json")


def test_error_of_an_api_stays_a_problem(pages):
    assert pages.get("/api/objectives/99").headers["content-type"] == "application/problem+json"


def test_errors_are_named_in_both_languages():
    for slug in ("not-found", "bad-request", "gone", "time-limit", "query-syntax", "limit-exceeded"):
        words = [str(i18n.Language(code).t(f"problem.{slug}")) for code in ("en", "es")]
        assert words[0] != words[1]


def test_terms_of_the_vocabulary_have_our_spanish_names_and_english_definitions(spanish):
    page = spanish.get("/ontology").text
    assert '<span class="title">convenio de la OIT</span>' in page
    assert '<p lang="en">A convention adopted by the International Labour Conference' in page


def test_thousands_are_set_apart_as_each_language_does(spanish, pages):
    assert re.search(r"<b>\d{2,3}\u202f\d{3}</b> tripletas", spanish.get("/catalog").text)
    assert re.search(r"<b>\d{2,3},\d{3}</b> triples", pages.get("/catalog").text)


@pytest.mark.parametrize(
    ("iri", "place"),
    [
        ("https://w3id.org/migration-compact/gcm/objective/6", "/gcm/objective/6"),
        (" https://w3id.org/migration-compact/ontology#Action", "/ontology#Action"),
        ("https://w3id.org/migration-compact//evil.example/x", "/evil.example/x"),
        ("https://w3id.org/migration-compact/a\r\nb", "/a%0D%0Ab"),
    ],
)
def test_iri_in_the_search_box_leads_to_its_page_here(pages, iri, place):
    answer = pages.get("/search", params={"q": iri})
    assert answer.status_code == 303
    assert answer.headers["location"] == place
    assert pages.get("/search", params={"q": iri}, headers={"accept": "application/json"}).status_code == 200
