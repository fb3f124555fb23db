"""Runs the service: uvicorn on uvloop and httptools, which finishes running requests (measured in docs/decisions/0010-execution.md)."""

import json
import logging
import math
import resource
import signal
import socket
import sys
from contextlib import suppress
from types import FrameType

import uvicorn

from graph_service.app import create_service
from graph_service.server.connection import MOST, protocol
from graph_service.settings import Settings
from graph_service.store.embedded.process_memory import settle, spare

_GRACE = 2.0


def run(settings: Settings) -> int:
    """Serve until SIGTERM or SIGINT, then finish running requests; returns the exit status.

    Raises:
        ValueError: the address cannot be listened on, or the token file cannot be used.

    """
    spare()
    application, answers, refusals = create_service(settings)
    # Requests are logged as JSON by http.observability, and whatever goes wrong in them too; what remains is uvicorn's own.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    config = uvicorn.Config(
        application,
        loop="uvloop",
        http=protocol(answers, refusals, min(MOST, _descriptors() // 2)),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=math.ceil(max(settings.query_timeout, settings.update_timeout) + settings.queue_wait + _GRACE),
    )
    listener = _listen(settings.host, settings.port)
    server = _Server(config, settings.host, listener.getsockname()[1])
    try:
        server.run(sockets=[listener])
    except SystemExit:
        # Uvicorn exits like this when the application did not start. The application has said why.
        return 2
    return 0


def _descriptors() -> int:
    """Have as many descriptors as the system lets us, and tell how many; processes and files need some besides connections."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        soft = hard
    return MOST * 2 if soft == resource.RLIM_INFINITY else soft


class _Server(uvicorn.Server):
    """Tells the address once it is ready, and ends at once by a signal that comes before."""

    def __init__(self, config: uvicorn.Config, host: str, port: int) -> None:
        super().__init__(config)
        self._address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell."""
        await super().startup(sockets)
        if self.started:
            settle()
            sys.stderr.write(json.dumps({"event": "listening", "url": self._address}) + "\n")
            sys.stderr.flush()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Take a signal: what runs is finished, and where nothing can run yet, there is nothing to wait for."""
        if not self.started:
            signal.signal(sig, signal.SIG_DFL)
            signal.raise_signal(sig)
        super().handle_exit(sig, frame)


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
