"""The protocol, by the package ``mcp``: lists the tools and calls them. Imported with the first request, for it takes 28 MiB."""

import logging
import traceback
from collections.abc import Callable
from typing import Any

import mcp_types as types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.types import Receive, Scope, Send

from graph_service import __version__
from graph_service.endpoints.mcp.tool import Call, Sources, Tool
from graph_service.endpoints.mcp.tools import TOOLS
from graph_service.errors import BadRequestError, ServiceError

# Errors of clients are reported to them; our own log has a line for each request.
logging.getLogger("mcp").addHandler(logging.NullHandler())
_INSTRUCTIONS = (
    "The Global Compact for Migration and the texts of civil society around it, with links to treaties and ILO standards. Use resolve or "
    "search to find a thing, read to quote it, evidence for why it is linked. Quote words exactly and give their citation and id. The "
    "Compact's words here are those of the Final Draft of 11 July 2018, not of resolution A/RES/73/195. Links that editors infer are "
    "judgements: say so."
)
_KINDS: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
}
Failed = Callable[[str], None]


def create_server(sources: Sources, client: str, origin: str, failed: Failed) -> Server[Any]:
    """Return a server for one client; ``failed`` hears the traceback of what should not happen."""

    async def list_tools(_context: object, _page: object) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_described(tool) for tool in TOOLS.values()])

    async def call_tool(_context: object, asked: types.CallToolRequestParams) -> types.CallToolResult:
        try:
            tool = _tool(asked.name)
            arguments = asked.arguments or {}
            _check(tool, arguments)
            return _said(await tool.run(Call(sources, arguments, client, origin)))
        except ServiceError as error:
            return _said(f"{error.detail} {error.advice}".strip(), failed=True)
        except Exception as error:  # noqa: BLE001 - the last line: the client gets an answer, the operator the traceback
            failed("".join(traceback.format_exception(error)))
            return _said("The service failed while it answered.", failed=True)

    return Server(
        "migration-compact-graph",
        version=__version__,
        title="Migration Compact Graph",
        instructions=_INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


async def answer_http(server: Server[Any], scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request of the streamable HTTP transport, without a session, as JSON."""
    manager = StreamableHTTPSessionManager(server, json_response=True, stateless=True)
    async with manager.run():
        await manager.handle_request(scope, receive, send)


async def answer_stdio(server: Server[Any]) -> None:
    """Answer on standard input and output until the input ends."""
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


def _described(tool: Tool) -> types.Tool:
    reads = types.ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    return types.Tool(name=tool.name, title=tool.title, description=tool.description, input_schema=tool.schema, annotations=reads)


def _said(text: str, *, failed: bool = False) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=text)], is_error=failed)


def _tool(name: str) -> Tool:
    if name not in TOOLS:
        raise BadRequestError(f"There is no tool {name[:40]!r}.", help=f"There are {', '.join(TOOLS)}.")
    return TOOLS[name]


def _check(tool: Tool, arguments: dict[str, Any]) -> None:
    """Refuse arguments that the tool's schema does not allow: what is missing, unknown, or of another type.

    Raises:
        BadRequestError: names it.

    """
    known = f"{tool.name} takes {', '.join(tool.arguments)}."
    for name, value in arguments.items():
        if name not in tool.arguments:
            raise BadRequestError(f"Unknown argument {name[:40]!r}.", help=known)
        schema = tool.arguments[name]
        if not _KINDS[schema["type"]](value) or ("enum" in schema and value not in schema["enum"]):
            wanted = " or ".join(schema["enum"]) if "enum" in schema else f"of type {schema['type']}"
            raise BadRequestError(f"{name} must be {wanted}.", help=known)
    missing = [name for name in tool.required if not arguments.get(name)]
    if missing:
        raise BadRequestError(f"Missing argument {', '.join(missing)}.", help=known)
