"""Memory is given back while serving: some seconds after a request, not with each."""

import asyncio

from graph_service.http.memory_trim import MemoryTrim


def given(*pauses, seconds=0.02):
    """How often memory was given back after some requests, each followed by a pause."""
    done = []

    async def run():
        memory_trim = MemoryTrim(seconds, lambda: done.append(1))
        for pause in pauses:
            memory_trim.after_request()
            await asyncio.sleep(pause)

    asyncio.run(run())
    return len(done)


def test_requests_close_together_give_back_once():
    assert given(0, 0, 0.1) == 1


def test_the_next_request_gives_back_again():
    assert given(0.1, 0.1) == 2


def test_not_at_once():
    assert given(0.02, seconds=10) == 0
