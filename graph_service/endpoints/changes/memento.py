"""``/memento/VERSION/…``: resources, graphs, dumps and queries as of an earlier version; and ``Accept-Datetime`` on their own addresses.

An earlier version is a store of its own, rebuilt when somebody asks (``store.history``). The endpoints that answer for the present answer
for it.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote, unquote
from weakref import WeakKeyDictionary

from graph_service.corpus.per_version import PerVersion
from graph_service.endpoints.catalog.dumps import CHECKSUMS, Dump, DumpDirectory
from graph_service.endpoints.changes import datetime_negotiation as dates
from graph_service.errors import BadRequestError, NotFoundError
from graph_service.http import problems, responses
from graph_service.http.exchange import CORS, Exchange, Header, Message, Send
from graph_service.http.routing import Endpoint
from graph_service.store.history import History, unknown
from graph_service.store.interface import Store

MEMENTO, TIMEMAP = "/memento/", "/timemap/"
_DUMPS, _SPARQL, _GRAPH = "/dump/", "/sparql", "/graph"
_BLOCK = 2**18
_LONGEST = 4096
"""Characters of the longest address for which a TimeMap is written: each line repeats it."""
_HELP = f"An address is {MEMENTO}VERSION/ and a path of a resource, /graph, /dump/… or /sparql; {TIMEMAP} and the path lists the versions."


@dataclass(frozen=True, slots=True)
class Endpoints:
    """What answers for one version: resources, graphs, queries, and the dumps."""

    resources: Endpoint
    graphs: Endpoint
    query: Endpoint
    dumps: PerVersion[DumpDirectory]


class Mementos:
    """The endpoint of ``/memento/`` and ``/timemap/``. ``make`` returns what answers for a store; ``present`` is the store that serves."""

    def __init__(self, history: History, present: Store, make: Callable[[Store], Endpoints], public_url: str) -> None:
        self._history = history
        self._present = present
        self._make = make
        self._public_url = public_url
        self._made: WeakKeyDictionary[Store, Endpoints] = WeakKeyDictionary()

    async def __call__(self, exchange: Exchange) -> None:
        """Answer a request for a Memento or a TimeMap."""
        queries = exchange.path.partition(MEMENTO)[2].partition("/")[2] == "sparql"
        allow = "GET, HEAD, POST, OPTIONS" if queries else responses.READ_ONLY
        if exchange.method == "OPTIONS":
            await responses.send_preflight(exchange, allow)
        elif exchange.method not in allow:
            raise problems.not_allowed(exchange, allow)
        elif exchange.path.startswith(TIMEMAP):
            await self._timemap(exchange)
        else:
            await self._memento(exchange)

    async def _timemap(self, exchange: Exchange) -> None:
        target = _target(exchange).removeprefix(TIMEMAP[:-1])
        if len(target) > _LONGEST:
            raise BadRequestError(f"The address has more than {_LONGEST} characters.", help="Ask for the versions of a shorter one.")
        target, _, page = target.partition(f"{dates.PAGE}=")
        target = target.rstrip("?&")
        versions = await self._history.versions(exchange.client)
        pages = dates.pages_of(versions)
        number = int(page or "1") if (page or "1").isdecimal() and len(page) <= len(str(pages)) else 0
        if not 1 <= number <= pages:
            raise NotFoundError(f"The list of versions has {pages} pages.", help="Follow its links from the first page.")
        body = await asyncio.to_thread(dates.timemap, exchange.origin(self._public_url), target, versions, number)
        await responses.send(exchange, responses.entry(body, dates.LINK_FORMAT, vary=""))

    async def _memento(self, exchange: Exchange) -> None:
        target = _target(exchange).removeprefix(MEMENTO)
        name, _, rest = target.partition("/")
        versions = await self._history.versions(exchange.client)
        place = next((number for number, one in enumerate(versions) if one.name == name), None)
        if place is None:
            raise unknown(unquote(name), versions[0].name)
        path = "/" + exchange.path.removeprefix(MEMENTO).partition("/")[2]
        if path.startswith((MEMENTO, TIMEMAP)) or path == "/":
            raise NotFoundError("There is no such thing in a version.", help=_HELP)
        async with self._history.at(name) as store:
            ends = self._made.get(store)
            if ends is None:
                ends = self._made[store] = self._make(store)
            headers = dates.memento_headers(exchange.origin(self._public_url), f"/{rest}", versions, place)
            with _as_of(exchange, path, f"{MEMENTO}{name}", headers):
                await self._answer(exchange, ends)

    async def _answer(self, exchange: Exchange, ends: Endpoints) -> None:
        path = exchange.path
        if path.startswith(_DUMPS):
            await _send_dump(exchange, ends.dumps, path.removeprefix(_DUMPS))
        elif path == _SPARQL:
            await ends.query(exchange)
        elif path == _GRAPH or path.startswith(f"{_GRAPH}/"):
            await ends.graphs(exchange)
        else:
            await ends.resources(exchange)

    async def negotiate(self, exchange: Exchange) -> bool:
        """Send a client that names a datetime to the version of then, and return True; else tell it that it may name one.

        Raises:
            BadRequestError: the header is not an HTTP date.
            HistoryNotKeptError: the service keeps no earlier versions.

        """
        queries = exchange.path.rstrip("/") == _SPARQL
        if exchange.method not in ("GET", "HEAD") and not (queries and exchange.method == "POST"):
            return False
        origin, target = exchange.origin(self._public_url), _target(exchange)
        wanted = exchange.header(b"accept-datetime")
        if wanted is None:
            # Answers to queries are for programs that send many: only the guide names them.
            if not queries:
                exchange.send = _telling(exchange, dates.original_links(origin, target))
            return False
        version = dates.choose(await self._history.versions(exchange.client), dates.parse_accept_datetime(wanted))
        await exchange.respond(
            # A query that was posted must be posted again, with its body (RFC 9110 §15.4.8).
            302 if exchange.method != "POST" else 307,
            [
                (b"location", f"{MEMENTO}{version.name}{target}".encode()),
                (b"vary", b"Accept-Datetime"),
                (b"link", dates.original_links(origin, target).encode()),
                (b"cache-control", responses.REVALIDATE),
                *CORS,
            ],
        )
        return True


def _target(exchange: Exchange) -> str:
    """Return the path and query of a request as they were sent, with what could end a link percent-encoded."""
    path: bytes = exchange.scope.get("raw_path") or quote(exchange.path).encode()
    query: bytes = exchange.scope["query_string"]
    whole = path.partition(b"?")[0] + (b"?" + query if query else b"")
    return quote(whole, safe="!$%&'()*+,-./:;=?@_~")


def _telling(exchange: Exchange, link: str) -> Send:
    """Return what sends a response with a Link to the TimeGate and TimeMap, and with Accept-Datetime in Vary."""
    send = exchange.send

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] in (200, 206, 304):
            headers: list[Header] = [
                (name, b", ".join(filter(None, (value, b"Accept-Datetime")))) if name == b"vary" else (name, value)
                for name, value in message["headers"]
            ]
            if all(name != b"vary" for name, _ in headers):
                headers.append((b"vary", b"Accept-Datetime"))
            message = {**message, "headers": [*headers, (b"link", link.encode())]}
        await send(message)

    return told


@contextmanager
def _as_of(exchange: Exchange, path: str, prefix: str, more: list[Header]) -> Iterator[None]:
    """Let an exchange be one for a path of the present, whose local addresses are those of a version; ``more`` are headers it gets."""
    before = exchange.scope, exchange.path, exchange.send
    scope, own_path, send = before
    raw: bytes = scope.get("raw_path") or quote(own_path).encode()
    exchange.scope = {**scope, "path": path, "raw_path": raw[len(prefix) :]}
    exchange.path = path
    start = prefix.encode()

    async def dated(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers: list[Header] = []
            for name, value in message["headers"]:
                local = name in (b"location", b"content-location") and value.startswith(b"/")
                headers.append((name, start + value if local else value.replace(b"</", b"<" + start + b"/") if name == b"link" else value))
            message = {**message, "headers": [*headers, *more]}
        await send(message)

    exchange.send = dated
    try:
        yield
    finally:
        exchange.scope, exchange.path, exchange.send = before


class _File:
    """The bytes of a dump, as an ``Answer``."""

    version = ""
    seconds = 0.0
    whole = None

    def __init__(self, dump: Dump) -> None:
        self._dump = dump

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the bytes."""
        with await asyncio.to_thread(self._dump.path.open, "rb") as file:
            while data := await asyncio.to_thread(file.read, _BLOCK):
                yield data

    async def read(self) -> bytes:
        """Return all the bytes."""
        return b"".join([data async for data in self])

    def cancel(self) -> None:
        """Do nothing: there is no evaluation."""


async def _send_dump(exchange: Exchange, dumps_of: PerVersion[DumpDirectory], name: str) -> None:
    """Send a dump of a version; also its checksums."""
    _, directory = await dumps_of.get()
    if name == CHECKSUMS:
        await responses.send(exchange, responses.entry((await directory.checksums()).encode(), "text/plain; charset=utf-8", vary=""))
        return
    dump = await directory.get(name)
    tag = f'"{dump.sha256[:32]}"'.encode()
    headers = responses.head(dump.media_type, tag, vary="")
    if not await responses.sent_unchanged(exchange, tag, headers):
        await exchange.stream(200, headers, _File(dump))
