"""Protocol and Graph Store Protocol: the manifests hold the requests to send and what must come back."""

import http.client
import re
from urllib.parse import quote, urlsplit

import httpx
import pyoxigraph
from rdflib import Namespace
from rdflib.collection import Collection
from rdflib.namespace import RDFS

from tests.conformance.manifests import MF, UT, file

CNT = Namespace("http://www.w3.org/2011/content#")
HT = Namespace("http://www.w3.org/2011/http#")
STATUS = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}
TABULAR = {"application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"}
BOOLEAN = {"application/sparql-results+json", "application/sparql-results+xml"}
RDF = {"text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"}


def reset(url):
    assert httpx.post(f"{url}/update", content="DROP ALL", headers={"content-type": "application/sparql-update"}).is_success


def run(test, root, url):
    """Run a test; returns None, or what is wrong."""
    reset(url)
    for name, iri in named_graphs_of(test):
        content = file(root, iri).read_bytes()
        assert httpx.put(f"{url}/graph", params={"graph": name}, content=content, headers={"content-type": "text/turtle"}).is_success
    location = ""
    for number, request in enumerate(Collection(test.graph, test.value(MF.action, HT.requests)), 1):
        answer = send(test, request, url, location)
        wrong = check(test, request, answer, location)
        if wrong:
            return f"request {number}: {wrong}"
        location = answer[1].get("location") or location
    return None


def named_graphs_of(test):
    return [
        (str(test.graph.value(node, RDFS.label)), test.graph.value(node, UT.graph)) for node in test.graph.objects(test.iri, UT.graphData)
    ]


def headers_of(graph, node):
    listed = graph.value(node, HT.headers)
    if listed is None:
        return {}
    return {str(graph.value(item, HT.fieldName)).lower(): str(graph.value(item, HT.fieldValue)) for item in Collection(graph, listed)}


def target(test, path, headers):
    if path.startswith("/gsp"):
        return "/graph" + path.removeprefix("/gsp")
    name = test.iri.rpartition("#")[2]
    is_update = name.startswith("bad_update") or (name.startswith("update") and "sparql-query" not in headers.get("content-type", ""))
    return ("/update" if is_update else "/sparql") + path.removeprefix("/sparql/")


def send(test, request, url, location):
    graph = test.graph
    headers = headers_of(graph, request)
    path = target(test, str(graph.value(request, HT.absolutePath)), headers).replace("$LOCATION$", quote(location, safe=""))
    body = graph.value(request, HT.body)
    content = None
    if body is not None:
        content = str(graph.value(body, CNT.chars)).encode(str(graph.value(body, CNT.characterEncoding)))
    where = urlsplit(url)
    connection = http.client.HTTPConnection(where.hostname, where.port, timeout=20)
    try:
        # http.client adds no Content-Type of its own when the headers are sent one by one.
        connection.putrequest(str(graph.value(request, HT.methodName)), path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        if content is not None:
            connection.putheader("content-length", str(len(content)))
        connection.endheaders(content)
        response = connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    finally:
        connection.close()


def check(test, request, answer, location):  # noqa: PLR0911 - the first thing that is wrong, one return each
    graph = test.graph
    status, headers, body = answer
    expected = graph.value(request, HT.resp)
    wanted = [str(value).rpartition("#")[2] for value in graph.objects(expected, MF.expectedStatus)]
    if wanted and not any(status == STATUS.get(name) or re.fullmatch(rf"StatusCode{status // 100}xx", name) for name in wanted):
        return f"status {status} instead of {' or '.join(wanted)}: {body[:200]!r}"
    media_type = headers.get("content-type", "").partition(";")[0]
    kind = graph.value(expected, MF.expectedFormat)
    if kind is not None and media_type not in {"boolean": BOOLEAN, "tabular": TABULAR, "RDF": RDF}[str(kind)]:
        return f"{media_type} is not {kind}"
    truth = graph.value(expected, MF.expectedBoolean)
    if truth is not None and httpx.Response(200, content=body).json()["boolean"] != truth.toPython():
        return f"not {truth}"
    for name, value in headers_of(graph, expected).items():
        if headers.get(name, "").replace(" ", "").lower() != value.replace(" ", "").lower():
            return f"{name} is {headers.get(name)} instead of {value}"
    if graph.value(expected, MF.expectedLocation) is not None and not headers.get("location"):
        return "no Location"
    content = graph.value(expected, HT.body)
    if content is not None and triples(body) != triples(str(graph.value(content, CNT.chars)).replace("$LOCATION$", location).encode()):
        return f"another graph: {body!r}"
    return None


def triples(turtle):
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(input=turtle, format=pyoxigraph.RdfFormat.TURTLE, base_iri="http://www.example/"))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}
