"""The update operation of the SPARQL 1.1 Protocol, beyond what the W3C manifests say."""

import httpx
import pytest

from tests.endpoints.protocol.test_query import problem, rows

UPDATE = {"content-type": "application/sparql-update"}
S = "<https://example.org/s> <https://example.org/p>"


def count(client, graph):
    return len(rows(client.get("/sparql", params={"query": f"SELECT * {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"})))


def test_update_is_read_back_at_once(client):
    graph = "https://example.org/graph/read-back"
    for number in range(1, 8):
        assert client.post("/update", content=f"INSERT DATA {{ GRAPH <{graph}> {{ {S} {number} }} }}", headers=UPDATE).status_code == 204
        assert count(client, graph) == number


def test_update_of_several_operations_is_all_or_nothing(client):
    graph = "https://example.org/graph/atomic"
    text = f"INSERT DATA {{ GRAPH <{graph}> {{ {S} 1 }} }} ; CREATE GRAPH <https://example.org/graph/people>"
    problem(client.post("/update", content=text, headers=UPDATE), 409)
    assert count(client, graph) == 0


def test_if_none_match_keeps_an_update_from_the_versions_it_names(client):
    def insert(tag, number, **more):
        text = f"INSERT DATA {{ GRAPH <https://example.org/graph/if-match> {{ {S} {number} }} }}"
        return client.post("/update", content=text, headers={**UPDATE, "if-none-match": tag, **more})

    version = insert('"of-nothing"', 7).headers["etag"]
    for tag in ("*", version, f"W/{version}", f'"x", {version}', client.get("/sparql", params={"query": "ASK {}"}).headers["etag"]):
        response = insert(tag, 8)
        assert (response.status_code, response.json()["type"].rpartition("/")[2]) == (412, "precondition-failed")
    assert insert('"of-nothing"', 8, **{"if-match": '"x"'}).status_code == 412
    assert insert('"of-nothing"', 8, **{"if-match": version}).status_code == 204
    client.post("/update", content="DROP GRAPH <https://example.org/graph/if-match>", headers=UPDATE)


def test_if_match_lets_an_update_change_only_the_version_it_names(client):
    def insert(number, tag):
        text = f"INSERT DATA {{ GRAPH <https://example.org/graph/if-match> {{ {S} {number} }} }}"
        return client.post("/update", content=text, headers={**UPDATE, "if-match": tag})

    seen = client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).headers["etag"]
    first = insert(1, seen)
    assert first.status_code == 204
    problem(insert(2, seen), 412)
    assert insert(2, first.headers["etag"]).status_code == 204
    assert insert(3, "*").status_code == 204


def test_update_by_get_is_405(client):
    problem(client.get("/update", params={"update": "CLEAR ALL"}), 405)


def test_update_in_the_url_is_400(client):
    problem(client.post("/update", params={"update": "CLEAR ALL"}, content="CLEAR ALL", headers=UPDATE), 400)


def test_query_at_the_update_endpoint_is_400_and_says_so(client):
    for content, headers in (("ASK {}", UPDATE), ("ASK {}", {"content-type": "application/sparql-query"})):
        assert problem(client.post("/update", content=content, headers=headers), 400)["type"].endswith("/wrong-endpoint")


def test_update_syntax_error_names_line_and_column(client):
    shown = problem(client.post("/update", content="INSERT DATA {\n x }", headers=UPDATE), 400)
    assert shown["line"] == 2


def test_using_graph_uri_with_delete_where_sees_that_graph_alone(client):
    graph, s = "https://example.org/graph/using", "<https://example.org/using> <https://example.org/p>"
    client.post("/update", content=f"INSERT DATA {{ {s} 1, 2 . GRAPH <{graph}> {{ {s} 2, 3 }} }}", headers=UPDATE)
    gone = client.post("/update", params={"using-graph-uri": graph}, content=f"DELETE WHERE {{ {s} ?o }}", headers=UPDATE)
    assert gone.status_code == 204
    # What matched in the named graph, 2 and 3, is deleted from the default graph, where the pattern of DELETE WHERE stands.
    left = client.get("/graph", params={"default": ""}, headers={"accept": "application/n-triples"}).text
    assert [line.split('"')[1] for line in left.splitlines() if "using" in line] == ["1"]
    assert count(client, graph) == 2
    client.delete("/graph", params={"graph": graph})


@pytest.mark.parametrize("clause", ["WITH <https://example.org/g>", "USING"])
def test_using_graph_uri_with_a_dataset_in_the_update_is_400(client, clause):
    text = "INSERT { ?s ?p ?o } USING <https://example.org/g> WHERE { ?s ?p ?o }"
    if clause != "USING":
        text = f"{clause} INSERT {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}"
    problem(client.post("/update", params={"using-graph-uri": "https://example.org/g"}, content=text, headers=UPDATE), 400)


def test_page_of_another_site_may_not_write_to_a_service_open_to_this_machine(client):
    headers = {**UPDATE, "origin": "https://evil.example"}
    problem(client.post("/update", content="CLEAR ALL", headers=headers), 403)


def test_write_to_a_read_only_service_is_403(builtin_url):
    problem(httpx.post(f"{builtin_url}/update", content="CLEAR ALL", headers=UPDATE), 403)
    problem(httpx.delete(f"{builtin_url}/graph", params={"default": ""}), 403)


def test_body_longer_than_the_limit_is_413(run_service):
    with run_service("--dataset", "none", "--writes", "open", "--max-body", "100") as running:
        problem(httpx.post(f"{running.url}/update", content="#" * 101, headers=UPDATE), 413)
        problem(httpx.post(f"{running.url}/update", content=iter([b"#" * 60, b"#" * 60]), headers=UPDATE), 413)
