"""The stores of the contract: the embedded one, and an engine elsewhere behind the remote one."""

import asyncio

import pytest

from graph_service.store.embedded.store import EmbeddedConfiguration, EmbeddedStore
from graph_service.store.remote.store import RemoteConfiguration, RemoteStore
from tests import engines


@pytest.fixture(params=["embedded", "oxigraph", "virtuoso", "fuseki"])
def backend(request):
    """Which store a test of the contract runs on."""
    return request.param


@pytest.fixture
def addresses(backend, request):
    """Where the engine of a remote store is, empty; None for the embedded one."""
    if backend == "embedded":
        yield None
    elif backend == "oxigraph":
        with engines.oxigraph() as engine:
            yield engine
    else:
        engine = request.getfixturevalue(backend)
        engines.empty(engine)
        yield engine


@pytest.fixture
def run_any(tiny_sources, addresses):
    """Run a coroutine function with a started store of the tiny dataset, on each backend."""

    def run(act, **options):
        async def main():
            if addresses is None:
                store = EmbeddedStore(EmbeddedConfiguration(**{"sources": tiny_sources, "workers": 2, **options}))
            else:
                store = RemoteStore(RemoteConfiguration(**{"sources": tiny_sources, **addresses.members(), **options}))
            await store.start()
            try:
                return await act(store)
            finally:
                await store.stop()

        return asyncio.run(main())

    return run
