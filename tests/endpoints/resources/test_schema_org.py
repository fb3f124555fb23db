"""Pages in the words of schema.org, for search engines, and in those of reference managers, beside our own JSON-LD."""

import json
import re
from html import unescape

import pytest

from tests.endpoints.resources.conftest import iri

ELEMENT = re.compile(r'<script type="application/ld\+json" id="schema-org">(.*?)</script>', re.DOTALL)
META = re.compile(r'<meta name="(citation_[a-z_]+)" content="([^"]*)">')


def page(site, path):
    return site.get(f"/{path}", headers={"accept": "text/html"}).text


def described(site, path):
    (element,) = ELEMENT.findall(page(site, path))
    return json.loads(element)


def test_an_action_is_law_with_its_words_its_place_and_its_version(site):
    thing = described(site, "gcm/objective/6/action/k")
    origin = str(site.base_url).rstrip("/")
    text = site.get("/gcm/objective/6/action/k.jsonld").json()["text"]["en"]
    assert thing["@context"] == {"@vocab": "https://schema.org/"}
    assert (thing["@type"], thing["@id"], thing["text"]) == ("Legislation", iri("gcm/objective/6/action/k"), text)
    assert (thing["url"], thing["version"]) == (f"{origin}/gcm/objective/6/action/k", "Final Draft of 11 July 2018")
    assert (thing["datePublished"], thing["legislationDate"], thing["inLanguage"]) == ("2018-07-11", "2018-07-11", "en")
    assert thing["isPartOf"]["@id"] == iri("gcm/objective/6")
    assert "Quoted as Final Draft of 11 July 2018" in thing["creditText"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("gcm/final-draft-2018", "Legislation"),
        ("instrument/ilo-c189", "Legislation"),
        ("instrument/ilo-c189/article/14", "Legislation"),
        ("priorities-2021", "CreativeWork"),
        ("priorities-2021/4/e", "CreativeWork"),
        ("nahuacalli-2018", "CreativeWork"),
        ("quote/commitments-2018-1--105-116", "Quotation"),
    ],
)
def test_texts_instruments_and_quotations_have_their_kinds(site, path, kind):
    thing = described(site, path)
    assert thing["@type"] == kind
    assert thing["@id"] == iri(path)


def test_a_quotation_has_its_words_and_the_place_that_they_are_part_of(site):
    thing = described(site, "quote/commitments-2018-1--105-116")
    data = site.get("/quote/commitments-2018-1--105-116.jsonld").json()
    assert thing["text"] == data["exact"]["en"]
    assert thing["isPartOf"]["@id"] == data["source"]["id"]


@pytest.mark.parametrize("path", ["actor/ilo", "link/commitments-2018-1--cites--gcm", "ratification/mx-icmw"])
def test_what_is_no_text_is_not_described(site, path):
    assert ELEMENT.findall(page(site, path)) == []


def test_reference_managers_find_title_issuer_and_day(site):
    matches = META.findall(page(site, "gcm/objective/6/action/k"))
    named = {name: unescape(value) for name, value in matches}
    assert named["citation_title"].endswith("GCM objective 6(k), paragraph 22(k)")
    assert named["citation_author"] == "Co-facilitators of the GCM consultations and negotiations"
    assert named["citation_publication_date"] == "2018/07/11"
    assert named["citation_public_url"].endswith("/gcm/objective/6/action/k")
    assert META.findall(page(site, "actor/ilo")) == []


def test_the_catalogue_is_a_dataset_whose_downloads_answer(site):
    thing = described(site, "catalog")
    assert (thing["@type"], thing["@id"]) == ("Dataset", iri("dataset"))
    assert thing["license"].startswith("https://creativecommons.org/")
    assert len(thing["description"]) > 50
    for download in thing["distribution"]:
        answer = site.head(download["contentUrl"])
        assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, download["encodingFormat"])
