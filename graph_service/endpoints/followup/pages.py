"""``/follow-up``: who pledged what for which objective, what was reported by whom, what is due and what is silent.

Pledges are statements of partners, so each row names the graph that says it and who sent that graph (decision 0021). An address with
``.md`` is the page as Markdown; one with ``.csv`` or ``.jsonld`` leads to the list of the API that the page shows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.routing import Route

from graph_service.corpus.atlas import Atlas, Choice
from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.thing import Thing
from graph_service.endpoints.explore import brief
from graph_service.endpoints.explore.answers import LISTED
from graph_service.endpoints.followup import entries
from graph_service.endpoints.followup.columns import codelists
from graph_service.endpoints.followup.entries import plain
from graph_service.endpoints.followup.filters import BY_NAME
from graph_service.endpoints.followup.lists import Binding, FollowUpLists, Page, named, read_values
from graph_service.endpoints.resources.framing import Json
from graph_service.endpoints.resources.others import described
from graph_service.errors import NotFoundError
from graph_service.http.parameters import Parameter, number, read_page_parameters
from graph_service.http.responses import redirect
from graph_service.namespaces import BASE
from graph_service.pages.comparison import FORMAT, LANG, LENGTH, language_of, show
from graph_service.pages.i18n import Language
from graph_service.pages.listing import Section, show_listing
from graph_service.pages.markdown import wants_all
from graph_service.pages.names import name_in
from graph_service.pages.naming import name_in_data
from graph_service.rdf.formats import CSV, JSON_LD, MARKDOWN, Format, choose
from graph_service.rdf.terms import Iri, Term, Undefined
from graph_service.store.interface import Limits

_OBJECTIVES = BASE + "gcm/objective/"
_SHOWN = 50
_MOST_PAGE = 100_000
_PLEDGES = BY_NAME["pledges"]
_PAGE = Parameter("page", "Which page, from 1.", {"type": "integer"})
_FORMS = {offer.extension for offer in LISTED}
_PARAMETERS = (
    LANG,
    FORMAT,
    LENGTH,
    _PAGE,
    *(Parameter(one.name, one.about, {"type": "string"}, example=one.example) for one in _PLEDGES.filters),
)
_PATIENCE = 5.0
"""Seconds for which a reader waits for the numbers of a new version."""
SILENT = "silent"
_DATA = (CSV, JSON_LD)
Values = dict[str, list[Term | Undefined]]
Asked = tuple[Mapping[str, str], Format]
"""The parameters and the format of an answer."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What the first page counts: things by part and status, and the rows of ``totals.rq``."""

    counts: Mapping[str, Mapping[str, int]]
    totals: Sequence[Binding]


