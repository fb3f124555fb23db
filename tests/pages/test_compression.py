"""Which coding a client gets, by RFC 9110 §12.5.3, and that what it unpacks is the page."""

import brotli
import pytest

from graph_service.http.compression import choose


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", ""),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1, br;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("br;q=0.000", ""),
        ("*", "br"),
        ("*;q=0", ""),
        ("*;q=0, gzip", "gzip"),
        ("*, br;q=0", "gzip"),
        ("identity", ""),
        ("identity, br;q=0.5", ""),
        ("identity;q=0, br;q=0.1", "br"),
        ("deflate", ""),
        ("BR; Q=0.7", "br"),
        ("br;q=2", ""),
        (",, ;", ""),
    ],
)
def test_coding_is_the_one_weighed_most_and_brotli_among_equals(accepted, coding):
    assert choose(accepted) == coding


@pytest.mark.parametrize("path", ["/explore", "/read/gcm", "/gcm/objective/6", "/static/site.css", "/static/vendor/echarts.js"])
def test_brotli_is_the_page_and_smaller_than_gzip(pages, path):
    plain = pages.get(path, headers={"accept-encoding": "identity"})
    sizes = {}
    for coding in ("br", "gzip"):
        with pages.stream("GET", path, headers={"accept-encoding": coding}) as answer:
            packed = b"".join(answer.iter_raw())
        assert answer.headers["content-encoding"] == coding
        assert int(answer.headers["content-length"]) == len(packed)
        assert answer.headers["etag"] == "W/" + plain.headers["etag"]
        sizes[coding] = len(packed)
        if coding == "br":
            assert brotli.decompress(packed) == plain.content
    assert sizes["br"] < sizes["gzip"]


@pytest.mark.parametrize("path", ["/api/objectives", "/search?q=work&format=jsonld", "/gcm/objective/6.jsonld", "/gcm/objective/6.ttl"])
def test_data_are_compressed_as_pages_are(pages, path):
    plain = pages.get(path, headers={"accept-encoding": "identity"})
    packed = pages.get(path, headers={"accept-encoding": "br"})
    assert packed.headers["content-encoding"] == "br"
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert packed.content == plain.content
    known = {"accept-encoding": "br", "if-none-match": packed.headers["etag"]}
    assert pages.get(path, headers=known).status_code == 304


@pytest.mark.parametrize("path", ["/explore", "/gcm/objective/6", "/static/site.css", "/ontology"])
@pytest.mark.parametrize("accepted", ["br", "gzip", "identity"])
def test_caches_are_told_that_the_coding_depends_on_the_request(pages, path, accepted):
    assert "accept-encoding" in pages.get(path, headers={"accept-encoding": accepted}).headers["vary"].lower()


def test_answers_of_the_endpoint_pass_as_they_are(pages):
    answer = pages.get("/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 500"}, headers={"accept-encoding": "br", "accept": "*/*"})
    assert "content-encoding" not in answer.headers
