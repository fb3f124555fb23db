"""The texts of our graph, read once, and a checker of them in this process."""

import asyncio

import pytest

from graph_service.app import create_store
from graph_service.corpus.things import read_things
from graph_service.endpoints.check.checker import Checker, Extracted
from graph_service.endpoints.check.held_texts import read_texts
from graph_service.http.observability import Log
from graph_service.settings import Settings
from graph_service.store.own_graphs import OwnGraphs


@pytest.fixture(scope="session")
def texts():
    async def read():
        chosen = Settings(log="off", workers=1)
        store = create_store(chosen, Log("off"))
        await store.start()
        try:
            own = OwnGraphs(store, chosen.own_graphs)
            return await read_texts(own, await read_things(own))
        finally:
            await store.stop()

    return asyncio.run(read())


@pytest.fixture(scope="session")
def checker(texts):
    return Checker(texts)


@pytest.fixture(scope="session")
def check(checker):
    """Check a plain text and return the whole answer."""

    def act(text, blocks=()):
        return checker.check(Extracted(text, text, blocks))

    return act


@pytest.fixture(scope="session")
def quoted(check):
    """Check a text that has one quotation and return its finding."""

    def act(text, blocks=()):
        findings = [one for one in check(text, blocks)["findings"] if one["kind"] == "quotation"]
        assert len(findings) == 1, findings
        return findings[0]

    return act


@pytest.fixture(scope="session")
def cited(check):
    """Check a text and return (words, verdict, citation) of each citation in it."""

    def act(text):
        findings = [one for one in check(text)["findings"] if one["kind"] == "citation"]
        return [(text[one["start"] : one["end"]], one["verdict"], one["citation"]) for one in findings]

    return act
