"""An error as a page where the client would rather have one, else as an RFC 9457 problem."""

from graph_service.errors import ServiceError
from graph_service.http import problems
from graph_service.http.exchange import Exchange, Header, parse_parameters
from graph_service.http.responses import NO_STORE, head
from graph_service.pages import environment, i18n
from graph_service.rdf.formats import HTML

_OF_PAGES = (b"content-type", b"cache-control", b"vary")
_FOR_PROGRAMS = ("/api/", "/reconcile", "/openapi.json")
"""What is made for programs alone says what is wrong to programs."""


def render(exchange: Exchange, error: ServiceError) -> tuple[int, list[Header], bytes]:
    """Return status, headers and body for an error, and note it in the log."""
    exchange.notes["problem"] = error.slug
    exchange.notes["detail"] = error.detail
    status, headers, body = problems.render(error, exchange.request_id)
    if not problems.prefers_page(exchange.header(b"accept")) or exchange.path.startswith(_FOR_PROGRAMS):
        return status, headers, body
    return status, *page(exchange, error, headers)


def page(exchange: Exchange, error: ServiceError, headers: list[Header]) -> tuple[list[Header], bytes]:
    """Return headers and body of the page for an error; of its headers as a problem those stay that are the error's own."""
    reader = i18n.choose(_asked(exchange), exchange.header(b"accept-language"))
    more = [header for header in headers if header[0] not in _OF_PAGES and not header[0].startswith(b"access-control-")]
    return head(HTML.content_type(), cache=NO_STORE, language=reader.code, more=more), environment.problem(error, reader, exchange.path)


async def respond(exchange: Exchange, error: ServiceError) -> None:
    """Answer with an error."""
    await exchange.respond(*render(exchange, error))


def _asked(exchange: Exchange) -> str | None:
    # Not strict: an error of the parameters themselves must not make another one.
    try:
        languages = parse_parameters(exchange.scope["query_string"]).get("lang")
    except ServiceError:
        return None
    return languages[0] if languages else None
