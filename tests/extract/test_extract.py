"""The text of files in each format: words, kinds, printed numbers, places; and what a hostile file does."""

import io
import zipfile

import pytest

from graph_service.errors import ContentTooLargeError, DataSyntaxError, UnsupportedMediaTypeError
from graph_service.extract.formats import DOCX, HTML, MARKDOWN, ODT, PDF, PLAIN, extract, media_type_of
from graph_service.extract.pages import without_running_lines
from graph_service.extract.text import Bounds
from tests.extract.documents import open_document, pdf, word, word_paragraph, zipped


def brief(extracted):
    return [(paragraph.kind, paragraph.level, paragraph.number, paragraph.text) for paragraph in extracted.paragraphs]


def assert_places(extracted):
    for paragraph in extracted.paragraphs:
        assert extracted.text[paragraph.start : paragraph.start + len(paragraph.text)] == paragraph.text


def test_plain_text_stays_as_it_came_and_blank_lines_part_it():
    text = "Title\r\n\r\n1. One\r\ngoes on.\n \n\fé”\n"
    extracted = extract(text.encode(), PLAIN)
    assert extracted.text == text
    assert [(paragraph.text, paragraph.line) for paragraph in extracted.paragraphs] == [("Title", 1), ("1. One\r\ngoes on.", 3), ("é”", 6)]
    assert_places(extracted)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_names_the_encoding(encoding):
    assert extract("niñez".encode(encoding), PLAIN).text == "niñez"


def test_markdown_loses_its_syntax_and_keeps_its_numbers():
    source = (
        "# Plan\n\n3. *Third*\n4. [Fourth](http://x.example/)\n   - under\n\n> said\n\n| a | b |\n|---|---|\n| c | d |\n\n<div>no</div>\n"
    )
    extracted = extract(source.encode(), MARKDOWN)
    assert brief(extracted) == [
        ("heading", 1, "", "Plan"),
        ("item", 1, "3.", "Third"),
        ("item", 1, "4.", "Fourth"),
        ("item", 2, "•", "under"),
        ("quote", 0, "", "said"),
        *[("cell", 0, "", letter) for letter in "abcd"],
    ]
    assert extracted.left_out == ("HTML in the Markdown",)
    assert [paragraph.line for paragraph in extracted.paragraphs][:3] == [1, 3, 4]
    assert_places(extracted)


def test_html_is_read_as_a_browser_shows_it():
    page = """<title>no</title><script>no()</script><style>no</style><h2>Objective 6</h2><p>One <b>bold</b>
      word<sup>1</sup>.<br>Next</p><ol type=a start=3><li>third<li value=5><p>fifth</p><ol type=I><li>inner</ol></ol>
      <blockquote><p>said</p></blockquote>
      <p hidden>no</p><p style="display: none">no</p><div>loose <img src="http://x.example/y.png"><p>inside</p> tail</div>&copy;&nbsp;x"""
    extracted = extract(page.encode(), HTML)
    assert brief(extracted) == [
        ("heading", 2, "", "Objective 6"),
        ("paragraph", 0, "", "One bold word.\nNext"),
        ("item", 1, "c.", "third"),
        ("item", 1, "e.", "fifth"),
        ("item", 2, "I.", "inner"),
        ("quote", 0, "", "said"),
        ("paragraph", 0, "", "loose"),
        ("paragraph", 0, "", "inside"),
        ("paragraph", 0, "", "tail"),
        ("paragraph", 0, "", "©\u00a0x"),
    ]
    assert extracted.paragraphs[1].marks == (("1", len("One bold word")),)
    assert_places(extracted)


def test_html_says_its_encoding_or_is_read_as_browsers_do():
    assert extract('<meta charset="windows-1252"><p>ni\u00f1ez'.encode("cp1252"), HTML).text == "niñez"
    assert extract("<p>ni\u00f1ez".encode("cp1252"), HTML).text == "niñez"
    assert extract("<p>niñez".encode(), HTML).text == "niñez"


def test_word_numbers_are_printed_as_word_prints_them():
    restart = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = "".join(
        [
            word_paragraph("Objetivo 6", style="Ttulo1"),
            word_paragraph("one", list_id="1"),
            word_paragraph("a of one", list_id="1", level=1),
            word_paragraph("b of one", list_id="1", level=1),
            word_paragraph("i of b", list_id="1", level=2),
            "<w:p/>",
            word_paragraph("between"),
            word_paragraph("c of one", list_id="1", level=1),
            word_paragraph("two", list_id="1"),
            word_paragraph("a of two", list_id="1", level=1),
            word_paragraph("begins again", list_id="2", level=1),
            word_paragraph("said", style="Cita"),
        ]
    )
    extracted = extract(word(body, overrides=restart), DOCX)
    assert brief(extracted) == [
        ("heading", 1, "", "Objetivo 6"),
        ("item", 1, "1.", "one"),
        ("item", 2, "a)", "a of one"),
        ("item", 2, "b)", "b of one"),
        ("item", 3, "i.", "i of b"),
        ("paragraph", 0, "", "between"),
        ("item", 2, "c)", "c of one"),
        ("item", 1, "2.", "two"),
        ("item", 2, "a)", "a of two"),
        ("item", 2, "a)", "begins again"),
        ("quote", 0, "", "said"),
    ]
    assert_places(extracted)


