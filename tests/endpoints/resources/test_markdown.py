"""Markdown of things, briefings, questions and guides: short, exact, with what each claim rests on, and the same data as the page."""

import json
import re

import pytest
from markdown_it import MarkdownIt

from graph_service import package_data
from graph_service.endpoints.guides.documents import documents
from graph_service.pages import markdown
from graph_service.rdf import serialise
from tests.endpoints.resources.conftest import ONE_OF_EACH_KIND

MARKDOWN = "text/markdown; charset=utf-8"
COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SHORT = 8000
DRAFT = "Final Draft of 11 July 2018, not resolution A/RES/73/195"
WORDS = (
    "1. A number begins a list",
    "12) So does this",
    "- a dash, * a star, + a plus",
    "# a heading",
    "> a quotation",
    "a *star* and _lines_ and snake_case_words and `code` and ~~gone~~",
    "[a link](https://example.org) ![an image](x)",
    "<script>alert(1)</script> <https://example.org> &amp; &#42; AT&T 1 < 2",
    "back\\slash at the end\\",
    "| a | table |",
    "=== and ---",
    "two  blanks “quoted” – dash",
)


def words_of(text):
    """The words that a reader of Markdown sees in its first block quotation."""
    tokens = COMMONMARK.parse(text)
    start = next(place for place, token in enumerate(tokens) if token.type == "blockquote_open")
    inline = next(token for token in tokens[start:] if token.type == "inline")
    assert all(child.type in ("text", "softbreak") for child in inline.children), [child.type for child in inline.children]
    return "".join(child.content for child in inline.children)


@pytest.mark.parametrize("text", WORDS)
def test_words_read_as_the_same_words(text):
    assert words_of(markdown.quote(text)) == text


def test_every_text_of_the_graph_is_quoted_exactly():
    texts = set()
    for file in package_data.turtle().glob("*.ttl"):
        for literal in re.findall(r'gcmo:text ("(?:[^"\\]|\\.)*"@en)', file.read_text(encoding="utf-8")):
            texts.add(serialise.value(literal)[0])
    assert len(texts) > 500
    assert [text for text in texts if words_of(markdown.quote(text)) != text] == []


@pytest.mark.parametrize("path", ONE_OF_EACH_KIND)
def test_a_thing_of_each_kind_is_short_and_says_what_it_is(site, path):
    response = site.get(f"/{path}.md")
    assert response.status_code == 200, response.text[:300]
    assert response.headers["content-type"] == MARKDOWN
    assert response.headers["content-location"] == f"/{path}.md"
    assert len(response.content) < SHORT
    assert f"<https://w3id.org/migration-compact/{path}>" in response.text
    data = json.loads(site.get(f"/{path}.jsonld").text)
    if data.get("text"):
        assert words_of(response.text) == next(iter(data["text"].values()))
    assert (DRAFT in response.text) == (path.startswith("gcm/"))


def test_objective_6_names_what_its_links_rest_on(site):
    short, whole = site.get("/gcm/objective/6.md").text, site.get("/gcm/objective/6.md?length=full").text
    links = json.loads(site.get("/gcm/objective/6.jsonld").text)
    for link in (*links["outgoingLinks"], *links["incomingLinks"]):
        assert f"(/link/{link['id'].rpartition('/')[2]}.md)" in whole
        assert markdown.escape(link["rationale"]["en"]) in whole
        for item in link["evidence"]:
            assert f"“{markdown.escape(item['exact']['en'])}”" in whole
    assert len(short.encode()) < SHORT < len(whole.encode())
    for words in (
        "Reinforced by (35)",
        "[C189](/instrument/ilo-c189.md)",
        "editors infer it; closest match, confidence 0.95",
        DRAFT,
        "Co-facilitators of the GCM consultations",
        "/gcm/objective/6.md?length=full",
        "/brief/6.md",
        "GCM objective 6(l)",
    ):
        assert words in short, words


