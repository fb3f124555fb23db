"""A service with our graph, and a caller of its tools that speaks plain JSON-RPC."""

import itertools

import httpx
import pytest

from graph_service.settings import Settings
from tests.conftest import ServerInThread

HEADERS = {"accept": "application/json, text/event-stream", "mcp-protocol-version": "2025-11-25"}


class Caller:
    """Calls tools; keeps the bytes of every answer."""

    def __init__(self, client):
        self.client = client
        self.sizes = []
        self._ids = itertools.count(1)

    def send(self, method, params=None, **headers):
        message = {"jsonrpc": "2.0", "id": next(self._ids), "method": method, "params": params or {}}
        return self.client.post("/mcp", json=message, headers={**HEADERS, **headers})

    def call(self, name, /, **arguments):
        """Return the text of a tool's answer and whether it is an error."""
        response = self.send("tools/call", {"name": name, "arguments": arguments})
        assert response.status_code == 200, response.text[:300]
        result = response.json()["result"]
        (content,) = result["content"]
        self.sizes.append(len(content["text"].encode()))
        return content["text"], result.get("isError", False)

    def __call__(self, name, /, **arguments):
        """Return the text of a tool's answer, which is not an error."""
        text, failed = self.call(name, **arguments)
        assert not failed, text
        return text


@pytest.fixture(scope="package")
def mcp_url():
    with ServerInThread(Settings(log="off", workers=2)) as running:
        yield running.url


@pytest.fixture(scope="package")
def tool(mcp_url):
    with httpx.Client(base_url=mcp_url, timeout=60) as client:
        yield Caller(client)
