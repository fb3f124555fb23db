"""States by the treaties behind an objective. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_service.corpus.atlas import Atlas, Choice, Link, Standing, Thing
from graph_service.endpoints.explore.matrix import STANDARDS

PARTY = "state party"


@dataclass(frozen=True, slots=True)
class Table:
    """States against treaties. ``behind`` are the links that put each treaty behind the objective; ``as_of`` the dates of record."""

    states: Sequence[Thing]
    treaties: Sequence[Thing]
    standings: Mapping[tuple[str, str], Standing]
    behind: Mapping[str, Sequence[Link]]
    as_of: Sequence[str]

    def parties(self, treaty: Thing) -> int:
        """Return how many of the States are parties to a treaty."""
        return sum(1 for (_, key), one in self.standings.items() if key == treaty.key and one.standing == PARTY)

    def joined(self, state: Thing) -> int:
        """Return how many of the treaties a State is party to."""
        found = (self.standings.get((state.key, treaty.key)) for treaty in self.treaties)
        return sum(1 for one in found if one and one.standing == PARTY)


def table(atlas: Atlas, objective: str, choice: Choice) -> Table:
    """Return the treaties behind an objective, by its key, that standings are recorded for; of the whole Compact where it is empty."""
    recorded = {one.treaty for one in atlas.standings}
    behind: dict[str, list[Link]] = {}
    for link in atlas.links:
        if link.predicate in STANDARDS and link.object in recorded and choice.takes(link):
            above = atlas.up(link.subject, "Objective")
            if objective == "" or (above and above.key == objective):
                behind.setdefault(link.object, []).append(link)
    treaties = sorted((atlas.thing(key) for key in (behind if objective else recorded)), key=lambda one: one.label)
    shown = {one.key for one in treaties}
    standings = {(one.state, one.treaty): one for one in atlas.standings if one.treaty in shown}
    return Table(atlas.states, treaties, standings, behind, sorted({one.as_of for one in atlas.standings}))
