"""What readers share is drawn before the first of them comes; readiness and the log know nothing of it."""

import asyncio
import queue
import threading

import httpx
import pytest

from graph_service import app
from graph_service.errors import NotFoundError
from graph_service.server import warm_up as module
from graph_service.server.warm_up import COUNTED, PATHS, WarmUp
from graph_service.settings import Settings
from graph_service.store.embedded.store import EmbeddedStore
from graph_service.store.interface import BACKGROUND, Summary
from tests.conftest import ServerInThread


class Loading:
    """A store that becomes ready when it is told."""

    def __init__(self, graphs):
        self.ready = False
        self.version = "first"
        self.summary = Summary(self.version, graphs, 0)


def warmed(graphs, *, ready=True, fails=frozenset()):
    asked = []

    async def application(scope, _receive, send):
        asked.append(scope["path"] + (f"?{scope['query_string'].decode()}" if scope["query_string"] else ""))
        assert BACKGROUND.get()
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
        assert not BACKGROUND.get()
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


@pytest.mark.parametrize(("triples", "first"), [(10**7, [*PATHS, *COUNTED]), (10, [*PATHS])])
def test_all_is_drawn_once_for_each_version_that_lasts(monkeypatch, triples, first):
    monkeypatch.setattr(module, "_REST", 0.001)
    asked = []

    async def main():
        store = Loading({"urn:g": triples})
        store.ready = True
        drawn = asyncio.Queue()

        async def application(scope, _receive, _send):
            asked.append((store.version, scope["path"]))

        warm_up = WarmUp(application, store, log=lambda event, _: drawn.put_nowait(event))
        warm_up.start()
        for version in ("first", "second"):
            store.version = version
            await asyncio.wait_for(drawn.get(), 20)
        await warm_up.stop()

    asyncio.run(main())
    bare = lambda paths: [path.partition("?")[0] for path in paths]  # noqa: E731 - a line
    assert asked == [*(("first", path) for path in bare(first)), *(("second", path) for path in bare([*PATHS, *COUNTED]))]


def test_after_a_write_what_describes_the_dataset_is_there_before_somebody_asks(monkeypatch):
    monkeypatch.setattr(module, "_REST", 0.05)
    events, evaluated = queue.Queue(), []

    class Telling(WarmUp):
        def __init__(self, application, store, prepare, _log):
            super().__init__(application, store, prepare, lambda event, members: events.put((event, members.get("version"))))

    query = EmbeddedStore.query

    async def counted(self, asked):
        evaluated.append(asked.text)
        return await query(self, asked)

    monkeypatch.setattr(app, "WarmUp", Telling)
    monkeypatch.setattr(EmbeddedStore, "query", counted)
    # Without a cache of answers, so that what is asked again is seen.
    with (
        ServerInThread(Settings(dataset="none", writes="open", log="off", workers=2, cache_bytes=0)) as running,
        httpx.Client(base_url=running.url, headers={"accept": "text/html"}, timeout=30) as client,
    ):
        for number in range(2):
            data = f"<https://partner.example/{number}> <http://purl.org/dc/terms/date> {number} ."
            graph = {"graph": f"https://partner.example/graph/{number}"}
            client.put("/graph", params=graph, content=data, headers={"content-type": "text/turtle"}).raise_for_status()
            event, version = events.get(timeout=30)
            assert event == "pages_drawn_again"
            evaluated.clear()
            described = client.get("/.well-known/void", headers={"accept": "text/turtle"})
            assert graph["graph"] in described.text
            assert described.headers["x-dataset-version"] == version
            for path in ("/catalog", "/follow-up", "/", "/states", "/explore"):
                client.get(path).raise_for_status()
            assert evaluated == []


def test_stopping_while_the_data_load_leaves_nothing_behind():
    assert warmed({"urn:g": 10}, ready=False) == []


def test_warming_is_neither_logged_nor_counted(run_service):
    with run_service("--log", "info") as running, httpx.Client(base_url=running.url, headers={"accept": "text/html"}, timeout=30) as client:
        running.wait_for(lambda: running.events("pages_drawn"), 120)
        for path in PATHS:
            assert client.get(path).status_code == 200, path
        running.wait_for(lambda: [one for one in running.events("request") if one["path"] == PATHS[-1]])
        assert len(running.events("request")) == len(PATHS)
