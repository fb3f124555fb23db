"""What the pages of comparison and reading share: which links count, the reader's language, and one form of reply."""

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from graph_service.corpus.atlas import Choice
from graph_service.errors import BadRequestError
from graph_service.http.parameters import Parameter
from graph_service.http.responses import DRAWN, NO_STORE, REVALIDATE, reply
from graph_service.pages import markdown
from graph_service.pages.environment import render
from graph_service.pages.i18n import Language, choose, speaking
from graph_service.rdf.formats import MARKDOWN

HTML_TYPE = "text/html; charset=utf-8"
CSV_TYPE = "text/csv; charset=utf-8"

LANG = Parameter("lang", "The language of the interface.", {"type": "string"})
BASIS = Parameter("basis", "all, words (what the texts say) or inference (what editors judge).", {"type": "string"})
CONFIDENCE = Parameter("confidence", "The least confidence of a link, from 0 to 1.", {"type": "number"})
FORMAT = Parameter("format", "html, csv, jsonld or markdown.", {"type": "string"})
LENGTH = Parameter("length", "short or full, of Markdown.", {"type": "string"})
BASES = ("all", "words", "inference")


def language_of(request: Request, values: Mapping[str, str]) -> Language:
    """Return the language of the interface for a request."""
    return choose(values.get("lang"), request.headers.get("accept-language"))


def choice_of(values: Mapping[str, str], confidence: str = "0.7") -> Choice:
    """Return which links count, by the parameters ``basis`` and ``confidence``.

    Raises:
        BadRequestError: one of them has no such value.

    """
    basis = one_of(values, "basis", BASES)
    text = values.get("confidence") or confidence
    try:
        least = float(text)
    except ValueError:
        least = -1.0
    if not 0 <= least <= 1:
        raise BadRequestError(f"confidence must be a number from 0 to 1, not {text[:40]!r}.")
    return Choice(basis, least)


def one_of(values: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    """Return a parameter that has one of a few values, the first where it is not given.

    Raises:
        BadRequestError: it has another.

    """
    value = values.get(name) or known[0]
    if value not in known:
        raise BadRequestError(f"{name} must be one of {', '.join(known)}, not {value[:40]!r}.", known=list(known))
    return value


def show(request: Request, template: str, language: Language, *, version: str = "", **values: Any) -> Response:  # noqa: ANN401 - whatever the template shows
    """Return a page in the reader's language, made from a version of the dataset."""
    return send(request, draw(request, template, language, **values), language, version=version)


def draw(request: Request, template: str, language: Language, **values: Any) -> bytes:  # noqa: ANN401 - whatever the template shows
    """Return the bytes of a page in the reader's language."""
    return render(
        template,
        **speaking(language, request.url.path, lambda code: _in_language(request, code)),
        **values,
    )


def show_markdown(
    request: Request, language: Language, make: Callable[[int], bytes], steps: int, *, whole: bool, status: int = 200, version: str = ""
) -> Response:
    """Return Markdown: ``make(0)`` is all there is, and of ``make(1)`` to ``make(steps)`` the first that is short is what is usual."""
    body = make(0) if whole else markdown.shortest(lambda step: make(step + 1), steps)
    cache = REVALIDATE if status == 200 else NO_STORE  # noqa: PLR2004 - OK
    return reply(request, body, MARKDOWN.content_type(), status=status, cache=cache, language=language.code, version=version)


def send(
    request: Request, body: bytes, language: Language, status: int = 200, headers: Mapping[str, str] | None = None, *, version: str = ""
) -> Response:
    """Return the response with a page, made from a version of the dataset."""
    cache = REVALIDATE if status == 200 else NO_STORE  # noqa: PLR2004 - OK
    return reply(
        request, body, HTML_TYPE, status=status, cache=cache, language=language.code, policy=DRAWN, headers=headers, version=version
    )


def _in_language(request: Request, code: str) -> str:
    return str(request.url.include_query_params(lang=code).replace(scheme="", netloc=""))
