"""``/graph``: the SPARQL 1.1 Graph Store HTTP Protocol, by ``?graph=``, by ``?default``, and by the request's own URL.

``/graph/<path>`` is the graph whose IRI is the request's URL; for our own graphs, ``https://w3id.org/migration-compact/graph/<stem>``, it
is that IRI, so that the IRI works wherever the service is deployed.
"""

import hashlib
import secrets
from dataclasses import dataclass

from graph_service.endpoints.protocol import multipart
from graph_service.endpoints.protocol.update import acknowledge, note, now
from graph_service.errors import BadRequestError, NotAcceptableError, NotFoundError
from graph_service.http import answer_cache, problems, responses
from graph_service.http.addresses import BY_SUFFIX
from graph_service.http.authorisation import Access, Holder
from graph_service.http.disconnect import Watch
from graph_service.http.exchange import CORS, Exchange, Header, single
from graph_service.http.routing import Endpoint
from graph_service.namespaces import GRAPHS
from graph_service.rdf import formats
from graph_service.rdf.formats import HTML, MARKDOWN
from graph_service.rdf.terms import check_iri
from graph_service.store import offload
from graph_service.store.interface import GraphRead, Limits, Operation, Part, Receipt, Store, Write

ALLOW = "GET, HEAD, PUT, POST, DELETE, OPTIONS"
_PATH = "/graph"


@dataclass(frozen=True, slots=True)
class Named:
    """Which graph a request names.

    Its IRI (empty: the default graph; None: a new one), the base IRI for what is sent, whether it is one of ours, and the format of a
    suffix such as ``.ttl``.
    """

    graph: str | None
    base: str
    ours: bool = False
    format: formats.Format | None = None


