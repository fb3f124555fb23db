"""The order of a collection's members, and a page of them as a Hydra collection. Pure."""

import math
from collections.abc import Mapping, Sequence
from sys import intern
from typing import Any

from graph_service.endpoints.api.request import Reading
from graph_service.endpoints.api.shaper import Object
from graph_service.errors import NotFoundError
from graph_service.rdf.ordering import natural_key
from graph_service.rdf.terms import decimal_number

Value = Mapping[str, str]
"""A term as SPARQL's JSON results write it."""
Row = Mapping[str, Value]


def ordered(rows: Sequence[Row], sort: Sequence[str], default: Sequence[str]) -> tuple[str, ...]:
    """Return the IRIs of ``?item``, each once, sorted by columns (``-`` in front: descending), then by the default ones and the IRI."""
    by_iri = {row["item"]["value"]: row for row in reversed(rows)}
    iris = sorted(by_iri)
    for column in reversed([*sort, *default]):
        name = column.removeprefix("-")
        iris.sort(key=lambda iri: _sort_key(by_iri[iri].get(name)), reverse=column.startswith("-"))
        if column.startswith("-"):
            # What has no value comes last in either direction.
            iris.sort(key=lambda iri: name not in by_iri[iri])
    return tuple(map(intern, iris))


def _sort_key(value: Value | None) -> tuple[bool, float, tuple[str | int, ...]]:
    if value is None:
        return True, 0.0, ()
    if value.get("datatype", "").endswith(("#integer", "#double", "#decimal")):
        return False, decimal_number(value["value"]) or 0.0, ()
    return False, 0.0, natural_key(value["value"].casefold())


def slice_of(members: Sequence[Any], reading: Reading) -> Sequence[Any]:
    """Return the members on a page. Raises NotFoundError when there is no such page."""
    last = max(1, math.ceil(len(members) / reading.limit))
    if reading.page > last:
        raise NotFoundError(f"There is no page {reading.page}; the last is {last}.", help="Follow the links in view.", last=last)
    start = (reading.page - 1) * reading.limit
    return members[start : start + reading.limit]


def hydra(path: str, reading: Reading, total: int, items: Sequence[Object]) -> Object:
    """Return a page as a Hydra collection; its links are paths, so that they hold wherever the service is reached."""
    last = max(1, math.ceil(total / reading.limit))
    page = reading.page
    return {
        "id": reading.url(path),
        "type": ["PagedCollection"],
        "totalItems": total,
        "view": {
            "id": reading.url(path, page),
            "type": ["PartialCollectionView"],
            "first": reading.url(path, 1),
            "previous": reading.url(path, page - 1) if page > 1 else None,
            "next": reading.url(path, page + 1) if page < last else None,
            "last": reading.url(path, last),
        },
        "member": list(items),
    }
