"""JSON-LD framing for the frames that we write, fast enough for every request: a frame's keys are the document's keys, always all of them.

What it gives is what a JSON-LD 1.1 processor gives for the same graph and frame (tested with PyLD), but that the keys of a node come in
the frame's order, arrays are in reading order, and a key without a value holds an empty array or null. A date that is less exact or more
exact than the context has it, such as a month, is under its key too, with its type; a processor puts it under the property's IRI. Nothing
is lost: statements that the frame does not reach are in ``@included``. Pure.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from graph_service.endpoints.resources.context import Name, context, shorten
from graph_service.namespaces import PREFIXES
from graph_service.rdf import serialise
from graph_service.rdf.index import Index, canonical_double
from graph_service.rdf.serialise import TYPE, Statement

Json = dict[str, Any]
XSD = PREFIXES["xsd"]
STRING = XSD + "string"
_WHOLE = re.compile(r"(?:0|-?[1-9][0-9]{0,14})\Z")
_DATES = frozenset(XSD + kind for kind in ("date", "gYearMonth", "gYear"))
"""How exact a date is: a day, a month or a year."""
_DIRECTIVES = frozenset(["@explicit", "@embed", "@omitDefault", "@context", "id", "type"])


@dataclass(frozen=True, slots=True)
class Shape:
    """A frame, read: its keys with the shapes of what they hold, and its directives (JSON-LD 1.1 Framing §2.3)."""

    fields: tuple[tuple[Name, "Shape"], ...] = ()
    explicit: bool = False
    never: bool = False
    omit: bool = False
    leaf: bool = field(default=False)
    """Whether all it holds are literals, so that one rendering of a node serves every place."""

    def only(self, keys: Collection[str]) -> "Shape":
        """Return the shape with some of its keys and nothing that it does not name."""
        return replace(self, fields=tuple(field for field in self.fields if field[0].key in keys), explicit=True)


REFERENCE = Shape(never=True)


def read(frame: Mapping[str, Any]) -> Shape:
    """Return a frame of ``ontology/frames/`` as a shape."""
    names = context().names
    # A language map's frame is an array, because an object there would be read as a map of languages (JSON-LD 1.1 API §5.1.2, step 13.7).
    inner = {key: value[0] if isinstance(value, list) else value for key, value in frame.items() if key not in _DIRECTIVES}
    fields = tuple((names[key], read(value)) for key, value in inner.items())
    explicit = bool(frame.get("@explicit"))
    leaf = explicit and all(name.by_language or name.coercion or not shape.fields for name, shape in fields) and not _holds_nodes(fields)
    return Shape(fields, explicit, frame.get("@embed") == "@never", bool(frame.get("@omitDefault")), leaf)


def _holds_nodes(fields: Sequence[tuple[Name, Shape]]) -> bool:
    return any(name.backwards or shape.fields or shape.never for name, shape in fields)


def render(index: Index, node: str, shape: Shape) -> Json:
    """Return a node (a term) of a graph in a shape, without ``@context``."""
    return _Framing(index).whole(node, shape)


def part(index: Index, node: str, shape: Shape) -> Json:
    """Return a node in a shape without what the shape does not reach: the keys and values that it shares with the whole description."""
    return _Framing(index.around(node)).part(node, shape)


class _Framing:
    def __init__(self, index: Index) -> None:
        self._index = index
        self._within: list[str] = []
        self._leaves: dict[tuple[str, int], Json] = {}
        # What has been said: all values of a subject's property, all subjects of a value's property, or single statements.
        self._said_from: set[tuple[str, str]] = set()
        self._said_to: set[tuple[str, str]] = set()
        self._said: set[Statement] = set()

    def part(self, node: str, shape: Shape) -> Json:
        return self._node(node, shape)

    def whole(self, node: str, shape: Shape) -> Json:
        made = self._node(node, shape)
        left: dict[str, list[Statement]] = {}
        for statement in self._index.statements:
            if not self._is_said(statement):
                left.setdefault(statement[0], []).append(statement)
        if left:
            made["@included"] = [_loose(subject, statements) for subject, statements in left.items()]
        return made

    def _is_said(self, statement: Statement) -> bool:
        subject, predicate, thing = statement
        return (subject, predicate) in self._said_from or (predicate, thing) in self._said_to or statement in self._said

    def _node(self, node: str, shape: Shape) -> Json:
        if shape.never or node in self._within:
            return {"id": _identifier(node)}
        if not shape.leaf:
            return self._made(node, shape)
        known = self._leaves.get((node, id(shape)))
        if known is None:
            known = self._leaves[node, id(shape)] = self._made(node, shape)
        return known

    def _made(self, node: str, shape: Shape) -> Json:
        made: Json = {"id": _identifier(node), "type": [shorten(kind) for kind in self._index.objects(node, TYPE)]}
        self._said_from.add((node, TYPE))
        self._within.append(node)
        for name, subshape in shape.fields:
            value = self._values(node, name, subshape)
            if value is not None:
                made[name.key] = value
            elif not shape.omit:
                made[name.key] = name.empty()
        if not shape.explicit:
            self._others(node, made)
        self._within.pop()
        return made

    def _values(self, node: str, name: Name, shape: Shape) -> object:
        """Return the values of a property as the context writes them, or None if there are none that it can write."""
        if name.backwards:
            subjects = self._index.subjects(name.predicate, node)
            self._said_to.add((name.predicate, node))
            return [self._node(subject, shape) for subject in subjects] or None
        all_things = self._index.objects(node, name.predicate)
        things = [thing for thing in all_things if _fits(thing, name)]
        if not things:
            return None
        if len(things) == len(all_things):
            self._said_from.add((node, name.predicate))
        else:
            self._said.update((node, name.predicate, thing) for thing in things)
        if name.by_language:
            return _by_language(things, many=name.many)
        values = [self._value(thing, name, shape) for thing in things]
        return values if name.many or len(values) > 1 else values[0]

    def _value(self, thing: str, name: Name, shape: Shape) -> object:
        if thing[0] == '"':
            return _native(thing, name.coercion)
        if name.coercion == "@vocab":
            return shorten(thing)
        return _identifier(thing) if name.coercion == "@id" else self._node(thing, shape)

    def _others(self, node: str, made: Json) -> None:
        """Add what the frame does not name: by the context's name where it has one, else by the property's IRI as expanded JSON-LD."""
        for predicate in self._index.predicates(node):
            left = [thing for thing in self._index.objects(node, predicate) if not self._is_said((node, predicate, thing))]
            if not left:
                continue
            name = context().forward.get(predicate)
            if name and name.key not in made and all(_fits(thing, name) for thing in left):
                made[name.key] = self._values(node, name, REFERENCE)
            else:
                made[predicate[1:-1]] = [expanded(thing) for thing in left]
                self._said.update((node, predicate, thing) for thing in left)


def _loose(subject: str, statements: Sequence[Statement]) -> Json:
    made: Json = {"id": _identifier(subject)}
    for _, predicate, thing in statements:
        if predicate == TYPE:
            made.setdefault("type", []).append(shorten(thing))
        else:
            made.setdefault(predicate[1:-1], []).append(expanded(thing))
    return made


@lru_cache(maxsize=512)
def _literal(thing: str) -> tuple[str, str, str]:
    return serialise.value(thing)


def _fits(thing: str, name: Name) -> bool:
    """Return True if the context's name can write a value without losing anything."""
    if thing[0] != '"':
        return not name.by_language and name.coercion in ("", "@vocab", "@id")
    if not name.by_language and not name.coercion:
        return True
    _, language, datatype = _literal(thing)
    if name.by_language:
        return bool(language) or datatype in ("", STRING)
    return _is_date(name.coercion, datatype) or (datatype == name.coercion and _native(thing, datatype) is not None)


