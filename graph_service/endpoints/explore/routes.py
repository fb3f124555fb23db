"""``/explore``, ``/gaps`` and ``/states``: the texts against each other, as pages that need no scripts, as CSV and as JSON-LD.

The view is in the address: every filter is a plain GET form, every cell and ribbon a link to the words it rests on.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.routing import BaseRoute, Route

from graph_service.corpus.atlas import GCM_TEXT, Atlas, Choice, Link, Thing
from graph_service.corpus.per_version import PerVersion
from graph_service.endpoints.api.service import Listings
from graph_service.endpoints.documents import files
from graph_service.endpoints.explore import brief, briefing, csv_rows, entries, evidence, flow, gaps, matrix, standings
from graph_service.endpoints.explore.take_along import TakeAlong
from graph_service.endpoints.resources import context as json_ld_context
from graph_service.endpoints.states import map as world_map
from graph_service.errors import NotFoundError
from graph_service.http.cached_responses import encode
from graph_service.http.parameters import Parameter, read_page_parameters
from graph_service.http.responses import client_address, origin, redirect, reply
from graph_service.pages import markdown
from graph_service.pages.comparison import (
    BASES,
    BASIS,
    CONFIDENCE,
    CSV_TYPE,
    FORMAT,
    LANG,
    LENGTH,
    choice_of,
    language_of,
    one_of,
    show,
    show_markdown,
)
from graph_service.pages.environment import level
from graph_service.pages.i18n import Language, speaking
from graph_service.pages.listing import Section, show_listing
from graph_service.pages.markdown import wants_all
from graph_service.rdf.curies import path_of
from graph_service.rdf.formats import CSV, HTML, JSON_LD, MARKDOWN, Format, choose

_LONGEST = 80
VIEWS = ("priorities", "instruments", "flow")
GROUPS = tuple(matrix.GROUPS)
OFFERS: tuple[Format, ...] = (HTML, JSON_LD, CSV)
_LISTED: tuple[Format, ...] = (*OFFERS, MARKDOWN)
_BRIEF_OFFERS: tuple[Format, ...] = (*_LISTED, *files.OFFERS)
_PATHS = ("/explore", "/gaps", "/states")
_TEXT = Parameter("text", "The civil-society text, by its path.", {"type": "string"})
_NAME = Parameter("name", "Only States with these letters in their name or code.", {"type": "string"})
_COMPARE = Parameter("compare", "Two States, such as ke,ph: side by side.", {"type": "string"})
_EXPLORE = (
    Parameter("view", "priorities, instruments or flow.", {"type": "string"}),
    Parameter("group", "ilo, treaties or other.", {"type": "string"}),
    _TEXT,
    standings.OBJECTIVE,
    BASIS,
    CONFIDENCE,
    FORMAT,
    LENGTH,
    LANG,
)
_EVIDENCE = (
    Parameter("from", "A thing, by its path under the base.", {"type": "string"}, required=True),
    Parameter("to", "Another.", {"type": "string"}, required=True),
    _TEXT,
    standings.OBJECTIVE,
    BASIS,
    CONFIDENCE,
    FORMAT,
    LENGTH,
    LANG,
)
Values = Mapping[str, str]
EVERYTHING = Choice()
"""The filter that hides nothing."""


class Explore:
    """The handlers; the atlas is read once for each version of the dataset."""

    def __init__(self, atlas: PerVersion[Atlas], listings: Listings, take_along: TakeAlong, public_url: str) -> None:
        self._atlas = atlas
        self._listings = listings
        self._take_along = take_along
        self._public_url = public_url

    async def explore(self, request: Request) -> Response:
        """Show a matrix or the flow."""
        values = read_page_parameters(request, _EXPLORE)
        version, atlas = await self._atlas.get()
        view = one_of(values, "view", VIEWS)
        texts = atlas.civil_society_texts()
        text = one_of(values, "text", tuple(one.key for one in texts) or ("",))
        group = one_of(values, "group", GROUPS)
        objective = standings.objective_of(atlas, values)
        # The whole flow is legible only where editors are sure; one objective shows more.
        usual = "0.85" if view == "flow" and not objective else "0.7"
        choice = choice_of(values, usual)
        shown: dict[str, Any] = {"view": view}
        links: Iterable[Link]
        hidden = 0
        if view == "flow":
            chain = flow.chain(atlas, text, objective, choice)
            shown |= {"flow": chain, "chart": _chart(chain)}
            links, rows, listed = chain.links(), csv_rows.flow_rows(chain), partial(entries.of_flow, chain, choice)
            hidden = 0 if chain.first else len(flow.chain(atlas, text, objective, EVERYTHING).links())
        else:
            table = matrix.of_asks(atlas, text, choice) if view == "priorities" else matrix.of_instruments(atlas, group, choice)
            shown |= {"matrix": table}
            links, rows, listed = table.links(), csv_rows.matrix_rows(table), partial(entries.of_matrix, table, choice)
        what = _format(request, values, _LISTED)
        if what is MARKDOWN:
            return _listing(request, values, ("explore.title", f"explore.lead_{view}"), listed, version)
        if what is not HTML:
            return await self._data(request, what, version, links, rows)
        shown |= {"texts": texts, "text": atlas.thing(text), "group": group, "groups": GROUPS, "views": VIEWS}
        shown |= _filters(atlas, choice, values, hidden)
        shown |= {"objective": objective, "objectives": matrix.objectives(atlas)}
        return show(request, "explore.html", language_of(request, values), version=version, **shown)

    async def evidence(self, request: Request) -> Response:
        """Show the words behind a cell or a ribbon."""
        values = read_page_parameters(request, _EVIDENCE)
        version, atlas = await self._atlas.get()
        one, other = _thing(atlas, values["from"]), _thing(atlas, values["to"])
        choice = choice_of(values, "0")
        links = evidence.between(atlas, one.key, other.key, frozenset(), choice)
        legs = _legs(atlas, values, (one, other), choice)
        every = [*links, *(link for standards, asks in legs.values() for link in (*standards, *asks))]
        what = _format(request, values, _LISTED)
        if what is MARKDOWN:
            title = f"{one.title} – {other.title}"
            return _listing(request, values, (title, "evidence.title"), partial(entries.of_links, atlas, every), version)
        if what is not HTML:
            return await self._data(request, what, version, every, csv_rows.link_rows(atlas, every))
        shown: dict[str, Any] = {
            "one": one,
            "other": other,
            "links": [evidence.show(atlas, link) for link in links],
            "legs": [
                (atlas.thing(key), [evidence.show(atlas, link) for link in standards], [evidence.show(atlas, link) for link in asks])
                for key, (standards, asks) in legs.items()
            ],
        }
        hidden = 0 if every else len(evidence.between(atlas, one.key, other.key, frozenset(), EVERYTHING))
        hidden = hidden or (0 if every else len(_legs(atlas, values, (one, other), EVERYTHING)))
        return show(
            request,
            "explore_evidence.html",
            language_of(request, values),
            version=version,
            **shown,
            **_filters(atlas, choice, values, hidden),
        )

    async def brief(self, request: Request) -> Response:
        """Show an objective as a briefing."""
        values = read_page_parameters(request, (BASIS, CONFIDENCE, FORMAT, LENGTH, LANG))
        version, atlas = await self._atlas.get()
        choice = choice_of(values)
        shown = briefing.values(atlas, request.path_params["number"], choice, origin(request, self._public_url))
        objective_brief = shown["brief"]
        links = objective_brief.links()
        what = _format(request, values, _BRIEF_OFFERS)
        if what in OFFERS and what is not HTML:
            return await self._data(request, what, version, links, csv_rows.link_rows(atlas, links))
        reader = language_of(request, values)
        whole = wants_all(values.get("length"))
        if what is MARKDOWN:
            return show_markdown(request, reader, briefing.maker(shown, reader), briefing.STEPS, whole=whole, version=version)
        if what in files.OFFERS or not whole:
            document = await self._take_along.document(shown, choice, reader, origin(request, self._public_url), whole=whole)
        if what in files.OFFERS:
            name = f"briefing-objective-{objective_brief.objective.notation}"
            return await self._take_along.files.reply(request, what, document.encode(), name, language=reader.code, version=version)
        # On paper a page is the document that fills two, unless all of it is asked for.
        shown |= {"paper": None if whole else document, "forms": files.OFFERS, **_filters(atlas, choice, values, shown["hidden"])}
        return show(request, "brief.html", reader, version=version, **shown)

    async def briefs(self, request: Request) -> Response:
        """List the briefings, with the counts of what each holds."""
        values = read_page_parameters(request, (FORMAT, LANG))
        version, atlas = await self._atlas.get()
        every = [brief.of(atlas, one.key, Choice(confidence=gaps.ENOUGH)) for one in matrix.objectives(atlas)]
        reader = language_of(request, values)
        if _format(request, values, (HTML, MARKDOWN)) is MARKDOWN:
            spoken = speaking(reader, request.url.path)
            return show_markdown(
                request, reader, lambda _: markdown.render("briefs.md", briefs=every, **spoken), 0, whole=True, version=version
            )
        return show(request, "briefs.html", reader, version=version, briefs=every)

    async def method(self, request: Request) -> Response:
        """Say how links are made and what the confidence of one means, with the counts of what is here."""
        values = read_page_parameters(request, (LANG,))
        version, atlas = await self._atlas.get()
        bases = Counter(link.basis for link in atlas.links)
        levels = Counter(level(link.confidence) for link in atlas.links if not link.in_words)
        texts = [atlas.thing(GCM_TEXT), *atlas.civil_society_texts()]
        shown = {"bases": bases, "levels": levels, "texts": texts, "agreement": atlas.agreement}
        return show(request, "method.html", language_of(request, values), version=version, **shown)

    async def gaps(self, request: Request) -> Response:
        """Show what is missing between the texts."""
        values = read_page_parameters(request, (FORMAT, LENGTH, LANG))
        version, atlas = await self._atlas.get()
        all_gaps = gaps.find(atlas)
        what = _format(request, values, _LISTED)
        if what is MARKDOWN:
            return _listing(request, values, ("gaps.title", "gaps.lead"), partial(entries.of_gaps, atlas, all_gaps), version)
        if what is not HTML:
            links = [*all_gaps.tensions, *(one.link for one in all_gaps.asks)]
            return await self._data(request, what, version, links, csv_rows.gap_rows(atlas, all_gaps))
        tensions = [evidence.show(atlas, link) for link in all_gaps.tensions]
        return show(request, "gaps.html", language_of(request, values), version=version, gaps=all_gaps, tensions=tensions, atlas=atlas)

    async def states(self, request: Request) -> Response:
        """Show the status of States under the treaties behind an objective."""
        values = read_page_parameters(request, (_NAME, _COMPARE, standings.OBJECTIVE, BASIS, CONFIDENCE, FORMAT, LENGTH, LANG))
        version, atlas = await self._atlas.get()
        objective = standings.objective_of(atlas, values)
        choice = choice_of(values)
        if pair := [one.strip() for one in values.get("compare", "").split(",") if one.strip()]:
            language = f"?lang={values['lang']}" if values.get("lang") else ""
            return redirect(303, "/states/" + "/".join(quote(one, safe="") for one in pair[:2]) + language)
        table = standings.narrowed(standings.table(atlas, objective, choice), values.get("name", ""))
        what = _format(request, values, _LISTED)
        if what is MARKDOWN:
            return _listing(request, values, ("states.title", "states.as_of"), partial(entries.of_states, table), version)
        if what is not HTML:
            links = [link for links in table.behind.values() for link in links]
            return await self._data(request, what, version, links, csv_rows.standing_rows(table))
        shown = {
            "table": table,
            "states": atlas.states,
            "name": values.get("name", ""),
            "steps": world_map.bounds(len(table.treaties)),
            "objective": atlas.thing(objective) if objective else None,
            "objectives": matrix.objectives(atlas),
        }
        hidden = 0 if table.treaties else len(standings.table(atlas, objective, EVERYTHING).treaties)
        return show(
            request, "states.html", language_of(request, values), version=version, **shown, **_filters(atlas, choice, values, hidden)
        )

    async def _data(
        self, request: Request, what: Format, version: str, links: Iterable[Link], rows: Iterable[Sequence[object]]
    ) -> Response:
        """Answer with the rows as CSV, or with the links as the API writes them."""
        if what is CSV:
            return reply(request, csv_rows.csv_bytes(rows), CSV_TYPE, version=version)
        described = await self._listings.links([link.iri for link in dict.fromkeys(links)], client_address(request))
        context = origin(request, self._public_url) + json_ld_context.LOCAL
        return reply(request, encode({"@context": context, "@graph": described}), what.types[0], version=version)


def router(atlas: PerVersion[Atlas], listings: Listings, take_along: TakeAlong, public_url: str) -> APIRouter:
    """Return the routes, each page also under ``.csv`` and ``.jsonld``, a briefing as a document too."""
    pages = Explore(atlas, listings, take_along, public_url)
    handlers: dict[str, Callable[[Request], Awaitable[Response]]] = dict(
        zip(_PATHS, (pages.explore, pages.gaps, pages.states), strict=True)
    )
    handlers["/explore/evidence"] = pages.evidence
    handlers["/brief/{number}"] = pages.brief
    routes: list[BaseRoute] = [
        Route("/brief", pages.briefs, methods=["GET", "HEAD"]),
        Route("/brief.md", pages.briefs, methods=["GET", "HEAD"]),
        *(
            Route(f"/brief/{{number}}.{one.extension}", pages.brief, methods=["GET", "HEAD"])
            for one in _BRIEF_OFFERS
            if one in files.OFFERS
        ),
        Route("/method", pages.method, methods=["GET", "HEAD"]),
    ]
    for path, handler in handlers.items():
        routes += [Route(path + suffix, handler, methods=["GET", "HEAD"]) for suffix in (".csv", ".jsonld", ".md", "")]
    return APIRouter(routes=routes)


def _listing(
    request: Request, values: Values, said: tuple[str, str], listed: Callable[[Language], list[Section]], version: str
) -> Response:
    """Return what a page shows as a list in Markdown; ``said`` are title and lead, the title a key of the locales, or words."""
    title, lead = said
    reader = language_of(request, values)
    heading = reader.t(title) if reader.has(title) else title
    whole = wants_all(values.get("length"))
    return show_listing(request, reader, str(heading), str(reader.t(lead)), listed(reader), whole=whole, version=version)


def _format(request: Request, values: Values, offers: tuple[Format, ...] = OFFERS) -> Format:
    suffix = request.url.path.rpartition(".")[2]
    named = suffix if suffix in [offer.extension for offer in offers] else values.get("format")
    return choose(request.headers.get("accept"), named, offers).format


def _filters(atlas: Atlas, choice: Choice, values: Values, hidden: int = 0) -> dict[str, Any]:
    """Return what the form of filters shows; ``hidden`` is how many links only the filter hides, where it leaves none.

    The confidences on offer are those that links have, and the one that is chosen.
    """
    kept = {name: value for name, value in values.items() if name not in ("lang", "format")}
    everything = "?" + urlencode({**kept, "basis": EVERYTHING.basis, "confidence": f"{EVERYTHING.confidence:g}"})
    known = {link.confidence for link in atlas.links if 0 < link.confidence < 1} | {choice.confidence}
    confidences = [f"{one:g}" for one in sorted(known)]
    return {"choice": choice, "bases": BASES, "confidences": confidences, "kept": kept, "hidden": hidden, "everything": everything}


def _thing(atlas: Atlas, given: str) -> Thing:
    key = path_of(given.strip("/"))
    if key not in atlas.things:
        near = get_close_matches(key[:_LONGEST], atlas.things, 3)
        help_ = f"Nearest: {', '.join(near)}." if near else "Give the path of a thing, such as gcm/objective/6; /search finds it."
        raise NotFoundError(f"There is nothing named {key[:80]} to compare.", help=help_, nearest=near)
    return atlas.thing(key)


def _legs(atlas: Atlas, values: Values, ends: tuple[Thing, Thing], choice: Choice) -> dict[str, tuple[list[Link], list[Link]]]:
    """Return, for a convention and an ask, the parts of the Compact that join them: the links to the convention and those of the ask."""
    convention, ask = ends
    if not convention.is_a("ILOConvention") or not ask.order or ask.is_a("Objective"):
        return {}
    ribbon = flow.between(
        flow.chain(atlas, atlas.document(ask.key), standings.objective_of(atlas, values), choice), convention.key, ask.key
    )
    legs_of: dict[str, tuple[list[Link], list[Link]]] = {}
    for leg in ribbon.legs if ribbon else ():
        if leg.standard:
            standards, asks = legs_of.setdefault(leg.standard.subject, ([], []))
            standards += [leg.standard] if leg.standard not in standards else []
            asks += [leg.ask] if leg.ask not in asks else []
    return dict(sorted(legs_of.items(), key=lambda item: atlas.thing(item[0]).order))


def _chart(chain: flow.Flow) -> dict[str, Any]:
    columns = (chain.objectives, chain.conventions, chain.asks)
    nodes = [
        {"name": one.key, "depth": depth, "short": one.notation or one.label, "title": one.title}
        for depth, things in enumerate(columns)
        for one in things
    ]
    ribbons = [{"source": one.source.key, "target": one.target.key, "value": one.count} for one in (*chain.first, *chain.second)]
    return {"nodes": nodes, "links": ribbons}
