"""Earlier versions by time (RFC 7089), as a Memento client finds them, and queries as of a version."""

import re
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime

import httpx
import pytest
from memento_client import MementoClient
from pyoxigraph import RdfFormat, parse

from graph_service.endpoints.changes import datetime_negotiation as dates
from graph_service.settings import Settings
from graph_service.store.history import Version
from tests.conftest import ServerInThread

MINE = "https://example.org/graph/mine"
THING = "https://w3id.org/migration-compact/gcm/objective/6"
TURTLE = {"accept": "text/turtle"}
LINK = re.compile(r'<([^>]*)>((?:\s*;\s*[a-z]+="[^"]*")*)')


def links(text):
    """Return the links of a Link header or a TimeMap: address to its attributes (RFC 8288)."""
    return [(address, dict(re.findall(r'([a-z]+)="([^"]*)"', attributes))) for address, attributes in LINK.findall(text)]


def related(text, relation):
    return [address for address, attributes in links(text) if relation in attributes["rel"].split()]


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    settings = Settings(dataset="builtin", data_dir=str(tmp_path_factory.mktemp("memento")), writes="open", log="off", workers=2)
    with ServerInThread(settings) as served, httpx.Client(base_url=served.url, timeout=60) as client:
        yield client


@pytest.fixture(scope="module")
def versions(running):
    """Three writes in three seconds: the names of their versions."""
    names = []
    for word in "abc":
        put = running.put(
            "/graph",
            params={"graph": MINE},
            content=f'<{THING}> <https://example.org/says> "{word}" .',
            headers={"content-type": "text/turtle"},
        )
        put.raise_for_status()
        names.append(running.get("/feed.atom").headers["x-dataset-version"])
        # Datetimes of HTTP are whole seconds.
        time.sleep(1.1)
    return names


def go(client, target, when, accept="text/turtle"):
    """Do what a Memento client does: ask the original, follow its TimeGate, and return the Memento."""
    original = client.get(target, headers={"accept": accept})
    assert "accept-datetime" in original.headers["vary"].lower()
    (gate,) = related(original.headers["link"], "timegate")
    response = client.get(gate, headers={"accept": accept, "accept-datetime": format_datetime(when, usegmt=True)})
    assert response.status_code == 302
    assert "memento-datetime" not in response.headers
    assert "accept-datetime" in response.headers["vary"].lower()
    assert related(response.headers["link"], "original") == [gate]
    memento = client.get(response.headers["location"], headers={"accept": accept})
    assert related(memento.headers["link"], "original") == [gate]
    assert parsedate_to_datetime(memento.headers["memento-datetime"]) <= when
    return memento


def when_of(client, version):
    (moment,) = [
        parsedate_to_datetime(attributes["datetime"])
        for address, attributes in links(client.get("/timemap/gcm/objective/6").text)
        if f"/memento/{version}/" in address
    ]
    return moment


def test_a_client_finds_what_a_graph_said_at_a_time(running, versions):
    target = f"/graph?graph={MINE}"
    for version, word in zip(versions, "abc", strict=True):
        memento = go(running, target, when_of(running, version))
        assert f"/memento/{version}/graph?" in str(memento.url)
        assert {quad.object.value for quad in parse(input=memento.content, format=RdfFormat.TURTLE)} == {word}
    assert running.get(f"/graph?graph={MINE}", headers=TURTLE).text == go(running, target, datetime.now(UTC)).text


def test_the_memento_client_of_the_authors_of_the_rfc_finds_a_version(running, versions):
    # Without an address of its own, the TimeGate is the resource itself (pattern 1.1).
    client = MementoClient(timegate_uri="", check_native_timegate=False)
    original = f"{str(running.base_url).rstrip('/')}/gcm/objective/6"
    closest = client.get_memento_info(original, when_of(running, versions[1]).replace(tzinfo=None))["mementos"]["closest"]
    assert closest["uri"] == [f"{str(running.base_url).rstrip('/')}/memento/{versions[1]}/gcm/objective/6"]
    assert closest["http_status_code"] == 200


