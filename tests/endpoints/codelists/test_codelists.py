"""Code lists: the same members, names and codes in every format, as the graph has them, and versioned."""

import csv
import io

import httpx
import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL

from graph_service import package_data
from graph_service.corpus.select import Term
from graph_service.corpus.thing import make_thing
from graph_service.corpus.things import Things
from graph_service.endpoints.codelists.lists import kinds, read_lists, read_short_names
from graph_service.namespaces import BASE, PREFIXES
from graph_service.package_data.manifest import Release, read_release

GCM = Namespace(BASE)
COUNTS = {"objectives": 23, "actions": 187, "principles": 10, "priorities": 68}
FILES = {"csv": "text/csv; charset=utf-8", "json": "application/json", "ttl": "text/turtle; charset=utf-8"}
RELEASE = read_release(package_data.curated() / "release.toml")


@pytest.fixture(scope="module")
def site(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=60) as client:
        yield client


def as_json(site, name):
    return site.get(f"/codelists/{name}.json").raise_for_status().json()


def as_rows(site, name):
    return list(csv.DictReader(io.StringIO(site.get(f"/codelists/{name}.csv").raise_for_status().text)))


def as_graph(site, name):
    return Graph().parse(data=site.get(f"/codelists/{name}.ttl").raise_for_status().text, format="turtle")


@pytest.mark.parametrize("name", kinds())
def test_three_formats_have_the_same_members_codes_and_names(site, name):
    concepts = as_json(site, name)["concepts"]
    assert len(concepts) == COUNTS.get(name, len(concepts)) > 0
    assert len({one["code"] for one in concepts}) == len(concepts)
    assert [(row["code"], row["iri"], row["label"], row["prefLabel"]) for row in as_rows(site, name)] == [
        (one["code"], one["iri"], one["label"], one["prefLabel"]["en"]) for one in concepts
    ]
    graph = as_graph(site, name)
    scheme = GCM[f"codelists/{name}"]
    assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
    assert set(graph.subjects(SKOS.inScheme, scheme)) == {URIRef(one["iri"]) for one in concepts}
    for one in concepts:
        concept = URIRef(one["iri"])
        assert list(graph.objects(concept, SKOS.notation)) == [Literal(one["code"])]
        assert list(graph.objects(concept, SKOS.prefLabel)) == [Literal(one["prefLabel"]["en"], "en")]
        # SKOS reference S13: a name is not also an alternative name.
        assert set(graph.objects(concept, SKOS.prefLabel)).isdisjoint(graph.objects(concept, SKOS.altLabel))


@pytest.mark.parametrize("name", kinds())
def test_a_list_names_the_edition_and_the_versions_of_the_texts_it_is_from(site, name):
    code_list = as_json(site, name)
    assert code_list["edition"] == {"version": RELEASE.version, "date": RELEASE.date}
    texts = {one["iri"]: one["label"] for one in code_list["textVersions"]}
    assert {one["text"] for one in code_list["concepts"]} == set(texts)
    assert {(row["text"], row["textVersion"]) for row in as_rows(site, name)} == set(texts.items())
    assert {(row["edition"], row["editionDate"]) for row in as_rows(site, name)} == {(RELEASE.version, RELEASE.date)}
    graph, scheme = as_graph(site, name), GCM[f"codelists/{name}"]
    assert graph.value(scheme, OWL.versionInfo) == Literal(RELEASE.version)
    assert {str(one) for one in graph.objects(scheme, DCTERMS.source)} == set(texts)
    if name in ("objectives", "actions", "principles"):
        assert "Final Draft" in texts[BASE + "gcm/final-draft-2018"]


def test_an_objective_has_its_title_in_the_text_and_our_short_name_beside_it_marked_as_ours(site):
    code_list = as_json(site, "objectives")
    six = code_list["concepts"][5]
    assert six["code"] == six["notation"] == "6"
    assert six["prefLabel"] == {"en": "Facilitate fair and ethical recruitment and safeguard conditions that ensure decent work"}
    assert six["altLabels"]["en"] == ["Recruitment and decent work", "6 – Recruitment and decent work"]
    assert six["shortName"]["es"] == "Contratación y trabajo decente"
    assert "not the United Nations'" in code_list["note"]
    graph = as_graph(site, "objectives")
    assert Literal("6 – Recruitment and decent work", "en") in set(graph.objects(GCM["gcm/objective/6"], SKOS.altLabel))
    assert "not the United Nations'" in graph.value(GCM["codelists/objectives"], SKOS.editorialNote)
    assert as_json(site, "actions")["note"] is None
    # A title that is all of its words is not said twice.
    assert six["definition"] == {}


def test_each_objective_has_one_short_name_in_each_language_and_no_two_share_one(site):
    names = read_short_names(package_data.curated() / "short-names.tsv")
    assert [f"gcm/objective/{one['code']}" for one in as_json(site, "objectives")["concepts"]] == list(names)
    for language in ("en", "es", "fr"):
        assert len({one[language] for one in names.values()} - {""}) == 23


