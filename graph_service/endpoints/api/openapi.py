"""What OpenAPI says of the API's operations: their parameters, answers and errors, from the same tables that make them."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from graph_service.corpus.saved_queries import Parameter, SavedQuery
from graph_service.endpoints.api.collections import BY_NAME, Collection
from graph_service.endpoints.api.filters import BASES, INSTRUMENT_CLASSES, Filter, Reads
from graph_service.endpoints.api.request import LIMIT, MOST_LIMIT, MOST_PAGE, field_names
from graph_service.endpoints.api.schemas import Schema, page_name, ref
from graph_service.namespaces import BASE
from graph_service.rdf.formats import HTML, JSON, JSON_LD, N_TRIPLES, RDF, RDF_XML, RESULTS, TURTLE, Format

_MEDIA = JSON_LD.types[0]
_EXAMPLES = Path(__file__).resolve().parent / "examples.json"


def failures(*statuses: str) -> Schema:
    """Return the responses for errors."""
    return {status: {"$ref": f"#/components/responses/Problem{status}"} for status in statuses}


def answer(schema: str, parameters: list[Schema] | None = None, *, example: str = "", missing: bool = False) -> Schema:
    """Return what OpenAPI says of an operation that answers with JSON-LD."""
    content: Schema = {"schema": ref(schema)}
    found = [answered for path, answered in _examples().items() if path.partition("?")[0] == f"/api/{example}"]
    if found:
        content["example"] = found[0]
    statuses = ["400", *(["404"] if missing else []), "406", "503"]
    return {
        "parameters": parameters or [],
        "responses": {
            "200": {"description": "The answer.", "headers": {"ETag": {"schema": {"type": "string"}}}, "content": {_MEDIA: content}},
            "304": {"description": "What you have is still right."},
            **failures(*statuses),
        },
    }


@lru_cache(maxsize=1)
def _examples() -> Schema:
    found: Schema = json.loads(_EXAMPLES.read_text(encoding="utf-8")) if _EXAMPLES.exists() else {}
    return found


def parameter(name: str, about: str, schema: Schema, *, example: Any = None, required: bool = False) -> Schema:  # noqa: ANN401 - a JSON value
    """Return what OpenAPI says of a query parameter."""
    found: Schema = {"name": name, "in": "query", "description": about, "required": required, "schema": schema}
    if example is not None:
        found["example"] = example
    if schema.get("type") == "array":
        found |= {"style": "form", "explode": False}
    return found


def _filter(found: Filter) -> Schema:
    text: Schema = {"type": "string", "minLength": 1, "maxLength": 500}
    match found.reads:
        case Reads.NUMBER:
            low, high = found.bounds
            return parameter(found.name, found.about, {"type": "number", "minimum": low, "maximum": high}, example=float(found.example))
        case Reads.INTEGER:
            low, high = (int(bound) for bound in found.bounds)
            return parameter(found.name, found.about, {"type": "integer", "minimum": low, "maximum": high}, example=int(found.example))
        case Reads.CLASS | Reads.NAME | Reads.CHOICE:
            values: Schema = {"type": "array", "items": {"type": "string", "enum": list(found.choices)}, "minItems": 1, "maxItems": 50}
            return parameter(found.name, found.about, values, example=[found.example])
        case Reads.LANGUAGE:
            text = {"type": "string", "pattern": "^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"}
        case _ if found.many and found.reads is not Reads.TEXT:
            return parameter(
                found.name, found.about, {"type": "array", "items": text, "minItems": 1, "maxItems": 50}, example=[found.example]
            )
        case _:
            pass
    return parameter(found.name, found.about, text, example=found.example)


def _list_of(name: str, about: str, values: list[str]) -> Schema:
    schema: Schema = {"type": "array", "items": {"type": "string", "enum": values}, "minItems": 1, "maxItems": 50}
    return parameter(name, about, schema)


def _shown(collection: Collection) -> list[Schema]:
    found = [_list_of("fields", "Only these members, besides id and type.", field_names(collection))]
    if collection.evidence:
        found.append(_list_of("include", "Also the links of each, with their evidence.", ["evidence"]))
    return found


def _paging() -> list[Schema]:
    return [
        parameter("limit", "Members on a page.", {"type": "integer", "minimum": 1, "maximum": MOST_LIMIT, "default": LIMIT}),
        parameter("page", "Which page, from 1.", {"type": "integer", "minimum": 1, "maximum": MOST_PAGE, "default": 1}),
    ]


def _id(example: str) -> Schema:
    about = "A number, slug, path or IRI."
    return {
        "name": "id",
        "in": "path",
        "required": True,
        "description": about,
        "schema": {"type": "string", "minLength": 1},
        "example": example,
    }


def collection(found: Collection, under: tuple[str, str] | None = None) -> Schema:
    """Return what OpenAPI says of a collection; ``under`` is an example of the item it stands under, and the filter that this replaces."""
    parameters = [_filter(one) for one in found.filters if under is None or one.name != under[1]]
    if found.name == "links":
        parameters.append(
            parameter(
                "parts", "Whether from= and to= mean parts as well.", {"type": "string", "enum": ["true", "false"], "default": "true"}
            )
        )
    sorts = [*found.sorts, *(f"-{name}" for name in found.sorts)]
    parameters += [_list_of("sort", "In this order; a minus means descending.", sorts), *_shown(found), *_paging()]
    if under:
        parameters.insert(0, _id(under[0]))
    return answer(page_name(found), parameters, example=found.name, missing=True)


def item(found: Collection) -> Schema:
    """Return what OpenAPI says of a collection's items."""
    return answer(found.shape, [_id(found.example), *_shown(found)], example=f"{found.name}/{found.example}", missing=True)


