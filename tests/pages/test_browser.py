"""The pages in a real browser: accessibility, phones, dark mode, the keyboard, no third parties, and the journeys of readers."""

import csv
import json
import urllib.request
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import PHONE, WIDE

PAGES = {
    "home": "/",
    "objective": "/gcm/objective/6",
    "action": "/gcm/objective/6/action/c",
    "instrument": "/instrument/ilo-c189",
    "priority item": "/priorities-2021/4/e",
    "vocabulary": "/ontology",
    "search": "/search?q=recruitment",
    "suggest": "/suggest",
    "catalogue": "/catalog",
    "priorities": "/explore",
    "instruments": "/explore?view=instruments",
    "flow": "/explore?view=flow&objective=6",
    "evidence": "/explore/evidence?from=gcm/objective/6&to=priorities-2021/4",
    "gaps": "/gaps",
    "states": "/states?objective=13",
    "a State": "/states/ke",
    "a State in French": "/states/ke?lang=fr",
    "two States": "/states/ke/ph",
    "briefings": "/brief",
    "briefing": "/brief/6",
    "briefing in Spanish": "/brief/13?lang=es",
    "empty basket": "/basket",
    "basket": "/basket?item=gcm/objective/6/action/c&item=priorities-2021/4/e",
    "codelists": "/codelists",
    "codelist": "/codelists/objectives",
    "topics": "/topics",
    "topic": "/topics/children",
    "topic in Spanish": "/topics/detention?lang=es",
    "method": "/method",
    "a slip": "/search?q=human+traficking",
    "texts": "/read",
    "reader": "/read/gcm",
    "a section": "/read/gcm?part=objective/6",
    "whole dossier": "/gcm/objective/13?show=all",
    "follow-up": "/follow-up/objective/6",
    "Spanish": "/explore?lang=es",
    "workbench": "/sparql",
    "answer": "/sparql?query=SELECT%20*%20WHERE%20%7B%20%3Fs%20a%20%3Fclass%20%7D%20LIMIT%2040&format=html",
    "error in a query": "/sparql?query=SELECT%20*%20%7B&format=html",
    "questions": "/queries",
    "question": "/queries/civil-society-behind-objective",
    "question in Spanish": "/queries/joined-one-treaty-not-another?lang=es",
    "yes or no": "/queries/text-names-instrument",
    "API": "/docs",
    "check": "/check",
    "own text": "/text/new",
    "wording": "/text/add",
    "guides": "/guides",
    "guide": "/guides/partners",
    "guide in Spanish": "/guides/operators?lang=es",
    "partners": "/federation",
    "dumps": "/dump/",
    "changes": "/changes",
    "first page in Spanish": "/?lang=es",
    "first page in French": "/?lang=fr",
    "briefing in French": "/brief/13?lang=fr",
    "question in French": "/queries/joined-one-treaty-not-another?lang=fr",
    "thing in Spanish": "/gcm/objective/6/action/k?lang=es",
    "reader in Spanish": "/read/priorities-2021?lang=es",
    "nothing found": "/gcm/objective/99",
    "no results": "/search?q=xyzzy",
}
EXPECTED = {"nothing found": 404, "error in a query": 400}
SMALL = {"width": 320, "height": 640}
_WIDE = """Array.from(document.querySelectorAll("main table, main .scroll"))
    .filter(one => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth)
    .map(one => one.outerHTML.slice(0, 200))"""
WINDOWS = {"light": {"viewport": WIDE}, "dark phone": {"viewport": PHONE, "color_scheme": "dark", "has_touch": True}}


@pytest.mark.parametrize("window", WINDOWS)
def test_pages_pass_axe_fit_the_window_and_ask_nobody_else(visit, window):
    seen = visit(**WINDOWS[window])
    violations = {}
    for name, path in PAGES.items():
        assert seen.open(path).status == EXPECTED.get(name, 200), path
        if name == "flow":
            seen.page.wait_for_selector("#flow svg")
        if name == "workbench":
            seen.page.wait_for_selector(".CodeMirror")
        if faults := seen.axe():
            violations[name] = faults
        width = seen.page.evaluate("document.documentElement.scrollWidth")
        assert width <= WINDOWS[window]["viewport"]["width"], f"{name} is {width} pixels wide"
        assert seen.page.locator("h1:visible").count() == 1, name
    assert violations == {}
    # The browser notes by itself that a page had an error status.
    assert [one for one in seen.wrong if "the server responded with a status of 40" not in one] == []