def test_what_a_code_is_part_of_is_broader(site):
    actions = {row["code"]: row for row in as_rows(site, "actions")}
    assert (actions["6(k)"]["broader"], actions["6(k)"]["broaderCode"]) == (BASE + "gcm/objective/6", "6")
    assert actions["6(k)"]["notation"] == "k"
    assert actions["6(k)"]["definition"].startswith("Review relevant national labour laws")
    assert (GCM["gcm/objective/6/action/k"], SKOS.broader, GCM["gcm/objective/6"]) in as_graph(site, "actions")
    codes = {one["code"] for one in as_json(site, "objectives")["concepts"]}
    assert {row["broaderCode"] for row in actions.values()} == codes
    priorities = as_graph(site, "priorities")
    assert (GCM["priorities-2021/4/e"], SKOS.broader, GCM["priorities-2021/4"]) in priorities
    tops = set(priorities.objects(GCM["codelists/priorities"], SKOS.hasTopConcept))
    assert tops == {GCM[f"priorities-2021/{number}"] for number in range(1, 13)}
    asks = as_json(site, "asks")["concepts"]
    assert all(one["broader"] == BASE + one["code"].partition("/ask/")[0] for one in asks)
    # What is broader is a concept of one of our lists; the item of another text is not.
    listed = {URIRef(one["iri"]) for name in kinds() for one in as_json(site, name)["concepts"]}
    assert set(as_graph(site, "asks").objects(None, SKOS.broader)) <= listed


def test_labels_are_those_of_the_graph(site):
    graph = as_graph(site, "actions")
    answer = site.get(
        "/sparql", params={"query": f"SELECT ?a ?l {{ ?a a <{PREFIXES['gcmo']}Action> ; <{RDFS.label}> ?l }}", "format": "json"}
    )
    labels = {row["a"]["value"]: row["l"]["value"] for row in answer.json()["results"]["bindings"]}
    assert {str(one): str(graph.value(one, RDFS.label)) for one in graph.subjects(RDF.type, SKOS.Concept)} == labels


@pytest.mark.parametrize("extension", FILES)
def test_a_file_has_a_tag_and_answers_head_and_options(site, extension):
    address = f"/codelists/objectives.{extension}"
    answer = site.get(address, headers={"accept": "text/html"})
    assert answer.headers["content-type"] == FILES[extension]
    assert not answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.headers["x-dataset-version"]
    assert site.get(address, headers={"if-none-match": answer.headers["etag"]}).status_code == 304
    head = site.head(address)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", answer.headers["etag"])
    assert site.options(address).status_code == 204


def test_the_address_of_a_scheme_answers_by_accept(site):
    for extension, media_type in FILES.items():
        answer = site.get("/codelists/asks", headers={"accept": media_type.partition(";")[0]})
        assert answer.content == site.get(f"/codelists/asks.{extension}").content
    page = site.get("/codelists/objectives", headers={"accept": "text/html", "accept-language": "es"})
    assert "Contratación y trabajo decente" in page.text
    assert 'href="/gcm/objective/6' in page.text


def test_the_index_leads_to_every_file(site):
    listed = site.get("/codelists", headers={"accept": "application/json"}).json()["codelists"]
    assert [one["name"] for one in listed] == list(kinds())
    page = site.get("/codelists/", headers={"accept": "text/html"}).text
    for one in listed:
        assert one["count"] == len(as_json(site, one["name"])["concepts"])
        for extension in FILES:
            assert site.get(one[extension]).status_code == 200
            assert f'href="/codelists/{one["name"]}.{extension}"' in page


@pytest.mark.parametrize("address", ["/codelists/nothing", "/codelists/nothing.csv", "/codelists/objectives.xlsx", "/codelists/a/b"])
def test_what_is_not_there_is_a_problem_with_help(site, address):
    answer = site.get(address)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_another_wording_gives_its_language_and_other_graphs_things_are_no_members():
    def thing(iri, kind, **values):
        said = {"rdf:type": [Term(PREFIXES["gcmo"] + one, "iri") for one in ("Provision", kind)], **values}
        return make_thing(iri, said)

    title = Term("Facilitar la contratación equitativa", language="es")
    things = Things(
        [
            thing(BASE + "gcm/objective/6", "Objective", **{"skos:prefLabel": [Term("Facilitate fair recruitment", language="en")]}),
            thing(
                BASE + "gcm-es/objective/6",
                "Objective",
                **{"skos:prefLabel": [title], "gcmo:sameProvisionAs": [Term(BASE + "gcm/objective/6", "iri")]},
            ),
            thing("https://example.org/gcm/objective/6", "Objective", **{"rdfs:label": [Term("another")]}),
        ],
        {},
    )
    (concept,) = read_lists(things, {}, Release("1", "2026-01-01"))["objectives"].concepts
    assert concept.names == {"es": title.value, "en": "Facilitate fair recruitment"}
