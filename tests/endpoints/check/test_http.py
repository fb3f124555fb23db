"""``POST /check`` over HTTP: media types, pages, forms, limits, hostile documents; nothing sent is logged."""

import asyncio
import json
import re
import signal
import zlib

import httpx
import jsonschema
import pytest

from graph_service.endpoints.check.routes import RESULT
from graph_service.endpoints.check.service import TextChecks
from graph_service.errors import MemoryLimitError, TimeLimitError
from graph_service.extract.formats import DOCX, HTML, MARKDOWN, ODT, PDF, PLAIN
from graph_service.store.interface import Limits
from tests.endpoints.check.documents import W, docx, odt, paragraph, pdf, zipped

SENTENCE = "In objective 6(k) States “prohibit recruiters and employers from charging or shifting recruitment fees”."
BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
MOST = 2 * 2**20


@pytest.fixture(scope="module")
def running(run_service):
    with run_service("--log", "info", "--workers", "1") as running:
        yield running


@pytest.fixture(scope="module")
def client(running):
    with httpx.Client(base_url=running.url, timeout=120) as client:
        yield client


def post(client, data, media_type=PLAIN, **headers):
    return client.post("/check", content=data, headers={"content-type": media_type, **headers})


def test_json_is_the_default_and_fits_its_schema(client):
    answer = post(client, SENTENCE.encode(), "text/plain; charset=utf-8")
    assert (answer.status_code, answer.headers["content-type"], answer.headers["cache-control"]) == (200, "application/json", "no-store")
    jsonschema.validate(answer.json(), RESULT)
    assert [one["verdict"] for one in answer.json()["findings"]] == ["exact", "other place"]
    assert "text" not in answer.json()
    assert client.post("/check?text=yes", content=SENTENCE.encode(), headers={"content-type": PLAIN}).json()["text"] == SENTENCE


@pytest.mark.parametrize(
    ("media_type", "data"),
    [
        (MARKDOWN, SENTENCE.encode()),
        (HTML, f"<p>{SENTENCE}".encode()),
        (DOCX, docx(paragraph(SENTENCE))),
        (ODT, odt(f"<text:p>{SENTENCE}</text:p>")),
        (PDF, pdf([SENTENCE])),
    ],
)
def test_documents_of_each_type(client, media_type, data):
    answer = post(client, data, media_type)
    assert answer.status_code == 200, answer.text
    assert [one["verdict"] for one in answer.json()["findings"]] == ["exact", "other place"]


def test_form_of_the_page_works_without_a_script(client):
    page = client.get("/check", headers=BROWSER).text
    assert re.search(r'<form[^>]*method="post"[^>]*action="/check"[^>]*enctype="multipart/form-data"', page)
    for files in (
        {"text": (None, SENTENCE), "file": ("", b"")},
        {"text": (None, ""), "file": ("speech.md", SENTENCE.encode(), "application/octet-stream")},
    ):
        answer = client.post("/check", files=files, headers=BROWSER)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/html")
        assert re.search(r'<a class="verdict other-place" id="place-2" href="#finding-2"[^>]*>prohibit recruiters', answer.text)
        assert 'href="/gcm/objective/6/action/c"' in answer.text
    plain = client.post("/check", data={"text": SENTENCE})
    assert plain.json()["checked"]["quotations"] == 1


@pytest.mark.parametrize(
    ("language", "lead"),
    [("en", "1 quotation and 2 citations"), ("es", "1 cita textual y 2 referencias"), ("fr", "1 citation et 2 renvois")],
)
def test_page_counts_in_singular_and_plural(client, language, lead):
    answer = client.post(f"/check?lang={language}", data={"text": f"{SENTENCE} Objective 7."}, headers=BROWSER)
    assert lead in answer.text


def test_page_speaks_spanish_and_escapes_what_was_sent(client):
    sent = "<script>alert(1)</script> “<img src=x onerror=y> we will open all the borders” objective 24"
    answer = client.post("/check?lang=es", data={"text": sent}, headers=BROWSER)
    assert "Sin comprobar" in answer.text
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text
    assert "referencia desconocida" in answer.text


