"""The templates: which kinds of table a partner can send, and which columns each has. Pure.

A table is one kind of thing, a row one thing. What a cell may hold is its column's ``form``.
"""

from dataclasses import dataclass
from functools import lru_cache

from graph_service import package_data
from graph_service.namespaces import PREFIXES
from graph_service.rdf.parser import parse

GCMO = PREFIXES["gcmo"]
_LABEL, _SCHEME = PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "inScheme"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the property that its cells become, and the form of a cell.

    Forms: ``id``, ``text`` (in the row's language), ``language``, ``plain``, ``date``, ``day``, ``year``, ``number``, ``source``,
    ``actor``, ``state``, ``target`` (a part of the Compact, a priority or an ask), ``objective``, ``forum``, ``instrument``, ``thing`` and
    ``plan`` (of the sender), ``indicator``, and ``code`` with its scheme or ``words`` with its choices. ``many`` allows several in one
    cell, divided by semicolons.
    """

    heading: str
    property: str
    form: str
    required: bool = False
    many: bool = False
    scheme: str = ""
    choices: tuple[str, ...] = ()
    help: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table: its name, the last part of its things' addresses, their classes and its columns."""

    name: str
    path: str
    classes: tuple[str, ...]
    columns: tuple[Column, ...]


_ID = Column(
    "id",
    "",
    "id",
    help="Your own short name of the row, such as 2022-1. It makes the address; keep it when you send the table again.",
    example="example",
)
_LANGUAGE = Column("language", "", "language", help="The language of the words: en, es, fr … Empty is en.", example="en")
_SOURCE = Column(
    "source",
    "dct:source",
    "source",
    required=True,
    help="Where it is written: an address, or a few words.",
    example="https://example.org/examplia/pledges",
)
_ADVANCES = Column(
    "advances",
    "gcmo:advances",
    "target",
    required=True,
    many=True,
    help="What it is for: 6 is objective 6, 6(k) one of its actions, principle 3, priorities-2021/4/e. Several are divided by semicolons.",
    example="6",
)
_LEVEL = Column("level", "gcmo:level", "code", scheme="Levels", example="national")
_BODY = Column(
    "responsible body",
    "gcmo:responsibleBody",
    "actor",
    many=True,
    help="Who carries it out. A name not known here begins with new:",
    example="new: Ministry of Labour of Examplia",
)
_STATE_WORDS = (
    "A State by its name or its code (KE); another actor by its name here or its address; one not known here as new: City of Sampleton."
)
_REPORTER = Column("reported by", "gcmo:reportedBy", "actor", required=True, help=_STATE_WORDS, example="new: Examplia Migrants' Watch")
_DATE = "A day (2022-05-17), a month (2022-05) or a year (2022)."

KINDS: tuple[Kind, ...] = (
    Kind(
        "pledges",
        "pledge",
        ("gcmo:Pledge",),
        (
            _ID,
            Column("pledged by", "gcmo:pledgedBy", "actor", required=True, many=True, help=_STATE_WORDS, example="new: Examplia"),
            _ADVANCES,
            Column(
                "words",
                "gcmo:text",
                "text",
                required=True,
                help="What is pledged, in its own words.",
                example="Recruiters will be registered.",
            ),
            _LANGUAGE,
            Column("date", "dct:issued", "date", required=True, help=_DATE, example="2022-05-17"),
            Column("type", "gcmo:pledgeType", "code", scheme="PledgeTypes", example="single"),
            _LEVEL,
            Column("due", "gcmo:due", "date", help=f"By when. {_DATE}", example="2026"),
            _BODY,
            Column("matches", "gcmo:matches", "thing", many=True, help="The pledge it matches: the id of another row, or an address."),
            _SOURCE,
        ),
    ),
    Kind(
        "measures",
        "measure",
        ("gcmo:Measure",),
        (
            _ID,
            Column(
                "measure of",
                "gcmo:measureOf",
                "plan",
                required=True,
                help="The title of the plan, or its address. Rows with one title belong to one plan.",
                example="Plan of Examplia",
            ),
            Column(
                "plan by",
                "gcmo:pledgedBy",
                "actor",
                required=True,
                many=True,
                help=f"Who announces the plan. {_STATE_WORDS}",
                example="new: Examplia",
            ),
            Column("plan date", "dct:issued", "date", required=True, help=f"When the plan was adopted. {_DATE}", example="2023"),
            _ADVANCES,
            Column(
                "words",
                "gcmo:text",
                "text",
                required=True,
                help="What is to be done, in the words of the plan.",
                example="Appoint twenty inspectors.",
            ),
            _LANGUAGE,
            _LEVEL,
            Column("due", "gcmo:due", "date", help=f"By when. {_DATE}", example="2026"),
            _BODY,
            _SOURCE,
        ),
    ),
    Kind(
        "updates",
        "update",
        ("gcmo:Update",),
        (
            _ID,
            Column(
                "update of",
                "gcmo:updateOf",
                "thing",
                required=True,
                help="The id of a pledge of yours, measure/ and an id, or an address.",
                example="2022-1",
            ),
            _REPORTER,
            Column("status", "gcmo:status", "code", required=True, scheme="Statuses", example="under way"),
            Column("date", "dct:issued", "date", required=True, help=_DATE, example="2024-06-01"),
            Column("words", "gcmo:text", "text", help="What is reported, in a few words.", example="The bill is before parliament."),
            _LANGUAGE,
            _SOURCE,
        ),
    ),
    Kind(
        "observations",
        "observation",
        ("qb:Observation",),
        (
            _ID,
            Column(
                "indicator",
                "gcmo:indicator",
                "indicator",
                required=True,
                help="The address of an indicator (of the United Nations, say), or the name of one of your own.",
                example="Fees paid to recruiters in Examplia",
            ),
            Column("value", "sdmx-measure:obsValue", "number", required=True, help="A number with a point: 12.5", example="12.5"),
            Column("unit", "sdmx-attribute:unitMeasure", "plain", required=True, example="per cent of a year's pay"),
            Column("period", "sdmx-dimension:refPeriod", "date", required=True, help="A year, a month or a day.", example="2023"),
            Column("area", "sdmx-dimension:refArea", "actor", required=True, help=_STATE_WORDS, example="new: Examplia"),
            Column("reported by", "gcmo:reportedBy", "actor", help=_STATE_WORDS),
            _LANGUAGE,
            _SOURCE,
        ),
    ),
    Kind(
        "reviews",
        "review",
        ("gcmo:Review",),
        (
            _ID,
            Column("review of", "gcmo:reviewOf", "actor", required=True, many=True, help=_STATE_WORDS, example="new: Examplia"),
            Column(
                "forum",
                "gcmo:reviewedAt",
                "forum",
                required=True,
                help="The forum or process, by its name or address.",
                example="forum/imrf",
            ),
            Column("date", "dct:issued", "date", required=True, help=_DATE, example="2022-05"),
            Column(
                "covers", "gcmo:covers", "objective", many=True, help="Objectives by their numbers, divided by semicolons.", example="6; 15"
            ),
            Column("title", "rdfs:label", "text", example="Voluntary review of Examplia"),
            _LANGUAGE,
            _SOURCE,
        ),
    ),
    Kind(
        "ratifications",
        "ratification",
        ("gcmo:Ratification",),
        (
            _ID,
            Column("State", "gcmo:ratificationBy", "state", required=True, help="A State by its name or its code (KE).", example="Kenya"),
            Column(
                "instrument",
                "gcmo:ratificationOf",
                "instrument",
                required=True,
                help="A treaty by its path, such as instrument/ilo-c097.",
                example="instrument/ilo-c097",
            ),
            Column("standing", "gcmo:standing", "words", required=True, choices=("state party", "signatory"), example="state party"),
            Column("party since", "gcmo:partySince", "year", help="The year, for a state party.", example="1965"),
            Column("joined on", "gcmo:joinedOn", "day"),
            Column(
                "joined by", "gcmo:joinedBy", "words", choices=("accession", "succession", "acceptance", "approval", "formal confirmation")
            ),
            Column("signed on", "gcmo:signedOn", "day"),
            Column("as of", "gcmo:asOf", "day", required=True, help="The day at which this was recorded.", example="2026-11-01"),
            _SOURCE,
        ),
    ),
)
BY_NAME = {kind.name: kind for kind in KINDS}
EXAMPLE = "example"
"""The id of the worked row of a template, which an import leaves out."""


@lru_cache(maxsize=1)
def codelists() -> dict[str, dict[str, str]]:
    """Return the codelists of the vocabulary: by scheme, the IRI of each concept by its English label, in the order of the file."""
    labels: dict[str, str] = {}
    schemes: dict[str, str] = {}
    with (package_data.ontology() / "migration-compact.ttl").open("rb") as file:
        for quad in parse(file, "turtle", ""):
            subject, predicate, value = (str(getattr(term, "value", term)) for term in (quad.subject, quad.predicate, quad.object))
            if predicate == _LABEL:
                labels[subject] = value
            elif predicate == _SCHEME:
                schemes[subject] = value.removeprefix(GCMO)
    concepts_of: dict[str, dict[str, str]] = {}
    for concept, scheme in schemes.items():
        concepts_of.setdefault(scheme, {})[labels[concept]] = concept
    return concepts_of
