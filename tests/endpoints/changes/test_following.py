"""What changed, as programs follow it: a harvester that keeps a copy in step, and feed readers."""

import xml.etree.ElementTree as ET

import feedparser
import httpx
import pytest
from pyoxigraph import RdfFormat, parse

from graph_service.settings import Settings
from tests.conftest import ServerInThread

BASE = "https://w3id.org/migration-compact/"
MINE = "https://example.org/graph/mine"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    directory = tmp_path_factory.mktemp("following")
    settings = Settings(dataset="builtin", data_dir=str(directory), writes="open", log="off", workers=2)
    with ServerInThread(settings) as served, httpx.Client(base_url=served.url, timeout=60) as client:
        yield client


def put(client, text, graph=MINE):
    client.put("/graph", params={"graph": graph}, content=text, headers={"content-type": "text/turtle"}).raise_for_status()
    return version(client)


def version(client):
    return client.get("/feed.atom").headers["x-dataset-version"]


def quads(text):
    return set(parse(input=text, format=RdfFormat.N_QUADS))


class Harvester:
    """A copy of a graph that follows the service by ``since``, as a partner would write it."""

    def __init__(self, client, limit):
        self.client, self.limit = client, limit
        self.version = client.get("/dump/", headers={"accept": "application/json"}).json()["version"]
        self.copy = set()
        self.pages = 0

    def follow(self):
        address = f"/changes?since={self.version}&limit={self.limit}"
        while address:
            page = self.client.get(address).raise_for_status().json()
            self.pages += 1
            self.copy -= quads("\n".join(page["removed"]))
            self.copy |= quads("\n".join(page["added"]))
            address = page["next"]
        self.version = page["until"]


def test_a_harvester_keeps_its_copy_in_step(running):
    harvester = Harvester(running, limit=3)

    def statements(*words):
        return "\n".join(f'<https://example.org/s> <https://example.org/p> "{word}" .' for word in words)

    def update(text):
        running.post("/update", content=text, headers={"content-type": "application/sparql-update"}).raise_for_status()

    writes = (
        lambda: put(running, statements("a", "b", "c", "d")),
        lambda: put(running, statements("b", "c")),
        lambda: update(f"WITH <{MINE}> DELETE {{ ?s ?p 'b' }} INSERT {{ ?s ?p 'new', 'newer' }} WHERE {{ ?s ?p 'b' }}"),
        lambda: put(running, statements("c", "e f", "g\\nh", "ü")),
        lambda: running.delete("/graph", params={"graph": MINE}).raise_for_status(),
        lambda: update(f"INSERT DATA {{ GRAPH <{MINE}> {{ <https://example.org/s> <https://example.org/p> 1.50 }} }}"),
        lambda: put(running, ""),
    )
    for write in writes:
        write()
        harvester.follow()
        answer = running.get("/graph", params={"graph": MINE}, headers={"accept": "application/n-triples"})
        theirs = answer.text if answer.is_success else ""
        assert {quad.triple for quad in harvester.copy} == {quad.triple for quad in quads(theirs)}
        assert {quad.graph_name.value for quad in harvester.copy} <= {MINE}
    # Pages of three statements: the first write, and the third, are more than one.
    assert harvester.pages > 4
    assert running.get("/changes", params={"since": harvester.version}).json() | {"versions": []} == {
        "since": harvester.version, "until": harvester.version, "statements": 0, "page": 1, "pages": 1, "next": None, "versions": [],
        "resources": [], "removed": [], "added": [],
    }  # fmt: skip


def test_a_write_between_two_pages_changes_neither(running):
    start = version(running)
    put(running, "".join(f'<https://example.org/{n}> <https://example.org/p> "{n}" .' for n in range(4)))
    first = running.get("/changes", params={"since": start, "limit": 2}).json()
    put(running, "")
    second = running.get(first["next"]).json()
    assert len(first["added"]) == len(second["added"]) == 2
    assert first["until"] == second["until"] != version(running)
    assert second["next"] is None
    assert second["resources"] == ["https://example.org/2", "https://example.org/3"]


