"""The tool ``evidence``: links with the words that they rest on."""

from collections.abc import Sequence
from typing import Any

from graph_service.corpus.atlas import Atlas, Choice, Link, Thing
from graph_service.endpoints.explore import evidence
from graph_service.endpoints.mcp import names
from graph_service.endpoints.mcp.tool import CURSOR, Call, Tool, argument, table
from graph_service.errors import BadRequestError, NotFoundError

BASES = {"words": "words", "inference": "inference", "": "all"}
_STATES = "actor/state/"
_COLUMNS = ("link", "subject", "subject_id", "relation", "object", "object_id", "basis", "confidence", "reason", "quotes", "articles")


async def _run(call: Call) -> str:
    _, atlas = await call.sources.atlas.get()
    choice = _choice(call)
    name = call.text("id")
    path = names.bare(name)
    links = [link for link in atlas.links if link.key == path] if path.startswith("link/") else []
    if not links:
        ends = [await _key(call, end) for end in (name, call.text("to")) if end]
        one = ends[0]
        every = evidence.between(atlas, one, ends[1], frozenset(), choice) if len(ends) > 1 else _of(atlas, one, choice)
        relation = call.text("relation")
        known = sorted({link.predicate for link in every})
        links = [link for link in every if not relation or link.predicate == relation]
        if not links:
            state = next((end for end in ends if end.startswith(_STATES)), "")
            if state:
                raise NotFoundError(
                    "No link fits: links lead to instruments, not to the States that joined them.",
                    help=f"read {state} gives the status of the State under each treaty; evidence without “to” names the instruments.",
                )
            above = atlas.thing(one).whole
            elsewhere = (
                f"What it is part of may have some: {above}." if above else "Its parts may have some: read lists them, or give “to”."
            )
            raise NotFoundError("No link fits.", help=f"There are links of the kinds {', '.join(known)}." if known else elsewhere)
    return table(_COLUMNS, [_row(atlas, link) for link in links], call, total=len(links))


def _choice(call: Call) -> Choice:
    basis, least = call.text("basis"), call.arguments.get("confidence") or 0
    if basis not in BASES:
        raise BadRequestError(f"basis is words or inference, not {basis[:40]!r}.")
    return Choice(BASES[basis], float(least))


async def _key(call: Call, name: str) -> str:
    thing = await names.one(call, name)
    if thing is None:
        raise await names.unknown(call, name)
    return thing.id


def _of(atlas: Atlas, key: str, choice: Choice) -> list[Link]:
    """Return the links of a thing itself, those of an article being the links that it bears; the surest first."""
    borne = [link for link in atlas.links if any(one.key == key for one in atlas.articles_of.get(link.iri, ()))]
    every = {link.iri: link for link in (*atlas.links_from(key), *atlas.links_to(key), *borne) if choice.takes(link)}
    return sorted(every.values(), key=lambda link: (-link.confidence, link.predicate, link.iri))


def _row(atlas: Atlas, link: Link) -> Sequence[Any]:
    subject, target = atlas.thing(link.subject), atlas.thing(link.object)
    sources = list(dict.fromkeys(span.source for span in link.spans))
    quotes = [[atlas.thing(source).label, " … ".join(_words(atlas, link, source))] for source in sources]
    articles = [one.label for one in atlas.articles_of.get(link.iri, ())]
    basis = f"{link.basis} ({'the words say it' if link.in_words else 'editors infer it'})"
    ends = (_name(subject), subject.key, link.predicate, _name(target), target.key)
    return (link.key, *ends, basis, link.confidence, link.reason, quotes, articles)


def _name(thing: Thing) -> str:
    return thing.label if thing.order else thing.title


def _words(atlas: Atlas, link: Link, source: str) -> list[str]:
    text = atlas.thing(source).text
    return [text[span.start : span.end] for span in link.words(source)]


EVIDENCE = Tool(
    "evidence",
    "Links with their words",
    "Links of a thing, or between two things and their parts: why, on which exact words (quotes: place and words), on what basis "
    "(the words say it, or editors infer it), how sure (0 to 1). Name basis and link id when you use one.",
    {
        "id": argument("A thing or a link."),
        "to": argument("Another thing."),
        "relation": argument("reinforcedBy, addresses, cites, tensionWith, fallsShortOf, guidedBy …"),
        "basis": argument(enum=["words", "inference"]),
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "cursor": CURSOR,
    },
    _run,
    ("id",),
)
