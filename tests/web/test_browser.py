"""The pages in a real browser: accessibility, phones, dark mode, the keyboard, no third parties, and the journeys of readers."""

import csv
import json
import urllib.request

import pytest

from tests.web.conftest import PHONE, WIDE

PAGES = {
    "home": "/",
    "objective": "/gcm/objective/6",
    "action": "/gcm/objective/6/action/c",
    "instrument": "/instrument/ilo-c189",
    "priority item": "/priorities-2021/4/e",
    "vocabulary": "/ontology",
    "search": "/search?q=recruitment",
    "catalogue": "/catalog",
    "priorities": "/explore",
    "instruments": "/explore?view=instruments",
    "flow": "/explore?view=flow&objective=6",
    "evidence": "/explore/evidence?from=gcm/objective/6&to=priorities-2021/4",
    "gaps": "/gaps",
    "states": "/states?objective=13",
    "texts": "/read",
    "reader": "/read/gcm",
    "Spanish": "/explore?lang=es",
    "workbench": "/sparql",
}
WINDOWS = {"light": {"viewport": WIDE}, "dark phone": {"viewport": PHONE, "color_scheme": "dark", "has_touch": True}}


@pytest.mark.parametrize("window", WINDOWS)
def test_pages_pass_axe_fit_the_window_and_ask_nobody_else(visit, window):
    seen = visit(**WINDOWS[window])
    violations = {}
    for name, path in PAGES.items():
        assert seen.open(path).status == 200, path
        if name == "flow":
            seen.page.wait_for_selector("#flow svg")
        if name == "workbench":
            seen.page.wait_for_selector(".CodeMirror")
        if found := seen.axe():
            violations[name] = found
        width = seen.page.evaluate("document.documentElement.scrollWidth")
        assert width <= WINDOWS[window]["viewport"]["width"], f"{name} is {width} pixels wide"
        assert seen.page.locator("h1").count() == 1, name
    assert violations == {}
    assert seen.wrong == []


def test_matrix_is_read_and_opened_from_the_keyboard(visit):
    seen = visit()
    seen.open("/explore")
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    cell = seen.page.locator("td a").first
    cell.focus()
    outline = seen.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**/explore/evidence?*")
    assert seen.page.locator("mark").count() > 0


def test_keyboard_leaves_the_editor(visit):
    seen = visit()
    seen.open("/sparql")
    seen.page.wait_for_selector(".CodeMirror")
    seen.page.locator(".CodeMirror textarea").focus()
    seen.page.keyboard.press("Escape")
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.closest('.CodeMirror')") is None


def test_reading_and_comparing_need_no_script(visit):
    seen = visit(java_script_enabled=False)
    seen.open("/explore?view=flow&objective=6")
    assert seen.page.locator(".ribbons tbody tr").count() > 10
    seen.page.select_option("select[name=confidence]", "0.95")
    seen.page.click(".filters button")
    seen.page.wait_for_url("**confidence=0.95**")
    seen.open("/read/gcm")
    seen.page.locator("summary").first.click()
    assert seen.page.locator("details[open]").count() == 1
    seen.open("/sparql?saved=objectives")
    assert seen.page.locator("textarea#query").is_visible()


def test_flow_opens_its_evidence_by_ribbon(visit):
    seen = visit()
    seen.open("/explore?view=flow&objective=22&confidence=0.9")
    seen.page.wait_for_selector("#flow svg")
    box = seen.page.locator("#flow svg").bounding_box()
    # Ribbons have no element of their own to press: look for one by where the pointer becomes a hand.
    for step in range(4, int(box["height"]), 4):
        seen.page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + step)
        if seen.page.evaluate("getComputedStyle(document.querySelector('#flow > div')).cursor") == "pointer":
            seen.page.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + step)
            break
    seen.page.wait_for_url("**/explore/evidence?*from=*")
    assert "gcm%2Fobjective%2F22" in seen.page.url


def test_journey_ilo_conventions_behind_objective_6_and_their_words(visit):
    seen = visit()
    seen.open("/explore?view=instruments")
    seen.page.get_by_role("row", name="Private Employment Agencies").locator("td").nth(5).locator("a").click()
    seen.page.wait_for_url("**/explore/evidence?*")
    first = seen.page.locator(".evidence").first
    assert "is reinforced by" in first.inner_text()
    quoted = first.locator("mark").first.inner_text()
    seen.page.locator(".claim a").first.click()
    seen.page.wait_for_load_state()
    assert quoted in " ".join(seen.page.locator("main").inner_text().split())


