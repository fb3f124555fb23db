"""``multipart/form-data`` as the Graph Store Protocol uses it (§5.5): parts that are RDF documents. Pure."""

import re

from graph_service import media
from graph_service.errors import BadRequestError
from graph_service.store.base import Part

_BOUNDARY = re.compile(r'boundary=(?:"([^"]{1,70})"|([^\s;,"]{1,70}))', re.IGNORECASE)
_CONTENT_TYPE = re.compile(rb"^content-type:[ \t]*([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_HEADER_END = re.compile(rb"\r?\n\r?\n")


def parts(body: bytes, content_type: str) -> tuple[Part, ...]:
    """Return the RDF documents in a body.

    Raises:
        BadRequestError: the body is not what its Content-Type says.
        UnsupportedMediaTypeError: a part is not RDF that we read.

    """
    found = _BOUNDARY.search(content_type)
    if not found:
        raise BadRequestError("The Content-Type names no boundary.")
    delimiter = b"--" + (found[1] or found[2]).encode("latin-1")
    # A delimiter stands at the start of a line (RFC 2046 §5.1.1); the first line of the body has no line end before it.
    pieces = re.split(rb"(?:\A|\r?\n)" + re.escape(delimiter), body)
    if len(pieces) < 3 or not pieces[-1].startswith(b"--"):  # noqa: PLR2004 - preamble, at least one part, epilogue
        raise BadRequestError("The body has no closing boundary.")
    documents = []
    for piece in pieces[1:-1]:
        head_end = _HEADER_END.search(piece)
        if not head_end:
            raise BadRequestError("A part of the body has no headers.")
        kind = _CONTENT_TYPE.search(piece[: head_end.start()])
        documents.append(Part(piece[head_end.end() :], media.rdf_format(kind[1].decode("latin-1") if kind else None)))
    return tuple(documents)
