"""``POST /import?graph=IRI``: a table that a partner filled in takes the place of a graph, as a PUT of the same in RDF would.

``POST /validate`` is the dry run of a table or of RDF: it tells what a write would tell and stores nothing. Anybody may ask.
"""

import asyncio
import json
from dataclasses import replace
from typing import Any

from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.select import bindings, select
from graph_service.endpoints.followup.names import Names
from graph_service.endpoints.followup.outcome import Outcome
from graph_service.endpoints.followup.references import Stored, looked_up
from graph_service.endpoints.followup.tables import CSV_TYPE, XLSX_TYPE, refuse_other_kinds, settled
from graph_service.endpoints.protocol.graph_store import GraphEndpoint, Named
from graph_service.endpoints.protocol.update import now
from graph_service.errors import (
    BadRequestError,
    ContentTooLargeError,
    MemoryLimitError,
    ServiceError,
    TableError,
    TimeLimitError,
    UnauthorisedError,
    UnsupportedMediaTypeError,
    WritesClosedError,
)
from graph_service.http import problems, responses
from graph_service.http.authorisation import Access, Holder
from graph_service.http.disconnect import Watch
from graph_service.http.exchange import CORS, QUERIES, Exchange, single
from graph_service.rdf import formats, serialise
from graph_service.rdf.formats import JSON, TURTLE
from graph_service.rdf.terms import Iri, check_iri
from graph_service.sparql.bind import bind
from graph_service.sparql.files import text
from graph_service.store.embedded import child_process
from graph_service.store.interface import Limits, Operation, Part, Query, Receipt, Write
from graph_service.store.own_graphs import OwnGraphs

ALLOW = "POST, OPTIONS"
_PROCESS = "graph_service.endpoints.followup.import_process"
_OWN_MEMORY = 256 * 2**20
_DRY_RUN_BODY = 16 * 2**20
_PIECE = 20_000
"""Rows of a table that the usual limits let pass with room to spare: 100,000 need more than 512 MiB."""
_NOWHERE = "https://example.org/dry-run/table"


def names_of(own: OwnGraphs) -> PerVersion[Names]:
    """Return what the cells of tables may name, read once for each version of our graphs."""

    async def make() -> Names:
        rows = await select(own, "endpoints/followup/names")
        return Names.of((row["thing"].value, row["role"].value, row["value"].value) for row in rows)

    return PerVersion(own, make)


class Tables:
    """Reads tables, each in a process of its own, two at a time."""

    def __init__(self, own: OwnGraphs) -> None:
        self._store = own.whole
        self._names = names_of(own)
        self._free = asyncio.Semaphore(2)

    async def read(self, body: bytes, media_type: str, graph: str, limits: Limits) -> tuple[dict[str, Any], Part]:
        """Return what became of a table, and it as RDF.

        Raises:
            TableError: something is wrong with it; the faults are listed by row and column.
            ConflictError: the graph holds things of another kind, whose place it would take, or it would delete what the graph holds.
            MemoryLimitError, TimeLimitError: it takes more than it may.

        """
        _, names = await self._names.get()
        today = now()[: len("2026-11-28")]
        request = {"graph": graph, "names": names.mapping(), "today": today, "workbook": media_type == XLSX_TYPE}
        try:
            async with asyncio.timeout(limits.seconds), self._free:
                outcome = await child_process.ask(_PROCESS, limits.memory + _OWN_MEMORY, json.dumps(request).encode() + b"\n" + body)
        except TimeoutError:
            detail = f"Reading the table took longer than {limits.seconds:g} s. Nothing was changed."
            raise TimeLimitError(detail, help="Send it in smaller parts.", limit="seconds", maximum=limits.seconds) from None
        if outcome.status:
            if outcome.out_of_memory:
                detail = "Reading the table needed more memory than it may use. Nothing was changed."
                raise MemoryLimitError(detail, help="Send it as CSV, or in smaller parts.", limit="memory", maximum=limits.memory)
            raise ServiceError("The table could not be read. Nothing was changed.")
        line, _, turtle = outcome.output.partition(b"\n")
        made: dict[str, Any] = json.loads(line)
        if "unreadable" in made:
            raise TableError(str(made["unreadable"]), wrong=1, faults=[])
        kind, became = made["kind"], Outcome.read(made)
        there = self._store.graph_version(graph) is not None
        if there:
            await self._refuse_other_kinds(graph, kind, limits)
        stored = await self._stored(became, graph, limits) if graph != _NOWHERE else None
        return settled(graph, kind, became, stored, there=there), Part(turtle, TURTLE)

    async def _stored(self, became: Outcome, graph: str, limits: Limits) -> Stored:
        """Return what other graphs hold of what a table names."""
        stored = Stored()
        for iris in looked_up(became):
            query = bind(text("endpoints/followup/stored"), {"item": [Iri(one) for one in iris], "without": [Iri(graph)]})
            for row in bindings(await (await self._store.query(Query(query, JSON, limits))).read()):
                item, property_, value, named = (row[one] for one in ("item", "property", "value", "graph"))
                stored.take(item["value"], property_["value"], value["value"], value.get("xml:lang", ""), named["value"])
        return stored

    async def _refuse_other_kinds(self, graph: str, kind: str, limits: Limits) -> None:
        asked = Query(text("endpoints/followup/kinds"), JSON, limits, bindings={"graph": serialise.iri(graph)})
        rows = bindings(await (await self._store.query(asked)).read())
        refuse_other_kinds(graph, kind, [row["kind"]["value"] for row in rows])