def test_pages_fit_the_smallest_window_without_scrolling_sideways(visit):
    """WCAG 2.2, 1.4.10: 320 CSS pixels. Tables that are wider scroll in a region of their own."""
    seen = visit(viewport=SMALL)
    wide = {}
    for name, path in PAGES.items():
        seen.open(path)
        width = seen.page.evaluate("document.documentElement.scrollWidth")
        if width > SMALL["width"]:
            wide[name] = width
    assert wide == {}


@pytest.mark.parametrize("path", ["/method", "/catalog", "/states/ke/ph"])
def test_no_table_scrolls_sideways_on_a_phone(visit, path):
    seen = visit(viewport=PHONE, color_scheme="dark")
    assert seen.open(path).status == 200
    assert seen.page.evaluate(_WIDE) == []
    # Rows are cards whose cells say what they are.
    labels = seen.page.evaluate(
        "Array.from(document.querySelectorAll('table.cards td')).map(one => [one.dataset.label, getComputedStyle(one).display])"
    )
    assert labels
    assert all(label and display == "block" for label, display in labels)


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
    seen.page.locator(".text summary").first.click()
    assert seen.page.locator(".text details[open]").count() == 1
    seen.open("/sparql?saved=objectives")
    assert seen.page.locator("textarea#query").is_visible()


def test_flow_opens_its_evidence_by_ribbon(visit):
    seen = visit()
    seen.open("/explore?view=flow&objective=22&confidence=0.85")
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
    seen.page.get_by_role("link", name="Asked, but not taken up").click()
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
    path = link["id"].removeprefix("https://w3id.org/migration-compact")
    seen = visit()
    assert seen.open(path).status == 200
    assert link["rationale"]["en"] in " ".join(seen.page.locator("main").inner_text().split())


def test_iri_of_an_answer_is_followed_through_the_search_box(visit):
    seen = visit()
    seen.open("/search")
    seen.page.get_by_role("searchbox").fill("https://w3id.org/migration-compact/gcm/objective/6/action/k")
    seen.page.get_by_role("button", name="Search").click()
    seen.page.wait_for_url("**/gcm/objective/6/action/k")
    assert seen.page.locator("h1").inner_text() == "GCM objective 6(k)"


def test_long_query_is_seen_whole_in_the_editor(visit):
    seen = visit(viewport=PHONE)
    seen.open("/sparql?saved=behind-objective")
    seen.page.wait_for_selector(".CodeMirror")
    last = seen.page.locator(".CodeMirror-line").last.bounding_box()
    editor = seen.page.locator(".CodeMirror").bounding_box()
    assert last["y"] + last["height"] <= editor["y"] + editor["height"]


def test_workbench_shows_an_error_at_its_line_and_column(visit):
    seen = visit()
    seen.open("/sparql?q=SELECT%20*%20WHERE%20%7B%0A%20%20%3Fs%20%3Fp")
    seen.page.wait_for_selector(".CodeMirror")
    seen.page.get_by_role("button", name="Run").click()
    seen.page.wait_for_selector(".problem")
    assert "Line 2, column" in seen.page.locator("#said").inner_text()
    seen.wrong.clear()  # the browser notes the 400 itself


def test_states_are_narrowed_while_somebody_types(visit):
    seen = visit()
    seen.open("/states?objective=6")
    seen.page.locator("#state-name").press_sequentially("guinea")
    expect(seen.page.locator("#state-count")).to_have_text("4 States")
    expect(seen.page.locator("tr[data-state]:visible")).to_have_count(4)


def test_workbench_says_what_a_query_may_have_meant(visit):
    seen = visit()
    seen.open("/sparql?q=ASK%20%7B%20%3Fx%20a%20%3Chttps%3A%2F%2Fw3id.org%2Fmigration-compact%2Fontology%23Objectve%3E%20%7D")
    seen.page.wait_for_selector(".CodeMirror")
    seen.page.get_by_role("button", name="Run").click()
    expect(seen.page.locator("#hints li")).to_contain_text("Did you mean gcmo:Objective?")


