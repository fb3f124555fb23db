"""The catalogue: what it says is what the graph holds, in every format, for VoID and DCAT clients."""

from pathlib import Path

import httpx
import pyoxigraph
import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, RDF, VOID, XSD, Graph, Literal, Namespace, URIRef

from graph_service import package_data

BASE = "https://w3id.org/migration-compact/"
DATASET = URIRef(BASE + "dataset")
PROV = Namespace("http://www.w3.org/ns/prov#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
RDF_TYPES = {"ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples", "rdf": "application/rdf+xml"}


@pytest.fixture(scope="module")
def http(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
def description(http):
    response = http.get("/.well-known/void")
    assert response.headers["content-type"] == "text/turtle; charset=utf-8"
    return Graph().parse(data=response.text, format="turtle")


@pytest.fixture(scope="module")
def data(built_graphs):
    """The built graphs by IRI, parsed by another library than the one that counts."""
    ontology = Graph().parse(package_data.ontology() / "migration-compact.ttl")
    return {URIRef(f"{BASE}graph/{stem}"): graph for stem, graph in {**built_graphs, "migration-compact": ontology}.items()}


def statements(content, extension):
    """Read by the engine's parsers: rdflib's for JSON-LD warns."""
    return {str(triple.triple) for triple in pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.from_extension(extension))}


def number(graph, subject, predicate):
    values = list(graph.objects(subject, predicate))
    assert len(values) == 1, (subject, predicate, values)
    assert values[0].datatype == XSD.integer
    return int(values[0])


@pytest.mark.parametrize("path", ["/catalog", "/.well-known/void"])
@pytest.mark.parametrize("extension", list(RDF_TYPES))
def test_every_format_holds_the_same_graph(http, path, extension):
    response = http.get(path, headers={"accept": RDF_TYPES[extension]})
    assert response.status_code == 200
    assert response.headers["content-type"].startswith(RDF_TYPES[extension])
    assert response.headers["vary"] == "Accept, Accept-Encoding"
    assert statements(response.content, extension) == statements(http.get("/catalog.ttl").content, "ttl")


@pytest.mark.parametrize("extension", list(RDF_TYPES))
def test_explicit_extension_gives_that_format_whatever_is_accepted(http, extension):
    response = http.get(f"/catalog.{extension}", headers={"accept": "text/html"})
    assert response.headers["content-type"].startswith(RDF_TYPES[extension])
    assert len(statements(response.content, extension)) > 3000


def test_unknown_extension_is_404_and_unaccepted_format_406(http):
    assert http.get("/catalog.xlsx").status_code == 404
    response = http.get("/catalog", headers={"accept": "image/png"})
    assert response.status_code == 406
    assert "text/turtle" in response.json()["offers"]


def test_browser_gets_a_page_that_escapes_and_names_every_graph(http, data):
    page = http.get("/catalog", headers={"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")
    for graph in data:
        assert f'id="{graph.rpartition("/")[2]}"' in page.text


def test_sizes_of_every_graph_are_those_of_the_data(description, data):
    for iri, graph in data.items():
        assert number(description, iri, VOID.triples) == len(graph)
        assert number(description, iri, VOID.distinctSubjects) == len(set(graph.subjects()))
        assert number(description, iri, VOID.distinctObjects) == len(set(graph.objects()))


def test_size_of_the_whole_counts_a_triple_once(description, data):
    union = set().union(*(set(graph) for graph in data.values()))
    assert number(description, DATASET, VOID.triples) == len(union)
    assert number(description, DATASET, VOID.distinctSubjects) == len({s for s, _, _ in union})
    assert number(description, DATASET, VOID.distinctObjects) == len({o for _, _, o in union})
    assert number(description, DATASET, VOID.classes) == len({o for _, p, o in union if p == RDF.type})
    assert number(description, DATASET, VOID.properties) == len({p for _, p, _ in union})


def test_partitions_of_whole_and_graphs_are_those_of_the_data(description, data):
    union = Graph()
    for graph in data.values():
        union += graph
    for dataset, graph in {DATASET: union, **data}.items():
        classes = {
            description.value(part, VOID["class"]): number(description, part, VOID.entities)
            for part in description.objects(dataset, VOID.classPartition)
        }
        assert classes == {kind: len(set(graph.subjects(RDF.type, kind))) for kind in set(graph.objects(None, RDF.type))}
        properties = {
            description.value(part, VOID.property): number(description, part, VOID.triples)
            for part in description.objects(dataset, VOID.propertyPartition)
        }
        assert properties == {p: len(list(graph.triples((None, p, None)))) for p in set(graph.predicates())}


def test_linksets_count_what_points_outside(description, data):
    union = set().union(*(set(graph) for graph in data.values()))
    linksets = list(description.subjects(RDF.type, VOID.Linkset))
    seen = set()
    for linkset in linksets:
        predicate = description.value(linkset, VOID.linkPredicate)
        target = description.value(linkset, VOID.objectsTarget)
        space = str(description.value(target, VOID.uriSpace))
        host = "/".join(space.split("/")[:3]) + "/"
        expected = {(s, o) for s, p, o in union if p == predicate and isinstance(o, URIRef) and o.startswith(host)}
        assert number(description, linkset, VOID.triples) == len(expected) > 0
        seen.add(host)
    assert {"http://www.wikidata.org/", "http://metadata.un.org/", "https://www.ilo.org/", "https://treaties.un.org/"} <= seen


def test_examples_exist_in_the_data(description, data):
    subjects = set().union(*(set(graph.subjects()) for graph in data.values()))
    examples = set(description.objects(DATASET, VOID.exampleResource))
    assert examples
    assert examples <= subjects


def test_titles_and_rights_come_with_every_graph(description, data):
    for iri in data:
        assert description.value(iri, DCTERMS.title), iri
        assert description.value(iri, DCTERMS.description), iri
        assert description.value(iri, DCTERMS.rights), iri
    text = URIRef(BASE + "graph/gcm-final-draft-2018")
    assert (
        str(description.value(text, DCTERMS.title)) == "Global Compact for Safe, Orderly and Regular Migration: Final Draft, 11 July 2018"
    )


def test_licence_is_claimed_only_for_what_is_ours(description):
    licensed = set(description.subjects(DCTERMS.license, URIRef("https://creativecommons.org/licenses/by/4.0/")))
    graphs = {iri.rpartition("/")[2] for iri in licensed if iri.startswith(BASE + "graph/")}
    assert {"alignments", "citations", "instruments"} <= graphs
    assert not graphs & {"gcm-final-draft-2018", "priorities-2021", "nahuacalli-2018", "ratifications", "quotations"}


def test_a_file_has_the_licence_of_its_dataset_and_no_other(description):
    """Harvesters read the licence from the distribution."""
    licences_seen = set()
    for dataset, distribution in description.subject_objects(DCAT.distribution):
        licences = set(description.objects(dataset, DCTERMS.license))
        assert set(description.objects(distribution, DCTERMS.license)) == licences, distribution
        licences_seen.add(len(licences))
    assert licences_seen == {0, 1}


def test_every_dataset_is_identified_and_ours_say_who_publishes_them(description, data):
    editors = URIRef(BASE + "actor/editors")
    for dataset in description.subjects(RDF.type, DCAT.Dataset):
        assert str(description.value(dataset, DCTERMS.identifier)) == str(dataset)
    curated = {one for one in data if (one, DCTERMS.publisher, editors) in description}
    assert URIRef(BASE + "graph/alignments") in curated
    assert all(description.value(one, DCTERMS.publisher) or "nahuacalli" in one for one in data)
    assert URIRef(BASE + "graph/priorities-2021") not in curated


def test_provenance_names_the_files_with_their_checksums(description):
    text = URIRef(BASE + "graph/priorities-2021")
    source = description.value(text, PROV.wasDerivedFrom)
    checksum = description.value(description.value(source, SPDX.checksum), SPDX.checksumValue)
    assert str(description.value(source, DCTERMS.identifier)) == "data/source/imrf-priorities-2021.txt"
    assert checksum == Literal("757e6e87e720139e685aa89f9120567f73a388c100b69ba1d76ec2fae774f57b", datatype=XSD.hexBinary)


def test_addresses_are_those_the_client_uses(http, description):
    origin = str(http.base_url).rstrip("/")
    assert set(description.objects(DATASET, VOID.sparqlEndpoint)) == {URIRef(f"{origin}/sparql")}
    for address in description.objects(None, DCAT.downloadURL):
        assert address.startswith(f"{origin}/dump/")
    other = http.get("/catalog.ttl", headers={"host": "data.example.org"})
    assert "http://data.example.org/sparql" in other.text


def test_every_download_is_there(http, description):
    addresses = sorted(set(description.objects(None, DCAT.downloadURL)))
    assert len(addresses) > 80
    for address in addresses[::9]:
        assert http.head(str(address)).status_code == 200, address


def test_description_conforms_to_the_dcat_and_void_rules(description):
    conforms, _, report = validate(description, shacl_graph=Graph().parse(Path(__file__).parent / "dcat-void.shapes.ttl"))
    assert conforms, report


def test_etag_gives_304_and_head_gives_headers_alone(http):
    first = http.get("/catalog")
    again = http.get("/catalog", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = http.head("/catalog")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == first.headers["etag"]
    assert head.headers["content-encoding"] == first.headers["content-encoding"]
    plain = http.head("/catalog", headers={"accept-encoding": "identity"})
    assert int(plain.headers["content-length"]) == len(first.content)


def test_dataset_leads_to_its_description(http):
    response = http.get("/dataset")
    assert (response.status_code, response.headers["location"]) == (303, "/catalog")


def test_unknown_parameter_is_an_error_that_says_what_is_known(http):
    response = http.get("/catalog", params={"colour": "red"})
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    assert "colour" in response.json()["detail"]
