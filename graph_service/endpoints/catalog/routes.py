"""What the dataset holds and how to take it away: ``/catalog``, ``/.well-known/void``, ``/dump/``, ``/alignments``."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Any, BinaryIO

from fastapi import APIRouter, Request
from fastapi import Path as InPath
from fastapi.responses import Response, StreamingResponse

from graph_service import package_data
from graph_service.corpus.per_version import PerVersion
from graph_service.endpoints.catalog import curated, dumps, ranges, sssom, statistics
from graph_service.endpoints.catalog.describe import describe, describe_dataset, graph_note
from graph_service.endpoints.catalog.names import stem_of
from graph_service.errors import NotFoundError, UnavailableError
from graph_service.http.parameters import Parameter, number, read_page_parameters, read_parameters
from graph_service.http.responses import (
    OFFERS,
    RDF_OFFERS,
    bare,
    client_address,
    head,
    is_known,
    json_text,
    links,
    origin,
    redirect,
    reply,
)
from graph_service.http.routing import Responses, add_options, add_route, add_undescribed, responses_of
from graph_service.namespaces import BASE, GRAPHS
from graph_service.pages.comparison import LANG, draw, language_of, send
from graph_service.pages.environment import embedded
from graph_service.rdf import formats, serialise
from graph_service.rdf.curies import CURIES
from graph_service.store import offload
from graph_service.store.own_graphs import OwnGraphs

_BLOCK = 2**18
_KEPT = 8
_PATIENCE = 5.0
"""Seconds for which a reader waits for the counts of a new version; then those of the one before are given, with its version.

