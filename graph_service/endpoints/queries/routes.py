"""``/queries``: the saved queries as an API, and as pages for people.

Values are bound as terms, so that what is sent can never become part of the query. The API and the pages read a request by the same rules,
so they are in one file.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph_service.corpus import saved_queries, select
from graph_service.corpus.atlas import Atlas
from graph_service.corpus.directory import Directory
from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.saved_queries import Parameter, SavedQuery
from graph_service.corpus.thing import name_of
from graph_service.endpoints.api import openapi
from graph_service.endpoints.api.request import find_thing
from graph_service.endpoints.api.service import Listings
from graph_service.endpoints.queries.page import Asked as AskedOnPage
from graph_service.endpoints.queries.page import QueryPages, values_of
from graph_service.endpoints.resources.others import described
from graph_service.endpoints.spreadsheet import engine_format, for_format
from graph_service.errors import BadRequestError, NotFoundError, ServiceError
from graph_service.http import answer_cache
from graph_service.http.answer_cache import AnswerCache
from graph_service.http.cached_responses import CachedResponses, NormalisedRequest, encode
from graph_service.http.exchange import Parameters, parse_parameters, single
from graph_service.http.routing import Handler, add_options, add_route, add_undescribed
from graph_service.http.typed_parameters import checked_text, refuse_unknown
from graph_service.namespaces import PREFIXES
from graph_service.rdf import formats
from graph_service.rdf.formats import CSV, HTML, JSON_LD, MARKDOWN, N_TRIPLES, RDF, RDF_XML, RESULTS, SPREADSHEET, TURTLE, Choice, Format
from graph_service.rdf.graph import Triples
from graph_service.rdf.terms import Iri, Literal, Term, double
from graph_service.sparql import files
from graph_service.sparql.bind import bind
from graph_service.store.interface import Answer, Limits, Query
from graph_service.store.own_graphs import OwnGraphs

_XSD = PREFIXES["xsd"]
_DESCRIPTIONS: tuple[Format, ...] = (JSON_LD, TURTLE, N_TRIPLES, RDF_XML)
_TEXT = Format("sparql", ("application/sparql-query",), "rq")
_EXTENSIONS = {offer.extension: offer for offer in (*_DESCRIPTIONS, _TEXT)}
_INTEGERS = {_XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger")}
_NUMBERS = {_XSD + name for name in ("decimal", "double", "float")}
_LONGEST = 2000
_ABOUT_EXPLICIT = ("describe_query", "A query's description or text", "The description as RDF by its extension, or with .rq the text.")
_SHARED = {"parameters", "prefixes", "topics"}
"""Documents whose parts the descriptions point to: variables, prefixes, topics. All are answered with the descriptions of all queries."""


def read_term(parameter: Parameter, text: str, directory: Directory) -> Term:
    """Return a parameter's value as a term of its type; an IRI may be given by any name that the directory knows.

    Raises:
        BadRequestError: it is not of the type; names what is near.

    """
    if len(text) > _LONGEST:
        raise BadRequestError(f"{parameter.name} is longer than {_LONGEST} characters.", parameter=parameter.name)
    if not parameter.datatype:
        if "://" in text:
            return Iri(text.strip())
        return Iri(find_thing(parameter.name, text, directory, (name_of(parameter.kind),) if parameter.kind else ()))
    if parameter.datatype in _INTEGERS:
        if not text.removeprefix("-").isascii() or not text.removeprefix("-").isdecimal():
            raise _unfit(parameter, text, "a whole number")
        return Literal(text, parameter.datatype)
    if parameter.datatype in _NUMBERS:
        return _number(parameter, text)
    if parameter.datatype == _XSD + "boolean":
        if text not in ("true", "false"):
            raise _unfit(parameter, text, "true or false")
        return Literal(text, parameter.datatype)
    # A plain literal is an xsd:string; any other datatype is named.
    return Literal(text, "" if parameter.datatype == _XSD + "string" else parameter.datatype)


def _number(parameter: Parameter, text: str) -> Term:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or "_" in text:
        raise _unfit(parameter, text, "a number")
    if parameter.datatype == _XSD + "decimal":
        return Literal(f"{number:f}", parameter.datatype)
    return double(number)


def _unfit(parameter: Parameter, text: str, wanted: str) -> BadRequestError:
    return BadRequestError(f"{parameter.name}={text[:40]} is not {wanted}.", help=parameter.description, parameter=parameter.name)


def fill(query: SavedQuery, parameters: Parameters, directory: Directory) -> str:
    """Return the query's text with the values that a request gives; the others keep their defaults.

    Raises:
        BadRequestError: a parameter is unknown, given twice, empty or not of its type.

    """
    refuse_unknown(parameters, [*(parameter.name for parameter in query.parameters), "format"])
    values: dict[str, Sequence[Term]] = {}
    for parameter in query.parameters:
        text = single(parameters, parameter.name)
        if text is not None:
            values[parameter.name] = [read_term(parameter, checked_text(parameter.name, text), directory)]
    return bind(query.text, values)


class SavedQueries:
    """The handlers."""

    def __init__(
        self,
        store: OwnGraphs,
        answers: AnswerCache,
        limits: Limits,
        folder: Path,
        *,
        answers_of_all: AnswerCache,
        listings: Listings,
        atlas: PerVersion[Atlas],
        public_url: str = "",
    ) -> None:
        self._store = store
        self._limits = limits
        self._listings = listings
        self._answering = CachedResponses(answers, repeats=lambda: store.repeats)
        self._answers_of_all = answers_of_all
        self._answering_of_all = CachedResponses(answers_of_all, repeats=lambda: store.repeats)
        self._folder = folder
        self.queries = saved_queries.read_queries(folder)
        here = lambda iris: described(store, iris, limits)  # noqa: E731 - a line
        self._pages = QueryPages(self.queries, saved_queries.read_topics(folder), atlas, public_url, here)

    async def index(self, request: Request) -> Response:
        """List the queries with their parameters, or describe them as linked data."""
        parameters = _parameters(request)
        choice = _choose(request, parameters, _DESCRIPTIONS)
        if choice.format in (HTML, MARKDOWN):
            return self.page(request, choice.format)
        refuse_unknown(parameters, ("format",))
        listed = {"@context": _context(), "@graph": [_entry(query) for query in self.queries.values()]}
        return await self._described(request, "queries", choice, self._graph(), listed)

    def page(self, request: Request, form: Format = HTML) -> Response:
        """List the queries for people."""
        return self._pages.index(request, single(_parameters(request), "lang"), form)

    async def index_page(self, request: Request) -> Response:
        """List the queries for people, by the explicit address of that form."""
        return self.page(request, MARKDOWN if request.url.path.endswith(".md") else HTML)

    async def _query_page(self, request: Request, query: SavedQuery, form: Format = HTML) -> Response:
        known = (*(parameter.name for parameter in query.parameters), "format", "lang", "length")
        # A page passes over what it does not know: somebody who shared its address may have added it.
        parameters = {name: value for name, value in _parameters(request).items() if name in known}
        values = values_of(parameters)
        _, directory = await self._listings.directory()
        given = {name: [value] for name, value in values.items() if name not in ("format", "lang", "length")}
        filled, problem = query.text, None
        try:
            filled = fill(query, given, directory)
        except ServiceError as error:
            problem = error

        async def evaluate(written: Format) -> Answer | bytes:
            # Each language has its page, and what counts a large dataset takes seconds: what arrives at once is kept for all of them.
            version, key = self._store.whole.version, answer_cache.request_key("query-page", written.name, filled)
            kept = self._answers_of_all.get(version, key)
            if kept:
                return kept.body
            client = request.client.host if request.client else ""
            answer = await self._store.query_all(Query(filled, written, self._limits, client=client))
            if answer.whole is not None and answer.version == version:
                self._answers_of_all.put(answer.version, key, (), answer_cache.CachedResponse(b"", [], answer.whole))
            return answer

        asked = AskedOnPage(values, filled, evaluate, problem, nothing_sent=query.of_partners and not await self._is_anything_sent())
        return await self._pages.query(request, query, asked, directory, form)

    async def _is_anything_sent(self) -> bool:
        """Return True if some graph holds what the queries on follow-up ask for."""
        question = files.text("endpoints/followup/anything-sent")
        answer = await self._store.query_all(Query(question, formats.JSON, self._limits, client=select.CLIENT))
        return bool(json.loads(await answer.read())["boolean"])

    async def rows(self, query: SavedQuery, given: Mapping[str, str]) -> list[dict[str, str]]:
        """Return the rows of a SELECT query with the values given, as text; every variable has a value, empty where it is unbound.

        Raises:
            BadRequestError: a value is not of its parameter's type.

        """
        answer = await self._store.query(Query(await self.filled(query, given), formats.JSON, self._limits, client=select.CLIENT))
        return select.texts(await answer.read())

    async def filled(self, query: SavedQuery, given: Mapping[str, str]) -> str:
        """Return the text of a query with the values given; the others keep their defaults.

        Raises:
            BadRequestError: a parameter is unknown, or a value is not of its type.

        """
        _, directory = await self._listings.directory()
        return fill(query, {name: [value] for name, value in given.items()}, directory)

    def run(self, query: SavedQuery) -> Handler:
        """Return the endpoint that runs a query."""

        async def endpoint(request: Request) -> Response:
            parameters = _parameters(request)
            constructs = query.form == "CONSTRUCT"
            choice = _choose(request, parameters, RDF if constructs else (*RESULTS, *_DESCRIPTIONS, SPREADSHEET))
            if choice.format in (HTML, MARKDOWN):
                return await self._query_page(request, query, choice.format)
            version, directory = await self._listings.directory()
            answering, ask = self._answering, self._store.query
            if query.of_all_graphs:
                version, answering, ask = self._store.whole.version, self._answering_of_all, self._store.query_all
            filled = fill(query, parameters, directory)
            if not constructs and choice.format in _DESCRIPTIONS:
                # A table cannot be RDF, so a client that asks for RDF here asks about the query.
                return await self._described(request, query.name, choice, self._part(query), None)

            async def make() -> tuple[str, bytes | Answer]:
                client = request.client.host if request.client else ""
                result = await ask(Query(filled, engine_format(choice.format), self._limits, client=client))
                answer = for_format(result, choice.format)
                whole = await answer.read() if request.method == "HEAD" else answer.whole
                return answer.version, answer if whole is None else whole

            headers = {"Link": f'</queries/{query.name}.ttl>; rel="describedby"; type="text/turtle"'}
            if choice.format in (CSV, SPREADSHEET):
                headers["Content-Disposition"] = f'attachment; filename="{query.name}.csv"'
            return await answering.give(request, NormalisedRequest(version, ("query", choice.format.name, filled)), choice, make, headers)

        return endpoint

    async def explicit(self, request: Request) -> Response:
        """Describe a query in the format that the extension names, or give its text; or describe what the queries share."""
        name, _, extension = str(request.path_params["file"]).rpartition(".")
        if extension in (HTML.extension, MARKDOWN.extension) and name in self.queries:
            return await self._query_page(request, self.queries[name], MARKDOWN if extension == MARKDOWN.extension else HTML)
        file = request.path_params["file"]
        if name in _SHARED and extension in _EXTENSIONS:
            return await self._described(
                request, name, Choice(_EXTENSIONS[extension], _EXTENSIONS[extension].types[0]), self._graph(), None
            )
        query, offer = self.queries.get(name), _EXTENSIONS.get(extension)
        if file not in _SHARED and (query is None or offer is None):
            runs = f"Run it at /queries/{name}; format= names the form of its answer."
            raise NotFoundError(f"There is no query {file[:80]!r}.", help=runs if query else "GET /queries lists them.")
        refuse_unknown(_parameters(request), ())
        if query is None or offer is None:
            choice = formats.choose(request.headers.get("accept"), None, (*_DESCRIPTIONS, HTML, MARKDOWN))
            if choice.format in (HTML, MARKDOWN):
                return self.page(request, choice.format)
            return await self._described(request, file, choice, self._graph(), None)
        if offer is _TEXT:
            return await self._give(request, (query.name, "text"), Choice(_TEXT, _TEXT.types[0]), query.text.encode())
        return await self._described(request, query.name, Choice(offer, offer.types[0]), self._part(query), None)

    async def _described(self, request: Request, name: str, choice: Choice, graph: Triples, listed: Mapping[str, Any] | None) -> Response:
        body = encode(listed) if listed is not None and choice.format is JSON_LD else graph.write(choice.format.name)
        return await self._give(request, (name, "description"), choice, body)

    async def _give(self, request: Request, asked: tuple[str, ...], choice: Choice, body: bytes) -> Response:
        version = self._store.version

        async def make() -> tuple[str, bytes]:
            return version, body

        return await self._answering.give(request, NormalisedRequest(version, asked), choice, make)

    @lru_cache(maxsize=1)  # noqa: B019 - one instance for the life of the process
    def _graph(self) -> Triples:
        return saved_queries.statements(self._folder)

    def _part(self, query: SavedQuery) -> Triples:
        """Return the statements about one query and its parameters."""
        return self._graph().where(lambda subject: subject == query.iri or subject.startswith(query.iri + "#"))


def _context() -> dict[str, str | dict[str, str]]:
    return {
        "id": "@id",
        "type": "@type",
        "name": "http://purl.org/dc/terms/identifier",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "comment": "http://www.w3.org/2000/01/rdf-schema#comment",
        "keywords": "https://schema.org/keywords",
        "topic": {"@id": "http://purl.org/dc/terms/subject", "@type": "@id"},
        "url": {"@id": "https://schema.org/url", "@type": "@id"},
        "parameters": "http://www.w3.org/ns/shacl#parameter",
        "description": "http://www.w3.org/ns/shacl#description",
        "datatype": {"@id": "http://www.w3.org/ns/shacl#datatype", "@type": "@id"},
        "class": {"@id": "http://www.w3.org/ns/shacl#class", "@type": "@id"},
        "default": "http://www.w3.org/ns/shacl#defaultValue",
        "SPARQLSelectExecutable": "http://www.w3.org/ns/shacl#SPARQLSelectExecutable",
        "SPARQLAskExecutable": "http://www.w3.org/ns/shacl#SPARQLAskExecutable",
        "SPARQLConstructExecutable": "http://www.w3.org/ns/shacl#SPARQLConstructExecutable",
        "Parameter": "http://www.w3.org/ns/shacl#Parameter",
    }


def _entry(query: SavedQuery) -> dict[str, Any]:
    return {
        "id": query.iri,
        "type": [f"SPARQL{query.form.capitalize()}Executable"],
        "name": query.name,
        "label": query.title,
        "comment": query.description,
        "topic": f"{saved_queries.QUERIES}topics#{query.topic}",
        "keywords": list(query.keywords),
        "url": f"/queries/{query.name}",
        "parameters": [
            {
                "id": f"{query.iri}#{parameter.name}",
                "type": ["Parameter"],
                "name": parameter.name,
                "label": parameter.title,
                "description": parameter.description,
                "datatype": parameter.datatype or None,
                "class": parameter.kind or None,
                "default": parameter.default,
            }
            for parameter in query.parameters
        ],
    }


def _parameters(request: Request) -> Parameters:
    return parse_parameters(request.scope["query_string"])


def _choose(request: Request, parameters: Parameters, offers: tuple[Format, ...]) -> Choice:
    """Return the form of the answer; a page comes last, for a client that names it."""
    shortcut = single(parameters, "format")
    return formats.choose(request.headers.get("accept"), shortcut, (*offers, HTML, MARKDOWN))


def router(saved: SavedQueries) -> APIRouter:
    """Return the routes of ``/queries``: one for each query, so that each has its entry in OpenAPI."""
    routes = APIRouter(tags=["queries"])
    name, about = "list_queries", "With their parameters."
    add_route(routes, "/queries", saved.index, "All saved queries", operation=name, description=about, extra=openapi.queries())
    for query in saved.queries.values():
        path, name, about = f"/queries/{query.name}", "query_" + query.name.replace("-", "_"), query.description
        add_route(routes, path, saved.run(query), query.title, operation=name, description=about, extra=openapi.query(query))
    for path in ("/queries.html", "/queries.md"):
        add_undescribed(routes, path, saved.index_page)
    name, summary, about = _ABOUT_EXPLICIT
    add_route(routes, "/queries/{file}", saved.explicit, summary, operation=name, description=about, extra=openapi.described_query())
    add_options(routes, "/queries", "/queries/{file}")
    return routes
