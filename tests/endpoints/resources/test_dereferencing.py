"""Every IRI answers over HTTP, in the form asked for."""

import asyncio
import http.client
import json
import re
from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_service import package_data
from graph_service.endpoints.resources.context import LOCAL
from graph_service.endpoints.resources.endpoint import ResourceEndpoint
from graph_service.errors import GoneError, ServiceError
from graph_service.http.addresses import OFFERS, Withdrawn, read, withdrawn
from graph_service.http.answer_cache import AnswerCache
from graph_service.http.exchange import Exchange
from graph_service.namespaces import BASE
from graph_service.rdf import formats
from graph_service.settings import Settings
from graph_service.store.embedded.store import EmbeddedStore
from graph_service.store.interface import Limits
from tests.conftest import ServerInThread

TYPES = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "trig": "application/trig",
}
TYPES["html"] = "text/html"
NAMED = re.compile(rf"<({re.escape(BASE)}[^>]*)>")
RARE = re.compile(r"/(?:link|quote|ratification)/")


def paths_in_the_graph():
    """Yield every provision, instrument, actor, forum and process, and one in thirty of the links, quotations and ratifications."""
    paths = set()
    for file in package_data.turtle().glob("*.ttl"):
        paths.update(iri.partition("#")[0] for iri in NAMED.findall(file.read_text(encoding="utf-8")))
    ordinary = sorted(iri for iri in paths if not RARE.search(iri))
    rare = sorted(iri for iri in paths if RARE.search(iri))
    return [iri.removeprefix(BASE) for iri in (*ordinary, *rare[::30])]


def test_every_iri_of_the_graph_answers(site):
    paths = [path for path in paths_in_the_graph() if path and not path.startswith("graph/")]
    assert len(paths) > 1000
    failed = {
        path: answer.status_code
        for path in paths
        if (answer := site.head(f"/{path}", headers={"accept": "application/ld+json"})).status_code != 200
    }
    assert failed == {}


@pytest.mark.parametrize(("suffix", "media_type"), TYPES.items())
def test_a_form_is_given_by_suffix_by_accept_and_by_parameter(site, suffix, media_type):
    by_suffix = site.get(f"/gcm/objective/6.{suffix}", headers={"accept": "image/png"})
    by_accept = site.get("/gcm/objective/6", headers={"accept": media_type})
    by_parameter = site.get("/gcm/objective/6", params={"format": {"ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml"}.get(suffix, suffix)})
    for answer in (by_suffix, by_accept, by_parameter):
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == media_type
        assert answer.headers["content-location"] == f"/gcm/objective/6.{suffix}"
        assert answer.headers["vary"].startswith("Accept")
        assert answer.content == by_suffix.content
    assert len({by_suffix.headers["etag"], by_accept.headers["etag"]}) == 1


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("application/json", "application/json"),
        ("application/rdf+xml;q=0.5, text/turtle;q=0.4", "application/rdf+xml"),
        ("text/turtle;q=0, */*;q=0.1", "application/ld+json"),
        ('application/ld+json; profile="http://www.w3.org/ns/json-ld#framed"', "application/ld+json"),
        ("TEXT/TURTLE", "text/turtle"),
        ("text/*;q=0.3, application/n-triples;q=0.2", "text/turtle"),
        (",,, ;q=x, application/trig", "application/trig"),
        ("", "text/turtle"),
    ],
)
def test_odd_accept_headers_get_what_they_say(graph_url, accept, media_type):
    connection = http.client.HTTPConnection(urlsplit(graph_url).netloc, timeout=20)
    connection.request("GET", "/gcm/objective/6/action/k", headers={} if accept is None else {"Accept": accept})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (200, media_type)


@pytest.mark.parametrize("accept", ["image/png", "application/xhtml+xml", "text/turtle;q=0", "application/sparql-results+json"])
def test_nothing_acceptable_is_406_with_the_offers(site, accept):
    answer = site.get("/gcm/objective/6", headers={"accept": accept})
    assert answer.status_code == 406
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["offers"] == [offer.types[0] for offer in OFFERS]


def test_links_in_the_headers_say_where_everything_is(site):
    answer = site.get("/gcm/objective/6/action/k")
    links = answer.headers["link"]
    assert f'<{BASE}gcm/objective/6/action/k>; rel="canonical"' in links
    for suffix, media_type in TYPES.items():
        assert f'</gcm/objective/6/action/k.{suffix}>; rel="alternate"; type="{media_type}"' in links
    assert '</gcm/objective/6/action/k.ttl>; rel="describedby"; type="text/turtle"' in links
    assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in links
    assert '</gcm/objective/6/action/j>; rel="prev"' in links
    assert '</gcm/objective/6/action/l>; rel="next"' in links
    as_json = site.get("/gcm/objective/6/action/k", headers={"accept": "application/json"})
    assert f'<{LOCAL}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"' in as_json.headers["link"]


