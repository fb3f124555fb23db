"""The basket: its address holds it, whatever is in that address; what it gives is what the pages say."""

import html
import json
import re
from importlib.util import find_spec
from urllib.parse import quote

import httpx
import pytest

from graph_service.extract.formats import MEDIA_TYPES, extract
from tests.needs import need

LINK = "link/commitments-2018-1--addresses--gcm-para-41"
ITEMS = ("gcm/objective/6/action/c", "priorities-2021/4/e", "priorities-2021/4/e/ask/1", "instrument/icmw/article/25", LINK)
PAGE = {"accept": "text/html"}


@pytest.fixture(scope="module")
def service(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=120) as client:
        yield client


def query(*items, **more):
    return httpx.QueryParams([("item", item) for item in items] + list(more.items()))


def test_a_basket_shows_words_citations_and_addresses_without_each_item(service):
    page = service.get("/basket", params=query(*ITEMS), headers=PAGE).raise_for_status().text
    assert "Improve regulations on public and private recruitment agencies" in page
    assert "asks for what is in" in page
    assert page.count('class="remove"') == len(ITEMS)
    removed = html.unescape(re.search(r'class="remove" data-remove="priorities-2021/4/e" href="([^"]+)"', page)[1])
    left = service.get(removed, headers=PAGE).text
    assert 'data-remove="priorities-2021/4/e"' not in left
    assert left.count('class="remove"') == len(ITEMS) - 1


@pytest.mark.parametrize(
    "name", ["gcm/objective/6/action/c", "/gcm/objective/6/action/c", "https://w3id.org/migration-compact/gcm/objective/6/action/c"]
)
def test_an_item_is_named_by_path_or_iri_and_is_there_once(service, name):
    page = service.get("/basket", params=query(name, "gcm/objective/6/action/c", ""), headers=PAGE).text
    assert page.count('data-remove="gcm/objective/6/action/c"') == 1
    assert page.count('class="remove"') == 1


def test_what_is_not_known_is_named_and_runs_nothing(service):
    odd = ("javascript:alert(1)", '"><script>alert(2)</script>', "no/such", "//evil.example/x")
    page = service.get("/basket", params=query("gcm/para/16", *odd), headers=PAGE).raise_for_status().text
    assert "Not known here:" in page
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert 'href="//' not in page
    alone = service.get("/basket", params=query(*odd), headers=PAGE).raise_for_status().text
    assert "<script>alert" not in alone


def test_a_basket_is_bounded(service):
    assert service.get("/basket", params=query(*("gcm/para/16" for _ in range(100)))).status_code == 200
    too_many = service.get("/basket", params=query(*("gcm/para/16" for _ in range(101))), headers={"accept": "application/json"})
    assert too_many.status_code in (400, 406)
    many = service.get("/basket?" + "item=&" * 10_000)
    assert many.status_code in (400, 414)
    assert service.get("/basket", params=query("x" * 2001)).status_code == 400
    assert service.get("/basket", params=query("gcm/para/16", format="exe")).status_code == 400
    assert service.get("/basket.pdf?itm=x").status_code == 400


def test_references_are_those_of_the_pages(service):
    page = service.get("/gcm/objective/6/action/c", headers=PAGE).text
    line = html.unescape(re.search(r'id="cite-bibtex"[^>]*>(.*?)</code>', page, re.DOTALL)[1])
    written = service.get("/basket.bib", params=query("gcm/objective/6/action/c", "priorities-2021/4/e")).raise_for_status()
    assert written.headers["content-type"] == "application/x-bibtex"
    assert written.text.startswith(line)
    for key in (
        "commitments-2018/7",
        "nahuacalli-2018/march",
        "zero-draft-statement-2018/irregular-regular/2",
        "gcm/footnote/3",
        "instrument/ilo-c189",
    ):
        page = service.get(f"/{key}", headers=PAGE).text
        theirs = json.loads(html.unescape(re.search(r'id="cite-csl"[^>]*>(.*?)</code>', page, re.DOTALL)[1]))
        assert service.get("/basket.csl.json", params=query(key)).json() == theirs, key


def test_a_basket_is_taken_along_in_each_form(service):
    written = service.get("/basket.md", params=query(*ITEMS, lang="es")).raise_for_status()
    assert written.headers["content-type"].startswith("text/markdown")
    assert written.text.startswith("# Cesta\n")
    assert "> “Improve regulations" in written.text
    need(all(find_spec(name) for name in ("docx", "odfdo", "typst")), "the extra documents: make test installs it")
    for form, end in (("docx", "wordprocessing"), ("odt", "opendocument"), ("pdf", "/pdf")):
        answer = service.get(f"/basket.{form}", params=query(*ITEMS)).raise_for_status()
        text = extract(answer.content, next(one for one in MEDIA_TYPES if end in one)).text
        assert "Improve regulations on public" in " ".join(text.split())
        assert "Citations" in text
        assert "(in our words)" in " ".join(text.split())


def test_pages_offer_what_can_be_kept(service):
    for path, key in (
        ("/gcm/objective/6/action/c", "gcm/objective/6/action/c"),
        ("/priorities-2021/4/e/ask/1", "priorities-2021/4/e/ask/1"),
        ("/instrument/icmw/article/25", "instrument/icmw/article/25"),
        (f"/{LINK}", LINK),
        ("/commitments-2018/1", LINK),
        ("/brief/6", "priorities-2021/3/b"),
    ):
        page = service.get(path, headers=PAGE).text
        kept = html.unescape(re.search(rf'class="to-basket" href="([^"]+item={quote(key, safe="")})"', page)[1])
        assert 'class="remove"' in service.get(kept, headers=PAGE).text


@pytest.mark.parametrize(
    "path", ["/basket.docx", "/basket.pdf", "/basket.odt", "/basket.md", "/basket.bib", "/basket.csl.json", "/basket?format=bibtex"]
)
def test_a_file_of_nothing_is_not_made(service, path):
    need(find_spec("typst"), "the extra documents: make test installs it")
    for items in ({}, {"item": "nope"}):
        answer = service.get(path, params={**dict(httpx.URL(path).params), **items})
        assert answer.status_code == 400, (path, items)
        assert "item=gcm/objective/6" in answer.json()["help"]
    assert "nope" in answer.json()["detail"]
    assert service.get("/basket", headers=PAGE).status_code == 200
