"""What a validation found: findings as values, the SHACL report as a graph."""

import textwrap
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, Self

import rdflib
from rdflib import BNode, Graph, Namespace
from rdflib.namespace import RDF
from rdflib.term import Node

from graph_service.namespaces import BASE, PREFIXES
from graph_service.rdf import serialise
from graph_service.rdf.ordering import natural_key
from graph_service.rdf.rdflib_namespaces import new_graph

SH = Namespace("http://www.w3.org/ns/shacl#")
Severity = Literal["violation", "warning", "info"]
_LISTED = 20
_SHORT = 120


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that breaks one rule.

    ``stem`` names the shapes file and ``rule`` the rule in it; ``resource`` and ``value`` are IRIs, blank node ids or literals' text;
    ``resource_label`` and ``value_label`` are what people call them, empty when nothing is known; ``value_kind`` is the kind of a literal
    ("text, en", "gYear"), empty for other values; ``path`` is the property, if a plain one.
    """

    severity: Severity
    stem: str
    rule: str
    resource: str
    message: str
    value: str = ""
    resource_label: str = ""
    value_label: str = ""
    value_kind: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of all shapes files, sorted; ``graph`` is the SHACL validation report (SHACL, 3.6)."""

    findings: tuple[Finding, ...]
    triples: int
    files: int
    graph: Graph = field(repr=False, compare=False)

    @classmethod
    def of(cls, findings: Iterable[Finding], triples: int, files: int, graph: Graph) -> Self:
        """Return a report with each finding once, by shapes file and rule, then by resource in natural order."""
        return cls(tuple(sorted(set(findings), key=_place)), triples, files, graph)

    @property
    def conforms(self) -> bool:
        """True when nothing is a violation; warnings and information do not count."""
        return not self.count("violation")

    def count(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def turtle(self) -> str:
        """Return the SHACL validation report as Turtle."""
        return turtle(self.graph)

    def mapping(self) -> dict[str, Any]:
        """Return the report as plain values, ready for JSON."""
        return {
            "conforms": self.conforms,
            "triples": self.triples,
            "shapes_files": self.files,
            "counts": {severity: self.count(severity) for severity in ("violation", "warning", "info")},
            "findings": [
                {
                    "severity": finding.severity,
                    "message": finding.message,
                    "resource": finding.resource,
                    "resource_label": finding.resource_label,
                    "value": finding.value,
                    "value_label": finding.value_label,
                    "value_kind": finding.value_kind,
                    "path": finding.path,
                    "shapes_file": f"{finding.stem}.ttl",
                    "rule": finding.rule,
                }
                for finding in self.findings
            ],
        }

    def text(self, listed: int = _LISTED) -> str:
        """Return the report for people: findings grouped by rule, violations first, at most ``listed`` of each rule in full."""
        checked = f"{self.triples:,} triples, {_counted(self.files, 'file')} of shapes"
        if not self.findings:
            return f"The graph conforms ({checked}).\n"
        counts = ", ".join(_counted(self.count(each), each if each != "info" else "note") for each in _ORDER if self.count(each))
        verdict = "conforms" if self.conforms else "does not conform"
        lines = [f"The graph {verdict}: {counts} ({checked})."]
        groups = Counter((finding.severity, finding.stem, finding.rule) for finding in self.findings)
        for severity, stem, rule in sorted(groups, key=lambda key: (_ORDER.index(key[0]), key[1], natural_key(key[2]))):
            findings = [finding for finding in self.findings if (finding.severity, finding.stem, finding.rule) == (severity, stem, rule)]
            lines.extend(["", *_group(findings, listed)])
        return "\n".join(lines) + "\n"


def report_graph(results: Iterable[tuple[Graph, Node]]) -> Graph:
    """Return one SHACL validation report with some results, each taken from another report."""
    merged, report = new_graph(), BNode()
    merged.add((report, RDF.type, SH.ValidationReport))
    conforms = True
    for source, result in results:
        conforms = False
        merged.add((report, SH.result, result))
        _copy(source, result, merged)
    # SHACL 3.6.1.1: sh:conforms is true only when there are no results at all, whatever their severity
    merged.add((report, SH.conforms, rdflib.Literal(conforms)))
    return merged


def turtle(report: Graph) -> str:
    """Return a SHACL validation report as Turtle, written by the engine, which is quicker with thousands of results."""
    return serialise.turtle(report.serialize(format="nt"), {**PREFIXES, "sh": str(SH)})


def _copy(source: Graph, node: Node, target: Graph) -> None:
    """Copy what a node says, and the blank nodes it leads to."""
    waiting, met = [node], {node}
    while waiting:
        here = waiting.pop()
        for predicate, value in source.predicate_objects(here):
            target.add((here, predicate, value))
            if isinstance(value, BNode) and value not in met:
                met.add(value)
                waiting.append(value)


def _place(finding: Finding) -> tuple[object, ...]:
    return (finding.stem, finding.rule, natural_key(finding.resource), finding.message, finding.value, finding.value_kind, finding.path)


_ORDER: tuple[Severity, ...] = ("violation", "warning", "info")


def _group(findings: list[Finding], listed: int) -> list[str]:
    """Return the lines of one rule: the rule once if all its messages are the same, then each resource."""
    first = findings[0]
    same = len({finding.message for finding in findings}) == 1
    lines = [f"{first.severity.capitalize()}, {first.stem}.ttl, {first.rule}: {_counted(len(findings), 'case')}"]
    if same:
        lines.append(f"  {first.message}")
    for finding in findings[:listed]:
        lines.append(f"  - {_named(finding.resource, finding.resource_label)}{_found(finding)}")
        if not same:
            lines.append(f"    {finding.message}")
    if len(findings) > listed:
        lines.append(f"  - and {len(findings) - listed:,} more; --format json or turtle lists them all")
    return lines


def _found(finding: Finding) -> str:
    if finding.value_kind:
        return f"; found: “{textwrap.shorten(finding.value, _SHORT, placeholder=' …')}” ({finding.value_kind})"
    return f"; found: {_named(finding.value, finding.value_label)}" if finding.value else ""


def _named(term: str, label: str) -> str:
    short = term.removeprefix(BASE) if len(term) > len(BASE) else term
    return f"{label} <{short}>" if label else short


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
