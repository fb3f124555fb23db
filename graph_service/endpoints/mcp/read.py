"""The tool ``read``: one thing, a briefing or a guide as Markdown; first what is short, then, by cursor, all of it."""

import re

from graph_service import package_data
from graph_service.corpus.atlas import Choice
from graph_service.endpoints.explore import briefing
from graph_service.endpoints.guides.documents import documents
from graph_service.endpoints.mcp import names
from graph_service.endpoints.mcp.tool import CURSOR, MOST, Call, Tool, argument
from graph_service.endpoints.resources import markdown as resources
from graph_service.errors import BadRequestError, NotFoundError
from graph_service.http.answer_cache import CachedResponse, request_key
from graph_service.namespaces import BASE
from graph_service.pages import markdown
from graph_service.pages.i18n import DEFAULT, Language
from graph_service.rdf.terms import check_iri

_BRIEF = re.compile(r"brief(?:ing)?(?: on)?[ /]+(?:objective[ /]*)?(\d{1,3})\Z", re.IGNORECASE)
_CONFIDENT = 0.7
_ROOM = 200
"""Bytes that the line about what follows takes, at most."""


async def _run(call: Call) -> str:
    name = call.text("id")
    cursor = call.offset
    text = (await _document(call, name, whole=cursor > 0)).decode()
    if not cursor:
        if "length=full" not in text and len(text.encode()) <= MOST:
            return text
        if len(text.encode()) <= MOST:
            return f'{text}\n\nAll of it: call read again with the same id and cursor "1".'
        # A guide has no short form.
        cursor = 1
    pages = _pages(text)
    if cursor > len(pages):
        raise BadRequestError(f"There are {len(pages)} pages of this.", help="Repeat the call without a cursor.")
    where = f"Page {cursor} of {len(pages)}"
    after = f'\n\n{where}. Next: cursor "{cursor + 1}".' if cursor < len(pages) else f"\n\n{where}, the last."
    return pages[cursor - 1] + after


async def _document(call: Call, name: str, *, whole: bool) -> bytes:
    """Return the Markdown of what a name means.

    Raises:
        NotFoundError: nothing is called so; names what is near.

    """
    brief = _BRIEF.match(names.bare(name))
    if brief:
        _, atlas = await call.sources.atlas.get()
        make = briefing.maker(briefing.values(atlas, brief[1], Choice(confidence=_CONFIDENT), call.origin), Language(DEFAULT))
        return make(0) if whole else markdown.shortest(lambda step: make(step + 1), briefing.STEPS)
    guide = names.bare(name).removeprefix("guides/")
    guides = documents(package_data.docs())
    if names.bare(name).startswith("guides/") and guide in guides:
        return guides[guide].text.encode()
    thing = await names.one(call, name)
    iri = thing.iri if thing else _iri(name)
    made = await _resource(call, iri, whole=whole) if iri else None
    if iri is None or made is None:
        raise await names.unknown(call, name)
    # What is not ours has links of ours, which its description does not show.
    return made if iri.startswith(BASE) else made + b"\nIts links: call evidence with the same id.\n"


async def _resource(call: Call, iri: str, *, whole: bool) -> bytes | None:
    """Return a thing's Markdown, made once for each version of the dataset; None if there is no such thing."""
    own, answers = call.sources.own, call.sources.answers
    version = own.version
    key = request_key("mcp", iri, call.origin, str(whole), own.whole.version if own.view.foreign else "")
    entry = answers.get(version, key)
    if entry:
        return entry.body
    made = await resources.read(own, iri, call.origin, call.sources.limits, call.client, whole=whole)
    if made is not None and own.version == version:
        answers.put(version, key, (), CachedResponse(b"", [], made))
    return made


def _iri(name: str) -> str:
    """Return the IRI that a name is or would be; empty if it cannot be a path."""
    path = names.bare(name)
    try:
        return check_iri(path if "://" in path else BASE + path, "id") if path and not path.count(" ") else ""
    except (BadRequestError, NotFoundError):
        return ""


def _pages(text: str) -> list[str]:
    """Return a text in pages of at most ``MOST`` bytes, cut between lines; a line that is longer is cut between characters."""
    pages: list[str] = []
    page, size = "", 0
    for line in text.splitlines(keepends=True):
        rest = line
        while rest:
            piece = rest if len(rest.encode()) <= MOST - _ROOM else rest.encode()[: MOST - _ROOM].decode(errors="ignore")
            if page and size + len(piece.encode()) > MOST - _ROOM:
                pages.append(page)
                page, size = "", 0
            page, size, rest = page + piece, size + len(piece.encode()), rest[len(piece) :]
    return [*pages, page] if page else pages


READ = Tool(
    "read",
    "Read a thing",
    "Read one thing by name, id or IRI: its exact words, how to cite it, its parts, and its links with their evidence. “brief 6” is the "
    "briefing on objective 6. The Compact's words are those of the Final Draft, not of resolution A/RES/73/195: say so.",
    {"id": argument("“objective 6”, “6(k)”, “C189 art 14” or an IRI."), "cursor": CURSOR},
    _run,
    ("id",),
)
