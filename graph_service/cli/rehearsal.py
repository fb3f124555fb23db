"""What a checked write to a store would tell, as a running service tells it; nothing is written."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rdflib.term import Node
from rdflib.util import from_n3

from graph_service.shacl import gate, validation_process
from graph_service.shacl.engine import NAMES, first_in_english
from graph_service.shacl.files import silence_rdflib
from graph_service.shacl.plan import make_plan
from graph_service.shacl.report import Finding, Report, report_graph
from graph_service.store.embedded import offline
from graph_service.store.embedded.check_plan import CheckPlan, nodes_of
from graph_service.store.embedded.import_files import Incoming

Places = Callable[[str, str], list[list[str]]]


def judge(opened: offline.OpenStore, incoming: Incoming, shapes: Path, *, replace: bool) -> dict[str, Any]:
    """Return ``violations``, ``results`` and ``report`` of a write, as the check of a service makes them.

    Raises:
        UnusableInputError: the shapes cannot be read.

    """
    plan = make_plan(shapes)
    rehearsal = opened.rehearse(incoming, plan, replace=replace)
    judgement = validation_process.judgement(_broken(rehearsal, plan, shapes))
    gate.place(judgement["results"], [rehearsal.places(*one) for one in gate.unclear(judgement["results"])])
    return judgement


def report(opened: offline.OpenStore, incoming: Incoming, plan: CheckPlan, shapes: Path, progress: Callable[[str], None]) -> Report:
    """Return what a write breaks as a report; ``plan`` is that of ``shapes``, and ``progress`` receives a line for each shapes file."""
    rehearsal = opened.rehearse(incoming, plan, replace=False)
    count = len(nodes_of(rehearsal.affected))
    progress(f"to judge: {count:,} {'thing' if count == 1 else 'things'}")
    results = _broken(rehearsal, plan, shapes, progress)
    findings = [_labelled(result.finding, rehearsal.places) for result in results]
    graph = report_graph((result.report, result.node) for result in results)
    return Report.of(findings, incoming.count, len(list(shapes.glob("*.ttl"))), graph)


def _broken(
    rehearsal: offline.Rehearsal, plan: CheckPlan, shapes: Path, progress: Callable[[str], None] = lambda _line: None
) -> list[validation_process.Result]:
    silence_rdflib()
    request = {"shapes": str(shapes), "rules": plan["rules"], "checks": plan["checks"], "affected": rehearsal.affected}
    return validation_process.broken(request, rehearsal.before, progress)


def _labelled(finding: Finding, places: Places) -> Finding:
    value = "" if finding.value_kind else finding.value
    return dataclasses.replace(finding, resource_label=_label(finding.resource, places), value_label=_label(value, places))


def _label(thing: str, places: Places) -> str:
    # What has no colon is a blank node, or nothing.
    values = [from_n3(value) for name in NAMES for value, _ in places(thing, str(name))] if ":" in thing else []
    return first_in_english(value for value in values if isinstance(value, Node))
