"""The tool ``search``: things by their words."""

from functools import partial
from typing import Any

from graph_service.corpus.things import Things
from graph_service.endpoints.mcp import names
from graph_service.endpoints.mcp.tool import CURSOR, Call, Tool, argument, table
from graph_service.endpoints.search.found import Asked, Hit
from graph_service.endpoints.search.routes import words_of
from graph_service.endpoints.search.tables import LANGUAGES
from graph_service.errors import BadRequestError
from graph_service.rdf.curies import path_of
from graph_service.store import offload

_MOST = 200
_LONGEST = 1000


async def _run(call: Call) -> str:
    text = call.text("query")
    if not text or len(text) > _LONGEST:
        raise BadRequestError(f"query must have 1 to {_LONGEST} characters.")
    _, index = await call.sources.index.get()
    language = call.text("language")
    if language and language not in LANGUAGES:
        raise BadRequestError(f"There are no texts in {language[:20]!r}.", help=f"There are {', '.join(LANGUAGES)}.")
    asked = Asked(text, _kinds(call, index.things), _documents(call, index.things), language, per_page=_MOST)
    results = await offload.run(call.client, partial(index.search, asked))
    if not results.total:
        raise await names.unknown(call, text)
    head: dict[str, Any] = {"total": results.total, "match": results.match}
    if results.read_as:
        head["read_as"] = {word: list(words) for word, words in results.read_as.items()}
    return table(("id", "name", "kind", "words", "words_are", "document"), [_row(hit) for hit in results.hits], call, **head)


def _row(hit: Hit) -> tuple[str, ...]:
    words = words_of(hit)
    whose = "quoted" if hit.thing.first("gcmo:text") else "ours"
    return hit.thing.id, names.called(hit.thing), hit.thing.kind, words, whose, hit.document


def _kinds(call: Call, things: Things) -> tuple[str, ...]:
    kind = call.text("kind")
    known = {one.casefold(): one for thing in things.by_id.values() for one in thing.types}
    if kind and kind.casefold() not in known:
        raise BadRequestError(f"There is nothing of the kind {kind[:40]}.", help=f"There are {', '.join(sorted(known.values()))}.")
    return (known[kind.casefold()],) if kind else ()


def _documents(call: Call, things: Things) -> tuple[str, ...]:
    document = path_of(names.bare(call.text("document")))
    known = sorted({things.document(thing) for thing in things.by_id.values()} - {""})
    if document and document not in known:
        raise BadRequestError(f"There is no document {document[:80]}.", help=f"There are {', '.join(known)}.")
    return (document,) if document else ()


SEARCH = Tool(
    "search",
    "Search the texts",
    "Search all texts by words: “phrase”, word*, -word. words_are: quoted (exact words of the text) or ours (our summary, not the text).",
    {
        "query": argument(),
        "kind": argument("Class, such as Action, Article, Ask."),
        "document": argument("Such as priorities-2021."),
        "language": argument(enum=list(LANGUAGES)),
        "cursor": CURSOR,
    },
    _run,
    ("query",),
)
