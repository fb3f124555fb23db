"""A State under the 23 objectives: commitments, targets, its status under treaties, and what it pledged. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph_service.corpus.atlas import NO_ACTION, NO_DATA, PARTY, SIGNATORY, Atlas, Choice, Standing, Thing
from graph_service.endpoints.explore.matrix import objectives
from graph_service.endpoints.explore.standings import Table, table
from graph_service.endpoints.resources.framing import Json
from graph_service.namespaces import BASE

STANDINGS = (PARTY, SIGNATORY, NO_ACTION, NO_DATA)
STATES = "actor/state/"
_RELATED = "relatedMatch"


@dataclass(frozen=True, slots=True)
class Row:
    """An objective: the paragraph of its commitment, the targets of the SDGs, the State's standings by kind, and its pledges.

    ``standings`` has each of the four standings, in their order, with the instruments behind the objective that have it.
    """

    objective: Thing
    commitment: Thing
    targets: Sequence[Thing]
    standings: Mapping[str, Sequence[tuple[Thing, Standing]]]
    pledges: Sequence[Json]


def rows(atlas: Atlas, state: Thing, choice: Choice, pledges: Iterable[Json]) -> list[Row]:
    """Return a row for each objective, in order. ``choice`` says which links put a target or an instrument behind it."""
    targets = _targets(atlas, choice)
    advanced: dict[str, list[Json]] = {}
    for pledge in pledges:
        for key in dict.fromkeys(_objectives(atlas, pledge)):
            advanced.setdefault(key, []).append(pledge)
    return [
        Row(
            one,
            atlas.thing(f"{one.key}/commitment"),
            targets.get(one.key, []),
            of_state(atlas, state, table(atlas, one.key, choice)),
            advanced.get(one.key, []),
        )
        for one in objectives(atlas)
    ]


def of_state(atlas: Atlas, state: Thing, behind: Table) -> dict[str, list[tuple[Thing, Standing]]]:
    """Return the instruments of a table by the status of one State under them; each of the four statuses is a key."""
    instruments_of: dict[str, list[tuple[Thing, Standing]]] = {one: [] for one in STANDINGS}
    for instrument in (*behind.treaties, *behind.without_data):
        standing = atlas.standing(state.key, instrument.key)
        instruments_of[standing.standing].append((instrument, standing))
    return instruments_of


def _targets(atlas: Atlas, choice: Choice) -> dict[str, list[Thing]]:
    targets_of: dict[str, dict[str, Thing]] = {}
    for link in atlas.links:
        if link.predicate == _RELATED and choice.takes(link):
            above = atlas.up(link.subject, "Objective")
            if above:
                targets_of.setdefault(above.key, {})[link.object] = atlas.thing(link.object)
    return {key: sorted(things.values(), key=lambda one: _numbers(one.notation)) for key, things in targets_of.items()}


def _numbers(notation: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (1_000, part) for part in notation.split("."))


def _objectives(atlas: Atlas, pledge: Json) -> Iterable[str]:
    for advanced in pledge.get("advances") or ():
        above = atlas.up(str(advanced["id"]).removeprefix(BASE), "Objective")
        if above:
            yield above.key