def test_markdown_is_negotiated_by_weight_and_has_a_tag(site):
    for accept, kind in (
        ("text/markdown", MARKDOWN),
        ("text/x-markdown", "text/x-markdown; charset=utf-8"),
        ("text/markdown, text/html;q=0.9, */*;q=0.8", MARKDOWN),
        ("text/html, text/markdown;q=0.9", "text/html; charset=utf-8"),
        ("text/markdown;q=0, */*", "text/turtle; charset=utf-8"),
        ("text/turtle;q=0.5, text/markdown;q=0.6", MARKDOWN),
    ):
        response = site.get("/gcm/objective/6", headers={"accept": accept})
        assert response.headers["content-type"] == kind, accept
        assert "Accept" in response.headers["vary"]
    response = site.get("/gcm/objective/6", headers={"accept": "text/markdown"})
    assert '</gcm/objective/6.md>; rel="alternate"; type="text/markdown"' in response.headers["link"]
    tag = response.headers["etag"]
    assert site.get("/gcm/objective/6.md", headers={"if-none-match": tag}).status_code == 304
    assert site.get("/gcm/objective/6.md?length=full", headers={"if-none-match": tag}).status_code == 200
    assert site.get("/gcm/objective/6.md", headers={"if-none-match": tag, "accept-language": "es"}).status_code == 200
    assert site.head("/gcm/objective/6.md").headers["content-length"] == str(len(site.get("/gcm/objective/6.md").content))
    assert site.get("/gcm/objective/6.md?length=long").status_code == 400
    assert site.get("/gcm/objective/99.md").status_code == 404


def test_markdown_speaks_spanish_around_the_words(site):
    response = site.get("/gcm/objective/6.md?lang=es")
    assert "proyecto final" in response.text
    assert "Facilitate fair and ethical recruitment" in response.text
    assert response.headers["content-language"] == "es"


@pytest.mark.parametrize("number", [2, 6, 16, 23])
def test_a_briefing_is_short(site, number):
    response = site.get(f"/brief/{number}.md")
    assert response.headers["content-type"] == MARKDOWN
    assert len(response.content) < SHORT
    assert DRAFT in response.text
    commitment = json.loads(site.get(f"/gcm/objective/{number}/commitment.jsonld").text)
    assert words_of(response.text) == commitment["text"]["en"]


def test_a_briefing_in_full_has_every_link_of_its_table(site):
    whole = site.get("/brief/6.md?length=full").text
    asked = json.loads(site.get("/brief/6.jsonld").text)
    surest = {one["id"].rpartition("/")[2] for one in asked["@graph"] if one["confidence"] >= 0.95 and one["predicate"] == "reinforcedBy"}
    assert surest
    shown = set(re.findall(r"\(/link/([^)]+)\.md\)", whole))
    # Of links between the same two ends one speaks for all.
    assert {one.rpartition("--")[2] for one in surest} <= {one.rpartition("--")[2] for one in shown}
    assert site.get("/brief.md").text.count("(/brief/") == 23
    assert site.get("/brief/6", headers={"accept": "text/markdown"}).headers["content-type"] == MARKDOWN


def test_every_question_answers_in_markdown(site):
    listed = site.get("/queries", headers={"accept": "text/markdown"})
    names = re.findall(r"\(/queries/([a-z0-9-]+)\.md\)", listed.text)
    rows = site.get("/queries?format=jsonld").json()["@graph"]
    assert sorted(names) == sorted(row["name"] for row in rows if "name" in row)
    assert listed.text == site.get("/queries.md").text
    for name in ("behind-objective", "actions-of-objective", "child-detention"):
        response = site.get(f"/queries/{name}.md")
        assert response.headers["content-type"] == MARKDOWN
        assert len(response.content) < SHORT
        assert "table_open" in [token.type for token in COMMONMARK.parse(response.text)]
    response = site.get("/queries/behind-objective?objective=23", headers={"accept": "text/markdown"})
    assert "gcm/objective/23" in response.text
    assert site.get("/queries/behind-objective.md?objective=99").status_code == 400


def test_guides_are_negotiated_too(site):
    assert site.get("/guides/sparql", headers={"accept": "text/markdown"}).text == site.get("/guides/sparql.md").text
    listed = site.get("/guides.md").text
    assert all(f"({one.address}.md)" in listed for one in documents(package_data.docs()).values())


def test_the_vocabulary_and_the_home_page_have_markdown(site):
    assert "gcmo:Objective" in site.get("/ontology.md").text
    response = site.get("/", headers={"accept": "text/markdown"})
    assert (response.status_code, response.headers["location"]) == (303, "/llms.txt")
