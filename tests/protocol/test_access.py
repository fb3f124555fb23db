"""Who may write what."""

import hashlib

import httpx
import pytest

from tests.protocol.test_query import problem

UPDATE = "application/sparql-update"
IOM, ALL = "token-of-iom", "token-of-everything"


@pytest.fixture(scope="module")
def guarded(run_service, tmp_path_factory):
    folder = tmp_path_factory.mktemp("guarded")
    tokens = folder / "tokens.toml"
    tokens.write_text(
        "\n".join(
            f'[[token]]\nname = "{name}"\nsha256 = "{hashlib.sha256(token.encode()).hexdigest()}"\ngraphs = {graphs}\n'
            for name, token, graphs in (("iom", IOM, '["https://example.org/iom/*"]'), ("all", ALL, '["*"]'))
        )
    )
    flags = ("--dataset", "none", "--writes", "token", "--tokens", str(tokens), "--data-dir", str(folder / "data"))
    with run_service(*flags) as running:
        yield running.url


def insert(url, graph, token=None):
    headers = {"content-type": UPDATE, **({"authorization": f"Bearer {token}"} if token else {})}
    text = f"INSERT DATA {{ GRAPH <{graph}> {{ <https://example.org/s> <https://example.org/p> 1 }} }}"
    return httpx.post(f"{url}/update", content=text, headers=headers)


def test_no_token_is_401_with_a_challenge(guarded):
    found = insert(guarded, "https://example.org/iom/1")
    problem(found, 401)
    assert found.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("token", ["wrong", "Bearer", IOM + "x"])
def test_unknown_token_is_401(guarded, token):
    problem(insert(guarded, "https://example.org/iom/1", token), 401)


def test_token_writes_to_its_graphs_and_to_no_other(guarded):
    assert insert(guarded, "https://example.org/iom/1", IOM).status_code == 204
    shown = problem(insert(guarded, "https://example.org/other", IOM), 403)
    assert shown["graphs"] == ["https://example.org/other"]
    assert httpx.get(f"{guarded}/graph", params={"graph": "https://example.org/other"}).status_code == 404


def test_scope_holds_however_the_update_names_its_graphs(guarded):
    insert(guarded, "https://example.org/secret", ALL)
    for text in (
        "CLEAR ALL",
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "DROP NAMED",
        "MOVE <https://example.org/secret> TO DEFAULT",
    ):
        found = httpx.post(f"{guarded}/update", content=text, headers={"content-type": UPDATE, "authorization": f"Bearer {IOM}"})
        assert "https://example.org/secret" in problem(found, 403)["graphs"]
    assert httpx.get(f"{guarded}/graph", params={"graph": "https://example.org/secret"}).status_code == 200


def test_graph_store_asks_for_the_token_too(guarded):
    headers = {"content-type": "text/turtle"}
    problem(httpx.put(f"{guarded}/graph", params={"graph": "https://example.org/iom/2"}, content="", headers=headers), 401)
    headers["authorization"] = f"Bearer {IOM}"
    assert httpx.put(f"{guarded}/graph", params={"graph": "https://example.org/iom/2"}, content="", headers=headers).status_code == 201
    problem(httpx.put(f"{guarded}/graph", params={"default": ""}, content="<a:a> <a:a> 1 .", headers=headers), 403)


def test_reading_needs_no_token(guarded):
    assert httpx.get(f"{guarded}/sparql", params={"query": "ASK {}"}).status_code == 200


def test_one_store_has_one_service(guarded, run_service, tmp_path):
    folder = tmp_path / "data"
    with (
        run_service("--dataset", "none", "--writes", "open", "--data-dir", str(folder)),
        pytest.raises(AssertionError, match="Another service uses the data directory"),
        run_service("--dataset", "none", "--writes", "open", "--data-dir", str(folder)),
    ):
        pass
