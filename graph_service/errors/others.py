"""The faults of those whom the service asks in turn: the engine behind it, and partners."""

from graph_service.errors.base import ServiceError
from graph_service.errors.service import UnavailableError


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
