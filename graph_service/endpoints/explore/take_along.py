"""The document of a briefing with what only the store knows: the names for its citations, and what is pledged."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class TakeAlong:
    """Makes the documents of briefings; ``files`` writes them."""

    things: PerVersion[Things]
    lists: FollowUpLists
    files: Files

    async def document(self, shown: dict[str, Any], choice: Choice, reader: Language, origin: str, *, whole: bool) -> Document:
        """Return the briefing whose values the page shows (``briefing.values``) as a document.

        Raises:
            ServiceError: the store cannot answer.

        """
        _, things = await self.things.get()
        found = shown["brief"]
        pledges = await self.lists.page(BY_NAME["pledges"], {"part": [Iri(found.objective.iri)]}, 0, _PLEDGES)
        told = brief_document.Told(found, shown["atlas"], things, choice, reader, origin, pledges.members, pledges.total)
        return brief_document.make(told, shown["seen"], whole=whole)
