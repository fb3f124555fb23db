"""The durable store: what was acknowledged is there after any end of the process."""

import asyncio
import errno
import os
import re
import shutil
import tempfile
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pyoxigraph
import pytest

from graph_service.errors import BadRequestError, ServiceError, StorageFullError, UnavailableError
from graph_service.rdf import formats
from graph_service.store.embedded import changes as change
from graph_service.store.embedded.journal import Journal
from graph_service.store.embedded.records import MARK, Record, encode
from graph_service.store.embedded.store import EmbeddedConfiguration, EmbeddedStore
from graph_service.store.interface import Operation, Part, Query, Write

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DESCRIBED = f"""<rdf:RDF xmlns:rdf="{RDF}" xmlns:x="x:">
<rdf:Description rdf:about="x:s"><x:p rdf:datatype="{RDF}%s">a</x:p></rdf:Description></rdf:RDF>""".encode()
LIST = "SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o"


def test_store_is_the_same_after_a_restart(run_store, tmp_path):
    async def write(store):
        await store.write(Write(Operation.UPDATE, text="INSERT DATA { GRAPH <http://e/g> { <http://e/s> <http://e/p> _:b, 1, 'é\\n' } }"))
        await store.write(Write(Operation.PUT, graph="http://e/empty", parts=(Part(b"", formats.TURTLE),)))
        await store.write(Write(Operation.UPDATE, text="DELETE WHERE { GRAPH <http://e/g> { ?s ?p 1 } }"))
        await store.write(Write(Operation.DELETE, graph="https://example.org/graph/places"))
        return await read(store)

    async def read(store):
        answer = await store.query(Query(LIST, formats.TSV))
        return store.version, dict(store.summary.graphs), await answer.read()

    before = run_store(write, directory=tmp_path)
    assert run_store(read, directory=tmp_path) == before
    assert before[1] == {
        "http://e/empty": 0,
        "http://e/g": 2,
        "https://example.org/graph/people": before[1]["https://example.org/graph/people"],
    }


@pytest.fixture(scope="module")
def four_records(tmp_path_factory):
    """A store of four records: the first, of nothing, and three writes that were acknowledged."""
    directory = tmp_path_factory.mktemp("journal")

    async def act():
        store = EmbeddedStore(EmbeddedConfiguration(directory=directory, workers=1))
        await store.start()
        for number in range(3):
            await store.write(Write(Operation.UPDATE, text=f"INSERT DATA {{ <http://e/s> <http://e/p> {number} }}"))
        await store.stop()

    asyncio.run(act())
    return directory


@pytest.fixture
def path(four_records, tmp_path):
    """The journal in a copy of that store."""
    shutil.copytree(four_records, tmp_path, dirs_exist_ok=True)
    return tmp_path / "journal.log"


@contextmanager
def opened(directory, patience=5.0):
    journal = Journal(directory)
    try:
        journal.open(patience)
        yield journal
    finally:
        journal.forget()


def size(directory):
    """How many statements a start finds, which then goes on with that."""
    with opened(directory) as journal:
        store = pyoxigraph.Store()
        journal.recover(store)
    return len(store)


def without_seals(journal):
    """The records of a journal as they were written before 2026-11-28."""
    return re.sub(rb', "head": "[0-9a-f]{64}"}\n', b"}\n", journal)


FOURTH = b"".join(encode(Record(4, "", "", "update", "v", 1, 0), [b'@ <>\n+ <http://e/s> <http://e/p> "4" .\n']))


@pytest.mark.parametrize("old", [False, True], ids=["sealed", "before seals"])
@pytest.mark.parametrize("marked", [True, False], ids=["marked", "without a mark"])
@pytest.mark.parametrize("cut", [1, 9, 40, FOURTH.index(b"\n"), FOURTH.index(b"\n") + 1, len(FOURTH) - 9, len(FOURTH) - 1])
def test_write_cut_off_before_its_acknowledgement_moves_to_a_file_beside(path, tmp_path, cut, marked, old):
    if old:
        path.write_bytes(without_seals(path.read_bytes()))
    if old or not marked:
        (tmp_path / MARK).unlink()
    if old and marked:
        assert size(tmp_path) == 3
    whole = path.read_bytes()
    path.write_bytes(whole + FOURTH[:cut])
    assert size(tmp_path) == 3
    assert path.read_bytes() == whole
    assert (tmp_path / f"journal.log.cut-at-{len(whole)}").read_bytes() == FOURTH[:cut]
    path.write_bytes(whole + FOURTH[: cut + 1])
    assert size(tmp_path) == (4 if cut + 1 == len(FOURTH) else 3)
    assert (tmp_path / f"journal.log.cut-at-{len(whole)}.2").exists() == (cut + 1 < len(FOURTH))


