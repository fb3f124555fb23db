"""What a tool is, what it may ask, and answers that stay short: columns and rows, and a cursor where there is more."""

import json
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_service.corpus.atlas import GCM_TEXT, Atlas
from graph_service.corpus.per_version import PerVersion
from graph_service.endpoints.check.service import TextChecks
from graph_service.endpoints.protocol.query import QueryEndpoint
from graph_service.endpoints.queries.routes import SavedQueries
from graph_service.endpoints.search.index import Index
from graph_service.errors import BadRequestError
from graph_service.http.answer_cache import AnswerCache
from graph_service.namespaces import BASE
from graph_service.rdf.curies import path_of
from graph_service.store.interface import Limits
from graph_service.store.own_graphs import OwnGraphs

MOST = 7800
"""Bytes of an answer, as UTF-8: an assistant pays for each, and keeps what is short in mind."""
DRAFT = "Final Draft of 11 July 2018, not resolution A/RES/73/195"
_MOST_OFFSET = 9
Arguments = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where tools read: our graphs, what is made of them for each version, and the query endpoint, whose limits count here too."""

    own: OwnGraphs
    atlas: PerVersion[Atlas]
    index: PerVersion[Index]
    saved: SavedQueries
    query: QueryEndpoint
    checks: TextChecks
    answers: AnswerCache
    limits: Limits


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a tool: where it reads, what is asked, who asks (for fairness), and where the service is reached."""

    sources: Sources
    arguments: Arguments
    client: str
    origin: str

    def text(self, name: str) -> str:
        """Return an argument that is text, without blanks around it; empty if it is not given."""
        return str(self.arguments.get(name) or "").strip()

    @property
    def offset(self) -> int:
        """Where the answer goes on, by the cursor.

        Raises:
            BadRequestError: it is none of ours.

        """
        cursor = self.text("cursor")
        if cursor and not (cursor.isascii() and cursor.isdigit() and len(cursor) <= _MOST_OFFSET):
            raise BadRequestError(f"cursor {cursor[:40]!r} is not one of ours.", help="Repeat the call with the cursor of its last answer.")
        return int(cursor or 0)


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: its name, what it does in words, the JSON schemas of its arguments by name, which must be given, and what it does."""

    name: str
    title: str
    description: str
    arguments: Mapping[str, Mapping[str, Any]]
    run: Callable[[Call], Awaitable[str]]
    required: Sequence[str] = ()

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON schema of the arguments."""
        return {"type": "object", "properties": dict(self.arguments), "required": list(self.required), "additionalProperties": False}


def argument(description: str = "", **more: object) -> dict[str, Any]:
    """Return the schema of an argument that is text."""
    return {"type": "string", **({"description": description} if description else {}), **more}


CURSOR = argument()


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]], call: Call, **head: Any) -> str:  # noqa: ANN401 - JSON of any form
    """Return rows as JSON from the call's cursor on, as many as an answer holds; ``next`` is the cursor of what follows.

    ``head`` comes before them. A row that names words of the Compact says which text they are from.
    """
    offset = call.offset
    kept: list[Sequence[Any]] = []
    more = False
    said = {**head, "base": BASE, "columns": list(columns)}
    size = len(dump(said).encode()) + len(DRAFT) + 120
    for place, row in enumerate(rows):
        if place < offset:
            continue
        size += len(dump(row).encode()) + 1
        if kept and size > MOST:
            more = True
            break
        kept.append(row)
    if any("gcm/" in str(cell) for row in kept for cell in row):
        said["text_version"] = {GCM_TEXT: DRAFT}
    return dump({**said, "rows": kept, **({"next": str(offset + len(kept))} if more else {})})


def dump(value: object) -> str:
    """Return a value as JSON without needless blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def short_id(iri: str) -> str:
    """Return how answers write an IRI: the path under the base for ours, the IRI for all others."""
    return path_of(iri)