class GraphEndpoint:
    """The endpoint. ``page`` answers a browser that opens the IRI of one of our graphs."""

    def __init__(
        self,
        store: Store,
        access: Access,
        limits: Limits,
        write_limits: Limits,
        *,
        most_body: int,
        public_url: str,
        page: Endpoint,
    ) -> None:
        self._store = store
        self._access = access
        self._limits = limits
        self._write_limits = write_limits
        self._most_body = most_body
        self._public_url = public_url
        self._page = page

    async def __call__(self, exchange: Exchange) -> None:
        """Answer a request."""
        match exchange.method:
            case "OPTIONS":
                await responses.send_preflight(exchange, ALLOW)
            case "GET" | "HEAD":
                await self._read(exchange)
            case "PUT" | "POST" | "DELETE":
                await self._write(exchange, Operation(exchange.method.lower()))
            case _:
                raise problems.not_allowed(exchange, ALLOW)

    def _named(self, exchange: Exchange) -> Named:
        """Return the graph that the request names (§4.1, §4.2)."""
        parameters = exchange.parameters()
        graph, default = single(parameters, "graph"), single(parameters, "default")
        address = exchange.origin(self._public_url) + exchange.scope.get("raw_path", exchange.path.encode()).decode("latin-1")
        if len(exchange.path) > len(_PATH) + 1:
            if graph is not None or default is not None:
                raise BadRequestError("The path names a graph already; give no graph or default parameter.")
            ours = GRAPHS + exchange.path.removeprefix(_PATH + "/")
            if self._store.graph_version(ours):
                return Named(ours, ours, ours=True)
            for suffix, offer in BY_SUFFIX.items() if exchange.method in ("GET", "HEAD") else ():
                if ours.endswith(suffix) and self._store.graph_version(ours.removesuffix(suffix)):
                    return Named(ours.removesuffix(suffix), ours.removesuffix(suffix), ours=True, format=offer)
            iri = check_iri(address, "The request's URL")
            return Named(iri, iri)
        if graph is not None and default is not None:
            raise BadRequestError("Both graph and default are given; a request is about one graph.")
        if default is not None:
            if default:
                raise BadRequestError("default takes no value.")
            return Named("", address)
        if graph is not None:
            return Named(check_iri(graph, "graph"), graph)
        return Named(None, address)

    # Reading

    async def _read(self, exchange: Exchange) -> None:
        named = self._named(exchange)
        if named.graph is None:
            raise BadRequestError("Which graph?", help="Give ?graph=<IRI>, ?default, or a path under /graph/.")
        shortcut = single(exchange.parameters(), "format") or (named.format.name if named.format else None)
        if named.ours and _wants_page(exchange.header(b"accept"), shortcut):
            await self._page(exchange)
            return
        choice = formats.choose(exchange.header(b"accept"), shortcut, formats.RDF)
        version = self._store.graph_version(named.graph)
        if version is None:
            raise NotFoundError(f"There is no graph {named.graph}.")
        tag = _etag(version, named.graph, choice.format.name)
        headers = responses.head(choice.content_type, tag)
        if answer_cache.matches(exchange.header(b"if-none-match"), tag):
            await exchange.respond(304, headers)
            return
        watch = Watch(exchange)
        answer = await watch.over(self._store.read_graph(GraphRead(named.graph, choice.format, self._limits, exchange.client)))
        whole = answer.whole
        if whole is not None:
            await exchange.respond(200, headers, whole)
        else:
            await watch.over(exchange.stream(200, headers, answer))

    # Writing

    async def _write(self, exchange: Exchange, operation: Operation) -> None:
        holder = self._access.admit(exchange)
        named = self._named(exchange)
        made = ""
        if named.graph is None:
            if operation is not Operation.POST:
                raise BadRequestError("Which graph?", help="Give ?graph=<IRI>, ?default, or a path under /graph/.")
            # POST to the store itself makes a new graph and tells its name (§5.5).
            made = f"{exchange.origin(self._public_url)}{_PATH}/{secrets.token_hex(12)}"
            named = Named(check_iri(made, "The request's URL"), made)
        documents = () if operation is Operation.DELETE else await self._documents(exchange, operation)
        receipt = await self.store(exchange, operation, named, documents, holder)
        headers: list[Header] = [*CORS]
        if made:
            headers.append((b"location", made.encode()))
        await acknowledge(exchange, receipt, 201 if receipt.created else 204, headers)

    async def store(self, exchange: Exchange, operation: Operation, named: Named, documents: tuple[Part, ...], holder: Holder) -> Receipt:
        """Write what a holder sent, under the conditions of the request, and note it in the log.

        Raises:
            ServiceError: the write is refused; nothing was changed.

        """
        graph = named.graph or ""
        write = Write(
            operation,
            graph=graph,
            parts=documents,
            base=named.base,
            limits=self._write_limits,
            may_change=holder.may_change,
            owns=holder.owns,
            most_graphs=holder.most_graphs,
            expected=self._expected(exchange, graph),
            who=holder.name,
            when=now(),
        )
        receipt = await self._store.write(write)
        note(exchange, holder.name, receipt)
        return receipt

    async def _documents(self, exchange: Exchange, operation: Operation) -> tuple[Part, ...]:
        content_type = exchange.header(b"content-type")
        media_type, _ = formats.split_content_type(content_type)
        if media_type == "multipart/form-data" and operation is Operation.POST:
            body = await exchange.body(self._most_body)
            return await offload.read(len(body), lambda: multipart.parts(body, content_type or ""), exchange.client)
        rdf = formats.rdf_format(content_type)
        body = await exchange.body(self._most_body)
        return (Part(body, rdf),)

    def _expected(self, exchange: Exchange, graph: str) -> frozenset[str | None] | None:
        """Return the versions of the graph that If-Match or If-None-Match let a write replace (None: no graph); an empty set lets none."""
        current = self._store.graph_version(graph)
        match_header, none_match = exchange.header(b"if-match"), exchange.header(b"if-none-match")
        if match_header is None and none_match is None:
            return None
        tags = [_etag(current, graph, offer.name) for offer in formats.RDF] if current else []
        if match_header is not None and match_header.strip() != "*":
            # By strong comparison (RFC 9110 §13.1.1): a tag marked W/ is none of ours.
            given = {candidate.strip() for candidate in match_header.split(",")}
            matched = any(tag.decode() in given for tag in tags)
        else:
            matched = match_header is None or bool(tags)
        blocked = any(answer_cache.matches(none_match, tag) for tag in tags)
        return frozenset([current]) if matched and not blocked else frozenset()


def _wants_page(accept: str | None, shortcut: str | None) -> bool:
    if shortcut is not None:
        return shortcut in (HTML.name, MARKDOWN.name, MARKDOWN.extension)
    try:
        return formats.negotiate(accept, (*formats.RDF, HTML, MARKDOWN)).format in (HTML, MARKDOWN)
    except NotAcceptableError:
        return False


def _etag(version: str, graph: str, format_name: str) -> bytes:
    """Return the strong entity tag of a graph in a format: it changes only when the graph does."""
    return f'"{version}-{hashlib.blake2b(graph.encode(), digest_size=8).hexdigest()}-{format_name}"'.encode()
