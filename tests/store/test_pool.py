"""The service's side of its workers, with a worker that says what a test wants."""

import asyncio

import pytest

from graph_service.errors import EvaluationError, UnavailableError
from graph_service.store.embedded import ipc
from graph_service.store.embedded import pool as pools
from graph_service.store.embedded.clients import Worker
from graph_service.store.embedded.pool import Pool
from graph_service.store.interface import Limits
from tests.wire import Wire

MIB = 1 << 20


class Data:
    """The process that holds the data, as far as a pool looks at it."""

    version = "1"
    closing = True


@pytest.fixture
def pool():
    return Pool(1, 0, 8, 10.0)


def ready(pool):
    """Give a pool its worker, and return the worker."""
    data = Data()
    pool._data_process = data
    worker = Worker(data, pool._on_idle, pool._on_lost)
    worker.connection_made(Wire())
    worker.data_received(ipc.pack_json(ipc.HELLO, {"pid": 0}))
    return worker


LAST = {
    "end": ipc.pack(ipc.END, b"z" * 10),
    "worn": ipc.pack(ipc.END_WORN, b"z" * 10),
    "error": ipc.pack_json(ipc.ERROR, {"slug": "evaluation", "detail": "no", "help": "", "members": {}}),
}


@pytest.mark.parametrize("last", LAST)
@pytest.mark.parametrize("apart", [False, True])
def test_worker_answers_the_next_query_after_a_reader_that_lagged(last, apart, pool):
    """The end may come together with the bytes that were too many at once, when the worker is no longer read from."""

    async def check():
        worker = ready(pool)
        first = pool.begin(b"first", Limits(5.0), "a")
        piece = ipc.pack(ipc.DATA, b"x" * MIB)
        if apart:
            worker.data_received(piece + piece)
            assert not worker._transport.reading
            read = asyncio.ensure_future(first.read())
            await asyncio.sleep(0)
            assert worker._transport.reading
            worker.data_received(LAST[last])
        else:
            worker.data_received(piece + piece + LAST[last])
            read = asyncio.ensure_future(first.read())
        second = pool.begin(b"second", Limits(5.0), "a")
        assert worker._transport.written == b"firstsecond"
        assert worker._transport.reading, "nobody would hear the second answer"
        worker.data_received(ipc.pack(ipc.END, b"second"))
        assert await second.read() == b"second"
        if last == "error":
            with pytest.raises(EvaluationError):
                await read
        else:
            assert await read == b"x" * 2 * MIB + b"z" * 10

    asyncio.run(asyncio.wait_for(check(), 5))


def crowd(size, patience=10.0):
    """A pool with idle workers, and a way to have clients ask; workers never answer."""
    pool = Pool(size, 0, 100, patience)
    data = Data()
    pool._data_process = data
    for _ in range(size):
        worker = Worker(data, pool._on_idle, pool._on_lost)
        pool._all.add(worker)
        worker.connection_made(Wire())
        worker.data_received(ipc.pack_json(ipc.HELLO, {"pid": 0}))
    return pool, lambda client: pool.begin(b"query", Limits(60.0), client)


def lose(pool):
    """Notice the workers whose transport was closed, and have others in their place."""
    for worker in [one for one in pool._all if one._transport.closed]:
        worker.connection_lost(None)
        other = Worker(pool._data_process, pool._on_idle, pool._on_lost)
        pool._all.add(other)
        other.connection_made(Wire())
        other.data_received(ipc.pack_json(ipc.HELLO, {"pid": 0}))


def test_last_worker_is_for_a_client_that_has_none():
    async def check():
        _, ask = crowd(4)
        first = [ask("192.0.2.1") for _ in range(6)]
        assert [job.age > 0 for job in first] == [True] * 3 + [False] * 3
        # All addresses of a network are one client.
        second = [ask(f"2001:db8::{number:x}") for number in range(3)]
        assert [job.age > 0 for job in second] == [True, False, False]

    asyncio.run(check())


def test_slow_evaluations_of_few_clients_give_way_to_those_who_wait(monkeypatch):
    monkeypatch.setattr(pools, "_LAG", 0.05)
    monkeypatch.setattr(pools, "_TURN", 0.5)

    async def check():
        pool, ask = crowd(4)
        many = [ask("192.0.2.1") for _ in range(6)]
        one = ask("192.0.2.2")
        for number in range(3, 6):
            late = ask(f"192.0.2.{number}")
            for _ in range(40):
                await asyncio.sleep(0.05)
                lose(pool)
                if late.age:
                    break
            assert late.age
            late._worker._take(ipc.END, b"done")
            assert await late.read() == b"done"
        stopped = [job for job in many if job.done]
        assert stopped
        for job in stopped:
            with pytest.raises(UnavailableError, match="others were waiting"):
                await job.begun()
        assert not one.done, "the one query of a client does not give way to clients while another has more"
        assert one.age

    asyncio.run(check())


def test_single_slow_evaluation_has_its_turn_and_then_gives_way(monkeypatch):
    monkeypatch.setattr(pools, "_LAG", 0.02)
    monkeypatch.setattr(pools, "_TURN", 0.3)

    async def check():
        pool, ask = crowd(2)
        slow = [ask("192.0.2.1"), ask("192.0.2.2")]
        late = ask("192.0.2.3")
        await asyncio.sleep(0.15)
        assert not any(job.done for job in slow)
        with pytest.raises(UnavailableError, match="others were waiting"):
            await slow[0].begun()
        lose(pool)
        assert late.age
        assert [job.done for job in slow] == [True, False]

    asyncio.run(asyncio.wait_for(check(), 10))


def test_nobody_gives_way_to_a_client_that_has_as_many(monkeypatch):
    monkeypatch.setattr(pools, "_LAG", 0.02)
    monkeypatch.setattr(pools, "_TURN", 0.02)

    async def check():
        _, ask = crowd(4)
        running = [ask("192.0.2.1") for _ in range(3)] + [ask("192.0.2.2")]
        ask("192.0.2.1")
        await asyncio.sleep(0.3)
        assert not any(job.done for job in running)

    asyncio.run(check())
