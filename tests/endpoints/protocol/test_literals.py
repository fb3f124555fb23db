"""What a write is told of literals that are kept in another form than they were sent in, and of JSON-LD contexts."""

import pytest

from graph_service.rdf import own_context

XSD = "http://www.w3.org/2001/XMLSchema#"
CHANGED = f'<http://e/s> <http://e/p> "1"^^<{XSD}int>, "é", 2 .'
UPDATE = {"content-type": "application/sparql-update"}


def send(client, text, graph="http://e/literals", content_type="text/turtle"):
    return client.put("/graph", params={"graph": graph}, content=text, headers={"content-type": content_type})


def told(answer):
    return {one["sent"]: one["kept"] for one in answer.json()["literals"]}


def test_a_graph_with_a_literal_that_changes_is_stored_and_the_answer_names_it(client):
    for status in (201, 200):
        response = send(client, CHANGED)
        assert (response.status_code, response.headers["content-type"]) == (status, "application/json")
        assert told(response) == {f'"1"^^<{XSD}int>': f'"1"^^<{XSD}integer>'}
        assert '\\"1\\"^^xsd:int as \\"1\\"^^xsd:integer' in response.headers["warning"]
    assert client.get("/graph", params={"graph": "http://e/literals"}, headers={"accept": "application/n-triples"}).text.count("\n") == 3
    kept = send(client, '<http://e/s> <http://e/p> 1, "1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>, true .')
    assert (kept.status_code, kept.content) == (204, b"")
    assert "warning" not in kept.headers


@pytest.mark.parametrize(
    ("written", "sent", "kept"),
    [
        ("007", '"007"^^<{x}integer>', '"7"^^<{x}integer>'),
        ("-1.10", '"-1.10"^^<{x}decimal>', '"-1.1"^^<{x}decimal>'),
        ("1e400", '"1e400"^^<{x}double>', '"INF"^^<{x}double>'),
        ("'1'^^xsd:byte", '"1"^^<{x}byte>', '"1"^^<{x}integer>'),
        (f"'''P1Y0M'''^^<{XSD}duration>", '"P1Y0M"^^<{x}duration>', '"P1Y"^^<{x}duration>'),
    ],
)
def test_an_update_with_a_literal_that_changes_names_it(client, written, sent, kept):
    text = f"PREFIX xsd: <{XSD}> INSERT DATA {{ GRAPH <http://e/update> {{ <http://e/s> <http://e/p> {written} , 'x' }} }}"
    response = client.post("/update", content=text, headers=UPDATE)
    assert response.status_code == 200
    assert told(response) == {sent.format(x=XSD): kept.format(x=XSD)}
    assert response.headers["etag"]
    client.post("/update", content="DROP GRAPH <http://e/update>", headers=UPDATE)


def test_a_literal_in_the_pattern_of_an_update_is_not_told(client):
    text = "INSERT { GRAPH <http://e/update> { <http://e/s> <http://e/p> 'x' } } WHERE { FILTER (1.10 > 007) }"
    assert client.post("/update", content=text, headers=UPDATE).status_code == 204
    client.post("/update", content="DROP GRAPH <http://e/update>", headers=UPDATE)


def test_json_ld_with_our_own_context_is_taken_and_with_another_one_the_error_names_it(client):
    body = '{"@context": "%s", "id": "http://e/s", "type": ["Objective"]}'
    assert send(client, body % own_context.IRI, "http://e/ld", "application/ld+json").status_code == 201
    response = send(client, body % "https://schema.org/", "http://e/ld", "application/ld+json")
    assert (response.status_code, response.json()["type"].rpartition("/")[2]) == (400, "data-syntax")
    assert "https://schema.org/ would have to be fetched" in response.json()["detail"]


def test_xml_nested_too_deeply_is_refused_at_once(client):
    depth = 100_000
    inner = "<x:p><rdf:Description>" * depth + "</rdf:Description></x:p>" * depth
    text = f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://e/"><rdf:Description>{inner}</rdf:Description></rdf:RDF>'
    response = send(client, text, content_type="application/rdf+xml")
    assert (response.status_code, "elements in each other" in response.json()["detail"]) == (400, True)
