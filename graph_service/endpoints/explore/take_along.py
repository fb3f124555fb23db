"""The document of a briefing with what only the store knows: the names for its citations, and what is pledged."""

from typing import Any

from graph_service.corpus.atlas import Choice
from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.things import Things
from graph_service.endpoints.documents.files import Files
from graph_service.endpoints.documents.model import Document
from graph_service.endpoints.explore import brief_document
from graph_service.endpoints.followup.filters import BY_NAME
from graph_service.endpoints.followup.lists import FollowUpLists
from graph_service.pages.i18n import Language
from graph_service.rdf.terms import Iri

_PLEDGES = 50


_KEPT = 64
"""Documents of briefings that are kept, some 20 kB each: making one takes as long as half of the page."""


class TakeAlong:
    """Makes the documents of briefings; ``files`` writes them."""

    def __init__(self, things: PerVersion[Things], lists: FollowUpLists, files: Files) -> None:
        self.files = files
        self._things = things
        self._lists = lists
        self._made: dict[tuple[object, ...], Document] = {}

    async def document(self, shown: dict[str, Any], choice: Choice, reader: Language, origin: str, *, whole: bool) -> Document:
        """Return the briefing whose values the page shows (``briefing.values``) as a document.

        Raises:
            ServiceError: the store cannot answer.

        """
        brief, own = shown["brief"], self._lists.own
        key = (own.version, own.whole.version, brief.objective.key, choice, reader, origin, whole)
        made = self._made.pop(key, None)
        if made is None:
            _, things = await self._things.get()
            pledges = await self._lists.page(BY_NAME["pledges"], {"part": [Iri(brief.objective.iri)]}, 0, _PLEDGES)
            told = brief_document.Told(brief, shown["atlas"], things, choice, reader, origin, pledges.members, pledges.total)
            made = brief_document.make(told, shown["seen"], whole=whole)
        # The one that was asked for longest ago goes first.
        while len(self._made) >= _KEPT:
            del self._made[next(iter(self._made))]
        self._made[key] = made
        return made
