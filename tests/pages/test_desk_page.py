"""The desk of submissions in a browser: what waits and what was decided, on a phone and wide, light and dark, under axe."""

import hashlib
from contextlib import contextmanager

import httpx
import pytest

from graph_service.endpoints.submissions.endpoint import GRAPH
from tests.pages.conftest import PHONE, WIDE
from tests.serving import service

WINDOWS = {
    "dark phone": {"viewport": PHONE, "color_scheme": "dark"},
    "light, Spanish": {"viewport": WIDE, "locale": "es"},
}
LONG = "A pledge of many words, and " + "a-word-that-does-not-break" * 20


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    root = tmp_path_factory.mktemp("desk")
    (root / "tokens.toml").write_text(
        f'[[token]]\nname = "editor"\nsha256 = "{hashlib.sha256(b"editor").hexdigest()}"\ngraphs = ["{GRAPH}*"]\n', encoding="utf-8"
    )
    flags = (
        "--data-dir",
        root / "data",
        "--submissions",
        root / "box",
        "--writes",
        "token",
        "--tokens",
        root / "tokens.toml",
        "--log",
        "off",
    )
    with service(*map(str, flags)) as running:
        pledge = {
            "kind": "pledge", "by": "actor/state/ke", "advances": ["6"], "text": LONG, "issued": "2026-11",
            "source": "https://example.org/kenya/2026", "contact": "officer@example.org",
        }  # fmt: skip
        for words in (LONG, "Another pledge."):
            httpx.post(f"{running.url}/submissions", json=pledge | {"text": words}, timeout=60).raise_for_status()
        yield running.url


@contextmanager
def looked_at(seen, window, name):
    yield
    assert seen.axe() == [], name
    width = seen.page.evaluate("document.documentElement.scrollWidth")
    assert width <= window["viewport"]["width"], f"{name} is {width} pixels wide"
    assert seen.page.locator("h1:visible").count() == 1, name


@pytest.mark.parametrize("name", WINDOWS)
def test_the_desk_passes_axe_and_fits_the_window(visit, url, name):
    window = WINDOWS[name]
    seen = visit(**window)
    seen.url = url
    for path in ("/submissions", "/submissions?kind=contest", "/submissions?kind=update"):
        with looked_at(seen, window, path):
            assert seen.open(path).status == 200
    with looked_at(seen, window, "the door of the desk"):
        assert seen.open("/submissions/desk").status == 200
    seen.page.locator("#token").fill("editor")
    with looked_at(seen, window, "what waits"):
        seen.page.locator("main form button").click()
        seen.page.locator("main section").first.wait_for()
    section = seen.page.locator("main section").last
    section.locator("input[name=reason]").fill("Not a pledge of this State.")
    with looked_at(seen, window, "what was decided"):
        section.locator("button[value=reject]").click()
        seen.page.locator("main > [role=status]", has_text="reje").or_(seen.page.locator("main > [role=status]", has_text="1")).wait_for()
    with looked_at(seen, window, "the list with a decision"):
        seen.open("/submissions")
        seen.page.locator("main tbody a").first.click()
    with looked_at(seen, window, "the list"):
        seen.open("/submissions")
    assert seen.wrong == []
