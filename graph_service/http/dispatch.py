"""What stands before everything: dispatches the hot paths ahead of the web framework, numbers and logs each request, and answers errors.

The hot paths are plain ASGI because the framework's routing costs more than a small query (docs/decisions/0010-execution.md).
"""

import asyncio
import re
import time
import traceback
from collections.abc import Awaitable, Callable, Mapping

from graph_service.errors import BadRequestError, ServiceError
from graph_service.http import problems
from graph_service.http.disconnect import Watch
from graph_service.http.exchange import Application, ClientGoneError, Exchange, Message, Receive, Scope, Send
from graph_service.http.observability import Answered, Log, Metrics, Recorder, RequestIds

HOST = re.compile(rb"(?:[A-Za-z0-9._~!$&'()*+,;=%-]*+|\[[0-9A-Fa-f:.]++\])(?::[0-9]*+)?")
"""A name or an address, and a port (RFC 9110 §7.2); it may be empty."""
_HTTP_1_0 = "1.0"

Endpoint = Callable[[Exchange], Awaitable[None]]


def _check_host(scope: Scope) -> None:
    """Refuse a request that names no host, several, or what is none (RFC 9112 §3.2): a proxy may have taken it for another one."""
    hosts = [value for name, value in scope["headers"] if name == b"host"]
    if len(hosts) > 1 or (not hosts and scope.get("http_version") != _HTTP_1_0) or (hosts and not HOST.fullmatch(hosts[0])):
        raise BadRequestError("The request must name one host.", help="Send one Host header: a name or an address, and a port if need be.")


class Front:
    """The outermost ASGI application: ``exact`` paths, ``prefixes`` of paths, and everything else to ``rest``.

    ``pack`` gives what sends a response of the rest in place of ``send``; ``after`` is called after each request.
    """

    def __init__(
        self,
        exact: Mapping[str, tuple[str, Endpoint]],
        prefixes: Mapping[str, tuple[str, Endpoint]],
        rest: Application,
        log: Log,
        metrics: Metrics,
        *,
        pack: Callable[[Scope, Send], Send] = lambda _scope, send: send,
        after: Callable[[], None] = lambda: None,
    ) -> None:
        self._exact = exact
        self._prefixes = tuple(prefixes.items())
        self._rest = rest
        self._recorder = Recorder(log, metrics)
        self._ids = RequestIds()
        self._pack = pack
        self._after = after

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand over what is not HTTP."""
        if scope["type"] != "http":
            await self._rest(scope, receive, send)
            return
        started = time.perf_counter()
        exchange = Exchange(scope, receive, send, self._ids.next(scope["headers"]))
        name, endpoint = self._find(exchange.path)
        try:
            _check_host(scope)
            if endpoint is None:
                await self._to_rest(exchange)
            else:
                await endpoint(exchange)
        except ClientGoneError:
            exchange.notes["client_gone"] = True
        except ServiceError as error:
            await self._fail(exchange, error)
        except Exception as error:  # noqa: BLE001 - the last line: never a bare 500, never a silent one
            exchange.notes["traceback"] = "".join(traceback.format_exception(error))
            await self._fail(exchange, ServiceError("The service failed while it answered."))
        finally:
            exchange.leave()
            self._after()
        if not exchange.complete and "broken_off" not in exchange.notes:
            # The framework ends quietly when its client leaves.
            exchange.notes["client_gone"] = True
        seconds = time.perf_counter() - started
        answered = Answered(exchange.request_id, exchange.method, exchange.path, exchange.status, exchange.sent, exchange.client)
        self._recorder.record(name, answered, seconds, exchange.notes)

    def _find(self, path: str) -> tuple[str, Endpoint | None]:
        found = self._exact.get(path)
        if found:
            return found
        for prefix, candidate in self._prefixes:
            if path.startswith(prefix):
                return candidate
        return "other", None

    async def _to_rest(self, exchange: Exchange) -> None:
        identity = (b"x-request-id", exchange.request_id.encode())
        exchange.send = self._pack(exchange.scope, exchange.send)

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                exchange.status = message["status"]
                message = {**message, "headers": [*message.get("headers", []), identity]}
            elif message["type"] == "http.response.body":
                exchange.sent += len(message.get("body", b""))
                exchange.complete = not message.get("more_body", False)
            await exchange.send(message)

        read = asyncio.Event()
        if exchange.method in ("GET", "HEAD"):
            read.set()

        async def receive() -> Message:
            message = await exchange.receive()
            if not message.get("more_body"):
                read.set()
            return message

        exchange.scope.setdefault("state", {})["exchange"] = exchange
        await Watch(exchange).over(self._handed_over(exchange.scope, receive, send), read)

    async def _handed_over(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._rest(scope, receive, send)

    async def _fail(self, exchange: Exchange, error: ServiceError) -> None:
        if exchange.status:
            # Part of the answer is out: leaving the response unfinished makes the server cut the connection, which the client notices.
            exchange.notes["broken_off"] = error.slug
            exchange.notes["detail"] = error.detail
        else:
            await problems.respond(exchange, error)
