"""The outermost application: dispatches requests to our endpoints or the web framework, numbers and logs them, and answers errors.

Our endpoints are plain ASGI because the framework's routing costs more than a small query (docs/decisions/0010-execution.md).
"""

import asyncio
import re
import time
import traceback
from collections.abc import Awaitable, Callable

from graph_service.errors import BadRequestError, ServiceError
from graph_service.http import problems
from graph_service.http.disconnect import Watch
from graph_service.http.exchange import Application, ClientGoneError, Exchange, Message, Receive, Scope, Send, guarded
from graph_service.http.observability import Log, Metrics, Recorder, RequestIds, RequestRecord
from graph_service.http.routing import Row, Table

HOST = re.compile(rb"(?:[A-Za-z0-9._~!$&'()*+,;=%-]*+|\[[0-9A-Fa-f:.]++\])(?::[0-9]*+)?")
"""A name or an address, and a port (RFC 9110 §7.2); it may be empty."""
_HTTP_1_0 = "1.0"

Explain = Callable[[Exchange, ServiceError], Awaitable[None]]
Negotiate = Callable[[Exchange], Awaitable[bool]]


def _check_host(scope: Scope) -> None:
    """Refuse a request that names no host, several, or what is none (RFC 9112 §3.2): a proxy may have taken it for another one."""
    hosts = [value for name, value in scope["headers"] if name == b"host"]
    if len(hosts) > 1 or (not hosts and scope.get("http_version") != _HTTP_1_0) or (hosts and not HOST.fullmatch(hosts[0])):
        raise BadRequestError("The request must name one host.", help="Send one Host header: a name or an address, and a port if need be.")


class Dispatcher:
    """The outermost ASGI application: finds what answers a path in the table, numbers and logs each request, and answers errors.

    ``pack`` gives what sends a response in place of ``send``, ``explain`` answers an error; both for all but the protocols.
    ``negotiate`` may answer a request that asks for an earlier version. ``after`` is called after each request.
    """

    def __init__(
        self,
        table: Table,
        framework: Application,
        log: Log,
        metrics: Metrics,
        *,
        pack: Callable[[Scope, Send], Send] = lambda _scope, send: send,
        explain: Explain = problems.respond,
        negotiate: Negotiate | None = None,
        after: Callable[[], None] = lambda: None,
    ) -> None:
        self._table = table
        self._framework = framework
        self._recorder = Recorder(log, metrics)
        self._ids = RequestIds()
        self._pack = pack
        self._explain = explain
        self._negotiate = negotiate
        self._after = after

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand over what is not HTTP."""
        if scope["type"] != "http":
            await self._framework(scope, receive, send)
            return
        started = time.perf_counter()
        exchange = Exchange(scope, receive, send, self._ids.next(scope["headers"]))
        row = self._table.find(exchange.path)
        if not row.protocol:
            exchange.send = self._pack(exchange.scope, exchange.send)
        endpoint = row.endpoint
        try:
            _check_host(scope)
            if self._negotiate and row.dated and row.is_dated(exchange.path) and await self._negotiate(exchange):
                pass
            elif endpoint is None:
                await self._ask_framework(exchange)
            else:
                await endpoint(exchange)
        except ClientGoneError:
            exchange.notes["client_gone"] = True
        except ServiceError as error:
            await self._fail(exchange, row, error)
        except (Exception, asyncio.CancelledError) as error:
            task = asyncio.current_task()
            if isinstance(error, asyncio.CancelledError) and task and task.cancelling():
                raise
            # Nobody has cancelled this request: something that it waited for was.
            exchange.notes["traceback"] = "".join(traceback.format_exception(error))
            await self._fail(exchange, row, ServiceError("The service failed while it answered."))
        finally:
            exchange.leave()
            self._after()
        if not exchange.complete and "broken_off" not in exchange.notes:
            # The framework ends quietly when its client leaves.
            exchange.notes["client_gone"] = True
        seconds = time.perf_counter() - started
        answered = RequestRecord(exchange.request_id, exchange.method, exchange.path, exchange.status, exchange.sent, exchange.client)
        self._recorder.record(row.name, answered, seconds, exchange.notes)

    async def _ask_framework(self, exchange: Exchange) -> None:
        identity = (b"x-request-id", exchange.request_id.encode())

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                exchange.status = message["status"]
                message = {**message, "headers": [*guarded(message.get("headers", [])), identity]}
            elif message["type"] == "http.response.body":
                exchange.sent += len(message.get("body", b""))
                exchange.complete = not message.get("more_body", False)
            await exchange.send(message)

        read = asyncio.Event()
        if exchange.method in ("GET", "HEAD"):
            read.set()

        given = exchange.receive

        async def receive() -> Message:
            message = await given()
            if not message.get("more_body"):
                read.set()
            return message

        # An endpoint reads the body by either; the watch begins when it is read.
        exchange.receive = receive
        exchange.scope.setdefault("state", {})["exchange"] = exchange
        await Watch(exchange).over(self._hand_over(exchange.scope, receive, send), read)

    async def _hand_over(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._framework(scope, receive, send)

    async def _fail(self, exchange: Exchange, row: Row, error: ServiceError) -> None:
        if exchange.status:
            # Part of the answer is out: leaving the response unfinished makes the server cut the connection, which the client notices.
            exchange.notes["broken_off"] = error.slug
            exchange.notes["detail"] = error.detail
        else:
            await (problems.respond if row.protocol else self._explain)(exchange, error)
