"""Properties: any run of our words is exact, and one with an edited word is close with exactly that difference."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

EDITED = "zebra"


@pytest.fixture(scope="module")
def provisions(texts):
    return [
        one
        for one in texts.provisions
        if one.kept and one.language == "en" and len(one.text.split()) >= 12 and not re.search(r"[“”\"‘«…\[\]]|\.\.\.|^\W", one.text)
    ]


@settings(database=None, max_examples=80, derandomize=True)
@given(data=st.data())
def test_run_of_our_words_is_exact(data, provisions, check):
    one = data.draw(st.sampled_from(provisions))
    words = one.text.split()
    start = data.draw(st.integers(0, len(words) - 8))
    end = data.draw(st.integers(start + 8, len(words)))
    text = f"It reads “{' '.join(words[start:end])}” there."
    findings = [finding for finding in check(text)["findings"] if finding["kind"] == "quotation"]
    assert [finding["verdict"] for finding in findings] == ["exact"], text
    assert one.iri in [findings[0]["iri"], *(other["iri"] for other in findings[0]["alsoIn"])] or len(findings[0]["alsoIn"]) == 10


@settings(database=None, max_examples=80, derandomize=True)
@given(data=st.data())
def test_edited_word_is_the_only_difference_and_its_place_points_to_it(data, provisions, check):
    one = data.draw(st.sampled_from(provisions))
    words = one.text.split()
    start = data.draw(st.integers(0, len(words) - 10))
    end = data.draw(st.integers(start + 10, len(words)))
    # A word of letters alone, neither first nor last, so that neither side can be cut off.
    plain = [place for place in range(start + 1, end - 1) if words[place].isalpha()]
    assume(plain)
    place = data.draw(st.sampled_from(plain))
    text = f"It reads “{' '.join([*words[start:place], EDITED, *words[place + 1 : end]])}” there."
    (finding,) = [finding for finding in check(text)["findings"] if finding["kind"] == "quotation"]
    assert finding["verdict"] == "close", text
    differences = [(each["op"], each["theirs"], each["ours"]) for each in finding["differences"]]
    assert differences == [("replace", EDITED, words[place])], text
    (difference,) = finding["differences"]
    assert text[difference["start"] : difference["end"]] == EDITED


@settings(database=None, max_examples=100, derandomize=True)
@given(
    text=st.lists(st.sampled_from([*"ab “”\"'‘’«»[]().…,;:\n>k6", "Objective 6(k) ", "paragraph 22 ", "C189 ", "SDG 10.7 "])).map("".join)
)
def test_any_text_is_checked_and_every_place_is_within_it(text, check):
    answer = check(text)
    for one in [*answer["findings"], *answer["passedOver"]]:
        assert 0 <= one["start"] < one["end"] <= len(text)
        for difference in one.get("differences", ()):
            assert 0 <= difference["start"] <= difference["end"] <= len(text)
