"""The saved queries as pages: questions by topic, each with its parameters as a form, its answer as a table, and ways to take it away.

The page of a query is a GET form, so that a question with its values is an address to send to somebody; with ``format=csv`` the same
address is the table for a spreadsheet.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from graph_service.corpus.atlas import Atlas
from graph_service.corpus.directory import Directory
from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.saved_queries import Parameter, SavedQuery, Topic
from graph_service.corpus.thing import name_of
from graph_service.endpoints.queries import result_table
from graph_service.endpoints.queries.translations import Words, columns, in_topics, in_words, topic_in_words
from graph_service.errors import BadRequestError, ServiceError
from graph_service.http.responses import origin
from graph_service.namespaces import BASE, GRAPHS, PREFIXES
from graph_service.pages import markdown
from graph_service.pages.comparison import draw, send, show, show_markdown
from graph_service.pages.environment import column
from graph_service.pages.i18n import Language, choose, speaking
from graph_service.pages.markdown import wants_all
from graph_service.rdf.curies import path_of
from graph_service.rdf.formats import HTML, MARKDOWN, Format
from graph_service.sparql.tokens import Form
from graph_service.store.interface import Answer

GCMO = PREFIXES["gcmo"]
TABLE_DOWNLOADS = (("spreadsheet", "CSV"), ("tsv", "TSV"), ("json", "JSON"), ("xml", "XML"))
GRAPH_DOWNLOADS = (("turtle", "Turtle"), ("jsonld", "JSON-LD"), ("ntriples", "N-Triples"), ("rdfxml", "RDF/XML"))
_DOUBLE = PREFIXES["xsd"] + "double"
_MOST_OPTIONS = 400
Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Control:
    """A parameter on the page: its words, its value, and the values there are to choose from (none: it is typed in)."""

    name: str
    title: str
    help: str
    language: str
    value: str
    number: bool = False
    options: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page asks: the values of the form, the query's text with them, how to evaluate that, or what is wrong with the values.

    ``nothing_sent`` is true where the query asks for what partners send, and none of them has sent anything.
    """

    values: Values
    text: str
    evaluate: Callable[[Format], Awaitable[Answer | bytes]]
    problem: ServiceError | None = None
    nothing_sent: bool = False


class QueryPages:
    """Draws the pages; names of things come from the atlas."""

    def __init__(
        self, queries: Mapping[str, SavedQuery], topics: Sequence[Topic], atlas: PerVersion[Atlas], public_url: str, here: "Here"
    ) -> None:
        self._here = here
        self._queries = queries
        self._topics = topics
        self._atlas = atlas
        self._public_url = public_url

    def index(self, request: Request, asked: str | None, form: Format = HTML) -> Response:
        """Return the page of all questions, or its Markdown; ``asked`` is the language that the address names."""
        reader = _reader(request, asked)
        topics = [topic for topic in in_topics(self._queries, self._topics, reader) if topic[2]]
        if form is MARKDOWN:
            values = {"topics": topics, "count": len(self._queries), **speaking(reader, "/queries")}
            return show_markdown(request, reader, lambda _: markdown.render("queries.md", **values), 0, whole=True)
        return show(request, "queries.html", reader, topics=topics, count=len(self._queries))

    async def query(self, request: Request, query: SavedQuery, asked: Asked, directory: Directory, written: Format = HTML) -> Response:
        """Return the page of a query with the values asked, or its Markdown, and its answer or why there is none."""
        values, problem = asked.values, asked.problem
        reader = _reader(request, values.get("lang"))
        _, atlas = await self._atlas.get()
        form, answer = Form(query.form), None
        if problem is None:
            try:
                answer = await _read(form, asked.evaluate, Names(atlas, directory, reader), self._here)
            except ServiceError as error:
                problem = error
        given = {one.name: values[one.name] for one in query.parameters if values.get(one.name)}
        words = in_words(query, reader)
        plain = "turtle" if form.is_graph else "json" if form is Form.ASK else "csv"
        formats = GRAPH_DOWNLOADS if form.is_graph else () if form is Form.ASK else TABLE_DOWNLOADS
        status = problem.status if problem else 200
        shown: dict[str, Any] = {
            "query": query,
            "words": words,
            "topic": next((topic_in_words(topic, reader) for topic in self._topics if topic.name == query.topic), None),
            "controls": [_control(one, words, values.get(one.name, ""), atlas, directory) for one in query.parameters],
            "answer": answer,
            "names": columns(reader),
            "problem": problem,
            "nothing_sent": asked.nothing_sent,
            "downloads": [(title, _address(query, given, name)) for name, title in formats],
            "here": origin(request, self._public_url) + _address(query, given, plain),
            "text": asked.text,
            "bench": f"/sparql?{urlencode({'q': asked.text})}" if given else f"/sparql?saved={query.name}",
        }
        if written is MARKDOWN:
            whole = wants_all(values.get("length"))

            def make(step: int) -> bytes:
                spoken = speaking(reader, f"/queries/{query.name}")
                return markdown.render("query.md", **shown, **spoken, given=given, limit={"rows": _ROWS[step], "whole": not step})

            return await asyncio.to_thread(show_markdown, request, reader, make, len(_ROWS) - 1, whole=whole, status=status)
        return send(request, await asyncio.to_thread(draw, request, "query.html", reader, **shown), reader, status)


