"""The page that suggests what a text is about, in a browser: small windows, keyboard, axe."""

from tests.pages.conftest import PHONE, WIDE


def test_form_and_its_answer_pass_axe_and_fit_a_phone(visit):
    for viewport in (PHONE, WIDE):
        seen = visit(viewport=viewport)
        assert seen.open("/suggest?lang=en").status == 200
        assert not seen.axe()
        seen.page.get_by_label("The text", exact=True).fill("No child should be detained.\n\nRecruiters must not charge fees to workers.")
        seen.page.get_by_role("button", name="Suggest", exact=True).press("Enter")
        seen.page.wait_for_selector("#suggestions")
        assert seen.page.locator("section h3").count() == 2
        assert "not links of the graph" in seen.page.locator("p[role=status]").first.inner_text()
        assert not seen.axe()
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        assert not seen.elsewhere()
        assert not seen.wrong
