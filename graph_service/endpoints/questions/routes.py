"""The questions as pages: each is one saved query, whose rows are written as sentences.

The table of the same answer, its SPARQL and its downloads are at ``/queries/<name>``.
"""

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.routing import Route

from graph_service.endpoints.queries.page import values_of
from graph_service.endpoints.queries.routes import SavedQueries
from graph_service.endpoints.queries.translations import in_words
from graph_service.errors import NotFoundError
from graph_service.http.exchange import parse_parameters
from graph_service.http.responses import redirect
from graph_service.namespaces import BASE
from graph_service.pages.comparison import language_of, show
from graph_service.pages.listing import Entry, Section, show_listing, wants_markdown

QUESTIONS: Sequence[str] = (
    "child-detention",
    "passport-kept",
    "asks-not-taken-up",
    "compact-weaker-than-law",
    "objective-for-voluntary-review",
    "not-joined-by-state",
    "actions-by-principle",
    "review-calendar",
    "who-judged-the-links",
    "un-bodies-named",
)
"""The saved queries that are answered in words, in the order of the list."""


class Questions:
    """The handlers."""

    def __init__(self, saved: SavedQueries) -> None:
        self._saved = saved

    async def index(self, request: Request) -> Response:
        """List the questions."""
        language = language_of(request, values_of(parse_parameters(request.scope["query_string"])))
        listed = [(name, in_words(self._saved.queries[name], language)) for name in QUESTIONS]
        if wants_markdown(request):
            entries = [Entry(words.title, f"/queries/{name}.md", words.description) for name, words in listed]
            title, lead = str(language.t("questions.title")), str(language.t("questions.lead"))
            return show_listing(request, language, title, lead, [Section("", entries)], whole=True)
        return show(request, "questions.html", language, listed=listed)

    async def question(self, request: Request) -> Response:
        """Answer one question with the values of the address."""
        name = request.path_params["name"]
        if name not in QUESTIONS:
            raise NotFoundError(f"There is no question {name[:80]!r} here.", help="GET /questions lists them; /queries has many more.")
        if wants_markdown(request):
            # The answer of the saved query behind it, with the same values.
            asked = request.url.query
            return redirect(303, f"/queries/{name}.md{'?' if asked else ''}{asked}")
        query = self._saved.queries[name]
        values = values_of(parse_parameters(request.scope["query_string"]))
        given = {one.name: values[one.name] for one in query.parameters if values.get(one.name)}
        rows = await self._saved.rows(query, given)
        language = language_of(request, values)
        words = in_words(query, language)
        controls = [
            (one.name, *words.parameters.get(one.name, (one.title, one.description)), given.get(one.name, short(one.default)))
            for one in query.parameters
        ]
        shown = {"name": name, "words": words, "rows": rows, "controls": controls, "given": given}
        return show(request, "question.html", language, **shown)


def short(value: str) -> str:
    """Return a default as a person would type it: the last part of an IRI of ours."""
    return value.rpartition("/")[2] if value.startswith(BASE) else value


def router(saved: SavedQueries) -> APIRouter:
    """Return the routes."""
    pages = Questions(saved)
    return APIRouter(
        routes=[
            Route("/questions", pages.index, methods=["GET", "HEAD"]),
            Route("/questions.md", pages.index, methods=["GET", "HEAD"]),
            Route("/questions/{name}.md", pages.question, methods=["GET", "HEAD"]),
            Route("/questions/{name}", pages.question, methods=["GET", "HEAD"]),
        ]
    )
