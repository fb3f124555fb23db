"""Whatever goes wrong in a page or an API is an RFC 9457 problem that says what to do next."""

import asyncio

import httpx
from fastapi import FastAPI

from graph_service.web import framework


def test_what_nobody_expected_is_a_problem_too():
    app = FastAPI()
    framework.install(app)

    @app.get("/broken")
    def broken():
        raise RuntimeError("nobody expected this")

    async def ask():
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            return await client.get("/broken")

    answer = asyncio.run(ask())
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["help"]
    assert "nobody expected" not in answer.text
