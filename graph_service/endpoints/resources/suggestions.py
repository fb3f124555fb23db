"""What somebody may have meant who asked for a thing that is not there."""

import difflib
import re
from collections.abc import Sequence

from graph_service.corpus.directory import Directory
from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.things import Things
from graph_service.errors import ServiceError

_LONGEST = 120
_MOST = 3
_LONGEST_KNOWN = 1024
_LONGEST_NAME = 60
_NAMED = ("Instrument", "State", "Forum", "Actor")
_CODE = re.compile(r"[a-z]{1,5}-?[0-9]{1,4}\Z")


class Nearest:
    """Compares a path with those of all things."""

    def __init__(self, things: PerVersion[Things]) -> None:
        self._things = things

    async def to(self, path: str) -> Sequence[str]:
        """Return paths of things that exist, the best guess first: what contains it, what its name is, what is spelt alike."""
        try:
            _, things = await self._things.get()
        except ServiceError:
            # Advice is not a reason to fail.
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
        near += _called(things.directory, wanted.rpartition("/")[2])
        if len(wanted) <= _LONGEST:
            near += difflib.get_close_matches(wanted, paths, n=_MOST, cutoff=0.75)
        return list(dict.fromkeys(near))[:_MOST]


def _called(directory: Directory, name: str) -> list[str]:
    """Return the paths of what people call by a name or code alone: “C189”, “ke”, “kenya”; for a code that is none, those like it."""
    thing = directory.find(name, _NAMED) if 0 < len(name) <= _LONGEST_NAME else None
    if thing:
        return [thing.id]
    return directory.near(name, ("Instrument",), _MOST) if _CODE.match(name) else []
