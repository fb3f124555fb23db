"""``/sparql`` in a browser: an editor that knows our prefixes and terms, with the saved queries by topic.

The page is a plain form first; its script adds the editor, the results as table, chart or graph, and the same request for programs.
A share link is ``/sparql?q=…`` (or ``?saved=<name>``): with ``query=`` the same address is the endpoint itself. Only the field of that
form, ``format=html``, which the protocol does not know, asks for the answer as a page; the query then takes the endpoint's own way,
limits and all.
"""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from typing import Any
from urllib.parse import urlencode

from fastapi import Request

from graph_service import package_data
from graph_service.corpus import select
from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.saved_queries import SavedQuery, Topic, read_queries, read_topics
from graph_service.corpus.term_hints import Hint
from graph_service.endpoints.catalog.statistics import Statistics
from graph_service.endpoints.protocol import did_you_mean
from graph_service.endpoints.queries import result_table
from graph_service.endpoints.queries.translations import in_topics, in_words
from graph_service.errors import NotAcceptableError, NotFoundError, ServiceError, UnavailableError
from graph_service.http.compression import Compression
from graph_service.http.exchange import Exchange, Message, Parameters, parse_parameters, single
from graph_service.http.parameters import Parameter, read_parameters
from graph_service.http.responses import origin, send_redirect
from graph_service.http.routing import Endpoint
from graph_service.namespaces import PREFIXES
from graph_service.pages import problems as page_problems
from graph_service.pages.comparison import LANG, draw, language_of, send
from graph_service.rdf import formats
from graph_service.sparql.tokens import Form, form
from graph_service.store import offload
from graph_service.store.interface import Store

PAGE = "html"
FORMATS = ("csv", "json", "tsv", "xml", "turtle", "jsonld")
TABLE_DOWNLOADS = ("spreadsheet", "tsv", "json", "xml")
GRAPH_DOWNLOADS = ("turtle", "jsonld", "ntriples", "rdfxml")
_NAMES = {
    "csv": "CSV",
    "spreadsheet": "CSV",
    "tsv": "TSV",
    "json": "JSON",
    "xml": "XML",
    "turtle": "Turtle",
    "jsonld": "JSON-LD",
    "ntriples": "N-Triples",
    "rdfxml": "RDF/XML",
}
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
    "chart_names",
    "chart_numbers",
    "subject",
    "property",
    "object",
    "failed",
    "query",
    "meant",
    "not_there",
)
Terms = dict[str, list[tuple[str, int]]]
"""What the editor completes, by kind: IRIs with how many things, triples of theirs, or triples in them there are, the most first."""
_MOST_TERMS = 1000
"""Terms of a kind that the page carries: partners may use any number."""
_PLACES = ("count", "seconds", "line", "column", "name", "near")
"""What the script fills into our words."""
_PATIENCE = 2.0
"""Seconds for which the page waits for the counts of a large dataset."""
_FIRST = "objectives"
_PARAMETERS = (
    Parameter("q", "A query to open in the editor.", {"type": "string"}),
    Parameter("saved", "The name of a saved query to open.", {"type": "string"}),
    LANG,
)


def or_workbench(
    endpoint: Endpoint, store: Store, counts: PerVersion[Statistics], compression: Compression, public_url: str = ""
) -> Endpoint:
    """Return the query endpoint with a page in front of it: for browsers, and for a form that asks for a page."""
    workbench = Workbench(endpoint, store, counts, public_url)

    async def answer(exchange: Exchange) -> None:
        if _rather_markdown(exchange):
            # The endpoint describes itself in RDF; its guide says what it is for.
            await send_redirect(exchange, 303, "/guides/sparql.md")
            return
        page = workbench.run if asks_for_page(exchange) else workbench if wanted(exchange) else None
        if page:
            exchange.send = compression.sending(exchange.scope, exchange.send)
        await (page or endpoint)(exchange)

    return answer


def _rather_markdown(exchange: Exchange) -> bool:
    accept = exchange.header(b"accept") or ""
    if exchange.method not in ("GET", "HEAD") or b"query=" in exchange.scope["query_string"] or "text/markdown" not in accept.lower():
        return False
    return formats.negotiate(accept, (*formats.RESULTS, *formats.RDF, formats.HTML, formats.MARKDOWN)).format is formats.MARKDOWN