def test_what_people_and_crawlers_read_has_one_address_that_works():
    public = "https://compact.example"
    with (
        ServerInThread(Settings(log="off", workers=1, public_url=public)) as served,
        httpx.Client(base_url=served.url, timeout=60) as client,
    ):
        path = "/gcm/objective/6/action/k"
        answer = client.get(path, headers={"accept": "text/html"})
        text = answer.text
        (canonical,) = re.findall(r'<link rel="canonical" href="([^"]+)"', text)
        (og,) = re.findall(r'<meta property="og:url" content="([^"]+)"', text)
        (described,) = re.findall(r'<script type="application/ld\+json" id="schema-org">(.*?)</script>', text)
        assert {canonical, og, json.loads(described)["url"]} == {public + path}
        assert json.loads(described)["@id"] == BASE + path[1:]
        assert f'<{public}{path}>; rel="canonical"' in answer.headers["link"]
        assert f'<{public}{path}>; rel="canonical"' in client.get(f"{path}.md").headers["link"]
        assert f'<{BASE}{path[1:]}>; rel="canonical"' in client.get(f"{path}.ttl").headers["link"]
        listed = client.get("/sitemap.xml")
        assert listed.status_code == 200, listed.text
        sitemaps = re.findall(r"<loc>([^<]+)</loc>", listed.text)
        assert public + path in sitemaps
        assert not [one for one in sitemaps if not one.startswith(public)]
        assert '</ontology>; rel="canonical"' in client.get("/ontology", headers={"accept": "text/html"}).headers["link"]


@pytest.mark.parametrize(
    "path", ["/gcm/objective/6", "/gcm/objective/6.html", "/ontology", "/ontology/context.jsonld", "/", "/static/site.css"]
)
def test_who_has_it_gets_304(site, path):
    first = site.get(path, headers={"accept": "text/html,*/*;q=0.5"})
    assert first.status_code == 200
    tag = first.headers["etag"]
    assert tag.startswith('"')
    for header in (tag, f'W/{tag}, "other"'):
        again = site.get(path, headers={"accept": "text/html,*/*;q=0.5", "if-none-match": header})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert site.get(path, headers={"accept": "text/html,*/*;q=0.5", "if-none-match": '"other"'}).status_code == 200


def test_head_has_the_headers_of_get_and_no_body(site):
    got, headed = site.get("/gcm/objective/6.ttl"), site.head("/gcm/objective/6.ttl")
    assert headed.content == b""
    for name in ("content-type", "content-length", "etag", "link", "content-location"):
        assert headed.headers[name] == got.headers[name]


def test_options_tells_the_methods_and_lets_pages_ask(site):
    answer = site.options("/gcm/objective/6", headers={"origin": "https://app.example", "access-control-request-method": "GET"})
    assert answer.status_code == 204
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert site.get("/gcm/objective/6").headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_what_would_change_a_thing_is_405(site, method):
    answer = site.request(method, "/gcm/objective/6")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/gcm/para/17", 303, "/gcm/objective/1/commitment"),
        ("/gcm/para/22", 303, "/gcm/objective/6/commitment"),
        ("/gcm/para/39.jsonld", 303, "/gcm/objective/23/commitment.jsonld"),
        ("/gcm/para/22/1", 303, "/gcm/objective/6/commitment/1"),
        ("/gcm/objective/6/", 308, "/gcm/objective/6"),
        ("//gcm//", 308, "/gcm"),
        ("//evil.example/", 308, "/evil.example"),
        ("/gcm/objective/6/?format=ttl", 308, "/gcm/objective/6?format=ttl"),
        ("/ontology/", 308, "/ontology"),
    ],
)
def test_paths_that_stand_for_others_redirect_within_the_deployment(graph_url, path, status, location):
    connection = http.client.HTTPConnection(urlsplit(graph_url).netloc, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    connection.close()
    assert (answer.status, answer.headers["location"]) == (status, location)


@pytest.mark.parametrize("number", [16, 40])
def test_paragraphs_beside_the_commitments_are_themselves(site, number):
    assert site.get(f"/gcm/para/{number}").status_code == 200


@pytest.mark.parametrize("path", ["/gcm/objective/%36", "/gcm%2Fobjective/6", "/gcm/objective/6#text", "/gcm/objective/6?utm_source=x"])
def test_other_spellings_of_a_path_are_the_same_thing(graph_url, path):
    with httpx.Client() as client:
        answer = client.get(graph_url + path)
    assert answer.status_code == 200
    assert answer.headers["content-location"] == "/gcm/objective/6.ttl"


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("/C189", "instrument/ilo-c189"),
        ("/C999", "instrument/ilo-c190"),
        ("/instrument/C999", "instrument/ilo-c190"),
        ("/state/ke", "actor/state/ke"),
        ("/state/Kenya", "actor/state/ke"),
        ("/gcm/objective/24", "gcm"),
        ("/gcm/objective/6/action/z", "gcm/objective/6"),
        ("/GCM/Objective/6", "gcm/objective/6"),
        ("/gcm/objectives/6", "gcm/objective/6"),
        ("/instrument/ilo-c188x", "instrument/ilo-c188"),
        ("/priorities-2021/4/z.ttl", "priorities-2021/4"),
    ],
)
def test_what_is_not_there_is_404_that_says_what_is_near(site, path, nearest):
    answer = site.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert BASE + nearest in problem["nearest"]
    assert f"<{BASE}{nearest}>" in problem["help"]


