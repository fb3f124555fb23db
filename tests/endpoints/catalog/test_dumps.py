"""Dumps: what is taken away is what the store holds, whole, checkable, and never a short file that looks complete."""

import asyncio
import gzip
import hashlib

import httpx
import pyoxigraph
import pytest
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Triple

from graph_service import package_data
from graph_service.endpoints.catalog import dumps
from graph_service.endpoints.catalog.reifiers import reified
from graph_service.errors import LimitExceededError, NotFoundError
from graph_service.rdf.formats import TURTLE
from graph_service.rdf.serialise import TYPE
from graph_service.store.interface import Operation, Part, Write
from graph_service.store.seed import builtin, load

GRAPHS = "https://w3id.org/migration-compact/graph/"
WHOLE = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}


@pytest.fixture(scope="module")
def http(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=60) as client:
        yield client


@pytest.fixture(scope="module")
def store():
    """The built files, loaded by the engine alone."""
    store = pyoxigraph.Store()
    load(store, builtin(package_data.turtle(), package_data.ontology()))
    return store


def quads(content, rdf_format):
    return {str(quad) for quad in pyoxigraph.parse(content, format=rdf_format)}


def triples(content, rdf_format):
    return {str(quad.triple) for quad in pyoxigraph.parse(content, format=rdf_format)}


@pytest.mark.parametrize("extension", list(WHOLE))
def test_dump_of_the_whole_is_the_store(http, store, extension):
    assert quads(http.get(f"/dump/all.{extension}").content, WHOLE[extension]) == {str(quad) for quad in store}


def test_turtle_of_the_whole_is_the_union(http, store):
    assert triples(http.get("/dump/all.ttl").content, RdfFormat.TURTLE) == {str(quad.triple) for quad in store}


@pytest.mark.parametrize(
    ("extension", "rdf_format"), [("ttl", RdfFormat.TURTLE), ("nt", RdfFormat.N_TRIPLES), ("jsonld", RdfFormat.JSON_LD)]
)
@pytest.mark.parametrize("stem", ["priorities-2021", "sdg", "migration-compact"])
def test_dump_of_a_graph_is_that_graph(http, store, stem, extension, rdf_format):
    expected = {str(quad.triple) for quad in store.quads_for_pattern(None, None, None, NamedNode(GRAPHS + stem))}
    assert triples(http.get(f"/dump/{stem}.{extension}").content, rdf_format) == expected


@pytest.mark.parametrize(("extension", "rdf_format"), [("ttl", RdfFormat.TURTLE), ("nt", RdfFormat.N_TRIPLES)])
def test_links_of_rdf_1_2_reify_the_triples_that_they_give_in_parts(http, store, extension, rdf_format):
    answer = http.get(f"/dump/links-rdf12.{extension}")
    assert answer.headers["content-type"].endswith("; version=1.2")
    rdf, link = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "https://w3id.org/migration-compact/ontology#Link"
    parts = [NamedNode(rdf + part) for part in ("subject", "predicate", "object")]
    expected = set()
    for quad in store.quads_for_pattern(None, NamedNode(rdf + "type"), NamedNode(link), None):
        said = [one.triple for one in store.quads_for_pattern(quad.subject, None, None, None)]
        whole = Triple(*(next(one.object for one in said if one.predicate == part) for part in parts))
        expected.add(Triple(quad.subject, NamedNode(rdf + "reifies"), whole))
        expected.update(one for one in said if one.predicate not in parts and one.object.value != rdf + "Statement")
    assert len(expected) > 10_000
    assert triples(answer.content, rdf_format) == {str(one) for one in expected}


