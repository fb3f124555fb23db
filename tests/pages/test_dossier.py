"""The page of an objective as a dossier: figures, tabs, a few links of each kind with the rest on demand."""

import re
from html import unescape
from urllib.parse import unquote

import pytest

from graph_service.namespaces import BASE
from tests.pages.conftest import PHONE
from tests.pages.test_pages import Links

MOST_BYTES = 150_000
FIGURE = re.compile(r'href="#([\w-]+)"><span>[^<]*</span> <span class="count">(\d+)')
TABS = ["provisions", "law", "asks", "follow-up", "states"]


@pytest.fixture(scope="module")
def dossiers(pages):
    return {number: pages.get(f"/gcm/objective/{number}").text for number in range(1, 24)}


def test_a_dossier_is_light_and_its_own_links_lead_somewhere(dossiers):
    for number, page in dossiers.items():
        links = Links(page)
        assert len(page.encode()) < MOST_BYTES, number
        assert len(links.ids) == len(set(links.ids))
        assert {href[1:] for href in links.hrefs if href.startswith("#")} <= set(links.ids), number
        assert set(TABS) <= set(links.ids)


@pytest.mark.parametrize("number", [6, 7, 13, 19])
def test_what_is_folded_away_is_reached_without_script(pages, dossiers, number):
    data = pages.get(f"/gcm/objective/{number}.jsonld").json()
    links = {one["id"].removeprefix(BASE) for key in ("outgoingLinks", "incomingLinks") for one in data.get(key, ())}
    more = {unescape(href) for href in Links(dossiers[number]).hrefs if "show=all" in href}
    shown = {href.lstrip("/") for href in Links(dossiers[number]).hrefs}
    assert bool(more) == bool(links - shown)
    for address in more:
        place, _, fragment = address.partition("#")
        whole = Links(pages.get(place).text)
        assert fragment in whole.ids
        assert links <= {href.lstrip("/") for href in whole.hrefs}
        assert not [href for href in whole.hrefs if "show=all" in href]


@pytest.mark.parametrize("number", [6, 13, 14])
def test_the_figures_count_what_the_briefing_lists(pages, dossiers, number):
    briefing = pages.get(f"/brief/{number}", params={"confidence": 0}).text
    listed = {name: int(count) for name, count in re.findall(r'href="#([\w-]+)">[^<]* <span class="count">(\d+)</span>', briefing)}
    figures = {
        name: int(count) for name, count in re.findall(r'href="#([\w-]+)"><span>[^<]*</span> <span class="count">(\d+)', dossiers[number])
    }
    assert figures["law"] == sum(listed.get(group, 0) for group in ("ilo", "treaties", "other"))
    assert figures["asks"] == listed.get("asks", 0)
    assert figures["pulls"] == listed.get("tensions", 0) + listed.get("falls-short", 0)
    # A page whose figure says none says so in its tab too.
    assert (figures["asks"] == 0) == ("linked no civil-society text" in dossiers[number])


def test_what_only_an_action_brings_is_named_and_opens_its_words(pages, dossiers):
    own = {
        one["object"]["id"] for one in pages.get("/gcm/objective/6.jsonld").json()["outgoingLinks"] if one["predicate"] == "reinforcedBy"
    }
    line = dossiers[6].partition("stand behind single actions only:")[2].partition("</p>")[0]
    addresses = Links(line).hrefs
    ends = {BASE + unquote(re.search(r"to=([^&]+)", address)[1]) for address in addresses}
    assert len(own | ends) == int(dict(FIGURE.findall(dossiers[6]))["law"])
    assert not own & ends
    for address in addresses[:3]:
        assert "<mark>" in pages.get(unescape(address)).text


def test_the_language_of_a_dossier_is_kept_by_its_rest(pages):
    page = pages.get("/gcm/objective/6?lang=es").text
    (address,) = {unescape(href).partition("#")[0] for href in Links(page).hrefs if "show=all" in href}
    whole = pages.get(address).text
    assert '<html lang="es"' in whole
    assert whole.count("<article") > page.count("<article")


def test_the_tabs_are_worked_from_the_keyboard_and_by_address(visit):
    seen = visit()
    seen.open("/gcm/objective/6#relation-addresses_in")
    assert seen.page.locator("[role=tab][aria-selected=true]").inner_text() == "Civil society"
    assert seen.page.locator("#relation-addresses_in").is_visible()
    seen.page.locator("[role=tab][aria-selected=true]").focus()
    seen.page.keyboard.press("ArrowRight")
    assert seen.page.evaluate("document.activeElement.textContent") == "Follow-up"
    assert seen.page.url.endswith("#follow-up")
    seen.page.keyboard.press("End")
    seen.page.keyboard.press("ArrowRight")
    assert seen.page.evaluate("document.activeElement.textContent") == "The words"
    assert seen.page.locator("[role=tabpanel]:not([hidden])").count() == 1
    seen.page.get_by_role("link", name="instruments of law behind it").click()
    assert seen.page.locator("[role=tab][aria-selected=true]").inner_text() == "Law"
    seen.page.emulate_media(media="print")
    assert all(seen.page.evaluate("[...document.querySelectorAll('.panel')].map((one) => one.offsetHeight > 50)"))


def test_without_script_all_sections_follow_each_other(visit):
    seen = visit(java_script_enabled=False)
    seen.open("/gcm/objective/6")
    for name in TABS:
        assert seen.page.locator(f"#{name}").is_visible(), name
    seen.page.locator(".tabs a").nth(1).click()
    assert seen.page.url.endswith("#law")
    seen.page.get_by_role("link", name="Show all 35").click()
    seen.page.wait_for_url("**/gcm/objective/6?show=all#law")
    assert seen.page.locator("#law article.link").count() > 35


def test_a_phone_scrolls_a_third_of_the_whole(visit):
    seen = visit(viewport=PHONE)
    height = "document.documentElement.scrollHeight"
    seen.open("/gcm/objective/6")
    folded = seen.page.evaluate(height)
    without = visit(viewport=PHONE, java_script_enabled=False)
    without.open("/gcm/objective/6?show=all")
    assert folded < without.page.evaluate(height) / 3
