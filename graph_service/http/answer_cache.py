"""The cache of answers, and the ETag that shows a change.

An answer is known by the dataset's version, the query, the dataset parameters and the format. A new version drops everything. Requests
seen before are also known by their raw bytes, so that a repeated one is answered without being read again; those bytes count too.
"""

import hashlib
from dataclasses import dataclass

from graph_service.http.exchange import Header
from graph_service.store.byte_cache import ByteCache

_RAW_LENGTH = 16_384
_OVERHEAD, _RAW_OVERHEAD = 1024, 512
"""Bytes that an answer takes beside its body, and a request beside its own bytes: headers, keys, the tables that hold them (measured)."""

RawKey = tuple[bytes, ...]
"""A request's bytes, or nothing for an answer that depends on more than those."""


@dataclass(frozen=True, slots=True)
class CachedResponse:
    """A whole answer, ready to send."""

    etag: bytes
    headers: list[Header]
    body: bytes


class AnswerCache:
    """Keeps the most recently used answers within a budget of bytes."""

    def __init__(self, budget: int) -> None:
        self._version = ""
        self._entries: ByteCache[bytes, CachedResponse] = ByteCache(budget, self._forget)
        self._raw: dict[RawKey, tuple[bytes, CachedResponse]] = {}
        self._spellings: dict[bytes, list[RawKey]] = {}
        self.hits = 0
        self.misses = 0

    @property
    def size(self) -> int:
        """Bytes that all take."""
        return self._entries.size

    @property
    def largest(self) -> int:
        """Bytes of the longest answer that is kept."""
        return self._entries.largest

    def __len__(self) -> int:
        return len(self._entries)

    def _at(self, version: str) -> None:
        if version != self._version:
            self._version = version
            self._entries.clear()
            self._raw.clear()
            self._spellings.clear()

    def by_request(self, version: str, raw: RawKey) -> CachedResponse | None:
        """Return the answer to a request seen before, by its bytes."""
        if version != self._version:
            return None
        known = self._raw.get(raw)
        if known is None:
            return None
        self.hits += 1
        self._entries.get(known[0])
        return known[1]

    def get(self, version: str, key: bytes, raw: RawKey = ()) -> CachedResponse | None:
        """Return the answer by its key, and remember the request's bytes for the next time."""
        self._at(version)
        entry = self._entries.get(key)
        if entry is None:
            self.misses += 1
            return None
        self.hits += 1
        self._remember(raw, key, entry)
        return entry

    def put(self, version: str, key: bytes, raw: RawKey, entry: CachedResponse) -> None:
        """Keep an answer, and drop the least recently used ones that no longer fit."""
        self._at(version)
        if key not in self._entries:
            self._entries.put(key, entry, len(entry.body), _OVERHEAD)
            if key in self._entries:
                self._remember(raw, key, entry)

    def _remember(self, raw: RawKey, key: bytes, entry: CachedResponse) -> None:
        if not raw or raw in self._raw or sum(map(len, raw)) > _RAW_LENGTH:
            return
        self._raw[raw] = (key, entry)
        self._spellings.setdefault(key, []).append(raw)
        self._entries.grow(key, sum(map(len, raw)) + _RAW_OVERHEAD)
        self._entries.shrink()

    def _forget(self, key: bytes) -> None:
        for raw in self._spellings.pop(key, ()):
            del self._raw[raw]


def request_key(*parts: str) -> bytes:
    """Return the key of what is asked, whatever the spelling of the request."""
    # Two lists of parts never have the same repr.
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).digest()


def etag(version: str, key: bytes, *, strong: bool = True) -> bytes:
    """Return the entity tag of an answer: weak where equal versions may give other bytes (RFC 9110 §8.8.1)."""
    return f'{"" if strong else "W/"}"{version}-{key.hex()}"'.encode()


def matches(header: str | None, tag: bytes) -> bool:
    """Return True if an If-None-Match header means what there is, whose tag this is (RFC 9110 §13.1.2); ``*`` means whatever there is."""
    return header is not None and (header.strip() == "*" or names(header, tag))


def names(header: str | None, tag: bytes) -> bool:
    """Return True if an If-None-Match header names a tag, by weak comparison: a client that knows it was given what it belongs to."""
    if not header:
        return False
    wanted = tag.decode().removeprefix("W/")
    return any(candidate.strip().removeprefix("W/") == wanted for candidate in header.split(","))
