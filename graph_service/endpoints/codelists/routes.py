"""``/codelists`` and ``/codelists/<name>``: pages, JSON, CSV and Turtle."""

import asyncio
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi import Path as InPath
from fastapi.responses import Response

from graph_service import package_data
from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.things import Things
from graph_service.endpoints.codelists import formats as lists_as
from graph_service.endpoints.codelists.lists import CodeList, kinds, read_lists, read_short_names
from graph_service.endpoints.explore.csv_rows import csv_bytes
from graph_service.errors import NotFoundError
from graph_service.http.parameters import read_page_parameters, read_parameters
from graph_service.http.responses import client_address, origin, reply
from graph_service.http.routing import add_options, add_route, add_undescribed
from graph_service.package_data.manifest import read_release
from graph_service.pages.comparison import LANG, language_of, show
from graph_service.rdf import turtle
from graph_service.rdf.formats import CSV, HTML, TURTLE, Choice, Format, choose
from graph_service.store import offload
from graph_service.store.own_graphs import OwnGraphs

PATHS = ("/codelists", "/codelists/*")
_JSON = Format("json", ("application/json",), "json")
_FILES = (_JSON, CSV, TURTLE)
_OFFERS = (*_FILES, HTML)
_Name = Annotated[str, InPath(description="objectives, actions, principles, priorities or asks.", examples=["objectives"])]
_Extension = Annotated[str, InPath(description="csv, json or ttl.", examples=["csv"])]


class CodeLists:
    """The handlers; the lists are read once for each version of the dataset."""

    def __init__(self, own: OwnGraphs, things: PerVersion[Things], public_url: str) -> None:
        self._things = things
        self._public_url = public_url
        self._short_names = read_short_names(package_data.curated() / "short-names.tsv")
        self._release = read_release(package_data.curated() / "release.toml")
        self._lists = PerVersion(own, self._read)

    async def _read(self) -> dict[str, CodeList]:
        return await asyncio.to_thread(read_lists, await self._things.current(), self._short_names, self._release)

    async def codelists(self, request: Request) -> Response:
        """List the code lists with the addresses of their files."""
        choice = choose(request.headers.get("accept"), None, (_JSON, HTML))
        values = read_page_parameters(request, (LANG,), page=choice.format is HTML)
        version, lists = await self._lists.get()
        if choice.format is HTML:
            return show(request, "codelists.html", language_of(request, values), version=version, lists=lists.values())
        body = _text(lists_as.index(lists.values(), origin(request, self._public_url)))
        return reply(request, body, choice.content_type, version=version)

    async def codelist(self, request: Request, name: _Name) -> Response:
        """Send a code list in the format asked for, or as a page."""
        choice = choose(request.headers.get("accept"), None, _OFFERS)
        if choice.format is not HTML:
            return await self._file(request, name, choice)
        values = read_page_parameters(request, (LANG,), page=True)
        version, codes = await self._get(name)
        return show(request, "codelist.html", language_of(request, values), version=version, codes=codes)

    async def codelist_file(self, request: Request, name: _Name, extension: _Extension) -> Response:
        """Send a code list in the format that the extension names."""
        form = next((one for one in _FILES if one.extension == extension), None)
        if form is None:
            raise NotFoundError(f"There is no .{extension[:20]} of code lists.", help="There are .csv, .json and .ttl.")
        return await self._file(request, name, Choice(form, form.types[0]))

    async def _file(self, request: Request, name: str, choice: Choice) -> Response:
        read_parameters(request.scope["query_string"], ())
        version, codes = await self._get(name)
        body = await offload.run(client_address(request), partial(write, codes, choice.format.extension))
        others = (f'</codelists/{name}.{one.extension}>; rel="alternate"; type="{one.types[0]}"' for one in _FILES)
        links = ", ".join((f'<{codes.kind.iri}>; rel="canonical"', *others))
        return reply(request, body, choice.content_type, headers={"Link": links}, version=version)

    async def _get(self, name: str) -> tuple[str, CodeList]:
        version, lists = await self._lists.get()
        if name not in lists:
            raise NotFoundError(f"There is no code list {name[:80]!r}.", help=f"There are {', '.join(lists)}.", known=list(kinds()))
        return version, lists[name]


def write(codes: CodeList, extension: str) -> bytes:
    """Return a list as the bytes of its file; ``extension`` is csv, json or ttl."""
    if extension == CSV.extension:
        return csv_bytes(lists_as.rows(codes), mark=False)
    if extension == TURTLE.extension:
        return turtle.write(lists_as.statements(codes), first=f"<{codes.kind.iri}>").encode()
    return _text(lists_as.document(codes))


def _text(model: lists_as.List | lists_as.Index) -> bytes:
    return model.model_dump_json(indent=1, by_alias=True).encode() + b"\n"


def router(own: OwnGraphs, things: PerVersion[Things], public_url: str) -> APIRouter:
    """Return the routes. ``public_url`` is where clients reach the service; empty takes the Host header."""
    handlers = CodeLists(own, things, public_url)
    routes = APIRouter(tags=["Code lists"])
    list_: dict[str, Any] = {"description": "The list", "model": lists_as.List, "content": {CSV.types[0]: {}, TURTLE.types[0]: {}}}
    page = {**list_, "content": {**list_["content"], HTML.types[0]: {}}}
    index: dict[str, Any] = {"description": "The lists", "model": lists_as.Index, "content": {HTML.types[0]: {}}}
    table: list[tuple[str, Any, str, dict[str, Any]]] = [
        ("/codelists", handlers.codelists, "The code lists there are", index),
        ("/codelists/{name}.{extension}", handlers.codelist_file, "A code list as CSV, JSON or SKOS", list_),
        ("/codelists/{name}", handlers.codelist, "A code list, by Accept", page),
    ]
    for path, handler, summary, described in table:
        add_route(routes, path, handler, summary, {200: described})
        add_options(routes, path)
    add_undescribed(routes, "/codelists/", handlers.codelists)
    return routes
