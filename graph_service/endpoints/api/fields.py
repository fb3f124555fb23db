"""Which keys of a thing's JSON-LD document its object in the API has. Their names and forms are those of ``ontology/frames``.

An object of the API is the document of the same thing with fewer keys: each key that both have holds the same value (tested). An absent
single value and an absent text are null, an absent array is empty.
"""

from functools import lru_cache

from graph_service.endpoints.resources.context import Name
from graph_service.endpoints.resources.document import shape as whole_shape
from graph_service.endpoints.resources.framing import Shape

_WORDS = "label title text notation marker order sourceLines"
_LINKS = "cites citedBy mentionsActor reinforcedBy addresses addressedBy tensionWith tensionFrom relatedMatch footnotes editorialNote"
_WITH_PARTS = f"{_WORDS} partOf underHeading hasPart {_LINKS}"
_DESCRIBED = "title notation altLabel description"
_DESCRIBED_PART = f"{_DESCRIBED} partOf hasPart"
_STANDING = "standing partySince joinedOn joinedBy signedOn asOf"

_KEYS = {
    "Objective": f"{_WITH_PARTS} altLabel factSource",
    "Action": f"{_WORDS} actionOf partOf underHeading {_LINKS}",
    "Commitment": f"{_WORDS} commitmentOf committedBy partOf hasPart {_LINKS}",
    "Priority": _WITH_PARTS,
    "Provision": f"{_WORDS} partOf hasPart underHeading committedBy noteOf noteOffset {_LINKS}",
    "Instrument": (
        f"{_DESCRIBED} date entryIntoForce identifier language publisher creator partOf hasPart hasVersion "
        "exactMatch seeAlso citedBy reinforces editorialNote factSource"
    ),
    "Document": (
        "title printedTitle date issued language publisher creator addressedTo versionOf partOf hasPart relation "
        "place rights sourceFile editorialNote"
    ),
    "Actor": f"{_DESCRIBED_PART} exactMatch mentionedBy published carriesOut receivesReportsOf factSource",
    "State": "title notation altLabel mentionedBy standings noActionUnder noDataFor",
    "Ratification": f"label ratificationBy ratificationOf {_STANDING} editorialNote factSource",
    "Forum": f"{_DESCRIBED_PART} exactMatch citedBy carriesOut receivesReportsOf factSource",
    "Process": (f"{_DESCRIBED_PART} carriedOutBy reportsTo frequency firstYear derivedFrom evidence citedBy publisher seeAlso factSource"),
    "Goal": "title notation citedBy relatedMatchFrom factSource",
    "Article": "label notation about force personalScope mayBeExcluded checkedAgainst checkedOn notChecked articleOf partOf exceeds",
    "Ask": "label notation about uptake askOf evidence",
    "Coverage": "label coverageOf asOf unclearFor factSource",
    "Link": (
        "label subject predicate object basis confidence mappingJustification rationale citedAs namedIn onArticle restsOn "
        "checkedAgainst checkedOn notChecked editorialNote evidence attributedTo created"
    ),
}
"""The keys of each shape besides ``id`` and ``type``."""

SHAPES = tuple(_KEYS)
EVIDENCE = ("outgoingLinks", "incomingLinks")
"""What ``include=evidence`` adds."""
OF_GRAPH = ("graph", "local")
"""What ``graphs=all`` adds: the graph that describes a partner's thing, and the path of the thing here."""


def keys(shape: str, *, evidence: bool = False) -> tuple[str, ...]:
    """Return the keys that objects of a shape have besides ``id`` and ``type``, in the order they are shown."""
    return tuple(name.key for name, _ in framed(shape, evidence=evidence).fields)


@lru_cache(maxsize=64)
def framed(shape: str, kind: str = "", *, evidence: bool = False) -> Shape:
    """Return the keys of a shape with the forms that the frame of a kind gives them.

    Where that frame has no such key, and where there is no kind, the form is that of the shape's own frame.
    """
    wanted = {*_KEYS[shape].split(), *(EVIDENCE if evidence else ())}
    own = whole_shape(shape.lower()).only(wanted)
    forms: dict[str, tuple[Name, Shape]] = {field[0].key: field for field in whole_shape(kind).fields} if kind else {}
    return Shape(tuple(forms.get(field[0].key, field) for field in own.fields), explicit=True)
