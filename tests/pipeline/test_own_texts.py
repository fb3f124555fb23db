"""A text of one's own becomes provisions by its headings, numbers and letters; what was taken for what is told."""

import pytest
from rdflib import RDF, URIRef
from rdflib.namespace import DCTERMS, SKOS

from graph_service.extract.formats import DOCX, MARKDOWN, PLAIN, extract
from graph_service.namespaces import BASE
from graph_service.pipeline.own_texts.own_text import About
from graph_service.pipeline.own_texts.own_text_graph import own_text_graph
from graph_service.pipeline.own_texts.reader import read_own_text
from graph_service.pipeline.own_texts.report import report
from graph_service.pipeline.text_files import TextFile, new
from graph_service.pipeline.turtle import to_turtle
from graph_service.rdf.rdflib_namespaces import GCMO
from tests.extract.documents import word, word_paragraph

ABOUT = About("https://example.org/plan", "Test plan", "en", publisher="https://example.org/plan/publisher", publisher_name="A ministry")
PLAN = """\
# Test plan

We adopt this plan.

## Recruitment

1. No worker pays a fee:
   a) no fee to an agency;
   b) no fee to an employer, by:

i. inspecting agencies
ii. publishing names

2. The ministry reports.

## Data and law

1. Data are published.

- as tables

| a |
|---|
| b |

![picture](x.png)
"""
TAKEN = [
    (1, "Heading", "", "heading/test-plan"),
    (3, "Provision", "", "unnumbered/1"),
    (5, "Heading", "", "heading/recruitment"),
    (7, "Paragraph", "1.", "para/1"),
    (8, "Provision", "a)", "para/1/a"),
    (9, "Provision", "b)", "para/1/b"),
    (11, "Provision", "i.", "para/1/b/i"),
    (12, "Provision", "ii.", "para/1/b/ii"),
    (14, "Paragraph", "2.", "para/2"),
    (16, "Heading", "", "heading/data-and-law"),
    (18, "Paragraph", "1.", "data-and-law/para/1"),
    (20, "Provision", "•", "unnumbered/2"),
]


def taken(text):
    return [
        (row["line"], row["kind"], row["number"], row["iri"].removeprefix("https://example.org/plan/"))
        for row in report(text, ABOUT)["taken"]
    ]


def test_markdown_is_cut_by_headings_numbers_and_letters():
    text = read_own_text(extract(PLAN.encode(), MARKDOWN))
    assert taken(text) == TAKEN
    assert [why for _, why, _ in text.not_taken] == ["a cell of a table", "a cell of a table", "pictures"]


def test_the_numbers_that_word_generates_are_read():
    body = "".join(
        [
            word_paragraph("Recruitment", style="Ttulo1"),
            word_paragraph("No worker pays a fee:", list_id="1"),
            word_paragraph("no fee to an agency", list_id="1", level=1, extra='<w:r><w:footnoteReference w:id="2"/></w:r>'),
            word_paragraph("of any kind", list_id="1", level=2),
        ]
    )
    footnotes = f'<w:footnote w:id="2">{word_paragraph("The note.")}</w:footnote>'
    text = read_own_text(extract(word(body, footnotes=footnotes), DOCX))
    assert taken(text) == [
        (1, "Heading", "", "heading/recruitment"),
        (2, "Paragraph", "1.", "para/1"),
        (3, "Provision", "a)", "para/1/a"),
        (4, "Provision", "i.", "para/1/a/i"),
        (5, "Footnote", "1", "footnote/1"),
    ]
    note = text.parts[-1]
    assert (note.text, note.note_of, note.note_offset) == ("The note.", "para/1/a", len("no fee to an agency"))


def test_a_text_without_numbers_has_its_paragraphs_counted():
    text = read_own_text(extract(b"One.\n\nTwo\ngoes on.\n", PLAIN))
    assert taken(text) == [(1, "Paragraph", "", "para/1"), (3, "Paragraph", "", "para/2")]
    assert [part.text for part in text.parts] == ["One.", "Two goes on."]


@pytest.mark.parametrize(
    ("source", "paths"),
    [
        ("1.1 One\n\n1.2 Two\n\n1. Again", ["para/1.1", "para/1.2", "para/1"]),
        ("a) One\n\nb) Two", ["item/a", "item/b"]),
        ("1. h\n\nh) eighth\n\ni) ninth", ["para/1", "para/1/h", "para/1/i"]),
        ("# ¿?\n\n# ¿?", ["heading/1", "heading/2"]),
        ("2030 is a year\n\n3. Third", ["unnumbered/1", "para/3"]),
        ("1. One\n\n1. One again\n\n1. And again", ["para/1", "para/1-2", "para/1-3"]),
    ],
)
def test_numbers_in_other_shapes(source, paths):
    text = read_own_text(extract(source.encode(), PLAIN if "#" not in source else MARKDOWN))
    assert [part.path for part in text.parts] == paths