_ROWS = (result_table.MOST_ROWS, 50, 25, 12, 6, 3, 1)
"""Rows of an answer in Markdown: all that a page shows, and what is tried in turn until it is short."""


_VOCABULARIES = tuple(PREFIXES[name] for name in ("gcmo", "skos", "dct", "rdf", "rdfs", "oa", "sssom", "prov"))
"""Whose terms we have words for."""


class Names:
    """What the page calls an IRI: things of the graph by their labels, terms of ours in the reader's words, never by a raw name."""

    def __init__(self, atlas: Atlas, directory: Directory, reader: Language) -> None:
        self._atlas = atlas
        self._directory = directory
        self._reader = reader
        self._states = {one.key: one.name for one in atlas.states}

    def __call__(self, iri: str) -> str:
        """Return the name, or an empty one where there is none better than the IRI."""
        vocabulary = next((base for base in _VOCABULARIES if iri.startswith(base)), "")
        if vocabulary:
            local = iri.removeprefix(vocabulary)
            return next((str(self._reader.t(key)) for key in _keys(local) if self._reader.has(key)), column(local))
        key = path_of(iri)
        thing = self._atlas.things.get(key)
        if thing or key in self._states:
            return thing.label if thing else self._states[key]
        kind = _KINDS.get(key.partition("/")[0])
        if kind:
            return str(self._reader.t(kind))
        return iri.removeprefix(GRAPHS) if iri.startswith(GRAPHS) else self._listed(iri)

    def _listed(self, iri: str) -> str:
        """Return the name of what only the list of all things knows, else the words of a path of ours."""
        known = self._directory.get(iri)
        named = next(iter((known.labels or known.titles).values()), "") if known else ""
        return named or (" ".join(iri.removeprefix(BASE).split("/")[1:]).replace("-", " ") if iri.startswith(BASE) else "")


_KINDS = {"link": "resource.link", "quote": "resource.quotation"}
"""What is called by its kind, by the first part of its path."""


def _keys(local: str) -> tuple[str, ...]:
    return f"basis.{local}", f"predicate.{local}", f"kind.{local}", f"property.{local}"


Here = Callable[[Sequence[str]], Awaitable[AbstractSet[str]]]
"""Returns those of some IRIs of others that have a page here."""


async def _read(form: Form, evaluate: Callable[[Format], Awaitable[Answer | bytes]], names: Names, here: Here) -> result_table.Shown:
    lines = result_table.Lines()
    answer = await evaluate(result_table.line_format(form))
    if isinstance(answer, bytes):
        lines.feed(answer)
    else:
        try:
            async for data in answer:
                lines.feed(data)
        finally:
            answer.cancel()
    shown = await asyncio.to_thread(lambda: result_table.joined(result_table.read(form, lines, names)))
    return result_table.leading(shown, await here(result_table.outward(shown)))


def _reader(request: Request, asked: str | None) -> Language:
    return choose(asked, request.headers.get("accept-language"))


def _address(query: SavedQuery, given: Values, name: str) -> str:
    return f"/queries/{query.name}?{urlencode({**given, 'format': name}, safe='/')}"


def _control(parameter: Parameter, words: Words, given: str, atlas: Atlas, directory: Directory) -> Control:
    title, help_ = words.parameters.get(parameter.name, (parameter.title, parameter.description))
    value = given or parameter.default.removeprefix(BASE)
    if parameter.datatype:
        return Control(parameter.name, title, help_, words.language, value, number=parameter.datatype == _DOUBLE)
    kinds = (name_of(parameter.kind),) if parameter.kind else ()
    known = directory.find(value, kinds)
    value = path_of(known.iri) if known else value
    options = _options(parameter, kinds, atlas)
    if options and value not in dict(options):
        options = [(value, value), *options]
    return Control(parameter.name, title, help_, words.language, value, options=options)


def _options(parameter: Parameter, kinds: tuple[str, ...], atlas: Atlas) -> list[tuple[str, str]]:
    """Return what there is to choose from: things of the class, where they are few enough to choose among."""
    if parameter.name == "text":
        things = [one for one in atlas.things.values() if not one.order and any(part.order for part in atlas.parts(one.key))]
    elif parameter.name == "forum":
        things = atlas.of_kind("Forum", "Organization")
    else:
        things = atlas.of_kind(*kinds) if kinds else []
    if "Treaty" in kinds:
        # Only these have a standing of States, which is what treaties are asked about.
        recorded = {one.treaty for one in atlas.standings}
        things = [one for one in things if one.key in recorded] or things
    if len(things) > _MOST_OPTIONS:
        return []
    if any(one.order for one in things):
        return [(one.key, f"{one.notation}. {one.title}" if one.notation else one.title) for one in things]
    return sorted(((one.key, one.title) for one in things), key=lambda pair: pair[1].casefold())


def values_of(parameters: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the values that a form sends, without the fields left empty.

    Raises:
        BadRequestError: one is given twice.

    """
    if twice := [name for name, given in parameters.items() if len(given) > 1]:
        raise BadRequestError(f"{twice[0][:40]} is given {len(parameters[twice[0]])} times; it may be given once.")
    return {name: given[0] for name, given in parameters.items() if given[0].strip()}