def test_a_link_that_does_not_say_one_triple_is_not_among_the_reifiers():
    rdf, link = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "<https://w3id.org/migration-compact/ontology#Link>"
    whole = [("<l>", TYPE, link), *(("<l>", f"<{rdf}{part}>", f"<{part}>") for part in ("subject", "predicate", "object"))]
    assert list(reified(whole)) == [("<l>", f"<{rdf}reifies>", "<<( <subject> <predicate> <object> )>>"), ("<l>", TYPE, link)]
    assert list(reified([*whole, ("<l>", f"<{rdf}object>", "<another>")])) == []
    assert list(reified(whole[:-1])) == []
    assert list(reified([*whole[:2], ("<l>", f"<{rdf}predicate>", '"words"'), whole[3]])) == []


def test_every_file_listed_has_the_checksum_and_length_that_are_stated(http):
    sums = dict(line.split("  ")[::-1] for line in http.get("/dump/SHA256SUMS").text.splitlines())
    listed = {file["name"] for row in http.get("/dump/").json()["dumps"] for file in row["files"]}
    assert set(sums) == listed
    for name in sorted(sums):
        if name.startswith(("all.nq", "sdg.", "actors.")):
            response = http.get(f"/dump/{name}")
            assert hashlib.sha256(response.content).hexdigest() == sums[name], name
            assert int(response.headers["content-length"]) == len(response.content), name


def test_packed_dump_holds_the_plain_one(http):
    packed = http.get("/dump/citations.nt.gz")
    assert packed.headers["content-type"] == "application/gzip"
    assert gzip.decompress(packed.content) == http.get("/dump/citations.nt").content


def test_dump_has_etag_304_and_head(http):
    plain = {"accept-encoding": "identity"}
    first = http.get("/dump/sdg.ttl", headers=plain)
    assert first.headers["content-type"] == "text/turtle"
    again = http.get("/dump/sdg.ttl", headers=plain | {"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = http.head("/dump/sdg.ttl", headers=plain)
    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["content-length"]) == len(first.content)


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-0", slice(0, 1)),
        ("bytes=100-199", slice(100, 200)),
        ("Bytes = 300000-", slice(300_000, None)),
        ("bytes=-500", slice(-500, None)),
        ("bytes=5-999999999", slice(5, None)),
        ("bytes=-999999999", slice(0, None)),
    ],
)
def test_a_part_of_a_dump_is_206(http, asked, part):
    whole = http.get("/dump/citations.nt.gz" if part.start == 100 else "/dump/citations.nt")
    header = http.get(whole.url.path, headers={"range": asked, "if-range": whole.headers["etag"]})
    assert (header.status_code, header.content) == (206, whole.content[part])
    start, stop, _ = part.indices(len(whole.content))
    assert header.headers["content-range"] == f"bytes {start}-{stop - 1}/{len(whole.content)}"
    assert int(header.headers["content-length"]) == len(header.content)
    assert {name: header.headers[name] for name in ("etag", "content-type", "accept-ranges")} == {
        name: whole.headers[name] for name in ("etag", "content-type", "accept-ranges")
    }


@pytest.mark.parametrize(
    "headers",
    [
        {"range": "bytes=0-1", "if-range": '"another-version"'},
        {"range": "bytes=0-1", "if-range": "Sat, 21 Nov 2026 00:00:00 GMT"},
        {"range": "bytes=0-1,4-5"},
        {"range": "bytes=9-1"},
        {"range": "bytes=-"},
        {"range": "items=0-1"},
        {"range": "bytes=٣-٤".encode()},
    ],
)
def test_a_range_of_another_version_or_not_understood_gets_the_whole_dump(http, headers):
    whole = http.get("/dump/sdg.ttl")
    response = http.get("/dump/sdg.ttl", headers=headers)
    assert (response.status_code, response.content) == (200, whole.content)


def test_a_range_beyond_the_end_is_416_and_says_the_length(http):
    whole = http.get("/dump/sdg.ttl")
    for asked in (f"bytes={len(whole.content)}-", "bytes=99999999-99999999", "bytes=-0"):
        response = http.get("/dump/sdg.ttl", headers={"range": asked})
        assert (response.status_code, response.headers["content-range"]) == (416, f"bytes */{len(whole.content)}")
        assert response.headers["content-type"] == "application/problem+json"
    assert http.head("/dump/sdg.ttl", headers={"range": "bytes=0-1"}).status_code == 200


