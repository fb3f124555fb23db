"""Our JSON-LD context as a document, where it is known without a connection: its address, its path on a deployment, its text."""

from functools import lru_cache

from graph_service import package_data
from graph_service.namespaces import BASE

VERSION = "0.1.0"
IRI = f"{BASE}ontology/{VERSION}/context.jsonld"
"""The context by its version; what it says never changes."""
LOCAL = f"/ontology/{VERSION}/context.jsonld"
"""The same on a deployment."""


@lru_cache(maxsize=1)
def text() -> bytes:
    """Return the context document."""
    return (package_data.ontology() / "context.jsonld").read_bytes()