def test_a_time_before_the_first_version_means_the_first(running, versions):
    response = running.get("/gcm/objective/6", headers={"accept-datetime": "Thu, 01 Jan 1970 00:00:00 GMT"})
    (first,) = related(response.headers["link"], "timemap")
    first = related(running.get(first).text, "first")
    assert first == [f"{running.base_url}{response.headers['location']}".replace("//memento", "/memento")]
    assert running.get(f"{first[0].removesuffix('/gcm/objective/6')}/graph?graph={MINE}").status_code == 404


def test_a_resource_is_described_as_of_then_in_each_form(running, versions):
    now = running.get("/gcm/objective/6", headers=TURTLE).text
    memento = running.get(f"/memento/{versions[0]}/gcm/objective/6", headers=TURTLE)
    assert memento.text == now
    assert memento.headers["content-location"] == f"/memento/{versions[0]}/gcm/objective/6.ttl"
    alternate = [address for address, attributes in links(memento.headers["link"]) if attributes["rel"] == "alternate"]
    assert f"/memento/{versions[0]}/gcm/objective/6.jsonld" in alternate
    assert running.get(f"/memento/{versions[0]}/gcm/objective/6.jsonld").json()["id"] == THING
    page = running.get(f"/memento/{versions[0]}/gcm/objective/6", headers={"accept": "text/html"})
    assert "an earlier version of the data" in page.text
    # What others said then is on it, and what they said later is not.
    assert ">a<" in page.text or "“a”" in page.text or "a</" in page.text
    assert running.get(f"/memento/{versions[0]}/no/such/thing").status_code == 404
    assert "an earlier version" not in running.get("/gcm/objective/6", headers={"accept": "text/html"}).text


def test_a_query_is_answered_as_of_an_earlier_version(running, versions):
    query = f"SELECT ?word {{ <{THING}> <https://example.org/says> ?word }}"

    def ask(path, **more):
        return [
            row["word"]["value"]
            for row in running.get(path, params={"query": query}, **more).raise_for_status().json()["results"]["bindings"]
        ]

    assert [ask(f"/memento/{version}/sparql") for version in versions] == [["a"], ["b"], ["c"]]
    posted = running.post(f"/memento/{versions[1]}/sparql", data={"query": query})
    assert posted.json()["results"]["bindings"][0]["word"]["value"] == "b"
    assert "memento-datetime" in posted.headers
    then = {"accept-datetime": format_datetime(when_of(running, versions[0]), usegmt=True)}
    assert ask("/sparql", headers=then, follow_redirects=True) == ["a"]
    sent = running.post("/sparql", data={"query": query}, headers=then)
    assert sent.status_code == 307
    assert ask("/sparql") == ["c"]