def _is_date(coercion: str, datatype: str) -> bool:
    return coercion in _DATES and datatype in _DATES


def _native(thing: str, coercion: str) -> object:
    """Return a literal as JSON; None for a number that JSON cannot hold exactly."""
    text, language, datatype = _literal(thing)
    if not coercion:
        return text if not language and datatype in ("", STRING) else expanded(thing, "type")
    if coercion == XSD + "integer":
        return int(text) if _WHOLE.match(text) else None
    if coercion == XSD + "boolean":
        return {"true": True, "false": False}.get(text)
    if coercion == XSD + "double":
        return float(text) if canonical_double(text) == text else None
    return expanded(thing, "type") if datatype != coercion and _is_date(coercion, datatype) else text


def _by_language(things: Sequence[str], *, many: bool) -> Json:
    made: Json = {}
    for thing in things:
        text, language, _ = _literal(thing)
        made.setdefault(language or "@none", []).append(text)
    return made if many else {language: texts if len(texts) > 1 else texts[0] for language, texts in made.items()}


def expanded(thing: str, kind: str = "@type") -> Json:
    """Return a term as expanded JSON-LD has it."""
    if thing[0] != '"':
        return {"@id": _identifier(thing)}
    text, language, datatype = _literal(thing)
    if language:
        return {"@value": text, "@language": language}
    if not datatype or datatype == STRING:
        return {"@value": text}
    return {kind: shorten(f"<{datatype}>"), "@value": text}


def _identifier(term: str) -> str:
    return term[1:-1] if term[0] == "<" else term
