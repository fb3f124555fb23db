"""What can go wrong, as one tree; each class holds its HTTP status and becomes an RFC 9457 problem.

::

    ServiceError                      500  the service's own fault
    ├── BadRequestError               400  the request breaks the protocol
    │   ├── QuerySyntaxError          400  + line, column
    │   ├── DataSyntaxError           400  + line, column
    │   │   └── TextMisfitError       400  + line, before, after, expected: where a text stops fitting the one it is read by
    │   ├── WrongEndpointError        400  an update at the query endpoint, or the reverse
    │   └── EvaluationError           400  understood, but not something the engine can evaluate
    ├── UnauthorisedError             401  + WWW-Authenticate
    ├── ForbiddenError                403
    │   ├── EgressRefusedError        403  SERVICE, LOAD: the service opens no connection for a request
    │   │   └── UnknownPartnerError   403  + partners: SERVICE to somebody the operator has not listed
    │   ├── WritesClosedError         403
    │   └── OutOfScopeError           403  + graphs
    ├── NotFoundError                 404
    ├── MethodNotAllowedError         405  + Allow
    ├── NotAcceptableError            406  + offers
    ├── RequestTimeoutError           408  the rest of a request did not come
    ├── ConflictError                 409  an update contradicts the state (CREATE of a graph that exists)
    ├── GoneError                     410  it was published and has been withdrawn
    ├── PreconditionFailedError       412  If-Match names another version
    ├── ContentTooLargeError          413  + limit
    ├── UriTooLongError               414  + limit
    ├── UnsupportedMediaTypeError     415  + accepts
    ├── RangeNotSatisfiableError      416  + Content-Range: a part of a file that the file does not have
    ├── LimitExceededError            422  + limit: rows or bytes of an answer; asking again will not help
    ├── ShapesError                   422  + results, violations, report: the data would break the shapes
    ├── TableError                    422  + faults, wrong, kind: the table has errors
    ├── TooManyRequestsError          429  + Retry-After: a client sends more than its share
    ├── HeadersTooLargeError          431  + limit
    ├── HistoryNotKeptError           501  earlier versions are not kept here
    ├── NoDryRunError                 501  a write cannot be tried here without being stored
    ├── DocumentsNotInstalledError    501  the libraries that write documents are not installed
    ├── UnavailableError              503  + Retry-After
    │   ├── QueueFullError            503
    │   ├── TimeLimitError            503  + limit
    │   ├── MemoryLimitError          503  + limit, without Retry-After
    │   └── WorkerLostError           503
    ├── GatewayError                  502  somebody whom the service asks in turn gave no whole answer
    │   ├── UpstreamError             502  + upstream, upstream_status: the engine behind the service
    │   │   ├── UpstreamTimeoutError  504
    │   │   └── UpstreamUnavailableError  503  + Retry-After; also an UnavailableError
    │   └── PartnerFailedError        502  + partner, endpoint, and what it answered: a partner that the query names
    │       └── PartnerTimeoutError   504  + limit
    ├── StorageFullError              507
    └── DamagedJournalError           500  + offset: the journal lacks acknowledged bytes

Every error says what to do next in its ``help`` member. One handler, ``graph_service.http.problems``, makes the response.
Longer than other files because the tree is one thing: what a client may meet is to be read in one place.
"""

from collections.abc import Mapping
from typing import ClassVar, Self

from graph_service.namespaces import PROBLEMS

Member = str | int | float | list[str] | list[dict[str, str]]


class ServiceError(Exception):
    """An error with its HTTP status; the base of the tree.

    ``detail`` is one sentence on this occurrence, ``help`` one on what to do next; further keywords become members of the problem.
    """

    status: ClassVar[int] = 500
    slug: ClassVar[str] = "internal"
    title: ClassVar[str] = "The service failed"
    help: ClassVar[str] = "Try again; if it persists, tell the operator the request id."

    def __init__(self, detail: str = "", *, help: str = "", headers: Mapping[str, str] | None = None, **members: Member) -> None:  # noqa: A002 - the member's name on the wire
        super().__init__(detail or self.title)
        self.detail = detail or f"{self.title}."
        self.advice = help or self.help
        self.headers = dict(headers or {})
        self.members = members

    def having(self, members: Mapping[str, Member]) -> Self:
        """Return this error with further members."""
        self.members.update(members)
        return self

    def problem(self, instance: str = "") -> dict[str, Member]:
        """Return the RFC 9457 problem object: type, title, status, detail, help, the error's own members and, if known, the instance."""
        document: dict[str, Member] = {
            "type": PROBLEMS + self.slug,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "help": self.advice,
            **self.members,
        }
        if instance:
            document["instance"] = instance
        return document