def test_limits_and_refusals_hold_for_an_earlier_version(running, versions):
    past = f"/memento/{versions[0]}"
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    answer = running.get(f"{past}/sparql", params={"query": slow, "timeout": "1"})
    assert (answer.status_code, answer.json()["limit"]) == (503, "seconds")
    assert running.get(f"{past}/sparql", params={"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}).status_code == 403
    assert running.get(f"{past}/sparql", params={"query": "NONSENSE"}).status_code == 400
    for method, path in (
        ("PUT", f"/graph?graph={MINE}"),
        ("DELETE", f"/graph?graph={MINE}"),
        ("POST", f"/graph?graph={MINE}"),
        ("POST", "/update"),
    ):
        refused = running.request(method, past + path, content="x")
        assert refused.status_code == 405, (method, path)
        assert "GET" in refused.headers["allow"]


def test_a_dump_is_that_of_its_version(running, versions):
    for version, word in zip(versions, "abc", strict=True):
        text = running.get(f"/memento/{version}/dump/all.nq").text
        assert f'<https://example.org/says> "{word}" <{MINE}> .\n' in text
        assert text.count("https://example.org/says") == 1
    sums = running.get(f"/memento/{versions[0]}/dump/SHA256SUMS")
    assert "all.nq.gz" in sums.text
    gate = running.get("/dump/all.nq", headers={"accept-datetime": format_datetime(when_of(running, versions[1]), usegmt=True)})
    assert (gate.status_code, gate.headers["location"]) == (302, f"/memento/{versions[1]}/dump/all.nq")
    assert running.get(f"/memento/{versions[0]}/dump/nothing.nq").status_code == 404


def test_the_timemap_lists_each_version_once_in_order(running, versions):
    answer = running.get("/timemap/gcm/objective/6")
    assert answer.headers["content-type"] == "application/link-format"
    mementos = [(address, attributes) for address, attributes in links(answer.text) if "memento" in attributes["rel"].split()]
    assert [address.split("/memento/")[1].split("/")[0] for address, _ in mementos][-3:] == versions
    times = [parsedate_to_datetime(attributes["datetime"]) for _, attributes in mementos]
    assert times == sorted(times)
    assert related(answer.text, "original") == [f"{str(running.base_url).rstrip('/')}/gcm/objective/6"]
    assert len(related(answer.text, "self")) == 1


@pytest.mark.parametrize("header", ["yesterday", "2026-12-01", "Tue, 99 Dec 2026 00:00:00 GMT", "", "Tue, 01 Dec 2026 00:00:00 +0200", "é"])
def test_a_datetime_that_is_none_is_400(running, header):
    answer = running.get("/gcm/objective/6", headers={"accept-datetime": header.encode()})
    assert answer.status_code == 400
    assert "RFC 7089" in answer.json()["help"]


@pytest.mark.parametrize(
    "path",
    [
        *("/memento/", "/memento/VERSION", "/memento/VERSION/", "/memento/VERSION/memento/VERSION/gcm", "/memento/nothing/gcm"),
        *("/memento/%3Cscript%3E/gcm", "/timemap/gcm?timemap-page=2", "/timemap/gcm?timemap-page=x"),
    ],
)
def test_what_is_no_version_is_404(running, versions, path):
    answer = running.get(path.replace("VERSION", versions[0]))
    assert answer.status_code == 404
    assert answer.json()["help"]


def test_who_may_not_name_a_datetime_changes_nothing(running, versions):
    headers = {"accept-datetime": "Thu, 01 Jan 1970 00:00:00 GMT", "content-type": "text/turtle"}
    put = running.put("/graph", params={"graph": "https://example.org/graph/extra"}, content="", headers=headers)
    assert put.status_code in (201, 204)


def test_a_service_in_memory_has_its_present_version_alone(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=60) as client:
        response = client.get("/gcm/objective/6", headers={"accept-datetime": "Thu, 01 Jan 2026 00:00:00 GMT"})
        memento = client.get(response.headers["location"], headers=TURTLE)
        assert memento.headers["memento-datetime"] == "Sat, 21 Nov 2026 00:00:00 GMT"
        assert memento.text == client.get("/gcm/objective/6", headers=TURTLE).text
        refused = client.get("/changes", params={"since": "0" * 24})
        assert refused.status_code == 501
        assert "--data-dir" in refused.json()["help"]


def test_a_timemap_of_many_versions_has_pages():
    start = datetime(2026, 1, 1, tzinfo=UTC)
    many = [Version(f"v{n}", start + timedelta(hours=n), "put", 1, 0, ()) for n in range(2500)]
    seen = []
    for page in (1, 2, 3):
        text = dates.timemap("http://localhost", "/gcm?format=ttl", many, page).decode()
        seen += [address for address, attributes in links(text) if "memento" in attributes["rel"].split()]
        assert len(related(text, "timemap")) == 2
        assert related(text, "self") == [f"http://localhost/timemap/gcm?format=ttl{f'&timemap-page={page}' if page > 1 else ''}"]
    assert len(seen) == len(set(seen)) == 2500
    assert dates.choose(many, start + timedelta(minutes=90)).name == "v1"
