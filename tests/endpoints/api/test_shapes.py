"""The shape of an answer depends on what was asked and never on the data, and its JSON-LD says only what the graph says."""

import json
import re
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator
from pyld import jsonld

from graph_service import package_data
from graph_service.endpoints.api.collections import COLLECTIONS
from graph_service.endpoints.api.fields import EVIDENCE, SHAPES, Kind

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


def check_shape(found, shape, evidence=()):
    fields = (*SHAPES[shape], *evidence)
    assert [name for name in found if name not in NAMELESS] == [field.name for field in fields], found["id"]
    assert isinstance(found["type"], list)
    assert found["type"] == sorted(found["type"])
    for field in fields:
        value = found[field.name]
        assert isinstance(value, list) if field.many else not isinstance(value, list), (found["id"], field.name)
        values = value if field.many else [value] if value is not None else []
        for one in values:
            if field.kind is Kind.NODE:
                check_shape(one, field.shape)
            elif field.kind is Kind.REFERENCE:
                assert list(one) == ["id", "type", "label", "title"]


@ALL
def test_every_member_has_every_field_and_nothing_else(get, collection):
    for page in pages(get, f"/api/{collection.name}"):
        for member in page["member"]:
            check_shape(member, collection.shape)


@ALL
def test_every_page_and_item_follows_the_published_schema(get, openapi, collection):
    def check(path, found):
        content = openapi["paths"][path]["get"]["responses"]["200"]["content"]["application/ld+json"]
        schema = {**content["schema"], "components": openapi["components"]}
        errors = [error.message for error in Draft202012Validator(schema).iter_errors(found)]
        assert not errors, errors[:3]

    check(f"/api/{collection.name}", get(f"/api/{collection.name}", limit=200))
    check(f"/api/{collection.name}/{{id}}", get(f"/api/{collection.name}/{collection.example}"))


@ALL
def test_an_item_is_what_the_collection_shows_of_it(get, collection):
    item = get(f"/api/{collection.name}/{collection.example}")
    item.pop("@context")
    assert item in [member for page in pages(get, f"/api/{collection.name}") for member in page["member"]]


def test_the_names_are_those_of_the_context():
    terms = CONTEXT["@context"]
    for shape, fields in SHAPES.items():
        for field in (*fields, *EVIDENCE):
            term = terms[field.name]
            iri = term if isinstance(term, str) else term.get("@id") or term["@reverse"]
            assert iri == field.property, (shape, field.name)
            assert ("@reverse" in term) is field.inverse, (shape, field.name)
            container = term.get("@container", []) if isinstance(term, dict) else []
            assert ("@language" in container) is (field.kind in (Kind.WORDS, Kind.MANY_WORDS)), (shape, field.name)


@pytest.mark.parametrize("path", ["/api", "/api/objectives?limit=1", "/api/actions/6/k", "/api/chains?objective=6&limit=1"])
def test_the_context_is_found_without_the_address_of_the_document(api, path):
    """A processor that is handed the JSON has no base: a context by its path alone would stop it."""
    context = api.get(path).json()["@context"]
    assert context.startswith(str(api.base_url).rstrip("/"))
    assert api.get(context).json() == CONTEXT
    elsewhere = api.get(path, headers={"host": "graph.example:8443"}).json()["@context"]
    assert elsewhere == f"http://graph.example:8443{urlsplit(context).path}"


def triples_of(found):
    quads = jsonld.to_rdf({**found, "@context": CONTEXT["@context"]}, {"format": "application/n-quads", "base": "https://example.org/"})
    return {line for line in quads.splitlines() if "hydra" not in line and not line.startswith("<https://example.org/")}


def canonical(line):
    # A double has several spellings of one value.
    return re.sub(r'"([^"]*)"(\^\^<http://www.w3.org/2001/XMLSchema#double>)', lambda found: f'"{float(found[1])}"{found[2]}', line)


@pytest.fixture(scope="module")
def graph(api):
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    found = api.post("/sparql", data={"query": query}, headers={"accept": "application/n-triples"}).raise_for_status().text
    return {canonical(line) for line in found.splitlines()}


@ALL
def test_what_an_item_says_as_json_ld_is_in_the_graph(get, graph, collection):
    parameters = {"include": "evidence"} if collection.evidence else {}
    said = {canonical(line) for line in triples_of(get(f"/api/{collection.name}/{collection.example}", **parameters))}
    assert len(said) > 5
    assert said - graph == set()


def test_what_a_chain_says_as_json_ld_is_in_the_graph(get, graph):
    said = {canonical(line) for line in triples_of(get("/api/chains", objective=22))}
    assert len(said) > 100
    assert said - graph == set()


def test_evidence_adds_links_both_ways_with_their_words(get):
    found = get("/api/objectives/22", include="evidence")
    check_shape({name: value for name, value in found.items() if name != "@context"}, "Objective", EVIDENCE)
    for name in ("outgoingLinks", "incomingLinks"):
        for link in found[name]:
            check_shape(link, "Link")
            assert link["evidence"], link["id"]
            assert link["rationale"]["en"]
    assert found["outgoingLinks"]
    assert found["incomingLinks"]


def test_a_quotation_stands_where_its_selector_says(get, select):
    found = get("/api/links", **{"from": "objective/6", "to": "ILOConvention"})
    for quotation in (quotation for link in found["member"] for quotation in link["evidence"]):
        position = next(one for one in quotation["selector"] if one["start"] is not None)
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
