"""What may be asked of the collections: how a parameter is read, and those that several collections share."""

from dataclasses import dataclass
from enum import Enum

INSTRUMENT_CLASSES = (
    "Agenda",
    "Compact",
    "Declaration",
    "Guideline",
    "ILOConvention",
    "ILORecommendation",
    "Instrument",
    "Protocol",
    "Report",
    "Resolution",
    "Statement",
    "Treaty",
)
PROVISION_CLASSES = (
    "Action",
    "Commitment",
    "CommitmentSentence",
    "Footnote",
    "GuidingPrinciple",
    "Heading",
    "Objective",
    "Paragraph",
    "Priority",
    "PriorityItem",
    "Provision",
    "Recommendation",
)
ACTOR_CLASSES = ("Actor", "ActorGroup", "Organization", "State")
DOCUMENT_CLASSES = ("Collection", "Statement", "TextVersion")
CLASSES = (*INSTRUMENT_CLASSES, *PROVISION_CLASSES, *ACTOR_CLASSES, "Concept", "Forum", "Process", "TextVersion")
"""Classes that a link may come from or go to."""
PREDICATES = ("addresses", "cites", "fallsShortOf", "guidedBy", "mentionsActor", "reinforcedBy", "relatedMatch", "tensionWith", "uptake")
BASES = ("EditorialInference", "ExplicitCitation", "FootnoteCitation", "TitleMention")
STANDINGS = ("signatory", "state party")
FORCES = ("Definition", "Faculty", "Guidance", "Obligation", "QualifiedObligation", "StatedRight")
UPTAKES = ("Contradicted", "Granted", "OptionOnly", "PartlyGranted", "Silent")


class Reads(Enum):
    """How a filter's value is read."""

    WORDS = "words"
    """Words that must all occur, whatever their case."""
    TEXT = "text"
    LANGUAGE = "language"
    THING = "thing"
    """A thing by any of its names."""
    THING_OR_CLASS = "thing or class"
    CLASS = "class"
    NAME = "name"
    """One of the filter's choices, an IRI by its name in the vocabulary."""
    CHOICE = "choice"
    """One of the filter's choices, a string."""
    NUMBER = "number"
    INTEGER = "integer"


@dataclass(frozen=True, slots=True)
class Filter:
    """A parameter that narrows a collection: its name, how it is read and which variable of the query it sets.

    ``classes`` are the names of the classes expected, ``choices`` the values known; ``class_variable`` takes a class where a thing may be
    one; ``count`` is set to the number of values where all of them must hold; ``bounds`` limit a number, both ends included.
    """

    name: str
    reads: Reads
    variable: str
    about: str
    example: str
    classes: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    class_variable: str = ""
    count: str = ""
    many: bool = True
    bounds: tuple[float, float] = (0, 1)
    required: bool = False


Q = Filter("q", Reads.WORDS, "word", "Words that must all occur, whatever their case.", "migrant workers", many=False)


def of_type(classes: tuple[str, ...], example: str) -> Filter:
    """Return the filter for the class of the members."""
    return Filter("type", Reads.CLASS, "class", "Class of the members; several mean any of them.", example, choices=classes)


def within(about: str, example: str, classes: tuple[str, ...] = ()) -> Filter:
    """Return the filter for the parts of something."""
    return Filter("part_of", Reads.THING, "within", about, example, classes=classes)


OBJECTIVE = Filter("objective", Reads.THING, "within", "Parts of an objective.", "6", classes=("Objective",))
DOCUMENT = Filter(
    "document",
    Reads.THING,
    "held",
    "Provisions of a text, or of the instrument it is a version of.",
    "priorities-2021",
    classes=DOCUMENT_CLASSES,
)
CITES = Filter(
    "cites",
    Reads.THING_OR_CLASS,
    "cites",
    "Names this, or something of this class, in its words.",
    "2030-agenda",
    classes=("Instrument",),
    choices=CLASSES,
    class_variable="citesClass",
)
MENTIONS = Filter(
    "mentions",
    Reads.THING_OR_CLASS,
    "mentions",
    "Names this actor, or an actor of this class, in its words.",
    "trade-unions",
    classes=("Actor",),
    choices=ACTOR_CLASSES,
    class_variable="mentionsClass",
)
REINFORCED = Filter(
    "reinforced_by",
    Reads.THING_OR_CLASS,
    "reinforcedBy",
    "An editor linked it to this instrument, or to one of this class.",
    "ilo-c189",
    classes=("Instrument",),
    choices=INSTRUMENT_CLASSES,
    class_variable="reinforcedByClass",
)
ADDRESSES = Filter(
    "addresses",
    Reads.THING,
    "addresses",
    "It or a part of it takes up this part of the Compact, or a part of that.",
    "objective/6",
    classes=("Objective",),
)
ADDRESSED_BY = Filter(
    "addressed_by",
    Reads.THING,
    "addressedBy",
    "This civil-society provision, or a part of it, takes it up.",
    "priorities-2021/4",
    classes=("Priority",),
)
TENSION = Filter(
    "tension_with",
    Reads.THING,
    "tensionWith",
    "It or a part of it pulls against this part of the Compact.",
    "objective/13",
    classes=("Objective",),
)
RELATED = Filter("related", Reads.THING, "related", "An editor linked it to this goal or target.", "sdg:8.8", classes=("Concept",))
NUMBER = Filter("number", Reads.TEXT, "number", "Its printed number or letter.", "6")
LANGUAGE = Filter("language", Reads.LANGUAGE, "language", "Language of the words.", "en", many=False)
