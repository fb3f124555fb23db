"""The durable store: what was acknowledged is there after any end of the process."""

import asyncio
import errno
import os

import pyoxigraph
import pytest

from graph_service import media
from graph_service.errors import BadRequestError, ServiceError, UnavailableError
from graph_service.store import change
from graph_service.store.base import Operation, Part, Query, Write
from graph_service.store.embedded import Configuration, EmbeddedStore
from graph_service.store.journal import Journal, Record

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DESCRIBED = f"""<rdf:RDF xmlns:rdf="{RDF}" xmlns:x="x:">
<rdf:Description rdf:about="x:s"><x:p rdf:datatype="{RDF}%s">a</x:p></rdf:Description></rdf:RDF>""".encode()
LIST = "SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o"


def test_store_is_the_same_after_a_restart(run_store, tmp_path):
    async def write(store):
        await store.write(Write(Operation.UPDATE, text="INSERT DATA { GRAPH <http://e/g> { <http://e/s> <http://e/p> _:b, 1, 'é\\n' } }"))
        await store.write(Write(Operation.PUT, graph="http://e/empty", parts=(Part(b"", media.TURTLE),)))
        await store.write(Write(Operation.UPDATE, text="DELETE WHERE { GRAPH <http://e/g> { ?s ?p 1 } }"))
        await store.write(Write(Operation.DELETE, graph="https://example.org/graph/places"))
        return await read(store)

    async def read(store):
        answer = await store.query(Query(LIST, media.TSV))
        return store.version, dict(store.summary.graphs), await answer.read()

    before = run_store(write, directory=tmp_path)
    assert run_store(read, directory=tmp_path) == before
    assert before[1] == {
        "http://e/empty": 0,
        "http://e/g": 2,
        "https://example.org/graph/people": before[1]["https://example.org/graph/people"],
    }


def test_write_cut_off_before_its_acknowledgement_is_dropped(run_store, tmp_path):
    async def write(store):
        for number in range(3):
            await store.write(Write(Operation.UPDATE, text=f"INSERT DATA {{ <http://e/s> <http://e/p> {number} }}"))

    async def count(store):
        return store.summary.default_size

    run_store(write, directory=tmp_path)
    path = tmp_path / "journal.log"
    whole = path.read_bytes()
    last = whole.rindex(b'{"sequence"')
    for cut in (last + 1, last + 40, len(whole) - 1):
        path.write_bytes(whole[:cut])
        assert run_store(count, directory=tmp_path) == 2
        assert path.stat().st_size == last
    path.write_bytes(whole)
    assert run_store(count, directory=tmp_path) == 3


def test_damage_in_the_middle_stops_the_start(run_store, tmp_path):
    async def write(store):
        for number in range(3):
            await store.write(Write(Operation.UPDATE, text=f"INSERT DATA {{ <http://e/s> <http://e/p> {number} }}"))

    run_store(write, directory=tmp_path)
    path = tmp_path / "journal.log"
    path.write_bytes(path.read_bytes().replace(b'p> "1"', b'p> "7"'))
    with pytest.raises(ServiceError, match="damaged"):
        run_store(write, directory=tmp_path)


@pytest.mark.parametrize(
    "write",
    [
        Write(Operation.UPDATE, text=f"INSERT DATA {{ <x:s> <x:p> 'a'^^<{RDF}langString> }}"),
        Write(Operation.UPDATE, text=f"INSERT {{ <x:s> <x:p> ?o }} WHERE {{ BIND(STRDT('a', <{RDF}dirLangString>) AS ?o) }}"),
        Write(Operation.PUT, graph="x:g", parts=(Part(DESCRIBED % b"langString", media.RDF_XML),)),
        Write(
            Operation.POST,
            graph="x:g",
            parts=(Part(b'{"@id": "x:s", "x:p": {"@value": "a", "@type": "%slangString"}}' % RDF.encode(), media.JSON_LD),),
        ),
    ],
)
def test_what_could_not_be_read_again_is_refused(write, run_store, tmp_path):
    async def act(store):
        await store.write(Write(Operation.UPDATE, text="INSERT DATA { <x:s> <x:p> 'before' }"))
        with pytest.raises(BadRequestError, match="could not be read again"):
            await store.write(write)
        return store.version

    async def look(store):
        return store.version

    assert run_store(act, directory=tmp_path) == run_store(look, directory=tmp_path)


def test_journal_that_holds_what_is_refused_now_is_read(tmp_path):
    line = f'<x:s> <x:p> "a"^^<{RDF}langString> .'.encode()
    found = change.GraphChange("x:g", "created", (line,), ())
    with pytest.raises(BadRequestError):
        change.check([found])
    journal = Journal(tmp_path)
    journal.append(Record(0, "", "", "seed", "v", 1, 0), change.encode([found]))
    store = pyoxigraph.Store()
    assert journal.recover(store).last.version == "v"
    assert change.contents(store)["x:g"].strip() == line


