"""The query operation of the SPARQL 1.1 Protocol, beyond what the W3C manifests say."""

import json

import httpx
import pyoxigraph
import pytest

FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}
NAMES = "SELECT ?name { ?p <http://xmlns.com/foaf/0.1/name> ?name . ?p a <http://xmlns.com/foaf/0.1/Person> }"
PEOPLE = "https://example.org/graph/people"
PLACES = "https://example.org/graph/places"


def rows(response):
    return response.json()["results"]["bindings"]


def problem(response, status):
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == status
    assert {"type", "title", "detail", "help", "instance"} <= body.keys()
    return body


def test_query_get_post_form_and_post_direct_give_the_same_answer(client):
    answers = [
        client.get("/sparql", params={"query": NAMES}),
        client.post("/sparql", data={"query": NAMES}),
        client.post("/sparql", content=NAMES, headers=DIRECT),
        client.get("/sparql/", params={"query": NAMES}),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert len(rows(answers[0])) == 6


def test_query_head_has_the_headers_of_get_and_no_body(client):
    get = client.get("/sparql", params={"query": NAMES})
    head = client.head("/sparql", params={"query": NAMES})
    assert head.status_code == 200
    assert head.content == b""
    for name in ("content-type", "content-length", "etag", "vary"):
        assert head.headers[name] == get.headers[name]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_query_by_another_method_is_405_with_allow(client, method):
    response = client.request(method, "/sparql", params={"query": NAMES})
    problem(response, 405)
    assert response.headers["allow"] == "GET, HEAD, POST, OPTIONS"


def test_query_options_answers_a_preflight(client):
    response = client.options("/sparql", headers={"origin": "https://example.com", "access-control-request-method": "POST"})
    assert response.status_code == 204
    assert response.headers["access-control-allow-origin"] == "*"
    assert "POST" in response.headers["access-control-allow-methods"]


def test_any_page_may_read_an_answer(client):
    assert client.get("/sparql", params={"query": "ASK {}"}).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("name", ["query", "timeout"])
def test_query_parameter_given_twice_is_400(client, name):
    values = {"query": "ASK {}", "timeout": "1", "format": "json"}
    pairs = [*values.items(), (name, values[name])]
    assert name in problem(client.get("/sparql", params=pairs), 400)["detail"]


def test_query_in_url_and_in_form_is_400(client):
    problem(client.post("/sparql", params={"query": "ASK {}"}, data={"query": "ASK {}"}), 400)


def test_query_in_url_and_as_body_is_400(client):
    problem(client.post("/sparql", params={"query": "ASK {}"}, content="ASK {}", headers=DIRECT), 400)


def test_query_with_parameters_of_an_update_is_400(client):
    problem(client.get("/sparql", params={"query": "ASK {}", "using-graph-uri": PEOPLE}), 400)


def test_query_post_without_a_query_is_400(client):
    problem(client.post("/sparql", data={"format": "json"}), 400)


@pytest.mark.parametrize("headers", [{"content-type": "text/plain"}, {"content-type": "application/json"}, {}])
def test_query_post_unknown_content_type_is_415(client, headers):
    assert "application/sparql-query" in problem(client.post("/sparql", content=b"ASK {}", headers=headers), 415)["accepts"]


def test_query_post_in_another_charset_is_415(client):
    headers = {"content-type": "application/sparql-query; charset=UTF-16"}
    problem(client.post("/sparql", content="ASK {}".encode("utf-16"), headers=headers), 415)


@pytest.mark.parametrize("encoded", ["%FF", "%ED%A0%80", "%C3"])
def test_query_that_is_not_utf8_is_400(tiny_url, encoded):
    problem(httpx.get(f"{tiny_url}/sparql?query=ASK%20%7B%7D%23{encoded}"), 400)
    problem(httpx.post(f"{tiny_url}/sparql", content=f"query=ASK%20%7B%7D%23{encoded}", headers=FORM), 400)


def test_query_body_that_is_not_utf8_is_400(client):
    problem(client.post("/sparql", content=b"ASK {} #\xff", headers=DIRECT), 400)


def test_update_at_the_query_endpoint_is_400_and_says_so(client):
    for response in (
        client.get("/sparql", params={"update": "CLEAR ALL"}),
        client.get("/sparql", params={"query": "CLEAR ALL"}),
        client.post("/sparql", content="CLEAR ALL", headers={"content-type": "application/sparql-update"}),
        client.post("/sparql", data={"update": "CLEAR ALL"}),
    ):
        shown = problem(response, 400)
        assert shown["type"].endswith("/wrong-endpoint")
        assert "/update" in shown["help"]


def test_query_syntax_error_names_line_and_column(client):
    shown = problem(client.get("/sparql", params={"query": "SELECT *\nWHERE {\n  ?s ?p }"}), 400)
    assert shown["line"] == 3
    assert shown["column"] in (9, 10)
    assert shown["type"].endswith("/query-syntax")


@pytest.mark.parametrize("query", ["", "   ", "# nothing", "ASK {", "ASK {} ASK {}", "SELECT (1 AS ?x) (2 AS ?x) {}", "\x00", "😀"])
def test_query_that_does_not_parse_is_400_never_500(client, query):
    problem(client.post("/sparql", content=query.encode(), headers=DIRECT), 400)


def test_query_with_a_function_nobody_knows_is_400(client):
    shown = problem(client.get("/sparql", params={"query": "SELECT (<https://example.org/f>(1) AS ?x) {}"}), 400)
    assert shown["type"].endswith("/evaluation")


def test_protocol_graphs_replace_the_default_graph(client):
    query = "SELECT ?s { ?s <https://example.org/livesIn> ?o }"
    assert len(rows(client.get("/sparql", params={"query": query, "default-graph-uri": PLACES}))) == 3
    assert rows(client.get("/sparql", params={"query": query, "default-graph-uri": PEOPLE})) == []
    both = [("query", query), ("default-graph-uri", PLACES), ("default-graph-uri", PEOPLE)]
    assert len(rows(client.get("/sparql", params=both))) == 3


def test_protocol_named_graph_alone_leaves_the_default_graph_empty(client):
    query = "SELECT ?g { { GRAPH ?g { ?s <https://example.org/livesIn> ?o } } UNION { ?s ?p ?o BIND('default' AS ?g) } }"
    names = rows(client.get("/sparql", params={"query": query, "named-graph-uri": PLACES}))
    assert {row["g"]["value"] for row in names} == {PLACES}


def test_protocol_dataset_wins_over_from(client):
    query = f"SELECT ?s FROM <{PEOPLE}> {{ ?s <https://example.org/livesIn> ?o }}"
    assert rows(client.get("/sparql", params={"query": query})) == []
    assert len(rows(client.get("/sparql", params={"query": query, "default-graph-uri": PLACES}))) == 3


@pytest.mark.parametrize("iri", ["relative", "a b:c", "https://example.org/<x>"])
def test_dataset_that_is_no_iri_is_400(client, iri):
    problem(client.get("/sparql", params={"query": "ASK {}", "default-graph-uri": iri}), 400)


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("application/json", "application/json"),
        ("text/csv;q=0.5, application/sparql-results+json;q=0.4", "text/csv; charset=utf-8"),
        ("text/*", "text/csv; charset=utf-8"),
        ("application/sparql-results+json;q=0, */*", "application/sparql-results+xml"),
    ],
)
def test_select_is_given_in_the_format_accepted(client, accept, content_type):
    response = client.get("/sparql", params={"query": NAMES}, headers={"accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"] == content_type
    assert response.headers["vary"] == "Accept, Sec-Fetch-Dest"
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", ["turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld", "n3"])
def test_construct_is_given_in_every_rdf_format(client, name):
    query = f"CONSTRUCT {{ ?s <https://example.org/livesIn> ?o }} {{ GRAPH <{PLACES}> {{ ?s <https://example.org/livesIn> ?o }} }}"
    response = client.get("/sparql", params={"query": query, "format": name})
    assert response.status_code == 200
    kind = pyoxigraph.RdfFormat.from_media_type(response.headers["content-type"])
    assert len({str(quad) for quad in pyoxigraph.parse(input=response.content, format=kind)}) == 3


def test_format_names_a_format_where_accept_names_none_on_offer(client):
    for accept in ("*/*", "text/html, application/xml;q=0.9, */*;q=0.8", "image/png"):
        response = client.get("/sparql", params={"query": NAMES, "format": "csv"}, headers={"accept": accept})
        assert response.text.splitlines()[0] == "name"
    response = client.get("/sparql", params={"query": NAMES, "format": "csv"}, headers={"accept": "application/sparql-results+xml"})
    assert response.headers["content-type"] == "application/sparql-results+xml"


def test_format_nobody_knows_is_400_and_one_that_does_not_fit_406(client):
    problem(client.get("/sparql", params={"query": NAMES, "format": "docx"}), 400)
    assert "text/csv" in problem(client.get("/sparql", params={"query": NAMES, "format": "turtle"}), 406)["offers"]
    problem(client.get("/sparql", params={"query": NAMES}, headers={"accept": "image/png"}), 406)


def test_strong_etag_gives_304_and_changes_with_format_and_data(client):
    query = "SELECT ?o { GRAPH <https://example.org/graph/etag> { ?s ?p ?o } }"
    first = client.get("/sparql", params={"query": query})
    tag = first.headers["etag"]
    assert tag.startswith('"')
    again = client.get("/sparql", params={"query": query}, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    other = client.get("/sparql", params={"query": query, "format": "csv"}, headers={"if-none-match": tag})
    assert other.status_code == 200
    insert = "INSERT DATA { GRAPH <https://example.org/graph/etag> { <https://example.org/s> <https://example.org/p> 1 } }"
    assert client.post("/update", content=insert, headers={"content-type": "application/sparql-update"}).status_code == 204
    after = client.get("/sparql", params={"query": query}, headers={"if-none-match": tag})
    assert after.status_code == 200
    assert len(rows(after)) == 1


def test_if_none_match_star_is_304_where_there_is_an_answer_and_no_earlier(client):
    star = {"if-none-match": "*"}
    problem(client.get("/sparql", params={"query": "SELECT ?nobody {"}, headers=star), 400)
    for query in ("ASK { <x:nobody> <x:asked> <x:before> }", "SELECT * { ?a ?b ?c . ?d ?e ?f }"):
        for _ in range(2):
            response = client.get("/sparql", params={"query": query}, headers=star)
            assert (response.status_code, response.content) == (304, b"")
            assert response.headers["etag"] == client.head("/sparql", params={"query": query}).headers["etag"]
    assert client.get("/sparql", params={"query": "SELECT (UUID() AS ?u) {}"}, headers=star).status_code == 200


@pytest.mark.parametrize("path", ["/sparql", "/update", "/graph", "/graph/people"])
def test_page_of_another_site_may_ask_and_read_what_it_needs(client, path):
    asked = {"origin": "https://yasgui.example", "access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    preflight = client.options(path, headers=asked)
    assert preflight.status_code == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert {"accept", "authorization", "content-type", "if-match"} <= set(
        preflight.headers["access-control-allow-headers"].lower().split(", ")
    )
    for response in (client.get(path), client.patch(path), client.get(path, params={"query": "ASK {}", "format": "docx"})):
        assert response.headers["access-control-allow-origin"] == "*"
        exposed = set(response.headers["access-control-expose-headers"].split(", "))
        assert {"Allow", "ETag", "Link", "Location", "Retry-After", "X-Request-Id"} <= exposed


def test_answer_that_differs_each_time_is_neither_cached_nor_tagged(client):
    first, second = (client.get("/sparql", params={"query": "SELECT (UUID() AS ?u) {}"}) for _ in range(2))
    assert first.content != second.content
    assert "etag" not in first.headers
    assert first.headers["cache-control"] == "no-store"


def test_workers_do_not_share_their_random_numbers(client):
    identifiers = {
        client.get("/sparql", params={"query": f"SELECT (STRUUID() AS ?u{n}) {{}}"}).text.split('"value":')[1] for n in range(12)
    }
    assert len(identifiers) == 12


@pytest.mark.parametrize("timeout", ["0", "-1", "soon", "nan", ""])
def test_timeout_that_is_no_time_is_400(client, timeout):
    problem(client.get("/sparql", params={"query": "ASK {}", "timeout": timeout}), 400)


def test_service_description_names_this_endpoint_and_every_graph(client):
    response = client.get("/sparql")
    assert response.headers["content-type"] == "text/turtle; charset=utf-8"
    assert f"{client.base_url}/sparql".replace("//sparql", "/sparql") in response.text
    named = "http://www.w3.org/ns/sparql-service-description#name"
    quads = list(pyoxigraph.parse(input=response.content, format=pyoxigraph.RdfFormat.TURTLE))
    assert {PEOPLE, PLACES} <= {quad.object.value for quad in quads if quad.predicate.value == named}


def test_service_description_names_the_versions_of_sparql_and_the_endpoint_answers_the_newest(client):
    said = pyoxigraph.parse(input=client.get("/sparql").content, format=pyoxigraph.RdfFormat.TURTLE)
    sd = "http://www.w3.org/ns/sparql-service-description#"
    versions = {quad.object.value.rpartition("-")[2] for quad in said if quad.predicate.value == f"{sd}supportedVersion"}
    assert versions == {"1.0", "1.1", "1.2"}
    query = """VERSION "1.2" PREFIX : <http://e/>
        SELECT ?s (LANGDIR("a"@en--ltr) AS ?d) { BIND(<<( :s :p :o )>> AS ?t) BIND(SUBJECT(?t) AS ?s) }"""
    (row,) = client.get("/sparql", params={"query": query}).raise_for_status().json()["results"]["bindings"]
    assert (row["s"]["value"], row["d"]["value"]) == ("http://e/s", "ltr")


def test_service_description_is_given_in_the_format_accepted(client):
    response = client.get("/sparql", headers={"accept": "application/ld+json"})
    assert response.headers["content-type"] == "application/ld+json"
    json.loads(response.content)
    problem(client.get("/sparql", headers={"accept": "image/png"}), 406)


def test_request_id_is_the_clients_if_sane_and_ours_if_not(client):
    assert client.get("/health", headers={"x-request-id": "abc-1"}).headers["x-request-id"] == "abc-1"
    assert client.get("/health", headers={"x-request-id": "a b{}"}).headers["x-request-id"] != "a b{}"


def test_unknown_path_is_a_404_problem(client):
    problem(client.get("/nowhere"), 404)


def test_relative_iris_are_resolved_against_our_base(client):
    response = client.get("/sparql", params={"query": "SELECT (STR(<x>) AS ?x) {}"})
    assert rows(response)[0]["x"]["value"] == "https://w3id.org/migration-compact/x"