def test_long_text_is_shown_around_its_findings(client):
    sent = "word " * 60_000 + SENTENCE + " word" * 60_000
    answer = client.post("/check", data={"text": sent}, headers=BROWSER)
    assert len(answer.text) < 50_000
    assert "prohibit recruiters" in answer.text


@pytest.mark.parametrize(
    ("media_type", "data", "status", "slug"),
    [
        ("image/png", b"x", 415, "unsupported-media-type"),
        ("", b"x", 415, "unsupported-media-type"),
        (DOCX, b"no archive", 400, "data-syntax"),
        (DOCX, zipped(other_xml="<a/>"), 400, "data-syntax"),
        (DOCX, docx("<w:p>"), 400, "data-syntax"),
        (ODT, docx(paragraph("x")), 400, "data-syntax"),
        (PDF, b"%PDF-1.7 nothing", 400, "data-syntax"),
        (PDF, b"", 400, "data-syntax"),
        (PLAIN, b"x" * (MOST + 1), 413, "content-too-large"),
        ("multipart/form-data; boundary=b", b"--b\r\n\r\nx\r\n--b--", 400, "bad-request"),
        ("multipart/form-data", b"x", 400, "bad-request"),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\ncontent-disposition: form-data; name="file"; filename="a.exe"\r\n\r\nx\r\n--b--',
            415,
            "unsupported-media-type",
        ),
    ],
)
def test_what_cannot_be_read_is_a_problem(client, media_type, data, status, slug):
    answer = post(client, data, media_type)
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (status, slug), answer.text
    assert answer.json()["help"]


def test_unknown_parameter_and_method(client):
    assert client.post("/check?x=1", content=b"x", headers={"content-type": PLAIN}).status_code == 400
    assert client.delete("/check").status_code == 405
    assert client.options("/check").headers["allow"] == "GET, HEAD, OPTIONS, POST"


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
CLOSE = "".join(f"“the human rights of all migrants {one} in all their forms and {one} access to services” " for one in range(12_000))
HOSTILE = {
    "entities in Word": (DOCX, docx(paragraph("&b;"), ENTITIES), 400),
    "entities in OpenDocument": (ODT, odt("<text:p>&b;</text:p>", head=ENTITIES), 400),
    "a file as an entity": (DOCX, docx(paragraph("&a;"), OUTSIDE), 400),
    "a ZIP bomb": (DOCX, zipped(word__document_xml=f'<w:document xmlns:w="{W}">{" " * (80 * 2**20)}</w:document>'), 413),
    "a ZIP bomb of words": (DOCX, docx(paragraph("a " * (8 * 2**20))), 413),
    "a million paragraphs in each other": (DOCX, docx("<w:p>" * 200_000), 400),
    "HTML that is never closed": (HTML, b"<blockquote><div><p>" * 2_000, 400),
    "HTML that nests sixty thousand elements": (HTML, b"<div>" * 60_000, 400),
    "HTML with paragraphs in a deep place": (HTML, b"<div>" * 390 + b"<p>x" * 400_000, 413),
    "HTML with a hundred thousand attributes": (HTML, b"<div " + b" ".join(b"a%d" % one for one in range(100_000)) + b">", 400),
    "a million paragraphs in Word": (DOCX, docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 600_000), 413),
    "a million spaces in OpenDocument": (ODT, odt("<text:p>x" + '<text:s text:c="999999"/>' * 300_000 + "</text:p>"), 200),
    "quotations that are all nearly ours": (PLAIN, CLOSE.encode(), 200),
    "one quotation of a whole book": (PLAIN, ("“" + "the human rights of migrants in all forms " * 20_000 + "”").encode(), 200),
    "a quotation of nothing but ellipses": (PLAIN, ("“" + "of the … " * 50_000 + "”").encode(), 200),
    "apostrophes": (PLAIN, b"'a " * 600_000, 200),
    "a page of opening brackets": (HTML, b"<" * 500_000, 200),
    "character references": (HTML, b"&#65;" * 400_000, 200),
    "nothing but marks": (PLAIN, "“”".encode() * 20_000, 200),
    "Markdown of brackets": (MARKDOWN, b"[" * 200_000, 200),
    "Markdown of stars": (MARKDOWN, b"*a_`" * 50_000, 200),
    "one word": (PLAIN, b"a" * 500_000, 200),
    "digits": (PLAIN, b"objective " + b"9" * 500_000, 200),
    "blanks": (PLAIN, b"objective" + b" " * 200_000, 200),
    "control characters": (PLAIN, bytes(range(32)) * 1000, 400),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_document_is_answered(client, name):
    media_type, data, status = HOSTILE[name]
    answer = post(client, data[:MOST], media_type)
    assert answer.status_code == status, answer.text[:500]
    assert "root:" not in answer.text


