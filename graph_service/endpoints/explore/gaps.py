"""What is missing between the texts. Pure.

Asks that the Compact does not take up, objectives without standards or without asks, and tensions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_service.corpus.atlas import Ask, Atlas, Link, Thing
from graph_service.endpoints.explore.matrix import STANDARDS, TENSION, objectives

ENOUGH = 0.7
"""The least confidence at which a link counts (docs/editorial-policy.md, the rubric)."""
NOT_TAKEN_UP = ("Silent", "Contradicted")
"""What became of an ask that the Compact does not take up, by the judgement of the editors."""


@dataclass(frozen=True, slots=True)
class OpenAsk:
    """An ask that the Compact does not take up: the item and the text it is made in, and the link that says why."""

    ask: Ask
    item: Thing
    document: Thing
    link: Link


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
    missing = list(_open_asks(atlas))
    parts = {one.key: [one.key, *(part.key for part in atlas.down(one.key))] for one in objectives(atlas)}
    without = [
        one for one in objectives(atlas) if not any(_is_ilo(atlas, link) for key in parts[one.key] for link in atlas.links_from(key))
    ]
    unasked = [
        one
        for one in objectives(atlas)
        if not any(
            link.predicate == "addresses" and link.confidence >= ENOUGH and not _is_pledge(atlas, link.subject)
            for key in parts[one.key]
            for link in atlas.links_to(key)
        )
    ]
    tensions = [link for link in atlas.links if link.predicate == TENSION]
    tensions.sort(key=lambda link: (atlas.thing(link.object).order, link.iri))
    return Gaps(missing, len(atlas.asks), without, unasked, tensions)


def _is_pledge(atlas: Atlas, key: str) -> bool:
    """Return True if a thing is a commitment of somebody else than civil society, such as a State's pledge: it asks for nothing."""
    return atlas.thing(key).is_a("Commitment", "CommitmentSentence") and not any(
        atlas.within(key, text.key) for text in atlas.civil_society_texts()
    )


def _open_asks(atlas: Atlas) -> Iterator[OpenAsk]:
    """Yield the asks that are not taken up, text by text in reading order."""
    for document in atlas.civil_society_texts():
        for item in atlas.down(document.key):
            for ask in atlas.asks_in(item.key):
                link = atlas.uptake(ask)
                if link and ask.uptake in NOT_TAKEN_UP:
                    yield OpenAsk(ask, item, document, link)


def _is_ilo(atlas: Atlas, link: Link) -> bool:
    return link.predicate in STANDARDS and atlas.thing(link.object).publisher == "actor/ilo"
