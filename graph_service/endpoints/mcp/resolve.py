"""The tool ``resolve``: which thing a name means."""

from graph_service.endpoints.mcp import names
from graph_service.endpoints.mcp.tool import CURSOR, Call, Tool, argument, table
from graph_service.errors import BadRequestError


async def _run(call: Call) -> str:
    name, kind = call.text("name"), call.text("kind")
    cited = await names.matches(call, name)
    rows = [(thing, "cited") for thing, _ in cited]
    if not any(sign.isdigit() for sign in name) or not cited:
        # Words may be the title of one thing and part of the names of others; a code means what it cites.
        known = {thing.id for thing, _ in cited}
        rows += [(thing, "near") for thing in await names.near(call, name) if thing.id not in known]
    if kind:
        kinds = {one for thing, _ in rows for one in thing.types}
        rows = [row for row in rows if kind.casefold() in (one.casefold() for one in row[0].types)]
        if not rows and kinds:
            raise BadRequestError(f"“{name}” names nothing of the kind {kind[:40]}.", help=f"It names {', '.join(sorted(kinds))}.")
    if not rows:
        raise await names.unknown(call, name)
    return table(("id", "name", "kind", "match"), [(thing.id, names.called(thing), thing.kind, match) for thing, match in rows], call)


RESOLVE = Tool(
    "resolve",
    "Resolve a name",
    "Find the id of what people write: “objective 6”, “6(k)”, “C189 art 14”, “priority 4.e”, “SDG 10.7”, “CEDAW”, “Kenya”.",
    {"name": argument(), "kind": argument("Class, such as Action or Treaty."), "cursor": CURSOR},
    _run,
    ("name",),
)
