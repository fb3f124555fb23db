"""The JSON-LD context as a table: which name a property has in our JSON, and how its values are written there.

Read from ``ontology/context.jsonld``, the only place where names are given (docs/decisions/0006-json-ld.md).
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graph_service.rdf.own_context import IRI, LOCAL, VERSION, text

__all__ = ["CONTRACT", "IRI", "LOCAL", "VERSION", "Context", "Name", "context", "shorten", "text"]

CONTRACT = 1
"""The version of the JSON-LD contract: raised when a key goes, or its values take another form (docs/decisions/0022)."""
_KEYWORDS = ("@id", "@type", "@version")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in our JSON: the property, as a term; whether it is read against its direction; its coercion and its containers."""

    key: str
    predicate: str
    backwards: bool = False
    coercion: str = ""
    by_language: bool = False
    many: bool = False

    def empty(self) -> object:
        """Return the value of a key that has none: an empty array, or null.

        Not an empty language map: parsers that stream, such as jsonld-streaming-parser, read one as a node.
        """
        return [] if self.many and not self.by_language else None


@dataclass(frozen=True, slots=True)
class Context:
    """The names of properties, by key and by predicate; and short names of classes and other terms, by IRI term."""

    names: dict[str, Name]
    forward: dict[str, Name]
    short: dict[str, str]


@lru_cache(maxsize=1)
def context() -> Context:
    """Return the context."""
    definitions: dict[str, Any] = json.loads(text())["@context"]
    prefixes = {key: value for key, value in definitions.items() if isinstance(value, str) and value.endswith(("#", "/"))}
    names: dict[str, Name] = {}
    short: dict[str, str] = {}
    for key, term in definitions.items():
        definition = {"@id": term} if isinstance(term, str) else term
        if not isinstance(definition, dict) or key in prefixes or definition.get("@id") in _KEYWORDS:
            continue
        containers = definition.get("@container", ())
        iri = definition.get("@reverse") or definition["@id"]
        if key[0].isupper():
            short[f"<{iri}>"] = key
            continue
        name = Name(key, f"<{iri}>", "@reverse" in definition, definition.get("@type", ""), "@language" in containers, "@set" in containers)
        names[key] = name
        if not name.backwards:
            short[f"<{iri}>"] = key
    forward = {name.predicate: name for name in names.values() if not name.backwards}
    return Context(names, forward, short | {f"<{iri}>": f"{prefix}:" for prefix, iri in prefixes.items()})


def shorten(term: str) -> str:
    """Return the name of a class, property or other term of a vocabulary: a short one, a prefixed one, or its IRI."""
    known = context().short
    if term in known and not known[term].endswith(":"):
        return known[term]
    cut = max(term.rfind("#"), term.rfind("/")) + 1
    prefix = known.get(f"{term[:cut]}>")
    return f"{prefix}{term[cut:-1]}" if prefix and prefix.endswith(":") and cut < len(term) - 1 else term[1:-1]
