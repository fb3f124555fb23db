"""Measure: ``python -m bench.memory`` prints what our graph takes of memory, service, holder and workers, as it is used more and more.

A page that several processes share is counted once. The service is started with its defaults; flags given here are handed on to it.
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx

from bench.processes import MARK, mebibytes
from tests.serving import Running, service

_BROWSER = {"accept": "text/html,*/*;q=0.8", "accept-encoding": "gzip, br"}
_REST = 6.0
"""Seconds in which a service that nobody asks has given back what it can."""
_PAGES = (
    "/",
    "/?lang=es",
    "/explore",
    "/explore?view=priorities",
    "/explore?view=instruments",
    "/explore.csv",
    "/explore.jsonld",
    "/explore/evidence?from=gcm/objective/6&to=instrument/ilo-c189",
    "/gaps",
    "/gaps.csv",
    "/gaps.jsonld",
    "/states",
    "/states.csv",
    "/states.jsonld",
    "/read",
    "/read/gcm",
    "/read/gcm?lang=es",
    "/read/priorities-2021",
    "/sparql",
    "/sparql?query=SELECT%20%2A%20WHERE%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%20500&format=html",
    "/ontology",
    "/ontology.ttl",
    "/catalog",
    "/catalog.ttl",
    "/catalog.jsonld",
    "/dump/",
    "/dump/all.nq.gz",
    "/dump/all.trig.gz",
    "/changes",
    "/alignments.sssom.tsv",
    "/federation",
    "/search",
    "/search?q=domestic+workers",
    "/search?q=C189&format=json",
    "/search/suggest?q=dom",
    "/reconcile",
    "/reconcile/suggest/entity?prefix=dom",
    '/reconcile?queries={"q0":{"query":"C189"}}',
    "/docs",
    "/openapi.json",
    "/queries",
    "/queries?lang=es",
    "/queries?format=jsonld",
    "/nothing-here",
)
_THINGS = (
    "gcm",
    "gcm/final-draft-2018",
    "gcm/objective/6",
    "gcm/objective/6/action/k",
    "gcm/para/43",
    "gcm/principle/3",
    "gcm/footnote/3",
    "priorities-2021/4",
    "joint-message-2018/goal/4",
    "nahuacalli-2018",
    "instrument/ilo-c189",
    "actor/civil-society",
    "actor/state/mx",
    "forum/imrf",
)
_FORMS = (
    "text/html",
    "text/turtle",
    "application/ld+json",
    "application/n-triples",
    "application/rdf+xml",
    "application/trig",
)
_ROWS = (1, 3, 10, 30, 100, 300)
"""Lengths of the answers that fill the cache."""


def _paths(client: httpx.Client) -> Iterator[tuple[str, str]]:
    """Yield every kind of page, every form of every kind of thing, every saved query and list of the API, each with what to accept."""
    yield from ((path, _BROWSER["accept"]) for path in _PAGES)
    yield from ((f"/{thing}", form) for thing in _THINGS for form in _FORMS)
    for path, operations in client.get("/openapi.json").json()["paths"].items():
        if path.startswith("/queries/") and "{" not in path:
            yield from ((path, form) for form in (_BROWSER["accept"], "text/csv, */*;q=0.1"))
        elif path.startswith("/api") and "{" not in path and "get" in operations:
            yield path, "application/ld+json"


def _ask(client: httpx.Client, asked: Iterable[tuple[str, str]]) -> int:
    """Ask for all of them, and return how many answers were none."""
    return sum(client.get(path, headers={"accept": accept}).status_code >= 500 for path, accept in asked)  # noqa: PLR2004 - errors of ours


def _fill(client: httpx.Client) -> None:
    """Ask different questions until the cache holds no more: what comes in drives something out."""

    def ask(number: int) -> None:
        length = _ROWS[number % len(_ROWS)]
        query = f"SELECT ?s ?p ?o WHERE {{ ?s ?p ?o }} OFFSET {number} LIMIT {length}"
        client.post("/sparql", data={"query": query}, headers={"accept": "application/sparql-results+json"}).raise_for_status()

    before, asked = -1.0, 0
    with ThreadPoolExecutor(4) as threads:
        while (now := _entries(client)) > before or not asked:
            before = now
            list(threads.map(ask, range(asked, asked + 300)))
            asked += 300


def _entries(client: httpx.Client) -> float:
    lines = client.get("/metrics").text.splitlines()
    return next(float(line.split()[1]) for line in lines if "cache_entries" in line and not line.startswith("#"))


def _print(state: str) -> None:
    sizes = mebibytes()
    print(f"| {state} | {sizes['service']:.1f} | {sizes['holder and workers']:.1f} | {sum(sizes.values()):.1f} |", flush=True)


def _measure(running: Running) -> None:
    with httpx.Client(base_url=running.url, headers=_BROWSER, timeout=60) as client:
        time.sleep(_REST)
        _print("started, nobody asked")
        failed = _ask(client, _paths(client))
        time.sleep(_REST)
        _print("every kind of page, saved query and list asked" + (f", {failed} failed" if failed else ""))
        _fill(client)
        time.sleep(_REST)
        _print("answer cache full")
        _ask(client, _paths(client))
        time.sleep(_REST)
        _print("everything asked again")


def main() -> None:
    """Print a line for each state."""
    os.environ.update([MARK])
    print("| state | service MiB | holder and workers MiB | all MiB |\n|---|---|---|---|", flush=True)
    with service("--log", "off", *sys.argv[1:]) as running:
        _measure(running)


if __name__ == "__main__":
    main()
