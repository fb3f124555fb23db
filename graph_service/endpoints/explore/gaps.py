"""What is missing between the texts: asks that no objective takes up, objectives without standards or without asks, and tensions. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.corpus.atlas import Atlas, Link, Thing
from graph_service.endpoints.explore.matrix import STANDARDS, TENSION, objectives

ENOUGH = 0.7
"""The least confidence at which an ask counts as taken up (docs/editorial-policy.md, the rubric)."""
_ASKING = ("PriorityItem", "Priority", "Recommendation")
_ITEMS = ("PriorityItem", "Recommendation")


@dataclass(frozen=True, slots=True)
class OpenAsk:
    """An ask that no objective takes up, and the links it has all the same: to other parts of the Compact, or too unsure to count."""

    ask: Thing
    document: Thing
    nearest: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """The four lists, and how many asks there are in all."""

    asks: Sequence[OpenAsk]
    asks_in_all: int
    without_ilo: Sequence[Thing]
    unasked: Sequence[Thing]
    tensions: Sequence[Link]


def find(atlas: Atlas) -> Gaps:
    """Return the gaps."""
    every = [(one, document) for document in atlas.civil_society_texts() for one in atlas.down(document.key) if _asks(atlas, one)]
    missing = [OpenAsk(one, document, _nearest(atlas, one)) for one, document in every if not _taken_up(atlas, one)]
    parts = {one.key: [one.key, *(part.key for part in atlas.down(one.key))] for one in objectives(atlas)}
    without = [
        one for one in objectives(atlas) if not any(_is_ilo(atlas, link) for key in parts[one.key] for link in atlas.links_from(key))
    ]
    unasked = [
        one
        for one in objectives(atlas)
        if not any(link.predicate == "addresses" and link.confidence >= ENOUGH for key in parts[one.key] for link in atlas.links_to(key))
    ]
    tensions = [link for link in atlas.links if link.predicate == TENSION]
    tensions.sort(key=lambda link: (atlas.thing(link.object).order, link.iri))
    return Gaps(missing, len(every), without, unasked, tensions)


def _asks(atlas: Atlas, one: Thing) -> bool:
    # A priority or recommendation with items of its own asks through them.
    return one.is_a(*_ASKING) and not any(part.is_a(*_ITEMS) for part in atlas.down(one.key))


def _taken_up(atlas: Atlas, one: Thing) -> bool:
    return any(
        link.predicate == "addresses" and link.confidence >= ENOUGH and atlas.up(link.object, "Objective")
        for link in atlas.links_from(one.key)
    )


def _nearest(atlas: Atlas, one: Thing) -> tuple[Link, ...]:
    return tuple(link for link in atlas.links_from(one.key) if link.predicate == "addresses")


def _is_ilo(atlas: Atlas, link: Link) -> bool:
    return link.predicate in STANDARDS and atlas.thing(link.object).publisher == "actor/ilo"
