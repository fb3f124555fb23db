"""What the service understands and refuses: without a token, beyond its graphs, or through a connection that it does not open."""

from graph_service.errors.base import ServiceError


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
