"""Query and update evaluation and syntax: over HTTP, in the engine itself, and what the W3C expects, side by side."""

import httpx
import pyoxigraph as ox

from graph_service.sparql.tokens import form
from tests.conformance import results
from tests.conformance.manifests import MF, QT, UT, file, named_graphs

ACCEPT = {".csv": "text/csv", ".tsv": "text/tab-separated-values", ".srx": "application/sparql-results+xml"}
KIND = {
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
}
REFUSED = "refused: the service opens no connection"


class Scratch:
    """A scratch service and what it holds, so that tests with the same data load them once."""

    def __init__(self, url):
        self.client = httpx.Client(base_url=url, timeout=20)
        self._held = None

    def hold(self, quads):
        key = "\n".join(sorted(str(quad) for quad in quads))
        if key == self._held:
            return
        graphs = {str(quad.graph_name.value) for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
        blocks = [f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads if isinstance(quad.graph_name, ox.DefaultGraph)]
        for graph in sorted(graphs):
            inner = " ".join(f"{q.subject} {q.predicate} {q.object} ." for q in quads if q.graph_name == ox.NamedNode(graph))
            blocks.append(f"GRAPH <{graph}> {{ {inner} }}")
        self.update("DROP ALL ; INSERT DATA { " + "\n".join(blocks) + " }")
        self._held = key

    def update(self, text):
        self._held = None
        return self.client.post("/update", content=text.encode(), headers={"content-type": "application/sparql-update"})

    def query(self, text, accept):
        return self.client.post("/sparql", content=text.encode(), headers={"content-type": "application/sparql-query", "accept": accept})


def quads_of(root, default, named):
    quads = []
    for graph, iri in [*((ox.DefaultGraph(), iri) for iri in default), *((ox.NamedNode(name), iri) for name, iri in named)]:
        path = file(root, iri)
        kind = ox.RdfFormat.from_extension(path.suffix[1:]) or ox.RdfFormat.TURTLE
        parsed = ox.parse(input=path.read_bytes(), format=kind, base_iri=str(iri), rename_blank_nodes=True)
        quads += [ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in parsed]
    return quads


def run(test, root, scratch):
    """Run a test; returns what is wrong against the W3C, and what is wrong against the engine, each None if nothing is."""
    match test.kind:
        case "QueryEvaluationTest" | "CSVResultFormatTest":
            return query(test, root, scratch)
        case "UpdateEvaluationTest":
            return update(test, root, scratch)
        case _:
            return syntax(test, root, scratch)


def with_base(text, iri):
    return f"BASE <{iri}>\n{text}"


def query(test, root, scratch):
    request = test.value(MF.action, QT.query)
    text = with_base(file(root, request).read_text(encoding="utf-8"), request)
    quads = quads_of(root, test.values(MF.action, QT.data), named_graphs(test, MF.action, QT.graphData))
    expected_file = file(root, test.value(MF.result))
    is_graph = form(text).is_graph
    accept = "application/n-triples" if is_graph else ACCEPT.get(expected_file.suffix, "application/sparql-results+json")
    expected = results.of_file(expected_file, test.value(MF.result), is_graph=is_graph)
    scratch.hold(quads)
    answer = scratch.query(text, accept)
    if answer.status_code == 403:
        return REFUSED, REFUSED
    store = ox.Store()
    store.extend(quads)
    own = own_result(store, text, accept, is_graph=is_graph)
    if answer.status_code != 200:
        same = isinstance(own, Exception)
        return f"status {answer.status_code}: {answer.text[:200]}", None if same else "the engine evaluates it"
    result = read(answer.content, accept, is_graph=is_graph)
    return (None if result == expected else "another result"), (None if result == own else "not the engine's own result")


def own_result(store, text, accept, *, is_graph):
    try:
        solutions = store.query(text)
        kind = ox.RdfFormat.N_TRIPLES if is_graph else KIND[accept]
        return read(solutions.serialize(format=kind), accept, is_graph=is_graph)
    except (SyntaxError, RuntimeError, ValueError, OSError) as error:
        return error


def read(data, accept, *, is_graph):
    if is_graph:
        return results.of_quads(ox.parse(input=data, format=ox.RdfFormat.N_TRIPLES))
    if accept == "text/csv":
        return results.of_csv(data.decode())
    return results.of_results(data, KIND[accept])


def update(test, root, scratch):
    request = test.value(MF.action, UT.request)
    text = with_base(file(root, request).read_text(encoding="utf-8"), request)
    quads = quads_of(root, test.values(MF.action, UT.data), named_graphs(test, MF.action, UT.graphData))
    expected = results.of_quads(quads_of(root, test.values(MF.result, UT.data), named_graphs(test, MF.result, UT.graphData)))
    scratch.hold(quads)
    answer = scratch.update(text)
    if answer.status_code == 403:
        return REFUSED, REFUSED
    default = scratch.query("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
    after = list(ox.parse(input=default.content, format=ox.RdfFormat.N_TRIPLES))
    for row in scratch.query("SELECT ?g { GRAPH ?g {} }", "application/sparql-results+json").json()["results"]["bindings"]:
        name = row["g"]["value"]
        content = scratch.client.get("/graph", params={"graph": name}, headers={"accept": "application/n-triples"}).content
        parsed = ox.parse(input=content, format=ox.RdfFormat.N_TRIPLES)
        after += [ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(name)) for quad in parsed]
    held = results.of_quads(after)
    store = ox.Store()
    store.extend(quads)
    try:
        store.update(text)
    except (SyntaxError, RuntimeError, OSError) as error:
        own_failed = error
    else:
        own_failed = None
    own = results.of_quads(store)
    wrong = None if held == expected else f"another dataset (status {answer.status_code})"
    differs = None if held == own and answer.is_success == (own_failed is None) else "not the engine's own result"
    return wrong, differs


def syntax(test, root, scratch):
    iri = test.value(MF.action)
    text = with_base(file(root, iri).read_text(encoding="utf-8"), iri)
    store = ox.Store()
    is_update = str(iri).endswith(".ru")
    if is_update:
        scratch.hold([])
        answer = scratch.update(text)
    else:
        answer = scratch.query(text, "*/*")
    if answer.status_code == 403:
        return REFUSED, REFUSED
    # A query that parses may still call a function nobody knows.
    accepted = answer.status_code != 400 or not answer.json()["type"].endswith("/query-syntax")
    try:
        (store.update if is_update else store.query)(text)
        own = True
    except SyntaxError:
        own = False
    except (RuntimeError, OSError):
        own = True
    wanted = test.kind.startswith("Positive")
    wrong = None if accepted == wanted else f"status {answer.status_code}: {answer.text[:160]}"
    return wrong, None if accepted == own else "not the engine's own result"
