"""What programs look for first: llms.txt, robots.txt, the sitemap, security.txt and the catalogue of APIs."""

import re
from datetime import UTC, datetime, timedelta
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import httpx
import pytest

from graph_service.corpus.select import Term
from graph_service.endpoints.discovery import sitemap
from graph_service.settings import Settings
from tests.conftest import ServerInThread

CONTACT = "mailto:security@example.org"
XMLNS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def site():
    with (
        ServerInThread(Settings(log="off", workers=2, security_contact=CONTACT)) as running,
        httpx.Client(base_url=running.url, timeout=60) as client,
    ):
        yield client


def test_llms_txt_has_the_form_of_llmstxt_org_and_every_link_answers(site):
    text = site.get("/llms.txt").text
    lines = text.splitlines()
    assert lines[0] == "# Migration Compact Graph"
    assert lines[2].startswith("> ")
    assert "not resolution A/RES/73/195" in text
    assert len(text.encode()) < 8000
    links = [line for line in lines if line.startswith("- [")]
    assert all(re.match(r"- \[[^]]+\]\([^)]+\)(: .+)?$", line) for line in links)
    addresses = re.findall(r"\]\(([^)]+)\)", text)
    assert len(addresses) > 35
    for address in addresses:
        assert address.startswith(str(site.base_url).rstrip("/")), address
        assert site.get(address, headers={"accept": "text/markdown, */*;q=0.5"}).status_code == 200, address


def test_robots_txt_lets_pages_be_read_and_names_the_sitemap(site):
    text = site.get("/robots.txt").text
    robots = RobotFileParser()
    robots.parse(text.splitlines())
    assert robots.can_fetch("x", "/gcm/objective/6")
    assert robots.can_fetch("x", "/gcm/objective/6.md")
    assert not robots.can_fetch("x", "/sparql?query=x")
    assert robots.site_maps() == [f"{str(site.base_url).rstrip('/')}/sitemap.xml"]


def test_the_sitemap_has_every_thing_once_and_its_addresses_answer(site):
    response = site.get("/sitemap.xml")
    urls = ET.fromstring(response.content).findall(f"{XMLNS}url")
    places = [url.find(f"{XMLNS}loc").text.removeprefix(str(site.base_url).rstrip("/")) for url in urls]
    assert len(places) == len(set(places)) > 13_000
    assert len(response.content) < 50 * 2**20
    question = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a <https://w3id.org/migration-compact/ontology#Link> }"
    count = site.get("/sparql", params={"query": question, "format": "json"}).json()["results"]["bindings"][0]["n"]["value"]
    assert sum(place.startswith("/link/") for place in places) == int(count)
    assert {
        "/gcm/objective/6",
        "/brief/23",
        "/guides/sparql",
        "/queries/objectives.html",
        "/actor/state/ke",
        "/states/ke",
        "/topics/children",
    } <= set(places)
    later = [place for place in places if place.startswith(("/topics/", "/questions/"))]
    assert len(later) > 25
    for place in later[::6]:
        assert site.get(place, headers={"accept": "text/html"}).status_code == 200, place
    for place in [*places[:20], *places[20::700]]:
        assert site.get(place, headers={"accept": "text/html"}).status_code == 200, place
    days = {url.find(f"{XMLNS}loc").text: url.find(f"{XMLNS}lastmod").text for url in urls if url.find(f"{XMLNS}lastmod") is not None}
    assert days
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days.values())
    place, day = next((place, day) for place, day in days.items() if "/link/" in place)
    assert day in site.get(f"{place}.ttl").text
    assert site.get("/sitemap.xml", headers={"if-none-match": response.headers["etag"]}).status_code == 304
    assert site.get("/sitemap/1.xml").content == response.content
    assert site.get("/sitemap/2.xml").status_code == site.get("/sitemap/0.xml").status_code == site.get("/sitemap/x.xml").status_code == 404


def test_more_addresses_than_a_file_may_have_make_an_index():
    base = "https://w3id.org/migration-compact/link/"
    rows = ({"thing": Term(f"{base}{number}&x", "iri")} for number in range(50_001))
    files = sitemap.pages(["/"], rows)
    assert [len(file) for file in files] == [50_000, 2]
    assert b"<loc>https://x.example/link/50000&amp;x</loc>" in sitemap.write(files[1], "https://x.example")
    index = ET.fromstring(sitemap.write_index(2, "https://x.example"))
    assert [one.text for one in index.iter(f"{XMLNS}loc")] == ["https://x.example/sitemap/1.xml", "https://x.example/sitemap/2.xml"]


def test_security_txt_names_the_contact_and_a_day(site):
    fields = dict(line.split(": ", 1) for line in site.get("/.well-known/security.txt").text.splitlines())
    assert fields["Contact"] == CONTACT
    assert fields["Canonical"] == f"{str(site.base_url).rstrip('/')}/.well-known/security.txt"
    ends = datetime.fromisoformat(fields["Expires"])
    assert timedelta(days=30) < ends - datetime.now(UTC) < timedelta(days=365)
    assert site.get(fields["Policy"]).status_code == 200


def test_without_a_contact_there_is_no_security_txt_and_others_answer_without_our_graph(tiny_sources):
    with (
        ServerInThread(Settings(log="off", workers=1, dataset="none")) as running,
        httpx.Client(base_url=running.url, timeout=60) as client,
    ):
        assert "security-contact" in client.get("/.well-known/security.txt").json()["help"]
        assert client.get("/llms.txt").status_code == client.get("/sitemap.xml").status_code == 200


@pytest.mark.parametrize("contact", ["security@example.org", "mailto:", "https://a b", "http://example.org", "mailto:a@b\nX: y"])
def test_a_contact_is_an_address(contact):
    with pytest.raises(ValueError, match="security-contact"):
        Settings(security_contact=contact)


def test_the_catalogue_of_apis_is_a_linkset_whose_links_answer(site):
    response = site.get("/.well-known/api-catalog")
    assert response.headers["content-type"].startswith("application/linkset+json")
    catalogue, *apis = response.json()["linkset"]
    assert [one["href"] for one in catalogue["item"]] == [api["anchor"] for api in apis]
    for api in apis:
        for relation in ("service-desc", "service-doc", "service-meta", "status"):
            for target in api[relation]:
                answer = site.get(target["href"], headers={"accept": f"{target['type']}, */*;q=0.1"})
                assert answer.status_code == 200, target
                assert answer.headers["content-type"].partition(";")[0] == target["type"], target
    assert "api-catalog" in site.head("/.well-known/api-catalog").headers["link"]
