"""A description as Markdown: what the page says, short unless all of it is asked for."""

from dataclasses import dataclass

from graph_service.corpus.atlas import GCM_TEXT
from graph_service.endpoints.resources import html_page
from graph_service.endpoints.resources.description import Description
from graph_service.endpoints.resources.others import Others, describe_own, read_others
from graph_service.namespaces import BASE
from graph_service.pages import markdown
from graph_service.pages.i18n import DEFAULT, Language
from graph_service.store import offload
from graph_service.store.interface import Limits
from graph_service.store.own_graphs import OwnGraphs


@dataclass(frozen=True, slots=True)
class Limit:
    """How much is shown: links of a kind, quotations of a link, names in a list, parts, and characters of a part's words.

    ``linked`` is whether names in a list are links.
    """

    links: int
    quotes: int
    names: int
    parts: int
    lead: int
    whole: bool = False
    linked: bool = True


_WHOLE = Limit(10_000, 100, 10_000, 10_000, 1_000_000, whole=True)
_STEPS = (
    Limit(5, 2, 80, 60, 700),
    Limit(3, 2, 60, 40, 120),
    Limit(2, 2, 40, 40, 80),
    Limit(1, 2, 40, 30, 60),
    Limit(1, 1, 40, 30, 40),
    Limit(1, 2, 40, 30, 60, linked=False),
    Limit(1, 1, 24, 30, 0, linked=False),
    Limit(0, 0, 12, 12, 0, linked=False),
)


async def read(own: OwnGraphs, iri: str, origin: str, limits: Limits, client: str, *, whole: bool = False) -> bytes | None:
    """Return a thing as Markdown in English; None if no graph says anything of it.

    Raises:
        ServiceError: whatever the store raises.

    """
    description, ours = await describe_own(own, iri, limits, client)
    if not description.exists:
        return None
    others = await read_others(own, iri, limits)
    # Some hundred milliseconds where there are many links: not while other requests wait.
    return await offload.run(client, lambda: resource(description, origin, Language(DEFAULT), others, ours=ours, whole=whole))


def resource(
    description: Description, origin: str, reader: Language, others: Others | None = None, *, ours: bool = True, whole: bool = False
) -> bytes:
    """Return a thing as Markdown; see ``html_page.resource``. ``whole`` gives all there is, however long."""
    values = html_page.of_resource(description, origin, reader, others, ours=ours)
    thing = values["thing"]
    draft = any(one["id"] == BASE + GCM_TEXT for one in (thing, *values["above"]))

    def make(limit: Limit) -> bytes:
        return markdown.render("resource.md", **values, draft=draft, limit=limit)

    return make(_WHOLE) if whole else markdown.shortest(lambda step: make(_STEPS[step]), len(_STEPS))
