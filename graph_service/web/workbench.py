"""``/sparql`` in a browser: an editor that knows our prefixes and terms, with the saved queries by topic.

The page is a plain form first; its script adds the editor, the results as table, chart or graph, and the same request for programs.
A share link is ``/sparql?q=…`` (or ``?saved=<name>``): with ``query=`` the same address is the endpoint itself.
"""

import asyncio
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from fastapi import Request

from graph_service import asking, assets, media
from graph_service.errors import NotFoundError
from graph_service.names import PREFIXES
from graph_service.per_version import PerVersion
from graph_service.saved_queries import SavedQuery, Topic, read_queries, read_topics
from graph_service.store.base import Store
from graph_service.web.exchange import Exchange, parse_parameters
from graph_service.web.front import Endpoint
from graph_service.web.pagework import LANG, language_of, show
from graph_service.web.replying import Parameter, origin, read_parameters

FORMATS = ("csv", "json", "tsv", "xml", "turtle", "jsonld")
_WORDS = (
    "running",
    "stopped",
    "rows",
    "rows_shown",
    "answered",
    "empty",
    "yes",
    "no",
    "error_at",
    "no_chart",
    "no_graph",
    "failed",
    "copied",
    "query",
)
_PLACES = ("count", "seconds", "line", "column")
"""What the script fills into our words."""
_FIRST = "objectives"
_PARAMETERS = (
    Parameter("q", "A query to open in the editor.", {"type": "string"}),
    Parameter("saved", "The name of a saved query to open.", {"type": "string"}),
    LANG,
)


def or_workbench(endpoint: Endpoint, store: Store, public_url: str = "") -> Endpoint:
    """Return the query endpoint with a page in front of it for browsers that send no query."""
    workbench = Workbench(store, public_url)

    async def answer(exchange: Exchange) -> None:
        await (workbench(exchange) if wanted(exchange) else endpoint(exchange))

    return answer


def wanted(exchange: Exchange) -> bool:
    """Tell whether a request is a person's: a GET without a query that would rather have HTML than RDF."""
    if exchange.method not in ("GET", "HEAD") or b"query=" in exchange.scope["query_string"]:
        return False
    accept = exchange.header(b"accept")
    if accept is None or "text/html" not in accept or "format" in parse_parameters(exchange.scope["query_string"]):
        return False
    return media.negotiate(accept, (*media.RDF, media.HTML)).format is media.HTML


class Workbench:
    """The page; the terms that the editor completes are read once for each version of the dataset."""

    def __init__(self, store: Store, public_url: str) -> None:
        self._public_url = public_url

        async def read() -> dict[str, list[str]]:
            rows = await asking.select(store, "explore/terms")
            found: dict[str, list[str]] = {"class": [], "property": []}
            for row in rows:
                found[row["kind"].value].append(row["term"].value)
            return found

        self._terms = PerVersion(store, read)

    async def __call__(self, exchange: Exchange) -> None:
        """Answer a request with the page."""
        request = Request(exchange.scope)
        values = read_parameters(exchange.scope["query_string"], _PARAMETERS)
        words = language_of(request, values)
        _, terms = await self._terms.get()
        queries, topics = await asyncio.to_thread(saved)
        name = values.get("saved", "")
        if name and name not in queries:
            raise NotFoundError(f"There is no saved query named {name[:40]}.", help="GET /queries lists them.")
        chosen = queries.get(name or ("" if "q" in values else _FIRST))
        shown: dict[str, Any] = {
            "text": values.get("q") or (chosen.text if chosen else ""),
            "chosen": chosen if name else None,
            "formats": FORMATS,
            "topics": [(topic, [one for one in queries.values() if one.topic == topic.name]) for topic in topics],
            "words": {word: str(words.t(f"workbench.{word}", **{name: f"{{{name}}}" for name in _PLACES})) for word in _WORDS},
            "data": {"prefixes": PREFIXES, "terms": terms, "endpoint": f"{origin(request, self._public_url)}/sparql"},
        }
        response = show(request, "workbench.html", words, **shown)
        headers = [(key, value) for key, value in response.raw_headers if key != b"content-length"]
        await exchange.respond(response.status_code, headers, bytes(response.body))


@lru_cache(maxsize=1)
def saved() -> tuple[dict[str, SavedQuery], Sequence[Topic]]:
    """Return the saved queries by name and their topics in order."""
    return read_queries(assets.queries()), read_topics(assets.queries())
