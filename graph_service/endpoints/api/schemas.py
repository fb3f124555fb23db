"""What the API's answers look like, as JSON Schema for OpenAPI 3.1: made from the same tables that make the answers."""

import re
from functools import lru_cache
from typing import Any

from graph_service.endpoints.api.collections import COLLECTIONS, Collection
from graph_service.endpoints.api.fields import EVIDENCE, SHAPES, Field, Kind
from graph_service.endpoints.resources.context import LOCAL

Schema = dict[str, Any]
_NULL: Schema = {"type": "null"}


def ref(name: str) -> Schema:
    """Return a reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def _object(properties: Schema, required: list[str], about: str) -> Schema:
    return {"type": "object", "description": about, "properties": properties, "required": required}


_ID: Schema = {"type": "string", "description": "Its IRI."}
_TYPES: Schema = {"type": "array", "items": {"type": "string"}, "description": "The names of its classes, sorted."}
_PATH: Schema = {"type": "string", "format": "uri-reference"}
_CONTEXT: Schema = {"type": "string", "format": "uri", "pattern": f"{re.escape(LOCAL)}$"}
_SIMPLE: dict[Kind, Schema] = {
    Kind.STRING: {"type": "string"},
    Kind.NAME: {"type": "string"},
    Kind.IRI: {"type": "string"},
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.WORDS: ref("Words_by_language"),
    Kind.MANY_WORDS: ref("Texts_by_language"),
    Kind.DATED: ref("Dated"),
    Kind.REFERENCE: ref("Reference"),
}


def _field(field: Field) -> Schema:
    value = ref(_named(field.shape)) if field.kind is Kind.NODE else _SIMPLE[field.kind]
    if field.many:
        return {"type": "array", "items": value, "description": field.about}
    return {"anyOf": [value, _NULL], "description": field.about}


def _named(shape: str) -> str:
    return {"Words": "QuotedWords"}.get(shape, shape)


def _shape(name: str) -> Schema:
    fields = (*SHAPES[name], *(EVIDENCE if any(one.shape == name and one.evidence for one in COLLECTIONS) else ()))
    properties = {"id": _ID, "type": _TYPES, **{field.name: _field(field) for field in fields}}
    if any(one.shape == name for one in COLLECTIONS):
        properties = {"@context": {**_CONTEXT, "description": "On an item by itself."}, **properties}
    return _object(properties, ["id", "type"], f"{name}: every member is there unless fields= leaves it out.")


def _page(items: Schema, about: str) -> Schema:
    properties = {
        "@context": _CONTEXT,
        "id": _PATH,
        "type": _TYPES,
        "totalItems": {"type": "integer", "minimum": 0},
        "view": ref("View"),
        "member": {"type": "array", "items": items},
    }
    return _object(properties, list(properties), about)


def _chain_link(end: str, at_end: Schema) -> Schema:
    properties = {
        "id": _ID,
        "type": _TYPES,
        "predicate": {"type": "string"},
        "basis": {"type": ["string", "null"]},
        "confidence": {"type": ["number", "null"]},
        "rationale": {"anyOf": [ref("Words_by_language"), _NULL]},
        "evidence": {"type": "array", "items": ref("ChainQuotation")},
        end: at_end,
    }
    return _object(properties, list(properties), "A link, with the words on both sides.")


def _chains() -> dict[str, Schema]:
    words = {"anyOf": [ref("Words_by_language"), _NULL]}
    reference = {"id": _ID, "type": _TYPES, "label": words, "title": words}
    spoken = {**reference, "text": words}
    instrument = {
        **reference,
        "notation": {"type": ["string", "null"]},
        "incomingLinks": {"type": "array", "items": ref("ChainLinkFromCivilSociety")},
    }
    part = {
        **spoken,
        "outgoingLinks": {"type": "array", "items": ref("ChainLinkToInstrument")},
        "incomingLinks": {"type": "array", "items": ref("ChainLinkFromCivilSociety")},
    }
    source = _object({"id": _ID}, ["id"], "The provision that the words are from.")
    quotation = {"id": _ID, "type": _TYPES, "exact": words, "source": {"anyOf": [source, _NULL]}}
    return {
        "ChainPart": _object(part, list(part), "The objective or a part of it, its links to instruments and those of civil society to it."),
        "ChainInstrument": _object(instrument, list(instrument), "An instrument, and the civil-society provisions that name it."),
        "ChainProvision": _object(spoken, list(spoken), "A provision with its words."),
        "ChainQuotation": _object(quotation, list(quotation), "Words that a link rests on."),
        "ChainLinkToInstrument": _chain_link("object", ref("ChainInstrument")),
        "ChainLinkFromCivilSociety": _chain_link("subject", ref("ChainProvision")),
        "ChainsPage": _page(ref("ChainPart"), "The objective and its parts with their chains, in reading order."),
    }


@lru_cache(maxsize=1)
def components() -> dict[str, Schema]:
    """Return every schema by name."""
    languages = {"type": "object", "description": "Text by language tag.", "additionalProperties": {"type": "string"}}
    texts = {
        "type": "object",
        "description": "Texts by language tag.",
        "additionalProperties": {"type": "array", "items": {"type": "string"}},
    }
    label = {"anyOf": [ref("Words_by_language"), _NULL]}
    reference = {"id": _ID, "type": _TYPES, "label": label, "title": label}
    view = {
        "id": _PATH,
        "type": _TYPES,
        "first": _PATH,
        "previous": {"type": ["string", "null"]},
        "next": {"type": ["string", "null"]},
        "last": _PATH,
    }
    index = {"id": _PATH, "type": _TYPES, "title": ref("Words_by_language"), "description": ref("Words_by_language")}
    listed = {
        "@context": _CONTEXT,
        "id": _PATH,
        "type": _TYPES,
        "totalItems": {"type": "integer"},
        "member": {"type": "array", "items": ref("CollectionEntry")},
    }
    found: dict[str, Schema] = {
        "Words_by_language": languages,
        "Texts_by_language": texts,
        "Dated": _object(
            {"@value": {"type": "string"}, "type": {"type": "string"}},
            ["@value", "type"],
            "A date of any precision, with its XML Schema type.",
        ),
        "Reference": _object(reference, list(reference), "What a value points to."),
        "View": _object(view, list(view), "This page and its neighbours."),
        "CollectionEntry": _object(index, list(index), "A collection."),
        "CollectionsPage": _object(listed, list(listed), "All collections."),
        "Problem": problem(),
        **_of_queries(),
        **{_named(name): _shape(name) for name in SHAPES},
        **{page_name(one): _page(ref(_named(one.shape)), one.about) for one in COLLECTIONS},
        **_chains(),
    }
    return found


def _of_queries() -> dict[str, Schema]:
    text: Schema = {"type": "string"}
    maybe: Schema = {"type": ["string", "null"]}
    parameter_ = {
        "id": _ID,
        "type": _TYPES,
        "name": text,
        "label": text,
        "description": text,
        "datatype": maybe,
        "class": maybe,
        "default": text,
    }
    entry = {
        "id": _ID,
        "type": _TYPES,
        "name": text,
        "label": text,
        "comment": text,
        "topic": text,
        "keywords": {"type": "array", "items": text},
        "url": _PATH,
        "parameters": {"type": "array", "items": ref("SavedQueryParameter")},
    }
    listed = {"@context": {"type": "object"}, "@graph": {"type": "array", "items": ref("SavedQuery")}}
    results: Schema = {"head": {"type": "object"}, "results": {"type": "object"}, "boolean": {"type": "boolean"}}
    return {
        "SavedQueryParameter": _object(parameter_, list(parameter_), "A parameter of a saved query."),
        "SavedQuery": _object(entry, list(entry), "A saved query."),
        "SavedQueries": _object(listed, list(listed), "All saved queries."),
        "SparqlResults": _object(results, ["head"], "SPARQL 1.1 Query Results JSON Format."),
    }


def page_name(collection: Collection) -> str:
    """Return the name of the schema of a collection's pages."""
    return "".join(part.capitalize() for part in collection.name.split("-")) + "Page"


def problem() -> Schema:
    """Return the schema of an error (RFC 9457)."""
    properties: Schema = {
        "type": {"type": "string", "format": "uri", "description": "What kind of error it is."},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "description": "What went wrong this time."},
        "help": {"type": "string", "description": "What to do next."},
        "instance": {"type": "string"},
        "parameter": {"type": "string", "description": "The parameter at fault."},
        "known": {"type": "array", "items": {"type": "string"}, "description": "Names or values that are known, or near."},
    }
    return _object(properties, ["type", "title", "status", "detail", "help"], "RFC 9457 problem details.")
