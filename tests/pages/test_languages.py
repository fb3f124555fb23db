"""The interface in every language but English: pages of things, search, errors; the texts keep their own words and their language."""

import io
import re
import zipfile
from functools import cache
from html import unescape

import pytest
from selectolax.lexbor import LexborHTMLParser

from graph_service import package_data
from graph_service.pages import i18n
from graph_service.pipeline.names import read_names

OTHERS = [code for code in i18n.codes() if code != i18n.DEFAULT]
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
    "/states/ke",
    "/search?q=C189",
    "/search?q=remesas",
    "/suggest",
    "/text/new",
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
def visit(pages):
    """Return the answer to a browser that wants a language, asked for once."""
    return cache(lambda code, path: pages.get(path, headers={"accept-language": f"{code}-CO,{code};q=0.9"}))


def said(code, key):
    return str(i18n.Language(code).t(key))


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("code", OTHERS)
def test_interface_speaks_by_the_browsers_wish_and_caches_know(visit, code, path):
    answer = visit(code, path)
    assert f'<html lang="{code}" dir="ltr">' in answer.text
    assert answer.headers["content-language"] == code
    assert "accept-language" in answer.headers["vary"].lower()
    assert said(code, "site.skip") in answer.text


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("code", OTHERS)
def test_no_sentence_of_ours_is_left_in_english(visit, code, path):
    """Every sentence of ours that the English page shows is another in the language, but for words that both languages share."""
    english = _pieces(visit("en", path).text)
    here = _pieces(visit(code, path).text)
    assert english & _ours("en")
    assert not (here & _ours("en")) - _ours(code)


# Names of formats, codes of instruments, names of files and addresses, and names that the two languages share.
ALIKE = re.compile(
    r"Migration Compact Graph|JSON-LD|Turtle|TriG|N-Triples|RDF/XML|(?:OpenDocument|Word)(?: \(\.\w+)?|ILO [\w ]+|"
    r"DCAT 3, VoID|SDG [\d.]+\w?|[A-Z][A-Z0-9/-]+(, \d{4})?|Article \d+|"
    r"https?://\S+|\W*[\w/-]+\.\w+(\.gz)?"
)
ELSEWHERE = ("/docs", "/dump", "/ontology", "/sparql", "/federation", "/nothing")
"""Pages whose names are those of programs: paths, terms, files."""


@pytest.mark.parametrize("path", [path for path in PATHS if not path.startswith(ELSEWHERE)])
def test_english_words_on_a_french_page_say_that_they_are(visit, path):
    """What a page shows in both languages alike, and not marked as English, is a name or a word that French has too."""
    words = {piece.strip(" ,.:;()·") for piece in _shown(visit("en", path).text) & _shown(visit("fr", path).text)}
    states = {row["name"] for row in read_names(package_data.curated() / "names") if row["language"] == "fr"}
    assert {word for word in words if word not in states and not ALIKE.fullmatch(word) and not _shared().fullmatch(word)} == set()


def _shown(page):
    """The pieces of text of a page that are not code and have no language of their own."""
    tree = LexborHTMLParser(page)
    for element in tree.css("code, pre, script, style, svg, body [lang]"):
        element.decompose()
    pieces = (" ".join(node.text(deep=False).split()) for node in tree.body.traverse(include_text=True) if node.tag == "-text")
    return {piece for piece in pieces if re.search(r"[A-Za-z]{3}", piece)}


@cache
def _shared():
    """The sentences that are alike in English and French, with anything in their places."""
    english, french = i18n._words("en"), i18n._words("fr")
    alike = {french[key].strip(" .:") for key in french if english.get(key) == french[key]} | set(_ours("en") & _ours("fr"))
    return re.compile("|".join(re.sub(r"\\\{\w+\\\}", ".+", re.escape(one)) for one in sorted(alike)), re.IGNORECASE)


@cache
def _ours(code):
    return {said(code, key) for key in i18n.keys(code) if "{" not in i18n._words(code)[key]}


def _pieces(page):
    # What has a lang attribute of its own is not of the interface, nor are the names in code and in the diagram of terms.
    page = re.sub(r"<(code|svg)\b.*?</\1>", "", page, flags=re.DOTALL)
    bare = re.sub(r'<(\w+)[^>]* lang="[^"]*"[^>]*>.*?</\1>', "", page.partition("<body>")[2], flags=re.DOTALL)
    return {piece.strip() for piece in re.findall(r">([^<>]+)<", bare)} - {""}


@pytest.mark.parametrize("path", ["/", RESOURCE])
@pytest.mark.parametrize("code", OTHERS)
def test_the_address_chooses_the_language_and_links_keep_it(pages, code, path):
    page = pages.get(path, params={"lang": code}).text
    assert f'<html lang="{code}"' in page
    assert re.search(rf'<main.*href="/gcm/[^"]*\?lang={code}"', page, re.DOTALL)
    assert '<html lang="en"' in pages.get(path, params={"lang": "en"}, headers={"accept-language": code}).text


@pytest.mark.parametrize("code", i18n.codes())
def test_menu_offers_the_other_languages_each_by_its_own_name(visit, code):
    menu = re.search(r"<header class=.site.*?</header>", visit(code, "/gaps").text, re.DOTALL)[0]
    offered = re.findall(r'<a href="([^"]*)" lang="(\w+)" hreflang="(\w+)">([^<]*)</a>', menu)
    # Twice: in the bar, and where that is short among the tools.
    assert offered == 2 * [(f"/gaps?lang={one}", one, one, said(one, "site.language")) for one in i18n.codes() if one != code]


