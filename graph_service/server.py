"""Runs the service: uvicorn on uvloop and httptools, which finishes running requests (measured in docs/decisions/0010-execution.md)."""

import json
import logging
import math
import re
import socket
import sys

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from graph_service.app import create_service
from graph_service.settings import Settings
from graph_service.web import hot

_GRACE = 2.0
_UPGRADE = re.compile(rb"(?<=\n)upgrade(?=[ \t]*:)", re.IGNORECASE)


def run(settings: Settings) -> int:
    """Serve until SIGTERM or SIGINT, then finish running requests; returns the exit status.

    Raises:
        ValueError: the address cannot be listened on, or the token file cannot be used.

    """
    application, answers = create_service(settings)
    # Requests are logged as JSON by web.observe, and whatever goes wrong in them too; what remains is uvicorn's own.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    config = uvicorn.Config(
        application,
        loop="uvloop",
        http=_protocol(answers),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=math.ceil(max(settings.query_timeout, settings.update_timeout) + settings.queue_wait + _GRACE),
    )
    listener = _listen(settings.host, settings.port)
    server = _Server(config, settings.host, listener.getsockname()[1])
    server.run(sockets=[listener])
    return 0 if server.started else 1


def _protocol(answers: hot.HotAnswers) -> type[HttpToolsProtocol]:
    """Return uvicorn's HTTP protocol with a short way for answers that are at hand."""

    class Protocol(_Plain):
        """Writes such an answer when the request's head is complete; every other request takes uvicorn's own way, unchanged."""

        _answered = False

        def on_headers_complete(self) -> None:
            """Answer at once, or go on."""
            if self.url.startswith(hot.PREFIX) and self.parser.get_method() == b"GET" and self._free():
                client = self.client[0] if self.client else ""
                response = answers.find(self.url, self.headers, self.server_state.default_headers, client)
                if response is not None:
                    self._answered = True
                    self.transport.write(response)
                    return
            super().on_headers_complete()

        def _free(self) -> bool:
            """Tell whether nothing else is under way on the connection and it stays open."""
            idle = (self.cycle is None or self.cycle.response_complete) and not self.pipeline and not self.flow.write_paused
            return idle and self.parser.get_http_version() == "1.1" and self.parser.should_keep_alive() and not self.parser.should_upgrade()

        def on_body(self, body: bytes) -> None:
            """Pass over the body of a request that has its answer."""
            if not self._answered:
                super().on_body(body)

        def on_message_complete(self) -> None:
            """Be ready for the next request."""
            if not self._answered:
                super().on_message_complete()
                return
            self._answered = self.in_body = False
            self.on_response_complete()

    return Protocol


class _Plain(HttpToolsProtocol):
    """Uvicorn's HTTP protocol, passing over an offer to upgrade (RFC 9110 §7.8).

    Java's HTTP client, and so Jena and RDF4J, makes such an offer with the first request of a connection; the parser then takes the body
    for another protocol, and uvicorn answers 400.
    """

    in_body = False

    def data_received(self, data: bytes) -> None:
        """Take the next bytes; in a head, an offer loses its name, of which nothing else changes, not even its length."""
        if not self.in_body and b"pgrade" in data:
            head, end, rest = data.partition(b"\r\n\r\n")
            data = _UPGRADE.sub(b"X-Upgrd", head) + end + rest
        super().data_received(data)

    def on_headers_complete(self) -> None:
        """Note where the body begins."""
        self.in_body = True
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Note where it ends."""
        self.in_body = False
        super().on_message_complete()


class _Server(uvicorn.Server):
    """Tells the address once it is ready."""

    def __init__(self, config: uvicorn.Config, host: str, port: int) -> None:
        super().__init__(config)
        self._address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell."""
        await super().startup(sockets)
        if self.started:
            sys.stderr.write(json.dumps({"event": "listening", "url": self._address}) + "\n")
            sys.stderr.flush()


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
    except OSError as error:
        message = f"cannot listen on {host} port {port}: {error.strerror}"
        raise ValueError(message) from None
    return listener