class BadRequestError(ServiceError):
    """The request breaks the protocol."""

    status = 400
    slug = "bad-request"
    title = "The request breaks the protocol"
    help = "Correct the request; asking again unchanged gives the same answer."


class QuerySyntaxError(BadRequestError):
    """The query or update does not parse; ``line`` and ``column`` count from 1."""

    slug = "query-syntax"
    title = "The query does not parse"
    help = "Correct the query at the line and column given."


class DataSyntaxError(BadRequestError):
    """The RDF sent does not parse; ``line`` and ``column`` count from 1 where the format has them."""

    slug = "data-syntax"
    title = "The data does not parse"
    help = "Correct the data, or send the Content-Type it is written in. Nothing was changed."


class TextMisfitError(DataSyntaxError):
    """A text does not fit the text that it is read by; ``line``, the words ``before`` and ``after`` it, and what was ``expected``."""

    slug = "text-misfit"
    title = "The text does not fit from this place on"
    help = (
        "Compare the file with the text at this line. If the program that made the file lost or moved something there, correct the file"
        " and try again. Nothing was written."
    )


class WrongEndpointError(BadRequestError):
    """An update was sent to the query endpoint, or a query to the update endpoint."""

    slug = "wrong-endpoint"
    title = "Sent to the wrong endpoint"
    help = "Send queries to /sparql and updates to /update."


class EvaluationError(BadRequestError):
    """The query parses but asks for something the engine cannot evaluate, such as an unknown function."""

    slug = "evaluation"
    title = "The query cannot be evaluated"
    help = "Use SPARQL 1.1 functions and the extensions named in the service description."


class UnauthorisedError(ServiceError):
    """No token, or a token the service does not know."""

    status = 401
    slug = "unauthorised"
    title = "A token is needed"
    help = "Send Authorization: Bearer <token> with a token that the operator gave you."

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail, headers={"WWW-Authenticate": 'Bearer realm="compact-graph"'})


class ForbiddenError(ServiceError):
    """The service understood and refuses."""

    status = 403
    slug = "forbidden"
    title = "Not allowed"
    help = "Ask the operator of the service."


class EgressRefusedError(ForbiddenError):
    """A query or update would make the service open a connection or a file."""

    slug = "egress-refused"
    title = "The service opens no connection on behalf of a request"
    help = "Run the query without SERVICE or LOAD; fetch the other source yourself and join on your side."


class UnknownPartnerError(EgressRefusedError):
    """A SERVICE clause names somebody who is not among the operator's partners; ``partners`` lists those."""

    slug = "unknown-partner"
    title = "SERVICE reaches only the partners that the operator has listed"
    help = "Name one of the partners; /federation describes them."


class WritesClosedError(ForbiddenError):
    """The service is read-only."""

    slug = "writes-closed"
    title = "The service is read-only"
    help = "The operator opens writing with --writes token."


class OutOfScopeError(ForbiddenError):
    """The token does not cover every graph that the write changes."""

    slug = "out-of-scope"
    title = "The token does not cover this write"
    help = "Write only to the graphs the token is for, or ask the operator for another token. Nothing was changed."


class NotFoundError(ServiceError):
    """Nothing has that name."""

    status = 404
    slug = "not-found"
    title = "Not found"
    help = "Check the IRI; a GET on / lists where to look."


class MethodNotAllowedError(ServiceError):
    """The path has no such method; the allowed ones are in ``Allow``."""

    status = 405
    slug = "method-not-allowed"
    title = "The method is not allowed here"
    help = "Use one of the methods named in Allow."

    def __init__(self, method: str, allow: str) -> None:
        super().__init__(f"{method} is not allowed here; {allow} are.", headers={"Allow": allow})


class NotAcceptableError(ServiceError):
    """None of the formats on offer is accepted; ``offers`` lists them."""

    status = 406
    slug = "not-acceptable"
    title = "No format that you accept is on offer"
    help = "Send an Accept header that names one of the offers."


