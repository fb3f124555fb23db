"""The search box in a browser: names are offered while somebody types, and taken from the keyboard."""

from tests.pages.conftest import PHONE


def test_names_are_offered_while_typing_and_a_code_that_is_taken_is_found(visit):
    seen = visit(viewport=PHONE)
    assert seen.open("/search").status == 200
    box = seen.page.get_by_label("Words, a code")
    box.press_sequentially("domestic wor")
    seen.page.wait_for_selector("datalist#names option", state="attached")
    offered = seen.page.locator("datalist#names option").evaluate_all("all => all.map(one => one.value + ' ' + one.label)")
    assert any(one.startswith("Domestic Workers Convention") for one in offered), offered
    assert box.get_attribute("list") == "names"
    assert not seen.axe()
    box.fill("C189")
    box.press("Enter")
    seen.page.wait_for_url("**/search?q=C189*")
    assert "Domestic Workers Convention" in seen.page.locator("ol.results li").first.inner_text()
    assert not seen.elsewhere()
    assert not seen.wrong