class ImportEndpoint:
    """The endpoint of ``/import``. It writes as a PUT to ``/graph`` does, with the same authorisation, checks and conditions."""

    def __init__(self, graphs: GraphEndpoint, access: Access, limits: Limits, tables: Tables, most_body: int) -> None:
        self._graphs = graphs
        self._access = access
        self._limits = limits
        self._tables = tables
        self._most_body = most_body

    async def __call__(self, exchange: Exchange) -> None:
        """Answer a request: 200 with what was stored."""
        if exchange.method == "OPTIONS":
            await responses.send_preflight(exchange, ALLOW)
            return
        if exchange.method != "POST":
            raise problems.not_allowed(exchange, ALLOW)
        holder = self._access.admit(exchange)
        named = _graph(exchange)
        media_type = formats.split_content_type(exchange.header(b"content-type"))[0]
        if media_type not in (CSV_TYPE, XLSX_TYPE):
            raise UnsupportedMediaTypeError(f"{media_type!r} is not read here.", accepts=[CSV_TYPE, XLSX_TYPE])
        try:
            body = await exchange.body(self._most_body)
            made, part = await self._tables.read(body, media_type, named.graph or "", self._limits)
            receipt = await self._graphs.store(exchange, Operation.PUT, named, (part,), holder)
        except (ContentTooLargeError, MemoryLimitError) as error:
            raise with_pieces(error, named.graph or "") from None
        answer = {**_told(made, receipt), "graph": named.graph, "version": receipt.version, "sender": holder.name, "time": now()}
        tag = f'"{receipt.version}"'.encode()
        await exchange.respond(
            201 if receipt.created else 200, [*CORS, (b"content-type", b"application/json"), (b"etag", tag)], responses.json_text(answer)
        )


def with_pieces(error: ContentTooLargeError | MemoryLimitError, graph: str) -> ServiceError:
    """Return the error of a table that is too large, with the pieces in which to send it: adding to a graph is for RDF, not for tables."""
    setting = "memory-mib" if isinstance(error, MemoryLimitError) else "max-body"
    error.advice = (
        f"Send it in tables of at most {_PIECE:,} rows, each to a graph of its own, such as {graph}-1 and {graph}-2: a table takes the"
        f" place of what its graph held. The operator may raise {setting}, or use compact-graph import --data-dir."
    )
    return error


def _graph(exchange: Exchange) -> Named:
    graph = single(exchange.parameters(), "graph")
    if not graph:
        raise BadRequestError(
            "Which graph?", help="Give ?graph=<IRI>: the graph that the table becomes, such as https://example.org/ke/pledges."
        )
    return Named(check_iri(graph, "graph"), graph)


