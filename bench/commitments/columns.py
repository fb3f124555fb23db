"""Processor time of the columns and of the engine in this process: ``python -m bench.commitments.columns 1000000``.

Processor time says something on a busy machine too. One thread each; the best of a few runs; a loading time is of one.
"""

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import pyoxigraph

from bench.commitments.data import n_triples
from graph_service.sparql import counting
from graph_service.store.embedded.columns import Columns
from tests.columns import columns_of

T = TypeVar("T")
_CSV = pyoxigraph.QueryResultsFormat.CSV


def _took(act: Callable[[], T]) -> tuple[float, T]:
    started = time.process_time()
    value = act()
    return time.process_time() - started, value


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def _rows(store: pyoxigraph.Store, text: str) -> list[bytes]:
    results = store.query(text, use_default_graph_as_union=True)
    assert isinstance(results, pyoxigraph.QuerySolutions)  # noqa: S101 - the queries are ours
    return sorted((results.serialize(format=_CSV) or b"").splitlines())


def _counted(columns: Columns, query: counting.CountQuery) -> list[bytes]:
    return _rows(pyoxigraph.Store(), columns.answer(query))


def main() -> None:
    """Print the figures for as many triples as the argument says."""
    store = pyoxigraph.Store()
    data = "".join(n_triples(int(sys.argv[1]))).encode()
    load, _ = _took(lambda: store.bulk_load(data, format=pyoxigraph.RdfFormat.N_TRIPLES, to_graph=pyoxigraph.NamedNode("urn:g")))
    before = _resident()
    build, columns = _took(lambda: columns_of(store))  # type: ignore[no-untyped-call]  # the tests have no types
    print(f"{len(columns):,} triples: engine loads in {load:.1f} s, columns are made in {build:.1f} s and {_resident() - before:.0f} MiB")
    print("| query | columns ms | engine ms | ratio |\n|---|---|---|---|")
    for name in ("by-state", "by-objective", "by-predicate", "words"):
        text = (Path(__file__).parent / f"{name}.rq").read_text(encoding="utf-8").replace("$NUMBER", "77").replace("$STATE", "77")
        query = counting.read(text)
        assert query is not None  # noqa: S101 - it is on the list
        ours = [_took(partial(_counted, columns, query)) for _ in range(5)]
        theirs = [_took(partial(_rows, store, text)) for _ in range(3)]
        assert ours[0][1] == theirs[0][1], name  # noqa: S101 - a wrong answer has no speed
        fast, slow = min(took for took, _ in ours), min(took for took, _ in theirs)
        print(f"| {name} | {fast * 1000:.1f} | {slow * 1000:.0f} | {slow / fast:.0f} |")


if __name__ == "__main__":
    main()