def test_workbench_stops_a_query(visit):
    seen = visit()
    slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    seen.open(f"/sparql?q={slow.replace(' ', '%20').replace('?', '%3F')}")
    seen.page.wait_for_selector(".CodeMirror")
    seen.page.get_by_role("button", name="Run").click()
    seen.page.get_by_role("button", name="Stop").click()
    expect(seen.page.locator("#said")).to_have_text("Stopped.")


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
    for hidden in (".contents", "details.margin", "header.site"):
        assert not seen.page.locator(hidden).first.is_visible()
    assert seen.page.locator("section.notes").is_visible()


def test_query_runs_and_is_taken_away_without_script(visit, tmp_path):
    seen = visit(java_script_enabled=False)
    seen.open("/sparql?saved=objectives")
    assert seen.page.locator("#format").input_value() == "html"
    seen.page.get_by_role("button", name="Run").click()
    seen.page.wait_for_url("**format=html**")
    assert seen.page.url.endswith("#results")
    assert seen.page.locator(".answer tbody tr").count() == 23
    assert "gcmo:Objective" in seen.page.locator("textarea#query").input_value()
    with seen.page.expect_download() as waiting:
        seen.page.get_by_role("link", name="CSV").click()
    waiting.value.save_as(tmp_path / "results.csv")
    with (tmp_path / "results.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == 24
    seen.page.locator(".answer tbody tr").nth(5).locator("a").first.click()
    seen.page.wait_for_url("**/gcm/objective/6")
    assert seen.elsewhere() == []


def test_error_without_script_is_corrected_in_place(visit):
    seen = visit(java_script_enabled=False)
    seen.open("/sparql?q=ASK%20%7B%0A%20%20%3Fs%20%3Fp")
    seen.page.get_by_role("button", name="Run").click()
    assert "Line 2, column" in seen.page.locator(".problem").inner_text()
    seen.page.fill("textarea#query", "ASK { ?s ?p ?o }")
    seen.page.get_by_role("button", name="Run").click()
    assert seen.page.locator(".verdict").inner_text() == "Yes."


def test_question_is_asked_answered_and_downloaded_without_script(visit, tmp_path):
    seen = visit(java_script_enabled=False)
    seen.open("/")
    seen.page.get_by_role("link", name="ILO conventions and recommendations behind an objective").click()
    seen.page.get_by_label("Objective", exact=True).select_option(
        label="10. Prevent, combat and eradicate trafficking in persons in the context of international migration"
    )
    seen.page.get_by_role("button", name="Ask").click()
    assert "objective=gcm" in seen.page.url
    rows = seen.page.locator(".answer tbody tr").count()
    assert rows > 3
    assert not seen.page.locator("button[data-copy]").first.is_visible()
    with seen.page.expect_download() as waiting:
        seen.page.get_by_role("link", name="CSV").click()
    waiting.value.save_as(tmp_path / "answer.csv")
    with (tmp_path / "answer.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == rows + 1


def test_question_opens_in_the_workbench_with_its_values(visit):
    seen = visit()
    seen.open("/queries/ilo-behind-objective?objective=gcm/objective/10&format=html")
    seen.page.get_by_role("link", name="Open it in the SPARQL workbench").click()
    seen.page.wait_for_selector(".CodeMirror")
    seen.page.get_by_role("button", name="Run").click()
    seen.page.wait_for_selector("#shown table")
    assert "gcm/objective/10>" in seen.page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")


@pytest.mark.parametrize(("lang", "copied", "said"), [("en", "Copied", "Citation copied."), ("es", "Copiado", "Cita: copiado.")])
def test_citation_is_copied_by_a_button_that_says_so(visit, lang, copied, said):
    seen = visit(permissions=["clipboard-read", "clipboard-write"])
    seen.open(f"/gcm/objective/6/action/k?lang={lang}")
    button = seen.page.locator("[data-copy=cite-line]")
    button.focus()
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator("#copied")).to_have_text(said)
    assert seen.page.locator("#copied").get_attribute("role") == "status"
    assert button.inner_text() == copied
    assert seen.page.evaluate("document.activeElement.dataset.copy") == "cite-line"
    assert seen.page.evaluate("navigator.clipboard.readText()") == seen.page.locator("#cite-line").inner_text()
    expect(seen.page.locator("#copied")).to_have_text("")
    # The words, the words with their citation, the citation in five forms, and the code that embeds the words in another page.
    assert seen.page.locator("[data-copy]:not([hidden])").count() == 8


def test_words_are_copied_as_the_text_has_them(visit):
    seen = visit(permissions=["clipboard-read", "clipboard-write"])
    seen.open("/gcm/para/2")
    assert seen.page.locator("#words sup").count() > 0
    seen.page.locator("[data-copy=words]").first.click()
    expect(seen.page.locator("#copied")).to_have_text("The words copied.")
    copied = seen.page.evaluate("navigator.clipboard.readText()")
    with urllib.request.urlopen(urllib.request.Request(f"{seen.url}/gcm/para/2.jsonld")) as answer:
        words = json.load(answer)["text"]["en"]
    assert copied == words
    seen.page.get_by_role("button", name="Copy with citation").click()
    expect(seen.page.locator("#copied")).to_have_text("The words with their citation copied.")
    quoted, cited = seen.page.evaluate("navigator.clipboard.readText()").split("\n")
    assert quoted == f"“{words}”"
    assert cited == seen.page.locator("#cite-line").inner_text()


def test_copying_works_where_the_browser_has_no_clipboard(visit):
    seen = visit()
    seen.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    seen.page.add_init_script("document.addEventListener('copy', () => (window.taken = document.activeElement.value))")
    seen.open("/gcm/objective/6")
    seen.page.locator("[data-copy=cite-iri]").click()
    expect(seen.page.locator("[data-copy=cite-iri]")).to_have_text("Copied")
    assert seen.page.evaluate("window.taken") == "https://w3id.org/migration-compact/gcm/objective/6"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("SELECT * WHERE { ?s a gcmo:", "gcmo:Link"),
        ("SELECT * WHERE { ?s gcmo:", "gcmo:text"),
        ("SELECT * WHERE { GRAPH gcm:", "gcm:graph/quotations"),
        ("SELECT * FROM <https://w3id", "<https://w3id.org/migration-compact/graph/quotations>"),
    ],
)
def test_workbench_completes_with_counts(visit, typed, offered):
    seen = visit()
    seen.open("/sparql")
    seen.page.wait_for_selector(".CodeMirror")
    text = f"PREFIX gcm: <https://w3id.org/migration-compact/>\nPREFIX gcmo: <https://w3id.org/migration-compact/ontology#>\n{typed}"
    seen.page.evaluate("text => { const one = document.querySelector('.CodeMirror').CodeMirror; one.setValue(text); one.focus(); }", text)
    seen.page.keyboard.press("Control+End")
    seen.page.keyboard.press("Control+Space")
    seen.page.wait_for_selector(".CodeMirror-hints")
    hints = [one.split("\n") for one in seen.page.locator(".CodeMirror-hint").all_inner_texts()]
    counts = [int(count.replace(",", "")) for _, count in hints]
    assert offered in [term for term, _ in hints]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 500