def test_journey_what_priorities_ask_that_the_compact_does_not_say(visit):
    seen = visit()
    seen.open("/")
    seen.page.get_by_role("navigation", name="Main").get_by_role("link", name="Gaps").click()
    seen.page.get_by_role("link", name="Asked, but in no objective").click()
    assert seen.page.url.endswith("#asks")
    assert seen.page.locator("#asks ~ ol.asks li").count() > 5
    assert seen.page.locator(".asks blockquote").first.inner_text()


def test_journey_run_a_saved_query_and_download_csv(visit, tmp_path):
    seen = visit()
    seen.open("/sparql")
    seen.page.get_by_role("link", name="The 23 objectives").click()
    seen.page.wait_for_selector(".CodeMirror")
    seen.page.get_by_role("button", name="Run").click()
    seen.page.wait_for_selector("#shown table")
    assert seen.page.locator("#shown tbody tr").count() == 23
    seen.page.select_option("#format", "csv")
    with seen.page.expect_download() as waiting:
        seen.page.get_by_role("button", name="Download").click()
    waiting.value.save_as(tmp_path / "results.csv")
    with (tmp_path / "results.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == 24


def test_journey_follow_an_iri_from_a_json_ld_answer(visit, builtin_url):
    asked = urllib.request.Request(f"{builtin_url}/explore.jsonld?view=instruments", headers={"Accept": "application/ld+json"})
    with urllib.request.urlopen(asked) as answer:
        link = json.load(answer)["@graph"][0]
    path = link["@id"].removeprefix("https://w3id.org/migration-compact")
    seen = visit()
    assert seen.open(path).status == 200
    assert link["rationale"] in " ".join(seen.page.locator("main").inner_text().split())


def test_workbench_shows_an_error_at_its_line_and_column(visit):
    seen = visit()
    seen.open("/sparql?q=SELECT%20*%20WHERE%20%7B%0A%20%20%3Fs%20%3Fp")
    seen.page.wait_for_selector(".CodeMirror")
    seen.page.get_by_role("button", name="Run").click()
    seen.page.wait_for_selector(".problem")
    assert "Line 2, column" in seen.page.locator("#said").inner_text()
    seen.wrong.clear()  # the browser notes the 400 itself


def test_workbench_stops_a_query(visit):
    seen = visit()
    slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    seen.open(f"/sparql?q={slow.replace(' ', '%20').replace('?', '%3F')}")
    seen.page.wait_for_selector(".CodeMirror")
    seen.page.get_by_role("button", name="Run").click()
    seen.page.get_by_role("button", name="Stop").click()
    seen.page.wait_for_function("document.getElementById('said').textContent === 'Stopped.'")


def test_workbench_completes_our_classes(visit):
    seen = visit()
    seen.open(
        "/sparql?q=PREFIX%20gcmo%3A%20%3Chttps%3A%2F%2Fw3id.org%2Fmigration-compact%2Fontology%23%3E%0ASELECT%20*%20WHERE%20%7B%20%3Fs%20a%20gcmo%3AObj"
    )
    seen.page.wait_for_selector(".CodeMirror")
    seen.page.locator(".CodeMirror").click()
    seen.page.keyboard.press("Control+End")
    seen.page.keyboard.press("Control+Space")
    seen.page.wait_for_selector(".CodeMirror-hints")
    assert "gcmo:Objective" in seen.page.locator(".CodeMirror-hints").inner_text()


def test_workbench_draws_counts_and_graphs(visit):
    seen = visit()
    seen.open("/sparql?saved=objective-priority-matrix")
    seen.page.get_by_role("button", name="Run").click()
    seen.page.wait_for_selector("#shown table")
    seen.page.get_by_role("button", name="Chart").click()
    seen.page.wait_for_selector(".drawn svg")
    seen.open("/sparql?saved=links-graph")
    seen.page.get_by_role("button", name="Run").click()
    seen.page.wait_for_selector("#shown pre")
    seen.page.get_by_role("button", name="Graph").click()
    seen.page.wait_for_selector(".drawn svg")
    assert seen.wrong == []


def test_share_link_and_programs_carry_the_query_of_the_editor(visit):
    seen = visit()
    seen.open("/sparql")
    seen.page.wait_for_selector(".CodeMirror")
    seen.page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('ASK { ?s ?p \"it\\'s\" }')")
    assert "ASK%20%7B" in seen.page.locator("#share").get_attribute("href")
    assert "it'\\''s" in seen.page.locator("#curl-code").inner_text()
    assert "ASK { ?s ?p" in seen.page.locator("#python-code").inner_text()


def test_printed_text_has_no_menus(visit):
    seen = visit()
    seen.open("/read/gcm")
    seen.page.emulate_media(media="print")
    for hidden in (".contents", "aside", "header.site"):
        assert not seen.page.locator(hidden).first.is_visible()
    assert seen.page.locator("section.notes").is_visible()
