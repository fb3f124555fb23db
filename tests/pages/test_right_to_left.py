"""A language that runs from right to left can be added as a file: pages fit narrow and wide windows, and quotations run the other way."""

import re
import shutil
import sys
import tomllib
from pathlib import Path

import pytest

from graph_service.pages import i18n
from tests.pages.conftest import FLAGS
from tests.serving import service

LOCALE = Path(i18n.__file__).with_name("locale")
STATIC = Path(i18n.__file__).with_name("static")
# The service as it is, with the languages of another folder.
START = """
import sys
from pathlib import Path
from graph_service.pages import i18n
i18n._FOLDER = Path(sys.argv.pop(1))
from graph_service.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
PAGES = [
    "/",
    "/brief/6",
    "/states?objective=13",
    "/explore",
    "/gaps",
    "/search?q=recruitment",
    "/gcm/objective/6",
    "/instrument/ilo-c189",
    "/read/priorities-2021",
    "/queries/ilo-behind-objective",
    "/sparql",
    "/catalog",
    "/method",
    "/check",
]


def pseudo(table, path=""):
    """The sentences of a language, each between Arabic words that say it is a test: a file of a language that nobody has translated."""
    for name, value in table.items():
        quoted = f'{path}"{name}"'
        if isinstance(value, dict):
            yield from pseudo(value, f"{quoted}.")
        else:
            yield f"{quoted} = '''اختبار {value} نهاية الاختبار'''"


@pytest.fixture(scope="module")
def arabic(tmp_path_factory):
    """The address of a service that has a language more."""
    folder = tmp_path_factory.mktemp("locale")
    for file in LOCALE.glob("*.toml"):
        shutil.copy(file, folder)
    english = tomllib.loads((LOCALE / "en.toml").read_text(encoding="utf-8"))
    (folder / "ar.toml").write_text("\n".join(pseudo(english)), encoding="utf-8")
    with service(command=[sys.executable, "-c", START, str(folder)]) as running:
        yield running.url


@pytest.fixture(scope="module")
def window(chromium, tmp_path_factory):
    kind, path = chromium
    context = kind.launch_persistent_context(tmp_path_factory.mktemp("profile"), executable_path=path, args=FLAGS)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_pages_run_from_right_to_left_and_fit_the_window(arabic, window, width):
    window.set_viewport_size({"width": width, "height": 800})
    wide = {}
    for path in PAGES:
        assert window.goto(f"{arabic}{path}{'&' if '?' in path else '?'}lang=ar").status == 200
        assert window.evaluate("[document.documentElement.lang, getComputedStyle(document.body).direction]") == ["ar", "rtl"]
        # Of a page that runs from right to left the browser counts what goes beyond the left edge.
        if (page_width := window.evaluate("document.documentElement.scrollWidth")) > width:
            wide[path] = page_width
    assert wide == {}


def test_english_words_on_the_page_run_from_left_to_right(arabic, window):
    window.goto(f"{arabic}/gcm/objective/6/action/c?lang=ar")
    assert window.evaluate("getComputedStyle(document.querySelector('blockquote.words')).direction") == "ltr"
    window.goto(f"{arabic}/search?q=recruitment&lang=ar")
    hits = window.locator("ol.results li > p[lang=en]")
    assert hits.count() > 3
    assert {hits.nth(number).get_attribute("dir") for number in range(hits.count())} == {"ltr"}


def test_the_menu_is_at_the_right_and_offers_the_language_by_its_name(arabic, window):
    window.set_viewport_size({"width": 1280, "height": 800})
    window.goto(f"{arabic}/gaps?lang=ar")
    name = window.locator("header.site a.name").bounding_box()
    assert name["x"] + name["width"] > 1280 / 2
    window.goto(f"{arabic}/gaps")
    # On a narrow page the languages are among the tools, and this list is hidden.
    assert window.locator(".tongues a[hreflang=ar]:visible").get_attribute("href") == "/gaps?lang=ar"


def test_numbers_of_things_take_the_forms_of_the_language(monkeypatch):
    forms = {"key.zero": "none", "key.two": "both", "key.few": "{count} few", "key.other": "{count} others"}
    monkeypatch.setattr(i18n, "_words", lambda code: forms)
    assert [str(i18n.Language("ar").n("key", count)) for count in (0, 2, 3, 100, 11)] == [
        "none",
        "both",
        "3 few",
        "100 others",
        "11 others",
    ]
    # French counts nothing as one.
    monkeypatch.setattr(i18n, "_words", lambda code: {"key.one": "{count} lien", "key.other": "{count} liens"})
    assert [str(i18n.Language("fr").n("key", count)) for count in (0, 1, 2)] == ["0 lien", "1 lien", "2 liens"]


@pytest.mark.parametrize("sheet", ["site.css", "explore.css", "workbench.css"])
def test_styles_name_no_side_of_the_page(sheet):
    """Margins, borders and places are at the start or the end of a line, so that a page can be turned round."""
    text = re.sub(r"/\*.*?\*/|\([^()]*\)", "", (STATIC / sheet).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"(?:margin|padding|border)-(?:left|right)|(?:text-align|float|clear): *(?:left|right)", text) == []
    assert re.findall(r"(?<![\w-])(?:left|right) *:", text) == []
    # Four values name the right and the left; those of a corner, too.
    four = re.findall(r"(?:margin|padding|border-width|border-radius|inset): *((?:[^\s;}]+ +){3}[^\s;}]+)", text)
    assert [values for values in four if values.split()[1] != values.split()[3]] == []
