"""What somebody may have meant who asked for a thing that is not there."""

import difflib
from collections.abc import Sequence

from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.things import Things
from graph_service.errors import ServiceError

_LONGEST = 120
_MOST = 3
_LONGEST_KNOWN = 1024


class Nearest:
    """Compares a path with those of all things."""

    def __init__(self, things: PerVersion[Things]) -> None:
        self._things = things

    async def to(self, path: str) -> Sequence[str]:
        """Return paths of things that exist, the best guess first: what contains the missing thing, then what is spelt alike."""
        try:
            _, things = await self._things.get()
        except ServiceError:
            # Advice is no reason to fail.
            return ()
        paths = things.paths
        wanted = path.lower().rstrip("/")
        near = [wanted] if wanted in paths else []
        # As long as any path that is known: each step up copies what is left.
        above = wanted[:_LONGEST_KNOWN]
        while "/" in above:
            above = above.rpartition("/")[0]
            if above in paths:
                near.append(above)
                break
        if len(wanted) <= _LONGEST:
            near += difflib.get_close_matches(wanted, paths, n=_MOST, cutoff=0.75)
        return list(dict.fromkeys(near))[:_MOST]
