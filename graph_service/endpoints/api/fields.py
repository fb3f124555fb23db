"""What a thing's JSON-LD object holds: one table for each shape. Names are those of ``ontology/context.jsonld`` (tested).

An absent single value is null, absent values are an empty array or map: neither says anything in JSON-LD, and the shape stays. A reference
is always an object with ``id``, ``type``, ``label`` and ``title``.
"""

from dataclasses import dataclass
from enum import Enum

from graph_service.namespaces import PREFIXES

_DCT, _GCMO, _OA, _PROV, _RDF, _RDFS, _SKOS, _SSSOM = (
    PREFIXES[name] for name in ("dct", "gcmo", "oa", "prov", "rdf", "rdfs", "skos", "sssom")
)
TYPE = _RDF + "type"


class Kind(Enum):
    """How a field's values are written."""

    WORDS = "words"
    """Text by language: ``{"en": "…"}``."""
    MANY_WORDS = "many words"
    """Texts by language: ``{"en": ["…"]}``."""
    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    DATED = "dated"
    """A date of any precision, with its type: ``{"@value": "2018-07", "type": "xsd:gYearMonth"}``."""
    IRI = "iri"
    NAME = "name"
    """An IRI by its name in the context, or shortened by a prefix of it."""
    REFERENCE = "reference"
    NODE = "node"
    """An object with fields of its own."""


@dataclass(frozen=True, slots=True)
class Field:
    """A member of an object: its name, the property's IRI and how its values are written.

    ``many`` makes it an array; ``inverse`` reads the property backwards; ``shape`` is that of a nested object; ``about`` is for ``/docs``.
    """

    name: str
    property: str
    kind: Kind
    about: str
    many: bool = False
    inverse: bool = False
    shape: str = ""


def _words(name: str, iri: str, about: str) -> Field:
    return Field(name, iri, Kind.WORDS, about)


def _string(name: str, iri: str, about: str) -> Field:
    return Field(name, iri, Kind.STRING, about)


def _one(name: str, iri: str, about: str) -> Field:
    return Field(name, iri, Kind.REFERENCE, about)


def _many(name: str, iri: str, about: str, *, inverse: bool = False) -> Field:
    return Field(name, iri, Kind.REFERENCE, about, many=True, inverse=inverse)


_LABEL = _words("label", _RDFS + "label", "Our citation label.")
_TITLE = _words("title", _SKOS + "prefLabel", "Its name; of a provision, its printed title.")
_TEXT = _words("text", _GCMO + "text", "The exact words.")
_NOTATION = _string("notation", _SKOS + "notation", "Its number, letter or short form.")
_MARKER = _string("marker", _GCMO + "marker", "What is printed before the words.")
_ORDER = Field("order", _GCMO + "order", Kind.INTEGER, "Its place in the reading order of its document, from 1.")
_LINES = _string("sourceLines", _GCMO + "sourceLines", "The lines of the source file that hold the words.")
_ALTERNATIVES = Field("altLabel", _SKOS + "altLabel", Kind.MANY_WORDS, "Other names.")
_DESCRIPTION = _words("description", _DCT + "description", "One sentence of ours.")
_NOTE = Field("editorialNote", _SKOS + "editorialNote", Kind.MANY_WORDS, "What a reader should know about it.")
_PART_OF = _one("partOf", _DCT + "isPartOf", "What it is a part of.")
_PARTS = _many("hasPart", _DCT + "hasPart", "Its parts, in reading order.")
_FACTS = Field("factSource", _DCT + "source", Kind.STRING, "Where identifiers and dates were seen.", many=True)
_SAME = Field("exactMatch", _SKOS + "exactMatch", Kind.IRI, "The same thing elsewhere.", many=True)
_PAGES = Field("seeAlso", _RDFS + "seeAlso", Kind.IRI, "Pages about it elsewhere.", many=True)
_PUBLISHER = _many("publisher", _DCT + "publisher", "Who issued it.")
_CREATOR = _many("creator", _DCT + "creator", "Who wrote it.")
_LANGUAGE = _string("language", _DCT + "language", "Its language.")
_DATE = Field("date", _DCT + "date", Kind.DATED, "When it was adopted or issued.")
_CITED_BY = _many("citedBy", _GCMO + "cites", "Provisions whose words name it.", inverse=True)
_MENTIONED_BY = _many("mentionedBy", _GCMO + "mentionsActor", "Provisions whose words name it.", inverse=True)

