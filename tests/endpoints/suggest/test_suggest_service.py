"""``/suggest`` over HTTP: JSON, the SSSOM draft, the page; limits, and that nothing sent is kept."""

import importlib
import io
import json
import warnings

import httpx
import pytest

from graph_service.corpus.meaning import model as meaning
from graph_service.extract.formats import DOCX, HTML, MARKDOWN, ODT, PDF
from tests.endpoints.check.documents import docx, odt, paragraph, pdf, zipped
from tests.needs import need

CHILD = "No child should be detained because of the migration status of its parents."
KINDS = {"objectives", "principles", "provisions", "asks", "articles", "targets"}


@pytest.fixture(scope="module")
def http(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=60) as client:
        yield client


def send(http, text, headers=None, **params):
    return http.post("/suggest", content=text, params=params, headers={"content-type": "text/plain", **(headers or {})})


def test_answer_has_the_words_on_both_sides_and_says_that_it_is_a_suggestion(http):
    need(meaning.installed(), "pip install '.[meaning]'")
    text = f"Dear delegates 🙂\n\n{CHILD}\n"
    response = send(http, text.encode(), exclude="priorities-2021")
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == "no-store"
    answer = response.json()
    assert "not links" in answer["note"]
    assert answer["method"] == "words and meaning"
    assert answer["notRead"] == {"passages": 0, "why": None}
    assert answer["objectives"][0]["id"].endswith("/gcm/objective/13")
    passage = answer["passages"][-1]
    assert set(passage) >= {"text", "start", "end", *KINDS}
    assert text[passage["start"] : passage["end"]] == passage["text"] == CHILD
    first = passage["provisions"][0]
    assert first["id"].endswith("/gcm/objective/13/action/h")
    assert set(first["foundBy"]) == {"words", "meaning", "links"}
    assert first["through"][0]["link"].startswith("https://w3id.org/migration-compact/link/")
    words = first["words"]
    assert text[words["passage"]["start"] : words["passage"]["end"]] == words["passage"]["exact"]
    own = http.get("/gcm/objective/13/action/h.jsonld").json()
    graph = json.dumps(own, ensure_ascii=False)
    assert words["target"]["exact"] in graph
    assert "priorities-2021" not in json.dumps({**answer, "exclude": ""})


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Aucun enfant ne devrait être détenu en raison de son statut migratoire.", "gcm/objective/13"),
        ("يجب ألا يحتجز أي طفل بسبب وضعه من حيث الهجرة", "gcm/objective/13"),
        ("Los niños migrantes no deben ser detenidos nunca.", "gcm/objective/13"),
        ("Работодатели не должны взимать с трудящихся-мигрантов плату за трудоустройство.", "gcm/objective/6"),
        ("不得向移民工人收取招聘费用。", "gcm/objective/6"),
    ],
)
def test_texts_in_other_languages_are_found_by_their_meaning(http, text, target):
    need(meaning.installed(), "pip install '.[meaning]'")
    answer = send(http, text.encode(), {"content-type": "text/plain; charset=utf-8"}).json()
    assert target in [one["id"].partition("compact/")[2] for one in answer["objectives"][:3]]
    assert all("words" not in one["foundBy"] for one in answer["passages"][0]["provisions"])


def test_draft_is_sssom_and_marked_as_suggestion(http):
    response = send(http, CHILD.encode(), {"accept": "text/tab-separated-values"})
    assert response.headers["content-type"] == "text/tab-separated-values; charset=utf-8"
    assert response.text == send(http, CHILD.encode(), format="sssom").text
    with warnings.catch_warnings():
        # The library's own use of pandas warns.
        warnings.simplefilter("ignore")
        mappings = importlib.import_module("sssom.parsers").parse_sssom_table(io.StringIO(response.text))
    table = mappings.df
    assert len(table) > 10
    assert set(table["mapping_tool"]) == {"compact-graph suggest"}
    assert set(table["mapping_justification"]) <= {
        "semapv:LexicalMatching", "semapv:SemanticSimilarityThresholdMatching", "semapv:MappingChaining",
    }  # fmt: skip
    assert table["comment"].str.startswith("Suggestion, not checked.").all()
    assert "gcm:gcm/objective/13/action/h" in set(table["object_id"])
    assert table["confidence"].between(0, 1).all()
    assert mappings.metadata["mapping_set_title"] == "Suggestions, not links"


def test_cells_of_the_draft_are_no_formulas(http):
    rows = send(http, f"=HYPERLINK(1) {CHILD}".encode(), format="sssom").text.splitlines()
    cells = [cell for row in rows if not row.startswith("#") for cell in row.split("\t")]
    assert not [cell for cell in cells if cell[:1] in "=+@" and cell]


