"""``compact-graph mcp``: the tools for assistants on standard input and output, over a store that this process opens."""

import asyncio

from graph_service.app import create_tools
from graph_service.namespaces import BASE
from graph_service.settings import Settings

DESCRIPTION = """\
Answer the Model Context Protocol on standard input and output, for an assistant on this machine: the built-in graph, the store of a
directory whose service is stopped, or an engine elsewhere. An assistant starts this command itself; the guide “assistants” says how.
For a running service give the assistant its address /mcp instead."""


def run(settings: Settings) -> int:
    """Answer until the input ends.

    Raises:
        ValueError: the package is not installed.
        ServiceError: the store cannot be used.

    """
    try:
        asyncio.run(_run(settings))
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("mcp", "mcp_types"):
            raise
        message = "the protocol is not installed here: pip install 'migration-compact-graph[mcp]'"
        raise ValueError(message) from None
    return 0


async def _run(settings: Settings) -> None:
    from graph_service.endpoints.mcp import server  # noqa: PLC0415 - an optional extra, loaded where it is used

    store, sources = create_tools(settings)
    await store.start()
    try:
        made = server.create_server(sources, "", settings.public_url.rstrip("/") or BASE.rstrip("/"), lambda _trace: None)
        await server.answer_stdio(made)
    finally:
        await store.stop()
