"""``python -m bench.asgi``: requests a second of ASGI servers with one process each, in turn, and the ratios to the first.

The rows are uvicorn on uvloop and httptools, granian with ASGI and with its own RSGI, and our service answering a query from its cache.
Needs ``wrk``.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep

import httpx

from bench.__main__ import rate_and_tail

HERE = Path(sys.executable).parent
APPLICATION = "bench.asgi.application"
QUERY = "/sparql?query=SELECT%20%28STR%28%22" + "x" * 2700 + "%22%29%20AS%20%3Fs%29%20%7B%7D"


def commands(port: int) -> dict[str, tuple[list[str], str]]:
    """Return each server's command on a port of its own, and the path to ask."""
    uvicorn = ["uvicorn", f"{APPLICATION}:asgi", "--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "error"]
    granian = ["granian", "--workers", "1", "--no-access-log", "--log-level", "error", "--loop", "uvloop"]
    ours = ["compact-graph", "serve", "--dataset", "none", "--log", "off"]
    return {
        "uvicorn": ([*uvicorn, "--port", str(port)], "/"),
        "granian asgi": ([*granian, "--interface", "asgi", "--port", str(port + 1), f"{APPLICATION}:asgi"], "/"),
        "granian rsgi": ([*granian, "--interface", "rsgi", "--port", str(port + 2), f"{APPLICATION}:rsgi"], "/"),
        "ours, cached": ([*ours, "--port", str(port + 3)], QUERY),
    }


@contextmanager
def running(command: list[str], path: str) -> Iterator[str]:
    """Start a server and yield the address to ask."""
    process = subprocess.Popen([str(HERE / command[0]), *command[1:]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{command[command.index('--port') + 1]}{path}"
    try:
        deadline = monotonic() + 30
        while True:
            try:
                httpx.get(url).raise_for_status()
            except httpx.TransportError:
                if monotonic() > deadline or process.poll() is not None:
                    raise
                sleep(0.05)
            else:
                break
        yield url
    finally:
        process.terminate()
        process.wait(30)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench.asgi", description=__doc__)
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8, 32])
    parser.add_argument("--seconds", type=int, default=2, help="for each measurement")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each server, in turn; the middle one counts")
    arguments = parser.parse_args()
    with ExitStack() as up:
        urls = {name: up.enter_context(running(*of_server)) for name, of_server in commands(7931).items()}
        print(f"{'server':16}{'conn':>5}{'requests/s':>12}{'p99 ms':>9}{'ratio':>8}")
        for connections in arguments.connections:
            rounds: dict[str, list[tuple[float, float]]] = {name: [] for name in urls}
            for _ in range(arguments.rounds):
                for name, url in urls.items():
                    command = ["wrk", "-t1", f"-c{connections}", f"-d{arguments.seconds}s", "--latency", url]
                    rounds[name].append(rate_and_tail(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
            middle = {name: sorted(times)[len(times) // 2] for name, times in rounds.items()}
            for name, (rate, tail) in middle.items():
                print(f"{name:16}{connections:5}{rate:12,.0f}{tail:9.2f}{rate / middle['uvicorn'][0]:8.2f}")


if __name__ == "__main__":
    main()
