"""Who may be asked: the operator's file of partners, read once when the service starts.

::

    calls = 20                                       # calls that one query may make, all partners together

    [[partner]]
    name = "sdg"                                     # how errors, metrics and pages call it
    title = "Sustainable Development Goals"
    endpoint = "https://sdg.example.org/sparql"      # the IRI that queries name
    url = "http://10.0.0.7:7878/query"               # where it is reached, if elsewhere
    allow_private = true                             # only with this may its own address be private

A password or token is never in the file: ``token_env`` names the environment variable that holds it.
"""

import base64
import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graph_service.errors import BadRequestError
from graph_service.rdf.terms import Iri

METHODS = ("post", "direct", "get")
RESULTS = ("", "json", "xml")
_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}\Z")


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner and the bounds of a call to it: seconds, bytes and rows of an answer, calls at a time.

    ``bindings`` is the most bindings sent along with a pattern and ``batch`` how many go in one call; ``method`` is how the query is sent
    (as a form, as the body itself, or in the URL); ``results`` is what the answers are whatever their media type says; ``truncates`` is
    the row count at which the partner cuts its answers without saying so, 0 if it does not.
    """

    name: str
    endpoint: str
    title: str = ""
    description: str = ""
    url: str = ""
    method: str = "post"
    accept: str = "application/sparql-results+json, application/sparql-results+xml;q=0.9"
    results: str = ""
    seconds: float = 10.0
    bytes: int = 16 * 2**20
    rows: int = 50_000
    concurrent: int = 4
    bindings: int = 1000
    batch: int = 250
    truncates: int = 0
    allow_private: bool = False
    token_env: str = ""
    user_env: str = ""
    password_env: str = ""
    # Kept out of every representation: what is logged cannot hold it.
    authorization: str = field(default="", repr=False)

    @property
    def address(self) -> str:
        """Where it is reached."""
        return self.url or self.endpoint

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not be shown: the credentials as they are sent, and the password in them."""
        sent = self.authorization.partition(" ")[2]
        if not self.authorization.startswith("Basic "):
            return (sent,) if sent else ()
        return sent, base64.b64decode(sent).decode().partition(":")[2]


@dataclass(frozen=True, slots=True)
class Partners:
    """The partners by the IRI that queries name, and how many calls one query may make."""

    by_endpoint: Mapping[str, Partner] = field(default_factory=dict)
    calls: int = 20

    @property
    def listed(self) -> tuple[Partner, ...]:
        """The partners in the order of the file."""
        return tuple(self.by_endpoint.values())


_KEYS = {one.name: one for one in fields(Partner) if one.name != "authorization"}


def read_partners(path: Path, environment: Mapping[str, str]) -> Partners:
    """Return the partners that a file lists.

    Raises:
        ValueError: the file cannot be read or does not fit; names the partner and the key.

    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"partners: cannot read {path}: {error}"
        raise ValueError(message) from None
    unknown = sorted(set(content) - {"partner", "calls"})
    if unknown:
        message = f"partners: unknown key {', '.join(unknown)}; known are calls and [[partner]]"
        raise ValueError(message)
    calls = content.get("calls", Partners.__dataclass_fields__["calls"].default)
    if not isinstance(calls, int) or isinstance(calls, bool) or calls < 1:
        message = "partners: calls must be a whole number from 1"
        raise ValueError(message)
    listed = content.get("partner", [])
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        message = "partners: partners are tables [[partner]]"
        raise ValueError(message)
    by_endpoint: dict[str, Partner] = {}
    for entry in listed:
        partner = _partner(entry, environment)
        if partner.endpoint in by_endpoint or any(partner.name == other.name for other in by_endpoint.values()):
            message = f"partners: {partner.name} is listed twice"
            raise ValueError(message)
        by_endpoint[partner.endpoint] = partner
    return Partners(by_endpoint, calls)


def _partner(entry: Mapping[str, Any], environment: Mapping[str, str]) -> Partner:
    name = entry.get("name", "")
    if not isinstance(name, str) or not _NAME.match(name):
        message = f"partners: name = {name!r} must be lower-case letters, digits and hyphens"
        raise ValueError(message)
    for key, value in entry.items():
        known = _KEYS.get(key)
        if known is None:
            message = f"partners: {name}: unknown key {key}; known are {', '.join(_KEYS)}"
            raise ValueError(message)
        _check(name, key, value, "" if known.default is MISSING else known.default)
    if "endpoint" not in entry:
        message = f"partners: {name}: endpoint is missing"
        raise ValueError(message)
    try:
        Iri(entry["endpoint"])
    except BadRequestError as error:
        message = f"partners: {name}: {error.detail}"
        raise ValueError(message) from None
    partner = Partner(**entry, authorization=_authorization(name, entry, environment))
    parts = urlsplit(partner.address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.fragment:
        message = f"partners: {name}: {partner.address} must be an http or https address without user and fragment"
        raise ValueError(message)
    return partner


def _check(name: str, key: str, value: object, default: object) -> None:
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not type(default):
        message = f"partners: {name}: {key} must be a {type(default).__name__}"
        raise ValueError(message)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and not 0 <= value < float("inf"):
        message = f"partners: {name}: {key} must not be negative"
        raise ValueError(message)
    if key in ("seconds", "bytes", "rows", "concurrent", "batch") and not value:
        message = f"partners: {name}: {key} must be more than 0"
        raise ValueError(message)
    choices = {"method": METHODS, "results": RESULTS}.get(key)
    if choices and value not in choices:
        message = f"partners: {name}: {key} must be one of {', '.join(filter(None, choices))}"
        raise ValueError(message)


def _authorization(name: str, entry: Mapping[str, Any], environment: Mapping[str, str]) -> str:
    def secret(key: str) -> str:
        variable = entry[key]
        if not environment.get(variable):
            message = f"partners: {name}: {key} names the environment variable {variable}, which is not set"
            raise ValueError(message)
        return environment[variable]

    if "token_env" in entry:
        return f"Bearer {secret('token_env')}"
    if "user_env" in entry or "password_env" in entry:
        if not ("user_env" in entry and "password_env" in entry):
            message = f"partners: {name}: user_env and password_env belong together"
            raise ValueError(message)
        return "Basic " + base64.b64encode(f"{secret('user_env')}:{secret('password_env')}".encode()).decode()
    return ""
