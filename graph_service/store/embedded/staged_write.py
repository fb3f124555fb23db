"""A staged write: not yet committed, and shown to a check that may refuse it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, cast

from graph_service.errors import MemoryLimitError, WorkerLostError
from graph_service.store.embedded import ipc
from graph_service.store.embedded.check_plan import Affected, CheckPlan
from graph_service.store.embedded.process_clients import DataProcessClient
from graph_service.store.interface import Limits


class Staged:
    """The data after the write, in a copy, and the current data. ``limits`` are those of the write."""

    def __init__(self, copy: DataProcessClient, current: DataProcessClient, limits: Limits) -> None:
        self._copy = copy
        self._current = current
        self.limits = limits

    async def affected(self, plan: CheckPlan) -> Affected:
        """Return what the write affects, see ``graph_service.store.embedded.affected``."""
        return await self._ask(self._copy, plan)

    async def before(self, plan: CheckPlan, affected_nodes: Affected) -> Affected:
        """Return the current state of the nodes and checks that the write affects."""
        copy = await self._current.stage()
        try:
            return await self._ask(copy, plan, affected_nodes)
        finally:
            copy.kill()

    async def places(self, asked: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
        """Return the values that each pair of subject and property (IRIs) will have, in N-Triples, each with its graph."""
        answer = await self._request(self._copy, {"places": asked})
        return [[(value, graph) for value, graph in listed] for listed in answer["places"]]

    async def _ask(self, copy: DataProcessClient, plan: CheckPlan, known: Affected | None = None) -> Affected:
        return cast("Affected", await self._request(copy, {"plan": plan, "known": known}))

    async def _request(self, copy: DataProcessClient, question: Mapping[str, Any]) -> dict[str, Any]:
        try:
            return await copy.request(ipc.INSPECT, {**question, "memory": self.limits.memory})
        except WorkerLostError:
            raise MemoryLimitError(
                "Checking the write needed more memory than it may use. Nothing was changed.", limit="memory", maximum=self.limits.memory
            ) from None


WriteCheck = Callable[[Staged], Awaitable[None]]
"""Raises the error for the sender of a write; the write is then not committed. It must stop when it is cancelled."""


async def judge(check: WriteCheck, staged: Staged) -> None:
    """Run a check on a staged write, within the time limit of the write.

    Raises:
        TimeoutError: it took longer.
        ServiceError: the check refuses the write.

    """
    async with asyncio.timeout(staged.limits.seconds):
        await check(staged)
