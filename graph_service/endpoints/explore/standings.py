"""States by the treaties behind an objective. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph_service.corpus.atlas import PARTY, Atlas, Choice, Link, Standing, Thing
from graph_service.corpus.state_names import known
from graph_service.endpoints.explore.matrix import STANDARDS
from graph_service.errors import BadRequestError
from graph_service.http.parameters import Parameter
from graph_service.rdf.curies import path_of

OBJECTIVE = Parameter("objective", "An objective, by its number; all where it is not given.", {"type": "string"})
RATIFIABLE = ("Treaty", "Protocol", "ILOConvention")
"""Kinds of instruments that States join."""


@dataclass(frozen=True, slots=True)
class Table:
    """States against treaties: every pair has one of the four standings.

    ``behind`` are the links that put each treaty behind the objective; ``without_data`` the instruments States join of which the data
    on ratifications say nothing; ``as_of`` is the day of record of each treaty, by its key.
    """

    states: Sequence[Thing]
    treaties: Sequence[Thing]
    standings: Mapping[tuple[str, str], Standing]
    behind: Mapping[str, Sequence[Link]]
    as_of: Mapping[str, str]
    without_data: Sequence[Thing]

    def parties(self, treaty: Thing) -> int:
        """Return how many of the States are parties to a treaty."""
        return sum(1 for (_, key), one in self.standings.items() if key == treaty.key and one.standing == PARTY)

    def joined(self, state: Thing) -> int:
        """Return how many of the treaties a State is party to."""
        standings = (self.standings.get((state.key, treaty.key)) for treaty in self.treaties)
        return sum(1 for one in standings if one and one.standing == PARTY)


def table(atlas: Atlas, objective: str, choice: Choice) -> Table:
    """Return the treaties behind an objective, by its key, that standings are recorded for; of the whole Compact where it is empty."""
    behind: dict[str, list[Link]] = {}
    for link in atlas.links:
        if link.predicate in STANDARDS and choice.takes(link) and atlas.thing(link.object).is_a(*RATIFIABLE):
            above = atlas.up(link.subject, "Objective")
            if objective == "" or (above and above.key == objective):
                behind.setdefault(link.object, []).append(link)
    joined = [atlas.thing(key) for key in behind] if objective else atlas.of_kind(*RATIFIABLE)
    ordered = sorted(joined, key=lambda one: one.label)
    treaties = [one for one in ordered if one.key in atlas.coverage]
    standings = {(state.key, one.key): atlas.standing(state.key, one.key) for state in atlas.states for one in treaties}
    as_of = {one.key: atlas.coverage[one.key].as_of for one in treaties}
    return Table(atlas.states, treaties, standings, behind, as_of, [one for one in ordered if one.key not in atlas.coverage])


def narrowed(whole: Table, letters: str) -> Table:
    """Return a table with the States alone that have these letters in their name, or that they name; all where there are none."""
    wanted = letters.strip().casefold()
    if not wanted:
        return whole
    meant = known().resolve(wanted)
    return replace(whole, states=[one for one in whole.states if wanted in one.name.casefold() or meant == one.notation.casefold()])


def objective_of(atlas: Atlas, values: Mapping[str, str]) -> str:
    """Return the key of the objective that a request names by its number or IRI; empty where it names none.

    Raises:
        BadRequestError: there is no such objective.

    """
    given = values.get("objective", "")
    if not given:
        return ""
    key = f"gcm/objective/{given}" if given.isdigit() else path_of(given)
    if not atlas.thing(key).is_a("Objective"):
        raise BadRequestError(f"objective must be a number from 1 to 23, not {given[:40]!r}.")
    return key
