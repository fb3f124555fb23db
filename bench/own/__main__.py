"""Our own graph beside the Oxigraph server: ``python -m bench.own`` prints how fast first-time queries are, and where their time goes.

Each query is another text each time. “engine” is the same query in this process, with its JSON and without; what our query processes and
our service take beyond that is output, copying, hops and HTTP. Processor time says little of what else the machine does, so its ratio is
the one to compare. Needs ``wrk``. With ``--saved``: what each saved query takes in the engine, also beside a partner's statements.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

import httpx
import pyoxigraph

from bench.__main__ import measure
from bench.commitments.data import n_triples
from graph_service import package_data
from graph_service.corpus.saved_queries import read_queries
from graph_service.namespaces import BASE
from graph_service.store import seed
from tests import engines
from tests.serving import Running, service

_QUERIES = sorted(Path(__file__).parent.glob("*.rq"))
_FIRST = 3
"""Times each query is asked before it counts."""
_DRAWN = 15.0
"""Seconds in which the pages are drawn that the service draws after its start."""
_JSON = {"accept": "application/sparql-results+json", "accept-encoding": "identity"}


class _Null:
    """A file that keeps nothing."""

    def write(self, data: bytes) -> int:
        return len(data)

    def flush(self) -> None:
        pass


def _seconds(act: Callable[[], object]) -> float:
    """Return the milliseconds of this process that something takes."""
    began = time.process_time()
    act()
    return (time.process_time() - began) * 1000


def _evaluate(store: pyoxigraph.Store, text: str) -> None:
    """Evaluate a query and write its answer as the service does."""
    results = store.query(text, base_iri=BASE, use_default_graph_as_union=True)
    if isinstance(results, pyoxigraph.QueryTriples):
        pyoxigraph.serialize(results, cast("IO[bytes]", _Null()), pyoxigraph.RdfFormat.N_TRIPLES)
    else:
        results.serialize(cast("IO[bytes]", _Null()), pyoxigraph.QueryResultsFormat.JSON)


def _counted(text: str) -> str:
    """Return a query that evaluates all rows of another and writes their number."""
    prologue, select, rest = text.partition("SELECT")
    return f"{prologue}SELECT (COUNT(*) AS ?rows) WHERE {{ {{ {select}{rest}\n}} }}"


def _used(pids: list[int]) -> dict[int, float]:
    """Return the milliseconds of processor time of processes; one that has ended is left out."""
    used: dict[int, float] = {}
    for pid in pids:
        with suppress(OSError):
            used[pid] = sum(int((one / "schedstat").read_text().split()[0]) for one in Path(f"/proc/{pid}/task").iterdir()) / 1e6
    return used


def _ask(client: httpx.Client, url: str, text: str, pids: list[int]) -> dict[int, float]:
    """Ask a query and return the processor time that it took of each process."""
    before = _used(pids)
    client.get(url, params={"query": text}).raise_for_status()
    # What a process does after its last byte belongs to the query too.
    time.sleep(0.002)
    return {pid: used - before[pid] for pid, used in _used(pids).items()}


def _split(store: pyoxigraph.Store, ours: Running, peer: engines.Addresses, text: str, times: int) -> list[float]:
    """Return medians: engine, engine with JSON, our query processes, our service, the peer, and the peer's share of all of ours."""
    assert peer.process  # noqa: S101 - for mypy: we have just started it
    server: int = peer.process.pid
    rows = []
    with httpx.Client(timeout=60, headers=_JSON) as client:
        for number in range(times + _FIRST):
            asked = f"{text}# {number} {time.time_ns()}"
            alone, written = _seconds(lambda: _evaluate(store, _counted(asked))), _seconds(lambda: _evaluate(store, asked))  # noqa: B023 - called at once
            used = _ask(client, f"{ours.url}/sparql", asked, list(ours.processes()))  # type: ignore[no-untyped-call]  # the tests have no types
            web = used.pop(ours.process.pid)
            [theirs] = _ask(client, peer.query, asked, [server]).values()
            rows.append((alone, written, sum(used.values()), web, theirs, theirs / (web + sum(used.values()))))
    return [statistics.median(column) for column in zip(*rows[_FIRST:], strict=True)]


def _beside_the_server(arguments: argparse.Namespace) -> None:
    store = pyoxigraph.Store()
    sources = seed.builtin(package_data.turtle(), package_data.ontology())
    seed.load(store, sources)
    with engines.oxigraph("--union-default-graph") as peer, service("--log", "off", *arguments.flags) as ours:
        for source in sources:
            data, headers = source.path.read_bytes(), {"content-type": "text/turtle"}
            httpx.put(peer.graph_store, params={"graph": source.graph}, content=data, headers=headers, timeout=60).raise_for_status()
        time.sleep(_DRAWN)
        print("| query | engine | with JSON | query processes | service | Oxigraph server | ratio |" + "".join(
            f" ×{connections} |" for connections in arguments.connections
        ))  # fmt: skip
        print("|---|---|---|---|---|---|---|" + "---|" * len(arguments.connections))
        for path in _QUERIES:
            figures = _split(store, ours, peer, path.read_text(encoding="utf-8"), arguments.times)
            rates = []
            for connections in arguments.connections:
                ratios = []
                for _ in range(arguments.rounds):
                    each = [
                        measure(url, path, "first", 1000, connections=connections, seconds=arguments.seconds)[0]
                        for url in (f"{ours.url}/sparql", peer.query)
                    ]
                    ratios.append(each[0] / each[1])
                rates.append(statistics.median(ratios))
            print(f"| {path.stem} | " + " | ".join(f"{one:.2f}" for one in (*figures, *rates)) + " |", flush=True)


def _saved() -> None:
    store = pyoxigraph.Store()
    seed.load(store, seed.builtin(package_data.turtle(), package_data.ontology()))
    queries = read_queries(package_data.queries())
    taken = {name: [min(_seconds(lambda: _evaluate(store, one.text)) for _ in range(3))] for name, one in queries.items()}  # noqa: B023 - called at once
    lines = "".join(n_triples(200_000)).encode()
    store.bulk_load(lines, pyoxigraph.RdfFormat.N_TRIPLES, to_graph=pyoxigraph.NamedNode("https://partner.example/graph"))
    for name, one in queries.items():
        taken[name].append(min(_seconds(lambda: _evaluate(store, one.text)) for _ in range(3)))  # noqa: B023 - called at once
    print("| saved query | ms | beside 200 thousand statements |\n|---|---|---|")
    for name, (alone, beside) in sorted(taken.items(), key=lambda item: -item[1][0]):
        print(f"| {name} | {alone:.1f} | {beside:.1f} |")


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(prog="bench.own", description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--saved", action="store_true", help="the saved queries in the engine, and nothing else")
    parser.add_argument("--times", type=int, default=25, help="how often each query is asked for the split")
    parser.add_argument("--seconds", type=int, default=2, help="for each measurement of requests a second")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each server, in turn; the middle ratio counts")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8], help="clients at once")
    parser.add_argument("flags", nargs="*", help="flags for our service, after --")
    arguments = parser.parse_args()
    if arguments.saved:
        _saved()
    else:
        _beside_the_server(arguments)


if __name__ == "__main__":
    main()
