"""What people write, as the thing they mean: “objective 6”, “6(k)”, “C189 art 14”, “priority 4.e”, “SDG 10.7”, a path or an IRI."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import partial

from graph_service.corpus.thing import Thing
from graph_service.endpoints.mcp.tool import Call
from graph_service.endpoints.search.found import Asked
from graph_service.endpoints.search.index import Index
from graph_service.errors import BadRequestError, NotFoundError
from graph_service.namespaces import BASE
from graph_service.rdf.accents import without_accents
from graph_service.store import offload

_LONGEST = 300
_SHORTEST = 3
_ALIKE = 0.8
"""The ratio of difflib from which two words count as one that is spelt or inflected in two ways."""
_NAMINGS = ("rdfs:label", "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "skos:notation", "dct:title")
_NEAR = 6


async def matches(call: Call, name: str) -> list[tuple[Thing, int]]:
    """Return the things that a name cites exactly, the heaviest first.

    Raises:
        BadRequestError: the name is missing or longer than any.

    """
    if not name or len(name) > _LONGEST:
        raise BadRequestError("Say what is meant in 1 to 300 characters, such as “objective 6”, “6(k)” or “C189 art 14”.")
    _, index = await call.sources.index.get()
    return await offload.run(call.client, partial(index.by_code, bare(name)))


def bare(name: str) -> str:
    """Return a name without what the addresses of this service put around a path."""
    path = name.strip()
    if path.startswith((BASE, "/")):
        path = path.removeprefix(BASE).strip("/")
        return path.removesuffix(".md").removesuffix(".html").removesuffix(".jsonld").removesuffix(".ttl")
    return path.removesuffix(".md")


async def one(call: Call, name: str) -> Thing | None:
    """Return the one thing that a name cites; None if it cites none.

    Raises:
        BadRequestError: it cites several alike, which are named.

    """
    cited = await matches(call, name)
    if len(cited) > 1 and cited[0][1] == cited[1][1]:
        alike = [thing for thing, weight in cited if weight == cited[0][1]]
        raise BadRequestError(f"“{name}” names several things.", help=f"Give one of these ids: {listed(alike)}.")
    return cited[0][0] if cited else None


async def near(call: Call, name: str) -> Sequence[Thing]:
    """Return the things that are spelt or named most like a name that cites none."""
    _, index = await call.sources.index.get()
    return await offload.run(call.client, partial(_near, index, bare(name)))


def _near(index: Index, name: str) -> list[Thing]:
    # Of “asks of priority 4”, the thing that is named comes first.
    whole = [thing for thing, _ in index.by_code(name.partition(" of ")[2])] if " of " in name else []
    things = [*whole, *index.near(name, _NEAR), *index.suggest(name, _NEAR), *index.by_name(name, _NEAR)]
    if not things:
        things = [hit.thing for hit in index.search(Asked(name, per_page=_NEAR)).hits]
    asked = _words(name)
    return [thing for thing in {thing.id: thing for thing in things}.values() if _is_like(asked, thing)][:_NEAR]


def _is_like(asked: Sequence[str], thing: Thing) -> bool:
    """Return True if half of the words asked for are in the names of a thing, as they are or nearly; codes are alike by their spelling."""
    if any(word.isdigit() for word in asked):
        return True
    names = {word for name in (thing.id, thing.title, *thing.texts(*_NAMINGS)) for word in _words(name)}
    shared = sum(any(_alike(word, one) for one in names) for word in asked)
    return 0 < shared >= len(asked) / 2


def _words(text: str) -> Sequence[str]:
    words = re.findall("[^\\W\\d_]+|\\d+", without_accents(text).casefold())
    return [word for word in words if len(word) >= _SHORTEST or word.isdigit()] or words


def _alike(asked: str, word: str) -> bool:
    return word.startswith(asked) or (len(asked) > _SHORTEST and SequenceMatcher(None, asked, word).ratio() >= _ALIKE)


async def unknown(call: Call, name: str) -> NotFoundError:
    """Return the error for a name that cites nothing, with what is near."""
    things = await near(call, name)
    tell = (
        f"Near: {listed(things)}. Give one of these ids, or use search." if things else "No name is like it. Use search with other words."
    )
    return NotFoundError(f"Nothing here is called “{name[:80]}”.", help=tell)


def listed(things: Sequence[Thing]) -> str:
    """Return things in a line: each id with what it is called."""
    return "; ".join(f"{thing.id} ({called(thing)})" for thing in things[:_NEAR])


def called(thing: Thing) -> str:
    """Return what a thing is cited as, with its title where that says more."""
    return f"{thing.label}: {thing.title}" if thing.title and thing.title not in (thing.label, thing.text) else thing.label