def test_quotation_leads_to_its_citation(visit):
    seen = visit()
    seen.open("/explore/evidence?from=gcm/objective/6&to=instrument/ilo-c181")
    seen.page.get_by_role("link", name="Cite GCM objective 6").first.click()
    seen.page.wait_for_url("**#cite")
    assert "Final Draft of 11 July 2018" in seen.page.locator("#cite-line").inner_text()


def test_printed_answer_shows_all_its_rows(visit):
    seen = visit()
    seen.open("/queries/objectives")
    seen.page.emulate_media(media="print")
    assert not seen.page.locator("header.site nav").is_visible()
    assert not seen.page.locator(".take").is_visible()
    assert seen.page.locator(".answer tbody tr").last.is_visible()
    assert seen.page.evaluate("getComputedStyle(document.querySelector('.answer')).maxBlockSize") == "none"


def test_printed_table_fits_the_paper(visit):
    seen = visit(viewport={"width": 760, "height": 1100})  # A4 at 96 dots an inch, within its margins
    seen.open("/queries/tensions")
    seen.page.emulate_media(media="print")
    assert seen.page.evaluate("document.querySelector('.answer table').getBoundingClientRect().right") <= 760


def test_workbench_adds_the_prefixes_that_a_query_uses(visit):
    seen = visit()
    seen.open("/sparql")
    seen.page.wait_for_selector(".CodeMirror")
    asked = 'SELECT ?text WHERE { ?one gcmo:text ?text ; skos:notation "k" FILTER(?text = "dct: x" || ?one = gcm:gcm) } # sh:x'
    seen.page.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", asked)
    seen.page.get_by_role("button", name="Run").click()
    expect(seen.page.locator("#said")).to_have_text("No results.")
    written = seen.page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    assert written.endswith(asked)
    assert sorted(line.split()[1] for line in written.splitlines()[:-1]) == ["gcm:", "gcmo:", "skos:"]
    assert "gcmo%3A%20%3C" in seen.page.locator("#share").get_attribute("href")


