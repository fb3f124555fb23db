"""What a table names of what is stored: pledges, plans, measures and practices, and actors that it calls new. Pure.

What lies beside the table's graph is the sender's own, so a name that leads nowhere there is a slip. What is elsewhere may be with another
partner, who may withdraw it (decision 0027): that is told, and taken as it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph_service.endpoints.followup.columns import GCMO
from graph_service.endpoints.followup.outcome import Outcome
from graph_service.namespaces import PREFIXES

_FOLLOW_UP = frozenset(GCMO + kind for kind in ("Pledge", "ActionPlan", "Measure", "Practice"))
PROPERTIES = _TYPE, _ISSUED, _NAME = PREFIXES["rdf"] + "type", PREFIXES["dct"] + "issued", PREFIXES["skos"] + "prefLabel"
"""What must be known of things that a table names, as in ``stored.rq``."""
_AT_ONCE = 500
"""Things that are looked up with one query."""


@dataclass(slots=True)
class Stored:
    """What other graphs say: what is a pledge, plan, measure or practice; dates by IRI; names with their graph by IRI and language."""

    things: set[str] = field(default_factory=set)
    dates: dict[str, str] = field(default_factory=dict)
    names: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def take(self, iri: str, property_: str, value: str, language: str, graph: str) -> None:
        """Add a statement of one of ``PROPERTIES``."""
        if property_ == _TYPE and value in _FOLLOW_UP:
            self.things.add(iri)
        elif property_ == _ISSUED:
            self.dates.setdefault(iri, value)
        elif property_ == _NAME:
            self.names.setdefault((iri, language), (value, graph))


def looked_up(outcome: Outcome) -> Iterable[Sequence[str]]:
    """Yield the IRIs of what must be looked up, some hundreds at a time."""
    iris = list(dict.fromkeys([*(one.iri for one in outcome.references), *(one.iri for one in outcome.actors)]))
    return (iris[start : start + _AT_ONCE] for start in range(0, len(iris), _AT_ONCE))


def compare(outcome: Outcome, stored: Stored) -> None:
    """Add to an outcome what is wrong with what its rows name, and what their sender should know."""
    for one in outcome.references:
        there, date = one.iri in stored.things, stored.dates.get(one.iri, "")
        if not there and one.own:
            outcome.fault(
                one.row,
                one.column,
                f"“{one.cell[:60]}” is no pledge, plan, measure or practice that you have stored ({one.iri[:200]}):"
                " correct it, or import that first.",
            )
        elif not there:
            outcome.note(one.row, one.column, f"{one.iri[:200]} is not known here, so no page of a pledge shows this row.")
        elif date and one.date and _before(one.date, date):
            outcome.note(one.row, one.column, f"The row is dated {one.date}, before what it reports of ({date}).")
    for actor in outcome.actors:
        name, graph = stored.names.get((actor.iri, actor.language), (actor.name, ""))
        if name != actor.name:
            outcome.fault(actor.row, actor.column, f"“{actor.name[:60]}” is called “{name[:60]}” in the graph {graph}: write it alike.")


def _before(one: str, other: str) -> bool:
    """Return True if a day, month or year is before another, compared by the less exact of the two."""
    exact = min(len(one), len(other))
    return one[:exact] < other[:exact]
