"""The collections of the API as a table: what each holds, by which query its members are found, and what may be asked of it.

Longer than other files because it is one table, to be read from top to bottom.
"""

from dataclasses import dataclass

from graph_service.endpoints.api.filters import (
    ACTOR_CLASSES,
    ADDRESSED_BY,
    ADDRESSES,
    BASES,
    CITES,
    CLASSES,
    DOCUMENT,
    DOCUMENT_CLASSES,
    FORCES,
    INSTRUMENT_CLASSES,
    LANGUAGE,
    MENTIONS,
    NUMBER,
    OBJECTIVE,
    PREDICATES,
    PROVISION_CLASSES,
    REINFORCED,
    RELATED,
    STANDINGS,
    TENSION,
    UPTAKES,
    Filter,
    Q,
    Reads,
    of_type,
    within,
)


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection: its name in the path, title, the shape of its members, and the query in ``sparql/api`` that finds them.

    ``classes`` are those its members have, the first for reading a bare name; ``type_`` is the class bound to the query's ``class``
    variable where no ``type`` is asked; ``others`` says that ``graphs=all`` lists what partners' graphs have too;
    ``sorts`` are the query's columns to sort by, ``default_sort`` the order without a request;
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
    others: bool = False


_PROVISION_FILTERS = (Q, NUMBER, CITES, MENTIONS, REINFORCED, ADDRESSED_BY, RELATED)
_ASK_FILTERS = (Q, NUMBER, CITES, MENTIONS, ADDRESSES, TENSION)
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
        describe="describe-provisions",
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
        OBJECTIVE,
        shape="Action",
    ),
    _provisions(
        "commitments",
        "Commitments",
        "The commitments of States (paragraphs 17 to 39) and those of civil society.",
        "Commitment",
        "6",
        *_PROVISION_FILTERS,
        OBJECTIVE,
        DOCUMENT,
        ADDRESSES,
        TENSION,
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
        DOCUMENT,
        LANGUAGE,
        ADDRESSES,
        TENSION,
    ),
    _provisions("footnotes", "Footnotes", "Footnotes of all texts.", "Footnote", "3", Q, NUMBER, CITES, MENTIONS, DOCUMENT),
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
        DOCUMENT,
    ),
    Collection(
        "asks",
        "Asks",
        "What civil-society texts ask, one thing each, and what became of it in the Compact.",
        "Ask",
        "asks",
        ("Ask",),
        (
            Q,
            Filter(
                "item", Reads.THING, "made", "Made in this provision or text, or a part of it.", "priorities-2021/4", classes=("Priority",)
            ),
            Filter("uptake", Reads.NAME, "uptake", "What became of it.", "OptionOnly", choices=UPTAKES),
            Filter(
                "provision",
                Reads.THING,
                "judged",
                "Its uptake was judged by this part of the Compact, or a part of that.",
                "objective/6",
                classes=("Objective",),
            ),
        ),
        ("label",),
        ("label",),
        "priorities-2021/6/d/ask/2",
    ),
    Collection(
        "provisions",
        "Provisions",
        "Every part of every text.",
        "Provision",
        "provisions",
        ("Provision",),
        (
            Q,
            of_type(PROVISION_CLASSES, "Action"),
            DOCUMENT,
            within("Parts, of any depth, of a text or provision.", "gcm/objective/6"),
            LANGUAGE,
            NUMBER,
            CITES,
            MENTIONS,
            REINFORCED,
            ADDRESSES,
            ADDRESSED_BY,
            TENSION,
            RELATED,
        ),
        _PROVISION_SORTS,
        _READING_ORDER,
        "gcm/para/43/a",
        describe="describe-provisions",
        type_="Provision",
        others=True,
    ),
    Collection(
        "instruments",
        "Instruments",
        "What States, organisations or civil society adopted or issued.",
        "Instrument",
        "instruments",
        ("Instrument",),
        (
            Q,
            of_type(INSTRUMENT_CLASSES, "ILOConvention"),
            Filter("issuer", Reads.THING, "issuer", "Who issued or wrote it.", "ilo", classes=("Actor",)),
            within("Parts of an instrument.", "2030-agenda", ("Instrument",)),
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
        "articles",
        "Articles",
        "Articles of instruments: what they say in our words, how much they bind and whom they protect.",
        "Article",
        "articles",
        ("Article",),
        (
            Q,
            Filter(
                "instrument", Reads.THING, "instrument", "The instrument that it is an article of.", "ilo-c189", classes=("Instrument",)
            ),
            Filter("force", Reads.NAME, "force", "How much it binds.", "Obligation", choices=FORCES),
            Filter("scope", Reads.THING, "scope", "Whom it protects or speaks of.", "scope/migrant-workers", classes=("Concept",)),
        ),
        _ENTITY_SORTS,
        ("label",),
        "instrument/iccpr/article/17",
    ),
    Collection(
        "documents",
        "Documents",
        "The texts that the graph holds word by word.",
        "Document",
        "documents",
        DOCUMENT_CLASSES,
        (
            Q,
            of_type(DOCUMENT_CLASSES, "Statement"),
            Filter("language", Reads.LANGUAGE, "language", "Language of the text.", "en", many=False),
            Filter("issuer", Reads.THING, "issuer", "Who issued or wrote it.", "civil-society", classes=("Actor",)),
        ),
        ("label", "date"),
        ("label",),
        "gcm/final-draft-2018",
        evidence=False,
        others=True,
    ),
    Collection(
        "actors",
        "Actors",
        "Persons, organisations, States and groups that the texts name.",
        "Actor",
        "actors",
        ("Actor",),
        (
            Q,
            of_type(ACTOR_CLASSES, "Organization"),
            within("Parts of an organisation.", "un-system", ("Actor",)),
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
            Q,
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
                "Known not to be party to this treaty; several mean none of them. No State is, where there is no data.",
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
        "Who is party to, or signed, which treaty; of treaties without a coverage there is no data.",
        "Ratification",
        "ratifications",
        ("Ratification",),
        (
            Q,
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
        "coverage",
        "Coverage of ratifications",
        "Of which instruments the standings of States are in the data, as of when and from where. Of others there is no data.",
        "Coverage",
        "coverage",
        ("Coverage",),
        (
            Q,
            Filter("instrument", Reads.THING, "instrument", "The instrument.", "icmw", classes=("Instrument",)),
            Filter(
                "unclear_for",
                Reads.THING,
                "unclear",
                "There is no data on this State, whose standing is unclear.",
                "sb",
                classes=("State",),
            ),
        ),
        ("label", "date"),
        ("label",),
        "coverage/icmw",
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
            Q,
            within("Parts of a forum or process.", "high-level-dialogue", ("Forum", "Process")),
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
            Q,
            within("Parts of a forum or process.", "gfmd", ("Process", "Forum")),
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
            Q,
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
