"""Refuses a write that would break the shapes (decision 0017).

The process that stages the write tells what it reaches. If that is nothing, as in a partner's graph that uses none of our words, the write
goes on at once. Otherwise a process of its own judges it; what was wrong before is not held against it.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph_service.errors import MemoryLimitError, ServiceError, ShapesError
from graph_service.shacl.plan import make_plan
from graph_service.store.embedded import child_process
from graph_service.store.embedded.check_plan import Affected, nodes_of
from graph_service.store.embedded.staged_write import Staged

_PROCESS = "graph_service.shacl.validation_process"
_LISTED = 100
_VALUES = 10
_OWN_MEMORY = 512 * 2**20
"""What Python, rdflib and pySHACL map before they judge anything, and then some."""


class Gate:
    """A check for the store. ``log`` takes an event and its members."""

    def __init__(self, shapes: Path, log: Callable[[str, dict[str, Any]], None] = lambda _event, _members: None) -> None:
        """Read the shapes in a folder.

        Raises:
            UnusableInputError: they cannot be read, or not be planned.

        """
        self._shapes = shapes
        self._log = log
        self._plan = make_plan(shapes)
        self._rules = [{"id": rule["id"], "stem": rule["stem"]} for rule in self._plan["rules"]]
        self._checks = [{"id": check["id"], "stem": check["stem"], "shape": check["shape"]} for check in self._plan["checks"]]
        self.children = 0
        """How many processes were started so far."""

    async def __call__(self, staged: Staged) -> None:
        """Let a write pass or refuse it.

        Raises:
            ShapesError: it would break the shapes.

        """
        affected_nodes = await staged.affected(self._plan)
        if not affected_nodes["focus"] and not affected_nodes["rows"]:
            return
        judgement = await self._judge(staged, affected_nodes)
        self._log("validated", {"nodes": len(nodes_of(affected_nodes)), "violations": judgement["violations"]})
        if judgement["violations"]:
            place(judgement["results"], await staged.places(unclear(judgement["results"])))
            raise refusal(judgement)

    async def _judge(self, staged: Staged, affected_nodes: Affected) -> dict[str, Any]:
        async def before() -> bytes:
            return json.dumps(await staged.before(self._plan, affected_nodes)).encode()

        request = {"shapes": str(self._shapes), "rules": self._rules, "checks": self._checks, "affected": affected_nodes}
        memory = staged.limits.memory
        self.children += 1
        outcome = await child_process.ask(_PROCESS, memory + _OWN_MEMORY, json.dumps(request).encode(), more=before)
        if outcome.status:
            if outcome.out_of_memory:
                raise MemoryLimitError(
                    "Checking the write needed more memory than it may use. Nothing was changed.",
                    help="Send it in smaller parts.",
                    limit="memory",
                    maximum=memory,
                )
            self._log("validation-failed", {"detail": outcome.last_words})
            raise ServiceError("The write could not be checked. Nothing was changed.")
        judgement: dict[str, Any] = json.loads(outcome.output)
        return judgement


def unclear(results: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Return the things and properties of results that name no value: several may be wrong together, such as two names in one language."""
    return [(one["focus"], one["path"]) for one in results[:_LISTED] if _is_unclear(one)]


def _is_unclear(result: Mapping[str, Any]) -> bool:
    return bool(result["path"]) and not result["value"] and not result["focus"].startswith("_:")


def place(results: Sequence[dict[str, Any]], places: Sequence[Sequence[Sequence[str]]]) -> None:
    """Add to these results the values that there are, each with its graph: one of them may be somebody else's."""
    for result, listed in zip(filter(_is_unclear, results[:_LISTED]), places, strict=True):
        if len(listed) > 1:
            result["values"] = [{"value": value, "graph": graph} for value, graph in listed[:_VALUES]]
            shown = "; ".join(f"{value} in {f'<{graph}>' if graph else 'the default graph'}" for value, graph in listed[:_VALUES])
            result["message"] += f" It has {shown}{' …' if len(listed) > _VALUES else ''}."


def refusal(judgement: Mapping[str, Any]) -> ShapesError:
    """Return the refusal with the first of what is wrong."""
    number = judgement["violations"]
    first = judgement["results"][0]
    more = f", and {number - 1} more" if number > 1 else ""
    return ShapesError(
        f"{first['message']} See <{first['value'] or first['focus']}>{more}.",
        violations=number,
        results=judgement["results"][:_LISTED],
        report=judgement["report"],
    )