def test_word_notes_changes_boxes_and_tables():
    note = '<w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t>, after</w:t></w:r>'
    changed = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>come</w:t></w:r></w:ins>"
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:noBreakHyphen/></w:r>"
    box = f"<w:r><w:pict><w:txbxContent>{word_paragraph('in a box')}</w:txbxContent></w:pict></w:r>"
    body = word_paragraph("words", extra=note) + word_paragraph("has ", extra=changed + field) + word_paragraph("anchor", extra=box)
    body += f"<w:tbl><w:tr><w:tc>{word_paragraph('cell')}</w:tc></w:tr></w:tbl>"
    footnotes = f'<w:footnote w:type="separator" w:id="0">{word_paragraph("no")}</w:footnote>'
    footnotes += f'<w:footnote w:id="7">{word_paragraph("the note")}</w:footnote>'
    extracted = extract(word(body, footnotes=footnotes), DOCX)
    assert brief(extracted) == [
        ("paragraph", 0, "", "words, after"),
        ("paragraph", 0, "", "has come\t-"),
        ("paragraph", 0, "", "anchor"),
        ("paragraph", 0, "", "in a box"),
        ("cell", 0, "", "cell"),
        ("note", 0, "1", "the note"),
    ]
    assert extracted.paragraphs[0].marks == (("1", 5),)
    assert extracted.left_out == ("pictures and drawings",)


def test_open_document_lists_headings_and_notes():
    styles = (
        '<text:list-style style:name="L1">'
        '<text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/></text:list-style>'
        '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
    )
    body = (
        '<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h text:outline-level="2">Objective  6</text:h>'
        '<text:list text:style-name="L1"><text:list-item><text:p>one<text:s text:c="2"/>x</text:p></text:list-item>'
        "<text:list-item><text:p>two</text:p></text:list-item></text:list>"
        '<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>three</text:p></text:list-item></text:list>'
        '<text:p text:style-name="P1">said<text:note><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>the note</text:p></text:note-body></text:note>.</text:p>"
    )
    extracted = extract(open_document(body, styles), ODT)
    assert brief(extracted) == [
        ("heading", 2, "", "Objective 6"),
        ("item", 1, "a)", "one  x"),
        ("item", 1, "b)", "two"),
        ("item", 1, "c)", "three"),
        ("quote", 0, "", "said."),
        ("note", 0, "1", "the note"),
    ]
    assert extracted.paragraphs[4].marks == (("1", 4),)


def test_pdf_pages_and_lines():
    extracted = extract(pdf([["Objective 6", "22. We commit (all)"], ["niñez “x”"]]), PDF)
    assert [(paragraph.page, paragraph.text) for paragraph in extracted.paragraphs] == [
        (1, "Objective 6\n22. We commit (all)"),
        (2, "niñez “x”"),
    ]
    assert_places(extracted)


