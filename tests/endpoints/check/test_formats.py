"""The same passage in each format gives the same findings; what a format has of its own, such as quotations set off, is heeded."""

import pytest

from graph_service.endpoints.check.extraction import extract
from graph_service.errors import DataSyntaxError
from graph_service.extract.formats import DOCX, HTML, MARKDOWN, ODT, PDF, PLAIN
from tests.endpoints.check.documents import docx, odt, paragraph, pdf

FEES = "prohibit recruiters and employers from charging or shifting recruitment fees"
SENTENCE = f"In objective 6(k) States “{FEES}”."
HALVES = SENTENCE.split(" and ")


def _p(words):
    return f"<text:p>{words}</text:p>"


DOCUMENTS = {
    PLAIN: SENTENCE.encode(),
    MARKDOWN: f"# Title\n\nIn **objective 6(k)** States “{FEES.replace('employers', '*employers*')}”.\n".encode(),
    HTML: f"<!doctype html><title>x</title><script>“a b c d e”</script><p>In <b>objective</b>\n 6(k) States <q>{FEES}</q>.".encode(),
    DOCX: docx(paragraph("Title", style="Heading1") + paragraph(f"{HALVES[0]} and ", HALVES[1])),
    ODT: odt(_p("Title") + _p(f"{HALVES[0]}<text:s/>and <text:span>{HALVES[1]}</text:span>")),
    PDF: pdf([f"{HALVES[0]} and", HALVES[1]]),
}


@pytest.mark.parametrize("media_type", DOCUMENTS)
def test_each_format_gives_the_same_findings(checker, media_type):
    extracted = extract(DOCUMENTS[media_type], media_type)
    answer = checker.check(extracted)
    assert [(one["kind"], one["verdict"]) for one in answer["findings"]] == [("citation", "exact"), ("quotation", "other place")]
    for one in answer["findings"]:
        words = " ".join(extracted.text[one["start"] : one["end"]].replace("*", "").split())
        assert words == ("objective 6(k)" if one["kind"] == "citation" else FEES)
    assert answer["checked"].get("pages") == (1 if media_type == PDF else None)


BLOCKS = {
    PLAIN: f"As agreed:\n\n> {FEES}\n> or related costs\n\nSo it is.".encode(),
    MARKDOWN: f"As agreed:\n\n> {FEES}\n> or **related** costs\n>\n> — GCM, para. 22(c)\n\nSo it is.".encode(),
    HTML: f"<p>As agreed:<blockquote><p>{FEES} or related costs<p>— GCM, para. 22(c)</blockquote><p>So it is.".encode(),
    DOCX: docx(paragraph("As agreed:") + paragraph(f"{FEES} or related costs", style="IntenseQuote") + paragraph("So it is.")),
    ODT: odt(
        f'{_p("As agreed:")}<text:p text:style-name="P1">{FEES} or related costs</text:p>{_p("So it is.")}',
        '<style:style style:name="P1" style:parent-style-name="Quotations"/>',
    ),
}


@pytest.mark.parametrize("media_type", BLOCKS)
def test_quotation_that_is_set_off_is_checked(checker, media_type):
    extracted = extract(BLOCKS[media_type], media_type)
    (finding,) = [one for one in checker.check(extracted)["findings"] if one["kind"] == "quotation"]
    assert (finding["verdict"], finding["block"], finding["citation"]) == ("exact", True, "GCM objective 6(c), paragraph 22(c)")
    assert extracted.text[finding["start"] :].startswith(FEES[:20])


def test_places_in_markdown_are_those_of_the_file(checker):
    source = f"See [the Compact](https://example.org/a) and ![an image](x.png): “{FEES}”.\n\n```\n“not a b c quotation”\n```\n"
    extracted = extract(source.encode(), MARKDOWN)
    assert extracted.text == source
    (finding,) = checker.check(extracted)["findings"]
    assert source[finding["start"] : finding["end"]] == FEES


def test_quotation_over_a_page_break_of_a_pdf_is_whole(checker):
    pages = [
        ["Annual report", "It says \x93prohibit recruiters and employ-", "1"],
        ["Annual report", "ers from charging or shifting recruitment", "2"],
        ["Annual report", "fees\x94 (para. 22(c)).", "3"],
    ]
    answer = checker.check(extract(pdf(*[[line.encode("latin-1").decode("cp1252") for line in page] for page in pages]), PDF))
    assert [(one["kind"], one["verdict"]) for one in answer["findings"]] == [("quotation", "exact"), ("citation", "exact")]


def test_footnotes_of_word_are_read_and_deleted_words_are_not(checker):
    body = paragraph("Kept.") + "<w:p><w:del><w:r><w:delText>“gone a b c d”</w:delText></w:r></w:del></w:p>"
    assert extract(docx(body), DOCX).text.split() == ["Kept."]


def test_superscript_number_of_a_footnote_is_no_word(checker):
    source = f"<p>“{FEES.replace('recruiters', 'recruiters<sup>12</sup>')}”</p>"
    (finding,) = checker.check(extract(source.encode(), HTML))["findings"]
    assert finding["verdict"] == "exact"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (SENTENCE.encode("utf-16"), ""),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), ""),
        (SENTENCE.encode("cp1252"), "windows-1252"),
    ],
)
def test_encodings_that_people_send(data, charset):
    assert extract(data, PLAIN, charset).text == SENTENCE


def test_text_in_an_encoding_that_is_not_named_is_refused_with_the_place():
    with pytest.raises(DataSyntaxError, match="not utf-8 text at byte 25"):
        extract(SENTENCE.encode("cp1252"), PLAIN)


def test_charset_that_a_page_declares():
    page = f'<meta charset="windows-1252"><p>{SENTENCE}'.encode("cp1252")
    assert extract(page, HTML).text.strip() == SENTENCE
