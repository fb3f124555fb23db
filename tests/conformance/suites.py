"""The suites, what each gives, and the exceptions with their reasons."""

import tomllib
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from tests.conformance import description, evaluation, federated, http_tests, manifests

EXCEPTIONS = tomllib.loads((Path(__file__).parent / "exceptions.toml").read_text(encoding="utf-8"))
SUITES = {
    "Protocol": "protocol/manifest.ttl",
    "Graph Store Protocol": "graph-store-protocol/manifest.ttl",
    "Service Description": "service-description/manifest.ttl",
    "Query": "manifest-sparql11-query.ttl",
    "Update": "manifest-sparql11-update.ttl",
    "Results": "manifest-sparql11-results.ttl",
    "Federated": "service/manifest.ttl",
}
FLAGS = ["--dataset", "none", "--default-graph", "plain", "--writes", "open", "--log", "off"]


@dataclass
class Outcome:
    """How a suite went: tests passed, tests in all, failures that no exception explains, exceptions that no longer apply."""

    passed: int = 0
    total: int = 0
    excused: Counter = field(default_factory=Counter)
    failures: list = field(default_factory=list)
    needless: list = field(default_factory=list)


def run(name, root, url):
    """Run a suite against a scratch service; the federated one against three of its own."""
    with federated.network() if name == "Federated" else nullcontext() as network:
        return _run(name, root, url, network)


def _run(name, root, url, network):
    outcome = Outcome()
    scratch = evaluation.Scratch(url)
    for test in manifests.read(root, SUITES[name]):
        outcome.total += 1
        if name in ("Query", "Update", "Results"):
            wrong, differs = evaluation.run(test, root, scratch)
        elif name == "Federated":
            wrong, differs = federated.run(test, root, network), None
        else:
            runner = description if name == "Service Description" else http_tests
            wrong, differs = runner.run(test, root, url), None
        reason = EXCEPTIONS.get(test.name)
        if not wrong and not differs:
            outcome.passed += 1
            if reason:
                outcome.needless.append(test.name)
        elif reason:
            outcome.excused[reason] += 1
        else:
            outcome.failures.append(f"{test.name}: {wrong or differs}")
    scratch.client.close()
    return outcome