class ConflictError(ServiceError):
    """An update contradicts the state of the store; nothing was changed."""

    status = 409
    slug = "conflict"
    title = "The update contradicts the state of the store"
    help = "Look at the state and decide again, or use SILENT. Nothing was changed."


class GoneError(ServiceError):
    """The thing was published and has been withdrawn."""

    status = 410
    slug = "gone"
    title = "Withdrawn"
    help = "Nothing replaces it; earlier versions of the dataset hold it."


class PreconditionFailedError(ServiceError):
    """The version named in If-Match is not the current one."""

    status = 412
    slug = "precondition-failed"
    title = "The graph has changed since the version you name"
    help = "Fetch the current version, apply your change to it, and send it with its ETag. Nothing was changed."


class RequestTimeoutError(ServiceError):
    """The rest of a request did not come."""

    status = 408
    slug = "request-timeout"
    title = "The request was not complete"
    help = "Send the whole request without long pauses."


class UriTooLongError(ServiceError):
    """The address is longer than the service reads; ``maximum`` in bytes."""

    status = 414
    slug = "uri-too-long"
    title = "The address is too long"
    help = "Send the query in the body, by POST."


class TooManyRequestsError(ServiceError):
    """A client sent more than its share in a while."""

    status = 429
    slug = "too-many-requests"
    title = "More was sent than is taken in a while"
    help = "Send the rest after the time in Retry-After."

    def __init__(self, detail: str = "", *, retry_after: int = 3600, **members: Member) -> None:
        super().__init__(detail, help="", headers={"Retry-After": str(retry_after)}, **members)


class HeadersTooLargeError(ServiceError):
    """The request's head is longer than the service reads; ``maximum`` in bytes."""

    status = 431
    slug = "headers-too-large"
    title = "The headers are too long"
    help = "Send fewer or shorter headers, and a long query in the body, by POST."


class ContentTooLargeError(ServiceError):
    """The request's body is longer than the service reads."""

    status = 413
    slug = "content-too-large"
    title = "The request is too long"
    help = "Send it in smaller parts."


class UnsupportedMediaTypeError(ServiceError):
    """The request's body has a media type that is not read here; ``accepts`` lists those that are."""

    status = 415
    slug = "unsupported-media-type"
    title = "The body's media type is not read here"
    help = "Send a Content-Type among those listed in accepts."


class RangeNotSatisfiableError(ServiceError):
    """A part of a file was asked for that the file does not have; ``Content-Range`` says how long it is."""

    status = 416
    slug = "range-not-satisfiable"
    title = "The file has no such bytes"
    help = "Ask for bytes that the file has; what you have may be all of it."

    def __init__(self, detail: str, length: int) -> None:
        super().__init__(detail)
        self.headers["Content-Range"] = f"bytes */{length}"


class HistoryNotKeptError(ServiceError):
    """An earlier version was asked for, and this service keeps none: its data are in memory, or in an engine elsewhere."""

    status = 501
    slug = "history-not-kept"
    title = "Earlier versions are not kept here"
    help = "Read the present version, or keep dumps of your own (/dump/). The operator of a service keeps versions with --data-dir."


class NoDryRunError(ServiceError):
    """A dry run was asked for, and the store has no copy of the data in which a write could be tried."""

    status = 501
    slug = "no-dry-run"
    title = "A write cannot be tried here without being stored"
    help = "compact-graph validate FILE checks RDF against the shapes without the service."


class DocumentsNotInstalledError(ServiceError):
    """A file was asked for, and the libraries that write it are an optional part of the service."""

    status = 501
    slug = "documents-not-installed"
    title = "Documents cannot be written here"
    help = "Print the page, or read it as Markdown. The operator installs the extra: pip install 'migration-compact-graph[documents]'."


class LimitExceededError(ServiceError):
    """The answer is larger than the service gives; asking again will not help."""

    status = 422
    slug = "limit-exceeded"
    title = "The answer is larger than the service gives"
    help = "Ask for less: add LIMIT and OFFSET with ORDER BY, narrow the pattern, or take the dump."


class ShapesError(ServiceError):
    """The data would break the shapes; ``results`` lists what is wrong, ``report`` is the SHACL validation report as Turtle."""

    status = 422
    slug = "shapes"
    title = "The data would break the shapes"
    help = "Correct what results list and send it again; compact-graph validate says the same before you send. Nothing was changed."