def test_the_graph_has_the_words_in_order_and_is_the_same_each_time():
    text = read_own_text(extract(PLAN.encode(), MARKDOWN))
    graph = own_text_graph(text, ABOUT)
    whole, item = URIRef(ABOUT.iri), URIRef(f"{ABOUT.iri}/para/1/a")
    assert {GCMO.Instrument, GCMO.Statement} <= set(graph.objects(whole, RDF.type))
    assert str(graph.value(graph.value(whole, DCTERMS.publisher), SKOS.prefLabel)) == "A ministry"
    assert str(graph.value(item, GCMO.text)) == "no fee to an agency;"
    assert graph.value(item, DCTERMS.isPartOf) == URIRef(f"{ABOUT.iri}/para/1")
    assert graph.value(item, GCMO.underHeading) == URIRef(f"{ABOUT.iri}/heading/recruitment")
    orders = sorted(int(order) for order in graph.objects(None, GCMO.order))
    assert orders == list(range(1, len(TAKEN) + 1))
    assert to_turtle(graph) == to_turtle(own_text_graph(read_own_text(extract(PLAN.encode(), MARKDOWN)), ABOUT))


NOTES = """\
1. No worker pays a fee.[^1] States report[^why].
   a) no fee to an agency;[^2]
   b) no fee to an employer [^none]

```
[^3]: not a note
```

[^1]: See GCM.
[^2]: https://example.org/fees
    and its annex
[^why]: As *agreed*.
[^4]: Nobody calls this.
"""


def test_footnotes_of_markdown_are_footnotes_where_words_call_them():
    text = read_own_text(extract(NOTES.encode(), MARKDOWN))
    notes = {
        part.notation: (part.kind, part.text, part.note_of, part.note_offset, part.line) for part in text.parts if "note/" in part.path
    }
    assert notes == {
        "1": ("Footnote", "See GCM.", "para/1", len("No worker pays a fee."), 9),
        "2": ("Footnote", "https://example.org/fees and its annex", "para/1/a", len("no fee to an agency;"), 10),
        "3": ("Footnote", "As *agreed*.", "para/1", len("No worker pays a fee. States report"), 12),
        "4": ("Provision", "Nobody calls this.", "", 0, 13),
    }
    words = {part.path: part.text for part in text.parts}
    assert words["para/1"] == "No worker pays a fee. States report."
    assert words["para/1/b"] == "no fee to an employer [^none]"
    assert "[^3]: not a note" in words["unnumbered/1"]


@pytest.mark.parametrize(
    ("source", "warnings"),
    [
        (
            "1. a\n\n2. b\n\n3. c\n\n3. d\n\n5. e",
            [(7, "the number 3 is there twice, first in line 5"), (9, "the number 5 follows 3: 4 is missing")],
        ),
        ("1.1 a\n\n1.3 b", [(3, "the number 1.3 follows 1.1: 1.2 is missing")]),
        ("1. x\n\na) a\n\nc) c", [(5, "the letter c follows a: b is missing")]),
        ("1. a\n\n2. b\n\n3. c", []),
        ("3. a\n\n4. b", []),
        ("1. a\n\na) x\n\nb) y\n\n2. b\n\na) x", []),
        ("# One\n\n1. a\n\n2. b\n\n# Two\n\n1. c\n\n2. d", []),
        ("# One\n\n1. a\n\n2. b\n\n# Two\n\n3. c", []),
        ("Article 1. a\n\n1. b\n\n2. c\n\nArticle 2. d", []),
    ],
)
def test_numbers_that_do_not_follow_each_other_are_told_by_line(source, warnings):
    text = read_own_text(extract(source.encode(), MARKDOWN if "#" in source else PLAIN))
    assert text.warnings == warnings
    assert [(row["line"], row["what"]) for row in report(text, ABOUT)["warnings"]] == warnings


@pytest.mark.parametrize(
    ("source", "path", "notation", "words"),
    [
        ("Article 5. No worker pays.", "article/5", "5", "No worker pays."),
        ("Art. 5 – No worker pays.", "article/5", "5", "No worker pays."),
        ("Artículo 5: Nadie paga.", "article/5", "5", "Nadie paga."),
        ("§ 3 No worker pays.", "section/3", "3", "No worker pays."),
        ("§ 12. No worker pays.", "section/12", "12", "No worker pays."),
        ("Paragraph 4: No worker pays.", "para/4", "4", "No worker pays."),
        ("Article 5 of the Convention says so.", "para/1", "1", "Article 5 of the Convention says so."),
        ("Articles of faith. They are many.", "para/1", "1", "Articles of faith. They are many."),
    ],
)
def test_articles_and_sections_have_their_numbers(source, path, notation, words):
    (part,) = read_own_text(extract(source.encode(), PLAIN)).parts
    assert (part.path, part.notation, part.text) == (path, notation, words)


def test_heading_with_the_number_of_an_article_has_it():
    parts = read_own_text(extract(b"## Article 7\n\nNo fee.\n", MARKDOWN)).parts
    assert (parts[0].kind, parts[0].notation, parts[0].text) == ("Heading", "7", "Article 7")


SAID = {"title": "Plan", "publisher": "M", "language": "en"}


@pytest.mark.parametrize("iri", [f"{BASE}gcm", "gcm", "gcm/objective", "priorities-2021", f"{BASE}gcm/", "http://metadata.un.org/sdg"])
def test_addresses_that_the_graph_has_are_refused(iri):
    with pytest.raises(ValueError, match="text add --like gcm/final-draft-2018"):
        new(TextFile("plan.txt", b"1. a", PLAIN), {"iri": iri, **SAID})


@pytest.mark.parametrize("iri", ["plan-2026", "https://example.org/gcm", f"{BASE}gcm-plan"])
def test_addresses_of_ones_own_are_taken(iri):
    assert new(TextFile("plan.txt", b"1. a", PLAIN), {"iri": iri, **SAID}).report["provisions"] == 1