Where there are many triples and no counts yet, the reader is asked to come again.
"""
GRAPHS_ON_PAGE = 100
"""Graphs that a page lists: partners may make thousands."""
_MOST_CLASSES = 200
_PAGE = Parameter("page", "Which page of the list of graphs, from 1.", {"type": "integer", "minimum": 1, "default": 1})
_METHODS = ["GET", "HEAD"]
Extension = Annotated[str, InPath(description="ttl, jsonld, nt or rdf; of descriptions html as well, of shapes md.")]
_DumpName = Annotated[str, InPath(description="A file that /dump/ lists, such as all.nq.gz, or SHA256SUMS.")]
_MappingSet = Annotated[str, InPath(description="A mapping set: the name of its file without .sssom.tsv.")]
_TSV = "text/tab-separated-values; charset=utf-8"


class Catalog:
    """The handlers; what they show is made once for each version of the dataset."""

    def __init__(self, own: OwnGraphs, public_url: str, root: Path, counts: PerVersion[statistics.Statistics]) -> None:
        self._public_url = public_url
        self._curated = curated.read(root)
        self._alignments = root / "data/curated/alignments"
        self._statistics = counts
        self._own = own
        self._filler = dumps.Filler(own.whole)
        self._dumps = PerVersion(own.whole, self._filler.fill)
        self._descriptions: dict[tuple[str, str, str], bytes] = {}
        self._mappings = PerVersion(own, partial(sssom.read_mappings, own))

    @asynccontextmanager
    async def lifespan(self, _app: object) -> AsyncIterator[None]:
        """Remove the dumps when the service stops: a process that ends by a signal runs no exit handlers."""
        yield
        self._dumps.close()
        self._filler.close()

    async def catalog(self, request: Request) -> Response:
        """Describe the dataset in the format asked for: DCAT 3 and VoID, or a page."""
        return await self._catalog(request, formats.choose(request.headers.get("accept"), None, OFFERS))

    async def catalog_as(self, request: Request, extension: Extension) -> Response:
        """Describe the dataset in the format that the extension names."""
        return await self._catalog(request, explicit(extension))

    async def void(self, request: Request) -> Response:
        """Describe the dataset where VoID §6.2 has clients look for it."""
        return await self.catalog(request)

    async def dataset(self, request: Request) -> Response:
        """Send to the description: the dataset itself is not a document."""
        read_parameters(request.scope["query_string"], ())
        return redirect(303, "/catalog")

    async def _catalog(self, request: Request, choice: formats.Choice) -> Response:
        page = choice.format is formats.HTML
        values = read_page_parameters(request, (_PAGE, LANG) if page else (LANG,), page=page)
        version, counted = await self._statistics.latest(_PATIENCE, first=not self._own.summary.many)
        client = client_address(request)
        if page:
            reader = language_of(request, values)
            as_schema = {"schema_org": embedded(describe_dataset(counted, self._curated, origin(request, self._public_url)))}
            chosen, pages = _page(values, self._in_order(counted.graphs))
            said = self._version(version)
            draw_it = lambda: draw(request, "catalog.html", reader, **self._shown(counted, chosen), **pages, **as_schema, **said)  # noqa: E731
            body = await offload.run(client, draw_it)
            return send(request, body, reader, headers=links(choice, "/catalog"), version=version)
        body = await self._description(version, counted, choice.format.name, origin(request, self._public_url), client)
        return reply(request, body, choice.content_type, headers=links(choice, "/catalog"), version=version)

    def _version(self, version: str) -> dict[str, Any]:
        """Return what a page says of the version that it was made from."""
        return {"version": version, "earlier": version != self._own.whole.version}

    def _in_order(self, graphs: Iterable[str]) -> list[str]:
        """Return graphs by their IRIs, our own first; the default graph, whose name is empty, is nobody's."""
        return sorted(graphs, key=lambda graph: (not self._own.owns(graph), graph))

    async def _description(self, version: str, counted: statistics.Statistics, format_name: str, base: str, client: str) -> bytes:
        wanted = version, format_name, base
        if wanted not in self._descriptions:
            body = await offload.run(client, lambda: serialise.write(describe(counted, self._curated, base, version), format_name))
            if len(self._descriptions) >= _KEPT or any(kept[0] != version for kept in self._descriptions):
                # The Host header is the client's: what is kept must not grow with it.
                self._descriptions.clear()
            self._descriptions[wanted] = body
            return body
        return self._descriptions[wanted]

    def _shown(self, counted: statistics.Statistics, chosen: Iterable[str]) -> dict[str, Any]:
        graphs = []
        for graph in chosen:
            counts = counted.graphs[graph]
            note = graph_note(graph, counted.texts.get(graph, []), self._curated)
            known = {
                "title": note.title,
                "description": note.description,
                "rights": note.rights,
                "sources": [one.path for one in note.sources],
            }
            href = "/" + graph.removeprefix(BASE) if graph.startswith(GRAPHS) else graph
            graphs.append({**known, "stem": stem_of(graph), "href": href, "size": counts.size})
        places = {one.place: one.title for one in self._curated.outside}
        outward = [
            {"title": places[one.place], "property": CURIES.shorten(one.property), "triples": one.size.triples}
            for one in counted.outward
            if one.place in places
        ]
        classes = sorted(counted.whole.classes.items(), key=lambda item: (-item[1], item[0]))
        return {
            "dataset": self._curated.dataset,
            "release": self._curated.version,
            "date": self._curated.date,
            "whole": counted.whole,
            "left_out": counted.left_out,
            "graphs": graphs,
            "graph_count": len(counted.graphs),
            "outward": outward,
            "classes": [(CURIES.shorten(one), count) for one, count in classes[:_MOST_CLASSES]],
        }

    async def dump_list(self, request: Request) -> Response:
        """List the dumps, as a page or as JSON."""
        choice = formats.choose(request.headers.get("accept"), None, (_JSON, formats.HTML))
        page = choice.format is formats.HTML
        values = read_page_parameters(request, (_PAGE, LANG), page=page)
        many = self._own.summary.many
        version, directory = await (self._dumps.latest(_PATIENCE, first=False) if many else self._dumps.get())
        _, counted = await self._statistics.latest(_PATIENCE, first=not many)
        files = {one.graph: one for one in directory.graphs}
        named = self._in_order(graph for graph in files if graph)
        if page:
            reader = language_of(request, values)
            named, pages = _page(values, named)

            def draw_it() -> bytes:
                rows = self._dump_rows(directory, [files[graph] for graph in named], counted)
                return draw(request, "dumps.html", reader, rows=rows, **pages, **self._version(version))

            return send(request, await offload.run(client_address(request), draw_it), reader, version=version)
        base = f"{origin(request, self._public_url)}/dump/"

        def write_it() -> bytes:
            rows = self._dump_rows(directory, [files[graph] for graph in named], counted)
            listing = {"version": version, "checksums": base + dumps.CHECKSUMS, "dumps": [_listed(row, base) for row in rows]}
            return json_text(listing)

        return reply(request, await offload.run(client_address(request), write_it), choice.content_type, version=version)

    def _dump_rows(
        self, directory: dumps.DumpDirectory, graphs: Iterable[dumps.GraphFile], counted: statistics.Statistics
    ) -> list[dict[str, Any]]:
        """Return what there is to say of the dumps of the whole dataset and of some of its graphs."""
        rows: list[dict[str, Any]] = [
            {"title": self._curated.dataset["title"], "graph": None, "triples": counted.whole.size.triples, "stem": "all"}
        ]
        for graph in graphs:
            note = graph_note(graph.graph, counted.texts.get(graph.graph, []), self._curated)
            rows.append({"title": note.title, "graph": graph.graph, "triples": graph.triples, "stem": graph.stem})
        return [{**row, "names": directory.names_of(row["stem"])} for row in rows]

    async def dump(self, request: Request, name: _DumpName) -> Response:
        """Send a dump: its length, its checksum as ETag, and its bytes, or the range asked for, from a file that is finished."""
        read_parameters(request.scope["query_string"], ())
        _, directory = await self._dumps.get()
        try:
            if name == dumps.CHECKSUMS:
                return reply(request, (await directory.checksums()).encode(), "text/plain; charset=utf-8")
            dump = await directory.get(name)
            tag = f'"{dump.sha256[:32]}"'
            known = head(dump.media_type, tag.encode(), vary="")
            if is_known(request, tag.encode()):
                return bare(304, known)
            headers = {key.decode(): value.decode() for key, value in known}
            headers |= {"Content-Length": str(dump.length), "Accept-Ranges": "bytes"}
            headers["Content-Disposition"] = f'attachment; filename="migration-compact-{dump.name}"'
            if request.method == "HEAD":
                return Response(headers=headers)
            part = ranges.read(request.headers.get("range"), request.headers.get("if-range"), tag, dump.length)
            file = await asyncio.to_thread(dump.path.open, "rb")
        except FileNotFoundError:
            raise UnavailableError("The dataset has just changed, and this dump with it.") from None
        if part is None:
            return StreamingResponse(_blocks(file, range(dump.length)), headers=headers)
        headers |= {"Content-Length": str(len(part)), "Content-Range": f"bytes {part.start}-{part.stop - 1}/{dump.length}"}
        return StreamingResponse(_blocks(file, part), 206, headers=headers)

    async def mappings_table(self, request: Request) -> Response:
        """Send the editorial links as an SSSOM table."""
        read_parameters(request.scope["query_string"], ())
        _, mappings = await self._mappings.get()
        text = sssom.to_tsv(mappings, self._curated.version, self._curated.date)
        return reply(request, text.encode(), _TSV)

    async def mappings_as(self, request: Request, extension: Extension) -> Response:
        """Send the editorial links as SSSOM in RDF."""
        read_parameters(request.scope["query_string"], ())
        choice = explicit(extension, RDF_OFFERS)
        _, mappings = await self._mappings.get()
        statements = sssom.to_statements(mappings, self._curated.version, self._curated.date)
        body = await offload.run(client_address(request), partial(serialise.write, statements, choice.format.name))
        return reply(request, body, choice.content_type)

    async def mapping_set(self, request: Request, name: _MappingSet) -> Response:
        """Send one of the curated SSSOM tables as its editors wrote it."""
        read_parameters(request.scope["query_string"], ())
        known = {path.name: path for path in self._alignments.glob("*.sssom.tsv")}
        path = known.get(f"{name}.sssom.tsv")
        if path is None:
            raise NotFoundError(f"There is no mapping set {name[:80]}.", help=f"There are {', '.join(sorted(known))}.")
        return reply(request, await asyncio.to_thread(path.read_bytes), _TSV)


