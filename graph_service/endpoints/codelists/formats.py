"""A list as rows of CSV, as JSON, and as a SKOS concept scheme. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel, Field

from graph_service.endpoints.codelists.lists import OURS, CodeList, Concept
from graph_service.namespaces import BASE
from graph_service.rdf import serialise
from graph_service.rdf.serialise import Statement

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
RIGHTS = "The texts stay their issuers' and are quoted with attribution. The licence is for what we add."
_LANGUAGES = ("en", "es")
"""Languages that have columns in CSV."""


class Version(BaseModel):
    """An edition of the dataset: what our own data say, and since when."""

    version: str
    date: str = Field(description="ISO 8601.")


class TextVersion(BaseModel):
    """A version of a text that members of a list are in."""

    iri: str
    label: str


class Code(BaseModel):
    """A member of a list. Text is by language, ``@none`` where it has none."""

    code: str = Field(description="Unique in the list: 6, 6(k), or the path of an ask.")
    notation: str = Field(description="Its own number or letter, as the text prints it.")
    label: str = Field(description="How it is cited.")
    prefLabel: dict[str, str]  # noqa: N815 - the names that SKOS has
    altLabels: dict[str, list[str]]  # noqa: N815 - likewise
    shortName: dict[str, str] = Field(description=OURS)  # noqa: N815 - likewise
    definition: dict[str, str] = Field(description="Its words, where its name is not all of them.")
    iri: str
    broader: str | None = Field(description="The IRI of what it is part of: an action's objective, an ask's item.")
    broaderCode: str | None = Field(description="The code of that in its own list.")  # noqa: N815 - likewise
    text: str | None = Field(description="The IRI of the version of the text that it is in.")


class List(BaseModel):
    """A list of codes with the edition and the versions of texts that it was made from."""

    iri: str
    name: str
    title: dict[str, str]
    edition: Version
    textVersions: list[TextVersion]  # noqa: N815 - likewise
    licence: str
    rights: str
    note: str | None
    concepts: list[Code]


class Address(BaseModel):
    """A list with the addresses of its files."""

    iri: str
    name: str
    title: dict[str, str]
    count: int
    csv: str
    json_: str = Field(alias="json")
    ttl: str


class Index(BaseModel):
    """The lists there are."""

    edition: Version
    codelists: list[Address]


def rows(codes: CodeList) -> Iterator[Sequence[object]]:
    """Yield a header and one row for each member; several alternative labels are separated by ``" | "``."""
    yield (
        *("code", "label", "prefLabel", "notation", "altLabels", "prefLabel_es", "altLabels_es", "iri", "broader", "broaderCode"),
        *("definition", "text", "textVersion", "edition", "editionDate"),
    )
    for one in codes.concepts:
        names = [(one.names.get(language, ""), " | ".join(one.others.get(language, ()))) for language in _LANGUAGES]
        yield (
            *(one.code, one.thing.label, names[0][0] or next(iter(one.names.values())), one.thing.notation, names[0][1], *names[1]),
            *(one.thing.iri, one.broader.iri if one.broader else "", one.broader_code, one.definition),
            *(one.document.iri if one.document else "", _title(one), codes.release.version, codes.release.date),
        )


def _title(one: Concept) -> str:
    return one.document.title or one.document.label if one.document else ""


def document(codes: CodeList) -> List:
    """Return a list as JSON has it."""
    return List(
        iri=codes.kind.iri,
        name=codes.kind.name,
        title=dict(codes.kind.titles),
        edition=edition(codes),
        textVersions=[TextVersion(iri=one.iri, label=one.title or one.label) for one in codes.documents],
        licence=LICENCE,
        rights=RIGHTS,
        note=OURS if codes.has_short_names else None,
        concepts=[
            Code(
                code=one.code,
                notation=one.thing.notation,
                label=one.thing.label,
                prefLabel=dict(one.names),
                altLabels={language: list(names) for language, names in one.others.items()},
                shortName=dict(one.short),
                definition={one.thing.language: one.definition} if one.definition else {},
                iri=one.thing.iri,
                broader=one.broader.iri if one.broader else None,
                broaderCode=one.broader_code or None,
                text=one.document.iri if one.document else None,
            )
            for one in codes.concepts
        ],
    )


def edition(codes: CodeList) -> Version:
    """Return the edition of the dataset that a list is of."""
    return Version(version=codes.release.version, date=codes.release.date)


def index(lists: Iterable[CodeList], base: str) -> Index:
    """Return the lists with the addresses of their files under a deployment."""
    listed = list(lists)
    addresses = [
        Address(
            iri=one.kind.iri,
            name=one.kind.name,
            title=dict(one.kind.titles),
            count=len(one.concepts),
            **{extension: f"{base}/codelists/{one.kind.name}.{extension}" for extension in ("csv", "json", "ttl")},
        )
        for one in listed
    ]
    return Index(edition=edition(listed[0]), codelists=addresses)


def statements(codes: CodeList) -> Iterator[Statement]:
    """Yield a list as a concept scheme (SKOS reference §4), whose concepts are the things of the graph themselves.

    ``skos:broader`` leads only to what is in one of our lists, so that both its ends are concepts.
    """
    name, iri, literal = serialise.name, serialise.iri, serialise.literal
    scheme = iri(codes.kind.iri)
    yield scheme, serialise.TYPE, name("skos:ConceptScheme")
    for language, title in codes.kind.titles.items():
        yield scheme, name("dct:title"), literal(title, language)
    yield scheme, name("owl:versionInfo"), literal(codes.release.version)
    yield scheme, name("dct:issued"), literal(codes.release.date, datatype="xsd:date")
    yield scheme, name("dct:license"), iri(LICENCE)
    yield scheme, name("dct:rights"), literal(RIGHTS, "en")
    yield scheme, name("dct:isPartOf"), iri(BASE + "dataset")
    if codes.has_short_names:
        yield scheme, name("skos:editorialNote"), literal(OURS, "en")
    for text in codes.documents:
        yield scheme, name("dct:source"), iri(text.iri)
        yield iri(text.iri), name("dct:title"), literal(text.title or text.label, "en")
    for one in codes.concepts:
        yield from _concept(one, scheme, codes)


def _concept(one: Concept, scheme: str, codes: CodeList) -> Iterator[Statement]:
    name, iri, literal = serialise.name, serialise.iri, serialise.literal
    concept = iri(one.thing.iri)
    yield concept, serialise.TYPE, name("skos:Concept")
    yield concept, name("skos:inScheme"), scheme
    yield concept, name("skos:notation"), literal(one.code)
    for language, label in one.names.items():
        yield concept, name("skos:prefLabel"), literal(label, _tag(language))
    for language, label in one.thing.labels.items():
        yield concept, name("rdfs:label"), literal(label, _tag(language))
    for language, labels in one.others.items():
        for label in labels:
            yield concept, name("skos:altLabel"), literal(label, _tag(language))
    if one.definition:
        yield concept, name("skos:definition"), literal(one.definition, one.thing.language)
    if one.document:
        yield concept, name("dct:source"), iri(one.document.iri)
    if one.broader and one.broader_code:
        yield concept, name("skos:broader"), iri(one.broader.iri)
    elif one.broader:
        yield concept, name("dct:isPartOf"), iri(one.broader.iri)
    if not one.broader or codes.kind.code(one.broader) == "":
        yield concept, name("skos:topConceptOf"), scheme
        yield scheme, name("skos:hasTopConcept"), concept


def _tag(language: str) -> str:
    return "" if language == "@none" else language
