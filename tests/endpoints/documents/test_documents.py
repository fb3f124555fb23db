"""Documents to take along: what each format holds, read by libraries that did not write it where there is one."""

import asyncio
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from importlib.util import find_spec

import httpx
import pypdf
import pytest

from graph_service.endpoints.documents import files
from graph_service.endpoints.documents.model import Document, Run, block, decode, heading, writable
from graph_service.errors import DocumentsNotInstalledError
from graph_service.extract.formats import MEDIA_TYPES, extract
from graph_service.http.answer_cache import AnswerCache
from graph_service.namespaces import BASE
from graph_service.rdf.formats import DOCX
from tests.needs import need

FORMS = {
    form: next(one for one in MEDIA_TYPES if end in one)
    for form, end in (("docx", "wordprocessing"), ("odt", "opendocument"), ("pdf", "/pdf"))
}
ODD = Document(
    "Briefing: #set text(1pt) <b>&amp; “quoted”\x00",
    "en",
    "https://example.org/brief/6",
    (
        heading(1, "What States commit to"),
        block("quotation", Run("“We\x00 commit\ud800 to\ufffe protect”", "en"), " — ", Run("GCM paragraph 22", "en", f"{BASE}gcm/para/22")),
        block("item", Run("*no* _markup_ $x$ #strong[y] \\ `z` @w", strong=True)),
        block("item", Run("runs no script", href="javascript:alert(1)")),
        block("quotation", Run("نلتزم بمراجعة آليات التوظيف القائمة", "ar"), " UN 漢字 \U0001f600"),
        block("text", "x" * 5000),
        block("small", Run("https://example.org/" + "y" * 400, href="https://example.org/" + "y" * 400)),
        block("text", Run("not a language", "en-x-\x01odd")),
    ),
)


@pytest.fixture(scope="module")
def written():
    """The odd document in each format, by the process that the service asks."""
    need(all(find_spec(name) for name in ("docx", "odfdo", "typst")), "the extra documents: make test installs it")
    return {form: write(form, ODD) for form in FORMS}


def write(form, document):
    asked = json.dumps({"format": form, "given": document.encode()})
    command = [sys.executable, "-m", "graph_service.endpoints.documents.process", str(os.getpid()), str(2**30)]
    return subprocess.run(command, input=asked.encode(), capture_output=True, check=True, timeout=60).stdout


@pytest.mark.parametrize("form", FORMS)
def test_odd_texts_are_written_whole(written, form):
    text = extract(written[form], FORMS[form]).text
    flat = re.sub(r"\s+", " ", text)
    assert "What States commit to" in flat
    assert "We\ufffd commit\ufffd to\ufffd protect" in flat
    assert "*no* _markup_ $x$ #strong[y]" in flat
    assert text.count("x") > 4990, "a word without end goes over many lines"


@pytest.mark.parametrize("form", FORMS)
def test_the_same_document_is_the_same_bytes(written, form):
    assert write(form, ODD) == written[form]


@pytest.mark.parametrize(("language", "words"), [("en", "has no font for"), ("es", "no tiene tipo de letra"), ("fr", "pas de police")])
def test_a_pdf_says_that_it_has_no_font_for_a_character(written, language, words):
    def flat(document):
        return re.sub(r"\s+", " ", extract(write("pdf", document), FORMS["pdf"]).text)

    text = flat(replace(ODD, language=language))
    assert words in text
    assert ODD.address in text
    latin = replace(ODD, language=language, blocks=(block("text", "Only Latin, and العربية."),))
    assert words not in flat(latin)
    assert "漢字" in extract(written["docx"], FORMS["docx"]).text


def test_word_files_have_styles_links_and_languages(written):
    import docx  # noqa: PLC0415 - an optional extra

    made = docx.Document(io.BytesIO(written["docx"]))
    assert [one.style.name for one in made.paragraphs[:4]] == ["Title", "Heading 1", "Quote", "List Bullet"]
    links = [one.address for paragraph in made.paragraphs for one in paragraph.hyperlinks]
    assert links == [f"{BASE}gcm/para/22", "https://example.org/" + "y" * 400]
    arabic = next(one for one in made.paragraphs if "نلتزم" in one.text)
    assert arabic.runs[0].font.rtl
    assert 'w:bidi="ar"' in arabic.runs[0]._r.xml
    assert made.core_properties.language == "en"
    footer = made.sections[0].footer.paragraphs[0]._p.xml
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer


