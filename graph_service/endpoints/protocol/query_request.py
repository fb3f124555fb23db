"""What a request to the query endpoint asks, read from its parts (SPARQL 1.1 Protocol §2.1)."""

import math
from codecs import BOM_UTF8
from dataclasses import dataclass

from graph_service.errors import BadRequestError, UnsupportedMediaTypeError, WrongEndpointError
from graph_service.http.exchange import Parameters, parse_parameters, single
from graph_service.rdf import formats as media
from graph_service.rdf.terms import check_iri

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UTF_8 = ("", "utf-8", "utf8")
FORMATS = ("format", "output", "results")
"""Parameters in which clients name a format; ``output`` and ``results`` are those of other engines, and libraries send all three."""
_UPDATE_PARAMETERS = ("using-graph-uri", "using-named-graph-uri")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks: the query (None asks for the service description), its dataset, and what it says on format and time."""

    text: str | None
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    formats: tuple[str, ...]
    seconds: float


def read(method: str, query_string: bytes, content_type: str | None, body: bytes, most_seconds: float) -> Asked:
    """Return what a request asks (SPARQL 1.1 Protocol §2.1.1 to §2.1.3).

    Raises:
        BadRequestError, UnsupportedMediaTypeError, WrongEndpointError: what is wrong with it.

    """
    parameters = parse_parameters(query_string)
    text = _posted(parameters, content_type, body) if method == "POST" else None
    _refuse_update(parameters)
    if text is None:
        text = single(parameters, "query")
        if text is None and method == "POST":
            raise BadRequestError("The body has no query parameter.", help="Send query=…, or the query itself as application/sparql-query.")
    return Asked(
        text,
        _graphs(parameters, "default-graph-uri"),
        _graphs(parameters, "named-graph-uri"),
        tuple(value for name in FORMATS for value in parameters.get(name, ()) if media.format_name(value) not in ("", "auto")),
        seconds(single(parameters, "timeout"), most_seconds),
    )


def _posted(parameters: Parameters, content_type: str | None, body: bytes) -> str | None:
    """Add the parameters of a form to those of the URL, or return the query that is the body itself."""
    media_type, charset = media.split_content_type(content_type)
    if charset not in UTF_8:
        raise UnsupportedMediaTypeError(f"The body is in {charset}; SPARQL is sent in UTF-8.", accepts=[FORM, DIRECT])
    if media_type == FORM:
        add_form(parameters, body, ("default-graph-uri", "named-graph-uri"))
        return None
    if media_type == "application/sparql-update":
        raise WrongEndpointError("This is an update; it was sent to the query endpoint.", help="Send it to /update.")
    if media_type != DIRECT:
        what = f"{media_type} is not read here." if media_type else "The body has no Content-Type."
        raise UnsupportedMediaTypeError(what, accepts=[FORM, DIRECT])
    if "query" in parameters:
        raise BadRequestError("A query is given in the URL and in the body.")
    return decode(body)


def add_form(parameters: Parameters, body: bytes, repeatable: tuple[str, ...]) -> None:
    """Add the parameters of a form to those of the URL; only ``repeatable`` ones may be in both.

    Raises:
        BadRequestError: another one is given in both.

    """
    for name, values in parse_parameters(body).items():
        if name in parameters and name not in repeatable:
            raise BadRequestError(f"{name} is given in the URL and in the body.")
        parameters.setdefault(name, []).extend(values)


def _refuse_update(parameters: Parameters) -> None:
    if "update" in parameters:
        raise WrongEndpointError("This is an update; it was sent to the query endpoint.", help="Send it to /update, by POST.")
    for name in _UPDATE_PARAMETERS:
        if name in parameters:
            raise BadRequestError(f"{name} belongs to updates.", help="Use default-graph-uri and named-graph-uri.")


def _graphs(parameters: Parameters, name: str) -> tuple[str, ...] | None:
    # A form that was left empty names no graph.
    values = [value for value in parameters.get(name, ()) if value]
    return tuple(check_iri(value, name) for value in values) if values else None


def decode(body: bytes) -> str:
    """Return a body as text, without the byte order mark that some editors put before it.

    Raises:
        BadRequestError: it is not UTF-8.

    """
    try:
        # "utf-8-sig" would be imported at its first use, for which a descriptor may be wanting.
        return body.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        raise BadRequestError(f"The body is not UTF-8 at byte {error.start}.") from None


def seconds(text: str | None, most: float) -> float:
    """Return the time a request may take: ``timeout=`` may lower the service's limit and never raises it.

    Raises:
        BadRequestError: it is not a positive number of seconds.

    """
    if text is None:
        return most
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not value > 0:
        raise BadRequestError(f"timeout={text[:20]} is not a positive number of seconds.")
    return min(value, most)
