"""The shape of a document is that of its kind, whatever the data; a JSON-LD processor gives the same with our frames."""

import json
from pathlib import Path

import pyoxigraph
import pytest
from pyld import jsonld
from rdflib import RDFS, Graph, URIRef

from graph_service import package_data
from graph_service.endpoints.ontology.endpoint import versions_agree
from graph_service.endpoints.resources.context import IRI, context, shorten, text
from graph_service.endpoints.resources.document import frame, kind, kinds, shape
from graph_service.endpoints.resources.framing import render
from graph_service.namespaces import PREFIXES
from graph_service.rdf import serialise
from graph_service.rdf.index import Index
from tests.endpoints.resources.conftest import ONE_OF_EACH_KIND, iri

XSD = PREFIXES["xsd"]
KIND_OF = {
    "gcm": "instrument",
    "gcm/final-draft-2018": "document",
    "gcm/objective/14": "objective",
    "gcm/objective/6/action/k": "action",
    "gcm/objective/6/commitment": "commitment",
    "gcm/objective/6/commitment/1": "commitment",
    "gcm/para/43": "provision",
    "gcm/principle/3": "provision",
    "gcm/footnote/3": "provision",
    "gcm/heading/cooperative-framework": "provision",
    "priorities-2021": "document",
    "priorities-2021/4": "priority",
    "priorities-2021/4/e": "priority",
    "commitments-2018/3": "commitment",
    "joint-message-2018/goal/4": "provision",
    "nahuacalli-2018": "document",
    "nahuacalli-2018/ayotzinapa-cinismo": "document",
    "nahuacalli-2018/ayotzinapa-cinismo/3": "provision",
    "instrument/ilo-c189": "instrument",
    "instrument/iccpr/article/17": "article",
    "priorities-2021/6/d/ask/2": "ask",
    "actor/ilo": "actor",
    "actor/civil-society": "actor",
    "actor/state/mx": "state",
    "forum/imrf": "forum",
    "process/imrf-review": "process",
    "process/capacity-building-mechanism": "process",
    "ratification/mx-icmw": "ratification",
    "coverage/icmw": "coverage",
    "link/commitments-2018-1--cites--gcm": "link",
    "quote/commitments-2018-1--105-116": "quotation",
}
FOLLOW_UP = {
    "pledge": "fees",
    "update": "fees-2024-state",
    "observation": "fees-paid-2021",
    "indicator": "fees-paid",
    "review": "review-2022",
}
EXAMPLE = Path(__file__).parents[3] / "examples" / "follow-up" / "examplia.ttl"
ASKED = {"query", "score", "snippet", "limit"}
"""Terms of ``SERVICE gcm:search``: queries use them and documents do not."""
DIRECTIVES = {"@context", "@embed", "@explicit", "@omitDefault", "type"}


def expanded(lines):
    """Return N-Triples as expanded JSON-LD whose numbers are JSON numbers, as from fromRdf with native types but keeping the type."""
    nodes = {}
    for line in lines:
        subject, predicate, thing = serialise.parse(line)
        node = nodes.setdefault(subject, {"@id": subject[1:-1]})
        if predicate == serialise.TYPE:
            node.setdefault("@type", []).append(thing[1:-1])
        elif thing[0] == "<":
            node.setdefault(predicate[1:-1], []).append({"@id": thing[1:-1]})
        else:
            words, language, datatype = serialise.value(thing)
            read = {XSD + "integer": int, XSD + "double": float, XSD + "boolean": lambda text: text == "true"}.get(datatype, str)
            value = {"@value": read(words)}
            if language:
                value["@language"] = language
            elif datatype:
                value["@type"] = datatype
            node.setdefault(predicate[1:-1], []).append(value)
    return list(nodes.values())


