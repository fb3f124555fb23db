"""Pages of our own graph beside a partner's: the dataset of pages is then a list of graphs, in which the engine plans queries otherwise."""

import httpx
import pytest

from graph_service.settings import Settings
from tests.conftest import ServerInThread

TRIPLE = '<https://partner.example/a> <http://www.w3.org/2000/01/rdf-schema#label> "A partner\'s thing"@en .'


@pytest.fixture(scope="module")
def shared():
    with (
        ServerInThread(Settings(writes="open", log="off", workers=2)) as running,
        httpx.Client(base_url=running.url, timeout=200, headers={"accept": "text/html"}) as client,
    ):
        sent = client.put("/graph?graph=https://partner.example/g", content=TRIPLE, headers={"content-type": "text/turtle"})
        assert sent.status_code == 201, sent.text
        yield client


@pytest.mark.parametrize("path", ["/gaps", "/brief/6", "/questions"])
def test_a_page_is_made_within_the_limit_of_a_query(shared, path):
    # It was 503: the query of articles took more than the 30 seconds that a query may take.
    assert shared.get(path).status_code == 200
