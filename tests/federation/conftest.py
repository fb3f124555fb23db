"""What the tests of federation share: partner files, real engines as partners, and a partner that misbehaves."""

import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from tests.needs import need

OXIGRAPH = Path(sys.executable).parent / "oxigraph"


def reference():
    """The reference data: SHARED, or ``shared`` beside the repository."""
    folder = Path(os.environ.get("SHARED") or Path(__file__).resolve().parents[3] / "shared") / "reference"
    need(folder.is_dir(), "the reference data are not here; SHARED names the folder that holds reference/")
    return folder


@pytest.fixture(scope="session")
def reference_data():
    return reference()


def entry(name, endpoint, url="", **more):
    """A partner as the file lists it."""
    values = {"name": name, "endpoint": endpoint, **({"url": url} if url else {}), "allow_private": True, **more}
    shown = {True: "true", False: "false"}
    lines = [
        f"{key} = {shown[value] if isinstance(value, bool) else value if not isinstance(value, str) else repr(value)}"
        for key, value in values.items()
    ]
    return "[[partner]]\n" + "\n".join(lines) + "\n"


@contextmanager
def oxigraph_server(*files, data=b""):
    """The Oxigraph server of the package index, holding Turtle files and Turtle; yields its query address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([OXIGRAPH, "serve", "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 10
        while True:
            try:
                httpx.get(f"{url}/query", params={"query": "ASK {}"})
                break
            except httpx.TransportError:
                assert time.monotonic() < deadline, "the Oxigraph server did not start"
                time.sleep(0.02)
        for content in [*(Path(file).read_bytes() for file in files), *([data] if data else [])]:
            sent = httpx.post(f"{url}/store?default", content=content, headers={"content-type": "text/turtle"}, timeout=60)
            assert sent.is_success, sent.text
        yield f"{url}/query"
    finally:
        process.terminate()
        process.wait(10)


class Scripted:
    """A partner whose every answer a test decides: ``answer(handler)`` writes it. Records what it was sent."""

    def __init__(self):
        self.answer = None
        self.seen = []
        script = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
                script.seen.append((self.command, self.path, dict(self.headers), body))
                try:
                    script.answer(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            do_GET = do_POST  # noqa: N815 - the library's name for it

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/sparql"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def send(handler, body, content_type="application/sparql-results+json", status=200, **headers):
    """Answer as a well-behaved partner does."""
    data = body if isinstance(body, bytes) else body.encode()
    handler.send_response(status)
    if content_type:
        handler.send_header("content-type", content_type)
    handler.send_header("content-length", str(len(data)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(data)


@pytest.fixture(scope="module")
def scripted():
    partner = Scripted()
    yield partner
    partner.close()
