"""A page that lists things, as Markdown: headings, and under each what there is, with its address and some words. Short unless asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import Response

from graph_service.pages import markdown
from graph_service.pages.comparison import show_markdown
from graph_service.pages.i18n import Language, speaking
from graph_service.rdf.formats import HTML, MARKDOWN, negotiate

_ALL = 10_000
_STEPS = (
    (_ALL, _ALL, 1_000_000),
    (_ALL, 200, 300),
    (_ALL, 100, 300),
    (_ALL, 60, 200),
    (_ALL, 40, 160),
    (_ALL, 25, 120),
    (_ALL, 12, 120),
    (_ALL, 6, 80),
    (30, 3, 60),
    (12, 3, 60),
    (6, 3, 60),
)
"""How many sections are shown, entries of each, and characters of the words of an entry; the first is all there is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing in a list: what it is called, its address (an IRI of ours, a path, or nothing), and words, quoted from a text or ours."""

    label: str
    address: str = ""
    words: str = ""
    quoted: bool = False

    @property
    def place(self) -> markdown.Ready:
        """Return where its Markdown is; an address with parameters is as it is."""
        return markdown.Ready(self.address) if "?" in self.address or self.address.endswith(".md") else markdown.place(self.address)


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a heading, which may be empty; the heading says how many they are, unless they all tell of one thing."""

    heading: str
    entries: Sequence[Entry]
    counted: bool = True


def wants_markdown(request: Request) -> bool:
    """Return True if a page is asked for as Markdown: by its address, or by what is accepted."""
    return request.url.path.endswith(".md") or negotiate(request.headers.get("accept"), (HTML, MARKDOWN)).format is MARKDOWN


def show_listing(
    request: Request, language: Language, title: str, lead: str, sections: Sequence[Section], *, whole: bool, version: str = ""
) -> Response:
    """Return a list as Markdown, made from a version of the dataset; ``whole`` gives all of it."""
    spoken = speaking(language, request.url.path)
    full = str(request.url.include_query_params(length="full").replace(scheme="", netloc=""))

    def make(step: int) -> bytes:
        shown = dict(zip(("most_sections", "most", "lead_words"), _STEPS[step], strict=True))
        return markdown.render("listing.md", **spoken, **shown, title=title, lead=lead, sections=sections, full=markdown.Ready(full))

    return show_markdown(request, language, make, len(_STEPS) - 1, whole=whole, version=version)