_JSON = formats.Format("json", ("application/json",), "json")


def _listed(row: dict[str, Any], base: str) -> dict[str, Any]:
    return {
        "title": row["title"],
        "graph": row["graph"],
        "triples": row["triples"],
        "files": [{"name": name, "url": base + name} for name in row["names"]],
    }


def _page(values: Mapping[str, str], graphs: list[str]) -> tuple[list[str], dict[str, int]]:
    """Return the graphs on the page that a request names, and the numbers of the pages before and after it (0: there is none).

    Raises:
        BadRequestError: ``page`` is not a number of a page.

    """
    last = max(1, -(-len(graphs) // GRAPHS_ON_PAGE))
    here = number(values, "page", 1, 1, last)
    chosen = graphs[(here - 1) * GRAPHS_ON_PAGE : here * GRAPHS_ON_PAGE]
    return chosen, {"previous": here - 1, "next": here + 1 if here < last else 0}


def explicit(extension: str, offers: Sequence[formats.Format] = OFFERS) -> formats.Choice:
    """Return the format of a description, of those on offer, that an extension names.

    Raises:
        NotFoundError: it names none.

    """
    form = next((one for one in offers if one.extension == extension), None)
    if form is None:
        raise NotFoundError(f"There is no .{extension[:20]} of this.", help=f"There are .{', .'.join(one.extension for one in offers)}.")
    return formats.Choice(form, form.types[0])


async def _blocks(file: BinaryIO, part: range) -> AsyncIterator[bytes]:
    with file:
        file.seek(part.start)
        for start in range(part.start, part.stop, _BLOCK):
            yield await asyncio.to_thread(file.read, min(_BLOCK, part.stop - start))


def statistics_of(own: OwnGraphs, log: Callable[[str, dict[str, Any]], None]) -> PerVersion[statistics.Statistics]:
    """Return the counts of a store's dataset, made once for each version of it; ``log`` hears of what is left out."""
    return PerVersion(own.whole, partial(statistics.count, own, log))


def router(own: OwnGraphs, counts: PerVersion[statistics.Statistics], public_url: str = "") -> APIRouter:
    """Return the routes. ``public_url`` is where clients reach the service; empty takes the Host header."""
    handlers = Catalog(own, public_url, package_data.root(), counts)
    routes = APIRouter(tags=["Catalogue and downloads"], lifespan=handlers.lifespan)
    described = responses_of("The description", (one.types[0] for one in OFFERS))
    file = responses_of("The file", {*dumps.MEDIA_TYPES.values(), "application/gzip", "text/plain"})
    file[206] = {**file[200], "description": "The part of the file that Range asks for"}
    table = responses_of("The table", ("text/tab-separated-values",))
    graph = responses_of("The mappings", (one.types[0] for one in RDF_OFFERS))
    listing = responses_of("The list", ("application/json", "text/html"))
    see_other: Responses = {303: {"description": "See the catalogue"}}
    table_of_routes: list[tuple[str, Any, str, Responses]] = [
        ("/catalog", handlers.catalog, "The catalogue: DCAT 3 and VoID", described),
        ("/catalog.{extension}", handlers.catalog_as, "The catalogue in a named format", described),
        ("/.well-known/void", handlers.void, "The catalogue, where VoID clients look", described),
        ("/dataset", handlers.dataset, "The dataset: see the catalogue", see_other),
        ("/dump/", handlers.dump_list, "The dumps there are", listing),
        ("/dump/{name}", handlers.dump, "A dump, or SHA256SUMS", file),
        ("/alignments.sssom.tsv", handlers.mappings_table, "The editorial links as an SSSOM table", table),
        ("/alignments.sssom.{extension}", handlers.mappings_as, "The editorial links as SSSOM in RDF", graph),
        ("/alignments/{name}.sssom.tsv", handlers.mapping_set, "A curated SSSOM table", table),
    ]
    for path, handler, summary, responses in table_of_routes:
        add_route(routes, path, handler, summary, responses)
        add_options(routes, path)
    add_undescribed(routes, "/dump", handlers.dump_list)
    return routes