@pytest.mark.parametrize("name", ["nothing.ttl", "all.xml", "sdg.nq", "sdg.sorted", "..%2Fpyproject.toml", "sdg", "sdg.ttl.part"])
def test_name_that_is_no_dump_is_404(http, name):
    assert http.get(f"/dump/{name}").status_code == 404


def test_list_is_a_page_for_people(http):
    page = http.get("/dump/", headers={"accept": "text/html"})
    assert 'href="/dump/all.nq.gz"' in page.text
    other = http.get("/dump", headers={"accept": "text/html"})
    # The links to other languages keep the address that was asked.
    assert other.text.partition("<main")[2] == page.text.partition("<main")[2]


def test_same_data_give_the_same_bytes(run_store):
    async def act(store):
        fillers = [dumps.Filler(store) for _ in range(2)]
        try:
            return [await (await filler.fill()).checksums() for filler in fillers]
        finally:
            for filler in fillers:
                filler.close()

    first, second = run_store(act)
    assert first == second


def test_graph_of_somebody_else_and_default_graph_are_in_the_dump(run_store):
    async def act(store):
        await store.write(
            Write(Operation.POST, parts=(Part(b"<urn:a> <urn:b> _:x . _:x <urn:b> 'line\\nbreak \\u2028 \"quoted\"'@en .", TURTLE),))
        )
        filler = dumps.Filler(store)
        directory = await filler.fill()
        try:
            files = await directory.get("all.nq"), await directory.get("all.jsonld"), await directory.get("all.trig")
            return directory.names, [dump.path.read_bytes() for dump in files]
        finally:
            filler.close()

    names, (nquads, jsonld, trig) = run_store(act)
    assert sum(name.startswith("graph-") for name in names) == 2 * 3 * 2
    assert not any(name.startswith("default") for name in names)
    quad_list = list(pyoxigraph.parse(nquads, format=RdfFormat.N_QUADS))
    assert sum(quad.graph_name == DefaultGraph() for quad in quad_list) == 2
    assert {quad.graph_name.value for quad in quad_list if quad.graph_name != DefaultGraph()} == {
        "https://example.org/graph/people",
        "https://example.org/graph/places",
    }
    # Blank nodes keep their places, whatever they are called.
    for content, rdf_format in ((jsonld, RdfFormat.JSON_LD), (trig, RdfFormat.TRIG)):
        other = pyoxigraph.Dataset(pyoxigraph.parse(content, format=rdf_format))
        mine = pyoxigraph.Dataset(quad_list)
        for dataset in (other, mine):
            dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
        assert other == mine


def test_store_that_breaks_off_leaves_an_error_and_no_file(run_store, monkeypatch, tmp_path):
    monkeypatch.setattr(dumps.tempfile, "mkdtemp", lambda prefix: str(_made(tmp_path / prefix)))

    async def act(store):
        read = store.read_graph

        async def broken(request):
            answer = await read(request)

            async def pieces():
                yield (await answer.read())[:200]
                raise LimitExceededError("cut")

            return pieces()

        store.read_graph = broken
        with pytest.raises(LimitExceededError):
            await dumps.Filler(store).fill()

    run_store(act)
    assert list(tmp_path.iterdir()) == []


def _made(path):
    path.mkdir()
    return path


def test_many_who_ask_at_once_share_one_making(run_store):
    async def act(store):
        filler = dumps.Filler(store)
        directory = await filler.fill()
        try:
            files = await asyncio.gather(*(directory.get("all.nq.gz") for _ in range(20)))
            with pytest.raises(NotFoundError):
                await directory.get("all.exe")
            return files
        finally:
            filler.close()

    assert len({id(dump) for dump in run_store(act)}) == 1
