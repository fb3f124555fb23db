"""A process that validates one write with pySHACL and ends; its parent may kill it (``python -m graph_service.shacl.validation_process``).

It is handed what a write reaches, the nodes and the statements that their shapes read. If something is wrong there, it asks for the same
of the data before, and gives back only what was right then. Standard input and output are lines of JSON. A process of its own because
pySHACL can be neither stopped nor run by two threads, and changes the shapes that it is given: each run reads them anew.
"""

import gc
import io
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pyshacl
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF
from rdflib.plugins.parsers.ntriples import NTGraphSink, W3CNTriplesParser
from rdflib.term import Node
from rdflib.util import from_n3

from graph_service.rdf.rdflib_namespaces import new_graph
from graph_service.shacl.engine import Progress, finding_of, progress_line
from graph_service.shacl.files import read, silence_rdflib
from graph_service.shacl.report import SH, Finding, report_graph, turtle
from graph_service.store.embedded import child_process, sandbox
from graph_service.store.embedded.check_plan import Affected

_TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
_VARIABLE = re.compile(r"\{[?$](\w+)\}")


class Result(NamedTuple):
    """Something that breaks a shape: as a finding, in the words of a refusal, and where the report of pySHACL has it."""

    finding: Finding
    words: dict[str, str]
    report: Graph
    node: Node


Results = dict[tuple[str, ...], Result]
"""What is wrong, by shape, node, path, value, component and, last, message."""


def judge(request: Mapping[str, Any], before: Callable[[], Affected]) -> dict[str, Any]:
    """Return ``violations`` (how many), ``results`` (what is wrong, violations first) and ``report`` (the SHACL report as Turtle).

    ``request`` and ``before`` are as for ``broken``.
    """
    return judgement(broken(request, before))


def judgement(results: list[Result]) -> dict[str, Any]:
    """Return results as ``judge`` does."""
    words = sorted((result.words for result in results), key=lambda words: words["severity"] != "violation")
    violations = sum(one["severity"] == "violation" for one in words)
    return {"violations": violations, "results": words, "report": turtle(report_graph((result.report, result.node) for result in results))}


def broken(request: Mapping[str, Any], before: Callable[[], Affected], progress: Progress = lambda _line: None) -> list[Result]:
    """Return what is wrong and was not wrong before.

    ``request`` has ``shapes`` (their folder), ``rules`` and ``checks`` (those of the plan that matter, without what they read) and
    ``affected``, as ``graph_service.store.embedded.affected`` returns it. ``before`` returns the same of the data before; it is asked only
    if something is wrong. ``progress`` receives a line for each shapes file.
    """
    now = _judged(request, request["affected"], progress)
    # But for the message, which may give numbers that are others now.
    known = {key[:-1] for key in _judged(request, before())} if now else set()
    return [now[key] for key in sorted(now) if key[:-1] not in known]


def _judged(request: Mapping[str, Any], affected_nodes: Mapping[str, Any], progress: Progress = lambda _line: None) -> Results:
    data = new_graph()
    names: dict[str, BNode] = {}
    W3CNTriplesParser(NTGraphSink(data)).parse(io.StringIO(affected_nodes["statements"]), bnode_context=names)
    for text in _terms(affected_nodes):
        if text.startswith("_:"):
            names.setdefault(text[2:], BNode())
    labels: dict[Node, str] = {node: f"_:{name}" for name, node in names.items()}
    results: Results = {}
    stems = dict.fromkeys(
        one["stem"]
        for one in (*request["rules"], *request["checks"])
        if one["id"] in affected_nodes["focus"] or one["id"] in affected_nodes["rows"]
    )
    for number, stem in enumerate(stems, start=1):
        started = time.monotonic()
        found: Results = {}
        for report in _reports(request, affected_nodes, stem, data, names):
            found |= _each(report, stem, labels)
        results |= found
        progress(progress_line(number, len(stems), stem, len(found), time.monotonic() - started))
    return results


def _reports(
    request: Mapping[str, Any], affected_nodes: Mapping[str, Any], stem: str, data: Graph, names: Mapping[str, BNode]
) -> Iterator[Graph]:
    """Yield the reports of a shapes file: that of pySHACL, and one of what its constraints in SPARQL select."""
    file = Path(request["shapes"]) / f"{stem}.ttl"
    focus = affected_nodes["focus"]
    nodes = {rule["id"]: focus[rule["id"]] for rule in request["rules"] if rule["stem"] == stem and rule["id"] in focus}
    if nodes:
        _, report, text = pyshacl.validate(data, shacl_graph=_aimed(file, nodes, names))
        if not isinstance(report, Graph):
            raise TypeError(text)
        yield report
    rows = affected_nodes["rows"]
    checks = [check for check in request["checks"] if check["stem"] == stem and check["id"] in rows]
    if checks:
        report, shapes = Graph(), read([file])
        for check in checks:
            for row in rows[check["id"]]:
                _tell(report, shapes, check, row, names)
        yield report


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


def _each(report: Graph, stem: str, labels: Mapping[Node, str]) -> Iterator[tuple[tuple[str, ...], Result]]:
    for result in _nodes(report.subjects(RDF.type, SH.ValidationResult)):
        finding = finding_of(report, result, stem)
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
        key = (words["shape"], words["focus"], words["path"], words["value"], component, words["message"])
        yield key, Result(finding, words, report, result)


def _nodes(nodes: Iterable[Node]) -> list[Node]:
    return list(dict.fromkeys(nodes))


def _named(term: Node | None, labels: Mapping[Node, str]) -> str:
    return "" if term is None else labels.get(term, str(term))


def _asked() -> Affected:
    """Ask our parent for the state before the write."""
    sys.stdout.write(child_process.MORE)
    sys.stdout.flush()
    before: Affected = json.loads(sys.stdin.readline())
    return before


def main() -> int:
    """Judge the request on standard input, within so many bytes of memory, and end with the process that asked."""
    sandbox.bound_child(int(sys.argv[1]), int(sys.argv[2]))
    # The process is short-lived, and looking for cycles among all its terms takes a quarter of its time.
    gc.disable()
    silence_rdflib()
    json.dump(judge(json.loads(sys.stdin.readline()), _asked), sys.stdout)
    sys.stdout.flush()
    # At once: taking the graphs apart would take as long as judging them.
    os._exit(0)


if __name__ == "__main__":
    main()
