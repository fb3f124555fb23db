"""``/shapes``: the rules that data of ours keep (SHACL), as RDF for programs and as a page that tells what each rule is for."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi import Path as InPath
from fastapi.responses import Response

from graph_service.endpoints.catalog.routes import Extension, explicit
from graph_service.errors import NotFoundError
from graph_service.http.parameters import read_page_parameters
from graph_service.http.responses import OFFERS, links, redirect, reply
from graph_service.http.routing import add_options, add_route, responses_of
from graph_service.namespaces import BASE, PREFIXES
from graph_service.pages.comparison import LANG, LENGTH, language_of, show
from graph_service.pages.listing import Entry, Section, show_listing
from graph_service.pages.markdown import wants_all
from graph_service.rdf import formats
from graph_service.rdf.curies import CURIES
from graph_service.rdf.graph import Triples

PATHS = ("/shapes", "/shapes.*", "/shapes/*")
_Name = Annotated[str, InPath(description="A file that /shapes names, such as objective, with or without an extension.")]
_OFFERS = (*OFFERS, formats.MARKDOWN)
_SH = "http://www.w3.org/ns/shacl#"
_TARGETS = tuple(_SH + one for one in ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf"))


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape: its IRI, what it is for, what it is about by the local name of the SHACL property, and what its rules ask."""

    iri: str
    intent: str
    targets: tuple[tuple[str, tuple[str, ...]], ...]
    rules: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return its place on the page: file and name."""
        return self.iri.removeprefix(f"{BASE}shapes/").replace("#", "-")

    @property
    def name(self) -> str:
        """Return its name in its file."""
        return self.iri.rpartition("#")[2]


@dataclass(frozen=True, slots=True)
class ShapesFile:
    """A file of shapes: its name without the extension, its title, and its node shapes."""

    stem: str
    title: str
    shapes: tuple[Shape, ...]


@lru_cache(maxsize=4)
def read_shapes(folder: Path) -> tuple[ShapesFile, ...]:
    """Return the shapes of a folder by file, sorted."""
    return tuple(_read(file) for file in sorted(folder.glob("*.ttl")))


def by_class(files: Sequence[ShapesFile]) -> dict[str, list[Shape]]:
    """Return the shapes about each class, by its prefixed name: about its things, or about all of them together."""
    shapes: dict[str, list[Shape]] = {}
    for shape in (shape for file in files for shape in file.shapes):
        for name in {name for kind, names in shape.targets if kind in ("targetClass", "targetNode") for name in names}:
            if name.rpartition(":")[2][:1].isupper():
                shapes.setdefault(name, []).append(shape)
    return dict(sorted(shapes.items()))


def _read(file: Path) -> ShapesFile:
    graph = Triples.read([file])
    shapes = [_shape(graph, node) for node in graph.subjects(f"{PREFIXES['rdf']}type", f"{_SH}NodeShape")]
    titles = graph.values(f"{BASE}shapes/{file.stem}", f"{PREFIXES['dct']}title")
    return ShapesFile(file.stem, titles[0] if titles else file.stem, tuple(shape for shape in shapes if shape.targets))


def _shape(graph: Triples, node: str) -> Shape:
    targets = ((one.removeprefix(_SH), tuple(CURIES.shorten(iri) for iri in graph.iris(node, one))) for one in _TARGETS)
    intent = " ".join(graph.values(node, f"{PREFIXES['rdfs']}comment"))
    return Shape(node, intent, tuple((kind, names) for kind, names in targets if names), tuple(dict.fromkeys(_rules(graph, node))))


def _rules(graph: Triples, node: str) -> Iterator[str]:
    yield from graph.values(node, f"{_SH}message")
    for part in ("property", "sparql"):
        for one in graph.values(node, _SH + part):
            yield from _rules(graph, one)


class Shapes:
    """The handlers; ``folder`` is ``shapes/``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written: dict[tuple[str, str], bytes] = {}

    async def all_shapes(self, request: Request) -> Response:
        """Return all shapes in the format asked for, or the page that explains them."""
        return await self._respond(request, "", formats.choose(request.headers.get("accept"), None, _OFFERS))

    async def all_shapes_as(self, request: Request, extension: Extension) -> Response:
        """Return all shapes in the format that the extension names."""
        return await self._respond(request, "", explicit(extension, _OFFERS))

    async def shapes_of(self, request: Request, name: _Name) -> Response:
        """Return the shapes of one file; a browser is sent to its place on the page."""
        stem, dot, extension = name.partition(".")
        choice = explicit(extension, _OFFERS) if dot else formats.choose(request.headers.get("accept"), None, _OFFERS)
        known = [file.stem for file in read_shapes(self._folder)]
        if stem not in known:
            raise NotFoundError(f"There are no shapes {stem[:80]!r}.", help="/shapes lists them.", known=known)
        if choice.format is formats.HTML:
            return redirect(303, f"/shapes#{stem}")
        return await self._respond(request, stem, choice)

    async def _respond(self, request: Request, stem: str, choice: formats.Choice) -> Response:
        page = choice.format in (formats.HTML, formats.MARKDOWN)
        values = read_page_parameters(request, (LENGTH, LANG), page=page)
        if page:
            files = await asyncio.to_thread(read_shapes, self._folder)
            if choice.format is formats.MARKDOWN:
                sections = [_section(file) for file in files if stem in ("", file.stem)]
                reader = language_of(request, values)
                title, lead = str(reader.t("shapes.title")), str(reader.t("shapes.lead"))
                return show_listing(request, reader, title, lead, sections, whole=bool(stem) or wants_all(values.get("length")))
            return show(request, "shapes.html", language_of(request, values), files=files, classes=by_class(files))
        path = f"/shapes/{stem}" if stem else "/shapes"
        key = stem, choice.format.name
        if key not in self._written:
            self._written[key] = await asyncio.to_thread(self._write, *key)
        return reply(request, self._written[key], choice.content_type, headers=links(choice, path))

    def _write(self, stem: str, format_name: str) -> bytes:
        files = sorted(self._folder.glob(f"{stem or '*'}.ttl"))
        if format_name == formats.TURTLE.name:
            # As people wrote them: with prefixes, and the comments that say why.
            return b"\n".join(file.read_bytes() for file in files)
        return Triples.read(files).write(format_name)


def _section(file: ShapesFile) -> Section:
    return Section(file.title, [Entry(shape.name, shape.iri, " ".join([shape.intent, *shape.rules])) for shape in file.shapes])


def router(folder: Path) -> APIRouter:
    """Return the routes."""
    handlers = Shapes(folder)
    routes = APIRouter(tags=["Catalogue and downloads"])
    described = responses_of("The shapes", (one.types[0] for one in _OFFERS))
    for path, handler, summary in (
        ("/shapes", handlers.all_shapes, "The shapes: the rules that data keep, as SHACL"),
        ("/shapes.{extension}", handlers.all_shapes_as, "The shapes in a named format"),
        ("/shapes/{name}", handlers.shapes_of, "The shapes of one file, such as objective or link.ttl"),
    ):
        add_route(routes, path, handler, summary, described)
        add_options(routes, path)
    return routes
