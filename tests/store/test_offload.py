"""Work beside the loop: one piece at a time, in turn for each client, none for a client that has gone."""

import asyncio
import threading

import pytest

from graph_service.errors import QueueFullError
from graph_service.store import offload


def run(check):
    asyncio.run(asyncio.wait_for(check(), 20))


def test_clients_have_their_turn_and_a_network_is_one_client():
    done, gate = [], threading.Event()

    async def check():
        first = asyncio.ensure_future(offload.run("192.0.2.1", gate.wait))
        await asyncio.sleep(0)
        pieces = [("a", f"2001:db8::{number:x}") for number in range(3)] + [("b", "192.0.2.2"), ("c", "192.0.2.3"), ("b", "192.0.2.2")]
        waiting = [asyncio.ensure_future(offload.run(address, lambda name=name: done.append(name))) for name, address in pieces]
        await asyncio.sleep(0)
        gate.set()
        await asyncio.gather(first, *waiting)

    run(check)
    assert "".join(done) == "abcaba"


def test_piece_that_nobody_waits_for_is_not_begun():
    done, gate = [], threading.Event()

    async def check():
        first = asyncio.ensure_future(offload.run("192.0.2.1", gate.wait))
        left = asyncio.ensure_future(offload.run("192.0.2.2", lambda: done.append("left")))
        await asyncio.sleep(0)
        left.cancel()
        # Also one that is under way may be left; the next is done all the same.
        first.cancel()
        last = asyncio.ensure_future(offload.run("192.0.2.1", lambda: done.append("last")))
        await asyncio.sleep(0)
        gate.set()
        await last

    run(check)
    assert done == ["last"]


def test_error_is_the_callers_and_lines_are_bounded():
    gate = threading.Event()

    async def check():
        with pytest.raises(ZeroDivisionError):
            await offload.run("192.0.2.1", lambda: 1 // 0)
        assert await offload.run("192.0.2.1", lambda: 1) == 1
        many = [asyncio.ensure_future(offload.run("192.0.2.1", gate.wait)) for _ in range(20)]
        other = asyncio.ensure_future(offload.run("192.0.2.2", lambda: 2))
        await asyncio.sleep(0)
        gate.set()
        results = await asyncio.gather(*many, return_exceptions=True)
        assert [isinstance(one, QueueFullError) for one in results].count(True) == 20 - 17
        assert await other == 2

    run(check)


def test_short_text_is_read_at_once_and_long_ones_wait_for_no_other_work():
    gate = threading.Event()

    async def check():
        busy = asyncio.ensure_future(offload.run("192.0.2.1", gate.wait))
        await asyncio.sleep(0)
        assert await offload.read(10, threading.get_ident) == threading.get_ident()
        assert await offload.read(1 << 20, threading.get_ident) != threading.get_ident()
        gate.set()
        await busy

    run(check)