def test_graph_without_iri_is_refused(run_store):
    async def act(store):
        with pytest.raises(BadRequestError, match="blank node"):
            await store.write(Write(Operation.UPDATE, text="INSERT { GRAPH ?g { <x:s> <x:p> 1 } } WHERE { BIND(BNODE() AS ?g) }"))

    run_store(act)


def test_full_disk_leaves_a_long_journal_as_it_is(run_store, tmp_path, monkeypatch):
    async def act(store):
        await store.write(Write(Operation.UPDATE, text="INSERT DATA { <x:s> <x:p> 1 }"))

    run_store(act, directory=tmp_path)
    monkeypatch.setattr("graph_service.store.journal._COMPACT_RECORDS", 1)
    before = (tmp_path / "journal.log").read_bytes()

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert Journal(tmp_path).recover(pyoxigraph.Store()).records == 2
    assert (tmp_path / "journal.log").read_bytes() == before
    assert not (tmp_path / "journal.new").exists()


async def until(condition):
    for _ in range(1000):
        if condition():
            return
        await asyncio.sleep(0.02)
    pytest.fail("waited in vain")


def test_write_whose_data_are_lost_meanwhile_is_refused_and_the_data_come_back(tmp_path):
    """Its copy would hold the journal for ever, and the data be loaded anew in vain again and again."""
    events = []
    kept = Write(Operation.UPDATE, text="INSERT DATA { <x:s> <x:p> 1 }")
    begun = []

    async def lose(_staged):
        if begun:
            os.kill(store._holder._pid, 9)
            await until(lambda: not store._holder)

    store = EmbeddedStore(Configuration(directory=tmp_path, workers=1), lambda event, _members: events.append(event), lose)

    async def act():
        await store.start()
        version = (await store.write(kept)).version
        begun.append(True)
        with pytest.raises(UnavailableError, match="Nothing was changed"):
            await store.write(Write(Operation.UPDATE, text="INSERT DATA { <x:s> <x:p> 2 }"))
        begun.clear()
        await until(lambda: store.ready)
        assert (store.version, store.summary.default_size) == (version, 1)
        await store.write(Write(Operation.UPDATE, text="INSERT DATA { <x:s> <x:p> 3 }"))
        before = len(events)
        await asyncio.sleep(1.0)
        assert events[before:] == []
        await store.stop()

    asyncio.run(act())
    assert events.count("loaded") == 2


def test_journal_says_who_changed_what_and_when(run_store, tmp_path):
    async def write(store):
        text = "INSERT DATA { GRAPH <http://e/g> { <http://e/s> <http://e/p> 1 } }"
        await store.write(Write(Operation.UPDATE, text=text, who="iom", when="2026-11-21T12:00:00+00:00"))

    run_store(write, directory=tmp_path)
    found = (tmp_path / "journal.log").read_text(encoding="utf-8")
    assert '"when": "2026-11-21T12:00:00+00:00", "who": "iom", "operation": "update"' in found
    assert "@ <http://e/g>\n* created\n+ <http://e/s> <http://e/p>" in found


def test_long_journal_is_made_short_at_the_start(run_store, tmp_path, monkeypatch):
    journal = Journal(tmp_path)
    store = pyoxigraph.Store()
    store.update("INSERT DATA { <http://e/s> <http://e/p> 1 . GRAPH <http://e/g> { <http://e/s> <http://e/p> 2 } }")

    async def write(running):
        for number in range(3):
            await running.write(Write(Operation.UPDATE, text=f"INSERT DATA {{ <http://e/s> <http://e/p> {number} }}"))
        return running.version

    version = run_store(write, directory=tmp_path)
    monkeypatch.setattr("graph_service.store.journal._COMPACT_RECORDS", 2)
    recovered = journal.recover(store)
    assert (recovered.last.version, recovered.records) == (version, 4)
    again = pyoxigraph.Store()
    assert journal.recover(again).records == 1
    assert {str(quad) for quad in again} == {str(quad) for quad in store}


def test_change_reads_back_what_it_wrote():
    before, after = pyoxigraph.Store(), pyoxigraph.Store()
    before.update("INSERT DATA { <http://e/s> <http://e/p> 1 . GRAPH <http://e/gone> { <http://e/s> <http://e/p> 1 } }")
    after.update("INSERT DATA { <http://e/s> <http://e/p> 2, '@ <x>', '''a\n- b''' . GRAPH <http://e/new> { _:b <http://e/p> _:c } }")
    changes = change.compare(change.contents(before), change.contents(after))
    assert list(change.decode(change.encode(changes))) == changes
    for found in changes:
        change.apply(before, found)
    assert {str(quad) for quad in before} == {str(quad) for quad in after}
    assert {str(graph) for graph in before.named_graphs()} == {"<http://e/new>"}
