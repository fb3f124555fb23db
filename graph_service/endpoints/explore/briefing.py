"""The values of a briefing's page, and its Markdown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graph_service.corpus.atlas import Atlas, Choice
from graph_service.endpoints.explore import brief, evidence, matrix
from graph_service.errors import NotFoundError
from graph_service.http.addresses import local
from graph_service.pages import markdown
from graph_service.pages.i18n import Language, speaking


@dataclass(frozen=True, slots=True)
class Limit:
    """How much of a briefing its Markdown shows: links of a kind, entries in a list, and characters of an action's words.

    ``linked`` is whether names in a list are links.
    """

    links: int
    names: int
    lead: int
    whole: bool = False
    linked: bool = True


_LIMITS = (
    Limit(1000, 1000, 100_000, whole=True),
    Limit(3, 5, 200),
    Limit(2, 3, 80),
    Limit(1, 2, 60),
    Limit(1, 1, 0),
    Limit(0, 1, 0),
    Limit(0, 0, 0, linked=False),
)
"""All of it, and what is tried in turn until it is short."""
STEPS = len(_LIMITS) - 1
"""How many shorter forms there are than all of it."""


def values(atlas: Atlas, number: str, choice: Choice, origin: str) -> dict[str, Any]:
    """Return what the page of the briefing on an objective shows; ``origin`` is where the service is reached.

    Raises:
        NotFoundError: there is no such objective.

    """
    every = matrix.objectives(atlas)
    place = next((place for place, one in enumerate(every) if one.notation == number), None)
    if place is None:
        raise NotFoundError(f"There is no objective {number[:20]}.", help=f"The objectives have the numbers 1 to {len(every)}.")
    shown = brief.of(atlas, every[place].key, choice)
    return {
        "brief": shown,
        "hidden": brief.hidden_asks(atlas, shown),
        "objective": shown.objective,
        "address": origin + local(shown.objective.iri),
        "atlas": atlas,
        "seen": {link.iri: evidence.show(atlas, link) for link in shown.links()},
        "articles": lambda entry: list(dict.fromkeys(one for link in entry.links for one in atlas.articles_of.get(link.iri, ()))),
        "tensions": [evidence.show(atlas, link) for link in shown.tensions],
        "falls_short": [evidence.show(atlas, link) for link in shown.falls_short],
        "previous": every[place - 1] if place else None,
        "next": every[place + 1] if place + 1 < len(every) else None,
    }


def maker(shown: dict[str, Any], reader: Language) -> Callable[[int], bytes]:
    """Return what makes the Markdown: all of it for 0, shorter forms for 1 to ``STEPS``."""
    spoken = speaking(reader, f"/brief/{shown['objective'].notation}")
    return lambda step: markdown.render("brief.md", **shown, **spoken, limit=_LIMITS[step])
