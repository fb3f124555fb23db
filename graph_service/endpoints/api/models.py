"""What the API answers, as the models that FastAPI describes. Those of things are made from ``ontology/frames`` and the context.

Answers are made by the shaper and sent as they are; tests hold them against these models.
"""

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, Field, RootModel, create_model

from graph_service.endpoints.api.about import ABOUT
from graph_service.endpoints.api.collection import Collection
from graph_service.endpoints.api.collections import COLLECTIONS
from graph_service.endpoints.api.fields import framed
from graph_service.endpoints.resources.context import Name
from graph_service.endpoints.resources.framing import Shape
from graph_service.namespaces import PREFIXES

_NATIVE: dict[str, type] = {PREFIXES["xsd"] + "integer": int, PREFIXES["xsd"] + "double": float, PREFIXES["xsd"] + "boolean": bool}


class Words(RootModel[dict[str, str]]):
    """Text by language tag."""


class Texts(RootModel[dict[str, list[str]]]):
    """Texts by language tag."""


class Dated(BaseModel):
    """A date of any precision, with its XML Schema type."""

    value: str = Field(alias="@value")
    type: str


class Node(BaseModel):
    """Something that has an IRI."""

    id: str = Field(description="Its IRI.")


class Typed(Node):
    """Something that has an IRI and classes."""

    type: list[str] = Field(description="The names of its classes.")


class Reference(Typed):
    """What a value points to: its IRI, its classes and what it is called."""

    label: Words | None
    title: Words | None
    notation: str | None


class Listed(Typed):
    """Something that a partner's graph may describe, where the request asks for all graphs."""

    graph: str | None = Field(default=None, description="With graphs=all, and for a partner's thing: the graph that describes it.")
    local: str | None = Field(default=None, description="With graphs=all, and for a partner's thing: its path here.")


_OF_PARTNERS = frozenset(collection.shape for collection in COLLECTIONS if collection.others)


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = Field(description="What kind of error it is.", json_schema_extra={"format": "uri"})
    title: str
    status: int = Field(ge=400, le=599)
    detail: str = Field(description="What went wrong this time.")
    help: str = Field(description="What to do next.")
    instance: str | None = None
    parameter: str | None = Field(default=None, description="The parameter at fault.")
    known: list[str] | None = Field(default=None, description="Names or values that are known, or near.")


class Document(BaseModel):
    """An answer: JSON-LD with the address of its context."""

    context: str = Field(alias="@context", description="The address of the context.")


class View(Typed):
    """A page and its neighbours."""

    first: str
    previous: str | None
    next: str | None
    last: str


class Page(Document, Typed):
    """A page of a collection (Hydra)."""

    totalItems: int = Field(ge=0)  # noqa: N815 - the name in the context
    view: View


class CollectionEntry(Typed):
    """A collection."""

    title: Words
    description: Words


class CollectionsPage(Document, Typed):
    """All collections."""

    totalItems: int  # noqa: N815 - the name in the context
    member: list[CollectionEntry]


class ChainProvision(Reference):
    """A provision with its words."""

    text: Words | None


class ChainQuotation(Typed):
    """Words that a link rests on, and the provision they are from."""

    exact: Words | None
    source: Node | None


class ChainLink(Typed):
    """A link, with the words on both sides."""

    predicate: str
    basis: str | None
    confidence: float | None
    rationale: Words | None
    evidence: list[ChainQuotation]


class ChainLinkFromCivilSociety(ChainLink):
    """A link from a civil-society provision."""

    subject: ChainProvision


class ChainInstrument(Reference):
    """An instrument, and the civil-society provisions that name it."""

    incomingLinks: list[ChainLinkFromCivilSociety]  # noqa: N815 - the name in the context


class ChainLinkToInstrument(ChainLink):
    """A link to an instrument."""

    object: ChainInstrument


class ChainPart(ChainProvision):
    """The objective or a part of it, its links to instruments and those of civil society to it."""

    outgoingLinks: list[ChainLinkToInstrument]  # noqa: N815 - the name in the context
    incomingLinks: list[ChainLinkFromCivilSociety]  # noqa: N815 - the name in the context


class ChainsPage(Page):
    """The objective and its parts with their chains, in reading order."""

    member: list[ChainPart]


@cache
def item(shape: str, *, evidence: bool) -> type[BaseModel]:
    """Return the model of a collection's items."""
    about = f"{shape}: every member is there unless fields= leaves it out."
    context: Any = (str | None, Field(default=None, alias="@context", description="On an item by itself: the address of the context."))
    base = Listed if shape in _OF_PARTNERS else Typed
    return create_model(shape, __base__=base, __doc__=about, context=context, **_fields(framed(shape, evidence=evidence), shape))


def page(collection: Collection) -> type[BaseModel]:
    """Return the model of a collection's pages."""
    name = "".join(part.capitalize() for part in collection.name.split("-")) + "Page"
    members: Any = (list[item(collection.shape, evidence=collection.evidence)], ...)  # type: ignore[misc]  # made at run time
    return create_model(name, __base__=Page, __doc__=collection.about, member=members)


def columns(page_model: type[Page]) -> list[str]:
    """Return the names of what the members of a page have."""
    (member,) = get_args(page_model.model_fields["member"].annotation)
    return [field.alias or name for name, field in member.model_fields.items() if field.alias != "@context"]


def _fields(shape: Shape, whole: str) -> dict[str, Any]:
    return {_attribute(name.key): _field(name, inner, whole) for name, inner in shape.fields}


def _attribute(key: str) -> str:
    return f"{key}_" if key in ("from", "object") else key


def _field(name: Name, shape: Shape, whole: str) -> tuple[Any, Any]:
    described: dict[str, Any] = {"description": ABOUT[name.key], "alias": name.key}
    if name.by_language:
        return (Texts if name.many else Words) | None, Field(default=None, **described)
    value: Any = Dated if name.key == "date" else _NATIVE.get(name.coercion, str)
    if not name.coercion and (shape.fields or shape.never):
        value = _nested(name.key, shape, whole)
    if name.many:
        return list[value], Field(default_factory=list, **described)
    return value | None, Field(default=None, **described)


_MADE: dict[Shape, type[BaseModel]] = {Shape(never=True): Node}
_TAKEN: set[str] = set()


def _nested(key: str, shape: Shape, whole: str) -> type[BaseModel]:
    """Return the model of what a key holds: one for each form, however many keys hold it."""
    if [name.key for name, _ in shape.fields] == ["label", "title", "notation"]:
        return Reference
    if shape not in _MADE:
        short = key[0].upper() + key[1:]
        name = short if short not in _TAKEN else f"{whole}{short}"
        _TAKEN.add(name)
        # What is cut short, because it is part of itself, has an id alone.
        fields = {"type": (list[str], Field(default_factory=list, description="The names of its classes.")), **_fields(shape, name)}
        _MADE[shape] = create_model(name, __base__=Node, __doc__=f"What {key} holds.", **fields)
    return _MADE[shape]
