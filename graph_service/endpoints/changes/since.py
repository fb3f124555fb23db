"""``/changes?since=VERSION``: the statements added and removed since a version, a page at a time, for programs that keep a copy.

A program that keeps a copy takes a dump, and from then on asks what changed since the version that it has. It removes what was removed,
adds what was added, and remembers ``until``. All pages of an answer are of the same two versions, so a write in between changes none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from graph_service.endpoints.resources.others import described
from graph_service.errors import BadRequestError
from graph_service.http.parameters import Parameter, number, read_page_parameters
from graph_service.http.responses import client_address, json_text, origin, reply
from graph_service.pages.comparison import LANG, draw, language_of, one_of, send
from graph_service.rdf import formats
from graph_service.store import offload
from graph_service.store.history import History, NetChange, Version
from graph_service.store.interface import Limits
from graph_service.store.own_graphs import OwnGraphs

_PLAIN_JSON = formats.Format("json", ("application/json",), "json")
_OFFERS = (_PLAIN_JSON, formats.N_QUADS, formats.HTML)
_SIDES = ("added", "removed")
_MOST, _USUAL, _MOST_VERSIONS = 10_000, 1000, 1000
SINCE = Parameter("since", "The version that you have: what was added and removed since then.", {"type": "string"})
UNTIL = Parameter("until", "The version up to which; the present one where it is left out.", {"type": "string"})
SIDE = Parameter("side", "Which statements, for N-Quads: added or removed.", {"type": "string", "enum": list(_SIDES)})
LIMIT = Parameter("limit", "Statements on a page.", {"type": "integer", "minimum": 1, "maximum": _MOST, "default": _USUAL})
PAGE = Parameter("page", "Which page, from 1.", {"type": "integer", "minimum": 1, "default": 1})
FORMAT = Parameter("format", "json, nquads or html.", {"type": "string"})
PARAMETERS = (SINCE, UNTIL, SIDE, LIMIT, PAGE, FORMAT, LANG)


class MadeVersion(BaseModel):
    """A version between the two: when it was made, by which operation, the statements added and removed, and the graphs changed."""

    version: str
    when: str = Field(description="ISO 8601, UTC")
    operation: str
    added: int
    removed: int
    graphs: list[str] = Field(description="IRIs; the default graph is an empty text")


class ChangesSince(BaseModel):
    """What changed between two versions: removed statements are to be removed first. Statements are lines of N-Quads."""

    since: str
    until: str
    statements: int = Field(description="Of all pages, added and removed")
    page: int
    pages: int
    next: str | None
    versions: list[MadeVersion] = Field(description=f"The last {_MOST_VERSIONS} versions between the two, oldest first")
    resources: list[str] = Field(description="IRIs of the subjects on this page, sorted")
    removed: list[str]
    added: list[str]


@dataclass(frozen=True, slots=True)
class _Page:
    """A part of a net change: its place, and its lines of N-Quads."""

    number: int
    pages: int
    statements: int
    removed: Sequence[str]
    added: Sequence[str]
    resources: Sequence[str]


class Since:
    """The handler."""

    def __init__(self, own: OwnGraphs, history: History, public_url: str) -> None:
        self._own = own
        self._history = history
        self._public_url = public_url

    async def answer(self, request: Request) -> Response:
        """Return what changed between two versions.

        Raises:
            NotFoundError: a version is not known.
            LimitExceededError: too much has changed.
            HistoryNotKeptError: the service keeps no earlier versions.

        """
        client = client_address(request)
        asked = read_page_parameters(request, PARAMETERS)
        choice = formats.choose(request.headers.get("accept"), asked.get("format"), _OFFERS)
        since = asked.get("since", "")
        versions = await self._history.versions(client)
        until = asked.get("until") or versions[-1].name
        net = await self._history.change(since, until, client)
        names = [one.name for one in versions]
        between = versions[names.index(since) + 1 : names.index(until) + 1]
        limit = number(asked, "limit", _USUAL, 1, _MOST)
        side = one_of(asked, "side", ("", *_SIDES))
        if choice.format is formats.N_QUADS and not side:
            raise BadRequestError(
                "N-Quads cannot say which statements were removed.", help="Give side=added or side=removed, or take JSON."
            )
        net = NetChange(() if side == "removed" else net.added, () if side == "added" else net.removed)
        pages = max(1, -(-(len(net.added) + len(net.removed)) // limit))
        place = number(asked, "page", 1, 1, pages)
        page = await offload.run(client, lambda: _cut(net, place, pages, limit))
        given = {"since": since, "until": until, **({"side": side} if side else {}), "limit": str(limit)}
        if "format" in asked:
            given["format"] = asked["format"]
        here = f"{origin(request, self._public_url)}/changes?"
        following = f"{here}{urlencode({**given, 'page': str(place + 1)})}" if place < pages else None
        headers = {"Link": f'<{following}>; rel="next"'} if following else {}
        if choice.format is formats.HTML:
            reader = language_of(request, asked)
            query = urlencode({key: value for key, value in given.items() if key != "format"})
            leading = await described(self._own, page.resources, Limits())
            shown = {
                "here": leading,
                "page": page,
                "versions": list(reversed(between[-_MOST_VERSIONS:])),
                "since": since,
                "until": until,
                "query": query,
            }
            return send(request, await offload.run(client, lambda: draw(request, "since.html", reader, **shown)), reader)
        if choice.format is formats.N_QUADS:
            body = "".join(f"{line}\n" for line in (*page.removed, *page.added)).encode()
        else:
            body = await offload.run(client, lambda: _json(page, since, until, following, between))
        return reply(request, body, choice.content_type, headers=headers, version=until)


def _cut(net: NetChange, place: int, pages: int, limit: int) -> _Page:
    start, end = (place - 1) * limit, place * limit
    gone = len(net.removed)
    removed, added = net.removed[start:end], net.added[max(0, start - gone) : max(0, end - gone)]
    subjects = {line[1 : line.index(">")] for _, line in (*removed, *added) if line.startswith("<")}
    return _Page(place, pages, gone + len(net.added), [_quad(*one) for one in removed], [_quad(*one) for one in added], sorted(subjects))


def _quad(graph: str, line: str) -> str:
    return f"{line.removesuffix('.')}<{graph}> ." if graph else line


def _json(page: _Page, since: str, until: str, following: str | None, between: Sequence[Version]) -> bytes:
    answer: dict[str, Any] = {
        "since": since,
        "until": until,
        "statements": page.statements,
        "page": page.number,
        "pages": page.pages,
        "next": following,
        "versions": [
            {
                "version": one.name,
                "when": one.when.isoformat(),
                "operation": one.operation,
                "added": one.added,
                "removed": one.removed,
                "graphs": list(one.graphs),
            }
            for one in between[-_MOST_VERSIONS:]
        ],
        "resources": list(page.resources),
        "removed": list(page.removed),
        "added": list(page.added),
    }
    return json_text(answer)
