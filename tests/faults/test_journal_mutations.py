"""Whatever happens to a byte of the journal: every acknowledged write is served, or the start is refused and names file and byte."""

import asyncio
import re
import shutil
from types import SimpleNamespace

import pyoxigraph
import pytest

from graph_service.errors import ServiceError
from graph_service.rdf.formats import TURTLE
from graph_service.store.embedded import changes, records
from graph_service.store.embedded.journal import Journal
from graph_service.store.embedded.store import EmbeddedConfiguration, EmbeddedStore
from graph_service.store.interface import Operation, Part, Write

_WRITES = 30


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    """Directories of a store with thirty writes, as this version leaves it, as older ones did and as a copy of the journal alone is."""
    directory = tmp_path_factory.mktemp("journal") / "marked"

    async def act():
        store = EmbeddedStore(EmbeddedConfiguration(directory=directory, workers=1))
        await store.start()
        for number in range(_WRITES):
            text = f"INSERT DATA {{ GRAPH <http://e/g{number % 3}> {{ <http://e/s{number}> <http://e/p> 'é{number}\\\\n' }} }}"
            await store.write(Write(Operation.UPDATE, text=text, who="iom", when="2026-11-28T12:00:00+00:00"))
        await store.write(Write(Operation.PUT, graph="http://e/g0", parts=(Part(b"<http://e/s> <http://e/p> 1 .", TURTLE),)))
        await store.stop()

    asyncio.run(act())
    made = {"marked": directory}
    for name in ("old, marked", "old", "alone"):
        made[name] = directory.with_name(name)
        shutil.copytree(directory, made[name])
        (made[name] / records.MARK).unlink()
        if name != "alone":
            path = made[name] / records.NAME
            path.write_bytes(re.sub(rb', "head": "[0-9a-f]{64}"}\n', b"}\n", path.read_bytes()))
    start(made["old, marked"])
    return made


@pytest.fixture
def attack(attack_size, attack_random):
    return SimpleNamespace(size=attack_size, random=attack_random)


@pytest.fixture(scope="module")
def states(stores):
    """What the store was after each of its records."""
    states_so_far, store = [], pyoxigraph.Store()
    with records.open_records(stores["marked"]) as journal:
        for entry in journal:
            for one in changes.decode(entry.body()):
                changes.apply(store, one)
            states_so_far.append(({str(quad) for quad in store}, journal.count))
    return states_so_far


def start(directory):
    """What a start serves and how many records it finds."""
    journal, store = Journal(directory), pyoxigraph.Store()
    try:
        journal.open()
        recovered = journal.recover(store)
    finally:
        journal.forget()
    return {str(quad) for quad in store}, recovered.records if recovered else 0


def attempt(directory):
    """What a start serves, or its refusal."""
    try:
        return start(directory), None
    except ServiceError as error:
        return None, error.detail


def flip(data, place, _length, random):
    return data[:place] + bytes([data[place] ^ 1 << random.randrange(8)]) + data[place + 1 :]


def overwrite(data, place, length, random):
    return data[:place] + random.randbytes(length) + data[place + length :]


def remove(data, place, length, _random):
    return data[:place] + data[place + length :]


def insert(data, place, length, random):
    return data[:place] + random.randbytes(length) + data[place:]


def blank(data, place, length, _random):
    return data[:place] + bytes(length) + data[place + length :]


def misplace(data, place, length, random):
    other = random.randrange(len(data))
    return data[:place] + data[other : other + length] + data[place + length :]


def misnumber(data, _place, _length, random):
    """Change a digit in a head; in the first one, this once began the store anew."""
    at = random.choice([digit.start() for digit in re.finditer(rb'(?<="bytes": )\d|(?<={"sequence": )\d', data)])
    return data[:at] + str(random.randrange(10)).encode() + data[at + 1 :]


MUTATIONS = (flip, flip, overwrite, remove, insert, blank, misplace, misnumber)


@pytest.fixture(params=["marked", "old, marked", "old", "alone"])
def kind(request):
    return request.param


def test_a_mutated_journal_serves_every_acknowledged_write_or_names_file_and_byte(kind, stores, states, tmp_path, attack):
    shutil.copytree(stores[kind], tmp_path, dirs_exist_ok=True)
    path, mark = tmp_path / records.NAME, tmp_path / records.MARK
    whole, marked = path.read_bytes(), mark.read_bytes() if mark.exists() else None
    cases, refused = 250 * attack.size, 0
    for _ in range(cases):
        place, length = attack.random.randrange(len(whole)), attack.random.choice((1, 1, 2, 9, 100, 4096))
        mutated = attack.random.choice(MUTATIONS)(whole, place, length, attack.random)
        path.write_bytes(mutated)
        if marked:
            mark.write_bytes(marked)
        else:
            mark.unlink(missing_ok=True)
        served, refusal = attempt(tmp_path)
        if refusal:
            refused += 1
            assert re.search(rf"^{path}.*\bbyte \d+", refusal), refusal
            assert path.read_bytes() == mutated
            continue
        kept = [file.read_bytes() for file in tmp_path.glob(f"{records.NAME}.cut-at-*")]
        assert path.read_bytes() + b"".join(kept) == mutated
        # Without a mark nothing says how far it was acknowledged: the end of the file may be missing.
        assert served == states[-1 if marked else served[1] - 1]
        assert served == states[-1] or kept or whole.startswith(mutated)
        for file in tmp_path.glob(f"{records.NAME}.cut-at-*"):
            file.unlink()
    assert refused > cases / 2


def test_a_journal_cut_anywhere_is_refused_or_loses_what_was_not_acknowledged(stores, tmp_path, attack):
    whole = (stores["marked"] / records.NAME).read_bytes()
    shutil.copytree(stores["marked"], tmp_path, dirs_exist_ok=True)
    for end in attack.random.sample(range(len(whole)), 100):
        (tmp_path / records.NAME).write_bytes(whole[:end])
        with pytest.raises(ServiceError, match=r"journal\.log.*\bbytes? \d+"):
            start(tmp_path)
