"""``/brief``: an objective as a briefing, the list of the briefings; and ``/method``, which says how links are made."""

from collections import Counter

from fastapi import Request
from fastapi.responses import Response
from starlette.routing import BaseRoute, Route

from graph_service.corpus.atlas import GCM_TEXT, Atlas, Choice
from graph_service.corpus.per_version import PerVersion
from graph_service.endpoints.documents import files
from graph_service.endpoints.explore import brief, briefing, csv_rows, gaps, matrix
from graph_service.endpoints.explore.answers import LISTED, OFFERS, LinkData, filters_of, format_of
from graph_service.endpoints.explore.take_along import TakeAlong
from graph_service.http.parameters import read_page_parameters
from graph_service.http.responses import origin
from graph_service.pages import markdown
from graph_service.pages.comparison import BASIS, CONFIDENCE, FORMAT, LANG, LENGTH, choice_of, language_of, show, show_markdown
from graph_service.pages.environment import level
from graph_service.pages.i18n import speaking
from graph_service.pages.markdown import wants_all
from graph_service.rdf.formats import HTML, MARKDOWN, Format

_OFFERS: tuple[Format, ...] = (*LISTED, *files.OFFERS)


class Briefings:
    """The handlers."""

    def __init__(self, atlas: PerVersion[Atlas], data: LinkData, take_along: TakeAlong, public_url: str) -> None:
        self._atlas = atlas
        self._data = data
        self._take_along = take_along
        self._public_url = public_url

    def routes(self) -> list[BaseRoute]:
        """Return the routes of what is not also CSV and JSON-LD."""
        return [
            Route("/brief", self.briefs, methods=["GET", "HEAD"]),
            Route("/brief.md", self.briefs, methods=["GET", "HEAD"]),
            *(Route(f"/brief/{{number}}.{one.extension}", self.brief, methods=["GET", "HEAD"]) for one in files.OFFERS),
            Route("/method", self.method, methods=["GET", "HEAD"]),
        ]

    async def brief(self, request: Request) -> Response:
        """Show an objective as a briefing."""
        values = read_page_parameters(request, (BASIS, CONFIDENCE, FORMAT, LENGTH, LANG))
        version, atlas = await self._atlas.get()
        choice = choice_of(values)
        shown = briefing.values(atlas, request.path_params["number"], choice, origin(request, self._public_url))
        objective_brief = shown["brief"]
        links = objective_brief.links()
        what = format_of(request, values, _OFFERS)
        if what in OFFERS and what is not HTML:
            return await self._data.reply(request, what, version, links, csv_rows.link_rows(atlas, links))
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
        shown |= {"paper": None if whole else document, "forms": files.OFFERS, **filters_of(atlas, choice, values, shown["hidden"])}
        return show(request, "brief.html", reader, version=version, **shown)

    async def briefs(self, request: Request) -> Response:
        """List the briefings, with the counts of what each holds."""
        values = read_page_parameters(request, (FORMAT, LANG))
        version, atlas = await self._atlas.get()
        every = [brief.of(atlas, one.key, Choice(confidence=gaps.ENOUGH)) for one in matrix.objectives(atlas)]
        reader = language_of(request, values)
        if format_of(request, values, (HTML, MARKDOWN)) is MARKDOWN:
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
