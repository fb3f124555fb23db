"""The whole service on an engine elsewhere: every kind of page, API answer and saved query is the one that the embedded store gives."""

import re
from collections import Counter

import httpx
import pyoxigraph as ox
import pytest

from graph_service import package_data
from graph_service.corpus.saved_queries import read_queries
from tests import engines
from tests.endpoints.api.examples import paths as api_paths
from tests.serving import service

RESOURCES = (
    "gcm", "gcm/objective/22/action/a", "gcm/objective/6/commitment/1", "gcm/para/43/a/ii", "gcm/principle/3", "gcm/footnote/3",
    "priorities-2021/4/e", "commitments-2018/7", "joint-message-2018/goal/4", "instrument/ilo-c189", "actor/iom", "forum/imrf",
    "link/gcm-objective-22-action-a--cites--ilo-r202", "ratification/ma-icmw", "graph/alignments", "graph/gcm-final-draft-2018", "ontology",
)  # fmt: skip
PAGES = (
    "/", "/explore", "/gaps", "/states", "/read", "/read/gcm/final-draft-2018", "/read/priorities-2021", "/catalog.html", "/docs",
    "/search?q=domestic+workers", "/federation.html", "/reconcile/preview?id=instrument/ilo-c189", "/?lang=es", "/explore?lang=es",
    "/explore.csv", "/gaps.jsonld",
)  # fmt: skip
OTHERS = (
    "/api/chains?objective=6&limit=5", "/api/objectives?include=evidence&limit=2", "/api/actions?q=migrant+workers&reinforced_by=ilo-c189",
    "/api/links?basis=EditorialInference&min_confidence=0.9&limit=5", "/api/states?party_to=crc&not_party_to=icmw&limit=5",
    "/search?q=domestic+workers", "/search?q=C189", "/search/suggest?q=dom", '/reconcile?queries={"q0":{"query":"C189"}}', "/catalog.ttl",
    "/reconcile/properties?type=ILOConvention", "/alignments.sssom.tsv", "/dump/", "/changes.jsonld", "/queries/objectives.ttl",
)  # fmt: skip
PUBLIC = ("--public-url", "https://compact.example.org")
QUERIES = read_queries(package_data.queries())
FORMS = ("text/html", "text/turtle", "application/ld+json", "application/n-triples")
RDF = {"text/turtle": ox.RdfFormat.TURTLE, "application/n-triples": ox.RdfFormat.N_TRIPLES, "application/rdf+xml": ox.RdfFormat.RDF_XML}


@pytest.fixture(scope="module")
def embedded():
    with service("--log", "off", *PUBLIC) as running:
        yield running.url


@pytest.fixture(scope="module")
def remote():
    """The service before an Oxigraph server that it has given our graph to."""
    with engines.oxigraph() as engine, service("--log", "off", "--freshness", "60", *PUBLIC, *engine.flags()) as running:
        yield running.url


def fetched(url, path, accept):
    return httpx.get(url + path, headers={"accept": accept}, timeout=60, follow_redirects=False)


def plain(response):
    """An answer without what belongs to the one store: its version, which is an ETag's first part, and the request's number."""
    body = response.content
    version = response.headers.get("etag", "").strip('W/"').partition("-")[0].encode()
    if len(version) >= 12:
        body = body.replace(version, b"VERSION")
    return re.sub(rb"[0-9a-f]{24}|urn:request:[0-9a-f-]+", b"VERSION", body)


def same(one, two):
    assert one.status_code in (200, 303, 307), one.text[:300]
    assert (one.status_code, one.headers.get("content-type"), one.headers.get("location")) == (
        two.status_code, two.headers.get("content-type"), two.headers.get("location"),
    ), two.text[:500]  # fmt: skip
    media_type = one.headers.get("content-type", "").partition(";")[0]
    first, second = plain(one), plain(two)
    if first == second:
        return
    if media_type in RDF or first.startswith(b'[{"@id"'):
        datasets = [ox.Dataset(ox.parse(input=body, format=RDF.get(media_type, ox.RdfFormat.JSON_LD))) for body in (first, second)]
        for dataset in datasets:
            dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
        assert datasets[0] == datasets[1]
        return
    if media_type == "text/csv":
        # The parts of a GROUP_CONCAT come in the engine's own order (SPARQL 1.1 §18.5.1.7).
        lines = [Counter(tuple(sorted(re.split(rb',\s*|"', line))) for line in body.splitlines()) for body in (first, second)]
        assert lines[0] == lines[1]
        return
    if first != second:
        different = [pair for pair in zip(first.splitlines(), second.splitlines(), strict=False) if pair[0] != pair[1]][:2]
        pytest.fail(f"not the same: {different}")


@pytest.mark.parametrize(
    ("path", "accept"),
    # Every form of the first one, and of the others one form each in turn.
    [("gcm/objective/6", form) for form in FORMS] + [(path, FORMS[number % 4]) for number, path in enumerate(RESOURCES)],
)
def test_resource_is_the_same(path, accept, embedded, remote):
    same(fetched(embedded, f"/{path}", accept), fetched(remote, f"/{path}", accept))


@pytest.mark.parametrize("path", PAGES)
def test_page_is_the_same(path, embedded, remote):
    same(fetched(embedded, path, "text/html"), fetched(remote, path, "text/html"))


@pytest.mark.parametrize("path", [*api_paths(), *OTHERS])
def test_answer_of_the_api_is_the_same(path, embedded, remote):
    same(
        fetched(embedded, path, "application/json, application/ld+json;q=0.9, */*;q=0.1"),
        fetched(remote, path, "application/json, application/ld+json;q=0.9, */*;q=0.1"),
    )


@pytest.mark.parametrize("name", QUERIES)
def test_saved_query_has_the_same_answer(name, embedded, remote):
    accept = "text/csv, application/n-triples;q=0.9"
    same(fetched(embedded, f"/queries/{name}", accept), fetched(remote, f"/queries/{name}", accept))
