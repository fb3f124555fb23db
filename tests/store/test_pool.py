"""The service's side of its workers, with workers that say what a test wants, at the other end of real sockets."""

import asyncio
import socket

import pytest

from graph_service.errors import EvaluationError, UnavailableError
from graph_service.store.embedded import ipc
from graph_service.store.embedded import pool as pools
from graph_service.store.embedded.pool import Pool
from graph_service.store.interface import Limits

MIB = 1 << 20


class Data:
    """The process that holds the data, as far as a pool looks at it. Its workers are ready at once and answer nothing by themselves."""

    version = "1"
    closing = False

    def __init__(self):
        self.workers = []

    def fork_worker(self, _memory, nice):
        ours, worker = socket.socketpair()
        worker.settimeout(0)
        worker.send(ipc.pack_json(ipc.HELLO, {"pid": 0}))
        self.workers.append(worker)
        return ours

    def tell_end(self, _pid, tell):
        tell(0)

    def hold(self):
        pass

    def release(self):
        self.close()

    def close(self):
        self.closing = True
        for worker in self.workers:
            worker.close()


async def until(condition):
    while not condition():  # noqa: ASYNC110 - the pool tells nobody what is looked for here
        await asyncio.sleep(0.005)


def with_pool(size, check):
    """Run a coroutine function with a pool whose workers are idle, and their data."""

    async def main():
        pool, data = Pool(size, 0, 100, 10.0), Data()
        pool.use(data)
        await asyncio.sleep(0)
        # The pool has no view of its idle workers: as many evaluations as there are workers may begin.
        probes = [pool.begin(b"probe", Limits(60.0), f"203.0.113.{number}") for number in range(size)]
        await until(lambda: all(job.age for job in probes))
        for worker in data.workers:
            await send(worker, ipc.pack(ipc.END, b""))
            await receive(worker, b"probe")
        await until(lambda: not pool.busy)
        await check(pool, data)
        await pool.stop()

    asyncio.run(asyncio.wait_for(main(), 20))


async def send(worker, data):
    await asyncio.get_running_loop().sock_sendall(worker, data)


async def receive(worker, expected):
    received = b""
    while len(received) < len(expected):
        received += await asyncio.get_running_loop().sock_recv(worker, len(expected) - len(received))
    assert received == expected


def ask(pool, client):
    return pool.begin(b"query", Limits(60.0), client)


@pytest.fixture(autouse=True)
def lost_workers_are_replaced_at_once(monkeypatch):
    monkeypatch.setattr(pools, "_RETRY_FORK", 0.01)


LAST = {
    "end": ipc.pack(ipc.END, b"z" * 10),
    "worn": ipc.pack(ipc.END_WORN, b"z" * 10),
    "error": ipc.pack_json(ipc.ERROR, {"slug": "evaluation", "detail": "no", "help": "", "members": {}}),
}


@pytest.mark.parametrize("last", LAST)
@pytest.mark.parametrize("apart", [False, True])
def test_worker_answers_the_next_query_after_a_reader_that_lagged(last, apart):
    """The end may come together with the bytes that were too many at once, when the worker is no longer read from."""

    async def check(pool, data):
        (worker,) = data.workers
        first = pool.begin(b"first", Limits(5.0), "a")
        await receive(worker, b"first")
        await send(worker, ipc.pack(ipc.DATA, b"x" * (MIB - 100)))
        await until(lambda: first.held == MIB - 100)
        too_many = ipc.pack(ipc.DATA, b"x" * 200)
        if apart:
            await send(worker, too_many)
            await until(lambda: first.held == MIB + 100)
            read = asyncio.ensure_future(first.read())
            await send(worker, LAST[last])
        else:
            await send(worker, too_many + LAST[last])
            await until(lambda: first.done)
            read = asyncio.ensure_future(first.read())
        await until(lambda: not pool.busy)
        second = pool.begin(b"second", Limits(5.0), "a")
        await receive(worker, b"second")
        await send(worker, ipc.pack(ipc.END, b"second"))
        assert await second.read() == b"second"
        if last == "error":
            with pytest.raises(EvaluationError):
                await read
        else:
            assert await read == b"x" * (MIB + 100) + b"z" * 10

    with_pool(1, check)


def test_last_worker_is_for_a_client_that_has_none():
    async def check(pool, _data):
        first = [ask(pool, "192.0.2.1") for _ in range(6)]
        assert [job.age > 0 for job in first] == [True] * 3 + [False] * 3
        # All addresses of a network are one client.
        second = [ask(pool, f"2001:db8::{number:x}") for number in range(3)]
        assert [job.age > 0 for job in second] == [True, False, False]

    with_pool(4, check)


def test_slow_evaluations_of_few_clients_give_way_to_those_who_wait(monkeypatch):
    monkeypatch.setattr(pools, "_LAG", 0.05)
    monkeypatch.setattr(pools, "_TURN", 0.5)

    async def check(pool, data):
        many = [ask(pool, "192.0.2.1") for _ in range(6)]
        one = ask(pool, "192.0.2.2")
        for number in range(3, 6):
            late = pool.begin(b"late", Limits(60.0), f"192.0.2.{number}")
            await until(lambda job=late: job.age)
            await receive(data.workers[-1], b"late")
            await send(data.workers[-1], ipc.pack(ipc.END, b"done"))
            assert await late.read() == b"done"
        stopped = [job for job in many if job.done]
        assert stopped
        for job in stopped:
            with pytest.raises(UnavailableError, match="others were waiting"):
                await job.begun()
        assert not one.done, "the one query of a client does not give way to clients while another has more"
        assert one.age

    with_pool(4, check)


def test_single_slow_evaluation_has_its_turn_and_then_gives_way(monkeypatch):
    monkeypatch.setattr(pools, "_LAG", 0.02)
    monkeypatch.setattr(pools, "_TURN", 0.3)

    async def check(pool, _data):
        slow = [ask(pool, "192.0.2.1"), ask(pool, "192.0.2.2")]
        late = ask(pool, "192.0.2.3")
        with pytest.raises(UnavailableError, match="others were waiting"):
            await slow[0].begun()
        assert slow[0].seconds >= 0.3
        await until(lambda: late.age)
        assert [job.done for job in slow] == [True, False]

    with_pool(2, check)


def test_nobody_gives_way_to_a_client_that_has_as_many(monkeypatch):
    monkeypatch.setattr(pools, "_LAG", 0.02)
    monkeypatch.setattr(pools, "_TURN", 0.02)

    async def check(pool, _data):
        running = [ask(pool, "192.0.2.1") for _ in range(3)] + [ask(pool, "192.0.2.2")]
        ask(pool, "192.0.2.1")
        # Fifteen times as long as an evaluation has: that nothing happens can only be waited for.
        await asyncio.sleep(0.3)
        assert not any(job.done for job in running)

    with_pool(4, check)
