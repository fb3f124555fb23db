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
Here is the whole tree; each module of this package holds what its first line says.
"""

from collections.abc import Mapping

from graph_service.errors.access import EgressRefusedError as EgressRefusedError
from graph_service.errors.access import ForbiddenError as ForbiddenError
from graph_service.errors.access import OutOfScopeError as OutOfScopeError
from graph_service.errors.access import UnauthorisedError as UnauthorisedError
from graph_service.errors.access import UnknownPartnerError as UnknownPartnerError
from graph_service.errors.access import WritesClosedError as WritesClosedError
from graph_service.errors.base import Member as Member
from graph_service.errors.base import ServiceError as ServiceError
from graph_service.errors.data import ConflictError as ConflictError
from graph_service.errors.data import LimitExceededError as LimitExceededError
from graph_service.errors.data import PreconditionFailedError as PreconditionFailedError
from graph_service.errors.data import ShapesError as ShapesError
from graph_service.errors.data import TableError as TableError
from graph_service.errors.others import GatewayError as GatewayError
from graph_service.errors.others import PartnerFailedError as PartnerFailedError
from graph_service.errors.others import PartnerTimeoutError as PartnerTimeoutError
from graph_service.errors.others import UpstreamError as UpstreamError
from graph_service.errors.others import UpstreamTimeoutError as UpstreamTimeoutError
from graph_service.errors.others import UpstreamUnavailableError as UpstreamUnavailableError
from graph_service.errors.requests import BadRequestError as BadRequestError
from graph_service.errors.requests import ContentTooLargeError as ContentTooLargeError
from graph_service.errors.requests import DataSyntaxError as DataSyntaxError
from graph_service.errors.requests import EvaluationError as EvaluationError
from graph_service.errors.requests import GoneError as GoneError
from graph_service.errors.requests import HeadersTooLargeError as HeadersTooLargeError
from graph_service.errors.requests import MethodNotAllowedError as MethodNotAllowedError
from graph_service.errors.requests import NotAcceptableError as NotAcceptableError
from graph_service.errors.requests import NotFoundError as NotFoundError
from graph_service.errors.requests import QuerySyntaxError as QuerySyntaxError
from graph_service.errors.requests import RangeNotSatisfiableError as RangeNotSatisfiableError
from graph_service.errors.requests import RequestTimeoutError as RequestTimeoutError
from graph_service.errors.requests import TextMisfitError as TextMisfitError
from graph_service.errors.requests import TooManyRequestsError as TooManyRequestsError
from graph_service.errors.requests import UnsupportedMediaTypeError as UnsupportedMediaTypeError
from graph_service.errors.requests import UriTooLongError as UriTooLongError
from graph_service.errors.requests import WrongEndpointError as WrongEndpointError
from graph_service.errors.service import DamagedJournalError as DamagedJournalError
from graph_service.errors.service import DocumentsNotInstalledError as DocumentsNotInstalledError
from graph_service.errors.service import HistoryNotKeptError as HistoryNotKeptError
from graph_service.errors.service import MemoryLimitError as MemoryLimitError
from graph_service.errors.service import NoDryRunError as NoDryRunError
from graph_service.errors.service import QueueFullError as QueueFullError
from graph_service.errors.service import StorageFullError as StorageFullError
from graph_service.errors.service import TimeLimitError as TimeLimitError
from graph_service.errors.service import UnavailableError as UnavailableError
from graph_service.errors.service import WorkerLostError as WorkerLostError


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