def test_journey_everything_behind_an_objective_on_one_page_to_quote_and_to_print(visit):
    seen = visit()
    seen.open("/")
    seen.page.get_by_role("link", name="on one page", exact=True).click()
    seen.page.get_by_role("row", name="7. Address and reduce vulnerabilities").get_by_role("link", name="ILO standards").click()
    assert seen.page.url.endswith("/brief/7#ilo")
    entry = seen.page.locator("#ilo ~ .entry").first
    quoted = entry.locator("mark").first.inner_text().strip("“”")
    entry.locator(".meta a").first.click()
    seen.page.wait_for_url("**/explore/evidence?*")
    assert quoted in " ".join(seen.page.locator("main").inner_text().split())
    seen.page.get_by_role("link", name="Cite GCM objective 7").first.click()
    assert "GCM objective 7" in seen.page.locator("#cite-line").inner_text()
    seen.open("/brief/7")
    seen.page.emulate_media(media="print")
    for hidden in ("header.site", "form.filters", ".further"):
        assert not seen.page.locator(hidden).first.is_visible()
    expect(seen.page.locator(".paper")).to_contain_text(f"{seen.url}/brief/7")
    assert not seen.page.locator(".printed").is_visible()
    seen.open("/brief/7?length=full")
    expect(seen.page.locator(".printed")).to_be_visible()
    expect(seen.page.locator(".printed")).to_have_text(f"Its address: {seen.url}/gcm/objective/7")


def test_search_from_the_first_page_reads_slips_and_spanish_words(visit):
    seen = visit()
    seen.open("/?lang=es")
    seen.page.get_by_role("searchbox").fill("remesas")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**/search?*")
    assert seen.page.locator(".results a").first.inner_text() == "GCM objective 20"
    assert "«remittances»" in seen.page.locator("main").inner_text()
    # Beside the results the kinds are open.
    seen.page.locator(".facet a", has_text="objetivo").click()
    assert seen.page.locator(".results li").count() == 1


def test_the_flow_is_printed_with_whole_labels_within_the_sheet(visit):
    seen = visit()
    seen.open("/explore?view=flow&objective=6")
    expect(seen.page.locator("#flow svg")).to_be_visible()
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    drawn = seen.page.evaluate("[...document.querySelectorAll('#flow svg text')].map((one) => one.textContent)")
    assert drawn
    assert not [label for label in drawn if "…" in label]
    assert seen.page.evaluate("document.querySelector('#flow svg').getBoundingClientRect().width") <= 640
    seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert seen.page.evaluate("document.querySelector('#flow svg').getBoundingClientRect().width") > 640


def test_copy_link_and_cite_show_beside_the_paragraph_in_focus_and_what_stands_behind_it_opens(visit):
    seen = visit(permissions=["clipboard-read", "clipboard-write"])
    seen.open("/read/gcm")
    paragraph = seen.page.locator("[id='para/5']")
    acts = paragraph.locator(".acts")
    assert acts.evaluate("one => getComputedStyle(one).opacity") == "0"
    paragraph.locator("a.marker").focus()
    assert acts.evaluate("one => getComputedStyle(one).opacity") == "1"
    assert acts.locator("a").nth(1).get_attribute("href") == "/gcm/para/5#cite"
    assert paragraph.locator("details.margin[open] .behind").is_visible()
    assert seen.page.locator(".text details.margin[open]").count() == 1
    # What the page says once is said of each paragraph.
    assert acts.locator("a").first.get_attribute("aria-label") == "Link to GCM paragraph 5"
    assert paragraph.locator("details.margin").get_attribute("aria-label") == "Links of GCM paragraph 5"
    assert not seen.page.locator(".behind a[href='/instrument/cedaw']:not([title])").count()
    acts.get_by_role("button", name="Copy: ").click()
    expect(seen.page.locator("#copied")).to_have_text("Copied")
    assert seen.page.evaluate("navigator.clipboard.readText()").startswith("As a contribution to the preparatory process")