def test_opendocument_files_have_styles_links_and_languages(written):
    with zipfile.ZipFile(io.BytesIO(written["odt"])) as parts:
        assert parts.infolist()[0].filename == "mimetype"
        assert parts.infolist()[0].compress_type == zipfile.ZIP_STORED
        content, styles = (parts.read(name).decode() for name in ("content.xml", "styles.xml"))
    assert re.search(r'<text:h [^>]*"Heading_20_1"', content)
    assert f'xlink:href="{BASE}gcm/para/22"' in content
    assert "javascript:" not in content
    assert "<text:list " in content
    assert "<text:page-number" in styles
    used = set(re.findall(r'text:style-name="([^"]+)"', content))
    assert used <= set(re.findall(r'style:name="([^"]+)"', styles + content)), "every style that is used is there"
    assert re.search(r'style:name="Words_ar".{0,200}style:language-complex="ar"', styles)


def test_pdf_files_are_tagged_and_say_their_title_and_language(written):
    made = pypdf.PdfReader(io.BytesIO(written["pdf"]))
    root = made.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert made.metadata.title == writable(ODD.title)
    links = [one.get_object()["/A"]["/URI"] for page in made.pages for one in page.get("/Annots", ())]
    assert f"{BASE}gcm/para/22" in links
    assert not [one for one in links if not one.startswith("https://")]


def test_a_document_with_known_letters_claims_to_be_accessible():
    need(find_spec("typst"), "the extra documents: make test installs it")
    plain = Document("Briefing", "es", "https://example.org/", (heading(1, "Qué"), block("text", "Ñandú, ελληνικά, Кириллица, עברית")))
    made = pypdf.PdfReader(io.BytesIO(write("pdf", plain)))
    assert "pdfuaid:part" in made.xmp_metadata.rdf_root.toxml()


def test_a_document_survives_its_encoding():
    assert decode(json.loads(json.dumps(ODD.encode()))) == ODD


def test_what_is_not_installed_is_named(monkeypatch):
    monkeypatch.setattr(files, "find_spec", lambda _: None)
    with pytest.raises(DocumentsNotInstalledError) as refused:
        asyncio.run(files.Files(AnswerCache(0)).reply(None, DOCX, {}, "x"))
    assert refused.value.status == 501
    assert "migration-compact-graph[documents]" in refused.value.advice


# The briefing


@pytest.fixture(scope="module")
def service(builtin_url):
    need(all(find_spec(name) for name in ("docx", "odfdo", "typst")), "the extra documents: make test installs it")
    with httpx.Client(base_url=builtin_url, timeout=120) as client:
        yield client


def test_every_briefing_fits_two_pages(service):
    pages = {number: len(pypdf.PdfReader(io.BytesIO(service.get(f"/brief/{number}.pdf").content)).pages) for number in range(1, 24)}
    assert {number: count for number, count in pages.items() if count > 2} == {}


@pytest.mark.parametrize("form", FORMS)
def test_a_briefing_quotes_cites_and_links_to_addresses_that_work(service, form):
    answer = service.get(f"/brief/6.{form}").raise_for_status()
    assert answer.headers["content-type"] == FORMS[form]
    assert f'filename="briefing-objective-6.{form}"' in answer.headers["content-disposition"]
    text = re.sub(r"\s+", " ", extract(answer.content, FORMS[form]).text)
    assert "We commit to review existing recruitment mechanisms to guarantee that they are fair and ethical" in text
    for heading_ in ("What States commit to", "What binds and what guides", "What civil society asks of it", "Citations"):
        assert heading_ in text, heading_
    assert "C181 Article" in text
    assert "(obligation)" in text
    # A line of a PDF may end inside an address.
    places = re.findall(rf"{re.escape(str(service.base_url).rstrip('/'))}/[\w/.-]*\w", text.replace("/ ", "/"))
    assert len(set(places)) > 5
    assert "w3id.org" not in text
    for place in list(dict.fromkeys(places))[:8] if form != "pdf" else ():
        assert service.get(place, headers={"accept": "text/html"}).status_code == 200, place


def test_the_format_of_a_briefing_is_negotiated_and_kept(service):
    answer = service.get("/brief/6", headers={"accept": "application/pdf"})
    assert answer.content.startswith(b"%PDF")
    assert "Accept" in answer.headers["vary"]
    again = service.get("/brief/6", headers={"accept": "application/pdf", "if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    assert service.get("/brief/6.pdf").headers["etag"] == answer.headers["etag"]
    assert service.head("/brief/6.pdf").headers["content-length"] == str(len(answer.content))


def test_all_of_a_briefing_is_longer_and_in_the_reader_s_language(service):
    short, whole = (extract(service.get(f"/brief/6.odt?lang=es{more}").content, FORMS["odt"]).text for more in ("", "&length=full"))
    assert len(whole) > 3 * len(short)
    assert "A qué se comprometen los Estados" in short
    assert "We commit to review" in short
    filtered = extract(service.get("/brief/6.odt?confidence=0.95&basis=words&length=full").content, FORMS["odt"]).text
    assert len(filtered) < len(whole)
    assert service.get("/brief/6.pdf?length=long").status_code == 400
    assert service.get("/brief/24.pdf").status_code == 404
