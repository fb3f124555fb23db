"""Measure: ``python -m bench.commitments 1000000 embedded oxigraph virtuoso``. Every query is one that was not asked before.

The data come in graphs of a million triples, as if from several partners. The Oxigraph server is filled by its own bulk loader, the others
over HTTP. A store that takes more memory than ``BENCH_MEMORY_MIB`` (8192) is left out.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from string import Template

import httpx

from bench.commitments.data import TRIPLES_EACH, n_triples
from bench.processes import MARK, mebibytes
from tests import engines
from tests.serving import service

_GRAPH = "https://partner.example/graph/commitments"
_PART = 1_000_000
_MOST_MEMORY = int(os.environ.get("BENCH_MEMORY_MIB", "8192"))
_QUERIES = ("point", "by-state", "by-objective", "words")
_FLAGS = ("--dataset", "none", "--writes", "open", "--log", "off", "--cache-bytes", "0", "--query-timeout", "120")
_LOADING = ("--max-body", str(2**33), "--memory-mib", "16000", "--update-timeout", "3000")


@contextmanager
def _store(name: str, triples: int, stack: ExitStack) -> Iterator[tuple[str, float]]:
    """Load the data and yield the service's address and the seconds that loading took."""
    if name == "embedded":
        with service(*_FLAGS, *_LOADING) as running:
            took = sum(_put(f"{running.url}/graph", graph, data, None) for graph, data in _parts(triples))
            yield running.url, took
        return
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    took = sum(_bulk(folder, graph, data) for graph, data in _parts(triples)) if name == "oxigraph" else 0.0
    engine = engines.oxigraph("--location", str(folder)) if name == "oxigraph" else engines.virtuoso(folder, buffers=250_000)
    found = stack.enter_context(engine)
    if name != "oxigraph":
        took = sum(_put(found.graph_store, graph, data, found.credentials.auth) for graph, data in _parts(triples))
    with service(*_FLAGS, *found.flags(), env={"COMPACT_GRAPH_REMOTE_PASSWORD": found.credentials.secret}) as running:
        yield running.url, took


def _parts(triples: int) -> Iterator[tuple[str, bytes]]:
    """Yield graphs of a million triples each with their N-Triples."""
    lines = n_triples(triples)
    for number in range(-(-triples // _PART)):
        yield f"{_GRAPH}/{number}", "".join(islice(lines, _PART)).encode()


def _bulk(folder: Path, graph: str, data: bytes) -> float:
    started = time.monotonic()
    oxigraph = str(Path(sys.executable).parent / "oxigraph")
    command = [oxigraph, "load", "--location", str(folder), "--format", "nt", "--graph", graph]
    subprocess.run(command, input=data, check=True, capture_output=True)
    return time.monotonic() - started


def _put(url: str, graph: str, data: bytes, auth: httpx.Auth | None) -> float:
    headers = {"content-type": "text/turtle"}
    # A first small request, so that a challenge is answered before the large body goes out.
    httpx.get(url, params={"graph": _GRAPH}, auth=auth, timeout=60)
    started = time.monotonic()
    httpx.put(url, params={"graph": graph}, content=data, headers=headers, auth=auth, timeout=3000).raise_for_status()
    took = time.monotonic() - started
    memory = sum(mebibytes().values())
    sys.stderr.write(f"{graph}: {took:.1f} s, {memory:.0f} MiB\n")
    if memory > _MOST_MEMORY:
        message = f"more than {_MOST_MEMORY} MiB"
        raise MemoryError(message)
    return took


def _median(url: str, name: str, triples: int, seconds: float = 6.0) -> str:
    """Return the median milliseconds of a query, asked anew for some seconds or a hundred times, or the status of one that failed."""
    text = Template((Path(__file__).parent / f"{name}.rq").read_text(encoding="utf-8"))
    took: list[float] = []
    with httpx.Client(timeout=150) as client:
        begun = time.monotonic()
        while len(took) < 3 or (len(took) < 100 and time.monotonic() - begun < seconds):  # noqa: PLR2004 - at least three, at most a hundred
            number = (7919 * (len(took) + 1)) % (triples // TRIPLES_EACH)
            query = text.substitute(NUMBER=number, STATE=len(took) % 193)
            asked = time.monotonic()
            found = client.post(f"{url}/sparql", data={"query": query}, headers={"accept": "text/csv"})
            if not found.is_success:
                return f"{found.status_code} after {time.monotonic() - asked:.0f} s"
            took.append(time.monotonic() - asked)
    return f"{statistics.median(took) * 1000:.1f}"


def main() -> None:
    """Print a line for each store."""
    triples, names = int(sys.argv[1]), sys.argv[2:]
    os.environ.update([MARK])
    print(f"| store | triples | load s | memory MiB | {' | '.join(f'{name} ms' for name in _QUERIES)} |", flush=True)
    for name in names:
        try:
            with ExitStack() as stack, _store(name, triples, stack) as (url, load):
                shown = " | ".join(_median(url, query, triples) for query in _QUERIES)
                print(f"| {name} | {triples} | {load:.1f} | {sum(mebibytes().values()):.0f} | {shown} |", flush=True)
        except (MemoryError, httpx.HTTPError) as error:
            print(f"| {name} | {triples} | stopped: {error} |", flush=True)


if __name__ == "__main__":
    main()