def test_n_quads_say_one_side(running):
    start = version(running)
    put(running, "<https://example.org/x> a <https://example.org/Y> .")
    asked = {"since": start, "format": "nquads"}
    assert running.get("/changes", params=asked).status_code == 400
    added = running.get("/changes", params={**asked, "side": "added"})
    assert added.headers["content-type"] == "application/n-quads"
    assert added.text == f"<https://example.org/x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://example.org/Y> <{MINE}> .\n"
    assert running.get("/changes", params={**asked, "side": "removed"}).text == ""
    again = running.get("/changes", params={**asked, "side": "added"}, headers={"if-none-match": added.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        ({"since": "0" * 24}, 404, "/dump/all.nq.gz"),
        ({"since": ""}, 404, "/dump/all.nq.gz"),
        ({"since": "<script>"}, 404, "/dump/all.nq.gz"),
        ({"since": "NOW", "limit": "0"}, 400, "limit"),
        ({"since": "NOW", "page": "2"}, 400, "page"),
        ({"since": "NOW", "until": "never"}, 404, "/dump/all.nq.gz"),
        ({"since": "NOW", "side": "both"}, 400, "side"),
        ({"since": "NOW", "format": "turtle"}, 406, "n-quads"),
        ({"since": "NOW", "colour": "red"}, 400, "colour"),
    ],
)
def test_what_cannot_be_answered_is_a_problem_that_says_what_to_do(running, asked, status, words):
    asked = {name: version(running) if value == "NOW" else value for name, value in asked.items()}
    answer = running.get("/changes", params=asked)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert words in answer.text


def test_the_page_shows_strangers_words_as_text(running):
    start = version(running)
    put(running, '<https://example.org/x> <https://example.org/p> "<script>alert(1)</script>" .')
    page = running.get("/changes", params={"since": start}, headers={"accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html")
    assert "&lt;script&gt;alert(1)" in page.text
    assert "<script>alert" not in page.text
    put(running, "")


# Feeds


def check(text):
    """Assert what RFC 4287 requires of a feed and its entries (§4.1.1, §4.1.2), and return it."""
    feed = ET.fromstring(text)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    for one in (feed, *feed.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"a:{name}", ATOM)) == 1, name
        assert ":" in one.find("a:id", ATOM).text
    assert feed.find("a:author/a:name", ATOM).text
    assert len(feed.findall("a:link[@rel='self']", ATOM)) == 1
    ids = [one.text for one in feed.findall("a:entry/a:id", ATOM)]
    assert len(ids) == len(set(ids))
    times = [one.text for one in feed.findall("a:entry/a:updated", ATOM)]
    assert times == sorted(times, reverse=True)
    return feed


def read(client, **asked):
    answer = client.get("/feed.atom", params=asked).raise_for_status()
    assert answer.headers["content-type"] == "application/atom+xml"
    check(answer.text)
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert feed.version == "atom10"
    return feed


def test_a_feed_reader_sees_each_write_once_and_its_id_stays(running):
    put(running, f"<https://example.org/pledge> <https://example.org/p> <{BASE}gcm/objective/6/action/k> .")
    first = read(running)
    assert first.feed.updated == first.entries[0].updated
    assert first.entries[0].title == f"1 statement added and 0 removed in {MINE}"
    assert "https://example.org/pledge" in first.entries[0].summary
    assert running.get(first.entries[0].link).status_code == 200
    put(running, "")
    second = read(running)
    assert [one.id for one in second.entries[1:]] == [one.id for one in first.entries]
    assert second.feed.id == first.feed.id == f"{BASE}feed.atom"
    # The release is an entry, and the first version, which is not a change, is not.
    assert second.entries[-1].id == f"{BASE}release/0.1.0"


def test_an_entry_names_what_changed_by_its_words_and_whose_it_is(running):
    graph = "https://example.org/graph/promised"
    who = f'<{graph}/who> <http://www.w3.org/2004/02/skos/core#prefLabel> "Exam\u0001plia\u202e <b>" .'
    pledges = "".join(
        f"<{graph}/{n}> a <{BASE}ontology#Pledge> ; <{BASE}ontology#pledgedBy> <{graph}/who> ;"
        f' <{BASE}ontology#text> "Promise {n}: {"w" * 300}"@en .'
        for n in range(30)
    )
    put(running, who + pledges, graph)
    entry = read(running, graph=graph).entries[0]
    assert entry.title.startswith("Pledge of Examplia <b>: Promise 0: …; Pledge of Examplia <b>: Promise 1")
    assert " and more (91 statements added and 0 removed in" in entry.title
    assert (len(entry.title) < 500, entry.title.count("Pledge of")) == (True, 3)
    assert entry.summary.count("Pledge of Examplia") == 20
    put(running, "", graph)
    assert f"{graph}/0" in read(running, graph=graph).entries[0].summary