_OWN_WORDS = (_LABEL, _TITLE, _TEXT, _NOTATION, _MARKER, _ORDER, _LINES)
_LINKS = (
    _many("cites", _GCMO + "cites", "What the words name: instruments, provisions, goals, fora, processes."),
    _CITED_BY,
    _many("mentionsActor", _GCMO + "mentionsActor", "Actors that the words name."),
    _many("reinforcedBy", _GCMO + "reinforcedBy", "Instruments that give standards on this; editorial."),
    _many("addresses", _GCMO + "addresses", "Parts of the Compact that this civil-society provision takes up; editorial."),
    _many("addressedBy", _GCMO + "addresses", "Civil-society provisions that take this up; editorial.", inverse=True),
    _many("tensionWith", _GCMO + "tensionWith", "Parts of the Compact that this pulls against; editorial."),
    _many("tensionFrom", _GCMO + "tensionWith", "Civil-society provisions that pull against this; editorial.", inverse=True),
    _many("relatedMatch", _SKOS + "relatedMatch", "Sustainable Development Goals and targets; editorial."),
)
_FOOTNOTES = _many("footnotes", _GCMO + "noteOf", "Its footnotes.", inverse=True)
_COMMITTED_BY = _many("committedBy", _GCMO + "committedBy", "Who commits.")
_UNDER = _one("underHeading", _GCMO + "underHeading", "The heading it stands under.")
_REST = (*_LINKS, _FOOTNOTES, _NOTE)
_WITH_PARTS = (
    *_OWN_WORDS,
    _PART_OF,
    _UNDER,
    Field("hasPart", _DCT + "hasPart", Kind.NODE, "Its parts with their words, in reading order.", many=True, shape="Part"),
    *_REST,
)

_NAMES = (_TITLE, _NOTATION, _ALTERNATIVES)
_DESCRIBED = (*_NAMES, _DESCRIPTION)
_DESCRIBED_PART = (*_DESCRIBED, _PART_OF, _PARTS)
_ROLES = (
    _many("carriesOut", _GCMO + "carriedOutBy", "Processes that it carries out.", inverse=True),
    _many("receivesReportsOf", _GCMO + "reportsTo", "Processes that report to it.", inverse=True),
)
_STATE_OF_TREATY = (
    _string("standing", _GCMO + "standing", "“state party” or “signatory”."),
    _string("partySince", _GCMO + "partySince", "Year of ratification, accession or succession."),
    _string("joinedOn", _GCMO + "joinedOn", "Day of ratification, accession or succession, where a source has it."),
    _string("joinedBy", _GCMO + "joinedBy", "How it joined, where not by ratification."),
    _string("signedOn", _GCMO + "signedOn", "Day of signature, where a source has it."),
    _string("asOf", _GCMO + "asOf", "Day at which the standing was recorded."),
)
_TREATY = _one("ratificationOf", _GCMO + "ratificationOf", "The treaty.")
_QUOTED = _words("exact", _OA + "exact", "The words.")
_QUOTED_FROM = _one("source", _OA + "hasSource", "The provision they are from.")