def asks_for_page(exchange: Exchange) -> bool:
    """Return True if an answer is to be a page: by ``format=html``, which is not a format of the protocol, or in a browser's window.

    Newer browsers say where an answer goes (Fetch Metadata, Sec-Fetch-Dest). A program that takes HTML among others is given results;
    one that takes nothing else, as a checker of links, is given the page.
    """
    encoded = exchange.scope["query_string"]
    if exchange.method not in ("GET", "HEAD") or b"query=" not in encoded:
        return False
    accept = exchange.header(b"accept") or ""
    opened = rather_a_page(accept) and (exchange.header(b"sec-fetch-dest") == "document" or _takes_pages_alone(accept))
    if b"format=html" not in encoded and not opened:
        return False
    parameters = parse_parameters(encoded)
    return "query" in parameters and parameters.get("format", [PAGE] if opened else []) == [PAGE]


def _takes_pages_alone(accept: str) -> bool:
    try:
        formats.negotiate(accept, (*formats.RESULTS, *formats.RDF))
    except NotAcceptableError:
        return True
    return False


def rather_a_page(accept: str) -> bool:
    """Return True if a client would rather have HTML than any format of results or RDF, as browsers do."""
    return (
        "text/html" in accept.lower() and formats.negotiate(accept, (*formats.RESULTS, *formats.RDF, formats.HTML)).format is formats.HTML
    )


def wanted(exchange: Exchange) -> bool:
    """Return True if a request comes from a person: a GET without a query that would rather have HTML than RDF."""
    if exchange.method not in ("GET", "HEAD") or b"query=" in exchange.scope["query_string"]:
        return False
    return rather_a_page(exchange.header(b"accept") or "") and "format" not in parse_parameters(exchange.scope["query_string"])


