"""What the data do not allow: their state contradicts a write, a write would break their shapes, an answer is too large."""

from graph_service.errors.base import ServiceError


class ConflictError(ServiceError):
    """An update contradicts the state of the store; nothing was changed."""

    status = 409
    slug = "conflict"
    title = "The update contradicts the state of the store"
    help = "Look at the state and decide again, or use SILENT. Nothing was changed."


class PreconditionFailedError(ServiceError):
    """The version named in If-Match is not the current one."""

    status = 412
    slug = "precondition-failed"
    title = "The graph has changed since the version you name"
    help = "Fetch the current version, apply your change to it, and send it with its ETag. Nothing was changed."


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
