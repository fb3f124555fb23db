"""The process that counts beside the engine: never of another version, replaced when it dies, switched off when it differs."""

import asyncio
import os
import signal
from itertools import groupby

import pytest

from graph_service.errors import EvaluationError
from graph_service.rdf import formats
from graph_service.store.embedded import counts, counts_process, process_clients
from graph_service.store.embedded.counts import INSTALLED
from graph_service.store.embedded.store import EmbeddedConfiguration, EmbeddedStore
from graph_service.store.interface import Limits, Operation, Query, Write
from tests.needs import need

NUMBER = "SELECT (COUNT(*) AS ?n) { ?s <http://e/p> ?o }"


def insert(number):
    return Write(Operation.UPDATE, text=f"INSERT DATA {{ GRAPH <http://e/g> {{ <http://e/s> <http://e/p> {number} }} }}")


async def number(store, limits=None):
    answer = await store.query(Query(NUMBER, formats.CSV, limits or Limits()))
    assert answer.version == store.version
    return int((await answer.read()).split()[1])


async def ready(store):
    async with asyncio.timeout(60):
        await store._counts._ready.wait()


def quick(monkeypatch):
    need(INSTALLED, "the extra `counts` is not installed")
    monkeypatch.setattr(counts, "_REST", 0.01)


def test_counts_are_those_of_the_present_version_whoever_answers(run_store, monkeypatch):
    quick(monkeypatch)

    async def act(store):
        await ready(store)
        assert not store.repeats
        answers = []
        for place in range(3):
            await store.write(insert(place))
            # Nobody has made the columns of this version yet.
            answers.append((await number(store), store.gauges["counts"]))
            await ready(store)
            answers.append((await number(store), store.gauges["counts"]))
        return answers, store.gauges["counted"]

    answers, counted = run_store(act, counts_from=1)
    assert [count for count, _ in answers] == [1, 1, 2, 2, 3, 3]
    assert [state for _, state in answers][1::2] == [1.0, 1.0, 1.0]
    assert counted >= 3


def test_a_process_that_dies_costs_no_answer_and_is_replaced(run_store, monkeypatch):
    quick(monkeypatch)

    async def act(store):
        await store.write(insert(1))
        await ready(store)
        os.kill(store._counts._worker.pid, signal.SIGKILL)
        assert await number(store) == 1
        await ready(store)
        before = store.gauges["counted"]
        assert await number(store) == 1
        return store.gauges["counted"] - before

    assert run_store(act, counts_from=1) == 1


def test_it_has_pages_of_its_own_and_is_not_replaced_for_that(run_store, monkeypatch):
    quick(monkeypatch)
    monkeypatch.setattr(process_clients, "_YOUTH", 0.0)

    async def act(store):
        await ready(store)
        process = store._counts._worker.pid
        assert [await number(store) for _ in range(5)] == [0] * 5
        return store.gauges["counted"], store._counts._worker.pid == process

    assert run_store(act, counts_from=1) == (5, True)


def test_an_answer_that_differs_from_the_engines_switches_it_off(tiny_sources, monkeypatch):
    quick(monkeypatch)
    said = asyncio.Queue()

    async def main():
        store = EmbeddedStore(
            EmbeddedConfiguration(sources=tiny_sources, workers=2, counts_from=1), lambda event, members: said.put_nowait((event, members))
        )
        engine = store._counts._engine

        async def otherwise(query):
            return await engine(Query(query.text.replace("?o }", "<http://e/none> }"), query.format))

        store._counts._engine = otherwise
        await store.start()
        try:
            await store.write(insert(1))
            await ready(store)
            await number(store)
            async with asyncio.timeout(30):
                while (event := await said.get())[0] != "counts-differ":
                    pass
            assert await number(store) == 1
            return event[1]["query"], store.gauges["counts"]
        finally:
            await store.stop()

    assert asyncio.run(main()) == (NUMBER, -1.0)


def test_rows_are_its_own_where_many_things_have_what_the_query_names(run_store, monkeypatch):
    quick(monkeypatch)
    things = " ".join(
        f"<http://e/t{number}> <http://e/of> <http://e/{'many' if number < 2500 else 'few'}> ; <http://e/p> {number} ."
        for number in range(2600)
    )

    # In the order of IRIs it comes after the one without a mark.
    things += " <http://e/t999!> <http://e/of> <http://e/many> ; <http://e/p> 0 ."

    async def asked(store, name):
        text = f"SELECT ?s ?o {{ ?s <http://e/of> <http://e/{name}> ; <http://e/p> ?o }} ORDER BY DESC(?s) LIMIT 2"
        answer = await store.query(Query(text, formats.CSV, Limits()))
        return (await answer.read()).decode().split(), store.gauges["counted"]

    async def act(store):
        await store.write(Write(Operation.UPDATE, text=f"INSERT DATA {{ GRAPH <http://e/g> {{ {things} }} }}"))
        await ready(store)
        return [await asked(store, name) for name in ("few", "many")]

    few, many = run_store(act, counts_from=1)
    assert few == (["s,o", "http://e/t2599,2599", "http://e/t2598,2598"], 0)
    assert many == (["s,o", "http://e/t999!,0", "http://e/t999,999"], 1)


def test_comparisons_take_a_small_part_of_the_time(run_store, monkeypatch):
    quick(monkeypatch)
    compared = []

    async def act(store):
        engine = store._counts._engine

        async def counted(query):
            compared.append(query.text)
            return await engine(query)

        store._counts._engine = counted
        await ready(store)
        for pause, asked in ((1e9, 20), (0, 3)):
            monkeypatch.setattr(counts, "_PAUSE", pause)
            for _ in range(asked):
                await number(store)
                if store._counts._checking:
                    await store._counts._checking
            compared.append("until then")
            store._counts._compare_from = 0.0
        return [len(list(some)) for _, some in groupby(compared, NUMBER.__eq__)]

    # The first answer of the process, and no other for a thousand million times as long; then every one.
    assert run_store(act, counts_from=1) == [1, 1, 3, 1]


def test_data_that_could_not_be_read_whole_give_no_columns():
    need(INSTALLED, "the extra `counts` is not installed")

    class Broken:
        def query(self, _text, **_options):
            raise RuntimeError

    with pytest.raises(EvaluationError, match="whole"), counts_process._written(Broken()) as written:
        written.read()


def test_below_its_size_there_is_none_and_answers_repeat(run_store):
    async def act(store):
        return store.repeats, store.gauges["counts"]

    assert run_store(act, counts_from=1000) == (True, 0.0)
    assert run_store(act) == (True, 0.0)
