"""States, instruments and objectives are called by the names of the reader's language: on pages, in search and in the data."""

import re

import pytest


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/actor/state/pe?lang=fr", "<h1>Pérou</h1>"),
        ("/actor/state/pe?lang=es", "<h1>Perú</h1>"),
        ("/actor/state/pe?lang=en", "<h1>Peru</h1>"),
        ("/instrument/ilo-c189?lang=fr", "<h1>Convention (n° 189) sur les travailleuses et travailleurs domestiques, 2011</h1>"),
        ("/instrument/ilo-c189?lang=es", '<h1 lang="en">Domestic Workers Convention, 2011</h1>'),
        ("/gcm/objective/20?lang=es", '<p class="title" lang="es">Promover transferencias de remesas'),
        ("/brief/6?lang=fr", "<h1>Objectif 6 <span>Favoriser des pratiques de recrutement justes et éthiques"),
    ],
)
def test_a_page_calls_a_thing_by_its_name_in_the_readers_language_else_marks_the_english_one(pages, path, heading):
    assert heading in pages.get(path).text


def test_the_english_name_stays_on_the_page_as_another_name(pages):
    page = pages.get("/actor/state/pe?lang=fr").text
    others = re.search(r"<dt>Aussi appelé</dt>(.*?)</div>", page)[1]
    assert '<dd lang="en">Peru</dd>' in others
    assert '<dd lang="es">Perú</dd>' in others
    assert "Pérou" not in others


def test_states_are_listed_by_their_names(pages):
    rows = re.findall(r'<th scope="row"><a href="/states/(\w\w)\?lang=fr"([^>]*)>([^<]*)', pages.get("/states?lang=fr").text)
    named = {code: name for code, _, name in rows}
    assert (named["pe"], named["de"], named["ci"]) == ("Pérou", "Allemagne", "Côte d’Ivoire")
    assert not [attributes for _, attributes, _ in rows if "lang=" in attributes]


def test_a_translation_of_ours_says_so(pages):
    assert "this project&#39;s own translation" in pages.get("/gcm/objective/20?lang=fr").text
    assert "House of Commons of Canada" in pages.get("/gcm/objective/6?lang=fr").text


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Pérou", "actor/state/pe"),
        ("Perú", "actor/state/pe"),
        ("Allemagne", "actor/state/de"),
        ("objectif 13(h)", "gcm/objective/13/action/h"),
        ("Convention sur la réduction des cas d’apatridie", "instrument/statelessness-1961"),
    ],
)
def test_search_finds_names_in_other_languages(pages, words, first):
    hits = pages.get("/search", params={"q": words, "format": "jsonld"}).json()["member"]
    assert hits[0]["id"].endswith("/migration-compact/" + first)


def test_names_in_french_do_not_hide_the_texts_that_a_french_word_is_read_as(pages):
    answer = pages.get("/search", params={"q": "frais de recrutement", "format": "jsonld"}).json()
    assert {one["word"]: one["as"] for one in answer["readAs"]}["recrutement"] == ["recruitment"]
    assert "gcm/objective/6/action/c" in " ".join(one["id"] for one in answer["member"])


def test_a_hit_is_called_by_its_name_in_the_readers_language(pages):
    assert '<h2><a href="/actor/state/pe?lang=fr">Pérou</a></h2>' in pages.get("/search?q=Peru&lang=fr").text


def test_data_have_the_names_by_language_and_one_title(pages):
    state = pages.get("/api/states/pe", headers={"accept": "application/json"}).json()
    assert state["title"] == {"en": "Peru"}
    assert (state["altLabel"]["es"], state["altLabel"]["fr"]) == (["Perú"], ["Pérou"])
    objective = pages.get("/gcm/objective/20.jsonld").json()
    assert sorted(objective["altLabel"]) == ["es", "fr"]
