"""Every IRI answers, in the form asked for: a description as Turtle, JSON-LD, N-Triples, RDF/XML, TriG, Markdown or a page.

One store query for each description, none for one that the client has or that the service answered before. All forms carry the same graph.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from urllib.parse import quote

from graph_service import __version__
from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.things import Things, things_of
from graph_service.endpoints.explore.dossier import Dossiers
from graph_service.endpoints.resources import Description, document, html_page, markdown
from graph_service.endpoints.resources import context as json_ld_context
from graph_service.endpoints.resources.others import Others, describe_own, read_others
from graph_service.endpoints.resources.suggestions import Nearest
from graph_service.endpoints.resources.wordings import Wordings
from graph_service.errors import BadRequestError, GoneError, NotAcceptableError, NotFoundError
from graph_service.http import answer_cache, problems
from graph_service.http.addresses import BY_SUFFIX, OFFERS, THING, Address, Withdrawn, has_path, local, read, spellings, thing, withdrawn
from graph_service.http.answer_cache import AnswerCache, CachedResponse
from graph_service.http.disconnect import Watch
from graph_service.http.exchange import Exchange, Header, single
from graph_service.http.responses import READ_ONLY, head, send, send_preflight, send_redirect, sent_unchanged
from graph_service.namespaces import BASE
from graph_service.pages import i18n
from graph_service.pages.i18n import Language
from graph_service.pages.markdown import wants_all
from graph_service.rdf import formats, serialise, turtle
from graph_service.rdf.formats import HTML, MARKDOWN, Choice, Format
from graph_service.rdf.terms import check_iri
from graph_service.store import offload
from graph_service.store.interface import Limits
from graph_service.store.own_graphs import OwnGraphs

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
_LONGEST_IRI = 2000


class ResourceEndpoint:
    """The endpoint for every path that is nothing else's."""

    def __init__(
        self,
        store: OwnGraphs,
        answers: AnswerCache,
        limits: Limits,
        public_url: str = "",
        *,
        things: PerVersion[Things] | None = None,
        gone: Mapping[str, Withdrawn] | None = None,
        dated: bool = False,
        contest: bool = False,
        dossiers: Dossiers | None = None,
    ) -> None:
        """Answer from a store.

        ``things`` are those of the store, if others read them too; ``gone`` is what was withdrawn, or else the list with the data. With
        ``dated`` pages say that they are of an earlier version, with ``contest`` that a reader may contest a link;
        with ``dossiers`` the pages of objectives are dossiers.
        """
        self._dossiers = dossiers
        self._dated = dated
        self._contest = contest
        self._store = store
        self._answers = answers
        self._limits = limits
        self._public_url = public_url
        self._gone = withdrawn() if gone is None else gone
        self._nearest = Nearest(things or things_of(store))
        self._wordings = Wordings(store)

    async def __call__(self, exchange: Exchange) -> None:
        """Answer a request."""
        if not await allowed(exchange):
            return
        if exchange.path == THING:
            await self._answer_other(exchange)
            return
        address = read(exchange.path)
        moved = self._moved(address)
        if moved:
            if not (address.slashed and await self._answer_other_spelling(exchange)):
                await send_redirect(exchange, *moved)
            return
        try:
            choice = choose(exchange, address.format, OFFERS)
            await self._answer(exchange, address, choice)
        except NotFoundError as error:
            if not await self._answer_other_spelling(exchange):
                raise await self._explained(address, error) from None

    async def _answer_other(self, exchange: Exchange) -> None:
        """Answer with a thing by its whole IRI, which is not a path of ours.

        Raises:
            BadRequestError: no IRI is given, or one that has a path here.
            NotFoundError: no graph here describes it.
            LimitExceededError: graphs of others say too much of it.

        """
        iri = check_iri(single(exchange.parameters(), "iri") or "", "iri")
        if len(iri) > _LONGEST_IRI:
            raise BadRequestError(f"The IRI has more than {_LONGEST_IRI} characters.", help="Ask /sparql, by POST.")
        if has_path(iri):
            raise BadRequestError("This IRI has an address of its own here.", help=f"GET {quote(local(iri))}")
        address = Address("", None, slashed=False, other=iri)
        try:
            await self._answer(exchange, address, choose(exchange, None, OFFERS))
        except NotFoundError as error:
            raise NotFoundError(error.detail, help="Its own address may describe it; here, /catalog lists the graphs.") from None

    async def _answer_other_spelling(self, exchange: Exchange) -> bool:
        """Answer with a thing whose IRI a partner wrote in another way than we do; return False if there is none."""
        raw_path = exchange.scope.get("raw_path", exchange.path.encode()).decode("latin-1").partition("?")[0]
        for address in spellings(exchange.path, raw_path, exchange.scope.get("query_string", b"").decode("latin-1")):
            # What the engine takes for no IRI names nothing.
            with suppress(NotFoundError, BadRequestError):
                await self._answer(exchange, address, choose(exchange, address.format, OFFERS))
                return True
        return False

    def _moved(self, address: Address) -> tuple[int, str] | None:
        """Return status and place where the answer is, if it is elsewhere."""
        elsewhere = address.elsewhere
        if elsewhere:
            # Not the same resource under another name, so 303 (RFC 9110 §15.4.4).
            return 303, address.local(elsewhere)
        return (308, address.local()) if address.slashed and address.path else None

    async def _answer(self, exchange: Exchange, address: Address, choice: Choice) -> None:
        gone = self._gone.get(address.path)
        if gone:
            advice = f"It is replaced by {BASE}{gone.replacement}." if gone.replacement else ""
            raise GoneError(f"<{address.iri}> was withdrawn on {gone.date}: {gone.reason}", help=advice)
        origin = exchange.origin(self._public_url)
        version = self._store.version
        reader = reads(exchange)
        # Only what people read speaks a language of its own, and a page's links keep one that was asked for.
        page = choice.format in (HTML, MARKDOWN)
        whole = (choice.format is MARKDOWN and wants_all(single(exchange.parameters(), "length"))) or (
            choice.format is HTML and single(exchange.parameters(), "show") == "all"
        )
        spoken = f"{reader.code} {reader.asked} {whole}" if page else ""
        # A page also shows, apart, what others say, whose graphs change without ours.
        others = self._store.whole.version if page and self._store.view.foreign else ""
        key = answer_cache.request_key("resource", __version__, address.iri, choice.content_type, origin, spoken, others)
        entry = self._answers.get(version, key)
        if entry is None:
            tag = answer_cache.etag(version, key)
            if version and await sent_unchanged(exchange, tag, representation(address, choice, (), reader, tag)):
                return
            watch = Watch(exchange)
            description, ours = await watch.over(describe_own(self._store, address.iri, self._limits, exchange.client))
            if not description.exists:
                raise NotFoundError(f"The graph says nothing of <{address.iri}>.")
            if description.left_out:
                exchange.notes["left_out"] = description.left_out
            # The version that was asked, which a write may have replaced since.
            tag = answer_cache.etag(description.version, key)
            said = await watch.over(self._others(description, ours=ours)) if page or not ours else Others()
            links = _links(address, choice, description, origin)
            # Whose words they are (RFC 4287 §4.2.7.2: the source of what is said here).
            links += [f'<{graph}>; rel="via"' for graph, _ in said.graphs] if not ours else []
            headers = representation(address, choice, links, reader, tag)
            if choice.format is HTML:
                wordings = await watch.over(self._wordings.of(address.iri, self._limits))
                dossier = await watch.over(self._dossiers.of(description)) if self._dossiers and ours else None
                flags = {"ours": ours, "dated": self._dated, "contest": self._contest, "whole": whole}
                made = html_page.resource(description, origin, reader, said, wordings=wordings, dossier=dossier, **flags)
            elif choice.format is MARKDOWN:
                # Tried with ever tighter limits until it is short: not while other requests wait.
                write = partial(markdown.resource, description, origin, reader, said, ours=ours, whole=whole)
                made = await watch.over(offload.run(exchange.client, write))
            else:
                made = body(description, choice.format, origin)
            entry = CachedResponse(tag, headers, made)
            if description.version == self._store.version:
                self._answers.put(version, key, (), entry)
        await send(exchange, entry)

    async def _others(self, description: Description, *, ours: bool) -> Others:
        """Return what graphs of others say of a thing; of a thing of theirs, also which of those that it names they describe."""
        named = () if ours else [subject[1:-1] for subject, _, _ in description.statements if subject.startswith("<")]
        return await read_others(self._store, description.iri, self._limits, named)

    async def _explained(self, address: Address, error: NotFoundError) -> NotFoundError:
        """Return the error with what is near."""
        near = await self._nearest.to(address.path)
        suffix = address.path.rpartition(".")[2] if "." in address.path.rpartition("/")[2] else ""
        hints = [f"Known suffixes are {', '.join(sorted(BY_SUFFIX))}, not .{suffix}."] if suffix.isalpha() else []
        hints += [f"Nearest: {', '.join(f'<{BASE}{path}>' for path in near)}."] if near else []
        return NotFoundError(error.detail, help=" ".join(hints), nearest=[BASE + path for path in near])


