"""``/mcp`` and ``compact-graph mcp``: the graph as tools for assistants (Model Context Protocol).

One tool a file. Tools ask the same functions as the pages and the API, in this process. The package ``mcp`` is an optional extra and is
loaded with the first request (docs/decisions/0032-assistants.md); only ``server`` imports it.
"""