def test_page_works_without_script(http):
    page = http.get("/suggest", headers={"accept": "text/html"})
    assert 'action="/suggest" method="post" enctype="multipart/form-data"' in page.text
    assert http.head("/suggest").status_code == 200
    shown = http.post("/suggest", data={"text": CHILD + " <b>", "format": "html", "lang": "en"}, headers={"accept": "text/html"})
    assert shown.status_code == 200
    assert shown.headers["cache-control"] == "no-store"
    assert 'href="/gcm/objective/13/action/h"' in shown.text
    assert "&lt;b&gt;" in shown.text
    assert "not links of the graph" in shown.text
    spanish = http.post("/suggest?lang=es", data={"text": CHILD}, headers={"accept": "text/html"})
    assert '<html lang="es"' in spanish.text
    assert "Sugerencias" in spanish.text


@pytest.mark.parametrize(
    ("media_type", "content", "name"),
    [
        (MARKDOWN, f"# Notes\n\n* **{CHILD}**\n".encode(), "a.md"),
        (HTML, f"<h1>Notes</h1><ul><li>{CHILD}".encode(), "a.html"),
        (DOCX, docx(paragraph("Notes", style="Heading1") + paragraph(CHILD)), "a.docx"),
        (ODT, odt(f"<text:h>Notes</text:h><text:p>{CHILD}</text:p>"), "a.odt"),
        (PDF, pdf(["Notes", "", CHILD]), "a.pdf"),
    ],
)
def test_documents_of_each_format_are_read_as_a_body_and_as_the_file_of_the_page(http, media_type, content, name):
    answer = send(http, content, {"content-type": media_type}).json()
    assert CHILD in answer["passages"][-1]["text"]
    assert answer["passages"][-1]["provisions"][0]["id"].endswith("/gcm/objective/13/action/h")
    form = {
        "text": (None, ""),
        "exclude": (None, "priorities-2021"),
        "format": (None, "html"),
        "file": (name, content, "application/octet-stream"),
    }
    page = http.post("/suggest", files=form)
    assert page.headers["content-type"].startswith("text/html")
    assert f"{CHILD}</p></blockquote>" in page.text
    assert 'value="priorities-2021"' in page.text
    assert "priorities-2021/" not in page.text


@pytest.mark.parametrize(
    ("content", "headers", "params", "status"),
    [
        (b"", {}, {}, 400),
        (b" \n ", {}, {}, 400),
        (b"a\0b", {}, {}, 400),
        (b"\xff\xfe\xfd", {}, {}, 400),
        (CHILD.encode(), {}, {"exclude": "no-such-text"}, 400),
        (CHILD.encode(), {}, {"format": "xml"}, 400),
        (CHILD.encode(), {}, {"unknown": "1"}, 400),
        (CHILD.encode(), {"content-type": "application/pdf"}, {}, 400),
        (CHILD.encode(), {"content-type": "image/png"}, {}, 415),
        (zipped(word__document_xml=" " * (40 << 20)), {"content-type": DOCX}, {}, 413),
        (b"<div>" * 60_000, {"content-type": HTML}, {}, 400),
        (CHILD.encode(), {"accept": "image/png"}, {}, 406),
        (b"x" * (2 * 2**20 + 1), {}, {}, 413),
    ],
)
def test_what_cannot_be_read_is_a_problem_that_says_what_to_do(http, content, headers, params, status):
    response = send(http, content, headers, **params)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["help"]


def test_long_texts_are_read_in_part_and_say_so(http):
    text = "\n\n".join(f"Passage {number}: the Cairo café sells tea." for number in range(110))
    answer = send(http, text.encode()).json()
    assert answer["notRead"]["passages"] >= 10
    assert answer["notRead"]["why"] in ("too many passages", "time limit")
    assert len(answer["passages"]) + answer["notRead"]["passages"] == 110


def test_text_by_an_iri_and_a_part_can_be_left_out(http):
    for name in ("https://w3id.org/migration-compact/priorities-2021", "priorities-2021", "gcm/objective/13"):
        answer = send(http, CHILD.encode(), exclude=name).json()
        assert not [one for one in answer["passages"][0]["provisions"] if one["id"].partition("compact/")[2].startswith(f"{name}/")]
        assert answer["exclude"].endswith(name)


def test_nothing_that_is_sent_is_logged(run_service):
    with run_service("--log", "info", "--dataset", "none") as running:
        with httpx.Client(base_url=running.url, timeout=60) as client:
            answer = send(client, b"Xylophonists xyzzyxyzzy migrate.")
        assert answer.json()["objectives"] == [], answer.text
        running.wait_for(lambda: [one for one in running.events("request") if one["path"] == "/suggest"])
        assert "xyzzyxyzzy" not in "".join(running.lines)


def test_heading_alone_gets_no_suggestion_and_says_why(http):
    answer = send(http, b"National plan").json()
    (passage,) = answer["passages"]
    assert [passage[kind] for kind in KINDS] == [[] for _ in KINDS]
    assert passage["note"].startswith("Nothing is suggested from fewer than 4")
    assert answer["objectives"] == []
    assert send(http, CHILD.encode()).json()["passages"][0]["note"] is None
