"""The page of an article says what it says, with what force and for whom; that of an ask, what became of it and on which words."""

import re
from html import unescape

import pytest

from graph_service.pages.i18n import Language


def text_of(site, path, lang="en"):
    page = site.get(path, headers={"accept": "text/html"}, params={"lang": lang})
    assert page.status_code == 200
    main = page.text.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", "", main)))


@pytest.mark.parametrize(
    ("path", "force"),
    [
        ("/instrument/ilo-c097/article/6", "binds: shall (obligation)"),
        ("/instrument/ilo-c097/annex/1/article/3", "binds: shall (obligation)"),
        ("/instrument/iccpr/article/17", "states a right or a prohibition (stated right)"),
        ("/instrument/cerd-general-recommendation-30/paragraph/10", "guides: should (guidance)"),
    ],
)
def test_an_article_says_what_it_says_with_what_force_for_whom_and_where_that_was_read(site, path, force):
    data = site.get(path, headers={"accept": "application/ld+json"}).json()
    page = text_of(site, path)
    assert f"In our words, not the instrument’s: {data['about']['en']}" in page
    assert force in page
    assert data["personalScope"]
    for scope in data["personalScope"]:
        assert f"{scope['title']['en']}: {scope['definition']['en']}" in page
    assert ("Yes: a State may join the instrument and leave this out." in page) == bool(data["mayBeExcluded"])
    assert ("Not checked in a text" in page) == bool(data["notChecked"])
    assert data["notChecked"] or f"on {Language('en').day(data['checkedOn'])}: {data['checkedAgainst']}" in page


@pytest.mark.parametrize("path", ["/instrument/ilo-c097/article/6", "/instrument/cat/article/3", "/instrument/icmw/article/14"])
def test_an_article_shows_the_links_that_rest_on_it_with_words_reason_and_confidence(site, path):
    data = site.get(path, headers={"accept": "application/ld+json"}).json()
    page = text_of(site, path)
    assert data["bears"]
    for link in data["bears"]:
        assert link["evidence"]
        assert all(item["exact"]["en"] in page for item in link["evidence"])
        assert link["rationale"]["en"] in page
        assert f"confidence {link['confidence']:g}" in page


@pytest.mark.parametrize(
    "path", ["/instrument/ilo-c189", "/instrument/icmw", "/instrument/ilo-c097", "/instrument/cerd-general-recommendation-30"]
)
def test_an_instrument_names_every_article_in_full_in_its_links_and_in_its_list(site, path):
    data = site.get(path, headers={"accept": "application/ld+json"}).json()
    written = site.get(path, headers={"accept": "text/html"}).text
    page = text_of(site, path)
    assert "()" not in page
    by_id = {part["id"]: part for part in data["hasPart"]}
    rests_on = {node["id"] for link in data["incomingLinks"] for node in link["onArticle"]}
    assert rests_on
    assert rests_on <= set(by_id)
    for iri, article in by_id.items():
        assert article["personalScope"]
        address = iri.removeprefix("https://w3id.org/migration-compact")
        names = set(re.findall(rf'<p class="article"><a href="{address}">([^<]*)</a> \((.)', written))
        # Once in the list, and with every link that rests on it: the same name, and never empty brackets.
        assert {name for name, _ in names} == {article["label"]["en"]}
        assert written.count(f'<p class="article"><a href="{address}">') == 1 + sum(
            node["id"] == iri for link in data["incomingLinks"] for node in link["onArticle"]
        )
        assert f"In our words, not the instrument’s: {article['about']['en']}" in page


def test_an_article_shows_what_falls_short_of_it_and_the_provision_too(site):
    article = site.get("/instrument/icmw/article/33", headers={"accept": "application/ld+json"}).json()
    below = [link for link in article["incomingLinks"] if link["predicate"] == "fallsShortOf"]
    assert below
    page = text_of(site, "/instrument/icmw/article/33")
    assert f"What falls short of it {len(below)}" in page
    for link in below:
        assert link["rationale"]["en"] in page
        provision = text_of(site, link["subject"]["id"].removeprefix("https://w3id.org/migration-compact"))
        assert link["rationale"]["en"] in provision


@pytest.mark.parametrize(
    ("path", "uptake"),
    [
        ("/priorities-2021/6/e/ask/1", "silent. The Compact does not say it."),
        ("/priorities-2021/1/b/ask/1", "partly granted. The Compact commits to a part of it"),
    ],
)
def test_an_ask_says_what_became_of_it_on_the_words_of_both_sides(site, path, uptake):
    data = site.get(path, headers={"accept": "application/ld+json"}).json()
    page = text_of(site, path)
    assert f"In our words: {data['about']['en']}" in page
    assert uptake in page
    (link,) = (link for link in data["outgoingLinks"] if link["predicate"] == "uptake")
    assert link["rationale"]["en"] in page
    provisions = [one for one in link["restsOn"] if one["id"] != data["askOf"]["id"]]
    assert provisions
    for one in provisions:
        assert one["label"]["en"] in page
    for item in (*data["evidence"], *link["evidence"]):
        assert item["exact"]["en"] in page


def test_the_pages_speak_spanish_around_our_english_words(site):
    assert "obliga (obligación)" in text_of(site, "/instrument/ilo-c097/article/6", "es")
    assert "silencio. El Pacto no lo dice." in text_of(site, "/priorities-2021/6/e/ask/1", "es")


def test_a_quotation_names_the_provision_that_has_the_words(site):
    page = text_of(site, "/gcm/objective/6")
    assert "GCM paragraph 22, sentence 1 · quotation" in page
    assert "personal scope" in text_of(site, "/scope/everyone").lower()