def test_a_phone_reads_a_long_text_by_sections(visit):
    seen = visit(viewport=PHONE)
    seen.open("/read/gcm")
    assert seen.page.evaluate("document.documentElement.scrollHeight") < 12_000
    seen.page.locator(".contents summary").click()
    seen.page.locator(".contents a", has_text="6. Facilitate fair").click()
    assert seen.page.locator("[id='objective/6/action/c']").is_visible()
    assert not seen.page.locator("[id='objective/7/action/c']").is_visible()
    seen.page.locator("button.fold", has_text="Address and reduce vulnerabilities").click()
    assert seen.page.locator("[id='objective/7/action/c']").is_visible()
    seen.page.emulate_media(media="print")
    assert seen.page.locator("[id='objective/9/action/c']").is_visible()


def test_the_head_of_a_page_is_one_line_on_a_phone(visit):
    seen = visit(viewport=PHONE)
    for path in ("/", "/gcm/objective/6", "/brief/6", "/sparql?lang=es"):
        seen.open(path)
        assert seen.page.locator("header.site").evaluate("one => one.offsetHeight") < 60, path
    seen.page.locator(".tools summary").click()
    assert seen.page.locator(".tools a[hreflang=en]").is_visible()


def test_names_of_an_answer_can_be_typed_back_and_triples_are_a_table(visit):
    seen = visit()
    query = "CONSTRUCT WHERE { <https://w3id.org/migration-compact/gcm/objective/6/action/c> ?p ?o }"
    seen.open(f"/sparql?q={quote(query)}")
    seen.page.wait_for_selector(".CodeMirror")
    seen.page.get_by_role("button", name="Run").click()
    seen.page.wait_for_selector("#shown pre")
    seen.page.get_by_role("button", name="Table").click()
    seen.page.wait_for_selector("#shown table")
    assert seen.page.locator("#shown thead").inner_text().split() == ["subject", "property", "object"]
    assert seen.page.locator("#shown tbody tr").count() > 10
    name = seen.page.locator("#shown tbody td").first.inner_text()
    assert name == r"gcm:gcm\/objective\/6\/action\/c"
    seen.page.evaluate(
        "text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", f"SELECT ?text WHERE {{ {name} gcmo:text ?text }}"
    )
    seen.page.get_by_role("button", name="Run").click()
    expect(seen.page.locator("#shown tbody td").first).to_contain_text("Improve regulations on public and private recruitment agencies")
    assert seen.wrong == []


def test_a_chart_lets_one_choose_its_columns_and_a_graph_has_names(visit):
    seen = visit()
    seen.open("/sparql?saved=objective-priority-matrix")
    seen.page.get_by_role("button", name="Run").click()
    seen.page.wait_for_selector("#shown table")
    seen.page.get_by_role("button", name="Chart").click()
    seen.page.wait_for_selector(".drawn svg")
    select = seen.page.locator("#shown label", has_text="Names").locator("select")
    before = seen.page.locator(".drawn").get_attribute("aria-label")
    values = [one.get_attribute("value") for one in select.locator("option").all()]
    assert len(values) > 1
    select.select_option(next(one for one in values if one != select.input_value()))
    expect(seen.page.locator(".drawn")).not_to_have_attribute("aria-label", before)
    seen.page.wait_for_selector(".drawn svg")
    # The answer has no labels; the dataset does.
    pattern = "{ ?a gcmo:addresses <https://w3id.org/migration-compact/gcm/objective/6> }"
    query = f"CONSTRUCT {pattern} WHERE {pattern} LIMIT 5"
    seen.page.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", query)
    seen.page.get_by_role("button", name="Run").click()
    seen.page.wait_for_selector("#shown pre")
    seen.page.get_by_role("button", name="Graph").click()
    seen.page.wait_for_selector(".drawn svg text")
    drawn = seen.page.evaluate("[...document.querySelectorAll('.drawn svg text')].map((one) => one.textContent)")
    assert "GCM objective 6" in drawn
    assert "gcmo:addresses" in drawn
    assert seen.wrong == []


def test_all_treaties_of_all_states_are_on_paper(visit):
    seen = visit(viewport={"width": 718, "height": 1050})  # A4 within margins of 1 cm, upright; across there is more room
    seen.open("/states")
    seen.page.emulate_media(media="print")
    table = seen.page.locator("table.states")
    assert table.locator("thead th").count() > 25
    rights = table.locator("tr").evaluate_all("rows => rows.flatMap(row => [...row.cells].map(one => one.getBoundingClientRect().right))")
    assert max(rights) <= 718
    hidden = table.locator("td, th").evaluate_all("all => all.filter(one => getComputedStyle(one).display === 'none').length")
    assert hidden == 0


