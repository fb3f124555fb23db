"""Which requests may go the short way (``web.hot``), told from their bytes alone.

Strict on purpose: a request is recognised only if all of it is plain and usual, so that no two readers could take it for different ones.
Everything else is for the HTTP parser.
"""

import re
from enum import Enum
from typing import NamedTuple

from graph_service.store import aside
from graph_service.web.cache import RawKey

_LONGEST = aside.LONG
"""Bytes of the longest request that goes the short way: reading a longer one takes long enough for others to notice."""
_MOST_KNOWN = 256
_LONGEST_KNOWN = 2048
_BLANK = b"\r\n\r\n"
_LINE = re.compile(rb"(GET|POST) /sparql/?+(?:\?([!\"$-~]*+))? HTTP/1\.1\r\n")
"""A request line as RFC 9112 §3.2.1 has it: no fragment, nothing that is not a visible character."""
_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]++):[ \t]*+([\t\x20-\x7e]*+)\Z")
HOST = re.compile(rb"(?:[A-Za-z0-9._~!$&'()*+,;=%-]*+|\[[0-9A-Fa-f:.]++\])(?::[0-9]*+)?")
"""A name or an address, and a port (RFC 9110 §7.2); it may be empty."""
_QUIET = frozenset(
    b"user-agent accept-encoding accept-language cache-control pragma referer origin dnt priority "
    b"sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform "
    b"x-forwarded-proto x-forwarded-host x-forwarded-port x-forwarded-server x-real-ip forwarded via".split()
)
"""Headers that do not change the answer to a query; a proxy's are the last."""
_FOR = b"x-forwarded-for"
_TELLING = frozenset([b"host", b"accept", b"content-type", b"content-length", b"connection"])


class Unfinished(Enum):
    """A request that may go the short way, of which more is to come."""

    BODY = "body"


class Request(NamedTuple):
    """A request as the connection has it, nothing decoded; ``raw`` is what the cache knows it by, ``client`` is who asks."""

    method: str
    raw: RawKey
    client: str
    forwarded_for: str
    """What proxies on the way say of who asks, as far as they are to be believed (X-Forwarded-For); often empty."""

    @property
    def accept(self) -> str:
        """The Accept header."""
        return self.raw[1].decode("latin-1")


class Fields(NamedTuple):
    """What the header fields of a request tell: ``length`` is that of the body, None where it is not announced."""

    accept: bytes
    content_type: bytes
    length: int | None
    forwarded_for: str


class Recogniser:
    """Recognises requests, and remembers the header fields that GET requests came with: a client sends the same every time."""

    def __init__(self) -> None:
        self._known: dict[bytes, Fields] = {}

    def read(self, data: bytes, client: str) -> Request | Unfinished | None:
        """Return the request that these bytes are, if it may go the short way; None if it may not, or is more or less than one request."""
        line = _LINE.match(data)
        if line is None or len(data) > _LONGEST:
            return None
        method, query_string = line.groups()
        rest = data[line.end() :]
        if method == b"POST":
            return self._post(query_string or b"", rest, client)
        fields = self._known.get(rest) or self._learn(rest)
        if fields is None or query_string is None:
            return None
        return Request("GET", (query_string, fields.accept, b"", b""), client, fields.forwarded_for)

    def _learn(self, rest: bytes) -> Fields | None:
        fields = read_fields(rest.removesuffix(_BLANK)) if rest.endswith(_BLANK) else None
        if fields is None or fields.content_type or fields.length is not None:
            return None
        if len(rest) <= _LONGEST_KNOWN:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[rest] = fields
        return fields

    def _post(self, query_string: bytes, rest: bytes, client: str) -> Request | Unfinished | None:
        block, blank, body = rest.partition(_BLANK)
        fields = read_fields(block) if blank else None
        if fields is None or not fields.content_type or fields.length is None or not len(body) <= fields.length <= _LONGEST:
            return None
        if len(body) < fields.length:
            return Unfinished.BODY
        return Request("POST", (query_string, fields.accept, fields.content_type, body), client, fields.forwarded_for)


def read_fields(block: bytes) -> Fields | None:
    """Return what the lines of a head tell; None if one of them is not a usual header field, or means something for the answer."""
    told: dict[bytes, bytes] = {}
    forwarded: list[bytes] = []
    for line in block.split(b"\r\n"):
        field = _FIELD.match(line)
        if field is None:
            return None
        name = field[1].lower()
        if name in _TELLING:
            if name in told:
                return None
            told[name] = field[2].rstrip()
        elif name == _FOR:
            forwarded.append(field[2].rstrip())
        elif name not in _QUIET:
            return None
    accept = told.get(b"accept", b"*/*")
    # A browser may be answered with a page.
    if b"text/html" in accept.lower() or not HOST.fullmatch(told.get(b"host", b" ")):
        return None
    length = told.get(b"content-length")
    if (length is not None and not re.fullmatch(rb"[0-9]{1,6}", length)) or told.get(b"connection", b"keep-alive").lower() != b"keep-alive":
        return None
    announced = None if length is None else int(length)
    return Fields(accept, told.get(b"content-type", b""), announced, b", ".join(forwarded).decode("latin-1"))