class TableError(ServiceError):
    """A table could not be taken in; ``faults`` lists what is wrong by row and column, ``wrong`` counts all of it."""

    status = 422
    slug = "table"
    title = "The table has errors"
    help = "Correct the cells that faults list and send the table again. Nothing was changed."


class UnavailableError(ServiceError):
    """The service cannot answer now."""

    status = 503
    slug = "unavailable"
    title = "The service cannot answer now"
    help = "Try again after the time in Retry-After."
    passes: ClassVar[bool] = True
    """Whether the same request may be answered later."""

    def __init__(self, detail: str = "", *, retry_after: int = 1, help: str = "", **members: Member) -> None:  # noqa: A002 - the member's name on the wire
        super().__init__(detail, help=help, headers={"Retry-After": str(retry_after)} if self.passes else None, **members)


class QueueFullError(UnavailableError):
    """Too many requests wait already."""

    slug = "queue-full"
    title = "Too many requests are waiting"


class TimeLimitError(UnavailableError):
    """The evaluation took longer than it may; it has been stopped."""

    slug = "time-limit"
    title = "The evaluation took too long and was stopped"
    help = "Narrow the query, aggregate in a sub-select, or add LIMIT."


class MemoryLimitError(UnavailableError):
    """The evaluation needed more memory than it may; it has been stopped."""

    slug = "memory-limit"
    title = "The evaluation needed too much memory and was stopped"
    help = "Narrow the query: sorting, grouping and DISTINCT hold all their rows in memory."
    passes = False


class WorkerLostError(UnavailableError):
    """The process that evaluated the request ended; another one has taken its place."""

    slug = "worker-lost"
    title = "The evaluation ended unexpectedly"


class GatewayError(ServiceError):
    """A server that the service asks in turn, its own engine or a partner, gave no whole answer (RFC 9110 §15.6.3)."""

    status = 502
    slug = "gateway"
    title = "A server that the service asked gave no answer"


class UpstreamError(GatewayError):
    """The engine behind the service answered with an error or with something that is not an answer."""

    slug = "upstream"
    title = "The engine behind the service failed"


class UpstreamTimeoutError(UpstreamError):
    """The engine behind the service did not answer in time."""

    status = 504
    slug = "upstream-timeout"
    title = "The engine behind the service did not answer in time"
    help = "Narrow the query, or try again later."


class UpstreamUnavailableError(UpstreamError, UnavailableError):
    """The engine behind the service cannot be reached, or says that it is busy."""

    status = 503
    slug = "upstream-unavailable"
    title = "The engine behind the service is away or busy"
    help = UnavailableError.help


class PartnerFailedError(GatewayError):
    """A partner that the query names did not give a whole answer; ``partner`` names it, further members say what it answered."""

    slug = "partner-failed"
    title = "A partner did not give an answer"
    help = "Try again later, ask the partner for less, or use SERVICE SILENT to go without it."


class PartnerTimeoutError(PartnerFailedError):
    """A partner that the query names took longer than it may."""

    status = 504
    slug = "partner-timeout"
    title = "A partner took too long to answer"


class StorageFullError(ServiceError):
    """The write could not be stored; nothing was changed."""

    status = 507
    slug = "storage-full"
    title = "The write could not be stored"
    help = "Tell the operator that the data directory is full or not writable. Nothing was changed."


class DamagedJournalError(ServiceError):
    """The journal lacks acknowledged bytes; the detail names the file and the byte."""

    slug = "damaged-journal"
    title = "The journal is damaged"
    help = (
        "Copy the data directory before you change anything in it. Then restore a backup into it (compact-graph restore BACKUP --data-dir"
        " DIR --force); or keep what is whole before the damage: compact-graph backup --until-damage, then restore that."
    )


def _tree(root: type[ServiceError]) -> dict[str, type[ServiceError]]:
    kinds = {root.slug: root}
    for child in root.__subclasses__():
        kinds |= _tree(child)
    return kinds


BY_SLUG: dict[str, type[ServiceError]] = _tree(ServiceError)
"""Every error by its slug: how a worker process names one to the process that answers."""


def from_slug(slug: str, detail: str, advice: str, members: Mapping[str, Member]) -> ServiceError:
    """Return the error that a worker reported by its slug; an unknown slug is the service's own fault."""
    error = BY_SLUG.get(slug, ServiceError)(detail).having(members)
    error.advice = advice or error.advice
    return error
