"""Two wordings of the Compact in the graph: each is checked, and the one that is cited comes first."""

import re
from dataclasses import replace

import pytest

from graph_service.endpoints.check.checker import Checker, Extracted

DRAFT, RESOLUTION = "gcm/final-draft-2018", "gcm/a-res-73-195"
OURS = "prohibit recruiters and employers from charging or shifting recruitment fees"
THEIRS = "prohibit recruitment agents and employers from charging or shifting recruitment fees"


@pytest.fixture(scope="module")
def two(texts):
    """A checker of our texts and a second wording as ``text add`` makes it, with one phrase changed."""
    place = next(number for number, one in enumerate(texts.versions) if one.id == DRAFT)
    second = replace(texts.versions[place], id=RESOLUTION, iri=texts.versions[place].iri.replace(DRAFT, RESOLUTION), title="A/RES/73/195")
    provisions = [
        replace(one, id=one.id.replace("gcm/", f"{RESOLUTION}/"), version=len(texts.versions), text=one.text.replace(OURS, THEIRS))
        for one in texts.provisions
        if one.version == place
    ]
    return Checker(replace(texts, versions=[*texts.versions, second], provisions=[*texts.provisions, *provisions]))


def _quotation(checker, text):
    (finding,) = [one for one in checker.check(Extracted(text, text))["findings"] if one["kind"] == "quotation"]
    return finding


@pytest.mark.parametrize(("words", "version"), [(OURS, DRAFT), (THEIRS, RESOLUTION)])
def test_words_of_either_wording_are_exact(two, words, version):
    finding = _quotation(two, f"Objective 6(c): “{words}”.")
    assert (finding["verdict"], finding["textVersion"], finding["cited"]["atThatPlace"]) == ("exact", version, True)


def test_draft_quoted_as_the_resolution_is_close_and_said_to_be_the_draft(two):
    finding = _quotation(two, f"A/RES/73/195, paragraph 22(c): “{OURS}”.")
    assert (finding["verdict"], finding["textVersion"], finding["found"]) == ("close", RESOLUTION, THEIRS)
    assert [(one["theirs"], one["ours"]) for one in finding["differences"]] == [("recruiters", "recruitment agents")]
    assert "Final Draft" in finding["note"]


def test_words_that_both_have_are_of_the_wording_that_is_cited(two):
    words = "effective regulation and monitoring of the recruitment industry"
    assert _quotation(two, f"Resolution 73/195, objective 6(c): “{words}”.")["textVersion"] == RESOLUTION
    finding = _quotation(two, f"Objective 6(c): “{words}”.")
    assert finding["textVersion"] == DRAFT
    assert [one["textVersion"] for one in finding["alsoIn"]] == [RESOLUTION]


def test_resolution_that_is_held_has_no_warning(two):
    text = "as in A/RES/73/195"
    (finding,) = two.check(Extracted(text, text))["findings"]
    assert not re.search("does not hold", finding["note"])
