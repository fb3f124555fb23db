"""Whatever goes wrong in a page or an API is an RFC 9457 problem that says what to do next."""

import asyncio
import re

import httpx
from fastapi import FastAPI

from graph_service import errors
from graph_service.endpoints import errors as framework
from graph_service.http.dispatch import Dispatcher
from graph_service.http.observability import Log, Metrics
from graph_service.http.routing import Row, Table


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


def test_work_that_something_else_cancelled_is_a_problem_too():
    async def endpoint(_exchange):
        awaited = asyncio.get_running_loop().create_task(asyncio.sleep(60))
        awaited.cancel()
        await awaited

    async def ask():
        service = Dispatcher(Table(Row(("*",), endpoint)), FastAPI(), Log("off"), Metrics(dict))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(service), base_url="http://service") as client:
            return await client.get("/broken")

    answer = asyncio.run(ask())
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")


def drawn():
    """The tree that the docstring draws: class name to its parent's and its status."""
    by_name, above = {}, []
    for line in errors.__doc__.splitlines():
        if match := re.match(r"    ((?:│   |    )*(?:├── |└── )?)(\w+Error) +(\d{3})\b", line):
            depth = len(match[1]) // 4
            above[depth:] = [match[2]]
            by_name[match[2]] = (above[depth - 1] if depth else "", int(match[3]))
    return by_name


def test_the_docstring_draws_every_error_under_its_parent_with_its_status():
    classes = {kind.__name__: kind for kind in errors.BY_SLUG.values()}
    assert {name: (classes[name].__base__.__name__, classes[name].status) for name in classes if name != "ServiceError"} == {
        name: place for name, place in drawn().items() if name != "ServiceError"
    }


def test_no_two_errors_have_one_slug():
    def tree(kind):
        return {kind}.union(*(tree(child) for child in kind.__subclasses__()))

    assert len(errors.BY_SLUG) == len(tree(errors.ServiceError))
