"""What OpenAPI says of the API's operations: their parameters, answers and errors, from the same tables that make them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graph_service.corpus.saved_queries import Parameter, SavedQuery
from graph_service.namespaces import BASE
from graph_service.rdf.formats import HTML, JSON, JSON_LD, N_TRIPLES, RDF, RDF_XML, RESULTS, TURTLE, Format

Schema = dict[str, Any]
_MEDIA = JSON_LD.types[0]
_EXAMPLES = Path(__file__).resolve().parent / "examples.json"


def ref(name: str) -> Schema:
    """Return a reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def failures(*statuses: str) -> Schema:
    """Return the responses for errors."""
    return {status: {"$ref": f"#/components/responses/Problem{status}"} for status in statuses}


def described(example: str = "", *, missing: bool = False) -> Schema:
    """Return what the signature of an operation does not say: its ETag, its errors and the path of an example, for ``put_examples``."""
    content = {"content": {_MEDIA: {"example": f"/api/{example}"}}} if example else {}
    return {
        "responses": {
            "200": {"headers": {"ETag": {"schema": {"type": "string"}}}, **content},
            "304": {"description": "What you have is still right."},
            **failures("400", *(["404"] if missing else []), "406", "503"),
        },
    }


def put_examples(paths: Schema) -> None:
    """Put an answer in the place of each path of an example; they are a quarter of a megabyte, which no route holds."""
    examples: Schema = json.loads(_EXAMPLES.read_text(encoding="utf-8")) if _EXAMPLES.exists() else {}
    answers = {path.partition("?")[0]: answer for path, answer in reversed(examples.items())}
    for path in paths.values():
        for operation in path.values():
            content = operation["responses"].get("200", {}).get("content", {}).get(_MEDIA, {})
            example = content.get("example")
            if isinstance(example, str) and example in answers:
                content["example"] = answers[example]
            elif isinstance(example, str):
                del content["example"]


def parameter(name: str, about: str, schema: Schema, *, example: Any = None, required: bool = False) -> Schema:  # noqa: ANN401 - a JSON value
    """Return what OpenAPI says of a query parameter."""
    parameter: Schema = {"name": name, "in": "query", "description": about, "required": required, "schema": schema}
    if example is not None:
        parameter["example"] = example
    if schema.get("type") == "array":
        parameter |= {"style": "form", "explode": False}
    return parameter


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


def query(saved: SavedQuery) -> Schema:
    """Return what OpenAPI says of a saved query."""
    offers: tuple[Format, ...] = (*(RDF if saved.form == "CONSTRUCT" else (*RESULTS, JSON_LD, TURTLE, N_TRIPLES, RDF_XML)), HTML)
    parameters = [parameter(one.name, f"{one.title}. {one.description}", _typed(one), example=_example(one)) for one in saved.parameters]
    return _answered(_tables(offers), [*parameters, _format(offers)], "400", "406", "422", "503")


def described_query() -> Schema:
    """Return what OpenAPI says of the description of a saved query."""
    file: Schema = {"name": "file", "in": "path", "required": True, "schema": {"type": "string"}, "example": "actions-of-objective.ttl"}
    offers = (JSON_LD, TURTLE, N_TRIPLES, RDF_XML, HTML)
    return _answered(_tables(offers) | {"application/sparql-query": {"schema": {"type": "string"}}}, [file], "400", "404")


_NUMBER_TYPES = {"double": "number", "decimal": "number", "float": "number", "integer": "integer", "int": "integer", "boolean": "boolean"}


def _typed(parameter: Parameter) -> Schema:
    kind = _NUMBER_TYPES.get(parameter.datatype.rpartition("#")[2], "string")
    return {"type": kind} if kind != "string" else {"type": "string", "minLength": 1}


def _example(parameter: Parameter) -> str | float:
    kind = _typed(parameter)["type"]
    if kind == "integer":
        return int(parameter.default)
    return (
        float(parameter.default)
        if kind == "number"
        else parameter.default.removeprefix(BASE)
        if not parameter.datatype
        else parameter.default
    )


def schemas_of_queries() -> dict[str, Schema]:
    """Return the schemas of what ``/queries`` answers, by name."""
    text: Schema = {"type": "string"}
    maybe: Schema = {"type": ["string", "null"]}
    parameter_ = {
        "id": {"type": "string"},
        "type": {"type": "array", "items": {"type": "string"}},
        "name": text,
        "label": text,
        "description": text,
        "datatype": maybe,
        "class": maybe,
        "default": text,
    }
    entry = {
        "id": {"type": "string"},
        "type": {"type": "array", "items": {"type": "string"}},
        "name": text,
        "label": text,
        "comment": text,
        "topic": text,
        "keywords": {"type": "array", "items": text},
        "url": {"type": "string", "format": "uri-reference"},
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


def _object(properties: Schema, required: list[str], about: str) -> Schema:
    return {"type": "object", "description": about, "properties": properties, "required": required}
