"""Who may write what."""

import hashlib

import httpx
import pytest

from graph_service.http.authorisation import Access
from tests.endpoints.protocol.test_query import problem

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
    response = insert(guarded, "https://example.org/iom/1")
    problem(response, 401)
    assert response.headers["www-authenticate"].startswith("Bearer")


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
        response = httpx.post(f"{guarded}/update", content=text, headers={"content-type": UPDATE, "authorization": f"Bearer {IOM}"})
        assert "https://example.org/secret" in problem(response, 403)["graphs"]
    assert httpx.get(f"{guarded}/graph", params={"graph": "https://example.org/secret"}).status_code == 200


def test_graph_store_asks_for_the_token_too(guarded):
    headers = {"content-type": "text/turtle"}
    problem(httpx.put(f"{guarded}/graph", params={"graph": "https://example.org/iom/2"}, content="", headers=headers), 401)
    headers["authorization"] = f"Bearer {IOM}"
    assert httpx.put(f"{guarded}/graph", params={"graph": "https://example.org/iom/2"}, content="", headers=headers).status_code == 201
    problem(httpx.put(f"{guarded}/graph", params={"default": ""}, content="<a:a> <a:a> 1 .", headers=headers), 403)


def test_reading_needs_no_token(guarded):
    assert httpx.get(f"{guarded}/sparql", params={"query": "ASK {}"}).status_code == 200


def entry(name, token, graphs='["*"]', more=""):
    return f'[[token]]\nname = "{name}"\nsha256 = "{hashlib.sha256(token.encode()).hexdigest()}"\ngraphs = {graphs}\n{more}'


def test_token_is_given_and_taken_away_without_a_restart(run_service, tmp_path):
    file = tmp_path / "tokens.toml"
    file.write_text(entry("iom", "old"))
    flags = ("--dataset", "none", "--writes", "token", "--tokens", str(file), "--data-dir", str(tmp_path / "data"))

    def statuses():
        return [insert(running.url, "https://example.org/g", token).status_code for token in ("old", "new")]

    with run_service(*flags, "--log", "warning") as running:
        assert statuses() == [204, 401]
        file.write_text(entry("iom", "old") + entry("iom", "new"))
        assert statuses() == [204, 204]
        file.write_text(entry("iom", "new"))
        assert statuses() == [401, 204]
        # Half a file, and none: nobody gains and nobody loses by it.
        file.write_text(entry("iom", "old")[:40])
        assert statuses() == [401, 204]
        file.unlink()
        assert statuses() == [401, 204]
        running.wait_for(lambda: len(running.events("tokens-kept")) == 2)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", r"must hold tables \[\[token\]\]"),
        ('token = "x"', "must hold tables"),
        ('[token]\nname = "x"', "must hold tables"),
        (entry("x", "x").replace("[[token]]", "[[tokens]]"), "must hold tables"),
        (entry("x", "x") + "[[tokens]]\n", "must hold tables"),
        (entry("x", "x", more="expires = 2030-01-01\n"), "Token 1 .*unknown key expires"),
        (entry("x", "x", graphs='"*"'), "Token 1 .* needs"),
        (entry("x", "x", graphs="[1]"), "Token 1 .* needs"),
        (entry("x", "x") + entry("y", "y").replace("sha256", "sha265"), "Token 2 .*unknown key sha265"),
        (entry("x", "x") + entry("y", "x"), "Token 2 .* is there already, for x"),
        ("[[token", "cannot be read"),
        (b"\xff", "cannot be read"),
        (None, "cannot be read"),
    ],
)
def test_token_file_that_does_not_fit_says_where(content, said, tmp_path):
    file = tmp_path / "tokens.toml"
    if content is not None:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ValueError, match=said) as raised:
        Access.read("token", str(file))
    assert str(file) in str(raised.value)


def test_one_store_has_one_service(guarded, run_service, tmp_path):
    folder = tmp_path / "data"
    with (
        run_service("--dataset", "none", "--writes", "open", "--data-dir", str(folder)),
        pytest.raises(AssertionError, match="Another service uses the data directory"),
        run_service("--dataset", "none", "--writes", "open", "--data-dir", str(folder)),
    ):
        pass
