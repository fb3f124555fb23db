"""Whose write is next: one at a time, those who have written least lately first."""

import asyncio
from types import SimpleNamespace

import pytest

from graph_service.errors import QueueFullError
from graph_service.store.embedded.write_queue import WriteQueue


def played(writes, **options):
    """The order in which writes get the lease; each is a writer and the seconds that it takes, and all ask at the same moment."""
    clock = SimpleNamespace(now=0.0)
    order = []

    async def main():
        turns = WriteQueue(clock=lambda: clock.now, **options)

        async def write(who, seconds):
            async with turns.lease(who):
                order.append(who)
                clock.now += seconds
                await asyncio.sleep(0)

        return await asyncio.gather(*(write(*one) for one in writes), return_exceptions=True)

    return order, asyncio.run(main())


def test_a_writer_with_many_slow_writes_lets_each_other_one_go_first():
    order, _ = played([("slow", 30)] * 6 + [("a", 0.1), ("b", 0.1), ("a", 0.1)])
    assert order == ["slow", "a", "b", "a", "slow", "slow", "slow", "slow", "slow"]


def test_writes_of_one_writer_keep_their_order_and_nobody_waits_for_nobody():
    order, _ = played([("a", 1)] * 3)
    assert order == ["a"] * 3


def test_two_slow_writers_take_turns():
    order, _ = played([("a", 10)] * 3 + [("b", 10)] * 3)
    assert order == ["a", "b", "a", "b", "a", "b"]


def test_one_writer_fills_only_its_share_of_the_queue():
    order, ends = played([("a", 1)] * 5 + [("b", 1)], most=10, each=2)
    assert order.count("a") == 3
    assert "b" in order
    assert [str(end) for end in ends if isinstance(end, QueueFullError)] == ["2 writes of a wait already."] * 2
    _, ends = played([(str(number), 1) for number in range(5)], most=2, each=2)
    assert sum(isinstance(end, QueueFullError) for end in ends) == 2


@pytest.mark.parametrize("late", [False, True], ids=["while it waits", "as its lease comes"])
def test_one_that_is_cancelled_holds_nobody_up(late):
    async def main():
        turns = WriteQueue()
        done = []

        async def write(who):
            async with turns.lease(who):
                done.append(who)
                await asyncio.sleep(0)

        async with turns.lease("first"):
            tasks = [asyncio.ensure_future(write(who)) for who in "ab"]
            await asyncio.sleep(0)
            if not late:
                tasks[0].cancel()
                await asyncio.sleep(0)
        if late:
            tasks[0].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert done == ["b"]

    asyncio.run(main())
