"""A constant answer of the size of a small query's, as ASGI and as granian's own interface."""

from typing import Any

BODY = b"x" * 2900
HEADERS = [(b"content-type", b"application/sparql-results+json"), (b"content-length", b"2900"), (b"etag", b'"constant"')]


async def asgi(scope: dict[str, Any], receive: Any, send: Any) -> None:  # noqa: ANN401 - the interface's callables
    """Answer a request by the ASGI specification."""
    if scope["type"] != "http":
        return
    await receive()
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await send({"type": "http.response.body", "body": BODY})


async def rsgi(_scope: Any, protocol: Any) -> None:  # noqa: ANN401 - the interface's objects
    """Answer a request by granian's RSGI."""
    protocol.response_bytes(200, [(name.decode(), value.decode()) for name, value in HEADERS], BODY)
