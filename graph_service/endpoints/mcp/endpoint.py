"""``/mcp``: the streamable HTTP transport of the Model Context Protocol, without sessions. A request is bounded before it is parsed."""

import asyncio
import importlib
from types import ModuleType
from urllib.parse import urlsplit

from graph_service.endpoints.mcp.tool import Sources
from graph_service.errors import ForbiddenError, NotFoundError
from graph_service.http import problems
from graph_service.http.disconnect import Watch
from graph_service.http.exchange import CORS, QUERIES, Exchange, Header, Message
from graph_service.http.responses import MAY_SEND, preflight_headers, send_redirect

ALLOW = "POST, OPTIONS"
_GUIDE = "/guides/assistants"
_LONGEST = 2**20
"""Bytes of a request: a call is a few hundred."""
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_OF_THE_PROTOCOL = b", Last-Event-ID, Mcp-Method, Mcp-Name, Mcp-Protocol-Version, Mcp-Session-Id"


class McpEndpoint:
    """The endpoint."""

    def __init__(self, sources: Sources, public_url: str = "") -> None:
        self._sources = sources
        self._public_url = public_url

    async def __call__(self, exchange: Exchange) -> None:
        """Answer a request."""
        self._check_origin(exchange)
        match exchange.method:
            case "POST":
                await self._answer(exchange)
            case "OPTIONS":
                allowed = (b"access-control-allow-headers", MAY_SEND + _OF_THE_PROTOCOL)
                await exchange.respond(204, [header for header in preflight_headers(ALLOW) if header[0] != allowed[0]] + [allowed])
            case "GET" | "HEAD" if problems.prefers_page(exchange.header(b"accept")):
                # Somebody follows the address: the guide says what it is for.
                await send_redirect(exchange, 303, _GUIDE)
            case _:
                raise problems.not_allowed(exchange, ALLOW)

    def _check_origin(self, exchange: Exchange) -> None:
        """Refuse a page elsewhere, which may have had its name point here (DNS rebinding): programs send no Origin.

        Raises:
            ForbiddenError: the request comes from a page that is neither this service's nor this machine's.

        """
        origin = exchange.header(b"origin")
        if origin is None:
            return
        try:
            host = urlsplit(origin).hostname
        except ValueError:
            host = None
        ours = self._public_url and origin.rstrip("/") == _origin_of(self._public_url)
        if not ours and host not in _LOOPBACK:
            raise ForbiddenError("Pages elsewhere may not call /mcp.", help="Call it from a program, or from a page of this service.")

    async def _answer(self, exchange: Exchange) -> None:
        body = await exchange.body(_LONGEST, QUERIES)
        server = await _server()
        watch = Watch(exchange)
        status = 500
        headers: list[Header] = []
        answer = bytearray()
        sent = False

        async def receive() -> Message:
            nonlocal sent
            if sent:
                await asyncio.Event().wait()
            sent = True
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers.extend(header for header in message.get("headers", ()) if header[0] in (b"content-type", b"allow"))
            else:
                answer.extend(message.get("body", b""))

        def failed(trace: str) -> None:
            exchange.notes["traceback"] = trace

        made = server.create_server(self._sources, exchange.client, exchange.origin(self._public_url), failed)
        await watch.over(server.answer_http(made, exchange.scope, receive, send))
        await exchange.respond(status, [*headers, (b"cache-control", b"no-store"), *CORS], bytes(answer))


async def _server() -> ModuleType:
    """Return the module that brings the package.

    Raises:
        NotFoundError: the package is not installed.

    """
    try:
        return await asyncio.to_thread(importlib.import_module, "graph_service.endpoints.mcp.server")
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("mcp", "mcp_types"):
            raise
        raise NotFoundError(
            "The tools for assistants are not installed here.",
            help="The operator installs them: pip install 'migration-compact-graph[mcp]'.",
        ) from None


def _origin_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
