"""A running service, from outside: as any client, by HTTP, with a token where it asks for one."""

import http.client
import json
import os
import ssl
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import urlencode, urlsplit

from graph_service.errors import ServiceError, UnavailableError, from_slug
from graph_service.namespaces import PROBLEMS

TOKEN = "COMPACT_GRAPH_TOKEN"  # noqa: S105 - the name of a variable, not what it holds
_PATIENCE = 600.0
_LONGEST = 2**24
_REFUSED = 400
_PROBLEM = "application/problem+json"


def read_token(file: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """Return the token from a file or from the environment; never from a flag, which everybody on the machine can read.

    Raises:
        ValueError: the file cannot be read.

    """
    if not file:
        return environment.get(TOKEN, "")
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        message = f"the token file {file} cannot be read: {getattr(error, 'strerror', None) or error}"
        raise ValueError(message) from None


class ServiceClient:
    """A service by its address; ``token`` may be empty."""

    def __init__(self, url: str, token: str = "") -> None:
        """Take the address apart.

        Raises:
            ValueError: it is not one of HTTP.

        """
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            message = f"{url} is not an address that starts with http:// or https://"
            raise ValueError(message)
        self._url = url
        self._secure = parts.scheme == "https"
        self._host, self._port, self._path = parts.hostname, parts.port, parts.path.rstrip("/")
        self._token = token

    def send(self, method: str, path: str, body: bytes, content_type: str, **parameters: str) -> int:
        """Send a write and return the status.

        Raises:
            ServiceError: the service refused it, with what it said; or it cannot be reached.

        """
        with self._asked(method, path, parameters, body, self._headers(content_type)) as answer:
            answer.read()
            return answer.status

    def ask(self, method: str, path: str, body: bytes, content_type: str, **parameters: str) -> bytes:
        """Send a body and return what the service answers.

        Raises:
            ServiceError: as for ``send``.

        """
        with self._asked(method, path, parameters, body, self._headers(content_type)) as answer:
            return answer.read(_LONGEST)

    def _headers(self, content_type: str) -> dict[str, str]:
        return {"Content-Type": content_type, **({"Authorization": f"Bearer {self._token}"} if self._token else {})}

    @contextmanager
    def read(self, path: str, accept: str, **parameters: str) -> Iterator[BinaryIO]:
        """Give the answer to a GET as a stream; an answer that breaks off raises while it is read.

        Raises:
            ServiceError: as for ``send``.

        """
        with self._asked("GET", path, parameters, b"", {"Accept": accept}) as answer:
            # A response of http.client reads as any binary file.
            yield cast("BinaryIO", answer)

    @contextmanager
    def _asked(
        self, method: str, path: str, parameters: Mapping[str, str], body: bytes, headers: Mapping[str, str]
    ) -> Iterator[http.client.HTTPResponse]:
        connection = (
            http.client.HTTPSConnection(self._host, self._port, timeout=_PATIENCE, context=ssl.create_default_context())
            if self._secure
            else http.client.HTTPConnection(self._host, self._port, timeout=_PATIENCE)
        )
        target = self._path + path + (f"?{urlencode(parameters)}" if parameters else "")
        try:
            with suppress(BrokenPipeError, ConnectionResetError):
                # A service that refuses a long body answers without reading it to its end.
                connection.request(method, target, body or None, dict(headers))
            answer = connection.getresponse()
            if answer.status >= _REFUSED:
                raise _problem(answer)
            yield answer
        except (OSError, http.client.HTTPException) as error:
            why = getattr(error, "strerror", None) or type(error).__name__
            raise UnavailableError(f"{self._url} did not answer, or not to the end: {why}.", help="Is it running there?") from None
        finally:
            connection.close()


def _problem(answer: http.client.HTTPResponse) -> ServiceError:
    """Return what the service said as an error of ours (RFC 9457)."""
    said = answer.read(2**20)
    if answer.headers.get_content_type() == _PROBLEM:
        problem = json.loads(said)
        members = {key: value for key, value in problem.items() if key not in ("type", "title", "status", "detail", "help")}
        return from_slug(
            str(problem.get("type", "")).removeprefix(PROBLEMS), str(problem.get("detail", "")), str(problem.get("help", "")), members
        )
    return ServiceError(f"The service answered {answer.status} {answer.reason}.", help="Is it a Migration Compact Graph service?")


def update_of(graphs: Iterable[tuple[str, bytes]], *, replace: bool) -> bytes:
    """Return an update that adds N-Triples to graphs (IRI, or empty for the default graph), or replaces them, in one step."""
    pieces = []
    inserted = []
    for graph, triples in graphs:
        if replace:
            pieces.append(f"DROP SILENT GRAPH <{graph}> ;\n".encode() if graph else b"DROP SILENT DEFAULT ;\n")
        inserted.append(b"GRAPH <" + graph.encode() + b"> {\n" + triples + b"}\n" if graph else triples)
    return b"".join(pieces) + b"INSERT DATA {\n" + b"".join(inserted) + b"}\n"
