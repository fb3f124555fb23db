"""Who may write what: bearer tokens with the graphs each is for.

The token file is TOML and holds no token, only their hashes::

    [[token]]
    name = "iom"                                   # goes to the journal
    sha256 = "9f86d081884c7d65…"                   # printf %s "$TOKEN" | sha256sum
    graphs = ["https://example.org/iom/*"]         # IRIs, * stands for anything; "default" is the default graph
"""

import hashlib
import hmac
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import translate
from pathlib import Path

from graph_service.errors import ForbiddenError, UnauthorisedError, WritesClosedError
from graph_service.web.exchange import Exchange

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who may write: the name for the journal, and whether a graph (by IRI, empty for the default graph) is within the scope."""

    name: str
    may_change: Callable[[str], bool]


class Access:
    """Decides who may write: nobody (``closed``), holders of a token (``token``), anybody on this machine (``open``)."""

    def __init__(self, mode: str, holders: dict[str, Holder]) -> None:
        self._mode = mode
        self._holders = holders

    @classmethod
    def read(cls, mode: str, path: str) -> "Access":
        """Return the access that a token file describes.

        Raises:
            ValueError: the file cannot be read or an entry is not complete; names the entry.

        """
        if mode != "token":
            return cls(mode, {})
        try:
            found = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError) as error:
            message = f"The token file {path} cannot be read: {error}"
            raise ValueError(message) from None
        holders = {}
        for number, entry in enumerate(found.get("token", []), 1):
            name, digest, graphs = entry.get("name"), entry.get("sha256"), entry.get("graphs")
            if (
                not isinstance(name, str)
                or not isinstance(digest, str)
                or not _SHA256.match(digest.lower())
                or not isinstance(graphs, list)
            ):
                message = f"Token {number} in {path} needs name, sha256 (64 hexadecimal digits) and graphs (a list)"
                raise ValueError(message)
            holders[digest.lower()] = Holder(name, _scope([str(graph) for graph in graphs]))
        return cls(mode, holders)

    def admit(self, exchange: Exchange) -> Holder:
        """Return who asks to write.

        Raises:
            WritesClosedError: nobody may.
            UnauthorisedError: the token is missing or unknown.
            ForbiddenError: a page of another site asks a service that is open to this machine.

        """
        if self._mode == "closed":
            raise WritesClosedError
        if self._mode == "open":
            origin = exchange.header(b"origin")
            if origin and origin != f"{exchange.scope['scheme']}://{exchange.header(b'host')}":
                raise ForbiddenError("A page of another site may not write.", help="Writes open is for programs on this machine.")
            return Holder("anybody", lambda _graph: True)
        scheme, _, token = (exchange.header(b"authorization") or "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise UnauthorisedError
        digest = hashlib.sha256(token.strip().encode("latin-1")).hexdigest()
        for known, holder in self._holders.items():
            if hmac.compare_digest(known, digest):
                return holder
        raise UnauthorisedError("The token is not known here.")


def _scope(graphs: list[str]) -> Callable[[str], bool]:
    # Only * has a meaning: ? and [ are ordinary characters of an IRI.
    patterns = [re.compile(translate(graph.replace("[", "[[]").replace("?", "[?]"))) for graph in graphs]
    return lambda graph: any(pattern.match(graph or "default") for pattern in patterns)
