"""A citation in a text, and what was found of it."""

from dataclasses import dataclass

from graph_service.endpoints.check.texts import COMPACT

RESOLVED, UNKNOWN, NOT_HELD = "exact", "unknown reference", "not held"
"""A citation of a place that the graph has; of nothing that there is; of a known instrument whose place the graph has not."""
OTHER_WORK, NO_INSTRUMENT = "citationsOfOtherWorks", "citationsWithoutInstrument"
"""Why a citation was not checked."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation at code points ``start`` to ``end``. ``verdict`` is one of three, or why it was not checked.

    ``place`` is the id of what it names in a text that the graph holds, empty otherwise; ``of`` the id of the instrument, ``named`` whether
    the text itself names that. ``citation`` is how it is cited in full; ``note`` says more.
    """

    start: int
    end: int
    verdict: str
    place: str = ""
    of: str = COMPACT
    named: bool = False
    citation: str = ""
    iri: str = ""
    note: str = ""
    other: str = ""
    """Another place that the same words could name."""
