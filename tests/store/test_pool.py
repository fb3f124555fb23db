"""The service's side of its workers, with a worker that says what a test wants."""

import asyncio

import pytest

from graph_service.errors import EvaluationError
from graph_service.store.embedded import ipc
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
    pool._holder = data
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
