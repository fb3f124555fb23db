"""What nobody waits for has a process of its own, which gives way, and takes none from readers."""

import asyncio
import os

from graph_service.rdf import formats
from graph_service.store.interface import BACKGROUND, Limits, Operation, Query, Write

# It does not end by itself within the test.
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' . '.join(f'?s{n} ?p{n} ?o{n}' for n in range(9))} }}"
QUICK = "ASK {}"


async def answer(store, text, *, background, seconds=30.0):
    BACKGROUND.set(background)
    return await (await store.query(Query(text, formats.JSON, Limits(seconds=seconds)))).read()


def test_the_process_for_it_is_nicer_than_those_of_readers(run_store):
    async def act(store):
        await asyncio.create_task(answer(store, QUICK, background=True))
        await asyncio.create_task(answer(store, QUICK, background=False))
        return [{os.getpriority(os.PRIO_PROCESS, worker.pid) for worker in pool._all} for pool in (store._pool, store._background)]

    readers, background = run_store(act)
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert readers == {own}
    assert background == {min(19, own + 10)}


def test_it_waits_in_a_queue_of_its_own(run_store):
    async def act(store):
        endless = [asyncio.create_task(answer(store, ENDLESS, background=True)) for _ in range(5)]
        await asyncio.sleep(0.05)
        answers = [await asyncio.create_task(answer(store, QUICK, background=False)) for _ in range(3)]
        busy = store.gauges["busy"], store.gauges["waiting"]
        for task in endless:
            task.cancel()
        await asyncio.gather(*endless, return_exceptions=True)
        return answers, busy, await asyncio.create_task(answer(store, QUICK, background=True))

    answers, busy, after = run_store(act)
    assert all(b"true" in one for one in (*answers, after))
    assert busy == (0, 0)


def test_a_write_leaves_what_is_under_way_its_data(run_store):
    async def act(store):
        under_way = asyncio.create_task(answer(store, ENDLESS, background=True, seconds=1.0))
        await asyncio.sleep(0.05)
        await store.write(Write(Operation.UPDATE, text="INSERT DATA { GRAPH <http://e/g> { <http://e/s> <http://e/p> 1 } }"))
        done, _ = await asyncio.wait([under_way])
        return next(iter(done)).exception()

    assert "1 s" in run_store(act).detail
