"""The faults of a request: what a client sent is wrong, too much, or asks for what is not there."""

from graph_service.errors.base import Member, ServiceError


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


class NotFoundError(ServiceError):
    """Nothing has that name."""

    status = 404
    slug = "not-found"
    title = "Not found"
    help = "Check the IRI; a GET on / lists where to look."


class GoneError(ServiceError):
    """The thing was published and has been withdrawn."""

    status = 410
    slug = "gone"
    title = "Withdrawn"
    help = "Nothing replaces it; earlier versions of the dataset hold it."


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
