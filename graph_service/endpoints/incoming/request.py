"""The document in a request: the body itself, or the file or the text of a form, with the form's other fields."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from fastapi import Request

from graph_service.endpoints.protocol import multipart
from graph_service.errors import BadRequestError, ContentTooLargeError, UnsupportedMediaTypeError
from graph_service.extract.formats import MEDIA_TYPES, PLAIN, SUFFIXES
from graph_service.http.exchange import QUERIES, Exchange, parse_parameters, single
from graph_service.rdf.formats import split_content_type

FORM, FORM_DATA = "application/x-www-form-urlencoded", "multipart/form-data"
_HEADS = 1 << 14
"""Bytes that a form may have around the document in it."""
_ENCODED = 3
"""A byte of text may be three in a form."""
_DISPOSITION = re.compile(
    rb'^content-disposition:[^\r\n]*?\bname="([^"\r\n]*)"(?:[^\r\n]*?\bfilename="([^"\r\n]*)")?', re.IGNORECASE | re.MULTILINE
)
_CONTENT_TYPE = re.compile(rb"^content-type:[ \t]*([^\r\n]*)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was sent. ``name`` is that of its file, ``fields`` what a form says besides; both may be empty."""

    content: bytes
    media_type: str
    charset: str = ""
    name: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


async def read_document(request: Request, most: int) -> Document:
    """Return the document in a request's body.

    Raises:
        UnsupportedMediaTypeError: it is in a format that is not read.
        BadRequestError: a form has none.
        ContentTooLargeError: it has more than ``most`` bytes.

    """
    content_type = request.headers.get("content-type")
    media_type, charset = split_content_type(content_type)
    if media_type not in (*MEDIA_TYPES, FORM, FORM_DATA):
        raise UnsupportedMediaTypeError(
            f"Documents of type {media_type[:80] or 'unknown'} are not read here.", accepts=[*MEDIA_TYPES, FORM_DATA, FORM]
        )
    exchange: Exchange = request.state.exchange
    room = {FORM: _ENCODED * most, FORM_DATA: most + _HEADS}.get(media_type, most)
    body = await exchange.body(room, QUERIES)
    if media_type == FORM:
        document = _in_fields(body)
    elif media_type == FORM_DATA:
        document = _in_form(body, content_type or "")
    else:
        document = Document(body, media_type, charset)
    if len(document.content) > most:
        raise ContentTooLargeError(f"The document is longer than {most:,} bytes.", limit="body", maximum=most)
    return document


def content_body(text: Mapping[str, object] | None = None) -> dict[str, object]:
    """Return the body of a request as OpenAPI describes it: a document of each format; ``text`` describes plain text."""
    content: dict[str, Mapping[str, object]] = {
        one: {"schema": {"type": "string", **({} if one.startswith("text/") else {"format": "binary"})}} for one in MEDIA_TYPES
    }
    return {"required": True, "content": content | ({PLAIN: text} if text else {})}


def _in_fields(body: bytes) -> Document:
    given = parse_parameters(body)
    fields = {name: value for name in given if (value := single(given, name)) is not None}
    return Document(fields.pop("text", "").encode(errors="replace"), PLAIN, "utf-8", fields=fields)


def _in_form(body: bytes, content_type: str) -> Document:
    """Return the file of a form, or else its text, with its other fields."""
    file: Document | None = None
    fields: dict[str, bytes] = {}
    for head, content in multipart.split(body, content_type):
        named = _DISPOSITION.search(head)
        if not named:
            continue
        if named[2] is None:
            fields[named[1].decode(errors="replace")] = content
        elif content and named[2] and file is None:
            file = _file(head, named[2].decode(errors="replace"), content)
    text = fields.pop("text", None)
    if file is None and text is None:
        raise BadRequestError(
            "The form has neither a text nor a file.", help="Send the text in the field text, or a file in the field file."
        )
    said = {name: value.decode(errors="replace").strip() for name, value in fields.items()}
    if file is None:
        return Document(text or b"", PLAIN, "utf-8", fields=said)
    return Document(file.content, file.media_type, file.charset, file.name, said)


def _file(head: bytes, name: str, content: bytes) -> Document:
    declared = _CONTENT_TYPE.search(head)
    kind, charset = split_content_type(declared[1].decode("latin-1") if declared else None)
    # Browsers know few endings, so the name says more than what they declare.
    known = SUFFIXES.get(PurePath(name).suffix.casefold(), kind)
    if known not in MEDIA_TYPES:
        raise UnsupportedMediaTypeError("Files of this kind are not read here.", accepts=list(MEDIA_TYPES))
    return Document(content, known, charset, PurePath(name).name)
