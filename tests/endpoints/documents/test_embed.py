"""One quotation elsewhere: only the frame may be framed, and what stands in it is exact, cited and harmless."""

import html
import re
import struct
from importlib.util import find_spec

import httpx
import pytest
from defusedxml.ElementTree import fromstring

from tests.needs import need

PAGE = {"accept": "text/html"}
WORDS = "Improve regulations on public and private recruitment agencies"


@pytest.fixture(scope="module")
def service(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=120) as client:
        yield client


def test_only_quotations_may_be_framed(service):
    framed = service.get("/embed/gcm/objective/6/action/c", headers=PAGE).raise_for_status()
    assert "frame-ancestors *" in framed.headers["content-security-policy"]
    assert "script-src" not in framed.headers["content-security-policy"], "default-src 'none' stands for it"
    assert "set-cookie" not in framed.headers
    for path in ("/", "/gcm/objective/6/action/c", "/brief/6", "/basket", "/embed/no/such", "/sparql", "/docs", "/topics/children"):
        policy = service.get(path, headers=PAGE).headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy, path


def test_a_frame_has_the_exact_words_the_citation_and_a_link(service):
    framed = service.get("/embed/gcm/objective/6/action/c?lang=fr", headers=PAGE)
    page = service.get("/gcm/objective/6/action/c", headers=PAGE).text
    text = html.unescape(framed.text)
    assert f"“{WORDS}" in text
    assert html.unescape(re.search(r'id="cite-line"[^>]*>(.*?)</p>', page)[1]) in text
    assert f'href="{service.base_url}/gcm/objective/6/action/c"'.replace("//gcm", "/gcm") in text
    assert "<script" not in text
    assert 'lang="fr"' in text
    assert framed.headers["content-language"] == "fr"
    ours = service.get("/embed/instrument/icmw/article/25", headers=PAGE).text
    assert "(in our words)" in ours
    assert "“" not in re.search(r"<blockquote.*?</blockquote>", ours, re.DOTALL)[0]


@pytest.mark.parametrize(
    "path",
    [
        "/embed/",
        "/embed/no/such",
        "/embed/javascript:alert(1)",
        "/embed/actor/state/xx",
        "/card/gcm/para/16",
        "/card/gcm/para/16.gif",
        "/card/.png",
    ],
)
def test_what_has_no_words_is_not_found(service, path):
    answer = service.get(path, headers=PAGE)
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text


def test_the_code_to_embed_is_offered_and_leads_to_the_frame(service):
    page = service.get("/priorities-2021/4/e", headers=PAGE).text
    code = html.unescape(re.search(r'id="cite-embed">(.*?)</code>', page)[1])
    frame = re.fullmatch(
        r'<iframe src="([^"]+)" title="Priorities 2021, priority 4\(e\)" width="600" height="\d+" [^<>]*></iframe>',
        code,
    )
    assert service.get(frame[1], headers=PAGE).status_code == 200
    assert "cite-embed" not in service.get("/actor/iom", headers=PAGE).text


@pytest.mark.parametrize(
    "path", ["/", "/brief/6", "/basket", "/gcm/objective/6/action/c", "/topics", "/guides", "/search?q=x", "/states", "/?lang=es"]
)
def test_every_page_says_what_it_is_for_those_who_share_it(service, path):
    page = service.get(path, headers=PAGE).text
    meta = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', page))
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]
    assert meta["og:title"] == title.replace("\n", " ")
    assert 20 <= len(html.unescape(meta["description"])) <= 330
    assert meta["og:description"] == meta["description"]
    assert meta["twitter:card"] in ("summary", "summary_large_image")
    if path.startswith("/gcm"):
        assert meta["description"].startswith(WORDS)
        assert meta["og:image"] == f"{service.base_url}/card/gcm/objective/6/action/c.png".replace("//card", "/card")


def test_cards_are_pictures_of_the_size_that_networks_show(service):
    need(find_spec("typst"), "the extra documents: make test installs it")
    picture = service.get("/card/gcm/objective/6/action/c.png").raise_for_status()
    assert picture.headers["content-type"] == "image/png"
    assert struct.unpack(">II", picture.content[16:24]) == (1200, 630)
    drawing = service.get("/card/priorities-2021/4/e.svg").raise_for_status()
    assert drawing.headers["content-type"] == "image/svg+xml"
    assert "default-src 'none'" in drawing.headers["content-security-policy"]
    root = fromstring(drawing.text)
    assert root.get("viewBox") == "0 0 600 315"
    assert service.get("/card/priorities-2021/4/e.svg", headers={"if-none-match": drawing.headers["etag"]}).status_code == 304