def test_write_that_was_whole_but_not_acknowledged_is_served(path, tmp_path):
    path.write_bytes(path.read_bytes() + FOURTH)
    assert size(tmp_path) == 4


@pytest.mark.parametrize("left", [0, 1, 700, -1, -9, "last"])
def test_acknowledged_write_that_was_cut_off_stops_the_start(path, tmp_path, left):
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex(b'{"sequence"') if left == "last" else left])
    before = path.read_bytes()
    with pytest.raises(ServiceError, match=rf"{path}.*at byte \d+"):
        size(tmp_path)
    assert path.read_bytes() == before


def test_journal_that_is_gone_is_not_begun_anew(path, tmp_path):
    path.rename(tmp_path / "kept")
    with pytest.raises(ServiceError, match=f"{path} is not there"):
        size(tmp_path)
    assert not path.exists()
    path.touch()
    with pytest.raises(ServiceError, match="at byte 0"):
        size(tmp_path)
    (tmp_path / MARK).unlink()
    with pytest.raises(ServiceError, match="at byte 0"):
        size(tmp_path)
    (tmp_path / "kept").rename(path)
    assert size(tmp_path) == 3


def test_mark_that_cannot_be_read_lets_a_whole_journal_start_and_no_other(path, tmp_path):
    mark, whole = (tmp_path / MARK).read_bytes(), path.read_bytes()
    for broken in (b"", mark[:80], mark.replace(b"1", b"2")):
        (tmp_path / MARK).write_bytes(broken)
        path.write_bytes(whole + FOURTH[:-9])
        with pytest.raises(ServiceError, match=f"at byte {len(whole)}"):
            size(tmp_path)
        path.write_bytes(whole)
        assert size(tmp_path) == 3
        assert (tmp_path / MARK).read_bytes() == mark


def test_another_journal_in_the_place_of_ours_is_told(path, tmp_path):
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b'"who": ""', b'"who": "x"'))
    with pytest.raises(ServiceError, match="at byte 0"):
        size(tmp_path)
    # Of the same length and whole, without hashes of heads.
    path.write_bytes(without_seals(whole))
    (tmp_path / MARK).unlink()
    assert size(tmp_path) == 3
    path.write_bytes(path.read_bytes().replace(b'"who": ""', b'"who":"" '))
    with pytest.raises(ServiceError, match=r"is not what was acknowledged, somewhere before byte \d+"):
        size(tmp_path)


def test_damage_in_the_middle_stops_the_start(path, tmp_path):
    path.write_bytes(path.read_bytes().replace(b'p> "1"', b'p> "7"'))
    with pytest.raises(ServiceError, match="damaged"):
        size(tmp_path)


@pytest.mark.parametrize("journal", ["sealed", "before seals"])
def test_journals_of_before_are_read_and_written_on(path, run_store, tmp_path, journal):
    (tmp_path / MARK).unlink()
    if journal == "before seals":
        path.write_bytes(without_seals(path.read_bytes()))
    old = path.read_bytes()

    async def more(store):
        await store.write(Write(Operation.UPDATE, text="INSERT DATA { <http://e/s> <http://e/p> 3 }"))
        return store.version

    version = run_store(more, directory=tmp_path)
    assert path.read_bytes().startswith(old)
    assert b'"head": ' in path.read_bytes()[len(old) :]

    async def look(store):
        return store.version, store.summary.default_size

    assert run_store(look, directory=tmp_path) == (version, 4)


def test_record_of_before_behind_a_sealed_one_is_damage(path, tmp_path):
    (tmp_path / MARK).unlink()
    whole = path.read_bytes()
    last = whole.rindex(b'{"sequence"')
    path.write_bytes(whole[:last] + without_seals(whole[last:]))
    with pytest.raises(ServiceError, match=f"at byte {last}"):
        size(tmp_path)


def test_without_the_lock_file_a_second_service_still_does_not_start(run_store, tmp_path):
    async def act(_store):
        (tmp_path / "lock").unlink()
        with pytest.raises(ServiceError, match="Another service uses"), opened(tmp_path, patience=0):
            pass

    run_store(act, directory=tmp_path)


