"""What the graph says of one thing: its own statements, its parts in order, its links with the words they rest on, and names to read it by.

``describe`` asks the store once and returns a ``Description``; ``document`` gives it the fixed shape of its kind as JSON-LD
(docs/decisions/0006-json-ld.md). Knows nothing of HTTP.
"""

from graph_service.endpoints.resources.description import Description, describe
from graph_service.endpoints.resources.document import document

__all__ = ["Description", "describe", "document"]
