"""Where a page is, and that people never meet raw names: every kind of page."""

import re
from html.parser import HTMLParser

import pytest

from graph_service.pages.menu import MENU, TOOLS, section
from tests.endpoints.resources.conftest import ONE_OF_EACH_KIND
from tests.pages.test_browser import EXPECTED, PAGES
from tests.pages.test_pages import Links

VOID = {"meta", "link", "input", "br", "img", "hr", "source", "col", "wbr"}
# What shows code, and what describes the graphs as RDF: a person who asks for it wants the raw names.
CODE = {"catalogue", "vocabulary", "workbench", "answer", "error in a query", "API", "guide", "guide in Spanish", "guides"}
RAW = re.compile(
    r"\b(?:gcmo|gcm|skos|dct|rdfs?|oa|prov|sh|owl|sdo|schema|foaf|void|dcat):[A-Za-z]\w*|\b(?!pySHACL\b)[a-z]{2,}[A-Z][A-Za-z]+\b"
)


class Words(HTMLParser):
    """The words that a reader sees, without code."""

    def __init__(self, text):
        super().__init__()
        self.open, self.words = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        if not {"script", "style", "code", "pre", "textarea"}.intersection(self.open):
            self.words.append(data)


@pytest.fixture(scope="module")
def every(pages):
    """Every kind of page, by its name."""
    named = {**PAGES, **{path: f"/{path}" for path in ONE_OF_EACH_KIND}}
    return {name: pages.get(path) for name, path in named.items()}


def test_every_page_but_the_first_says_where_it_is(every):
    for name, answer in every.items():
        assert answer.status_code == EXPECTED.get(name, 200), name
        where = re.search(r'<nav class="above" aria-label="[^"]+"><ol>(.*?)</ol></nav>', answer.text, re.DOTALL)
        if answer.url.path == "/":
            assert where is None
            continue
        assert where, name
        hrefs = Links(where[1]).hrefs
        trail = [href.partition("?")[0] for href in hrefs]
        assert trail[0] == "/", name
        inside = section(answer.url.path)
        assert inside is None or trail[1] == inside.address, name
        assert len(hrefs) == len(set(hrefs)), name
        current = re.findall(r'<li><a href="([^"?]*)[^"]*" aria-current="(?:page|true)">', answer.text.partition("<main")[0])
        assert current == ([inside.address] if inside in (*MENU, *TOOLS) else []), name


def test_the_menu_leads_to_pages(pages):
    hrefs = Links(pages.get("/").text.partition("<main")[0]).hrefs
    for one in (*MENU, *TOOLS):
        assert one.address in hrefs
        assert pages.get(one.address).status_code == 200, one.address


def test_no_raw_name_is_shown_outside_code(pages, every):
    raw = {}
    for name, answer in every.items():
        if name not in CODE and (raw_names := sorted(set(RAW.findall(" ".join(Words(answer.text).words))))):
            raw[name] = raw_names
    assert raw == {}


def test_no_raw_name_is_shown_by_an_answer_to_a_question(pages):
    raw = {}
    addresses = {href for path in ("/queries", "/questions") for href in Links(pages.get(path).text).hrefs}
    questions = sorted(one for one in addresses if re.match(r"/(queries|questions)/[\w-]+$", one))
    assert len(questions) > 60
    for path in sorted({*questions} - {"/queries/named-graphs"}):
        if raw_names := sorted(set(RAW.findall(" ".join(Words(pages.get(path).text).words)))):
            raw[path] = raw_names
    assert raw == {}
