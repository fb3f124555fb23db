"""What a request asks of ``/search``: its typed parameters, what they mean, and the addresses of the same search asked otherwise. Pure."""

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import urlencode

from pydantic import BeforeValidator, WithJsonSchema

from graph_service.corpus.things import Things
from graph_service.endpoints.search.found import Asked, Found
from graph_service.endpoints.search.tables import LANGUAGES
from graph_service.errors import BadRequestError
from graph_service.http.typed_parameters import NEEDED, Given, choice, free_text, parameter, text, whole
from graph_service.rdf.curies import path_of

MOST_PAGES = 1000
PAGE = 20


def _split(given: Sequence[str]) -> list[str]:
    # The fields of a form that were left empty, and what a hand-written list has too many commas of, say nothing.
    return [name for value in given for name in value.split(",") if name]


_Names = Annotated[list[str], BeforeValidator(_split)]
_Word = Annotated[str, WithJsonSchema({"type": "string", "pattern": r"\S", NEEDED: True})]


SEARCH = (
    # Without q there is nothing to answer, but a page that asks for it.
    parameter(
        "q",
        "Words, a “phrase”, the beginning of a word*, -word to leave out; or a code: C189, objective 6, 22(a). "
        "What is in quotation marks is looked for as it is; "
        "for other words their other spelling, English for Spanish and what a slip meant will do.",
        _Word,
        example="domestic workers",
    ),
    parameter(
        "type",
        "Only things of these classes, by their names in the vocabulary, separated by commas.",
        _Names,
        example=["Action"],
    ),
    parameter(
        "document",
        "Only what is in these documents, by their paths, separated by commas.",
        _Names,
        example=["gcm/final-draft-2018"],
    ),
    choice("texts", "Only texts in this language.", tuple(LANGUAGES), blank=True, example="en"),
    free_text("lang", "For programs the same as texts; for a page the language of its own words.", example="en"),
    choice(
        "mode",
        "words, or meaning: the nearest texts in whatever language they are asked for, up to 50; by words where no model is installed.",
        ("words", "meaning"),
        blank=True,
        default="words",
    ),
    whole("page", "Which page, from 1.", (1, MOST_PAGES), default=1),
    whole("per_page", "How many on a page.", (1, 100), default=PAGE),
    choice("format", "jsonld, html or markdown, whatever is accepted.", ("jsonld", "html", "markdown")),
    free_text("ui", "The same as lang for a page, as links before it were."),
)
SUGGEST = (
    text("q", "The beginning of a code or of a word in a name.", required=True, example="dom"),
    parameter("type", "Only things of these classes, separated by commas.", _Names, example=["ILOConvention"]),
    whole("limit", "How many at most.", (1, 50), default=10),
)


def read(given: Given, things: Things) -> Asked:
    """Return the search that a request asks for.

    Raises:
        BadRequestError: nothing is of a class, or there is no document, or no texts in a language; the error names those that there are.

    """
    name = "texts" if "texts" in given else "lang"
    language = given.get(name, "")
    if language and language not in LANGUAGES:
        raise BadRequestError(f"{name}={language[:40]} is not a language here.", help=f"Use one of {', '.join(LANGUAGES)}.", parameter=name)
    documents = tuple(path_of(one) for one in given.get("document", ()))
    known = {things.document(thing) for thing in things.by_id.values()} - {""}
    unknown = [one for one in documents if one not in known]
    if unknown:
        raise BadRequestError(
            f"There is no document {unknown[0][:80]}.", help=f"There are {', '.join(sorted(known))}.", parameter="document"
        )
    by_meaning = given.get("mode") == "meaning"
    return Asked(given.get("q", ""), types_of(given, things), documents, language, given["page"], given["per_page"], by_meaning=by_meaning)


def types_of(given: Given, things: Things) -> tuple[str, ...]:
    """Return the classes that a request names. Raises BadRequestError if nothing is of one."""
    types = tuple(one.removeprefix("gcmo:") for one in given.get("type", ()))
    known = {one for thing in things.by_id.values() for one in thing.types}
    unknown = [one for one in types if one not in known]
    if unknown:
        raise BadRequestError(
            f"There is nothing of type {unknown[0][:80]}.", help=f"There are {', '.join(sorted(known))}.", parameter="type"
        )
    return types


def address(asked: Asked, **changed: object) -> str:
    """Return the path and parameters of a search, with some of them changed; an empty value leaves one out."""
    values = {
        "q": asked.text,
        "type": ",".join(asked.types),
        "document": ",".join(asked.documents),
        "texts": asked.language,
        "mode": "meaning" if asked.by_meaning else "",
        "page": asked.page if asked.page > 1 else "",
        "per_page": asked.per_page if asked.per_page != PAGE else "",
    }
    return "/search?" + urlencode({key: value for key, value in (values | changed).items() if value}, errors="replace")


def in_language(asked: Asked, code: str) -> str:
    """Return the address of the same search with the page in another language."""
    return address(asked, lang=code)


def pages_of(asked: Asked, result: Found, ui: str = "") -> dict[str, str]:
    """Return the addresses of the first, previous, next and last page of the results, of those that there are."""
    last = min(MOST_PAGES, max(1, -(-result.total // asked.per_page)))
    spoken = {"lang": ui} if ui else {}
    pages = {"first": address(asked, page="", **spoken)}
    if asked.page > 1:
        pages["previous"] = address(asked, **spoken, page=min(asked.page - 1, last) if min(asked.page - 1, last) > 1 else "")
    if asked.page < last:
        pages["next"] = address(asked, page=asked.page + 1, **spoken)
    return {**pages, "last": address(asked, page=last if last > 1 else "", **spoken)}
