"""What strangers may send, what editors do with it, and what nobody sees."""

import hashlib
import json
import os
import random
import subprocess
import sys

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_service.endpoints.submissions import box, content, endpoint
from graph_service.endpoints.submissions.endpoint import GRAPH
from graph_service.errors import ServiceError, UnavailableError
from graph_service.settings import Settings
from tests.conftest import ServerInThread

TOKEN, OTHER = "editor", "partner"
LINK = "https://w3id.org/migration-compact/link/commitments-2018-1--addresses--gcm-para-41"
PLEDGE = {
    "kind": "pledge",
    "by": "actor/state/ke",
    "advances": ["6", "https://w3id.org/migration-compact/gcm/objective/13"],
    "text": "Kenya will <script>alert(1)</script> license recruiters.",
    "issued": "2026-11",
    "source": "https://example.org/kenya/2026",
    "contact": "officer@example.org",
}
CONTEST = {"kind": "contest", "link": LINK, "reason": "The words do not say so."}
HTML = {"accept": "text/html"}
SECRET = ("officer@example.org", "license recruiters", "The words do not say so.")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A service that takes submissions, with its directory of them; the limits of clients are lifted."""
    root = tmp_path_factory.mktemp("submissions")
    tokens = root / "tokens.toml"
    entries = ((TOKEN, f"{GRAPH}*"), (OTHER, "https://example.org/*"))
    tokens.write_text(
        "".join(
            f'[[token]]\nname = "{name}"\nsha256 = "{hashlib.sha256(name.encode()).hexdigest()}"\ngraphs = ["{graph}"]\n'
            for name, graph in entries
        )
    )
    before = endpoint._MOST_OF_ONE, endpoint._MOST_OF_ALL
    endpoint._MOST_OF_ONE = endpoint._MOST_OF_ALL = 10_000
    chosen = Settings(data_dir=str(root / "data"), submissions=str(root / "box"), writes="token", tokens=str(tokens), log="off", workers=2)
    try:
        with (
            ServerInThread(chosen) as served,
            httpx.Client(base_url=served.url, timeout=60, headers={"accept": "application/json"}) as client,
        ):
            yield client, root / "box"
    finally:
        endpoint._MOST_OF_ONE, endpoint._MOST_OF_ALL = before


def send(client, what):
    answer = client.post("/submissions", json=what)
    assert answer.status_code == 202, answer.text
    return answer.json()


def decide(client, name, action, reason="Read.", token=TOKEN):
    return client.post("/submissions/desk", data={"token": token, "action": action, "id": name, "reason": reason})


def shown(client, name):
    """All that anybody can read of a submission and of the data."""
    pages = ["/submissions", f"/submissions/{name}", "/submissions/desk", f"/submission/{name}", f"/thing?iri={GRAPH}"]
    texts = [client.get(path, headers={"accept": accept}).text for path in pages for accept in ("text/html", "application/json")]
    query = "SELECT * { GRAPH ?g { ?s ?p ?o FILTER(CONTAINS(STR(?s), '/submission/')) } }"
    return "".join(texts) + client.get("/sparql", params={"query": query}).text


def test_nothing_is_shown_before_it_is_accepted_and_then_only_what_is_data(desk):
    client, directory = desk
    sent = send(client, PLEDGE)
    assert sent["status"] == "held"
    assert [word for word in SECRET if word in shown(client, sent["id"])] == []
    held = client.get("/submissions/desk", headers={"authorization": f"Bearer {TOKEN}"}).json()["member"]
    assert "license recruiters" in next(one for one in held if one["id"] == sent["id"])["content"]
    assert decide(client, sent["id"], "accept").status_code == 200
    after = shown(client, sent["id"])
    assert "license recruiters" in after
    assert "officer@example.org" not in after
    assert "officer@example.org" not in (directory / f"{sent['id']}.json").read_text()
    assert "<script>alert" not in client.get(f"/submission/{sent['id']}", headers=HTML).text
    outcome = client.get(f"/submissions/{sent['id']}").json()
    assert (outcome["status"], outcome["reason"], outcome["graph"]) == ("accepted", "Read.", GRAPH)
    assert decide(client, sent["id"], "reject").status_code == 409


def test_what_is_rejected_leaves_its_reason_alone(desk):
    client, directory = desk
    sent = send(client, CONTEST | {"contact": "officer@example.org", "reason": "a reason of mine"})
    answer = decide(client, sent["id"], "reject", "The words say <b>so</b>.")
    assert answer.status_code == 200
    text = shown(client, sent["id"]) + (directory / f"{sent['id']}.json").read_text()
    assert [word for word in ("officer@example.org", "a reason of mine") if word in text] == []
    assert "The words say &lt;b&gt;so&lt;/b&gt;." in client.get("/submissions", headers=HTML).text


def test_a_contest_that_is_accepted_is_an_annotation_of_the_link(desk):
    client, _ = desk
    sent = send(client, CONTEST)
    decide(client, sent["id"], "accept")
    annotation = f"?s oa:hasTarget <{LINK}> ; oa:motivatedBy oa:questioning"
    query = f"PREFIX oa: <http://www.w3.org/ns/oa#> ASK {{ GRAPH <{GRAPH}> {{ {annotation} }} }}"
    assert client.get("/sparql", params={"query": query}).json()["boolean"]


def test_an_accepted_contest_is_on_the_page_of_the_link_as_the_words_of_another(desk):
    client, _ = desk
    link = "https://w3id.org/migration-compact/link/commitments-2018-1--cites--gcm"
    words = "Read it <b>again</b>."
    sent = send(client, {"kind": "contest", "link": link, "reason": words, "source": "https://example.org/why"})
    path = link.removeprefix("https://w3id.org/migration-compact")
    assert "Contested by others" not in client.get(path, headers=HTML).text
    decide(client, sent["id"], "accept")
    section = client.get(path, headers=HTML).text.partition('<h2 id="contests">')[2].partition("</section>")[0]
    day = client.get(f"/submissions/{sent['id']}").json()["received"]
    for shown_ in ("<bdi>Read it &lt;b&gt;again&lt;/b&gt;.</bdi>", f'datetime="{day}"', "https://example.org/why", f"<code>{GRAPH}</code>"):
        assert shown_ in section, shown_
    assert client.get(f"/submission/{sent['id']}", headers=HTML).status_code == 200
    assert f'href="/submission/{sent["id"]}"' in section
    assert "Contested by others" not in client.get("/gcm/objective/6", headers=HTML).text


@pytest.mark.parametrize(
    "what",
    [
        CONTEST | {"link": "https://w3id.org/migration-compact/link/nope"},
        CONTEST | {"link": "link/nope"},
        {"kind": "proposal", "subject": "gcm/objective/66", "predicate": "addresses", "object": "gcm/objective/6", "reason": "r"},
        {"kind": "proposal", "subject": "6", "predicate": "cites", "object": "instrument/nope", "reason": "r"},
    ],
)
def test_what_is_about_nothing_of_ours_is_refused_in_words(desk, what):
    client, _ = desk
    held = client.get("/submissions/desk", headers={"authorization": f"Bearer {TOKEN}"}).json()["total"]
    refused = client.post("/submissions", json=what)
    assert (refused.status_code, refused.json()["detail"].startswith("There is no https://")) == (400, True), refused.text
    assert client.get("/submissions/desk", headers={"authorization": f"Bearer {TOKEN}"}).json()["total"] == held


def test_what_would_break_the_shapes_is_not_taken_into_the_graph_and_stays_held(desk):
    client, _ = desk
    turtle = "<https://example.org/p> a <https://w3id.org/migration-compact/ontology#Pledge> ."
    sent = client.post("/submissions", content=turtle, headers={"content-type": "text/turtle"})
    assert sent.status_code == 202
    refused = decide(client, sent.json()["id"], "accept")
    assert refused.status_code == 422
    assert client.get(f"/submissions/{sent.json()['id']}").json()["status"] == "held"
    assert decide(client, sent.json()["id"], "reject", "Incomplete.").status_code == 200


def test_every_link_can_be_contested_where_submissions_are_on_and_nowhere_else(desk, builtin_url):
    client, _ = desk
    for path in (LINK.removeprefix("https://w3id.org/migration-compact"), "/gcm/objective/6"):
        assert "/submissions?kind=contest&amp;link=" in client.get(path, headers=HTML).text
        assert "/submissions" not in httpx.get(builtin_url + path, headers=HTML, timeout=60).text
    form = client.get("/submissions", params={"kind": "contest", "link": LINK + '"><script>'}, headers=HTML).text
    assert "&#34;&gt;&lt;script&gt;" in form
    assert httpx.get(f"{builtin_url}/submissions", timeout=60).status_code == 404
    assert httpx.post(f"{builtin_url}/submissions", json=CONTEST, timeout=60).status_code == 404


@pytest.mark.parametrize("token", ["", "unknown", "é", OTHER])
def test_the_desk_is_for_editors(desk, token):
    client, _ = desk
    sent = send(client, CONTEST)
    answer = decide(client, sent["id"], "accept", token=token)
    assert answer.status_code in (401, 403)
    headers = {"authorization": f"Bearer {token or '-'}".encode()}
    assert client.get("/submissions/desk", headers=headers).status_code in (401, 403)
    assert client.get(f"/submissions/{sent['id']}").json()["status"] == "held"
    assert client.get("/submissions/desk").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}])
def test_a_page_of_another_site_sends_nothing(desk, headers):
    client, _ = desk
    assert client.post("/submissions", json=CONTEST, headers=headers).status_code == 403
    own = {"origin": str(client.base_url).rstrip("/"), "sec-fetch-site": "same-origin"}
    assert client.post("/submissions", data=CONTEST, headers=own).status_code == 202


WRONG = [
    ({"json": CONTEST | {"link": "https://example.org/x"}}, 400),
    ({"json": CONTEST | {"reason": "x" * 5001}}, 400),
    ({"json": CONTEST | {"reason": "\u0000"}}, 400),
    ({"json": CONTEST | {"colour": "red"}}, 400),
    ({"json": {"kind": "essay"}}, 400),
    ({"json": {"kind": "pledge"}}, 400),
    ({"json": PLEDGE | {"issued": "yesterday"}}, 400),
    ({"json": PLEDGE | {"advances": [1]}}, 400),
    ({"json": PLEDGE | {"by": "javascript:<x>"}}, 400),
    ({"json": []}, 400),
    ({"content": b"[" * 60_000, "headers": {"content-type": "application/json"}}, 400),
    ({"content": b"[" * 60_000, "headers": {"content-type": "application/ld+json"}}, 400),
    ({"content": b"<a> <b> " + b"(" * 60_000, "headers": {"content-type": "text/turtle"}}, 400),
    ({"content": b"\xff", "headers": {"content-type": "text/turtle"}}, 400),
    ({"content": b"x" * 70_000, "headers": {"content-type": "text/turtle"}}, 413),
    ({"content": b"<a:a> <b:b> <c:c> .", "headers": {"content-type": "text/turtle"}}, 400),
    (
        {
            "content": b"<https://w3id.org/migration-compact/gcm> a <https://w3id.org/migration-compact/ontology#Pledge> .",
            "headers": {"content-type": "text/turtle"},
        },
        400,
    ),
    ({"content": b'{"@context": "https://evil.example/c"}', "headers": {"content-type": "application/ld+json"}}, 400),
    ({"content": b"x", "headers": {"content-type": "text/html"}}, 415),
    ({"content": b"x"}, 415),
]


@pytest.mark.parametrize(("request_", "status"), WRONG)
def test_what_is_wrong_is_a_problem_and_is_not_stored(desk, request_, status):
    client, directory = desk
    before = sorted(path.name for path in directory.glob("*.json"))
    answer = client.post("/submissions", **request_)
    assert answer.status_code == status, answer.text[:300]
    assert answer.headers["content-type"] == "application/problem+json"
    assert sorted(path.name for path in directory.glob("*.json")) == before


def test_random_bytes_never_break_the_service(desk):
    client, _ = desk
    chance = random.Random(29)
    seeds = [
        json.dumps(PLEDGE).encode(),
        b"kind=contest&link=" + LINK.encode() + b"&reason=x",
        b'<a:b> a <https://w3id.org/migration-compact/ontology#Update> ; <c:d> "x"@en .',
    ]
    types = [
        "application/json",
        "application/x-www-form-urlencoded",
        "text/turtle",
        "application/n-triples",
        "application/ld+json",
        "text/plain",
        "",
    ]
    for _ in range(150):
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(0, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        answer = client.post("/submissions", content=bytes(data), headers={"content-type": chance.choice(types)})
        assert answer.status_code in (202, 400, 413, 415), (bytes(data), answer.text[:300])
    for path in ("/submissions/x", "/submissions/..%2f..%2fetc", "/submissions/" + "0" * 16, "/submissions/desk/x"):
        assert client.get(path).status_code == 404


def test_the_share_of_a_client_and_of_all_is_bounded(monkeypatch):
    monkeypatch.setattr(endpoint, "_MOST_OF_ONE", 3)
    monkeypatch.setattr(endpoint, "_MOST_OF_ALL", 5)
    share = endpoint._Share()
    for client in "aaabb":
        share.take(client)
    for client in "abc":
        with pytest.raises(ServiceError) as error:
            share.take(client)
        assert error.value.status == 429
        assert error.value.headers["Retry-After"] == "3600"


def test_only_so_many_are_held(tmp_path, monkeypatch):
    monkeypatch.setattr(box, "MOST_HELD", 2)
    holder = box.Box(tmp_path / "box")
    holder.open()
    ones = [box.Submission(box.new_id(), "contest", "2026-11-28", "x") for _ in range(3)]
    for one in ones[:2]:
        holder.put(one)
    with pytest.raises(UnavailableError):
        holder.put(ones[2])
    holder.decide(ones[0].id, box.REJECTED, "No.", "2026-11-29")
    holder.put(ones[2])
    assert {one.status for one in box.Box(tmp_path / "box").all()} == {"held", "rejected"}
    assert (tmp_path / "box").stat().st_mode & 0o077 == 0


@settings(max_examples=100)
@given(
    st.dictionaries(
        st.sampled_from(["kind", "link", "reason", "text", "by", "advances", "issued", "source", "x"]),
        st.lists(st.text(max_size=30), max_size=2),
    )
)
def test_fields_become_statements_or_a_problem(values):
    try:
        read = content.read_fields(values, "https://example.org/s", "2026-11-28")
    except ServiceError:
        return
    assert all(line.endswith(" .") and "\n" not in line for line in read.lines)


def test_the_command_lists_shows_and_decides(desk):
    client, directory = desk
    sent = send(client, CONTEST)["id"]

    def command(*words):
        command_line = [sys.executable, "-m", "graph_service.cli", "submissions", *words, "--submissions", str(directory)]
        return subprocess.run(command_line, capture_output=True, text=True, check=False, env={**os.environ, "COMPACT_GRAPH_TOKEN": TOKEN})

    assert sent in command("list").stdout
    assert "The words do not say so." in command("show", sent).stdout
    assert command("accept", sent).returncode == 2
    done = command("accept", sent, "--reason", "Seen.", "--url", str(client.base_url))
    assert done.returncode == 0, done.stderr
    assert client.get(f"/submissions/{sent}").json()["reason"] == "Seen."
    assert sent not in command("list").stdout
    assert sent in command("list", "--all").stdout
    assert command("reject", sent, "--reason", "No.").returncode == 2
