"""``/api/pledges``, ``/api/updates``, ``/api/observations`` and ``/api/reviews``: JSON-LD, and CSV for spreadsheets."""

import math
from collections.abc import Iterable, Mapping, Sequence
from inspect import Parameter
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from graph_service.endpoints.api import openapi
from graph_service.endpoints.api.request import FORMATS
from graph_service.endpoints.api.routes import JsonLdResponse
from graph_service.endpoints.explore.csv_rows import cell, csv_bytes
from graph_service.endpoints.followup.filters import LISTS, List
from graph_service.endpoints.followup.lists import FollowUpLists, Page, read_values
from graph_service.endpoints.resources import context as json_ld_context
from graph_service.endpoints.resources.framing import Json
from graph_service.errors import BadRequestError, NotFoundError
from graph_service.http.answer_cache import AnswerCache
from graph_service.http.cached_responses import CachedResponses, NormalisedRequest, encode
from graph_service.http.responses import origin
from graph_service.http.routing import Handler, add_undescribed
from graph_service.http.typed_parameters import Given, choice, depends, free_text, whole
from graph_service.rdf.formats import CSV, JSON_LD, choose

_LIMIT, _MOST, _MOST_CSV, _MOST_PAGE = 50, 200, 10_000, 100_000
_PAGING = (
    whole("limit", f"Members on a page: up to {_MOST}, of CSV up to {_MOST_CSV:,} (its default).", (1, _MOST_CSV)),
    whole("page", "Which page, from 1.", (1, _MOST_PAGE), default=1),
    choice("format", "jsonld or csv, instead of Accept.", FORMATS),
)


class FollowUpMember(BaseModel):
    """What a partner says: the keys of its frame, the graph it is said in, who sent that graph, when, and as which version."""

    model_config = ConfigDict(extra="allow")

    id: str
    type: list[str]
    graph: str = Field(description="The graph in which it is said.")
    sent_by: str | None = Field(alias="sentBy", description="Who sent the graph; null where that is not known.")
    sent_at: str | None = Field(alias="sentAt")
    version: str | None = Field(description="The version of the dataset that this made.")
    local: str = Field(description="Its address on this service.")


class FollowUpPage(BaseModel):
    """A page of statements of partners."""

    model_config = ConfigDict(extra="allow")

    id: str
    type: list[str]
    total: int = Field(alias="totalItems")
    view: dict[str, Any]
    member: list[FollowUpMember]


class FollowUpApi:
    """The handlers."""

    def __init__(self, lists: FollowUpLists, answers: AnswerCache, public_url: str) -> None:
        self._lists = lists
        self._answering = CachedResponses(answers)
        self._public_url = public_url

    def endpoint(self, list_: List) -> Handler:
        """Return the endpoint of a list."""
        parameters = depends(*parameters_of(list_))

        async def answer(request: Request, given: Given = parameters) -> Response:
            form = choose(request.headers.get("accept"), given.get("format"), (JSON_LD, CSV))
            table = form.format is CSV
            limit, page = given.get("limit", _MOST_CSV if table else _LIMIT), given["page"]
            if limit > _MOST and not table:
                raise BadRequestError(f"limit={limit} is not a whole number from 1 to {_MOST}.", parameter="limit")
            values = read_values(list_, given, await self._lists.directory())
            context = origin(request, self._public_url) + json_ld_context.LOCAL
            version = self._lists.own.whole.version
            asked = {name: value for name, value in sorted(given.items()) if name not in ("page", "limit", "format")}

            async def make() -> tuple[str, bytes]:
                batch = await self._lists.page(list_, values, (page - 1) * limit, limit)
                if page > 1 and not batch.members:
                    raise NotFoundError(f"There is no page {page}.", help=f"There are {batch.total} members.")
                if table:
                    return version, csv_bytes(rows(list_, batch.members))
                return version, encode({"@context": context, **_hydra(list_, asked, batch, (limit, page))})

            parts = (list_.name, urlencode(asked), str(limit), str(page), context)
            return await self._answering.give(request, NormalisedRequest(version, parts), form, make)

        return answer


def parameters_of(list_: List) -> list[Parameter]:
    """Return the parameters of a list."""
    return [*(free_text(one.name, one.about, example=one.example) for one in list_.filters), *_PAGING]


def _hydra(list_: List, asked: Mapping[str, str], batch: Page, place: tuple[int, int]) -> Json:
    limit, page = place
    last = max(1, math.ceil(batch.total / limit))

    def url(number_: int | None) -> str | None:
        if number_ is None or not 1 <= number_ <= last:
            return None
        return f"/api/{list_.name}?{urlencode({**asked, 'limit': limit, 'page': number_})}"

    return {
        "id": f"/api/{list_.name}" + (f"?{urlencode(asked)}" if asked else ""),
        "type": ["PagedCollection"],
        "totalItems": batch.total,
        "view": {
            "id": url(page),
            "type": ["PartialCollectionView"],
            "first": url(1),
            "previous": url(page - 1),
            "next": url(page + 1),
            "last": url(last),
        },
        "member": list(batch.members),
    }


def rows(list_: List, members: Iterable[Json]) -> Iterable[Sequence[object]]:
    """Yield a header and a row for each member. Several values in a cell are divided by semicolons; a thing is its name and IRI."""
    yield list_.columns
    for member in members:
        yield tuple(cell(member.get(column)) for column in list_.columns)


def router(lists: FollowUpLists, answers: AnswerCache, public_url: str = "") -> APIRouter:
    """Return the routes of the lists."""
    api = FollowUpApi(lists, answers, public_url)
    routes = APIRouter(tags=["api"])
    for list_ in LISTS:
        path, handler = f"/api/{list_.name}", api.endpoint(list_)
        described = openapi.described()
        described["responses"]["200"]["content"] = {"text/csv": {"schema": {"type": "string"}}}
        routes.add_api_route(
            path,
            handler,
            methods=["GET", "HEAD"],
            operation_id=f"list_{list_.name}",
            summary=list_.title,
            description=list_.about,
            response_model=FollowUpPage,
            response_class=JsonLdResponse,
            response_description="The answer.",
            openapi_extra=described,
        )
        add_undescribed(routes, f"{path}/", handler)
    return routes