@pytest.mark.skipif(os.geteuid() != 0, reason="changes the user, which root may")
@pytest.mark.parametrize("file", ["journal.log", "journal.mark", "lock"])
def test_file_of_another_user_is_named_with_the_reason(path, file):
    """A restore by root, and a service that runs as somebody else."""
    # Others may not enter the folders of a test.
    with tempfile.TemporaryDirectory() as folder:
        directory = shutil.copytree(path.parent, Path(folder) / "d")
        for one in (Path(folder), directory, *directory.iterdir()):
            os.chown(one, 65534, 65534)
        os.chown(directory / file, 0, 0)
        (directory / file).chmod(0o600)
        os.seteuid(65534)
        try:
            with pytest.raises(ServiceError, match=f"{directory / file} could not be .*: Permission denied"):
                size(directory)
        finally:
            os.seteuid(0)


def test_journal_that_somebody_moved_or_cut_is_not_written(tmp_path):
    path = tmp_path / "journal.log"
    for harm in (path.unlink, lambda: os.truncate(path, 3)):
        with opened(tmp_path) as journal:
            journal.seed(pyoxigraph.Store(), Record(0, "", "", "seed", "v", 0, 0))
            harm()
            with pytest.raises(ServiceError, match=f"{path} "):
                journal.append(Record(1, "", "", "update", "v", 0, 0), [])
        path.unlink(missing_ok=True)
        (tmp_path / MARK).unlink()


def test_what_a_failed_write_left_behind_is_taken_back_before_the_next_one(tmp_path, monkeypatch):
    path = tmp_path / "journal.log"
    with opened(tmp_path) as journal:
        journal.seed(pyoxigraph.Store(), Record(0, "", "", "seed", "v", 0, 0))
        whole = path.read_bytes()
        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", full)
            with pytest.raises(StorageFullError):
                journal.append(Record(1, "", "", "update", "v", 0, 0), [])
        assert path.read_bytes() == whole
        path.write_bytes(whole + b"left")
        journal.append(Record(1, "", "", "update", "w", 0, 0), [])
    with opened(tmp_path) as journal:
        assert journal.recover(pyoxigraph.Store()).last.version == "w"


