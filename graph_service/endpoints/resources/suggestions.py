"""What somebody may have meant who asked for a thing that is not there."""

import difflib
from collections.abc import Sequence

from graph_service.namespaces import BASE
from graph_service.rdf.formats import TSV
from graph_service.rdf.ordering import natural_key
from graph_service.sparql.files import text
from graph_service.store.interface import Query, Store

_LONGEST = 120
_MOST = 3
_LONGEST_KNOWN = 1024


class Nearest:
    """Knows every path that a person may look for; asks the store once for each version of the dataset."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._version = ""
        self._known: list[str] = []

    async def to(self, path: str) -> Sequence[str]:
        """Return paths of things that exist, the best guess first: what contains the missing thing, then what is spelt alike."""
        await self._learn()
        known = set(self._known)
        wanted = path.lower().rstrip("/")
        found: list[str] = [wanted] if wanted in known else []
        # As long as any path that is known: each step up copies what is left.
        above = wanted[:_LONGEST_KNOWN]
        while "/" in above:
            above = above.rpartition("/")[0]
            if above in known:
                found.append(above)
                break
        if len(wanted) <= _LONGEST:
            found += difflib.get_close_matches(wanted, self._known, n=_MOST, cutoff=0.75)
        return list(dict.fromkeys(found))[:_MOST]

    async def _learn(self) -> None:
        if self._version and self._version == self._store.version:
            return
        answer = await self._store.query(Query(text("endpoints/resources/known"), TSV))
        lines = (await answer.read()).decode().splitlines()[1:]
        self._known = sorted((line[1 + len(BASE) : -1] for line in lines if line.startswith(f"<{BASE}")), key=natural_key)
        self._version = answer.version
