"""A description as JSON-LD in the fixed shape of its kind. Pure."""

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from graph_service import package_data
from graph_service.endpoints.resources.context import Name, context
from graph_service.endpoints.resources.description import Description
from graph_service.endpoints.resources.framing import Json, Shape, part, read, render
from graph_service.namespaces import PREFIXES
from graph_service.rdf.index import Index
from graph_service.rdf.serialise import TYPE, Statement

GCMO = PREFIXES["gcmo"]
HAS_PART = f"<{PREFIXES['dct']}hasPart>"
TEXT = f"<{GCMO}text>"

_BY_CLASS = (
    ("Objective", "objective"),
    ("Action", "action"),
    ("Commitment", "commitment"),
    ("CommitmentSentence", "commitment"),
    ("Priority", "priority"),
    ("PriorityItem", "priority"),
    ("Provision", "provision"),
    ("Article", "article"),
    ("Ask", "ask"),
    ("TextVersion", "document"),
    ("Instrument", "instrument"),
    ("State", "state"),
    ("Actor", "actor"),
    ("Forum", "forum"),
    ("Process", "process"),
    ("Link", "link"),
    ("Quotation", "quotation"),
    ("Ratification", "ratification"),
    ("Coverage", "coverage"),
    ("Pledge", "pledge"),
    ("ActionPlan", "pledge"),
    ("Measure", "pledge"),
    ("Practice", "pledge"),
    ("Update", "update"),
    ("Indicator", "indicator"),
    ("Review", "review"),
)
"""Which frame a thing gets: that of the first of these classes that it has."""
_REFERENCE = read({"@explicit": True, "label": [{}], "title": [{}], "notation": {}})
_COLLECTION = "<http://purl.org/dc/dcmitype/Collection>"
_OBSERVATION = f"<{PREFIXES['qb']}Observation>"


def kind(index: Index, node: str) -> str:
    """Return the kind of a thing, which is the stem of its frame's file; empty for what is none of ours.

    An instrument whose words we hold is a document: its parts are provisions.
    """
    classes = set(index.objects(node, TYPE))
    if _COLLECTION in classes:
        return "document"
    if _OBSERVATION in classes:
        return "observation"
    for name, frame_name in _BY_CLASS:
        if f"<{GCMO}{name}>" in classes:
            holds_words = frame_name == "instrument" and any(index.value(part, TEXT) for part in index.objects(node, HAS_PART))
            return "document" if holds_words else frame_name
    return ""


@lru_cache(maxsize=32)
def frame(name: str) -> bytes:
    """Return the frame of a kind, as its file."""
    return (package_data.ontology() / "frames" / f"{name}.jsonld").read_bytes()


@lru_cache(maxsize=32)
def shape(name: str) -> Shape:
    """Return the frame of a kind, read; that of no kind names no key."""
    return read(json.loads(frame(name))) if name else Shape()


def kinds() -> list[str]:
    """Return the kinds that have a frame."""
    return sorted(path.stem for path in (package_data.ontology() / "frames").glob("*.jsonld"))


def regular(made: Json, shape_: Shape) -> Json:
    """Return a framed object as a page reads it: each key once and always of the same form, whatever the data hold.

    JSON-LD keeps every value as it is, also two where one is usual, text where a thing is expected, or a thing cut short because it is
    part of itself. Here the first value that has the form of its frame is taken, or an empty one.
    """
    regular_form: Json = {"id": made["id"], "type": [kind for kind in made.get("type", ()) if isinstance(kind, str)]}
    for name, inner in shape_.fields:
        if name.key in made or not shape_.omit:
            regular_form[name.key] = _regular(made.get(name.key), name, inner)
    if not shape_.explicit:
        others = (name for key, name in context().names.items() if key in made and key not in regular_form)
        regular_form |= {name.key: _regular(made[name.key], name, _usual(name.key)) for name in others}
    return regular_form


def _regular(value: object, name: Name, shape_: Shape) -> object:
    if name.by_language:
        return value if isinstance(value, dict) else {}
    values = value if isinstance(value, list) else [] if value is None else [value]
    if shape_.fields or shape_.never:
        kept: list[Any] = [regular(one, shape_) for one in values if isinstance(one, dict) and "id" in one]
    else:
        # A literal whose datatype the context does not imply is written as an object.
        kept = [one.get("@value", one.get("id", "")) if isinstance(one, dict) else one for one in values]
    if name.many:
        return kept
    return kept[0] if kept else None


@lru_cache(maxsize=256)
def _usual(key: str) -> Shape:
    """Return the form that a key has in the frames that name it."""
    shapes = (inner for one in kinds() for name, inner in shape(one).fields if name.key == key)
    return next((inner for inner in shapes if inner.fields), Shape())


def reference(iri: str, statements: Iterable[Statement]) -> Json:
    """Return what points to a thing: its IRI, its classes, label, title and notation, as frames write them, of these statements."""
    return part(Index(statements), f"<{iri}>", _REFERENCE)


def document(description: Description, at: str | dict[str, Any]) -> Json:
    """Return a description as JSON-LD; ``at`` goes to ``@context``: an address at which clients find it, or the context itself."""
    node = f"<{description.iri}>"
    return {"@context": at, **render(description.index, node, shape(kind(description.index, node)))}
