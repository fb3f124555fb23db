"""Federated query: SERVICE clauses asked of two services of our own, which stand for the endpoints that the manifest names.

The first of them knows the second, because one test has a SERVICE clause inside another (service3).
"""

from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conformance import results
from tests.conformance.evaluation import Scratch, quads_of, with_base
from tests.conformance.manifests import MF, QT, file
from tests.serving import service

FLAGS = ["--dataset", "none", "--default-graph", "plain", "--writes", "open", "--log", "off", "--workers", "1"]


def listing(path, partners):
    """Write a partner file: endpoint by endpoint, with where each is reached."""
    entries = [
        f'[[partner]]\nname = "partner-{number}"\nendpoint = "{endpoint}"\nurl = "{url}/sparql"\nallow_private = true\n'
        for number, (endpoint, url) in enumerate(partners.items())
    ]
    path.write_text("\n".join(entries), encoding="utf-8")
    return str(path)


@contextmanager
def network():
    """Three services: yields a scratch service for the query, and one for each endpoint."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        second = stack.enter_context(service(*FLAGS)).url
        known = listing(Path(folder) / "first.toml", {"http://example2.org/sparql": second})
        first = stack.enter_context(service(*FLAGS, "--partners", known)).url
        urls = {"http://example.org/sparql": first, "http://example1.org/sparql": first, "http://example2.org/sparql": second}
        front = stack.enter_context(service(*FLAGS, "--partners", listing(Path(folder) / "front.toml", urls))).url
        scratches = {url: Scratch(url) for url in (front, first, second)}
        try:
            yield scratches[front], {endpoint: scratches[url] for endpoint, url in urls.items()}
        finally:
            for scratch in scratches.values():
                scratch.client.close()


def run(test, root, running):
    """Run a test; returns None, or what is wrong."""
    front, endpoints = running
    front.hold(quads_of(root, test.values(MF.action, QT.data), []))
    for node in test.values(MF.action, QT.serviceData):
        endpoint = str(test.graph.value(node, QT.endpoint))
        endpoints[endpoint].hold(quads_of(root, list(test.graph.objects(node, QT.data)), []))
    request = test.value(MF.action, QT.query)
    text = with_base(file(root, request).read_text(encoding="utf-8"), request)
    answer = front.query(text, "application/sparql-results+xml")
    if answer.status_code != 200:
        return f"status {answer.status_code}: {answer.text[:300]}"
    expected = file(root, test.value(MF.result))
    result = results.of_results(answer.content, results.FORMATS[".srx"])
    return None if result == results.of_file(expected, test.value(MF.result), is_graph=False) else "another result"