def _told(made: dict[str, Any], receipt: Receipt) -> dict[str, Any]:
    return {
        **made,
        "created": receipt.created,
        "added": receipt.added,
        "removed": receipt.removed,
    }


class ValidateEndpoint:
    """The endpoint of ``/validate``."""

    def __init__(self, own: OwnGraphs, access: Access, limits: Limits, tables: Tables, most_body: int) -> None:
        self._own = own
        self._access = access
        self._limits = limits
        self._tables = tables
        self._most_body = min(most_body, _DRY_RUN_BODY)

    async def __call__(self, exchange: Exchange) -> None:
        """Answer a request: 200 with what a write would tell, whether that is good or bad."""
        if exchange.method == "OPTIONS":
            await responses.send_preflight(exchange, ALLOW)
            return
        if exchange.method != "POST":
            raise problems.not_allowed(exchange, ALLOW)
        graph = single(exchange.parameters(), "graph")
        graph = _NOWHERE if graph is None else check_iri(graph, "graph")
        adds = single(exchange.parameters(), "adds") or "false"
        if adds not in ("true", "false"):
            raise BadRequestError(f"adds must be true or false, not {adds[:40]!r}.", parameter="adds")
        media_type = formats.split_content_type(exchange.header(b"content-type"))[0]
        form = None if media_type in (CSV_TYPE, XLSX_TYPE) else formats.rdf_format(exchange.header(b"content-type"))
        accept = formats.choose(exchange.header(b"accept"), single(exchange.parameters(), "format"), (formats.JSON_LD, TURTLE))
        body = await exchange.body(self._most_body, QUERIES)
        answer: dict[str, Any]
        try:
            made: dict[str, Any] = {}
            if form:
                part = Part(body, form)
            else:
                made, part = await Watch(exchange).over(self._tables.read(body, media_type, graph, self._limits))
            receipt = await Watch(exchange).over(self._own.whole.rehearse(self._write(exchange, graph, part, adds=adds == "true")))
        except ServiceError as error:
            if error.status >= _OURS or error.status in _ABOUT_ASKING:
                raise
            answer = {"conforms": False, "words": error.detail, "problem": error.problem()}
        else:
            words = "The write would pass." if receipt.graphs else "The write would change nothing."
            answer = {
                "conforms": True,
                "words": words,
                "graph": graph,
                "created": receipt.created,
                "added": receipt.added,
                "removed": receipt.removed,
            }
            answer |= made
        if accept.format is TURTLE:
            report = answer.get("problem", {}).get("report") or text_of_conforming(conforms=answer["conforms"])
            await exchange.respond(200, [*CORS, (b"content-type", TURTLE.types[0].encode())], report.encode())
        else:
            await exchange.respond(200, [*CORS, (b"content-type", b"application/json")], responses.json_text(answer))

    def _write(self, exchange: Exchange, graph: str, part: Part, *, adds: bool) -> Write:
        holder = self._holder(exchange)
        return Write(
            Operation.POST if adds else Operation.PUT,
            graph=graph,
            parts=(part,),
            base=graph,
            limits=self._limits,
            may_change=holder.may_change,
            owns=holder.owns,
            most_graphs=holder.most_graphs,
            who=exchange.client,
        )

    def _holder(self, exchange: Exchange) -> Holder:
        """Return who asks: the holder of a token, whose graphs are then looked at too, or anybody."""
        try:
            return self._access.admit(exchange)
        except (UnauthorisedError, WritesClosedError):
            if exchange.header(b"authorization"):
                raise
            return replace(Holder("anybody", lambda _graph: True), owns=self._own.owns)


_OURS = 500
_ABOUT_ASKING = (408, 411, 413, 415, 429)
"""Statuses that are about this request, not about what a write would tell."""


def text_of_conforming(*, conforms: bool) -> str:
    """Return a SHACL validation report without results."""
    return f"PREFIX sh: <http://www.w3.org/ns/shacl#>\n\n[] a sh:ValidationReport ; sh:conforms {'true' if conforms else 'false'} .\n"
