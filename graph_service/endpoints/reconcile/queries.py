"""What a client sends, read strictly: a batch of reconciliation queries, or a data extension query. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_service.errors import BadRequestError, ContentTooLargeError

BATCH = 50
MOST_IDS = 1000
MOST_PROPERTIES = 50
DEFAULT_LIMIT = 10
MOST_LIMIT = 100
_LONGEST = 1000
"""Characters of a text that are read: no name is longer."""
_STRICT = ("any", "should", "all")
_QUERY_KEYS = frozenset({"query", "type", "limit", "properties", "type_strict"})


@dataclass(frozen=True, slots=True)
class Query:
    """A reconciliation query (§4.1): the name, the types with how strictly they are meant, how many candidates, and property values."""

    text: str
    types: tuple[str, ...] = ()
    strict: str = "any"
    limit: int = DEFAULT_LIMIT
    properties: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Extension:
    """A data extension query (§7.3): entities and properties by their ids."""

    ids: tuple[str, ...]
    properties: tuple[str, ...]


def read_batch(text: str) -> dict[str, Query]:
    """Return the queries of a batch by their keys.

    Raises:
        BadRequestError: it is not a batch; says where.
        ContentTooLargeError: it has more queries than ``BATCH``.

    """
    batch = _object(_parse(text, "queries"), "queries")
    if len(batch) > BATCH:
        raise ContentTooLargeError(f"The batch has {len(batch)} queries; batchSize is {BATCH}.", limit="batchSize", maximum=BATCH)
    return {key: _query(_object(value, f"queries.{key}"), f"queries.{key}") for key, value in batch.items()}


def _query(value: Mapping[str, Any], where: str) -> Query:
    unknown = sorted(set(value) - _QUERY_KEYS)
    if unknown:
        raise BadRequestError(f"{where} has the unknown key {unknown[0][:40]}.", help=f"Keys of a query: {', '.join(sorted(_QUERY_KEYS))}.")
    text = value.get("query", "")
    if not isinstance(text, str):
        raise BadRequestError(f"{where}.query must be a string.")
    properties = value.get("properties", [])
    if not isinstance(properties, list):
        raise BadRequestError(f"{where}.properties must be an array.")
    if "query" not in value and not properties:
        raise BadRequestError(f"{where} needs query or properties.")
    strict = value.get("type_strict", "any")
    if strict not in _STRICT:
        raise BadRequestError(f"{where}.type_strict must be one of {', '.join(_STRICT)}.")
    if len(properties) > MOST_PROPERTIES:
        raise BadRequestError(f"{where}.properties has more than {MOST_PROPERTIES} entries.")
    return Query(
        text[:_LONGEST],
        _types(value.get("type", []), where),
        strict,
        _limit(value.get("limit", DEFAULT_LIMIT), where),
        tuple(_property(_object(one, f"{where}.properties"), f"{where}.properties") for one in properties),
    )


def _types(value: object, where: str) -> tuple[str, ...]:
    types = [value] if isinstance(value, str) else value
    if not isinstance(types, list):
        raise BadRequestError(f"{where}.type must be a type's id or an array of them.")
    # OpenRefine sends types as objects where 0.2 has strings.
    names = [one.get("id") if isinstance(one, dict) else one for one in types]
    if not all(isinstance(one, str) for one in names):
        raise BadRequestError(f"{where}.type must be a type's id or an array of them.")
    return tuple(str(one) for one in names if one)


def _limit(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 1 or value != value // 1:
        raise BadRequestError(f"{where}.limit must be a positive whole number.")
    return int(min(value, MOST_LIMIT))


def _property(value: Mapping[str, Any], where: str) -> tuple[str, tuple[str, ...]]:
    if not isinstance(value.get("pid"), str) or "v" not in value:
        raise BadRequestError(f"{where}: each entry needs pid, a string, and v.")
    values = value["v"] if isinstance(value["v"], list) else [value["v"]]
    return value["pid"], tuple(_value(one, where) for one in values[:MOST_PROPERTIES])


def _value(value: object, where: str) -> str:
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        return str(value["id"])
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    raise BadRequestError(f"{where}: v must be a string, a number, true, false, an object with id, or an array of these.")


def read_extension(text: str) -> Extension:
    """Return a data extension query.

    Raises:
        BadRequestError: it is not one; says where.
        ContentTooLargeError: it names more than ``MOST_IDS`` entities.

    """
    value = _object(_parse(text, "extend"), "extend")
    ids, properties = value.get("ids"), value.get("properties")
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise BadRequestError("extend.ids must be an array of entity ids.")
    if not isinstance(properties, list) or not all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in properties):
        raise BadRequestError("extend.properties must be an array of objects with id.")
    if len(ids) > MOST_IDS:
        raise ContentTooLargeError(f"extend.ids has {len(ids)} entities; {MOST_IDS} are read.", limit="ids", maximum=MOST_IDS)
    if len(properties) > MOST_PROPERTIES:
        raise BadRequestError(f"extend.properties has more than {MOST_PROPERTIES} entries.")
    return Extension(tuple(ids), tuple(one["id"] for one in properties))


def _parse(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        position = f" at line {error.lineno}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise BadRequestError(f"{where} is not JSON{position}.") from None


def _object(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadRequestError(f"{where} must be an object.")
    return value
