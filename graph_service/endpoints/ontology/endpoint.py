"""The vocabulary, the JSON-LD context and the frames: ``/ontology`` and what is under it."""

import hashlib
import json
import re

from graph_service import __version__, package_data
from graph_service.endpoints.ontology import page as ontology_page
from graph_service.endpoints.resources import context as json_ld_context
from graph_service.endpoints.resources.document import frame, kinds
from graph_service.endpoints.resources.endpoint import allowed, choose, reads, representation
from graph_service.errors import NotFoundError
from graph_service.http import answer_cache
from graph_service.http.addresses import OFFERS, read
from graph_service.http.answer_cache import CachedResponse
from graph_service.http.exchange import Exchange
from graph_service.http.responses import REVALIDATE, entry, send, send_redirect
from graph_service.namespaces import BASE, GRAPHS
from graph_service.pages import markdown
from graph_service.pages.i18n import Language
from graph_service.rdf import formats, serialise, turtle
from graph_service.rdf.formats import HTML, MARKDOWN, Choice, Format
from graph_service.rdf.index import Index
from graph_service.rdf.serialise import Statement
from graph_service.store.interface import GraphRead, Limits, Store

GRAPH = GRAPHS + "migration-compact"
IRI = BASE + "ontology"
_DOCUMENT = re.compile(r"ontology(?:/([0-9]+\.[0-9]+\.[0-9]+))?\Z")
_FILE = re.compile(r"/ontology(?:/([0-9]+\.[0-9]+\.[0-9]+))?/(context|frames/([a-z]+))\.jsonld\Z")
_DAY = b"public, max-age=86400"


class OntologyEndpoint:
    """The endpoint."""

    def __init__(self, store: Store, limits: Limits) -> None:
        self._store = store
        self._limits = limits

    async def __call__(self, exchange: Exchange) -> None:
        """Answer a request."""
        if not await allowed(exchange):
            return
        file = _FILE.match(exchange.path)
        if file:
            await self._file(exchange, file[1], file[3])
            return
        address = read(exchange.path)
        if address.slashed:
            await send_redirect(exchange, 308, address.local())
            return
        document = _DOCUMENT.match(address.path)
        if not document or document[1] not in (None, json_ld_context.VERSION):
            terms = f"The vocabulary is {IRI}, version {json_ld_context.VERSION}; its terms are {IRI}#…."
            raise NotFoundError(f"There is nothing at {exchange.path}.", help=terms, nearest=[IRI])
        await self._document(exchange, address.path, choose(exchange, address.format, OFFERS))

    async def _file(self, exchange: Exchange, version: str | None, kind: str | None) -> None:
        if version not in (None, json_ld_context.VERSION) or (kind is not None and kind not in kinds()):
            help_ = f"The version is {json_ld_context.VERSION}; frames are {', '.join(kinds())}."
            raise NotFoundError(f"There is nothing at {exchange.path}.", help=help_)
        data = frame(kind) if kind else json_ld_context.text()
        tag = f'"{hashlib.sha256(data).hexdigest()[:24]}"'.encode()
        canonical = BASE + exchange.path.lstrip("/")
        link = (b"link", f'<{canonical}>; rel="canonical"'.encode())
        await send(exchange, entry(data, "application/ld+json", tag, cache=_DAY if version else REVALIDATE, vary="", more=[link]))

    async def _document(self, exchange: Exchange, path: str, choice: Choice) -> None:
        statements, version = await self._statements(exchange)
        reader = reads(exchange)
        spoken = f"{__version__} {reader.code} {reader.asked}" if choice.format in (HTML, MARKDOWN) else ""
        tag = answer_cache.etag(version, answer_cache.request_key(path, choice.content_type, spoken))
        canonical = "/ontology" if choice.format in (HTML, MARKDOWN) else IRI
        links = [f'<{canonical}>; rel="canonical"', f'<{json_ld_context.LOCAL}>; rel="related"; type="application/ld+json"']
        links += [f'</ontology.{offer.extension}>; rel="alternate"; type="{offer.types[0]}"' for offer in OFFERS]
        headers = representation(read(f"/{path}"), choice, links, reader, tag)
        await send(exchange, CachedResponse(tag, headers, _body(statements, choice.format, reader)))

    async def _statements(self, exchange: Exchange) -> tuple[list[Statement], str]:
        version = self._store.graph_version(GRAPH)
        if version is None:
            raise NotFoundError("This store holds no vocabulary.", help=f"It would be the graph {GRAPH}; the project has it as a file.")
        answer = await self._store.read_graph(GraphRead(GRAPH, formats.N_TRIPLES, self._limits, exchange.client))
        lines = (await answer.read()).decode().splitlines()
        return [serialise.parse(line) for line in lines], version


def _body(statements: list[Statement], form: Format, reader: Language) -> bytes:
    if form is HTML:
        return ontology_page.render(Index(statements), reader)
    if form is MARKDOWN:
        return markdown.render("ontology.md", **ontology_page.values(Index(statements), reader))
    if form in (formats.TURTLE, formats.TRIG):
        return turtle.write(statements, first=f"<{IRI}>").encode()
    return serialise.write(statements, form.name)


def versions_agree() -> bool:
    """Return True if the context's version is the vocabulary's."""
    file = (package_data.ontology() / "migration-compact.ttl").read_text(encoding="utf-8")
    return f'owl:versionInfo "{json_ld_context.VERSION}"' in file and all(_context_of(kind) == json_ld_context.IRI for kind in kinds())


def _context_of(kind: str) -> object:
    return json.loads(frame(kind))["@context"]
