"""What client libraries, browsers and those who share an address send besides the query, and get right answers to."""

import socket
import warnings

import pytest
from SPARQLWrapper import CSV, JSON, JSONLD, N3, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

from graph_service.errors import BadRequestError, NotAcceptableError
from graph_service.pages import i18n
from graph_service.rdf.formats import RDF, RESULTS, choose_for_query

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
SELECT = "SELECT ?name WHERE { ?person <http://xmlns.com/foaf/0.1/name> ?name }"
DESCRIBE = "DESCRIBE <https://example.org/ada>"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("accept", "shortcuts", "offers", "chosen"),
    [
        ("application/rdf+xml", ("xml", "xml", "xml"), RDF, "rdfxml"),
        ("application/sparql-results+json", ("xml",), RESULTS, "json"),
        ("*/*", ("rdf+xml",), RDF, "rdfxml"),
        ("*/*", ("json",), RDF, "jsonld"),
        ("*/*", ("json",), RESULTS, "json"),
        (None, ("text/csv",), RESULTS, "csv"),
        (None, ("application/rdf+xml",), RDF, "rdfxml"),
        (BROWSER, ("csv",), RESULTS, "csv"),
        (BROWSER, ("turtle",), RDF, "turtle"),
        ("text/turtle", ("nonsense",), RDF, "turtle"),
        ("text/turtle;q=0.2, */*;q=0.1", ("csv",), RDF, "turtle"),
        ("text/csv;q=0.5, */*", ("json",), RESULTS, "json"),
        # A plus sign that nobody encoded is a blank in a form.
        (None, ("application/sparql-results json",), RESULTS, "json"),
        ("*/*", ("application/rdf xml; charset=utf-8",), RDF, "rdfxml"),
        # What rdflib sends for format="nt", and axios for anything.
        ("text/plain, */*;q=0.1", (), RDF, "ntriples"),
        ("application/json, text/plain, */*", (), RDF, "jsonld"),
        ("application/json, text/plain, */*", (), RESULTS, "json"),
    ],
)
def test_accept_decides_where_it_names_something_on_offer(accept, shortcuts, offers, chosen):
    assert choose_for_query(accept, shortcuts, offers).format.name == chosen


def test_a_format_that_nobody_knows_is_named_and_one_of_another_kind_is_406():
    with pytest.raises(BadRequestError, match="nonsense"):
        choose_for_query("*/*", ("nonsense",), RDF)
    with pytest.raises(NotAcceptableError):
        choose_for_query(None, ("csv",), RDF)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("form", ["default", XML, JSON, CSV, TSV])
def test_sparqlwrapper_runs_a_select(tiny_url, form, method):
    converted = _converted(tiny_url, SELECT, form, method)
    assert converted


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("form", ["default", XML, RDFXML, TURTLE, N3, JSONLD])
@pytest.mark.parametrize("query", [DESCRIBE, CONSTRUCT])
def test_sparqlwrapper_runs_construct_and_describe(tiny_url, query, form, method):
    converted = _converted(tiny_url, query, form, method)
    if form in (TURTLE, N3):
        assert b"example.org" in converted
    else:
        assert len(converted) > 2


def _converted(url, query, form, method):
    client = SPARQLWrapper(url + "/sparql")
    client.setMethod(method)
    client.setQuery(query)
    if form != "default":
        client.setReturnFormat(form)
    with warnings.catch_warnings():
        # The library warns of formats it thinks odd for a query form.
        warnings.simplefilter("ignore")
        return client.query().convert()


def test_parameters_of_other_engines_are_no_reason_to_refuse_a_query(client):
    answer = client.get(
        "/sparql",
        params={
            "query": SELECT,
            "output": "json",
            "results": "json",
            "debug": "on",
            "format": "auto",
            "soft-limit": "",
            "default-graph-uri": "",
        },
    )
    assert answer.status_code == 200
    assert answer.json()["results"]["bindings"]


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("en;q=0, *", "es"),
        ("es;q=0, *", "en"),
        ("*", "en"),
        ("en;q=0, es;q=0, *", "fr"),
        ("en;q=0, es;q=0, fr;q=0, *", "en"),
        ("es-MX, en;q=0.9", "es"),
        ("en;q=0.2, es;q=0.4", "es"),
        ("en;q=0.4, *;q=0.8", "es"),
        ("de, *;q=0.5", "en"),
        ("en-GB;q=0, en", "en"),
        ("tlh", "en"),
        ("en;q=0", "es"),
        ("en;q=0, fr", "fr"),
        ("en;q=0, de", "es"),
        ("es;Q=0.5, en;Q=0.1", "es"),
        ("*;q=0", "en"),
        (None, "en"),
    ],
)
def test_weights_and_wildcards_count_in_accept_language(header, code):
    assert i18n.choose(None, header).code == code


@pytest.mark.parametrize("path", ["/sparql", "/graph", "/api/objectives", "/search", "/catalog", "/people/ada"])
def test_preflight_allows_the_headers_that_browsers_and_libraries_add(client, path):
    allowed = client.options(path).headers["access-control-allow-headers"].lower().split(", ")
    assert {"if-range", "range", "x-requested-with", "cache-control", "traceparent", "accept", "if-none-match"} <= set(allowed)


PAGES = (
    *("/", "/brief", "/read", "/gaps", "/explore", "/states", "/catalog", "/changes", "/dump/", "/queries", "/federation"),
    *("/search", "/docs", "/method", "/sparql", "/ontology", "/people/ada", "/queries/objectives"),
)
TRACKING = "fbclid=x&utm_source=newsletter&utm_campaign=a+b&gclid=1&mc_eid=2&share=whatsapp"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_passes_over_parameters_that_were_added_to_its_address(client, path):
    with_them = client.get(f"{path}?{TRACKING}", headers={"accept": BROWSER}, follow_redirects=True)
    assert with_them.status_code == client.get(path, headers={"accept": BROWSER}, follow_redirects=True).status_code
    assert "parameter" not in with_them.text.partition("<main")[2][:400].lower()