@pytest.mark.parametrize(
    "write",
    [
        Write(Operation.UPDATE, text=f"INSERT DATA {{ <x:s> <x:p> 'a'^^<{RDF}langString> }}"),
        Write(Operation.UPDATE, text=f"INSERT {{ <x:s> <x:p> ?o }} WHERE {{ BIND(STRDT('a', <{RDF}dirLangString>) AS ?o) }}"),
        Write(Operation.PUT, graph="x:g", parts=(Part(DESCRIBED % b"langString", formats.RDF_XML),)),
        Write(
            Operation.POST,
            graph="x:g",
            parts=(Part(b'{"@id": "x:s", "x:p": {"@value": "a", "@type": "%slangString"}}' % RDF.encode(), formats.JSON_LD),),
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
    changed = change.GraphChange("x:g", "created", line + b"\n", b"")
    with pytest.raises(BadRequestError):
        change.check([changed])
    (tmp_path / "journal.log").write_bytes(b"".join(encode(Record(0, "", "", "seed", "v", 1, 0), list(change.encode([changed])))))
    store = pyoxigraph.Store()
    with opened(tmp_path) as journal:
        assert journal.recover(store).last.version == "v"
    assert change.contents(store)["x:g"].strip() == line


def test_graph_without_iri_is_refused(run_store):
    async def act(store):
        with pytest.raises(BadRequestError, match="blank node"):
            await store.write(Write(Operation.UPDATE, text="INSERT { GRAPH ?g { <x:s> <x:p> 1 } } WHERE { BIND(BNODE() AS ?g) }"))

    run_store(act)


def full(_descriptor):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_full_disk_leaves_a_long_journal_as_it_is(run_store, tmp_path, monkeypatch):
    async def act(store):
        await store.write(Write(Operation.UPDATE, text="INSERT DATA { <x:s> <x:p> 1 }"))

    run_store(act, directory=tmp_path)
    monkeypatch.setattr("graph_service.store.embedded.journal._COMPACT_RECORDS", 1)
    before = (tmp_path / "journal.log").read_bytes()

    monkeypatch.setattr("os.fsync", full)
    with opened(tmp_path) as journal:
        assert journal.recover(pyoxigraph.Store()).records == 2
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
            os.kill(store._data_process._pid, 9)
            await until(lambda: not store._data_process)

    store = EmbeddedStore(EmbeddedConfiguration(directory=tmp_path, workers=1), lambda event, _members: events.append(event), lose)

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
    journal_text = (tmp_path / "journal.log").read_text(encoding="utf-8")
    assert '"when": "2026-11-21T12:00:00+00:00", "who": "iom", "operation": "update"' in journal_text
    assert "@ <http://e/g>\n* created\n+ <http://e/s> <http://e/p>" in journal_text


def test_long_journal_is_made_short_at_the_start(run_store, tmp_path, monkeypatch):
    store = pyoxigraph.Store()
    store.update("INSERT DATA { <http://e/s> <http://e/p> 1 . GRAPH <http://e/g> { <http://e/s> <http://e/p> 2 } }")

    async def write(running):
        for number in range(3):
            await running.write(Write(Operation.UPDATE, text=f"INSERT DATA {{ <http://e/s> <http://e/p> {number} }}"))
        return running.version

    version = run_store(write, directory=tmp_path)
    monkeypatch.setattr("graph_service.store.embedded.journal._COMPACT_RECORDS", 2)
    with opened(tmp_path) as journal:
        recovered = journal.recover(store)
    assert (recovered.last.version, recovered.records) == (version, 4)
    again = pyoxigraph.Store()
    with opened(tmp_path) as journal:
        assert journal.recover(again).records == 1
    assert {str(quad) for quad in again} == {str(quad) for quad in store}


def test_change_reads_back_what_it_wrote():
    before, after = pyoxigraph.Store(), pyoxigraph.Store()
    before.update("INSERT DATA { <http://e/s> <http://e/p> 1 . GRAPH <http://e/gone> { <http://e/s> <http://e/p> 1 } }")
    after.update("INSERT DATA { <http://e/s> <http://e/p> 2, '@ <x>', '''a\n- b''' . GRAPH <http://e/new> { _:b <http://e/p> _:c } }")
    changes = change.compare(change.contents(before), change.contents(after))
    text = b"".join(change.encode(changes))
    assert list(change.decode([text])) == changes
    # However the text is cut into pieces, the same comes of it.
    for size in (1, 2, 7, 30, len(text)):
        again = pyoxigraph.Store()
        again.bulk_extend(before)
        for part in change.decode(text[start : start + size] for start in range(0, len(text), size)):
            change.apply(again, part)
        assert {str(quad) for quad in again} == {str(quad) for quad in after}
        assert {str(graph) for graph in again.named_graphs()} == {"<http://e/new>"}


def test_long_changes_are_written_and_read_in_pieces(monkeypatch):
    """With and without blank nodes, which keep their names: a later change names them."""
    monkeypatch.setattr(change, "_PIECE", 100)
    before, store = pyoxigraph.Store(), pyoxigraph.Store()
    before.update("INSERT DATA { GRAPH <http://e/g> { <http://e/old> <http://e/p> 1 } }")
    lines = b"".join(b'<http://e/s%d> <http://e/p> "\\n+ %d" .\n' % (n, n) for n in range(20))
    lines += b"".join(b"_:b%d <http://e/p> _:c .\n" % n for n in range(20))
    removed = b'<http://e/old> <http://e/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
    pieces = list(change.encode([change.GraphChange("http://e/g", "", lines, removed)]))
    assert len(pieces) > 10
    file = BytesIO()
    written = change.AddedLines(file)
    for start in range(0, len(lines), 33):
        written.write(lines[start : start + 33])
    assert (written.count, file.getvalue()) == (40, b"".join(pieces[1:-1]))
    store.bulk_extend(before)
    for part in change.decode(pieces):
        change.apply(store, part)
    assert set(change.contents(store)["http://e/g"].splitlines()) == set(lines.splitlines())


def test_first_statement_about_a_reserved_thing_is_told():
    lines = b"<http://e/a> <x:p> <http://e/r/1> .\n<http://e/rx> <x:p> 1 .\n<http://e/q/2> <x:p> 1 .\n<http://e/r/3> <x:p> 1 .\n"
    made = change.GraphChange("", "", lines, b"")
    assert made.first_about(("http://e/r/", "http://e/q/")) == "http://e/q/2"
    assert made.first_about(("http://e/a",)) == "http://e/a"
    assert made.first_about(("http://e/z",)) == ""
