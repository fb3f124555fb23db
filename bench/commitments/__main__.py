"""Measure: ``python -m bench.commitments 1000000 embedded oxigraph virtuoso``. Every query is one that was not asked before."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from string import Template

import httpx

from bench.commitments.data import TRIPLES_EACH, n_triples
from tests import engines
from tests.serving import service

_GRAPH = "https://partner.example/graph/commitments"
_QUERIES = ("point", "by-state", "by-objective", "words")
_FLAGS = ("--dataset", "none", "--writes", "open", "--log", "off", "--cache-bytes", "0", "--query-timeout", "120")
_LOADING = ("--max-body", str(2**33), "--memory-mib", "16000", "--update-timeout", "3000")


@contextmanager
def _store(name: str, file: Path, stack: ExitStack) -> Iterator[tuple[str, float, set[int]]]:
    """Load the file and yield the service's address, the seconds that loading took, and the sessions of its processes."""
    started = time.monotonic()
    if name == "embedded":
        with service(*_FLAGS, *_LOADING) as running:
            sessions = set(running.sessions())
            _put(f"{running.url}/graph", file, None)
            yield running.url, time.monotonic() - started, sessions
        return
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    engine = engines.oxigraph("--location", str(folder)) if name == "oxigraph" else engines.virtuoso(folder)
    found = stack.enter_context(engine)
    _put(found.graph_store, file, found.credentials.auth)
    took = time.monotonic() - started
    with service(*_FLAGS, *found.flags(), env={"COMPACT_GRAPH_REMOTE_PASSWORD": found.credentials.secret}) as running:
        yield running.url, took, {found.process.pid} if found.process else set()


def _put(url: str, file: Path, auth: httpx.Auth | None) -> None:
    headers = {"content-type": "text/turtle"}
    # A first small request, so that a challenge is answered before the large body goes out.
    httpx.get(url, params={"graph": _GRAPH}, auth=auth, timeout=60)
    httpx.put(url, params={"graph": _GRAPH}, content=file.read_bytes(), headers=headers, auth=auth, timeout=3000).raise_for_status()


def _median(url: str, name: str, triples: int, seconds: float = 6.0) -> float:
    """Return the median milliseconds of a query, asked anew for some seconds or a hundred times."""
    text = Template((Path(__file__).parent / f"{name}.rq").read_text(encoding="utf-8"))
    took: list[float] = []
    with httpx.Client(timeout=150) as client:
        begun = time.monotonic()
        while len(took) < 3 or (len(took) < 100 and time.monotonic() - begun < seconds):  # noqa: PLR2004 - at least three, at most a hundred
            number = (7919 * (len(took) + 1)) % (triples // TRIPLES_EACH)
            query = text.substitute(NUMBER=number, STATE=len(took) % 193)
            asked = time.monotonic()
            client.post(f"{url}/sparql", data={"query": query}, headers={"accept": "text/csv"}).raise_for_status()
            took.append(time.monotonic() - asked)
    return statistics.median(took) * 1000


def _memory(known: set[int]) -> float:
    """Return the MiB of everything that we started and what it started, shared pages counted once.

    A process that holds the data may have outlived its parent: it is known by its session.
    """
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,sid="], capture_output=True, text=True, check=True).stdout.split()  # noqa: S607 - the system's ps
    pids, parents, sessions = (list(map(int, listed[start::3])) for start in range(3))
    family = {os.getpid()}
    while found := {pid for pid, parent in zip(pids, parents, strict=True) if parent in family} - family:
        family |= found
    family |= {pid for pid, session in zip(pids, sessions, strict=True) if session in known}
    total = 0
    for pid in family - {os.getpid()}:
        # A process that has ended since it was listed has no memory.
        with suppress(OSError):
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def main() -> None:
    """Print a line for each store."""
    triples, names = int(sys.argv[1]), sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "commitments.nt"
        with file.open("w", encoding="utf-8") as out:
            out.writelines(n_triples(triples))
        print(f"| store | triples | load s | memory MiB | {' | '.join(f'{name} ms' for name in _QUERIES)} |")
        for name in names:
            with ExitStack() as stack, _store(name, file, stack) as (url, load, known):
                times = [_median(url, name, triples) for name in _QUERIES]
                print(
                    f"| {name} | {triples} | {load:.1f} | {_memory(known):.0f} | {' | '.join(f'{value:.1f}' for value in times)} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