class FollowUpPages:
    """The handlers."""

    def __init__(self, lists: FollowUpLists, atlas: PerVersion[Atlas]) -> None:
        self._lists = lists
        self._atlas = atlas
        self._summary = PerVersion(lists.own.whole, self._count)

    async def overview(self, request: Request) -> Response:
        """Show the objectives against the statuses, and totals by actor, level and year; or the pledges that filters let pass."""
        values, what = _asked(request, request.url.path.rpartition(".")[2])
        if what in _DATA or _given(values, ()) or values.get("page"):
            return await self._show(request, "followup_list.html", (values, what), {}, {})
        _, atlas = await self._atlas.get()
        directory = await self._lists.directory()
        statuses = [iri.rpartition("#")[2] for iri in codelists()["Statuses"].values()]
        # Counting a hundred thousand pledges takes seconds, which is not done for each reader, nor waited for after each write.
        version, summary = await self._summary.latest(_PATIENCE, first=not self._lists.own.summary.many)
        counts = summary.counts
        totals: dict[str, list[tuple[Json, int]]] = {"by": [], "level": [], "year": []}
        for row in summary.totals:
            thing = named(row["value"]["value"], row.get("label", {}).get("value", ""), directory)
            totals[row["group"]["value"]].append((thing, int(row["count"]["value"])))
        totals["year"].sort(key=lambda one: str(one[0]["id"]))
        objectives = sorted((one for one in atlas.things.values() if one.is_a("Objective")), key=lambda one: int(one.notation or 0))
        elsewhere = [(named(part, "", directory), found) for part, found in counts.items() if not part.startswith(_OBJECTIVES)]
        reader = language_of(request, values)
        if what is MARKDOWN:
            parts = (entries.of_objectives(objectives, counts, reader), *entries.of_others(elsewhere, reader))
            sections = [*parts, *entries.of_totals(totals, reader)] if counts else []
            lead = "followup.lead" if counts else "followup.nothing_yet"
            return _listing(request, values, str(reader.t("followup.title")), lead, sections, version=version)
        return show(
            request,
            "followup.html",
            reader,
            version=version,
            counting=version != self._lists.own.whole.version,
            summary_version=version,
            objectives=objectives,
            levels={iri: label for label, iri in codelists()["Levels"].items()},
            counts=counts,
            statuses=[*statuses, SILENT],
            totals=totals,
            elsewhere=elsewhere,
        )

    async def _count(self) -> Summary:
        counts: dict[str, dict[str, int]] = {}
        for row in await self._lists.rows("overview", {}):
            status = row["status"]["value"].rpartition("#")[2] if "status" in row else SILENT
            counts.setdefault(row["part"]["value"], {})[status] = int(row["count"]["value"])
        return Summary(counts, await self._lists.rows("totals", {}))

    async def objective(self, request: Request) -> Response:
        """Show what is pledged and reported for an objective, beside its words, the law and the asks."""
        notation, form = _split(request.path_params["number"])
        asked = _asked(request, form)
        _, atlas = await self._atlas.get()
        thing = atlas.things.get(f"gcm/objective/{notation}")
        if thing is None:
            raise NotFoundError(f"There is no objective {notation[:20]}.", help="The objectives have the numbers 1 to 23.")
        briefing = brief.of(atlas, thing.key, Choice())
        part: list[Term | Undefined] = [Iri(thing.iri)]
        return await self._show(
            request,
            "followup_objective.html",
            asked,
            {"part": part},
            {"objective": notation},
            objective=thing,
            brief=briefing,
            articles=sum(len(one) for one in briefing.standards.values()),
        )

    async def actor(self, request: Request) -> Response:
        """Show what a State or another actor pledged, what it and others report, and its reviews."""
        name, form = _split(unquote(request.path_params["name"]))
        asked = _asked(request, form)
        directory = await self._lists.directory()
        thing = directory.find(name, ("State", "Actor"))
        iri = thing.iri if thing else name
        if "://" not in iri:
            near = directory.near(name, ("State",))
            raise NotFoundError(f"No State or actor is called {name[:60]!r}.", help="Give a code such as ke, or an IRI.", known=near)
        by: list[Term | Undefined] = [Iri(iri)]
        return await self._show(request, "followup_actor.html", asked, {"by": by}, {"by": iri}, actor_iri=iri, ours=thing)

    async def _show(
        self,
        request: Request,
        template: str,
        asked: Asked,
        of: Values,
        named_: Mapping[str, str],
        **more: Any,  # noqa: ANN401 - whatever the template shows
    ) -> Response:
        """Show a page of the pledges, and the first reviews, of what a page is of (``of``) that the filters given let pass.

        ``named_`` are the parameters that say in ``/api`` what the page is of; data are there.
        """
        values, what = asked
        given = _given(values, of)
        number_ = number(values, "page", 1, 1, _MOST_PAGE)
        in_api = urlencode({**named_, **given})
        if what in _DATA:
            paged = {"page": number_} if number_ > 1 and what is JSON_LD else {}
            return redirect(303, f"/api/pledges?{urlencode({**named_, **given, **paged, 'format': what.name})}")
        filtered = read_values(_PLEDGES, given, await self._lists.directory()) if given else {}
        pledges = await self._lists.page(_PLEDGES, {**filtered, **of}, (number_ - 1) * _SHOWN, _SHOWN)
        pages = max(1, -(-pledges.total // _SHOWN))
        if number_ > pages:
            raise NotFoundError(f"There is no page {number_:,}.", help=f"There are {pages:,} pages.")
        whole = bool(of) and not given and number_ == 1
        reviews = await self._lists.page(BY_NAME["reviews"], of, 0, _SHOWN) if whole else Page(0)
        here = await described(self._lists.own, _iris([pledges.members, reviews.members]), Limits())
        today = datetime.now(UTC).date().isoformat()
        actor = more.get("actor_iri")
        more["actor"] = _called(actor, [*pledges.members, *reviews.members], more.get("ours")) if actor else None
        reader = language_of(request, values)
        if what is MARKDOWN:
            following = str(request.url.include_query_params(page=number_ + 1).replace(scheme="", netloc="")) if number_ < pages else ""
            sections = entries.of_pledges(pledges, reviews, here, reader, following)
            lead = "followup.whose" if pledges.total or reviews.total else "followup.none"
            return _listing(request, values, _title(more, reader), lead, sections, version=self._lists.own.whole.version)
        return show(
            request,
            template,
            reader,
            version=self._lists.own.whole.version,
            here=here,
            given=given,
            asked=in_api,
            number=number_,
            pages=pages,
            pledges=pledges,
            reviews=reviews,
            overdue={one["id"] for one in pledges.members if _is_past(plain(one.get("due")), today)},
            reporters={one["id"]: len({report["reportedBy"]["id"] for report in one["reports"]}) for one in pledges.members},
            disagree={one["id"] for one in pledges.members if _disagree(one["reports"])},
            **more,
        )


def _asked(request: Request, form: str) -> Asked:
    """Return the parameters, and the format that the end of the address, ``format=`` or Accept asks for. Data know their parameters."""
    values = read_page_parameters(request, _PARAMETERS, page=True)
    what = choose(request.headers.get("accept"), form if form in _FORMS else values.get("format"), LISTED).format
    return (read_page_parameters(request, _PARAMETERS, page=False) if what in _DATA else values), what


def _split(name: str) -> tuple[str, str]:
    """Return a name and the format that its end asks for. The IRI of a partner is whole: its end is its own."""
    stem, _, form = name.rpartition(".")
    return (stem, form) if stem and form in _FORMS and "://" not in name else (name, "")


def _title(shown: Mapping[str, Any], reader: Language) -> str:
    if shown.get("objective"):
        one = shown["objective"]
        return f"{reader.t('followup.of_objective', number=one.notation)}: {name_in(one.iri, reader.code) or one.title}"
    actor = shown["actor"]
    name = (name_in(actor["id"], reader.code) or name_in_data(actor)) if actor else ""
    return reader.t("followup.of_actor", name=name).unescape() if name else str(reader.t("followup.pledged"))


def _listing(request: Request, values: Mapping[str, str], title: str, lead: str, sections: Sequence[Section], *, version: str) -> Response:
    reader = language_of(request, values)
    whole = wants_all(values.get("length"))
    return show_listing(request, reader, title, str(reader.t(lead)), sections, whole=whole, version=version)


def _given(values: Mapping[str, str], of: Iterable[str]) -> dict[str, str]:
    """Return the filters that are given, without those that say what the page is of."""
    names = {one.name for one in _PLEDGES.filters if one.variable not in of}
    return {name: value.strip() for name, value in values.items() if name in names and value.strip()}


def _called(iri: str, members: Sequence[Json], ours: Thing | None) -> Json:
    """Return an actor by its name: ours, or what the graphs that speak of it call it."""
    nodes = (node for one in members for key in ("pledgedBy", "responsibleBody", "reviewOf") for node in one.get(key) or ())
    node: Json | None = next((node for node in nodes if node["id"] == iri), None)
    if node:
        return node
    titles = ours.titles if ours else None
    return {"id": iri, "type": [], "label": None, "title": titles or None, "notation": None}


def _iris(value: object) -> Iterator[str]:
    """Yield the IRIs of everything that members name, and their own."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for inner in value.values():
            yield from _iris(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _iris(inner)


def _is_past(due: str, today: str) -> bool:
    """Return True if a day, month or year is over."""
    return bool(due) and due < today[: len(due)]


def _disagree(reports: Sequence[Json]) -> bool:
    """Return True if the last words of the reporters, which come newest first, are not the same."""
    last: dict[str, str] = {}
    for report in reports:
        last.setdefault(report["reportedBy"]["id"], report["status"])
    return len(set(last.values())) > 1


def router(lists: FollowUpLists, atlas: PerVersion[Atlas]) -> APIRouter:
    """Return the routes of ``/follow-up``."""
    pages = FollowUpPages(lists, atlas)
    methods = ["GET", "HEAD"]
    return APIRouter(
        routes=[
            *(Route(f"/follow-up{end}", pages.overview, methods=methods) for end in ("", *(f".{form}" for form in sorted(_FORMS)))),
            Route("/follow-up/objective/{number}", pages.objective, methods=methods),
            Route("/follow-up/state/{name:path}", pages.actor, methods=methods),
        ]
    )