def test_what_is_beyond_the_limit_is_counted(client):
    quotations = post(client, CLOSE.encode()).json()
    counted = quotations["checked"]["quotations"] + sum(quotations["notChecked"].values())
    assert counted == 12_000
    assert quotations["notChecked"]["beyondTheLimit"] >= 7000


def test_hostile_pdf_is_refused_or_read(client):
    catalogue = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    bomb = zlib.compress(b"0" * (100 * 2**20), 9)
    stream = (
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>\nendobj\n"
    )
    stream += b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream\nendobj\n" % (len(bomb), bomb)
    circle = b"2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 9 >>\nendobj\n"
    for body in (stream, circle):
        answer = post(client, b"%PDF-1.4\n" + catalogue + body + b"trailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF", PDF)
        assert answer.status_code in (200, 400, 413, 503), answer.text
        if answer.status_code == 503:
            assert answer.json()["type"].rpartition("/")[2] in ("memory-limit", "time-limit")
    assert post(client, SENTENCE.encode()).status_code == 200


def test_nothing_that_is_sent_is_logged(running, client):
    secret = "xylophone zeppelin"
    lines = len(running.lines)
    assert post(client, f"“{secret} of all migrants and their families” objective 24".encode()).status_code == 200
    assert post(client, secret.encode(), DOCX).status_code == 400
    running.wait_for(lambda: {200, 400} <= {json.loads(line)["status"] for line in running.lines[lines:] if '"/check"' in line})
    assert not [line for line in running.lines if "xylophone" in line]


class Held:
    """Texts that are held already."""

    def __init__(self, texts):
        self._texts = texts.dump()

    async def get(self):
        return "version", self._texts


def checks(texts, **limits):
    made = TextChecks(None, None, Limits(**limits))
    made._texts = Held(texts)
    return made


def test_run_that_takes_too_long_or_too_much_is_stopped(texts):
    marks = ("'a " * (MOST // 3)).encode()
    with pytest.raises(TimeLimitError):
        asyncio.run(checks(texts, seconds=1).check(marks))
    with pytest.raises(MemoryLimitError):
        asyncio.run(checks(texts, memory=-300 * 2**20).check(marks))


def test_run_of_a_client_that_left_is_stopped_and_the_next_has_its_turn(texts, monkeypatch):
    processes, started = [], asyncio.Event()
    start = asyncio.create_subprocess_exec

    async def noted(*command, **options):
        processes.append(await start(*command, **options))
        started.set()
        return processes[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", noted)

    async def act():
        service = checks(texts, seconds=60)
        left = asyncio.ensure_future(service.check(("'a " * (MOST // 3)).encode(), client="192.0.2.1"))
        next_one = asyncio.ensure_future(service.check(SENTENCE.encode(), client="192.0.2.2"))
        await started.wait()
        left.cancel()
        assert (await next_one).result["findings"]
        return processes[0].returncode

    assert asyncio.run(act()) == -signal.SIGKILL
