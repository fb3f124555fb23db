"""A process that validates one write with pySHACL and ends; its parent may kill it (``python -m graph_service.shacl.validation_process``).

It is handed what a write reaches, the nodes and the statements that their shapes read, and gives back what is wrong with it; where it is
also handed the same of the data before, only what was right then. Standard input and output are JSON. A process of its own because
pySHACL can be neither stopped nor run by two threads, and changes the shapes that it is given: each run reads them anew.
"""

import io
import json
import logging
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyshacl
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF
from rdflib.plugins.parsers.ntriples import NTGraphSink, W3CNTriplesParser
from rdflib.term import Node
from rdflib.util import from_n3

from graph_service.rdf.rdflib_namespaces import new_graph
from graph_service.shacl.engine import SH, finding_of
from graph_service.shacl.files import read
from graph_service.store.embedded import sandbox

_TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
_VARIABLE = re.compile(r"\{[?$](\w+)\}")
Results = dict[tuple[str, ...], tuple[dict[str, str], Graph, Node]]
"""What is wrong, by shape, node, path, value, component and, last, message."""


def judge(request: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``violations`` (how many), ``results`` (what is wrong, violations first) and ``report`` (the SHACL report as Turtle).

    ``request`` has ``shapes`` (their folder), ``rules`` and ``checks`` (those of the plan that matter, without what they read),
    ``affected`` and perhaps ``before``, both as ``graph_service.store.embedded.affected`` returns them.
    """
    broken = _judged(request, request["affected"])
    if request.get("before"):
        # But for the message, which may give numbers that are others now.
        known = {key[:-1] for key in _judged(request, request["before"])}
        broken = {key: result for key, result in broken.items() if key[:-1] not in known}
    report = new_graph()
    report.bind("sh", SH)
    node = BNode()
    report.add((node, RDF.type, SH.ValidationReport))
    report.add((node, SH.conforms, Literal(not broken)))
    ordered = [broken[key] for key in sorted(broken)]
    for _, graph, result in ordered:
        report.add((node, SH.result, result))
        for triple in graph.triples((result, None, None)):
            report.add(triple)
    results = sorted((words for words, _, _ in ordered), key=lambda words: words["severity"] != "violation")
    violations = sum(words["severity"] == "violation" for words in results)
    return {"violations": violations, "results": results, "report": report.serialize(format="turtle")}


def _judged(request: Mapping[str, Any], affected_nodes: Mapping[str, Any]) -> Results:
    data = new_graph()
    names: dict[str, BNode] = {}
    W3CNTriplesParser(NTGraphSink(data)).parse(io.StringIO(affected_nodes["statements"]), bnode_context=names)
    for text in _terms(affected_nodes):
        if text.startswith("_:"):
            names.setdefault(text[2:], BNode())
    labels: dict[Node, str] = {node: f"_:{name}" for name, node in names.items()}
    folder = Path(request["shapes"])
    results: Results = {}
    focus: dict[str, dict[str, list[str]]] = {}
    for rule in request["rules"]:
        if rule["id"] in affected_nodes["focus"]:
            focus.setdefault(rule["stem"], {})[rule["id"]] = affected_nodes["focus"][rule["id"]]
    for stem, nodes in focus.items():
        shapes = _aimed(folder / f"{stem}.ttl", nodes, names)
        _, report, text = pyshacl.validate(data, shacl_graph=shapes)
        if not isinstance(report, Graph):
            raise TypeError(text)
        results |= _results(report, stem, data, labels)
    for check in request["checks"]:
        if rows := affected_nodes["rows"].get(check["id"]):
            report, shapes = Graph(), read([folder / f"{check['stem']}.ttl"])
            for row in rows:
                _tell(report, shapes, check, row, names)
            results |= _results(report, check["stem"], data, labels)
    return results


def _terms(affected_nodes: Mapping[str, Any]) -> Iterator[str]:
    """Yield the nodes to judge and what checks found: a blank node among them may be in no statement that is read."""
    for nodes in affected_nodes["focus"].values():
        yield from nodes
    for rows in affected_nodes["rows"].values():
        for row in rows:
            yield from row.values()


def _aimed(file: Path, focus: Mapping[str, list[str]], names: Mapping[str, BNode]) -> Graph:
    """Return the shapes of a file, each aimed at its nodes by name and at no others; SPARQL constraints are the engine's."""
    shapes = read([file])
    for target in _TARGETS:
        shapes.remove((None, target, None))
    shapes.remove((None, SH.sparql, None))
    for shape, nodes in focus.items():
        for node in nodes:
            shapes.add((URIRef(shape), SH.targetNode, _term(node, names)))
    return shapes


def _term(text: str, names: Mapping[str, BNode]) -> Node:
    if text.startswith("_:"):
        return names[text[2:]]
    term = from_n3(text)
    if not isinstance(term, Node):
        raise TypeError(text)
    return term


def _tell(report: Graph, shapes: Graph, check: Mapping[str, Any], row: Mapping[str, str], names: Mapping[str, BNode]) -> None:
    """Add a result for a row that a SPARQL constraint selects (SHACL 5.3.2)."""
    constraint, shape, result = URIRef(check["id"]), URIRef(check["shape"]), BNode()
    terms = {name: _term(text, names) for name, text in row.items()}
    report.add((result, RDF.type, SH.ValidationResult))
    report.add((result, SH.sourceConstraintComponent, SH.SPARQLConstraintComponent))
    report.add((result, SH.sourceConstraint, constraint))
    report.add((result, SH.sourceShape, shape))
    report.add((result, SH.resultSeverity, shapes.value(shape, SH.severity) or SH.Violation))
    report.add((result, SH.focusNode, terms["this"]))
    report.add((result, SH.value, terms.get("value", terms["this"])))
    for message in shapes.objects(constraint, SH.message):
        words = _VARIABLE.sub(lambda match: str(terms.get(match[1], match[0])), str(message))
        report.add((result, SH.resultMessage, Literal(words, lang=getattr(message, "language", None))))


def _results(report: Graph, stem: str, data: Graph, labels: Mapping[Node, str]) -> Results:
    return dict(_each(report, stem, data, labels))


def _each(report: Graph, stem: str, data: Graph, labels: Mapping[Node, str]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for result in _nodes(report.subjects(RDF.type, SH.ValidationResult)):
        finding = finding_of(report, result, stem, data)
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        shape = report.value(result, SH.sourceConstraint) or report.value(result, SH.sourceShape)
        words = {
            "severity": finding.severity,
            "message": finding.message,
            "focus": _named(focus, labels),
            "path": finding.path,
            "value": _named(value, labels),
            # A shape without an IRI has another label each time that the file is read.
            "shape": str(shape) if isinstance(shape, URIRef) else "",
        }
        component = str(report.value(result, SH.sourceConstraintComponent))
        yield (words["shape"], words["focus"], words["path"], words["value"], component, words["message"]), (words, report, result)


def _nodes(nodes: Iterable[Node]) -> list[Node]:
    return list(dict.fromkeys(nodes))


def _named(term: Node | None, labels: Mapping[Node, str]) -> str:
    return "" if term is None else labels.get(term, str(term))


def main() -> int:
    """Judge the request on standard input, within so many bytes of memory, and end with the process that asked."""
    sandbox.bound_child(int(sys.argv[1]), int(sys.argv[2]))
    # rdflib logs a traceback for each ill-typed literal; the shapes report those in words.
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    json.dump(judge(json.load(sys.stdin)), sys.stdout)
    sys.stdout.flush()
    # At once: taking the graphs apart would take as long as judging them.
    os._exit(0)


if __name__ == "__main__":
    main()
