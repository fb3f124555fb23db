"""A description as JSON-LD in the fixed shape of its kind. Pure."""

import json
from functools import lru_cache
from typing import Any

from graph_service import package_data
from graph_service.endpoints.resources.description import Description
from graph_service.endpoints.resources.framing import Json, Shape, read, render
from graph_service.namespaces import PREFIXES
from graph_service.rdf.index import Index
from graph_service.rdf.serialise import TYPE

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
)
"""Which frame a thing gets: that of the first of these classes that it has."""
_COLLECTION = "<http://purl.org/dc/dcmitype/Collection>"


def kind(index: Index, node: str) -> str:
    """Return the kind of a thing, which is the stem of its frame's file; empty for what is none of ours.

    An instrument whose words we hold is a document: its parts are provisions.
    """
    classes = set(index.objects(node, TYPE))
    if _COLLECTION in classes:
        return "document"
    for name, found in _BY_CLASS:
        if f"<{GCMO}{name}>" in classes:
            holds_words = found == "instrument" and any(index.value(part, TEXT) for part in index.objects(node, HAS_PART))
            return "document" if holds_words else found
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


def document(description: Description, context: str | dict[str, Any]) -> Json:
    """Return a description as JSON-LD; ``context`` goes to ``@context``: an address at which clients find it, or the context itself."""
    node = f"<{description.iri}>"
    return {"@context": context, **render(description.index, node, shape(kind(description.index, node)))}
