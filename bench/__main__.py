"""``python -m bench``: prints requests a second and 99th percentiles of our service and its peers, and the ratios.

Needs ``wrk``, which Debian has under that name. Figures drift with the machine and its mood; the ratios of one run are what to compare.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from itertools import product
from pathlib import Path

from bench import data, servers

HERE = Path(__file__).parent
GRAPHS = ("construct",)
RATE = re.compile(r"Requests/sec:\s+([0-9.]+)")
TAIL = re.compile(r"99%\s+([0-9.]+)(us|ms|s)")
FAILED = re.compile(r"Non-2xx or 3xx responses: (\d+)")
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


def measure(url: str, query: Path, mode: str, triples: int, *, connections: int, seconds: int) -> tuple[float, float]:
    """Return requests a second and the 99th percentile in milliseconds."""
    accept = "application/n-triples" if query.stem in GRAPHS else "application/sparql-results+json"
    most, few = str(data.provisions(triples)), str(data.small(triples))
    command = [
        "wrk",
        "-t1",
        f"-c{connections}",
        f"-d{seconds}s",
        "--timeout",
        "60s",
        "--latency",
        "-s",
        str(HERE / "request.lua"),
        url,
        "--",
    ]
    command += [str(query), mode, most, few, str(time.time_ns() % 10**9), accept]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if FAILED.search(shown):
        sys.exit(f"{url} failed on {query.stem}: {shown}")
    return rate_and_tail(shown)


def rate_and_tail(shown: str) -> tuple[float, float]:
    """Return requests a second and the 99th percentile in milliseconds from what wrk printed."""
    rate, tail = RATE.search(shown), TAIL.search(shown)
    return (float(rate[1]) if rate else 0.0), (float(tail[1]) * UNITS[tail[2]] if tail else 0.0)


def main() -> None:
    """Run what the arguments ask for."""
    queries = sorted(path.stem for path in (HERE / "queries").glob("*.rq"))
    parser = argparse.ArgumentParser(prog="bench", description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--triples", type=int, nargs="+", default=[15_000, 1_000_000], help="sizes of the graph that all serve")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8, 32], help="clients at once, each with its own connection")
    parser.add_argument("--seconds", type=int, default=2, help="for each measurement")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each server, in turn; the middle one counts")
    parser.add_argument("--peers", nargs="+", default=["oxigraph"], choices=["oxigraph", "rdflib-endpoint"], help="servers beside ours")
    parser.add_argument("--queries", nargs="+", default=queries, choices=queries, help="what is asked: files of bench/queries")
    parser.add_argument(
        "--modes",
        nargs="+",
        default=["repeated", "first"],
        choices=["repeated", "first"],
        help="the same query again, or each for the first time",
    )
    arguments = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("bench needs wrk: apt-get install wrk")
    with tempfile.TemporaryDirectory() as folder:
        for triples in arguments.triples:
            file = Path(folder) / f"{triples}.nt"
            with file.open("w", encoding="utf-8") as out:
                out.writelines(data.n_triples(triples))
            compare(arguments, triples, file)


def compare(arguments: argparse.Namespace, triples: int, file: Path) -> None:
    """Measure every server on one graph, all of them up at once and asked in turn, and print the table."""
    names = ["ours", *arguments.peers]
    results: dict[tuple[str, str, int, str], tuple[float, float]] = {}
    with ExitStack() as up:
        urls = {
            name: up.enter_context(servers.running(servers.known(port, file)[name], port, file)) for port, name in enumerate(names, 7901)
        }
        for query, mode, connections in product(arguments.queries, arguments.modes, arguments.connections):
            rounds: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
            for _ in range(arguments.rounds):
                for name in names:
                    path = HERE / "queries" / f"{query}.rq"
                    rounds[name].append(measure(urls[name], path, mode, triples, connections=connections, seconds=arguments.seconds))
            for name in names:
                # The machine's mood changes within seconds, so each server has its turn several times, and the middle one counts.
                results[query, mode, connections, name] = sorted(rounds[name])[len(rounds[name]) // 2]
            sys.stderr.write(f"{triples:,} {query} {mode} {connections}: {rounds}\n")
    print(f"\n{triples:,} triples: requests a second and 99th percentile in ms; ratio of ours to each peer")
    print(
        f"{'query':12}{'mode':10}{'conn':>5}"
        + "".join(f"{name:>16}{'p99':>9}" for name in names)
        + "".join(f"{'ratio':>9}" for _ in names[1:])
    )
    for query in arguments.queries:
        for mode in arguments.modes:
            for connections in arguments.connections:
                row = [results[query, mode, connections, name] for name in names]
                ratios = "".join(f"{row[0][0] / other[0] if other[0] else 0:9.2f}" for other in row[1:])
                cells = "".join(f"{rate:16,.0f}{tail:9.2f}" for rate, tail in row)
                print(f"{query:12}{mode:10}{connections:5}{cells}{ratios}")


if __name__ == "__main__":
    main()
