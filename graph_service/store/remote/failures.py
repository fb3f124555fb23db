"""Translates an engine's error responses into our errors, with its status and the first words of its message."""

import re
from collections.abc import Mapping

from graph_service.errors import (
    BadRequestError,
    ConflictError,
    EvaluationError,
    QuerySyntaxError,
    ServiceError,
    TimeLimitError,
    UpstreamError,
    UpstreamTimeoutError,
    UpstreamUnavailableError,
)

_WORDS = 300
_BAD_REQUEST, _TIMEOUT, _CONFLICT = 400, 408, 409
_BUSY = (429, 503)
_LATE = (_TIMEOUT, 504)
_AT = re.compile(r"(?:at|line) (\d+)(?::(\d+))?")
_SYNTAX = re.compile(r"syntax|pars(?:e|ing)|expected|lexical|unterminated", re.IGNORECASE)
_TIME = re.compile(r"S1T00|time ?out|timed out|time limit|estimated execution time", re.IGNORECASE)
_LACKS = re.compile(
    r"(?:not supported|unsupported|unknown|undefined).*function|function.*(?:not supported|unsupported|unknown|undefined)", re.IGNORECASE
)
_STATE = re.compile(r"already exists|contains triples already|does not exist|has been created|not been created", re.IGNORECASE)


def words(body: bytes) -> str:
    """Return the first words of an engine's answer, on one line."""
    text = body.decode("utf-8", "replace").strip()
    if text.startswith("<"):
        # A page or an XML document: its words without its marks.
        text = re.sub(r"<[a-zA-Z/!?][^<>]*>", " ", text)
    text = re.sub(r"\s+", " ", text).strip()
    return text if len(text) <= _WORDS else text[:_WORDS] + "…"


def read(status: int, headers: Mapping[str, str], body: bytes, upstream: str) -> ServiceError:
    """Return the error for a response whose status is not a success.

    400 is the client's fault: the engine refused the request. Every other status is a fault of the engine or the operator, unless the
    message shows that the query asked too much.
    """
    said = words(body)
    detail = f"The engine at {upstream} answered {status}: {said}" if said else f"The engine at {upstream} answered {status}."
    error: ServiceError
    if status == _CONFLICT or (status in (_BAD_REQUEST, 404, 500) and _STATE.search(said)):
        error = ConflictError(said or detail)
    elif status in (_BAD_REQUEST, 500, 503) and _TIME.search(said):
        error = TimeLimitError(detail, limit="seconds")
    elif status == _BAD_REQUEST:
        error = _refused(said or detail)
    elif status == 500 and _LACKS.search(said):  # noqa: PLR2004 - some find out only while they evaluate
        error = EvaluationError(said)
    elif status in _BUSY:
        after = headers.get("retry-after", "")
        error = UpstreamUnavailableError(detail, retry_after=int(after) if after.isdigit() else 5)
    elif status in _LATE:
        error = UpstreamTimeoutError(detail)
    else:
        error = UpstreamError(detail)
    return error.having({"upstream": upstream, "upstream_status": status})


def _refused(said: str) -> BadRequestError:
    if not _SYNTAX.search(said):
        return EvaluationError(said)
    place = _AT.search(said)
    refusal = QuerySyntaxError(said)
    return refusal.having({"line": int(place[1]), **({"column": int(place[2])} if place[2] else {})}) if place else refusal