@pytest.mark.parametrize(
    ("content", "media_type", "error"),
    [
        (b"\xff\xfe\xff", PLAIN, DataSyntaxError),
        (b"a\0b", PLAIN, DataSyntaxError),
        (b"  \n ", PLAIN, DataSyntaxError),
        (b"", HTML, DataSyntaxError),
        (b"x", "image/png", UnsupportedMediaTypeError),
        (b"PK\x03\x04 broken", DOCX, DataSyntaxError),
        (zipped({"word/other.xml": "<x/>"}), DOCX, DataSyntaxError),
        (zipped({"word/document.xml": "<x"}), DOCX, DataSyntaxError),
        (zipped({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'}), DOCX, DataSyntaxError),
        (zipped({"word/document.xml": '<!DOCTYPE x SYSTEM "http://x.example/"><x/>'}), DOCX, DataSyntaxError),
        (zipped({"word/document.xml": "<x>" * 5000 + "</x>" * 5000}), DOCX, DataSyntaxError),
        (zipped({"word/document.xml": " " * (33 << 20)}), DOCX, ContentTooLargeError),
        (zipped({"content.xml": "<x/>"}), ODT, DataSyntaxError),
        (b"%PDF-1.4 nothing", PDF, DataSyntaxError),
        (b"no pdf at all", PDF, DataSyntaxError),
        (pdf([[]]), PDF, DataSyntaxError),
        (b"<div>" * 5000 + b"x", HTML, DataSyntaxError),
        (b"x", "text/plain; charset=utf-8", None),
    ],
)
def test_a_bad_file_is_an_error_that_says_what_it_is(content, media_type, error):
    if error is None:
        assert extract(content, media_type).text == "x"
        return
    with pytest.raises(error) as raised:
        extract(content, media_type)
    assert raised.value.detail


def test_a_paragraph_of_very_many_runs_is_refused_before_it_is_parsed(monkeypatch):
    runs = word("<w:p>" + "<w:r><w:t>a </w:t></w:r>" * 600_000 + "</w:p>")
    assert len(runs) < 2**20
    monkeypatch.setattr("defusedxml.ElementTree.fromstring", lambda *_, **__: pytest.fail("it was parsed"))
    with pytest.raises(ContentTooLargeError, match="more than 1,500,000 tags") as refused:
        extract(runs, DOCX)
    assert (refused.value.members["limit"], refused.value.advice) == ("tags", "Send it in parts, or save it as plain text.")


def test_tags_of_all_parts_of_a_document_count_together():
    body = word_paragraph("Words of the document.")
    small = word(body)
    (tags,) = [sum(part.count(b"<") for part in _parts(small))]
    assert extract(small, DOCX, Bounds(tags=tags)).text == "Words of the document."
    with pytest.raises(ContentTooLargeError, match="tags"):
        extract(small, DOCX, Bounds(tags=tags - 1))


def _parts(document):
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return [archive.read(name) for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml")]


def test_running_lines_of_a_pdf_are_left_out_and_places_stay():
    bodies = [
        [f"{number}. No {who} pays a fee.", f"The {who} is paid."] for number, who in enumerate(("worker", "child", "nurse", "cook"), 1)
    ]
    pages = [["National plan of Examplia", *body, f"Page {number} of 4"] for number, body in enumerate(bodies, 1)]
    extracted = extract(pdf(pages), PDF)
    kept = without_running_lines(extracted)
    text = "\n".join(one.text for one in kept)
    assert "National plan" in extracted.text
    assert "Page 3 of 4" in extracted.text
    assert text == "\n".join(line for body in bodies for line in body)
    assert all(extracted.text[one.start : one.start + len(one.text)] == one.text for one in kept)
    two = extract(pdf(pages[:2]), PDF)
    assert without_running_lines(two) == list(two.paragraphs)


def test_pages_characters_and_bytes_are_bounded():
    for content, media_type, bounds in (
        (pdf([["a"], ["b"], ["c"]]), PDF, Bounds(pages=2)),
        (b"x" * 11, PLAIN, Bounds(characters=10)),
        (b"x" * 11, PLAIN, Bounds(sent=10)),
        (word(word_paragraph("x" * 11)), DOCX, Bounds(characters=10)),
        (word(word_paragraph("x")), DOCX, Bounds(unpacked=300)),
        (word(word_paragraph("x")), DOCX, Bounds(tags=40)),
    ):
        with pytest.raises(ContentTooLargeError) as raised:
            extract(content, media_type, bounds)
        assert raised.value.members["limit"]


def test_list_numbers_of_a_hostile_word_file_stay_short():
    pattern = "%1" * 10_000
    overrides = (
        f'<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="99999999999"/>'
        f'<w:numFmt w:val="upperRoman"/><w:lvlText w:val="{pattern}"/></w:lvl></w:lvlOverride></w:num>'
    )
    extracted = extract(word(word_paragraph("x", list_id="9") + word_paragraph("y", list_id="404"), overrides=overrides), DOCX)
    assert [len(paragraph.number) for paragraph in extracted.paragraphs] == [40, 0]


def test_the_ending_of_a_name_gives_the_format():
    assert media_type_of("Plan.DOCX") == DOCX
    with pytest.raises(UnsupportedMediaTypeError):
        media_type_of("plan.pages")


def test_marks_of_very_many_notes_are_placed():
    """A file of nothing but calls of notes: each is placed without counting all before it again."""
    word_marks = extract(word(word_paragraph("x", extra='<w:r><w:footnoteReference w:id="1"/></w:r>' * 40_000)), DOCX).paragraphs[0].marks
    assert word_marks == (("1", 1),) * 40_000
    note = "<text:note><text:note-citation>1</text:note-citation></text:note>"
    marks = extract(open_document(f"<text:p>ab{f'{note}c' * 20_000}</text:p>"), ODT).paragraphs[0].marks
    assert marks[:2] == (("1", 2), ("1", 3))
    assert len(marks) == 20_000