@pytest.mark.parametrize("path", ["/api/objectives", "/queries/objectives", "/search", "/explore"])
def test_data_name_a_parameter_they_do_not_know_but_pass_over_tracking(client, path):
    refused = client.get(f"{path}?objectiv=6&q=x", headers={"accept": "application/json"})
    assert refused.status_code == 400
    assert "objectiv" in refused.json()["detail"]
    taken = client.get(
        f"{path}?{'q=x&' if path == '/search' else ''}utm_source=mail&_hsenc=1&mkt_tok=2&ttclid=3&hsa_cam=4&srsltid=5",
        headers={"accept": "application/json"},
    )
    assert taken.status_code in (200, 406), taken.text


@pytest.fixture
def listener():
    """A socket that listens, and says whether anybody connected."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server


def _nobody_connected(server):
    with pytest.raises(BlockingIOError):
        server.accept()


@pytest.mark.parametrize(
    ("pattern", "solutions"),
    [
        ("SERVICE SILENT <{x}> {{ ?s ?p ?o }}", [{}]),
        ("SERVICE SILENT <{x}> {{ ?s ?p ?o }} VALUES ?n {{ 1 2 }}", 2),
        ("VALUES ?where {{ <{x}> }} SERVICE SILENT ?where {{ ?s ?p ?o }}", 1),
        ("OPTIONAL {{ SERVICE SILENT <{x}> {{ ?s ?p ?o }} }}", [{}]),
        ("SERVICE SILENT ?nobody {{ ?s ?p ?o }}", [{}]),
        ("SERVICE SILENT ?nobody {{ ?s ?p ?o }} VALUES ?n {{ 1 2 }}", 2),
    ],
)
def test_service_silent_without_partners_is_one_empty_solution_and_opens_nothing(client, listener, pattern, solutions):
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    answer = client.get("/sparql", params={"query": f"SELECT * WHERE {{ {pattern.format(x=address)} }}", "format": "json"})
    assert answer.status_code == 200, answer.text
    variables, rows = answer.json()["head"]["vars"], answer.json()["results"]["bindings"]
    assert [name for name in variables if name in "spo"] == ["s", "p", "o"], "columns are in the order of the text"
    assert rows == solutions if isinstance(solutions, list) else len(rows) == solutions
    _nobody_connected(listener)


def test_service_that_is_not_silent_is_refused_without_partners(client, listener):
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    answer = client.get("/sparql", params={"query": f"SELECT * WHERE {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"})
    assert answer.status_code == 403
    assert (answer.json()["line"], answer.json()["column"]) == (1, 18)
    _nobody_connected(listener)


def test_silent_in_an_update_opens_nothing_and_the_rest_is_done(client, listener):
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    graph = "http://example.org/silent"
    update = (
        f"LOAD SILENT <{address}> INTO GRAPH <{graph}> ; "
        f'INSERT {{ GRAPH <{graph}> {{ <http://example.org/s> <http://example.org/p> "done" }} }} '
        f"WHERE {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}"
    )
    assert client.post("/update", content=update, headers={"content-type": "application/sparql-update"}).status_code == 204
    text = client.get("/sparql", params={"query": f"SELECT ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", "format": "csv"}).text
    assert text.splitlines()[1:] == ["done"]
    _nobody_connected(listener)
    client.post("/update", content=f"DROP GRAPH <{graph}>", headers={"content-type": "application/sparql-update"})


@pytest.mark.parametrize("form", ["csv", "json"])
def test_select_star_has_its_columns_in_the_order_of_the_text(client, form):
    query = "SELECT * { ?zebra <http://xmlns.com/foaf/0.1/name> ?apple . ?zebra <http://xmlns.com/foaf/0.1/age> ?middle } ORDER BY ?apple"
    answer = client.get("/sparql", params={"query": query, "format": form})
    columns = answer.text.splitlines()[0].split(",") if form == "csv" else answer.json()["head"]["vars"]
    assert columns == ["zebra", "apple", "middle"]


def test_csv_for_a_spreadsheet_begins_with_a_byte_order_mark_and_csv_for_programs_does_not(client):
    query = 'SELECT ?name { BIND("日本" AS ?name) }'
    marked = client.get("/sparql", params={"query": query, "format": "spreadsheet"})
    plain = client.get("/sparql", params={"query": query, "format": "csv"})
    assert marked.headers["content-type"] == plain.headers["content-type"] == "text/csv; charset=utf-8"
    assert marked.content == b"\xef\xbb\xbf" + plain.content
    assert marked.headers["etag"] != plain.headers["etag"]
    assert client.get("/sparql", params={"query": query}, headers={"accept": "text/csv"}).content == plain.content
    saved = [client.get("/queries/objectives", params={"format": name}).content for name in ("spreadsheet", "csv")]
    assert saved[0] == b"\xef\xbb\xbf" + saved[1]
    assert (
        "format=spreadsheet"
        in client.get("/sparql", params={"query": query}, headers={"accept": "text/html", "sec-fetch-dest": "document"}).text
    )


@pytest.mark.parametrize(
    ("accept", "gets"),
    [
        ("text/html", "text/html"),
        ("text/html, application/xhtml+xml", "text/html"),
        ("text/html, */*;q=0.1", "application/sparql-results+json"),
        ("application/sparql-results+json, text/html", "application/sparql-results+json"),
    ],
)
def test_who_takes_pages_alone_is_given_the_page(client, accept, gets):
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"accept": accept})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, gets)
