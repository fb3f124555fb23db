"""The servers compared, each started empty on a port of its own and given the same file."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

GRAPH = "https://example.org/graph"


@dataclass(frozen=True)
class Server:
    """A server's name, the command that starts it on a port, where it takes queries and data (None: it was given the file at its start)."""

    name: str
    command: list[str]
    query: str
    load: str | None


def known(port: int, file: Path) -> dict[str, Server]:
    """Return the servers by name."""
    here = Path(sys.executable).parent
    ours = [
        sys.executable,
        "-m",
        "graph_service.cli",
        "serve",
        "--port",
        str(port),
        "--dataset",
        "none",
        "--writes",
        "open",
        "--log",
        "off",
    ]
    ours += ["--max-body", str(2**31), "--memory-mib", "16000", "--update-timeout", "900", "--query-timeout", "60"]
    return {
        "ours": Server("ours", ours, "/sparql", "/graph"),
        "oxigraph": Server(
            "oxigraph", [str(here / "oxigraph"), "serve", "--bind", f"127.0.0.1:{port}", "--union-default-graph"], "/query", "/store"
        ),
        "rdflib-endpoint": Server(
            "rdflib-endpoint", [str(here / "rdflib-endpoint"), "serve", "--host", "127.0.0.1", "--port", str(port), str(file)], "/", None
        ),
    }


@contextmanager
def running(server: Server, port: int, file: Path) -> Iterator[str]:
    """Start a server, load the file, and yield the address that takes queries."""
    process = subprocess.Popen(server.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 600
        while True:
            try:
                httpx.get(f"{url}{server.query}", params={"query": "ASK {}"}, timeout=60)
            except httpx.TransportError:
                if time.monotonic() > deadline or process.poll() is not None:
                    raise
                time.sleep(0.05)
            else:
                break
        if server.load:
            headers = {"content-type": "application/n-triples"}
            httpx.put(
                f"{url}{server.load}", params={"graph": GRAPH}, content=file.read_bytes(), headers=headers, timeout=900
            ).raise_for_status()
        yield f"{url}{server.query}"
    finally:
        process.terminate()
        process.wait(30)
