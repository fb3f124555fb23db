"""Drawing the pages once after the start, so that the first reader does not wait for what all of them share.

A page needs its template compiled, the atlas, the index of words or the counts of the dataset: half a second for the first reader.
What needs no data is made while the store loads; the rest by asking for the pages, one after the other, once it is ready. Readiness does
not wait. After a write they are asked for again, once writes have rested: what describes the dataset takes seconds where there are
millions of triples, and the first reader should not wait for it.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from graph_service.errors import ServiceError
from graph_service.http.exchange import Application, Message, Scope
from graph_service.pages import environment
from graph_service.store.interface import BACKGROUND, Store

PATHS = (
    "/",
    "/explore",
    "/gcm/objective/6",
    "/queries/ilo-behind-objective",
    "/search?q=C189",
    "/sparql",
    # A name in it makes the terms of the dataset known, against which every query is looked at.
    "/sparql?format=html&query=ASK%7B%3Fthing%20a%20%3Chttps%3A%2F%2Fw3id.org%2Fmigration-compact%2Fontology%23Objective%3E%7D",
    "/read/gcm",
    "/docs",
)
"""One page of each kind that shares something costly, the likeliest first."""
COUNTED = ("/follow-up", "/queries/named-graphs", "/.well-known/void")
"""What counts the whole dataset: what partners pledge and report, its graphs, and its description, which takes minutes of many triples."""
_REST = 5.0
"""Seconds without a write after which all is drawn again; four times as long as that takes, if that is longer."""
_PATIENCE = 60.0
_STEP = 0.02


class WarmUp:
    """Draws pages in the background. ``application`` answers as the service does but leaves no trace in its log and metrics."""

    def __init__(
        self,
        application: Application,
        store: Store,
        prepare: Sequence[Callable[[], object]] = (),
        log: Callable[[str, dict[str, Any]], None] = lambda _event, _members: None,
    ) -> None:
        """``prepare`` is what can be done without data, each a fraction of a second; ``log`` gets an event when all is drawn."""
        self._log = log
        self._application = application
        self._store = store
        self._prepare = prepare
        self._task: asyncio.Task[None] | None = None
        self._following: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, and return at once."""
        self._task = asyncio.get_running_loop().create_task(self._run())

    async def stop(self) -> None:
        """Cancel the tasks if they are still running."""
        for task in (self._task, self._following):
            if task:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task

    async def done(self) -> None:
        """Wait until all is drawn."""
        if self._task:
            await asyncio.wait([self._task])

    async def _run(self) -> None:
        for act in (*self._prepare, *(_compile(name) for name in _templates())):
            await asyncio.to_thread(act)
        waited = 0.0
        while not self._store.ready:
            if waited > _PATIENCE:
                return
            await asyncio.sleep(_STEP)
            waited += _STEP
        drawn = ""
        # Where there are many, all is drawn once there was no write for a while.
        if self._store.summary.in_graphs and not self._store.summary.many:
            drawn = self._store.version
            took = await self._draw(PATHS)
            self._log("pages_drawn", {"ms": round(took * 1000)})
        self._following = asyncio.get_running_loop().create_task(self._follow(drawn))

    async def _follow(self, drawn: str) -> None:
        """Draw all for each version that lasts, but the one that was ``drawn`` already."""
        before = ""
        rest = _REST
        while True:
            await asyncio.sleep(rest)
            version, rest = self._store.version, _REST
            if version and version == before != drawn and self._store.summary.in_graphs:
                took = await self._draw((*PATHS, *COUNTED))
                self._log("pages_drawn_again", {"version": version, "ms": round(took * 1000)})
                rest = max(_REST, 4 * took)
                drawn = version
            before = version

    async def _draw(self, paths: Sequence[str]) -> float:
        """Ask for pages and return the seconds that it took."""
        started = time.perf_counter()
        BACKGROUND.set(True)
        for path in paths:
            # A reader of such a page is told what is wrong; here nobody asked.
            with suppress(ServiceError):
                await self._application(_scope(path), _nothing, _nowhere)
        return time.perf_counter() - started


def _templates() -> list[str]:
    return [name for name in environment.environment().list_templates() if name.endswith(".html")]


def _compile(name: str) -> Callable[[], object]:
    return lambda: environment.environment().get_template(name)


def _scope(path: str) -> Scope:
    bare, _, query = path.partition("?")
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": bare,
        "raw_path": bare.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"accept", b"text/html"), (b"host", b"localhost")],
        "client": None,
        "server": None,
        "state": {},
    }


async def _nothing() -> Message:
    # The client of these requests never says more and never leaves.
    await asyncio.Event().wait()
    raise AssertionError


async def _nowhere(_message: Message) -> None:
    pass
