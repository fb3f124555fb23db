"""``/sparql``: the query operation of the SPARQL 1.1 Protocol (§2.1), and the service description where no query is given.

The hot path of the service. A request seen before is answered from the cache by its bytes alone; every other one is read, checked, given
its format, and evaluated by the store.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from graph_service.corpus.term_hints import LONGEST, Hint
from graph_service.endpoints.protocol import did_you_mean
from graph_service.endpoints.protocol.did_you_mean import DidYouMean
from graph_service.endpoints.protocol.query_request import Asked, read
from graph_service.endpoints.spreadsheet import engine_format, for_format
from graph_service.errors import ContentTooLargeError, NotAcceptableError, QuerySyntaxError, WrongEndpointError
from graph_service.federation import JointQueries
from graph_service.http import answer_cache, problems, responses
from graph_service.http.answer_cache import AnswerCache, CachedResponse, RawKey
from graph_service.http.disconnect import Watch
from graph_service.http.exchange import QUERIES, Exchange, Header
from graph_service.http.responses import NO_STORE, REVALIDATE, head
from graph_service.namespaces import PREFIXES
from graph_service.rdf import formats
from graph_service.rdf.terms import check_iri
from graph_service.sparql.files import text
from graph_service.sparql.terms import undeclared_in
from graph_service.sparql.tokens import Form, form
from graph_service.store import offload
from graph_service.store.interface import Answer, Limits, Query, Store

ALLOW = "GET, HEAD, POST, OPTIONS"
_LONGEST = 2 * 2**20
_LONGEST_BODY = 4 * _LONGEST
"""Bytes of a request: percent-encoding makes up to three of one, and the dataset has a place too."""
_MOST_PREFIXES = 10
_SD = "http://www.w3.org/ns/sparql-service-description#"


@dataclass(frozen=True, slots=True)
class Plan:
    """How to answer: the query, the format, whether the answer may be kept (``lasting``) under ``key``, and whether it asks partners."""

    query: Query
    choice: formats.Choice
    lasting: bool
    key: bytes
    joint: bool = False

    def headers(self, tag: bytes = b"") -> list[Header]:
        """Return the headers of the answer; ``tag`` is its ETag, if it has one."""
        # A browser that follows the same address gets a page (Sec-Fetch-Dest).
        cache = REVALIDATE if self.lasting else NO_STORE
        return head(self.choice.content_type, tag if self.lasting else b"", cache=cache, vary="Accept, Sec-Fetch-Dest")


class QueryEndpoint:
    """The endpoint. ``union``, ``writable`` and ``language`` (the newest version of SPARQL) are what the service description says."""

    def __init__(
        self,
        store: Store,
        answers: AnswerCache,
        limits: Limits,
        *,
        most_body: int,
        public_url: str = "",
        union: bool = True,
        writable: bool = False,
        language: str = "1.2",
        joint: JointQueries | None = None,
        meant: DidYouMean | None = None,
    ) -> None:
        self._store = store
        self._answers = answers
        self._limits = limits
        self._most_body = most_body
        self._public_url = public_url
        self._union = union
        self._writable = writable
        self._language = language
        self._joint = joint
        self._meant = meant
        self._description = text("endpoints/protocol/service_description")

    @property
    def most_seconds(self) -> float:
        """The longest an evaluation may take."""
        return self._limits.seconds

    async def __call__(self, exchange: Exchange) -> None:
        """Answer a request."""
        body = b""
        content_type: str | None = None
        match exchange.method:
            case "GET" | "HEAD":
                pass
            case "POST":
                content_type = exchange.header(b"content-type")
                body = await exchange.body(min(self._most_body, _LONGEST_BODY), QUERIES)
            case "OPTIONS":
                await responses.send_preflight(exchange, ALLOW)
                return
            case _:
                raise problems.not_allowed(exchange, ALLOW)
        accept = exchange.header(b"accept")
        raw: RawKey = (exchange.scope["query_string"], (accept or "*/*").encode("latin-1"), (content_type or "").encode("latin-1"), body)
        # A POST that does not say what it sends would be taken for a GET.
        entry = None if exchange.method == "POST" and not content_type else self._answers.by_request(self._store.version, raw)
        if entry:
            await _send(exchange, entry)
            return
        query_string = exchange.scope["query_string"]

        def understand() -> tuple[Asked, Plan | None]:
            asked = read(exchange.method, query_string, content_type, body, self._limits.seconds)
            return asked, self.plan(asked, accept, exchange.client)

        asked, plan = await offload.read(len(query_string) + len(body), understand, exchange.client)
        # The service description names the address that the client used, which is not among these bytes.
        await self._answer(exchange, plan or self._describe(exchange, asked, accept), raw if plan else ())

    def plan(self, asked: Asked, accept: str | None, client: str) -> Plan | None:
        """Return how to answer what is asked; None if that is the service description.

        Raises:
            ContentTooLargeError: the query is longer than anybody should have to read.
            WrongEndpointError: it is an update.
            NotAcceptableError: no format on offer is accepted.

        """
        if asked.text is None:
            return None
        kind = _form(asked.text)
        choice = formats.choose_for_query(accept, asked.formats, formats.RDF if kind.is_graph else (*formats.RESULTS, formats.SPREADSHEET))
        written = engine_format(choice.format)
        query = Query(asked.text, written, self._limits_for(asked), asked.default_graphs, asked.named_graphs, client=client)
        lowered = asked.text.lower()
        joint = self._joint is not None and "service" in lowered
        return Plan(query, choice, not _changes(lowered), _key(query, choice), joint)

    async def evaluate(self, query_text: str, written: Callable[[Form], formats.Format], client: str) -> tuple[Form, Answer]:
        """Return the form of a query and its answer, within the limits and with the partners of this endpoint, for other endpoints.

        ``written`` gives the format for a form. The caller reads the answer or cancels it.

        Raises:
            ServiceError: what is wrong with the query, or why it has no answer.

        """
        kind = await offload.read(len(query_text), lambda: _form(query_text), client)
        query = Query(query_text, written(kind), self._limits, client=client)
        prepared = await self._joint.prepare(query) if self._joint else None
        with _naming_prefixes(query_text):
            answer = await self._store.query(prepared.query if prepared else query)
        if prepared:
            prepared.check(answer)
        return kind, answer

    async def hints(self, query_text: str) -> tuple[Hint, ...]:
        """Return what a query names that the dataset does not have, with what is near."""
        return await self._meant.hints(query_text) if self._meant else ()

    def _limits_for(self, asked: Asked) -> Limits:
        return self._limits if asked.seconds == self._limits.seconds else replace(self._limits, seconds=asked.seconds)

    def _describe(self, exchange: Exchange, asked: Asked, accept: str | None) -> Plan:
        takes = _takes_rdf(accept, asked.formats)
        choice = formats.choose_for_query(accept, asked.formats, formats.RDF) if takes else formats.Choice(formats.TURTLE, "text/turtle")
        endpoint = check_iri(exchange.origin(self._public_url) + exchange.path, "The address of the service")
        bindings = {
            "endpoint": f"<{endpoint}>",
            "dataset": f"<{endpoint}#dataset>",
            "default": f"<{endpoint}#default-graph>",
            "union": f"<{_SD}{'UnionDefaultGraph' if self._union else 'EmptyGraphs'}>",
            "version": f"<http://www.w3.org/ns/sparql#version-{self._language}>",
            "update": f"<{_SD}{'SPARQL11Update' if self._writable else 'SPARQL11Query'}>",
            "federated": f"<{_SD}{'BasicFederatedQuery' if self._joint and self._joint.partners else 'EmptyGraphs'}>",
        }
        query = Query(self._description, choice.format, self._limits_for(asked), bindings=bindings, client=exchange.client)
        return Plan(query, choice, lasting=True, key=_key(query, choice))

    async def _answer(self, exchange: Exchange, plan: Plan, raw: RawKey) -> None:
        query, key = plan.query, plan.key
        prepared = await Watch(exchange).over(self._joint.prepare(query)) if self._joint and plan.joint else None
        if prepared:
            # What a partner answered is not ours to promise: a joint query has no ETag and is not kept.
            plan = replace(plan, lasting=False)
        known = exchange.header(b"if-none-match")
        if plan.lasting:
            version = self._store.version
            entry = self._answers.get(version, key, raw)
            if entry:
                await _send(exchange, entry)
                return
            if known and version and answer_cache.names(known, tag := answer_cache.etag(version, key, strong=self._store.repeats)):
                await exchange.respond(304, plan.headers(tag))
                return
        watch = Watch(exchange)
        with _naming_prefixes(query.text):
            answer = for_format(await watch.over(self._store.query(prepared.query if prepared else query)), plan.choice.format)
        if prepared:
            exchange.notes["partner_calls"] = prepared.calls
            prepared.check(answer)
        # The version that was asked, which a write may have replaced since.
        tag = answer_cache.etag(answer.version, key, strong=self._store.repeats)
        # While the engine goes on. Without a request of its own it is our own query, the service description's.
        headers = [*plan.headers(tag), *(did_you_mean.header(await self.hints(query.text)) if raw else ())]
        if plan.lasting and answer_cache.matches(known, tag):
            answer.cancel()
            await exchange.respond(304, headers)
            return
        whole = await self._deliver(exchange, watch, answer, headers)
        exchange.notes["evaluation_ms"] = round(answer.seconds * 1000, 2)
        if plan.lasting and whole is not None and answer.version == self._store.version:
            self._answers.put(answer.version, key, raw, CachedResponse(tag, headers, whole))

    async def _deliver(self, exchange: Exchange, watch: Watch, answer: Answer, headers: list[Header]) -> bytes | None:
        whole = answer.whole
        if whole is not None:
            await exchange.respond(200, headers, whole)
            return whole
        return await watch.over(exchange.stream(200, headers, answer, keep=self._answers.largest))


@contextmanager
def _naming_prefixes(query_text: str) -> Iterator[None]:
    """Add to a syntax error the prefixes that the query uses and does not declare: engines say only that one is not found."""
    try:
        yield
    except QuerySyntaxError as error:
        missing = undeclared_in(query_text)[:_MOST_PREFIXES] if len(query_text) <= LONGEST else []
        if missing:
            known = [f"PREFIX {one}: <{PREFIXES[one]}>" for one in missing if one in PREFIXES]
            unknown = [f"{one}:" for one in missing if one not in PREFIXES]
            advice = [f"Add {' '.join(known)}."] if known else []
            advice += [f"Declare {', '.join(unknown)} with PREFIX."] if unknown else []
            error.advice = " ".join(advice)
        raise


def _form(query_text: str) -> Form:
    if len(query_text) > _LONGEST:
        raise ContentTooLargeError(
            f"The query has more than {_LONGEST:,} characters.",
            help="Ask in several queries, each with a part of the values.",
            limit="query",
            maximum=_LONGEST,
        )
    kind = form(query_text)
    if kind is Form.UPDATE:
        raise WrongEndpointError("This is an update; it was sent to the query endpoint.", help="Send it to /update.")
    return kind


def _key(query: Query, choice: formats.Choice) -> bytes:
    # No blank is in an IRI.
    default = "-" if query.default_graphs is None else " ".join(query.default_graphs)
    named = "-" if query.named_graphs is None else " ".join(query.named_graphs)
    return answer_cache.request_key(query.text, choice.format.name, choice.content_type, default, named, *query.bindings.values())


def _changes(lowered: str) -> bool:
    """Return True if a query may call a function that has another answer each time; a word in a comment costs only a cached answer."""
    return "rand" in lowered or "uuid" in lowered or "now" in lowered or "bnode" in lowered


async def _send(exchange: Exchange, entry: CachedResponse) -> None:
    exchange.notes["cached"] = True
    await responses.send(exchange, entry)


def _takes_rdf(accept: str | None, shortcuts: tuple[str, ...]) -> bool:
    """Return True if a request without a query can be given RDF of its choice; a browser that has no workbench to get is given Turtle."""
    if shortcuts or accept is None:
        return True
    try:
        formats.negotiate(accept, formats.RDF)
    except NotAcceptableError:
        if any(formats.HTML.types[0] == f"{one.type}/{one.subtype}" for one in formats.parse_accept(accept)):
            return False
        raise
    return True
