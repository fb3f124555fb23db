"""What the pages that compare texts share: the form of an answer, the filters, and the links of a page as CSV or JSON-LD."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from graph_service.corpus.atlas import Atlas, Choice, Link
from graph_service.endpoints.api.service import Listings
from graph_service.endpoints.explore import csv_rows
from graph_service.endpoints.resources import context as json_ld_context
from graph_service.http.cached_responses import encode
from graph_service.http.responses import client_address, origin, reply
from graph_service.pages.comparison import BASES, CSV_TYPE
from graph_service.rdf.formats import CSV, HTML, JSON_LD, MARKDOWN, Format, choose

OFFERS: tuple[Format, ...] = (HTML, JSON_LD, CSV)
LISTED: tuple[Format, ...] = (*OFFERS, MARKDOWN)
Values = Mapping[str, str]
EVERYTHING = Choice()
"""The filter that hides nothing."""


class LinkData:
    """Answers with the links that a page rests on."""

    def __init__(self, listings: Listings, public_url: str) -> None:
        self._listings = listings
        self._public_url = public_url

    async def reply(
        self, request: Request, what: Format, version: str, links: Iterable[Link], rows: Iterable[Sequence[object]]
    ) -> Response:
        """Answer with the rows as CSV, or with the links as the API writes them."""
        if what is CSV:
            return reply(request, csv_rows.csv_bytes(rows), CSV_TYPE, version=version)
        described = await self._listings.links([link.iri for link in dict.fromkeys(links)], client_address(request))
        context = origin(request, self._public_url) + json_ld_context.LOCAL
        return reply(request, encode({"@context": context, "@graph": described}), what.types[0], version=version)


def format_of(request: Request, values: Values, offers: tuple[Format, ...] = OFFERS) -> Format:
    """Return the format that the end of the path, ``format=`` or Accept asks for."""
    suffix = request.url.path.rpartition(".")[2]
    named = suffix if suffix in [offer.extension for offer in offers] else values.get("format")
    return choose(request.headers.get("accept"), named, offers).format


def filters_of(atlas: Atlas, choice: Choice, values: Values, hidden: int = 0) -> dict[str, Any]:
    """Return what the form of filters shows; ``hidden`` is how many links only the filter hides, where it leaves none.

    The confidences on offer are those that links have, and the one that is chosen.
    """
    kept = {name: value for name, value in values.items() if name not in ("lang", "format")}
    everything = "?" + urlencode({**kept, "basis": EVERYTHING.basis, "confidence": f"{EVERYTHING.confidence:g}"})
    known = {link.confidence for link in atlas.links if 0 < link.confidence < 1} | {choice.confidence}
    confidences = [f"{one:g}" for one in sorted(known)]
    return {"choice": choice, "bases": BASES, "confidences": confidences, "kept": kept, "hidden": hidden, "everything": everything}
