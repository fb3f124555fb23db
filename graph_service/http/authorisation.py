"""Who may write what: bearer tokens with the graphs each is for.

The token file is TOML and holds no token, only their hashes::

    [[token]]
    name = "iom"                                   # goes to the journal
    sha256 = "9f86d081884c7d65…"                   # printf %s "$TOKEN" | sha256sum
    graphs = ["https://example.org/iom/*"]         # IRIs, * stands for anything; "default" is the default graph
    most_graphs = 1000                             # how many there may be of them; 1000 where it is left out
"""

import hashlib
import hmac
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from fnmatch import translate
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graph_service.errors import ForbiddenError, UnauthorisedError, WritesClosedError
from graph_service.http.exchange import Exchange

Log = Callable[[str, dict[str, Any]], None]
_MOST_GRAPHS = 1000
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who may write: the name for the journal, and whether a graph (by IRI, empty for the default graph) is within the scope.

    There may be ``most_graphs`` graphs in the scope. Only graphs that ``owns`` allows may say something of what is reserved
    (``namespaces.RESERVED``).
    """

    name: str
    may_change: Callable[[str], bool]
    most_graphs: int = 2**31
    owns: Callable[[str], bool] = lambda _graph: True


class Access:
    """Decides who may write: nobody (``closed``), holders of a token (``token``), anybody on this machine (``open``).

    A token file that has changed is read again before the next write, so that a token is given or taken away without a restart. One that
    cannot be used leaves what held before, and ``log`` hears of it.
    """

    def __init__(self, mode: str, path: Path, log: Log, owns: Callable[[str], bool] = lambda _graph: True) -> None:
        self._owns = owns
        self._mode = mode
        self._path = path
        self._log = log
        self._holders: dict[str, Holder] = {}
        self._read: object = None

    @classmethod
    def read(
        cls,
        mode: str,
        path: str,
        log: Log = lambda _event, _members: None,
        owns: Callable[[str], bool] = lambda _graph: True,
    ) -> "Access":
        """Return the access that a token file describes.

        Raises:
            ValueError: the file cannot be read or an entry is not complete; names the entry.

        """
        access = cls(mode, Path(path), log, owns)
        if mode == "token":
            access._read, access._holders = access._state(), read_holders(access._path)
        return access

    def _state(self) -> object:
        try:
            status = self._path.stat()
        except OSError as error:
            return error.errno
        return status.st_ino, status.st_mtime_ns, status.st_size

    def _renew(self) -> None:
        state = self._state()
        if state == self._read:
            return
        self._read = state
        try:
            self._holders = read_holders(self._path)
        except ValueError as error:
            self._log("tokens-kept", {"detail": f"{error}; the tokens that were known before go on being known."})
        else:
            self._log("tokens-read", {"tokens": len(self._holders)})

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
            host = urlsplit(f"//{exchange.header(b'host') or ''}").hostname
            if host not in _LOOPBACK:
                # A name of another site can be made to lead here (DNS rebinding); its pages then have an origin like ours.
                raise ForbiddenError(
                    f"Writes open is for programs on this machine, which call it {' or '.join(sorted(_LOOPBACK))}.",
                    help="Use one of these names in the address.",
                )
            origin = exchange.header(b"origin")
            if origin and origin != f"{exchange.scope['scheme']}://{exchange.header(b'host')}":
                raise ForbiddenError("A page of another site may not write.", help="Writes open is for programs on this machine.")
            return Holder("anybody", lambda _graph: True)
        scheme, _, token = (exchange.header(b"authorization") or "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise UnauthorisedError
        return self.holder(token)

    def holder(self, token: str) -> Holder:
        """Return who holds a token.

        Raises:
            WritesClosedError: this service has no tokens.
            UnauthorisedError: the token is unknown.

        """
        if self._mode != "token":
            raise WritesClosedError
        self._renew()
        digest = hashlib.sha256(token.strip().encode("latin-1", "replace")).hexdigest()
        for known, holder in self._holders.items():
            if hmac.compare_digest(known, digest):
                return replace(holder, owns=self._owns)
        raise UnauthorisedError("The token is not known here.")


def read_holders(path: Path) -> dict[str, Holder]:
    """Return who may write by the hash of their token.

    Raises:
        ValueError: the file cannot be read or an entry is not complete; names the entry.

    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"The token file {path} cannot be read: {error}"
        raise ValueError(message) from None
    entries = document.get("token")
    if document.keys() != {"token"} or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        message = f"The token file {path} must hold tables [[token]], one for each token, and nothing else"
        raise ValueError(message)
    holders: dict[str, Holder] = {}
    for number, entry in enumerate(entries, 1):
        digest, holder = _read(entry, f"Token {number} in {path}")
        if digest in holders:
            message = f"Token {number} in {path} is there already, for {holders[digest].name}: list its graphs in one place"
            raise ValueError(message)
        holders[digest] = holder
    return holders


def _read(entry: dict[str, object], place: str) -> tuple[str, Holder]:
    """Return the hash and the holder that an entry of the file stands for."""
    unknown = entry.keys() - {"name", "sha256", "graphs", "most_graphs"}
    if unknown:
        # An operator who writes expires = 2026-12-31 must not believe that it has an effect.
        message = f"{place}: unknown key {', '.join(sorted(unknown))}; known are name, sha256, graphs and most_graphs"
        raise ValueError(message)
    name, digest, graphs = entry.get("name"), entry.get("sha256"), entry.get("graphs")
    if isinstance(name, str) and isinstance(digest, str) and _SHA256.match(digest.lower()) and isinstance(graphs, list):
        named = [graph for graph in graphs if isinstance(graph, str)]
        if named == graphs:
            most = entry.get("most_graphs", _MOST_GRAPHS)
            if isinstance(most, bool) or not isinstance(most, int) or most < 1:
                message = f"{place}: most_graphs is a whole number from 1"
                raise ValueError(message)
            return digest.lower(), Holder(name, _scope(named), most)
    message = f"{place} needs name, sha256 (64 hexadecimal digits) and graphs (a list of IRIs)"
    raise ValueError(message)


def _scope(graphs: list[str]) -> Callable[[str], bool]:
    # Only * has a meaning: ? and [ are ordinary characters of an IRI.
    patterns = [re.compile(translate(graph.replace("[", "[[]").replace("?", "[?]"))) for graph in graphs]
    return lambda graph: any(pattern.match(graph or "default") for pattern in patterns)
