"""The service with the whole graph, at an address, and what it is asked for."""

import json

import httpx
import pytest

from graph_service.endpoints.resources.context import text
from graph_service.namespaces import BASE
from graph_service.settings import Settings
from tests.conftest import ServerInThread

ONE_OF_EACH_KIND = (
    "gcm",
    "gcm/final-draft-2018",
    "gcm/objective/14",
    "gcm/objective/6/action/k",
    "gcm/objective/6/commitment",
    "gcm/objective/6/commitment/1",
    "gcm/para/43",
    "gcm/principle/3",
    "gcm/footnote/3",
    "gcm/heading/cooperative-framework",
    "priorities-2021",
    "priorities-2021/4",
    "priorities-2021/4/e",
    "commitments-2018/3",
    "joint-message-2018/goal/4",
    "nahuacalli-2018",
    "nahuacalli-2018/ayotzinapa-cinismo",
    "nahuacalli-2018/ayotzinapa-cinismo/3",
    "instrument/ilo-c189",
    "instrument/iccpr/article/17",
    "priorities-2021/6/d/ask/2",
    "actor/ilo",
    "actor/civil-society",
    "actor/state/mx",
    "forum/imrf",
    "process/imrf-review",
    "process/capacity-building-mechanism",
    "ratification/mx-icmw",
    "coverage/icmw",
    "link/commitments-2018-1--cites--gcm",
    "quote/commitments-2018-1--105-116",
)


@pytest.fixture(scope="session")
def graph_url():
    """The address of a service that holds our graph."""
    with ServerInThread(Settings(log="off", workers=2)) as running:
        yield running.url


@pytest.fixture(scope="session")
def site(graph_url):
    """A client of that service that follows no redirect and takes no compression, which would make entity tags weak."""
    with httpx.Client(base_url=graph_url, timeout=60, headers={"accept-encoding": "identity"}) as client:
        yield client


@pytest.fixture(scope="session")
def json_ld_context():
    return json.loads(text())["@context"]


@pytest.fixture
def described(site):
    """Return the description of a path in a form given by its suffix."""

    def get(path, suffix):
        response = site.get(f"/{path}.{suffix}")
        assert response.status_code == 200, (path, suffix, response.text[:300])
        return response

    return get


def iri(path):
    return BASE + path
