"""Whether partners answer, for the page that lists them: asked when somebody opens it, at most once a minute.

A look waits a fraction of a second and no longer: what is not known by then is seen at the next look. Many who look at once are one
question, and a partner that queries hear from anyway is not asked at all.
"""

import asyncio
import time
from contextlib import suppress

from graph_service.errors import PartnerFailedError
from graph_service.federation.gateway import Gateway
from graph_service.federation.partners import Partner

EVERY = 60.0
PATIENCE = 0.5
_LONGEST = 5.0
_AT_ONCE = 4
# The least that every engine can answer: an empty pattern is an error to some, and ASK has another kind of answer.
QUESTION = "SELECT * WHERE { ?s ?p ?o } LIMIT 1"


class Probes:
    """The probes of all partners. ``every`` is how many seconds a partner's last answer or failure says how it is doing."""

    def __init__(self, gateway: Gateway, every: float = EVERY) -> None:
        self._gateway = gateway
        self._every = every
        self._running: dict[str, asyncio.Task[None]] = {}
        self._free = asyncio.Semaphore(_AT_ONCE)

    def running(self, partner: Partner) -> bool:
        """Return True if a partner is being asked just now."""
        return partner.name in self._running

    async def look(self, patience: float = PATIENCE) -> None:
        """Ask the partners of whom nothing recent is known, and wait for their answers for so many seconds at most."""
        now = time.time()
        for partner in self._gateway.partners.listed:
            breaker = self._gateway.breaker(partner)
            if partner.name not in self._running and not breaker.running and now - breaker.last_contact > self._every:
                task = asyncio.get_running_loop().create_task(self._probe(partner))
                self._running[partner.name] = task
        if self._running:
            await asyncio.wait(list(self._running.values()), timeout=patience)

    async def _probe(self, partner: Partner) -> None:
        try:
            async with self._free:
                # How it went is in the partner's record, and in the log.
                with suppress(PartnerFailedError):
                    await self._gateway.probe(partner, QUESTION, min(partner.seconds, _LONGEST))
        finally:
            del self._running[partner.name]
