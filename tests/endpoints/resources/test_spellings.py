"""IRIs under our base that partners wrote: letters beyond ASCII, percent signs, a slash at the end, a suffix, a query, a fragment."""

import re
from html import unescape

import httpx
import pytest

from graph_service.http.addresses import thing
from graph_service.namespaces import BASE
from graph_service.settings import Settings
from tests.conftest import ServerInThread

WRITTEN = (
    "x/zażółć",
    "x/%C5%BCywiec",
    "x/%c5%bclow",
    "x/100%25",
    "x/a%2Fb",
    "x/ends/",
    "x/report.ttl",
    "x/report.html",
    "x/q?year=2024&c=ke",
    "x/é?ü=1",
    "x/名前",
    "x/a'b(c)",
    "x/plain",
    "x/h#part",
    "x/é?ü=2#ą",
)


@pytest.fixture(scope="module")
def site():
    with (
        ServerInThread(Settings(dataset="none", writes="open", log="off", workers=2)) as running,
        httpx.Client(base_url=running.url, timeout=30) as client,
    ):
        data = "\n".join(f'<{BASE}{path}> <http://www.w3.org/2000/01/rdf-schema#label> "{place}" .' for place, path in enumerate(WRITTEN))
        data += f"<https://partner.example/all> <http://purl.org/dc/terms/relation> {', '.join(f'<{BASE}{path}>' for path in WRITTEN)} ."
        sent = client.put("/graph?graph=https://partner.example/g", content=data.encode(), headers={"content-type": "text/turtle"})
        assert sent.status_code in (201, 204), sent.text
        yield client


@pytest.mark.parametrize("accept", ["text/turtle", "text/html", "application/ld+json"])
@pytest.mark.parametrize(("place", "path"), list(enumerate(WRITTEN)))
def test_a_thing_is_found_as_its_iri_is_written(site, place, path, accept):
    # A client sends no fragment: its sign must be written as a letter.
    answer = site.get(f"/{path}" if "#" not in path else thing(BASE + path), headers={"accept": accept})
    assert answer.status_code == 200, answer.text[:300]
    assert answer.headers["content-type"].startswith(accept)
    if accept == "text/turtle":
        assert f'"{place}"' in answer.text
        assert f"<{BASE}{path}>" in answer.text


@pytest.mark.parametrize(("place", "path"), list(enumerate(WRITTEN)))
def test_where_a_thing_is_said_to_be_it_is_in_every_form(site, place, path):
    page = site.get(thing(BASE + path), headers={"accept": "text/html"})
    assert page.status_code == 200
    headed = re.findall(r'<(/[^>]*)>; rel="alternate"', page.headers["link"])
    in_page = re.findall(r'<link rel="alternate" type="(?!application/atom)[^"]*" href="(/[^"]*)"', page.text)
    assert (len(headed), len(in_page)) == (7, 6)
    for address in {*headed, *in_page}:
        answer = site.get(unescape(address))
        assert answer.status_code == 200, (address, answer.text[:300])
        assert re.search(rf"\b{place}\b", answer.text), address


def test_a_link_to_a_thing_leads_to_it_whatever_its_iri_holds(site):
    page = site.get("/thing?iri=https%3A%2F%2Fpartner.example%2Fall", headers={"accept": "text/html"}).text
    addresses = {unescape(address) for address in re.findall(r'<dd><a href="([^"]*)"', page)}
    led = [site.get(address, headers={"accept": "text/html"}) for address in sorted(addresses)]
    assert [answer.status_code for answer in led] == [200] * len(WRITTEN)
    assert {int(re.search(r"<h1[^>]*>(?:<bdi>)?(\d+)", answer.text)[1]) for answer in led} == set(range(len(WRITTEN)))


def test_a_suffix_still_names_the_format_of_what_has_none(site):
    assert site.get("/x/plain.ttl").headers["content-type"].startswith("text/turtle")
    # The thing whose IRI ends so comes first.
    assert '"6"' in site.get("/x/report.ttl").text


def test_what_no_spelling_names_is_404(site):
    for path in ("x/zaż", "x/ends/more/", "x/q?year=2025"):
        assert site.get(f"/{path}", follow_redirects=True).status_code == 404, path


def test_the_page_of_a_thing_that_only_others_describe_says_whose_words_it_shows(site):
    page = site.get("/x/plain", headers={"accept": "text/html"}).text
    assert page.index("Our graphs say nothing of this") < page.index("https://partner.example/g")
