"""``/states/<code>``: one State against the 23 objectives; ``/states/<one>/<other>``: two side by side; ``/states/map.svg``: the map."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.routing import Route

from graph_service.corpus.atlas import Atlas, Choice, Thing
from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.state_names import known
from graph_service.endpoints.explore import standings
from graph_service.endpoints.explore.csv_rows import cell, csv_bytes
from graph_service.endpoints.explore.entries import called
from graph_service.endpoints.followup.filters import BY_NAME
from graph_service.endpoints.followup.lists import FollowUpLists
from graph_service.endpoints.resources.framing import Json
from graph_service.endpoints.states import map as world_map
from graph_service.endpoints.states import workbook
from graph_service.endpoints.states.table import STANDINGS, STATES, Row, of_state, rows
from graph_service.errors import NotFoundError
from graph_service.http.parameters import read_page_parameters
from graph_service.http.responses import origin, redirect, reply
from graph_service.pages.comparison import BASES, BASIS, CONFIDENCE, CSV_TYPE, LANG, LENGTH, choice_of, language_of, show
from graph_service.pages.i18n import Language, codes
from graph_service.pages.listing import Entry, Section, show_listing, wants_markdown
from graph_service.pages.markdown import wants_all
from graph_service.pages.names import name_in
from graph_service.rdf.terms import Iri, Literal, Term, Undefined

PATHS = ("/states/*",)
_PARAMETERS = (BASIS, CONFIDENCE, LENGTH, LANG)
_MOST_PLEDGES = 2_000
_LONGEST = 60
_FORMS = ("xlsx", "csv", "md", "html")


class States:
    """The handlers."""

    def __init__(self, atlas: PerVersion[Atlas], lists: FollowUpLists, public_url: str) -> None:
        self._atlas = atlas
        self._lists = lists
        self._public_url = public_url

    async def state(self, request: Request) -> Response:
        """Show one State against the objectives, or give the same table as a workbook, CSV or Markdown."""
        values = read_page_parameters(request, _PARAMETERS)
        version, atlas = await self._atlas.get()
        name, form = _form(request.path_params["name"])
        state = find(atlas, name)
        if name != code(state):
            return _elsewhere(request, f"/states/{code(state)}{'.' + form if form else ''}")
        choice = choice_of(values)
        pledges = await self._lists.page(BY_NAME["pledges"], {"by": [Iri(state.iri)]}, 0, _MOST_PLEDGES)
        table = rows(atlas, state, choice, pledges.members)
        here = origin(request, self._public_url)
        if form in ("xlsx", "csv"):
            return _file(request, atlas, state, table, here, version=version)
        reader = language_of(request, values)
        if form == "md" or (not form and wants_markdown(request)):
            lead = str(reader.t("states.as_of_each"))
            whole = wants_all(values.get("length"))
            return show_listing(request, reader, _state_name(state, reader), lead, _sections(table, reader), whole=whole, version=version)
        shown: dict[str, Any] = {
            "state": state,
            "code": code(state),
            "table": table,
            "words": STANDINGS,
            "states": atlas.states,
            "silent": not pledges.total,
            **_filters(atlas, choice, values),
        }
        return show(request, "state.html", reader, version=version, **shown)

    async def two(self, request: Request) -> Response:
        """Show two States side by side under every instrument that they can join."""
        values = read_page_parameters(request, _PARAMETERS)
        version, atlas = await self._atlas.get()
        given = request.path_params["name"], request.path_params["other"]
        pair = [find(atlas, name) for name in given]
        places = tuple(code(one) for one in pair)
        if given != places:
            return _elsewhere(request, "/states/" + "/".join(places))
        every = standings.table(atlas, "", choice_of(values))
        sides = [{one.key: said for group in of_state(atlas, state, every).values() for one, said in group} for state in pair]
        instruments = [*every.treaties, *every.without_data]
        sent = await asyncio.gather(*(self._sent(state) for state in pair))
        reader = language_of(request, values)
        shown = {"pair": pair, "codes": places, "sides": sides, "instruments": instruments, "sent": sent}
        return show(request, "states_two.html", reader, version=version, **shown)

    async def _sent(self, state: Thing) -> Mapping[str, int]:
        """Return how many pledges of a State, pledges of which nobody reports, and reviews of it partners sent."""
        by: dict[str, list[Term | Undefined]] = {"by": [Iri(state.iri)]}
        asked = (("pledges", by), ("pledges", by | {"silent": [Literal("true")]}), ("reviews", by))
        counts = await asyncio.gather(*(self._lists.count(BY_NAME[name], values) for name, values in asked))
        return dict(zip(("pledged", "silent", "reviews"), counts, strict=True))

    async def map(self, request: Request) -> Response:
        """Draw the map: how many of the instruments of the table at ``/states`` each State has joined."""
        values = read_page_parameters(request, (standings.OBJECTIVE, BASIS, CONFIDENCE, LANG))
        version, atlas = await self._atlas.get()
        table = standings.table(atlas, standings.objective_of(atlas, values), choice_of(values))
        title = str(language_of(request, values).t("states.map"))
        return reply(request, world_map.draw(table, title), "image/svg+xml", version=version, vary="Accept-Language")


def find(atlas: Atlas, name: str) -> Thing:
    """Return the State with an ISO code or a name.

    Raises:
        NotFoundError: there is none; says which are near.

    """
    if meant := known().resolve(name):
        name = meant
    wanted = name.strip().casefold()
    by_name = {called.casefold(): one for one in atlas.states for called in (*names_of(one), one.notation, one.name, one.key, one.iri)}
    if wanted in by_name:
        return by_name[wanted]
    near = [code(by_name[one]) for one in get_close_matches(wanted[:_LONGEST], by_name, 3)]
    help_ = f"Near: {', '.join(near)}." if near else "/states lists them; give an ISO code such as ke, or a name."
    raise NotFoundError(f"There is no State {name[:_LONGEST]!r} here.", help=help_, known=near)


def names_of(state: Thing) -> list[str]:
    """Return what a State is called in the languages of the pages other than English, where we know it."""
    return [called for language in codes() if (called := name_in(state.iri, language))]


def code(state: Thing) -> str:
    """Return a State's code as addresses have it."""
    return state.key.removeprefix(STATES)


