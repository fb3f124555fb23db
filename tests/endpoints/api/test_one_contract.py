"""One JSON-LD contract: a thing in the API is its document with fewer keys, and search names the same properties in the same way."""

import json

import pytest

from graph_service.endpoints.api.collections import BY_NAME, COLLECTIONS
from graph_service.endpoints.followup.filters import LISTS
from graph_service.endpoints.resources.document import kinds
from graph_service.namespaces import BASE
from tests.endpoints.api.contract import RECORD, contract
from tests.endpoints.resources.conftest import ONE_OF_EACH_KIND
from tests.endpoints.resources.test_frames import KIND_OF

ELSEWHERE = ("goals",)
"""Collections of things that have no document of ours: their IRIs are the United Nations'."""
OURS = [collection for collection in COLLECTIONS if collection.name not in ELSEWHERE]
COLLECTION_OF = {
    "instrument": "instruments",
    "document": "instruments",
    "objective": "objectives",
    "action": "actions",
    "commitment": "commitments",
    "provision": "provisions",
    "priority": "provisions",
    "actor": "actors",
    "state": "states",
    "forum": "fora",
    "process": "processes",
    "ratification": "ratifications",
    "coverage": "coverage",
    "article": "articles",
    "ask": "asks",
    "link": "links",
}
WITHOUT = {"quotation", "goal"}
"""Kinds that are in no collection, or have no document."""


def compare(item, document):
    """Return the number of keys that both have, whose values must be the same to the last member and in the same order."""
    shared = [key for key in item if key in document and key != "@context"]
    for key in shared:
        assert item[key] == document[key], f"{item['id']}: {key}"
        assert repr(item[key]) == repr(document[key]), f"{item['id']}: {key} has another order"
    return len(shared)


def document_of(api, iri):
    return api.get("/" + iri.removeprefix(BASE) + ".jsonld").raise_for_status().json()


def evidence_of(collection):
    return {"include": "evidence"} if collection.evidence else {}


@pytest.mark.parametrize("path", [path for path in ONE_OF_EACH_KIND if KIND_OF[path] in COLLECTION_OF])
def test_one_of_each_kind_has_the_same_values_under_the_same_keys(api, get, path):
    collection = BY_NAME[COLLECTION_OF[KIND_OF[path]]]
    if collection.name == "instruments" and KIND_OF[path] == "document" and path != "priorities-2021":
        collection = BY_NAME["documents"]
    if KIND_OF[path] == "commitment":
        collection = BY_NAME["provisions"]
    item = get(f"/api/{collection.name}/{path}", **evidence_of(collection))
    assert compare(item, document_of(api, BASE + path)) > 6


@pytest.mark.parametrize("collection", OURS, ids=lambda collection: collection.name)
def test_an_item_and_a_page_have_the_values_of_the_document(api, get, collection):
    """On a page other things are described too, which must change nothing."""
    page = get(f"/api/{collection.name}", limit=200, **evidence_of(collection))["member"]
    for item in [*page[:: max(1, len(page) // 4)], get(f"/api/{collection.name}/{collection.example}", **evidence_of(collection))]:
        assert compare(item, document_of(api, item["id"])) > 6


def test_every_kind_is_compared():
    assert set(kinds()) - WITHOUT - {one.frame for one in LISTS} - {"indicator"} <= set(COLLECTION_OF)


def test_a_link_among_the_data_of_a_page_is_the_link(api, get):
    page = api.get("/explore.jsonld?view=instruments").json()
    assert page["@context"] == get("/api")["@context"]
    assert len(page["@graph"]) > 100
    for link in page["@graph"][::100]:
        assert compare(link, document_of(api, link["id"])) > 6
        assert link["evidence"][0]["exact"]


def test_search_names_what_it_finds_as_the_documents_do(api):
    body = api.get("/search?q=C189&format=jsonld").json()
    hit = next(hit for hit in body["member"] if hit["id"] == BASE + "instrument/ilo-c189")
    assert compare(hit, document_of(api, hit["id"])) >= 5
    assert hit["title"] == {"en": "Domestic Workers Convention, 2011"}
    assert hit["label"] is None
    suggested = api.get("/search/suggest?q=C189").json()["suggestions"][0]
    assert compare(suggested, document_of(api, suggested["id"])) >= 5


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    else:
        yield path, value


def test_what_is_promised_is_kept_until_the_version_of_the_contract_is_raised(openapi):
    recorded, now = json.loads(RECORD.read_text(encoding="utf-8")), contract()
    assert openapi["info"]["x-json-ld-contract"] == now["version"]
    if recorded["version"] == now["version"]:
        kept = dict(leaves(now))
        broken = [path for path, form in leaves(recorded) if kept.get(path) != form]
        assert not broken, "a key that goes, or takes another form, needs a new version of the contract (docs/decisions/0022)"
    assert recorded == now, "record what was added: python -m tests.endpoints.api.contract"
