"""``/submissions``: anybody sends, editors with a token decide at ``/submissions/desk``, everybody sees what was decided.

A sender has no session and no cookie, so a page of another site can gain nothing by sending in a visitor's name but to use up the share of
that visitor; it is refused all the same. Nothing of a submission is shown before it is accepted, and then as data of its graph.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph_service.corpus.select import bindings
from graph_service.endpoints.protocol.update import now
from graph_service.endpoints.submissions import content
from graph_service.endpoints.submissions.box import ACCEPTED, HELD, REJECTED, Box, Submission, new_id
from graph_service.endpoints.submissions.content import Content
from graph_service.errors import (
    BadRequestError,
    ForbiddenError,
    NotFoundError,
    OutOfScopeError,
    ServiceError,
    ShapesError,
    TooManyRequestsError,
    UnsupportedMediaTypeError,
)
from graph_service.http import problems, responses
from graph_service.http.authorisation import Access, Holder
from graph_service.http.exchange import Exchange, parse_parameters, single
from graph_service.namespaces import BASE
from graph_service.pages import environment, i18n
from graph_service.rdf import formats
from graph_service.rdf.formats import HTML, JSON, N_TRIPLES
from graph_service.rdf.terms import Iri
from graph_service.sparql.bind import bind
from graph_service.sparql.files import text as query_text
from graph_service.store.client_address import client_of
from graph_service.store.interface import Answer, Limits, Operation, Part, Query, Receipt, Write

PATH = "/submissions"
GRAPH = f"{BASE}submissions"
"""Where accepted submissions go: no graph of ours, so that pages show it as the words of others."""
_DESK = f"{PATH}/desk"
_FORM = "application/x-www-form-urlencoded"
_JSON_TYPE = "application/json"
_RDF = (formats.TURTLE, formats.N_TRIPLES, formats.JSON_LD)
_TYPES = [_FORM, _JSON_TYPE, *(one.types[0] for one in _RDF if one is not formats.JSON_LD), "application/ld+json"]
_LISTED = 200
_LONGEST_REASON = 1000
_HOUR = 3600.0
_MOST_OF_ONE, _MOST_OF_ALL = 10, 200
"""Submissions that one client, and all clients, may send in an hour."""
_OFFERS = (formats.Format("json", (_JSON_TYPE,), "json"), HTML)
Try = Callable[[Write], Awaitable[Receipt]]
Ask = Callable[[Query], Awaitable[Answer]]


class _Share:
    """How many submissions came in the last hour, and from whom. Addresses are held in memory alone."""

    def __init__(self) -> None:
        self._times: deque[tuple[float, str]] = deque()

    def take(self, client: str) -> None:
        """Count one.

        Raises:
            TooManyRequestsError: the client, or all together, sent too many.

        """
        moment = time.monotonic()
        while self._times and self._times[0][0] < moment - _HOUR:
            self._times.popleft()
        own = sum(one == client for _, one in self._times)
        if own >= _MOST_OF_ONE:
            raise TooManyRequestsError(f"You sent {own} submissions in an hour.", limit="submissions", maximum=_MOST_OF_ONE)
        if len(self._times) >= _MOST_OF_ALL:
            raise TooManyRequestsError("Too many submissions came in this hour.", limit="submissions", maximum=_MOST_OF_ALL)
        self._times.append((moment, client))


class SubmissionEndpoint:
    """The endpoint. ``write`` stores accepted ones; ``rehearse`` tries a write without storing it, where the store can.

    ``ask`` answers queries from our graphs, whose links may be contested.
    """

    def __init__(
        self, box: Box | None, access: Access, write: Try, rehearse: Try | None, limits: Limits, *, ask: Ask, public_url: str = ""
    ) -> None:
        self._box = box
        self._ask = ask
        self._access = access
        self._write = write
        self._rehearse = rehearse
        self._limits = limits
        self._public_url = public_url
        self._share = _Share()

    async def __call__(self, exchange: Exchange) -> None:
        """Answer a request.

        Raises:
            NotFoundError: this service takes no submissions, or there is no such one.

        """
        if self._box is None:
            raise NotFoundError("This service takes no submissions.", help="Its operator turns them on with --submissions.")
        path = exchange.path.rstrip("/")
        allow = "GET, HEAD, POST, OPTIONS" if path in (PATH, _DESK) else responses.READ_ONLY
        if exchange.method == "OPTIONS":
            await responses.send_preflight(exchange, allow)
        elif exchange.method not in allow.split(", "):
            raise problems.not_allowed(exchange, allow)
        elif path == _DESK:
            await self._desk(exchange, self._box)
        elif path != PATH:
            one = (await asyncio.to_thread(self._box.get, path.removeprefix(f"{PATH}/"))).public()
            await self._answer(exchange, "submission.html", one, {"one": one})
        elif exchange.method == "POST":
            await self._take(exchange, self._box)
        else:
            await self._list(exchange, self._box)

    # Anybody

    async def _list(self, exchange: Exchange, box: Box) -> None:
        decided = [one.public() for one in reversed(await asyncio.to_thread(box.all)) if one.status != HELD][:_LISTED]
        parameters = exchange.parameters()
        kind, link = (single(parameters, name) or "" for name in ("kind", "link"))
        form = kind if kind in content.KINDS else "pledge"
        shown = {"decided": decided, "form": form, "fields": content.FIELDS[form], "link_iri": link[:2000], **_CHOICES}
        await self._answer(exchange, "submissions.html", {"member": decided, "kinds": list(content.KINDS)}, shown)

    async def _take(self, exchange: Exchange, box: Box) -> None:
        self._refuse_other_sites(exchange)
        body = await exchange.body(content.MOST_BYTES)
        client = client_of(exchange.client)
        name, moment = new_id(), datetime.now(UTC)
        day = moment.date().isoformat()
        media_type, charset = formats.split_content_type(exchange.header(b"content-type"))
        if charset not in ("", "utf-8", "utf8"):
            raise UnsupportedMediaTypeError(f"The body is in {charset[:40]}; send UTF-8.", accepts=_TYPES)
        subject = f"{BASE}submission/{name}"
        try:
            read = await asyncio.to_thread(_read, media_type, body, subject, day)
        except UnicodeError:
            raise BadRequestError("The body is not UTF-8.") from None
        self._share.take(client)
        await self._refuse_unknown(content.targets(read))
        report = await self._checked(read)
        one = Submission(name, read.kind, day, read.text, report, read.contact)
        await asyncio.to_thread(box.put, one)
        exchange.notes["submission"] = name
        receipt = one.public() | {"url": f"{exchange.origin(self._public_url)}{PATH}/{name}", "report": report}
        await self._answer(exchange, "submission.html", receipt, {"one": one.public(), "report": report}, status=202)

    async def _refuse_unknown(self, iris: Sequence[str]) -> None:
        """Raise BadRequestError where a contest or a proposal is about a thing of ours that there is not."""
        if not iris:
            return
        query = bind(query_text("endpoints/submissions/known"), {"thing": [Iri(one) for one in iris]})
        rows = bindings(await (await self._ask(Query(query, JSON, self._limits))).read())
        missing = sorted(set(iris) - {row["thing"]["value"] for row in rows})
        if missing:
            raise BadRequestError(
                f"There is no {missing[0][:200]} here.",
                help="Give the address of a link or provision as its page shows it; “Contest this link” on the page of a link fills it in.",
            )

    def _refuse_other_sites(self, exchange: Exchange) -> None:
        origin = exchange.header(b"origin")
        if exchange.header(b"sec-fetch-site") == "cross-site" or (origin and origin != exchange.origin(self._public_url)):
            raise ForbiddenError("A page of another site may not send submissions.", help=f"Use the form at {PATH}.")

    async def _checked(self, read: Content) -> list[str]:
        """Return what a write of the content would be refused for, in words; none if nothing is wrong."""
        if self._rehearse is None:
            return ["This service checks a submission when it is accepted."]
        try:
            await self._rehearse(self._written(read.text, Holder("submissions", lambda graph: graph == GRAPH, owns=lambda _graph: False)))
        except ShapesError as error:
            results: Any = error.members.get("results", [])
            return [str(one["message"]) for one in results][:50] or [error.detail]
        except ServiceError as error:
            return [error.detail]
        return []

    def _written(self, text: str, holder: Holder) -> Write:
        return Write(
            Operation.POST,
            graph=GRAPH,
            parts=(Part(text.encode(), N_TRIPLES),),
            base=GRAPH,
            limits=self._limits,
            may_change=holder.may_change,
            owns=holder.owns,
            most_graphs=holder.most_graphs,
            who=holder.name,
            when=now(),
        )

    # Editors

    async def _desk(self, exchange: Exchange, box: Box) -> None:
        if exchange.method != "POST":
            if exchange.header(b"authorization"):
                self._editor(exchange, "")
                await self._answer(exchange, "", _desk_data(await _held(box)), secret=True)
                return
            await self._answer(exchange, "desk.html", {"help": "Send Authorization: Bearer and your token."}, {"held": None}, secret=True)
            return
        self._refuse_other_sites(exchange)
        values = parse_parameters(await exchange.body(content.MOST_BYTES))
        token = single(values, "token") or ""
        editor = self._editor(exchange, token)
        said = ""
        if action := single(values, "action"):
            said = await self._decide(box, editor, action, single(values, "id") or "", (single(values, "reason") or "").strip())
        held = await _held(box)
        shown = {"held": held[:_LISTED], "total": len(held), "token": token, "said": said}
        await self._answer(exchange, "desk.html", {**_desk_data(held), "said": said}, shown, secret=True)

    def _editor(self, exchange: Exchange, token: str) -> Holder:
        editor = self._access.holder(token) if token else self._access.admit(exchange)
        if not editor.may_change(GRAPH):
            raise OutOfScopeError(f"The desk is for those who may write to {GRAPH}.", graphs=[GRAPH])
        return editor

    async def _decide(self, box: Box, editor: Holder, action: str, name: str, reason: str) -> str:
        if action not in ("accept", "reject"):
            raise BadRequestError("action must be accept or reject.")
        if not reason or len(reason) > _LONGEST_REASON:
            raise BadRequestError(f"A decision needs a reason of at most {_LONGEST_REASON} characters: it is public.")
        one = await asyncio.to_thread(box.get, name)
        status = ACCEPTED if action == "accept" else REJECTED
        if status == ACCEPTED and one.status == HELD:
            # First the graph: should this end in between, the submission is still held, and accepting it again changes nothing more.
            await self._write(self._written(one.content, editor))
        day = datetime.now(UTC).date().isoformat()
        decided = await asyncio.to_thread(box.decide, name, status, reason, day, GRAPH if status == ACCEPTED else "")
        return f"{decided.id}: {decided.status}"

    # Answers

    async def _answer(
        self,
        exchange: Exchange,
        template: str,
        data: Mapping[str, Any],
        shown: Mapping[str, Any] | None = None,
        *,
        status: int = 200,
        secret: bool = False,
    ) -> None:
        """Answer with a page or with JSON; no cache may keep what is ``secret``."""
        choice = formats.choose(exchange.header(b"accept"), single(exchange.parameters(), "format"), _OFFERS)
        cache = responses.NO_STORE if secret or status != 200 else responses.REVALIDATE  # noqa: PLR2004 - OK
        if choice.format is HTML and template:
            reader = i18n.choose(single(exchange.parameters(), "lang"), exchange.header(b"accept-language"))
            values = {"report": None, **(shown or data)}
            body = environment.render(template, **values, **environment.speak(reader, exchange.path))
            entry = responses.entry(body, HTML.content_type(), cache=cache, language=reader.code)
        else:
            body = responses.json_text(data)
            entry = responses.entry(body, _JSON_TYPE, cache=cache)
        await responses.send(exchange, entry, status)


_CHOICES = {"statuses": content.STATUSES, "levels": content.LEVELS, "predicates": content.PREDICATES}


async def _held(box: Box) -> list[Submission]:
    return [one for one in await asyncio.to_thread(box.all) if one.status == HELD]


def _desk_data(held: list[Submission]) -> dict[str, Any]:
    listed = [one.public() | {"content": one.content, "report": one.report, "contact": one.contact} for one in held[:_LISTED]]
    return {"member": listed, "total": len(held)}


def _read(media_type: str, body: bytes, subject: str, day: str) -> Content:
    if media_type == _FORM:
        return content.read_fields(parse_parameters(body), subject, day)
    if media_type == _JSON_TYPE:
        return content.read_json(body, subject, day)
    form = next((one for one in _RDF if media_type in one.types and media_type != "text/plain"), None)
    if form is None:
        raise UnsupportedMediaTypeError(f"{media_type[:60] or 'A body without a Content-Type'} is not read here.", accepts=_TYPES)
    return content.read_rdf(body, form.name)


def open_box(directory: str) -> Box | None:
    """Return the box in a directory; None if none is named.

    Raises:
        ValueError: the directory cannot be used.

    """
    if not directory:
        return None
    box = Box(Path(directory))
    box.open()
    return box