def test_a_state_opens_on_a_phone_to_what_it_has_joined_without_a_script(visit):
    seen = visit(viewport=PHONE, java_script_enabled=False)
    seen.open("/states")
    row = seen.page.locator("tr[data-state]", has_text="Kenya")
    assert not row.locator("td").first.is_visible()
    row.locator("summary").click()
    shown = row.locator("td:not(:last-child)")
    assert shown.first.is_visible()
    assert shown.count() > 25
    labels = shown.evaluate_all("all => all.map(one => getComputedStyle(one, '::before').content)")
    assert labels == [f'"{head}: "' for head in seen.page.locator("thead th a").evaluate_all("all => all.map(one => one.firstChild.data)")]


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/states", 18_000),
        ("/brief/6", 35_000),
        ("/gaps", 15_000),
        ("/shapes", 30_000),
        ("/queries/behind-objective?objective=6", 15_000),
    ],
)
def test_a_phone_scrolls_little(visit, path, most):
    seen = visit(viewport=PHONE)
    seen.open(path)
    assert seen.page.evaluate("document.documentElement.scrollHeight") < most


def test_what_a_phone_folds_opens_without_a_script_and_is_in_view_on_a_wide_window_and_on_paper(visit):
    phone = visit(viewport=PHONE, java_script_enabled=False)
    phone.open("/brief/6?length=full")
    last = phone.page.locator("section:has(#ilo) .entry").last
    assert not last.is_visible()
    phone.page.locator("section:has(#ilo) .rest summary").click()
    assert last.is_visible()
    phone.open("/queries/behind-objective?objective=6")
    rows = phone.page.locator(".answer tbody tr")
    assert rows.count() > 21
    assert not rows.last.is_visible()
    phone.page.locator(".all-rows summary").click()
    assert rows.last.is_visible()
    wide = visit()
    wide.open("/brief/6?length=full")
    assert wide.page.locator("section:has(#ilo) .entry").last.is_visible()
    assert not wide.page.locator(".rest summary").first.is_visible()
    phone.open("/brief/6?length=full")
    phone.page.emulate_media(media="print")
    assert phone.page.locator("section:has(#ilo) .entry").last.is_visible()


def test_no_label_of_the_flow_is_cut_or_lies_on_another_one(visit):
    seen = visit()
    seen.open("/explore?view=flow")
    expect(seen.page.locator("#flow svg")).to_be_visible()
    boxes = """[...document.querySelectorAll('#flow svg text')].map((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return [one.textContent, left, right, top, bottom];
    })"""
    for medium in ("screen", "print"):
        seen.page.emulate_media(media=medium)
        drawn = seen.page.evaluate(boxes)
        assert len(drawn) > 40
        assert not [one[0] for one in drawn if "…" in one[0]]
        sideways = [
            (one[0], other[0])
            for at, one in enumerate(drawn)
            for other in drawn[at + 1 :]
            # Lines of one label touch: only what begins elsewhere counts.
            if abs(one[1] - other[1]) > 1 and one[1] < other[2] and other[1] < one[2] and one[3] < other[4] - 2 and other[3] < one[4] - 2
        ]
        assert sideways == [], medium


def test_an_answer_opened_by_its_address_can_be_seen_otherwise(visit):
    seen = visit()
    pattern = "{ ?a gcmo:addresses <https://w3id.org/migration-compact/gcm/objective/6> }"
    query = f"PREFIX gcmo: <https://w3id.org/migration-compact/ontology#> CONSTRUCT {pattern} WHERE {pattern} LIMIT 5"
    seen.open(f"/sparql?query={quote(query)}")
    seen.page.wait_for_selector(".CodeMirror")
    # Triples cannot be written as a table.
    assert seen.page.locator("#format option:not([disabled])").all_inner_texts() == ["turtle", "jsonld"]
    assert seen.page.locator("#format").input_value() == "turtle"
    seen.page.get_by_role("button", name="Graph").click()
    seen.page.wait_for_selector(".drawn svg text")
    drawn = seen.page.evaluate("[...document.querySelectorAll('.drawn svg text')].map((one) => one.textContent)")
    assert drawn.count("gcmo:addresses") == 5
    assert "GCM objective 6" in drawn
