"""Rows of statements as JSON-LD objects, by the tables of ``fields``. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph_service.corpus.directory import Directory, Thing, name_of
from graph_service.endpoints.api.fields import EVIDENCE, SHAPES, TYPE, Field, Kind
from graph_service.namespaces import PREFIXES
from graph_service.rdf.ordering import natural_key
from graph_service.rdf.terms import decimal_number, whole_number

Value = dict[str, str]
"""A term as SPARQL's JSON results write it."""
Object = dict[str, Any]
_ORDER = PREFIXES["gcmo"] + "order"


class Statements:
    """Statements by subject and property, and by object and property, in the order they came."""

    def __init__(self, rows: Iterable[Mapping[str, Value]]) -> None:
        self._forward: dict[str, dict[str, list[Value]]] = {}
        self._backward: dict[str, dict[str, list[Value]]] = {}
        for row in rows:
            subject, predicate, value = row["subject"], row["predicate"]["value"], row["object"]
            self._forward.setdefault(subject["value"], {}).setdefault(predicate, []).append(value)
            if value["type"] == "uri":
                self._backward.setdefault(value["value"], {}).setdefault(predicate, []).append(subject)

    def __contains__(self, subject: object) -> bool:
        return subject in self._forward

    def values(self, subject: str, predicate: str, *, inverse: bool = False) -> Sequence[Value]:
        """Return the values of a property, or with ``inverse`` the subjects that have this one as their value."""
        return (self._backward if inverse else self._forward).get(subject, {}).get(predicate, ())


class Shaper:
    """Makes objects from statements; a directory knows the labels and classes of what they refer to."""

    def __init__(self, statements: Statements, directory: Directory) -> None:
        self._statements = statements
        self._directory = directory

    def item(self, iri: str, shape: str, *, evidence: bool = False, only: frozenset[str] | None = None) -> Object:
        """Return the object of a thing: ``id``, ``type`` and the fields of its shape, or of these only those named in ``only``."""
        found: Object = {"id": iri, "type": self._types(iri)}
        for field in (*SHAPES[shape], *(EVIDENCE if evidence else ())):
            if only is None or field.name in only:
                found[field.name] = self._field(iri, field)
        return found

    def reference(self, iri: str) -> Object:
        """Return the object that points to a thing."""
        thing = self._directory.get(iri) or Thing(iri, tuple(self._types(iri)))
        return {"id": iri, "type": list(thing.types), "label": dict(thing.label) or None, "title": dict(thing.title) or None}

    def _types(self, iri: str) -> list[str]:
        return sorted(name_of(value["value"]) for value in self._statements.values(iri, TYPE))

    def _field(self, iri: str, field: Field) -> Any:  # noqa: ANN401 - a JSON value
        values = self._statements.values(iri, field.property, inverse=field.inverse)
        if field.kind is Kind.WORDS:
            return by_language(values) or None
        if field.kind is Kind.MANY_WORDS:
            return _all_by_language(values) or None
        if field.kind is Kind.REFERENCE or field.kind is Kind.NODE:
            values = sorted((value for value in values if value["type"] == "uri"), key=self._place)
        written = [self._value(value, field) for value in values]
        if field.kind not in (Kind.REFERENCE, Kind.NODE):
            written.sort(key=str)
        return written if field.many else written[0] if written else None

    def _value(self, value: Value, field: Field) -> Any:  # noqa: ANN401, PLR0911 - a JSON value; one line a kind
        text = value["value"]
        match field.kind:
            case Kind.REFERENCE:
                return self.reference(text)
            case Kind.NODE:
                return self.item(text, field.shape)
            case Kind.INTEGER:
                return whole_number(text)
            case Kind.NUMBER:
                return decimal_number(text)
            case Kind.NAME:
                return name_of(text)
            case Kind.DATED:
                return {"@value": text, "type": "xsd:" + value.get("datatype", PREFIXES["xsd"] + "string").removeprefix(PREFIXES["xsd"])}
            case _:
                return text

    def _place(self, value: Value) -> tuple[int, tuple[str | int, ...]]:
        order = self._statements.values(value["value"], _ORDER)
        return (whole_number(order[0]["value"]) or 0) if order else 0, natural_key(value["value"].casefold())


def by_language(values: Iterable[Value]) -> dict[str, str]:
    """Return texts by language; of several in one language the first in alphabetical order."""
    found: dict[str, str] = {}
    for value in sorted(values, key=lambda value: value["value"]):
        found.setdefault(value.get("xml:lang", "@none"), value["value"])
    return found


def _all_by_language(values: Iterable[Value]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for value in sorted(values, key=lambda value: value["value"]):
        found.setdefault(value.get("xml:lang", "@none"), []).append(value["value"])
    return found
