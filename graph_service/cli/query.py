"""``compact-graph query``: one query against the graph, without a server; the same limits, refusals and formats as over HTTP."""

import asyncio
import sys
from pathlib import Path

from graph_service.app import create_store
from graph_service.errors import (
    BadRequestError,
    ContentTooLargeError,
    ForbiddenError,
    LimitExceededError,
    MemoryLimitError,
    NotAcceptableError,
    TimeLimitError,
)
from graph_service.http.observability import Log
from graph_service.rdf import formats
from graph_service.settings import Settings
from graph_service.sparql.tokens import form
from graph_service.store.interface import Limits, Query

_OF_THE_QUERY = (
    *(BadRequestError, ForbiddenError, NotAcceptableError, ContentTooLargeError),
    *(LimitExceededError, TimeLimitError, MemoryLimitError),
)


def run(settings: Settings, file: str, shortcut: str | None, accept: str | None) -> int:
    """Write the answer to standard output; what is wrong with the query goes to standard error and makes the exit status 1.

    Raises:
        ValueError: the query cannot be read.
        ServiceError: the store cannot be used.

    """
    try:
        # SPARQL is UTF-8 (§19.1), whatever the locale; some editors put a byte order mark before it.
        text = (sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot read {'standard input' if file == '-' else file}: {getattr(error, 'strerror', None) or error}"
        raise ValueError(message) from None
    try:
        asyncio.run(_run(settings, text, shortcut, accept))
    except _OF_THE_QUERY as error:
        sys.stderr.write(f"compact-graph: {error.detail} {error.advice}\n")
        return 1
    return 0


async def _run(settings: Settings, text: str, shortcut: str | None, accept: str | None) -> None:
    offers = formats.RDF if form(text).is_graph else formats.RESULTS
    choice = formats.choose(accept, shortcut, offers)
    store = create_store(settings, Log("off"))
    await store.start()
    try:
        limits = Limits(settings.query_timeout, settings.memory_mib * 2**20, settings.max_rows, settings.max_bytes)
        async for data in await store.query(Query(text, choice.format, limits)):
            sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    finally:
        await store.stop()
