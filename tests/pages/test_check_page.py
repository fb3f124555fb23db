"""The form of ``/check`` in a browser, with and without script: the text is marked in place, and the page is accessible."""

import pytest

TEXT = """In objective 6(k) States “prohibit recruiters and employers from charging any recruitment fees”.

Objective 24 is “a promise of open borders for each and every worker”.

«Nos comprometemos a examinar los mecanismos para garantizar que sean justos»"""
WINDOWS = {
    "wide": {},
    "narrow, dark, without script": {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark", "java_script_enabled": False},
}


@pytest.mark.parametrize("window", WINDOWS)
def test_text_is_marked_in_place(visit, window):
    seen = visit(**WINDOWS[window])
    seen.open("/check")
    seen.page.fill("#check-text", TEXT)
    seen.page.click("form.check button")
    seen.page.wait_for_selector("#findings")
    marked = seen.page.locator(".checked a.verdict")
    assert marked.all_inner_texts()[1].startswith("prohibit recruiters")
    assert [marked.nth(place).get_attribute("class") for place in range(marked.count())] == [
        "verdict exact",
        "verdict close",
        "verdict unknown-reference",
        "verdict absent",
    ]
    assert seen.page.locator("ins").first.inner_text().endswith("or shifting")
    if WINDOWS[window].get("java_script_enabled", True):
        assert seen.axe() == []
        seen.page.set_viewport_size({"width": 320, "height": 640})
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= 320
        seen.open("/check")
        assert seen.axe() == []
