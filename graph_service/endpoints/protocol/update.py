"""``/update``: the update operation of the SPARQL 1.1 Protocol (§2.2), for those who may write."""

from dataclasses import replace
from datetime import UTC, datetime

from graph_service.endpoints.protocol.query_request import FORM, UTF_8, add_form, decode, seconds
from graph_service.errors import BadRequestError, UnsupportedMediaTypeError, WrongEndpointError
from graph_service.http import problems, responses
from graph_service.http.authorisation import Access
from graph_service.http.exchange import CORS, Exchange, Header, Parameters, single
from graph_service.rdf import formats
from graph_service.rdf.parser import kept_otherwise
from graph_service.rdf.terms import check_iri
from graph_service.sparql.tokens import form, with_dataset, without_silent
from graph_service.store import offload
from graph_service.store.interface import Limits, Operation, Receipt, Store, Write

ALLOW = "POST, OPTIONS"
DIRECT = "application/sparql-update"
_NO_CONTENT = 204


class UpdateEndpoint:
    """The endpoint."""

    def __init__(self, store: Store, access: Access, limits: Limits, most_body: int) -> None:
        self._store = store
        self._access = access
        self._limits = limits
        self._most_body = most_body

    async def __call__(self, exchange: Exchange) -> None:
        """Answer a request: 204 once the update is stored."""
        if exchange.method == "OPTIONS":
            await responses.send_preflight(exchange, ALLOW)
            return
        if exchange.method != "POST":
            raise problems.not_allowed(exchange, ALLOW)
        holder = self._access.admit(exchange)
        body = await exchange.body(self._most_body)
        text, parameters = await offload.read(len(body), lambda: _read(exchange, body), exchange.client)
        limits = replace(self._limits, seconds=seconds(single(parameters, "timeout"), self._limits.seconds))
        receipt = await self._store.write(
            Write(
                Operation.UPDATE,
                text=text,
                limits=limits,
                may_change=holder.may_change,
                owns=holder.owns,
                most_graphs=holder.most_graphs,
                expected=_expected(exchange, self._store.version),
                who=holder.name,
                when=now(),
            )
        )
        note(exchange, holder.name, receipt)
        await acknowledge(exchange, receipt, 204, [*CORS, (b"etag", f'"{receipt.version}"'.encode())])


def _expected(exchange: Exchange, current: str) -> frozenset[str | None] | None:
    """Return the dataset versions that If-Match and If-None-Match let an update change; an empty set lets none.

    They are the first part of the ETag of every SPARQL answer, and the whole of that of an update's.
    """
    match_header, none_match = exchange.header(b"if-match"), exchange.header(b"if-none-match")
    if none_match is not None and (none_match.strip() == "*" or current in _versions(none_match)):
        return frozenset()
    if match_header is not None and match_header.strip() != "*":
        return _versions(match_header)
    return None if none_match is None else frozenset([current])


def _versions(tags: str) -> frozenset[str | None]:
    return frozenset(tag.strip().removeprefix("W/").strip('"').partition("-")[0] for tag in tags.split(","))


def note(exchange: Exchange, who: str, receipt: Receipt) -> None:
    """Tell the log what a write did."""
    exchange.notes |= {
        "who": who,
        "added": receipt.added,
        "removed": receipt.removed,
        "graphs": list(receipt.graphs),
        "version": receipt.version,
    }


async def acknowledge(exchange: Exchange, receipt: Receipt, status: int, headers: list[Header]) -> None:
    """Answer a write that is stored, and tell which literals are kept in another form: in a body of JSON, and shortly in ``Warning``."""
    if not receipt.kept:
        await exchange.respond(status, headers)
        return
    sentence = kept_otherwise(receipt.kept)
    literals = [{"sent": sent, "kept": kept} for sent, kept in receipt.kept.items()]
    body = responses.json_text({"warning": sentence, "literals": literals})
    short = sentence.replace("\\", "\\\\").replace('"', '\\"').encode("ascii", "backslashreplace")
    await exchange.respond(
        200 if status == _NO_CONTENT else status,
        [*headers, (b"content-type", b"application/json"), (b"warning", b'199 - "' + short + b'"')],
        body,
    )


def now() -> str:
    """Return the time for the journal."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _read(exchange: Exchange, body: bytes) -> tuple[str, Parameters]:
    """Return the update, in the dataset that the request gives it, and the parameters (SPARQL 1.1 Protocol §2.2.1 to §2.2.3)."""
    parameters = exchange.parameters()
    if "update" in parameters:
        raise BadRequestError("An update is sent in the body, not in the URL.")
    text = _posted(parameters, exchange.header(b"content-type"), body)
    for name in ("default-graph-uri", "named-graph-uri"):
        if name in parameters:
            raise BadRequestError(f"{name} belongs to queries.", help="Use using-graph-uri and using-named-graph-uri.")
    if "query" in parameters:
        raise WrongEndpointError("This is a query; it was sent to the update endpoint.", help="Send it to /sparql.")
    if text is None:
        text = single(parameters, "update")
    if text is None:
        raise BadRequestError("The body has no update parameter.", help="Send update=…, or the update itself as application/sparql-update.")
    if form(text).is_query:
        raise WrongEndpointError("This is a query; it was sent to the update endpoint.", help="Send it to /sparql.")
    using = [check_iri(value, "using-graph-uri") for value in parameters.get("using-graph-uri", [])]
    using_named = [check_iri(value, "using-named-graph-uri") for value in parameters.get("using-named-graph-uri", [])]
    return with_dataset(without_silent(text), using, using_named), parameters


def _posted(parameters: Parameters, content_type: str | None, body: bytes) -> str | None:
    """Add the parameters of a form to those of the URL, or return the update that is the body itself."""
    media_type, charset = formats.split_content_type(content_type)
    if charset not in UTF_8:
        raise UnsupportedMediaTypeError(f"The body is in {charset}; SPARQL is sent in UTF-8.", accepts=[FORM, DIRECT])
    if media_type == DIRECT:
        return decode(body)
    if media_type == "application/sparql-query":
        raise WrongEndpointError("This is a query; it was sent to the update endpoint.", help="Send it to /sparql.")
    if media_type != FORM:
        what = f"{media_type} is not read here." if media_type else "The body has no Content-Type."
        raise UnsupportedMediaTypeError(what, accepts=[FORM, DIRECT])
    add_form(parameters, body, ("using-graph-uri", "using-named-graph-uri"))
    return None