def tidy(value):
    """Return JSON without empty values and without the order of arrays, which neither says anything in RDF."""
    if isinstance(value, dict):
        tidied = {key: tidy(item) for key, item in value.items() if key != "@context"}
        if str(tidied.get("id")).startswith("gcmo:"):  # a processor shortens the IRI of a concept; ours leaves identifiers whole
            tidied["id"] = PREFIXES["gcmo"] + tidied["id"].removeprefix("gcmo:")
        return {key: item for key, item in tidied.items() if item not in (None, [], {})}
    if isinstance(value, list):
        return sorted((tidy(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


@pytest.mark.parametrize("path", [path for path in ONE_OF_EACH_KIND if path != "gcm"])
def test_a_json_ld_processor_gives_the_same_document_with_our_frame(described, json_ld_context, path):
    ours = described(path, "jsonld").json()
    wanted = json.loads(frame(KIND_OF[path]))
    # The frame of a kind selects by type; one thing is selected by its IRI.
    wanted = {**{key: value for key, value in wanted.items() if key != "type"}, "@context": json_ld_context, "id": iri(path)}
    options = {"omitGraph": True, "documentLoader": lambda *_: pytest.fail("no document is needed")}
    theirs = jsonld.frame(expanded(described(path, "nt").text.splitlines()), wanted, options)
    assert tidy(theirs) == tidy(ours)


@pytest.mark.parametrize("path", ONE_OF_EACH_KIND)
def test_a_document_has_the_keys_of_its_frame_and_no_others(described, path):
    assert set(KIND_OF) == set(ONE_OF_EACH_KIND)
    body = described(path, "jsonld").json()
    _check(body, json.loads(frame(KIND_OF[path])), {"@context", "id", "type"})


def _check(node, shape, always):
    if set(node) == {"id"}:
        return
    wanted = {key for key in shape if key not in DIRECTIVES}
    assert set(node) - always == wanted or (shape.get("@omitDefault") and set(node) - always <= wanted)
    assert isinstance(node["type"], list)
    for key in wanted & set(node):
        name, value, inner = context().names[key], node[key], shape[key]
        inner = inner[0] if isinstance(inner, list) else inner
        if name.by_language:
            # Null where there are no words: streaming parsers read an empty language map as a node.
            assert value is None or (isinstance(value, dict) and value), key
            value = value or {}
            assert all(isinstance(item, list if name.many else str) for item in value.values()), key
        elif name.many:
            assert isinstance(value, list), key
        elif value is not None and inner and inner.get("@embed") != "@never":
            assert isinstance(value, dict), key
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict) and "id" in item and inner.get("@embed") != "@never":
                _check(item, inner, {"id", "type"})


def test_every_kind_has_one_of_its_kind_tested():
    # Goals are not ours: they are described in the API alone. What follow-up is made of comes in graphs of partners.
    assert set(kinds()) == {*KIND_OF.values(), "goal", *FOLLOW_UP}


@pytest.mark.parametrize("name", sorted(FOLLOW_UP))
def test_what_partners_send_has_the_shape_of_its_frame(name):
    index = Index([tuple(str(term) for term in (one.subject, one.predicate, one.object)) for one in pyoxigraph.parse(path=EXAMPLE)])
    node = f"<https://example.org/examplia/{FOLLOW_UP[name]}>"
    assert kind(index, node) == name
    made = render(index, node, shape(name))
    assert {field.key for field, _ in shape(name).fields} <= set(made)
    assert "factSource" in made or name == "indicator"
    back = set(jsonld.to_rdf({"@context": json.loads(text())["@context"], **made}, {"format": "application/n-quads"}).splitlines())
    written = {f"{subject} {predicate} {value} ." for subject, predicate, value in index.statements if subject == node}
    assert written <= back


def test_arrays_are_in_reading_order(described):
    body = described("gcm/objective/2", "jsonld").json()
    parts = [part["id"].removeprefix(iri("gcm/objective/2/")) for part in body["hasPart"]]
    assert parts.index("action/b") < parts.index("action/g") < parts.index("subheading/1") < parts.index("action/h")


def test_the_context_names_every_term_of_the_vocabulary(json_ld_context):
    graph = Graph().parse(package_data.ontology() / "migration-compact.ttl")
    ontology = URIRef(iri("ontology"))
    for term in graph.subjects(RDFS.isDefinedBy, ontology):
        local = str(term).removeprefix(iri("ontology#"))
        if local in ASKED:
            continue
        assert shorten(f"<{term}>") == local, term
        assert local in json_ld_context


def test_the_context_has_one_name_for_each_direction_of_a_property(json_ld_context):
    names = list(context().names.values())
    assert len({(name.predicate, name.backwards) for name in names}) == len(names)
    assert all(not name.backwards or name.many for name in names)
    assert json.loads(text()).keys() == {"@context"}


def test_context_frames_and_vocabulary_have_one_version():
    assert versions_agree()
    assert IRI.endswith("/ontology/0.1.0/context.jsonld")
