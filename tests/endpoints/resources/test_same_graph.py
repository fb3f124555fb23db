"""Every form of a resource carries the same graph, and JSON-LD clients get exactly it."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pyld import jsonld
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic

from graph_service import package_data
from graph_service.endpoints.resources.context import LOCAL, text
from graph_service.endpoints.resources.html_page import MOST_DATA
from tests.endpoints.resources.conftest import ONE_OF_EACH_KIND, iri
from tests.needs import need

NODE = Path(__file__).resolve().parents[2] / "node"
FORMATS = {"ttl": "turtle", "rdf": "xml", "trig": "trig"}


def n_triples(text_):
    return set(text_.splitlines())


def expanded_by_pyld(document, graph_url):
    def load(url, _options):
        assert url == graph_url + LOCAL
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": json.loads(text())}

    return n_triples(jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": load}))


@pytest.mark.parametrize("path", ONE_OF_EACH_KIND)
def test_turtle_rdf_xml_trig_and_n_triples_carry_the_same_graph(described, path):
    wanted = Graph().parse(data=described(path, "nt").text, format="nt")
    assert len(wanted) > 5
    for suffix, name in FORMATS.items():
        parsed = Graph()
        for context in [parsed]:
            context.parse(data=described(path, suffix).text, format="turtle" if name == "trig" else name)
        assert isomorphic(parsed, wanted), suffix


@pytest.mark.parametrize("path", ONE_OF_EACH_KIND)
def test_json_ld_expands_to_exactly_the_graph(described, graph_url, path):
    assert expanded_by_pyld(described(path, "jsonld").json(), graph_url) == n_triples(described(path, "nt").text)


@pytest.mark.parametrize("path", ONE_OF_EACH_KIND)
def test_the_page_carries_the_same_json_ld_if_it_is_short_and_names_it_in_any_case(described, path):
    page = described(path, "html").text
    data = described(path, "jsonld")
    assert f'<link rel="alternate" type="application/ld+json" href="/{path}.jsonld">' in page
    elements = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    if not elements:
        assert len(json.dumps(data.json(), ensure_ascii=False, separators=(",", ":"))) > 0.95 * MOST_DATA
        return
    (element,) = elements
    assert len(element) <= MOST_DATA
    assert "<" not in element
    assert json.loads(html.unescape(element)) == data.json()


def test_the_npm_client_gets_exactly_the_graph_over_http(described, graph_url):
    need(shutil.which("node") and (NODE / "node_modules" / "jsonld").is_dir(), "the npm client jsonld is not installed: make packages")
    addresses = [f"{graph_url}/{path}" for path in ONE_OF_EACH_KIND]
    done = subprocess.run(
        ["node", "to_rdf.mjs"], cwd=NODE, input="\n".join(addresses), capture_output=True, text=True, check=True, timeout=120
    )
    body = json.loads(done.stdout)
    for path in ONE_OF_EACH_KIND:
        assert n_triples(body[f"{graph_url}/{path}"]) == n_triples(described(path, "nt").text), path


def stream_to_rdf(documents):
    """Return what jsonld-streaming-parser, the parser of Comunica and rdf-dereference, makes of each document."""
    need(shutil.which("node") and (NODE / "node_modules" / "jsonld-streaming-parser").is_dir(), "jsonld-streaming-parser is not installed")
    done = subprocess.run(
        ["node", "stream_to_rdf.mjs"], cwd=NODE, input=json.dumps(documents), capture_output=True, text=True, check=True, timeout=120
    )
    return json.loads(done.stdout)


def test_a_parser_that_streams_gets_exactly_the_graph(described):
    context = json.loads(text())["@context"]
    documents = [{**described(path, "jsonld").json(), "@context": context} for path in ONE_OF_EACH_KIND]
    for path, streamed in zip(ONE_OF_EACH_KIND, stream_to_rdf(documents), strict=True):
        assert isinstance(streamed, list), (path, streamed)
        wanted = Graph().parse(data=described(path, "nt").text, format="nt")
        assert isomorphic(Graph().parse(data="\n".join(streamed), format="nt"), wanted), path


@pytest.mark.parametrize(
    "address",
    [
        "/api/objectives?limit=3",
        "/api/actions/6/k",
        "/api/chains?objective=6",
        "/api/instruments/C189",
        "/api/states?limit=2",
        "/search?q=workers",
    ],
)
def test_a_parser_that_streams_reads_every_api_answer(site, address):
    answer = site.get(address, headers={"accept": "application/ld+json"}).json()
    answer["@context"] = json.loads(text())["@context"] if isinstance(answer["@context"], str) else answer["@context"]
    (streamed,) = stream_to_rdf([answer])
    assert isinstance(streamed, list), streamed
    assert len(streamed) > 5


@pytest.mark.parametrize(
    "path", ["gcm/objective/14", "gcm/objective/6/action/k", "instrument/ilo-c189", "actor/state/mx", "priorities-2021"]
)
def test_every_statement_of_a_description_is_in_the_graph(described, built, path):
    described_as = Graph().parse(data=described(path, "nt").text, format="nt")
    # What follows from the coverage of ratifications is derived; the vocabulary says so of these properties, and the day is the coverage's.
    derived = {URIRef(iri(f"ontology#{name}")) for name in ("noActionUnder", "noDataFor", *(["asOf"] if "/state/" in path else []))}
    assert {triple for triple in set(described_as) - built if triple[1] not in derived} == set()


@pytest.mark.parametrize("path", ["gcm/objective/14", "gcm/para/43", "gcm/footnote/3", "instrument/ilo-c189", "forum/imrf"])
def test_nothing_that_the_graph_says_of_a_thing_is_missing(described, built, path):
    described_as = Graph().parse(data=described(path, "nt").text, format="nt")
    node = URIRef(iri(path))
    assert {triple for triple in built if triple[0] == node} <= set(described_as)


@pytest.fixture(scope="module")
def built():
    graph = Graph()
    for file in [*package_data.turtle().glob("*.ttl"), package_data.ontology() / "migration-compact.ttl"]:
        graph.parse(file)
    return set(graph)
