"""The Graph Store Protocol, beyond what the W3C manifests say."""

import httpx
import pytest

from tests.endpoints.protocol.test_query import problem

TURTLE = {"content-type": "text/turtle"}
ONE = "<https://example.org/s> <https://example.org/p> 1 ."
RDF_XML = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://example.org/">
<rdf:Description rdf:about="https://example.org/s"><e:p rdf:resource="https://example.org/o"/></rdf:Description></rdf:RDF>"""
TWO = "<https://example.org/s> <https://example.org/p> 2 ."


@pytest.fixture
def graph(client, request):
    iri = f"https://example.org/graph/{request.node.originalname}"
    yield {"graph": iri}
    client.delete("/graph", params={"graph": iri})


def lines(client, graph):
    return sorted(client.get("/graph", params=graph, headers={"accept": "application/n-triples"}).text.splitlines())


def test_put_creates_then_replaces_and_post_adds(client, graph):
    assert client.put("/graph", params=graph, content=ONE, headers=TURTLE).status_code == 201
    assert client.put("/graph", params=graph, content=TWO, headers=TURTLE).status_code == 204
    assert len(lines(client, graph)) == 1
    assert client.post("/graph", params=graph, content=ONE, headers=TURTLE).status_code == 204
    assert len(lines(client, graph)) == 2


def test_put_that_does_not_parse_changes_nothing(client, graph):
    client.put("/graph", params=graph, content=ONE, headers=TURTLE)
    shown = problem(client.put("/graph", params=graph, content="<https://example.org/s> <p", headers=TURTLE), 400)
    assert shown["type"].endswith("/data-syntax")
    assert shown["line"] == 1
    assert len(lines(client, graph)) == 1


def test_put_of_an_empty_graph_makes_it_exist(client, graph):
    assert client.put("/graph", params=graph, content="", headers=TURTLE).status_code == 201
    assert client.get("/graph", params=graph).status_code == 200
    assert client.delete("/graph", params=graph).status_code == 204
    problem(client.get("/graph", params=graph), 404)
    problem(client.delete("/graph", params=graph), 404)


@pytest.mark.parametrize("headers", [{}, {"content-type": "text/plain"}, {"content-type": "text/turtle; charset=latin-1"}])
def test_put_unknown_content_type_is_415(client, graph, headers):
    assert "text/turtle" in problem(client.put("/graph", params=graph, content=ONE.encode(), headers=headers), 415)["accepts"]


@pytest.mark.parametrize(
    ("content_type", "content"),
    [
        ("application/n-triples", "<https://example.org/s> <https://example.org/p> <https://example.org/o> ."),
        ("application/n-quads", "<https://example.org/s> <https://example.org/p> <https://example.org/o> ."),
        ("application/trig", "<https://example.org/s> <https://example.org/p> <https://example.org/o> ."),
        ("text/n3", "<https://example.org/s> <https://example.org/p> <https://example.org/o> ."),
        ("application/ld+json", '{"@id": "https://example.org/s", "https://example.org/p": {"@id": "https://example.org/o"}}'),
        (
            "application/rdf+xml",
            RDF_XML,
        ),
    ],
)
def test_put_reads_every_rdf_format(client, graph, content_type, content):
    assert client.put("/graph", params=graph, content=content, headers={"content-type": content_type}).status_code == 201
    assert lines(client, graph) == ["<https://example.org/s> <https://example.org/p> <https://example.org/o> ."]


def test_put_of_quads_with_a_graph_of_their_own_is_400(client, graph):
    content = "<https://example.org/s> <https://example.org/p> 1 <https://example.org/other> ."
    problem(client.put("/graph", params=graph, content=content, headers={"content-type": "application/n-quads"}), 400)


def test_remote_context_is_refused(client, graph):
    content = '{"@context": "http://127.0.0.1:9/context", "name": "x"}'
    problem(client.put("/graph", params=graph, content=content, headers={"content-type": "application/ld+json"}), 400)


def test_blank_nodes_of_two_documents_stay_apart(client, graph):
    for _ in range(2):
        client.post("/graph", params=graph, content="_:a <https://example.org/p> 1 .", headers=TURTLE)
    assert len(lines(client, graph)) == 2


def test_if_match_lets_only_the_current_version_be_replaced(client, graph):
    client.put("/graph", params=graph, content=ONE, headers=TURTLE)
    tag = client.get("/graph", params=graph).headers["etag"]
    assert client.put("/graph", params=graph, content=TWO, headers={**TURTLE, "if-match": tag}).status_code == 204
    problem(client.put("/graph", params=graph, content=ONE, headers={**TURTLE, "if-match": tag}), 412)
    problem(client.delete("/graph", params=graph, headers={"if-match": tag}), 412)
    assert client.delete("/graph", params=graph, headers={"if-match": "*"}).status_code == 204
    problem(client.put("/graph", params=graph, content=ONE, headers={**TURTLE, "if-match": "*"}), 412)


def test_if_none_match_star_lets_a_graph_only_be_created(client, graph):
    headers = {**TURTLE, "if-none-match": "*"}
    assert client.put("/graph", params=graph, content=ONE, headers=headers).status_code == 201
    problem(client.put("/graph", params=graph, content=TWO, headers=headers), 412)


def test_etag_of_a_graph_outlives_a_write_to_another(client, graph):
    client.put("/graph", params=graph, content=ONE, headers=TURTLE)
    tag = client.get("/graph", params=graph).headers["etag"]
    client.put("/graph", params={"graph": "https://example.org/graph/elsewhere"}, content=TWO, headers=TURTLE)
    assert client.get("/graph", params=graph, headers={"if-none-match": tag}).status_code == 304
    client.delete("/graph", params={"graph": "https://example.org/graph/elsewhere"})


@pytest.mark.parametrize("query", ["", "?graph=https://example.org/g&default", "?graph=a&graph=b", "?graph=relative", "?default=1"])
def test_request_that_names_no_one_graph_is_400(tiny_url, query):
    problem(httpx.get(f"{tiny_url}/graph{query}"), 400)


def test_graph_is_named_by_the_url_of_the_request(client, tiny_url):
    assert client.put("/graph/some/where", content=ONE, headers=TURTLE).status_code == 201
    assert client.get("/graph", params={"graph": f"{tiny_url}/graph/some/where"}).status_code == 200
    assert client.delete("/graph/some/where").status_code == 204


def test_post_without_a_graph_makes_one_and_names_it(client):
    made = client.post("/graph", content=ONE, headers=TURTLE)
    assert made.status_code == 201
    assert httpx.get(made.headers["location"]).status_code == 200
    assert httpx.delete(made.headers["location"]).status_code == 204


def test_our_own_graphs_are_found_by_path_and_by_iri(builtin_url):
    iri = "https://w3id.org/migration-compact/graph/migration-compact"
    by_path = httpx.get(f"{builtin_url}/graph/migration-compact", headers={"accept": "application/n-triples"})
    by_iri = httpx.get(f"{builtin_url}/graph", params={"graph": iri}, headers={"accept": "application/n-triples"})
    assert by_path.status_code == 200
    assert by_path.content == by_iri.content
    assert by_path.headers["etag"] == by_iri.headers["etag"]


def test_multipart_with_a_broken_part_changes_nothing(client, graph):
    body = f'--b\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: text/turtle\r\n\r\n{ONE}\r\n'
    broken = body + "--b\r\nContent-Type: text/turtle\r\n\r\n<\r\n--b--\r\n"
    headers = {"content-type": "multipart/form-data; boundary=b"}
    problem(client.post("/graph", params=graph, content=broken, headers=headers), 400)
    problem(client.post("/graph", params=graph, content=body, headers=headers), 400)
    problem(client.get("/graph", params=graph), 404)


@pytest.mark.parametrize("form", ["{tag}", "W/{tag}", '"other", {tag}', "*"])
def test_if_none_match_refuses_to_replace_what_the_client_names(client, graph, form):
    client.put("/graph", params=graph, content=ONE, headers=TURTLE)
    tag = client.get("/graph", params=graph).headers["etag"]
    for change in (client.put, client.post):
        problem(change("/graph", params=graph, content=TWO, headers={**TURTLE, "if-none-match": form.format(tag=tag)}), 412)
    problem(client.delete("/graph", params=graph, headers={"if-none-match": form.format(tag=tag)}), 412)
    assert client.get("/graph", params=graph).headers["etag"] == tag
    assert client.put("/graph", params=graph, content=TWO, headers={**TURTLE, "if-none-match": '"other"'}).status_code == 204
    assert client.get("/graph", params=graph).headers["etag"] != tag


def test_if_match_compares_strongly_and_all_conditions_hold(client, graph):
    client.put("/graph", params=graph, content=ONE, headers=TURTLE)
    tag = client.get("/graph", params=graph).headers["etag"]
    for conditions in ({"if-match": f"W/{tag}"}, {"if-match": tag.strip('"')}, {"if-match": tag, "if-none-match": "*"}, {"if-match": ","}):
        problem(client.put("/graph", params=graph, content=TWO, headers={**TURTLE, **conditions}), 412)
    conditions = {"if-match": f'"other" , {tag}', "if-none-match": '"other"'}
    assert client.put("/graph", params=graph, content=TWO, headers={**TURTLE, **conditions}).status_code == 204


def test_if_none_match_star_of_a_reader_is_304_where_there_is_a_graph(client, graph):
    problem(client.get("/graph", params=graph, headers={"if-none-match": "*"}), 404)
    client.put("/graph", params=graph, content=ONE, headers=TURTLE)
    for read in (client.get, client.head):
        response = read("/graph", params=graph, headers={"if-none-match": "*"})
        assert (response.status_code, response.content) == (304, b"")
        assert response.headers["etag"]


def test_byte_order_mark_before_a_body_is_passed_over(client, graph):
    mark = "\ufeff"
    assert client.put("/graph", params=graph, content=mark + ONE, headers=TURTLE).status_code == 201
    update = f"{mark}INSERT DATA {{ GRAPH <{graph['graph']}> {{ <x:s> <x:p> 'mark' }} }}"
    assert client.post("/update", content=update, headers={"content-type": "application/sparql-update"}).status_code == 204
    query = f"{mark}ASK {{ GRAPH <{graph['graph']}> {{ ?s <x:p> 'mark' }} }}"
    response = client.post("/sparql", content=query.encode(), headers={"content-type": "application/sparql-query"})
    assert response.json()["boolean"] is True
    client.delete("/graph", params=graph)
