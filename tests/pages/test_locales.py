"""The files of the languages: each has every sentence of ours, with the same places and markup. Needs no service, so it is quick."""

import re

import pytest

from graph_service import package_data
from graph_service.corpus import saved_queries
from graph_service.endpoints.queries import translations
from graph_service.pages import i18n
from graph_service.pages.environment import environment

OTHERS = [code for code in i18n.codes() if code != i18n.DEFAULT]
QUERIES = saved_queries.read_queries(package_data.queries())
TOPICS = saved_queries.read_topics(package_data.queries())


def places(sentence):
    return set(re.findall(r"\{(\w+)\}", sentence))


def markup(sentence):
    # The deed of a licence has an address in each language.
    return sorted(re.sub(r"/deed\.\w+", "/", tag) for tag in re.findall(r"<[^>]*>", sentence))


def flat(table, prefix=""):
    for name, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_all_sentences_and_no_others(code):
    # A language may have more forms of a number than English.
    forms = {
        key
        for key in i18n.keys(code)
        if key.endswith((".zero", ".two", ".few", ".many")) and f"{key.rpartition('.')[0]}.other" in i18n.keys("en")
    }
    assert {"lacks": sorted(i18n.keys("en") - i18n.keys(code)), "has in vain": sorted(i18n.keys(code) - i18n.keys("en") - forms)} == {
        "lacks": [],
        "has in vain": [],
    }


@pytest.mark.parametrize("code", OTHERS)
def test_sentences_of_a_language_have_the_places_and_the_markup_of_the_english_ones(code):
    english, here = i18n._words("en"), i18n._words(code)
    both = [key for key in english if key in here]
    assert [key for key in both if places(english[key]) != places(here[key])] == []
    assert [key for key in both if markup(english[key]) != markup(here[key])] == []
    assert [key for key in both if not here[key].strip()] == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_asks_all_saved_queries_and_no_others(code):
    words = translations.words(code)
    assert set(words["queries"]) == set(QUERIES)
    assert set(words["topics"]) == {topic.name for topic in TOPICS}
    for name, query in QUERIES.items():
        known = {**words["parameters"], **words["queries"][name].get("parameters", {})}
        assert {one.name for one in query.parameters} <= set(known)


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_names_the_columns_of_all_saved_queries(code):
    columns = set(translations.words(code)["columns"])
    assert columns == set(translations.words(OTHERS[0])["columns"])


def test_french_sets_its_signs_apart_by_blanks_that_do_not_break():
    sentences = [*i18n._words("fr").items(), *flat(translations.words("fr"))]
    assert [
        key for key, one in sentences if re.search(r"(?<![\u00a0\u202f])[:;?!»](?=[\s<]|\Z)|«(?!\u00a0)|\w'\w", re.sub(r"<[^>]*>", "", one))
    ] == []


def test_every_key_that_the_templates_name_is_there():
    keys = i18n.keys("en")
    for name in environment().list_templates(filter_func=lambda one: one.endswith(".html")):
        text = environment().loader.get_source(environment(), name)[0]
        for key in re.findall(r'\bt\("([\w.]+)"[,)]', text):
            assert key in keys, (name, key)
        for prefix in re.findall(r'\bt\("([\w.]+[._])" ~', text):
            assert any(key.startswith(prefix) for key in keys), (name, prefix)
