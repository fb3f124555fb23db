"""``multipart/form-data`` as the Graph Store Protocol uses it (§5.5): parts that are RDF documents. Pure."""

import re

from graph_service.errors import BadRequestError
from graph_service.rdf import formats
from graph_service.store.interface import Part

_BOUNDARY = re.compile(r'boundary=(?:"([^"]{1,70})"|([^\s;,"]{1,70}))', re.IGNORECASE)
_CONTENT_TYPE = re.compile(rb"^content-type:[ \t]*([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_MOST_PARTS = 1000
_LONGEST_HEAD = 1 << 14
_HEADER_END = re.compile(rb"\r?\n\r?\n")


def parts(body: bytes, content_type: str) -> tuple[Part, ...]:
    """Return the RDF documents in a body.

    Raises:
        BadRequestError: the body is not what its Content-Type says.
        UnsupportedMediaTypeError: a part is not RDF that we read.

    """
    documents = []
    for head, content in split(body, content_type):
        kind = _CONTENT_TYPE.search(head)
        documents.append(Part(content, formats.rdf_format(kind[1].decode("latin-1") if kind else None)))
    return tuple(documents)


def split(body: bytes, content_type: str) -> list[tuple[bytes, bytes]]:
    """Return the parts of a body, each as its headers and its content.

    Raises:
        BadRequestError: the body is not what its Content-Type says.

    """
    match = _BOUNDARY.search(content_type)
    if not match:
        raise BadRequestError("The Content-Type names no boundary.")
    delimiter = b"--" + (match[1] or match[2]).encode("latin-1")
    pieces = _split(body, delimiter)
    if len(pieces) < 3 or not pieces[-1].startswith(b"--"):  # noqa: PLR2004 - preamble, at least one part, epilogue
        raise BadRequestError("The body has no closing boundary.")
    listed = []
    for piece in pieces[1:-1]:
        head_end = _HEADER_END.search(piece, 0, _LONGEST_HEAD)
        if not head_end:
            raise BadRequestError("A part of the body has no headers.")
        listed.append((piece[: head_end.start()], piece[head_end.end() :]))
    return listed


def _split(body: bytes, delimiter: bytes) -> list[bytes]:
    """Return the parts between the delimiters: each at the start of a line (RFC 2046 §5.1.1), whose end is its own.

    Searched for and not split by a pattern, which takes seconds for a long body and stops everybody else.
    """
    pieces: list[bytes] = []
    start = position = 0
    while (position := body.find(delimiter, position)) >= 0:
        end, position = position, position + len(delimiter)
        if end and body[end - 1 : end] != b"\n":
            continue
        if end:
            end -= 2 if body[end - 2 : end] == b"\r\n" else 1
        pieces.append(body[start : max(start, end)])
        if len(pieces) > _MOST_PARTS + 1:
            raise BadRequestError(f"The body has more than {_MOST_PARTS} parts.", help="Send it in several requests.")
        start = position
    return [*pieces, body[start:]]
