"""With an engine elsewhere behind the service: what is not there is said clearly, and what can be there is."""

import feedparser
import httpx
import pytest

from graph_service.settings import Settings
from tests import engines
from tests.conftest import ServerInThread


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    box = tmp_path_factory.mktemp("elsewhere") / "box"
    with engines.oxigraph() as engine:
        addresses = {"query_url": engine.query, "update_url": engine.update, "graph_store_url": engine.graph_store}
        settings = Settings(writes="open", submissions=str(box), log="off", engine="oxigraph", **addresses)
        with ServerInThread(settings) as served, httpx.Client(base_url=served.url, timeout=60) as client:
            turtle = "<https://example.org/x> <http://www.w3.org/2000/01/rdf-schema#label> 'X' ."
            put = {"params": {"graph": "https://example.org/g"}, "headers": {"content-type": "text/turtle"}}
            client.put("/graph", content=turtle, **put).raise_for_status()
            yield client


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/changes?since=" + "0" * 24, {}),
        ("/timemap/gcm", {}),
        ("/memento/" + "0" * 24 + "/gcm", {}),
        ("/gcm/objective/6", {"accept-datetime": "Tue, 01 Dec 2026 00:00:00 GMT"}),
        ("/sparql?query=ASK{}", {"accept-datetime": "Tue, 01 Dec 2026 00:00:00 GMT"}),
    ],
)
def test_earlier_versions_are_not_there_and_the_answer_says_so(client, path, headers):
    answer = client.get(path, headers=headers)
    assert answer.status_code == 501
    assert "/dump/" in answer.json()["help"]


def test_the_feed_has_the_releases(client):
    feed = feedparser.parse(client.get("/feed.atom").content)
    assert [entry.id for entry in feed.entries] == ["https://w3id.org/migration-compact/release/0.1.0"]


def test_things_of_partners_and_submissions_are_there(client):
    page = client.get("/thing", params={"iri": "https://example.org/x"}, headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "<code>https://example.org/g</code>" in page.text
    contest = {
        "kind": "contest",
        "link": "https://w3id.org/migration-compact/link/commitments-2018-1--addresses--gcm-para-41",
        "reason": "It is wrong.",
    }
    sent = client.post("/submissions", json=contest)
    assert sent.status_code == 202
    assert "cannot be tried" in sent.json()["report"][0]
