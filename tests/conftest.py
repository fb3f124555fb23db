"""What the tests share: a tiny dataset of about 30 triples, a service on it in this process, and one in a process of its own."""

import asyncio
import os
import threading

import httpx
import hypothesis
import pytest
import uvicorn
from rdflib import Graph

from graph_service import package_data
from graph_service.app import create_service
from graph_service.server.connection import protocol
from graph_service.settings import Settings
from graph_service.store.embedded.store import EmbeddedConfiguration, EmbeddedStore
from graph_service.store.seed import SeedFile
from tests import engines
from tests.serving import TINY, load, service

GRAPHS = "https://example.org/graph/"
# A time for each example would make every property test depend on what else the machine does.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")
# So would httpx's own five seconds, where a test gives no time.
for step in ("connect", "read", "write", "pool"):
    setattr(httpx._config.DEFAULT_TIMEOUT_CONFIG, step, 60.0)


@pytest.fixture(scope="session")
def tiny_sources():
    return tuple(SeedFile(TINY / f"{stem}.ttl", GRAPHS + stem) for stem in ("people", "places"))


@pytest.fixture
def run_store(tiny_sources):
    """Run a coroutine function with a started store of the tiny dataset; keywords go to the store's configuration."""

    def run(act, **options):
        async def main():
            store = EmbeddedStore(EmbeddedConfiguration(**{"sources": tiny_sources, "workers": 2, **options}))
            await store.start()
            try:
                return await act(store)
            finally:
                await store.stop()

        return asyncio.run(main())

    return run


@pytest.fixture(scope="session")
def built_graphs():
    """The built graphs by the stem of their file, read by another library than the one that serves; nobody changes them."""
    return {file.stem: Graph().parse(file, format="turtle") for file in sorted(package_data.turtle().glob("*.ttl"))}


class ServerInThread:
    """The application under uvicorn in a thread, for tests that want its address quickly."""

    def __init__(self, settings, most=4096):
        application, answers, refusals = create_service(settings)
        http = protocol(answers, refusals, most)
        config = uvicorn.Config(application, http=http, port=0, log_config=None, access_log=False, lifespan="on", loop="uvloop", ws="none")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run)

    def __enter__(self):
        self.thread.start()
        while not self.server.started:
            if not self.thread.is_alive():
                pytest.fail("the service did not start")
            threading.Event().wait(0.01)
        port = self.server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        return self

    def __exit__(self, *_):
        self.server.should_exit = True
        self.thread.join(30)


@pytest.fixture(scope="session")
def tiny_url():
    """The address of a service that holds the tiny dataset, open to writes; tests that write use graphs of their own."""
    with ServerInThread(Settings(dataset="none", writes="open", log="off", workers=3, query_timeout=5.0)) as running:
        for stem in ("people", "places"):
            load(running.url, TINY / f"{stem}.ttl", GRAPHS + stem)
        yield running.url


@pytest.fixture
def client(tiny_url):
    """A client of that service."""
    with httpx.Client(base_url=tiny_url, timeout=20) as client:
        yield client


@pytest.fixture(scope="session")
def run_service():
    """Start the service in a process of its own: a context manager that takes the command's flags."""
    return service


@pytest.fixture(scope="session")
def builtin_service():
    """A service on our own graph, read-only, as a user starts it."""
    with service("--log", "off", env={key: value for key, value in os.environ.items() if not key.startswith("COMPACT_GRAPH_")}) as running:
        yield running


@pytest.fixture(scope="session")
def builtin_url(builtin_service):
    """The address of that service."""
    return builtin_service.url


@pytest.fixture(scope="session")
def kept_virtuoso(tmp_path_factory):
    """The one Virtuoso of the session."""
    engine = engines.KeptVirtuoso(tmp_path_factory.mktemp("virtuoso"))
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def kept_fuseki():
    """The one Fuseki of the session."""
    with engines.fuseki() as engine:
        yield engine


@pytest.fixture
def fuseki(kept_fuseki):
    """Where Fuseki is. A test after which it is no longer alive has failed."""
    yield kept_fuseki
    assert kept_fuseki.process.poll() is None, "Fuseki died"


@pytest.fixture
def virtuoso(kept_virtuoso):
    """Where Virtuoso is. A test after which it is no longer alive has failed."""
    yield kept_virtuoso.addresses
    kept_virtuoso.confirm()
