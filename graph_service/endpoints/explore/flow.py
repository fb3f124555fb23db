"""The chain from an objective over an ILO convention to what civil society asks. Pure.

The texts link little by number, so the second step is an inference with two legs: a convention is behind a part of the Compact, and a
civil-society item is about that same part. Where a civil-society text names the convention itself, that link alone is enough.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.corpus.atlas import Atlas, Choice, Link, Thing
from graph_service.endpoints.explore.matrix import STANDARDS, units
from graph_service.rdf.ordering import natural_key


@dataclass(frozen=True, slots=True)
class Leg:
    """One reason for the second step: the link from a part of the Compact to the convention (None where none is needed), and the ask's."""

    standard: Link | None
    ask: Link


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A band between two things and what it rests on: links from an objective to a convention, or legs from a convention to an ask."""

    source: Thing
    target: Thing
    links: tuple[Link, ...]
    legs: tuple[Leg, ...] = ()

    @property
    def count(self) -> int:
        """How wide it is: the links, or the distinct links of asks."""
        return len({leg.ask.iri for leg in self.legs}) if self.legs else len(self.links)


@dataclass(frozen=True, slots=True)
class Flow:
    """The three columns and the ribbons between them, each in order."""

    objectives: Sequence[Thing]
    conventions: Sequence[Thing]
    asks: Sequence[Thing]
    first: Sequence[Ribbon]
    second: Sequence[Ribbon]

    def links(self) -> list[Link]:
        """Return the links of all ribbons, each once."""
        links_by_iri: dict[str, Link] = {}
        for ribbon in (*self.first, *self.second):
            for link in (*ribbon.links, *(leg.ask for leg in ribbon.legs)):
                links_by_iri.setdefault(link.iri, link)
        return list(links_by_iri.values())


def chain(atlas: Atlas, document: str, objective: str, choice: Choice) -> Flow:
    """Return the chain for one objective, by its key, or for all where it is empty."""
    first: dict[tuple[str, str], list[Link]] = defaultdict(list)
    second: dict[tuple[str, str], list[Leg]] = defaultdict(list)
    columns = {one.key for one in units(atlas, document)}
    for link in atlas.links:
        if link.predicate not in STANDARDS or not choice.takes(link) or not atlas.thing(link.object).is_a("ILOConvention"):
            continue
        above = atlas.up(link.subject, "Objective")
        if above and objective in ("", above.key):
            first[above.key, link.object].append(link)
            for ask in atlas.links_to(link.subject):
                column = _column(atlas, ask.subject, columns)
                if column and ask.predicate == "addresses" and choice.takes(ask):
                    second[link.object, column].append(Leg(link, ask))
    shown = {convention for _, convention in first}
    for link in atlas.links:
        if link.predicate == "cites" and link.object in shown and choice.takes(link) and (column := _column(atlas, link.subject, columns)):
            second[link.object, column].append(Leg(None, link))
    return _flow(atlas, first, second)


def between(flow: Flow, source: str, target: str) -> Ribbon | None:
    """Return the ribbon between two things, by their keys."""
    return next((ribbon for ribbon in (*flow.first, *flow.second) if (ribbon.source.key, ribbon.target.key) == (source, target)), None)


def _column(atlas: Atlas, key: str, columns: set[str]) -> str | None:
    return next((one for one in atlas.climb(key) if one in columns), None)


def _flow(atlas: Atlas, first: dict[tuple[str, str], list[Link]], second: dict[tuple[str, str], list[Leg]]) -> Flow:
    def placed(keys: set[str]) -> list[Thing]:
        things = [atlas.thing(key) for key in keys]
        return sorted(things, key=lambda one: (one.order, natural_key(one.key)))

    objectives = placed({objective for objective, _ in first})
    conventions = placed({convention for _, convention in first})
    asks = placed({ask for _, ask in second})
    place = {one.key: index for index, one in enumerate((*objectives, *conventions, *asks))}
    starts = [Ribbon(atlas.thing(a), atlas.thing(b), tuple(links)) for (a, b), links in first.items()]
    ends = [Ribbon(atlas.thing(a), atlas.thing(b), (), tuple(legs)) for (a, b), legs in second.items()]

    def by_place(ribbon: Ribbon) -> tuple[int, int]:
        return place[ribbon.source.key], place[ribbon.target.key]

    return Flow(objectives, conventions, asks, sorted(starts, key=by_place), sorted(ends, key=by_place))
