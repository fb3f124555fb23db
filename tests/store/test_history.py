"""The earlier versions of a durable store: what changed between them, and stores rebuilt to read one."""

import asyncio
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from graph_service.errors import HistoryNotKeptError, LimitExceededError, NotFoundError, TimeLimitError, UnavailableError
from graph_service.rdf.formats import JSON, N_TRIPLES, TURTLE
from graph_service.store.embedded import journal_history
from graph_service.store.interface import GraphRead, Operation, Part, Query, Write

GRAPH = "https://example.org/graph/history"
A, B, C = (f'<https://example.org/{name}> <https://example.org/says> "{name}" .\n' for name in "abc")


def put(text, when="2026-01-02T03:04:05+00:00"):
    return Write(Operation.PUT, graph=GRAPH, parts=(Part(text.encode(), TURTLE),), when=when)


async def read(store, graph=GRAPH):
    return (await (await store.read_graph(GraphRead(graph, N_TRIPLES))).read()).decode()


def test_each_write_is_a_version_and_the_net_change_leaves_out_what_came_and_went(run_store, tmp_path):
    async def act(store):
        seed = store.version
        first = (await store.write(put(A))).version
        second = (await store.write(put(A + B, "2026-01-03T00:00:00+00:00"))).version
        third = (await store.write(put(C, "2026-01-02T00:00:00+00:00"))).version
        versions = await store.history.versions()
        assert [one.name for one in versions] == [seed, first, second, third]
        assert [one.graphs for one in versions[1:]] == [(GRAPH,)] * 3
        assert versions[0].graphs == ("https://example.org/graph/people", "https://example.org/graph/places")
        # A clock that was set back does not change the order.
        assert all(one.when <= other.when for one, other in pairwise(versions))
        net = await store.history.change(seed, third)
        assert net.added == [(GRAPH, C.strip())]
        assert net.removed == []
        net = await store.history.change(first, third)
        assert net.added == [(GRAPH, C.strip())]
        assert net.removed == [(GRAPH, A.strip())]
        assert (await store.history.change(third, third)).added == []
        assert await store.history.subjects(third, 5) == ["https://example.org/a", "https://example.org/b", "https://example.org/c"]
        assert [one.name for one in await store.history.mentioning(["https://example.org/b"])] == [second, third]
        # Only an IRI that ends in a slash is a beginning.
        assert await store.history.mentioning(["https://example.org/sa"]) == []
        for wrong in ((third, first), ("0" * 24, third)):
            with pytest.raises(NotFoundError) as error:
                await store.history.change(*wrong)
            assert "/dump/all.nq.gz" in error.value.advice

    run_store(act, directory=tmp_path, edition="2025-12-01T00:00:00+00:00")


def test_an_earlier_version_is_read_and_queried_as_it_was(run_store, tmp_path):
    async def act(store):
        first = (await store.write(put(A))).version
        await store.write(put(B))
        await store.write(Write(Operation.DELETE, graph=GRAPH))
        async with store.history.at(first) as past:
            assert past.version == first
            assert past is not store
            assert await read(past) == A
            assert past.summary.graphs.keys() == {GRAPH, "https://example.org/graph/people", "https://example.org/graph/places"}
            answer = await past.query(Query("ASK { <https://example.org/a> ?p ?o }", JSON))
            assert b"true" in await answer.read()
        async with store.history.at(store.version) as present:
            assert present is store
        with pytest.raises(NotFoundError):
            async with store.history.at("no-such-version"):
                pass

    run_store(act, directory=tmp_path)


def test_few_versions_are_held_at_a_time_and_one_that_is_read_is_not_given_up(run_store, tmp_path):
    async def act(store):
        names = [(await store.write(put(text))).version for text in (A, B, C, A + B)]
        async with store.history.at(names[0]) as past:
            with pytest.raises(UnavailableError) as error:
                async with store.history.at(names[1]):
                    pass
            assert error.value.members["maximum"] == 1
            assert await read(past) == A
        async with store.history.at(names[1]) as past:
            assert await read(past) == B

    run_store(act, directory=tmp_path, versions=1)


def test_rebuilding_is_stopped_at_its_limit_and_the_next_one_is_tried_again(run_store, tmp_path):
    async def act(store):
        first = (await store.write(put(A))).version
        await store.write(put(B))
        store._past._seconds = 0.001
        with pytest.raises(TimeLimitError):
            async with store.history.at(first):
                pass
        store._past._seconds = 30
        async with store.history.at(first) as past:
            assert await read(past) == A

    run_store(act, directory=tmp_path)


def test_all_who_ask_for_a_version_share_one_store_and_one_who_leaves_stops_nobody(run_store, tmp_path):
    async def act(store):
        first = (await store.write(put(A))).version
        await store.write(put(B))

        async def ask():
            async with store.history.at(first) as past:
                return await read(past)

        tasks = [asyncio.ensure_future(ask()) for _ in range(5)]
        await asyncio.sleep(0)
        tasks[0].cancel()
        assert await asyncio.gather(*tasks[1:]) == [A] * 4
        assert len(store._past._held) == 1

    run_store(act, directory=tmp_path)


def test_too_much_change_is_refused_with_the_dump(run_store, tmp_path, monkeypatch):
    async def act(store):
        seed = store.version
        await store.write(put(A))
        monkeypatch.setattr(journal_history, "MOST_CHANGED", 10)
        with pytest.raises(LimitExceededError) as error:
            await store.history.change(seed, store.version)
        assert "/dump/all.nq.gz" in error.value.advice

    run_store(act, directory=tmp_path)


def test_a_store_in_memory_knows_its_present_version_alone(run_store):
    async def act(store):
        seed = store.version
        (only,) = await store.history.versions()
        assert (only.name, only.when) == (seed, datetime(2025, 12, 1, tzinfo=UTC))
        await store.write(put(A))
        (only,) = await store.history.versions()
        assert (only.name, only.when) == (store.version, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
        assert (await store.history.change(store.version, store.version)).added == ()
        with pytest.raises(HistoryNotKeptError):
            await store.history.change(seed, store.version)

    run_store(act, edition="2025-12-01T00:00:00+00:00")


def test_versions_are_known_after_a_restart(run_store, tmp_path):
    async def write(store):
        seed = store.version
        return seed, (await store.write(put(A))).version

    names = run_store(write, directory=tmp_path)

    async def look(store):
        assert tuple(one.name for one in await store.history.versions()) == names
        async with store.history.at(names[0]) as past:
            assert GRAPH not in past.summary.graphs

    run_store(look, directory=tmp_path)
