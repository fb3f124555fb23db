"""What the service says: its manifest, results, suggestions and values of properties, in the API's words. Pure."""

import re
from collections.abc import Iterable
from typing import Any

from graph_service import __version__
from graph_service.corpus.select import Term
from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.endpoints.reconcile.candidates import Candidate, description_of, name_of
from graph_service.endpoints.reconcile.queries import BATCH, Extension
from graph_service.errors import BadRequestError
from graph_service.namespaces import BASE, PREFIXES
from graph_service.rdf.terms import decimal_number, whole_number

PREVIEW = (420, 260)
DEFAULT_TYPES = ("Instrument", "Actor", "Objective", "Priority", "Provision", "Forum", "Process")
PROPERTIES: dict[str, str] = {
    "skos:prefLabel": "name or title",
    "skos:altLabel": "other name",
    "skos:notation": "code or number",
    "rdfs:label": "cited as",
    "dct:identifier": "document symbol or other identifier",
    "dct:description": "description",
    "gcmo:text": "exact words",
    "dct:date": "date",
    "eli:first_date_entry_in_force": "entry into force",
    "dct:publisher": "issued by",
    "dct:isPartOf": "part of",
    "gcmo:actionOf": "action of objective",
    "gcmo:cites": "names (instrument or provision)",
    "gcmo:mentionsActor": "mentions actor",
    "gcmo:reinforcedBy": "reinforced by instrument (editors)",
    "gcmo:addresses": "addresses (editors)",
    "gcmo:tensionWith": "in tension with (editors)",
    "skos:relatedMatch": "related Sustainable Development Goal or target (editors)",
    "skos:exactMatch": "same as, elsewhere",
    "rdfs:seeAlso": "page elsewhere",
    "gcmo:order": "place in the reading order",
    "gcmo:sourceLines": "lines of the source file",
}
"""Properties that a client may match on and fetch: prefixed name and what it is in words."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_NUMBERS = {PREFIXES["xsd"] + one for one in ("decimal", "double", "float")}


def manifest(origin: str, things: Things) -> dict[str, Any]:
    """Return the service manifest (§3.1) for clients of an origin."""
    endpoint = f"{origin}/reconcile"

    def suggest(kind: str) -> dict[str, str]:
        return {"service_url": endpoint, "service_path": f"/suggest/{kind}", "flyout_service_path": f"/flyout/{kind}?id=${{id}}"}

    return {
        "versions": ["0.2"],
        "name": "Migration Compact Graph",
        "identifierSpace": BASE,
        "schemaSpace": BASE + "ontology#",
        "documentation": f"{origin}/docs",
        "serviceVersion": __version__,
        "defaultTypes": [type_of(one, things) for one in DEFAULT_TYPES],
        "view": {"url": f"{endpoint}/view?id={{{{id}}}}"},
        "preview": {"url": f"{endpoint}/preview?id={{{{id}}}}", "width": PREVIEW[0], "height": PREVIEW[1]},
        "suggest": {"entity": suggest("entity"), "type": suggest("type"), "property": suggest("property")},
        "extend": {"propose_properties": {"service_url": endpoint, "service_path": "/properties"}, "property_settings": []},
        "batchSize": BATCH,
    }


def type_of(name: str, things: Things) -> dict[str, Any]:
    """Return a class as a type (§2.2) with its directly wider classes."""
    word = things.words.get(f"gcmo:{name}")
    answer: dict[str, Any] = {"id": name, "name": word.label if word else name}
    if word and word.broader:
        answer["broader"] = [_named(one.removeprefix("gcmo:"), things) for one in word.broader]
    return answer


def _named(name: str, things: Things) -> dict[str, str]:
    word = things.words.get(f"gcmo:{name}")
    return {"id": name, "name": word.label if word else name}


def types_in(things: Things) -> list[str]:
    """Return the classes that things have."""
    return sorted({one for thing in things.by_id.values() for one in thing.types})


def result(candidates: Iterable[Candidate], things: Things) -> dict[str, Any]:
    """Return the result of one query (§4.2)."""
    return {
        "result": [
            {
                "id": one.thing.id,
                "name": name_of(one.thing),
                "description": description_of(one.thing),
                "type": [_named(kind, things) for kind in one.thing.types],
                "score": one.score,
                "features": [{"id": name, "value": value} for name, value in one.features],
                "match": one.match,
            }
            for one in candidates
        ]
    }


def entities(suggested: Iterable[Thing], things: Things) -> dict[str, Any]:
    """Return suggested entities (§6.3)."""
    return {
        "result": [
            {
                "id": one.id,
                "name": name_of(one),
                "description": description_of(one),
                "notable": [_named(kind, things) for kind in one.types],
            }
            for one in suggested
        ]
    }


def suggest_types(prefix: str, things: Things) -> list[dict[str, Any]]:
    """Return the types whose name or id has a word that begins so."""
    return [
        {**type_of(one, things), "description": word.meaning if (word := things.words.get(f"gcmo:{one}")) else ""}
        for one in types_in(things)
        if _begins(prefix, one, _named(one, things)["name"])
    ]


def suggest_properties(prefix: str) -> list[dict[str, Any]]:
    """Return the properties whose name or id has a word that begins so."""
    return [{"id": one, "name": name, "description": one} for one, name in PROPERTIES.items() if _begins(prefix, one, name)]


def _begins(prefix: str, identifier: str, name: str) -> bool:
    wanted = prefix.strip().casefold()
    if identifier.casefold().startswith(wanted) or name.casefold().startswith(wanted):
        return True
    return any(word.startswith(wanted) for word in f"{identifier} {name}".casefold().replace(":", " ").split())


def proposals(kind: str, limit: int, things: Things) -> dict[str, Any]:
    """Return the properties that things of a type have (§7.2), the most common first."""
    counts = dict.fromkeys(PROPERTIES, 0)
    for thing in things.by_id.values():
        if not kind or kind in thing.types:
            for one in PROPERTIES:
                counts[one] += one in thing.values
    ranked = sorted((one for one in PROPERTIES if counts[one]), key=lambda one: -counts[one])
    answer: dict[str, Any] = {"properties": [{"id": one, "name": PROPERTIES[one]} for one in ranked[:limit]], "limit": limit}
    return {**answer, "type": kind} if kind else answer


def extend(query: Extension, things: Things) -> dict[str, Any]:
    """Return the values of properties (§7.4); an entity we do not have gets a row without values.

    Raises:
        BadRequestError: a property is not one of ours.

    """
    unknown = [one for one in query.properties if one not in PROPERTIES]
    if unknown:
        raise BadRequestError(f"There is no property {unknown[0][:80]}.", help=f"There are {', '.join(PROPERTIES)}.")
    rows = {one: _row(things.find(one), query.properties, things) for one in query.ids}
    return {"meta": [{"id": one, "name": PROPERTIES[one]} for one in query.properties], "rows": rows}


def _row(thing: Thing | None, properties: tuple[str, ...], things: Things) -> dict[str, list[dict[str, Any]]]:
    return {one: [_cell(term, things) for term in thing.values.get(one, ())] if thing else [] for one in properties}


def _cell(term: Term, things: Things) -> dict[str, Any]:
    if term.is_iri:
        target = things.find(term.value)
        return {"id": target.id, "name": name_of(target)} if target else {"str": term.value}
    if term.datatype == PREFIXES["xsd"] + "date" and _DAY.match(term.value):
        # The API has dates with a time only.
        return {"date": f"{term.value}T00:00:00Z"}
    if term.datatype == PREFIXES["xsd"] + "integer" and (whole := whole_number(term.value)) is not None:
        return {"int": whole}
    if term.datatype in _NUMBERS and (number := decimal_number(term.value)) is not None:
        return {"float": number}
    # What its datatype does not allow is shown as it is written.
    return {"str": term.value}
