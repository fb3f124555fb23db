"""Loading: ``python -m bench.commitments.load [TRIPLES]``, beside the engine's own bulk load of the same file in process.

By ``compact-graph load`` into a new directory, and by one PUT to a service with a data directory. Processor time is what to compare
where the machine has other work. The peak is of all processes, shared pages counted once; of the service, the highest of ten looks a
second. "start" is until a service with the loaded data answers.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from bench.commitments.data import TRIPLES_EACH, n_triples
from bench.processes import MARK, mebibytes, started
from tests.serving import service

_GRAPH = "https://partner.example/graph/commitments"
_BULK_LOAD = "import pyoxigraph, sys; pyoxigraph.Store().bulk_load(path=sys.argv[1], to_graph=pyoxigraph.NamedNode(sys.argv[2]))"
_LOAD = ("-m", "graph_service.cli", "load", "--dataset", "none", "--graph", _GRAPH, "--data-dir")
_FLAGS = ("--dataset", "none", "--log", "off", "--data-dir")
_WRITES = ("--writes", "open", "--max-body", str(2**31), "--memory-mib", "16384", "--update-timeout", "3000")
_TICK = os.sysconf("SC_CLK_TCK")


def _command(*words: str) -> tuple[float, float, float]:
    """Run Python with some words; return seconds, processor seconds and the peak in MiB."""
    begun = time.monotonic()
    process = subprocess.Popen([sys.executable, *words], stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words)
    return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _processor_seconds() -> float:
    """Return the processor time of the processes with our mark and of the children that they waited for."""
    return sum(sum(map(int, (entry / "stat").read_text().rpartition(")")[2].split()[11:15])) for entry in started()) / _TICK


@contextmanager
def _peak() -> Iterator[Callable[[], float]]:
    """Yield what returns the most MiB that the processes with our mark have taken so far."""
    most, ended = [0.0], threading.Event()

    def look() -> None:
        while not ended.wait(0.1):
            most[0] = max(most[0], sum(mebibytes().values()))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield lambda: most[0]
    finally:
        ended.set()
        thread.join()


def _http(file: Path, directory: str) -> tuple[float, float, float]:
    data = file.read_bytes()
    with service(*_FLAGS, directory, *_WRITES) as running, _peak() as peak:
        before, begun = _processor_seconds(), time.monotonic()
        headers = {"content-type": "application/n-triples"}
        httpx.put(f"{running.url}/graph", params={"graph": _GRAPH}, content=data, headers=headers, timeout=3000).raise_for_status()
        return time.monotonic() - begun, _processor_seconds() - before, peak()


def _start(directory: str) -> tuple[float, float, float]:
    begun = time.monotonic()
    with _peak() as peak, service(*_FLAGS, directory) as running:
        running.wait_for(lambda: httpx.get(f"{running.url}/ready", timeout=60).status_code == httpx.codes.OK, 600)
        return time.monotonic() - begun, _processor_seconds(), peak()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="bench.commitments.load", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("triples", type=int, nargs="?", default=1_000_000)
    triples = parser.parse_args().triples
    os.environ.update([MARK])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    began = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        file, loaded, sent = Path(folder) / "data.nt", f"{folder}/loaded", f"{folder}/sent"
        with file.open("w", encoding="utf-8") as out:
            out.writelines(n_triples(triples - triples % TRIPLES_EACH))
        rows = {
            "the engine's bulk load": _command("-c", _BULK_LOAD, str(file), _GRAPH),
            "compact-graph load": _command(*_LOAD, loaded, str(file)),
            "PUT /graph": _http(file, sent),
            "the engine's bulk load, again": _command("-c", _BULK_LOAD, str(file), _GRAPH),
            "start with the data": _start(loaded),
        }
        size, journal = file.stat().st_size, (Path(loaded) / "journal.log").stat().st_size
    engine = min(rows["the engine's bulk load"][1], rows["the engine's bulk load, again"][1])
    loads = f"load average {began:.1f} and {os.getloadavg()[0]:.1f}"
    print(f"{triples:,} triples, {size / 2**20:,.0f} MiB; journal {journal / 2**20:,.0f} MiB; {loads}\n")
    print("| | seconds | processor seconds | of the engine's | peak MiB |\n|---|---|---|---|---|")
    for name, (seconds, processor, peak) in rows.items():
        print(f"| {name} | {seconds:.1f} | {processor:.1f} | {processor / engine:.1f} | {peak:,.0f} |")


if __name__ == "__main__":
    main()
