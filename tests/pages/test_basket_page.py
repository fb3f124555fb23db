"""The basket in a browser, with a script and without; it is remembered nowhere else. And briefings on paper."""

import io
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

import pypdf
import pytest
from playwright.sync_api import expect

from tests.pages.conftest import PHONE

ACTION, ASK = "gcm/objective/6/action/c", "priorities-2021/4/e"


def test_quotations_are_collected_remembered_and_taken_out_by_keyboard(visit):
    seen = visit()
    for key in (ACTION, ASK):
        seen.open(f"/{key}")
        button = seen.page.locator(".quote-it button.to-basket")
        assert button.get_attribute("aria-pressed") == "false"
        button.focus()
        seen.page.keyboard.press("Enter")
        assert button.get_attribute("aria-pressed") == "true"
        assert seen.page.locator("[role=status]", has_text="Added to the basket.").count() == 1
    assert seen.page.locator(".basket-link .count").inner_text() == "2"
    seen.page.locator(".basket-link").click()
    seen.page.wait_for_url("**/basket?item=gcm*item=priorities*")
    assert seen.page.locator(".kept li").count() == 2
    assert seen.page.locator("button[data-keep-basket]").is_hidden()
    assert seen.axe() == []
    seen.page.locator(f'a[data-remove="{ACTION}"]').click()
    seen.page.wait_for_url("**/basket?item=priorities*")
    # Without items the page opens what the browser remembers.
    seen.open("/basket")
    seen.page.wait_for_url("**/basket?item=priorities*")
    assert seen.page.locator(".kept li").count() == 1
    assert seen.wrong == []


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/read/gcm?part=objective/6", "gcm/objective/6/action/c"),
        ("/search?q=recruitment+fees", "gcm/objective/6/action/c"),
        ("/topics/recruitment-fees", "gcm/objective/6/action/c"),
    ],
)
def test_quotations_are_collected_where_they_are_read_and_found(visit, path, key):
    seen = visit(viewport=PHONE)
    assert seen.open(path).status == 200
    button = seen.page.locator("main button.to-basket").first
    expect(button).to_be_attached()
    button.evaluate("one => one.focus()")
    seen.page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    assert seen.page.locator(".basket-link .count").inner_text() == "1"
    assert seen.axe() == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    plain = visit(java_script_enabled=False)
    plain.open(path)
    address = plain.page.locator(f'main a.to-basket[href*="item={quote(key, safe="")}"]').first.get_attribute("href")
    plain.open(address)
    assert plain.page.locator(".kept li").count() == 1
    assert plain.page.locator("blockquote").count() == 1


def test_a_basket_that_somebody_sent_is_kept_only_if_the_reader_says_so(visit):
    seen = visit()
    seen.open(f"/basket?item={ACTION}&item={ASK}")
    assert seen.page.locator(".basket-link").is_hidden()
    seen.page.locator("button[data-keep-basket]").click()
    assert seen.page.locator(".basket-link .count").inner_text() == "2"


def test_a_basket_is_filled_without_script(visit):
    seen = visit(java_script_enabled=False)
    seen.open(f"/{ACTION}")
    assert seen.page.locator("header .basket-link").is_hidden()
    seen.page.locator(".quote-it a.to-basket").click()
    assert seen.page.locator(".kept li").count() == 1
    seen.page.fill("input[name=item]:not([type=hidden])", ASK)
    seen.page.locator("form.filters button").click()
    assert seen.page.locator(".kept li").count() == 2
    assert seen.page.locator("blockquote").count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_quotation_is_read_in_a_frame_of_another_page(visit, scheme):
    seen = visit(color_scheme=scheme, viewport=PHONE)
    seen.open(f"/embed/{ACTION}")
    assert seen.axe() == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    with elsewhere(
        f'<!doctype html><title>Elsewhere</title><iframe src="{seen.url}/embed/{ACTION}" title="A quotation"></iframe>'
    ) as there:
        seen.page.goto(there)
        framed = seen.page.frame_locator("iframe")
        expect(framed.locator("blockquote")).to_contain_text("Improve regulations")
        expect(framed.locator("figcaption a")).to_have_attribute("href", f"{seen.url}/{ACTION}")
    # The page that frames it is of another origin, and the one that was to be asked.
    seen.asked = [one for one in seen.asked if not one.startswith(there)]
    assert [one for one in seen.wrong if "favicon" not in one and "404" not in one] == []


@contextmanager
def elsewhere(page):
    """Serve a page on another port of this machine."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("number", [6, 7, 12])
def test_a_briefing_prints_on_two_pages_of_a4(visit, number):
    seen = visit()
    seen.open(f"/brief/{number}")
    printed = pypdf.PdfReader(io.BytesIO(seen.page.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) <= 2
    assert [round(side) for side in printed.pages[0].mediabox[2:]] == [595, 842]
    text = " ".join("".join(page.extract_text() for page in printed.pages).split())
    assert "What States commit to" in text
    assert "Citations" in text
    seen.open(f"/brief/{number}?length=full")
    assert len(pypdf.PdfReader(io.BytesIO(seen.page.pdf())).pages) > 5