SHAPES: dict[str, tuple[Field, ...]] = {
    "Objective": _WITH_PARTS,
    "Part": (*_OWN_WORDS, Field("hasPart", _DCT + "hasPart", Kind.NODE, "Its own parts.", many=True, shape="InnerPart")),
    "InnerPart": _OWN_WORDS,
    "Action": (
        *_OWN_WORDS,
        _one("actionOf", _GCMO + "actionOf", "The objective it belongs to."),
        _PART_OF,
        _UNDER,
        *_REST,
    ),
    "Commitment": (
        *_OWN_WORDS,
        _one("commitmentOf", _GCMO + "commitmentOf", "The objective it belongs to; null for a commitment of civil society."),
        _COMMITTED_BY,
        _PART_OF,
        Field("hasPart", _DCT + "hasPart", Kind.NODE, "Its sentences.", many=True, shape="InnerPart"),
        *_REST,
    ),
    "Priority": _WITH_PARTS,
    "Provision": (
        *_OWN_WORDS,
        _PART_OF,
        _PARTS,
        _UNDER,
        _COMMITTED_BY,
        *_LINKS,
        _FOOTNOTES,
        _many("noteOf", _GCMO + "noteOf", "Of a footnote, the provisions that call it."),
        Field("noteOffset", _GCMO + "noteOffset", Kind.INTEGER, "Of a footnote, where it is called: code points.", many=True),
        _NOTE,
    ),
    "Instrument": (
        *_DESCRIBED,
        _DATE,
        Field("entryIntoForce", PREFIXES["eli"] + "first_date_entry_in_force", Kind.STRING, "When it entered into force."),
        Field("identifier", _DCT + "identifier", Kind.STRING, "Document symbols and registration numbers.", many=True),
        _LANGUAGE,
        _PUBLISHER,
        _CREATOR,
        _PART_OF,
        _PARTS,
        _many("hasVersion", _DCT + "hasVersion", "Text versions that we hold."),
        _SAME,
        _PAGES,
        _CITED_BY,
        _many("reinforces", _GCMO + "reinforcedBy", "Objectives and actions that it gives standards on; editorial.", inverse=True),
        _NOTE,
        _FACTS,
    ),
    "Document": (
        _TITLE,
        _words("printedTitle", _DCT + "title", "Its title as printed."),
        _DATE,
        Field("issued", _DCT + "issued", Kind.STRING, "When it was posted."),
        _LANGUAGE,
        _PUBLISHER,
        _CREATOR,
        _many("addressedTo", _GCMO + "addressedTo", "To whom it is addressed."),
        _one("versionOf", _DCT + "isVersionOf", "The instrument it is a version of."),
        _PART_OF,
        _PARTS,
        _many("relation", _DCT + "relation", "Its translation."),
        _words("place", _DCT + "spatial", "Where it was presented."),
        _words("rights", _DCT + "rights", "Whose the words are."),
        _string("sourceFile", _GCMO + "sourceFile", "The file it was segmented from."),
        _NOTE,
    ),
    "Actor": (
        *_DESCRIBED_PART,
        _SAME,
        _MENTIONED_BY,
        _many("published", _DCT + "publisher", "What it issued.", inverse=True),
        *_ROLES,
        _FACTS,
    ),
    "State": (
        *_NAMES,
        _MENTIONED_BY,
        Field("standings", _GCMO + "ratificationBy", Kind.NODE, "Its standing under treaties.", many=True, inverse=True, shape="Standing"),
    ),
    "Standing": (
        _LABEL,
        _TREATY,
        *_STATE_OF_TREATY,
    ),
    "Ratification": (
        _LABEL,
        _one("ratificationBy", _GCMO + "ratificationBy", "The State."),
        _TREATY,
        *_STATE_OF_TREATY,
        _FACTS,
    ),
    "Forum": (
        *_DESCRIBED_PART,
        _SAME,
        _CITED_BY,
        *_ROLES,
        _FACTS,
    ),
    "Process": (
        *_DESCRIBED_PART,
        _many("carriedOutBy", _GCMO + "carriedOutBy", "Who carries it out."),
        _many("reportsTo", _GCMO + "reportsTo", "Who receives what it finds."),
        _string("frequency", _GCMO + "frequency", "How often."),
        _string("firstYear", _GCMO + "firstYear", "The year of the first edition."),
        _many("derivedFrom", _PROV + "wasDerivedFrom", "The provision that sets it up."),
        Field("evidence", _GCMO + "evidence", Kind.NODE, "The words that say so.", many=True, shape="Words"),
        _CITED_BY,
        _PUBLISHER,
        _PAGES,
        _FACTS,
    ),
    "Goal": (
        _TITLE,
        _NOTATION,
        _CITED_BY,
        _many("relatedMatchFrom", _SKOS + "relatedMatch", "Objectives and actions related to it; editorial.", inverse=True),
        _FACTS,
    ),
    "Link": (
        _LABEL,
        _one("subject", _RDF + "subject", "From."),
        Field("predicate", _RDF + "predicate", Kind.NAME, "What it says."),
        _one("object", _RDF + "object", "To."),
        Field("basis", _GCMO + "basis", Kind.NAME, "What it rests on."),
        Field("confidence", _SSSOM + "confidence", Kind.NUMBER, "From 0 to 1."),
        Field("mappingJustification", _SSSOM + "mapping_justification", Kind.NAME, "How it was made, in the terms of SEMAPV."),
        _words("rationale", _GCMO + "rationale", "Why, in one sentence."),
        _string("citedAs", _GCMO + "citedAs", "What the words name, where that is a slip."),
        Field("evidence", _GCMO + "evidence", Kind.NODE, "The words that it rests on.", many=True, shape="Quotation"),
        _one("attributedTo", _PROV + "wasAttributedTo", "Who made it."),
        _string("created", _DCT + "created", "When it was made."),
    ),
    "Words": (_QUOTED, _QUOTED_FROM),
    "Quotation": (
        _QUOTED,
        _QUOTED_FROM,
        Field(
            "selector",
            _OA + "hasSelector",
            Kind.NODE,
            "Where they stand: by their context, and by code points.",
            many=True,
            shape="Selector",
        ),
    ),
    "Selector": (
        _QUOTED,
        _words("prefix", _OA + "prefix", "What stands before them."),
        _words("suffix", _OA + "suffix", "What stands after them."),
        Field("start", _OA + "start", Kind.INTEGER, "Code points before them."),
        Field("end", _OA + "end", Kind.INTEGER, "Code points up to their end."),
    ),
}
"""The members of each shape besides ``id`` and ``type``, in the order they are shown."""

EVIDENCE = (
    Field("outgoingLinks", _RDF + "subject", Kind.NODE, "Links from it, with their evidence.", many=True, inverse=True, shape="Link"),
    Field("incomingLinks", _RDF + "object", Kind.NODE, "Links to it, with their evidence.", many=True, inverse=True, shape="Link"),
)
"""What ``include=evidence`` adds."""
