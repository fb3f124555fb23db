"""Run every shapes file against a graph with pySHACL, one after the other or in two processes, and gather one report.

One file at a time gives progress and lets two cores share the work. pySHACL changes the shapes graph it is given, so each run parses its
own; it patches rdflib while it works, so it is not for two threads at once.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pyshacl
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDFS, SKOS, XSD
from rdflib.term import Node

from graph_service.rdf.rdflib_namespaces import GCMO, new_graph
from graph_service.shacl.files import UnusableInputError, read
from graph_service.shacl.report import SH, Finding, Report, Severity, report_graph

Progress = Callable[[str], None]
NAMES = (RDFS.label, SKOS.prefLabel)
"""The properties that say what a thing is called."""
_SEVERITIES: dict[Node | None, Severity] = {SH.Warning: "warning", SH.Info: "info"}


class _Outcome(NamedTuple):
    """What one shapes file found: its report as N-Triples (cheap to hand between processes) and the seconds it took."""

    stem: str
    report: str
    seconds: float


def validate(
    data: Graph,
    shapes: Path,
    *,
    context: Graph | None = None,
    processes: int = 1,
    progress: Progress = lambda line: None,
) -> Report:
    """Judge ``data`` by every ``*.ttl`` in the folder ``shapes``.

    ``context`` is a graph that ``data`` refers to, such as ours for a partner's: both are judged together, and only what touches a thing
    that ``data`` names is reported. ``processes`` above 1 needs a system that can fork. ``progress`` receives a line for each file.
    ``data`` must be a plain rdflib graph in memory (pySHACL gives false results on an Oxigraph-backed one) and is not changed.
    Raises UnusableInputError when there are no shapes or one of them is broken.
    """
    files = sorted(shapes.glob("*.ttl"))
    if not files:
        raise UnusableInputError(f"{shapes}: no shapes (*.ttl) here")
    whole = data if context is None else _together(data, context)
    mentioned = None if context is None else _mentioned(data)
    findings: list[Finding] = []
    told: list[tuple[Graph, Node]] = []
    for number, outcome in enumerate(_outcomes(whole, files, processes), start=1):
        results = Graph().parse(data=outcome.report, format="nt")
        kept = 0
        for result in results.objects(None, SH.result):
            finding = finding_of(results, result, outcome.stem, partial(_label, whole))
            if mentioned is None or finding.resource in mentioned or finding.value in mentioned:
                findings.append(finding)
                told.append((results, result))
                kept += 1
        progress(progress_line(number, len(files), outcome.stem, kept, outcome.seconds))
    return Report.of(findings, len(data), len(files), report_graph(told))


def progress_line(number: int, files: int, stem: str, findings: int, seconds: float) -> str:
    """Return the line that tells that a shapes file is done."""
    return f"[{number}/{files}] {stem}: {findings or 'no'} finding{'' if findings == 1 else 's'}, {seconds:.1f} s"


def _outcomes(data: Graph, files: list[Path], processes: int) -> Iterator[_Outcome]:
    """Run the files, in this process or in several; the largest first, because it is likely the slowest."""
    files = sorted(files, key=lambda file: (-file.stat().st_size, file.stem))
    if processes <= 1:
        for file in files:
            yield _judge(data, file)
        return
    # Forked children share the graph instead of parsing or copying it; the initialiser's arguments are inherited, not pickled.
    with ProcessPoolExecutor(processes, mp_context=get_context("fork"), initializer=_adopt, initargs=(data,)) as pool:
        for future in as_completed([pool.submit(_judge_adopted, file) for file in files]):
            yield future.result()


_adopted: list[Graph] = []


def _adopt(data: Graph) -> None:
    """Keep the graph a forked child was born with."""
    _adopted.append(data)


def _judge_adopted(file: Path) -> _Outcome:
    return _judge(_adopted[-1], file)


def _judge(data: Graph, file: Path) -> _Outcome:
    started = time.monotonic()
    try:
        _, report, text = pyshacl.validate(data, shacl_graph=read([file]))
    except RuntimeError as error:  # the base of pySHACL's errors about shapes that do not load
        raise UnusableInputError(f"{file}: {error}") from error
    if not isinstance(report, Graph):
        raise UnusableInputError(f"{file}: {text}")
    return _Outcome(file.stem, report.serialize(format="nt"), time.monotonic() - started)


def _together(data: Graph, context: Graph) -> Graph:
    whole = new_graph()
    for graph in (context, data):
        for triple in graph:
            whole.add(triple)
    return whole


def _mentioned(data: Graph) -> frozenset[str]:
    return frozenset(str(term) for subject, _, value in data for term in (subject, value) if not isinstance(term, Literal))


def finding_of(results: Graph, result: Node, stem: str, label: Callable[[Node | None], str] = lambda _term: "") -> Finding:
    """Read one result; ``label`` returns what a term is called.

    A rule put to a class or property as a whole has that as its focus and what breaks it as its value.
    """
    focus, value = results.value(result, SH.focusNode), results.value(result, SH.value)
    resource = value if value is not None and _is_term(focus) and not isinstance(value, Literal) else focus
    rule = results.value(result, SH.sourceConstraint) or results.value(result, SH.sourceShape)
    path = results.value(result, SH.resultPath)
    return Finding(
        severity=_SEVERITIES.get(results.value(result, SH.resultSeverity), "violation"),
        stem=stem,
        rule=str(rule).rpartition("#")[2] if isinstance(rule, URIRef) else "",
        resource=str(resource),
        message=first_in_english(results.objects(result, SH.resultMessage)),
        value="" if value is None or value == resource else str(value),
        resource_label=label(resource),
        value_label=label(value),
        value_kind=_kind(value) if isinstance(value, Literal) else "",
        path=str(path) if isinstance(path, URIRef) else "",
    )


def _is_term(focus: Node | None) -> bool:
    return isinstance(focus, URIRef) and any(focus in namespace for namespace in (GCMO, DCTERMS, SKOS))


def _label(data: Graph, term: Node | None) -> str:
    if term is None or isinstance(term, Literal):
        return ""
    return first_in_english(node for name in NAMES for node in data.objects(term, name))


def first_in_english(names: Iterable[Node]) -> str:
    """Return the name in English, or the first in the order of the alphabet; empty if there is none."""
    return min(((getattr(name, "language", None) != "en", str(name)) for name in names), default=(True, ""))[1]


def _kind(literal: Literal) -> str:
    if literal.language:
        return f"text, {literal.language}"
    datatype = str(literal.datatype or XSD.string)
    return "text" if datatype == str(XSD.string) else datatype.removeprefix(str(XSD))
