"""What the page of an objective shows beside its own description: its figures, what only single actions bring, pledges and States."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.corpus.atlas import Atlas, Choice, Link, Thing
from graph_service.corpus.per_version import PerVersion
from graph_service.endpoints.explore import brief, standings
from graph_service.endpoints.followup.filters import BY_NAME
from graph_service.endpoints.followup.lists import FollowUpLists
from graph_service.endpoints.resources import Description
from graph_service.endpoints.resources.document import kind
from graph_service.rdf.curies import path_of
from graph_service.rdf.terms import Iri


@dataclass(frozen=True, slots=True)
class Party:
    """A treaty behind the objective and how many States are parties to it."""

    treaty: Thing
    parties: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """The figures of an objective with its parts.

    ``law`` and ``asks`` count instruments and parts of civil-society texts; ``law_of_parts`` and ``asks_of_parts`` are those of them that
    no link to the objective as a whole brings. ``pledges`` counts what graphs of partners pledge for it.
    """

    key: str
    law: int
    law_of_parts: Sequence[Thing]
    asks: int
    asks_of_parts: Sequence[Thing]
    pulls: Sequence[Link]
    """Where civil society and the Compact pull apart, then where the Compact falls short of law; each the surest first."""
    pledges: int
    parties: Sequence[Party]
    states: int
    atlas: Atlas


class Dossiers:
    """Reads the dossier of an objective from the atlas and from the graphs of partners."""

    def __init__(self, lists: FollowUpLists, atlas: PerVersion[Atlas]) -> None:
        self._lists = lists
        self._atlas = atlas

    async def of(self, description: Description) -> Dossier | None:
        """Return the dossier of an objective; None for anything else.

        Raises:
            ServiceError: the store cannot answer.

        """
        if kind(description.index, f"<{description.iri}>") != "objective":
            return None
        key = path_of(description.iri)
        _, atlas = await self._atlas.get()
        thing = atlas.things.get(key)
        if thing is None or not thing.notation:
            return None
        return read(atlas, key, await self._lists.count(BY_NAME["pledges"], {"part": [Iri(description.iri)]}))


def read(atlas: Atlas, key: str, pledges: int) -> Dossier:
    """Return the dossier of an objective, by its key."""
    briefing = brief.of(atlas, key, Choice())
    standards = [entry for entries in briefing.standards.values() for entry in entries]
    asks = [entry for _, entries in briefing.asks for entry in entries]
    table = standings.table(atlas, key, Choice())
    parties = [Party(one, table.parties(one)) for one in table.treaties]
    return Dossier(
        key,
        len(standards),
        [one.thing for one in standards if not any(link.subject == key for link in one.links)],
        len(asks),
        [one.thing for one in asks if not any(link.object == key for link in one.links)],
        [*briefing.tensions, *briefing.falls_short],
        pledges,
        sorted(parties, key=lambda one: (-one.parties, one.treaty.label)),
        len(table.states),
        atlas,
    )
