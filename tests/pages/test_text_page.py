"""The forms that make provisions out of a text, in a browser: small windows, axe, a file, and what was taken for what."""

from tests.pages.conftest import PHONE, WIDE


def test_forms_pass_axe_and_a_file_is_answered(visit, tmp_path):
    plan = tmp_path / "plan.md"
    plan.write_text("# Plan\n\n1. No worker pays a fee.\n", encoding="utf-8")
    for viewport, path in ((PHONE, "/text/add?lang=en"), (WIDE, "/text/new?lang=en")):
        seen = visit(viewport=viewport)
        assert seen.open(path).status == 200
        assert not seen.axe()
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    seen.page.locator("#file").set_input_files(plan)
    for field, words in (("iri", "https://example.org/plan"), ("title", "Plan"), ("publisher", "Ministry")):
        seen.page.locator(f"#{field}").fill(words)
    seen.page.get_by_role("button", name="Read it").click()
    seen.page.wait_for_selector("#report")
    assert "https://example.org/plan/para/1" in seen.page.locator("main").inner_text()
    assert not seen.axe()
    assert not seen.wrong
