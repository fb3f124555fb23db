"""Pages: the words first, quoted places marked, nothing from elsewhere, usable without JavaScript and with a screen reader."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from graph_service.endpoints.ontology.export import page
from graph_service.endpoints.resources.html_page import marked
from graph_service.namespaces import BASE
from graph_service.pages.environment import embedded
from tests.endpoints.resources.conftest import ONE_OF_EACH_KIND

PAGES = ("/", "/ontology", "/gcm/objective/99", *(f"/{path}" for path in ONE_OF_EACH_KIND))
LOADS = re.compile(r'<(?:script|link|img|iframe|object|embed)\b[^>]*\b(?:src|href)="([^"]*)"[^>]*>')
VOID = {"meta", "link", "input", "br", "img", "hr"}


class Outline(HTMLParser):
    """Notes headings, landmarks, ids and elements left open."""

    def __init__(self):
        super().__init__()
        self.headings, self.landmarks, self.ids, self.open, self.links = [], [], [], [], []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in ("main", "header", "footer", "nav"):
            self.landmarks.append((tag, given.get("aria-label")))
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "main" in self.open:
            self.links.append(given.get("href"))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_well_formed_and_outlined(site, path):
    page = site.get(path, headers={"accept": "text/html"}).text
    outline = Outline()
    outline.feed(page)
    assert outline.open == []
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False))
    assert len(outline.ids) == len(set(outline.ids))
    assert [tag for tag, _ in outline.landmarks].count("main") == 1
    assert all(label for tag, label in outline.landmarks if tag == "nav")
    assert 'lang="en"' in page


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_from_elsewhere(site, path):
    answer = site.get(path, headers={"accept": "text/html"})
    for element in LOADS.finditer(answer.text):
        if 'rel="canonical"' not in element[0]:
            assert element[1].startswith("/"), element[0]
            assert not element[1].startswith("//"), element[0]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert " style=" not in answer.text
    assert " onclick=" not in answer.text


@pytest.mark.parametrize("path", ["gcm/objective/14", "priorities-2021/4/e", "actor/state/mx", "nahuacalli-2018"])
def test_links_to_our_things_are_local_and_lead_somewhere(site, path):
    outline = Outline()
    outline.feed(site.get(f"/{path}.html").text)
    local = {link for link in outline.links if link.startswith("/") and "." not in link}
    for link in sorted(local)[:40]:
        assert site.head(link.partition("#")[0], headers={"accept": "text/html"}).status_code == 200, link


def test_cited_words_are_marked_in_the_words(site):
    page = site.get("/priorities-2021/4/e.html").text
    words = re.search(r'<blockquote class="words".*?</blockquote>', page, re.DOTALL)[0]
    assert (
        "<mark>ILO Domestic Workers Convention (C189), ILO Violence" in words
        or "<mark>ILO Domestic Workers Convention (C189)</mark>" in words
    )


def test_a_footnote_is_called_in_the_words_and_shown(site):
    note = site.get("/gcm/footnote/3.jsonld").json()
    caller = note["noteOf"][0]["id"].removeprefix("https://w3id.org/migration-compact/")
    page = site.get(f"/{caller}.html").text
    assert re.search(r'<sup><a href="/gcm/footnote/3" aria-label="GCM footnote 3">3</a></sup>', page)
    assert '<aside class="footnote"' in page


def test_words_in_spanish_say_so(site):
    page = site.get("/nahuacalli-2018/ayotzinapa-cinismo/3.html").text
    assert '<blockquote class="words" lang="es"' in page


def test_marks_count_code_points_and_escape_markup():
    thing = {
        "id": "x",
        "text": {"en": "a 🌍 <b> & c"},
        "footnotes": [],
        "incomingLinks": [],
        "outgoingLinks": [{"evidence": [{"source": {"id": "x"}, "selector": [{"start": 2, "end": 3}, {"exact": {"en": "🌍"}}]}]}],
    }
    assert str(marked(thing)) == "a <mark>🌍</mark> &lt;b&gt; &amp; c"


def test_no_words_can_end_the_element_that_holds_the_data():
    assert "</script" not in str(embedded({"text": {"en": "</script><script>alert(1)</script><!--"}}))


def test_the_first_page_shows_numbers_and_queries_that_run(site):
    page = site.get("/", headers={"accept": "text/html"}).text
    assert re.search(r"<b>[1-9][0-9,]*</b>provisions", page)
    questions = re.findall(r'<li><a href="(/queries/[^"]*)"', page)
    assert len(questions) == 6
    for question in questions:
        answer = site.get(question, params={"format": "csv"})
        assert answer.status_code == 200
        assert answer.text.count("\n") > 1
    assert site.get("/", headers={"accept": "text/turtle"}).headers["location"] == "/catalog"


def test_the_vocabulary_is_a_page_with_every_term_and_a_diagram(site):
    page = site.get("/ontology", headers={"accept": "text/html"}).text
    terms = set(re.findall(rf"<{re.escape(BASE)}ontology#(\w+)> ", site.get("/ontology.nt").text))
    assert len(terms) > 60
    for term in terms:
        assert f'id="{term}"' in page, term
    assert '<svg class="diagram" role="group"' in page


@pytest.mark.parametrize("path", ["/ontology/context.jsonld", "/ontology/0.1.0/context.jsonld", "/ontology/0.1.0/frames/action.jsonld"])
def test_context_and_frames_are_json_ld_for_every_origin(site, path):
    answer = site.get(path)
    assert (answer.status_code, answer.headers["content-type"], answer.headers["access-control-allow-origin"]) == (
        200,
        "application/ld+json",
        "*",
    )


@pytest.mark.parametrize(
    "path", ["/ontology/0.0.9", "/ontology/0.0.9/context.jsonld", "/ontology/frames/nothing.jsonld", "/static/nothing.css", "/static/"]
)
def test_what_the_vocabulary_does_not_have_is_404(site, path):
    assert site.get(path).status_code == 404


def test_the_vocabulary_in_docs_is_up_to_date_and_needs_no_service():
    file = Path(__file__).resolve().parents[3] / "docs" / "ontology.html"
    written = file.read_text(encoding="utf-8")
    # The look may be older than the site's.
    held, made = (re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL) for text in (written, page().decode()))
    assert held == made, "run python -m graph_service.endpoints.ontology.export docs/ontology.html"
    assert not LOADS.search(re.sub(r'<link rel="alternate"[^>]*>', "", written))


@pytest.mark.parametrize("path", ["/gcm/objective/99", "/ontology/9.9.9", "/queries/none", "/explore?basis=guess", "/search?page=0"])
def test_an_error_is_a_page_for_a_browser_and_a_problem_for_a_program(site, path):
    page = site.get(path, headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8", "accept-language": "es"})
    problem = site.get(path, headers={"accept": "application/ld+json, application/json;q=0.9"})
    assert page.status_code == problem.status_code >= 400
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["content-language"] == "es"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == problem.headers["cache-control"] == "no-store"
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.headers["access-control-allow-origin"] == "*"
