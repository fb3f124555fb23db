"""The collections of the API as a table: what each holds, by which query its members are found, and what may be asked of it."""

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
PREDICATES = ("addresses", "cites", "mentionsActor", "reinforcedBy", "relatedMatch", "tensionWith")
BASES = ("EditorialInference", "ExplicitCitation", "FootnoteCitation", "TitleMention")
STANDINGS = ("signatory", "state party")
CONTEXT = "/ontology/context.jsonld"


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


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection: its name in the path, title, the shape of its members, and the query in ``sparql/api`` that finds them.

    ``classes`` are those its members have, the first for reading a bare name; ``type_`` is the class bound to the query's ``class``
    variable where no ``type`` is asked; ``sorts`` are the query's columns to sort by, ``default_sort`` the order without a request;
    ``example`` is an item's id.
    """

    name: str
    title: str
    about: str
    shape: str
    query: str
    classes: tuple[str, ...]
    filters: tuple[Filter, ...]
    sorts: tuple[str, ...]
    default_sort: tuple[str, ...]
    example: str
    describe: str = "describe"
    type_: str = ""
    evidence: bool = True


_Q = Filter("q", Reads.WORDS, "word", "Words that must all occur, whatever their case.", "migrant workers", many=False)


def _type(classes: tuple[str, ...], example: str) -> Filter:
    return Filter("type", Reads.CLASS, "class", "Class of the members; several mean any of them.", example, choices=classes)


def _within(about: str, example: str, classes: tuple[str, ...] = ()) -> Filter:
    return Filter("part_of", Reads.THING, "within", about, example, classes=classes)


_OBJECTIVE = Filter("objective", Reads.THING, "within", "Parts of an objective.", "6", classes=("Objective",))
_DOCUMENT = Filter(
    "document",
    Reads.THING,
    "held",
    "Provisions of a text, or of the instrument it is a version of.",
    "priorities-2021",
    classes=DOCUMENT_CLASSES,
)
_CITES = Filter(
    "cites",
    Reads.THING_OR_CLASS,
    "cites",
    "Names this, or something of this class, in its words.",
    "2030-agenda",
    classes=("Instrument",),
    choices=CLASSES,
    class_variable="citesClass",
)
_MENTIONS = Filter(
    "mentions",
    Reads.THING_OR_CLASS,
    "mentions",
    "Names this actor, or an actor of this class, in its words.",
    "trade-unions",
    classes=("Actor",),
    choices=ACTOR_CLASSES,
    class_variable="mentionsClass",
)
_REINFORCED = Filter(
    "reinforced_by",
    Reads.THING_OR_CLASS,
    "reinforcedBy",
    "An editor linked it to this instrument, or to one of this class.",
    "ilo-c189",
    classes=("Instrument",),
    choices=INSTRUMENT_CLASSES,
    class_variable="reinforcedByClass",
)
_ADDRESSES = Filter(
    "addresses",
    Reads.THING,
    "addresses",
    "It or a part of it takes up this part of the Compact, or a part of that.",
    "objective/6",
    classes=("Objective",),
)
_ADDRESSED_BY = Filter(
    "addressed_by",
    Reads.THING,
    "addressedBy",
    "This civil-society provision, or a part of it, takes it up.",
    "priorities-2021/4",
    classes=("Priority",),
)
_TENSION = Filter(
    "tension_with",
    Reads.THING,
    "tensionWith",
    "It or a part of it pulls against this part of the Compact.",
    "objective/13",
    classes=("Objective",),
)
_RELATED = Filter("related", Reads.THING, "related", "An editor linked it to this goal or target.", "sdg:8.8", classes=("Concept",))
_NUMBER = Filter("number", Reads.TEXT, "number", "Its printed number or letter.", "6")
_LANGUAGE = Filter("language", Reads.LANGUAGE, "language", "Language of the words.", "en", many=False)
_PROVISION_FILTERS = (_Q, _NUMBER, _CITES, _MENTIONS, _REINFORCED, _ADDRESSED_BY, _RELATED)
_ASK_FILTERS = (_Q, _NUMBER, _CITES, _MENTIONS, _ADDRESSES, _TENSION)
_PROVISION_SORTS = ("order", "label", "notation")
_READING_ORDER = ("document", "order")


def _provisions(name: str, title: str, about: str, cls: str, example: str, *filters: Filter, shape: str = "Provision") -> Collection:
    return Collection(
        name,
        title,
        about,
        shape,
        "provisions",
        (cls,),
        filters,
        _PROVISION_SORTS,
        _READING_ORDER,
        example,
        describe="describe-parts" if shape in ("Objective", "Priority", "Commitment") else "describe",
        type_=cls,
    )


_ENTITY_SORTS = ("label", "notation")

COLLECTIONS: tuple[Collection, ...] = (
    _provisions(
        "objectives",
        "Objectives",
        "The 23 objectives of the Compact with their parts.",
        "Objective",
        "6",
        *_PROVISION_FILTERS,
        shape="Objective",
    ),
    _provisions(
        "actions",
        "Actions",
        "The 187 actions that States “will draw from”: options, not obligations.",
        "Action",
        "6/k",
        *_PROVISION_FILTERS,
        _OBJECTIVE,
        shape="Action",
    ),
    _provisions(
        "commitments",
        "Commitments",
        "The commitments of States (paragraphs 17 to 39) and those of civil society.",
        "Commitment",
        "6",
        *_PROVISION_FILTERS,
        _OBJECTIVE,
        _DOCUMENT,
        _ADDRESSES,
        _TENSION,
        shape="Commitment",
    ),
    _provisions("principles", "Guiding principles", "The ten cross-cutting principles.", "GuidingPrinciple", "3", *_PROVISION_FILTERS),
    _provisions(
        "paragraphs",
        "Paragraphs",
        "Paragraphs of all texts.",
        "Paragraph",
        "16",
        *_PROVISION_FILTERS,
        _DOCUMENT,
        _LANGUAGE,
        _ADDRESSES,
        _TENSION,
    ),
    _provisions("footnotes", "Footnotes", "Footnotes of all texts.", "Footnote", "3", _Q, _NUMBER, _CITES, _MENTIONS, _DOCUMENT),
    _provisions(
        "priorities",
        "Priorities",
        "The twelve civil-society priorities of 2021 with their items.",
        "Priority",
        "4",
        *_ASK_FILTERS,
        shape="Priority",
    ),
    _provisions(
        "priority-items",
        "Priority items",
        "The lettered items of the priorities.",
        "PriorityItem",
        "4/e",
        *_ASK_FILTERS,
        Filter("priority", Reads.THING, "within", "Items of a priority.", "4", classes=("Priority",)),
    ),
    _provisions(
        "recommendations",
        "Recommendations",
        "Provisions of civil-society texts that ask somebody to act.",
        "Recommendation",
        "joint-message-2018/goal/4",
        *_ASK_FILTERS,
        _DOCUMENT,
    ),
    Collection(
        "provisions",
        "Provisions",
        "Every part of every text.",
        "Provision",
        "provisions",
        ("Provision",),
        (
            _Q,
            _type(PROVISION_CLASSES, "Action"),
            _DOCUMENT,
            _within("Parts, of any depth, of a text or provision.", "gcm/objective/6"),
            _LANGUAGE,
            _NUMBER,
            _CITES,
            _MENTIONS,
            _REINFORCED,
            _ADDRESSES,
            _ADDRESSED_BY,
            _TENSION,
            _RELATED,
        ),
        _PROVISION_SORTS,
        _READING_ORDER,
        "gcm/para/43/a",
        type_="Provision",
    ),
    Collection(
        "instruments",
        "Instruments",
        "What States, organisations or civil society adopted or issued.",
        "Instrument",
        "instruments",
        ("Instrument",),
        (
            _Q,
            _type(INSTRUMENT_CLASSES, "ILOConvention"),
            Filter("issuer", Reads.THING, "issuer", "Who issued or wrote it.", "ilo", classes=("Actor",)),
            _within("Parts of an instrument.", "2030-agenda", ("Instrument",)),
            Filter(
                "cited_by",
                Reads.THING_OR_CLASS,
                "citedBy",
                "Named in the words of this provision, text or class of provisions.",
                "priorities-2021",
                classes=("Objective",),
                choices=PROVISION_CLASSES,
                class_variable="citedByClass",
            ),
            Filter(
                "reinforces",
                Reads.THING_OR_CLASS,
                "reinforces",
                "An editor linked this objective, a part of it, or this class of provisions to it.",
                "objective/6",
                classes=("Objective",),
                choices=PROVISION_CLASSES,
                class_variable="reinforcesClass",
            ),
        ),
        (*_ENTITY_SORTS, "date"),
        ("label",),
        "ilo-c189",
        type_="Instrument",
    ),
    Collection(
        "documents",
        "Documents",
        "The texts that the graph holds word by word.",
        "Document",
        "documents",
        DOCUMENT_CLASSES,
        (
            _Q,
            _type(DOCUMENT_CLASSES, "Statement"),
            Filter("language", Reads.LANGUAGE, "language", "Language of the text.", "en", many=False),
            Filter("issuer", Reads.THING, "issuer", "Who issued or wrote it.", "civil-society", classes=("Actor",)),
        ),
        ("label", "date"),
        ("label",),
        "gcm/final-draft-2018",
        evidence=False,
    ),
    Collection(
        "actors",
        "Actors",
        "Persons, organisations, States and groups that the texts name.",
        "Actor",
        "actors",
        ("Actor",),
        (
            _Q,
            _type(ACTOR_CLASSES, "Organization"),
            _within("Parts of an organisation.", "un-system", ("Actor",)),
            Filter(
                "mentioned_by",
                Reads.THING_OR_CLASS,
                "mentionedBy",
                "Named in the words of this provision, text or class of provisions.",
                "objective/6",
                classes=("Objective",),
                choices=PROVISION_CLASSES,
                class_variable="mentionedByClass",
            ),
        ),
        _ENTITY_SORTS,
        ("label",),
        "trade-unions",
        type_="Actor",
    ),
    Collection(
        "states",
        "States",
        "Member States of the United Nations with their standing under treaties.",
        "State",
        "states",
        ("State",),
        (
            _Q,
            Filter(
                "party_to",
                Reads.THING,
                "partyTo",
                "Party to this treaty; several mean all of them.",
                "crc",
                classes=("Treaty",),
                count="atLeast",
            ),
            Filter(
                "not_party_to",
                Reads.THING,
                "notPartyTo",
                "Not party to this treaty; several mean none of them.",
                "icmw",
                classes=("Treaty",),
            ),
            Filter(
                "signatory_to",
                Reads.THING,
                "signatoryTo",
                "Signed this treaty without joining it; several mean all of them.",
                "icmw",
                classes=("Treaty",),
                count="signedAtLeast",
            ),
        ),
        _ENTITY_SORTS,
        ("label",),
        "ma",
        describe="describe-states",
    ),
    Collection(
        "ratifications",
        "Ratifications",
        "Who is party to, or signed, which core human-rights treaty.",
        "Ratification",
        "ratifications",
        ("Ratification",),
        (
            _Q,
            Filter("state", Reads.THING, "state", "The State.", "fr", classes=("State",)),
            Filter("treaty", Reads.THING, "treaty", "The treaty.", "icmw", classes=("Treaty",)),
            Filter("standing", Reads.CHOICE, "standing", "The standing.", "state party", choices=STANDINGS),
            Filter("since_min", Reads.INTEGER, "earliest", "Party since this year or later.", "2003", many=False, bounds=(0, 9999)),
            Filter("since_max", Reads.INTEGER, "latest", "Party since this year or earlier.", "2010", many=False, bounds=(0, 9999)),
        ),
        ("label", "since"),
        ("label",),
        "ratification/ma-icmw",
        evidence=False,
    ),
    Collection(
        "fora",
        "Fora",
        "Places where States and others meet.",
        "Forum",
        "named",
        ("Forum",),
        (
            _Q,
            _within("Parts of a forum or process.", "high-level-dialogue", ("Forum", "Process")),
            Filter(
                "cited_by",
                Reads.THING,
                "citedBy",
                "Named in the words of this provision or text.",
                "priorities-2021",
                classes=("Objective",),
            ),
        ),
        _ENTITY_SORTS,
        ("label",),
        "imrf",
        type_="Forum",
    ),
    Collection(
        "processes",
        "Processes",
        "What the texts set up or name: reviews, reports at intervals, mechanisms.",
        "Process",
        "named",
        ("Process",),
        (
            _Q,
            _within("Parts of a forum or process.", "gfmd", ("Process", "Forum")),
            Filter(
                "cited_by",
                Reads.THING,
                "citedBy",
                "Named in the words of this provision or text.",
                "gcm/final-draft-2018",
                classes=("Objective",),
            ),
        ),
        _ENTITY_SORTS,
        ("label",),
        "imrf-review",
        type_="Process",
    ),
    Collection(
        "goals",
        "Goals and targets",
        "Sustainable Development Goals and targets that links point to.",
        "Goal",
        "named",
        ("Concept",),
        (
            _Q,
            Filter(
                "cited_by",
                Reads.THING,
                "citedBy",
                "Named in the words of this provision or text, or linked to it.",
                "objective/6",
                classes=("Objective",),
            ),
        ),
        _ENTITY_SORTS,
        ("notation",),
        "sdg:8.8",
        type_=("Concept"),
    ),
    Collection(
        "links",
        "Links",
        "Why two things are linked: on which words, by whose judgement and how sure.",
        "Link",
        "links",
        ("Link",),
        (
            Filter("q", Reads.WORDS, "word", "Words that must all occur in the label or the rationale.", "domestic", many=False),
            Filter(
                "from",
                Reads.THING_OR_CLASS,
                "from",
                "From this thing or, unless parts=false, a part of it; or from something of this class.",
                "objective/6",
                classes=("Objective",),
                choices=CLASSES,
                class_variable="fromClass",
            ),
            Filter(
                "to",
                Reads.THING_OR_CLASS,
                "to",
                "To this thing or, unless parts=false, a part of it; or to something of this class.",
                "ILOConvention",
                classes=("Instrument",),
                choices=CLASSES,
                class_variable="toClass",
            ),
            Filter("predicate", Reads.NAME, "predicate", "What the link says.", "reinforcedBy", choices=PREDICATES),
            Filter("basis", Reads.NAME, "basis", "What the link rests on.", "EditorialInference", choices=BASES),
            Filter("min_confidence", Reads.NUMBER, "minimum", "This confidence or more.", "0.8", many=False),
            Filter("max_confidence", Reads.NUMBER, "maximum", "This confidence or less.", "0.9", many=False),
        ),
        ("label", "confidence", "predicate", "basis"),
        ("label",),
        "link/gcm-objective-22-action-a--cites--ilo-r202",
        describe="evidence",
        evidence=False,
    ),
)
"""Every collection, in the order the reference shows them."""

BY_NAME = {collection.name: collection for collection in COLLECTIONS}