def body(description: Description, form: Format, origin: str) -> bytes:
    """Return a description in a format of RDF; ``origin`` is where clients find the context.

    Raises:
        NotAcceptableError: the format cannot write what the graph says.

    """
    if form is formats.JSON_LD:
        return _lines(document(description, origin + json_ld_context.LOCAL)).encode()
    if form in (formats.TURTLE, formats.TRIG):
        # A graph alone is the same in both.
        return turtle.write(description.statements, first=f"<{description.iri}>").encode()
    try:
        return serialise.write(description.statements, form.name)
    except ValueError as error:
        offers = [offer.types[0] for offer in OFFERS if offer is not form]
        raise NotAcceptableError(f"{form.types[0]} cannot write this graph: {error}.", offers=offers) from None


def _lines(made: Mapping[str, object]) -> str:
    """Return an object as JSON with a line for each key and each element of its arrays: readable, and by the encoder that is quick."""
    lines = []
    for key, value in made.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            written = "[\n  " + ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value) + "\n ]"
        else:
            written = json.dumps(value, ensure_ascii=False)
        lines.append(f" {json.dumps(key)}: {written}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


async def allowed(exchange: Exchange) -> bool:
    """Return True if the request reads; OPTIONS is answered here.

    Raises:
        MethodNotAllowedError: it would change something.

    """
    if exchange.method == "OPTIONS":
        await send_preflight(exchange, READ_ONLY)
        return False
    if exchange.method not in ("GET", "HEAD"):
        raise problems.not_allowed(exchange, READ_ONLY)
    return True


def choose(exchange: Exchange, fixed: Format | None, offers: tuple[Format, ...]) -> Choice:
    """Return the form of the answer: by suffix, else by ``format=``, else by Accept.

    Raises:
        BadRequestError: ``format=`` names nothing we know.
        NotAcceptableError: nothing on offer is accepted.

    """
    if fixed is not None:
        return Choice(fixed, fixed.types[0])
    shortcut = single(exchange.parameters(), "format")
    return formats.choose(exchange.header(b"accept"), shortcut, offers)


def reads(exchange: Exchange) -> Language:
    """Return the language that a reader wants of a page's own words.

    Raises:
        BadRequestError: ``lang=`` is given twice.

    """
    return i18n.choose(single(exchange.parameters(), "lang"), exchange.header(b"accept-language"))


def _links(address: Address, choice: Choice, description: Description, origin: str) -> list[str]:
    # What people read has the address that leads to it now: the host of our IRIs is not registered yet.
    readable = choice.format in (HTML, MARKDOWN)
    links = [f'<{origin + thing(description.iri) if readable else address.iri}>; rel="canonical"']
    links += [f'<{address.form(offer)}>; rel="alternate"; type="{offer.types[0]}"' for offer in OFFERS]
    links += [f'<{address.form(formats.TURTLE)}>; rel="describedby"; type="text/turtle"']
    # What we add is ours to license; the words of others are not.
    links += [] if address.other else [f'<{LICENSE}>; rel="license"']
    for relation, neighbour in (("prev", description.previous), ("next", description.next)):
        if neighbour:
            links.append(f'<{local(neighbour.iri)}>; rel="{relation}"')
    if choice.media_type == "application/json":
        links.append(f'<{json_ld_context.LOCAL}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"')
    return links


def representation(
    address: Address, choice: Choice, links: Sequence[str], reader: Language | None = None, tag: bytes = b""
) -> list[Header]:
    """Return the headers of one form of a thing; ``reader`` is the language of a page that speaks more than one."""
    more: list[Header] = [(b"content-location", address.form(choice.format).encode())]
    if links:
        more.append((b"link", ", ".join(links).encode()))
    return head(choice.content_type, tag, language=reader.code if reader and choice.format in (HTML, MARKDOWN) else "", more=more)
