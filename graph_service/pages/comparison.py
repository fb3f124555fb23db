"""What the pages of comparison and reading share: the atlas for the dataset's version, the reader's language, and one form of reply."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from graph_service.corpus import atlas as atlases
from graph_service.corpus import select
from graph_service.corpus.atlas import Atlas, Choice
from graph_service.corpus.odd_rows import odd_rows
from graph_service.corpus.per_version import PerVersion
from graph_service.errors import BadRequestError
from graph_service.http.parameters import Parameter
from graph_service.http.responses import DRAWN, NO_STORE, REVALIDATE, reply
from graph_service.pages import markdown
from graph_service.pages.environment import render
from graph_service.pages.i18n import Language, choose, speaking
from graph_service.rdf.formats import MARKDOWN
from graph_service.store.interface import Store

_QUERIES = ("provisions", "kinds", "wholes", "links", "quotations", "standings", "coverage", "states", "articles", "asks", "agreement")
_MOST_TOLD = 5
HTML_TYPE = "text/html; charset=utf-8"
CSV_TYPE = "text/csv; charset=utf-8"

LANG = Parameter("lang", "The language of the interface.", {"type": "string"})
BASIS = Parameter("basis", "all, words (what the texts say) or inference (what editors judge).", {"type": "string"})
CONFIDENCE = Parameter("confidence", "The least confidence of a link, from 0 to 1.", {"type": "number"})
FORMAT = Parameter("format", "html, csv, jsonld or markdown.", {"type": "string"})
LENGTH = Parameter("length", "short or full, of Markdown.", {"type": "string"})
BASES = ("all", "words", "inference")
CONFIDENCES = ("0.5", "0.7", "0.8", "0.85", "0.9", "0.95")


def atlas_of(store: Store, told: Callable[[str, dict[str, Any]], None] = lambda _event, _members: None) -> PerVersion[Atlas]:
    """Return the atlas of a store, read once for each version of its dataset; ``told`` hears of rows with odd values, with the first."""

    async def read() -> Atlas:
        answers = {name: [_fields(row) for row in await select.select(store, f"corpus/{name}")] for name in _QUERIES}
        # Some tens of milliseconds of work: not while other requests wait.
        odd = await asyncio.to_thread(lambda: list(odd_rows(answers)))
        if odd:
            told("odd-rows", {"count": len(odd), "first": odd[:_MOST_TOLD]})
        return await asyncio.to_thread(atlases.read, answers)

    return PerVersion(store, read)


def _fields(row: select.Row) -> dict[str, str]:
    # The language of a literal stands beside it under its name and an @.
    found = {name: term.value for name, term in row.items()}
    return found | {f"{name}@": term.language for name, term in row.items() if term.language}


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
    found = values.get(name) or known[0]
    if found not in known:
        raise BadRequestError(f"{name} must be one of {', '.join(known)}, not {found[:40]!r}.", known=list(known))
    return found


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
