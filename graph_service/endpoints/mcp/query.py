"""The tool ``query``: a saved query by name with values, or SPARQL; the same limits and partners as ``/sparql``."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from graph_service.corpus.saved_queries import SavedQuery
from graph_service.endpoints.mcp.tool import CURSOR, MOST, Call, Tool, argument, dump, short_id, table
from graph_service.endpoints.queries.result_table import GRAPH_COLUMNS, line_format
from graph_service.errors import BadRequestError, NotFoundError, WrongEndpointError
from graph_service.rdf import serialise
from graph_service.sparql.tokens import Form
from graph_service.store.interface import Answer

_LONGEST_CELL = 1500


async def _run(call: Call) -> str:
    text, name = str(call.arguments.get("sparql") or ""), call.text("name")
    values = call.arguments.get("values") or {}
    if text and name:
        raise BadRequestError("Give either name or sparql, not both.")
    saved = call.sources.saved
    if not text and not name:
        rows = [(query.name, query.title, [one.name for one in query.parameters]) for query in saved.queries.values()]
        return table(("name", "answers", "values"), rows, call, total=len(rows))
    head: dict[str, Any] = {}
    if name:
        query = saved.queries.get(name.removeprefix("queries/"))
        if query is None:
            raise _unknown(name, saved.queries)
        text = await saved.filled(query, {str(key): str(value) for key, value in values.items()})
        head = {"query": f"queries/{query.name}", "answers": query.title, "values": _defaults(query, values)}
    try:
        kind, answer = await call.sources.query.evaluate(text, line_format, call.client)
    except WrongEndpointError:
        raise BadRequestError("This is an update; the tools only read.", help="Ask with SELECT, ASK, CONSTRUCT or DESCRIBE.") from None
    if not name and (hints := await call.sources.query.hints(text)):
        head["not_in_dataset"] = {hint.written: {"near": hint.near} for hint in hints}
    if kind is Form.ASK:
        return dump({**head, "answer": json.loads(await answer.read())["boolean"]})
    lines = await _lines(answer, call.offset + MOST // 4)
    if kind.is_graph:
        return table(GRAPH_COLUMNS, ([_cell(term) for term in _triple(line)] for line in lines), call, **head)
    columns = [column.lstrip("?$") for column in lines[0].split("\t")] if lines else []
    return table(columns, ([_cell(term) for term in line.split("\t")] for line in lines[1:]), call, **head)


def _defaults(query: SavedQuery, given: Mapping[str, Any]) -> dict[str, str]:
    return {one.name: str(given.get(one.name) or short_id(one.default)) for one in query.parameters}


def _unknown(name: str, known: Iterable[str]) -> NotFoundError:
    words = set(name.casefold().replace("_", "-").split("-"))
    like = sorted((one for one in known if words & set(one.split("-"))), key=lambda one: -len(words & set(one.split("-"))))
    near = f"Near: {', '.join(like[:6])}." if like else ""
    return NotFoundError(f"There is no saved query “{name[:80]}”.", help=f"{near} Call query without arguments: it lists them.".strip())


async def _lines(answer: Answer, most: int) -> list[str]:
    """Return the first lines of an answer, as many as a page can need; what follows is not computed further."""
    kept = bytearray()
    try:
        async for data in answer:
            kept += data
            if kept.count(b"\n") > most + 1:
                break
    finally:
        answer.cancel()
    return [line for line in kept.decode(errors="replace").split("\n") if line][: most + 2]


def _triple(line: str) -> tuple[str, ...]:
    try:
        return serialise.parse(line)
    except ValueError:
        # A triple about a triple (RDF 1.2) is given as it is written.
        return line, "", ""


def _cell(term: str) -> str:
    """Return a term as an answer writes it: an IRI in angle brackets, relative to the base; a literal as its words, or cut with “…”."""
    if term.startswith("<") and term.endswith(">"):
        return f"<{short_id(term[1:-1])}>"
    try:
        words = serialise.value(term)[0] if term.startswith('"') else term
    except ValueError:
        words = term
    return words if len(words) <= _LONGEST_CELL else words[:_LONGEST_CELL] + "…"


QUERY = Tool(
    "query",
    "Ask the graph",
    "Answer a saved query by name (without arguments: lists them), or read-only SPARQL 1.1, whose prefixes must be declared. "
    "In answers, IRIs in <> are relative to base.",
    {
        "name": argument(),
        "values": {"type": "object", "additionalProperties": {"type": ["string", "number"]}},
        "sparql": argument(),
        "cursor": CURSOR,
    },
    _run,
)
