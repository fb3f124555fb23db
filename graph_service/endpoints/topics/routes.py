"""``/topics`` and ``/topics/<name>``: pages, Markdown and CSV."""

from collections.abc import Iterable, Mapping, Sequence

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.routing import Route

from graph_service.corpus.atlas import Atlas
from graph_service.corpus.per_version import PerVersion
from graph_service.endpoints.explore.csv_rows import csv_bytes
from graph_service.endpoints.topics.topics import Across, across, topics
from graph_service.errors import NotFoundError
from graph_service.http.parameters import read_page_parameters
from graph_service.http.responses import reply
from graph_service.pages.comparison import CSV_TYPE, LANG, LENGTH, language_of, show
from graph_service.pages.listing import Entry, Section, show_listing, wants_markdown
from graph_service.pages.markdown import wants_all
from graph_service.pages.names import name_in


class Topics:
    """The handlers."""

    def __init__(self, atlas: PerVersion[Atlas]) -> None:
        self._atlas = atlas

    async def index(self, request: Request) -> Response:
        """List the topics with the number of passages of each."""
        values = read_page_parameters(request, (LENGTH, LANG))
        version, atlas = await self._atlas.get()
        listed = [(topic, across(atlas, topic)) for topic in topics().values()]
        reader = language_of(request, values)
        if wants_markdown(request):
            named = [(topic.titles.get(reader.code, topic.titles["en"]), topic, across_texts) for topic, across_texts in listed]
            entries = [
                Entry(title, f"/topics/{topic.name}.md", str(reader.n("topics.passages", across_texts.count)))
                for title, topic, across_texts in named
            ]
            return _listing(request, values, str(reader.t("topics.title")), [Section("", entries)], version)
        return show(request, "topics.html", reader, version=version, listed=listed)

    async def topic(self, request: Request) -> Response:
        """Show one topic across the texts."""
        values = read_page_parameters(request, (LENGTH, LANG))
        name = request.path_params["name"]
        topic = topics().get(name)
        if topic is None:
            raise NotFoundError(f"There is no topic {name[:80]!r}.", help=f"There are {', '.join(topics())}.")
        version, atlas = await self._atlas.get()
        across_texts = across(atlas, topic)
        if request.url.path.endswith(".csv"):
            return reply(request, csv_bytes(_rows(across_texts)), CSV_TYPE, version=version)
        if wants_markdown(request):
            reader = language_of(request, values)
            sections = [
                Section(text.title, [Entry(one.thing.label, one.thing.iri, one.thing.text, quoted=True) for one in passages])
                for text, passages in across_texts.passages
            ]
            law = [
                Entry(name_in(thing.iri, reader.code) or thing.title, thing.iri, str(reader.n("topics.passages", count)))
                for thing, count in across_texts.standards
            ]
            sections.append(Section(str(reader.t("topics.law")), law))
            return _listing(request, values, topic.titles.get(reader.code, topic.titles["en"]), sections, version)
        return show(request, "topic.html", language_of(request, values), version=version, topic=topic, across=across_texts)


def _listing(request: Request, values: Mapping[str, str], title: str, sections: Sequence[Section], version: str) -> Response:
    reader = language_of(request, values)
    lead = str(reader.t("topics.lead"))
    return show_listing(request, reader, title, lead, sections, whole=wants_all(values.get("length")), version=version)


def _rows(across_texts: Across) -> Iterable[Sequence[object]]:
    yield "text", "provision", "label", "words"
    for text, passages in across_texts.passages:
        for passage in passages:
            yield text.iri, passage.thing.iri, passage.thing.label, passage.thing.text


def router(atlas: PerVersion[Atlas]) -> APIRouter:
    """Return the routes."""
    pages = Topics(atlas)
    return APIRouter(
        routes=[
            Route("/topics", pages.index, methods=["GET", "HEAD"]),
            Route("/topics.md", pages.index, methods=["GET", "HEAD"]),
            Route("/topics/{name}.csv", pages.topic, methods=["GET", "HEAD"]),
            Route("/topics/{name}.md", pages.topic, methods=["GET", "HEAD"]),
            Route("/topics/{name}", pages.topic, methods=["GET", "HEAD"]),
        ]
    )
