"""Topics: each a page across all texts, by the words that are shown on it."""

import csv
import io
import re

import pytest

from graph_service.endpoints.topics.topics import topics


def passages(pages, name):
    return list(csv.DictReader(io.StringIO(pages.get(f"/topics/{name}.csv").text)))


def test_the_list_leads_to_every_topic(pages):
    listed = pages.get("/topics").text
    assert set(re.findall(r'href="/topics/([a-z-]+)"', listed)) == set(topics())
    # A topic without a passage would be a promise that nothing keeps.
    assert "0 passages" not in re.findall(r"\b\d+ passages?", listed)


@pytest.mark.parametrize("name", topics())
def test_every_passage_has_a_word_of_the_topic_and_the_page_marks_it(pages, name):
    rows = passages(pages, name)
    assert rows
    assert all(topics()[name].pattern.search(row["words"]) for row in rows)
    page = pages.get(f"/topics/{name}").text
    assert page.count("<mark>") >= len(rows)
    assert all(f'href="{row["provision"].removeprefix("https://w3id.org/migration-compact")}"' in page for row in rows)


def test_a_topic_reaches_the_compact_and_civil_society_and_the_law(pages):
    labels = {row["label"] for row in passages(pages, "detention")}
    assert "GCM objective 13(h)" in labels
    assert any(label.startswith("Priorities 2021") for label in labels)
    assert 'href="/instrument/crc"' in pages.get("/topics/detention").text.partition('id="law"')[2]


def test_a_word_that_ends_in_a_star_takes_every_ending_and_others_take_none():
    pattern = topics()["return"].pattern
    assert pattern.search("their returnees")
    assert pattern.search("Deportations")
    assert not pattern.search("in returnable form")


def test_an_unknown_topic_says_which_there_are(pages):
    answer = pages.get("/topics/unknown", headers={"accept": "application/problem+json"})
    assert answer.status_code == 404
    assert "domestic-workers" in answer.json()["help"]
