"""The lists of what partners send, as a table: what each holds, its filters and the columns of its CSV. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filter:
    """A parameter of a list: its name, the variable it sets, how it is read, what it does, and an example.

    ``reads`` is ``thing`` (one of ours by any of its names, or an IRI), ``iri``, ``word``, ``day``, ``flag``, ``kind``, or a codelist.
    """

    name: str
    variable: str
    reads: str
    about: str
    example: str


@dataclass(frozen=True, slots=True)
class List:
    """A list: its name, title, what it holds, the frame of its members and their filters. ``columns`` are those of its CSV."""

    name: str
    title: str
    about: str
    frame: str
    filters: tuple[Filter, ...]
    columns: tuple[str, ...]


_GRAPH = Filter("graph", "graph", "iri", "Said in this graph.", "https://example.org/examplia/follow-up")
_BY = Filter("by", "by", "thing", "Announced or carried out by this actor, by code, name or IRI.", "ke")
_REPORTER = Filter("reported_by", "reporter", "thing", "Reported by this actor.", "ke")
_STATUS = Filter("status", "status", "Statuses", "Some reporter says this of it.", "under way")
_SINCE = Filter("since", "since", "day", "Of this day or later.", "2022")
_WORD = Filter("q", "word", "word", "Words that its text holds, whatever their case.", "recruit")
_OBJECTIVE = Filter("objective", "part", "thing", "For this objective or a part of it.", "6")
_COMMON = ("id", "graph", "sentBy", "sentAt", "version")

LISTS = (
    List(
        "pledges",
        "Pledges",
        "What States, cities, organisations and coalitions announce they will do, and what is reported of each, with plans and practices.",
        "pledge",
        (
            _BY,
            _OBJECTIVE,
            Filter("advances", "part", "thing", "For this part of the Compact, priority or ask, or a part of it.", "objective/6"),
            Filter("kind", "kind", "kind", "Pledge, ActionPlan, Measure or Practice.", "Pledge"),
            Filter("level", "level", "Levels", "Carried out at this level.", "national"),
            Filter("type", "type", "PledgeTypes", "Single, joint or matching.", "joint"),
            _STATUS,
            _REPORTER,
            Filter("due_by", "dueBy", "day", "Due by this day.", "2026"),
            Filter("silent", "silent", "flag", "true: nobody has reported of it.", "true"),
            _WORD,
            _GRAPH,
        ),
        (
            *_COMMON,
            "type",
            "pledgedBy",
            "advances",
            "text",
            "issued",
            "pledgeType",
            "level",
            "due",
            "responsibleBody",
            "measureOf",
            "matches",
            "factSource",
            "reports",
        ),
    ),
    List(
        "updates",
        "Updates",
        "What somebody reports of a pledge, plan, measure or practice at a date. Reporters may disagree.",
        "update",
        (
            Filter("of", "of", "iri", "Of this pledge, plan, measure or practice.", "https://example.org/examplia/fees"),
            _REPORTER,
            _STATUS,
            _SINCE,
            _WORD,
            _GRAPH,
        ),
        (*_COMMON, "updateOf", "reportedBy", "status", "issued", "text", "factSource"),
    ),
    List(
        "observations",
        "Observations",
        "Values of indicators: of whom, when, how much, in which unit, from where.",
        "observation",
        (
            Filter("indicator", "indicator", "iri", "Of this indicator.", "https://example.org/examplia/fees-paid"),
            Filter("area", "area", "thing", "Of this State or area.", "ke"),
            _REPORTER,
            _SINCE,
            _GRAPH,
        ),
        (*_COMMON, "indicator", "obsValue", "unit", "period", "area", "reportedBy", "factSource"),
    ),
    List(
        "reviews",
        "Reviews",
        "Voluntary reviews of States and regions, and their part in rounds of a review forum.",
        "review",
        (
            Filter("by", "by", "thing", "Of this State or region.", "ke"),
            Filter("forum", "forum", "thing", "For this forum or process.", "imrf"),
            _OBJECTIVE,
            _SINCE,
            _GRAPH,
        ),
        (*_COMMON, "label", "reviewOf", "reviewedAt", "covers", "issued", "factSource"),
    ),
)
BY_NAME = {one.name: one for one in LISTS}
