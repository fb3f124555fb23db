"""The shape of an answer depends on what was asked and never on the data, and its JSON-LD says only what the graph says."""

import json
import re
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator
from pyld import jsonld

from graph_service import package_data
from graph_service.endpoints.api.collections import COLLECTIONS
from graph_service.endpoints.api.fields import EVIDENCE, framed, keys
from graph_service.endpoints.api.request import class_term
from graph_service.endpoints.resources.document import kind
from graph_service.rdf.index import Index
from graph_service.rdf.serialise import TYPE

ALL = pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda collection: collection.name)
CONTEXT = json.loads((package_data.ontology() / "context.jsonld").read_text(encoding="utf-8"))
NAMELESS = {"id", "type", "@context"}


def pages(get, path, **parameters):
    page = get(path, limit=200, **parameters)
    while True:
        yield page
        if not page["view"]["next"]:
            return
        page = get(page["view"]["next"])


def check_shape(item, shape, always=NAMELESS):
    """The keys are those of the frame, all of them, with values of the form that the context gives them."""
    assert [name for name in item if name not in always] == [name.key for name, _ in shape.fields], item["id"]
    assert isinstance(item["type"], list)
    for name, inner in shape.fields:
        value = item[name.key]
        if name.by_language:
            assert value is None or (value and isinstance(value, dict)), (item["id"], name.key)
            continue
        assert isinstance(value, list) if name.many else not isinstance(value, list), (item["id"], name.key)
        for one in value if name.many else [value] if value is not None else []:
            if inner.never:
                assert list(one) == ["id"]
            elif inner.fields and list(one) != ["id"] and not inner.omit:
                check_shape(one, inner)


def shape_of(item, shape, *, evidence=False):
    return framed(
        shape,
        kind(Index([(f"<{item['id']}>", TYPE, class_term(name).sparql) for name in item["type"]]), f"<{item['id']}>"),
        evidence=evidence,
    )


@ALL
def test_every_member_has_every_field_and_nothing_else(get, collection):
    for page in pages(get, f"/api/{collection.name}"):
        for member in page["member"]:
            assert list(member) == ["id", "type", *keys(collection.shape)]
            if collection.shape not in ("Instrument", "Document"):
                # Whether an instrument is one whose words we hold is seen by its parts: test_one_contract compares it.
                check_shape(member, shape_of(member, collection.shape))


@ALL
def test_every_page_and_item_follows_the_published_schema(get, openapi, collection):
    def check(path, answer):
        content = openapi["paths"][path]["get"]["responses"]["200"]["content"]["application/ld+json"]
        schema = {**content["schema"], "components": openapi["components"]}
        errors = [error.message for error in Draft202012Validator(schema).iter_errors(answer)]
        assert not errors, errors[:3]

    check(f"/api/{collection.name}", get(f"/api/{collection.name}", limit=200))
    check(f"/api/{collection.name}/{{id}}", get(f"/api/{collection.name}/{collection.example}"))


@ALL
def test_an_item_is_what_the_collection_shows_of_it(get, collection):
    item = get(f"/api/{collection.name}/{collection.example}")
    item.pop("@context")
    assert item in [member for page in pages(get, f"/api/{collection.name}") for member in page["member"]]


@pytest.mark.parametrize("path", ["/api", "/api/objectives?limit=1", "/api/actions/6/k", "/api/chains?objective=6&limit=1"])
def test_the_context_is_found_without_the_address_of_the_document(api, path):
    """A processor that is handed the JSON has no base: a context by its path alone would stop it."""
    context = api.get(path).json()["@context"]
    assert context.startswith(str(api.base_url).rstrip("/"))
    assert api.get(context).json() == CONTEXT
    elsewhere = api.get(path, headers={"host": "graph.example:8443"}).json()["@context"]
    assert elsewhere == f"http://graph.example:8443{urlsplit(context).path}"


def triples_of(item):
    quads = jsonld.to_rdf({**item, "@context": CONTEXT["@context"]}, {"format": "application/n-quads", "base": "https://example.org/"})
    return {line for line in quads.splitlines() if "hydra" not in line and not line.startswith("<https://example.org/")}


def canonical(line):
    # A double has several spellings of one value.
    return re.sub(r'"([^"]*)"(\^\^<http://www.w3.org/2001/XMLSchema#double>)', lambda match: f'"{float(match[1])}"{match[2]}', line)


@pytest.fixture(scope="module")
def graph(api):
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    text = api.post("/sparql", data={"query": query}, headers={"accept": "application/n-triples"}).raise_for_status().text
    return {canonical(line) for line in text.splitlines()}


DERIVED = re.compile(r"^\S+ <https://w3id.org/migration-compact/ontology#(noActionUnder|noDataFor)> |^<\S+/instrument/[^/>]+> <\S+#asOf> ")


@ALL
def test_what_an_item_says_as_json_ld_is_in_the_graph(get, graph, collection):
    parameters = {"include": "evidence"} if collection.evidence else {}
    said = {canonical(line) for line in triples_of(get(f"/api/{collection.name}/{collection.example}", **parameters))}
    assert len(said) > 5
    # What follows from the coverage of ratifications is derived, and the vocabulary says so.
    assert {line for line in said - graph if not DERIVED.search(line)} == set()


def test_what_a_chain_says_as_json_ld_is_in_the_graph(get, graph):
    said = {canonical(line) for line in triples_of(get("/api/chains", objective=22))}
    assert len(said) > 100
    assert said - graph == set()


def test_evidence_adds_links_both_ways_with_their_words(get):
    objective = get("/api/objectives/22", include="evidence")
    check_shape(objective, shape_of(objective, "Objective", evidence=True))
    for name in EVIDENCE:
        for link in objective[name]:
            assert link["evidence"], link["id"]
            assert link["rationale"]["en"]
    assert objective["outgoingLinks"]
    assert objective["incomingLinks"]


def test_a_quotation_stands_where_its_selector_says(get, select):
    page = get("/api/links", **{"from": "objective/6", "to": "ILOConvention"})
    for quotation in (quotation for link in page["member"] for quotation in link["evidence"]):
        position = next(one for one in quotation["selector"] if one.get("start") is not None)
        rows = select(f"SELECT ?t WHERE {{ <{quotation['source']['id']}> <https://w3id.org/migration-compact/ontology#text> ?t }}")
        assert rows[0][0][position["start"] : position["end"]] == next(iter(quotation["exact"].values()))


def test_parts_come_in_reading_order(get):
    parts = get("/api/objectives/6")["hasPart"]
    assert [part["order"] for part in parts] == sorted(part["order"] for part in parts)
    assert [part["notation"] for part in parts if "Action" in part["type"]] == list("abcdefghijkl")
    commitment = next(part for part in parts if "Commitment" in part["type"])
    sentences = [sentence["text"]["en"] for sentence in commitment["hasPart"]]
    assert sentences
    assert " ".join(sentences) == commitment["text"]["en"]