def _form(name: str) -> tuple[str, str]:
    stem, dot, form = name.rpartition(".")
    return (stem, form) if dot and form in _FORMS else (name, "")


def _elsewhere(request: Request, path: str) -> Response:
    query = request.url.query
    return redirect(303, quote(path) + (f"?{query}" if query else ""))


def _filters(atlas: Atlas, choice: Choice, values: Mapping[str, str]) -> dict[str, Any]:
    """Return what the form of filters shows: the confidences that links have, and the one that is chosen."""
    kept = {name: value for name, value in values.items() if name in ("basis", "confidence")}
    known = {link.confidence for link in atlas.links if 0 < link.confidence < 1} | {choice.confidence}
    return {"choice": choice, "bases": BASES, "confidences": [f"{one:g}" for one in sorted(known)], "kept": kept}


def _file(request: Request, atlas: Atlas, state: Thing, table: Sequence[Row], here: str, *, version: str) -> Response:
    named = {"content-disposition": f'attachment; filename="{code(state)}.{_form(request.path_params["name"])[1]}"'}
    if request.url.path.endswith(".csv"):
        return reply(request, csv_bytes(workbook.instrument_rows(table, here)), CSV_TYPE, version=version, headers=named)
    sheets = [
        workbook.Sheet("Objectives", (10, 34, 60, 14, 40, 24, 40, 40, 40, 36), list(workbook.objective_rows(table, here))),
        workbook.Sheet("Instruments", (10, 16, 50, 14, 12, 12, 40, 40), list(workbook.instrument_rows(table, here))),
        workbook.Sheet("Sources", (34, 90, 50), list(workbook.source_rows(atlas, state, table, here))),
    ]
    return reply(request, workbook.write(sheets), workbook.TYPE, version=version, headers=named)


def _state_name(state: Thing, reader: Language) -> str:
    own = name_in(state.iri, reader.code)
    return f"{own} ({state.notation})" if own else state.title


def _sections(table: Sequence[Row], reader: Language) -> list[Section]:
    return [Section(called(row.objective, reader), list(_entries(row, reader))) for row in table]


def _entries(row: Row, reader: Language) -> Iterable[Entry]:
    if row.targets:
        yield Entry(str(reader.t("states.targets")), "", ", ".join(one.notation for one in row.targets))
    for key in STANDINGS:
        if row.standings[key]:
            yield Entry(str(reader.t(f"states.word_{key.replace(' ', '_')}")), "", _joined(row, key, reader))
    if not row.pledges:
        yield Entry(str(reader.t("states.pledges")), "", str(reader.t("states.no_data")))
    for pledge in row.pledges:
        yield Entry(str(reader.t("states.pledges")), str(pledge["id"]), _words(pledge))


def _joined(row: Row, key: str, reader: Language) -> str:
    by_day: dict[str, list[str]] = {}
    for one, said in row.standings[key]:
        by_day.setdefault(said.as_of, []).append(f"{one.label}{f' ({said.since})' if said.since else ''}")
    return "; ".join(
        ", ".join(names) + (f" {reader.t('states.as_of_day', day=reader.day(day))}" if day else "") for day, names in by_day.items()
    )


def _words(pledge: Json) -> str:
    return cell(pledge.get("text") or pledge.get("label"))


def router(atlas: PerVersion[Atlas], lists: FollowUpLists, public_url: str = "") -> APIRouter:
    """Return the routes."""
    pages = States(atlas, lists, public_url)
    methods = ["GET", "HEAD"]
    return APIRouter(
        routes=[
            Route("/states/map.svg", pages.map, methods=methods),
            Route("/states/{name}/{other}", pages.two, methods=methods),
            Route("/states/{name}", pages.state, methods=methods),
        ]
    )
