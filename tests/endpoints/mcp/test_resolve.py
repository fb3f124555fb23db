"""What ``resolve`` takes a name for: numbers in words, names nearly as they are spelt, and nothing where nothing is like it."""

import json

import pytest


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("objective six", 6), ("Objective Twenty-Three", 23), ("objective twenty one", 21), ("objetivo seis", 6),
        ("Objetivo dieciséis", 16), ("objetivo veintidós", 22), ("objectif vingt-trois", 23), ("objectif un", 1),
        ("objective six of the Compact", 6),
    ],
)  # fmt: skip
def test_an_objective_is_named_by_a_number_in_words(tool, name, number):
    text, failed = tool.call("resolve", name=name)
    assert not failed, text
    first = json.loads(text)["rows"][0]
    assert (first[0], first[3]) == (f"gcm/objective/{number}", "cited")


@pytest.mark.parametrize("name", ["nothing at all xyz", "<script>", "objective sixty-six thousand", "people without papers", "zzzz"])
def test_where_no_name_is_like_it_that_is_said(tool, name):
    text, failed = tool.call("resolve", name=name)
    assert failed
    assert "No name is like it. Use search with other words." in text


@pytest.mark.parametrize(
    ("name", "first"),
    [("Kenia", "actor/state/ke"), ("Recrutement fees", "instrument/ilo-recruitment-fees-definition"), ("the United Nations", "actor/un")],
)
def test_a_name_nearly_as_it_is_spelt_is_near(tool, name, first):
    text, failed = tool.call("resolve", name=name)
    assert not failed, text
    assert json.loads(text)["rows"][0][0] == first