def chains() -> Schema:
    """Return what OpenAPI says of the chains."""
    basis: Schema = {"type": "array", "items": {"type": "string", "enum": list(BASES)}, "minItems": 1, "maxItems": 50}
    kinds: Schema = {"type": "array", "items": {"type": "string", "enum": list(INSTRUMENT_CLASSES)}, "minItems": 1, "maxItems": 50}
    parameters = [
        parameter(
            "objective",
            "An objective: number, path or IRI.",
            {"type": "string", "minLength": 1},
            example=BY_NAME["objectives"].example,
            required=True,
        ),
        parameter("min_confidence", "Only links of this confidence or more.", {"type": "number", "minimum": 0, "maximum": 1}, example=0.8),
        parameter("basis", "Only links that rest on this.", basis),
        parameter("instrument_type", "Only instruments of this class.", kinds, example=["ILOConvention"]),
        *_paging(),
    ]
    return answer("ChainsPage", parameters, example="chains", missing=True)


def _tables(formats: Sequence[Format]) -> Schema:
    """Return the content of an answer that comes in any of some formats."""
    schemas: dict[str, Schema] = {JSON.name: ref("SparqlResults"), JSON_LD.name: {}}
    return {one.types[0]: {"schema": schemas.get(one.name, {"type": "string"})} for one in formats}


def _answered(content: Schema, parameters: list[Schema], *statuses: str) -> Schema:
    responses = {"200": {"description": "The answer.", "content": content}, "304": {"description": "What you have is still right."}}
    return {"parameters": parameters, "responses": {**responses, **failures(*statuses)}}


def _format(formats: Sequence[Format]) -> Schema:
    return parameter("format", "The format, instead of Accept.", {"type": "string", "enum": [one.name for one in formats]})


def queries() -> Schema:
    """Return what OpenAPI says of the list of saved queries."""
    offers = (JSON_LD, TURTLE, N_TRIPLES, RDF_XML, HTML)
    return _answered(_tables(offers) | {_MEDIA: {"schema": ref("SavedQueries")}}, [_format(offers)], "400", "406")


def query(found: SavedQuery) -> Schema:
    """Return what OpenAPI says of a saved query."""
    offers: tuple[Format, ...] = (*(RDF if found.form == "CONSTRUCT" else (*RESULTS, JSON_LD, TURTLE, N_TRIPLES, RDF_XML)), HTML)
    parameters = [parameter(one.name, f"{one.title}. {one.description}", _typed(one), example=_example(one)) for one in found.parameters]
    return _answered(_tables(offers), [*parameters, _format(offers)], "400", "406", "422", "503")


def described_query() -> Schema:
    """Return what OpenAPI says of the description of a saved query."""
    file: Schema = {"name": "file", "in": "path", "required": True, "schema": {"type": "string"}, "example": "actions-of-objective.ttl"}
    offers = (JSON_LD, TURTLE, N_TRIPLES, RDF_XML, HTML)
    return _answered(_tables(offers) | {"application/sparql-query": {"schema": {"type": "string"}}}, [file], "400", "404")


_NUMBER_TYPES = {"double": "number", "decimal": "number", "float": "number", "integer": "integer", "int": "integer", "boolean": "boolean"}


def _typed(found: Parameter) -> Schema:
    kind = _NUMBER_TYPES.get(found.datatype.rpartition("#")[2], "string")
    return {"type": kind} if kind != "string" else {"type": "string", "minLength": 1}


def _example(found: Parameter) -> str | float:
    kind = _typed(found)["type"]
    if kind == "integer":
        return int(found.default)
    return float(found.default) if kind == "number" else found.default.removeprefix(BASE) if not found.datatype else found.default