def test_what_others_call_things_of_ours_names_neither_these_nor_what_is_theirs(running):
    graph = "https://example.org/graph/namers"
    name = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    put(
        running,
        f'<{BASE}actor/state/ke> {name} "A claim" . <{BASE}gcm/objective/6> a <{BASE}ontology#Pledge> ; {name} "A claim" .'
        f'<{graph}/thing> {name} "A claim" . <{graph}/1> a <{BASE}ontology#Pledge> ; <{BASE}ontology#text> "Promise" ;'
        f" <{BASE}ontology#pledgedBy> <{BASE}actor/state/ke> .",
        graph,
    )
    entry = read(running, graph=graph).entries[0]
    assert entry.title.startswith("Pledge of Kenya: Promise; Kenya; Facilitate fair and ethical recruitment")
    assert "claim" not in entry.title + entry.summary
    put(running, "", graph)


def test_feeds_of_one_thing_have_what_concerns_it(running):
    before = {name: len(read(running, **asked).entries) for name, asked in TOPICS.items()}
    put(running, f"<https://example.org/one> <https://example.org/p> <{BASE}gcm/objective/6/action/k> .")
    put(running, f"<https://example.org/two> <https://example.org/p> <{BASE}gcm/objective/16> .", "https://example.org/graph/other")
    put(running, f"<https://example.org/three> <{BASE}ontology#pledgedBy> <{BASE}actor/state/ke> .")
    put(running, f"<https://example.org/four> <{BASE}ontology#addresses> <https://example.org/x> .", "https://example.org/graph/other")
    after = {name: len(read(running, **asked).entries) for name, asked in TOPICS.items()}
    grown = {name: after[name] - before[name] for name in TOPICS}
    # The third write removes the first one's statement, and the fourth the second's.
    assert grown == {"objective": 2, "sixteen": 2, "state": 1, "graph": 2, "query": 1}


TOPICS = {
    "objective": {"objective": "6"},
    "sixteen": {"objective": "16"},
    "state": {"state": "KE"},
    "graph": {"graph": MINE},
    "query": {"query": "civil-society-behind-objective"},
}


def test_a_feed_of_many_entries_has_pages_that_hold_each_once(running):
    for number in range(45):
        put(running, f'<https://example.org/s> <https://example.org/p> "{number}" .')
    whole, ids = read(running), []
    address = running.get("/feed.atom").url
    while address:
        answer = running.get(address)
        feed = check(answer.text)
        ids += [one.text for one in feed.findall("a:entry/a:id", ATOM)]
        following = feed.find("a:link[@rel='next']", ATOM)
        address = following.get("href") if following is not None else None
    assert len(ids) == len(set(ids)) > 50
    assert ids[: len(whole.entries)] == [one.id for one in whole.entries]
    assert running.get("/feed.atom", params={"page": "999999"}).status_code == 404


def test_a_reader_that_has_a_feed_is_told_so(running):
    first = running.get("/feed.atom")
    again = running.get("/feed.atom", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    put(running, "<https://example.org/new> a <https://example.org/Y> .")
    assert running.get("/feed.atom", headers={"if-none-match": first.headers["etag"]}).status_code == 200


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"objective": "24"}, 404),
        ({"objective": "6 } x"}, 400),
        ({"state": "atlantis"}, 404),
        ({"graph": "https://example.org/nowhere"}, 404),
        ({"graph": "no iri"}, 400),
        ({"query": "nothing"}, 404),
        ({"objective": "6", "state": "ke"}, 400),
        ({"colour": "red"}, 400),
        ({"page": "0"}, 400),
    ],
)
def test_a_feed_of_nothing_is_a_problem(running, asked, status):
    answer = running.get("/feed.atom", params=asked)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_feeds_are_discovered_from_pages(running):
    for path in ("/", "/gcm/objective/6", "/changes", "/queries/objectives.html", "/actor/state/ke"):
        page = running.get(path, headers={"accept": "text/html"}).raise_for_status()
        links = feedparser.parse(page.content).feed.get("links", [])
        assert any(link.get("type") == "application/atom+xml" and link["href"].startswith("/feed.atom") for link in links), path
