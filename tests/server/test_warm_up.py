"""What readers share is drawn before the first of them comes; readiness and the log know nothing of it."""

import asyncio
import threading

import httpx

from graph_service.errors import NotFoundError
from graph_service.server import warm_up as module
from graph_service.server.warm_up import COUNTED, PATHS, WarmUp


class Loading:
    """A store that becomes ready when it is told."""

    def __init__(self, graphs):
        self.ready = False
        self.summary = type("Summary", (), {"graphs": graphs})


def warmed(graphs, *, ready=True, fails=frozenset()):
    asked = []

    async def application(scope, _receive, send):
        asked.append(scope["path"] + (f"?{scope['query_string'].decode()}" if scope["query_string"] else ""))
        if asked[-1] in fails:
            raise NotFoundError
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def main():
        store = Loading(graphs)
        prepared = threading.Event()
        warm_up = WarmUp(application, store, (prepared.set,))
        warm_up.start()
        await asyncio.to_thread(prepared.wait)
        assert asked == []
        store.ready = ready
        if ready:
            await warm_up.done()
        await warm_up.stop()

    asyncio.run(main())
    return asked


def test_every_kind_of_page_is_drawn_once_the_data_are_there():
    assert warmed({"urn:g": 10}) == list(PATHS)


def test_a_page_that_fails_does_not_keep_the_others_cold():
    assert warmed({"urn:g": 10}, fails={PATHS[1]}) == list(PATHS)


def test_nothing_is_drawn_for_no_data_or_before_much_data_have_rested():
    assert warmed({}) == []
    assert warmed({"urn:g": 10**7}) == []


def test_much_data_are_counted_once_for_each_version_that_lasts(monkeypatch):
    monkeypatch.setattr(module, "_REST", 0.001)
    asked = []

    async def main():
        store = Loading({"urn:g": 10**7})
        store.ready, store.version = True, "first"
        counted = asyncio.Queue()

        async def application(scope, _receive, _send):
            asked.append((store.version, scope["path"]))
            counted.put_nowait(scope["path"])

        warm_up = WarmUp(application, store)
        warm_up.start()
        for version in ("first", "second"):
            store.version = version
            for _ in COUNTED:
                await asyncio.wait_for(counted.get(), 20)
        await warm_up.stop()

    asyncio.run(main())
    assert asked == [(version, path) for version in ("first", "second") for path in COUNTED]


def test_stopping_while_the_data_load_leaves_nothing_behind():
    assert warmed({"urn:g": 10}, ready=False) == []


def test_warming_is_neither_logged_nor_counted(run_service):
    with run_service("--log", "info") as running, httpx.Client(base_url=running.url, headers={"accept": "text/html"}, timeout=30) as client:
        running.wait_for(lambda: running.events("pages_drawn"), 120)
        for path in PATHS:
            assert client.get(path).status_code == 200, path
        running.wait_for(lambda: [one for one in running.events("request") if one["path"] == PATHS[-1]])
        assert len(running.events("request")) == len(PATHS)
