"""What a checked write to a store on disk would tell, as a running service tells it; nothing is written."""

import logging
from pathlib import Path
from typing import Any

from graph_service.shacl import gate, validation_process
from graph_service.shacl.plan import make_plan
from graph_service.store.embedded import offline
from graph_service.store.embedded.import_files import Incoming


def judge(opened: offline.OpenStore, incoming: Incoming, shapes: Path, *, replace: bool) -> dict[str, Any]:
    """Return ``violations``, ``results`` and ``report`` of a write, as the check of a service makes them.

    Raises:
        UnusableInputError: the shapes cannot be read.

    """
    # rdflib logs a traceback for each ill-typed literal; the shapes report those in words
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    plan = make_plan(shapes)
    rehearsal = opened.rehearse(incoming, plan, replace=replace)
    judgement = validation_process.judge(
        {
            "shapes": str(shapes),
            "rules": plan["rules"],
            "checks": plan["checks"],
            "affected": rehearsal.affected,
            "before": rehearsal.before,
        }
    )
    gate.place(judgement["results"], [rehearsal.places(*one) for one in gate.unclear(judgement["results"])])
    return judgement
