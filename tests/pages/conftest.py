"""A real browser on the service, as people use it: Debian's Chromium, driven over its debugging protocol."""

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import sync_playwright

AXE = Path(__file__).parents[1] / "node" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def pages(builtin_url):
    """A client that asks as a browser does."""
    with httpx.Client(base_url=builtin_url, timeout=30, headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}) as client:
        yield client


@pytest.fixture(scope="module")
def chromium():
    # Of the module, not the session: while it is open its event loop runs in this thread, and other tests start their own.
    path = shutil.which("chromium")
    assert path, "make packages installs the browser that these tests drive"
    with sync_playwright() as playwright:
        yield playwright.chromium, path


class Visit:
    """A browser window that keeps what it asked of whom, and what went wrong."""

    def __init__(self, context, url):
        self.url = url
        self.page = context.new_page()
        self.asked = []
        self.wrong = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda message: self.wrong.append(message.text) if message.type == "error" else None)

    def open(self, path):
        return self.page.goto(self.url + path)

    def elsewhere(self):
        here = urlsplit(self.url).netloc
        return [url for url in self.asked if urlsplit(url).scheme in ("http", "https", "ws", "wss") and urlsplit(url).netloc != here]

    def axe(self):
        self.page.evaluate(AXE.read_text())
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        result = self.page.evaluate("tags => axe.run({runOnly: tags, resultTypes: ['violations']})", tags)
        return [(one["id"], node["html"][:200], node["failureSummary"]) for one in result["violations"] for node in one["nodes"][:3]]


@pytest.fixture
def visit(chromium, builtin_url, tmp_path):
    """Open a window: keywords go to the browser's context; each has a fresh profile, and none may ask another host."""
    kind, path = chromium
    contexts = []
    visits = []

    def enter(**options):
        options.setdefault("viewport", WIDE)
        profile = tmp_path / f"profile-{len(contexts)}"
        context = kind.launch_persistent_context(profile, executable_path=path, args=FLAGS, accept_downloads=True, **options)
        contexts.append(context)
        visits.append(Visit(context, builtin_url))
        return visits[-1]

    yield enter
    for context in contexts:
        context.close()
    for one in visits:
        assert one.elsewhere() == []
