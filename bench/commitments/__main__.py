"""Counts at scale: ``python -m bench.commitments --write`` measures this service beside other engines and puts the table into RESULTS.md.

Every query is one that was not asked before. The data come in graphs of a million triples, as if from several partners, and every store
answers over all of them. Ours is measured with the process that counts (extra ``counts``) and without; the others are asked directly.
A store that takes more memory than ``BENCH_MEMORY_MIB`` (8192) is left out. Sizes and stores can be named to measure less.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
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
_QUERIES = ("point", "by-state", "by-objective", "by-predicate", "words")
_STORES = ("counts", "engine", "oxigraph", "virtuoso", "fuseki", "rdflib-endpoint")
_MOST = {"rdflib-endpoint": 200_000, "fuseki": 2_000_000}
"""Sizes beyond which a store is left out, because the table would take hours."""
_FLAGS = ("--dataset", "none", "--log", "off", "--cache-bytes", "0", "--query-timeout", "120", "--memory-mib", "4096")
_RESULTS = Path(__file__).parent.parent / "RESULTS.md"
_LOADED: dict[Path, float] = {}
"""The data directories filled so far, and the seconds that it took."""
_BEGIN, _END = "<!-- python -m bench.commitments --write -->", "<!-- end of the table -->"


@dataclass
class Row:
    """What was measured of a store: seconds of loading and of starting with the data, MiB, and milliseconds by query and connections."""

    store: str
    triples: int
    load: float
    start: float
    memory: float
    milliseconds: dict[tuple[str, int], str]

    def line(self) -> str:
        """Return the row of the table."""
        shown = [self.milliseconds.get((query, connections), "–") for query in _QUERIES for connections in (1, 8)]
        cells = [f"{self.triples:,}", self.store, f"{self.load:.1f}", f"{self.start:.1f}", f"{self.memory:,.0f}", *shown]
        return f"| {' | '.join(cells)} |"


@contextmanager
def _ours(triples: int, folder: Path, counts: int) -> Iterator[tuple[str, float, float]]:
    """Load with ``compact-graph load``, once for each size, serve, and yield the address and the seconds of both."""
    load = _LOADED.get(folder) or _load(triples, folder)
    _LOADED[folder] = load
    started = time.monotonic()
    with service(*_FLAGS, "--data-dir", str(folder), "--counts-from", str(counts)) as running:
        _until(running.url, "triples", triples)
        start = time.monotonic() - started
        if counts:
            _until(running.url, "counts", 1)
        yield f"{running.url}/sparql", load, start


def _load(triples: int, folder: Path) -> float:
    file = folder.with_suffix(".nq")
    with file.open("wb") as out:
        for graph, data in _parts(triples):
            out.write(data.replace(b" .\n", f" <{graph}> .\n".encode()))
    command = [sys.executable, "-m", "graph_service.cli", "load", "--data-dir", str(folder), "--dataset", "none", str(file)]
    started = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    file.unlink()
    return time.monotonic() - started


def _until(url: str, gauge: str, value: int) -> None:
    """Wait until a service shows a value in its metrics."""
    deadline = time.monotonic() + 600
    while True:
        shown = re.search(rf"^compact_graph_{gauge} (\S+)$", httpx.get(f"{url}/metrics", timeout=60).text, re.MULTILINE)
        if shown and float(shown[1]) == value:
            return
        if time.monotonic() > deadline:
            message = f"{url} never said {gauge} {value}"
            raise TimeoutError(message)
        time.sleep(0.2)


@contextmanager
def _store(name: str, triples: int, kept: Path, stack: ExitStack) -> Iterator[tuple[str, float, float]]:
    """Load the data and yield the address that takes queries, the seconds of loading, and those of starting with the data."""
    if name in ("counts", "engine"):
        with _ours(triples, kept / str(triples), 1 if name == "counts" else 0) as loaded:
            yield loaded
        return
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    if name == "rdflib-endpoint":
        (folder / "data.nt").write_bytes(b"".join(data for _, data in _parts(triples)))
        port: int = engines.free_port()  # type: ignore[no-untyped-call]  # the tests have no types
        url = f"http://127.0.0.1:{port}/"
        command = [str(Path(sys.executable).parent / name), "serve", "--host", "127.0.0.1", "--port", str(port), str(folder / "data.nt")]
        started = time.monotonic()
        with engines.process(command, url, patience=600):
            yield url, 0.0, time.monotonic() - started
        return
    match name:
        case "oxigraph":
            engine = engines.oxigraph("--union-default-graph")
        case "virtuoso":
            engine = engines.virtuoso(folder, buffers=250_000)
        case _:
            # Its union of all graphs is a setting of its own store in memory.
            engine = engines.fuseki("--memTDB", "--set", "tdb2:unionDefaultGraph=true", java=("-Xmx4g",))
    addresses = stack.enter_context(engine)
    auth = addresses.credentials.auth
    yield addresses.query, sum(_put(addresses.graph_store, graph, data, auth) for graph, data in _parts(triples)), 0.0


def _parts(triples: int) -> Iterator[tuple[str, bytes]]:
    """Yield graphs of a million triples each with their N-Triples."""
    lines = n_triples(triples)
    for number in range(-(-triples // _PART)):
        yield f"{_GRAPH}/{number}", "".join(islice(lines, _PART)).encode()


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


class _Asker:
    """Asks a query in ever new forms."""

    def __init__(self, url: str, name: str, triples: int) -> None:
        self._url = url
        self._text = Template((Path(__file__).parent / f"{name}.rq").read_text(encoding="utf-8"))
        self._triples = triples
        self._asked = 0

    def _once(self, client: httpx.Client) -> float:
        self._asked += 1
        number = (7919 * self._asked) % (self._triples // TRIPLES_EACH)
        query = self._text.substitute(NUMBER=number, STATE=self._asked % 193)
        asked = time.monotonic()
        response = client.post(self._url, data={"query": query}, headers={"accept": "text/csv"})
        response.raise_for_status()
        return time.monotonic() - asked

    def median(self, connections: int, seconds: float) -> str:
        """Return the median milliseconds of an answer with so many asked at a time, or how it failed."""

        def some(_: int) -> list[float]:
            took: list[float] = []
            with httpx.Client(timeout=150) as client:
                begun = time.monotonic()
                while not took or (len(took) < 200 and time.monotonic() - begun < seconds):  # noqa: PLR2004 - more show nothing more
                    took.append(self._once(client))
            return took

        try:
            with ThreadPoolExecutor(connections) as threads:
                return f"{statistics.median(one for took in threads.map(some, range(connections)) for one in took) * 1000:.1f}"
        except httpx.HTTPStatusError as error:
            return f"status {error.response.status_code}"
        except httpx.HTTPError as error:
            return type(error).__name__


def _measured(triples: int, names: list[str], seconds: float, kept: Path) -> list[Row]:
    """Measure stores one after the other."""
    rows = []
    for name in names:
        try:
            with ExitStack() as stack, _store(name, triples, kept, stack) as (url, load, start):
                asked = {(query, connections): _Asker(url, query, triples) for query in _QUERIES for connections in (1, 8)}
                # Pages are drawn and code is compiled after a start.
                for query in _QUERIES:
                    asked[query, 1].median(1, 1.0)
                shown = {key: asker.median(key[1], seconds) for key, asker in asked.items()}
                rows.append(Row(name, triples, load, start, sum(mebibytes().values()), shown))
                print(rows[-1].line(), flush=True)
        except (MemoryError, TimeoutError, AssertionError, httpx.HTTPError) as error:
            print(f"| {triples:,} | {name} | stopped: {error} |", flush=True)
    return rows


def _extrapolated(rows: list[Row]) -> list[Row]:
    """Return rows for ten times the largest size, in proportion: what scans, counts and memory follow. Look-ups stay as they are."""
    largest = max(row.triples for row in rows)

    def times(query: str, shown: str) -> str:
        return f"({float(shown) * (1 if query == 'point' else 10):,.1f})" if re.fullmatch(r"[\d.]+", shown) else shown

    return [
        Row(
            f"{row.store}, extrapolated",
            row.triples * 10,
            row.load * 10,
            row.start * 10,
            row.memory * 10,
            {key: times(key[0], shown) for key, shown in row.milliseconds.items()},
        )
        for row in rows
        if row.triples == largest
    ]


def _table(rows: list[Row]) -> str:
    heads = [f"{query} ×{connections}" for query in _QUERIES for connections in (1, 8)]
    head = ["triples", "store", "load s", "start s", "MiB", *heads]
    listed = [*rows, *(_extrapolated(rows) if max(row.triples for row in rows) >= 10 * _PART else [])]
    return "\n".join([f"| {' | '.join(head)} |", "|" + "---|" * len(head), *(row.line() for row in listed)])


def _machine(began: tuple[float, ...]) -> str:
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="ascii"))
    memory = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text(encoding="ascii"))
    gibibytes = int(memory[1]) // 2**20 if memory else "?"
    return (
        f"{datetime.now(UTC):%d %B %Y}; {os.cpu_count()} cores ({model[1] if model else 'unknown'}), {gibibytes} GiB, "
        f"Python {sys.version_info.major}.{sys.version_info.minor}; "
        f"load average {began[0]:.1f} at the beginning and {os.getloadavg()[0]:.1f} at the end."
    )


def _write(text: str) -> None:
    before, _, rest = _RESULTS.read_text(encoding="utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    _RESULTS.write_text(f"{before}{_BEGIN}\n\n{text}\n\n{_END}{after}", encoding="utf-8")


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="bench.commitments", description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--triples", type=int, nargs="+", default=[75_000, 1_000_000, 10_000_000], help="sizes")
    parser.add_argument("--stores", nargs="+", default=list(_STORES), choices=_STORES, help="stores")
    parser.add_argument("--seconds", type=float, default=1.0, help="for each query of each store")
    parser.add_argument("--write", action="store_true", help="put the table into bench/RESULTS.md")
    arguments = parser.parse_args()
    os.environ.update([MARK])
    began = os.getloadavg()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as kept:
        for triples in arguments.triples:
            size = triples - triples % TRIPLES_EACH
            names = [name for name in arguments.stores if size <= _MOST.get(name, size)]
            rows += _measured(size, names, arguments.seconds, Path(kept))
    text = f"{_machine(began)}\n\n{_table(rows)}"
    print(f"\n{text}")
    if arguments.write:
        _write(text)


if __name__ == "__main__":
    main()
