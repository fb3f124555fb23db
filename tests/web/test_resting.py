"""Memory is given back while serving: some seconds after a request, not with each, and whatever became of it."""

import asyncio

import pytest

from graph_service.web.resting import Resting


async def nothing(*_):
    pass


def given(*requests, seconds=0.02, application=nothing):
    """How often memory was given back after some requests, each followed by a pause."""
    done = []

    async def run():
        resting = Resting(application, seconds, lambda: done.append(1))
        for kind, pause in requests:
            await resting({"type": kind}, None, None)
            await asyncio.sleep(pause)

    asyncio.run(run())
    return len(done)


def test_requests_close_together_give_back_once():
    assert given(("http", 0), ("http", 0), ("http", 0.1)) == 1


def test_the_next_request_gives_back_again():
    assert given(("http", 0.1), ("http", 0.1)) == 2


def test_not_at_once_and_not_for_what_is_no_request():
    assert given(("http", 0.02), seconds=10) == 0
    assert given(("lifespan", 0.1)) == 0


def test_a_request_that_fails_is_one_too():
    async def fail(*_):
        raise OSError("gone")

    done = []

    async def run():
        resting = Resting(fail, 0.02, lambda: done.append(1))
        with pytest.raises(OSError, match="gone"):
            await resting({"type": "http"}, None, None)
        await asyncio.sleep(0.1)

    asyncio.run(run())
    assert done == [1]
