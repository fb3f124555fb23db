"""What a checked write to a store on disk would tell, as a running service tells it; nothing is written."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graph_service.shacl import gate, validation_process
from graph_service.shacl.plan import make_plan
from graph_service.store.embedded import offline
from graph_service.store.embedded.import_files import Incoming
from graph_service.store.seed import SeedFile


def judge(
    directory: Path,
    incoming: Incoming,
    shapes: Path,
    *,
    replace: bool,
    sources: Sequence[SeedFile] | None = None,
    before: offline.Copy | None = None,
) -> dict[str, Any]:
    """Return ``violations``, ``results`` and ``report`` of a write, as the check of a service makes them.

    A directory without a store is taken as one that is first filled with ``sources``. ``before`` is the store, if it was read already.

    Raises:
        NotFoundError: there is no store, and no ``sources`` are given.
        UnusableInputError: the shapes cannot be read.

    """
    # rdflib logs a traceback for each ill-typed literal; the shapes report those in words
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    plan = make_plan(shapes)
    rehearsal = offline.rehearse(directory, incoming, plan, replace=replace, sources=sources, before=before)
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
