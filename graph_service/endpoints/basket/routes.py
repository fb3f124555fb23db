"""``/basket?item=…&item=…``: the collection as a page, Markdown, PDF, .docx, .odt, BibTeX and CSL-JSON."""

import json
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.routing import Route

from graph_service.corpus.atlas import Atlas
from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.things import Things
from graph_service.endpoints.basket.contents import Basket, document, fill
from graph_service.endpoints.documents.files import OFFERS as FILES
from graph_service.endpoints.documents.files import Files
from graph_service.endpoints.resources.citation import Citation, bibtex, csl
from graph_service.errors import BadRequestError
from graph_service.http.exchange import parse_parameters
from graph_service.http.parameters import Parameter, read_parameters
from graph_service.http.problems import prefers_page
from graph_service.http.responses import json_text, origin, reply
from graph_service.pages import markdown
from graph_service.pages.comparison import LANG, language_of, show
from graph_service.pages.i18n import speaking
from graph_service.rdf.formats import HTML, MARKDOWN, Format, choose

MOST = 100
"""Items of a basket."""
_LONGEST = 2000
BIBTEX = Format("bibtex", ("application/x-bibtex",), "bib")
CSL = Format("csl", ("application/vnd.citationstyles.csl+json",), "csl.json")
_OFFERS = (HTML, MARKDOWN, *FILES, BIBTEX, CSL)
_FORMAT = Parameter("format", ", ".join(one.name for one in _OFFERS) + ".", {"type": "string"})
_ITEM = b"item="


class Baskets:
    """The handler."""

    def __init__(self, atlas: PerVersion[Atlas], things: PerVersion[Things], files: Files, public_url: str) -> None:
        self._atlas = atlas
        self._things = things
        self._files = files
        self._public_url = public_url

    async def basket(self, request: Request) -> Response:
        """Show the things that the address names, or give them as a file."""
        names, values = _read(request)
        form = _form(request, values)
        version, atlas = await self._atlas.get()
        _, things = await self._things.get()
        basket = fill(atlas, things, names)
        if form is not HTML and not basket.items:
            raise _empty(basket)
        reader = language_of(request, values)
        made, cited = document(basket, atlas, things, reader, origin(request, self._public_url))
        if form in FILES:
            return await self._files.reply(request, form, made.encode(), "basket", language=reader.code, version=version)
        if form is MARKDOWN:
            written = markdown.render("document.md", document=made, **speaking(reader, request.url.path))
            return reply(request, written, MARKDOWN.content_type(), language=reader.code, version=version)
        if form in (BIBTEX, CSL):
            written = _references(form, cited.citations)
            return reply(
                request,
                written,
                form.content_type(),
                version=version,
                headers={"Content-Disposition": f'attachment; filename="basket.{form.extension}"'},
            )
        return show(
            request,
            "basket.html",
            reader,
            version=version,
            basket=basket,
            document=made,
            without={item.key: _address(basket, item.key) for item in basket.items},
            items=urlencode([("item", item.key) for item in basket.items]),
            forms=_OFFERS[1:],
            most=MOST,
        )


def _read(request: Request) -> tuple[list[str], dict[str, str]]:
    """Return the names of the items, and the other parameters.

    Raises:
        BadRequestError: there are too many items, one is too long, or a parameter is not known.

    """
    encoded: bytes = request.scope["query_string"]
    # Bounded before they are read one by one.
    names = parse_parameters(b"&".join(one for one in encoded.split(b"&") if one.startswith(_ITEM))).get("item", [])
    if len(names) > MOST:
        raise BadRequestError(f"A basket holds at most {MOST} items; there are {len(names)}.", help="Make two baskets of it.")
    if any(len(name) > _LONGEST for name in names):
        raise BadRequestError(f"An item has more than {_LONGEST} characters.", help="Give the path of a provision, ask, article or link.")
    rest = b"&".join(one for one in encoded.split(b"&") if not one.startswith(_ITEM))
    page = "." not in request.url.path and "format" not in parse_parameters(rest) and prefers_page(request.headers.get("accept"))
    return names, read_parameters(rest, (_FORMAT, LANG), others=page)


def _empty(basket: Basket) -> BadRequestError:
    """Return the error for a file of nothing: a page says the same and stays a page."""
    unknown = f"; not known here: {', '.join(name[:80] for name in basket.unknown[:5])}" if basket.unknown else ""
    return BadRequestError(
        f"There is nothing in this basket{unknown}.",
        help="Name what to put in as item=, once for each: the path of a provision, ask, article or link, such as item=gcm/objective/6.",
    )


def _form(request: Request, values: dict[str, str]) -> Format:
    _, dot, suffix = request.url.path.partition(".")
    named = next((one.name for one in _OFFERS if dot and one.extension == suffix), values.get("format"))
    return choose(request.headers.get("accept"), named, _OFFERS).format


def _address(basket: Basket, key: str) -> str:
    """Return the address of a basket without one of its items."""
    left = [("item", item.key) for item in basket.items if item.key != key]
    return f"/basket?{urlencode(left)}" if left else "/basket"


def _references(form: Format, citations: list[Citation]) -> bytes:
    if form is BIBTEX:
        return "\n".join(bibtex(one) for one in citations).encode()
    items = [item for one in citations for item in json.loads(csl(one))]
    return json_text(items)


def router(atlas: PerVersion[Atlas], things: PerVersion[Things], files: Files, public_url: str) -> APIRouter:
    """Return the routes."""
    pages = Baskets(atlas, things, files, public_url)
    suffixes = ("", *(f".{one.extension}" for one in _OFFERS))
    return APIRouter(routes=[Route(f"/basket{suffix}", pages.basket, methods=["GET", "HEAD"]) for suffix in suffixes])