def test_data_addresses_stay_plain(pages):
    page = pages.get(RESOURCE, params={"lang": "es"}).text
    assert f'href="{RESOURCE}.ttl"' in page


def test_each_language_has_its_own_tag_and_data_has_none(visit, pages):
    tags = {pages.get(RESOURCE, params={"lang": code}).headers["etag"] for code in i18n.codes()}
    assert len(tags | {visit(code, RESOURCE).headers["etag"] for code in OTHERS}) == len(i18n.codes()) + len(OTHERS)
    data = [visit(code, f"{RESOURCE}.jsonld") for code in i18n.codes()]
    assert len({answer.headers["etag"] for answer in data}) == len({answer.content for answer in data}) == 1


@pytest.mark.parametrize("code", OTHERS)
def test_the_texts_keep_their_words_and_say_their_language(visit, code):
    page = visit(code, RESOURCE).text
    assert re.search(r'<blockquote class="words" lang="en"', page)
    assert '<h1 lang="en">GCM objective 6(k)</h1>' in page
    assert f">{said(code, 'relation.reinforcedBy_out')} <span" in page


@pytest.mark.parametrize("code", i18n.codes())
def test_search_filters_texts_by_texts_and_speaks_by_the_browsers_wish(visit, code):
    page = visit(code, "/search?q=migrantes&texts=es").text
    assert f'<html lang="{code}"' in page
    assert f'<option value="es" selected>{said(code, "search.es")}</option>' in page


@pytest.mark.parametrize(
    "path", ["/", "/catalog", "/docs", "/ontology", "/queries", "/federation", "/explore", "/gaps", "/states", "/sparql", "/read/gcm"]
)
@pytest.mark.parametrize("code", OTHERS)
def test_menu_keeps_the_language_that_the_address_names(pages, code, path):
    page = pages.get(path, params={"lang": code}, headers={"accept-language": "en"}).text
    menu = re.search(r"<header class=.site.*?</header>", page, re.DOTALL)[0]
    for address in ("/read", "/explore", "/gaps", "/queries", "/ontology", "/sparql", "/docs", "/catalog"):
        assert f'href="{address}?lang={code}"' in menu
    assert f'href="/search?lang={code}' in menu


@pytest.mark.parametrize("code", OTHERS)
def test_search_speaks_the_language_of_the_address_and_its_links_keep_it(pages, code):
    page = pages.get("/search", params={"q": "C189", "lang": code}, headers={"accept-language": "en"}).text
    assert f'<html lang="{code}"' in page
    assert f'name="lang" value="{code}"' in page
    assert f'href="/instrument/ilo-c189?lang={code}"' in page
    assert all(f"lang={code}" in one for one in re.findall(r'href="(/search\?q=[^"]*type=[^"]*)"', page))


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


@pytest.mark.parametrize("code", OTHERS)
def test_errors_are_named_in_every_language(code):
    for slug in ("not-found", "bad-request", "gone", "time-limit", "query-syntax", "limit-exceeded"):
        assert said(code, f"problem.{slug}") != said("en", f"problem.{slug}")


@pytest.mark.parametrize("code", OTHERS)
def test_terms_of_the_vocabulary_have_our_names_and_english_definitions(visit, code):
    page = visit(code, "/ontology").text
    assert f'<span class="title">{said(code, "kind.ILOConvention")}</span>' in page
    assert '<p lang="en">A convention adopted by the International Labour Conference' in page


@pytest.mark.parametrize(("code", "mark"), [("en", ","), ("es", "\u202f"), ("fr", "\u202f")])
def test_thousands_are_set_apart_as_each_language_does(visit, code, mark):
    assert re.search(rf"<b>\d{{2,3}}{mark}\d{{3}}</b> {said(code, 'catalog.triples')}", visit(code, "/catalog").text)


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


@pytest.mark.parametrize(("code", "heading"), [("es", "Objetivo 6"), ("fr", "Objectif 6")])
def test_an_objective_is_headed_in_the_language_of_the_page_and_of_the_document(pages, code, heading):
    page = pages.get("/gcm/objective/6", params={"lang": code}).text
    assert f"<h1>{heading}</h1>" in page
    assert f"<title>{heading} – " in page
    title = unescape(re.search(r'<p class="title"[^>]*>([^<]*)', page)[1])
    document = pages.get(f"/brief/6.docx?lang={code}")
    body = zipfile.ZipFile(io.BytesIO(document.content)).read("word/document.xml").decode()
    assert f"{heading}: {title}" in unescape(re.sub(r"<[^>]*>", "", body))


@pytest.mark.parametrize(
    ("code", "text", "steps"),
    [
        ("es", "Pacto Mundial, borrador final del 11 de julio de 2018", {"Objetivo 6", "Párrafo 22", "Prioridad 4"}),
        ("fr", "Pacte mondial, projet final du 11 juillet 2018", {"Objectif 6", "Paragraphe 22", "Priorité 4"}),
    ],
)
def test_the_way_to_a_page_is_in_the_language_of_the_page_or_says_that_it_is_english(visit, code, text, steps):
    found = set()
    for path in ("/gcm/objective/6/commitment/1", "/priorities-2021/4/e", "/read/gcm"):
        trail = LexborHTMLParser(visit(code, path).text).css(".above a")
        found |= {one.text() for one in trail if "lang" not in one.attributes}
        assert {one.attributes["lang"] for one in trail if "lang" in one.attributes} <= {"en"}
    assert found >= {text, *steps}
