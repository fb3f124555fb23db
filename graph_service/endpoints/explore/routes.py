"""``/explore``, ``/gaps`` and ``/states``: the texts against each other, as pages that need no scripts, as CSV and as JSON-LD.

The view is in the address: every filter is a plain GET form, every cell and ribbon a link to the words it rests on.
"""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import partial
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.routing import BaseRoute, Route

from graph_service.corpus.atlas import Atlas, Choice, Link, Thing
from graph_service.corpus.per_version import PerVersion
from graph_service.endpoints.api.service import Listings
from graph_service.endpoints.explore import csv_rows, entries, evidence, flow, gaps, matrix, standings
from graph_service.endpoints.explore.answers import EVERYTHING, LISTED, LinkData, Values, filters_of, format_of
from graph_service.endpoints.explore.brief_routes import Briefings
from graph_service.endpoints.explore.take_along import TakeAlong
from graph_service.endpoints.states import map as world_map
from graph_service.errors import NotFoundError
from graph_service.http.parameters import Parameter, read_page_parameters
from graph_service.http.responses import redirect
from graph_service.http.routing import Handler
from graph_service.pages.comparison import (
    BASIS,
    CONFIDENCE,
    FORMAT,
    LANG,
    LENGTH,
    choice_of,
    language_of,
    one_of,
    show,
)
from graph_service.pages.i18n import Language
from graph_service.pages.listing import Section, show_listing
from graph_service.pages.markdown import wants_all
from graph_service.rdf.curies import path_of
from graph_service.rdf.formats import HTML, MARKDOWN

_LONGEST = 80
VIEWS = ("priorities", "instruments", "flow")
GROUPS = tuple(matrix.GROUPS)
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


class Explore:
    """The handlers; the atlas is read once for each version of the dataset."""

    def __init__(self, atlas: PerVersion[Atlas], data: LinkData) -> None:
        self._atlas = atlas
        self._data = data

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
        what = format_of(request, values, LISTED)
        if what is MARKDOWN:
            return _listing(request, values, ("explore.title", f"explore.lead_{view}"), listed, version)
        if what is not HTML:
            return await self._data.reply(request, what, version, links, rows)
        shown |= {"texts": texts, "text": atlas.thing(text), "group": group, "groups": GROUPS, "views": VIEWS}
        shown |= filters_of(atlas, choice, values, hidden)
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
        what = format_of(request, values, LISTED)
        if what is MARKDOWN:
            title = f"{one.title} – {other.title}"
            return _listing(request, values, (title, "evidence.title"), partial(entries.of_links, atlas, every), version)
        if what is not HTML:
            return await self._data.reply(request, what, version, every, csv_rows.link_rows(atlas, every))
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
            **filters_of(atlas, choice, values, hidden),
        )

    async def gaps(self, request: Request) -> Response:
        """Show what is missing between the texts."""
        values = read_page_parameters(request, (FORMAT, LENGTH, LANG))
        version, atlas = await self._atlas.get()
        all_gaps = gaps.find(atlas)
        what = format_of(request, values, LISTED)
        if what is MARKDOWN:
            return _listing(request, values, ("gaps.title", "gaps.lead"), partial(entries.of_gaps, atlas, all_gaps), version)
        if what is not HTML:
            links = [*all_gaps.tensions, *(one.link for one in all_gaps.asks)]
            return await self._data.reply(request, what, version, links, csv_rows.gap_rows(atlas, all_gaps))
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
        what = format_of(request, values, LISTED)
        if what is MARKDOWN:
            return _listing(request, values, ("states.title", "states.as_of"), partial(entries.of_states, table), version)
        if what is not HTML:
            links = [link for links in table.behind.values() for link in links]
            return await self._data.reply(request, what, version, links, csv_rows.standing_rows(table))
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
            request, "states.html", language_of(request, values), version=version, **shown, **filters_of(atlas, choice, values, hidden)
        )


def router(atlas: PerVersion[Atlas], listings: Listings, take_along: TakeAlong, public_url: str) -> APIRouter:
    """Return the routes, each page also under ``.csv`` and ``.jsonld``, a briefing as a document too."""
    data = LinkData(listings, public_url)
    pages, briefings = Explore(atlas, data), Briefings(atlas, data, take_along, public_url)
    handlers: dict[str, Handler] = dict(zip(_PATHS, (pages.explore, pages.gaps, pages.states), strict=True))
    handlers["/explore/evidence"] = pages.evidence
    handlers["/brief/{number}"] = briefings.brief
    routes: list[BaseRoute] = briefings.routes()
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
