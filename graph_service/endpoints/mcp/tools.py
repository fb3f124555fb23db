"""The tools, in the order that assistants see them."""

from graph_service.endpoints.mcp.check import CHECK
from graph_service.endpoints.mcp.evidence import EVIDENCE
from graph_service.endpoints.mcp.query import QUERY
from graph_service.endpoints.mcp.read import READ
from graph_service.endpoints.mcp.resolve import RESOLVE
from graph_service.endpoints.mcp.search import SEARCH

TOOLS = {tool.name: tool for tool in (RESOLVE, READ, SEARCH, EVIDENCE, QUERY, CHECK)}