@pytest.mark.parametrize("path", ["/gcm/objective/6/" + "x/" * 31_000 + "x", "/gcm/objective" + "/" * 40_000 + "x"])
def test_path_without_end_takes_nobody_s_time(site, path):
    """Half a second of everybody's was what a path of 60,000 parts took: a hundred times a short one's."""

    def quickest(one):
        took = []
        for _ in range(5):
            answer = site.get(one)
            assert answer.status_code == 404
            took.append(answer.elapsed)
        return min(took)

    assert quickest(path) < 40 * quickest("/nowhere")


def test_an_unknown_suffix_is_told_the_known_ones(site):
    answer = site.get("/gcm/objective/6.pdf")
    assert answer.status_code == 404
    assert ".ttl" in answer.json()["help"]


def test_a_browser_gets_a_404_as_a_page(site):
    answer = site.get("/gcm/objective/99", headers={"accept": "text/html"})
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert '<a href="/gcm">' in answer.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=1, max_size=30))
def test_no_path_breaks_the_service(site, raw):
    answer = site.get("/x" + "".join(f"%{byte:02X}" for byte in raw))
    assert answer.status_code in (200, 308, 404)


def test_what_has_been_withdrawn_is_410(run_endpoint, tmp_path):
    file = tmp_path / "withdrawn.tsv"
    file.write_text(
        "path\tdate\treason\treplacement\ngcm/objective/6/action/k\t2027-01-05\tsplit in two\tgcm/objective/6/action/m\n", encoding="utf-8"
    )
    error = run_endpoint("/gcm/objective/6/action/k.ttl", withdrawn(file))
    assert isinstance(error, GoneError)
    assert (error.status, error.slug) == (410, "gone")
    assert "2027-01-05" in error.detail
    assert f"{BASE}gcm/objective/6/action/m" in error.advice


def test_nothing_is_withdrawn_without_the_path_having_been_published():
    assert all(isinstance(entry, Withdrawn) and entry.reason for entry in withdrawn().values())


@pytest.fixture
def run_endpoint():
    """Ask an endpoint that needs no store; return the error that it raises."""

    def run(path, gone):
        store = type("NoStore", (), {"version": "1"})()
        endpoint = ResourceEndpoint(store, AnswerCache(0), Limits(), gone=gone)
        scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b"", "scheme": "http"}
        with pytest.raises(ServiceError) as caught:
            asyncio.run(endpoint(Exchange(scope, None, None, "1")))
        return caught.value

    return run


OF_A_PAGE = ("All that the description of one thing says", "What graphs of others say of one thing", "Pledges, plans, measures")
"""How the queries begin that a page may cost: others are asked at the same time, because the service warms up."""


@pytest.mark.parametrize("path", ["gcm/objective/14", "instrument/icmw", "link/commitments-2018-1--cites--gcm"])
def test_a_description_costs_one_query_and_the_second_time_none(site, monkeypatch, path):
    asked = []
    query = EmbeddedStore.query
    # What pages share is read once for each version of the dataset.
    site.get("/gcm/objective/1.html")

    async def counted(self, wanted):
        if any(words in wanted.text for words in OF_A_PAGE):
            asked.append(wanted)
        return await query(self, wanted)

    monkeypatch.setattr(EmbeddedStore, "query", counted)
    # A host of its own, because the address of the context is part of a page and so of what the cache knows it by.
    for suffix in ("html", "jsonld", "ttl"):
        asked.clear()
        tags = {site.get(f"/{path}.{suffix}", headers={"host": f"{suffix}.example"}).headers["etag"] for _ in range(3)}
        assert (len(asked), len(tags)) == (1, 1)
    asked.clear()
    assert site.get(f"/{path}.nt", headers={"host": "nt.example", "if-none-match": "*"}).status_code in (200, 304)
    assert len(asked) <= 1


def test_addresses_are_read_without_a_store():
    assert read("/gcm/objective/6.ttl").format is formats.TURTLE
    assert read("/gcm/objective/6.ttl").iri == f"{BASE}gcm/objective/6"
    assert read("/ontology/0.1.0").format is None
    assert read("/.ttl").format is None
    assert read("/a b").iri == f"{BASE}a%20b"
    assert not read("/gcm").slashed
    assert read("/gcm/").slashed


@pytest.mark.parametrize(
    "path",
    ["/gcm/objective/6", "/catalog", "/queries", "/queries/objectives", "/search", "/changes.ttl", "/explore", "/reconcile/suggest/type"],
)
def test_a_slash_at_the_end_leads_to_the_same_place_without_naming_a_host(site, path):
    """A proxy may speak another scheme, and to the service by another name."""
    answer = site.get(f"{path}/?q=a%20b", headers={"host": "inside.example"})
    assert (answer.status_code, answer.headers["location"]) == (308, f"{path}?q=a%20b")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert site.post(f"{path}/").status_code == 405