class Workbench:
    """The page. What the editor completes is what the dataset's own VoID description counts: its classes, properties and graphs."""

    def __init__(self, endpoint: Endpoint, store: Store, counts: PerVersion[Statistics], public_url: str) -> None:
        self._endpoint = endpoint
        self._public_url = public_url

        async def read() -> Terms:
            _, counted = await counts.get()
            vocabulary = await select.select(store, "corpus/terms")
            by_kind = {
                "class": dict(counted.whole.classes),
                "property": {one: size.triples or 0 for one, size in counted.whole.properties.items()},
                "graph": {one: graph.size.triples or 0 for one, graph in counted.graphs.items()},
            }
            for row in vocabulary:
                by_kind[row["kind"].value].setdefault(row["term"].value, 0)
            return {kind: sorted(terms.items(), key=lambda item: (-item[1], item[0]))[:_MOST_TERMS] for kind, terms in by_kind.items()}

        self._terms = PerVersion(store, read)
        self._store = store

    async def _known_terms(self) -> Terms:
        """Return what the editor completes: nothing, as long as a large dataset is still counted."""
        if not self._store.summary.many:
            return (await self._terms.get())[1]
        with suppress(UnavailableError):
            return (await self._terms.latest(_PATIENCE, first=False))[1]
        return {"class": [], "property": [], "graph": []}

    async def __call__(self, exchange: Exchange) -> None:
        """Answer a request with the page."""
        try:
            await self._open(exchange)
        except ServiceError as error:
            await page_problems.respond(exchange, error)

    async def _open(self, exchange: Exchange) -> None:
        values = read_parameters(exchange.scope["query_string"], _PARAMETERS, others=True)
        queries, _ = await asyncio.to_thread(saved)
        name = values.get("saved", "")
        if name and name not in queries:
            raise NotFoundError(f"There is no saved query named {name[:40]}.", help="GET /queries lists them.")
        chosen = queries.get(name or ("" if "q" in values else _FIRST))
        text = values.get("q") or (chosen.text if chosen else "")
        await self._show(exchange, values, text=text, chosen=chosen if name else None)

    async def run(self, exchange: Exchange) -> None:
        """Answer the form: the page with the query in it and what it found, or why it found nothing."""
        parameters = exchange.parameters()
        values = {"lang": single(parameters, "lang") or ""}
        text = single(parameters, "query") or ""
        asked = {name: value for name, value in parameters.items() if name not in ("format", "lang")}
        try:
            kind = form(text)
            answer, hints = await self._ask(exchange, asked, kind)
        except ServiceError as error:
            exchange.notes["problem"] = error.slug
            exchange.notes["detail"] = error.detail
            await self._show(exchange, values, status=error.status, text=text, problem=error)
            return
        downloads = [(name, _address(asked, name)) for name in (GRAPH_DOWNLOADS if kind.is_graph else TABLE_DOWNLOADS)]
        await self._show(exchange, values, text=text, answer=answer, downloads=downloads, hints=hints)

    async def _ask(self, exchange: Exchange, asked: Parameters, kind: Form) -> tuple[result_table.Shown, list[Hint]]:
        """Return what the endpoint itself answers, read as it streams in, and its hints. Raises what the endpoint raises."""
        lines = result_table.Lines()
        hints: list[Hint] = []

        async def take(message: Message) -> None:
            if message["type"] == "http.response.body":
                lines.feed(message.get("body", b""))
            else:
                hints.extend(did_you_mean.read(dict(message["headers"]).get(did_you_mean.NAME, b"").decode()))

        # No condition of the browser's goes along: what it has is a page, not this answer.
        headers = [(name, value) for name, value in exchange.scope["headers"] if name in (b"host", b"x-forwarded-for")]
        scope = {**exchange.scope, "method": "GET", "headers": headers, "query_string": _encode(asked, result_table.line_format(kind).name)}
        inner = Exchange(scope, exchange.receive, take, exchange.request_id)
        try:
            await self._endpoint(inner)
        finally:
            exchange.notes.update(inner.notes)
        return await asyncio.to_thread(result_table.read, kind, lines), hints

    async def _show(self, exchange: Exchange, values: Mapping[str, str], *, status: int = 200, **shown: Any) -> None:  # noqa: ANN401 - whatever the template shows
        # Drawn also for a HEAD, which tells how long the page is.
        request = Request({**exchange.scope, "method": "GET"})
        words = language_of(request, values)
        terms = await self._known_terms()
        queries, topics = await asyncio.to_thread(saved)
        whole: dict[str, Any] = {
            "chosen": None,
            "answer": None,
            "problem": None,
            "downloads": [],
            "hints": [],
            "about": in_words(shown["chosen"], words) if shown.get("chosen") else None,
            **shown,
            "formats": FORMATS,
            "names": _NAMES,
            "extensions": {name: formats.BY_NAME[name].extension for name in _NAMES},
            "topics": [topic for topic in in_topics(queries, topics, words) if topic[2]],
            "words": {word: str(words.t(f"workbench.{word}", **{name: f"{{{name}}}" for name in _PLACES})) for word in _WORDS},
            "data": {"prefixes": PREFIXES, "terms": terms, "endpoint": f"{origin(request, self._public_url)}/sparql"},
        }
        # A table of thousands of cells takes a while to draw: others are answered meanwhile.
        body = await offload.run(exchange.client, partial(draw, request, "workbench.html", words, **whole))
        response = send(request, body, words, status)
        headers = [(key, value) for key, value in response.raw_headers if key not in (b"content-length", b"vary")]
        # Programs that take HTML among others get results at the same address.
        headers.append((b"vary", b"Accept, Accept-Language, Sec-Fetch-Dest"))
        await exchange.respond(response.status_code, headers, bytes(response.body))


def _encode(parameters: Parameters, format_name: str) -> bytes:
    pairs = [(name, value) for name, values in parameters.items() for value in values]
    return urlencode([*pairs, ("format", format_name)]).encode()


def _address(parameters: Parameters, format_name: str) -> str:
    return f"/sparql?{_encode(parameters, format_name).decode()}"


@lru_cache(maxsize=1)
def saved() -> tuple[dict[str, SavedQuery], Sequence[Topic]]:
    """Return the saved queries by name and their topics in order."""
    return read_queries(package_data.queries()), read_topics(package_data.queries())
